"""Pieces that several documents share; absent stays absent."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

import orjson

from copytaster.core.errors import TooLarge
from copytaster.core.model import At, JsonValue, Places, Stage
from copytaster.core.publish.headers import instant

ELLIPSIS = " …"


def present(values: Mapping[str, JsonValue]) -> dict[str, JsonValue]:
    """What there is of it: no null, no empty text, list or object; False and 0 are values."""
    return {name: value for name, value in values.items() if value or value == 0}


def places(at: Places) -> list[JsonValue]:
    """Places as published: spans of blocks, or paths into the feed's metadata."""
    if len(at) == 1 and isinstance(one := at[0], At):  # as nearly all are: half the time
        block, start, end = one
        return [{"block": block, "start": start, "end": end}]
    return [
        {"block": one.block, "start": one.start, "end": one.end} if isinstance(one, At) else {"path": list(one.path)}
        for one in at
    ]


def raw_position(topic: str, partition: int, offset: int, timestamp: datetime) -> dict[str, JsonValue]:
    """Where the raw record stands in Kafka; of one that was read without Kafka, its time alone."""
    if not topic:
        return {"timestamp": instant(timestamp)}
    return {"topic": topic, "partition": partition, "offset": offset, "timestamp": instant(timestamp)}


def shortened(text: str, characters: int) -> str:
    """The text, cut at a word and marked as cut where it is longer."""
    words = text[: characters + 1]
    if len(words) <= characters:
        return text
    whole = words[:characters].rsplit(" ", 1)[0].rstrip(" ,;:–—-")
    return (whole or words[:characters]) + ELLIPSIS


def bounded(documents: Iterable[Mapping[str, JsonValue]], limit_bytes: int) -> bytes:
    """The first of ever smaller documents that is within the bound, as JSON; raises `TooLarge` when none is."""
    size = 0
    for document in documents:
        value = orjson.dumps(document)
        size = len(value)
        if size <= limit_bytes:
            return value
    raise TooLarge("too_large", Stage.PUBLISH, f"the document has {size} bytes, {limit_bytes} are allowed")
