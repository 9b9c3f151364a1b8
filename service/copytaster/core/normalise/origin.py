"""Where a record came from: its Kafka position, what its value is, and the headers that are carried through.

Headers are the sender's: read as UTF-8, without control characters, bounded.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256

from copytaster.core.model import Decoded, Origin, RawRecord

UNKNOWN_FEED = "unknown"
"""The feed of a record that was read without Kafka and names none."""

_HEADER_CHARACTERS = 200
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_TRACE_PARENT = re.compile(r"00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_LATEST_MS = 7_258_118_400_000  # 2200-01-01


def header(record: RawRecord, name: str) -> str | None:
    """The last value of a header as clean text; None when it is missing or empty."""
    for key, value in reversed(record.headers):
        if key.lower() == name and value is not None:
            return _CONTROL.sub("", value.decode("utf-8", "replace")).strip()[:_HEADER_CHARACTERS] or None
    return None


def as_first_received(record: RawRecord) -> RawRecord:
    """A redriven or replayed record at its original time (`x-original-timestamp`, milliseconds since the epoch)."""
    stated = header(record, "x-original-timestamp")
    if stated is None or not stated.isascii() or not stated.isdecimal() or int(stated[:16]) > _LATEST_MS:
        return record
    return replace(record, timestamp=_EPOCH + timedelta(milliseconds=int(stated[:16])))


def feed_id(record: RawRecord) -> str:
    """The feed's name: `x-feed`, else the topic."""
    return header(record, "x-feed") or record.topic or UNKNOWN_FEED


def origin_of(record: RawRecord, decoded: Decoded) -> Origin:
    """The record as the story document names it."""
    value = record.value or b""
    return Origin(
        timestamp=record.timestamp,
        sha256=sha256(value).hexdigest(),
        bytes=len(value),
        charset=decoded.charset,
        charset_evidence=decoded.evidence,
        topic=record.topic,
        partition=record.partition,
        offset=record.offset,
        trace_parent=_trace_parent(record),
        replay=header(record, "x-replay"),
    )


def _trace_parent(record: RawRecord) -> str | None:
    """W3C trace context as sent, else one made of the position, so that a retransmission of ours keeps it."""
    sent = header(record, "traceparent")
    if sent and _TRACE_PARENT.fullmatch(sent):
        return sent
    if not record.topic:
        return None
    digest = sha256(f"{record.topic}\x1f{record.partition}\x1f{record.offset}".encode()).hexdigest()
    return f"00-{digest[:32]}-{digest[32:48]}-00"
