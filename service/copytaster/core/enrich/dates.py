"""Dates, times, durations and sets that the copy names, resolved against the story's own day.

In: the body, headline, standfirst and captions; embeds, whose relative words count from the day of the post. Out:
each expression with its TIMEX value and, where it covers known days, their half-open local interval. The words are
looked at only near something that a date cannot do without (`dates_tokens`), by one grammar over classes of words
(`dates_grammar`), and every rule has its meaning (`dates_rules`).

Relative words count from the dateline's date, else the document's, else the stated version in the story's zone; never
from the Kafka timestamp. CONTRACT, "Dates"; values after TIMEX3 (TimeML 1.2.1).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, tzinfo
from functools import lru_cache
from typing import Final

from copytaster.core.context import Tables
from copytaster.core.enrich import Warn
from copytaster.core.enrich import dates_calendar as calendar
from copytaster.core.enrich.dates_grammar import CONFIDENCE, matches
from copytaster.core.enrich.dates_names import DAYS, is_of_name
from copytaster.core.enrich.dates_phrase import Phrase, Word
from copytaster.core.enrich.dates_rules import RULES
from copytaster.core.enrich.dates_tokens import Copy, stretches
from copytaster.core.enrich.dates_words import Words
from copytaster.core.enrich.dates_words.de import DE
from copytaster.core.enrich.dates_words.en import EN
from copytaster.core.enrich.dates_words.es import ES
from copytaster.core.enrich.dates_words.fr import FR
from copytaster.core.enrich.dates_words.it import IT
from copytaster.core.enrich.dates_words.nl import NL
from copytaster.core.enrich.dates_words.pt import PT
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
_STATED: Final = 1.0
_YEARS: Final = range(1100, 9000)
"""Years of stories that relative words are counted from: all that lie near have four digits."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a text is read with: its language's words, the day that relative ones count from, the zones."""

    words: Words
    base: date | None
    zones: Mapping[str, tzinfo] = field(default_factory=dict)


def enrich(story: Story, tables: Tables, warn: Warn) -> tuple[DateExpression, ...]:  # noqa: ARG001 - all are called alike
    """All dates in the order of the blocks: the document's own as it was read, and those of the copy."""
    found = list(_own(story))
    all_of_copy = not found
    words = WORDS.get(_language(story))
    if words:
        zone = tables.zones.get(story.times.zone) if story.times.zone else None
        base = base_day(story, zone)
        reading = Reading(words, base if base and base.year in _YEARS else None, tables.zones)
        posted = {embed.block: _day(embed.date) for embed in story.embeds}
        anchor: date | None = None
        for number, block in enumerate(story.blocks):
            if block.kind is BlockKind.EMBED:
                found.extend(expressions(block, number, replace(reading, base=posted.get(number))))
            elif block.kind in KINDS:
                here = expressions(block, number, reading, anchor)
                found.extend(here)
                anchor = _anchor(here)
    return tuple(found if all_of_copy else sorted(found, key=_place))


def base_day(story: Story, zone: tzinfo | None) -> date | None:
    """The day that relative words count from; None where the story has none of its own."""
    times = story.times
    stated = None
    if times.version_source is VersionSource.STATED:
        stated = (times.version_created.astimezone(zone) if zone else times.version_created).date()
    document = _day(times.document_date.value) if times.document_date else None
    printed = story.dateline.date if story.dateline else None
    if printed and printed.startswith("--"):
        near = document or stated
        return calendar.recurring(near, int(printed[2:4]), int(printed[5:7]), 0) if near else None
    return _day(printed) or document or stated


def expressions(block: Block, number: int, reading: Reading, anchor: date | None = None) -> list[DateExpression]:
    """The dates of one block; `anchor` is the last day that the block before it names. Linear time."""
    copy = Copy(block.text, _lower(block.text), reading.words)
    found: list[DateExpression] = []
    for here in stretches(copy):
        for rule, first, last in matches("".join([token[0] for token in here])):
            phrase = Phrase(
                tokens=[Word._make(token) for token in here[first:last]],
                before=Word._make(here[first - 1]) if first else None,
                behind=Word._make(here[last]) if last < len(here) else None,
                text=block.text,
                words=reading.words,
                base=reading.base,
                anchor=anchor,
                last=found[-1].value if found else None,
                zones=reading.zones,
            )
            if rule in DAYS and is_of_name(phrase):
                continue
            if value := RULES[rule](phrase):
                one = _expression(phrase, number, value, CONFIDENCE[rule])
                found.append(one)
                if one.start:
                    anchor = _day(one.start) or anchor
    return found


def _lower(text: str) -> str:
    """In lower case, every character in its place: İ alone becomes two."""
    low = text.lower()
    return low if len(low) == len(text) else text.replace("İ", "I").lower()


def _expression(phrase: Phrase, number: int, value: str, confidence: float) -> DateExpression:
    start, end = phrase.start, phrase.end
    return DateExpression(phrase.text[start:end], value, (At(number, start, end),), BY, confidence, *_covered(value))


@lru_cache(maxsize=1024)
def _covered(value: str) -> tuple[str | None, str | None]:
    """First day and the day after the last, as published. The copy of a day names the same days: half of the time."""
    covered = calendar.interval(value)
    return (covered[0].isoformat(), covered[1].isoformat()) if covered else (None, None)


def _anchor(found: list[DateExpression]) -> date | None:
    """The last day or longer time named, by its first day."""
    return next((_day(one.start) for one in reversed(found) if one.start), None)


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
