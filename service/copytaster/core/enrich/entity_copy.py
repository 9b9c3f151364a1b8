"""A story as the joiner of entities reads it: its words, sentences and quotes, and what stands where.

`sightings` brings together what the tagger and the tables found: one sighting a place, the longer of two that overlap,
the tables before the tagger. Names are freed of titles and possessives that the tagger took in.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import pairwise
from typing import Final, NamedTuple

from copytaster.core.context import Tables
from copytaster.core.enrich.entity_types import is_no_name, type_of
from copytaster.core.enrich.entity_words import COURTESY, MODIFIERS, ROLES
from copytaster.core.enrich.genders import gender_of
from copytaster.core.enrich.instrument_symbols import printed
from copytaster.core.enrich.quote_marks import quoted
from copytaster.core.facts import EntityType, Known, MentionForm, SymbolScheme
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

_WORD = re.compile(r"[^\W\d_](?:[\w.’'&-]*[\w])?\.?")
_MARKS = "\"'“”‘’«»`,;: "
_PREFIX = re.compile(rf"(?:[{_MARKS}]+|[A-Z]{{3,}}\d*-(?=[A-Z][a-z]))+")
_CAPITALISED = re.compile(
    r"(?<![\w@#.])[A-ZÀ-Þ][\w’'-]{1,25}(?: (?:(?:de|da|van|von|bin|al|el|di|der|la) ){0,2}[A-ZÀ-Þ][\w’'-]{1,25}){1,5}"
)
_BEFORE_SYMBOL = re.compile(
    r"(?<![\w-])(?P<name>[A-ZÀ-Þ][\w’'&.-]{1,25}(?:,? (?:[A-ZÀ-Þ][\w’'&.-]{0,25}|&|of|de|und"
    r"|et)){0,4}) ?[(<\[](?:[A-Z ]{2,12}: ?)?\Z"
)
_AUTHOR = re.compile(r"[—–-] (?P<name>[^\n()@]{2,60}?) ?\((?P<account>@\w{1,40})\)")
_BODY_WORDS = re.compile(
    r"(?i)\b(?:news|ministry|embassy|office|agency|fc|bank|party|police|union|university|media|tv)\b"
)


class Sighting(NamedTuple):
    """Words that name something; `row` is the table's, where a table knows them."""

    at: At
    text: str
    type: EntityType
    form: MentionForm
    confidence: float
    row: Thing | None = None

    @property
    def is_capital(self) -> bool:
        """Whether it names a seat of government or a town that is one."""
        return self.row is not None and self.row.kind in (ThingKind.CAPITAL, ThingKind.SEAT)


class Copy:
    """One story's words."""

    def __init__(self, story: Story, tables: Tables) -> None:
        self.story = story
        self.things = tables.things
        self._quotes: dict[int, list[Quoted]] = {}
        self._sentences: dict[int, list[int]] = {}
        for at in story.facts.sentences:
            self._sentences.setdefault(at.block, []).append(at.start)
        self._countries: dict[int, list[Known]] = {}
        for known in story.facts.known:
            if known.key.startswith("country/"):
                self._countries.setdefault(known.at.block, []).append(known)
        countries = [one for ones in self._countries.values() for one in ones]
        self._starting = {(one.at.block, one.at.start): one for one in countries}
        self._ending = {(one.at.block, one.at.end): one for one in countries}
        self.own = [number for number, block in enumerate(story.blocks) if block.kind in OWN_KINDS]

    def text(self, block: int) -> str:
        """A block's words."""
        return self.story.blocks[block].text

    def words(self, at: At) -> str:
        """The words at a place."""
        return self.story.blocks[at.block].text[at.start : at.end]

    def is_own(self, block: int) -> bool:
        """Whether the agency itself speaks there."""
        return self.story.blocks[block].kind in OWN_KINDS

    def countries_in(self, block: int) -> list[Known]:
        """The countries of a block, however they are meant, in order."""
        return self._countries.get(block, [])

    def country_at(self, block: int, start: int) -> Known | None:
        """The country whose mention starts at a place."""
        return self._starting.get((block, start)) if block in self._countries else None

    def country_before(self, block: int, end: int) -> Known | None:
        """The country whose mention ends at a place, or up to three characters before it."""
        if block not in self._countries:
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
        end = starts[index + 1] if index + 1 < len(starts) else len(self.text(block))
        return starts[index], end

    def quote(self, block: int, place: int) -> int | None:
        """The number of the stretch between quotation marks that a place of a block is in."""
        if block not in self._quotes:
            self._quotes[block] = quoted(self.text(block))
        quotes = self._quotes[block]
        number = bisect_right(quotes, place, key=lambda one: one.start) - 1 if quotes else -1
        return number if number >= 0 and place < quotes[number].end else None


def sightings(copy: Copy) -> list[Sighting]:
    """All that is named, in order; no two overlap but for flags."""
    found = [*_known(copy), *_named(copy), *_datelines(copy), *_embedded(copy), *_listed(copy)]
    found.sort(key=lambda one: (one.at.block, one.at.start, -one.at.end, one.row is None))
    return list(_apart(found))


def _known(copy: Copy) -> Iterator[Sighting]:
    for one in copy.story.facts.known:
        row = copy.things.rows.get(one.key)
        yield Sighting(one.at, one.text, one.type, one.form, one.confidence, row)


