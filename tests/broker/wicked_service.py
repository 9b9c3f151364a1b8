"""The service with work that does what a record says: kill, loop, bomb. For the poison test alone."""

import asyncio
from functools import partial
from unittest import mock

from copytaster import logs
from copytaster.cli import run
from copytaster.cli.config import checked
from copytaster.core.model import Outcome, RawRecord
from copytaster.feeds.registry import registry_of
from copytaster.metrics import Metrics
from copytaster.reader import Reader
from copytaster.settings import Settings
from copytaster.workers import make_pool
from copytaster.workers.work import Work
from tests.broker import wicked_service  # itself, under the name that a worker finds it by
from tests.unit.workers.wicked import read as do_wicked

WICKED = frozenset({b"kill", b"loop", b"bomb"})


def work_of(settings: Settings) -> Work:
    """The service's own work, but for three values."""
    reader = Reader(settings, registry_of(settings).table)

    def read(record: RawRecord) -> Outcome:
        return do_wicked(record) if record.value in WICKED else reader.read(record)

    return read


def main() -> None:
    """As `copytaster run read`."""
    _, settings = checked(None)
    assert settings is not None
    metrics = Metrics()
    logs.configure("info", terminal=False, suppressed=metrics.log_suppressed)
    with mock.patch.object(run, "make_pool", partial(make_pool, make_work=partial(wicked_service.work_of, settings))):
        asyncio.run(run.serve(settings, metrics, registry_of(settings)))


if __name__ == "__main__":
    main()
