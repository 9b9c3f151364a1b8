"""Text as tokens with their classes: only where a word or figure stands that a date cannot do without."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple, TypeAlias

from copytaster.core.enrich.dates_words import CAPITALISED, SIGNS, Value, Words, may_be_short
from copytaster.core.enrich.one_pass import Hit, joined, parted

LONGEST: Final = 12
"""Tokens looked at before what sets off a look: "in the first half of the fiscal year"."""
BEHIND: Final = 80
"""Characters looked at behind it."""

Token: TypeAlias = tuple[str, Value, int, int]
"""A word, figure or sign: its class, value and place. Plain tuples: there are hundreds to a story."""


_ORDINALS: Final = frozenset("st nd rd th er re º ª °".split())
_SHORT: Final = re.compile(r"[qh][1-4]")
_DECADE: Final = re.compile(r"(?:1[0-9]|20)?[0-9]0s")
_CLOCK: Final = re.compile(r"(?:[01]?[0-9]|2[0-3])[:.][0-5][0-9]|[01][0-9][0-5][0-9]|2[0-3][0-5][0-9]")
_HOUR: Final = re.compile(r"([01]?[0-9]|2[0-4])h([0-5][0-9])?")
_IN_FIGURES: Final = re.compile(r"[0-9]{1,2}([./-])[0-9]{1,2}\1[0-9]{4}")
_DIGITS: Final = frozenset("0123456789")


class Copy(NamedTuple):
    """A text, the same in lower case, and the words of its language."""

    text: str
    low: str
    words: Words


def finds(lows: Sequence[str], words: Words) -> list[list[Hit]]:
    """Where, in each of some lower-case texts, words and figures stand that dates cannot do without."""
    whole = joined(lows)
    least = words.finder_words
    hits = []
    for hit in words.finder.find_matches_as_indexes(whole):
        index, at, last = hit
        if index >= least:
            if whole[last] in _DIGITS or whole[at] in "h0":
                hits.append(hit)
        elif not (whole[at - 1].isalpha() or whole[last].isalpha()):
            hits.append(hit)
    return parted(hits, lows)


def stretches(copy: Copy, found: Sequence[Hit]) -> Iterator[list[Token]]:
    """The tokens around each word or figure that was found, as far as they may be part of a date.

    A stretch ends at a word that dates are not made of, which it includes.
    """
    done = 0
    for _, at, last in found:
        if at >= done:
            here = _stretch(copy, at, last, done)
            class_, _, first, end = here[-1]
            done = first if class_ == "x" else end
            yield here


def _stretch(copy: Copy, at: int, last: int, floor: int) -> list[Token]:
    text, low, words = copy
    plain, capitalised, lexicon = words.plain, words.capitalised, words.lexicon
    start = low.rfind(" ", floor, at) + 1 or floor
    found = _before(copy, start, floor)
    done = start
    for match in words.tokens.finditer(low, start, last + BEHIND):
        first, end = match.span()
        if first < done:
            continue  # the full stop of a word in short
        word = match.group()
        if known := plain.get(word):
            found.append((known[0], known[1], first, end))
            continue
        if (known := capitalised.get(word)) and not text[first].islower():
            found.append((known[0], known[1], first, end))
            continue
        token = ("x", word, first, end) if word.isalpha() and word not in lexicon else _token(copy, first, end)
        class_, _, _, done = token
        if class_ != "'":
            found.append(token)
        if class_ == "x" and first >= last:
            break
    return found


def _before(copy: Copy, start: int, floor: int) -> list[Token]:
    """The tokens right before a place, in order: back to the first that is none of a date's."""
    _, low, words = copy
    plain, lexicon = words.plain, words.lexicon
    found: list[Token] = []  # the last one first
    while start > floor and len(found) < LONGEST:
        end = start - 1
        start = low.rfind(" ", floor, end) + 1 or floor
        word = low[start:end]
        known = plain.get(word)
        if known:
            found.append((known[0], known[1], start, end))
        elif word.isalpha():
            found.append(_token(copy, start, end) if word in lexicon else ("x", word, start, end))
            if found[-1][0] == "x":
                break
        else:
            here = _between(copy, start, end)
            found.extend(reversed(here))
            if any(token[0] == "x" for token in here):
                break
    found.reverse()
    return found


