"""Where is my story? What came in, and what became of it on all output topics, by an id or a place.

    topic:partition:offset   a raw record: outputs that name it
    storyId                  the key of stories, alerts and spiked records: one partition of each is read
    versionId, native id     everything within the time is read, for an id that stands in the value
    nothing found            the raw topics are searched for the words of the id: it may not have been read yet

Bounded by time on the outputs' side. Nothing is written, no group is joined.
"""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

import orjson
from aiokafka import AIOKafkaConsumer, TopicPartition
from aiokafka.partitioner import DefaultPartitioner

from copytaster.core.topology import TOPICS
from copytaster.kafka.bounded import Watcher, reader, record_at, records_in, stretches
from copytaster.kafka.cluster import admin, cluster_of
from copytaster.kafka.group_offsets import stored_offsets
from copytaster.kafka.places import Place, place_of
from copytaster.kafka.records import ConsumedRecord, raw_record
from copytaster.kafka.refusals import CannotError, in_words
from copytaster.kafka.sightings import DEAD_LETTER, Sighting, sighting_of
from copytaster.kafka.topics import raw_topics
from copytaster.settings import Settings

KEYED = ("story", "alert", "spiked")
_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")

Test: TypeAlias = Callable[[str, ConsumedRecord], bool]


@dataclass(frozen=True, slots=True)
class Came:
    """A raw record. `read` says whether the service has come to it; None where its group has no offset."""

    place: Place
    at: datetime | None
    read: bool | None


@dataclass(frozen=True, slots=True)
class Trace:
    """What was found, in the order of time."""

    wanted: str
    came: tuple[Came, ...]
    became: tuple[Sighting, ...]


async def trace(settings: Settings, wanted: str, since: datetime, until: datetime | None, watcher: Watcher) -> Trace:
    """Look for an id or a place. Raises `CannotError` and `BrokerAway`."""
    with in_words(settings):
        async with admin(settings) as client:
            partitions = (await cluster_of(client)).partitions
            stored = await stored_offsets(client, settings.group)
        committed = {(place.topic, place.partition): offset for place, (offset, _) in stored.items()}
        async with reader(settings) as consumer:
            search = _Search(settings, consumer, partitions, since=since, until=until, watcher=watcher)
            place = place_of(wanted)
            came, became = await (search.of_place(place) if place else search.of_id(wanted))
    seen = {one.raw: one.raw_at for one in became if one.raw} | came
    raw = [
        Came(one, at, None if (end := committed.get((one.topic, one.partition))) is None else one.offset < end)
        for one, at in sorted(seen.items(), key=lambda item: (str(item[1]), item[0]))
    ]
    return Trace(wanted, tuple(raw), tuple(sorted(became, key=lambda one: (one.at, one.place))))


class _Search:
    """One look-up; each pass reads some partitions within the time."""

    def __init__(
        self,
        settings: Settings,
        consumer: AIOKafkaConsumer,
        partitions: Mapping[str, int],
        *,
        since: datetime,
        until: datetime | None,
        watcher: Watcher,
    ) -> None:
        self._settings = settings
        self._consumer = consumer
        self._partitions = partitions
        self._since = since
        self._until = until
        self._watcher = watcher
        self._topics = {topic.kind: topic.name(settings.output_prefix) for topic in TOPICS}
        if missing := [name for name in self._topics.values() if name not in partitions]:
            raise CannotError(f"{', '.join(missing)} does not exist: copytaster topics apply")

    async def of_place(self, place: Place) -> tuple[dict[Place, datetime | None], list[Sighting]]:
        """What became of one raw record: its outputs were written after it came."""
        if place.partition >= self._partitions.get(place.topic, 0):
            raise CannotError(f"{place.topic} has no partition {place.partition} on {self._settings.bootstrap_servers}")
        record = await record_at(self._consumer, place)
        at = raw_record(record).timestamp if record else None
        number = b'"offset":%d' % place.offset
        found = await self._outputs(
            self._all(self._topics), lambda kind, one: kind == DEAD_LETTER or number in (one.value or b"")
        )
        return ({place: at} if record else {}), [one for one in found if one.raw == place]

    async def of_id(self, wanted: str) -> tuple[dict[Place, datetime | None], list[Sighting]]:
        """What goes by this id: by key where it is a storyId, else by what the documents say."""
        found: list[Sighting] = []
        if _UUID.fullmatch(wanted):
            found = await self._by_key(KEYED, wanted)
        if found:
            return {}, found + await self._letters_of(found)
        words, bare = orjson.dumps(wanted)[1:-1], wanted.encode()
        hits = await self._outputs(
            self._all(self._topics),
            lambda kind, one: (bare if kind == DEAD_LETTER else words) in (one.value or b""),
        )
        found = [one for one in hits if one.kind == DEAD_LETTER or wanted in one.ids]
        known = {one.place for one in found}
        for story in sorted({one.story_id for one in found if one.story_id}):
            alerts = await self._by_key(("alert",), story)
            versions = {one.version_id for one in found}
            found += [one for one in alerts if one.place not in known and one.version_id in versions]
        return ({} if found else await self._raw(bare)), found

    async def _letters_of(self, found: Iterable[Sighting]) -> list[Sighting]:
        """Dead letters of the same raw records: of some only a part could be read, others failed at first."""
        raw = {one.raw for one in found if one.raw}
        letters = await self._outputs(self._all([DEAD_LETTER]), lambda _, __: True)
        return [one for one in letters if one.raw in raw]

    async def _by_key(self, kinds: Sequence[str], key: str) -> list[Sighting]:
        encoded = key.encode()
        return await self._outputs(self._keyed(kinds, key), lambda _, one: one.key == encoded)

    def _all(self, kinds: Iterable[str]) -> dict[TopicPartition, str]:
        return {
            TopicPartition(self._topics[kind], number): kind
            for kind in kinds
            for number in range(self._partitions[self._topics[kind]])
        }

    def _keyed(self, kinds: Sequence[str], key: str) -> dict[TopicPartition, str]:
        """The one partition of each topic that holds what has this key."""
        found = {}
        for kind in kinds:
            numbers = list(range(self._partitions[self._topics[kind]]))
            found[TopicPartition(self._topics[kind], DefaultPartitioner()(key.encode(), numbers, numbers))] = kind
        return found

    async def _outputs(self, places: Mapping[TopicPartition, str], test: Test) -> list[Sighting]:
        return [sighting_of(places[place], record) async for place, record in self._pass(places, test)]

    async def _raw(self, words: bytes) -> dict[Place, datetime | None]:
        """Raw records that hold the words."""
        topics = raw_topics(self._settings, self._partitions)
        places = {TopicPartition(topic, number): "raw" for topic in topics for number in range(self._partitions[topic])}
        found = [
            raw_record(record) async for _, record in self._pass(places, lambda _, one: words in (one.value or b""))
        ]
        return {Place(one.topic, one.partition, one.offset): one.timestamp for one in found}

    async def _pass(
        self, places: Mapping[TopicPartition, str], test: Test
    ) -> AsyncIterator[tuple[TopicPartition, ConsumedRecord]]:
        """The records of the partitions, within the time, that pass the test."""
        wanted = await stretches(self._consumer, list(places), self._since, self._until)
        self._watcher.begin(sum(one.offsets for one in wanted))
        async for found in records_in(self._consumer, wanted, self._watcher.read):
            for place, records in found.items():
                for record in records:
                    if test(places[place], record):
                        yield place, record
