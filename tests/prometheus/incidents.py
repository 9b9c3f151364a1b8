"""Real incidents with everything real: Kafka, the service, Prometheus, Alertmanager, and who is told.

    make incidents        # seven minutes; nothing of it is part of `make test`

A feed falls silent, another floods us with what cannot be read, the broker is stopped. Each alert is waited for, at the
receiver that the routes lead to; then the first checks of its runbook are run as they stand there and what it says is
done, and the alert must end. Windows are a twentieth of the shipped ones (`hurried.py`). Exit code 1 when something did
not come as it should.
"""

from __future__ import annotations

import asyncio
import logging
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from aiohttp import web
from aiokafka import AIOKafkaProducer
from aiokafka.errors import KafkaError

from tests.broker.clients import create_topics
from tests.broker.kafka import Broker, free_port
from tests.broker.service_process import ServiceProcess, create_outputs
from tests.prometheus import hurried
from tests.prometheus.programs import Alertmanager, Prometheus
from tests.prometheus.runbooks import commands, page_of, queries, section

STORY = b"LYSVIK, March 2 (HNA) - The ferry to Trosnes will stop on Monday, the operator said. Number %d."
HEARTBEAT = b"HEARTBEAT 10:15:00"
POISON = b'{"type": "text", "body_text": 1'
WAIT_SECONDS = 240.0
COMMAND_SECONDS = 120.0
SHOWN_LINES = 12

REGISTRY = """
[[feed]]
name = "hna"
match = { topic = "wire.raw.hna" }
idle_seconds = 10
heartbeat_seconds = 2
owner = "foreign desk"
severity = "critical"

[[feed]]
name = "pep"
match = { topic = "wire.raw.pep" }
idle_seconds = 600
owner = "sports desk"
"""
TOPICS = ("wire.raw.hna", "wire.raw.pep", "wire.raw.canary")


def say(text: str) -> None:
    """A line with the time."""
    print(f"{time.strftime('%H:%M:%S')}  {text}", flush=True)  # noqa: T201 - a command shows what it does


@dataclass(slots=True)
class Sender:
    """Sends what it is told, twice a second, until its task is cancelled; a broker that is away is waited for."""

    bootstrap: str
    copy: dict[str, list[bytes]] = field(default_factory=dict)  # by topic: what is sent at each turn

    async def run(self) -> None:
        """Send."""
        number = 0
        while True:
            try:
                async with producer(self.bootstrap) as connected:
                    while True:
                        number += 1
                        for topic, values in list(self.copy.items()):
                            for value in values:
                                text = value % number if b"%d" in value else value
                                await asyncio.wait_for(connected.send_and_wait(topic, text), 5)
                        await asyncio.sleep(0.5)
            except (KafkaError, OSError, TimeoutError):
                await asyncio.sleep(1)


@asynccontextmanager
async def producer(bootstrap: str) -> AsyncIterator[AIOKafkaProducer]:
    """A connected one, given up within seconds."""
    made = AIOKafkaProducer(bootstrap_servers=bootstrap, request_timeout_ms=3000)
    try:
        await asyncio.wait_for(made.start(), 10)
        yield made
    finally:
        await asyncio.wait({asyncio.ensure_future(made.stop())}, timeout=5)


@dataclass(slots=True)
class Told:
    """The receivers: which alerts arrived where, firing or resolved."""

    arrived: set[tuple[str, str, str]] = field(default_factory=set)

    def incident(self, what: str) -> None:
        """A new one begins: what arrived before does not count."""
        say(f"INCIDENT  {what}")
        self.arrived.clear()

    async def serve(self, port: int, stack: AsyncExitStack) -> None:
        """At this port until the stack ends."""
        app = web.Application()
        app.router.add_post("/{receiver}", self._take)
        runner = web.AppRunner(app, access_log=None)
        await runner.setup()
        stack.push_async_callback(runner.cleanup)
        await web.TCPSite(runner, "127.0.0.1", port).start()

    async def _take(self, request: web.Request) -> web.Response:
        for alert in (await request.json())["alerts"]:
            key = (request.match_info["receiver"], alert["labels"]["alertname"], alert["status"])
            if key not in self.arrived and alert["labels"]["alertname"] != "CopytasterWatchdog":
                say(f"    told {key[0]}: {key[2]} {key[1]}: {alert['annotations']['summary']}")
            self.arrived.add(key)
        return web.Response()


