"""A story's words as numbers: which may be part of a name, and the hashed features of each of those in its context.

Everything is integer arithmetic on numpy arrays: the same on every machine. Training and tagging share it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from copytaster.core.enrich.name_forms import Kind, Trait

U32 = NDArray[np.uint32]
I64 = NDArray[np.int64]
Bits = NDArray[np.bool_]
_Row = TypeVar("_Row", U32, Bits)

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

_SLOTS = (0x9E3779B1, 0x85EBCA77, 0xC2B2AE3D)
_SALT = 0x27D4EB2F
_STIR = 0x2C1B3C6D
_SALTS = np.array([(row + 1) * _SALT & 0xFFFFFFFF for row in range(len(TEMPLATES))], np.uint32)[:, None]

_LOWER_ELSEWHERE, _AFTER_TITLE, _BEFORE_SAYING, _BEFORE_END, _AFTER_WHERE = 1, 2, 4, 8, 16
_AFTER_FORENAME, _INSIDE, _AFTER_BRACKET, _BEFORE_BRACKET, _BEHIND_CAPITAL = 32, 64, 128, 256, 512
_PERSONAL = _AFTER_TITLE | _BEFORE_SAYING | _AFTER_FORENAME | _BEFORE_END


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
_MAY_OPEN, _CONNECTOR, _INNER = (np.uint32(kind) for kind in (Kind.MAY_OPEN, Kind.CONNECTOR, Kind.INNER))


@dataclass(frozen=True, slots=True)
class View:
    """`words` are the places of those that may be part of a name; `starts` tells which of them open a run."""

    words: I64
    starts: I64
    keys: U32  # a column for each word, a row for each template
    hashes: U32  # of each word, its case aside
    groups: I64  # of each word: equal for equal words, their case aside
    traits: U32  # of each word


def view_of(attributes: U32, grams: U32, gram_types: NDArray[np.uint8]) -> View:
    """The view of a text whose sentences have `REACH` edges before, between and behind them: a row of each word."""
    columns = np.empty((9, len(attributes)), np.uint32)
    columns[:MEMORY] = attributes.T
    hashes, traits = columns[WORD], columns[TRAITS]
    words = _candidates(columns[KIND])
    _, groups = np.unique(hashes, return_inverse=True)
    columns[MEMORY] = _memory(groups, traits)
    columns[PERSONS] = columns[MEMORY] & np.uint32(_PERSONAL)
    columns[GAZETTED] = _gazetted(hashes, words, grams, gram_types)
    columns[FIRST] = _first(traits)
    return View(words, _starts(words), _keys(columns, words), hashes[words], groups[words], traits[words])


def _starts(words: I64) -> I64:
    """Which words open a run; a run that would hold up all others is cut."""
    opens = np.ones(len(words), np.bool_)
    opens[1:] = words[1:] - words[:-1] != 1
    starts = np.flatnonzero(opens)
    lengths = np.append(starts[1:], len(words)) - starts
    if len(starts) and lengths.max() > LONGEST_RUN:
        inside = np.arange(len(words)) - np.repeat(starts, lengths)
        starts = np.flatnonzero(inside % LONGEST_RUN == 0)
    return starts


def _left(values: _Row) -> _Row:
    """What stands before each."""
    return np.concatenate((values[-1:], values[:-1]))


def _right(values: _Row) -> _Row:
    """What stands behind each."""
    return np.concatenate((values[1:], values[:1]))


def _candidates(kind: U32) -> I64:
    """Words that may open a name, and what may stand between such."""
    opens = kind == _MAY_OPEN
    beside = _left(opens) | _right(opens)
    connectors = kind == _CONNECTOR
    second = connectors & _left(connectors & _left(opens))  # Bank of the West
    return np.flatnonzero(opens | ((kind == _INNER) | connectors) & beside | second)


def _memory(groups: I64, traits: U32) -> U32:
    """How the same word, its case aside, appears anywhere in the story."""
    told = _left(_OF_NEXT[traits]) | _right(_OF_LAST[traits])
    told[(traits & _CAPITAL) == 0] = 0
    told |= (traits & _LOWER) != 0
    seen = np.zeros(int(groups.max()) + 1, np.uint32)
    telling = np.flatnonzero(told)
    np.bitwise_or.at(seen, groups[telling], told[telling])
    memory: U32 = seen[groups]
    return memory


def _first(traits: U32) -> U32:
    """2 for the first word of a sentence, marks before it aside; else 1."""
    edge = _left(traits & _EDGE) != 0
    first = edge | _left(edge & ((traits & _QUOTES) != 0))
    told: U32 = first.astype(np.uint32) + np.uint32(1)
    return told


def _gazetted(hashes: U32, words: I64, grams: U32, gram_types: NDArray[np.uint8]) -> U32:
    """Marks on the words of a listed name of two to four words: its type, and first or later."""
    marks = np.zeros(len(hashes), np.uint32)
    if not len(grams) or not len(words):
        return marks
    joined = np.empty((3, len(words)), np.uint32)  # with one, two and three words more
    so_far, last = hashes[words], len(hashes) - 1
    for further in range(3):
        so_far = joined[further] = join(so_far, hashes[np.minimum(words + further + 1, last)])
    places = np.searchsorted(grams, joined)
    found = grams.take(places, mode="clip") == joined
    for further in np.flatnonzero(found.any(axis=1)).tolist():
        hit = np.flatnonzero(found[further])
        types = gram_types[places[further, hit]].astype(np.uint32) * np.uint32(2)
        marks[words[hit]] = types
        for step in range(1, further + 2):
            marks[words[hit] + step] = types + np.uint32(1)
    return marks


def join(left: U32, right: U32) -> U32:
    """The hash of two hashes, order told."""
    mixed = left * np.uint32(_SLOTS[0]) + right * np.uint32(_SLOTS[1]) + np.uint32(_SALT)
    joined: U32 = mixed ^ (mixed >> np.uint32(15))
    return joined


def _keys(columns: U32, words: I64) -> U32:
    at = np.zeros((_ABSENT + 1, len(words)), np.uint32)
    at[:_ABSENT] = columns[_COLUMNS, words + _DISTANCES]
    keys: U32 = at[_IN_TEMPLATES[0]] * np.uint32(_SLOTS[0])
    keys += at[_IN_TEMPLATES[1]] * np.uint32(_SLOTS[1])
    keys += at[_IN_TEMPLATES[2]] * np.uint32(_SLOTS[2])
    keys += _SALTS
    keys ^= keys >> np.uint32(15)
    keys *= np.uint32(_STIR)
    keys ^= keys >> np.uint32(13)
    return keys
