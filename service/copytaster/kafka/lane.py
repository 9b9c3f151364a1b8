"""One lane per assigned partition: queue → chunks → worker pool → back in offset order → paced transactions.

Crash-only: on any error the incarnation is thrown away and a new one begins at the committed offset, with backoff. The
lane alone decides when it stops and tries again; its neighbours share nothing with it but the pool and the byte budget.
A lane holds no state that outlives it: what it held and had not committed is read again.
"""

from __future__ import annotations

import asyncio
import random
import time
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from typing import Protocol

import structlog
from aiokafka import TopicPartition
from aiokafka.errors import UnknownTopicOrPartitionError

from copytaster.core.model import DeadLettered, Outcome, RawRecord
from copytaster.feeds.intake import Intake
from copytaster.kafka.breaker import DeadLetterBreaker
from copytaster.kafka.budget import ByteBudget
from copytaster.kafka.failures import Failure, LostOutcomeError, StopLaneError, failure_of
from copytaster.kafka.ledger import Ledger
from copytaster.kafka.principals import principal
from copytaster.kafka.producer import CommitInDoubtError, TransactionalProducer
from copytaster.kafka.records import output_bytes, raw_bytes
from copytaster.kafka.status import LaneState, LaneStatus
from copytaster.logs import record_fields
from copytaster.metrics import Metrics
from copytaster.settings import Settings
from copytaster.traces import Traces, TransactionTrace
from copytaster.workers.pool import Pool

log = structlog.get_logger()

FENCE_WINDOW_SECONDS = 60.0
CHUNKS_PER_WORKER = 2
"""Chunks that a lane keeps in the pool: one being read, one waiting beside it. What was read does not count: it waits
for the transaction before it, up to a transaction's worth, or each would hold no more than these chunks (78 records of
500 were measured)."""
INLINE_CHUNKS = 4
"""Without workers a chunk is at most this part of a transaction, so that none overshoots its count by more."""
URGENT_SECONDS = 0.05
"""A transaction with an alert in it does not wait for its time, once in so long: brokers pay for it (KAFKA.md)."""


class Cursor(Protocol):
    """A lane's hold on its partition: made by the assignment, which knows the consumer."""

    async def committed(self) -> int | None:
        """The group's offset; None when it has none."""

    async def first_offset(self) -> int:
        """Where to begin without one, by the start policy."""

    def begin(self, offset: int) -> None:
        """Seek and let records come: one step, without an await."""

    def pause(self) -> None:
        """No more records for now; what was fetched ahead is thrown away."""

    def resume(self) -> None:
        """More records, please."""

    async def still_ours(self) -> bool:
        """Whether the group answers a heartbeat with the generation that this lane was assigned in."""


@dataclass(frozen=True, slots=True)
class Shared:
    """What all lanes have in common."""

    settings: Settings
    pool: Pool
    metrics: Metrics
    intake: Intake
    traces: Traces
    budget: ByteBudget
    starting: asyncio.Semaphore
    make_producer: Callable[[TopicPartition], TransactionalProducer]
    outputs_back: Callable[[], Awaitable[None]]  # done when missing outputs or rights may be back
    broker_answers: Callable[[], Awaitable[bool]]
    on_fatal: Callable[[str], None]


@dataclass(slots=True)
class _Chunk:
    """Records in the pool; once read, what their outputs weigh and whether one is an alert."""

    records: Sequence[RawRecord]
    given: float  # to the pool
    reading: asyncio.Future[Sequence[Outcome]]
    weighed: bool = False
    output_bytes: int = 0
    urgent: bool = False

    def weigh(self, outcomes: Sequence[Outcome]) -> int:
        """The bytes that the outcomes add, once."""
        if self.weighed:
            return 0
        self.weighed = True
        for outcome in outcomes:
            self.urgent = self.urgent or outcome.tally.urgent
            self.output_bytes += sum(map(output_bytes, outcome.records))
        return self.output_bytes


