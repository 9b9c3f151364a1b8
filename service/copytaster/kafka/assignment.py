"""The partitions that the group gave us, and a lane for each.

aiokafka sends no heartbeats while `on_partitions_assigned` runs, so it only pauses, seeks and starts tasks. A partition
without a position would be asked for for ever, so each is sought to 0, paused: nothing is fetched from there.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Iterable

import structlog
from aiokafka import AIOKafkaConsumer, ConsumerRebalanceListener, TopicPartition
from aiokafka.errors import IllegalStateError, KafkaError

from copytaster.kafka.lane import Lane
from copytaster.metrics import Metrics

log = structlog.get_logger()

REVOKE_SECONDS = 3.0
"""What lanes get to finish when their partitions are taken: to abandon costs only rework, others wait for us."""


class KafkaCursor:
    """A lane's hold on its partition of the real consumer. A partition no longer ours is left alone."""

    def __init__(self, consumer: AIOKafkaConsumer, place: TopicPartition, first: Callable[[], Awaitable[int]]) -> None:
        self._consumer = consumer
        self._place = place
        self._first = first
        self._generation = generation_of(consumer)

    async def committed(self) -> int | None:
        """The group's offset of the partition."""
        offset: int | None = await self._consumer.committed(self._place)
        return offset

    async def first_offset(self) -> int:
        """Where the start policy begins."""
        return await self._first()

    def begin(self, offset: int) -> None:
        """Seek and resume."""
        if self._ours():
            self._consumer.seek(self._place, offset)
            self._consumer.resume(self._place)

    def pause(self) -> None:
        """Pause."""
        if self._ours():
            self._consumer.pause(self._place)

    def resume(self) -> None:
        """Resume."""
        if self._ours():
            self._consumer.resume(self._place)

    async def still_ours(self) -> bool:
        """Whether a heartbeat in the generation of the assignment is answered well."""
        if generation_of(self._consumer) != self._generation:
            return False
        coordinator = self._consumer._coordinator  # noqa: SLF001 - aiokafka has no public heartbeat
        try:
            answered = await coordinator._do_heartbeat()  # noqa: SLF001 - as above
        except KafkaError:
            return False
        return bool(answered) and generation_of(self._consumer) == self._generation

    def _ours(self) -> bool:
        return self._place in self._consumer.assignment()


def generation_of(consumer: AIOKafkaConsumer) -> int:
    """The group's generation that the consumer is in; -1 outside of one."""
    generation: int = getattr(consumer._coordinator, "generation", -1)  # noqa: SLF001 - not public
    return generation


class Assignment(ConsumerRebalanceListener):  # type: ignore[misc] # aiokafka ships no types
    """All lanes. Made into the consumer's rebalance listener; neither callback runs when the consumer stops."""

    def __init__(
        self, metrics: Metrics, make_lane: Callable[[TopicPartition], Lane], on_topic: Callable[[str], None]
    ) -> None:
        self.lanes: dict[TopicPartition, Lane] = {}
        self.joined = False
        self._consumer: AIOKafkaConsumer | None = None
        self._metrics = metrics
        self._make_lane = make_lane
        self._on_topic = on_topic
        self._topics: set[str] = set()

    def attach(self, consumer: AIOKafkaConsumer) -> None:
        """The consumer whose partitions these are."""
        self._consumer = consumer

    async def on_partitions_revoked(self, revoked: Iterable[TopicPartition]) -> None:
        """Finish or abandon, all lanes at once; 3 s at most."""
        began = time.monotonic()
        places = sorted(revoked)
        gone = [lane for place in places if (lane := self.lanes.pop(place, None))]
        await asyncio.gather(*(lane.drain(REVOKE_SECONDS) for lane in gone))
        if gone:
            self._metrics.rebalanced("revoked", time.monotonic() - began)
            log.info("partitions_revoked", partitions=len(gone))

    async def on_partitions_assigned(self, assigned: Iterable[TopicPartition]) -> None:
        """Start a lane for each partition; short, and without an await."""
        began = time.monotonic()
        consumer = self._consumer
        if consumer is None:
            return
        places = sorted(assigned)
        try:
            consumer.pause(*places)
            for place in places:
                consumer.seek(place, 0)
        except IllegalStateError:
            return  # taken again already: the next assignment is on its way
        for place in places:
            self.lanes[place] = lane = self._make_lane(place)
            lane.start()
            if place.topic not in self._topics:
                self._topics.add(place.topic)
                self._on_topic(place.topic)
        self.joined = True
        self._metrics.rebalanced("assigned", time.monotonic() - began)
        log.info("partitions_assigned", partitions=len(places), generation=generation_of(consumer))

    async def end(self, seconds: float) -> None:
        """Drain every lane within so many seconds; what is left is abandoned."""
        lanes, self.lanes = list(self.lanes.values()), {}
        await asyncio.gather(*(lane.drain(seconds) for lane in lanes))

    async def abandon(self) -> None:
        """End every lane at once."""
        lanes, self.lanes = list(self.lanes.values()), {}
        await asyncio.gather(*(lane.abandon() for lane in lanes))
