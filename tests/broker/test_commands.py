"""The commands that speak to Kafka, as a person types them, on a real one."""

import asyncio
import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from aiokafka.errors import TopicAlreadyExistsError

from copytaster.core.topology import TOPICS
from tests.broker.clients import Raw, admin_client, committed_offsets, create_topics, produce, read_all, read_until
from tests.broker.conftest import Names
from tests.broker.kafka import Broker, free_port
from tests.broker.service_process import ServiceProcess, create_outputs
from tests.broker.test_service import STORY, settings_of

SEED = Path(__file__).parents[3] / "shared" / "seed-story.txt"


async def copytaster(broker: Broker | None, settings: Mapping[str, str], *words: str) -> tuple[int, str]:
    """Exit code and everything that was said."""
    bootstrap = broker.bootstrap if broker else f"127.0.0.1:{free_port()}"
    environment = {name: value for name, value in os.environ.items() if not name.startswith("COPYTASTER_")}
    for name, value in {"bootstrap_servers": bootstrap, **settings}.items():
        environment[f"COPYTASTER_{name.upper()}"] = value
    command = [sys.executable, "-m", "copytaster", *words]
    done = await asyncio.to_thread(
        subprocess.run, command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False
    )
    return done.returncode, done.stdout.decode()


def as_raw(number: int, timestamp_ms: int) -> Raw:
    """A story of its own, sent at that time."""
    return Raw(STORY.replace(b"Trosnes", b"Trosnes %d" % number), partition=0, timestamp_ms=timestamp_ms)


async def test_topics_are_compared_made_and_mended(broker: Broker, names: Names) -> None:
    """What is missing is made, what is unsafe is mended, what the operator chose is kept."""
    settings = settings_of(names)
    dead_letters = f"{names.prefix}.dead-letter.v1"
    await create_topics(broker, names.topic("raw"), configs={"max.message.bytes": "30000000"})
    await create_topics(broker, dead_letters, partitions=2, configs={"retention.ms": "12345000"})

    code, said = await copytaster(broker, settings, "topics", "diff")
    assert code == 1
    assert f"{names.prefix}.story.v1" in said
    assert "max.message.bytes" in said

    assert (await copytaster(broker, settings, "topics", "apply"))[0] == 0
    assert await copytaster(broker, settings, "topics", "diff") == (0, "the output topics are as they must be\n")
    async with admin_client(broker) as admin:
        described = {topic["topic"]: topic for topic in await admin.describe_topics()}
    for topic in TOPICS:
        assert topic.name(names.prefix) in described
    assert len(described[dead_letters]["partitions"]) == 2


async def test_applying_twice_changes_nothing(broker: Broker, names: Names) -> None:
    settings = settings_of(names)
    await copytaster(broker, settings, "topics", "apply")
    assert await copytaster(broker, settings, "topics", "apply") == (0, "the output topics are as they must be\n")
    with pytest.raises(TopicAlreadyExistsError):
        await create_topics(broker, f"{names.prefix}.story.v1")


@pytest.mark.parametrize("words", [("topics", "diff"), ("send", __file__, "--topic", "wire.raw.test")])
async def test_no_broker_is_said(words: tuple[str, ...]) -> None:
    """Exit code 69 and one plain sentence, no traceback."""
    code, said = await copytaster(None, {}, *words)
    assert code == 69
    assert "127.0.0.1" in said
    assert "Traceback" not in said


async def test_sending_to_a_topic_that_is_missing(broker: Broker, names: Names) -> None:
    code, said = await copytaster(broker, {}, "send", __file__, "--topic", names.topic("raw"))
    assert code == 78
    assert f"the topic {names.topic('raw')} does not exist" in said


async def test_files_are_sent_untouched(broker: Broker, names: Names, tmp_path: Path) -> None:
    """A folder in the order of its names, headers with every record; a file that cannot be read is named."""
    raw = names.topic("raw")
    await create_topics(broker, raw)
    (tmp_path / "b.txt").write_bytes(b"two\r\n\xff")
    (tmp_path / "a.txt").write_bytes(b"one")
    words = ("send", str(tmp_path), str(tmp_path / "gone.txt"), "--topic", raw, "--header", "x-feed=hna")
    code, said = await copytaster(broker, {}, *words)
    assert code == 66
    assert "gone.txt: No such file or directory" in said
    assert "2 sent" in said
    records = await read_all(broker, raw)
    assert [record.value for record in records] == [b"one", b"two\r\n\xff"]
    assert records[0].headers == (("x-feed", b"hna"),)


