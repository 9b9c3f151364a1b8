"""A lane's transactional producer: started, used for one transaction at a time, thrown away on any error.

aiokafka leaves a producer useless after most errors, and its `stop()` may wait for batches that never leave; so one
that failed is discarded: its sender cancelled, its sockets closed.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterable, Sequence
from typing import Protocol, TypeAlias

import structlog
from aiokafka import AIOKafkaProducer, TopicPartition
from aiokafka.errors import MessageSizeTooLargeError
from aiokafka.partitioner import DefaultPartitioner
from aiokafka.producer.message_accumulator import BatchBuilder

from copytaster.core.model import OutputRecord

log = structlog.get_logger()

DISCARD_SECONDS = 2.0

Offsets: TypeAlias = dict[TopicPartition, int] | dict[TopicPartition, tuple[int, str]]
"""Where a group is to stand; the second kind keeps a text of ours beside each offset."""


class TransactionalProducer(Protocol):
    """What a lane needs of a producer; tests of lanes bring their own."""

    async def start(self) -> None:
        """Fence the older ones and end what they left; returns when nothing of theirs can still be committed."""

    async def publish(self, outputs: Sequence[OutputRecord], offsets: dict[TopicPartition, int], group: str) -> None:
        """All outputs and the offsets in one transaction; raises whatever keeps it from being committed.

        Raises `CommitInDoubt` when only the answer to the commit is missing.
        """

    async def discard(self) -> None:
        """Free what it holds; never raises."""


class CommitInDoubtError(Exception):
    """The commit was asked for and its answer lost: the group's offset tells what became of it."""


class KafkaProducer:
    """The real one; `record_limit_bytes` is its `max_request_size`, the most that one record may take."""

    def __init__(self, producer: AIOKafkaProducer, record_limit_bytes: int) -> None:
        self._producer = producer
        self._record_limit_bytes = record_limit_bytes
        self._partition_of = DefaultPartitioner()

    async def start(self) -> None:
        """As the protocol says; raises what aiokafka raises."""
        await self._producer.start()

    async def publish(self, outputs: Sequence[OutputRecord], offsets: Offsets, group: str) -> None:
        """As the protocol says; the caller sets the deadline, for transactional batches never expire."""
        places = {topic: await self._partitions(topic) for topic in dict.fromkeys([one.topic for one in outputs])}
        partition_of = self._partition_of
        await self.publish_placed(
            (((one.topic, partition_of(one.key, *places[one.topic])), one) for one in outputs), offsets, group
        )

    async def publish_placed(
        self, placed: Iterable[tuple[tuple[str, int], OutputRecord]], offsets: Offsets, group: str
    ) -> None:
        """As `publish`, each record to the topic and partition beside it."""
        producer = self._producer
        batches = self._batches(placed)  # before the transaction begins: while it is open, readers wait
        await producer.begin_transaction()
        waiting = [await producer.send_batch(batch, place.topic, partition=place.partition) for place, batch in batches]
        # A commit succeeds although a send failed: every acknowledgement is awaited. The offsets go meanwhile.
        await asyncio.gather(producer.send_offsets_to_transaction(offsets, group), *waiting)
        try:
            await producer.commit_transaction()
        except BaseException as error:
            raise CommitInDoubtError(type(error).__name__) from error

    def _batches(
        self, placed: Iterable[tuple[tuple[str, int], OutputRecord]]
    ) -> list[tuple[TopicPartition, BatchBuilder]]:
        """The outputs in batches of their partitions, in order; raises what keeps a record from being sent.

        `send` does the same record by record, with a coroutine and a future for each: 7 µs a record, this takes 3.
        """
        batches: list[tuple[TopicPartition, BatchBuilder]] = []
        open_: dict[tuple[str, int], BatchBuilder] = {}
        now_ms = int(time.time() * 1000)
        for place, record in placed:
            batch = open_.get(place)
            headers = list(record.headers)
            while (
                batch is None
                or batch.append(timestamp=now_ms, key=record.key, value=record.value, headers=headers) is None
            ):  # a new batch takes any record
                batch = open_[place] = self._producer.create_batch()
                batches.append((TopicPartition(*place), batch))
        for where, batch in batches:
            batch.close()
            if batch.size() > self._record_limit_bytes:  # only one record alone makes a batch larger than a batch
                raise MessageSizeTooLargeError(f"a record for {where.topic} is larger than {self._record_limit_bytes}")
        return batches

    async def _partitions(self, topic: str) -> tuple[list[int], list[int]]:
        """All partitions, and those that have a leader, as aiokafka's partitioner wants them."""
        every = sorted(await self._producer.partitions_for(topic))
        return every, list(self._producer.client.cluster.available_partitions_for_topic(topic))

    async def discard(self) -> None:
        """As the protocol says; takes 2 s at most."""
        await discard(self._producer)


async def discard(producer: AIOKafkaProducer) -> None:
    """Free what a producer holds, whatever state it is in; takes 2 s at most."""
    sender = producer._sender  # noqa: SLF001 - a bounded stop() would leak two sockets and six tasks
    producer._closed = True  # noqa: SLF001 - stop() is not to be called again by the finaliser
    try:
        async with asyncio.timeout(DISCARD_SECONDS):
            if sender is not None and sender.sender_task is not None:
                sender.sender_task.cancel()
                await asyncio.gather(sender.sender_task, return_exceptions=True)
    except TimeoutError:
        log.warning("producer_sender_not_ended")
    await producer.client.close()
