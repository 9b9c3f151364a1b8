"""TIMEX values and the days that they cover.

In: a value (`2022-02-22`, `2022-W08`, `2022-Q1`, `199` for a decade, `2022-02-21TMO`). Out: its half-open interval of
local days. A time of day covers its day: what is nearer stands in the value. Seasons are the northern ones, by months.
Durations, sets and references (`P2D`, `PRESENT_REF`) cover nothing.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache
from typing import Final, TypeAlias

Interval: TypeAlias = tuple[date, date]

DAY: Final = timedelta(days=1)
_SEASONS: Final = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_MONTHS_OF: Final = {"Q": 3, "H": 6}


def interval(value: str) -> Interval | None:
    """First day and the day after the last; None for what covers no days or does not exist."""
    first, _, last = value.partition("/")
    try:
        covered = _interval(first)
        if not last or covered is None:
            return covered
        end = _interval(last)
    except (ValueError, OverflowError):
        return None
    return (covered[0], end[1]) if end and covered[0] < end[1] else None


def _interval(value: str) -> Interval | None:  # noqa: PLR0911 - one return for each shape of value
    if not value[:2].isdigit():
        return None
    if len(value) <= 4:
        return _years(value)
    year, rest = int(value[:4]), value[5:]
    if rest.startswith("W") and rest[1:3].isdigit():
        monday = date.fromisocalendar(year, int(rest[1:3]), 1)
        return (monday + 5 * DAY if rest.endswith("-WE") else monday), monday + 7 * DAY
    if months := _MONTHS_OF.get(rest[0]):
        return _months(year, (int(rest[1]) - 1) * months + 1, months)
    if rest in _SEASONS:
        return _months(year, _SEASONS[rest], 3)
    if len(rest) == 2:
        return _months(year, int(rest), 1)
    day = date.fromisoformat(value[:10])
    return day, day + DAY


def _years(value: str) -> Interval:
    """A century, decade or year."""
    years = 10 ** (4 - len(value))
    first = int(value) * years
    return date(first, 1, 1), date(first + years, 1, 1)


def _months(year: int, month: int, count: int) -> Interval:
    first = date(year, month, 1)
    return first, add_months(first, count)


def add_months(day: date, count: int) -> date:
    """The day so many months on; the last of its month where there is none."""
    months = day.year * 12 + day.month - 1 + count
    year, month = divmod(months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, min(day.day, last))
        except ValueError:
            continue
    raise ValueError(f"no month {month + 1}")


def moved(day: date, unit: str, count: int) -> str | None:
    """The value of the unit that lies so many of it from a day: `moved(2022-02-22, "W", -1)` is `2022-W07`."""
    try:
        return _moved(day, unit, count)
    except (ValueError, OverflowError):
        return None


def _moved(day: date, unit: str, count: int) -> str | None:  # noqa: PLR0911 - one return for each unit
    match unit:
        case "D":
            return (day + count * DAY).isoformat()
        case "W" | "F":
            return week(day + count * DAY * (14 if unit == "F" else 7))
        case "WE":
            return f"{week(day + count * DAY * 7)}-WE"
        case "M":
            return add_months(day.replace(day=1), count).isoformat()[:7]
        case "Q":
            first = add_months(day.replace(day=1), 3 * count)
            return f"{first.year:04}-Q{(first.month + 2) // 3}"
        case "Y":
            return f"{date(day.year + count, 1, 1).year:04}"
        case "DE":
            return f"{day.year // 10 + count:03}"
        case "CE":
            return f"{day.year // 100 + count:02}"
        case _:
            return None


def week(day: date) -> str:
    """The ISO week of a day."""
    year, number, _ = day.isocalendar()
    return f"{year:04}-W{number:02}"


def weekday_near(base: date, weekday: int, direction: int) -> date:
    """The nearest such day on one side of the base, which counts itself; `direction` 1 is the future, -1 the past."""
    if direction > 0:
        return base + DAY * ((weekday - base.weekday()) % 7)
    return base - DAY * ((base.weekday() - weekday) % 7)


@lru_cache(maxsize=1024)
def recurring(base: date, month: int, day: int, direction: int) -> date | None:
    """The day of that month which is nearest to the base, or the nearest on one side of it.

    Remembered: the stories of a day ask for the same days.
    """
    found = []
    for year in (base.year - 1, base.year, base.year + 1):
        try:
            found.append(date(year, month, day))
        except ValueError:
            continue
    return nearest(base, found, direction)


def easter(base: date, direction: int) -> str | None:
    """Easter Sunday of the year that brings it nearest (Gauss, as corrected by Meeus/Jones/Butcher)."""
    found = nearest(base, [_easter(year) for year in (base.year - 1, base.year, base.year + 1)], direction)
    return found.isoformat() if found else None


def _easter(year: int) -> date:
    golden, (century, rest) = year % 19, divmod(year, 100)
    moon = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    sunday = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * sunday) // 451
    month, day = divmod(moon + sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def nearest(base: date, days: list[date], direction: int) -> date | None:
    """The nearest of some days on one side of the base; where none is there, on either."""
    sided = [one for one in days if (one - base).days * direction >= 0] or days
    return min(sided, key=lambda one: abs((one - base).days), default=None)
