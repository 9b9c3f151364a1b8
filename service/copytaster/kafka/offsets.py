"""Where a consumer group stands, and how to move it while nobody is at work in it.

A group with members is refused twice: by us, and by the broker, which takes no commit from outside of a live group.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal, TypeAlias

from aiokafka import AIOKafkaConsumer, TopicPartition
from aiokafka.admin import AIOKafkaAdminClient
from aiokafka.errors import CommitFailedError, GroupAuthorizationFailedError, for_code

from copytaster.kafka.bounded import reader, records_in, stretches
from copytaster.kafka.clients import make_group_committer
from copytaster.kafka.cluster import admin, cluster_of
from copytaster.kafka.group_offsets import patiently, stored_offsets
from copytaster.kafka.places import Stretch
from copytaster.kafka.refusals import CannotError, in_words
from copytaster.kafka.topics import raw_topics
from copytaster.settings import Settings

Target: TypeAlias = Literal["earliest", "latest"] | datetime | int
"""Where to: an end, the first record at or after an instant, or an offset."""

MARKERS = 5
"""So short a rest may be markers of transactions alone: a quiet topic would seem to have a record stuck for ever."""

IDLE = frozenset({"Empty", "Dead"})
"""States of a group that nobody is a member of; Dead is also one that does not exist."""


@dataclass(frozen=True, slots=True)
class Member:
    """A process in the group."""

    client_id: str
    host: str


@dataclass(frozen=True, slots=True)
class Standing:
    """A partition: where the group goes on, and what the broker has. `committed` is None before the first commit.

    `lag` counts offsets left to read; the markers of transactions are among them, unless nothing else is left.
    """

    topic: str
    partition: int
    committed: int | None
    first: int
    end: int
    lag: int | None

    @property
    def out_of_range(self) -> bool:
        """Whether the broker no longer has the offset, or does not have it yet."""
        return self.committed is not None and not self.first <= self.committed <= self.end


@dataclass(frozen=True, slots=True)
class Group:
    """A group as it is now."""

    name: str
    state: str
    members: tuple[Member, ...]
    standings: tuple[Standing, ...]


@dataclass(frozen=True, slots=True)
class Move:
    """One partition of a reset."""

    topic: str
    partition: int
    now: int | None
    then: int

    @property
    def again(self) -> int:
        """Offsets that are read once more."""
        return max((self.now or 0) - self.then, 0) if self.now is not None else 0

    @property
    def skipped(self) -> int:
        """Offsets that are never read."""
        return max(self.then - self.now, 0) if self.now is not None else 0


async def group_of(settings: Settings, group: str) -> Group:
    """The group with all partitions it has offsets for; the service's own with all raw partitions, too.

    Raises `CannotError` and `BrokerAway`.
    """
    with in_words(settings):
        async with admin(settings) as client:
            partitions = (await cluster_of(client)).partitions
            state, members = await _described(client, group)
            stored = await stored_offsets(client, group)
        raw = raw_topics(settings, partitions) if group == settings.group else ()
        places = set(stored) | {TopicPartition(topic, number) for topic in raw for number in range(partitions[topic])}
        there = sorted(place for place in places if place.partition < partitions.get(place.topic, 0))
        committed = {place: offset for place, (offset, _) in stored.items()}
        async with reader(settings) as consumer:
            return Group(group, state, members, tuple(await _standings(consumer, there, committed)))


async def _described(client: AIOKafkaAdminClient, group: str) -> tuple[str, tuple[Member, ...]]:
    (response,) = await patiently(lambda: client.describe_consumer_groups([group]))
    ((code, _name, state, _type, _protocol, members, *_rest),) = response.groups
    if code == GroupAuthorizationFailedError.errno:
        raise GroupAuthorizationFailedError(group)
    if code:
        raise for_code(code)(group)
    return state, tuple(Member(client_id, host.lstrip("/")) for _id, client_id, host, *_others in members)


async def _standings(
    consumer: AIOKafkaConsumer, places: Sequence[TopicPartition], committed: Mapping[TopicPartition, int]
) -> list[Standing]:
    found = []
    for place, one in zip(places, await stretches(consumer, places), strict=True):
        at = committed.get(place)
        lag = None if at is None else max(one.end - at, 0)
        if at is not None and lag and lag <= MARKERS and at >= one.first:
            lag = lag if await _holds_records(consumer, replace(one, first=at)) else 0
        found.append(Standing(one.topic, one.partition, at, one.first, one.end, lag))
    return found


async def _holds_records(consumer: AIOKafkaConsumer, one: Stretch) -> bool:
    """Whether anything but markers is there."""
    async for _ in records_in(consumer, [one], lambda _: None, most=1):
        return True
    return False


async def moves(settings: Settings, group: Group, wanted: Sequence[str], target: Target) -> tuple[Move, ...]:
    """What a reset would change: `wanted` are topics, or `topic:partition`. Raises `CannotError` and `BrokerAway`."""
    with in_words(settings):
        async with admin(settings) as client:
            partitions = (await cluster_of(client)).partitions
        places = [place for one in wanted for place in _places(one, partitions, settings)]
        now = {TopicPartition(one.topic, one.partition): one.committed for one in group.standings}
        async with reader(settings) as consumer:
            then = await _targets(consumer, places, target)
    return tuple(Move(place.topic, place.partition, now.get(place), then[place]) for place in places)


def _places(wanted: str, partitions: Mapping[str, int], settings: Settings) -> list[TopicPartition]:
    topic, colon, number = wanted.partition(":")
    if topic not in partitions:
        raise CannotError(f"the topic {topic} does not exist on {settings.bootstrap_servers}")
    if not colon:
        return [TopicPartition(topic, partition) for partition in range(partitions[topic])]
    if not number.isdecimal() or int(number) >= partitions[topic]:
        raise CannotError(f"{wanted}: {topic} has {partitions[topic]} partitions, the first is 0")
    return [TopicPartition(topic, int(number))]


async def _targets(
    consumer: AIOKafkaConsumer, places: Sequence[TopicPartition], target: Target
) -> dict[TopicPartition, int]:
    since = target if isinstance(target, datetime) else None
    there = dict(zip(places, await stretches(consumer, places, since), strict=True))
    if isinstance(target, int):
        for place, one in there.items():
            if not one.first <= target <= one.end:
                where = f"{place.topic}:{place.partition}"
                raise CannotError(f"{where} holds offsets {one.first} to {one.end}: {target} is not among them")
        return dict.fromkeys(places, target)
    return {place: one.end if target == "latest" else one.first for place, one in there.items()}


def refuse_active(group: Group) -> None:
    """Raise `CannotError` while the group has members."""
    if group.state in IDLE:
        return
    who = ", ".join(sorted({f"{one.client_id} on {one.host}" for one in group.members})) or "a rebalance is under way"
    raise CannotError(
        f"the group {group.name} is active ({group.state}: {who}): stop it first, for example by "
        "kubectl scale deployment/copytaster --replicas=0, and wait until its session has ended"
    )


async def move(settings: Settings, group: str, plan: Sequence[Move]) -> None:
    """Commit the new offsets, all at once. Raises `CannotError` and `BrokerAway`."""
    offsets = {TopicPartition(one.topic, one.partition): one.then for one in plan}
    with in_words(settings):
        consumer = make_group_committer(settings, group)
        try:
            await consumer.start()
            consumer.assign(list(offsets))
            for place in offsets:  # without a position aiokafka would go on asking for one
                consumer.pause(place)
                consumer.seek(place, 0)
            await consumer.commit(offsets)
        except CommitFailedError:
            raise CannotError(f"the group {group} has become active: nothing was moved") from None
        finally:
            await consumer.stop()
