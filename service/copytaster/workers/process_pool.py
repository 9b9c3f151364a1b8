"""Worker processes behind the `Pool` protocol: replaced when they are lost, suspects read again alone.

`ProcessPoolExecutor` cannot do this: one dead worker breaks it, a hung one cannot be killed, the guilty record is
unknown. Here a lost worker costs its record a second try in a quarantine worker, fresh and alone; only if that one is
lost too is the record a dead letter. Its neighbours are read by others, and the order stays.
"""

from __future__ import annotations

import asyncio
import time
from collections import defaultdict
from collections.abc import Coroutine, Sequence
from functools import partial
from typing import Any, Protocol, TypeVar

import structlog

from copytaster.core.errors import CopyError
from copytaster.core.model import Outcome, RawRecord, Stage
from copytaster.kafka.status import PoolStatus
from copytaster.logs import record_fields
from copytaster.workers.child import Child, Loss, WorkerLostError
from copytaster.workers.pool import PoolError
from copytaster.workers.work import DeadLetter, MakeWork

log = structlog.get_logger()

T = TypeVar("T")

WATCH_SECONDS = 0.1
"""How often busy workers are looked at: fine enough for deadlines of seconds."""
RESTART_SECONDS = 1.0

POISON = {
    Loss.DIED: ("poison_died", "reading it ended the worker process, twice"),
    Loss.CPU: ("poison_cpu", "reading it took more CPU time than a record may, twice"),
    Loss.WALL: ("poison_wall", "reading it took longer than a record may, twice"),
    Loss.MEMORY: ("poison_memory", "reading it took more memory than a worker may, twice"),
}


class PoolMetrics(Protocol):
    """What the pool tells the metrics."""

    def worker_replaced(self, reason: str) -> None: ...  # noqa: D102 - see metrics.py
    def quarantined(self, result: str) -> None: ...  # noqa: D102 - see metrics.py
    def chunk_read(self, wait_seconds: float, work_seconds: float, records: int) -> None: ...  # noqa: D102 - see metrics.py


class ProcessPool:
    """As many worker processes as told; not started when made."""

    def __init__(
        self,
        make_work: MakeWork,
        dead_letter: DeadLetter,
        metrics: PoolMetrics,
        *,
        workers: int,
        memory_bytes: int,
        cpu_seconds: float,
        wall_seconds: float,
    ) -> None:
        self._make_work = make_work
        self._dead_letter = dead_letter
        self._metrics = metrics
        self._workers = workers
        self._memory_bytes = memory_bytes
        self._cpu_seconds = cpu_seconds
        self._wall_seconds = wall_seconds
        self._children: set[Child] = set()
        self._free: asyncio.LifoQueue[Child] = asyncio.LifoQueue()  # the last one used has its caches warm
        self._waiting = 0
        self._quarantines: defaultdict[tuple[str, int], asyncio.Lock] = defaultdict(asyncio.Lock)
        self._tasks: set[asyncio.Task[Any]] = set()
        self._watching: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Start all workers and wait until they are ready; raises `PoolError`."""
        self._watching = asyncio.create_task(self._watch(), name="worker watch")
        for child in await asyncio.gather(*(self._new_child() for _ in range(self._workers))):
            self._free.put_nowait(child)

    async def stop(self) -> None:
        """End all workers at once."""
        tasks = [*self._tasks, *([self._watching] if self._watching else [])]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await asyncio.gather(*(self._end(child) for child in list(self._children)))

    def status(self) -> PoolStatus:
        """How many there are, and what they do."""
        busy = sum(child.busy for child in self._children)
        return PoolStatus(size=len(self._children), busy=busy, waiting_chunks=self._waiting)

    def use(self, make_work: MakeWork, dead_letter: DeadLetter) -> None:
        """From the next chunk of each worker on; those that are still starting get it when they are ready."""
        self._make_work = make_work
        self._dead_letter = dead_letter
        for child in self._children:
            child.use(make_work)

    async def read(self, chunk: Sequence[RawRecord]) -> Sequence[Outcome]:
        """One outcome per record, in order. Cancelled, the chunk is abandoned; its worker finishes it first."""
        outcomes: list[Outcome] = []
        while len(outcomes) < len(chunk):
            rest = chunk[len(outcomes) :]
            try:
                outcomes += await self._read_by_one(rest)
            except WorkerLostError as lost:
                outcomes += lost.outcomes
                if read_unsent := rest[len(lost.outcomes) : lost.at]:
                    outcomes += await self.read(read_unsent)
                outcomes.append(await self._quarantine(rest[lost.at], lost.loss))
        return outcomes

    async def _read_by_one(self, records: Sequence[RawRecord]) -> list[Outcome]:
        began = time.monotonic()
        self._waiting += 1
        try:
            child = await self._free.get()
        finally:
            self._waiting -= 1
        taken = time.monotonic()
        answer = child.read(records)
        # Also when nobody waits any more: the worker is free again when it has answered.
        answer.add_done_callback(partial(self._release, child))
        outcomes = await asyncio.shield(answer)
        self._metrics.chunk_read(taken - began, time.monotonic() - taken, len(records))
        return outcomes

    def _release(self, child: Child, done: asyncio.Future[list[Outcome]]) -> None:
        if done.cancelled():
            return
        error = done.exception()
        if error is None:
            self._free.put_nowait(child)
            return
        loss = error.loss if isinstance(error, WorkerLostError) else Loss.DIED
        self._metrics.worker_replaced(loss)
        log.warning("worker_lost", reason=loss)
        self._spawn(self._replace(child))

    async def _replace(self, child: Child) -> None:
        await self._end(child)
        while True:
            try:
                self._free.put_nowait(await self._new_child())
            except (PoolError, OSError) as error:
                log.warning("worker_not_replaced", error_type=type(error).__name__, reason=str(error))
                await asyncio.sleep(RESTART_SECONDS)
            else:
                return

    async def _quarantine(self, record: RawRecord, loss: Loss) -> Outcome:
        """Read a suspect once more, alone in a worker of its own; at most one of a partition at a time."""
        async with self._quarantines[record.topic, record.partition]:
            child = await self._new_child()
            try:
                outcome = (await child.read([record]))[0]
                self._metrics.quarantined("cleared")
            except WorkerLostError as lost:
                code, message = POISON[lost.loss]
                outcome = self._dead_letter(record, CopyError(code, Stage.PARSE, message))
                self._metrics.quarantined("dead_lettered")
                log.warning("record_quarantined", first=loss, code=code, **record_fields(record))
            finally:
                await self._end(child)
        return outcome

    async def _new_child(self) -> Child:
        make_work = self._make_work
        child = await Child.started(make_work, self._memory_bytes)
        if make_work is not self._make_work:
            child.use(self._make_work)
        self._children.add(child)
        return child

    async def _end(self, child: Child) -> None:
        self._children.discard(child)
        await child.end()

    def _spawn(self, work: Coroutine[object, object, T]) -> asyncio.Task[T]:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    async def _watch(self) -> None:
        while True:
            await asyncio.sleep(WATCH_SECONDS)
            for child in list(self._children):
                child.watch(self._cpu_seconds, self._wall_seconds)
