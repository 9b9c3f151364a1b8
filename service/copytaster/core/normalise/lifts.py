"""When an embargo lifts: the instant that words name, in the languages and spellings of the wires.

    1800 GMT, MARCH 4, 2026          Wednesday 4 March, 00.01hrs GMT       6 p.m. ET, Wednesday        noon GMT tomorrow
    Mittwoch, 4. März, 19.00 Uhr     mercredi 4 mars à 18h (heure de Paris)     las 18:00 GMT del 4 de marzo
    onsdag 4. mars kl. 18            4.3.2026 klo 18                       1 PM ET (1800 GMT) MARCH 4

Words and what they are read by in, an instant out; none where anything is in doubt: no day, two days, a weekday that is
not the day's, no clock, two clocks that are not one instant, midnight (of which day?), figures in an unknown order. A
year that is not named is the nearest one; a weekday or "tomorrow" counts from today: that is never too early.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from typing import Final

from copytaster.core.model import ZoneSource
from copytaster.core.normalise import lift_words as words
from copytaster.core.normalise.instants import Zone, read_instant
from copytaster.core.shapes.months import MONTHS


@dataclass(frozen=True, slots=True)
class Bases:
    """What words are read against: the copy's own day, the present one, the agency's zone and order of figures."""

    day: date
    present: date
    zone: Zone
    zones: Mapping[str, tzinfo]
    day_first: bool | None = None


_TIME: Final = re.compile(
    r"""(?<![\d:.,/-])(?:(?P<word>(?<!\w)(?:kl\.?|klo|kello|ore|alle(?:\sore)?|las|[àa]s|godz\.?|um|الساعة))\s{1,2})?
        (?P<hour>[01]?\d|2[0-4])(?:(?:\s?[:.h]\s?(?P<minute>[0-5]\d)(?:[:.][0-5]\d)?)|(?P<h>\s?h(?![\w]))|(?P<military>[0-5]\d(?=\D|$)))?
        (?:\s?(?P<half>[ap])\.?\s?m\b\.?|\s?(?P<unit>uhr\b|hrs?\b|hours?\b|heures?\b|horas?\b|kl\b|uur\b|h\b|ore\b))?(?![\d/-]|\.\d|(?-i:[a-zà-ÿ]))""",
    re.IGNORECASE | re.VERBOSE,
)
_NOON: Final = re.compile(
    r"(?<!\w)(?:(?:12\s?)?noon|midday|midi|12\suhr\smittags|mittags?|mediodía|meio-dia|mezzogiorno|12\suur\s'?s?\s?middags)(?!\w)",
    re.IGNORECASE,
)
_MIDNIGHT: Final = re.compile(
    r"(?<!\w)(?:midnight|mitternacht|minuit|medianoche|meia-noite|mezzanotte|middernacht|midnatt|midnat|keskiyö\w{0,4}|północ\w?|полно\w{2,3})(?!\w)",
    re.IGNORECASE,
)
_NUMERIC_DATE: Final = re.compile(
    r"(?<![\d/.-])(?P<first>\d{1,2})(?P<mark>[./-])(?P<second>\d{1,2})(?P=mark)(?P<year>\d{4}|\d{2}(?!\d))(?![\d/-])"
)
_WITHOUT_YEAR: Final = re.compile(r"(?<![\d/.:-])(?P<first>0?[1-9]|[12]\d|3[01])\.(?P<second>0?[1-9]|1[0-2])\.(?!\d)")
_ISO: Final = re.compile(
    r"(?<!\d)\d{4}-\d{2}-\d{2}[T ]\d{2}:?\d{2}(?::?\d{2}(?:\.\d{1,9})?)?\s?(?:Z|[+-]\d{2}:?\d{2})?(?![\d-])"
)
_ISO_DATE: Final = re.compile(r"(?<!\d)(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})(?![\d-])")
_WORD: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)?")
_DAY_BEFORE: Final = re.compile(
    r"(?<!\d)(?P<day>[0-3]?\d)(?:st|nd|rd|th|er|\.|º|°)?,?(?:\s(?:of|de|di|du))?\s{0,2}$", re.IGNORECASE
)
_DAY_AFTER: Final = re.compile(r"\.?\s{0,2}(?P<day>[0-3]?\d)(?:st|nd|rd|th)?(?![\d:])(?!\s?[ap]\.?m)", re.IGNORECASE)
_YEAR: Final = re.compile(r"\.?,?(?:\s(?:de|del|of))?\s{0,2}(?P<year>\d{4})(?!\d)", re.IGNORECASE)
_OFFSET: Final = re.compile(r"(?:(?:GMT|UTC)\s?)?(?P<sign>[+-])(?P<hours>\d{1,2})(?::?(?P<minutes>\d{2}))?(?!\d)")
_PHRASES: Final = "|".join(re.escape(name) for name in sorted(words.ZONE_PHRASES, key=len, reverse=True))
_ZONE: Final = re.compile(
    rf"(?<!\w)(?:(?P<name>{_PHRASES})|(?-i:(?P<letters>[A-Z]{{2,5}})))(?!\w)(?P<shift>\s?[+-]\d{{1,2}}(?::?\d{{2}})?)?"
    r"|(?<=\d)(?P<zulu>Z)\b",
    re.IGNORECASE,
)
_BARE_OFFSET: Final = re.compile(r"(?<=\d)\s?(?P<sign>[+-])(?P<hours>\d{2}):?(?P<minutes>\d{2})(?!\d)")
_LOCAL: Final = re.compile(
    r"(?<!\w)(?:local(?:\s+time)?|ortszeit|heure\s+locale|hora\s+local|ora\s+locale|lokal\s+tid|plaatselijke\s+tijd)(?!\w)",
    re.IGNORECASE,
)
_NEAR_YEARS: Final = 2
_EARLIEST_YEAR: Final = 1980
"""Archives are read as well; nobody sent embargoes by machine before."""
_ADJACENT: Final = 10
"""Characters between a clock and its zone: "1 PM ET", "18:00 Uhr (MEZ)"."""

Lift = tuple[datetime | None, ZoneSource | None]


def read_lift(text: str, bases: Bases) -> Lift:
    """The instant that the words name; (None, ASSUMED) when only its zone is unknown, (None, None) when more is."""
    if iso := _ISO.search(text):
        return _iso(text, iso, bases)
    day, rest = _date(text, bases)
    if day is None:
        return None, None
    clocks = _clocks(rest)
    if not clocks:
        return None, None
    if len(clocks) > 1:
        return _one_instant(day, clocks, rest, bases)
    return _instant(day, clocks[0], _zone(rest, bases.zones, clocks[0].end), rest, bases)


def names_day(text: str, bases: Bases) -> bool:
    """Whether the words name a day, whatever else they lack."""
    return _ISO.search(text) is not None or _date(text, bases)[0] is not None


def names_clock(text: str) -> bool:
    """Whether the words name a time of day."""
    return bool(_NOON.search(text)) or any(_hours(match) is not None for match in _TIME.finditer(text))


def _iso(text: str, iso: re.Match[str], bases: Bases) -> Lift:
    instant, source = read_instant(iso[0], bases.zone)
    if source is not ZoneSource.ASSUMED:
        return instant, source
    stated = _zone(text[iso.end() :], bases.zones, 0)
    if instant is None or stated is None:
        return None, ZoneSource.ASSUMED
    return instant.replace(tzinfo=stated), ZoneSource.STATED


def _instant(day: date, clock: _Clock, stated: tzinfo | None, text: str, bases: Bases) -> Lift:
    known = stated or (None if _LOCAL.search(text) else bases.zone.rule)
    if known is None:
        return None, ZoneSource.ASSUMED
    start = datetime(day.year, day.month, day.day, tzinfo=known)
    instant = start + timedelta(hours=clock.hour, minutes=clock.minute)
    return instant, ZoneSource.STATED if stated else ZoneSource.AGENCY


def _one_instant(day: date, clocks: list[_Clock], text: str, bases: Bases) -> Lift:
    """1 PM ET (1800 GMT): several clocks, each with its zone, that name one instant."""
    ends = [*(clock.start for clock in clocks[1:]), len(text)]
    stated = [_zone(text[:end], bases.zones, clock.end, near=True) for clock, end in zip(clocks, ends, strict=True)]
    instants = {
        _instant(day, clock, zone, text, bases)[0]
        for clock, zone in zip(clocks, stated, strict=True)
        if zone is not None
    }
    if None in stated or len(instants) != 1:
        return None, None
    return instants.pop(), ZoneSource.STATED


# --- days -------------------------------------------------------------------------------------------------------------


def _date(text: str, bases: Bases) -> tuple[date | None, str]:
    """The day named, and the text without it (its digits must not be taken for a time)."""
    if iso := _ISO_DATE.search(text):
        return _day(int(iso["year"]), int(iso["month"]), int(iso["day"])), _without(text, iso.start(), iso.end())
    numeric = _NUMERIC_DATE.search(text) or _WITHOUT_YEAR.search(text)
    rest = _without(text, numeric.start(), numeric.end()) if numeric else text
    named, rest = _named_date(rest, bases)
    figures = _numeric(numeric, bases) if numeric else None
    day = figures or named
    if day is None:
        return (None, rest) if numeric else _relative(rest, bases)
    agrees = (figures is None or named is None or figures == named) and _weekday_agrees(text, day)
    if (
        numeric
        and figures is None
        and named
        and {named.day, named.month} != {int(numeric["first"]), int(numeric["second"])}
    ):
        agrees = False
    return (day if agrees else None), rest


def _without(text: str, start: int, end: int) -> str:
    return text[:start] + " | " + text[end:]


def _named_date(text: str, bases: Bases) -> tuple[date | None, str]:
    """The first day that is named by its month."""
    for word in _WORD.finditer(text):
        month = MONTHS.get(word[0].casefold())
        if month is None:
            continue
        before = _DAY_BEFORE.search(text[: word.start()])
        after = None if before else _DAY_AFTER.match(text, word.end())
        found = before or after
        if found is None:
            continue
        start = before.start() if before else word.start()
        end = after.end() if after else word.end()
        year = _YEAR.match(text, end)
        if year and not _is_year(int(year["year"]), _without(text, start, year.end()), bases.day):
            year = None
        day = _in_year(int(year["year"]) if year else None, month, int(found["day"]), bases.day)
        return day, _without(text, start, year.end() if year else end)
    return None, text


def _is_year(number: int, rest: str, base: date) -> bool:
    """Whether four figures behind a day are its year: "5 March, 0600 GMT" has none, unless another clock is named."""
    return abs(number - base.year) <= _NEAR_YEARS or (_EARLIEST_YEAR <= number < base.year and names_clock(rest))


def _relative(text: str, bases: Bases) -> tuple[date | None, str]:
    """Today, tomorrow, or the next day of that name; the weekday of today is none: it may be in a week."""
    found: set[date] = set()
    for word in _WORD.finditer(text):
        folded = word[0].casefold()
        if folded in words.DAYS_AHEAD:
            found.add(bases.present + timedelta(days=words.DAYS_AHEAD[folded]))
        elif folded in words.WEEKDAYS:
            ahead = (words.WEEKDAYS[folded] - bases.present.weekday()) % 7
            found.add(bases.present + timedelta(days=ahead) if ahead else date.min)
    day = found.pop() if len(found) == 1 else None
    return (None if day == date.min else day), text


def _numeric(match: re.Match[str], bases: Bases) -> date | None:
    """04.03.2026 is as written on the continent; 03/04/2026 is two days, unless the agency's order is known."""
    first, second, stated = int(match["first"]), int(match["second"]), match.groupdict().get("year")
    year = int(stated) + (2000 if len(stated) == 2 else 0) if stated else None
    mark = match.groupdict().get("mark", ".")
    if mark == "." or first > 12 or first == second or bases.day_first:
        return _in_year(year, second, first, bases.day)
    return _in_year(year, first, second, bases.day) if second > 12 or bases.day_first is False else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _in_year(year: int | None, month: int, day: int, base: date) -> date | None:
    """The day in the year stated, else the one nearest to the base: an embargo is weeks long, not months."""
    if year is not None:
        return _day(year, month, day) if abs(year - base.year) < 200 else None
    near = (_day(base.year + shift, month, day) for shift in (-1, 0, 1))
    return min((one for one in near if one), key=lambda one: abs((one - base).days), default=None)


