"""Where a group begins that has no offsets at all: by the setting, and committed before the first record is read.

Settled before joining, for all partitions at once, so that of two processes starting together the second finds what
the first has chosen. A partition without an offset in a group that has some is new, and begins at its beginning.
"""

from __future__ import annotations

import asyncio
from datetime import datetime

import structlog
from aiokafka import AIOKafkaConsumer, TopicPartition
from aiokafka.errors import KafkaError

from copytaster.kafka.cluster import BrokerAway, LoginRefusedError, admin, cluster_of
from copytaster.kafka.report import Finding, Report
from copytaster.kafka.security import connection
from copytaster.kafka.topics import raw_topics
from copytaster.settings import Settings

log = structlog.get_logger()

SETTLE_SECONDS = 30.0


async def settle(settings: Settings) -> Report:
    """Commit the start of every raw partition unless the group has offsets; raises `BrokerAway`."""
    try:
        async with asyncio.timeout(SETTLE_SECONDS), admin(settings) as client:
            if await client.list_consumer_group_offsets(settings.group):
                return Report()
            if settings.start == "fail":
                return Report((_no_offsets(settings),))
            cluster = await cluster_of(client)
            places = [
                TopicPartition(topic, partition)
                for topic in raw_topics(settings, cluster.partitions)
                for partition in range(cluster.partitions[topic])
            ]
            if places:
                await _commit(settings, places)
    except LoginRefusedError as error:
        raise BrokerAway(str(error)) from None
    except (KafkaError, TimeoutError) as error:
        raise BrokerAway(f"the start could not be settled yet ({type(error).__name__})") from None
    return Report()


def _no_offsets(settings: Settings) -> Finding:
    return Finding(
        "no_offsets",
        f"the group {settings.group} has no offsets, and COPYTASTER_START is fail",
        "COPYTASTER_START",
        "choose earliest, latest or an instant for the first start, or restore the group's offsets",
    )


async def _commit(settings: Settings, places: list[TopicPartition]) -> None:
    consumer = AIOKafkaConsumer(
        **connection(settings),
        group_id=settings.group,
        enable_auto_commit=False,
        auto_offset_reset="none",
        request_timeout_ms=settings.request_timeout_ms,
    )
    try:
        await consumer.start()
        consumer.assign(places)
        for place in places:
            consumer.pause(place)
            consumer.seek(place, 0)
        chosen = await start_offsets(settings, consumer, places)
        await consumer.commit(chosen)
        log.info("start_committed", start=str(settings.start), partitions=len(chosen))
    finally:
        await consumer.stop()


async def start_offsets(
    settings: Settings, consumer: AIOKafkaConsumer, places: list[TopicPartition]
) -> dict[TopicPartition, int]:
    """The offsets that the setting means; an instant after the last record means the end."""
    if settings.start == "latest":
        return dict(await consumer.end_offsets(places))
    if isinstance(settings.start, datetime):
        ends = await consumer.end_offsets(places)
        instant_ms = int(settings.start.timestamp() * 1000)
        found = await consumer.offsets_for_times(dict.fromkeys(places, instant_ms))
        return {place: found[place].offset if found.get(place) else ends[place] for place in places}
    return dict(await consumer.beginning_offsets(places))


async def offset_of(settings: Settings, consumer: AIOKafkaConsumer, place: TopicPartition) -> int:
    """Where a partition without an offset begins: a new one at its beginning, else by the setting."""
    async with admin(settings) as client:
        known = await client.list_consumer_group_offsets(settings.group)
    if known:
        beginnings = await consumer.beginning_offsets([place])
        return int(beginnings[place])
    return (await start_offsets(settings, consumer, [place]))[place]
