"""A story as the joiner of entities reads it: its words, sentences and quotes, and what stands where."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple

from copytaster.core.context import Tables
from copytaster.core.enrich.quote_marks import quoted
from copytaster.core.facts import EntityType, Known, MentionForm
from copytaster.core.gazetteer import fold
from copytaster.core.model import At, BlockKind, Story
from copytaster.core.speech import Quoted
from copytaster.core.things import Thing, ThingKind

OWN_KINDS: Final = frozenset(
    {
        BlockKind.HEADLINE,
        BlockKind.STANDFIRST,
        BlockKind.PARAGRAPH,
        BlockKind.SUBHEAD,
        BlockKind.LIST,
        BlockKind.CAPTION,
    }
)
"""Blocks of the agency's own words."""
_CAPITALS: Final = frozenset({ThingKind.CAPITAL, ThingKind.SEAT})


@dataclass(slots=True, eq=False)
class Sighting:
    """Words that name something; `row` is the table's, where a table knows them.

    It is never changed. Frozen it would be made in four times, as a tuple read in twice the time: a story of 600 words
    has 80, each of which is asked for its words, type and row a dozen times.
    """

    at: At
    text: str
    type: EntityType
    form: MentionForm
    confidence: float
    row: Thing | None = None

    @property
    def is_capital(self) -> bool:
        """Whether it names a seat of government or a town that is one."""
        return self.row is not None and self.row.kind in _CAPITALS

    def of(self, kind: EntityType) -> Sighting:
        """The same of another type."""
        return self if kind is self.type else Sighting(self.at, self.text, kind, self.form, self.confidence, self.row)


class Left(NamedTuple):
    """Words that might have named or meant something, and why they do not."""

    at: At
    text: str
    rule: str


class Copy:
    """One story's words. `left` is what the rules passed over, for whoever asks why.

    `own` are the blocks of the agency's own words, `joined` is their text line by line, to be
    looked through at once.
    """

    def __init__(self, story: Story, tables: Tables) -> None:
        self.story = story
        self.texts = [block.text for block in story.blocks]
        self.things = tables.things
        self.lexicon: Mapping[str, int] = tables.names.lexicon if tables.names else {}
        self.left: list[Left] = []
        self._gazetteer = tables.gazetteer
        self._sizes: dict[str, int] = {}
        self._quotes: dict[int, list[Quoted]] = {}
        self._sentences: dict[int, list[int]] = {}
        for block, start, _ in story.facts.sentences:
            self._sentences.setdefault(block, []).append(start)
        self.own = [number for number, block in enumerate(story.blocks) if block.kind in OWN_KINDS]
        self.embeds = [number for number, block in enumerate(story.blocks) if block.kind is BlockKind.EMBED]
        self.offsets: dict[int, int] = {}  # where each of the own blocks begins in `joined`
        self._read(story.facts.known)

    def _read(self, all_known: Iterable[Known]) -> None:
        texts = [self.texts[number] for number in self.own]
        offset = 0
        for number, text in zip(self.own, texts, strict=True):
            self.offsets[number] = offset
            offset += len(text) + 1
        self.joined = "\n".join(texts)
        self._firsts = list(self.offsets.values())
        self.countries: dict[int, list[Known]] = {}  # by block, however they are meant, in order
        self._starting: dict[tuple[int, int], Known] = {}
        self._ending: dict[tuple[int, int], Known] = {}
        self.country_starts: set[int] = set()  # in `joined`
        for known in all_known:
            if known.key.startswith("country/"):
                block, start, end = known.at
                self.countries.setdefault(block, []).append(known)
                self._starting[block, start] = known
                self._ending[block, end] = known
                if block in self.offsets:
                    self.country_starts.add(self.offsets[block] + start)

    def place(self, start: int, end: int) -> At:
        """Where a stretch of the joined blocks begins, in its block; it may reach beyond that."""
        index = bisect_right(self._firsts, start) - 1
        offset = self._firsts[index]
        return At(self.own[index], start - offset, end - offset)

    def words(self, at: At) -> str:
        """The words at a place."""
        return self.texts[at.block][at.start : at.end]

    def is_own(self, block: int) -> bool:
        """Whether the agency itself speaks there."""
        return self.story.blocks[block].kind in OWN_KINDS

    def countries_in(self, block: int) -> list[Known]:
        """The countries of a block, however they are meant, in order."""
        return self.countries.get(block, [])

    def country_at(self, block: int, start: int) -> Known | None:
        """The country whose mention starts at a place."""
        return self._starting.get((block, start)) if block in self.countries else None

    def country_before(self, block: int, end: int) -> Known | None:
        """The country whose mention ends at a place, or up to three characters before it."""
        if block not in self.countries:
            return None
        for place in range(end, end - 4, -1):
            if (block, place) in self._ending:
                return self._ending[block, place]
        return None

    def country_between(self, block: int, start: int, end: int) -> Known | None:
        """The first country that is mentioned within a stretch."""
        countries = self.countries_in(block)
        index = bisect_left(countries, start, key=lambda one: one.at.start)
        return countries[index] if index < len(countries) and countries[index].at.end <= end else None

    def sentence(self, block: int, place: int) -> tuple[int, int]:
        """Start and end of the sentence around a place."""
        starts = self._sentences.get(block, [0])
        index = max(bisect_right(starts, place) - 1, 0)
        end = starts[index + 1] if index + 1 < len(starts) else len(self.texts[block])
        return starts[index], end

    def quote(self, block: int, place: int) -> int | None:
        """The number of the stretch between quotation marks that a place of a block is in."""
        if block not in self._quotes:
            self._quotes[block] = quoted(self.texts[block])
        quotes = self._quotes[block]
        number = bisect_right(quotes, place, key=lambda one: one.start) - 1 if quotes else -1
        return number if number >= 0 and place < quotes[number].end else None

    def leave(self, at: At, text: str, rule: str) -> None:
        """Words that a rule passes over."""
        self.left.append(Left(at, text, rule))

    def size(self, name: str) -> int:
        """How much speaks for a place of this name before anything else does (see the gazetteer); 0 where none is."""
        size = self._sizes.get(name)
        if size is None:
            found = self._gazetteer.find(fold(name))
            size = self._sizes[name] = self._gazetteer.priors[found[0] >> 1] if found else 0
        return size
