"""A dead letter as the core writes it, read back from its topic and given back to its own."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime

import pytest

from copytaster.core.model import DeadLettered, Headers, OutputRecord, RawRecord
from copytaster.core.trace_context import SAMPLED, made_trace_parent
from copytaster.kafka.dead_letters import Filter, Letter, letter_of, raw_of, restored
from copytaster.kafka.places import Place
from copytaster.reader import Reader

CAME = datetime(2026, 3, 2, 10, 15, tzinfo=UTC)
HEADERS: Headers = (("x-feed", b"hna"), ("x-own", b"\xff\x00"), ("x-own", b"2"))
RUBBISH = b"\x89PNG\r\n\x1a\n\x00"

FIRST = RawRecord(RUBBISH, CAME, b"key", HEADERS, "wire.raw.hna", 3, 17)


@dataclass
class Consumed:
    """As aiokafka hands out a record of the dead-letter topic."""

    key: bytes | None
    value: bytes | None
    headers: tuple[tuple[str, bytes], ...]
    topic: str = "copytaster.dead-letter.v1"
    partition: int = 2
    offset: int = 40
    timestamp: int = 1_772_446_600_000


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


def dead(reader: Reader, headers: Headers = HEADERS, value: bytes = RUBBISH) -> OutputRecord:
    outcome = reader.read(replace(FIRST, value=value, headers=headers))
    assert isinstance(outcome, DeadLettered)
    return outcome.records[-1]


def read_back(record: OutputRecord) -> Letter:
    return letter_of(Consumed(record.key, record.value, record.headers))


def test_letter(reader: Reader) -> None:
    """All that a redrive needs stands in the headers."""
    letter = read_back(dead(reader))
    assert letter.place == Place("copytaster.dead-letter.v1", 2, 40)
    assert letter.origin == Place("wire.raw.hna", 3, 17)
    assert (letter.feed, letter.code, letter.stage) == ("hna", "unknown_format", "detect")
    assert (letter.redriven, letter.truncated, letter.original_ms) == (0, False, int(CAME.timestamp() * 1000))
    assert letter.original_headers == HEADERS


def test_redriving_restores_and_counts(reader: Reader) -> None:
    """Ours are gone, the sender's are as they were; each time round counts up and the time of the first stays."""
    letter = read_back(dead(reader))
    for number in (1, 2, 3):
        headers = restored(letter)
        assert headers == (
            *HEADERS,
            ("traceparent", made_trace_parent(FIRST, SAMPLED).encode()),
            ("x-original-timestamp", b"1772446500000"),
            ("x-replay", b"redrive"),
            ("x-redriven", b"%d" % number),
        )
        again = reader.read(RawRecord(RUBBISH, datetime.now(UTC), letter.key, headers, "wire.raw.hna", 3, 99))
        letter = read_back(again.records[-1])
        assert letter.redriven == number


def test_redriven_record_stays_in_its_trace(reader: Reader) -> None:
    """The sender's goes along as it was, else the one of the first reading: wherever the record stands now."""
    sent = (("traceparent", f"00-{'a' * 32}-{'b' * 16}-00".encode()), ("tracestate", b"a=1"))
    carried = dict(restored(read_back(dead(reader, (*HEADERS, *sent)))))
    assert set(sent) <= set(carried.items())
    headers = restored(read_back(dead(reader)))
    again = RawRecord(b"FLASH: Halden central bank raises key rate", CAME, b"key", headers, "wire.raw.hna", 3, 99)
    story = reader.read(again).records[0]
    assert dict(story.headers)["traceparent"].decode() == made_trace_parent(FIRST, SAMPLED)


def test_raw_of_is_read_at_the_original_time(reader: Reader) -> None:
    """What `dlq show` says of today is judged at the time when the copy came."""
    letter = read_back(dead(reader))
    story = reader.read(raw_of(letter, b"FLASH: Halden central bank raises key rate"))
    assert b'"received":"2026-03-02T10:15:00Z"' in story.records[0].value


def test_foreign_record_has_no_origin() -> None:
    letter = letter_of(Consumed(None, None, ()))
    assert letter.origin is None
    assert (letter.feed, letter.code, letter.value) == ("unknown", "unknown", b"")


@pytest.mark.parametrize(
    ("wanted", "is_in"),
    [
        (Filter(), True),
        (Filter(feeds=frozenset({"hna", "other"})), True),
        (Filter(feeds=frozenset({"other"})), False),
        (Filter(codes=frozenset({"unknown_format"}), stages=frozenset({"parse"})), False),
        (Filter(since=datetime(2026, 3, 2, 10, 16, 40, tzinfo=UTC)), True),
        (Filter(until=datetime(2026, 3, 2, 10, 16, 40, tzinfo=UTC)), False),
    ],
)
def test_filter(reader: Reader, wanted: Filter, *, is_in: bool) -> None:
    """Each part of it must agree; time is that of the letter, half-open."""
    assert (read_back(dead(reader)) in wanted) is is_in
