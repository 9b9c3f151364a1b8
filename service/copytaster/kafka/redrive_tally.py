"""What is asked of a redrive, and what it tells: counts by feed and code, and why some letters are not sent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

from copytaster.core.model import Outcome, RawRecord
from copytaster.kafka.dead_letters import Filter

MOST_REDRIVES = 3
"""After so many the copy or the code has to change."""

Judge: TypeAlias = Callable[[RawRecord], Outcome]


class Refusal(StrEnum):
    """Why a letter that is meant is not sent."""

    REDRIVEN_THREE_TIMES = "redriven_three_times"
    ORIGIN_UNKNOWN = "origin_unknown"
    TOPIC_NOT_READ = "topic_not_read"
    ORIGIN_GONE = "origin_gone"
    TOO_LARGE = "too_large"


REASONS: Mapping[Refusal, str] = {
    Refusal.REDRIVEN_THREE_TIMES: "it came back three times: mend the copy or the code first",
    Refusal.ORIGIN_UNKNOWN: "its headers do not say where it came from: it is no dead letter of ours",
    Refusal.TOPIC_NOT_READ: "the topic it came from is gone, or no longer among COPYTASTER_TOPICS",
    Refusal.ORIGIN_GONE: "only its head is here, and its topic no longer holds the record",
    Refusal.TOO_LARGE: "with the headers of a redrive it is larger than its topic takes: raise its max.message.bytes",
}


@dataclass(slots=True)
class Tally:
    """What became of the letters that are meant: `sent` holds what a dry run would send."""

    sent: Counter[tuple[str, str]] = field(default_factory=Counter)  # by feed and code
    passing: Counter[tuple[str, str]] = field(default_factory=Counter)  # of a dry run: would not fail again
    refused: Counter[tuple[str, str, Refusal]] = field(default_factory=Counter)
    targets: Counter[str] = field(default_factory=Counter)  # records by raw topic
    sent_bytes: int = 0
    with_parts: int = 0  # sent, and some stories of theirs were published

    def add(self, other: Tally) -> None:
        """Take in what another one counted."""
        self.sent += other.sent
        self.passing += other.passing
        self.refused += other.refused
        self.targets += other.targets
        self.sent_bytes += other.sent_bytes
        self.with_parts += other.with_parts

    def begin_again(self) -> None:
        """A new walk meets what was refused once more, but what was sent no more."""
        self.refused.clear()


@dataclass(frozen=True, slots=True)
class Request:
    """What is to be redriven, and how: `rate` in records a second, `limit` in records."""

    wanted: Filter
    rate: float | None = None
    limit: int | None = None


@dataclass(frozen=True, slots=True)
class Memory:
    """How long brokers remember what was redriven, and how long they keep dead letters; None where we may not know."""

    forgets_hours: float | None
    letters_hours: float | None
