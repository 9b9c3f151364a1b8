"""Feeds on a real Kafka: named, watched, counted before their first story, and their registry changed meanwhile."""

import asyncio
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.broker.clients import Raw, create_topics, produce, read_all, read_until
from tests.broker.conftest import Names
from tests.broker.kafka import Broker
from tests.broker.service_process import ServiceProcess, create_outputs
from tests.broker.test_service import settings_of

RAW_STORIES = 200
GAPS = "copytaster_feed_sequence_gaps_total"


def anpa(number: int) -> Raw:
    """A transmission of service w with this number, in ANPA 1312."""
    text = (
        f"\x16\x16\x01w{number:04}\x1fasian\r\nu i\x13\x11 BC-Ferry 03-02 0030\r\n\x02^BC-Ferry,0030<\r\n"
        "^Ferry stops<\r\n\t LYSVIK (HNA) _ The ferry to Trosnes will stop on Monday.\r\n\x03 HNA-03-02-26 1015GMT\x04"
    )
    return Raw(text.encode(), partition=0)


def registry(topic: str, name: str, *lines: str) -> str:
    return "\n".join((f'[[feed]]\nname = "{name}"\nmatch = {{ topic = "{topic}" }}', *lines, ""))


async def until(condition: Callable[[], bool], seconds: float = 30.0) -> None:
    async with asyncio.timeout(seconds):
        while not condition():
            await asyncio.sleep(0.1)


@pytest.fixture
async def raw(broker: Broker, names: Names) -> str:
    topic = names.topic("raw")
    await create_topics(broker, topic)
    await create_outputs(broker, names.prefix)
    return topic


async def test_feed_is_watched(broker: Broker, names: Names, raw: str, tmp_path: Path) -> None:
    """Counters before the first story; then what came, its heartbeat, and a gap in its numbers, late ones excepted."""
    file = tmp_path / "feeds.toml"
    file.write_text(registry(raw, "hna", "idle_seconds = 600", "heartbeat_seconds = 60", "sequence = true"))
    settings = settings_of(names, feeds_file=str(file))
    with ServiceProcess(broker, tmp_path / "service.log", settings, ("-m", "tests.broker.quick_feeds")) as service:
        await service.until_logged("lane_running")
        text = service.get("/metrics")[1]
        for kind in ("new", "withdrawal", "heartbeat", "unreadable"):
            assert f'copytaster_stories_received_total{{feed="hna",kind="{kind}"}} 0.0' in text
        assert f'{GAPS}{{feed="hna"}} 0.0' in text
        assert 'copytaster_feed_idle_time_seconds{feed="hna"} 600.0' in text
        assert 'copytaster_feed_last_heartbeat_timestamp_seconds{feed="hna"}' not in text

        await produce(broker, raw, [anpa(number) for number in (9997, 9998, 1, 9999, 2, 6, 7)])
        await produce(broker, raw, [Raw(b"HEARTBEAT 10:15:00"), Raw(b'{"type": "text", "body_text": 1')])
        await until(lambda: service.metric("copytaster_records_total", feed="hna") == 9)
        await until(lambda: service.metric(GAPS, feed="hna") == 1)
        (gap,) = service.logged("feed_sequence_gap")
        assert (gap["service"], gap["first"], gap["last"], gap["numbers"]) == ("w", 3, 5, 3)
        assert service.metric("copytaster_stories_received_total", feed="hna", kind="heartbeat") == 1
        assert service.metric("copytaster_stories_received_total", feed="hna", kind="unreadable") == 1
        assert service.metric("copytaster_feed_last_heartbeat_timestamp_seconds", feed="hna") > 0
        assert service.metric("copytaster_consumer_lag_seconds") == 0
        assert service.metric("copytaster_state", state="running") == 1
    documents = [json.loads(one.value) for one in await read_all(broker, f"{names.prefix}.story.v1")]
    assert {one["copytaster"]["feed"]["id"] for one in documents} == {"hna"}


async def test_take_over_is_no_gap(broker: Broker, names: Names, raw: str, tmp_path: Path) -> None:
    """Numbers that another process read are not missing, and those after it are watched again."""
    file = tmp_path / "feeds.toml"
    file.write_text(registry(raw, "hna", "sequence = true"))
    settings = settings_of(names, feeds_file=str(file))
    quick = ("-m", "tests.broker.quick_feeds")
    with ServiceProcess(broker, tmp_path / "one.log", settings, quick) as first:
        await produce(broker, raw, [anpa(number) for number in (1, 2, 3)])
        await first.until_logged("lane_running")
        await until(lambda: first.metric("copytaster_records_total", feed="hna") == 3)
        with ServiceProcess(broker, tmp_path / "two.log", settings, quick) as second:
            await second.until_logged("partitions_assigned")
            assert first.terminate() == 0
            await second.until_logged("lane_running")
            await produce(broker, raw, [anpa(number) for number in (40, 41, 43)])
            await until(lambda: second.metric(GAPS, feed="hna") == 1)
            (gap,) = second.logged("feed_sequence_gap")
            assert (gap["first"], gap["last"]) == (42, 42)


async def test_registry_changes_under_load(broker: Broker, names: Names, raw: str, tmp_path: Path) -> None:
    """A worker takes it over between two chunks: nothing lost or twice, in order; a bad one changes nothing."""
    file = tmp_path / "feeds.toml"
    file.write_text(registry(raw, "old"))
    settings = settings_of(names, feeds_file=str(file), workers="1")
    story = f"{names.prefix}.story.v1"
    with ServiceProcess(broker, tmp_path / "service.log", settings, ("-m", "tests.broker.quick_feeds")) as service:
        await service.until_logged("lane_running")
        before = json.loads(service.get("/status")[1])["config_hash"]

        async def feed() -> None:
            for number in range(RAW_STORIES):
                await produce(broker, raw, [Raw(b"Ferry stops, number %d.\n" % number, partition=0)])

        feeding = asyncio.create_task(feed())
        await read_until(broker, story, count=20)
        file.write_text(registry(raw, "bad", "idle = 3"))
        await service.until_logged("feeds_refused")
        file.write_text(registry(raw, "new"))
        await service.until_logged("feeds_reloaded")
        await feeding
        stories = await read_until(broker, story, count=RAW_STORIES)
        status = json.loads(service.get("/status")[1])
        assert status["service"]["feeds"]["feeds"] == ["new"]
        assert status["service"]["feeds"]["refused"] is None
        assert status["config_hash"] != before
        assert service.metric("copytaster_config_info", hash=status["config_hash"]) == 1
        assert service.metric("copytaster_config_reloads_total", result="refused") == 1
        assert service.metric("copytaster_config_reloads_total", result="applied") == 1
        assert service.metric("copytaster_config_last_reload_successful") == 1
        assert service.metric("copytaster_records_unaccounted_total") == 0
    documents = [json.loads(one.value)["copytaster"] for one in stories]
    assert [one["raw"]["offset"] for one in documents] == list(range(RAW_STORIES))
    feeds = [one["feed"]["id"] for one in documents]
    changed = feeds.index("new")
    assert feeds == ["old"] * changed + ["new"] * (RAW_STORIES - changed)
    assert changed > 0
