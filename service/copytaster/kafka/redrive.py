"""Dead letters back to the topics they came from, each once: the records and the group's offsets in one transaction.

    walk the dead-letter topic from the first unsettled letter to its end as it is now
      → filter → refuse what must not or cannot go → send → mark as settled (settled.py), all in one transaction

A record goes back to the very partition it came from: its key may be none, or placed by another partitioner than ours,
and there it is beside its neighbours. It is stamped anew, for with its old time retention might delete it at once; the
old one goes along as a header. What fails again comes back as a new letter behind the end: no walk meets it twice.

A redrive can be ended at any time; the same command goes on. Two at once: the later one fences the earlier.
"""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from aiokafka import AIOKafkaConsumer, TopicPartition
from aiokafka.codec import zstd_encode

from copytaster.core.model import OutputRecord, Spiked
from copytaster.core.topology import TOPICS
from copytaster.kafka.bounded import Halt, Pace, Watcher, persistently, reader, record_at, records_in, stretches
from copytaster.kafka.clients import make_producer, record_limit_bytes
from copytaster.kafka.cluster import Cluster, admin, cluster_of
from copytaster.kafka.dead_letters import Letter, letter_of, raw_of, restored
from copytaster.kafka.group_offsets import stored_offsets
from copytaster.kafka.places import Place, Stretch
from copytaster.kafka.producer import CommitInDoubtError, KafkaProducer
from copytaster.kafka.records import output_bytes
from copytaster.kafka.redrive_tally import MOST_REDRIVES, Judge, Memory, Refusal, Request, Tally
from copytaster.kafka.refusals import CannotError, in_words
from copytaster.kafka.settled import Settled, TooManyRangesError, settled_of
from copytaster.kafka.topics import KAFKA_DEFAULT_BYTES, max_bytes, raw_topics
from copytaster.settings import Settings

BATCH_RECORDS = 100
"""Of a transaction."""
FRAME_BYTES = 100
"""Around the one record of a batch: 61 of the batch, and lengths."""
HEADER_FRAME_BYTES = 8
"""Around a header: its two lengths."""


@dataclass(slots=True)
class _Batch:
    """What one transaction will hold."""

    placed: list[tuple[tuple[str, int], OutputRecord]] = field(default_factory=list)
    tally: Tally = field(default_factory=Tally)


@dataclass(frozen=True, slots=True)
class _Doubt:
    """A batch whose commit was asked for and not answered, and what the group's offset says if it was committed."""

    partition: int
    stored: tuple[int, str]
    tally: Tally


def redrive_group(settings: Settings) -> str:
    """The consumer group that remembers what was redriven; also begins the transactional id."""
    return f"{settings.group}-redrive"


def dead_letter_topic(settings: Settings) -> str:
    """The topic's name."""
    return next(topic.name(settings.output_prefix) for topic in TOPICS if topic.holds_raw_copy)


async def settled_letters(settings: Settings) -> dict[int, Settled]:
    """What was redriven, by partition of the dead-letter topic."""
    return {partition: settled_of(*stored) for partition, stored in (await _stored(settings)).items()}


async def _stored(settings: Settings) -> dict[int, tuple[int, str]]:
    async with admin(settings) as client:
        stored = await stored_offsets(client, redrive_group(settings))
    topic = dead_letter_topic(settings)
    return {place.partition: one for place, one in stored.items() if place.topic == topic}


async def dead_letter_places(settings: Settings) -> list[TopicPartition]:
    """All partitions of the dead-letter topic; raises `CannotError` when it does not exist."""
    topic = dead_letter_topic(settings)
    async with admin(settings) as client:
        count = (await cluster_of(client)).partitions.get(topic, 0)
    if not count:
        raise CannotError(f"{topic} does not exist on {settings.bootstrap_servers}: copytaster topics apply")
    return [TopicPartition(topic, partition) for partition in range(count)]


async def memory(settings: Settings) -> Memory:
    """Whether brokers forget a redrive before its letters are gone. Raises `CannotError` and `BrokerAway`."""
    topic = dead_letter_topic(settings)
    with in_words(settings):
        async with admin(settings) as client:
            cluster = await cluster_of(client, [topic])
    minutes = cluster.broker_config.get("offsets.retention.minutes")
    kept_ms = cluster.topic_configs.get(topic, {}).get("retention.ms")
    kept_hours = None if kept_ms is None else float("inf") if int(kept_ms) < 0 else int(kept_ms) / 3_600_000
    return Memory(int(minutes) / 60 if minutes else None, kept_hours)


