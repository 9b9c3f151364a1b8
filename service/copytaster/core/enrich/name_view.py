"""A story's words as numbers: which may be part of a name, and the hashed features of each of those in its context.

Everything is integer arithmetic on numpy arrays: the same on every machine. Training and tagging share it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from copytaster.core.enrich.name_forms import Kind, Trait

U32 = NDArray[np.uint32]
I64 = NDArray[np.int64]

REACH = 2
"""Words looked at on either side."""

WORD, SHAPE, FAMILY, MEMORY, PERSONS, GAZETTED, FIRST = range(7)

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

_SLOTS = (0x9E3779B1, 0x85EBCA77, 0xC2B2AE3D)
_SALT = 0x27D4EB2F
_STIR = 0x2C1B3C6D
_U32_MASK = 0xFFFFFFFF

_LOWER_ELSEWHERE, _AFTER_TITLE, _BEFORE_SAYING, _BEFORE_END, _AFTER_WHERE = 1, 2, 4, 8, 16
_AFTER_FORENAME, _INSIDE, _BRACKETED, _BEHIND_CAPITAL = 32, 64, 128, 256
_PERSONAL = _AFTER_TITLE | _BEFORE_SAYING | _AFTER_FORENAME | _BEFORE_END


@dataclass(frozen=True, slots=True)
class Attributes:
    """Of each word form, by its number: the fields of `Form`, as arrays."""

    word: U32
    shape: U32
    family: U32
    traits: NDArray[np.uint16]
    kind: NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class View:
    """`words` are the places of those that may be part of a name; `starts` tells which of them open a run."""

    words: I64
    starts: I64
    keys: U32  # a column for each word, a row for each template


def view_of(forms: I64, of: Attributes, grams: U32, gram_types: NDArray[np.uint8]) -> View:
    """The view of a text whose sentences have `REACH` edges before, between and behind them."""
    kind, traits = of.kind[forms], of.traits[forms]
    words = _candidates(kind)
    hashes = of.word[forms]
    memory = _memory(hashes, traits)
    columns = {
        WORD: hashes,
        SHAPE: of.shape[forms],
        FAMILY: of.family[forms],
        MEMORY: memory,
        PERSONS: memory & np.uint32(_PERSONAL),
        GAZETTED: _gazetted(hashes, words, grams, gram_types),
        FIRST: _first(traits),
    }
    starts = np.flatnonzero(np.diff(words, prepend=-9) != 1)
    return View(words, starts, _keys(columns, words))


def _candidates(kind: NDArray[np.uint8]) -> I64:
    """Words that may open a name, and what may stand between such."""
    opens = kind == Kind.MAY_OPEN
    before, after = np.roll(opens, 1), np.roll(opens, -1)
    inner = (kind == Kind.INNER) & before | (kind == Kind.INNER) & after
    connects = (kind == Kind.CONNECTOR) & (before | after | np.roll(opens, 2) & np.roll(kind == Kind.CONNECTOR, 1))
    return np.flatnonzero(opens | inner | connects)


def _memory(hashes: U32, traits: NDArray[np.uint16]) -> U32:
    """How the same word, its case aside, appears anywhere in the story."""
    large = (traits & Trait.CAPITAL) != 0
    before, after = np.roll(traits, 1), np.roll(traits, -1)
    _, number = np.unique(hashes, return_inverse=True)
    seen = np.zeros(len(hashes), np.uint32)
    for bit, where in (
        (_LOWER_ELSEWHERE, (traits & Trait.LOWER) != 0),
        (_AFTER_TITLE, large & ((before & Trait.TITLE) != 0)),
        (_BEFORE_SAYING, large & ((after & Trait.SAYING) != 0)),
        (_BEFORE_END, large & ((after & Trait.ORGANISATION_END) != 0)),
        (_AFTER_WHERE, large & ((before & Trait.WHERE) != 0)),
        (_AFTER_FORENAME, large & ((before & Trait.FORENAME) != 0)),
        (_INSIDE, large & ((before & Trait.EDGE) == 0)),
        (_BRACKETED, ((before & Trait.OPENS) != 0) & ((after & Trait.CLOSES) != 0)),
        (_BEHIND_CAPITAL, large & ((before & Trait.CAPITAL) != 0)),
    ):
        seen[number[where]] |= np.uint32(bit)
    of_words: U32 = seen[number]
    return of_words


def _first(traits: NDArray[np.uint16]) -> U32:
    """2 for the first word of a sentence, marks before it aside; else 1."""
    edge = (np.roll(traits, 1) & Trait.EDGE) != 0
    marked = (traits & Trait.QUOTES) != 0
    first = edge | np.roll(edge & marked, 1)
    return first.astype(np.uint32) + np.uint32(1)


def _gazetted(hashes: U32, words: I64, grams: U32, gram_types: NDArray[np.uint8]) -> U32:
    """Marks on the words of a listed name of two to four words: its type, and first or later."""
    marks = np.zeros(len(hashes), np.uint32)
    if not len(grams):
        return marks
    joined = hashes[words]
    for length in (1, 2, 3):
        joined = join(joined, hashes[np.minimum(words + length, len(hashes) - 1)])
        place = np.minimum(np.searchsorted(grams, joined), len(grams) - 1)
        hit = np.flatnonzero(grams[place] == joined)
        if len(hit):
            types = gram_types[place[hit]].astype(np.uint32) * 2
            marks[words[hit]] = types
            for step in range(1, length + 1):
                marks[words[hit] + step] = types + 1
    return marks


def join(left: U32, right: U32) -> U32:
    """The hash of two hashes, order told."""
    mixed = left * np.uint32(_SLOTS[0]) + right * np.uint32(_SLOTS[1]) + np.uint32(_SALT)
    return mixed ^ (mixed >> np.uint32(15))


def _keys(columns: dict[int, U32], words: I64) -> U32:
    at: dict[tuple[int, int], U32] = {}
    for template in TEMPLATES:
        for part in template:
            if part not in at:
                at[part] = columns[part[0]][words + part[1]]
    keys = np.empty((len(TEMPLATES), len(words)), np.uint32)
    for row, template in enumerate(TEMPLATES):
        total = at[template[0]] * np.uint32(_SLOTS[0])
        for slot, part in enumerate(template[1:], 1):
            total = total + at[part] * np.uint32(_SLOTS[slot])
        keys[row] = total + np.uint32((row + 1) * _SALT & _U32_MASK)
    keys ^= keys >> np.uint32(15)
    keys *= np.uint32(_STIR)
    keys ^= keys >> np.uint32(13)
    return keys
