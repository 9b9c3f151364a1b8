"""Where numbers stand in a text: figures and words with their scale, and ranges of two."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

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


def _finder(language: str) -> re.Pattern[str]:
    words = sorted(WORDS[language].keys() - _NOT_ALONE - _ONES[language], key=len, reverse=True)
    initials = sorted({word[0] for word in words})
    grouped = "|".join(
        f"{one}(?:{'|'.join(re.escape(word[1:]) for word in words if word[0] == one)})" for one in initials
    )
    return re.compile(rf"(?<![\w.,$€£¥₹#/+:@<-]){figure(language)}|\b(?:{grouped})\b(?!['’]s)")


def _scale(language: str) -> re.Pattern[str]:
    words = "|".join(sorted((re.escape(word) for word in SCALES[language]), key=len, reverse=True))
    return re.compile(rf"[ \u00a0\n-]?(?P<word>{words}|dozen)\b\.?(?![\w-]*%)")


def _range(language: str) -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in sorted(WORDS[language], key=len, reverse=True))
    joints = {"de": "bis", "fr": "à", "es": "a", "pt": "a", "nl": "tot", "it": "a", "en": "to"}
    return re.compile(
        rf"(?P<unit>\s?%|\s?feet)?(?:[-–]|\s(?P<joint>{joints[language]}|and|und|et|y|e|en)\s)(?P<more>{figure(language)}|(?:{words})\b)(?![\w/-])"
    )


_AND: Final = frozenset({"and", "und", "et", "y", "e", "en"})
_BETWEEN: Final = ("between ", "zwischen ", "entre ", "tussen ", "tra ")
_FINDERS: Final = {language: _finder(language) for language in WORDS}
_SCALES: Final = {language: _scale(language) for language in WORDS}
_RANGES: Final = {language: _range(language) for language in WORDS}


def numbers(passage: Passage) -> Iterator[Number]:
    """All numbers, in order; linear time."""
    done = 0
    for match in _FINDERS[passage.language].finditer(passage.low):
        if match.start() >= done and (number := _number(passage, match)):
            done = number.end
            yield number


def _number(passage: Passage, match: re.Match[str]) -> Number | None:
    _, low, language = passage
    word, start, end = match.group(), *match.span()
    in_words = not word[0].isdigit()
    value = WORDS[language].get(word) if in_words else value_of(word, language)
    if value is None or (not in_words and low[end : end + 1].isalpha() and not _unit_glued(low, end)):
        return None
    while scaled := _SCALES[language].match(low, end):
        factor = SCALES[language].get(scaled["word"], 12.0 if scaled["word"] == "dozen" else 1.0)
        if scaled["word"] in ("m", "b", "k") and low[end : end + 1] != scaled["word"]:
            break
        value, end = value * factor, scaled.end("word")
    if low[max(0, start - 6) : start] == "minus ":
        return Number(-value, start - 6, end, in_words)
    return Number(value, start, end, in_words)


def _unit_glued(low: str, end: int) -> bool:
    """13km, 35c, 120mph: but not 5G or 3D."""
    return _GLUED.match(low, end) is not None


_GLUED: Final = re.compile(r"(?:km|cm|mm|kg|mph|kph|ft|bps?|pct|mw|gw|bn|bln|mln|mn|k|m|b)(?!\w)")


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
    while scaled := _SCALES[language].match(low, end):
        factor = SCALES[language].get(scaled["word"], 12.0)
        more, end = more * factor, scaled.end("word")
        least *= factor if least < 1000 else 1
    return Number(f"{least:g}-{more:g}" if more < 1e6 else f"{least:.0f}-{more:.0f}", number.start, end)
