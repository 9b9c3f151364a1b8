"""The stamps of wires that are not ISO 8601, spelled so: what `core/normalise/instants.py` reads.

Text in; ISO 8601 out, with a zone only where one is stated, or the text itself where it is no stamp that is known or
names no day that exists: `normalise` says so of the story. Nothing is guessed: a zone by a name that several zones
share is none, and so is a day in figures whose order cannot be told.

RFC 822 (as RSS has it) with what feeds make of it: two-digit years, no weekday or a wrong one, foreign month names,
zones by name, ISO 8601 in its place. The date-time group of IPTC 7901 and the figures in footers of ANPA 1312 are found
in the line they stand in.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from typing import Final

from copytaster.core.context import DateOrder
from copytaster.core.shapes.months import MONTHS

ZONE_MINUTES: Final = {
    "z": 0, "ut": 0, "utc": 0, "gmt": 0, "wet": 0, "west": 60, "cet": 60, "cest": 120, "mez": 60, "mesz": 120,
    "eet": 120, "eest": 180, "msk": 180, "bst": 60, "est": -300, "edt": -240, "cdt": -300, "mst": -420, "mdt": -360,
    "pst": -480, "pdt": -420, "cst": -360, "jst": 540, "kst": 540, "aest": 600, "aedt": 660, "nzst": 720, "nzdt": 780,
    "sast": 120, "hkt": 480, "sgt": 480,
}  # fmt: skip
"""Minutes east of UTC. CST is North America's, as RFC 822 says; IST is Ireland's, Israel's and India's, and so none."""

_ZONE: Final = r"(?:\s?(?P<offset>(?:GMT|UTC|UT)?\s?[+-]\d{1,2}:?\d{2})|\s?\(?(?P<name>[A-Za-z]{1,5})\)?)?"
_CLOCK: Final = (
    r"(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?:[:.](?P<second>\d{2})(?:[.,]\d{1,9})?)?"
    r"(?:\s?(?P<half>[AaPp])\.?[Mm]\.?)?"
)
# Mon, 02 Mar 2026 10:15:00 +0100; 2 mars 26 10:15 CET; Monday, 2-Mar-26 10:15:00 GMT
_MAIL: Final = re.compile(
    rf"\s*(?:[^\W\d_]{{2,12}}\.?,?\s{{1,4}})?(?P<day>\d{{1,2}})\.?[\s-]{{1,3}}(?:de\s)?(?P<month>[^\W\d_]{{3,12}})\.?,?[\s-]{{1,3}}"
    rf"(?:de\s)?(?P<year>\d{{4}}|\d{{2,3}}),?\s{{1,4}}(?:kl\.?\s|um\s|at\s|à\s)?{_CLOCK}{_ZONE}\s*"
)
# Mon Mar  2 10:15:00 2026, as C's asctime and Unix's date write it; March 2, 2026 10:15 AM EST
_NAMED_FIRST: Final = re.compile(
    rf"\s*(?:[^\W\d_]{{2,12}}\.?,?\s{{1,4}})?(?P<month>[^\W\d_]{{3,12}})\.?\s{{1,4}}(?P<day>\d{{1,2}})(?:,?\s{{1,4}}(?P<year>\d{{4}}))?"
    rf",?\s{{1,4}}(?:at\s)?{_CLOCK}{_ZONE}(?:\s{{1,4}}(?P<last>\d{{4}}))?\s*"
)
# 11.07.2019 12:17, as Nordic and German systems write it; what stands between points or hyphens is day first.
_POINTED: Final = re.compile(
    rf"\s*(?P<day>\d{{1,2}})(?P<mark>[.-])(?P<month>\d{{1,2}})(?P=mark)(?P<year>\d{{4}}|\d{{2}}),?[\sT]{{1,4}}(?:kl\.?\s|um\s)?{_CLOCK}{_ZONE}"
    r"(?:\sUhr)?\s*"
)
# 2026-03-02 10:15:00 EST, 2026-3-2T9:15: ISO but for its zone or its figures.
_NEARLY_ISO: Final = re.compile(
    rf"\s*(?P<year>\d{{4}})[-/](?P<month>\d{{1,2}})[-/](?P<day>\d{{1,2}})(?:T|\s{{1,4}}){_CLOCK}{_ZONE}\s*"
)
_ISO: Final = re.compile(
    r"\s*\d{4}-?\d{2}-?\d{2}(?:[T ]\s?\d{2}:?\d{2}(?::?\d{2}(?:[.,]\d{1,9})?)?"
    r"\s?(?:Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?)?\s*",
    re.IGNORECASE,
)
# 131137 GMT Nov 13, 251037 Sep 24, 310001 JUL 97 (IPTC 7901: day, hour, minute; agencies leave out the zone)
_GROUP: Final = re.compile(
    r"(?<!\w)(?P<day>\d\d)(?P<hour>\d\d)(?P<minute>\d\d)\s{0,3}(?:(?P<name>[A-Za-z]{1,5})\s{0,3})?"
    r"(?P<month>[^\W\d_]{3,9})\.?\s{0,3}(?P<year>\d{4}|\d\d)(?!\w)"
)
# 02-20-16 0337GMT, 21:37-09-12-18, 16:35ET 31-10-14, 12-05-12 06:31 pm: day and clock in figures, either first.
_FIGURES: Final = re.compile(
    r"(?<!\d)(?:(?P<hour>\d\d):?(?P<minute>\d\d)\s?(?P<name>[A-Z]{1,5})?[\s-]\s?)?"
    r"(?P<one>\d\d)(?P<mark>[-/])(?P<two>\d\d)(?P=mark)(?P<year>\d{4}|\d\d)(?!\d)"
    r"(?:[\s-]{1,3}(?P<hour2>\d\d):?(?P<minute2>\d\d)(?:\s?(?P<half>[AaPp])\.?[Mm]\b)?(?:\s?(?P<name2>[A-Z]{1,5})(?!\w))?)?"
)
_SHAPES: Final = (_MAIL, _NAMED_FIRST, _POINTED, _NEARLY_ISO)
_LONGEST: Final = 80
"""Characters: no stamp is longer, and what is is not asked."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """A stamp found in a line: ISO 8601, without a zone where none is stated that can be told."""

    value: str
    start: int
    end: int


def date_time_group(text: str, start: int = 0, end: int | None = None) -> Stamp | None:
    """The last date-time group of IPTC 7901 in `text[start:end]`; None when there is none that exists."""
    for match in reversed(list(_GROUP.finditer(text, start, len(text) if end is None else end))):
        month = MONTHS.get(match["month"].casefold())
        if month and (found := _stamp(match, (_year(match["year"]), month, int(match["day"])), match["name"])):
            return found
    return None


def in_figures(text: str, order: DateOrder | None, start: int = 0, end: int | None = None) -> Stamp | None:
    """The first day in figures with a clock beside it; a month comes first where neither figure nor `order` says."""
    for match in _FIGURES.finditer(text, start, len(text) if end is None else end):
        one, two = int(match["one"]), int(match["two"])
        day_first = one > 12 or (order is DateOrder.DAY_FIRST and two <= 12)
        month, day = (two, one) if day_first else (one, two)
        if found := _stamp(match, (_year(match["year"]), month, day), match["name"] or match["name2"]):
            return found
    return None


def _stamp(match: re.Match[str], day: tuple[int, int, int], zone: str | None) -> Stamp | None:
    """A zone that several share, or that keeps summer time (ET), is none: the agency's own is then the better one."""
    groups = match.groupdict()
    hour, minute = groups["hour"] or groups.get("hour2"), groups["minute"] or groups.get("minute2")
    if hour is None or minute is None:
        return None
    if half := groups.get("half"):
        hour = str(int(hour) % 12 + (12 if half in "Pp" else 0))
    offset = ZONE_MINUTES.get(zone.casefold()) if zone else None
    rule = None if offset is None else timezone(timedelta(minutes=offset)) if offset else UTC
    try:
        instant = datetime(*day, int(hour), int(minute), tzinfo=rule)
    except ValueError:
        return None
    return Stamp(instant.isoformat(), match.start(), match.end())


