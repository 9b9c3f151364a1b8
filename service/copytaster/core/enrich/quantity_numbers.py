"""Where numbers stand in a text: figures and words with their scale, and ranges of two."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from copytaster.core.enrich.numbers import SCALES, WORDS, figure, value_of


class Passage(NamedTuple):
    """A text, the same in lower case, and its language."""

    text: str
    low: str
    language: str


class Number(NamedTuple):
    """A number and its place; a range is a string (`30-35`)."""

    value: float | str
    start: int
    end: int
    in_words: bool = False


_NOT_ALONE: Final = frozenset({"a", "an", "half", "zero"})
_ONES: Final = {
    "en": {"one"},
    "de": {"ein", "eine", "einen", "einer", "einem", "null"},
    "fr": {"un", "une"},
    "es": {"un", "una", "uno"},
    "pt": {"um", "uma"},
    "nl": {"een", "één"},
    "it": {"un", "uno", "una"},
}


class _Finder(NamedTuple):
    """Finds digits and words for numbers, inside of others too; and the patterns of a figure and of its scale."""

    words: AhoCorasick
    figure: re.Pattern[str]
    scale: re.Pattern[str]


def _finder(language: str) -> _Finder:
    words = sorted(WORDS[language].keys() - _NOT_ALONE - _ONES[language])
    return _Finder(
        AhoCorasick([*"0123456789", *words], matchkind=MatchKind.LeftmostLongest, implementation=Implementation.DFA),
        re.compile(figure(language)),
        _scale(language),
    )


def _scale(language: str) -> re.Pattern[str]:
    words = "|".join(sorted((re.escape(word) for word in SCALES[language]), key=len, reverse=True))
    return re.compile(rf"[ \u00a0\n-]?(?P<word>{words}|dozen)\b\.?(?![\w-]*%)")


def _range(language: str) -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in sorted(WORDS[language], key=len, reverse=True))
    joints = {"de": "bis", "fr": "à", "es": "a", "pt": "a", "nl": "tot", "it": "a", "en": "to"}
    return re.compile(
        rf"(?P<unit>\s?%|\s?feet)?(?:[-–]|\s(?P<joint>{joints[language]}|and|und|et|y|e|en)\s)(?P<more>{figure(language)}|(?:{words})\b)(?![\w/-])"
    )


_DIGITS: Final = 10
_NO_FIGURE: Final = frozenset("$€£¥₹#/+:@<-.,_")
"""Behind these a figure is a price, a part of another or of an id."""
_SHORT: Final = frozenset({"m", "b", "k"})
"""Scales that only stand right behind a figure: 5m, not "5 m"."""
_DOZEN: Final = 12.0
_AND: Final = frozenset({"and", "und", "et", "y", "e", "en"})
_BETWEEN: Final = ("between ", "zwischen ", "entre ", "tussen ", "tra ")
_FINDERS: Final = {language: _finder(language) for language in WORDS}
_RANGES: Final = {language: _range(language) for language in WORDS}


def numbers(passage: Passage, taken: Sequence[tuple[int, int]] = ()) -> Iterator[Number]:
    """The numbers that do not begin where something else is `taken` to stand, in order; linear time."""
    low = passage.low
    finder = _FINDERS[passage.language]
    done = 0
    for index, at, last in finder.words.find_matches_as_indexes(low):
        if at < done:
            continue
        if index < _DIGITS:
            match = finder.figure.match(low, at)
            done = match.end() if match else last
            if (at and low[at - 1] in _NO_FIGURE) or (taken and _is_in(at, taken)):
                continue
            number = _figure(passage, at, done)
        elif (at and low[at - 1].isalpha()) or low[last : last + 1].isalpha() or (taken and _is_in(at, taken)):
            continue  # most are parts of words
        else:
            number = _word(passage, at, last)
        if number:
            done = number.end
            yield number


def _is_in(place: int, spans: Sequence[tuple[int, int]]) -> bool:
    for start, end in spans:  # noqa: SIM110 - a generator costs three times as much
        if start <= place < end:
            return True
    return False


def _figure(passage: Passage, start: int, end: int) -> Number | None:
    _, low, language = passage
    letter = low[end : end + 1]
    if low[start - 1 : start].isalnum() or (letter.isalpha() and not _GLUED.match(low, end)):
        return None
    value = value_of(low[start:end], language)
    return None if value is None else _number(passage, value, start, end)


def _word(passage: Passage, start: int, end: int) -> Number | None:
    _, low, language = passage
    if low[end : end + 2] in ("'s", "’s"):
        return None
    return _number(passage, WORDS[language][low[start:end]], start, end, in_words=True)


def _number(passage: Passage, value: float, start: int, end: int, *, in_words: bool = False) -> Number:
    """With its scale and its sign."""
    _, low, language = passage
    while scaled := _FINDERS[language].scale.match(low, end):
        word = scaled.group("word")
        if word in _SHORT and low[end : end + 1] != word:
            break
        value, end = value * SCALES[language].get(word, _DOZEN), scaled.end("word")
    if start > 5 and low.startswith("minus ", start - 6):
        value, start = -value, start - 6
    return Number(value, start, end, in_words)


_GLUED: Final = re.compile(r"(?:km|cm|mm|kg|mph|kph|ft|bps?|pct|mw|gw|bn|bln|mln|mn|k|m|b)(?!\w)")
"""What may stand right behind a figure: 13km, but not 5G or 3D."""


def ranged(passage: Passage, number: Number) -> Number | None:
    """The range that begins with a number: 30-35, 4.5% to 5.5%, eight to 12; None for none."""
    _, low, language = passage
    match = _RANGES[language].match(low, number.end)
    if match is None or not isinstance(number.value, float):
        return None
    if match["joint"] in _AND and not low[max(0, number.start - 9) : number.start].endswith(_BETWEEN):
        return None
    word = match["more"]
    more = value_of(word, language) if word[0].isdigit() else WORDS[language].get(word)
    if more is None or more <= number.value:
        return None
    end, least = match.end(), number.value
    while scaled := _FINDERS[language].scale.match(low, end):
        factor = SCALES[language].get(scaled["word"], 12.0)
        more, end = more * factor, scaled.end("word")
        least *= factor if least < 1000 else 1
    return Number(f"{least:g}-{more:g}" if more < 1e6 else f"{least:.0f}-{more:.0f}", number.start, end)
