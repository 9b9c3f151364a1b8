"""The way back of lanes that stopped for a missing output topic or right: one look for all, every 30 s.

Not by every lane by name: a metadata request for one topic may create it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import structlog

from copytaster.kafka.checks import BrokerAway
from copytaster.kafka.report import Report

log = structlog.get_logger()


class OutputWatch:
    """Looks only while somebody waits."""

    def __init__(self, check: Callable[[], Awaitable[Report]], every_seconds: float) -> None:
        self._check = check
        self._every_seconds = every_seconds
        self._looking: asyncio.Task[None] | None = None

    async def back(self) -> None:
        """Returns when all outputs are there and may be written, by the latest look."""
        if self._looking is None or self._looking.done():
            self._looking = asyncio.create_task(self._look())
        await asyncio.shield(self._looking)

    async def _look(self) -> None:
        while True:
            await asyncio.sleep(self._every_seconds)
            try:
                report = await self._check()
            except BrokerAway:
                continue
            if not report.faults:
                return
            log.warning("outputs_missing", faults=[fault.what for fault in report.faults])

    def stop(self) -> None:
        """Look no more."""
        if self._looking is not None:
            self._looking.cancel()
