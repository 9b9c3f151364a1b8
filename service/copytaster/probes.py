"""The ops port: probes for Kubernetes, the state for people, metrics for Prometheus.

    /startupz   the settings are good; waiting for a broker is fine
    /readyz     the group is joined, and we are not draining: it gates rollouts, no traffic
    /livez      answered by the event loop itself; fails when a lane that should commit does not
    /status     JSON: lanes with state and reason, positions, lag, what is held, configuration, build
    /metrics    Prometheus's text, or OpenMetrics where `Accept` asks for it

A probe that fails answers 503 and says why. Nothing here is secret, and nothing can be changed from here.
"""

from __future__ import annotations

import asyncio
import platform
from collections.abc import Awaitable, Callable
from typing import Protocol

import orjson
from aiohttp import hdrs, web
from prometheus_client.exposition import choose_encoder

from copytaster import __version__
from copytaster.core.model import Clock
from copytaster.kafka.status import ServiceStatus
from copytaster.metrics import Metrics
from copytaster.settings import Settings

LAG_PERIOD_SECONDS = 0.1
"""How often the event loop is timed: often enough to catch one slow callback, at no cost to speak of."""

SHUTDOWN_SECONDS = 1.0
"""How long open connections may hold up the end; a scraper's keep-alive must not eat the drain budget."""


class ServiceView(Protocol):
    """What the ops port knows of the service."""

    @property
    def settings_good(self) -> bool:
        """Whether the start-up check is over and found no fault of the settings."""

    def status(self) -> ServiceStatus:
        """The service as it is now; cheap."""

    async def stalled(self) -> str | None:
        """Why the process should be restarted, or None; may ask a broker, within the probe's time-out."""


class Probes:
    """Serves the ops port, and times the event loop, from `start` to `stop`."""

    def __init__(self, settings: Settings, metrics: Metrics, service: ServiceView) -> None:
        self._settings = settings
        self._metrics = metrics
        self._service = service
        self._build = {"version": __version__, "python": platform.python_version()}
        # Requests of probes and scrapers, twenty a minute, are no decisions: no access log.
        self._runner = web.AppRunner(self._app(), access_log=None, shutdown_timeout=SHUTDOWN_SECONDS)
        self._timing: asyncio.Task[None] | None = None

    async def start(self) -> int:
        """Open the port and return its number; raises `OSError` when it is taken."""
        self._metrics.watch(self._service.status)
        await self._runner.setup()
        try:
            await web.TCPSite(self._runner, self._settings.ops_host, self._settings.ops_port).start()
        except OSError:
            await self._runner.cleanup()
            raise
        self._timing = asyncio.create_task(time_loop(self._metrics.loop_lag), name="event-loop-lag")
        return int(self._runner.addresses[0][1])

    async def stop(self) -> None:
        """Close the port."""
        if self._timing is not None:
            self._timing.cancel()
            await asyncio.gather(self._timing, return_exceptions=True)
        await self._runner.cleanup()

    def _app(self) -> web.Application:
        app = web.Application()
        app.router.add_get("/startupz", self._startupz)
        app.router.add_get("/readyz", self._readyz)
        app.router.add_get("/livez", self._livez)
        app.router.add_get("/status", self._status)
        app.router.add_get("/metrics", self._exposed)
        return app

    async def _startupz(self, _request: web.Request) -> web.Response:
        return _answer(None if self._service.settings_good else "the settings are not checked yet, or have faults")

    async def _readyz(self, _request: web.Request) -> web.Response:
        return _answer(unready(self._service.status()))

    async def _livez(self, _request: web.Request) -> web.Response:
        return _answer(await self._service.stalled())

    async def _status(self, _request: web.Request) -> web.Response:
        # orjson writes dataclasses as they are: snake_case, unknown values as null.
        document = {"build": self._build, "config_hash": self._metrics.config_hash, "service": self._service.status()}
        return web.Response(body=orjson.dumps(document, option=orjson.OPT_INDENT_2), content_type="application/json")

    async def _exposed(self, request: web.Request) -> web.Response:
        # Not in a thread: the gauges are read from what the loop changes, and 700 lines take 6 ms.
        encode, content_type = choose_encoder(request.headers.get(hdrs.ACCEPT, ""))
        return web.Response(body=encode(self._metrics.registry), headers={hdrs.CONTENT_TYPE: content_type})


def unready(status: ServiceStatus) -> str | None:
    """Why the service is not ready, or None."""
    if status.draining:
        return "draining"
    if status.joined:
        return None
    return "the group is not joined yet" if status.broker_reached else "no broker has answered yet"


def _answer(trouble: str | None) -> web.Response:
    return web.Response(text="ok\n") if trouble is None else web.Response(status=503, text=f"{trouble}\n")


async def time_loop(
    report: Callable[[float], None],
    clock: Clock | None = None,
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
) -> None:
    """Report, over and over, by how many seconds the event loop came late to a timer; ends when cancelled."""
    now = clock or asyncio.get_running_loop().time
    while True:
        due = now() + LAG_PERIOD_SECONDS
        await sleep(LAG_PERIOD_SECONDS)
        report(max(0.0, now() - due))
