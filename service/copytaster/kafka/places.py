"""A record's place in Kafka, and a stretch of a partition, as people write them: `topic:partition:offset`."""

from __future__ import annotations

import re
from dataclasses import dataclass

_PLACE = re.compile(r"(?P<topic>[A-Za-z0-9._-]{1,249}):(?P<partition>\d{1,6}):(?P<offset>\d{1,18})")
_STRETCH = re.compile(r"(?P<topic>[A-Za-z0-9._-]{1,249}):(?P<partition>\d{1,6}):(?P<first>\d{1,18})-(?P<last>\d{1,18})")


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """One record."""

    topic: str
    partition: int
    offset: int

    def __str__(self) -> str:
        return f"{self.topic}:{self.partition}:{self.offset}"


@dataclass(frozen=True, slots=True, order=True)
class Stretch:
    """The offsets `first` up to, but not with, `end` of a partition."""

    topic: str
    partition: int
    first: int
    end: int

    @property
    def offsets(self) -> int:
        """How many offsets there are: at most so many records, for transactions' markers have offsets too."""
        return max(self.end - self.first, 0)

    def __str__(self) -> str:
        return f"{self.topic}:{self.partition}:{self.first}-{self.end - 1}"


def place_of(text: str) -> Place | None:
    """`topic:partition:offset`; None when it is not written so."""
    found = _PLACE.fullmatch(text)
    return Place(found["topic"], int(found["partition"]), int(found["offset"])) if found else None


def stretch_of(text: str) -> Stretch | None:
    """`topic:partition:first-last`, the last one too; None when it is not written so."""
    found = _STRETCH.fullmatch(text)
    if not found or int(found["last"]) < int(found["first"]):
        return None
    return Stretch(found["topic"], int(found["partition"]), int(found["first"]), int(found["last"]) + 1)
