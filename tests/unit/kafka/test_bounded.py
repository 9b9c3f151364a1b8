"""Bounded reading: a rate that is kept, trouble that is survived, and not one record beyond the end."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import pytest
from aiokafka import TopicPartition
from aiokafka.errors import KafkaError, ProducerFenced, TopicAuthorizationFailedError

from copytaster.kafka import bounded
from copytaster.kafka.bounded import Halt, Pace, persistently, records_in
from copytaster.kafka.places import Place, Stretch, place_of, stretch_of
from copytaster.kafka.refusals import CannotError

ZERO, ONE = TopicPartition("raw", 0), TopicPartition("raw", 1)


@pytest.mark.parametrize(
    ("text", "place"),
    [("wire.raw.hna:0:17", Place("wire.raw.hna", 0, 17)), ("urn:newsml:x:1", None), ("a:b:1", None), ("a:1", None)],
)
def test_place_of(text: str, place: Place | None) -> None:
    assert place_of(text) == place


def test_stretch_has_its_last_offset() -> None:
    """As people count: both ends belong to it."""
    stretch = stretch_of("raw:2:5-9")
    assert stretch == Stretch("raw", 2, 5, 10)
    assert (str(stretch), stretch.offsets) == ("raw:2:5-9", 5)
    assert stretch_of("raw:2:9-5") is None


def test_pace_lets_so_many_through() -> None:
    """Time lost before is not made up for by more than a second's worth."""
    now = 0.0
    pace = Pace(10, lambda: now)
    assert pace.most(500) == 10
    waits = []
    for _ in range(3):
        waits.append(wait := pace.wait_seconds(10))
        now += wait
    assert now == pytest.approx(2, abs=1.01)
    assert waits[-1] == pytest.approx(1)
    assert Pace(None).wait_seconds(1000) == 0


@dataclass
class Consumed:
    offset: int


@dataclass
class FakeConsumer:
    """Partitions of so many records, a few at a time; the broker has more than is asked for."""

    records: dict[TopicPartition, int]
    positions: dict[TopicPartition, int] = field(default_factory=dict)
    paused: set[TopicPartition] = field(default_factory=set)

    def assign(self, places: Sequence[TopicPartition]) -> None:
        self.paused = set()

    def seek(self, place: TopicPartition, offset: int) -> None:
        self.positions[place] = offset

    def pause(self, place: TopicPartition) -> None:
        self.paused.add(place)

    async def position(self, place: TopicPartition) -> int:
        return self.positions[place]

    async def getmany(self, *, timeout_ms: int, max_records: int) -> dict[TopicPartition, list[Consumed]]:
        found = {}
        for place, first in self.positions.items():
            end = min(first + max_records, self.records[place])
            if place not in self.paused and end > first:
                found[place] = [Consumed(offset) for offset in range(first, end)]
                self.positions[place] = end
        return found


async def test_records_in_stops_at_each_end() -> None:
    consumer = FakeConsumer({ZERO: 100, ONE: 100})
    read: list[int] = []
    found: dict[TopicPartition, list[int]] = {ZERO: [], ONE: []}
    wanted = [Stretch("raw", 0, 10, 25), Stretch("raw", 1, 0, 3), Stretch("raw", 2, 4, 4)]
    async for fetched in records_in(consumer, wanted, read.append, most=10):
        for place, records in fetched.items():
            found[place] += [record.offset for record in records]
    assert found == {ZERO: list(range(10, 25)), ONE: [0, 1, 2]}
    assert sum(read) == 18


async def test_unreadable_record_is_named() -> None:
    class Unreadable(FakeConsumer):
        async def getmany(self, *, timeout_ms: int, max_records: int) -> dict[TopicPartition, list[Consumed]]:
            raise UnicodeDecodeError("utf-8", b"\xff", 0, 1, "invalid")

    with pytest.raises(CannotError, match="raw:0 at or after 10"):
        async for _ in records_in(Unreadable({ZERO: 100}), [Stretch("raw", 0, 10, 25)], lambda _: None):
            pass


async def test_trouble_is_survived_while_there_is_progress(monkeypatch: pytest.MonkeyPatch) -> None:
    """Five fruitless attempts in a row are told; one that gets further begins the count anew."""
    monkeypatch.setattr(bounded, "RETRY_SECONDS", 0)
    attempts = done = 0

    async def attempt() -> str:
        nonlocal attempts, done
        attempts += 1
        done += attempts == 4
        if attempts < 8:
            raise KafkaError
        return "done"

    assert await persistently(attempt, lambda: done, Halt()) == "done"
    attempts = -100
    with pytest.raises(KafkaError):
        await persistently(attempt, lambda: done, Halt())
    assert attempts == -95


@pytest.mark.parametrize("error", [ProducerFenced("x"), TopicAuthorizationFailedError("x")])
async def test_who_is_fenced_or_refused_does_not_try_again(error: KafkaError) -> None:
    attempts = 0

    async def attempt() -> None:
        nonlocal attempts
        attempts += 1
        raise error

    with pytest.raises(type(error)):
        await persistently(attempt, lambda: 0, Halt())
    assert attempts == 1
