"""What a test does on a real Kafka from the outside: make topics, put raw records in, read what came out.

Every function takes the `Broker` and connects anew, as `user` where the broker has users.
"""

import asyncio
from collections.abc import AsyncIterator, Iterable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from enum import IntEnum

from aiokafka import AIOKafkaConsumer, AIOKafkaProducer, ConsumerRecord, TopicPartition
from aiokafka.admin import AIOKafkaAdminClient, NewTopic
from aiokafka.errors import for_code
from aiokafka.producer.message_accumulator import BatchBuilder
from aiokafka.protocol.admin import CreateAclsRequest, DeleteAclsRequest
from aiokafka.record.util import calc_crc32c
from aiokafka.structs import RecordMetadata

from tests.broker.kafka import ADMIN, SERVICE, Broker

READ_SECONDS = 30.0


@dataclass(frozen=True, slots=True)
class Raw:
    """A record to put in. Without a partition its key, or chance, decides; a header's key may be any bytes."""

    value: bytes | None
    key: bytes | None = None
    headers: tuple[tuple[str | bytes, bytes], ...] = ()
    partition: int | None = None
    timestamp_ms: int | None = None


class Resource(IntEnum):
    """What a right is about, by its number in the protocol."""

    TOPIC = 2
    GROUP = 3
    CLUSTER = 4
    TRANSACTIONAL_ID = 5


class Operation(IntEnum):
    """What a right allows, by its number in the protocol."""

    ALL = 2
    READ = 3
    WRITE = 4
    CREATE = 5
    DELETE = 6
    ALTER = 7
    DESCRIBE = 8
    DESCRIBE_CONFIGS = 10
    IDEMPOTENT_WRITE = 12


LITERAL, PREFIXED = 3, 4
ALLOW = 3


@asynccontextmanager
async def admin_client(broker: Broker, user: str = ADMIN) -> AsyncIterator[AIOKafkaAdminClient]:
    """A connected admin client."""
    client = AIOKafkaAdminClient(**broker.connection(user))
    await client.start()
    try:
        yield client
    finally:
        await client.close()


async def create_topics(
    broker: Broker, *topics: str, partitions: int = 1, configs: Mapping[str, str] | None = None
) -> None:
    """Create the topics and wait until their partitions have a leader."""
    async with admin_client(broker) as admin:
        wanted = [NewTopic(topic, partitions, 1, topic_configs=dict(configs or {})) for topic in topics]
        response = await admin.create_topics(wanted)
        for topic, code, *_ in response.topic_errors:
            if code:
                raise for_code(code)(topic)
        await _wait_for_leaders(admin, topics, partitions)


async def _wait_for_leaders(admin: AIOKafkaAdminClient, topics: Iterable[str], partitions: int) -> None:
    async with asyncio.timeout(READ_SECONDS):
        while True:
            found = await admin.describe_topics(list(topics))
            if all(
                len(topic["partitions"]) == partitions
                and all(partition["leader"] >= 0 for partition in topic["partitions"])
                for topic in found
            ):
                return
            await asyncio.sleep(0.02)


async def delete_topics(broker: Broker, *topics: str) -> None:
    """Delete the topics and wait until the broker lists them no longer."""
    async with admin_client(broker) as admin:
        response = await admin.delete_topics(list(topics))
        for topic, code, *_ in response.topic_error_codes:
            if code:
                raise for_code(code)(topic)
        async with asyncio.timeout(READ_SECONDS):
            while set(topics) & set(await admin.list_topics()):
                await asyncio.sleep(0.02)


async def produce(
    broker: Broker, topic: str, records: Iterable[Raw | bytes | None], *, user: str = ADMIN
) -> list[tuple[int, int]]:
    """Put the records in, in order, all acknowledged; their partitions and offsets.

    Bytes stand for a `Raw` of that value alone. A record of up to 20 MB is sent; whether the topic takes it is its
    own `max.message.bytes`.
    """
    producer = AIOKafkaProducer(**broker.connection(user), acks="all", max_request_size=20 << 20)
    await producer.start()
    try:
        places = []
        for record in records:
            raw = record if isinstance(record, Raw) else Raw(record)
            places.append(await _send(producer, topic, raw))
        return [(metadata.partition, metadata.offset) for metadata in [await place for place in places]]
    finally:
        await producer.stop()


async def _send(producer: AIOKafkaProducer, topic: str, raw: Raw) -> "asyncio.Future[RecordMetadata]":
    headers = [(key, value) for key, value in raw.headers if isinstance(key, str)]
    sent: asyncio.Future[RecordMetadata]
    if len(headers) == len(raw.headers) and (raw.key, raw.value) != (None, None):
        sent = await producer.send(
            topic, raw.value, raw.key, raw.partition, timestamp_ms=raw.timestamp_ms, headers=headers
        )
    else:
        sent = await producer.send_batch(_wicked_batch(raw), topic, partition=raw.partition or 0)
    return sent


# Where the checksum of a record batch of format 2 lies, and where what it covers begins.
CRC = slice(17, 21)
COVERED = 21


