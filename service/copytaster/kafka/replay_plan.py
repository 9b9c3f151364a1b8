"""What a replay reads: bounds by time or offsets, fixed when it begins, kept beside its offsets until it is done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from aiokafka import AIOKafkaConsumer, TopicPartition

from copytaster.kafka.bounded import reader, stretches
from copytaster.kafka.cluster import admin, cluster_of
from copytaster.kafka.group_offsets import Stored, stored_offsets
from copytaster.kafka.places import Stretch
from copytaster.kafka.refusals import CannotError, in_words
from copytaster.kafka.topics import output_topics
from copytaster.settings import Settings

_VERSION = "p1:"


@dataclass(frozen=True, slots=True)
class Plan:
    """What a replay of this name reads: whole stretches, and what is left of each."""

    group: str
    whole: tuple[Stretch, ...]
    left: tuple[Stretch, ...]

    @property
    def begun(self) -> bool:
        """Whether an earlier run has begun it."""
        return self.whole != self.left

    @property
    def offsets(self) -> int:
        """Offsets there are in all."""
        return sum(one.offsets for one in self.whole)

    @property
    def offsets_left(self) -> int:
        """Offsets still to be read."""
        return sum(one.offsets for one in self.left)


def replay_group(settings: Settings, name: str) -> str:
    """The consumer group of a replay; its transactional id, too."""
    return f"{settings.group}-replay-{name}"


async def plan(
    settings: Settings,
    name: str,
    wanted: Sequence[str | Stretch],
    since: datetime | None = None,
    until: datetime | None = None,
) -> Plan:
    """What a replay of this name has to read: topics within the time, and stretches; or the rest of one begun earlier.

    What the service has not come to yet is left out: it will. Raises `CannotError` and `BrokerAway`.
    """
    group = replay_group(settings, name)
    with in_words(settings):
        places = await _places(settings, wanted)
        async with reader(settings) as consumer:
            whole = await _bounded(settings, consumer, places, since, until)
        stored = await standing(settings, group)
        if not stored:
            return Plan(group, tuple(whole), tuple(whole))
        if set(stored) != set(places):
            others = ", ".join(sorted({f"{place.topic}:{place.partition}" for place in stored}))
            raise CannotError(f"the replay {name} was begun with {others}: give this one another --name")
        return begun(group, stored)


def begun(group: str, stored: Stored) -> Plan:
    """The plan as it was made when the replay began, and what is left of it."""
    whole, left = [], []
    for place, (offset, metadata) in sorted(stored.items()):
        if not metadata.startswith(_VERSION):
            raise CannotError(f"the offsets of {group} are not those of a replay: choose another --name")
        first, _, end = metadata.removeprefix(_VERSION).partition("-")
        whole.append(Stretch(place.topic, place.partition, int(first), int(end)))
        left.append(Stretch(place.topic, place.partition, offset, int(end)))
    return Plan(group, tuple(whole), tuple(left))


async def _places(settings: Settings, wanted: Sequence[str | Stretch]) -> dict[TopicPartition, Stretch | None]:
    """Every partition that is meant, with its own bounds where they were given."""
    async with admin(settings) as client:
        partitions = (await cluster_of(client)).partitions
    found: dict[TopicPartition, Stretch | None] = {}
    for one in wanted:
        topic = one if isinstance(one, str) else one.topic
        if topic in output_topics(settings):
            raise CannotError(f"{topic} is an output of ours: only raw topics are replayed")
        if topic not in partitions:
            raise CannotError(f"the topic {topic} does not exist on {settings.bootstrap_servers}")
        if isinstance(one, str):
            found |= {TopicPartition(topic, partition): None for partition in range(partitions[topic])}
        elif one.partition < partitions[topic]:
            found[TopicPartition(topic, one.partition)] = one
        else:
            raise CannotError(f"{topic} has {partitions[topic]} partitions, the first is 0")
    return found


async def _bounded(
    settings: Settings,
    consumer: AIOKafkaConsumer,
    places: Mapping[TopicPartition, Stretch | None],
    since: datetime | None,
    until: datetime | None,
) -> list[Stretch]:
    """Bounds by what was asked, by what is there, and by how far the service has come."""
    async with admin(settings) as client:
        served = await stored_offsets(client, settings.group)
    there = {place_in(one): one for one in await stretches(consumer, list(places))}
    timed = await stretches(consumer, [place for place, own in places.items() if own is None], since, until)
    asked = {place_in(one): one for one in timed}
    found = []
    for place, own in places.items():
        one = own or asked[place]
        end = min(one.end, there[place].end, served[place][0] if place in served else one.end)
        first = min(max(one.first, there[place].first), end)
        found.append(Stretch(place.topic, place.partition, first, end))
    return sorted(found)


async def standing(settings: Settings, group: str) -> Stored:
    """Where a replay stands, with what it keeps beside each offset."""
    async with admin(settings) as client:
        return await stored_offsets(client, group)


def place_in(one: Stretch) -> TopicPartition:
    """The partition that it is of."""
    return TopicPartition(one.topic, one.partition)


def stored_at(whole: Stretch, offset: int) -> tuple[int, str]:
    """An offset with the bounds beside it, as the group keeps it."""
    return offset, f"{_VERSION}{whole.first}-{whole.end}"
