"""Weeks, months, years counted from the story's day or from one named before: last week, that year, year-end."""

from __future__ import annotations

from copytaster.core.enrich import dates_calendar as calendar
from copytaster.core.enrich.dates_months import month, near_month, quarter, relative_month
from copytaster.core.enrich.dates_phrase import REFS, Phrase, period
from copytaster.core.enrich.dates_years import decade, fiscal


def relative(phrase: Phrase) -> str | None:
    """Last week, next month, this year; the past year is a duration."""
    step = phrase.step()
    if phrase.one("M"):
        return relative_month(phrase, step)
    unit = phrase.unit()
    if unit == "D":
        return _next_day(phrase, step)
    the_last = phrase.words.loose_years and step < 0 and phrase.one("d")
    if phrase.one("Z") or (the_last and unit not in ("WE", "Q")):
        return period(1, unit)
    if unit[0] == "T":
        return None
    return calendar.moved(phrase.base, unit, step) if phrase.base else REFS[step]


def _next_day(phrase: Phrase, step: int) -> str | None:
    if step == 1 and phrase.anchor:
        return calendar.moved(phrase.anchor, "D", 1)
    return calendar.moved(phrase.base, "D", 0) if step == 0 and phrase.base else None


def that(phrase: Phrase) -> str | None:
    """That year, the same day, the following week: of the day named before."""
    anchor = phrase.anchor
    step = phrase.number("y") or 0
    if anchor is None:
        anchor = phrase.base if step else None
    return calendar.moved(anchor, phrase.unit(), step) if anchor else None


def own(phrase: Phrase) -> str | None:
    """Vorjahr: a word that counts units from now."""
    value = phrase.value("e")
    if phrase.base is None or not isinstance(value, tuple):
        return None
    unit, step = value
    return calendar.moved(phrase.base, str(unit), int(step))


def end_of(phrase: Phrase) -> str | None:
    """Final do mês, fin de semana: the weekend where it is the week's end."""
    if phrase.base is None:
        return None
    word = phrase.text[phrase.start : phrase.start + 3].lower()
    if phrase.value("u") == "W" and word in ("fin", "fim"):
        saturday = calendar.weekday_near(phrase.base, 5, phrase.direction() or 1)
        return f"{calendar.week(saturday)}-WE"
    return calendar.moved(phrase.base, phrase.unit(), 0) if phrase.value("u") in ("M", "Y") else None


def point(phrase: Phrase) -> str | None:  # noqa: PLR0911 - one return for each thing that ends
    """The end of 2021, the beginning of the month: the whole, as TIMEX has it."""
    if phrase.one("M"):
        return month(phrase) or (None if phrase.base is None else near_month(phrase))
    if phrase.one("K"):
        return decade(phrase)
    if phrase.one("c"):
        return fiscal(phrase)
    if phrase.one("Fo"):
        return quarter(phrase)
    if year := phrase.number("Y"):
        return str(year) if year >= 1000 else None
    unit = phrase.unit()
    if phrase.base is None or unit in ("D", "") or unit[0] == "T":
        return None
    return calendar.moved(phrase.base, unit, phrase.step())


def year_end(phrase: Phrase) -> str | None:
    """Year-end, month-end."""
    return calendar.moved(phrase.base, phrase.unit(), 0) if phrase.base and phrase.unit() in ("Y", "M") else None


def within(phrase: Phrase) -> str | None:
    """Later in the week, early in the year, later in the day."""
    return calendar.moved(phrase.base, phrase.unit(), 0) if phrase.base else None


def weekend(phrase: Phrase) -> str | None:
    """The weekend: the last one, or the next where the verbs look ahead."""
    if phrase.base is None or not (phrase.one("d") or (phrase.before and phrase.before.class_ in "i@sO2")):
        return None
    saturday = calendar.weekday_near(phrase.base, 5, phrase.direction() or -1)
    return f"{calendar.week(saturday)}-WE"


def vague(phrase: Phrase) -> str | None:
    """Recent years, the coming weeks."""
    return "FUTURE_REF" if phrase.one("X") else "PAST_REF"
