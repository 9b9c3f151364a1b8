"""The figures, each a function of a broker: measured in turns where one is set against another, medians of the runs."""

from __future__ import annotations

import asyncio
import re
import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

import psutil
from aiokafka import AIOKafkaConsumer, AIOKafkaProducer

from copytaster.core.model import RawRecord
from copytaster.metrics import Metrics
from copytaster.settings import Settings
from copytaster.workers import make_pool
from tests.bench import work
from tests.bench.jobs import (
    PARTITIONS,
    Job,
    Pace,
    bare_job,
    cpu_seconds,
    joined,
    looks,
    make_topics,
    pace_of,
    peer_job,
    preload,
    running,
    service_job,
)
from tests.broker.kafka import Broker

MEBIBYTE = 1024 * 1024
NUMBER = re.compile(rb"Ferry number (\d+)")
_names: Iterator[str] = (f"bench{number}" for number in count(1))


@dataclass(frozen=True, slots=True)
class Figure:
    """A line of the table."""

    what: str
    aim: str
    measured: str
    reached: bool | None = None


def _cpu(paces: list[Pace]) -> float:
    return statistics.median(pace.cpu_per_record for pace in paces)


def _speed(paces: list[Pace]) -> float:
    return statistics.median(pace.records_per_second for pace in paces)


async def shell_cpu(broker: Broker, records: int = 60_000, runs: int = 3) -> list[Figure]:
    """The shell without workers and with a read that does nothing, over the bare pass-through."""
    bare: list[Pace] = []
    shell: list[Pace] = []
    for _ in range(runs):
        bare.append(await pace_of(broker, bare_job(broker, next(_names)), records, work.story_copy))
        job = service_job(broker, next(_names), "pass_on")
        shell.append(await pace_of(broker, job, records, work.story_copy))
    ratio = _cpu(shell) / _cpu(bare)
    measured = (
        f"{ratio:.2f} times: {_cpu(shell) * 1e6:.0f} µs over {_cpu(bare) * 1e6:.0f} µs "
        f"({_speed(shell):.0f}/s, {_speed(bare):.0f}/s)"
    )
    return [Figure("shell CPU per record over the bare pass-through", "1.25 times or less", measured, ratio <= 1.25)]


