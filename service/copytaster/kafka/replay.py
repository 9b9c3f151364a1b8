"""Raw copy read once more, from where it lies: bounded, beside the service, exactly once.

    stretches of raw topics → mark each record as replayed → the same core in the same worker processes
      → outputs and the replay's own offsets in one transaction

The service is not asked (service/adr/0012): its lanes, lag, latencies and its stop at too many dead letters know
nothing of a replay, and documents name the raw records where they really lie. A replay has a name; its group
`<group>-replay-<name>` keeps its bounds beside the offsets, so that after an interruption the same command goes on to
the same end. Its one producer has the group's name as transactional id: a second one of that name fences the first.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from aiokafka import TopicPartition

from copytaster.core.model import DeadLettered, Outcome, Published, RawRecord, Spiked
from copytaster.kafka.bounded import Found, Halt, Pace, Watcher, persistently, reader, records_in
from copytaster.kafka.breaker import DeadLetterBreaker
from copytaster.kafka.clients import HEADROOM_BYTES, make_producer, record_limit_bytes
from copytaster.kafka.cluster import admin, cluster_of
from copytaster.kafka.places import Stretch
from copytaster.kafka.producer import CommitInDoubtError, KafkaProducer
from copytaster.kafka.records import output_bytes, raw_record
from copytaster.kafka.refusals import CannotError, GaveUpError, in_words
from copytaster.kafka.replay_plan import Plan, begun, place_in, standing, stored_at
from copytaster.kafka.topics import max_bytes, output_topics
from copytaster.metrics import Metrics
from copytaster.settings import Settings
from copytaster.workers.pool import Pool

MARK = ("x-replay", b"replay")


@dataclass(slots=True)
class Replayed:
    """What became of the records of this run, counted after their commits."""

    published: int = 0
    spiked: int = 0
    dead_lettered: int = 0
    outputs: dict[str, int] = field(default_factory=dict)  # records by output topic

    @property
    def records(self) -> int:
        """All of them."""
        return self.published + self.spiked + self.dead_lettered

    def add(self, outcomes: Sequence[Outcome]) -> None:
        """Count what was committed."""
        for outcome in outcomes:
            self.published += isinstance(outcome, Published)
            self.spiked += isinstance(outcome, Spiked)
            self.dead_lettered += isinstance(outcome, DeadLettered)
            for record in outcome.records:
                self.outputs[record.topic] = self.outputs.get(record.topic, 0) + 1


async def replay(
    settings: Settings, planned: Plan, pool: Pool, metrics: Metrics, *, rate: float | None, halt: Halt, watcher: Watcher
) -> Replayed:
    """Read what is left of the plan; what became of it when it ended, or was halted.

    Raises `CannotError`, `GaveUpError` and `BrokerAway`. The pool is started.
    """
    run = _Run(settings, planned, pool, metrics, rate=rate, halt=halt)

    async def attempt() -> None:
        await run.attempt(watcher)

    with in_words(settings):
        await persistently(attempt, lambda: run.done.records, halt)
    return run.done


class _Run:
    """One process's share of a replay."""

    def __init__(
        self, settings: Settings, planned: Plan, pool: Pool, metrics: Metrics, *, rate: float | None, halt: Halt
    ) -> None:
        self.done = Replayed()
        self._settings = settings
        self._plan = planned
        self._pool = pool
        self._metrics = metrics
        self._pace = Pace(rate)
        self._halt = halt
        self._in_doubt: tuple[dict[TopicPartition, tuple[int, str]], list[RawRecord], list[Outcome]] | None = None
        self._breaker = DeadLetterBreaker(
            ratio=settings.dead_letter_stop_ratio,
            window=settings.dead_letter_stop_window,
            minimum=settings.dead_letter_stop_minimum,
        )

    async def attempt(self, watcher: Watcher) -> None:
        """From what is committed to the end: fence whoever was before us, settle what was in doubt, go on."""
        settings, group = self._settings, self._plan.group
        limit = await _output_limit(settings)
        producer = KafkaProducer(make_producer(settings, group, limit), record_limit_bytes(limit))
        try:
            await producer.start()
            left = await self._left(producer)
            watcher.begin(sum(one.offsets for one in left))
            async with reader(settings) as consumer:
                most = self._pace.most(settings.transaction_records)
                async for found in records_in(consumer, left, watcher.read, most):
                    await self._take(producer, found)
                    if self._halt:
                        return
            # Markers after the last record have offsets, too: done is done.
            await self._commit(producer, self._all_at_end(), [], [])
        finally:
            await producer.discard()

    async def _left(self, producer: KafkaProducer) -> tuple[Stretch, ...]:
        """What is left; the bounds are committed before the first record is read."""
        stored = await standing(self._settings, self._plan.group)
        if self._in_doubt is not None:
            offsets, records, outcomes = self._in_doubt
            self._in_doubt = None
            if all(stored.get(place) == one for place, one in offsets.items()):
                self._count(records, outcomes)
        if stored:
            return begun(self._plan.group, stored).left
        beginning = {place_in(one): stored_at(one, one.first) for one in self._plan.whole}
        await self._commit(producer, beginning, [], [])
        return self._plan.whole

    async def _take(self, producer: KafkaProducer, found: Found) -> None:
        """Read a fetch's records and commit them, in transactions that are not too large."""
        records = [_marked(raw_record(one)) for consumed in found.values() for one in consumed]
        outcomes = await self._read(records)
        begin = weight = 0
        for end, outcome in enumerate(outcomes, 1):
            weight += sum(map(output_bytes, outcome.records))
            if weight >= self._settings.transaction_bytes or end == len(outcomes):
                await self._publish(producer, records[begin:end], outcomes[begin:end])
                begin, weight = end, 0

    async def _read(self, records: Sequence[RawRecord]) -> list[Outcome]:
        size = self._settings.chunk_records
        chunks = [records[start : start + size] for start in range(0, len(records), size)]
        outcomes = [one for chunk in await asyncio.gather(*map(self._pool.read, chunks)) for one in chunk]
        if len(outcomes) != len(records):
            self._metrics.unaccounted(len(records) - len(outcomes))
            raise GaveUpError(f"{len(outcomes)} outcomes of {len(records)} records: a fault of ours")
        return outcomes

    async def _publish(self, producer: KafkaProducer, records: list[RawRecord], outcomes: list[Outcome]) -> None:
        if self._breaker.trips(outcomes):
            raise GaveUpError(
                "nearly every record becomes a dead letter, so the replay stopped before it wrote these: see "
                "`copytaster dlq list`, mend the cause, then give the same command again"
            )
        whole = {place_in(one): one for one in self._plan.whole}
        offsets = {}
        for record in records:
            place = TopicPartition(record.topic, record.partition)
            offsets[place] = stored_at(whole[place], record.offset + 1)
        await self._commit(producer, offsets, records, outcomes)
        await self._halt.rest(self._pace.wait_seconds(len(records)))

    async def _commit(
        self,
        producer: KafkaProducer,
        offsets: dict[TopicPartition, tuple[int, str]],
        records: list[RawRecord],
        outcomes: list[Outcome],
    ) -> None:
        outputs = [output for outcome in outcomes for output in outcome.records]
        try:
            async with asyncio.timeout(self._settings.transaction_deadline_ms / 1000):
                await producer.publish(outputs, offsets, self._plan.group)
        except CommitInDoubtError:
            self._in_doubt = (offsets, records, outcomes)
            raise
        self._count(records, outcomes)

    def _count(self, records: list[RawRecord], outcomes: list[Outcome]) -> None:
        self.done.add(outcomes)
        self._metrics.committed(records, outcomes, time.time())

    def _all_at_end(self) -> dict[TopicPartition, tuple[int, str]]:
        return {place_in(one): stored_at(one, one.end) for one in self._plan.whole}


def _marked(record: RawRecord) -> RawRecord:
    """The record as one that is replayed; a redriven one stays that."""
    if any(name == MARK[0] for name, _ in record.headers):
        return record
    return replace(record, headers=(*record.headers, MARK))


async def _output_limit(settings: Settings) -> int:
    """The largest `max.message.bytes` of the outputs; raises `CannotError` when one is missing."""
    outputs = output_topics(settings)
    async with admin(settings) as client:
        cluster = await cluster_of(client, outputs)
    if missing := [topic for topic in outputs if topic not in cluster.partitions]:
        raise CannotError(f"{', '.join(missing)} does not exist: copytaster topics apply")
    limits = (max_bytes(cluster, topic) for topic in outputs)
    return max(*limits, settings.dead_letter_bytes + HEADROOM_BYTES)
