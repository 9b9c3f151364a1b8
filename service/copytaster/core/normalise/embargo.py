"""The embargo of a story: what was stated, when it lifts, and whether the copy is withheld at its record's time.

Takes the embargo fields, the settled blocks and the private texts (an embargo binds even where it may not be quoted);
gives an `Embargo` or None, whether it withholds, and warnings. CONTRACT: doubt withholds. A lift that cannot be read,
that has no zone stated or known for the agency, or that never comes, withholds with a warning; a placeholder (letters
where digits belong) is none, with a warning; a JSON null is none; an empty string says that there is an embargo and
not until when.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo

from copytaster.core.model import (
    At,
    AtPath,
    Block,
    BlockKind,
    Embargo,
    Field,
    Found,
    Places,
    Range,
    Stage,
    StoryWarning,
    ZoneSource,
)
from copytaster.core.normalise import embargo_words as words
from copytaster.core.normalise.instants import Zone, read_instant

_OPENING_BLOCKS = 4
_WINDOW_CHARACTERS = 160
"""A lift is stated this close behind its mark."""
_NO_EMBARGO = frozenset({"none", "no", "false", "null", "nil", "n/a", "keine", "nein"})

_TIME = re.compile(
    r"""(?<![\d:.])(?:(?P<hour>[01]?\d|2[0-4])(?:\s?[:.h]\s?(?P<minute>[0-5]\d)(?::[0-5]\d)?|h)?(?P<military>[0-5]\d(?=\D|$))?
        (?:\s?(?P<half>[ap])\.?\s?m\b\.?|\s?(?P<uhr>uhr\b|hrs?\b|hours\b|heures\b|horas\b|kl\b))?)(?![\d/-])""",
    re.IGNORECASE | re.VERBOSE,
)
_NOON = re.compile(r"\b(?:noon|midday|12\s?noon|midi|mittags?)\b", re.IGNORECASE)
_MIDNIGHT = re.compile(
    r"\b(?:midnight|mitternacht|minuit|medianoche|mezzanotte|middernacht|midnatt|midnat)\b", re.IGNORECASE
)
_NUMERIC_DATE = re.compile(
    r"(?<![\d/.-])(?P<first>\d{1,2})(?P<mark>[./-])(?P<second>\d{1,2})(?P=mark)(?P<year>\d{4})(?![\d/-])"
)
_ISO = re.compile(
    r"(?<!\d)\d{4}-\d{2}-\d{2}[T ]\d{2}:?\d{2}(?::?\d{2}(?:\.\d{1,9})?)?\s?(?:Z|[+-]\d{2}:?\d{2})?(?![\d-])"
)
_ISO_DATE = re.compile(r"(?<!\d)(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})(?![\d-])")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)?")
_DAY_BEFORE = re.compile(
    r"(?<!\d)(?P<day>[0-3]?\d)(?:st|nd|rd|th|er|\.|º|°)?,?(?:\s(?:of|de|di|du))?\s{0,2}$", re.IGNORECASE
)
_DAY_AFTER = re.compile(r"\.?\s{0,2}(?P<day>[0-3]?\d)(?:st|nd|rd|th)?(?![\d:])(?!\s?[ap]\.?m)", re.IGNORECASE)
_YEAR = re.compile(r"\.?,?(?:\s(?:de|of))?\s{0,2}(?P<year>\d{4})(?!\d)")
_OFFSET = re.compile(r"(?:(?:GMT|UTC)\s?)?(?P<sign>[+-])(?P<hours>\d{1,2})(?::?(?P<minutes>\d{2}))?(?!\d)")
_ZONE = re.compile(
    r"\b(?:(?P<name>(?:eastern|pacific|london|uk|paris|berlin|new york|tokyo|sydney|brussels) time|(?-i:Eastern))"
    r"|(?-i:(?P<letters>[A-Z]{2,5})))\b(?P<shift>\s?[+-]\d{1,2}(?::?\d{2})?)?|(?<=\d)(?P<zulu>Z)\b",
    re.IGNORECASE,
)
_BARE_OFFSET = re.compile(r"(?<=\d)\s?(?P<sign>[+-])(?P<hours>\d{2}):?(?P<minutes>\d{2})(?!\d)")
_LOCAL = re.compile(r"\blocal(?:\s+time)?\b|\bortszeit\b|\bheure\s+locale\b|\bhora\s+local\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Statement:
    """An embargo as stated: its words (None when they are private), what says when it lifts, and the place."""

    text: str | None
    lift: str
    at: Places


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the embargo is and whether it withholds now."""

    embargo: Embargo | None = None
    withheld: bool = False
    warnings: tuple[StoryWarning, ...] = ()


