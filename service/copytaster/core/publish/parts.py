"""Pieces that several documents share; absent stays absent."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from copytaster.core.documents import AtDocument, RawPositionDocument
from copytaster.core.model import At, JsonValue, Places
from copytaster.core.publish.headers import instant


def present(values: Mapping[str, object]) -> dict[str, JsonValue]:
    """What there is of it: no null, no empty text, list or object; False and 0 are values."""
    return {name: value for name, value in values.items() if value is not None and value not in ("", [], {}, ())}  # type: ignore[misc] # the callers give JSON values


def places(at: Places) -> list[AtDocument]:
    """Places as published: spans of blocks, or paths into the feed's metadata."""
    return [
        {"block": one.block, "start": one.start, "end": one.end} if isinstance(one, At) else {"path": list(one.path)}
        for one in at
    ]


def raw_position(topic: str, partition: int, offset: int, timestamp: datetime) -> RawPositionDocument:
    """Where the raw record stands in Kafka."""
    return {"topic": topic, "partition": partition, "offset": offset, "timestamp": instant(timestamp)}
