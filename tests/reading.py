"""Reads records in tests as the service does, with its real tables, in a fixed context."""

from __future__ import annotations

from datetime import datetime

import orjson

from copytaster.core.context import Context
from copytaster.core.model import Headers, Outcome, OutputRecord, RawRecord
from copytaster.core.topology import read as read_record
from copytaster.tables import load_tables
from tests.stories import CONTEXT, RECEIVED

Document = dict[str, object]


def a_record(value: bytes | str | None, headers: Headers = (), received: datetime = RECEIVED) -> RawRecord:
    """A raw record of an invented feed."""
    raw = value.encode() if isinstance(value, str) else value
    return RawRecord(raw, received, headers=headers, topic="wire.raw.north", partition=3, offset=42)


def read(record: RawRecord, context: Context = CONTEXT) -> Outcome:
    """What becomes of it."""
    return read_record(record, load_tables(), context)


def kind_of(output: OutputRecord) -> str:
    """story, alert, spiked or dead-letter."""
    return output.topic.removeprefix("copytaster.").removesuffix(".v1")


def of_kind(outcome: Outcome, kind: str) -> list[OutputRecord]:
    """The outcome's records of one topic."""
    return [output for output in outcome.records if kind_of(output) == kind]


def document_of(output: OutputRecord) -> Document:
    """The value of a story, alert or spiked record."""
    document: Document = orjson.loads(output.value)
    return document


def stories(outcome: Outcome) -> list[Document]:
    """The outcome's story documents."""
    return [document_of(output) for output in of_kind(outcome, "story")]


def only_story(value: bytes | str, headers: Headers = ()) -> Document:
    """The one story document of a value."""
    (document,) = stories(read(a_record(value, headers)))
    return document
