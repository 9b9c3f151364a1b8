"""Exactly once and in order, whatever happens to processes and broker while records flow."""

import asyncio
import os
import time
from pathlib import Path

import pytest

from tests.broker.chaos import judged, load, torment
from tests.broker.clients import create_topics, read_until
from tests.broker.conftest import Names, OwnBrokers
from tests.broker.kafka import Broker
from tests.broker.service_process import ServiceProcess, create_outputs

PARTITIONS = 4
SEEDS = range(int(os.environ.get("CHAOS_SEEDS", "1")))

pytestmark = pytest.mark.timeout(300)


def settings_of(names: Names) -> dict[str, str]:
    return {
        "group": names.group,
        "topics": names.topic("raw"),
        "output_prefix": names.prefix,
        "session_timeout_ms": "6000",
        "transaction_timeout_ms": "10000",
    }


async def prepared(broker: Broker, names: Names) -> tuple[str, str]:
    """The raw topic and the story topic."""
    await create_topics(broker, names.topic("raw"), partitions=PARTITIONS)
    await create_outputs(broker, names.prefix)
    return names.topic("raw"), f"{names.prefix}.story.v1"


@pytest.mark.parametrize("seed", SEEDS)
async def test_kills_and_freezes_lose_and_double_nothing(
    broker: Broker, names: Names, tmp_path: Path, seed: int
) -> None:
    """One of two processes is killed or frozen for 9 s, again and again, under load."""
    raw, story = await prepared(broker, names)
    with (
        ServiceProcess(broker, tmp_path / "one.log", settings_of(names)) as one,
        ServiceProcess(broker, tmp_path / "two.log", settings_of(names)) as two,
    ):
        await asyncio.gather(one.until_logged("lane_running"), two.until_logged("lane_running"))
        loading = asyncio.create_task(load(broker, raw, PARTITIONS, 6000, per_second=200))
        await torment((one, two), seed, rounds=4, frozen_seconds=9.0)
        verdict = await judged(broker, story, await loading, PARTITIONS, seconds=90)
    assert verdict.clean, verdict


async def test_broker_killed_under_load_loses_and_doubles_nothing(
    own_broker: OwnBrokers, names: Names, tmp_path: Path
) -> None:
    """The broker is killed (-9) and comes back, then is stopped and comes back; the service stays."""
    broker = own_broker()
    raw, story = await prepared(broker, names)
    with ServiceProcess(broker, tmp_path / "one.log", settings_of(names)) as service:
        await service.until_logged("lane_running", PARTITIONS)
        loading = asyncio.create_task(load(broker, raw, PARTITIONS, 4000, per_second=200))
        for end in (broker.kill, broker.stop):
            await asyncio.sleep(3)
            await asyncio.to_thread(end)
            await asyncio.sleep(3)
            await asyncio.to_thread(broker.start)
        verdict = await judged(broker, story, await loading, PARTITIONS, seconds=90)
        assert service.running.poll() is None
    assert verdict.clean, verdict


async def test_third_process_joins_under_load(broker: Broker, names: Names, tmp_path: Path) -> None:
    """Rebalances move partitions between live processes: nothing lost, nothing twice."""
    raw, story = await prepared(broker, names)
    with (
        ServiceProcess(broker, tmp_path / "one.log", settings_of(names)) as one,
        ServiceProcess(broker, tmp_path / "two.log", settings_of(names)),
        ServiceProcess(broker, tmp_path / "three.log", settings_of(names)) as three,
    ):
        three.kill()
        await one.until_logged("lane_running")
        loading = asyncio.create_task(load(broker, raw, PARTITIONS, 2000, per_second=200))
        await asyncio.sleep(2)
        three.start()
        await three.until_logged("lane_running")
        await asyncio.sleep(2)
        assert three.terminate() == 0
        verdict = await judged(broker, story, await loading, PARTITIONS, seconds=60)
    assert verdict.clean, verdict


async def test_broker_away_for_long(own_broker: OwnBrokers, names: Names, tmp_path: Path) -> None:
    """The broker is away (60 s, with `OUTAGE_SECONDS`; 15 s by default): no exit, nothing lost, and on it goes."""
    seconds = float(os.environ.get("OUTAGE_SECONDS", "15"))
    broker = own_broker()
    raw, story = await prepared(broker, names)
    with ServiceProcess(broker, tmp_path / "one.log", settings_of(names)) as service:
        await service.until_logged("lane_running", PARTITIONS)
        await load(broker, raw, PARTITIONS, 200, per_second=400)
        await read_until(broker, story, count=200)
        await asyncio.to_thread(broker.stop)
        await asyncio.sleep(seconds)
        assert service.running.poll() is None
        assert service.get("/livez")[0] == 200
        silent_since = service.metric("copytaster_consumer_last_fetch_timestamp_seconds")
        assert 0 < time.time() - silent_since - seconds < 10
        await asyncio.to_thread(broker.start)
        await load(broker, raw, PARTITIONS, 200, per_second=400)
        places = await read_until(broker, story, count=400, seconds=90)
        assert len(places) == 400
        assert service.metric("copytaster_consumer_last_fetch_timestamp_seconds") > silent_since + seconds
        assert service.running.poll() is None