def _weekday_agrees(text: str, day: date) -> bool:
    """A weekday that is not the date's own makes the lift doubtful."""
    named = {words.WEEKDAYS[word] for found in _WORD.finditer(text) if (word := found[0].casefold()) in words.WEEKDAYS}
    return not named or day.weekday() in named


# --- clocks -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Clock:
    """A time of day and where it stands."""

    hour: int
    minute: int
    start: int
    end: int


def _clocks(text: str) -> list[_Clock]:
    """The times of day named, each once; none when one of them is a midnight, which could be either day's."""
    if _MIDNIGHT.search(text):
        return []
    found: dict[tuple[int, int], _Clock] = {}
    for match in _TIME.finditer(text):
        if (time := _hours(match)) is not None:
            found.setdefault(time, _Clock(*time, match.start(), match.end()))
    if noon := _NOON.search(text):
        found.setdefault((12, 0), _Clock(12, 0, noon.start(), noon.end()))
    return sorted(found.values(), key=lambda clock: clock.start)


def _hours(match: re.Match[str]) -> tuple[int, int] | None:
    """A time of day; a bare number such as 7 is none, 0600, kl. 7 and 7 p.m. are."""
    hour, minute = int(match["hour"]), int(match["minute"] or match["military"] or 0)
    if not any(match[name] for name in ("minute", "military", "half", "unit", "h", "word")):
        return None
    if match["military"] and len(match["hour"]) < 2:
        return None
    if half := match["half"]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half.lower() == "p" else 0)
    return (hour, minute) if hour * 60 + minute <= 24 * 60 else None


