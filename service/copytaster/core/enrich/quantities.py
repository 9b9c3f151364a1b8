"""Numbers with what they count: casualties, percent, measures, scores, ages, and whatever else stands behind them.

In: headline, standfirst, body and captions, and the dates and amounts of money already found there, which are left out.
Out: value, unit, kind and what loosens it. English in full; in the other languages percent, measures and counts whose
unit is sure. Scores and ranges are strings (`2-1`, `30-35`); a score counts only beside words of sport or of a vote.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from copytaster.core.context import Tables
from copytaster.core.enrich import Warn
from copytaster.core.enrich.money import qualifier
from copytaster.core.enrich.numbers import WORDS
from copytaster.core.enrich.quantity_kinds import (
    SCORED,
    SURE,
    SURE_ELSE,
    Counted,
    age,
    count,
    harm,
    index_points,
    magnitude,
    measure,
    score,
    scored_in,
)
from copytaster.core.enrich.quantity_numbers import Number, Passage, numbers, ranged
from copytaster.core.facts import Quantity
from copytaster.core.model import At, BlockKind, Story
from copytaster.core.publish.language import decide_language

NAME = "quantities"
NEEDS: frozenset[str] = frozenset({"language", "dates", "money"})
SETS = "quantities"
BY = "quantities@1"
LANGUAGES: frozenset[str] = frozenset(WORDS)

NO_GOALS: Final = 20
"""So many of a result are no goals."""

KINDS: Final = frozenset(
    {
        BlockKind.HEADLINE,
        BlockKind.STANDFIRST,
        BlockKind.PARAGRAPH,
        BlockKind.SUBHEAD,
        BlockKind.LIST,
        BlockKind.CAPTION,
    }
)


def enrich(story: Story, tables: Tables, warn: Warn) -> tuple[Quantity, ...]:  # noqa: ARG001 - all are called alike
    """All quantities, in order."""
    tag = decide_language(story).tag or (story.facts.language.tag if story.facts.language else "en")
    language = tag.lower().replace("_", "-").split("-")[0]
    if language not in LANGUAGES:
        return ()
    taken = _taken(story)
    found: list[Quantity] = []
    for number, block in enumerate(story.blocks):
        if block.kind in KINDS:
            found.extend(quantities(block.text, number, language, taken.get(number, ())))
    if any(one.unit == SCORED for one in found):
        unit = scored_in(block.text for block in story.blocks if block.kind in KINDS)
        found = [replace(one, unit=_scored(one, unit)) if one.unit == SCORED else one for one in found]
    return tuple(found)


def _scored(one: Quantity, unit: str | None) -> str | None:
    """What a result counts: nobody scores dozens of goals."""
    most = max(map(int, str(one.value).split("-")))
    return "points" if most >= NO_GOALS and unit != "goals" else None if most >= NO_GOALS else unit


def _taken(story: Story) -> dict[int, list[tuple[int, int]]]:
    """Where dates and money stand, by block."""
    spans: dict[int, list[tuple[int, int]]] = {}
    for places in (*[one.at for one in story.facts.dates], *[one.at for one in story.facts.money]):
        for at in places:
            if isinstance(at, At):
                spans.setdefault(at.block, []).append((at.start, at.end))
    return spans


def quantities(text: str, block: int, language: str, taken: Sequence[tuple[int, int]] = ()) -> Iterator[Quantity]:
    """The quantities of one block, in order; what is `taken` is left out."""
    low = text.lower()
    if len(low) != len(text):
        low = text.replace("İ", "I").lower()
    passage = Passage(text, low, language)
    done = 0
    for number in numbers(passage, taken):
        if number.start < done:
            continue
        if found := _counted(passage, number):
            start = number.start if found.start is None else found.start
            loose, begins = qualifier(text, start, language)
            done = found.end
            yield Quantity(
                value=found.value,
                at=(At(block, begins, found.end),),
                by=BY,
                confidence=SURE.get(found.kind, SURE_ELSE),
                unit=found.unit,
                kind=found.kind,
                qualifier=loose,
            )


def _counted(passage: Passage, number: Number) -> Counted | None:
    """The first kind that fits; a range before its first number alone."""
    if found := score(passage, number):
        return found
    if range_ := ranged(passage, number):
        found = measure(passage, range_) or harm(passage, range_) or count(passage, range_)
        if found:
            return found
    for kind in (age, magnitude, measure, harm, index_points, count):
        if found := kind(passage, number):
            return found
    return None