async def count(settings: Settings, request: Request, halt: Halt, watcher: Watcher, judge: Judge) -> Tally:
    """What a redrive would send; nothing is written. `judge` says what becomes of a record now.

    Raises `CannotError` and `BrokerAway`.
    """
    with in_words(settings):
        walk = _Walk(settings, request, halt, Tally(), judge=judge)
        await walk.run(watcher)
        return walk.tally


async def redrive(settings: Settings, request: Request, halt: Halt, watcher: Watcher) -> Tally:
    """Send what is meant; what was sent when it ended. Raises `CannotError`, `GaveUpError` and `BrokerAway`."""
    tally = Tally()
    doubts: list[_Doubt] = []

    async def attempt() -> Tally:
        async with _producer(settings) as producer:
            await _settle(settings, doubts, tally)
            await _Walk(settings, request, halt, tally, producer=producer, doubts=doubts).run(watcher)
        return tally

    with in_words(settings):
        return await persistently(attempt, tally.sent.total, halt)


async def _settle(settings: Settings, doubts: list[_Doubt], tally: Tally) -> None:
    """Whether what was in doubt counts: the group's offset tells."""
    if doubts:
        stored = await _stored(settings)
        for doubt in doubts:
            if stored.get(doubt.partition) == doubt.stored:
                tally.add(doubt.tally)
        doubts.clear()
    tally.begin_again()


@asynccontextmanager
async def _producer(settings: Settings) -> AsyncIterator[KafkaProducer]:
    """A started transactional producer: whoever redrove before is fenced, and what it left open has ended."""
    limit = settings.record_bytes
    producer = KafkaProducer(make_producer(settings, redrive_group(settings), limit), record_limit_bytes(limit))
    try:
        await producer.start()
        yield producer
    finally:
        await producer.discard()


