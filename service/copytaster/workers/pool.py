"""What a lane knows of the worker processes: records in, one outcome per record out, in order."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from copytaster.core.model import Outcome, RawRecord
from copytaster.kafka.status import PoolStatus
from copytaster.workers.work import DeadLetter, MakeWork


class Pool(Protocol):
    """Reads chunks of records, away from the event loop or inline."""

    async def start(self) -> None:
        """Start the workers and wait until each is ready; raises `PoolError` when one cannot start."""

    async def read(self, chunk: Sequence[RawRecord]) -> Sequence[Outcome]:
        """One outcome per record, in order, whatever the records do; cancelling it abandons the chunk."""

    async def stop(self) -> None:
        """End all workers; at once, what they read is lost."""

    def use(self, make_work: MakeWork, dead_letter: DeadLetter) -> None:
        """From the next chunk on; what is being read is read to its end as it was begun."""

    def status(self) -> PoolStatus:
        """How many workers there are, and what they do."""


class PoolError(Exception):
    """A worker process could not be had."""