@dataclass(slots=True)
class Scene:
    """All that runs, and what an operator does with it."""

    broker: Broker
    service: ServiceProcess
    prometheus: Prometheus
    alertmanager: Alertmanager
    sender: Sender
    told: Told
    url: str
    settings: dict[str, str]
    folder: Path

    async def state(self, alert: str) -> str | None:
        """Of an alert in Alertmanager: active, suppressed, or None when it is not there."""
        found = await asyncio.to_thread(self.alertmanager.alerts)
        states = {one["status"]["state"] for one in found if one["labels"]["alertname"] == alert}
        return "active" if "active" in states else next(iter(states), None)

    async def until(self, what: str, true: Callable[[], bool]) -> None:
        """Wait for something that can be asked without waiting."""
        deadline = time.monotonic() + WAIT_SECONDS
        while not true():
            assert time.monotonic() < deadline, f"not within {WAIT_SECONDS:.0f} s: {what}"
            await asyncio.sleep(0.2)

    async def fires(self, alert: str, receiver: str) -> None:
        """Wait until it has arrived at its receiver."""
        began = time.monotonic()
        await self.until(f"{alert} at {receiver}", lambda: (receiver, alert, "firing") in self.told.arrived)
        say(f"  FIRES   {alert} after {time.monotonic() - began:.0f} s, arrived at {receiver}")

    async def is_kept_back(self, alert: str) -> None:
        """Wait until it is there, and inhibited."""
        deadline = time.monotonic() + WAIT_SECONDS
        while await self.state(alert) != "suppressed":
            assert time.monotonic() < deadline, f"{alert} is not kept back"
            await asyncio.sleep(0.5)
        say(f"  KEPT    {alert} fires in Prometheus and is kept back")

    async def ends(self, *alerts: str) -> None:
        """Wait until Alertmanager has it no more."""
        began = time.monotonic()
        for alert in alerts:
            while await self.state(alert) is not None:
                assert time.monotonic() - began < WAIT_SECONDS, f"{alert} does not end"
                await asyncio.sleep(0.5)
            say(f"  ENDS    {alert} after {time.monotonic() - began:.0f} s")

    async def first_checks(self, alert: str, words: Mapping[str, str]) -> None:
        """Run the queries and our commands of the runbook as they stand there; others need a cluster."""
        say(f"  runbook {alert}: first checks")
        checks = section(page_of(alert), "First checks")
        for word, value in words.items():
            checks = checks.replace(word, value)
        for query in queries(checks):
            found = await asyncio.to_thread(self.prometheus.query, query)
            shown = [f"{labels(one['metric'])} {float(one['value'][1]):.4g}" for one in found]
            say(f"    ? {query}\n              {'; '.join(shown) or '(nothing)'}")
        for program, *arguments in commands(checks):
            if program == "copytaster":
                await self.run(*arguments)

    async def run(self, *arguments: str) -> int:
        """A command of ours with the operator's settings; its first lines are shown."""
        if arguments[0] == "status":
            arguments = (*arguments, "--url", self.url)
        done = await self.done(*arguments)
        lines = [line.rstrip() for line in (done.stdout + done.stderr).splitlines() if line.strip()]
        say(f"    $ copytaster {' '.join(arguments)}    (exit code {done.returncode})")
        for line in lines[:SHOWN_LINES]:
            print(f"              {line[:150]}", flush=True)  # noqa: T201 - as above
        return done.returncode

    async def done(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Our program with the operator's settings, in a folder of its own."""
        return await asyncio.to_thread(
            subprocess.run,
            [sys.executable, "-m", "copytaster", *arguments],
            capture_output=True,
            text=True,
            check=False,
            env=environment(self.settings),
            cwd=self.folder,
            timeout=COMMAND_SECONDS,
        )

    async def newest_letter(self, feed: str) -> str:
        """Where it lies, as `dlq list` says."""
        lines = (await self.done("dlq", "list", "--feed", feed, "--limit", "1")).stdout.splitlines()
        return lines[-1].split()[0]

    async def restart_service(self, **changed: str) -> None:
        """As a rollout would, with these settings."""
        code = await asyncio.to_thread(self.service.terminate)
        assert code == 0, f"the service ended with {code}"
        self.service.settings = {**self.settings, **changed}
        before = len(self.service.logged("lane_running"))
        self.service.start()
        await self.service.until_logged("lane_running", before + 1)


def labels(found: Mapping[str, str]) -> str:
    """Those that say something here."""
    told = [f"{name}={value}" for name, value in found.items() if name not in {"__name__", "job", "instance"}]
    return "{" + ", ".join(told) + "}"


def environment(settings: Mapping[str, str]) -> dict[str, str]:
    """Ours and nothing else of that prefix."""
    others = {name: value for name, value in os.environ.items() if not name.startswith("COPYTASTER_")}
    return others | {f"COPYTASTER_{name.upper()}": value for name, value in settings.items()} | {"COLUMNS": "150"}


async def silence(scene: Scene) -> None:
    """The sender of hna stops, heartbeats and all; it is found and started again."""
    scene.told.incident("feed hna falls silent")
    kept = scene.sender.copy.pop("wire.raw.hna")
    await scene.fires("CopytasterFeedHeartbeatMissing", "desk-urgent")
    await scene.is_kept_back("CopytasterFeedSilent")
    await scene.first_checks("CopytasterFeedHeartbeatMissing", {"FEED": "hna"})
    say("  done    the desk calls the agency: its sender is started")
    scene.sender.copy["wire.raw.hna"] = kept
    await scene.ends("CopytasterFeedHeartbeatMissing", "CopytasterFeedSilent")
    scene.told.incident("feed hna sends heartbeats and no stories")
    scene.sender.copy["wire.raw.hna"] = [HEARTBEAT]
    await scene.fires("CopytasterFeedSilent", "desk-urgent")
    await scene.first_checks("CopytasterFeedSilent", {"FEED": "hna"})
    scene.sender.copy["wire.raw.hna"] = kept
    await scene.ends("CopytasterFeedSilent")


async def poison(scene: Scene) -> None:
    """The sender of pep sends what is no copy: some of it at first, then nothing else, until its lane stops."""
    scene.told.incident("a third of the records of pep cannot be read")
    scene.sender.copy["wire.raw.pep"] = [STORY, STORY, POISON]
    await scene.fires("CopytasterDeadLetters", "on-call-ticket")
    words = {"FEED": "pep", "PARTITION:OFFSET": await scene.newest_letter("pep")}
    await scene.first_checks("CopytasterDeadLetters", words)
    scene.told.incident("none of them can")
    scene.sender.copy["wire.raw.pep"] = [POISON] * 8
    await scene.fires("CopytasterLaneStopped", "on-call-page")
    await scene.first_checks("CopytasterLaneStopped", {})
    say("  done    its sender is stopped; what it sent is let through to the dead letters, as the runbook says")
    scene.sender.copy["wire.raw.pep"] = [STORY]
    await scene.restart_service(dead_letter_stop_window="100000", dead_letter_stop_minimum="100000")
    await scene.ends("CopytasterLaneStopped")
    assert await scene.run("status") == 0
    await scene.run("dlq", "list", "--feed", "pep", "--limit", "3")
    await scene.ends("CopytasterDeadLetters")
    await scene.restart_service()


async def outage(scene: Scene) -> None:
    """The broker is stopped, and started again."""
    scene.told.incident("the broker is stopped")
    await asyncio.to_thread(scene.broker.stop)
    await scene.fires("CopytasterBrokerUnreachable", "on-call-page")
    await scene.is_kept_back("CopytasterFeedHeartbeatMissing")
    await scene.first_checks("CopytasterBrokerUnreachable", {})
    assert await scene.state("CopytasterLaneStopped") is None, "an outage stops no lane"
    say("  done    the broker is started")
    await asyncio.to_thread(scene.broker.start)
    await scene.ends("CopytasterBrokerUnreachable", "CopytasterFeedHeartbeatMissing")
    assert await scene.run("canary", "--within", "60") == 0
    scene.told.incident("the service is stopped")
    await asyncio.to_thread(scene.service.terminate)
    await scene.fires("CopytasterDown", "on-call-page")
    await scene.first_checks("CopytasterDown", {})
    scene.service.start()
    await scene.ends("CopytasterDown")
    assert await scene.run("canary", "--within", "60") == 0


async def play(folder: Path) -> None:
    """Set everything up, then one incident after the other."""
    async with AsyncExitStack() as stack:
        scene = await made(folder, stack)
        sending = asyncio.create_task(scene.sender.run())
        stack.callback(sending.cancel)
        await scene.until(
            "the switch", lambda: ("dead-mans-switch", "CopytasterWatchdog", "firing") in scene.told.arrived
        )
        say("all runs; the watchdog arrives at dead-mans-switch")
        await asyncio.sleep(20)
        for incident in (silence, poison, outage):
            await incident(scene)
        assert scene.service.metric("copytaster_records_unaccounted_total") == 0
        say("all alerts came, arrived, and ended")


async def made(folder: Path, stack: AsyncExitStack) -> Scene:
    """Broker, topics, service, Prometheus, Alertmanager, receivers."""
    broker = Broker(folder)
    stack.push_async_callback(asyncio.to_thread, broker.close)
    await asyncio.to_thread(broker.start)
    await create_topics(broker, *TOPICS)
    await create_outputs(broker, "copytaster")
    (folder / "feeds.toml").write_text(REGISTRY, encoding="utf-8")
    ops, receivers = free_port(), free_port()
    settings = {
        "bootstrap_servers": broker.bootstrap,
        "feeds_file": str(folder / "feeds.toml"),
        "ops_port": str(ops),
        "ops_host": "127.0.0.1",
        "workers": "1",
    }
    service = stack.enter_context(ServiceProcess(broker, folder / "service.log", settings))
    await service.until_logged("lane_running", len(TOPICS))
    told = Told()
    await told.serve(receivers, stack)
    prometheus, alertmanager = await asyncio.to_thread(_watchers, folder, ops, f"http://127.0.0.1:{receivers}")
    stack.callback(prometheus.__exit__)
    stack.callback(alertmanager.__exit__)
    sender = Sender(broker.bootstrap, {"wire.raw.hna": [HEARTBEAT, STORY], "wire.raw.pep": [STORY]})
    return Scene(broker, service, prometheus, alertmanager, sender, told, f"http://127.0.0.1:{ops}", settings, folder)


def _watchers(folder: Path, ops: int, receivers: str) -> tuple[Prometheus, Alertmanager]:
    for name in ("prometheus", "alertmanager"):
        (folder / name).mkdir()
    hurried.write_rules(folder / "rules")
    (folder / "alertmanager.yml").write_text(hurried.alertmanager(receivers), encoding="utf-8")
    alertmanager = Alertmanager(folder / "alertmanager", config=folder / "alertmanager.yml").__enter__()
    text = hurried.prometheus(folder / "rules", ops, alertmanager.port)
    (folder / "prometheus.yml").write_text(text, encoding="utf-8")
    return Prometheus(folder / "prometheus", config=folder / "prometheus.yml").__enter__(), alertmanager


def main(arguments: Sequence[str]) -> int:
    """Play; keep what was written when something went wrong."""
    logging.getLogger("aiokafka").setLevel(logging.CRITICAL)  # of the sender, which waits for the broker
    folder = Path(tempfile.mkdtemp(prefix="copytaster-incidents-"))
    try:
        asyncio.run(play(folder))
    except AssertionError as error:
        say(f"FAILED  {error}\n          logs: {folder}")
        return 1
    if "--keep" not in arguments:
        shutil.rmtree(folder)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
