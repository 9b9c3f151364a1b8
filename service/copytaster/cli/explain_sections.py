"""What `copytaster explain` shows of a record: a section for each story, spiked record and dead letter that it became.

Made of the output records alone, so it is what consumers see; of the raw value only the place is shown at which a dead
letter stopped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TypeAlias

import orjson

from copytaster.cli.explain_facts import Fact, Json, facts_of, mapping, objects
from copytaster.core.candidates import Candidate
from copytaster.core.context import Limits
from copytaster.core.errors import CopyError
from copytaster.core.model import Outcome, RawRecord
from copytaster.core.topology import ENRICHERS
from copytaster.core.wire.unwrap import unwrap

Candidates: TypeAlias = Mapping[str, tuple[Candidate, ...]]
"""By versionId."""

AROUND_LINES = 2
AROUND_CHARACTERS = 60
AROUND_BYTES = 16
_LINE_AND_COLUMN = re.compile(r"line (?P<line>\d+)(?: column (?P<column>\d+))?")
_ANY_TIME = datetime.fromtimestamp(0, UTC)
_BYTE = re.compile(r"byte (?P<byte>\d+)")


@dataclass(frozen=True, slots=True)
class Output:
    """An output record as anybody may have read it: `kind` is its topic's."""

    kind: str
    headers: Mapping[str, str]
    value: bytes


@dataclass(frozen=True, slots=True)
class StorySection:
    """A story that is published: its document, facts, and what was looked at on the way."""

    document: Json
    facts: tuple[Fact, ...]
    candidates: tuple[Candidate, ...]
    alerted: bool

    @property
    def ours(self) -> Json:
        """The `copytaster` object."""
        return mapping(self.document.get("copytaster"))

    @property
    def blocks(self) -> list[Json]:
        """The blocks in order."""
        return objects(self.ours.get("blocks"))

    @property
    def enrichers(self) -> list[tuple[str, str]]:
        """Who found the facts, each with what it is, in the order they ran."""
        names = {str(fact.by).partition("@")[0]: str(fact.by) for fact in self.facts if fact.by}
        return [(names[one.NAME], (one.__doc__ or "").partition("\n")[0]) for one in ENRICHERS if one.NAME in names]


@dataclass(frozen=True, slots=True)
class SpikedSection:
    """What is deliberately not passed on."""

    document: Json


@dataclass(frozen=True, slots=True)
class PlaceLine:
    """A line around the place of a fault; `column` is where in `text` it is, on the line that has it."""

    label: str
    text: str
    column: int | None = None


@dataclass(frozen=True, slots=True)
class LetterSection:
    """A dead letter: its headers, and the copy around the place where it stopped, if that is known."""

    headers: Mapping[str, str]
    place: tuple[PlaceLine, ...]


Section: TypeAlias = StorySection | SpikedSection | LetterSection


def outputs_of(outcome: Outcome) -> list[Output]:
    """An outcome's records."""
    return [
        Output(
            one.topic.split(".")[-2], {name: value.decode("utf-8", "replace") for name, value in one.headers}, one.value
        )
        for one in outcome.records
    ]


def sections_of(outputs: Sequence[Output], candidates: Candidates | None = None) -> tuple[Section, ...]:
    """A section each, in the order of the outputs; an alert is told with its story."""
    alerted = {orjson.loads(one.value).get("versionId") for one in outputs if one.kind == "alert"}
    return tuple(_sections(outputs, alerted, candidates or {}))


def _sections(outputs: Sequence[Output], alerted: set[object], candidates: Candidates) -> Iterator[Section]:
    for one in outputs:
        if one.kind == "story":
            document = orjson.loads(one.value)
            ours = mapping(document.get("copytaster"))
            looked_at = candidates.get(str(ours.get("versionId")), ())
            yield StorySection(document, facts_of(ours, looked_at), looked_at, ours.get("versionId") in alerted)
        elif one.kind == "spiked":
            yield SpikedSection(orjson.loads(one.value))
        elif one.kind == "dead-letter":
            yield LetterSection(one.headers, _place(one.headers.get("dlq-position", ""), one.value))


# --- the place of a fault ---------------------------------------------------------------------------------------------


def decoded(value: bytes) -> str | None:
    """The text of a raw value as the service decodes it; None where it cannot be unwrapped or is no text."""
    try:
        text = unwrap(RawRecord(value, _ANY_TIME), Limits()).decoded.text
    except CopyError:
        return None
    return None if "\0" in text else text


def _place(position: str, value: bytes) -> tuple[PlaceLine, ...]:
    if (found := _LINE_AND_COLUMN.search(position)) and (text := decoded(value)) is not None:
        return tuple(_lines(text, int(found["line"]), int(found["column"] or 1)))
    if found := _BYTE.search(position):
        return (_bytes(value, int(found["byte"])),)
    return ()


def _lines(text: str, line: int, column: int) -> Iterator[PlaceLine]:
    """The line and its neighbours, each cut to what is near."""
    lines = text.split("\n")
    for number in range(max(1, line - AROUND_LINES), min(len(lines), line + AROUND_LINES) + 1):
        start = max(0, column - 1 - AROUND_CHARACTERS) if number == line else 0
        words = lines[number - 1].rstrip("\r")
        near = words[start : start + 2 * AROUND_CHARACTERS]
        cut = ("…" if start else "", "…" if start + len(near) < len(words) else "")
        at = column - 1 - start + len(cut[0])
        yield PlaceLine(f"line {number}", f"{cut[0]}{near}{cut[1]}", at if number == line else None)


def _bytes(value: bytes, offset: int) -> PlaceLine:
    start = max(0, offset - AROUND_BYTES)
    near = value[start : offset + AROUND_BYTES]
    return PlaceLine(f"bytes {start} to {start + len(near)}", near.hex(" "), min(offset - start, len(near)) * 3)
