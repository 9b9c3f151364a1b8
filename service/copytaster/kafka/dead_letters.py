"""Dead letters as they stand in their topic: what their headers say, which ones are meant, and how to give them back.

A record in, a `Letter` out; pure. `restored` undoes what `core/publish/dead_letter.py` did and marks the record as
redriven; the reader then goes by its original time (`x-original-timestamp`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from copytaster.core.model import Headers, RawRecord
from copytaster.core.publish.dead_letter import PREFIX
from copytaster.core.trace_context import SAMPLED, is_traced, made_trace_parent
from copytaster.kafka.places import Place
from copytaster.kafka.records import ConsumedRecord, raw_record

OURS = frozenset({"x-original-timestamp", "x-replay", "x-redriven"})
"""Headers that a redrive adds, and takes off again when the record comes back."""
UNKNOWN = "unknown"
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Letter:
    """One dead letter. `at` is when it became one; `origin` where the raw record stood, None where nothing says it."""

    place: Place
    at: datetime
    key: bytes | None
    value: bytes
    headers: Headers
    about: Mapping[str, str]  # our own headers, without their prefix
    origin: Place | None

    @property
    def feed(self) -> str:
        """The feed's name."""
        return self.about.get("feed", UNKNOWN)

    @property
    def code(self) -> str:
        """Why it is one."""
        return self.about.get("code", UNKNOWN)

    @property
    def stage(self) -> str:
        """Where on its path it failed."""
        return self.about.get("stage", UNKNOWN)

    @property
    def redriven(self) -> int:
        """How often it was sent again before."""
        return _number(self.about.get("redriven")) or 0

    @property
    def truncated(self) -> bool:
        """Whether only the head of the value is here."""
        return "truncated" in self.about

    @property
    def original_ms(self) -> int:
        """When the raw record came first, in milliseconds since the epoch."""
        stated = _number(self.about.get("timestamp"))
        return stated if stated is not None else (self.at - _EPOCH) // timedelta(milliseconds=1)

    @property
    def original_headers(self) -> Headers:
        """What the sender sent."""
        return tuple(
            (name, value)
            for name, value in self.headers
            if not name.lower().startswith(PREFIX) and name.lower() not in OURS
        )


@dataclass(frozen=True, slots=True)
class Filter:
    """Which letters are meant: any of the values given for each, all where none is given."""

    feeds: frozenset[str] = frozenset()
    codes: frozenset[str] = frozenset()
    stages: frozenset[str] = frozenset()
    since: datetime | None = None
    until: datetime | None = None

    def __contains__(self, letter: Letter) -> bool:
        return (
            (not self.feeds or letter.feed in self.feeds)
            and (not self.codes or letter.code in self.codes)
            and (not self.stages or letter.stage in self.stages)
            and (self.since is None or letter.at >= self.since)
            and (self.until is None or letter.at < self.until)
        )


def letter_of(consumed: ConsumedRecord) -> Letter:
    """A record of the dead-letter topic as the letter it is; one that is not ours has no origin."""
    record = raw_record(consumed)
    about = {
        name[len(PREFIX) :]: value.decode("utf-8", "replace")
        for name, value in record.headers
        if name.startswith(PREFIX)
    }
    partition, offset = _number(about.get("partition")), _number(about.get("offset"))
    known = about.get("topic") and partition is not None and offset is not None
    return Letter(
        place=Place(record.topic, record.partition, record.offset),
        at=record.timestamp,
        key=record.key,
        value=record.value or b"",
        headers=record.headers,
        about=about,
        origin=Place(about["topic"], partition or 0, offset or 0) if known else None,
    )


def restored(letter: Letter) -> Headers:
    """The headers of the record that goes back to its topic: the sender's own, and what says that it is sent again."""
    return (
        *letter.original_headers,
        *_trace(letter),
        ("x-original-timestamp", str(letter.original_ms).encode()),
        ("x-replay", b"redrive"),
        ("x-redriven", str(letter.redriven + 1).encode()),
    )


def _trace(letter: Letter) -> Headers:
    """The `traceparent` of its first reading, which is made of its first place, unless the sender sent one.

    Sampled: of what is sent again by hand everything shall be seen.
    """
    if letter.origin is None:
        return ()
    place = letter.origin
    first = RawRecord(None, letter.at, None, letter.original_headers, place.topic, place.partition, place.offset)
    return () if is_traced(first) else (("traceparent", made_trace_parent(first, SAMPLED).encode()),)


def raw_of(letter: Letter, value: bytes) -> RawRecord:
    """The raw record as the service would read it after a redrive, but at the place where it stood first."""
    place = letter.origin or letter.place
    headers = restored(letter)
    return RawRecord(value, letter.at, letter.key, headers, place.topic, place.partition, place.offset)


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isascii() and text.isdecimal() else None
