"""The ops port: what each path answers, and when it fails."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace

import pytest
from aiohttp import ClientSession

from copytaster import __version__
from copytaster.kafka.status import LaneState, LaneStatus, PoolStatus, ServiceStatus
from copytaster.metrics import Metrics
from copytaster.probes import Probes, time_loop, unready
from copytaster.settings import Settings, config_hash

RUNNING = ServiceStatus(
    broker_reached=True,
    joined=True,
    draining=False,
    held_bytes=0,
    held_bytes_limit=100,
    lanes=(LaneStatus("wire.raw.pa", 0, LaneState.STOPPED_OUTPUT, reason="no topic", committed=7),),
    pool=PoolStatus(size=1, busy=0, waiting_chunks=0),
)
SETTINGS = Settings(ops_host="127.0.0.1", ops_port=0, sasl_username="desk")


@dataclass
class Service:
    now: ServiceStatus = RUNNING
    settings_good: bool = True
    trouble: str | None = None

    def status(self) -> ServiceStatus:
        return self.now

    async def stalled(self) -> str | None:
        return self.trouble


@pytest.fixture
def service() -> Service:
    return Service()


@pytest.fixture
async def client(service: Service) -> AsyncIterator[ClientSession]:
    metrics = Metrics()
    metrics.configured(config_hash(SETTINGS))
    probes = Probes(SETTINGS, metrics, service)
    port = await probes.start()
    async with ClientSession(f"http://127.0.0.1:{port}") as session:
        yield session
    await probes.stop()


async def get(client: ClientSession, path: str) -> tuple[int, str]:
    async with client.get(path) as answer:
        return answer.status, await answer.text()


async def test_probes(client: ClientSession) -> None:
    """All is well: every probe says so."""
    for path in ("/startupz", "/readyz", "/livez"):
        assert await get(client, path) == (200, "ok\n")


async def test_startupz(client: ClientSession, service: Service) -> None:
    """Only the settings matter at start, no broker."""
    service.now = replace(RUNNING, broker_reached=False, joined=False)
    assert (await get(client, "/startupz"))[0] == 200
    service.settings_good = False
    assert (await get(client, "/startupz"))[0] == 503


async def test_readyz(client: ClientSession, service: Service) -> None:
    """A draining service is alive and not ready."""
    service.now = replace(RUNNING, draining=True)
    assert await get(client, "/readyz") == (503, "draining\n")
    assert (await get(client, "/livez"))[0] == 200


async def test_livez(client: ClientSession, service: Service) -> None:
    """The probe fails with the service's own reason."""
    service.trouble = "wire.raw.pa 0 has committed nothing for 120 s"
    assert await get(client, "/livez") == (503, "wire.raw.pa 0 has committed nothing for 120 s\n")


@pytest.mark.parametrize(
    ("status", "reason"),
    [
        (RUNNING, None),
        (replace(RUNNING, lanes=()), None),
        (replace(RUNNING, joined=False), "the group is not joined yet"),
        (replace(RUNNING, joined=False, broker_reached=False), "no broker has answered yet"),
        (replace(RUNNING, draining=True), "draining"),
    ],
)
def test_unready(status: ServiceStatus, reason: str | None) -> None:
    """Ready is whoever has joined and does not drain, with or without partitions."""
    assert unready(status) == reason


async def test_status(client: ClientSession) -> None:
    """The status says what runs, with which settings, and how each lane does; unknown numbers are null."""
    async with client.get("/status") as answer:
        document = await answer.json()
    assert document["build"]["version"] == __version__
    assert document["config_hash"] == config_hash(SETTINGS)
    (lane,) = document["service"]["lanes"]
    assert (lane["state"], lane["reason"], lane["committed"], lane["position"]) == (
        "stopped_output",
        "no topic",
        7,
        None,
    )
    assert "desk" not in str(document)


async def test_metrics(client: ClientSession) -> None:
    """Prometheus's text by default, with the service's own gauges and the settings' hash."""
    async with client.get("/metrics") as answer:
        text = await answer.text()
        assert answer.headers["Content-Type"].startswith("text/plain; version=0.0.4")
    assert 'copytaster_lanes{state="stopped_output"} 1.0' in text
    assert f'copytaster_config_info{{hash="{config_hash(SETTINGS)}"}} 1.0' in text


async def test_metrics_as_openmetrics(client: ClientSession) -> None:
    """OpenMetrics where it is asked for."""
    async with client.get("/metrics", headers={"Accept": "application/openmetrics-text; version=1.0.0"}) as answer:
        assert answer.headers["Content-Type"].startswith("application/openmetrics-text; version=1.0.0")
        assert (await answer.text()).endswith("# EOF\n")


async def test_unknown_path(client: ClientSession) -> None:
    """Nothing else is served, and nothing can be posted."""
    assert (await get(client, "/"))[0] == 404
    async with client.post("/status") as answer:
        assert answer.status == 405


async def test_port_in_use(client: ClientSession, service: Service) -> None:
    """A port that is taken is an error at start, not later."""
    taken = client._base_url.port if client._base_url else None
    probes = Probes(SETTINGS.model_copy(update={"ops_port": taken}), Metrics(), service)
    with pytest.raises(OSError, match="address already in use"):
        await probes.start()


async def test_time_loop() -> None:
    """The loop's lag is how much later than asked a timer fires, never less than nothing."""
    now, naps, seen = 0.0, iter((0.1, 0.35, 0.05)), list[float]()

    async def sleep(_seconds: float) -> None:
        nonlocal now
        nap = next(naps, None)
        if nap is None:
            raise asyncio.CancelledError
        now += nap

    with pytest.raises(asyncio.CancelledError):
        await time_loop(seen.append, clock=lambda: now, sleep=sleep)
    assert seen == pytest.approx([0.0, 0.25, 0.0])
