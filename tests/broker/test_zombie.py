"""A process frozen between produce and offsets, for longer than its session and less than its transaction lasts."""

import asyncio
from pathlib import Path

import psutil
import pytest

from tests.broker.chaos import Verdict, judged, load
from tests.broker.conftest import Names
from tests.broker.kafka import Broker
from tests.broker.service_process import ServiceProcess
from tests.broker.test_chaos import PARTITIONS, prepared, settings_of

SESSION_MS = "6000"
FROZEN_SECONDS = 8.0
TRANSACTION_MS = "10000"

pytestmark = pytest.mark.timeout(180)


async def haunted(broker: Broker, names: Names, folder: Path, kind: str) -> Verdict:
    """Two processes share a topic under load; one of them becomes a zombie and comes back."""
    raw, story = await prepared(broker, names)
    mark = folder / "stop here"
    settings = settings_of(names) | {
        "session_timeout_ms": SESSION_MS,
        "transaction_timeout_ms": TRANSACTION_MS,
    }
    command = ("-m", "tests.broker.zombie", kind)
    with (
        ServiceProcess(broker, folder / "one.log", settings, (*command, str(mark))) as one,
        ServiceProcess(broker, folder / "two.log", settings, (*command, str(folder / "never"))) as two,
    ):
        await asyncio.gather(one.until_logged("lane_running"), two.until_logged("lane_running"))
        loading = asyncio.create_task(load(broker, raw, PARTITIONS, 3000, per_second=150))
        await asyncio.sleep(4)
        mark.touch()
        await stopped(one)
        await asyncio.sleep(FROZEN_SECONDS)
        one.thaw()
        return await judged(broker, story, await loading, PARTITIONS, seconds=60)


async def stopped(service: ServiceProcess) -> None:
    """Wait until the process has stopped its clock."""
    process = psutil.Process(service.running.pid)
    async with asyncio.timeout(20):
        while process.status() != psutil.STATUS_STOPPED:
            await asyncio.sleep(0.02)


async def test_our_zombie_doubles_nothing(broker: Broker, names: Names, tmp_path: Path) -> None:
    verdict = await haunted(broker, names, tmp_path, "ours")
    assert verdict.clean, verdict


async def test_control_doubles(broker: Broker, names: Names, tmp_path: Path) -> None:
    """The test above can fail: one transactional id for the process, and the zombie's commit is taken."""
    verdict = await haunted(broker, names, tmp_path, "control")
    assert verdict.doubled >= 1, verdict
