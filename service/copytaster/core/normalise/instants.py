"""Instants as feeds write them: ISO 8601 in its many spellings, read in the zone that is stated or the agency's.

A string in; an aware datetime and how its zone is known, or None. A bare date is no instant and never midnight.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone, tzinfo

from copytaster.core.model import ZoneSource

# 2026-03-02T10:15:00Z, 20260302T101500+0100, 2026-03-02 10:15:00.123 +01:00, 2026-03-02T10:15Z
_INSTANT = re.compile(
    r"""\s*(?P<year>\d{4})-?(?P<month>\d{2})-?(?P<day>\d{2})[T ]\s?
    (?P<hour>\d{2}):?(?P<minute>\d{2})(?::?(?P<second>\d{2})(?:[.,](?P<fraction>\d{1,9}))?)?
    \s?(?P<zone>Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?\s*""",
    re.VERBOSE | re.IGNORECASE,
)
# No year, hour or offset that has to be judged.
_USUAL = re.compile(
    r"20[0-9]{2}(?:-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]{3})?|[0-9]{4}T[0-9]{6})"
    r"(?:Z|[+-](?:0[0-9]|1[0-3]):?[0-5][0-9])"
)
BARE_DATE = re.compile(r"\s*\d{4}-?\d{2}-?\d{2}\s*")
EARLIEST_YEAR = 1970
LATEST_YEAR = 2300
"""Stamps outside are slips of a machine (0001-01-01, 9999-12-31)."""


@dataclass(frozen=True, slots=True)
class Zone:
    """The zone of naive stamps: the agency's rule and its IANA name, or nothing."""

    rule: tzinfo | None = None
    name: str | None = None


def read_instant(text: str, zone: Zone) -> tuple[datetime | None, ZoneSource | None]:
    """The instant and how its zone is known (ASSUMED is UTC); (None, None) when the text is no instant."""
    if usual := _usual(text):
        return usual, ZoneSource.STATED
    match = _INSTANT.fullmatch(text)
    if match is None or not EARLIEST_YEAR <= int(match["year"]) <= LATEST_YEAR:
        return None, None
    rule, source = zone.rule, ZoneSource.AGENCY
    if stated := match["zone"]:
        rule, source = _offset(stated), ZoneSource.STATED
    elif rule is None:
        rule, source = UTC, ZoneSource.ASSUMED
    digits = [int(match[name] or 0) for name in ("month", "day", "hour", "minute", "second")]
    month, day, hour, minute, second = digits
    microsecond = int(f"{match['fraction'] or 0:0<6}"[:6])
    try:
        return datetime(int(match["year"]), month, day, hour, minute, second, microsecond, tzinfo=rule), source
    except ValueError:
        return None, None


def _usual(text: str) -> datetime | None:
    """2026-03-02T10:15:00Z, 20260302T101500+0100, as most feeds write it: a quarter of the time; None for all else."""
    if not _USUAL.fullmatch(text):
        return None
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def _offset(stated: str) -> tzinfo:
    """A zone as stated; no place on earth is further than 14 hours from UTC."""
    digits = "".join(character for character in stated if character.isdigit())
    minutes = min(int(digits[:2]) * 60 + int(digits[2:] or 0), 14 * 60) if digits else 0
    return timezone(timedelta(minutes=-minutes if stated.startswith("-") else minutes)) if minutes else UTC
