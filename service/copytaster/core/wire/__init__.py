"""Bytes to RawStory: one module per syntax, each with `NAME`, `sniff` and `parse`.

A format is asked whether a record is its own (`sniff`), by content, most specific first; the first that says so owns
the record: when its `parse` fails, the record is a dead letter and never falls through to plain copy.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from copytaster.core.context import Dialects
from copytaster.core.errors import Unreadable
from copytaster.core.model import Body, Evidence, Parsed, Stage, Syntax


class Format(Protocol):
    """What a module of this package offers."""

    NAME: Syntax

    def sniff(self, body: Body) -> Evidence | None:
        """Evidence that the record is in this format, or None; cheap, and never raises."""

    def parse(self, body: Body, dialects: Dialects) -> Parsed:
        """The stories of the record, lossless; raises `Unreadable` when none can be had."""


def detect(body: Body, formats: Sequence[Format]) -> tuple[Format, Evidence]:
    """The first format that recognises the record, with its evidence; raises `Unreadable` when none does."""
    for candidate in formats:
        evidence = candidate.sniff(body)
        if evidence is not None:
            return candidate, evidence
    raise Unreadable("unknown_format", Stage.DETECT, "no wire format recognises these bytes")
