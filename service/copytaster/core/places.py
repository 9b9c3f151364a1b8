"""Where a value stands: in the decoded record, in a published block, or in the feed's metadata."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

Path: TypeAlias = tuple[str, ...]
"""Steps from the record to a value: MIME part, JSON pointer, XPath; one string a step."""


@dataclass(frozen=True, slots=True)
class Range:
    """Code points of the decoded record, half-open: the copy itself is `text[start:end]`."""

    start: int
    end: int


class At(NamedTuple):
    """Code points of a published block's `text`, half-open: the words there are the mention itself.

    A tuple, as a dense story has 300 of them and compares them as often: it is made in a third of the time.
    """

    block: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class AtPath:
    """A place in the feed's metadata: the fact was taken from it (`by: "feed"`)."""

    path: Path


Places: TypeAlias = tuple[At | AtPath, ...]
"""Where a fact stands; several where its words span blocks."""


class Span(NamedTuple):
    """Words of a block and their place."""

    text: str
    at: Places
