"""The service on a real Kafka: what goes in comes out once, accounted for, and it ends when it is told to."""

import asyncio
import json
import signal
import subprocess
import sys
from pathlib import Path

from tests.broker.clients import Raw, committed_offsets, create_topics, produce, read_all, read_until
from tests.broker.conftest import Names
from tests.broker.kafka import Broker
from tests.broker.service_process import ServiceProcess, create_outputs

STORY = b"LYSVIK, March 2 (HNA) - The ferry to Trosnes will stop on Monday, the operator said.\n\nMore will follow."


def settings_of(names: Names, **others: str) -> dict[str, str]:
    return {
        "group": names.group,
        "topics": names.topic("raw"),
        "output_prefix": names.prefix,
        **others,
    }


async def test_service_publishes_each_record_once(broker: Broker, names: Names, tmp_path: Path) -> None:
    """Story, alert, spiked record and dead letter, each once, with headers; the ledger counts them all."""
    raw = names.topic("raw")
    await create_topics(broker, raw, partitions=2)
    await create_outputs(broker, names.prefix)
    records = [
        Raw(STORY, headers=(("x-feed", b"hna"),), partition=0),
        Raw(b"FLASH: Halden central bank raises key rate to 4.25 percent", partition=0),
        Raw(b"  \n", partition=1),
        Raw(b"\x89PNG\r\n\x1a\n\x00\x01", partition=1),
    ]
    await produce(broker, raw, records)
    with ServiceProcess(broker, tmp_path / "service.log", settings_of(names, workers="1")) as service:
        stories = await read_until(broker, f"{names.prefix}.story.v1", count=2)
        alerts = await read_until(broker, f"{names.prefix}.alert.v1", count=1)
        spiked = await read_until(broker, f"{names.prefix}.spiked.v1", count=1)
        dead = await read_until(broker, f"{names.prefix}.dead-letter.v1", count=1)
        while service.metric("copytaster_records_total") < 4:
            await asyncio.sleep(0.05)

        document = json.loads(next(one.value for one in stories if dict(one.headers)["x-feed"] == b"hna"))
        assert document["copytaster"]["dateline"]["agency"] == "HNA"
        assert document["copytaster"]["raw"]["partition"] == 0
        assert dict(stories[0].headers)["ce_type"] == b"copytaster.story.v1"
        assert json.loads(alerts[0].value)["urgency"] == 1
        assert json.loads(spiked[0].value)["reason"] == "empty"
        assert dead[0].value == records[3].value
        assert dict(dead[0].headers)["dlq-code"] == b"unknown_format"
        assert service.metric("copytaster_records_total", outcome="published") == 2
        assert service.metric("copytaster_records_total", outcome="spiked") == 1
        assert service.metric("copytaster_records_total", outcome="dead_lettered") == 1
        assert service.metric("copytaster_records_unaccounted_total") == 0
        assert service.get("/readyz")[0] == 200
        assert service.get("/livez")[0] == 200
        lanes = json.loads(service.get("/status")[1])["service"]["lanes"]
        assert [lane["state"] for lane in lanes] == ["running", "running"]

        assert service.terminate() == 0
    assert await committed_offsets(broker, names.group) == {(raw, 0): 2, (raw, 1): 2}


async def test_service_drains_under_load(broker: Broker, names: Names, tmp_path: Path) -> None:
    """SIGTERM in the middle: exit 0; the next process goes on where it left, nothing lost, nothing twice, in order."""
    raw = names.topic("raw")
    await create_topics(broker, raw, partitions=2)
    await create_outputs(broker, names.prefix)
    story = f"{names.prefix}.story.v1"
    await produce(broker, raw, [Raw(STORY + b" %d" % number, partition=number % 2) for number in range(3000)])
    with ServiceProcess(broker, tmp_path / "one.log", settings_of(names)) as first:
        await read_until(broker, story, count=200)
        assert first.terminate() == 0
    before = len(await read_all(broker, story))
    with ServiceProcess(broker, tmp_path / "two.log", settings_of(names)):
        await read_until(broker, story, count=3000, seconds=60)
    places = [
        (place["partition"], place["offset"])
        for one in await read_all(broker, story)
        for place in [json.loads(one.value)["copytaster"]["raw"]]
    ]
    assert before >= 200
    assert len(places) == len(set(places)) == 3000
    for partition in (0, 1):
        offsets = [offset for number, offset in places if number == partition]
        assert offsets == sorted(offsets)


async def test_second_signal_abandons(broker: Broker, names: Names, tmp_path: Path) -> None:
    """Two signals end it at once, with exit code 0."""
    raw = names.topic("raw")
    await create_topics(broker, raw)
    await create_outputs(broker, names.prefix)
    with ServiceProcess(broker, tmp_path / "service.log", settings_of(names)) as service:
        await service.until_logged("lane_running")
        service.running.send_signal(signal.SIGTERM)
        await service.until_logged("drain_started")
        assert service.terminate() == 0


def test_bad_settings_are_refused(broker: Broker, names: Names, tmp_path: Path) -> None:
    """A typo and a bad value: both told, with the right name, and exit code 78."""
    environment = {"COPYTASTER_WORKRES": "2", "COPYTASTER_OPS_PORT": "many", "PATH": "/usr/bin:/bin"}
    done = subprocess.run(
        [sys.executable, "-m", "copytaster", "run", "read"],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 78
    assert "COPYTASTER_WORKERS" in done.stderr
    assert "COPYTASTER_OPS_PORT" in done.stderr


async def test_missing_topics_are_refused(broker: Broker, names: Names, tmp_path: Path) -> None:
    """Raw and output topics that do not exist: every one in the report, and exit code 78."""
    with ServiceProcess(broker, tmp_path / "service.log", settings_of(names)) as service:
        assert await asyncio.to_thread(service.running.wait, 30) == 78
    said = service.log.read_text()
    assert names.topic("raw") in said
    for kind in ("story", "alert", "spiked", "dead-letter"):
        assert f"{names.prefix}.{kind}.v1" in said
    assert "copytaster topics apply" in said
