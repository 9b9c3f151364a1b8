"""Worker processes survive anything a record can do; its neighbours and the order do too."""

import asyncio
import os
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import psutil
import pytest

from copytaster.core.model import Headers, RawRecord
from copytaster.workers.pool import PoolError
from copytaster.workers.process_pool import ProcessPool
from copytaster.workers.work import Work
from tests.unit.workers.wicked import dead_letter, marked, unloadable, wicked

MIB = 1 << 20


@dataclass(slots=True)
class Counts:
    """The metrics that the pool calls."""

    replaced: Counter[str] = field(default_factory=Counter)
    quarantines: Counter[str] = field(default_factory=Counter)
    records: int = 0

    def worker_replaced(self, reason: str) -> None:
        self.replaced[reason] += 1

    def quarantined(self, result: str) -> None:
        self.quarantines[result] += 1

    def chunk_read(self, wait_seconds: float, work_seconds: float, records: int) -> None:
        self.records += records


@asynccontextmanager
async def pool_of(
    workers: int = 1, make_work: Callable[[], Work] = wicked, wall_seconds: float = 60.0
) -> AsyncIterator[tuple[ProcessPool, Counts]]:
    counts = Counts()
    pool = ProcessPool(
        make_work,
        dead_letter,
        counts,
        workers=workers,
        memory_bytes=512 * MIB,
        cpu_seconds=0.3,
        wall_seconds=wall_seconds,
    )
    try:
        await pool.start()
        yield pool, counts
    finally:
        await pool.stop()


def record(value: bytes, offset: int = 0, headers: Headers = ()) -> RawRecord:
    return RawRecord(value, datetime(2026, 3, 2, tzinfo=UTC), topic="raw", offset=offset, headers=headers)


def records(*values: bytes) -> list[RawRecord]:
    return [record(value, offset) for offset, value in enumerate(values)]


async def test_pool_gives_one_outcome_per_record_in_order() -> None:
    """Chunks side by side keep their own order."""
    async with pool_of(2) as (pool, counts):
        chunks = [records(*(b"%d-%d" % (chunk, number) for number in range(10))) for chunk in range(8)]
        found = await asyncio.gather(*(pool.read(chunk) for chunk in chunks))
        for chunk, outcomes in zip(chunks, found, strict=True):
            assert [outcome.records[0].value for outcome in outcomes] == [one.value for one in chunk]
        assert counts.records == 80
        assert pool.status().size == 2


async def test_poison_of_all_kinds_costs_only_itself() -> None:
    """A loop, one in C, a bomb, a killed worker, an exception in one chunk: each a dead letter, all else is read."""
    async with pool_of() as (pool, counts):
        chunk = records(b"a", b"loop", b"b", b"loop in C", b"bomb", b"c", b"kill", b"raise", b"d")
        outcomes = await pool.read(chunk)
        assert [outcome.records[0].value for outcome in outcomes] == [one.value for one in chunk]
        assert [outcome.tally.code for outcome in outcomes] == [
            None, "poison_cpu", None, "poison_cpu", "poison_memory", None, "poison_died", "poison_died", None,
        ]  # fmt: skip
        assert counts.quarantines == {"dead_lettered": 5}
        assert counts.replaced == {"cpu": 2, "memory": 1, "died": 2}


async def test_suspect_that_passes_alone_is_cleared(tmp_path: Path) -> None:
    """A worker that died by chance costs its record nothing."""
    async with pool_of() as (pool, counts):
        flag = str(tmp_path / "flag").encode()
        outcomes = await pool.read([record(b"a"), record(b"kill once", 1, (("flag", flag),)), record(b"b", 2)])
        assert [outcome.tally.code for outcome in outcomes] == [None, None, None]
        assert counts.quarantines == {"cleared": 1}


async def test_quick_records_before_a_poison_are_read_again() -> None:
    """Answers that the dead worker had not sent yet are no loss, and no suspects."""
    async with pool_of() as (pool, counts):
        outcomes = await pool.read(records(*[b"x"] * 15, b"kill"))
        assert [outcome.tally.code for outcome in outcomes] == [None] * 15 + ["poison_died"]
        assert counts.quarantines == {"dead_lettered": 1}
        assert counts.replaced == {"died": 1}


