"""`python -m tests.bench.service WORK`: the service as `copytaster run read`, with a work of `tests.bench.work`."""

import asyncio
import sys
from functools import partial
from unittest import mock

from copytaster import logs
from copytaster.cli import run
from copytaster.cli.config import checked
from copytaster.metrics import Metrics
from copytaster.workers import make_pool
from tests.bench import work


def main() -> None:
    """Until SIGTERM."""
    _, settings = checked(None)
    assert settings is not None
    metrics = Metrics()
    logs.configure("info", terminal=False, suppressed=metrics.log_suppressed)
    make_work = getattr(work, sys.argv[1])
    with mock.patch.object(run, "make_pool", partial(make_pool, make_work=make_work)):
        asyncio.run(run.serve(settings, metrics))


if __name__ == "__main__":
    main()
