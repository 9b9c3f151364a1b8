"""What one record adds to the counters: a pure reading of its outcome and tally."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from copytaster.core.model import DeadLettered, Outcome, Priority, Published, RawRecord, Spiked, Stage, Tally
from copytaster.metrics_catalogue import LIVE, NONE, OTHER, REPLAY
from copytaster.metrics_series import Series

OUTCOMES = {Published: "published", Spiked: "spiked", DeadLettered: "dead_lettered"}
READ_STAGES = frozenset({Stage.UNWRAP, Stage.DETECT, Stage.PARSE})
"""A record that fails here was never read as its format."""


Likeness: TypeAlias = tuple[object, ...]


def likeness(outcome: Outcome, mode: str) -> Likeness:
    """Equal for records that add to the same series: they are counted together, for most records of a batch are."""
    tally = outcome.tally
    stories = [(story.action, story.priority, story.warnings) for story in tally.stories]
    runs = [(enricher, result) for enricher, result, _ in tally.enrichments]
    return type(outcome), mode, tally.feed, tally.syntax, tally.code, tally.stage, *stories, *runs


def counted(outcome: Outcome, mode: str, feed: str) -> Iterator[Series]:
    """The series that go up by one; `feed` is the label that stands for the tally's feed."""
    tally = outcome.tally
    yield "records_total", feed, OUTCOMES[type(outcome)], mode
    if result := _parsed(outcome):
        yield "parsed_total", tally.syntax or NONE, result
    if isinstance(outcome, Spiked):
        yield "spiked_total", feed, tally.code or OTHER
    elif tally.code:  # a published record has one when a part of it was dead-lettered
        yield "dead_letters_total", feed, tally.stage or OTHER, tally.code
    for story in tally.stories:
        yield "stories_total", story.action
        for code in story.warnings:
            yield "warnings_total", code
    for enricher, result, _ in tally.enrichments:
        yield "enrichments_total", enricher, result


def _parsed(outcome: Outcome) -> str | None:
    """How the format fared; None when the record held nothing to read."""
    tally = outcome.tally
    if isinstance(outcome, DeadLettered) and tally.stage in READ_STAGES:
        return "failed"
    if tally.syntax is None:
        return None
    return "partial" if isinstance(outcome, Published) and tally.code else "ok"


def mode_of(record: RawRecord) -> str:
    """Whether the record is on its first way through, or replayed or redriven."""
    if not record.headers:
        return LIVE
    return REPLAY if any(name == "x-replay" for name, _ in record.headers) else LIVE


def redriven(record: RawRecord) -> bool:
    """Whether the record comes again from the dead letters."""
    return bool(record.headers) and any(name == "x-replay" and value == b"redrive" for name, value in record.headers)


def priority_of(tally: Tally) -> str:
    """The most urgent priority among the record's stories, or `none`."""
    found = {story.priority for story in tally.stories if story.priority}
    if not found:
        return NONE
    return next((priority for priority in Priority if priority in found), NONE)
