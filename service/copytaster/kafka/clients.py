"""The clients of the service, with the settings that were measured: one consumer, one producer per input partition.

Everything that speaks to Kafka is made here from the `Settings`; nothing is connected yet. aiokafka checks the states
of its transactions by `assert`: under `python -O` it would not, so nothing is made there.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from aiokafka import AIOKafkaConsumer, AIOKafkaProducer
from aiokafka.client import AIOKafkaClient
from aiokafka.conn import collect_hosts
from aiokafka.coordinator.assignors.roundrobin import RoundRobinPartitionAssignor
from aiokafka.errors import KafkaError

from copytaster.kafka.logins import Connection
from copytaster.kafka.security import SASL_PROTOCOLS, FilePassword, connection

if TYPE_CHECKING:
    from copytaster.settings import Settings

BATCH_BYTES = 256 * 1024
"""A producer's batch: 16 KiB costs half as much CPU again; above a topic's `max.message.bytes` it is refused whole."""

HEADROOM_BYTES = 64 * 1024
"""What a record may have around its value: key, headers, and the frame of its batch."""

RETRY_BACKOFF_MS = 20
"""One transaction in twenty meets a broker still verifying it: the retry must not wait long."""


class _FreshPassword(AIOKafkaClient):  # type: ignore[misc] # aiokafka ships no types
    """A client that asks for its password at every login; aiokafka's own keeps the one that it was made with."""

    _file_password: FilePassword

    @property
    def _sasl_plain_password(self) -> str:  # stands before the attribute of this name
        return self._file_password.now()


def _follow_password(client: AIOKafkaClient, settings: Settings) -> None:
    """Let a long-lived client use a swapped password at its next connection. Its consumer or producer has made it."""
    if settings.security_protocol in SASL_PROTOCOLS and settings.sasl_password_file is not None:
        client._file_password = FilePassword(settings.sasl_password_file, client._sasl_plain_password)  # noqa: SLF001
        client.__class__ = _FreshPassword


class OptimisedPythonError(RuntimeError):
    """The interpreter runs without assertions (`-O`, `PYTHONOPTIMIZE`), on which aiokafka relies."""


def refuse_optimised(*, assertions: bool = __debug__) -> None:
    """Raise `OptimisedPythonError` when assertions are off."""
    if not assertions:
        raise OptimisedPythonError("python -O removes the checks of transaction states: run without -O, PYTHONOPTIMIZE")


def transactional_id(settings: Settings, topic: str, partition: int) -> str:
    """The id of the one producer that publishes what this input partition becomes; it fences older ones."""
    return f"{settings.group}-{topic}-{partition}"


def make_consumer(settings: Settings) -> AIOKafkaConsumer:
    """The group's consumer, not subscribed and not started; needs a running loop. Raises as `connection` does.

    It never commits by itself, reads committed records only, and has no opinion where to start.
    """
    refuse_optimised()
    consumer = AIOKafkaConsumer(
        **connection(settings),
        client_id=settings.group,
        group_id=settings.group,
        enable_auto_commit=False,
        auto_offset_reset="none",
        isolation_level="read_committed",
        # `range` would give every topic of one partition to the same pod.
        partition_assignment_strategy=(RoundRobinPartitionAssignor,),
        fetch_max_wait_ms=settings.fetch_max_wait_ms,
        fetch_max_bytes=settings.fetch_max_bytes,
        max_partition_fetch_bytes=settings.partition_fetch_bytes,
        session_timeout_ms=settings.session_timeout_ms,
        heartbeat_interval_ms=settings.heartbeat_interval_ms,
        rebalance_timeout_ms=settings.rebalance_timeout_ms,
        max_poll_interval_ms=settings.max_poll_interval_ms,
        request_timeout_ms=settings.request_timeout_ms,
        metadata_max_age_ms=settings.metadata_max_age_ms,
    )
    _follow_password(consumer._client, settings)  # noqa: SLF001 - nothing public takes a password that changes
    return consumer


