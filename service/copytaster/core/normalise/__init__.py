"""RawStory to Story: everything that must be decided, decided, each value with its place.

First the blocks are settled (`blocks.py`): private text out, letters repaired, numbered as published. Then each module
reads its facts from the final blocks and the cleaned fields; nothing here guesses from one story what another said.
`normalise` is the list of these steps.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from copytaster.core.context import DateOrder, Dialect, Dialects, Tables
from copytaster.core.model import (
    BODY_KINDS,
    Action,
    Block,
    BlockKind,
    Byline,
    Dateline,
    Feed,
    Field,
    NativeId,
    RawRecord,
    RawStory,
    Stage,
    Story,
    StoryWarning,
    Syntax,
)
from copytaster.core.normalise.blocks import Settled, settle
from copytaster.core.normalise.bylines import SIGNED_KINDS, bylines_of
from copytaster.core.normalise.credits import credits_of
from copytaster.core.normalise.datelines import dateline_of, printed_datelines
from copytaster.core.normalise.declared import declared_of, rights_of
from copytaster.core.normalise.embargo import judge
from copytaster.core.normalise.embeds import embeds_of
from copytaster.core.normalise.headlines import headlines_of, standfirst_of
from copytaster.core.normalise.ids import Identity, ids_of
from copytaster.core.normalise.killed import withdrawn
from copytaster.core.normalise.lifecycle import lifecycle_of, pub_status_of
from copytaster.core.normalise.media import media_of
from copytaster.core.normalise.origin import as_first_received, origin_of
from copytaster.core.normalise.provider import Provider, dialect_of_copy, first_text, hinted, names_of, provider_of
from copytaster.core.normalise.spike import spike_of
from copytaster.core.normalise.times import DATED_KINDS, Stated, printed_date, stated_times, times_of, zone_of
from copytaster.core.normalise.urgency import decide, ranked
from copytaster.core.shapes.bylines import name_start

__all__ = ["as_first_received", "normalise"]


def normalise(raw: RawStory, record: RawRecord, tables: Tables) -> Story:
    """The strict story; never raises for what bytes can cause."""
    dialects = tables.dialects
    raw, provider = _sender(raw, record, tables)
    habits = provider.dialect or dialect_of_copy(raw.blocks, dialects)
    settled = settle(raw, habits, dialects)
    blocks, fields, kinds = settled.blocks, settled.fields, settled.kinds

    printed = None if kinds.isdisjoint(DATED_KINDS) else printed_date(blocks, habits)
    stated = stated_times(fields, zone_of(provider.dialect, tables.zones), record.timestamp)
    base = _day(printed.value) if printed else stated.day
    datelines = printed_datelines(blocks, dialects, settled.readings.datelines)
    dateline = dateline_of(datelines, dialects, base)
    times = times_of(stated, record.timestamp, printed, dateline)

    agency = _agency(provider, dateline, dialects)
    verdict = judge(
        fields,
        blocks,
        settled.hidden,
        now=record.timestamp,
        base=base or record.timestamp.date(),
        zone=zone_of(agency, tables.zones),
        zones=tables.zones,
        day_first=None if agency is None or agency.date_order is None else agency.date_order is DateOrder.DAY_FIRST,
        null_is_indefinite=agency is not None and agency.null_embargo_is_indefinite,
    )
    declared = declared_of(fields, raw.decoded, provider.dialect, raw.detection.syntax)
    lifecycle = lifecycle_of(blocks, fields, settled.hidden, verdict.embargo, settled.readings)
    lifecycle = ranked(lifecycle, declared.urgency_mapped, fields, provider.dialect, blocks)
    pub_status, status_warnings = pub_status_of(lifecycle.action, fields, verdict.embargo, embargoed=verdict.withheld)
    urgency, decided = decide(declared.urgency_mapped, lifecycle.priority)

    bylines = () if kinds.isdisjoint(SIGNED_KINDS) and Field.BYLINE not in fields else bylines_of(blocks, fields)
    media = media_of(blocks, fields, dialects) if BlockKind.CAPTION in kinds or Field.MEDIA in fields else ()
    story = Story(
        ids=ids_of(
            _identity(raw, provider, record, stated),
            lifecycle.target.native_id if lifecycle.target else None,
            raw.fields,
            raw.copy,
            raw.part,
        ),
        feed=_feed(settled, provider, _feed_id(raw, provider, record, tables)),
        detection=raw.detection,
        origin=origin_of(record, raw.decoded),
        times=times,
        lifecycle=lifecycle,
        pub_status=pub_status,
        declared=declared,
        agency_language=agency.language if agency else None,
        blocks=blocks,
        part=raw.part,
        embargo=verdict.embargo,
        spike=spike_of(blocks, fields, lifecycle.action),
        urgency=urgency,
        headlines=headlines_of(blocks, settled.roles, settled.readings) if BlockKind.HEADLINE in kinds else (),
        title=first_text(fields, Field.TITLE),
        standfirst=standfirst_of(blocks) if BlockKind.STANDFIRST in kinds else None,
        slugline=first_text(fields, Field.SLUGLINE),
        located=first_text(fields, Field.LOCATED),
        ed_note=_ed_note(blocks) if BlockKind.EDITORS_NOTE in kinds else None,
        dateline=dateline,
        bylines=bylines,
        by=_by(first_text(fields, Field.BYLINE), blocks, bylines),
        credits=credits_of(blocks, fields, media, datelines, dialects),
        info_sources=names_of(fields, Field.SOURCE),
        embeds=embeds_of(blocks) if BlockKind.EMBED in kinds else (),
        media=media,
        rights=rights_of(fields),
        private_notes=settled.private,
        decided=decided,
        warnings=_warnings(raw, settled, lifecycle.action, stated.warnings, verdict.warnings, status_warnings),
    )
    return withdrawn(story) if lifecycle.action is Action.KILL else story


def _day(value: str) -> date | None:
    """A day in ISO 8601; None for what is only part of one."""
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


def _agency(provider: Provider, dateline: Dateline | None, dialects: Dialects) -> Dialect | None:
    """Whose habits the copy follows: the sender's, else those of the agency in its dateline."""
    return provider.dialect or (dialects.find(dateline.agency) if dateline else None)