def judge(
    fields: Mapping[Field, tuple[Found, ...]],
    blocks: Sequence[Block],
    hidden: Sequence[str],
    *,
    now: datetime,
    base: date,
    zone: Zone,
    zones: Mapping[str, tzinfo],
    null_is_indefinite: bool = False,
) -> Verdict:
    """The strictest of all embargoes stated, judged at `now`; `base` settles a year that is not stated.

    `null_is_indefinite` is what the agency means by a JSON null.
    """
    found = fields.get(Field.EMBARGO, ())
    if null_is_indefinite:
        found = tuple(replace(one, value="") if one.value is None else one for one in found)
    verdicts = [_field(one, now, zone) for one in found]
    statements = _statements(blocks, hidden)
    verdicts += [_stated(statement, now=now, base=base, zone=zone, zones=zones) for statement in statements]
    return _strictest(verdicts)


def _strictest(verdicts: list[Verdict]) -> Verdict:
    warnings = tuple(dict.fromkeys(warning for verdict in verdicts for warning in verdict.warnings))
    stated = [verdict for verdict in verdicts if verdict.embargo]
    if not stated:
        return Verdict(warnings=warnings)

    def strictness(verdict: Verdict) -> tuple[bool, bool, float]:
        until = verdict.embargo.until if verdict.embargo else None
        return verdict.withheld, until is None, until.timestamp() if until else 0.0

    return replace(max(stated, key=strictness), warnings=warnings)


def _warned(embargo: Embargo, code: str, message: str) -> Verdict:
    """An embargo in doubt withholds."""
    return Verdict(embargo, withheld=True, warnings=(StoryWarning(code, Stage.NORMALISE, message, embargo.at),))


# --- fields -----------------------------------------------------------------------------------------------------------


def _field(found: Found, now: datetime, zone: Zone) -> Verdict:  # noqa: PLR0911 - one return for each way to say it
    at: Places = () if isinstance(found.source, Range) else (AtPath(found.source),)
    value = found.value
    if value is None or value is False:
        return Verdict()
    text = value.strip() if isinstance(value, str) else None
    embargo = Embargo(text=text or None, at=at)
    if text == "" or value is True:
        return _warned(replace(embargo, indefinite=True), "embargo_indefinite", "an embargo without a lift")
    if text is None:
        return _warned(embargo, "embargo_unreadable", "the lift of the embargo is not a date")
    if text.casefold() in _NO_EMBARGO:
        return Verdict()
    if words.INDEFINITE.search(text):
        return _warned(replace(embargo, indefinite=True), "embargo_indefinite", "an embargo without a lift")
    if words.STAMP_PLACEHOLDER.fullmatch(text) or (words.PLACEHOLDER.search(text) and not _has_digits(text)):
        return _placeholder(at)
    until, source = read_instant(text, zone)
    if until is None:
        return _warned(embargo, "embargo_unreadable", "the lift of the embargo cannot be read")
    if source is ZoneSource.ASSUMED:
        return _warned(
            embargo, "embargo_zone_unknown", "the lift of the embargo has no zone, and the agency's is unknown"
        )
    return Verdict(replace(embargo, until=until, zone_source=source), withheld=now < until)


def _has_digits(text: str) -> bool:
    return any(character.isdigit() for character in text)


def _placeholder(at: Places) -> Verdict:
    message = "the embargo is a placeholder that nobody filled in: taken for none"
    return Verdict(warnings=(StoryWarning("embargo_placeholder", Stage.NORMALISE, message, at),))


# --- words of the copy ------------------------------------------------------------------------------------------------


def _statements(blocks: Sequence[Block], hidden: Sequence[str]) -> Iterator[Statement]:
    for number, block in enumerate(blocks):
        note = block.kind is BlockKind.EDITORS_NOTE
        opens = number < _OPENING_BLOCKS or block.kind in {BlockKind.FURNITURE, BlockKind.UNKNOWN, BlockKind.HEADLINE}
        match = words.IN_NOTE.search(block.text) if note else words.AT_START.match(block.text) if opens else None
        if match:
            start = match.start("mark")
            end = min(len(block.text), match.end() + _WINDOW_CHARACTERS)
            stated = block.text[start:end].rstrip()
            yield Statement(stated, block.text[match.end() : end], (At(number, start, start + len(stated)),))
    for text in hidden:
        if match := words.IN_NOTE.search(text):
            yield Statement(None, text[match.end() : match.end() + _WINDOW_CHARACTERS], ())


def _stated(  # noqa: PLR0911 - one return for each way to say it
    statement: Statement, *, now: datetime, base: date, zone: Zone, zones: Mapping[str, tzinfo]
) -> Verdict:
    lift = statement.lift
    whole = f"{statement.text or ''} {lift}"
    if words.LIFTED.search(whole):
        return Verdict()
    embargo = Embargo(text=statement.text, at=statement.at)
    if words.INDEFINITE.search(lift):
        return _warned(replace(embargo, indefinite=True), "embargo_indefinite", "an embargo without a lift")
    if words.PLACEHOLDER.search(lift) and not _TIME.search(lift):
        return _placeholder(statement.at)
    if not any(character.isdigit() for character in lift) and not _NOON.search(lift):
        return _warned(replace(embargo, indefinite=True), "embargo_indefinite", "an embargo without a lift")
    until, source = read_lift(lift, base=base, zone=zone, zones=zones)
    if until is None and source is ZoneSource.ASSUMED:
        return _warned(
            embargo, "embargo_zone_unknown", "the lift of the embargo has no zone, and the agency's is unknown"
        )
    if until is None:
        return _warned(embargo, "embargo_unreadable", "the lift of the embargo cannot be read")
    return Verdict(replace(embargo, until=until, zone_source=source), withheld=now < until)


