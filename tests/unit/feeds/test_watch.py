"""The registry while the service runs: a good change is taken over by all, a bad one is refused and told."""

import os
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from copytaster.core.model import RawRecord
from copytaster.feeds.registry import registry_of
from copytaster.feeds.watch import FeedsWatch
from copytaster.metrics import Metrics
from copytaster.settings import Settings, config_hash
from copytaster.workers import make_pool
from copytaster.workers.pool import Pool

AT = datetime(2026, 3, 2, 10, 15, tzinfo=UTC)
ONE = '[[feed]]\nname = "one"\nmatch = { topic = "wire.raw.x" }\nidle_seconds = 600\n'
TWO = ONE.replace('"one"', '"two"')


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "feeds.toml"
    file.write_text(ONE)
    return file


@pytest.fixture
async def pool(request: pytest.FixtureRequest, file: Path) -> AsyncIterator[Pool]:
    """Inline, or as many worker processes as a test asks for."""
    settings = Settings(workers=getattr(request, "param", 0), feeds_file=file)
    made = make_pool(settings, Metrics(), registry_of(settings).table)
    await made.start()
    yield made
    await made.stop()


class Running:
    """A service's part that watches feeds."""

    def __init__(self, file: Path, pool: Pool) -> None:
        self.settings = Settings(feeds_file=file)
        self.pool = pool
        self.metrics = Metrics()
        self.watch = FeedsWatch(self.settings, registry_of(self.settings), pool, self.metrics)

    async def feed(self) -> str:
        """The feed that a record of the topic is of, as the pool reads it now."""
        (outcome,) = await self.pool.read([RawRecord(b"Copy.", AT, topic="wire.raw.x")])
        return outcome.tally.feed

    def value(self, name: str, **labels: str) -> float | None:
        return self.metrics.registry.get_sample_value(f"copytaster_{name}", labels)


@pytest.fixture
def running(file: Path, pool: Pool) -> Running:
    return Running(file, pool)


@pytest.mark.parametrize("pool", [0, 1], indirect=True)
async def test_change(file: Path, running: Running) -> None:
    """Workers, metrics, hash and status go over to it."""
    assert await running.feed() == "one"
    before = running.metrics.config_hash
    assert before == config_hash(running.settings)
    await running.watch.look()
    assert running.value("config_reloads_total", result="applied") == 0
    file.write_text(TWO)
    await running.watch.look()
    assert await running.feed() == "two"
    assert running.value("feed_idle_time_seconds", feed="two") == 600
    assert running.value("feed_idle_time_seconds", feed="one") is None
    assert running.value("config_reloads_total", result="applied") == 1
    assert running.metrics.config_hash == config_hash(running.settings) != before
    assert running.watch.status().feeds == ("two",)


async def test_change_of_rhythm_alone(file: Path, running: Running) -> None:
    """It changes metrics, and neither documents nor the hash."""
    before = running.metrics.config_hash
    file.write_text(ONE.replace("600", "900"))
    await running.watch.look()
    assert running.value("feed_idle_time_seconds", feed="one") == 900
    assert running.metrics.config_hash == before


async def test_bad_change(file: Path, running: Running) -> None:
    """It is refused once, with reasons; the old one stays until the file is good again."""
    file.write_text(TWO + "idle = 3\nsequence = 3\n")
    with capture_logs() as logs:
        await running.watch.look()
        await running.watch.look()
    assert [(line["event"], line["what"]) for line in logs] == [
        ("feeds_refused", "sequence cannot be 3"),
        ("feeds_refused", "nothing is called idle"),
    ]
    assert await running.feed() == "one"
    assert running.value("feed_idle_time_seconds", feed="one") == 600
    assert running.value("config_reloads_total", result="refused") == 1
    assert "nothing is called idle" in (running.watch.status().refused or "")
    file.write_text(TWO)
    await running.watch.look()
    assert await running.feed() == "two"
    assert running.watch.status().refused is None


async def test_file_that_comes_back_as_it_was(file: Path, running: Running) -> None:
    """A file that is gone is refused like a bad one, and back again it is taken."""
    file.unlink()
    await running.watch.look()
    assert "No such file" in (running.watch.status().refused or "")
    file.write_text(ONE)
    await running.watch.look()
    assert running.watch.status().refused is None
    assert await running.feed() == "one"


async def test_symbolic_link_that_is_swapped(tmp_path: Path, pool: Pool) -> None:
    """As Kubernetes changes a ConfigMap: the path stays, `..data` points elsewhere, times may be equal."""
    for name, text in (("first", ONE), ("second", TWO)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "feeds.toml").write_text(text)
        os.utime(tmp_path / name / "feeds.toml", (0, 0))
    data, mounted = tmp_path / "..data", tmp_path / "mounted.toml"
    data.symlink_to("first")
    mounted.symlink_to(Path("..data") / "feeds.toml")
    running = Running(mounted, pool)
    other = tmp_path / "..data_tmp"
    other.symlink_to("second")
    other.replace(data)
    await running.watch.look()
    assert await running.feed() == "two"


async def test_no_registry(pool: Pool) -> None:
    """Without one there is nothing to look for."""
    metrics = Metrics()
    watch = FeedsWatch(Settings(), registry_of(Settings()), pool, metrics)
    await watch.look()
    assert watch.status().file is None
