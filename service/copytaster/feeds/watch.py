"""The registry of feeds in use, and its reload: read again when the file's contents change, kept when they are wrong.

Contents are compared, not times: a ConfigMap is swapped by a symbolic link, an editor may leave the time as it was.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import structlog

from copytaster.feeds import faults
from copytaster.feeds.intake import Intake
from copytaster.feeds.registry import FeedsError, Registry, load_registry
from copytaster.kafka.report import Finding, Report
from copytaster.kafka.status import FeedsStatus
from copytaster.settings import Settings, config_hash
from copytaster.workers import use_feeds

if TYPE_CHECKING:
    from copytaster.metrics import Metrics
    from copytaster.workers.pool import Pool

log = structlog.get_logger()

LOOK_SECONDS = 5.0
"""A changed ConfigMap takes up to a minute to arrive anyway."""


class FeedsWatch:
    """One per process: hands the registry to workers, metrics and intake, now and whenever it changes."""

    def __init__(self, settings: Settings, registry: Registry, pool: Pool, metrics: Metrics) -> None:
        self._settings = settings
        self._pool = pool
        self._metrics = metrics
        self._registry = registry
        self._refused: str | None = None
        self._seen: bytes | None = registry.contents
        self.intake = Intake(metrics)
        self._tell(registry, config_hash(settings, registry.table))

    def status(self) -> FeedsStatus:
        """What is in use, and why a change of it was refused."""
        registry = self._registry
        file = str(registry.file) if registry.file else None
        return FeedsStatus(
            file, self._read_at, registry.digest, tuple(feed.name for feed in registry.feeds), self._refused
        )

    async def run(self) -> None:
        """Look over and over, until cancelled."""
        while True:
            await asyncio.sleep(LOOK_SECONDS)
            await self.look()
            self.intake.settle()

    async def look(self) -> None:
        """Take the file over if it has changed."""
        file = self._registry.file
        if file is None:
            return
        contents = await asyncio.to_thread(_contents, file)
        if contents == self._seen:
            return
        self._seen = contents
        try:
            registry = await asyncio.to_thread(load_registry, file)
            hashed = await asyncio.to_thread(config_hash, self._settings, registry.table)
        except FeedsError as error:
            self._refuse(error.findings)
        except OSError as error:  # of the file of known names, which the hash covers
            self._refuse((faults.unreadable(file, str(error)),))
        else:
            self._apply(registry, hashed)

    def _refuse(self, findings: Sequence[Finding]) -> None:
        self._refused = str(Report(tuple(findings)))
        self._metrics.reloaded("refused")
        for finding in findings:
            log.error(
                "feeds_refused",
                code=finding.code, what=finding.what, where=finding.where, to_do=finding.remedy,
                consequence="the registry in use stays",
            )  # fmt: skip

    def _apply(self, registry: Registry, hashed: str) -> None:
        if registry.table != self._registry.table:
            use_feeds(self._pool, self._settings, registry.table)
        self._registry, self._refused, self._seen = registry, None, registry.contents
        self._tell(registry, hashed)
        self._metrics.reloaded("applied")
        log.info("feeds_reloaded", feeds=len(registry.feeds), config_hash=hashed)

    def _tell(self, registry: Registry, hashed: str) -> None:
        self.intake.use(registry)
        self._metrics.registered(registry)
        self._read_at = time.time()
        self._metrics.configured(hashed)


def _contents(file: Path) -> bytes | None:
    try:
        return file.read_bytes()
    except OSError:
        return None
