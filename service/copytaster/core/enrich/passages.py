"""A block of copy made ready for the search of statements: its sentences, its quoted stretches and its verbs of speech.

Shared by `quotes` and `attributions`.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from copytaster.core.enrich.quote_marks import Quoted, quoted
from copytaster.core.enrich.quote_words import Words
from copytaster.core.model import BlockKind, Story

READ = frozenset({BlockKind.HEADLINE, BlockKind.STANDFIRST, BlockKind.PARAGRAPH, BlockKind.LIST, BlockKind.CAPTION})
"""The kinds in which somebody may say something; what stands in embeds is never the agency's."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb of speech, or words like "according to" (`by`), outside of all quotes; `word` is in lower case."""

    start: int
    end: int
    word: str
    by: bool


@dataclass(frozen=True, slots=True)
class Passage:
    """One block: `sentences` are start and end, in order, at least one."""

    number: int
    kind: BlockKind
    text: str
    sentences: tuple[tuple[int, int], ...]
    quotes: tuple[Quoted, ...]
    cues: tuple[Cue, ...]
    cue_starts: tuple[int, ...]
    quote_starts: tuple[int, ...]

    def sentence_index(self, place: int) -> int:
        """The number of the sentence that a place is in, or of the one before it."""
        return max(bisect_right(self.sentences, (place, len(self.text) + 1)) - 1, 0)

    def sentence(self, place: int) -> tuple[int, int]:
        """The sentence that a place is in, or the one before it; of a very long one the part around the place."""
        start, end = self.sentences[self.sentence_index(place)]
        return max(start, place - WIDEST), min(end, max(place, start) + WIDEST)

    def quotes_in(self, left: int, right: int) -> tuple[Quoted, ...]:
        """The quoted stretches that begin in `text[left:right]`."""
        starts = self.quote_starts
        return self.quotes[bisect_left(starts, left) : bisect_left(starts, right)]

    def quote_around(self, place: int) -> Quoted | None:
        """The quoted stretch that a place is in."""
        index = bisect_right(self.quote_starts, place) - 1
        return self.quotes[index] if index >= 0 and place < self.quotes[index].end else None

    def first_cue(self, left: int, right: int) -> Cue | None:
        """The first cue that begins in `text[left:right]`."""
        index = bisect_left(self.cue_starts, left)
        return self.cues[index] if index < len(self.cues) and self.cues[index].start < right else None

    def last_cue(self, left: int, right: int) -> Cue | None:
        """The last cue that stands whole in `text[left:right]`."""
        index = bisect_left(self.cue_starts, right) - 1
        while index >= 0 and self.cues[index].start >= left:
            if self.cues[index].end <= right:
                return self.cues[index]
            index -= 1
        return None


WIDEST = 2_000
"""Characters to each side of a place within which its sentence is read."""


def passages(story: Story, words: Words) -> Iterator[Passage]:
    """The blocks in which somebody may say something."""
    sentences: dict[int, list[tuple[int, int]]] = {}
    for at in story.facts.sentences:
        sentences.setdefault(at.block, []).append((at.start, at.end))
    for number, block in enumerate(story.blocks):
        if block.kind in READ:
            text = block.text
            quotes = tuple(quoted(text))
            cut = tuple(sentences.get(number, ())) or ((0, len(text)),)
            cues = tuple(_cues(text, quotes, words))
            starts = tuple(one.start for one in cues), tuple(one.start for one in quotes)
            yield Passage(number, block.kind, text, cut, quotes, cues, *starts)


def _cues(text: str, quotes: tuple[Quoted, ...], words: Words) -> Iterator[Cue]:
    index = 0
    for start, end, word in words.cue.find(text):
        while index < len(quotes) and quotes[index].end <= start:
            index += 1
        if index == len(quotes) or start < quotes[index].start:
            yield Cue(start, end, word, word in words.cue.by)