def _named(copy: Copy) -> Iterator[Sighting]:
    for name in copy.story.facts.names:
        at, text = name.at, name.text
        if text[0] in _MARKS or text[-1] in _MARKS or "-" in text:
            at = _trimmed(at, text)
            text = copy.words(at)
        if not text or is_no_name(text, name.type):
            continue
        kind = type_of(name, copy.text(at.block))
        if kind is EntityType.PERSON:
            if " " in text:
                at = _without_title(at, text)
        elif text[:4].lower() == "the " and len(text) > 4:
            at = At(at.block, at.start + 4, at.end)
        if ending := _possessive(text):
            at = At(at.block, at.start, at.end - ending)
        if at.end > at.start:
            yield Sighting(at, copy.words(at), kind, MentionForm.NAME, name.confidence)


def _trimmed(at: At, text: str) -> At:
    """A name without the mark or the slug's prefix that the tagger took in: `BRIEF-Norland Mining`."""
    prefix = _PREFIX.match(text)
    start = prefix.end() if prefix else 0
    end = len(text.rstrip(_MARKS))
    return At(at.block, at.start + min(start, end), at.start + end)


def _possessive(text: str) -> int:
    """How many characters of the end of a name are those of a genitive."""
    if text[-1] in "'’":
        return 1
    return 2 if text[-1] in "sS" and text[-2:-1] in ("'", "’") else 0


def _without_title(at: At, text: str) -> At:
    """A person's name without the titles before it, as long as a name is left."""
    start, words = 0, _WORD.finditer(text)
    for word, _ in pairwise(words):  # the last is none
        plain = word[0].lower().rstrip(".")
        if plain not in COURTESY and plain not in ROLES and plain not in MODIFIERS:
            break
        start = word.end() + len(text[word.end() :]) - len(text[word.end() :].lstrip())
    return At(at.block, at.start + start, at.end)


def _datelines(copy: Copy) -> Iterator[Sighting]:
    """The places of the dateline, which the tagger does not read."""
    dateline = copy.story.dateline
    if dateline is None or not dateline.at or not isinstance(dateline.at[0], At):
        return
    where = dateline.at[0]
    for place in dateline.places:
        start = copy.text(where.block).find(place.name, where.start, where.end)
        if start >= 0 and place.name:
            at = At(where.block, start, start + len(place.name))
            yield Sighting(at, place.name, EntityType.PLACE, MentionForm.NAME, 0.95)


def _embedded(copy: Copy) -> Iterator[Sighting]:
    """Persons in posts: who wrote it, and full names with a forename that is one."""
    for block_number, block in enumerate(copy.story.blocks):
        if block.kind is not BlockKind.EMBED:
            continue
        author = _AUTHOR.search(block.text)
        if author and not _BODY_WORDS.search(author["name"]) and " " in author["name"]:
            at = At(block_number, *author.span("name"))
            yield Sighting(at, author["name"], EntityType.PERSON, MentionForm.NAME, 0.8)
        for match in _CAPITALISED.finditer(block.text):
            yield from _full_name(copy, At(block_number, *match.span()), match[0])


def _full_name(copy: Copy, at: At, words: str) -> Iterator[Sighting]:
    """The end of a run of capitals from a forename on, as long as a surname follows."""
    start = 0
    for word in words.split(" ")[:-1]:
        if gender_of(word):
            name = At(at.block, at.start + start, at.end - _possessive(words))
            yield Sighting(name, copy.words(name), EntityType.PERSON, MentionForm.NAME, 0.7)
            return
        start += len(word) + 1


def _listed(copy: Copy) -> Iterator[Sighting]:
    """Companies that neither tagger nor tables know, by the symbol behind their name; in any language."""
    facts = copy.story.facts
    ends = {(one.block, one.end) for one in (*(name.at for name in facts.names), *(known.at for known in facts.known))}
    for number in copy.own:
        text = copy.text(number)
        if "(" not in text and "<" not in text and "[" not in text:
            continue
        for one in printed(number, text):
            before = _BEFORE_SYMBOL.search(text, max(0, one.at.start - 60), one.at.start)
            if before and one.scheme is not SymbolScheme.ISIN and one.symbol[0] != "." and "=" not in one.symbol:
                at = At(number, *before.span("name"))
                if (number, at.end) not in ends:
                    yield Sighting(at, before["name"], EntityType.ORGANISATION, MentionForm.NAME, 0.85)


def accounts(copy: Copy) -> Iterator[tuple[At, At]]:
    """Where the author of a post is named, and the account behind the name."""
    for number, block in enumerate(copy.story.blocks):
        author = _AUTHOR.search(block.text) if block.kind is BlockKind.EMBED else None
        if author:
            yield At(number, *author.span("name")), At(number, *author.span("account"))


def _apart(found: list[Sighting]) -> Iterator[Sighting]:
    """Of those that overlap the longest, of equal ones the tables'; a known person within a longer name stays."""
    kept: list[Sighting] = []
    for one in found:
        while kept and _wins(one, kept[-1]):
            kept.pop()
        if not kept or not _overlaps(one, kept[-1]):
            kept.append(one)
    return iter(kept)


def _overlaps(one: Sighting, other: Sighting) -> bool:
    return one.at.block == other.at.block and one.at.start < other.at.end and other.at.start < one.at.end


def _wins(one: Sighting, other: Sighting) -> bool:
    """Whether a later sighting takes the place of one that it overlaps."""
    if not _overlaps(one, other):
        return False
    if one.type is EntityType.PERSON and one.row and other.row is None and other.type is EntityType.PERSON:
        return True
    longer = one.at.end - one.at.start - (other.at.end - other.at.start)
    return longer > 0 or (longer == 0 and one.row is not None and other.row is None)
