"""Numbers with what they count: casualties, percent, measures, scores, ages, and whatever else stands behind them.

In: headline, standfirst, body and captions, and the dates and amounts of money already found there, which are left out.
Out: value, unit, kind and what loosens it. English in full; in the other languages percent, measures and counts whose
unit is sure. Scores and ranges are strings (`2-1`, `30-35`); a score counts only beside words of sport or of a vote.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from copytaster.core.candidates import Candidate
from copytaster.core.context import Tables
from copytaster.core.enrich import Warn
from copytaster.core.enrich.money import language_of, qualifier
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
    language = language_of(story)
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
    for number, found in _met(_passage(text, language), taken):
        if found:
            yield _quantity(text, block, language, number, found)


def candidates(story: Story, tables: Tables) -> Iterator[Candidate]:  # noqa: ARG001 - all are called alike
    """Each quantity with its kind, and each number that is none."""
    language = language_of(story)
    if language not in LANGUAGES:
        return
    taken = _taken(story)
    kinds = {one.at: one for one in story.facts.quantities}
    for block, text in ((block, one.text) for block, one in enumerate(story.blocks) if one.kind in KINDS):
        passage = _passage(text, language)
        for number, found in _met(passage, taken.get(block, ())):
            if found is None:
                rule, at = "nothing that a number counts stands beside it", (At(block, number.start, number.end),)
                yield Candidate(SETS, text[number.start : number.end], False, rule, BY, at)
            elif one := kinds.get(_quantity(text, block, language, number, found).at):
                value, rule = f"{one.value} {one.unit or ''}".strip(), f"the first kind that fits: {one.kind}"
                yield Candidate(SETS, value, True, rule, BY, one.at)
        for start, end in taken.get(block, ()):
            if any(letter.isdigit() for letter in text[start:end]):
                rule = "part of a date or an amount of money"
                yield Candidate(SETS, text[start:end], False, rule, BY, (At(block, start, end),))


def _passage(text: str, language: str) -> Passage:
    low = text.lower()
    return Passage(text, low if len(low) == len(text) else text.replace("İ", "I").lower(), language)


def _met(passage: Passage, taken: Sequence[tuple[int, int]]) -> Iterator[tuple[Number, Counted | None]]:
    """Each number behind the last quantity, with what it counts if anything."""
    done = 0
    for number in numbers(passage, taken):
        if number.start >= done:
            found = _counted(passage, number)
            if found:
                done = found.end
            yield number, found


def _quantity(text: str, block: int, language: str, number: Number, found: Counted) -> Quantity:
    start = number.start if found.start is None else found.start
    loose, begins = qualifier(text, start, language)
    if loose == "less than" and number.in_words and text.startswith("under", begins):
        loose, begins = None, start  # "stores under four brands"
    return Quantity(
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