def as_iso(text: str) -> str:
    """The stamp in ISO 8601; the text itself when it is none that is known, ISO already, or no day that exists."""
    if len(text) > _LONGEST or _ISO.fullmatch(text):
        return text
    for shape in _SHAPES:
        if match := shape.fullmatch(text):
            return _spelled(match) or text
    return text


def _spelled(match: re.Match[str]) -> str | None:
    day, hour = _day(match), _hour(match)
    zone = _zone(match)
    if day is None or hour is None or zone is None:
        return None
    year, month, number = day
    try:
        instant = datetime(year, month, number, tzinfo=zone[0]) + timedelta(
            hours=hour, minutes=int(match["minute"]), seconds=min(int(match["second"] or 0), 59)
        )
    except (ValueError, OverflowError):
        return None
    return instant.isoformat()


def _day(match: re.Match[str]) -> tuple[int, int, int] | None:
    groups = match.groupdict()
    name = groups["month"]
    month = int(name) if name.isdecimal() else MONTHS.get(name.casefold())
    year = groups["year"] or groups.get("last")
    return (_year(year), month, int(groups["day"])) if month and year else None


def _year(figures: str) -> int:
    """RFC 5322, 4.3: two figures below 50 are of this century, three count from 1900."""
    year = int(figures)
    if len(figures) == 2:
        return year + (2000 if year < 50 else 1900)
    return year + 1900 if len(figures) == 3 else year


def _hour(match: re.Match[str]) -> int | None:
    hour = int(match["hour"])
    if half := match["half"]:
        return hour % 12 + (12 if half in "Pp" else 0) if 1 <= hour <= 12 else None
    return hour if hour <= 24 and int(match["minute"]) < 60 else None


def _zone(match: re.Match[str]) -> tuple[tzinfo | None] | None:
    """The zone stated, or none; None when one is stated that cannot be told."""
    if name := match["name"]:
        minutes = ZONE_MINUTES.get(name.casefold())
        return None if minutes is None else (timezone(timedelta(minutes=minutes)) if minutes else UTC,)
    if offset := match["offset"]:
        figures = "".join(one for one in offset if one.isdigit())
        minutes = int(figures[:-2]) * 60 + int(figures[-2:])
        if minutes > 14 * 60:
            return None
        return (timezone(timedelta(minutes=-minutes if "-" in offset else minutes)),)
    return (None,)
