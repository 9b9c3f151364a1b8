"""A story's words as numbers: which may be part of a name, and the hashed features of each of those in its context.

Everything is integer arithmetic on numpy arrays: the same on every machine. Training and tagging share it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from copytaster.core.enrich.name_forms import Kind, Trait

U32 = NDArray[np.uint32]
I64 = NDArray[np.int64]
Bits = NDArray[np.bool_]

REACH = 2
"""Words looked at on either side."""
LONGEST_RUN = 200
"""Words that are decoded one after the other; the runs of a text side by side."""

WORD, SHAPE, FAMILY, TRAITS, KIND = range(5)
"""What is known of a word's form by itself: the columns of a table of attributes, a row a form."""
MEMORY, PERSONS, GAZETTED, FIRST = range(5, 9)
"""What its place tells besides."""

TEMPLATES: tuple[tuple[tuple[int, int], ...], ...] = (
    ((WORD, -1), (WORD, 0)),
    ((WORD, 0), (WORD, 1)),
    ((WORD, -1), (SHAPE, 0)),
    ((SHAPE, 0), (WORD, 1)),
    ((WORD, -1), (FAMILY, 0)),
    ((FAMILY, 0), (WORD, 1)),
    ((WORD, -1), (SHAPE, 0), (WORD, 1)),
    ((WORD, -2), (WORD, -1), (SHAPE, 0)),
    ((SHAPE, 0), (WORD, 1), (WORD, 2)),
    ((SHAPE, -1), (SHAPE, 0), (SHAPE, 1)),
    ((SHAPE, -2), (SHAPE, -1), (SHAPE, 0)),
    ((SHAPE, 0), (SHAPE, 1), (SHAPE, 2)),
    ((FAMILY, -1), (FAMILY, 0)),
    ((FAMILY, 0), (FAMILY, 1)),
    ((FAMILY, -1), (FAMILY, 0), (FAMILY, 1)),
    ((FAMILY, -2), (FAMILY, -1), (FAMILY, 0)),
    ((FAMILY, 0), (FAMILY, 1), (FAMILY, 2)),
    ((MEMORY, 0), (SHAPE, 0)),
    ((MEMORY, 0), (FAMILY, 0)),
    ((PERSONS, 0), (SHAPE, 0)),
    ((MEMORY, -1), (MEMORY, 0)),
    ((MEMORY, 0), (MEMORY, 1)),
    ((GAZETTED, 0), (SHAPE, 0)),
    ((GAZETTED, 0), (GAZETTED, 1)),
    ((FIRST, 0), (FAMILY, 0)),
    ((FIRST, 0), (FAMILY, 0), (FAMILY, 1)),
)
"""What is seen together, each part with its distance from the word."""

_PARTS = tuple(dict.fromkeys(part for template in TEMPLATES for part in template))
_COLUMNS = np.array([column for column, _ in _PARTS], np.int64)[:, None]
_DISTANCES = np.array([distance for _, distance in _PARTS], np.int64)[:, None]
_ABSENT = len(_PARTS)
_IN_TEMPLATES = np.array(
    [
        [_PARTS.index(template[slot]) if slot < len(template) else _ABSENT for template in TEMPLATES]
        for slot in range(3)
    ],
    np.int64,
)
"""Of each slot, the part that each template has there."""

_SLOTS = (np.uint32(0x9E3779B1), np.uint32(0x85EBCA77), np.uint32(0xC2B2AE3D))
_SALT = 0x27D4EB2F
_JOINING_SALT = np.uint32(_SALT)
_STIR = np.uint32(0x2C1B3C6D)
_13, _15 = np.uint32(13), np.uint32(15)
_SALTS = np.array([(row + 1) * _SALT & 0xFFFFFFFF for row in range(len(TEMPLATES))], np.uint32)[:, None]