def make_reader(settings: Settings) -> AIOKafkaConsumer:
    """A consumer without a group, for commands that look at a bounded stretch; not started. Raises as `connection`."""
    refuse_optimised()
    return AIOKafkaConsumer(
        **connection(settings),
        client_id=f"{settings.group}-command",
        group_id=None,
        auto_offset_reset="none",
        isolation_level="read_committed",
        fetch_max_wait_ms=settings.fetch_max_wait_ms,
        fetch_max_bytes=settings.fetch_max_bytes,
        request_timeout_ms=settings.request_timeout_ms,
        metadata_max_age_ms=settings.metadata_max_age_ms,
    )


def make_group_committer(settings: Settings, group: str) -> AIOKafkaConsumer:
    """A consumer that joins nothing and may commit for a group without members; not started. Raises as `connection`."""
    refuse_optimised()
    return AIOKafkaConsumer(
        **connection(settings),
        client_id=f"{settings.group}-command",
        group_id=group,
        enable_auto_commit=False,
        auto_offset_reset="none",
        request_timeout_ms=settings.request_timeout_ms,
    )


def make_producer(settings: Settings, transactional_id: str, output_limit_bytes: int) -> AIOKafkaProducer:
    """A lane's transactional producer, not started; needs a running loop. Raises as `connection` does.

    `output_limit_bytes` is the largest `max.message.bytes` of the output topics: records up to it are sent.
    """
    refuse_optimised()
    producer = AIOKafkaProducer(
        **connection(settings),
        client_id=transactional_id,
        transactional_id=transactional_id,
        acks="all",
        enable_idempotence=True,
        max_batch_size=BATCH_BYTES,
        max_request_size=record_limit_bytes(output_limit_bytes),
        linger_ms=0,
        compression_type="zstd",
        retry_backoff_ms=RETRY_BACKOFF_MS,
        transaction_timeout_ms=settings.transaction_timeout_ms,
        request_timeout_ms=settings.producer_request_timeout_ms,
        metadata_max_age_ms=settings.metadata_max_age_ms,
    )
    _follow_password(producer.client, settings)
    return producer


def record_limit_bytes(output_limit_bytes: int) -> int:
    """The most that one output record may take, for topics that take so much."""
    return output_limit_bytes + HEADROOM_BYTES


def make_plain_producer(settings: Settings, record_bytes: int = 20_000_000) -> AIOKafkaProducer:
    """A producer without transactions, for raw copy that a person sends; not started. Raises as `connection` does."""
    return AIOKafkaProducer(
        **connection(settings),
        client_id="copytaster-send",
        acks="all",
        enable_idempotence=True,
        max_request_size=record_bytes + HEADROOM_BYTES,
        compression_type="zstd",
        request_timeout_ms=settings.request_timeout_ms,
    )


def make_client(settings: Settings, client_id: str) -> AIOKafkaClient:
    """A bare client for single requests, not bootstrapped; needs a running loop. Raises as `connection` does."""
    refuse_optimised()
    return AIOKafkaClient(
        **connection(settings),
        client_id=client_id,
        request_timeout_ms=settings.request_timeout_ms,
        metadata_max_age_ms=settings.metadata_max_age_ms,
    )


async def open_anew(settings: Settings, host: str, port: int, client_id: str, within_seconds: float) -> None:
    """Open and close a connection of its own to one address, logging in; raises what went wrong, `TimeoutError` too.

    Unlike aiokafka's bootstrap, which says only that it failed, this tells a wrong password from a dead network.
    """
    arguments = connection(settings)
    del arguments["bootstrap_servers"]
    async with asyncio.timeout(within_seconds):
        opened = Connection(host, port, client_id=client_id, request_timeout_ms=int(within_seconds * 1000), **arguments)
        await opened.connect()
    opened.close()


async def answers(settings: Settings, within_seconds: float = 5.0) -> bool:
    """Whether any bootstrap address answers a fresh connection; at most `within_seconds` for each, at the same time."""

    async def one(host: str, port: int) -> bool:
        try:
            await open_anew(settings, host, port, f"{settings.group}-probe", within_seconds)
        except (OSError, ValueError, KafkaError):
            return False
        return True

    return any(await asyncio.gather(*(one(host, port) for host, port, _ in hosts(settings))))


def hosts(settings: Settings) -> list[tuple[str, int, int]]:
    """The bootstrap addresses: host, port, family."""
    found: list[tuple[str, int, int]] = collect_hosts(settings.bootstrap_servers, randomize=False)
    return found
