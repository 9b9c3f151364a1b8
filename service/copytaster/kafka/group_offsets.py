"""Where a consumer group stands, asked without joining it. A coordinator that is just being made is waited for."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from typing import TypeVar

from aiokafka import TopicPartition
from aiokafka.admin import AIOKafkaAdminClient
from aiokafka.errors import (
    GroupCoordinatorNotAvailableError,
    GroupLoadInProgressError,
    NotCoordinatorForGroupError,
)

T = TypeVar("T")

Stored = Mapping[TopicPartition, tuple[int, str]]
"""Offsets, each with the text that was committed beside it."""

PASSING = (GroupCoordinatorNotAvailableError, GroupLoadInProgressError, NotCoordinatorForGroupError)
"""A cluster says so for a moment after its start, and when the very first group of all is asked for."""
ATTEMPTS = 20
RETRY_SECONDS = 0.5


async def stored_offsets(client: AIOKafkaAdminClient, group: str) -> Stored:
    """Where the group stands; raises what aiokafka raises."""
    stored = await patiently(lambda: client.list_consumer_group_offsets(group))
    return {place: (one.offset, one.metadata or "") for place, one in stored.items()}


async def patiently(ask: Callable[[], Awaitable[T]]) -> T:
    """Ask again while the coordinator is on its way, for ten seconds."""
    for _ in range(ATTEMPTS - 1):
        try:
            return await ask()
        except PASSING:
            await asyncio.sleep(RETRY_SECONDS)
    return await ask()
