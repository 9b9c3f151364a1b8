"""What a pattern can match, from its parse: its first words, and texts made of its parts.

Looks ahead and behind are not followed: both are rather too much than too little. Only whether a look ahead ends a word
is seen.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterable
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any, TypeAlias

Part: TypeAlias = Any
"""What the parser gives has no types."""

MOST_REPEATS = 12
ENDS = frozenset({codes.AT_BOUNDARY, codes.AT_END, codes.AT_END_LINE, codes.AT_END_STRING})
REPEATS = frozenset({codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT})
WORD_END = [(codes.IN, [(codes.CATEGORY, codes.CATEGORY_WORD)])]  # of (?!\w)

State = tuple[str, bool]
"""The letters of the first word so far, casefolded, and whether it has ended. `*` stands for any letters."""


def first_words(pattern: re.Pattern[str]) -> set[str]:
    """The first word of all that the pattern matches, casefolded."""
    return {word for word, _ in _after({("", False)}, parser.parse(pattern.pattern, pattern.flags))}


def _after(states: set[State], items: Iterable[tuple[Part, Part]]) -> set[State]:
    for code, value in items:
        ended = {state for state in states if state[1]}
        states = ended.union(*(_step(state, code, value) for state in states - ended))
    return states


def _step(state: State, code: object, value: Part) -> set[State]:  # noqa: PLR0911 - one return for each code
    word, _ = state
    if code is codes.LITERAL:
        return {_with(word, chr(value))}
    if code is codes.IN:
        return _any_of(word, value)
    if code is codes.BRANCH:
        return set().union(*(_after({state}, one) for one in value[1]))
    if code is codes.SUBPATTERN:
        return _after({state}, value[3])
    if code in REPEATS:
        return _repeated(state, *value)
    if code is codes.AT:
        return {(word, bool(word) and value in ENDS)}
    if code is codes.ASSERT:
        return {(word, bool(word) and value[0] == 1 and all(ended for _, ended in _after({("x", False)}, value[1])))}
    if code is codes.ASSERT_NOT:
        return {(word, bool(word) and value[0] == 1 and list(value[1]) == WORD_END)}
    assert code in {codes.NOT_LITERAL, codes.ANY}
    return {(word + "*", True), (word, bool(word))}


def _with(word: str, sign: str) -> State:
    return (word + sign.casefold(), False) if sign.isalnum() else (word, bool(word))


def _any_of(word: str, parts: list[tuple[Part, Part]]) -> set[State]:
    """A set of characters; categories as far as patterns of openings have them."""
    if parts[0][0] is codes.NEGATE:
        return {(word, bool(word))} if (codes.CATEGORY, codes.CATEGORY_WORD) in parts else {(word + "*", True)}
    found: set[State] = set()
    for code, value in parts:
        if code is codes.LITERAL:
            found.add(_with(word, chr(value)))
        elif code is codes.RANGE:
            found |= {_with(word, chr(one)) for one in range(value[0], value[1] + 1)}
        elif value is codes.CATEGORY_WORD:
            found.add((word + "*", True))
        elif value is codes.CATEGORY_DIGIT:
            found |= {_with(word, digit) for digit in "0123456789"}
        else:
            found.add((word, bool(word)))
    return found


def _repeated(state: State, least: int, most: int, items: Iterable[tuple[Part, Part]]) -> set[State]:
    found = {state} if least == 0 else set()
    states, seen = {state}, {state}
    for times in range(1, min(int(most), MOST_REPEATS) + 1):
        states = _after(states, items)
        found |= {one for one in states if times >= least or one[1]}
        states = {one for one in states if not one[1]} - seen
        seen |= states
    return found


def example(items: Iterable[tuple[Part, Part]], chance: random.Random) -> str:
    """A text of the pattern's parts, looks ahead and behind left out."""
    return "".join(_example(code, value, chance) for code, value in items)


def _example(code: object, value: Part, chance: random.Random) -> str:
    if code is codes.LITERAL:
        return chr(value)
    if code is codes.BRANCH:
        return example(chance.choice(value[1]), chance)
    if code is codes.SUBPATTERN:
        return example(value[3], chance)
    if code in REPEATS:
        least, most, items = value
        times = chance.randint(least, min(int(most), least + 2))
        return "".join(example(items, chance) for _ in range(times))
    if code is codes.IN:
        literals = [chr(one) for kind, one in value if kind is codes.LITERAL]
        return chance.choice(literals) if literals and value[0][0] is not codes.NEGATE else " "
    return ""