def _between(copy: Copy, start: int, end: int) -> list[Token]:
    """The tokens of what stands between two spaces and is more than letters."""
    here: list[Token] = []
    for match in copy.words.tokens.finditer(copy.low, start, end):
        first, last = match.span()
        if not (here and here[-1][3] > first):
            token = _token(copy, first, last)
            if token[0] != "'":
                here.append(token)
    return here


def _token(copy: Copy, first: int, last: int) -> Token:  # noqa: PLR0911 - one return for each kind of token
    text, low, words = copy
    word = low[first:last]
    known = words.lexicon.get(word)
    if known is not None:
        class_, value = known
        if word in words.capitals and class_ in CAPITALISED and text[first].islower():
            return "x", word, first, last
        if low[last : last + 1] == "." and may_be_short(word, class_):
            last += 1
        return class_, value, first, last
    if word.isalpha():
        return "x", word, first, last
    if word[0] in _DIGITS:
        return *_figure(word, apostrophe=low[first - 1 : first] in ("'", "’")), first, last
    if word in "'’":
        return "'" if words.elides or low[last : last + 1] in _DIGITS else "x", word, first, last
    if word in SIGNS:
        return SIGNS[word], word, first, last
    if word[1:2] == "." and len(word) > 2:
        return "P", word[0] + "m", first, last
    if len(word) == 2 and _SHORT.fullmatch(word):
        return "3", word.upper(), first, last
    return "x", word, first, last


@lru_cache(maxsize=2048)
def _figure(word: str, *, apostrophe: bool) -> tuple[str, Value]:
    """Class and value of what begins with a digit; `apostrophe` if one stands before it ('90s).

    Remembered: days and years come again and again.
    """
    if word.isdecimal():
        return _digits(word)
    if word[-1] in _DIGITS and "h" not in word:
        return _joined(word)
    return _suffixed(word, apostrophe=apostrophe)


def _digits(word: str) -> tuple[str, Value]:
    """Digits alone: a day, a year, 0900, a number."""
    if len(word) <= 2:
        return "n", int(word)
    if len(word) == 4:
        if word[0] in "12" and int(word) < 2200:
            return "Y", int(word)
        if _CLOCK.fullmatch(word):
            return "H", f"{word[:2]}:{word[2:]}"
    return "b", int(word[:12])


def _joined(word: str) -> tuple[str, Value]:
    """Digits joined by signs: 9:30, 2022-02-22, 22.2.2022, 1,200."""
    if len(word) >= 10 and word[4] == "-":
        return "I", word.upper()
    if _CLOCK.fullmatch(word):
        return "H", word.replace(".", ":")
    if _IN_FIGURES.fullmatch(word):
        return "#", word
    number = word.replace(",", "")
    return ("b", float(number)) if number.replace(".", "", 1).isdecimal() else ("x", word)


def _suffixed(word: str, *, apostrophe: bool) -> tuple[str, Value]:
    """Digits with letters: 5th, 1990s, 5pm, 9h30, 2022-02-22T10:00Z."""
    if hour := _HOUR.fullmatch(word):
        return "Q", f"{int(hour[1]):02}:{hour[2] or '00'}"
    digits = word.rstrip("abcdefghijklmnopqrstuvwxyzº°ª")
    suffix = word[len(digits) :]
    if suffix in _ORDINALS and digits.isdecimal():
        return "o", int(digits[:12])
    if suffix in ("am", "pm"):
        return "Q", word
    if _DECADE.fullmatch(word) and (len(word) > 3 or apostrophe):
        tens = int(digits) // 10
        return "K", tens if tens > 9 else (200 if tens < 2 else 190) + tens
    return ("I", word.upper()) if len(word) > 16 and word[4] == "-" else ("x", word)
