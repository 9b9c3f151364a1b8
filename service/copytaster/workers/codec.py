"""Records and outcomes as plain tuples, for the way between the processes.

Pickled as they are, dataclasses and enumerations cost both sides together 117 µs a record, more than all the rest of
the hand-over; as tuples 12. An instant keeps its microsecond and loses its zone, which is UTC throughout.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Final, TypeAlias

from copytaster.core.model import (
    Action,
    DeadLettered,
    Headers,
    Outcome,
    OutputRecord,
    Priority,
    Published,
    PubStatus,
    RawRecord,
    Received,
    Spiked,
    Stage,
    StoryTally,
    Tally,
)

_Instant: TypeAlias = tuple[int, int, int]  # days, seconds, microseconds since the epoch
PackedRecord: TypeAlias = tuple[bytes | None, _Instant, bytes | None, Headers, str, int, int]
_PackedOutput: TypeAlias = tuple[str, bytes | None, Headers, bytes]
_PackedStory: TypeAlias = tuple[str, str | None, int | None, str, bool, _Instant, bool, int, tuple[str, ...]]
_PackedTally: TypeAlias = tuple[
    str,
    str | None,
    tuple[_PackedStory, ...],
    str | None,
    str | None,
    tuple[tuple[str, float], ...],
    tuple[tuple[str, str, float], ...],
    bool,
    tuple[str, ...],
    tuple[tuple[str, int], ...],
    float,
]
PackedOutcome: TypeAlias = tuple[int, tuple[_PackedOutput, ...], _PackedTally]

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_OUTCOMES: Final[tuple[type[Published | Spiked | DeadLettered], ...]] = (Published, Spiked, DeadLettered)
_NUMBERS: Final = {kind: number for number, kind in enumerate(_OUTCOMES)}
# A look-up is ten times faster than a call of the enumeration.
_ACTIONS: Final[dict[str, Action]] = {str(one): one for one in Action}
_PRIORITIES: Final[dict[str, Priority]] = {str(one): one for one in Priority}
_STATUSES: Final[dict[str, PubStatus]] = {str(one): one for one in PubStatus}
_STAGES: Final[dict[str, Stage]] = {str(one): one for one in Stage}
_RECEIVED: Final[dict[str, Received]] = {str(one): one for one in Received}


def pack_records(records: Sequence[RawRecord]) -> list[PackedRecord]:
    """Records as tuples."""
    return [
        (
            record.value,
            _pack_instant(record.timestamp),
            record.key,
            record.headers,
            record.topic,
            record.partition,
            record.offset,
        )
        for record in records
    ]


def unpack_record(packed: PackedRecord) -> RawRecord:
    """The record again."""
    value, instant, key, headers, topic, partition, offset = packed
    return RawRecord(value, _unpack_instant(instant), key, headers, topic, partition, offset)


def pack_outcome(outcome: Outcome) -> PackedOutcome:
    """An outcome as tuples."""
    outputs = tuple([(one.topic, one.key, one.headers, one.value) for one in outcome.records])
    tally = outcome.tally
    packed = (
        tally.feed,
        _plain(tally.syntax),
        tuple([_pack_story(story) for story in tally.stories]),
        _plain(tally.code),
        _plain(tally.stage),
        tuple([(str(stage), seconds) for stage, seconds in tally.stage_seconds]),
        tally.enrichments,
        tally.urgent,
        tuple([str(one) for one in tally.received]),
        tally.sequence,
        tally.began,
    )
    return _NUMBERS[type(outcome)], outputs, packed


def unpack_outcome(packed: PackedOutcome) -> Outcome:
    """The outcome again."""
    kind, outputs, packed_tally = packed
    feed, syntax, stories, code, stage, stage_seconds, enrichments, urgent, received, sequence, began = packed_tally
    tally = Tally(
        feed,
        syntax,
        tuple([_unpack_story(story) for story in stories]),
        code,
        _STAGES[stage] if stage is not None else None,
        stage_seconds,
        enrichments,
        urgent,
        tuple([_RECEIVED[one] for one in received]),
        sequence,
        began,
    )
    return _OUTCOMES[kind](tuple([OutputRecord(*output) for output in outputs]), tally)


def _pack_story(story: StoryTally) -> _PackedStory:
    return (
        str(story.action),
        _plain(story.priority),
        story.urgency,
        str(story.pub_status),
        story.alerted,
        _pack_instant(story.version_created),
        story.version_stated,
        story.bytes,
        story.warnings,
    )


def _unpack_story(packed: _PackedStory) -> StoryTally:
    action, priority, urgency, status, alerted, created, stated, size, warnings = packed
    return StoryTally(
        _ACTIONS[action],
        _PRIORITIES[priority] if priority is not None else None,
        urgency,
        _STATUSES[status],
        alerted,
        _unpack_instant(created),
        stated,
        size,
        warnings,
    )


def _plain(text: str | None) -> str | None:
    """Without its enumeration, by which pickle would look up its class."""
    return None if text is None else str(text)


def _pack_instant(instant: datetime) -> _Instant:
    since = instant - _EPOCH
    return since.days, since.seconds, since.microseconds


def _unpack_instant(packed: _Instant) -> datetime:
    return _EPOCH + timedelta(*packed)