def _wicked_batch(raw: Raw) -> BatchBuilder:
    """One record that aiokafka itself would refuse: with neither key nor value, or a header key of any bytes.

    Such a key is first written as as many letters, which are then exchanged for it in the finished batch.
    """
    batch = BatchBuilder(20 << 20, 0)
    headers = []
    exchanges = []
    for place, (key, value) in enumerate(raw.headers):
        letters = chr(ord("A") + place) * len(key)
        headers.append((key if isinstance(key, str) else letters, value))
        if isinstance(key, bytes):
            exchanges.append((letters.encode(), key))
    batch.append(timestamp=raw.timestamp_ms, key=raw.key, value=raw.value, headers=headers)
    # The headers stand last in a record.
    built = bytes(batch._build())
    for letters_bytes, key_bytes in exchanges:
        before, found, after = built.rpartition(letters_bytes)
        assert found, "a header key was not found again in its batch"
        built = before + key_bytes + after
    batch._buffer = bytearray(built[: CRC.start] + calc_crc32c(built[COVERED:]).to_bytes(4, "big") + built[COVERED:])
    return batch


@asynccontextmanager
async def _reader(broker: Broker, topics: Iterable[str], isolation: str, user: str) -> AsyncIterator[AIOKafkaConsumer]:
    consumer = AIOKafkaConsumer(
        **broker.connection(user),
        group_id=None,
        isolation_level=isolation,
        auto_offset_reset="earliest",
        fetch_max_wait_ms=50,
        max_partition_fetch_bytes=20 << 20,
    )
    try:
        await consumer.start()
        partitions = []
        for topic in topics:
            found = await consumer._client._wait_on_metadata(topic)
            partitions += [TopicPartition(topic, partition) for partition in sorted(found or ())]
        consumer.assign(partitions)
        await consumer.seek_to_beginning(*partitions)
        yield consumer
    finally:
        await consumer.stop()


async def read_all(
    broker: Broker, *topics: str, isolation: str = "read_committed", user: str = ADMIN
) -> list[ConsumerRecord]:
    """All records of the topics up to their ends as they are now, by topic, partition and offset.

    The end for a `read_committed` reader is the first record of a transaction that is still open.
    """
    async with _reader(broker, topics, isolation, user) as consumer, asyncio.timeout(READ_SECONDS * 2):
        ends = await consumer.end_offsets(list(consumer.assignment()))
        found: list[ConsumerRecord] = []
        while [place for place, end in ends.items() if await consumer.position(place) < end]:
            for records in (await consumer.getmany(timeout_ms=100)).values():
                found += records
    within = [record for record in found if record.offset < ends[TopicPartition(record.topic, record.partition)]]
    return sorted(within, key=lambda record: (record.topic, record.partition, record.offset))


async def read_until(
    broker: Broker, *topics: str, count: int, seconds: float = READ_SECONDS, user: str = ADMIN
) -> list[ConsumerRecord]:
    """The committed records of the topics from the beginning, as soon as there are `count` of them.

    Raises `TimeoutError` that says how many there were when the time was over.
    """
    found: list[ConsumerRecord] = []
    try:
        async with asyncio.timeout(seconds), _reader(broker, topics, "read_committed", user) as consumer:
            while len(found) < count:
                for records in (await consumer.getmany(timeout_ms=100)).values():
                    found += records
    except TimeoutError:
        raise TimeoutError(f"{len(found)} of {count} records came to {topics} within {seconds} s") from None
    return found


async def committed_offsets(broker: Broker, group: str) -> dict[tuple[str, int], int]:
    """Where the group stands, by topic and partition."""
    async with admin_client(broker) as admin:
        offsets = await admin.list_consumer_group_offsets(group)
    return {(place.topic, place.partition): stored.offset for place, stored in offsets.items()}


async def grant(
    broker: Broker,
    operation: Operation,
    resource: Resource,
    name: str,
    *,
    prefixed: bool = False,
    user: str = SERVICE,
) -> None:
    """Let `user` do something on a broker made with `acl=True`; a cluster's name is `kafka-cluster`."""
    pattern = PREFIXED if prefixed else LITERAL
    async with admin_client(broker) as admin:
        request = CreateAclsRequest(resource, name, pattern, f"User:{user}", "*", operation, ALLOW)
        response = await admin._send_to_controller(request)
    for code, text in response.creation_responses:
        if code:
            raise for_code(code)(text)


async def revoke(
    broker: Broker,
    operation: Operation,
    resource: Resource,
    name: str,
    *,
    prefixed: bool = False,
    user: str = SERVICE,
) -> None:
    """Take back what was granted in the same words; fails when nothing was."""
    pattern = PREFIXED if prefixed else LITERAL
    async with admin_client(broker) as admin:
        request = DeleteAclsRequest(resource, name, pattern, f"User:{user}", "*", operation, ALLOW)
        response = await admin._send_to_controller(request)
    for code, text, matching in response.filter_responses:
        if code:
            raise for_code(code)(text)
        assert matching, f"{user} had no right to {operation.name} {resource.name} {name}"