class _Walk:
    """Once through the dead-letter topic, from what is committed to its end as it is now."""

    def __init__(
        self,
        settings: Settings,
        request: Request,
        halt: Halt,
        tally: Tally,
        *,
        producer: KafkaProducer | None = None,
        judge: Judge | None = None,
        doubts: list[_Doubt] | None = None,
    ) -> None:
        self.tally = tally
        self._settings = settings
        self._request = request
        self._halt = halt
        self._producer = producer
        self._judge = judge
        self._doubts = doubts if doubts is not None else []
        self._pace = Pace(request.rate)
        self._left = None if request.limit is None else request.limit - tally.sent.total()
        self._settled: dict[int, Settled] = {}
        self._last: dict[int, int] = {}  # the offset read before, by partition

    async def run(self, watcher: Watcher) -> None:
        """Walk, until the end or until halted."""
        settings = self._settings
        places = await dead_letter_places(settings)
        self._cluster = await _cluster(settings)
        self._readable = frozenset(raw_topics(settings, self._cluster.partitions))
        self._settled = await settled_letters(settings)
        async with reader(settings) as consumer, reader(settings) as origins:
            self._origins = origins
            wanted = await self._stretches(consumer, places)
            watcher.begin(sum(one.offsets for one in wanted))
            async for found in records_in(consumer, wanted, watcher.read, self._pace.most(BATCH_RECORDS)):
                for place, records in found.items():
                    await self._take(place, [letter_of(record) for record in records])
                if self._halt or self._left == 0:
                    return

    async def _stretches(self, consumer: AIOKafkaConsumer, places: Sequence[TopicPartition]) -> list[Stretch]:
        """From the first unsettled letter, or a later one that the filter's time names."""
        wanted = self._request.wanted
        whole = {one.partition: one for one in await stretches(consumer, places)}
        bounded = await stretches(consumer, places, wanted.since, wanted.until)
        found = []
        for one in bounded:
            settled = self._settled.setdefault(one.partition, Settled())
            if settled.low > whole[one.partition].end:  # the topic was made anew
                settled = self._settled[one.partition] = Settled()
            settled.forget_below(whole[one.partition].first)
            first = max(one.first, settled.low)
            self._last[one.partition] = first - 1
            found.append(Stretch(one.topic, one.partition, first, max(one.end, first)))
        return found

    async def _take(self, place: TopicPartition, letters: Sequence[Letter]) -> None:
        """Send those that are meant, in transactions with their marks."""
        settled, batch = self._settled[place.partition], _Batch()
        for letter in letters:
            offset, before = letter.place.offset, self._last[place.partition]
            self._last[place.partition] = offset
            wanted = letter in self._request.wanted and self._left != 0
            if offset in settled or (wanted and await self._add(batch, letter)):
                settled.mark(offset, before)
            if batch.tally.sent_bytes >= self._settings.transaction_bytes:
                await self._end(place, batch)
                batch = _Batch()
        await self._end(place, batch)

    async def _end(self, place: TopicPartition, batch: _Batch) -> None:
        """Commit the batch, count it, keep the rate."""
        if self._producer is not None and batch.placed:
            await self._commit(self._producer, place, batch)
            await self._halt.rest(self._pace.wait_seconds(len(batch.placed)))
        self.tally.add(batch.tally)

    async def _commit(self, producer: KafkaProducer, place: TopicPartition, batch: _Batch) -> None:
        settled = self._settled[place.partition]
        try:
            stored = (settled.low, settled.metadata())
        except TooManyRangesError as error:
            raise CannotError(
                f"{error} are more than Kafka keeps beside an offset: redrive older letters, with a wider filter"
            ) from None
        try:
            async with asyncio.timeout(self._settings.transaction_deadline_ms / 1000):
                await producer.publish_placed(batch.placed, {place: stored}, redrive_group(self._settings))
        except CommitInDoubtError:
            self._doubts.append(_Doubt(place.partition, stored, batch.tally))
            raise

    async def _add(self, batch: _Batch, letter: Letter) -> bool:
        """Put the letter into the batch; False, and counted, when it is refused."""
        found, tally, name = await self._record_of(letter), batch.tally, (letter.feed, letter.code)
        if isinstance(found, Refusal):
            tally.refused[*name, found] += 1
            return False
        origin, record = found
        batch.placed.append(((origin.topic, origin.partition), record))
        tally.sent[name] += 1
        tally.sent_bytes += len(record.value)
        tally.with_parts += "parts" in letter.about
        tally.targets[origin.topic] += 1
        if self._judge is not None:
            outcome = self._judge(raw_of(letter, record.value))
            tally.passing[name] += outcome.tally.code is None or isinstance(outcome, Spiked)
        if self._left is not None:
            self._left -= 1
        return True

    async def _record_of(self, letter: Letter) -> tuple[Place, OutputRecord] | Refusal:
        """Where the record goes back to, and the record; else why not."""
        origin = letter.origin
        if origin is None:
            return Refusal.ORIGIN_UNKNOWN
        if letter.redriven >= MOST_REDRIVES:
            return Refusal.REDRIVEN_THREE_TIMES
        if origin.topic not in self._readable or origin.partition >= self._cluster.partitions[origin.topic]:
            return Refusal.TOPIC_NOT_READ
        value = await whole_value(self._origins, letter)
        if value is None:
            return Refusal.ORIGIN_GONE
        record = OutputRecord(origin.topic, letter.key, restored(letter), value)
        if _wire_bytes(record) > max_bytes(self._cluster, origin.topic):
            return Refusal.TOO_LARGE
        return origin, record


async def whole_value(consumer: AIOKafkaConsumer, letter: Letter) -> bytes | None:
    """The raw record's value; of a truncated letter from where it came from, None if that is no longer that record."""
    if not letter.truncated:
        return letter.value
    record = await record_at(consumer, letter.origin) if letter.origin else None
    if record is None or record.value is None:
        return None
    same = hashlib.sha256(record.value).hexdigest() == letter.about.get("sha256")
    return record.value if same else None


async def _cluster(settings: Settings) -> Cluster:
    """The cluster, with the configurations of the raw topics."""
    async with admin(settings) as client:
        raw = raw_topics(settings, (await cluster_of(client)).partitions)
        return await cluster_of(client, raw)


def _wire_bytes(record: OutputRecord) -> int:
    """What the record takes in its batch, compressed as our producers do; that is worked out for large ones only."""
    frame = output_bytes(record) - len(record.value) + FRAME_BYTES + HEADER_FRAME_BYTES * len(record.headers)
    if len(record.value) + frame < KAFKA_DEFAULT_BYTES // 2:
        return len(record.value) + frame
    return min(len(record.value), len(zstd_encode(record.value))) + frame