def read_lift(
    text: str, *, base: date, zone: Zone, zones: Mapping[str, tzinfo]
) -> tuple[datetime | None, ZoneSource | None]:
    """The instant that the words name; (None, ASSUMED) when only its zone is unknown, (None, None) when more is."""
    if iso := _ISO.search(text):
        instant, source = read_instant(iso[0], zone)
        if source is not ZoneSource.ASSUMED or not (stated := _zone(text[iso.end() :], zones)):
            return (None, source) if source is ZoneSource.ASSUMED else (instant, source)
        return (instant.replace(tzinfo=stated), ZoneSource.STATED) if instant else (None, None)
    day, rest = _date(text, base)
    clock = _clock(rest)
    if day is None or clock is None or not _weekday_agrees(text, day):
        return None, None
    hour, minute = clock
    stated = _zone(rest, zones)
    local = _LOCAL.search(rest)
    known = stated or (None if local else zone.rule)
    if known is None:
        return None, ZoneSource.ASSUMED
    instant = datetime(day.year, day.month, day.day, tzinfo=known) + timedelta(hours=hour, minutes=minute)
    return instant, ZoneSource.STATED if stated else ZoneSource.AGENCY


def _date(text: str, base: date) -> tuple[date | None, str]:
    """The day named, and the text without it (its digits must not be taken for a time)."""
    if iso := _ISO_DATE.search(text):
        return _day(int(iso["year"]), int(iso["month"]), int(iso["day"])), text[: iso.start()] + " " + text[iso.end() :]
    if numeric := _NUMERIC_DATE.search(text):
        return _numeric(numeric), text[: numeric.start()] + " " + text[numeric.end() :]
    for word in _WORD.finditer(text):
        month = words.MONTHS.get(word[0].casefold())
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
        rest = text[:start] + " | " + text[year.end() if year else end :]
        return _in_year(int(year["year"]) if year else None, month, int(found["day"]), base), rest
    return None, text


def _numeric(match: re.Match[str]) -> date | None:
    """04.03.2026 is read as written on the continent; 03/04/2026 could be two days, and 03/14/2026 only one."""
    first, second, year = int(match["first"]), int(match["second"]), int(match["year"])
    if match["mark"] == "." or first > 12 or first == second:
        return _day(year, second, first)
    return _day(year, first, second) if second > 12 else None


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
    named = {
        words.WEEKDAYS[word]
        for word in (found[0].casefold() for found in _WORD.finditer(text))
        if word in words.WEEKDAYS
    }
    return not named or day.weekday() in named


def _clock(text: str) -> tuple[int, int] | None:
    """Hours and minutes; None when none or several are named, or a midnight that could be either day's."""
    if _MIDNIGHT.search(text):
        return None
    times = {one for match in _TIME.finditer(text) if (one := _hours(match)) is not None}
    if _NOON.search(text):
        times = {(12, 0)} if times <= {(12, 0)} else times | {(12, 0)}
    return times.pop() if len(times) == 1 else None


def _hours(match: re.Match[str]) -> tuple[int, int] | None:
    """A time of day; a bare number such as 7 is none, 0600 and 7 p.m. are."""
    hour, minute = int(match["hour"]), int(match["minute"] or match["military"] or 0)
    if not (match["minute"] or match["military"] or match["half"] or match["uhr"] or match[0].lower().endswith("h")):
        return None
    if match["military"] and len(match["hour"]) < 2:
        return None
    if half := match["half"]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half.lower() == "p" else 0)
    return (hour, minute) if hour * 60 + minute <= 24 * 60 else None


def _zone(text: str, zones: Mapping[str, tzinfo]) -> tzinfo | None:
    """The zone named first in the text."""
    for match in _ZONE.finditer(text):
        if match["zulu"]:
            return UTC
        name = (match["name"] or match["letters"] or "").upper()
        if name in words.ZONE_NAMES:
            return zones.get(words.ZONE_NAMES[name])
        if name in words.ZONE_MINUTES:
            shift = _OFFSET.search(match["shift"]) if match["shift"] else None
            return timezone(timedelta(minutes=words.ZONE_MINUTES[name] + (_minutes(shift) if shift else 0)))
    offset = _BARE_OFFSET.search(text)
    return timezone(timedelta(minutes=_minutes(offset))) if offset else None


def _minutes(offset: re.Match[str]) -> int:
    size = min(int(offset["hours"]) * 60 + int(offset["minutes"] or 0), 14 * 60)
    return -size if offset["sign"] == "-" else size
