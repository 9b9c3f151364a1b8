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
from copytaster.core.enrich.one_pass import lower
from copytaster.core.enrich.quantity_kinds import (
    DASHES,
    SCORED,
    SURE,
    SURE_ELSE,
    Counted,
    age,
    count,
    first_word,
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
    found: list[Quantity] = []
    for block, passage, met in _read(story, language):
        found.extend([_quantity(passage, block, number, one) for number, one in met if one])
    if any(one.unit == SCORED for one in found):
        unit = scored_in([block.text for block in story.blocks if block.kind in KINDS])
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
    passage = Passage(text, lower(text), language)
    for number, found in _met(passage, taken):
        if found:
            yield _quantity(passage, block, number, found)


def _read(story: Story, language: str) -> Iterator[tuple[int, Passage, Iterator[tuple[Number, Counted | None]]]]:
    """Each block that is read, and the numbers in it."""
    taken = _taken(story)
    for number, block in enumerate(story.blocks):
        if block.kind in KINDS:
            passage = Passage(block.text, lower(block.text), language)
            yield number, passage, _met(passage, taken.get(number, ()))


def candidates(story: Story, tables: Tables) -> Iterator[Candidate]:  # noqa: ARG001 - all are called alike
    """Each quantity with its kind, and each number that is none."""
    language = language_of(story)
    if language not in LANGUAGES:
        return
    taken = _taken(story)
    kinds = {one.at: one for one in story.facts.quantities}
    for block, passage, met in _read(story, language):
        text = passage.text
        for number, found in met:
            if found is None:
                rule, at = "nothing that a number counts stands beside it", (At(block, number.start, number.end),)
                yield Candidate(SETS, text[number.start : number.end], False, rule, BY, at)
            elif one := kinds.get(_quantity(passage, block, number, found).at):
                value, rule = f"{one.value} {one.unit or ''}".strip(), f"the first kind that fits: {one.kind}"
                yield Candidate(SETS, value, True, rule, BY, one.at)
        for start, end in taken.get(block, ()):
            if any(letter.isdigit() for letter in text[start:end]):
                rule = "part of a date or an amount of money"
                yield Candidate(SETS, text[start:end], False, rule, BY, (At(block, start, end),))


def _met(passage: Passage, taken: Sequence[tuple[int, int]]) -> Iterator[tuple[Number, Counted | None]]:
    """Each number behind the last quantity, with what it counts if anything."""
    done = 0
    for number in numbers(passage, taken):
        if number.start >= done:
            found = _counted(passage, number)
            if found:
                done = found.end
            yield number, found


def _quantity(passage: Passage, block: int, number: Number, found: Counted) -> Quantity:
    text = passage.text
    start = number.start if found.start is None else found.start
    loose, begins = qualifier(text, start, passage.language)
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
    low, end = passage.low, number.end
    if low[end : end + 1] in DASHES and (found := score(passage, number)):
        return found
    if range_ := ranged(passage, number):
        first = first_word(passage, range_)
        found = measure(passage, range_, first) or harm(passage, range_) or count(passage, range_, first)
        if found:
            return found
    first = first_word(passage, number)
    return (
        age(passage, number)
        or magnitude(passage, number)
        or measure(passage, number, first)
        or harm(passage, number)
        or index_points(passage, number)
        or count(passage, number, first)
    )
