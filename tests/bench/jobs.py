"""Programs under measurement: started on a broker, watched from outside by their group's offsets and their CPU time."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Callable, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil
from aiokafka import AIOKafkaProducer
from aiokafka.admin import AIOKafkaAdminClient
from aiokafka.errors import GroupCoordinatorNotAvailableError

from tests.broker.clients import admin_client, create_topics
from tests.broker.kafka import Broker
from tests.broker.service_process import create_outputs

PARTITIONS = 4
LOOK_SECONDS = 0.05
LONGEST_SECONDS = 1800.0


@dataclass(frozen=True, slots=True)
class Job:
    """What is run: its words, its environment, its topics and its group."""

    command: Sequence[str]
    environment: Mapping[str, str]
    source: str
    target: str
    group: str


@dataclass(frozen=True, slots=True)
class Look:
    """A moment of a job: records committed since its beginning, and seconds of clock and CPU (children included)."""

    records: int
    wall: float
    cpu: float


def service_job(broker: Broker, name: str, work: str | None = None, workers: int = 0) -> Job:
    """The service; `work` is a factory of `tests.bench.work` in place of the real reading."""
    settings = {
        "BOOTSTRAP_SERVERS": broker.bootstrap,
        "GROUP": f"{name}-read",
        "TOPICS": f"{name}.raw",
        "OUTPUT_PREFIX": "copytaster",
        "OPS_HOST": "127.0.0.1",
        "OPS_PORT": "0",
        "WORKERS": str(workers),
        "LOG_LEVEL": "warning",
    }
    command = ["-m", "tests.bench.service", work] if work else ["-m", "copytaster", "run", "read"]
    environment = {f"COPYTASTER_{key}": value for key, value in settings.items()}
    return Job([sys.executable, *command], environment, f"{name}.raw", "copytaster.story.v1", f"{name}-read")


def bare_job(broker: Broker, name: str) -> Job:
    """The bare pass-through."""
    source, target, group = f"{name}.raw", f"{name}.out", f"{name}-bare"
    words = ["-m", "tests.bench.bare", broker.bootstrap, source, str(PARTITIONS), target, group]
    return Job([sys.executable, *words], {}, source, target, group)


def peer_job(broker: Broker, name: str, python: Path, commit_seconds: float, commit_records: int = 0) -> Job:
    """Quix Streams; it commits when either is reached."""
    source, target, group = f"{name}.raw", f"{name}.out", f"{name}-peer"
    script = Path(__file__).with_name("quix_job.py")
    words = [str(script), broker.bootstrap, source, target, group, str(commit_seconds), str(commit_records)]
    return Job([str(python), *words], {}, source, target, group)


@contextmanager
def running(job: Job) -> Iterator[psutil.Process]:
    """The job's process; ended with its children. What it says goes to a file that is shown when it ended by itself."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("COPYTASTER_")}
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(job.command, env={**environment, **job.environment}, stdout=said, stderr=said)
        try:
            yield psutil.Process(process.pid)
            if process.poll() is not None:
                said.seek(0)
                raise RuntimeError(f"{job.command} ended: {said.read()[-2000:].decode(errors='replace')}")
        finally:
            process.terminate()
            try:
                process.wait(30)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


async def make_topics(broker: Broker, job: Job) -> None:
    """The job's topics, the service's outputs among them."""
    await create_topics(broker, job.source, partitions=PARTITIONS)
    if job.target.startswith("copytaster."):
        async with admin_client(broker) as admin:
            if job.target not in await admin.list_topics():
                await create_outputs(broker, "copytaster", PARTITIONS)
    else:
        await create_topics(broker, job.target, partitions=PARTITIONS)


async def preload(broker: Broker, topic: str, records: int, copy: Callable[[int], bytes]) -> None:
    """Put so many records in, evenly over the partitions."""
    producer = AIOKafkaProducer(
        bootstrap_servers=broker.bootstrap, acks="all", linger_ms=20, max_batch_size=256 * 1024, compression_type="zstd"
    )
    await producer.start()
    try:
        sent = []
        for number in range(records):
            sent.append(await producer.send(topic, copy(number), partition=number % PARTITIONS))
            if len(sent) >= 5000:
                await asyncio.gather(*sent)
                sent.clear()
        await asyncio.gather(*sent)
    finally:
        await producer.stop()


async def looks(broker: Broker, job: Job, process: psutil.Process, records: int) -> AsyncIterator[Look]:
    """One look after the other, each with more records than the last, until all are committed."""
    last = 0
    deadline = time.monotonic() + LONGEST_SECONDS
    async with admin_client(broker) as admin:
        while last < records:
            if not process.is_running() or process.status() == psutil.STATUS_ZOMBIE:
                return
            if time.monotonic() > deadline:
                raise TimeoutError(f"{job.group}: {last} of {records} after {LONGEST_SECONDS} s")
            cpu = cpu_seconds(process)
            done = await _committed(admin, job)
            if done > last:
                last = done
                yield Look(done, time.monotonic(), cpu)
            await asyncio.sleep(LOOK_SECONDS)


async def _committed(admin: AIOKafkaAdminClient, job: Job) -> int:
    try:
        offsets = await admin.list_consumer_group_offsets(job.group)
    except GroupCoordinatorNotAvailableError:  # a new broker, that is still making the topic of offsets
        return 0
    return sum(max(stored.offset, 0) for place, stored in offsets.items() if place.topic == job.source)


def cpu_seconds(process: psutil.Process) -> float:
    """User and system time of the process and its children."""
    total = 0.0
    for each in (process, *process.children(recursive=True)):
        try:
            times = each.cpu_times()
        except psutil.NoSuchProcess:
            continue
        total += times.user + times.system
    return total


@dataclass(frozen=True, slots=True)
class Pace:
    """What a job did between a tenth of its records and the end."""

    records_per_second: float
    cpu_per_record: float  # seconds


async def pace_of(broker: Broker, job: Job, records: int, copy: Callable[[int], bytes]) -> Pace:
    """Preloads, runs the job over it, and leaves out its start: the first tenth."""
    await make_topics(broker, job)
    await preload(broker, job.source, records, copy)
    first: Look | None = None
    latest: Look | None = None
    with running(job) as process:
        async for look in looks(broker, job, process, records):
            if first is None and look.records >= records / 10:
                first = look
            latest = look
    if first is None or latest is None or latest.records <= first.records:
        raise RuntimeError(f"{job.group} was too fast, or did nothing: more records are needed")
    done = latest.records - first.records
    return Pace(done / (latest.wall - first.wall), (latest.cpu - first.cpu) / done)


@asynccontextmanager
async def joined(broker: Broker, job: Job) -> AsyncIterator[psutil.Process]:
    """The job's process, as soon as it has committed a first record of each partition."""
    await make_topics(broker, job)
    await preload(broker, job.source, PARTITIONS, lambda number: f"Ferry number 0 waits, {number}.\n".encode())
    with running(job) as process:
        async for _ in looks(broker, job, process, PARTITIONS):
            pass
        yield process
