"""Months, quarters, halves and seasons: of the year that stands with them, else of the one that the verbs say."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from copytaster.core.enrich import dates_calendar as calendar
from copytaster.core.enrich.dates_phrase import Phrase, span
from copytaster.core.enrich.dates_words import Value


def month(phrase: Phrase) -> str | None:
    """In February, March 2022: the nearest on the side that the verbs say."""
    number, year = phrase.number("M"), phrase.number("Y")
    if number is None:
        return None
    if year is not None:
        return f"{year}-{number:02}"
    if not _is_month(phrase, number):
        return None
    if phrase.base is None:
        return f"XXXX-{number:02}"
    first = phrase.base.replace(day=1)
    found = calendar.recurring(first, number, 1, phrase.direction())
    return found.isoformat()[:7] if found else None


def _is_month(phrase: Phrase, number: int) -> bool:
    if not phrase.words.months_need_cue and number not in phrase.words.names:
        return True
    before = phrase.before.class_ if phrase.before else ""
    led = before in tuple("i42r-OC&k") or phrase.tokens[0].class_ in "ml"
    name = phrase.one("M")
    short = name is not None and name.end - name.start < 4 and phrase.text[name.start : name.end].lower() not in _SHORT
    return led and not short


_SHORT: Final = frozenset({"may", "mai", "mei"})


def month_of(phrase: Phrase) -> str | None:
    """March last year."""
    number = phrase.number("M")
    if phrase.base is None or number is None or phrase.value("u") != "Y":
        return None
    return f"{phrase.base.year + phrase.step()}-{number:02}"


def months(phrase: Phrase) -> str | None:
    """January to March."""
    numbers = [token.value for token in phrase.tokens if token.class_ == "M"]
    years = [token.value for token in phrase.tokens if token.class_ == "Y"]
    first, last = numbers
    if not isinstance(first, int) or not isinstance(last, int):
        return None
    if years:
        end = int(str(years[-1]))
    elif phrase.base:
        near = calendar.recurring(phrase.base.replace(day=1), last, 1, phrase.direction())
        end = near.year if near else phrase.base.year
    else:
        return None
    begin = int(str(years[0])) if len(years) > 1 else end - (first > last)
    return span(f"{begin}-{first:02}", f"{end}-{last:02}")


def relative_month(phrase: Phrase, step: int) -> str | None:
    """Last March, next May, this June."""
    month = phrase.number("M")
    if phrase.base is None or month is None:
        return None
    if phrase.one("T"):
        return f"{phrase.base.year}-{month:02}"
    first = calendar.recurring(phrase.base.replace(day=1), month, 1, step)
    if first and first == phrase.base.replace(day=1):
        first = first.replace(year=first.year + step)
    return first.isoformat()[:7] if first else None


def quarter(phrase: Phrase) -> str | None:
    """The first quarter, Q3 2021: the last that began where no year stands."""
    year = phrase.number("Y")
    short = phrase.value("3")
    if isinstance(short, str):
        if short[0] == "H" and (year is None or short[1] > "2"):
            return None
        name = short
    else:
        number = phrase.number("Fo")
        if number is None or not 1 <= number <= 4:
            return None
        name = f"Q{number}"
    if year is not None:
        return f"{year}-{name}"
    if phrase.base is None:
        return f"XXXX-{name}"
    if phrase.one("u"):
        return f"{phrase.base.year + phrase.step()}-{name}" if phrase.value("u") == "Y" else None
    return _near_quarter(phrase, name)


def _near_quarter(phrase: Phrase, name: str) -> str | None:
    if phrase.base is None:
        return None
    begins = int(name[1]) * 3 - 2
    side = phrase.direction()
    current = phrase.base.month - (phrase.base.month - 1) % 3
    year = phrase.base.year
    if side > 0 and begins < current:
        year += 1
    elif side <= 0 and begins >= current:  # what is reported of is over
        year -= begins > current or not phrase.one("T")
    return f"{year}-{name}"


def half(phrase: Phrase) -> str | None:
    """The first half of 2021, of the year."""
    number, year, month_number = phrase.number("Fo"), phrase.number("Y"), phrase.number("M")
    if number not in {1, 2} or month_number is not None:
        return None
    if len(phrase.tokens) <= 3 and year is None and phrase.value("u") is None:
        return _half_of_business(phrase, number or 1)
    if year is not None:
        return f"{year}-H{number}"
    if phrase.base is None or phrase.value("u") != "Y":
        return None
    return f"{phrase.base.year + phrase.step()}-H{number}"


_BUSINESS: Final = re.compile(
    r"\b(?:profits?|revenues?|sales|earnings|exports?|imports?|output|investments?)\b", re.IGNORECASE
)


def _half_of_business(phrase: Phrase, number: int) -> str | None:
    """The first half in a paragraph on business: in one on sport it is of a match."""
    if phrase.base is None or not _BUSINESS.search(phrase.text):
        return None
    begins = date(phrase.base.year, number * 6 - 5, 1)
    side = phrase.direction()
    year = phrase.base.year
    if (side <= 0 and begins > phrase.base) or (side <= 0 and number == 1 and phrase.base.month < 3):
        year -= 1
    return f"{year}-H{number}"


def quarter_to(phrase: Phrase) -> str | None:
    """The March quarter: the three months that end with it."""
    month_number = phrase.number("M")
    if phrase.base is None or month_number is None or month_number % 3:
        return None
    near = calendar.recurring(phrase.base, month_number, 1, 0)
    return f"{near.year}-Q{month_number // 3}" if near else None


def season(phrase: Phrase) -> str | None:
    """Last summer, the spring of 2021, in summer: of the year that the words say."""
    name, year = phrase.value("S"), phrase.number("Y")
    if year is not None:
        return f"{year}-{name}"
    step = phrase.number("LX")
    if phrase.base is None:
        return None
    if step is None and not phrase.one("T"):
        return _season_led(phrase, name)
    if phrase.one("u"):
        return f"{phrase.base.year + (step or 0)}-{name}"
    here = [f"{phrase.base.year + more}-{name}" for more in (-2, -1, 0, 1)]
    covered = [(calendar.interval(one), one) for one in here]
    if step is None:
        return _season_now(phrase, name)
    past = [one for days, one in covered if days and days[1] <= phrase.base]
    ahead = [one for days, one in covered if days and days[0] > phrase.base]
    return past[-1] if step < 0 else ahead[0]


def _season_led(phrase: Phrase, name: Value) -> str | None:
    """In the spring: the nearest on the side that the verbs say; "in winter" and "the summer term" are none."""
    before = phrase.before.class_ if phrase.before else ""
    behind = phrase.behind
    if behind and behind.class_ == "x" and phrase.text[behind.start].isalpha():
        return None
    if before not in tuple("i42-Ork") or (phrase.words.loose_years and not phrase.one("d")) or phrase.base is None:
        return None
    side = phrase.direction()
    covered = [
        (value, calendar.interval(value)) for year in (-1, 0, 1) for value in [f"{phrase.base.year + year}-{name}"]
    ]
    sided = [
        (abs((days[0] - phrase.base).days), value)
        for value, days in covered
        if days and (side == 0 or (days[1] > phrase.base if side > 0 else days[0] <= phrase.base))
    ]
    return min(sided)[1] if sided else None


def _season_now(phrase: Phrase, name: Value) -> str | None:
    """In "this summer" the one that is, or is nearest in its year."""
    if phrase.base is None:
        return None
    year = phrase.base.year - (name == "WI" and phrase.base.month < 6)
    return f"{year}-{name}"


def near_month(phrase: Phrase) -> str | None:
    """The month nearest to the story's day on the side that the verbs say, whatever stands before it."""
    number = phrase.number("M")
    if phrase.base is None or number is None:
        return None
    found = calendar.recurring(phrase.base.replace(day=1), number, 1, phrase.direction())
    return found.isoformat()[:7] if found else None