_LOWER_ELSEWHERE, _AFTER_TITLE, _BEFORE_SAYING, _BEFORE_END, _AFTER_WHERE = 1, 2, 4, 8, 16
_AFTER_FORENAME, _INSIDE, _AFTER_BRACKET, _BEFORE_BRACKET, _BEHIND_CAPITAL = 32, 64, 128, 256, 512
_PERSONAL = np.uint32(_AFTER_TITLE | _BEFORE_SAYING | _AFTER_FORENAME | _BEFORE_END)
_ONE = np.uint32(1)


def _told(pairs: tuple[tuple[Trait, int], ...], otherwise: tuple[Trait, int] | None = None) -> U32:
    """For each set of traits, what it tells of a neighbour."""
    table = np.zeros(int(max(Trait)) * 2, np.uint32)
    traits = np.arange(len(table))
    for trait, bit in pairs:
        table[traits & int(trait) != 0] |= np.uint32(bit)
    if otherwise:
        table[traits & int(otherwise[0]) == 0] |= np.uint32(otherwise[1])
    return table


_OF_NEXT = _told(
    (
        (Trait.TITLE, _AFTER_TITLE),
        (Trait.WHERE, _AFTER_WHERE),
        (Trait.FORENAME, _AFTER_FORENAME),
        (Trait.OPENS, _AFTER_BRACKET),
        (Trait.CAPITAL, _BEHIND_CAPITAL),
    ),
    (Trait.EDGE, _INSIDE),
)
_OF_LAST = _told(
    ((Trait.SAYING, _BEFORE_SAYING), (Trait.ORGANISATION_END, _BEFORE_END), (Trait.CLOSES, _BEFORE_BRACKET))
)
_EDGE, _QUOTES, _CAPITAL, _LOWER = (np.uint32(t) for t in (Trait.EDGE, Trait.QUOTES, Trait.CAPITAL, Trait.LOWER))
_MAY_OPEN, _CONNECTOR = np.uint32(Kind.MAY_OPEN), np.uint32(Kind.CONNECTOR)

_BITS = np.uint32((1 << 18) - 1)
"""Of a hash, those that tell at a look that a name is not listed: sixteen times as many places as names."""


class Grams(NamedTuple):
    """Listed names of two to four words: sorted hashes, the type of each, and which lowest bits they have at all."""

    hashes: U32
    types: NDArray[np.uint8]
    bits: Bits


def listed_names(hashes: U32, types: NDArray[np.uint8]) -> Grams:
    """The listed names made ready."""
    bits = np.zeros(int(_BITS) + 1, np.bool_)
    bits[hashes & _BITS] = True
    return Grams(hashes, types, bits)


@dataclass(frozen=True, slots=True)
class View:
    """`words` are the places of those that may be part of a name; `starts` tells which of them open a run."""

    words: I64
    starts: I64
    keys: U32  # a column for each word, a row for each template
    hashes: U32  # of each word, its case aside
    groups: I64  # of each word: equal for equal words, their case aside
    traits: U32  # of each word


def view_of(attributes: U32, grams: Grams) -> View:
    """The view of a text whose sentences have `REACH` edges before, between and behind them: a row of each word."""
    columns = np.empty((9, len(attributes)), np.uint32)
    columns[:MEMORY] = attributes.T
    hashes, traits = columns[WORD], columns[TRAITS]
    words = _candidates(columns[KIND])
    groups = np.sort(hashes).searchsorted(hashes)
    _remember(columns[MEMORY], groups, traits)
    np.bitwise_and(columns[MEMORY], _PERSONAL, out=columns[PERSONS])
    columns[GAZETTED] = 0
    _mark_listed(columns[GAZETTED], hashes, words, grams)
    _tell_first(columns[FIRST], traits)
    return View(
        words, _starts(words), _keys(columns, words), hashes.take(words), groups.take(words), traits.take(words)
    )


def _starts(words: I64) -> I64:
    """Which words open a run; a run that would hold up all others is cut."""
    opens = np.ones(len(words), np.bool_)
    opens[1:] = words[1:] - words[:-1] != 1
    starts = opens.nonzero()[0]
    if len(words) > LONGEST_RUN:
        lengths = np.append(starts[1:], len(words)) - starts
        if lengths.max() > LONGEST_RUN:
            inside = np.arange(len(words)) - np.repeat(starts, lengths)
            starts = np.flatnonzero(inside % LONGEST_RUN == 0)
    return starts


