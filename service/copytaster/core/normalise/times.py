"""The story's instants, the zone of those without one, and the day the copy gives as its own.

Stated instants are read as sent, in the zone stated, else the agency's, else UTC with a warning. `versionCreated` falls
back to the Kafka timestamp; a bare date never becomes midnight. The document's day comes from its furniture, else from
a dateline that settles a year.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo

from copytaster.core.context import DateOrder, Dialect
from copytaster.core.model import (
    At,
    AtPath,
    Block,
    BlockKind,
    Dateline,
    DocumentDate,
    Field,
    Found,
    Places,
    Range,
    Stage,
    StoryWarning,
    Times,
    VersionSource,
    ZoneSource,
)
from copytaster.core.normalise.instants import BARE_DATE, Zone, read_instant
from copytaster.core.shapes import dates

_SLACK = timedelta(days=1)
"""Clocks and zones of senders are wrong by hours, not by days."""
DATED_KINDS = frozenset({BlockKind.FURNITURE, BlockKind.UNKNOWN, BlockKind.SOURCE_LINE, BlockKind.SIGN_OFF})
"""Kinds of blocks that print a day."""


@dataclass(frozen=True, slots=True)
class Stated:
    """The instants that the feed states, by field, and what was wrong with others."""

    instants: Mapping[Field, datetime]
    zone: str | None
    zone_source: ZoneSource | None
    warnings: tuple[StoryWarning, ...]

    @property
    def day(self) -> date | None:
        """The day of the version, in the zone it was stated in: a base for dates without a year."""
        instant = self.instants.get(Field.VERSION_CREATED) or self.instants.get(Field.FIRST_CREATED)
        return instant.date() if instant else None


INSTANTS = (Field.VERSION_CREATED, Field.FIRST_CREATED, Field.CONTENT_CREATED, Field.SENT, Field.EXPIRES)


def zone_of(dialect: Dialect | None, zones: Mapping[str, tzinfo]) -> Zone:
    """The agency's zone for stamps without one."""
    name = dialect.zone if dialect else None
    return Zone(zones.get(name), name) if name and name in zones else Zone()


def stated_times(fields: Mapping[Field, tuple[Found, ...]], zone: Zone, received: datetime) -> Stated:
    """All instants that the feed states and that can be read."""
    instants: dict[Field, datetime] = {}
    sources: list[tuple[ZoneSource, datetime]] = []
    warnings: list[StoryWarning] = []
    for field in INSTANTS:
        for found in fields.get(field, ()):
            if field in instants or not isinstance(found.value, str) or not found.value:
                continue
            instant, source = read_instant(found.value, zone)
            if instant is None or source is None:
                warnings.append(_unread(field, found))
                continue
            instants[field] = instant
            sources.append((source, instant))
            if source is ZoneSource.ASSUMED:
                warnings.append(
                    _warning("zone_assumed", f"{field} has no zone and the agency's is unknown: UTC", found)
                )
            if field is not Field.EXPIRES and instant - received > _SLACK:
                warnings.append(
                    _warning("time_in_future", f"{field} is later than the record by more than a day", found)
                )
    name, source = _zone_used(sources, zone)
    return Stated(instants, name, source, tuple(warnings))


def _zone_used(sources: list[tuple[ZoneSource, datetime]], zone: Zone) -> tuple[str | None, ZoneSource | None]:
    """The zone of the first stamp (versionCreated leads); of an agency that stamps nothing, its own."""
    if not sources:
        return (zone.name, ZoneSource.AGENCY) if zone.name else (None, None)
    source, instant = sources[0]
    if source is ZoneSource.AGENCY:
        return zone.name, source
    offset = instant.isoformat()[-6:]
    return ("UTC" if offset == "+00:00" else offset), source


def _unread(field: Field, found: Found) -> StoryWarning:
    value = found.value if isinstance(found.value, str) else ""
    if BARE_DATE.fullmatch(value):
        return _warning("date_without_time", f"{field} is a day without a time", found)
    return _warning("time_unreadable", f"{field} is no instant that can be", found)


def _warning(code: str, message: str, found: Found) -> StoryWarning:
    at: Places = () if isinstance(found.source, Range) else (AtPath(found.source),)
    return StoryWarning(code, Stage.NORMALISE, message, at)


def printed_date(blocks: Sequence[Block], dialect: Dialect | None) -> DocumentDate | None:
    """The day printed among the furniture of the copy, figures in the agency's order."""
    day_first = None if dialect is None or dialect.date_order is None else dialect.date_order is DateOrder.DAY_FIRST
    for number, block in enumerate(blocks):
        if block.kind not in DATED_KINDS:
            continue
        for printed in dates.printed(block.text, day_first=day_first):
            return DocumentDate(printed.value, (At(number, printed.start, printed.end),))
    return None


def times_of(stated: Stated, received: datetime, printed: DocumentDate | None, dateline: Dateline | None) -> Times:
    """The story's times; without a stated version the Kafka timestamp is the version's."""
    version = stated.instants.get(Field.VERSION_CREATED)
    document = printed
    if document is None and dateline and dateline.date and len(dateline.date) == len("2026-03-02"):
        document = DocumentDate(dateline.date, dateline.at)
    return Times(
        received=received,
        version_created=version or received,
        version_source=VersionSource.STATED if version else VersionSource.KAFKA,
        first_created=stated.instants.get(Field.FIRST_CREATED),
        content_created=stated.instants.get(Field.CONTENT_CREATED),
        expires=stated.instants.get(Field.EXPIRES),
        sent=stated.instants.get(Field.SENT),
        document_date=document,
        zone=stated.zone,
        zone_source=stated.zone_source,
    )
