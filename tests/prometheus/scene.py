"""A bad day in half a minute: the service on a real Kafka, with copy of all kinds, scraped by a real Prometheus.

What happens: the demo's copy, its faults too; fresh stories, some from the future; a wire with a gap in its numbers
and with heartbeats, another that falls silent, heartbeats and all, a third that never speaks but did a week ago; copy
that is cut short, each second; a record that kills its worker; dead letters redriven; a second pod that comes and goes.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import yaml

from copytaster.cli.demo import copy_of
from tests.broker.clients import Raw, create_topics, produce
from tests.broker.kafka import Broker
from tests.broker.service_process import ServiceProcess, create_outputs
from tests.broker.test_commands import copytaster
from tests.broker.test_feeds import until
from tests.prometheus.programs import Prometheus, run
from tests.prometheus.rules import RULE_FILES

PREFIX, GROUP, TOPIC = "copytaster", "copytaster-read", "wire.raw.demo"
LABELS = {"job": "copytaster", "namespace": "newsroom"}
CAME = "namespace_feed:copytaster_stories_received:increase30m"
SECONDS = 12
"""Of copy, a batch each: longer than the shortest idle time."""
HEARTBEAT = b"HEARTBEAT 10:15:00"
CUT_SHORT = b"<nitf><body><body.head><hedline>"
"""One each second: more than the twentieth that the alert asks for, however many Prometheus was too late to see."""
REDRIVEN = 10
LONGEST_SECONDS = 90.0
"""For what a busy machine does in ten."""
FEEDS = """
[[feed]]
name = "harbour"
match = { header = { x-desk = "harbour" } }
idle_seconds = 600
heartbeat_seconds = 5
sequence = true
owner = "harbour desk"
severity = "critical"

[[feed]]
name = "falls-silent"
match = { header = { x-desk = "hills" } }
idle_seconds = 10
heartbeat_seconds = 3
owner = "regional desk"

[[feed]]
name = "never-speaks"
match = { header = { x-desk = "moon" } }
idle_seconds = 10
owner = "night desk"

[[feed]]
name = "demo"
match = { topic = "wire.raw.demo" }
idle_seconds = 3600
owner = "operators"
"""


def story(number: int, stated: datetime, urgency: int = 4) -> bytes:
    """A story of that time, in ninjs."""
    item = {
        "uri": f"urn:scene:{number}",
        "version": "1",
        "type": "text",
        "urgency": urgency,
        "versioncreated": stated.isoformat(),
        "headline": "Ferry line to close",
        "body_text": "LYSVIK, March 2 (HNA) - The last ferry to Trosnes leaves on Friday, the harbour said.",
    }
    return json.dumps(item).encode()


def numbered(number: int) -> bytes:
    """A transmission with this number, in ANPA 1312."""
    return (
        f"\x16\x16\x01w{number:04}\x1fasian\r\nu i\x13\x11 BC-Ferry 03-02 0030\r\n\x02^BC-Ferry,0030<\r\n"
        "^Ferry stops<\r\n\t LYSVIK (HNA) _ The ferry to Trosnes will stop on Monday.\r\n\x03 HNA-03-02-26 1015GMT\x04"
    ).encode()


def of(desk: str, value: bytes) -> Raw:
    """A record of one desk's feed; a feed's numbers are in one partition."""
    return Raw(value, headers=(("x-desk", desk.encode()),), partition=0)


def second(number: int) -> list[Raw | bytes | None]:
    """What comes in a second: in every fourth all of the demo's copy."""
    now = datetime.now(UTC)
    records: list[Raw | bytes | None] = list(copy_of(None).values()) if number % 4 == 0 else []
    records += [
        story(number, now - timedelta(seconds=20)),
        story(1000 + number, now - timedelta(minutes=10), urgency=1),
        story(2000 + number, now + timedelta(hours=2)),
        of("harbour", numbered(100 + number if number < 4 else 110 + number)),
        of("harbour", HEARTBEAT),
        CUT_SHORT,
    ]
    if number == 0:
        records += [of("hills", story(3000, now)), of("hills", HEARTBEAT)]
    if number == 3:
        records.append(b"kill")
    return records


