"""The parent's end of one worker process: starts it, hands it chunks, watches it, ends it."""

from __future__ import annotations

import asyncio
import os
import socket
import sys
import time
from collections.abc import Sequence
from enum import StrEnum
from mmap import mmap
from pathlib import Path
from typing import cast

from copytaster.core.model import Outcome, RawRecord
from copytaster.workers.codec import PackedOutcome, pack_records, unpack_outcome
from copytaster.workers.pool import PoolError
from copytaster.workers.protocol import EXIT_MEMORY, HEADER, MARK_BYTES, READY, frame, mark_of, unpack
from copytaster.workers.work import MakeWork

START_SECONDS = 60.0
"""How long a worker may load its models: a slow disk, a throttled pod."""
BUFFER_BYTES = 64 * 1024
"""What is received at once; it grows to a frame that is larger."""
_TICKS_PER_SECOND = os.sysconf("SC_CLK_TCK")


class Loss(StrEnum):
    """Why a worker was lost while it was at a record."""

    DIED = "died"
    CPU = "cpu"
    WALL = "wall"
    MEMORY = "memory"


class WorkerLostError(Exception):
    """The worker is gone: it was at the record `at` of its chunk; `outcomes` are those that it had sent before."""

    def __init__(self, loss: Loss, outcomes: list[Outcome], at: int) -> None:
        super().__init__(loss)
        self.loss = loss
        self.outcomes = outcomes
        self.at = at


