"""A story that is none, sent the way of all copy, to see whether it comes out as it should, and how soon.

It must not reach anybody as news. It opens with TEST TEST TEST, so it is spiked with the reason `test` and consumers of
stories and alerts never see it; were that rule ever broken, its embargo, which never lifts, keeps it withheld, and copy
withheld by an embargo raises no alert. It takes the whole way but the enrichers: fetch, lane, worker, transaction.
"""

from __future__ import annotations

import asyncio
import time
import uuid
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

import orjson
from aiokafka import AIOKafkaConsumer, AIOKafkaProducer, TopicPartition

from copytaster.core.model import Headers, SpikeReason
from copytaster.core.topology import TOPICS
from copytaster.kafka.bounded import reader
from copytaster.kafka.clients import make_plain_producer
from copytaster.kafka.cluster import admin, cluster_of
from copytaster.kafka.group_offsets import stored_offsets
from copytaster.kafka.places import Place
from copytaster.kafka.refusals import CannotError, in_words
from copytaster.kafka.sightings import Sighting, sighting_of
from copytaster.kafka.topics import raw_topics
from copytaster.settings import Settings

HEADERS: Headers = (("x-feed", b"canary"), ("content-type", b"application/json"))
WORDS = "TEST TEST TEST copytaster canary"
NEVER = "2999-12-31T23:59:59Z"
POLL_MS = 50


@dataclass(frozen=True, slots=True)
class Flight:
    """What became of the canary; times in seconds since it was given to the broker. `seen` is None when it was not."""

    native_id: str
    raw: Place
    acknowledged_seconds: float
    seen: Sighting | None
    seen_seconds: float | None
    committed: int | None  # where the service's group stands in its partition

    @property
    def well(self) -> bool:
        """Whether it came out where it should."""
        return self.seen is not None and self.seen.kind == "spiked" and self.seen.said.get("reason") == SpikeReason.TEST


def canary_copy(native_id: str, now: datetime) -> bytes:
    """The story, in ninjs."""
    return orjson.dumps(
        {
            "uri": native_id,
            "type": "text",
            "version": "1",
            "versioncreated": now.isoformat(timespec="seconds").replace("+00:00", "Z"),
            "embargoed": NEVER,
            "headline": WORDS,
            "body_text": f"{WORDS}: not for publication.",
        }
    )


async def fly(settings: Settings, topic: str, within_seconds: float) -> Flight:
    """Send a canary into a raw topic and wait for it to come out. Raises `CannotError` and `BrokerAway`."""
    with in_words(settings):
        kinds = await _output_partitions(settings, topic)
        async with reader(settings) as consumer:
            consumer.assign(list(kinds))
            for place, end in (await consumer.end_offsets(list(kinds))).items():
                consumer.seek(place, end)
            native_id = f"urn:copytaster:canary:{uuid.uuid4()}"
            async with _producer(settings) as producer:
                began = time.monotonic()
                copy = canary_copy(native_id, datetime.now(UTC))
                sent = await producer.send_and_wait(topic, copy, headers=list(HEADERS))
                acknowledged = time.monotonic() - began
            raw = Place(sent.topic, sent.partition, sent.offset)
            seen = await _seen(consumer, kinds, raw, within_seconds)
            seconds = time.monotonic() - began
        committed = await _committed(settings, raw)
    return Flight(native_id, raw, acknowledged, seen, seconds if seen else None, committed)


async def _output_partitions(settings: Settings, topic: str) -> dict[TopicPartition, str]:
    """All partitions of all outputs, with their kinds; raises `CannotError` when the canary would be in vain."""
    async with admin(settings) as client:
        partitions = (await cluster_of(client)).partitions
    if topic not in partitions:
        raise CannotError(
            f"the topic {topic} does not exist on {settings.bootstrap_servers}: create it, or name another"
        )
    if topic not in raw_topics(settings, partitions):
        raise CannotError(f"{topic} is not among COPYTASTER_TOPICS ({settings.topics}): nobody would read the canary")
    outputs = {one.name(settings.output_prefix): one.kind for one in TOPICS}
    if missing := [name for name in outputs if name not in partitions]:
        raise CannotError(f"{', '.join(missing)} does not exist: copytaster topics apply")
    return {TopicPartition(name, number): kind for name, kind in outputs.items() for number in range(partitions[name])}


@asynccontextmanager
async def _producer(settings: Settings) -> AsyncIterator[AIOKafkaProducer]:
    """Started before the clock is: its connections are no part of the flight."""
    producer = make_plain_producer(settings)
    await producer.start()
    try:
        yield producer
    finally:
        await producer.stop()


async def _seen(
    consumer: AIOKafkaConsumer, kinds: dict[TopicPartition, str], raw: Place, within_seconds: float
) -> Sighting | None:
    """The first output of the canary, or None when the time is over."""
    try:
        async with asyncio.timeout(within_seconds):
            while True:
                for place, records in (await consumer.getmany(timeout_ms=POLL_MS)).items():
                    for record in records:
                        found = sighting_of(kinds[place], record)
                        if found.raw == raw:
                            return found
    except TimeoutError:
        return None


async def _committed(settings: Settings, raw: Place) -> int | None:
    async with admin(settings) as client:
        stored = await stored_offsets(client, settings.group)
    found = stored.get(TopicPartition(raw.topic, raw.partition))
    return found[0] if found else None