# --- zones ------------------------------------------------------------------------------------------------------------


def _zone(text: str, zones: Mapping[str, tzinfo], clock_end: int, *, near: bool = False) -> tzinfo | None:
    """The zone that stands behind the clock, else the first one named; words such as ET and EST only behind it.

    With `near` only one behind the clock counts.
    """
    found = [(match, zone) for match in _ZONE.finditer(text) if (zone := _named_zone(match, zones)) is not None]
    for match, zone in found:
        if clock_end <= match.start() + (match["zulu"] is not None) and match.start() - clock_end <= _ADJACENT:
            return zone
    if near:
        return None
    if offset := _BARE_OFFSET.search(text):
        return timezone(timedelta(minutes=_minutes(offset)))
    return next((zone for match, zone in found if (match["letters"] or "") not in words.WORDS_AS_WELL), None)


def _named_zone(match: re.Match[str], zones: Mapping[str, tzinfo]) -> tzinfo | None:
    if match["zulu"]:
        return UTC
    if match["name"]:
        return zones.get(words.ZONE_PHRASES[" ".join(match["name"].casefold().split())])
    name = match["letters"]
    if name in words.ZONE_NAMES:
        return zones.get(words.ZONE_NAMES[name])
    if name not in words.ZONE_MINUTES:
        return None
    shift = _OFFSET.search(match["shift"]) if match["shift"] else None
    return timezone(timedelta(minutes=words.ZONE_MINUTES[name] + (_minutes(shift) if shift else 0)))


def _minutes(offset: re.Match[str]) -> int:
    size = min(int(offset["hours"]) * 60 + int(offset["minutes"] or 0), 14 * 60)
    return -size if offset["sign"] == "-" else size