async def test_answers_larger_than_the_buffer() -> None:
    """Megabytes go both ways, and small ones after them."""
    async with pool_of() as (pool, _):
        large = [bytes([number]) * (3 * MIB) for number in range(3)]
        outcomes = await pool.read(records(*large, b"small"))
        assert [outcome.records[0].value for outcome in outcomes] == [*large, b"small"]
        assert len(await pool.read(records(b"y"))) == 1


async def test_idle_worker_that_died_costs_nothing() -> None:
    """Its next record is tried alone, and cleared."""
    async with pool_of() as (pool, counts):
        psutil.Process(next(iter(pool._children)).pid).kill()
        await asyncio.sleep(0.05)
        assert [outcome.tally.code for outcome in await pool.read(records(b"a", b"b"))] == [None, None]
        assert counts.quarantines == {"cleared": 1}


async def test_sleeping_work_meets_the_wall_limit() -> None:
    """A worker that takes no CPU time is ended by the clock."""
    async with pool_of(wall_seconds=0.5) as (pool, _):
        stuck = next(iter(pool._children))
        reading = asyncio.create_task(pool.read(records(b"a" * 10)))
        psutil.Process(stuck.pid).suspend()
        outcomes = await reading
        assert len(outcomes) == 1


async def test_cancelled_read_leaves_the_pool_usable() -> None:
    """What nobody waits for is finished, and its worker is free again."""
    async with pool_of() as (pool, _):
        reading = asyncio.create_task(pool.read(records(*[b"x"] * 50)))
        await asyncio.sleep(0)
        reading.cancel()
        await asyncio.gather(reading, return_exceptions=True)
        assert len(await pool.read(records(b"y"))) == 1


async def test_stop_leaves_no_process_and_no_descriptor() -> None:
    """Everything that the pool opened is closed."""
    descriptors = len(os.listdir("/proc/self/fd"))  # noqa: PTH208 - a count
    async with pool_of(2) as (pool, _):
        await pool.read(records(b"a", b"kill", b"b"))
        pids = [child.pid for child in pool._children]
    assert not [pid for pid in pids if psutil.pid_exists(pid)]
    assert len(os.listdir("/proc/self/fd")) <= descriptors + 1  # noqa: PTH208 - the loop may keep one of its own


async def test_factory_that_fails_is_a_pool_error() -> None:
    """A model that cannot be loaded is told at the start."""
    with pytest.raises(PoolError):
        async with pool_of(make_work=unloadable):
            pass


async def test_other_work_from_the_next_chunk_on() -> None:
    """What is under way is read to its end as it was begun, nothing is lost, and later chunks are read anew."""
    async with pool_of(2, partial(marked, "old")) as (pool, _):
        under_way = [asyncio.create_task(pool.read(records(*numbered(50)))) for _ in range(4)]
        await asyncio.sleep(0)
        pool.use(partial(marked, "new"), dead_letter)
        after = [asyncio.create_task(pool.read(records(*numbered(50)))) for _ in range(4)]
        for reading in (*under_way, *after):
            assert [outcome.records[0].value for outcome in await reading] == numbered(50)
        for reading in after:
            assert {outcome.tally.feed for outcome in reading.result()} == {"new"}


async def test_other_work_for_workers_that_come_later() -> None:
    """A worker made anew, and a quarantine, do the work that is in use by then."""
    async with pool_of(1, partial(marked, "old")) as (pool, _):
        pool.use(partial(marked, "new"), dead_letter)
        outcomes = await pool.read(records(b"1", b"kill", b"2"))
        assert [outcome.tally.feed for outcome in outcomes] == ["new", "test", "new"]


async def test_other_work_while_a_worker_starts() -> None:
    """It gets what is in use when it is ready."""
    async with pool_of(1, partial(marked, "old")) as (pool, _):
        reading = asyncio.create_task(pool.read(records(b"kill", b"1")))
        await asyncio.sleep(0.02)
        pool.use(partial(marked, "new"), dead_letter)
        await reading
        (outcome,) = await pool.read(records(b"1"))
        assert outcome.tally.feed == "new"


def numbered(count: int) -> list[bytes]:
    return [b"%d" % number for number in range(count)]