async def pool_cost(records: int = 20_000) -> list[Figure]:
    """What it costs to have a record read in a worker process, chunks of two: both sides' CPU, the work being none."""
    pool = make_pool(Settings(workers=1), Metrics(), make_work=work.pass_on)
    chunk = [RawRecord(work.story_copy(number), datetime.now(UTC), topic="t") for number in range(2)]
    before = set(psutil.Process().children())
    await pool.start()
    try:
        children = set(psutil.Process().children()) - before
        for _ in range(500):
            await pool.read(chunk)
        began, their_began = time.process_time(), sum(map(cpu_seconds, children))
        for _ in range(records // 2):
            await pool.read(chunk)
        ours, theirs = time.process_time() - began, sum(map(cpu_seconds, children)) - their_began
    finally:
        await pool.stop()
    cost = (ours + theirs) / records * 1e6
    measured = f"{cost:.0f} µs: parent {ours / records * 1e6:.0f}, worker {theirs / records * 1e6:.0f}"
    return [Figure("the pool's CPU per record, two records a chunk", "120 µs or less", measured, cost <= 120)]


async def latency(broker: Broker, records: int = 6_000) -> list[Figure]:
    """From sending to reading, at half of what the service with one worker can do, beside the bare one."""
    speed = await pace_of(broker, service_job(broker, next(_names), workers=1), records, work.story_copy)
    rate = speed.records_per_second / 2
    ours, urgent = await _delays(broker, service_job(broker, next(_names), workers=1), rate, urgent_every=20)
    bare, bare_urgent = await _delays(broker, bare_job(broker, next(_names)), rate, urgent_every=20)
    plus50, plus99 = (_quantile(ours, q) - _quantile(bare, q) for q in (0.5, 0.99))
    shown = f"{rate:.0f} stories/s: {_shown(ours)} ms, bare {_shown(bare)} ms, p50 {plus50:+.0f}, p99 {plus99:+.0f}"
    urgent99, bare99 = _quantile(urgent, 0.99), _quantile(bare + bare_urgent, 0.99)
    return [
        Figure("stories a second, one worker, 200 words", "", f"{speed.records_per_second:.0f} (one run)"),
        Figure(
            "latency at half load over the bare one", "p50 +15 ms, p99 +60 ms", shown, plus50 <= 15 and plus99 <= 60
        ),
        Figure(
            "urgent records at half load",
            "p99 no worse than the bare one",
            f"p99 {urgent99:.0f} ms, bare {bare99:.0f} ms",
            urgent99 <= bare99,
        ),
    ]


def _quantile(delays: list[float], q: float) -> float:
    return sorted(delays)[min(int(len(delays) * q), len(delays) - 1)] * 1000


def _shown(delays: list[float]) -> str:
    return f"p50 {_quantile(delays, 0.5):.0f}, p99 {_quantile(delays, 0.99):.0f}"


async def _delays(
    broker: Broker, job: Job, rate: float, *, urgent_every: int, seconds: float = 30.0
) -> tuple[list[float], list[float]]:
    """Seconds from sending to reading, of stories and of urgent ones; the first three seconds are left out."""
    total = int(rate * seconds)
    sent: dict[int, float] = {}
    async with joined(broker, job):
        consumer = AIOKafkaConsumer(
            job.target, bootstrap_servers=broker.bootstrap, isolation_level="read_committed",
            auto_offset_reset="latest", fetch_max_wait_ms=10,
        )  # fmt: skip
        producer = AIOKafkaProducer(bootstrap_servers=broker.bootstrap, acks="all", linger_ms=0)
        await consumer.start()
        await consumer.seek_to_end()
        await producer.start()
        try:
            arrived = asyncio.create_task(_arrivals(consumer, total))
            began = time.monotonic()
            for number in range(1, total + 1):
                ahead = began + number / rate - time.monotonic()
                if ahead > 0:
                    await asyncio.sleep(ahead)
                copy = work.urgent_copy(number) if number % urgent_every == 0 else work.story_copy(number)
                sent[number] = time.monotonic()
                await producer.send(job.source, copy, partition=number % PARTITIONS)
            async with asyncio.timeout(60):
                came = await arrived
        finally:
            await producer.stop()
            await consumer.stop()
    warm = int(rate * 3)
    delays = {number: came[number] - sent[number] for number in range(warm, total + 1)}
    return (
        [delay for number, delay in delays.items() if number % urgent_every],
        [delay for number, delay in delays.items() if not number % urgent_every],
    )


async def _arrivals(consumer: AIOKafkaConsumer, total: int) -> dict[int, float]:
    came: dict[int, float] = {}
    while len(came) < total:
        for records in (await consumer.getmany(timeout_ms=100)).values():
            now = time.monotonic()
            for record in records:
                found = NUMBER.search(record.value)
                if found and int(found[1]):
                    came.setdefault(int(found[1]), now)
    return came


async def peers(broker: Broker, python: Path, records: int = 100_000, runs: int = 3) -> list[Figure]:
    """Messages a second on the same job against Quix Streams, with commits as rare as they are at its best and as ours.

    At its own commit interval (5 s) it commits all at once, or idles until its last commit: so its rare ones come by
    number, 10,000 records each, which is about a second of its work.
    """
    ours: list[Pace] = []
    slow: list[Pace] = []
    fast: list[Pace] = []
    for _ in range(runs):
        ours.append(await pace_of(broker, service_job(broker, next(_names), "add_field"), records, work.json_job))
        slow.append(await pace_of(broker, peer_job(broker, next(_names), python, 5.0, 10_000), records, work.json_job))
        fast.append(await pace_of(broker, peer_job(broker, next(_names), python, 0.05), records, work.json_job))
    ratio = _speed(ours) / max(_speed(slow), _speed(fast))
    measured = (
        f"{ratio:.2f} times: {_speed(ours):.0f}/s, theirs {_speed(slow):.0f}/s (commits every 10,000), "
        f"{_speed(fast):.0f}/s (every 50 ms); CPU {_cpu(ours) * 1e6:.0f} µs, theirs {_cpu(slow) * 1e6:.0f} µs"
    )
    return [Figure("messages a second against Quix Streams", "2 times or more", measured, ratio >= 2)]


async def memory(broker: Broker, stories: int = 200_000) -> list[Figure]:
    """Resident memory of the parent and its worker while so many stories pass, the corpus among them."""
    job = service_job(broker, next(_names), workers=1)
    await make_topics(broker, job)
    await preload(broker, job.source, stories, _mixed())
    parent: list[tuple[int, float]] = []
    worker: list[tuple[int, float]] = []
    with running(job) as process:
        async for look in looks(broker, job, process, stories):
            parent.append((look.records, process.memory_info().rss / MEBIBYTE))
            worker.append((look.records, max(child.memory_info().rss for child in process.children()) / MEBIBYTE))
    return [_grown("parent", parent, stories), _grown("worker", worker, stories)]


def _grown(what: str, seen: list[tuple[int, float]], stories: int) -> Figure:
    def median(low: float, high: float) -> float:
        return statistics.median(size for done, size in seen if low * stories <= done <= high * stories)

    first, middle, last = median(0.05, 0.15), median(0.45, 0.55), median(0.9, 1.0)
    most = max(size for _, size in seen)
    measured = f"{first:.0f}, {middle:.0f}, {last:.0f} MiB at a tenth, half and the end; {most:.0f} at most"
    flat = last <= middle * 1.05
    return Figure(
        f"memory of the {what} over {stories:,} stories", "300 MiB or less, flat", measured, flat and most <= 300
    )


def _mixed() -> Callable[[int], bytes]:
    corpus = [path.read_bytes() for path in sorted(Path(__file__).parents[1].glob("corpus/*/*/*.wire"))]
    return lambda number: corpus[number // 10 % len(corpus)] if number % 10 == 0 else work.story_copy(number)
