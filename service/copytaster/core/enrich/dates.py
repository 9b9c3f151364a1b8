"""Dates, times, durations and sets that the copy names, resolved against the story's own day.

In: the body, headline, standfirst and captions; embeds, whose relative words count from the day of the post. Out:
each expression with its TIMEX value and, where it covers known days, their half-open local interval. The words are
looked at only near something that a date cannot do without (`dates_tokens`), by one grammar over classes of words
(`dates_grammar`), and every rule has its meaning (`dates_rules`).

Relative words count from the dateline's date, else the document's, else the stated version in the story's zone; never
from the Kafka timestamp. CONTRACT, "Dates"; values after TIMEX3 (TimeML 1.2.1).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, tzinfo
from functools import lru_cache
from typing import Final, TypeAlias

from copytaster.core.candidates import Candidate
from copytaster.core.context import Tables
from copytaster.core.enrich import Warn
from copytaster.core.enrich import dates_calendar as calendar
from copytaster.core.enrich.dates_grammar import CONFIDENCE, matches
from copytaster.core.enrich.dates_names import DAYS, is_of_name
from copytaster.core.enrich.dates_phrase import Phrase, Word
from copytaster.core.enrich.dates_rules import RULES
from copytaster.core.enrich.dates_tokens import Copy, finds, stretches
from copytaster.core.enrich.dates_words import Words
from copytaster.core.enrich.dates_words.de import DE
from copytaster.core.enrich.dates_words.en import EN
from copytaster.core.enrich.dates_words.es import ES
from copytaster.core.enrich.dates_words.fr import FR
from copytaster.core.enrich.dates_words.it import IT
from copytaster.core.enrich.dates_words.nl import NL
from copytaster.core.enrich.dates_words.pt import PT
from copytaster.core.enrich.one_pass import Hit, lower
from copytaster.core.facts import DateExpression
from copytaster.core.model import At, Block, BlockKind, Places, Story, VersionSource
from copytaster.core.publish.language import decide_language

NAME = "dates"
NEEDS: frozenset[str] = frozenset({"language"})
SETS = "dates"
BY = "dates@1"

WORDS: Final[dict[str, Words]] = {"en": EN, "de": DE, "fr": FR, "es": ES, "pt": PT, "nl": NL, "it": IT}
LANGUAGES: frozenset[str] = frozenset(WORDS)

KINDS: Final = frozenset(
    {
        BlockKind.HEADLINE,
        BlockKind.STANDFIRST,
        BlockKind.PARAGRAPH,
        BlockKind.SUBHEAD,
        BlockKind.LIST,
        BlockKind.CAPTION,
        BlockKind.EMBED,
        BlockKind.DATELINE,
    }
)
_EMBEDS: Final = frozenset({BlockKind.EMBED})
SIDED: Final = frozenset({"day", "weekday", "weekday_day", "part", "night", "month", "days", "months", "dated_clock"})
"""Rules of days and months that lie on either side of the story's own."""
_STATED: Final = 1.0
_YEARS: Final = range(1100, 9000)
"""Years of stories that relative words are counted from: all that lie near have four digits."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a text is read with: its language's words, the day that relative ones count from, the zones."""

    words: Words
    base: date | None
    zones: Mapping[str, tzinfo] = field(default_factory=dict)


Met: TypeAlias = tuple[str, Phrase, DateExpression | None]
"""A match of the grammar: its rule, its words, and the date that they are, if they are one."""


def enrich(story: Story, tables: Tables, warn: Warn) -> tuple[DateExpression, ...]:  # noqa: ARG001 - all are called alike
    """All dates in the order of the blocks: the document's own as it was read, and those of the copy."""
    found = list(_own(story))
    all_of_copy = not found
    for _, here in _read(story, tables):
        found.extend([one for _, _, one in here if one])
    return tuple(found if all_of_copy else sorted(found, key=_place))


def candidates(story: Story, tables: Tables) -> Iterator[Candidate]:
    """The days that relative words could count from, and each expression that the grammar met, date or not."""
    first = None
    for whose, day, at in bases(story, _zone(story, tables)):
        rule = f"comes after {first}" if first else "relative words count from it"
        yield Candidate(SETS, day.isoformat(), first is None, f"{whose}: {rule}", BY, at)
        first = first or whose
    if first is None:
        yield Candidate(SETS, "no day of its own", False, "neither dateline, document nor version has one: no base", BY)
    for number, here in _read(story, tables):
        for rule, phrase, one in here:
            if one:
                yield Candidate(SETS, one.value, True, f"rule {rule}{_side(rule, phrase)}", BY, one.at)
            else:
                why = "part of a name" if is_of_name(phrase) else f"rule {rule} fits, but there is no such date"
                at = (At(number, phrase.start, phrase.end),)
                yield Candidate(SETS, phrase.text[phrase.start : phrase.end], False, why, BY, at)


def _side(rule: str, phrase: Phrase) -> str:
    """On which side of the story's day it was sought, where that is a question."""
    if rule not in SIDED or phrase.one("YO") or phrase.base is None:
        return ""
    return {1: ": the words around look ahead", -1: ": the words around look back", 0: ": nothing tells the tense"}[
        phrase.direction()
    ]


