"""What the tagger of names knows of a word by itself. Training and tagging share it.

Its hashes, its class, whether it may be part of a name, and the features whose weights make up its score at each place
of the window.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum, IntFlag
from typing import NamedTuple
from zlib import crc32

from copytaster.core.enrich.name_tokens import CAPITALS, TITLE_CASE
from copytaster.core.enrich.name_words import (
    CONNECTORS,
    DAYS,
    INNER_MARKS,
    ORGANISATION_ENDS,
    ORGANISATION_WORDS,
    PLACE_WORDS,
    SAYING,
    TITLES,
    WHERE,
)

EDGE = "\x00"
"""The word before the first and behind the last of a sentence."""


class Kind(IntEnum):
    """Whether a word may be part of a name."""

    NEVER = 0
    MAY_OPEN = 1
    CONNECTOR = 2  # of, the: between words that may
    INNER = 3  # marks and numbers beside words that may


class Trait(IntFlag):
    """What a word says of its neighbours."""

    LOWER = 1
    CAPITAL = 2
    TITLE = 4
    SAYING = 8
    ORGANISATION_END = 16
    WHERE = 32
    FORENAME = 64
    OPENS = 128
    CLOSES = 256
    EDGE = 512
    QUOTES = 1024
    COMMON = 2048  # hardly ever with a capital
    PLACE_LIST = 4096  # what places and peoples are called; other names may hold it


class Lexical(IntFlag):
    """What the lexicon knows of a lower-cased word: name lists, and how the training text writes it."""

    FORENAME = 1
    SURNAME = 2
    COUNTRY = 4
    NATIONALITY = 8
    CITY = 16
    TOWN = 32
    REGION = 64
    COMPANY = 128
    MISC = 256
    SMALL = 512  # hardly ever with a capital
    MIXED = 1024
    LARGE = 2048  # hardly ever without


QUOTES = frozenset("\" ' “ ‘ „ « - – — * •".split())
"""Marks that may stand before the first word of a sentence."""
GAZETTEER = 511
CASE = int(Lexical.SMALL | Lexical.MIXED | Lexical.LARGE)
LISTS = (
    ("t", TITLES),
    ("s", SAYING),
    ("e", ORGANISATION_ENDS),
    ("o", ORGANISATION_WORDS),
    ("p", PLACE_WORDS),
    ("w", WHERE),
    ("d", DAYS),
    ("c", CONNECTORS),
)
_CLASSES = {word: "".join(letter for letter, words in LISTS if word in words) for _, words in LISTS for word in words}
_BITS = tuple((str(bit), bit) for bit in (1, 2, 4, 8, 16, 32, 64, 128, 256))


_MARKS = frozenset({CAPITALS, TITLE_CASE})
_LIST_TRAITS = {
    "t": int(Trait.TITLE),
    "s": int(Trait.SAYING),
    "e": int(Trait.ORGANISATION_END),
    "w": int(Trait.WHERE),
}
_PLACE_LISTS = int(Lexical.COUNTRY | Lexical.NATIONALITY | Lexical.CITY | Lexical.REGION)
_FORENAME, _SMALL = int(Lexical.FORENAME), int(Lexical.SMALL)
_CAPITAL, _LOWER, _NAMES_PERSON = int(Trait.CAPITAL), int(Trait.LOWER), int(Trait.FORENAME)
_COMMON, _PLACE_LIST = int(Trait.COMMON), int(Trait.PLACE_LIST)
"""As plain numbers: an `IntFlag` takes its time over each sum, and every unknown word of a story comes through here."""
_NEVER, _MAY_OPEN, _CONNECTOR, _INNER = (int(kind) for kind in Kind)
_MARK_TRAITS = dict.fromkeys(QUOTES, int(Trait.QUOTES)) | {"(": int(Trait.OPENS), ")": int(Trait.CLOSES)}


LONG_WORD = 6
"""Letters of a body's short name are fewer."""


class Form(NamedTuple):
    """A word as marked: `word`, `shape` and `family` are 32-bit hashes; `features` name its weights."""

    word: int
    shape: int
    family: int
    traits: int
    kind: int
    features: tuple[str, ...]


