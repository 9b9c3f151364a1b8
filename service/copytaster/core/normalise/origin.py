"""Where a record came from: its Kafka position, what its value is, and the headers that are carried through."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from hashlib import sha256

from copytaster.core.model import Decoded, Origin, RawRecord
from copytaster.core.raw_headers import header
from copytaster.core.trace_context import trace_parent, trace_state

__all__ = ["as_first_received", "origin_of"]

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_LATEST_MS = 7_258_118_400_000  # 2200-01-01


def as_first_received(record: RawRecord) -> RawRecord:
    """A redriven or replayed record at its original time (`x-original-timestamp`, milliseconds since the epoch)."""
    stated = header(record, "x-original-timestamp")
    if stated is None or not stated.isascii() or not stated.isdecimal() or int(stated[:16]) > _LATEST_MS:
        return record
    return replace(record, timestamp=_EPOCH + timedelta(milliseconds=int(stated[:16])))


@lru_cache(maxsize=1)
def _hash_of(value: bytes) -> str:
    """Of one record at a time, for all the stories in it: of ten thousand each would hash the whole."""
    return sha256(value).hexdigest()


def origin_of(record: RawRecord, decoded: Decoded) -> Origin:
    """The record as the story document names it."""
    value = record.value or b""
    return Origin(
        timestamp=record.timestamp,
        sha256=_hash_of(value),
        bytes=len(value),
        charset=decoded.charset,
        charset_evidence=decoded.evidence,
        topic=record.topic,
        partition=record.partition,
        offset=record.offset,
        trace_parent=trace_parent(record),
        trace_state=trace_state(record),
        replay=header(record, "x-replay"),
    )