def _read(story: Story, tables: Tables) -> Iterator[tuple[int, list[Met]]]:
    """What the grammar meets in each block, by its number; blocks without anything are left out."""
    words = WORDS.get(_language(story))
    if words is None:
        return
    base = base_day(story, _zone(story, tables))
    reading = Reading(words, base if base and base.year in _YEARS else None, tables.zones)
    posted = {embed.block: _day(embed.date) for embed in story.embeds}
    read = [(number, block) for number, block in enumerate(story.blocks) if block.kind in KINDS]
    lows = [lower(block.text) for _, block in read]
    anchor: date | None = None
    for (number, block), low, found in zip(read, lows, finds(lows, words), strict=True):
        if block.kind in _EMBEDS:
            here = met(Copy(block.text, low, words), found, number, replace(reading, base=posted.get(number)))
        elif found:
            here = met(Copy(block.text, low, words), found, number, reading, anchor)
            anchor = _anchor(here)
        else:
            here, anchor = [], None
        if here:
            yield number, here


def _zone(story: Story, tables: Tables) -> tzinfo | None:
    return tables.zones.get(story.times.zone) if story.times.zone else None


def base_day(story: Story, zone: tzinfo | None) -> date | None:
    """The day that relative words count from; None where the story has none of its own."""
    return next((day for _, day, _ in bases(story, zone)), None)


def bases(story: Story, zone: tzinfo | None) -> Iterator[tuple[str, date, Places]]:
    """The days that they may count from, the first one first: whose it is, the day, its place."""
    times, dateline = story.times, story.dateline
    stated = None
    if times.version_source is VersionSource.STATED:
        stated = (times.version_created.astimezone(zone) if zone else times.version_created).date()
    document = _day(times.document_date.value) if times.document_date else None
    printed = dateline.date if dateline else None
    day = _day(printed)
    if printed and printed.startswith("--"):
        near = document or stated
        day = calendar.recurring(near, int(printed[2:4]), int(printed[5:7]), 0) if near else None
    if dateline and day:
        yield "the dateline's date", day, dateline.at
    if times.document_date and document:
        yield "the document's date", document, times.document_date.at
    if stated:
        yield "the stated version", stated, ()


def expressions(block: Block, number: int, reading: Reading, anchor: date | None = None) -> list[DateExpression]:
    """The dates of one block; `anchor` is the last day that the block before it names. Linear time."""
    copy = Copy(block.text, lower(block.text), reading.words)
    (found,) = finds([copy.low], reading.words)
    return [one for _, _, one in met(copy, found, number, reading, anchor) if one]


def met(copy: Copy, found: Sequence[Hit], number: int, reading: Reading, anchor: date | None = None) -> list[Met]:
    """Each match of the grammar in one block, by rule, with its date; None where it is none after all."""
    text, _, words = copy
    last: str | None = None
    here: list[Met] = []
    for tokens in stretches(copy, found):
        for rule, first, behind in matches("".join([token[0] for token in tokens])):
            phrase = Phrase(
                [Word._make(token) for token in tokens[first:behind]],
                Word._make(tokens[first - 1]) if first else None,
                Word._make(tokens[behind]) if behind < len(tokens) else None,
                text,
                words,
                reading.base,
                anchor,
                last,
                reading.zones,
            )
            one = None
            if (value := RULES[rule](phrase)) and (rule not in DAYS or not is_of_name(phrase)):
                one = _expression(phrase, number, value, CONFIDENCE[rule])
                last = value
                if one.start:
                    anchor = _day(one.start) or anchor
            here.append((rule, phrase, one))
    return here


def _expression(phrase: Phrase, number: int, value: str, confidence: float) -> DateExpression:
    start, end = phrase.tokens[0].start, phrase.tokens[-1].end
    return DateExpression(phrase.text[start:end], value, (At(number, start, end),), BY, confidence, *_covered(value))


@lru_cache(maxsize=1024)
def _covered(value: str) -> tuple[str | None, str | None]:
    """First day and the day after the last, as published. The copy of a day names the same days: half of the time."""
    covered = calendar.interval(value)
    return (covered[0].isoformat(), covered[1].isoformat()) if covered else (None, None)


def _anchor(here: Sequence[Met]) -> date | None:
    """The last day or longer time named, by its first day."""
    for _, _, one in reversed(here):
        if one and one.start:
            return _day(one.start)
    return None


def _own(story: Story) -> Iterator[DateExpression]:
    """The day that the copy gives as its own, and the dateline's: normalise has read both."""
    document = story.times.document_date
    if document and document.at:
        yield from _printed(story, document.value, document.at)


def _printed(story: Story, value: str, at: Places) -> Iterator[DateExpression]:
    places = [one for one in at if isinstance(one, At)]
    covered = calendar.interval(value)
    if len(places) == 1 and covered and story.blocks[places[0].block].kind not in KINDS:
        place = places[0]
        text = story.blocks[place.block].text[place.start : place.end]
        yield DateExpression(text, value, at, BY, _STATED, covered[0].isoformat(), covered[1].isoformat())


def _language(story: Story) -> str:
    """The primary tag of the copy's language; too little text to tell is taken for English."""
    tag = decide_language(story).tag or (story.facts.language.tag if story.facts.language else "en")
    return tag.lower().replace("_", "-").split("-")[0]


def _day(value: str | None) -> date | None:
    try:
        return date.fromisoformat(value[:10]) if value else None
    except ValueError:
        return None


def _place(one: DateExpression) -> tuple[int, int]:
    at = one.at[0]
    return (at.block, at.start) if isinstance(at, At) else (-1, 0)