@dataclass(slots=True)
class _Batch:
    """What one transaction will hold; `records` and `outcomes` stand in offset order."""

    records: list[RawRecord] = field(default_factory=list)
    outcomes: list[Outcome] = field(default_factory=list)
    given: list[float] = field(default_factory=list)  # when each record was
    trace: TransactionTrace | None = None
    output_bytes: int = 0
    urgent: bool = False

    def add(self, chunk: _Chunk, outcomes: Sequence[Outcome]) -> None:
        self.records.extend(chunk.records)
        self.outcomes.extend(outcomes)
        self.given.extend([chunk.given] * len(chunk.records))
        self.output_bytes += chunk.output_bytes
        self.urgent = self.urgent or chunk.urgent


class Lane:
    """One assigned partition from its assignment to its revocation."""

    def __init__(self, place: TopicPartition, cursor: Cursor, shared: Shared) -> None:
        self.place = place
        self.state = LaneState.STARTING
        self.reason: str | None = None
        self.incarnation = 0
        self.next_offset: int | None = None  # after the last record received
        self.committed: int | None = None
        self.last_progress = time.monotonic()
        self.paused = False
        self._cursor = cursor
        self._shared = shared
        self._settings = shared.settings
        self._task: asyncio.Task[None] | None = None
        self._stopped_by: StopLaneError | None = None
        self._draining = False
        self._fenced_at: float | None = None
        self._waiting_since: datetime | None = None  # the oldest record received and not committed was sent
        self._in_doubt: _Batch | None = None
        self._log = log.bind(
            **{"messaging.destination.name": place.topic, "messaging.destination.partition.id": place.partition}
        )
        self._reset()

    def _reset(self) -> None:
        """Everything that belongs to one incarnation, anew."""
        self._queue: deque[RawRecord] = deque()
        self._arrived = asyncio.Event()
        self._chunks: deque[_Chunk] = deque()
        self._chunk_ready = asyncio.Event()
        self._room = asyncio.Event()
        self._room.set()
        self._reading = 0  # chunks in the pool
        self._ahead_records = 0  # in the pool, or read and in no transaction yet
        self._ahead_bytes = 0  # of outputs in no transaction yet
        self._in_flight = 0
        self._held_bytes = 0
        self._ledger = Ledger()
        self._last_began = 0.0
        self._last_urgent = 0.0
        self._milliseconds_per_record = 1.0
        self._breaker = DeadLetterBreaker(
            ratio=self._settings.dead_letter_stop_ratio,
            window=self._settings.dead_letter_stop_window,
            minimum=self._settings.dead_letter_stop_minimum,
        )

    # --- what the fetch loop and the service call ---------------------------------------------------------------------

    def start(self) -> None:
        """Begin; returns at once."""
        self._task = asyncio.create_task(self._run(), name=f"lane {self.place.topic}-{self.place.partition}")

    @property
    def receiving(self) -> bool:
        """Whether records may be handed over."""
        return self.state is LaneState.RUNNING and self.next_offset is not None and self._stopped_by is None

    @property
    def held_records(self) -> int:
        """Records received and not yet committed."""
        return len(self._queue) + self._in_flight

    def receive(self, incarnation: int, records: Sequence[RawRecord]) -> bool:
        """Take records over, without waiting; False when they are not this incarnation's next ones: seek again."""
        if not self.receiving or incarnation != self.incarnation or self.next_offset is None:
            return False
        if not records:
            return True
        if records[0].offset < self.next_offset:
            return False
        size = sum(map(raw_bytes, records))
        self._shared.metrics.polled(self.place.topic, len(records), size)
        if not self.held_records:
            self.last_progress = time.monotonic()  # it had nothing to do until now
        if self._waiting_since is None:
            self._waiting_since = records[0].timestamp
        self._queue.extend(records)
        self._ledger.receive(len(records))
        self.next_offset = records[-1].offset + 1
        self._held_bytes += size
        self._shared.budget.take(size)
        self._arrived.set()
        return True

    def rewind(self) -> None:
        """Fetch again from after the last record received: positions may have moved past others."""
        if self.receiving and self.next_offset is not None:
            self._cursor.begin(self.next_offset)
            self.paused = False

    def balance(self) -> None:
        """Pause or resume the partition by what is queued here and held by all lanes."""
        if not self.receiving:
            return
        limit = self._settings.lane_records
        exhausted = self._shared.budget.exhausted
        if not self.paused and (len(self._queue) >= limit or exhausted):
            self._cursor.pause()
            self.paused = True
        elif self.paused and len(self._queue) <= limit // 2 and not exhausted:
            self._cursor.resume()
            self.paused = False

    def stop_by(self, state: LaneState, reason: str) -> None:
        """The fetch loop found that this partition cannot be read: commit what is in hand, then stay stopped."""
        self._stopped_by = StopLaneError(state, reason)
        self._cursor.pause()
        self._arrived.set()
        self._chunk_ready.set()

    async def drain(self, seconds: float) -> None:
        """Finish what is in hand if that takes no longer, else abandon it: that costs only rework. Never raises."""
        self._draining = True
        self._arrived.set()
        self._chunk_ready.set()
        if self._task is None:
            return
        if self.state is LaneState.RUNNING:
            await asyncio.wait([self._task], timeout=seconds)
        await self.abandon()

    async def abandon(self) -> None:
        """End at once; what was not committed is read again by whoever comes next."""
        self._draining = True
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    def status(self, position: int | None, end: int | None) -> LaneStatus:
        """What the lane is doing."""
        lag = None if position is None or end is None else max(end - position, 0) + self.held_records
        return LaneStatus(
            topic=self.place.topic,
            partition=self.place.partition,
            state=self.state,
            reason=self.reason,
            incarnation=self.incarnation,
            position=position,
            committed=self.committed,
            end=end,
            lag_records=lag,
            lag_seconds=self._lag_seconds(lag),
            queued_records=len(self._queue),
            in_flight_records=self._in_flight,
            paused=self.paused,
        )

    def _lag_seconds(self, lag_records: int | None) -> float | None:
        """How old the oldest record is that waits; None when there is one and it was not fetched yet."""
        if lag_records == 0:
            return 0.0
        return max(time.time() - self._waiting_since.timestamp(), 0.0) if self._waiting_since else None

    # --- its life -----------------------------------------------------------------------------------------------------

    async def _run(self) -> None:
        failures = 0
        while not self._draining:
            began = time.monotonic()
            failure = await self._live()
            if failure is None:
                return
            failure = await self._believed(failure)
            failures = failures + 1 if time.monotonic() - began < self._settings.backoff_max_seconds else 1
            self._shared.metrics.lane_restarted(failure.kind)
            if failure.kind == "fenced" and not await self._may_go_on():
                return
            if failure.state is not LaneState.BACKING_OFF:
                self._shared.metrics.lane_stopped(failure.state)
            self._note(failure.state, failure.reason)
            self._log.warning("lane_ended", **{"error.type": failure.error}, state=failure.state, reason=failure.reason)
            await self._wait(failure, failures)

    async def _live(self) -> Failure | None:
        """One incarnation; None when it drained, else what ended it."""
        self._reset()
        self.state = LaneState.STARTING
        self.incarnation += 1
        self.next_offset = None
        producer = self._shared.make_producer(self.place)
        self._stopped_by = None
        working = asyncio.create_task(self._work(producer))
        try:
            await asyncio.wait([working])
            if working.cancelled():
                return None
            error = working.exception()
            return failure_of(error, principal(self._settings)) if error is not None else None
        finally:
            working.cancel()
            await asyncio.gather(working, return_exceptions=True)
            self._end()
            await producer.discard()

    async def _work(self, producer: TransactionalProducer) -> None:
        async with self._shared.starting:
            await self._begin(producer)
        async with asyncio.TaskGroup() as both:
            both.create_task(self._read())
            both.create_task(self._commit(producer))

    async def _begin(self, producer: TransactionalProducer) -> None:
        """Fence the old owner, read where it stood, and let records come from there."""
        async with asyncio.timeout(self._settings.transaction_timeout_ms / 1000 * 3):
            await producer.start()
            committed = await self._cursor.committed()
            self._settle_doubt(committed)
            if committed is None:
                committed = await self._cursor.first_offset()
                await producer.publish((), {self.place: committed}, self._settings.group)
        self.committed = committed
        self._waiting_since = None
        self._shared.intake.begin((self.place.topic, self.place.partition), committed)
        self.last_progress = time.monotonic()
        self.next_offset = committed
        self.paused = False
        self.state = LaneState.RUNNING
        self.reason = None
        self._cursor.begin(committed)
        self._log.info("lane_running", offset=committed, incarnation=self.incarnation)

    def _end(self) -> None:
        """Throw away what the incarnation held."""
        for chunk in self._chunks:
            chunk.reading.cancel()
        self._shared.budget.give(self._held_bytes)
        self._held_bytes = 0
        if self.state is LaneState.RUNNING:
            self._cursor.pause()
        self._queue.clear()
        self._chunks.clear()
        self._in_flight = 0

    def _note(self, state: LaneState, reason: str | None) -> None:
        if self.state is LaneState.RUNNING and state is not LaneState.RUNNING:
            self._cursor.pause()
        self.state = state
        self.reason = reason

    async def _may_go_on(self) -> bool:
        """After a fence: whether we are the rightful owner; a second fence within a minute ends the process."""
        now = time.monotonic()
        if self._fenced_at is not None and now - self._fenced_at < FENCE_WINDOW_SECONDS:
            self._shared.on_fatal(f"fenced twice within a minute: {self.place.topic}-{self.place.partition}")
            return False
        self._fenced_at = now
        while not await self._cursor.still_ours():
            self._note(LaneState.BACKING_OFF, "fenced: waiting for the group to confirm us")
            await asyncio.sleep(self._settings.heartbeat_interval_ms / 1000)
        return True

    async def _believed(self, failure: Failure) -> Failure:
        """A client that reaches no broker finds no topic either (seen 5 s into an outage): that stops no lane."""
        if failure.error != UnknownTopicOrPartitionError.__name__:
            return failure
        self._note(LaneState.BACKING_OFF, "an output topic is missing, or all brokers are away: looking which")
        if await self._shared.broker_answers():
            return failure
        return Failure("network", LaneState.BACKING_OFF, "no broker answers: tries again", failure.error)

    async def _wait(self, failure: Failure, failures: int) -> None:
        if failure.state is LaneState.STOPPED_OUTPUT:
            await self._shared.outputs_back()
        elif failure.state is LaneState.STOPPED_DEAD_LETTERS:
            await asyncio.sleep(self._settings.dead_letter_retry_seconds)
        elif failure.state is LaneState.STOPPED_INPUT:
            await asyncio.sleep(self._settings.output_retry_seconds)
        elif failure.state in {LaneState.STOPPED_UNREADABLE, LaneState.STOPPED_OUT_OF_RANGE}:
            await asyncio.Event().wait()  # an operator moves the group's offset with the service down
        else:
            longest = min(
                self._settings.backoff_seconds * 2 ** min(failures - 1, 16), self._settings.backoff_max_seconds
            )
            await asyncio.sleep(random.uniform(longest / 2, longest))  # noqa: S311 - jitter, no secret

    # --- queue → chunks → pool ----------------------------------------------------------------------------------------

    async def _read(self) -> None:
        """Cut the queue into chunks and give them to the pool, so many at a time."""
        while True:
            while not self._queue:
                if self._draining:
                    self._chunk_ready.set()
                    return
                self._arrived.clear()
                await self._arrived.wait()
            while not self._has_room():
                self._room.clear()
                await self._room.wait()
            records = self._next_chunk()
            self._in_flight += len(records)
            self._ahead_records += len(records)
            self._reading += 1
            chunk = _Chunk(records, time.perf_counter(), await self._given(records))
            self._chunks.append(chunk)
            chunk.reading.add_done_callback(partial(self._read_up, self.incarnation, chunk))
            self._chunk_ready.set()
            if not self._settings.workers:
                await asyncio.sleep(0)  # work is inline: let the others in

    def _has_room(self) -> bool:
        return (
            self._reading < CHUNKS_PER_WORKER * max(self._settings.workers, 1)
            and self._ahead_records < self._settings.transaction_records
            and self._ahead_bytes < self._settings.transaction_bytes
        )

    async def _given(self, records: Sequence[RawRecord]) -> asyncio.Future[Sequence[Outcome]]:
        """The chunk's outcomes to come; without workers they are there at once, and no task is made for them."""
        if self._settings.workers:
            return asyncio.create_task(self._shared.pool.read(records))
        began = time.perf_counter()
        outcomes = await self._shared.pool.read(records)
        self._learn((time.perf_counter() - began) * 1000 / len(records))
        done: asyncio.Future[Sequence[Outcome]] = asyncio.get_running_loop().create_future()
        done.set_result(outcomes)
        return done

    def _read_up(self, incarnation: int, chunk: _Chunk, done: asyncio.Future[Sequence[Outcome]]) -> None:
        """A chunk has come back: there is room for another one, unless its outputs are enough for a transaction."""
        if incarnation != self.incarnation:
            return
        self._reading -= 1
        self._room.set()
        if not done.cancelled() and done.exception() is None:  # whoever waits for it raises
            self._ahead_bytes += chunk.weigh(done.result())

    def _next_chunk(self) -> Sequence[RawRecord]:
        aim = int(self._settings.chunk_milliseconds / self._milliseconds_per_record)
        most = self._settings.chunk_records
        if not self._settings.workers:
            most = max(1, self._settings.transaction_records // INLINE_CHUNKS)
        size = max(1, min(aim, most, len(self._queue)))
        return [self._queue.popleft() for _ in range(size)]

    def _learn(self, milliseconds: float) -> None:
        """How long a record takes, by the chunk that came back last."""
        self._milliseconds_per_record = max(0.8 * self._milliseconds_per_record + 0.2 * milliseconds, 0.01)

    # --- paced transactions -------------------------------------------------------------------------------------------

    async def _commit(self, producer: TransactionalProducer) -> None:
        """Collect finished chunks in order and publish them, a transaction after the other."""
        while True:
            batch = await self._next_batch()
            if batch is None:
                return
            self._check(batch)
            await self._publish(producer, batch)

    async def _next_batch(self) -> _Batch | None:
        """Waits for the first chunk, then adds finished ones until it is full or its time has come."""
        while not self._chunks:
            if self._stopped_by is not None and not self.held_records:
                raise self._stopped_by
            if self._draining and not self.held_records:
                return None
            self._chunk_ready.clear()
            await self._chunk_ready.wait()
        batch = _Batch()
        await self._take_chunk(batch)
        while not self._full(batch):
            if self._chunks and self._chunks[0].reading.done():
                await self._take_chunk(batch)
                continue
            wait = self._time_left(batch)
            if wait <= 0 or not await self._another_within(wait):
                break
        return batch

    async def _take_chunk(self, batch: _Batch) -> None:
        chunk = self._chunks[0]
        outcomes = await chunk.reading
        self._chunks.popleft()
        self._ahead_records -= len(chunk.records)
        self._ahead_bytes += chunk.weigh(outcomes)  # it may be taken before its callback has run
        self._ahead_bytes -= chunk.output_bytes
        self._room.set()
        if self._settings.workers:
            seconds = sum([seconds for outcome in outcomes for _, seconds in outcome.tally.stage_seconds])
            if outcomes and seconds:  # as the worker measured it: time in the queue is no work
                self._learn(seconds * 1000 / len(outcomes))
        self._shared.intake.read((self.place.topic, self.place.partition), chunk.records, outcomes)
        batch.add(chunk, outcomes)

    def _full(self, batch: _Batch) -> bool:
        return (
            len(batch.records) >= self._settings.transaction_records
            or batch.output_bytes >= self._settings.transaction_bytes
        )

    def _time_left(self, batch: _Batch) -> float:
        """How long the batch may still wait for others: until its pace, with an alert in it less."""
        if self._draining:
            return 0.0
        left = self._pace_left()
        return min(left, self._last_urgent + URGENT_SECONDS - time.monotonic()) if batch.urgent else left

    def _pace_left(self) -> float:
        return self._last_began + self._settings.transaction_pace_ms / 1000 - time.monotonic()

    async def _another_within(self, seconds: float) -> bool:
        """Whether another chunk is finished before so many seconds are over."""
        deadline = time.monotonic() + seconds
        while True:
            left = deadline - time.monotonic()
            if left <= 0:
                return False
            if self._chunks:
                done, _ = await asyncio.wait([self._chunks[0].reading], timeout=left)
                return bool(done)
            self._chunk_ready.clear()
            try:
                async with asyncio.timeout(left):
                    await self._chunk_ready.wait()
            except TimeoutError:
                return False
            if self._draining and not self._chunks:
                return False

    def _check(self, batch: _Batch) -> None:
        missing = len(batch.records) - len(batch.outcomes)
        if missing:
            self._shared.metrics.unaccounted(abs(missing))
            raise LostOutcomeError(f"{len(batch.outcomes)} outcomes of {len(batch.records)} records")
        if self._breaker.trips(batch.outcomes):
            reason = "nearly every record becomes a dead letter: the fault is ours, or the feed's as a whole"
            raise StopLaneError(LaneState.STOPPED_DEAD_LETTERS, reason)

    async def _publish(self, producer: TransactionalProducer, batch: _Batch) -> None:
        if self._pace_left() > 0 and batch.urgent:
            self._last_urgent = time.monotonic()
        began = self._last_began = time.monotonic()
        end = batch.records[-1].offset + 1
        trace = batch.trace = self._shared.traces.begin(batch.records, batch.outcomes, batch.given)
        result, error_type = "failed", "cancelled"
        try:
            async with asyncio.timeout(self._settings.transaction_deadline_ms / 1000):
                await producer.publish(trace.outputs, {self.place: end}, self._settings.group)
            result = "committed"
        except CommitInDoubtError as error:
            self._in_doubt = batch
            error_type = type(error).__name__
            raise
        except Exception as error:
            error_type = type(error).__name__
            result = "fenced" if failure_of(error).kind == "fenced" else "aborted"
            raise
        finally:
            self._shared.metrics.transaction(result, time.monotonic() - began, len(batch.records))
            trace.ended(None if result == "committed" else error_type)
        self._committed(batch, end)

    def _committed(self, batch: _Batch, end: int) -> None:
        self.committed = end
        self.last_progress = time.monotonic()
        self._in_flight -= len(batch.records)
        waiting = self._chunks[0].records if self._chunks else self._queue
        self._waiting_since = waiting[0].timestamp if waiting else None
        size = sum(map(raw_bytes, batch.records))
        self._held_bytes -= size
        self._shared.budget.give(size)
        self._tell(batch)
        if missing := self._ledger.settle(len(batch.outcomes), self.held_records):
            self._shared.metrics.unaccounted(missing)

    def _settle_doubt(self, committed: int | None) -> None:
        """Whether the range whose commit was in doubt counts: the group's offset tells."""
        batch, self._in_doubt = self._in_doubt, None
        if batch is not None and committed is not None and committed > batch.records[-1].offset:
            self._tell(batch)
            if batch.trace is not None:
                batch.trace.committed_after_all()

    def _tell(self, batch: _Batch) -> None:
        """Count what was committed; a dead letter is a decision, so it has a line in the log."""
        self._shared.metrics.committed(batch.records, batch.outcomes, time.time())
        for record, outcome in zip(batch.records, batch.outcomes, strict=True):
            if isinstance(outcome, DeadLettered):
                tally = outcome.tally
                log.warning("record_dead_lettered", **record_fields(record), error_type=tally.code, stage=tally.stage)