def form_of(marked: str, lexicon: Mapping[str, int], never: frozenset[str]) -> Form:
    """The form of a marked word. `never` holds lower-case words that are no part of a name even in capitals."""
    if marked == EDGE:
        return Form(0, 0, 0, Trait.EDGE, Kind.NEVER, ("edge",))
    # A control character that stands alone in the copy is a word, and no mark.
    mode, word = (marked[0], marked[1:]) if marked[0] in _MARKS and len(marked) > 1 else ("", marked)
    if mode == CAPITALS:
        low, shape, case, large = word, "C" + _rough(word), "C", True
    else:
        low = word.lower()
        large = word[0].isupper()
        shape, case = mode + _shape(word), mode + (_case(word) if large else "x")
    known, listed = lexicon.get(low, 0), _CLASSES.get(low, "")
    family = f"{case}{known}{listed}" if known or listed else case + shape
    traits = _CAPITAL if large and not mode else _LOWER if not mode and word.islower() else 0
    if known or listed or not word.isalpha():
        traits |= _told(low, known, listed, large=large)
    return Form(
        crc32(low.encode()),
        crc32(shape.encode()),
        crc32(family.encode()),
        traits,
        _kind(word, low, mode, never),
        _features("" if mode or word == low else word, low, shape, case, known, listed),
    )


def _features(capital: str, low: str, shape: str, case: str, known: int, listed: str) -> tuple[str, ...]:  # noqa: PLR0917 - one word taken apart
    """The word itself first (`l`, `w`): training leaves it out now and then. `capital` is it, where case tells more."""
    found = [f"l{low}", f"s{shape}", f"{case}c{known & CASE}{listed}"]
    if low[0].isalpha():
        if capital:
            found.append(f"w{capital}")
        found += (f"{case}x{low[-2:]}", f"{case}y{low[-3:]}")
        if case[-1] != "x":
            found += (
                f"{case}p{low[:3]}",
                f"{case}q{low[:4]}",
                f"{case}z{low[-4:]}",
                f"{case}n{min(len(low), 9)}",
                f"{case}g{known & GAZETTEER}",
                f"{case}h{known}",
            )
            if known & GAZETTEER:
                found += [case + name for name, bit in _BITS if known & bit]
            if "-" in low:
                found += [f"{case}a{part}" for part in low.split("-")[:3]]
    return tuple(found)


def _kind(word: str, low: str, mode: str, never: frozenset[str]) -> int:
    first = word[0]
    if word[-1] in "$€£":
        return _NEVER
    if first.isalpha():
        if mode == CAPITALS:
            return _CONNECTOR if low in CONNECTORS else _NEVER if low in never else _MAY_OPEN
        if not first.islower() or not word.islower():  # eBay, scripts without case
            return _MAY_OPEN
        return _CONNECTOR if low in CONNECTORS or low.startswith(("al-", "el-")) else _NEVER
    if first.isdigit():
        return _MAY_OPEN if not word.isdigit() and any(map(str.isalpha, word)) else _INNER
    return _INNER if low in INNER_MARKS or low in {"'s", "’s"} else _NEVER


def _told(low: str, known: int, listed: str, *, large: bool) -> int:
    """What lists say of a word."""
    traits = _MARK_TRAITS.get(low, 0)
    for letter in listed:
        traits |= _LIST_TRAITS.get(letter, 0)
    if large and known & _FORENAME:
        traits |= _NAMES_PERSON
    if known & _SMALL:
        traits |= _COMMON
    if known & _PLACE_LISTS:
        traits |= _PLACE_LIST
    return traits


def _case(word: str) -> str:
    """With a capital, letters (UN), or a word in capitals among others, which is as in a text of capitals."""
    if len(word) > 1 and word.isupper():
        return "L" if len(word) < LONG_WORD else "C"
    return "X"


def _shape(word: str) -> str:
    if word.isalpha():
        if word.islower():
            return "x"
        if word[1:].islower():
            return "Xx"
        return f"X{min(len(word), 5)}" if word.isupper() else _runs(word)
    if word.isdigit():
        return f"d{min(len(word), 5)}"
    return _runs(word[:12])


def _rough(word: str) -> str:
    """The shape of a word without its case."""
    return "x" if word.isalpha() else _runs(word[:12])


def _runs(word: str) -> str:
    """Runs of capitals, small letters and digits, each told once; other characters as they are."""
    found = ""
    for character in word:
        sort = "X" if character.isupper() else "x" if character.isalpha() else "d" if character.isdigit() else character
        if not found.endswith(sort):
            found += sort
    return found
