"""Redrive and replay through what befalls a broker: everything once, and records that nobody can read are named."""

import asyncio
import json
from collections.abc import Sequence
from datetime import UTC, datetime

import pytest
from aiokafka import ConsumerRecord

from copytaster.core.model import RawRecord
from copytaster.kafka.bounded import Halt
from copytaster.kafka.places import Stretch
from copytaster.kafka.refusals import CannotError
from copytaster.kafka.replay import Replayed, replay
from copytaster.kafka.replay_plan import plan
from copytaster.metrics import Metrics
from copytaster.reader import Reader
from copytaster.settings import Settings
from copytaster.workers import make_pool
from tests.broker.clients import Raw, create_topics, produce, read_all
from tests.broker.conftest import Names, OwnBrokers
from tests.broker.kafka import Broker
from tests.broker.service_process import create_outputs
from tests.broker.test_dead_letters import CAME, Silent, redriven, settings_for
from tests.broker.test_service import STORY

RUBBISH = b"\x89PNG\r\n\x1a\n\x00"
RECORDS = 100


async def replayed(ours: Settings, what: Sequence[str | Stretch], rate: float | None) -> Replayed:
    metrics = Metrics()
    pool = make_pool(ours, metrics)
    await pool.start()
    planned = await plan(ours, "again", what, datetime(2026, 1, 1, tzinfo=UTC))
    return await replay(ours, planned, pool, metrics, rate=rate, halt=Halt(), watcher=Silent())


async def until_any(broker: Broker, *topics: str) -> list[ConsumerRecord]:
    while not (found := await read_all(broker, *topics)):
        await asyncio.sleep(0.05)
    return found


@pytest.mark.timeout(240)
async def test_both_go_on_when_the_broker_does(own_broker: OwnBrokers) -> None:
    """Killed with -9 in the middle of a redrive and a replay, and started again: everything is there once."""
    broker = own_broker()
    names = Names("own")
    raw, other = names.topic("raw"), names.topic("other")
    await create_topics(broker, raw, other)
    await create_outputs(broker, names.prefix)
    ours = settings_for(broker, names).model_copy(update={"workers": 0})
    reader = Reader(ours)
    letters = [
        reader.read(RawRecord(RUBBISH + b"%d" % number, CAME, None, (), raw, 0, number)).records[-1]
        for number in range(RECORDS)
    ]
    buried = [Raw(letter.value, letter.key, letter.headers) for letter in letters]
    await produce(broker, f"{names.prefix}.dead-letter.v1", buried)
    await produce(broker, other, [Raw(STORY + b" %d" % number) for number in range(RECORDS)])

    redriving = asyncio.create_task(redriven(broker, names, rate=20))
    replaying = asyncio.create_task(replayed(ours, [other], rate=20))
    await until_any(broker, raw)
    await until_any(broker, f"{names.prefix}.story.v1")
    await asyncio.to_thread(broker.kill)
    await asyncio.to_thread(broker.start)
    assert (await redriving).sent.total() == RECORDS
    assert (await replaying).published == RECORDS
    assert len({record.value for record in await read_all(broker, raw)}) == len(await read_all(broker, raw)) == RECORDS
    stories = await read_all(broker, f"{names.prefix}.story.v1")
    offsets = [json.loads(record.value)["copytaster"]["raw"]["offset"] for record in stories]
    assert sorted(offsets) == list(range(RECORDS))


async def test_unreadable_raw_record_is_named(broker: Broker, names: Names) -> None:
    """A header name that is not UTF-8: no client can read it; the replay says where, and can be bounded around it."""
    raw = names.topic("raw")
    await create_topics(broker, raw)
    await create_outputs(broker, names.prefix)
    ours = settings_for(broker, names).model_copy(update={"workers": 0})
    await produce(broker, raw, [STORY, Raw(STORY, headers=((b"\xff", b"1"),)), STORY])
    with pytest.raises(CannotError, match=f"{raw}:0 at or after"):
        await replayed(ours, [raw], None)
