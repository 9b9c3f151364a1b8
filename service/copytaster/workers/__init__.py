"""Worker processes: the CPU work, away from the event loop. `make_pool` is the one way to have some."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from copytaster.core.feeds import FeedTable
from copytaster.workers.work import MakeWork, reading

if TYPE_CHECKING:
    from copytaster.settings import Settings
    from copytaster.workers.pool import Pool
    from copytaster.workers.process_pool import PoolMetrics


def make_pool(
    settings: Settings, metrics: PoolMetrics, feeds: FeedTable | None = None, make_work: MakeWork | None = None
) -> Pool:
    """The pool that the settings ask for, not started; `make_work` replaces the service's own work, in tests."""
    from copytaster.reader import Reader  # noqa: PLC0415 - a worker imports this package before it needs any model
    from copytaster.workers.inline import InlinePool  # noqa: PLC0415 - as above
    from copytaster.workers.process_pool import ProcessPool  # noqa: PLC0415 - as above

    feeds = feeds or FeedTable()
    make_work = make_work or partial(reading, settings, feeds)
    if not settings.workers:
        return InlinePool(make_work)
    return ProcessPool(
        make_work,
        Reader(settings, feeds).dead_letter,
        metrics,
        workers=settings.workers,
        memory_bytes=settings.worker_memory_bytes,
        cpu_seconds=settings.record_cpu_seconds,
        wall_seconds=settings.record_wall_seconds,
    )


def use_feeds(pool: Pool, settings: Settings, feeds: FeedTable) -> None:
    """Have the pool read by another registry of feeds from its next chunks on."""
    from copytaster.reader import Reader  # noqa: PLC0415 - as above

    pool.use(partial(reading, settings, feeds), Reader(settings, feeds).dead_letter)