def _identity(raw: RawStory, provider: Provider, record: RawRecord, stated: Stated) -> Identity:
    """What identifies the story, from the fields as they were sent."""
    dialect = provider.dialect
    by_slugline = dialect is not None and dialect.sluglines_unique_per_day
    return Identity(
        sender=provider.name or record.topic,
        item_id=first_text(raw.fields, Field.ITEM_ID),
        slugline=first_text(raw.fields, Field.SLUGLINE) if by_slugline else None,
        slugline_day=stated.day,
        dated=dialect is not None and dialect.item_id_has_date,
        revised=raw.detection.syntax is not Syntax.NEWSMLG2,
    )


def _sender(raw: RawStory, record: RawRecord, tables: Tables) -> tuple[RawStory, Provider]:
    """Who sent the story, and the story with the dialect that the registry hints at where nothing else tells one."""
    provider = provider_of(raw.fields, raw.detection.dialect, tables.dialects)
    rule = tables.feeds.of(record, provider.name) if provider.dialect is None else None
    known = hinted(provider, rule.dialect if rule else None, tables.dialects)
    if known is provider or known.dialect is None:
        return raw, provider
    evidence = f"{raw.detection.evidence}; dialect by the registry of feeds"
    return replace(raw, detection=replace(raw.detection, dialect=known.dialect.name, evidence=evidence)), known


def _feed_id(raw: RawStory, provider: Provider, record: RawRecord, tables: Tables) -> str:
    dialect = provider.dialect.name if provider.dialect else raw.detection.dialect
    return tables.feeds.id_of(record, provider.name, dialect)


def _feed(settled: Settled, provider: Provider, feed_id: str) -> Feed:
    fields = settled.fields
    natives = [NativeId(one.value, one.role) for one in fields.get(Field.NATIVE_ID, ()) if isinstance(one.value, str)]
    return Feed(
        id=feed_id,
        provider=provider.name,
        item_id=first_text(fields, Field.ITEM_ID),
        native_ids=tuple(dict.fromkeys(one for one in natives if one.value.strip())),
        sequence=first_text(fields, Field.SEQUENCE),
        services=names_of(fields, Field.SERVICE),
    )


def _ed_note(blocks: tuple[Block, ...]) -> str | None:
    """All notes to the desk, one a line."""
    notes = dict.fromkeys(block.text for block in blocks if block.kind is BlockKind.EDITORS_NOTE)
    return "\n".join(notes) or None


def _by(sent: str | None, blocks: tuple[Block, ...], bylines: tuple[Byline, ...]) -> str | None:
    """The byline as sent, else as it stands in the copy, on one line and without its "By"."""
    if not sent and not bylines:  # where a byline block is, there is a writer
        return None
    lines = [sent] if sent else [block.text for block in blocks if block.kind is BlockKind.BYLINE]
    words = [line[name_start(line) :].strip() for line in lines or [one.name for one in bylines]]
    return ", ".join(dict.fromkeys([word for word in words if word])) or None


def _warnings(
    raw: RawStory, settled: Settled, action: Action, *others: tuple[StoryWarning, ...]
) -> tuple[StoryWarning, ...]:
    """Every fault on the way, in the order of the stages, each once."""
    warnings = [*raw.decoded.warnings, *raw.warnings, *settled.warnings]
    warnings += [warning for found in others for warning in found]
    if action is not Action.KILL and settled.kinds.isdisjoint(BODY_KINDS):
        warnings.append(StoryWarning("no_text", Stage.NORMALISE, "recognised copy without text"))
    return tuple(dict.fromkeys(warnings)) if warnings else ()