async def play(broker: Broker, settings: dict[str, str], folder: Path, first: ServiceProcess) -> None:
    """Everything that happens, in order."""
    sent = 0
    for number in range(SECONDS):
        records = second(number)
        sent += len(await produce(broker, TOPIC, records))
        await asyncio.sleep(1)
    await until(lambda: first.metric("copytaster_records_total") == sent, LONGEST_SECONDS)
    code, said = await copytaster(broker, settings, "dlq", "redrive", "--feed", "demo", "--limit", str(REDRIVEN))
    assert code == 0, said
    await until(lambda: first.metric("copytaster_redrive_records_total") == REDRIVEN, LONGEST_SECONDS)
    with ServiceProcess(broker, folder / "second.log", settings) as another:
        await another.until_logged("partitions_assigned")
        assert another.terminate() == 0
    await first.until_logged("partitions_assigned", 3)
    await produce(broker, TOPIC, second(SECONDS))
    await until(lambda: first.metric("copytaster_consumer_lag_records") == 0)
    await asyncio.sleep(2)
    assert first.metric("copytaster_records_unaccounted_total") == 0


def remember(folder: Path) -> None:
    """What Prometheus knows of a week ago: two feeds had stories in that half hour."""
    then = int(time.time()) - 7 * 86_400
    lines = [
        f'{CAME}{{namespace="{LABELS["namespace"]}",feed="{feed}"}} 30 {then + later}'
        for feed in ("never-speaks", "demo")
        for later in range(-60, 900, 10)
    ]
    file = folder / "week-ago.txt"
    file.write_text("\n".join([f"# TYPE {CAME} gauge", *lines, "# EOF", ""]), encoding="utf-8")
    done = run("promtool", "tsdb", "create-blocks-from", "openmetrics", file, folder / "data")
    assert done.returncode == 0, done.stderr


def configuration(folder: Path, port: object) -> Path:
    """Prometheus's own, with the shipped rules, all of them read and evaluated every second."""
    rules = folder / "rules"
    rules.mkdir()
    for file in RULE_FILES:
        document = yaml.safe_load(file.read_text(encoding="utf-8"))
        for group in document["groups"]:
            group["interval"] = "1s"
        (rules / file.name).write_text(yaml.safe_dump(document), encoding="utf-8")
    target = {"targets": [f"127.0.0.1:{port}"], "labels": {"namespace": LABELS["namespace"]}}
    config = folder / "prometheus.yml"
    settings = {
        "global": {"scrape_interval": "1s", "evaluation_interval": "1s"},
        "rule_files": [f"{rules}/*.yaml"],
        "scrape_configs": [{"job_name": LABELS["job"], "static_configs": [target]}],
    }
    config.write_text(yaml.safe_dump(settings), encoding="utf-8")
    return config


@contextlib.contextmanager
def played(folder: Path) -> Iterator[tuple[Prometheus, float, float]]:
    """The Prometheus that saw it all, still running, and when it began and ended (Unix seconds)."""
    feeds = folder / "feeds.toml"
    feeds.write_text(FEEDS, encoding="utf-8")
    settings = {"topics": TOPIC, "feeds_file": str(feeds), "workers": "1"}
    with Broker(folder) as broker:
        asyncio.run(_topics(broker))
        command = ("-m", "tests.prometheus.eventful_service")
        with ServiceProcess(broker, folder / "service.log", settings, command) as service:
            port = asyncio.run(_lanes(service))
            remember(folder)
            with Prometheus(folder, config=configuration(folder, port)) as prometheus:
                began = time.time()
                asyncio.run(play(broker, settings, folder, service))
                yield prometheus, began, time.time()


async def _topics(broker: Broker) -> None:
    await create_topics(broker, TOPIC, partitions=2)
    await create_outputs(broker, PREFIX)


async def _lanes(service: ServiceProcess) -> object:
    await service.until_logged("lane_running", 2)
    return service.logged("ops_port_open")[-1]["port"]
