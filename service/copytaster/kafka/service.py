"""The service on Kafka: checks, joins, fetches, drains. Everything that it owns is started and ended here, in order.

    wait for a broker → check → settle the start → join → fetch loop and lanes → drain → leave

`run` returns when it has drained; it raises `RefusedError` for what the broker answered, and `ServiceFailedError` when
only a new process helps.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterable
from functools import partial

import structlog
from aiokafka import AIOKafkaConsumer, TopicPartition
from aiokafka.errors import GroupAuthorizationFailedError, KafkaConnectionError, KafkaError

from copytaster.feeds.registry import Registry
from copytaster.feeds.watch import FeedsWatch
from copytaster.kafka import certificates, checks, rights, starts
from copytaster.kafka.assignment import Assignment, KafkaCursor
from copytaster.kafka.budget import ByteBudget
from copytaster.kafka.checks import BrokerAway, Checked
from copytaster.kafka.clients import answers, make_consumer, make_producer, record_limit_bytes, transactional_id
from copytaster.kafka.fetch import FetchLoop, GroupLostError
from copytaster.kafka.lane import Lane, Shared
from copytaster.kafka.outputs import OutputWatch
from copytaster.kafka.principals import principal
from copytaster.kafka.producer import KafkaProducer
from copytaster.kafka.report import Report
from copytaster.kafka.status import LaneState, ServiceStatus
from copytaster.metrics import Metrics
from copytaster.settings import Settings
from copytaster.traces import NoTraces, Traces
from copytaster.workers.pool import Pool

log = structlog.get_logger()

BROKER_RETRY_SECONDS = 2.0
LEAVE_SECONDS = 5.0
"""`consumer.stop()` can take as long as a peer drains (17 s seen)."""
STARTING_LANES = 8
"""Producers that ask for their id at once."""
LOOK_SECONDS = 1.0
"""How often positions and ends are looked at, for lag."""


class RefusedError(Exception):
    """The start is refused: every fault stands in the report."""

    def __init__(self, report: Report) -> None:
        super().__init__(str(report))
        self.report = report


class ServiceFailedError(Exception):
    """The process cannot go on and is to be started anew."""


class Service:
    """The Kafka side of `copytaster run read`; one per process."""

    def __init__(
        self,
        settings: Settings,
        pool: Pool,
        metrics: Metrics,
        registry: Registry | None = None,
        traces: Traces | None = None,
    ) -> None:
        self._settings = settings
        self._pool = pool
        self._metrics = metrics
        self._traces = traces or NoTraces()
        self._feeds = FeedsWatch(settings, registry or Registry(), pool, metrics)
        self._budget = ByteBudget(settings.held_bytes)
        self._assignment = Assignment(metrics, self._make_lane, self._on_topic)
        self._outputs = OutputWatch(lambda: checks.check_outputs(settings), settings.output_retry_seconds)
        self._starting = asyncio.Semaphore(STARTING_LANES)
        self._over = asyncio.Event()
        self._drain_until: float | None = None
        self._abandoned = False
        self._fatal: str | None = None
        self._consumer: AIOKafkaConsumer | None = None
        self._checked: Checked | None = None
        self._ends: dict[TopicPartition, tuple[int | None, int | None]] = {}
        self._last_fetch_at: float | None = None
        self._side_tasks: set[asyncio.Task[None]] = set()

    # --- from outside -------------------------------------------------------------------------------------------------

    def drain(self) -> None:
        """Stop fetching, finish or abandon what is in hand, leave; `run` returns within the drain budget."""
        if not self._over.is_set():
            log.info("drain_started", seconds=self._settings.drain_seconds)
            self._drain_until = time.monotonic() + self._settings.drain_seconds
        self._over.set()

    def abandon(self) -> None:
        """End at once: what is in hand is read again by whoever comes next."""
        self._abandoned = True
        self._over.set()

    @property
    def settings_good(self) -> bool:
        """They are, else there would be no service; waiting for a broker is fine."""
        return True

    @property
    def seconds_left(self) -> float:
        """What is left of the drain budget; nothing once we are told to end at once."""
        if self._abandoned:
            return 0.0
        if self._drain_until is None:
            return self._settings.drain_seconds
        return max(self._drain_until - time.monotonic(), 0.0)

    def status(self) -> ServiceStatus:
        """The service as it is now."""
        lanes = tuple(
            lane.status(*self._ends.get(place, (None, None))) for place, lane in sorted(self._assignment.lanes.items())
        )
        return ServiceStatus(
            broker_reached=self._checked is not None,
            joined=self._assignment.joined,
            draining=self._over.is_set(),
            held_bytes=self._budget.held_bytes,
            held_bytes_limit=self._budget.limit_bytes,
            lanes=lanes,
            pool=self._pool.status(),
            feeds=self._feeds.status(),
            certificates=certificates.expiries(self._settings),
            last_fetch_at=self._last_fetch_at,
        )

    async def stalled(self) -> str | None:
        """Why a new process is needed: a running lane with work commits nothing although a broker answers."""
        longest = self._settings.stall_seconds
        for place, lane in list(self._assignment.lanes.items()):
            if lane.state is not LaneState.RUNNING or time.monotonic() - lane.last_progress < longest:
                continue
            position, end = self._ends.get(place, (None, None))
            behind = position is not None and end is not None and position < end
            if (lane.held_records or behind) and await answers(self._settings):
                return f"{place.topic}-{place.partition} has work and committed nothing for {longest:.0f} s"
        return None

    # --- its life -----------------------------------------------------------------------------------------------------

    async def run(self) -> None:
        """Serve until drained. Raises `RefusedError` and `ServiceFailedError`."""
        watching = asyncio.create_task(self._feeds.run(), name="registry of feeds")
        watching.add_done_callback(self._on_unwatched)
        try:
            await self._run()
        finally:
            watching.cancel()
            await asyncio.gather(watching, return_exceptions=True)
        if self._fatal:
            raise ServiceFailedError(self._fatal)

    async def _run(self) -> None:
        if not await self._prepare():
            return
        consumer = self._consumer = make_consumer(self._settings)
        self._assignment.attach(consumer)
        loop = FetchLoop(consumer, self._assignment, self._metrics, principal(self._settings))
        try:
            if not await self._join(consumer):
                return
            await self._serve(loop)
        finally:
            await self._leave(consumer)

    async def _prepare(self) -> bool:
        """Wait for a broker, check everything, settle where to begin; False when told to end meanwhile."""
        waiting = False
        while not self._over.is_set():
            try:
                checked = await checks.check(self._settings)
                if checked.report.faults:
                    raise RefusedError(checked.report)
                settled = await starts.settle(self._settings)
                if settled.faults:
                    raise RefusedError(settled)
            except BrokerAway as error:
                if not waiting:
                    log.warning("broker_awaited", reason=str(error), bootstrap_servers=self._settings.bootstrap_servers)
                waiting = True
                await self._pause(BROKER_RETRY_SECONDS)
                continue
            for warning in checked.report.warnings:
                log.warning("start_warning", code=warning.code, what=warning.what, to_do=warning.remedy)
            self._checked = checked
            return True
        return False

    async def _pause(self, seconds: float) -> None:
        """Sleep, but no longer than until the end."""
        await asyncio.wait([asyncio.ensure_future(self._over.wait())], timeout=seconds)

    async def _join(self, consumer: AIOKafkaConsumer) -> bool:
        if self._settings.topics.startswith("^"):
            consumer.subscribe(pattern=self._settings.topics, listener=self._assignment)
        else:
            names = [name.strip() for name in self._settings.topics.split(",") if name.strip()]
            consumer.subscribe(topics=names, listener=self._assignment)
        while not self._over.is_set():
            try:
                await consumer.start()
            except KafkaConnectionError as error:
                log.warning("broker_awaited", **{"error.type": type(error).__name__})
                await self._pause(BROKER_RETRY_SECONDS)
                continue
            except GroupAuthorizationFailedError as error:
                # Who may only Describe the group passes the check at the start, which asks for offsets.
                raise RefusedError(Report((rights.group_finding(self._settings),))) from error
            except KafkaError as error:
                # It has begun, and cannot begin twice.
                self._fatal = f"joining the group ended with {type(error).__name__}: {error}"
                return False
            return True
        return False

    async def _serve(self, loop: FetchLoop) -> None:
        fetching = asyncio.create_task(loop.run(), name="fetch loop")
        looking = asyncio.create_task(self._look(), name="positions")
        over = asyncio.create_task(self._over.wait())
        try:
            await asyncio.wait([fetching, over], return_when=asyncio.FIRST_COMPLETED)
            loop.stop()
            await asyncio.wait([fetching], timeout=1.0)
            if fetching.done():
                fetching.result()
        except GroupLostError as error:
            self._fatal = f"the group membership ended with {error}"
        finally:
            for task in (fetching, looking, over):
                task.cancel()
            await asyncio.gather(fetching, looking, over, return_exceptions=True)

    async def _leave(self, consumer: AIOKafkaConsumer) -> None:
        self._over.set()
        self._outputs.stop()
        for task in self._side_tasks:
            task.cancel()
        if self._abandoned:
            await self._assignment.abandon()
        else:
            await self._drained()
        leaving = asyncio.create_task(consumer.stop())
        await asyncio.wait([leaving], timeout=0.5 if self._abandoned else LEAVE_SECONDS)
        if not leaving.done():
            leaving.cancel()
            await asyncio.gather(leaving, return_exceptions=True)
        log.info("left_group")

    async def _drained(self) -> None:
        """Drain within the budget, less what leaving takes; a second signal cuts it short."""
        seconds = max(self._settings.drain_seconds - LEAVE_SECONDS - 1.0, 0.5)
        draining = asyncio.create_task(self._assignment.end(seconds))
        lanes = list(self._assignment.lanes.values())
        while not draining.done() and not self._abandoned:
            await asyncio.wait([draining], timeout=0.05)
        if not draining.done():
            draining.cancel()
            await asyncio.gather(draining, *(lane.abandon() for lane in lanes), return_exceptions=True)

    # --- for the lanes ------------------------------------------------------------------------------------------------

    def _make_lane(self, place: TopicPartition) -> Lane:
        consumer, checked = self._consumer, self._checked
        if consumer is None or checked is None:
            raise RuntimeError("a partition was assigned before the start was checked")

        async def first_offset() -> int:
            return await starts.offset_of(self._settings, consumer, place)

        def producer(place: TopicPartition) -> KafkaProducer:
            name = transactional_id(self._settings, place.topic, place.partition)
            limit = checked.output_limit_bytes
            return KafkaProducer(make_producer(self._settings, name, limit), record_limit_bytes(limit))

        shared = Shared(
            settings=self._settings,
            pool=self._pool,
            metrics=self._metrics,
            intake=self._feeds.intake,
            traces=self._traces,
            budget=self._budget,
            starting=self._starting,
            make_producer=producer,
            outputs_back=self._outputs.back,
            broker_answers=partial(answers, self._settings),
            on_fatal=self._on_fatal,
        )
        return Lane(place, KafkaCursor(consumer, place, first_offset), shared)

    def _on_fatal(self, reason: str) -> None:
        log.error("service_failed", reason=reason)
        self._fatal = reason
        self._over.set()

    def _on_unwatched(self, watching: asyncio.Task[None]) -> None:
        """Without a watch over feeds nobody would miss a silent one: a new process, rather than that."""
        if not watching.cancelled() and (error := watching.exception()):
            self._on_fatal(f"the watch over feeds ended with {type(error).__name__}: {error}")

    def _on_topic(self, topic: str) -> None:
        """A topic whose first partition came: check it, beside everything else."""
        task = asyncio.create_task(self._check_topic(topic))
        self._side_tasks.add(task)
        task.add_done_callback(self._side_tasks.discard)

    async def _check_topic(self, topic: str) -> None:
        try:
            report = await checks.check_topic(self._settings, topic)
        except BrokerAway:
            return
        for finding in (*report.faults, *report.warnings):
            log.warning("topic_warning", code=finding.code, what=finding.what, to_do=finding.remedy)

    async def _look(self) -> None:
        """Positions and last stable offsets, and when they were last told, once a second."""
        while True:
            consumer = self._consumer
            ends: dict[TopicPartition, tuple[int | None, int | None]] = {}
            if consumer is not None:
                for place, lane in list(self._assignment.lanes.items()):
                    if lane.state is LaneState.RUNNING and place in consumer.assignment():
                        ends[place] = (await position_of(consumer, place), consumer.last_stable_offset(place))
                self._last_fetch_at = latest_fetch(consumer, ends, self._last_fetch_at)
            self._ends = ends
            await asyncio.sleep(LOOK_SECONDS)


def latest_fetch(consumer: AIOKafkaConsumer, places: Iterable[TopicPartition], before: float | None) -> float | None:
    """When a broker last answered a fetch of one of these partitions; never earlier than `before`."""
    assigned = consumer.assignment()
    polled = [consumer.last_poll_timestamp(place) for place in places if place in assigned]
    instants = [milliseconds / 1000 for milliseconds in polled if milliseconds is not None]
    return max([*instants, *([] if before is None else [before])], default=None)


async def position_of(consumer: AIOKafkaConsumer, place: TopicPartition) -> int | None:
    """The consumer's position; None while the partition is just being taken away."""
    try:
        async with asyncio.timeout(1.0):
            position: int | None = await consumer.position(place)
            return position
    except (KafkaError, TimeoutError):
        return None
