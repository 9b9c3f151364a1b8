"""The parent's end of one worker process: starts it, hands it chunks, watches it, ends it."""

from __future__ import annotations

import asyncio
import os
import socket
import sys
import time
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import cast

from copytaster.core.model import Outcome, RawRecord
from copytaster.workers.pool import PoolError
from copytaster.workers.protocol import EXIT_MEMORY, HEADER, READY, frame, unpack
from copytaster.workers.work import MakeWork

START_SECONDS = 60.0
"""How long a worker may load its models: a slow disk, a throttled pod."""
BUFFER_BYTES = 1 << 20
_TICKS_PER_SECOND = os.sysconf("SC_CLK_TCK")


class Loss(StrEnum):
    """Why a worker was lost while it was at a record."""

    DIED = "died"
    CPU = "cpu"
    WALL = "wall"
    MEMORY = "memory"


class WorkerLostError(Exception):
    """The worker is gone; `outcomes` are those of the records before the one that it was at."""

    def __init__(self, loss: Loss, outcomes: list[Outcome]) -> None:
        super().__init__(loss)
        self.loss = loss
        self.outcomes = outcomes


class Child:
    """One worker process; made by `Child.started`."""

    def __init__(
        self, process: asyncio.subprocess.Process, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        self._process = process
        self._reader = reader
        self._writer = writer
        self._killed_for: Loss | None = None
        self._done = 0  # records answered since it was started
        self._mark = (-1, 0.0, 0.0)  # record, CPU seconds and clock when that record was first seen
        self.busy = False

    @classmethod
    async def started(cls, make_work: MakeWork, memory_bytes: int) -> Child:
        """A worker that is ready; raises `PoolError` when it cannot be had."""
        ours, theirs = socket.socketpair()
        with theirs:
            process = await asyncio.create_subprocess_exec(
                sys.executable,
                "-m",
                "copytaster.workers.worker",
                str(theirs.fileno()),
                str(memory_bytes),
                stdin=asyncio.subprocess.DEVNULL,
                stdout=asyncio.subprocess.DEVNULL,
                pass_fds=[theirs.fileno()],
            )
        reader, writer = await asyncio.open_connection(sock=ours, limit=BUFFER_BYTES)
        child = cls(process, reader, writer)
        try:
            async with asyncio.timeout(START_SECONDS):
                writer.write(frame(make_work))
                ready = await child._receive()
        except (TimeoutError, asyncio.IncompleteReadError, ConnectionError):
            ready = None
        except asyncio.CancelledError:
            await child.end()
            raise
        if ready != READY:
            await child.end()
            raise PoolError(
                f"a worker process did not become ready (exit code {process.returncode}): its own words stand above"
            )
        return child

    @property
    def pid(self) -> int:
        """Its process id."""
        return self._process.pid

    async def read(self, records: Sequence[RawRecord]) -> list[Outcome]:
        """One outcome per record; raises `WorkerLostError` when it is lost on the way."""
        outcomes: list[Outcome] = []
        self.busy = True
        try:
            self._writer.write(frame(list(records)))
            for _ in records:
                outcomes.append(cast("Outcome", await self._receive()))
                self._done += 1
        except (asyncio.IncompleteReadError, ConnectionError):
            await self._process.wait()
            raise WorkerLostError(self._loss(), outcomes) from None
        finally:
            self.busy = False
        return outcomes

    async def _receive(self) -> object:
        (size,) = HEADER.unpack(await self._reader.readexactly(HEADER.size))
        return unpack(await self._reader.readexactly(size))

    def _loss(self) -> Loss:
        if self._killed_for is not None:
            return self._killed_for
        return Loss.MEMORY if self._process.returncode == EXIT_MEMORY else Loss.DIED

    def watch(self, cpu_seconds: float, wall_seconds: float) -> None:
        """Kill it when it has been at one record for too long. Called over and over while it is busy."""
        now, cpu = time.monotonic(), cpu_seconds_of(self.pid)
        record, cpu_then, then = self._mark
        if record != self._done or not self.busy:
            self._mark = (self._done if self.busy else -1, cpu, now)
        elif cpu - cpu_then > cpu_seconds:
            self._kill(Loss.CPU)
        elif now - then > wall_seconds:
            self._kill(Loss.WALL)

    def _kill(self, loss: Loss) -> None:
        self._killed_for = loss
        if self._process.returncode is None:
            self._process.kill()

    async def end(self) -> None:
        """Kill it and free what it holds; what it was at is lost."""
        if self._process.returncode is None:
            self._process.kill()
        await self._process.wait()
        self._writer.close()
        await asyncio.gather(self._writer.wait_closed(), return_exceptions=True)


def cpu_seconds_of(pid: int) -> float:
    """User and system time of a process of ours; 0.0 when it is gone. Fields 14 and 15 of proc_pid_stat(5)."""
    try:
        stat = Path(f"/proc/{pid}/stat").read_text(encoding="ascii", errors="replace")
    except OSError:
        return 0.0
    fields = stat.rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / _TICKS_PER_SECOND
