"""Durations and sets, and what lies so many units before or after a day."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Final

from copytaster.core.enrich import dates_calendar as calendar
from copytaster.core.enrich.dates_phrase import REFS, Phrase, period


def duration(phrase: Phrase) -> str | None:
    """Two days, a two-week strike, half an hour."""
    unit = phrase.unit()
    if phrase.tokens[0].class_ in "ah" and phrase.one("h"):
        return _HALVES.get(unit)
    if _no_period(phrase, unit):
        return None
    units = [index for index, token in enumerate(phrase.tokens) if token.class_ in "uU"]
    if len(units) == 2:
        return _joined(phrase, units[0])
    return period(phrase.count(), unit)


def _joined(phrase: Phrase, cut: int) -> str | None:
    """Two hours and 51 minutes."""
    first = replace(phrase, tokens=phrase.tokens[: cut + 1])
    last = replace(phrase, tokens=phrase.tokens[cut + 1 :])
    one, other = period(first.count(), first.unit()), period(last.count(), last.unit())
    if not one or not other or "X" in one + other:
        return None
    clock = "T" if one[1] == "T" else ""
    return one + other.removeprefix(f"P{clock}") if clock == ("T" if other[1] == "T" else "") else None


_HALVES: Final = {"TH": "PT30M", "D": "PT12H", "Y": "P6M", "DE": "P5Y", "CE": "P50Y"}


_NO_MONEY: Final = frozenset("$€£¥₹")


def _no_period(phrase: Phrase, unit: str) -> bool:
    """Words that only look like one: "one day he will", "a second", years of age."""
    first = phrase.tokens[0]
    if unit == "Y" and phrase.words.bare_ages and _is_age(phrase):
        return True
    if first.class_ == "a" and _is_rate(phrase):
        return True
    if first.class_ == "N" and first.value == 1 and unit == "D" and phrase.tokens[-1].class_ == "u":
        return phrase.text[first.end : first.end + 1] != "-" and not (phrase.before and phrase.before.class_ in "4i")
    return phrase.text[max(0, first.start - 1) : first.start] in _NO_MONEY


_RATES: Final = frozenset("times million billion trillion bln mln thousand hundred twice once )".split())


def _is_rate(phrase: Phrase) -> bool:
    """Ten million a year, three times a week."""
    before = phrase.before
    return before is not None and (before.class_ in "nNYbUW" or str(before.value).lower() in _RATES)


def _is_age(phrase: Phrase) -> bool:
    """Ages: ", 46 años,", "de 46 años", "à 87 ans": in languages that say no "old"."""
    before = phrase.before.class_ if phrase.before else ""
    count = phrase.count()
    return count is not None and 9 < count < 111 and before in ("O", "-", ",", "d")


def counted(phrase: Phrase) -> str | None:
    """The last two years, the next three days."""
    return period(phrase.count(), phrase.unit())


def ago(phrase: Phrase) -> str | None:
    """Two years ago: as coarse as its unit, but for decades."""
    if same := _same_last_year(phrase, -1):
        return same
    return _from(phrase, phrase.base, -1)


def later(phrase: Phrase) -> str | None:
    """Two days later, a year earlier: from the day named before; years and months also from the story's."""
    side = phrase.number("l") or 0
    unit = phrase.unit()
    if unit[:1] == "T":
        return period(phrase.count(), unit)
    base = phrase.anchor or (phrase.base if side < 0 else None)
    if same := _same_last_year(phrase, side):
        return same
    return _from(phrase, base, side) if base else period(phrase.count(), unit)


def _same_last_year(phrase: Phrase, side: int) -> str | None:
    """A year earlier, of a quarter or month: the same one of the year before."""
    last = phrase.last
    if last and phrase.unit() == "Y" and phrase.count() == 1 and _PART_OF_YEAR.fullmatch(last):
        return f"{int(last[:4]) + side}{last[4:]}"
    return None


_PART_OF_YEAR: Final = re.compile(r"[0-9]{4}-(?:Q[1-4]|H[12])")


def _from(phrase: Phrase, base: date | None, side: int) -> str | None:
    count, unit = phrase.count(), phrase.unit()
    if base is None or count is None:
        return REFS[side]
    if unit[:1] == "T":
        return _hours_from(base, count, unit, side)
    if unit == "DE":
        count, unit = count * 10, "Y"
    if count != int(count):
        return calendar.moved(base, "M", round(side * count * 12)) if unit == "Y" else None
    return calendar.moved(base, unit, side * int(count))


def _hours_from(base: date, count: float, unit: str, side: int) -> str | None:
    if unit != "TH":
        return base.isoformat()
    return calendar.moved(base, "D", side * int(count // 24)) if count >= 24 else base.isoformat()


def first(phrase: Phrase) -> str | None:
    """The first nine months of 2021: with the interval that it is."""
    count, unit = phrase.number("Nn"), phrase.unit()
    year = phrase.number("Y")
    if year is None and phrase.base and phrase.value("M") is None:
        year = phrase.base.year + phrase.step()
    if unit != "M" and phrase.number("Y") is not None:
        return str(year)
    if unit == "M" and year is not None and phrase.number("F") == 1 and count and count < 12:
        return f"{year}-01/{year}-{count:02}"
    return period(count, unit)


def open_(phrase: Phrase) -> str | None:
    """For years."""
    return period(None, phrase.unit()) if phrase.one("U") else None


def set_(phrase: Phrase) -> str | None:
    """Every Monday, each year, every two weeks: the period."""
    if phrase.one("DB"):
        return "P1W"
    if phrase.one("M"):
        return "P1Y"
    if phrase.one("p"):
        return "P1D"
    count = phrase.number("NnoF")
    return period(count or 1, phrase.unit())


def often(phrase: Phrase) -> str | None:
    """Weekly, annual: not in the name of a paper."""
    token = phrase.tokens[0]
    return (
        str(token.value)
        if phrase.text[token.start].islower() or phrase.text[token.start : token.end].isupper()
        else None
    )


def value(phrase: Phrase) -> str | None:
    """Now, recently, weeklong."""
    return str(phrase.tokens[0].value)
