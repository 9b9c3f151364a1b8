"""Where somebody may speak in a block of copy: its sentences, quoted stretches, verbs of speech and their sources.

What `passages` reads once, and `quotes` and `attributions` look at. Plain tuples: there are dozens to a story, and a
tuple is made in a third of the time of a frozen dataclass.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:  # the model holds the facts, and they hold this
    from copytaster.core.model import BlockKind

WIDEST: Final = 2_000
"""Characters to each side of a place within which its sentence is read."""


class Quoted(NamedTuple):
    """One stretch: `start` and `end` with its marks, `first` and `last` without them and without the space within."""

    start: int
    end: int
    first: int
    last: int
    mark: str
    closed: bool = True


class SourceKind(StrEnum):
    """What the words of a source are."""

    PRONOUN = "pronoun"
    NAME = "name"
    DESCRIBED = "described"


PRONOUN, NAMED, DESCRIBED = SourceKind
"""In Python 3.11 a name of the module is looked up in an eighth of the time of a member of an enum."""


class Source(NamedTuple):
    """Words of a source; `name` is the place of the name in them, `gender` m, f or "", `body` that it is no person."""

    start: int
    end: int
    kind: SourceKind
    name: tuple[int, int] | None = None
    gender: str = ""
    plural: bool = False
    body: bool = False


class Cue(NamedTuple):
    """A verb of speech, or words like "according to" (`by`), outside of all quotes; `word` is in lower case."""

    start: int
    end: int
    word: str
    by: bool


class Passage(NamedTuple):
    """One block: `sentences` are start and end, in order, at least one.

    `sources` holds, by the place of a verb that reports, where its clause begins and whose verb it is.
    """

    number: int
    kind: BlockKind
    text: str
    sentences: tuple[tuple[int, int], ...]
    quotes: tuple[Quoted, ...]
    cues: tuple[Cue, ...]
    sources: Mapping[int, tuple[int, Source | None]] = MappingProxyType({})

    def sentence_index(self, place: int) -> int:
        """The number of the sentence that a place is in, or of the one before it."""
        sentences = self.sentences
        return bisect_left(sentences, (place + 1,), 1) - 1 if len(sentences) > 1 else 0

    def sentence(self, place: int) -> tuple[int, int]:
        """The sentence that a place is in, or the one before it; of a very long one the part around the place."""
        sentences = self.sentences
        index = bisect_left(sentences, (place + 1,), 1) - 1 if len(sentences) > 1 else 0
        start, end = sentence = sentences[index]
        if place - start <= WIDEST and end - place <= WIDEST:
            return sentence
        return max(start, place - WIDEST), min(end, max(place, start) + WIDEST)

    def quotes_in(self, left: int, right: int) -> tuple[Quoted, ...]:
        """The quoted stretches that begin in `text[left:right]`."""
        quotes = self.quotes
        return quotes[bisect_left(quotes, (left,)) : bisect_left(quotes, (right,))] if quotes else ()

    def quote_around(self, place: int) -> Quoted | None:
        """The quoted stretch that a place is in."""
        index = bisect_left(self.quotes, (place + 1,)) - 1
        return self.quotes[index] if index >= 0 and place < self.quotes[index].end else None

    def first_cue(self, left: int, right: int) -> Cue | None:
        """The first cue that begins in `text[left:right]`."""
        index = bisect_left(self.cues, (left,))
        return self.cues[index] if index < len(self.cues) and self.cues[index].start < right else None

    def last_cue(self, left: int, right: int) -> Cue | None:
        """The last cue that stands whole in `text[left:right]`."""
        index = bisect_left(self.cues, (right,)) - 1
        while index >= 0 and self.cues[index].start >= left:
            if self.cues[index].end <= right:
                return self.cues[index]
            index -= 1
        return None
