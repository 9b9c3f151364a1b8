"""Days as they are printed: with the year wherever a day is named whole, without it in datelines.

In: text. Out: each day's ISO value and place, in order. Orders that cannot be told apart (03/04/2022) and days that do
not exist give nothing, unless whoever asks knows the writer's order (`day_first`). Days written with points or hyphens
are day first, as everywhere they are used.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from copytaster.core.shapes.months import MONTHS, NAMES


@dataclass(frozen=True, slots=True)
class Printed:
    """A day in a text: `value` is ISO 8601."""

    value: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Day:
    """A day that may lack its year; without day and month it is two `figures` whose order cannot be told (03/04)."""

    start: int
    end: int
    month: int | None = None
    day: int | None = None
    year: int | None = None
    figures: tuple[int, int] | None = None


_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|º|ª|\.)?"
_CENTURY = r"(?:19|20)\d\d"
_YEAR = rf"(?P<year>{_CENTURY})"
_MONTH = rf"(?P<month>{NAMES})\.?"

# Each with a sign that it cannot do without, where there is one: the figures of most texts have few of them.
_WHOLE: Final = tuple(
    (sign, re.compile(pattern, re.IGNORECASE))
    for sign, pattern in (
        ("", r"(?<![\w/.-])(?P<year>(?:19|20)\d\d)(?P<mark>[-/])(?P<number>\d\d)(?P=mark)(?P<day>\d\d)(?![\d/-])"),
        ("", rf"(?<![\w.]){_DAY}\s{{0,2}}(?:de\s|di\s|of\s)?{_MONTH},?\s(?:de\s|del\s)?{_YEAR}(?!\d)"),
        ("", rf"(?<!\w){_MONTH}\s{{1,2}}{_DAY},?\s{_YEAR}(?!\d)"),
        ("-", rf"(?<![\w-])(?P<day>\d\d?)-{_MONTH}-{_YEAR}(?![\d-])"),
        ("-", r"(?<![\w-])(?P<day>\d\d)-(?P<number>\d\d)-(?P<year>(?:19|20)\d\d)(?![\d-])"),
        (".", r"(?<![\w.])(?P<day>\d\d?)\.\s?(?P<number>\d\d?)\.\s?(?P<year>(?:19|20)\d\d)(?!\d|\.\d)"),
        ("年", r"(?<!\d)(?P<year>(?:19|20)\d\d)年\s?(?P<number>\d\d?)月\s?(?P<day>\d\d?)日"),
    )
)
_SLASHED: Final = re.compile(r"(?<![\w/])(?P<one>\d\d?)/(?P<two>\d\d?)/(?P<year>(?:19|20)\d\d)(?![\d/])")

DAY_AND_MONTH: Final = re.compile(
    rf"(?<!\w)(?:{_MONTH}\s{{1,2}}{_DAY}|(?P<day2>\d{{1,2}})(?:st|nd|rd|th|er|º|\.)?\s{{0,2}}(?:de\s)?(?P<month2>{NAMES})"
    rf"\.?)(?:,?\s{{1,2}}(?:de\s)?{_YEAR})?(?!\w)",
    re.IGNORECASE,
)
"""A day and its month, the year where it is given: what datelines print."""
# 31/07 in a Belgian dateline, 26-11-2023 in an Arabic one.
_IN_FIGURES: Final = re.compile(
    r"(?<![\w/.-])(?P<one>\d\d?)(?P<mark>[/.-])(?P<two>\d\d?)(?:(?P=mark)(?P<year>(?:19|20)\d\d)|\.)?(?![\w/-])"
)

_A_YEAR: Final = re.compile(_CENTURY)
"""Every day named whole has one; one line in seven does, and the eight patterns take 50 times as long as this look."""
_A_FIGURE: Final = re.compile(r"\d")

_LONGEST: Final = 20_000
"""Characters looked at: a day is printed at the head or the foot of copy, not in the middle of a book."""
_LEAP_YEAR: Final = 2024


def printed(text: str, *, day_first: bool | None = None) -> Iterator[Printed]:
    """Every day that is named whole, in order; `day_first` says how the writer orders figures, where that is known."""
    text = text[:_LONGEST]
    if not _A_YEAR.search(text):
        return
    found = [
        one for sign, pattern in _WHOLE if sign in text for match in pattern.finditer(text) if (one := _named(match))
    ]
    if "/" in text:
        found += [one for match in _SLASHED.finditer(text) if (one := _slashed(match, day_first))]
    last = 0
    for one in sorted(found, key=lambda one: (one.start, -one.end)):
        if one.start >= last:
            last = one.end
            yield one


def last_day(text: str) -> Day | None:
    """The last day in a short text, its year there or not: where datelines have theirs."""
    if not _A_FIGURE.search(text):
        return None
    whole = [
        Day(one.start, one.end, int(one.value[5:7]), int(one.value[8:]), int(one.value[:4])) for one in printed(text)
    ]
    named = [one for match in DAY_AND_MONTH.finditer(text) if (one := _day_and_month(match))]
    figures = [_figures(match) for match in _IN_FIGURES.finditer(text)]
    # Of those that end together the longest: "22 Feb 2022" rather than "Feb 20".
    return max([*whole, *named, *figures], key=lambda one: (one.end, -one.start), default=None)


def day_near(day: Day, base: date | None, *, day_first: bool | None = None) -> str | None:
    """The day's ISO value: of its own year, else of the one that brings it nearest to `base`.

    Without either: the value of month and day alone, `--02-22`. None when its order cannot be told, or no such day is.
    """
    if day.figures and day_first is not None:
        first, second = day.figures
        day = replace(day, month=second if day_first else first, day=first if day_first else second, figures=None)
    if day.month is None or day.day is None:
        return None
    if day.year is not None:
        return _iso(day.year, day.month, day.day)
    if base is None:
        return f"--{day.month:02}-{day.day:02}" if _iso(_LEAP_YEAR, day.month, day.day) else None
    years = (base.year - 1, base.year, base.year + 1)
    near = [one for year in years if (one := _iso(year, day.month, day.day))]
    return min(near, key=lambda one: abs((date.fromisoformat(one) - base).days), default=None)


def _day_and_month(match: re.Match[str]) -> Day | None:
    month = _month(match["month"] or match["month2"])
    year = int(match["year"]) if match["year"] else None
    return Day(match.start(), match.end(), month, int(match["day"] or match["day2"]), year) if month else None


def _figures(match: re.Match[str]) -> Day:
    figures = int(match["one"]), int(match["two"])
    order = _order(*figures, day_first=match["mark"] != "/")
    month, day = order or (None, None)
    year = int(match["year"]) if match["year"] else None
    return Day(match.start(), match.end(), month, day, year, None if order else figures)


def _named(match: re.Match[str]) -> Printed | None:
    groups = match.groupdict()
    number = groups.get("number")
    month = int(number) if number else _month(groups["month"])
    value = _iso(int(groups["year"]), month, int(groups["day"])) if month else None
    return Printed(value, match.start(), match.end()) if value else None


def _slashed(match: re.Match[str], day_first: bool | None) -> Printed | None:
    one, two = int(match["one"]), int(match["two"])
    order = _order(one, two, day_first=False)
    if order is None and day_first is False and max(one, two) <= 12:
        order = one, two
    elif order is None and day_first:
        order = two, one
    value = _iso(int(match["year"]), *order) if order else None
    return Printed(value, match.start(), match.end()) if value else None


def _order(one: int, two: int, *, day_first: bool) -> tuple[int, int] | None:
    """Month and day of two figures; None when either could be the day."""
    if day_first or one == two or one > 12 >= two:
        return two, one
    return (one, two) if two > 12 >= one else None


def _month(name: str) -> int | None:
    """A month's number; None for letters that match a name only when case is ignored (ı for i)."""
    return MONTHS.get(name.casefold())


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