class Child(asyncio.BufferedProtocol):
    """One worker process; made by `Child.started`. A protocol of its own: a stream costs twice the CPU time."""

    def __init__(self, page: mmap) -> None:
        self._page = page
        self._process: asyncio.subprocess.Process | None = None
        self._transport: asyncio.Transport | None = None
        self._loop = asyncio.get_running_loop()
        self._buffer = bytearray(BUFFER_BYTES)
        self._filled = 0
        self._ready: asyncio.Future[bool] = self._loop.create_future()
        self._gone: asyncio.Future[None] = self._loop.create_future()
        self._answer: asyncio.Future[list[Outcome]] | None = None  # to the chunk that it is at
        self._outcomes: list[Outcome] = []
        self._wanted = 0
        self._answered = 0  # records of the chunks before
        self._killed_for: Loss | None = None
        self._losing: asyncio.Task[None] | None = None
        self._mark = (-1, 0.0, 0.0)  # records begun, CPU seconds and clock when that was first seen

    @classmethod
    async def started(cls, make_work: MakeWork, memory_bytes: int) -> Child:
        """A worker that is ready; raises `PoolError` when it cannot be had."""
        ours, theirs = socket.socketpair()
        mark = os.memfd_create("copytaster-mark")
        try:
            os.truncate(mark, MARK_BYTES)
            child = cls(mmap(mark, MARK_BYTES))
            process = child._process = await asyncio.create_subprocess_exec(
                sys.executable,
                "-m",
                "copytaster.workers.worker",
                *map(str, (theirs.fileno(), mark, memory_bytes)),
                stdin=asyncio.subprocess.DEVNULL,
                stdout=asyncio.subprocess.DEVNULL,
                pass_fds=[theirs.fileno(), mark],
            )
        except BaseException:
            ours.close()
            raise
        finally:
            theirs.close()
            os.close(mark)
        try:
            ours.setblocking(False)
            await child._loop.create_connection(lambda: child, sock=ours)
            async with asyncio.timeout(START_SECONDS):
                child._send(frame(make_work))
                ready = await child._ready
        except (TimeoutError, ConnectionError):
            ready = False
        except asyncio.CancelledError:
            await child.end()
            raise
        if not ready:
            await child.end()
            raise PoolError(
                f"a worker process did not become ready (exit code {process.returncode}): its own words stand above"
            )
        return child

    @property
    def pid(self) -> int:
        """Its process id."""
        return self._running.pid

    @property
    def busy(self) -> bool:
        """Whether it is at a chunk."""
        return self._answer is not None

    @property
    def _running(self) -> asyncio.subprocess.Process:
        if self._process is None:
            raise RuntimeError("a worker that was never started")
        return self._process

    def read(self, records: Sequence[RawRecord]) -> asyncio.Future[list[Outcome]]:
        """One outcome per record, some time; raises `WorkerLostError` when it is lost on the way."""
        answer = self._answer = self._loop.create_future()
        self._outcomes = []
        self._wanted = len(records)
        if self._gone.done():
            self._lose()
        else:
            self._send(frame(pack_records(records)))
        return answer

    def use(self, make_work: MakeWork) -> None:
        """Other work, from the next chunk on: the socket keeps the order."""
        self._send(frame(make_work))

    def _send(self, packed: bytes) -> None:
        if self._transport is not None:
            self._transport.write(packed)

    # --- what the socket says -----------------------------------------------------------------------------------------

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """The socket pair is ours."""
        self._transport = cast("asyncio.Transport", transport)

    def get_buffer(self, sizehint: int) -> memoryview:  # noqa: ARG002 - asyncio's signature
        """Room for what comes: the rest of a frame that is larger than the buffer, too."""
        if self._filled >= HEADER.size:
            whole = HEADER.size + HEADER.unpack_from(self._buffer)[0]
            if whole > len(self._buffer):
                self._buffer.extend(bytes(whole - len(self._buffer)))
        return memoryview(self._buffer)[self._filled :]

    def buffer_updated(self, nbytes: int) -> None:
        """Take the frames that are complete."""
        self._filled += nbytes
        start = 0
        while self._filled - start >= HEADER.size:
            end = start + HEADER.size + HEADER.unpack_from(self._buffer, start)[0]
            if end > self._filled:
                break
            with memoryview(self._buffer) as whole, whole[start + HEADER.size : end] as packed:
                self._receive(unpack(packed))
            start = end
        if not start:
            return
        left = self._buffer[start : self._filled]
        if len(self._buffer) > BUFFER_BYTES and not left:
            self._buffer = bytearray(BUFFER_BYTES)  # one large story is no reason to keep so much
        else:
            self._buffer[: len(left)] = left
        self._filled = len(left)

    def _receive(self, value: object) -> None:
        if not self._ready.done():
            self._ready.set_result(value == READY)
            return
        self._outcomes += map(unpack_outcome, cast("list[PackedOutcome]", value))
        if len(self._outcomes) >= self._wanted:
            self._answered += self._wanted
            answer, self._answer = self._answer, None
            if answer is not None and not answer.done():
                answer.set_result(self._outcomes)

    def connection_lost(self, exc: Exception | None) -> None:  # noqa: ARG002 - asyncio's signature
        """The worker has ended."""
        if not self._ready.done():
            self._ready.set_result(False)
        self._gone.set_result(None)
        if self._answer is not None:
            self._lose()

    def _lose(self) -> None:
        self._losing = self._loop.create_task(self._lost())

    async def _lost(self) -> None:
        """Tell who waits which record it was at."""
        await self._running.wait()
        answer, self._answer = self._answer, None
        if answer is None or answer.done():
            return
        loss = self._killed_for
        if loss is None:
            loss = Loss.MEMORY if self._running.returncode == EXIT_MEMORY else Loss.DIED
        # It may have died before it began the first: then that one is suspected, and cleared by its second try.
        at = min(max(mark_of(self._page) - self._answered - 1, len(self._outcomes)), self._wanted - 1)
        answer.set_exception(WorkerLostError(loss, self._outcomes, at))

    # --- watched and ended --------------------------------------------------------------------------------------------

    def watch(self, cpu_seconds: float, wall_seconds: float) -> None:
        """Kill it when it has been at one record for too long. Called over and over while it is busy."""
        now, cpu = time.monotonic(), cpu_seconds_of(self.pid)
        begun, cpu_then, then = self._mark
        at = max(mark_of(self._page), self._answered + 1) if self.busy else -1
        if at != begun or at < 0:
            self._mark = (at, cpu, now)
        elif cpu - cpu_then > cpu_seconds:
            self._kill(Loss.CPU)
        elif now - then > wall_seconds:
            self._kill(Loss.WALL)

    def _kill(self, loss: Loss) -> None:
        self._killed_for = loss
        if self._running.returncode is None:
            self._running.kill()

    async def end(self) -> None:
        """Kill it and free what it holds; what it was at is lost, and who waits for it is told by a cancellation."""
        answer, self._answer = self._answer, None
        if answer is not None:
            answer.cancel()
        if self._running.returncode is None:
            self._running.kill()
        await self._running.wait()
        if self._transport is not None:
            self._transport.abort()
            await self._gone
        if self._losing is not None:
            await self._losing
        self._page.close()


def cpu_seconds_of(pid: int) -> float:
    """User and system time of a process of ours; 0.0 when it is gone. Fields 14 and 15 of proc_pid_stat(5)."""
    try:
        stat = Path(f"/proc/{pid}/stat").read_text(encoding="ascii", errors="replace")
    except OSError:
        return 0.0
    fields = stat.rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / _TICKS_PER_SECOND