async def sent_and_read(broker: Broker, names: Names, file: Path, log: Path) -> dict[str, object]:
    """The one document that a file becomes, by the real commands; headers and ledger are looked at."""
    raw, story = names.topic("raw"), f"{names.prefix}.story.v1"
    await create_topics(broker, raw)
    await create_outputs(broker, names.prefix)
    assert (await copytaster(broker, {}, "send", str(file), "--topic", raw))[0] == 0
    with ServiceProcess(broker, log, settings_of(names, workers="1")) as service:
        await read_until(broker, story, count=1)
        while not service.metric("copytaster_records_total"):
            await asyncio.sleep(0.05)
        assert service.metric("copytaster_records_total", outcome="published") == 1
        assert service.metric("copytaster_records_total") == 1
        assert service.metric("copytaster_records_unaccounted_total") == 0
        assert service.metric("copytaster_producer_records_total", topic=story) == 1
        assert service.terminate() == 0
    (record,) = await read_all(broker, story)
    document: dict[str, object] = json.loads(record.value)
    headers = dict(record.headers)
    ours = document["copytaster"]
    assert isinstance(ours, dict)
    assert record.key.decode() == ours["storyId"]
    assert headers["ce_type"] == b"copytaster.story.v1"
    assert headers["ce_specversion"] == b"1.0"
    assert headers["x-pubstatus"] == b"usable"
    return document


async def test_story_sent_comes_out_once(broker: Broker, names: Names, tmp_path: Path) -> None:
    file = tmp_path / "story.txt"
    file.write_bytes(STORY)
    document = await sent_and_read(broker, names, file, tmp_path / "service.log")
    assert document["pubStatus"] == "usable"


@pytest.mark.skipif(not SEED.exists(), reason="the seed story lies outside of the repository")
async def test_seed_story_sent_comes_out_once(broker: Broker, names: Names, tmp_path: Path) -> None:
    document = await sent_and_read(broker, names, SEED, tmp_path / "service.log")
    ours = document["copytaster"]
    assert isinstance(ours, dict)
    assert ours["times"]["documentDate"]["value"] == "2022-02-22"
    assert "headlines" not in document
    assert len(ours["embeds"]) == 2


@pytest.mark.parametrize(("start", "first"), [("earliest", 0), ("latest", 3), ("2026-03-02T10:00:00Z", 1)])
async def test_new_group_begins_where_it_is_told(
    broker: Broker, names: Names, tmp_path: Path, start: str, first: int
) -> None:
    """The start is committed before anything is read; a partition that comes later begins at its beginning."""
    raw = names.topic("raw")
    await create_topics(broker, raw)
    await create_outputs(broker, names.prefix)
    times = [1772445600000 - 1000, 1772445600000, 1772445600000 + 1000]
    await produce(broker, raw, [as_raw(number, time) for number, time in enumerate(times)])
    settings = settings_of(names, start=start, metadata_max_age_ms="1000")
    with ServiceProcess(broker, tmp_path / "service.log", settings) as service:
        running = await service.until_logged("lane_running")
        assert running["messaging.kafka.offset"] == first
        await produce(broker, raw, [as_raw(3, times[-1] + 1000)])
        await read_until(broker, f"{names.prefix}.story.v1", count=4 - first)
        assert service.terminate() == 0
    assert await committed_offsets(broker, names.group) == {(raw, 0): 4}


async def test_group_without_offsets_is_refused_when_told_so(broker: Broker, names: Names) -> None:
    await create_topics(broker, names.topic("raw"))
    await create_outputs(broker, names.prefix)
    code, said = await copytaster(broker, settings_of(names, start="fail", ops_port="0"), "run", "read")
    assert code == 78
    assert f"the group {names.group} has no offsets" in said
