"""The one fetch loop: awaits `getmany` directly and hands over to the lanes before its next await.

Directly, for in a task or under `wait_for` records come that were fetched before a seek (measured: 123 and 17 in 8 s,
directly none). When `getmany` raises, positions of other partitions may have moved past records that it never handed
over: every running lane is sought to the record after its last one, and the partitions are asked one by one until the
one that raises is found.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence

import structlog
from aiokafka import AIOKafkaConsumer, TopicPartition
from aiokafka.errors import (
    ConsumerStoppedError,
    GroupAuthorizationFailedError,
    OffsetOutOfRangeError,
    TopicAuthorizationFailedError,
)

from copytaster.kafka.assignment import Assignment
from copytaster.kafka.failures import named
from copytaster.kafka.lane import Lane
from copytaster.kafka.records import ConsumedRecord, raw_record
from copytaster.kafka.status import LaneState
from copytaster.metrics import Metrics

log = structlog.get_logger()

FETCH_RECORDS = 500
POLL_MS = 100
"""How long a fetch waits when there is nothing: lanes are paused and resumed at least so often."""
SUSPECT_POLL_MS = 500
SUSPECT_ROUNDS = 5
"""One by one, each partition is asked so often before all are asked together again."""
GROUP_RETRY_SECONDS = 1.0


class GroupLostError(Exception):
    """aiokafka's group membership has ended with an error: only a new process helps."""


class FetchLoop:
    """Fetches until it is told to stop."""

    def __init__(self, consumer: AIOKafkaConsumer, assignment: Assignment, metrics: Metrics, who: str) -> None:
        """`who` is our principal."""
        self._consumer = consumer
        self._assignment = assignment
        self._metrics = metrics
        self._who = who
        self._stopping = False

    def stop(self) -> None:
        """End the loop after the fetch that is under way."""
        self._stopping = True

    async def run(self) -> None:
        """Fetch; raises `GroupLostError` when that can never succeed again."""
        while not self._stopping:
            error = await self._fetch(POLL_MS)
            if error is not None:
                await self._recover(error)

    async def _fetch(
        self, timeout_ms: int, *places: TopicPartition, max_records: int = FETCH_RECORDS
    ) -> Exception | None:
        """One fetch, handed over; the error when a partition cannot be read."""
        lanes = self._assignment.lanes
        incarnations = {place: lane.incarnation for place, lane in lanes.items()}
        began = time.monotonic()
        paused = bool(lanes) and all(lane.paused for lane in lanes.values())
        try:
            found = await self._consumer.getmany(*places, timeout_ms=timeout_ms, max_records=max_records)
        except ConsumerStoppedError:
            self._stopping = True
            return None
        except Exception as error:  # noqa: BLE001 - one of the three broad ones: bytes of one lane must not end all
            self._check_group(error)
            return error
        # No await from here until everything is handed over.
        if paused:
            self._metrics.paused(time.monotonic() - began)
        for place, records in found.items():
            self._hand_over(place, records, incarnations.get(place))
        for lane in self._assignment.lanes.values():
            lane.balance()
        return None

    def _hand_over(self, place: TopicPartition, records: Sequence[ConsumedRecord], incarnation: int | None) -> None:
        lane = self._assignment.lanes.get(place)
        if lane is None:
            return
        # A lane that began while we waited: these may be from before its seek, and the position has moved past them.
        if incarnation is None or not lane.receive(incarnation, [raw_record(record) for record in records]):
            lane.rewind()

    def _check_group(self, error: Exception) -> None:
        coordination = self._consumer._coordinator._coordination_task  # noqa: SLF001 - nothing public tells
        if coordination.done():
            raise GroupLostError(type(error).__name__) from error

    async def _recover(self, error: Exception) -> None:
        """Find the partition that cannot be read, stop its lane, and lose nothing of the others."""
        log.warning("fetch_failed", **{"error.type": type(error).__name__})
        self._rewind()
        if isinstance(error, GroupAuthorizationFailedError):
            log.warning("right_missing", what=f"{self._who} has no right to Read the group {named(error)}")
            await asyncio.sleep(GROUP_RETRY_SECONDS)
        elif not self._blame(error):
            await self._ask_one_by_one()

    def _rewind(self) -> None:
        for lane in self._assignment.lanes.values():
            lane.rewind()

    def _blame(self, error: Exception) -> bool:
        """Stop the lanes that the error itself names; whether it named any."""
        named: list[Lane] = []
        if isinstance(error, OffsetOutOfRangeError) and error.args and isinstance(error.args[0], dict):
            for place, offset in error.args[0].items():
                if lane := self._assignment.lanes.get(place):
                    named.append(lane)
                    self._metrics.out_of_range(place.topic)
                    reason = f"offset {offset} is not on the broker: move the group's offset with the service down"
                    lane.stop_by(LaneState.STOPPED_OUT_OF_RANGE, reason)
        elif isinstance(error, TopicAuthorizationFailedError):
            for place, lane in self._assignment.lanes.items():
                if place.topic in error.args:
                    named.append(lane)
                    reason = f"{self._who} has no right to Read the topic {place.topic}: grant it"
                    lane.stop_by(LaneState.STOPPED_INPUT, reason)
        return bool(named)

    async def _ask_one_by_one(self) -> None:
        for _ in range(SUSPECT_ROUNDS):
            for place in list(self._assignment.lanes):
                lane = self._assignment.lanes.get(place)
                if self._stopping or lane is None or not lane.receiving:
                    continue
                error = await self._fetch(SUSPECT_POLL_MS, place)
                if error is not None:  # whatever it is, it is this partition's
                    self._rewind()
                    if not self._blame(error):
                        await self._close_in(place, lane)
                    return

    async def _close_in(self, place: TopicPartition, lane: Lane) -> None:
        """Take the records before the one that cannot be read, one by one, then stop the lane."""
        for _ in range(FETCH_RECORDS):
            if self._stopping or not lane.receiving:
                return
            error = await self._fetch(SUSPECT_POLL_MS, place, max_records=1)
            if error is not None:
                self._stop_unreadable(place, lane, error)
                return

    def _stop_unreadable(self, place: TopicPartition, lane: Lane, error: Exception) -> None:
        reason = (
            f"the record at or after offset {lane.next_offset} cannot be read ({type(error).__name__}): move the "
            "group's offset past it with the service down"
        )
        lane.stop_by(LaneState.STOPPED_UNREADABLE, reason)
        log.error(
            "lane_stopped_unreadable",
            **{
                "messaging.destination.name": place.topic,
                "messaging.destination.partition.id": place.partition,
                "messaging.kafka.offset": lane.next_offset,
                "error.type": type(error).__name__,
            },
        )
