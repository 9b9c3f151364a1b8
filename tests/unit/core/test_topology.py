import json
from collections.abc import Iterator
from dataclasses import replace
from itertools import count

import pytest

from copytaster.core import topology
from copytaster.core.context import Tables
from copytaster.core.model import DeadLettered, Outcome, Published, RawRecord, Spiked, Stage
from copytaster.core.topology import ENRICHERS, FORMATS, TOPICS, read
from copytaster.tables import load_tables
from tests.reading import a_record, document_of, kind_of, of_kind
from tests.stories import CONTEXT, RECEIVED

STORY = {"uri": "urn:x:1", "headline": "Ferry leaves", "body_text": "The ferry left the pier at dawn."}
BAD = {"uri": "urn:x:2"}
PLANNED = {"uri": "urn:x:3", "headline": "Ferry to leave", "type": "planning"}


def outcome_of(*items: object) -> Outcome:
    return read(a_record(json.dumps(items[0] if len(items) == 1 else items)), load_tables(), CONTEXT)


def dlq(outcome: Outcome) -> dict[str, str]:
    (letter,) = of_kind(outcome, "dead-letter")
    return {name: value.decode() for name, value in letter.headers if name.startswith("dlq-")}


def test_topics() -> None:
    """Four, named after the prefix; only dead letters hold raw copy."""
    assert [topic.name("wire") for topic in TOPICS] == [
        "wire.story.v1",
        "wire.alert.v1",
        "wire.spiked.v1",
        "wire.dead-letter.v1",
    ]
    assert [topic.kind for topic in TOPICS if topic.holds_raw_copy] == ["dead-letter"]


def test_formats_and_enrichers_are_told_apart() -> None:
    """Names are metric labels: each once; the format that takes anything is asked last."""
    formats = [one.NAME for one in FORMATS]
    assert len(set(formats)) == len(formats)
    assert formats[-1] == "plain"
    assert len({one.NAME for one in ENRICHERS}) == len(ENRICHERS)


def test_read_a_story() -> None:
    """One story, and a tally that says what it was."""
    outcome = outcome_of(STORY)
    assert isinstance(outcome, Published)
    assert (outcome.tally.feed, outcome.tally.syntax, outcome.tally.urgent) == ("wire.raw.north", "ninjs", False)
    (told,) = outcome.tally.stories
    assert told.bytes == len(outcome.records[0].value)


def test_read_measures_by_the_clock_it_is_given() -> None:
    """Times go into the tally and nowhere else."""
    ticks: Iterator[int] = count()
    record = a_record(json.dumps(STORY))
    measured = read(record, load_tables(), CONTEXT, lambda: float(next(ticks)))
    assert {stage for stage, _ in measured.tally.stage_seconds} == set(Stage)
    assert measured.records == read(record, load_tables(), CONTEXT).records


def test_read_some_parts_cannot_be_read() -> None:
    """The good stories are published, the record is a dead letter too, and counts as published."""
    outcome = outcome_of(STORY, BAD, STORY | {"uri": "urn:x:4"})
    assert isinstance(outcome, Published)
    assert [kind_of(output) for output in outcome.records] == ["story", "story", "dead-letter"]
    assert (dlq(outcome)["dlq-parts"], outcome.tally.code) == ("2", "no_copy")


def test_read_no_part_can_be_read() -> None:
    """One dead letter for the whole record."""
    outcome = outcome_of(BAD, BAD)
    assert isinstance(outcome, DeadLettered)
    assert len(outcome.records) == 1
    assert "dlq-parts" not in dlq(outcome)


def test_read_spiked_and_unreadable_parts() -> None:
    """A dead letter weighs more than a spike."""
    outcome = outcome_of(PLANNED, BAD)
    assert isinstance(outcome, DeadLettered)
    assert [kind_of(output) for output in outcome.records] == ["spiked", "dead-letter"]
    assert dlq(outcome)["dlq-parts"] == "2"


def test_read_spiked_parts() -> None:
    """Each part has its own record; the ledger counts one."""
    outcome = outcome_of(PLANNED, PLANNED | {"uri": "urn:x:5"})
    assert isinstance(outcome, Spiked)
    assert [document_of(output)["reason"] for output in outcome.records] == ["not_copy", "not_copy"]


@pytest.mark.parametrize("stage", ["normalise", "enrich"])
def test_read_survives_a_fault_of_ours(monkeypatch: pytest.MonkeyPatch, stage: str) -> None:
    """Whatever we did wrong, the copy is kept, and the words of the exception, which may be copy, are not told."""

    def fail(*_: object) -> None:
        raise KeyError("secret words")

    monkeypatch.setattr(topology, stage, fail)
    outcome = outcome_of(STORY)
    assert isinstance(outcome, DeadLettered)
    assert (outcome.tally.code, outcome.tally.stage) == ("internal_error", stage)
    assert dlq(outcome)["dlq-message"] == "KeyError while reading"
    assert "secret" not in str(outcome.records[0].headers)


def test_read_survives_an_enricher_that_fails() -> None:
    """The story goes out without that field."""

    def fail(_: str) -> tuple[str, float]:
        raise ValueError

    tables: Tables = replace(load_tables(), identify_language=fail)
    outcome = read(a_record(json.dumps(STORY)), tables, CONTEXT)
    assert isinstance(outcome, Published)
    assert outcome.tally.stories[0].warnings == ("enricher_failed",)
    assert outcome.tally.enrichments[0] == ("language", "error", 0.0)


@pytest.mark.parametrize("value", [json.dumps(STORY), "{", " "])
def test_read_a_redriven_record(value: str) -> None:
    """Every outcome counts from the time at which the record first came."""
    original = RECEIVED.replace(year=2025)
    headers = (("x-original-timestamp", str(int(original.timestamp() * 1000)).encode()), ("x-replay", b"redrive"))
    record = a_record(value, headers)
    assert read(record, load_tables(), CONTEXT) == read(replace(record, timestamp=original), load_tables(), CONTEXT)


def test_read_without_kafka() -> None:
    """Value and timestamp are enough."""
    outcome = read(RawRecord(json.dumps(STORY).encode(), RECEIVED), load_tables(), CONTEXT)
    assert isinstance(outcome, Published)
    assert outcome.tally.feed == "unknown"


def test_explain_is_read_with_reasons() -> None:
    """The same outcome, and for each story by its version what was looked at."""
    record = a_record(json.dumps([STORY, BAD]))
    outcome, reasons = topology.explain(record, load_tables(), CONTEXT)
    assert outcome.records == read(record, load_tables(), CONTEXT).records
    (story,) = of_kind(outcome, "story")
    ours = document_of(story)["copytaster"]
    assert isinstance(ours, dict)
    assert "language" in {one.field for one in reasons[ours["versionId"]]}
