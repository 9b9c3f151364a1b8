"""Reading a bounded stretch of topics for a command: what is there now, and no further. No group is joined.

Ends are fixed when the command starts: what comes later, its own outputs among it, is not read. Everything is read
committed. `Halt` is how a signal ends long work between two transactions, `Pace` how it keeps its rate.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from datetime import datetime
from typing import Protocol, TypeVar

import structlog
from aiokafka import AIOKafkaConsumer, TopicPartition
from aiokafka.errors import KafkaError, OffsetOutOfRangeError

from copytaster.kafka.clients import make_reader
from copytaster.kafka.cluster import admin, cluster_of
from copytaster.kafka.places import Place, Stretch
from copytaster.kafka.producer import CommitInDoubtError
from copytaster.kafka.records import ConsumedRecord
from copytaster.kafka.refusals import FENCED, UNAUTHORISED, CannotError
from copytaster.settings import Settings

log = structlog.get_logger()

T = TypeVar("T")
Found = Mapping[TopicPartition, Sequence[ConsumedRecord]]

POLL_MS = 200
FETCH_RECORDS = 500
FRUITLESS = 5
"""Attempts in a row without any progress, after which the brokers' trouble is told."""
RETRY_SECONDS = 2.0


class Halt:
    """Set by a signal; work ends at its next look."""

    def __init__(self) -> None:
        self._event = asyncio.Event()

    def set(self) -> None:
        """End soon."""
        self._event.set()

    def __bool__(self) -> bool:
        return self._event.is_set()

    async def rest(self, seconds: float) -> None:
        """Sleep, but no longer than until it is set."""
        try:
            async with asyncio.timeout(seconds):
                await self._event.wait()
        except TimeoutError:
            return


class Watcher(Protocol):
    """Hears how far the work is."""

    def begin(self, offsets: int) -> None:
        """So many offsets are to be looked at; said again when the work begins anew."""

    def read(self, offsets: int) -> None:
        """So many more are behind us."""


class Pace:
    """No more than so many records a second on the whole; None is as fast as it goes."""

    def __init__(self, rate: float | None, clock: Callable[[], float] = time.monotonic) -> None:
        self._rate = rate
        self._clock = clock
        self._due = clock()

    def most(self, records: int) -> int:
        """How many to take at once: a second's worth, so that an interruption finds the work in small pieces."""
        return records if self._rate is None else max(1, min(records, int(self._rate)))

    def wait_seconds(self, records: int) -> float:
        """How long to rest after so many."""
        if self._rate is None:
            return 0.0
        self._due = max(self._due, self._clock() - 1.0) + records / self._rate
        return max(self._due - self._clock(), 0.0)


@asynccontextmanager
async def reader(settings: Settings) -> AsyncIterator[AIOKafkaConsumer]:
    """A started consumer without a group."""
    consumer = make_reader(settings)
    try:
        await consumer.start()
        yield consumer
    finally:
        await consumer.stop()


async def partitions_of(settings: Settings) -> Mapping[str, int]:
    """All topics with their numbers of partitions."""
    async with admin(settings) as client:
        return (await cluster_of(client)).partitions


async def stretches(
    consumer: AIOKafkaConsumer,
    places: Sequence[TopicPartition],
    since: datetime | None = None,
    until: datetime | None = None,
) -> list[Stretch]:
    """What the partitions hold now, from the first record at or after `since` to before the first one at `until`."""
    if not places:
        return []
    firsts = dict(await consumer.beginning_offsets(places))
    ends = dict(await consumer.end_offsets(places))
    if since is not None:
        found = await consumer.offsets_for_times(dict.fromkeys(places, _milliseconds(since)))
        firsts = {place: found[place].offset if found.get(place) else ends[place] for place in places}
    if until is not None:
        found = await consumer.offsets_for_times(dict.fromkeys(places, _milliseconds(until)))
        ends = {place: min(found[place].offset, ends[place]) if found.get(place) else ends[place] for place in places}
    return [Stretch(place.topic, place.partition, firsts[place], max(ends[place], firsts[place])) for place in places]


def _milliseconds(instant: datetime) -> int:
    return max(int(instant.timestamp() * 1000), 0)


async def records_in(
    consumer: AIOKafkaConsumer, wanted: Sequence[Stretch], on_read: Callable[[int], None], most: int = FETCH_RECORDS
) -> AsyncIterator[Found]:
    """All records of the stretches, a fetch at a time; `on_read` hears how many offsets are behind us.

    Raises `CannotError` for a record that no client can read.
    """
    left = {TopicPartition(one.topic, one.partition): one for one in wanted if one.offsets}
    if not left:
        return
    consumer.assign(list(left))
    at = {place: one.first for place, one in left.items()}
    for place, one in left.items():
        consumer.seek(place, one.first)
    while left:
        found = await _fetched(consumer, at, most)
        within = {
            place: kept
            for place, records in found.items()
            if place in left and (kept := [record for record in records if record.offset < left[place].end])
        }
        if within:
            yield within
        for place, one in list(left.items()):
            position = min(await consumer.position(place), one.end)
            on_read(position - at[place])
            at[place] = position
            if position >= one.end:
                consumer.pause(place)
                del left[place]


async def _fetched(consumer: AIOKafkaConsumer, at: Mapping[TopicPartition, int], most: int) -> Found:
    try:
        found: Found = await consumer.getmany(timeout_ms=POLL_MS, max_records=most)
    except OffsetOutOfRangeError:
        raise CannotError("the broker deleted records while they were read: begin later (--since)") from None
    except UnicodeDecodeError:
        places = ", ".join(f"{place.topic}:{place.partition} at or after {offset}" for place, offset in at.items())
        raise CannotError(
            f"a record has a header name that is not UTF-8, and no client can read it: {places}"
        ) from None
    return found


async def record_at(consumer: AIOKafkaConsumer, place: Place) -> ConsumedRecord | None:
    """The record at this place; None when the broker no longer has it, or never had."""
    where = TopicPartition(place.topic, place.partition)
    (there,) = await stretches(consumer, [where])
    if not there.first <= place.offset < there.end:
        return None
    one = Stretch(place.topic, place.partition, place.offset, place.offset + 1)
    async for found in records_in(consumer, [one], lambda _: None, most=1):
        return found[where][0]
    return None


async def persistently(attempt: Callable[[], Awaitable[T]], progress: Callable[[], int], halt: Halt) -> T:
    """Run the attempt anew after each trouble of the brokers, as long as some attempt of five in a row gets further.

    An attempt begins from what is committed, so that nothing is lost or done twice.
    """
    fruitless = 0
    while True:
        before = progress()
        try:
            return await attempt()
        except (*FENCED, *UNAUTHORISED):
            raise
        except (KafkaError, CommitInDoubtError, TimeoutError, OSError) as error:
            fruitless = 1 if progress() > before else fruitless + 1
            if fruitless >= FRUITLESS or halt:
                raise
            log.warning("attempt_failed", **{"error.type": type(error).__name__})
            await halt.rest(RETRY_SECONDS)
