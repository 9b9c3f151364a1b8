"""`copytaster run read`: the service, until it is told to end.

SIGTERM and SIGINT drain, a second one abandons at once. Exit codes: 0 drained, 1 a new process is needed, 78 refused.
"""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from typing import NoReturn

import structlog
import typer

from copytaster import logs
from copytaster.cli import exits
from copytaster.cli.config import checked
from copytaster.feeds.registry import FeedsError, Registry, registry_of
from copytaster.kafka.clients import OptimisedPythonError, refuse_optimised
from copytaster.kafka.report import Report
from copytaster.kafka.service import RefusedError, Service, ServiceFailedError
from copytaster.metrics import Metrics
from copytaster.probes import Probes
from copytaster.settings import Settings
from copytaster.traces.switch import make_traces
from copytaster.workers import make_pool
from copytaster.workers.limits import memory_findings
from copytaster.workers.pool import PoolError

log = structlog.get_logger()

FLUSH_SECONDS = 3.0
"""How long the last spans may take, where the drain budget has so much left: a span is not worth a late end."""

SIGNALS = (signal.SIGTERM, signal.SIGINT)

app = typer.Typer(help="Run a part of the service.", no_args_is_help=True)


@app.callback()
def _parts() -> None:
    """One command a part: there will be others beside `read`."""


@app.command()
def read() -> None:
    """Read raw copy from Kafka and publish stories, exactly once, until SIGTERM."""
    report, settings = checked(None)
    if settings is not None:
        report += Report(memory_findings(settings))
    if settings is None or report.faults:
        refuse(report)
    metrics = Metrics()
    logs.configure(settings.log_level, terminal=sys.stdout.isatty(), suppressed=metrics.log_suppressed)
    for one in report.warnings:
        log.warning("start_warning", code=one.code, what=one.what, where=one.where, to_do=one.remedy)
    try:
        refuse_optimised()
        asyncio.run(serve(settings, metrics, registry_of(settings)))
    except OptimisedPythonError as error:
        typer.echo(f"refused to start: {error}", err=True)
        raise typer.Exit(exits.CONFIG) from None
    except RefusedError as error:
        refuse(error.report)
    except FeedsError as error:  # it was good a moment ago
        refuse(Report(error.findings))
    except (ServiceFailedError, PoolError, OSError) as error:
        log.critical("service_failed", error_type=type(error).__name__, reason=str(error))
        raise typer.Exit(exits.FAILED) from None


def refuse(report: Report) -> NoReturn:
    """Print every fault and end with 78."""
    typer.echo(f"refused to start:\n{report}", err=True)
    raise typer.Exit(exits.CONFIG)


async def serve(settings: Settings, metrics: Metrics, registry: Registry | None = None) -> None:
    """Workers, ops port and the Kafka side, started in this order and ended in the other."""
    registry = registry or Registry()
    pool = make_pool(settings, metrics, registry.table)
    traces = make_traces(metrics, settings.group)
    service = Service(settings, pool, metrics, registry, traces)
    probes = Probes(settings, metrics, service)
    _on_signals(service)
    log.info("service_starting", group=settings.group, config_hash=metrics.config_hash, pid=os.getpid())
    port = await probes.start()
    log.info("ops_port_open", port=port)
    try:
        await pool.start()
        await service.run()
    finally:
        await pool.stop()
        await asyncio.to_thread(traces.close, min(FLUSH_SECONDS, service.seconds_left))
        await probes.stop()
        log.info("service_ended")
        # All is done: a signal that comes now must not turn exit code 0 into one of a killed process, and the loop puts
        # the default handlers back when it closes.
        signal.pthread_sigmask(signal.SIG_BLOCK, SIGNALS)


def _on_signals(service: Service) -> None:
    """The first signal drains, the second abandons."""
    seen = 0

    def heard() -> None:
        nonlocal seen
        seen += 1
        if seen == 1:
            service.drain()
        else:
            service.abandon()

    loop = asyncio.get_running_loop()
    for number in SIGNALS:
        loop.add_signal_handler(number, heard)
