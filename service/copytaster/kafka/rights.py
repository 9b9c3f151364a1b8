"""Whether we may do what the service does. aiokafka has no request for access rules, so each right is tried harmlessly.

Read by a fetch, the group by asking for its offsets, write by one AddPartitionsToTxn over all outputs that is aborted.
"""

from __future__ import annotations

import asyncio
import os
import shlex
import socket
from collections.abc import Sequence

from aiokafka import AIOKafkaConsumer, TopicPartition
from aiokafka.admin import AIOKafkaAdminClient
from aiokafka.errors import (
    GroupAuthorizationFailedError,
    KafkaError,
    TopicAuthorizationFailedError,
    TransactionalIdAuthorizationFailed,
)

from copytaster.kafka.clients import make_producer
from copytaster.kafka.principals import principal
from copytaster.kafka.producer import discard
from copytaster.kafka.report import Finding
from copytaster.kafka.security import connection
from copytaster.settings import Settings

TRY_SECONDS = 15.0


async def findings(
    settings: Settings, client: AIOKafkaAdminClient, raw: Sequence[str], outputs: Sequence[str], output_limit: int
) -> tuple[Finding, ...]:
    """Every right that is missing."""
    found = [await _group(settings, client)]
    found += [await _read(settings, topic) for topic in raw]
    found += await write_findings(settings, outputs, output_limit)
    return tuple(one for one in found if one)


def missing(settings: Settings, operation: str, option: str, what: str, code: str = "right_missing") -> Finding:
    """The finding of a right that we have not, with the command that grants it."""
    grant = f"kafka-acls --add --allow-principal {shlex.quote(principal(settings))} --operation {operation} {option}"
    return Finding(code, what, settings.bootstrap_servers, grant)


def _missing(settings: Settings, operation: str, kind: str, name: str, option: str) -> Finding:
    what = f"{principal(settings)} has no right to {operation} the {kind} {name}"
    return missing(settings, operation, option, what)


def group_finding(settings: Settings) -> Finding:
    """That we may not read the group: neither join it nor know its offsets."""
    return _missing(settings, "Read", "group", settings.group, f"--group {settings.group}")


async def _group(settings: Settings, client: AIOKafkaAdminClient) -> Finding | None:
    try:
        async with asyncio.timeout(TRY_SECONDS):
            await client.list_consumer_group_offsets(settings.group)
    except GroupAuthorizationFailedError:
        return group_finding(settings)
    except (KafkaError, TimeoutError):
        return None  # no coordinator just now: joining will tell
    return None


async def _read(settings: Settings, topic: str) -> Finding | None:
    consumer = AIOKafkaConsumer(
        **connection(settings),
        group_id=None,
        auto_offset_reset="latest",
        max_partition_fetch_bytes=1024,
        fetch_max_wait_ms=10,
        request_timeout_ms=settings.request_timeout_ms,
    )
    try:
        async with asyncio.timeout(TRY_SECONDS):
            await consumer.start()
            consumer.assign([TopicPartition(topic, 0)])
            await consumer.seek_to_beginning()
            await consumer.getmany(timeout_ms=300)
    except TopicAuthorizationFailedError:
        return _missing(settings, "Read", "topic", topic, f"--topic {topic}")
    except (KafkaError, TimeoutError, ValueError):
        return None  # a record that cannot be read is the lane's to tell
    finally:
        await consumer.stop()
    return None


async def write_findings(settings: Settings, outputs: Sequence[str], output_limit: int) -> list[Finding]:
    """Whether a transaction may write to the outputs."""
    # Of this process alone: two that start together must not fence each other.
    name = f"{settings.group}-check-{socket.gethostname()}-{os.getpid()}"
    producer = make_producer(settings, name, output_limit)
    try:
        async with asyncio.timeout(TRY_SECONDS):
            await producer.start()
            await producer.begin_transaction()
            manager = producer._txn_manager  # noqa: SLF001 - the only way to add a partition without a record
            for topic in outputs:
                manager.maybe_add_partition_to_txn(TopicPartition(topic, 0))
            while manager.partitions_to_add():
                if manager._transaction_waiter.done():  # noqa: SLF001 - as below
                    break
                await asyncio.sleep(0.01)
            if (waiter := manager._transaction_waiter).done():  # noqa: SLF001 - where aiokafka keeps the answer
                waiter.result()
            await producer.abort_transaction()
    except TransactionalIdAuthorizationFailed:
        option = f"--transactional-id {settings.group}- --resource-pattern-type prefixed"
        return [_missing(settings, "Write", "transactional ids", f"{settings.group}-*", option)]
    except TopicAuthorizationFailedError as error:
        refused = [topic for topic in outputs if topic in str(error)] or list(outputs)
        return [_missing(settings, "Write", "topic", topic, f"--topic {topic}") for topic in refused]
    except (KafkaError, TimeoutError):
        return []
    finally:
        await discard(producer)
    return []
