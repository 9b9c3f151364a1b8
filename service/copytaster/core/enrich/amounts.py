"""Numbers beside a word of the text: right behind it or right before it, with their scale and range."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from copytaster.core.enrich.numbers import SCALES, WORDS, figure, value_of

LONGEST: Final = 60
"""Characters before or behind a word that its number is sought in."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A number and its place; `more` closes a range."""

    value: float
    start: int
    end: int
    more: float | None = None


@dataclass(frozen=True, slots=True)
class _Patterns:
    behind: re.Pattern[str]
    range: re.Pattern[str]
    token: re.Pattern[str]


def _patterns(language: str) -> _Patterns:
    number = figure(language)
    scale = r"(?:[ \u00a0-]?(?P<scale>[^\W\d_]+)(?![^\W_]))?"
    mark = r"(?P<mark>[ \u00a0]?[-–][ \u00a0]?|[ \u00a0](?:to|and|bis|à|a|y|e|tot|en|et|und)[ \u00a0])"
    return _Patterns(
        re.compile(rf"[ \u00a0]?(?P<one>{number}){scale}(?:[ \u00a0]?(?P<second>[^\W\d_]+)(?![^\W_]))?"),
        re.compile(rf"{mark}(?P<sign>[A-Z]{{0,3}}[$€£¥₹]?[ \u00a0]?)(?P<more>{number}){scale}"),
        re.compile(rf"{number}|[^\W\d_]+['’]?|[-–]|[^\w\s]"),
    )


_PATTERNS: Final = {language: _patterns(language) for language in WORDS}
_SEPARATORS: Final = frozenset({"-", "–", "to", "and", "bis", "und", "à", "et", "a", "al", "y", "e", "tot", "en"})


_ALWAYS: Final = frozenset({"-", "–", "bis", "tot", "à"})
"""What makes a range wherever it stands between two numbers; "to" and "and" only behind between."""
_BETWEEN: Final = ("between", "zwischen", "entre", "tussen", "tra")
_MOVES: Final = re.compile(
    r"\b(?:from|rose|fell|up|down|increas|rais|cut|climb|drop|jump|slid|grew|slip|gain|lower|advanc|mov|rise|fall|hik)"
)
"""What makes of "$1 million to $2 million" a change instead of a range."""


def behind(text: str, at: int, language: str) -> Amount | None:
    """The amount right behind a place: "$|4.5 million", "€|3m", "Rs| 300 crore"."""
    match = _PATTERNS[language].behind.match(text, at, at + LONGEST)
    if match is None:
        return None
    value = value_of(match["one"], language)
    if value is None:
        return None
    scale, end = _scaled(match, language)
    ranged = _PATTERNS[language].range.match(text, end, end + LONGEST)
    if ranged and (scale == 1 or ranged["mark"].strip() not in ("a", "e")):
        more = value_of(ranged["more"], language)
        factor = SCALES[language].get((ranged["scale"] or "").lower(), 0.0)
        opens = _opens_range(text, at, ranged)
        if more is not None and opens:
            until = ranged.end("scale") if factor else ranged.end("more")
            first = value * (scale if scale > 1 else factor or 1)
            last = more * (factor or scale)
            if first < last:
                return Amount(first, match.start("one"), until, last)
    return Amount(value * scale, match.start("one"), end)


def _opens_range(text: str, at: int, ranged: re.Match[str]) -> bool:
    """Whether "5 … and 7" is a range: with a dash always, with "to" and "and" where from or between stands before."""
    if ranged["mark"].strip() in _ALWAYS:
        return True
    before = text[max(0, at - 50) : at].lower()
    led = before.rstrip("$€£¥₹ ")
    if led.endswith(_BETWEEN):
        return True
    return ranged["mark"].strip() == "to" and bool(ranged["sign"].strip()) and not _MOVES.search(before)


def _scaled(match: re.Match[str], language: str) -> tuple[float, int]:
    scales = SCALES[language]
    first = scales.get((match["scale"] or "").lower())
    if first is None:
        return 1.0, match.end("one")
    second = scales.get((match["second"] or "").lower())
    if second is None:
        return first, match.end("scale")
    return first * second, match.end("second")


def before(text: str, at: int, language: str, skipped: frozenset[str] = frozenset()) -> Amount | None:
    """The amount right before a place: "half a billion |dollars", "between 5 and 7 million |pounds".

    Words of `skipped` may stand between (of, Swedish).
    """
    floor = max(0, at - LONGEST)
    tokens = [(match.group(), *match.span()) for match in _PATTERNS[language].token.finditer(text, floor, at)]
    if floor and tokens:
        tokens = tokens[1:]  # it may be the end of a longer one
    while tokens and (tokens[-1][0].lower() in skipped or tokens[-1][0] in ("-", "–")):
        tokens.pop()
    number = _number(tokens, language)
    if number is None:
        return None
    if len(tokens) > 1 and tokens[-1][0].lower() in _SEPARATORS:
        first = _number(tokens[:-1], language)
        if first and first.value < number.value and _is_range(text, tokens[-1][0], first):
            value = first.value
            factor = _factor(text[number.start : number.end], language)
            if factor > 1 and value < 1000 <= factor:
                value *= factor
            if value < number.value:
                return Amount(value, first.start, number.end, number.value)
    return number


def _is_range(text: str, mark: str, first: Amount) -> bool:
    if mark.lower() in _ALWAYS:
        return True
    led = text[max(0, first.start - 12) : first.start].lower().split()
    return bool(led) and led[-1] in _BETWEEN


def _factor(words: str, language: str) -> float:
    factor = 1.0
    for word in re.split(r"[\s-]+", words.lower()):
        factor *= SCALES[language].get(word, 1.0)
    return factor


def _number(tokens: list[tuple[str, int, int]], language: str) -> Amount | None:
    """The number that the last tokens are, which are taken off."""
    scales, words = SCALES[language], WORDS[language]
    factor, end = 1.0, -1
    while tokens:
        word, first, last = tokens[-1]
        if len(tokens) > 1 and (
            (word in ("-", "–") and factor > 1) or (word == "." and tokens[-2][0].lower() in scales)
        ):
            tokens.pop()  # 150-billion, Mio.
            continue
        scale = scales.get(word.lower())
        if scale is None:
            break
        factor *= scale
        end = max(end, last)
        tokens.pop()
    if not tokens:
        return None
    word, first, last = tokens[-1]
    low = word.lower()
    value = value_of(word, language) if word[0].isdigit() else words.get(low)
    if value is None:
        return None
    tokens.pop()
    if low in ("a", "an") and tokens and tokens[-1][0].lower() == "half":
        value, first = 0.5, tokens.pop()[1]
    elif low in ("a", "an", "half") and factor == 1:
        return None
    elif tokens and len(tokens) > 1 and tokens[-1][0] == "-" and f"{tokens[-2][0].lower()}-{low}" in words:
        value, first = words[f"{tokens[-2][0].lower()}-{low}"], tokens[-2][1]
        del tokens[-2:]
    return Amount(value * factor, first, max(last, end))
