"""A lane's transactional producer: started, used for one transaction at a time, thrown away on any error.

aiokafka leaves a producer useless after most errors, and its `stop()` may wait for batches that never leave; so one
that failed is discarded: its sender cancelled, its sockets closed.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Protocol

import structlog
from aiokafka import AIOKafkaProducer, TopicPartition

from copytaster.core.model import OutputRecord

log = structlog.get_logger()

DISCARD_SECONDS = 2.0


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
    """The real one."""

    def __init__(self, producer: AIOKafkaProducer) -> None:
        self._producer = producer

    async def start(self) -> None:
        """As the protocol says; raises what aiokafka raises."""
        await self._producer.start()

    async def publish(self, outputs: Sequence[OutputRecord], offsets: dict[TopicPartition, int], group: str) -> None:
        """As the protocol says; the caller sets the deadline, for transactional batches never expire."""
        producer = self._producer
        await producer.begin_transaction()
        waiting = [
            await producer.send(record.topic, record.value, record.key, headers=list(record.headers))
            for record in outputs
        ]
        # A commit succeeds although a send failed: every acknowledgement is awaited. The offsets go meanwhile.
        await asyncio.gather(producer.send_offsets_to_transaction(offsets, group), *waiting)
        try:
            await producer.commit_transaction()
        except BaseException as error:
            raise CommitInDoubtError(type(error).__name__) from error

    async def discard(self) -> None:
        """As the protocol says; takes 2 s at most."""
        sender = self._producer._sender  # noqa: SLF001 - a bounded stop() would leak two sockets and six tasks
        self._producer._closed = True  # noqa: SLF001 - stop() is not to be called again by the finaliser
        try:
            async with asyncio.timeout(DISCARD_SECONDS):
                if sender is not None and sender.sender_task is not None:
                    sender.sender_task.cancel()
                    await asyncio.gather(sender.sender_task, return_exceptions=True)
        except TimeoutError:
            log.warning("producer_sender_not_ended")
        await self._producer.client.close()
