"""Raw copy to Kafka: one record per file, its bytes untouched."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from copytaster.core.model import Headers
from copytaster.kafka.clients import make_plain_producer
from copytaster.kafka.cluster import admin, cluster_of
from copytaster.settings import Settings


class NoTopicError(Exception):
    """The topic does not exist; the text says so and what to do."""


@dataclass(frozen=True, slots=True)
class Copy:
    """One record to be sent, and where it came from."""

    source: str
    value: bytes


def files_of(path: Path) -> list[Path]:
    """The file, or all files of a folder, sorted; raises `OSError` when there is none."""
    if path.is_dir():
        found = sorted(one for one in path.rglob("*") if one.is_file() and not one.name.startswith("."))
        if not found:
            raise FileNotFoundError(2, "the folder holds no file", str(path))
        return found
    path.stat()
    return [path]


async def send_copies(
    settings: Settings,
    topic: str,
    copies: Iterable[Copy],
    headers: Headers,
    on_sent: Callable[[Copy], None],
    *,
    every_seconds: float = 0.0,
) -> None:
    """Send all, in order, each acknowledged and `every_seconds` after the one before.

    Raises `NoTopicError`, `BrokerAway`, `LoginRefusedError`, `KafkaError`.
    """
    async with admin(settings) as client:
        cluster = await cluster_of(client)
    if topic not in cluster.partitions:
        raise NoTopicError(f"the topic {topic} does not exist on {settings.bootstrap_servers}: create it first")
    producer = make_plain_producer(settings, settings.record_bytes)
    await producer.start()
    try:
        for copy in copies:
            await producer.send_and_wait(topic, copy.value, headers=list(headers))
            on_sent(copy)
            await asyncio.sleep(every_seconds)
    finally:
        await producer.stop()