def _candidates(kind: U32) -> I64:
    """Words that may open a name, and what may stand between such; the first and the last word are edges."""
    opens = kind == _MAY_OPEN
    connectors = kind == _CONNECTOR
    found = opens.copy()
    found[1:-1] |= (kind[1:-1] >= _CONNECTOR) & (opens[:-2] | opens[2:])
    found[2:] |= connectors[2:] & connectors[1:-1] & opens[:-2]  # Bank of the West
    words: I64 = found.nonzero()[0]
    return words


def _remember(memory: U32, groups: I64, traits: U32) -> None:
    """How the same word, its case aside, appears anywhere in the story."""
    told = np.zeros(len(traits), np.uint32)
    told[1:] = _OF_NEXT.take(traits[:-1])
    told[:-1] |= _OF_LAST.take(traits[1:])
    told *= (traits & _CAPITAL) != 0
    told |= (traits & _LOWER) != 0
    telling = told.nonzero()[0]
    seen = np.zeros(len(traits), np.uint32)
    np.bitwise_or.at(seen, groups.take(telling), told.take(telling))
    memory[:] = seen.take(groups)


def _tell_first(first: U32, traits: U32) -> None:
    """2 for the first word of a sentence, marks before it aside; else 1."""
    edge = (traits & _EDGE) != 0
    before = edge.copy()
    before[1:] |= edge[:-1] & ((traits[1:] & _QUOTES) != 0)
    first[0] = 1
    np.add(before[:-1], _ONE, out=first[1:])


def _mark_listed(marks: U32, hashes: U32, words: I64, grams: Grams) -> None:
    """Marks the words of a listed name of two to four words: its type, and first or later."""
    if not len(grams.hashes) or not len(words):
        return
    joined = np.empty((3, len(words)), np.uint32)  # with one, two and three words more
    so_far, right = hashes.take(words), hashes * _SLOTS[1] + _JOINING_SALT
    for further in range(3):
        so_far = joined[further] = _joined(so_far, right.take(words + (further + 1), mode="clip"))
    maybe = grams.bits.take(joined & _BITS).ravel().nonzero()[0]  # to search for all took 0.09 ms a story
    asked = joined.ravel().take(maybe)
    places = grams.hashes.searchsorted(asked)
    found = (grams.hashes.take(places, mode="clip") == asked).nonzero()[0]
    if len(found):
        length, at = np.divmod(maybe.take(found), len(words))
        types = grams.types.take(places.take(found)).astype(np.uint32) * np.uint32(2)
        for further in range(3):
            own = length == further
            first, type_ = words.take(at[own]), types[own]
            marks[first] = type_
            for step in range(1, further + 2):
                marks[first + step] = type_ + _ONE


def join(left: U32, right: U32) -> U32:
    """The hash of two hashes, order told."""
    return _joined(left, right * _SLOTS[1] + _JOINING_SALT)


def _joined(left: U32, right: U32) -> U32:
    """The same, with what is made of the right one alone."""
    mixed = left * _SLOTS[0]
    mixed += right
    mixed ^= mixed >> _15
    return mixed


def _keys(columns: U32, words: I64) -> U32:
    at = np.zeros((_ABSENT + 1, len(words)), np.uint32)
    at[:_ABSENT] = columns.ravel().take(_COLUMNS * columns.shape[1] + _DISTANCES + words)
    keys: U32 = at.take(_IN_TEMPLATES[0], axis=0)
    keys *= _SLOTS[0]
    for slot in (1, 2):
        part = at.take(_IN_TEMPLATES[slot], axis=0)
        part *= _SLOTS[slot]
        keys += part
    keys += _SALTS
    keys ^= keys >> _15
    keys *= _STIR
    keys ^= keys >> _13
    return keys
