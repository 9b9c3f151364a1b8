"""The pool that is none: work in the event loop itself, for tests and small installs (`workers=0`).

No deadline and no memory limit hold here: a record that never ends stops the process, and the liveness probe with it.
"""

from __future__ import annotations

from collections.abc import Sequence

from copytaster.core.model import Outcome, RawRecord
from copytaster.kafka.status import PoolStatus
from copytaster.workers.work import DeadLetter, MakeWork, Work


class InlinePool:
    """Reads where it is called."""

    def __init__(self, make_work: MakeWork) -> None:
        self._make_work = make_work
        self._work: Work | None = None

    async def start(self) -> None:
        """Load tables and models; blocks for a quarter of a second."""
        self._work = self._make_work()

    async def read(self, chunk: Sequence[RawRecord]) -> Sequence[Outcome]:
        """One outcome per record, in order."""
        work = self._work or self._make_work()
        return [work(record) for record in chunk]

    async def stop(self) -> None:
        """Nothing to end."""

    def use(self, make_work: MakeWork, _dead_letter: DeadLetter) -> None:
        """From the next chunk on."""
        self._make_work = make_work
        self._work = make_work()

    def status(self) -> PoolStatus:
        """No workers."""
        return PoolStatus(size=0, busy=0, waiting_chunks=0)
