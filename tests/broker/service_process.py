"""The service as a process of its own: started, frozen, killed and asked, as an operator or a fate would."""

import asyncio
import json
import os
import signal
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from copytaster.core.topology import TOPICS
from tests.broker.clients import create_topics
from tests.broker.kafka import Broker

START_SECONDS = 60.0
END_SECONDS = 40.0
DEAD_LETTER_BYTES = "21000000"


async def create_outputs(broker: Broker, prefix: str, partitions: int = 1) -> None:
    """The output topics, as the start-up check wants them."""
    for topic in TOPICS:
        configs = {"max.message.bytes": DEAD_LETTER_BYTES} if topic.holds_raw_copy else {}
        await create_topics(broker, topic.name(prefix), partitions=partitions, configs=configs)


@dataclass(slots=True)
class ServiceProcess:
    """One service process; a context that ends it. `command` replaces `copytaster run read`, for wicked work."""

    broker: Broker
    log: Path
    settings: Mapping[str, str]
    command: Sequence[str] = ("-m", "copytaster", "run", "read")
    process: "subprocess.Popen[bytes] | None" = field(default=None)

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.thaw()
        self.kill()

    def start(self) -> None:
        """Start it; its output goes to `log`, after what is there."""
        environment = {name: value for name, value in os.environ.items() if not name.startswith("COPYTASTER_")}
        settings = {
            "bootstrap_servers": self.broker.bootstrap,
            "ops_port": "0",
            "ops_host": "127.0.0.1",
            "workers": "0",
        }
        for name, value in {**settings, **self.settings}.items():
            environment[f"COPYTASTER_{name.upper()}"] = value
        with self.log.open("ab") as output:
            self.process = subprocess.Popen(
                [sys.executable, *self.command], env=environment, stdout=output, stderr=output, start_new_session=True
            )

    @property
    def running(self) -> "subprocess.Popen[bytes]":
        """The process, which was started."""
        assert self.process is not None
        return self.process

    def lines(self) -> Iterator[dict[str, object]]:
        """The log, line by line; what is no JSON is left out."""
        for line in self.log.read_text(errors="replace").splitlines():
            try:
                found = json.loads(line)
            except ValueError:
                continue
            if isinstance(found, dict):
                yield found

    def logged(self, event: str) -> list[dict[str, object]]:
        """The lines of one event."""
        return [line for line in self.lines() if line.get("event") == event]

    async def until_logged(self, event: str, count: int = 1, seconds: float = START_SECONDS) -> dict[str, object]:
        """The `count`-th line of the event, as soon as it is there; fails with the log's end when the process ends."""
        deadline = asyncio.get_running_loop().time() + seconds
        while len(found := self.logged(event)) < count:
            tail = self.log.read_text(errors="replace")[-3000:]
            assert self.running.poll() is None, f"the service ended with {self.running.returncode}:\n{tail}"
            assert asyncio.get_running_loop().time() < deadline, f"no {event} within {seconds} s:\n{tail}"
            await asyncio.sleep(0.05)
        return found[count - 1]

    def get(self, path: str, headers: Mapping[str, str] | None = None) -> tuple[int, str]:
        """Status and text of an address of the ops port."""
        port = self.logged("ops_port_open")[-1]["port"]
        request = urllib.request.Request(f"http://127.0.0.1:{port}{path}", headers=dict(headers or {}))
        try:
            with urllib.request.urlopen(request, timeout=5) as answer:  # noqa: S310 - the ops port of our own process
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()

    def metric(self, name: str, **labels: str) -> float:
        """The sum of all samples of this name whose labels include the given ones."""
        _, text = self.get("/metrics")
        total = 0.0
        for line in text.splitlines():
            sample, _, value = line.rpartition(" ")
            if sample.partition("{")[0] == name and all(
                f'{key}="{value_}"' in sample for key, value_ in labels.items()
            ):
                total += float(value)
        return total

    def freeze(self) -> None:
        """Stop its clock."""
        self._signal(signal.SIGSTOP)

    def thaw(self) -> None:
        """Let it go on."""
        self._signal(signal.SIGCONT)

    def terminate(self) -> int:
        """SIGTERM, and its exit code."""
        self._signal(signal.SIGTERM)
        return self.running.wait(END_SECONDS)

    def kill(self) -> None:
        """SIGKILL."""
        self._signal(signal.SIGKILL)
        self.running.wait(END_SECONDS)

    def _signal(self, number: signal.Signals) -> None:
        if self.running.poll() is None:
            self.running.send_signal(number)
