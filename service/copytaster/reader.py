"""The core with its tables: one record in, its outcome out. The public Python API, and what a worker process runs.

from copytaster import RawRecord, Reader
outcome = Reader().read(RawRecord(value=b"...", timestamp=datetime.now(UTC)))
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import replace

from copytaster import __version__
from copytaster.core.candidates import Candidate
from copytaster.core.context import Context
from copytaster.core.errors import CopyError
from copytaster.core.feeds import FeedTable
from copytaster.core.model import DeadLettered, Outcome, RawRecord, Received, Tally, VersionId
from copytaster.core.publish import dead_letter
from copytaster.core.topology import explain, read
from copytaster.feeds.registry import registry_of
from copytaster.settings import Settings, config_hash, limits_of
from copytaster.tables import load_tables


class Reader:
    """Reads raw records. Loads tables and models when it is made (half a second), then touches no file.

    Without settings the defaults count, whatever the environment says; without `feeds` the settings' registry of feeds.
    Raises `FeedsError` when that is not good.
    """

    def __init__(self, settings: Settings | None = None, feeds: FeedTable | None = None) -> None:
        settings = settings or Settings.model_construct()
        feeds = registry_of(settings).table if feeds is None else feeds
        self._tables = replace(load_tables(settings.known_file), feeds=feeds)
        self._context = context_of(settings, self._tables.models, feeds)

    def read(self, record: RawRecord) -> Outcome:
        """What becomes of the record; raises nothing that its bytes can cause. Only the times measured differ."""
        return read(record, self._tables, self._context, time.perf_counter)

    def explain(self, record: RawRecord) -> tuple[Outcome, Mapping[VersionId, tuple[Candidate, ...]]]:
        """What becomes of the record, and by version what was looked at on the way and why it lost."""
        return explain(record, self._tables, self._context)

    def dead_letter(self, record: RawRecord, error: CopyError) -> Outcome:
        """The outcome of a record that could not be read at all: it killed the process that tried."""
        records = dead_letter.publish(record, error, self._context)
        feed = self._context.feeds.id_of(record)
        tally = Tally(feed=feed, code=error.code, stage=error.stage, received=(Received.UNREADABLE,))
        return DeadLettered(records, tally)


def context_of(settings: Settings, models: Mapping[str, str], feeds: FeedTable) -> Context:
    """What outputs carry, from the settings and the registry of feeds."""
    return Context(
        prefix=settings.output_prefix,
        version=__version__,
        config_hash=config_hash(settings, feeds),
        models=models,
        limits=limits_of(settings),
        feeds=feeds,
    )
