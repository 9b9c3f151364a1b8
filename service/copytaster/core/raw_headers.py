"""What the raw record's own headers say, and what stands for them where they are silent.

Headers are the sender's: read as UTF-8, without control characters, bounded. The last of several of one name counts.
"""

from __future__ import annotations

import re
from hashlib import sha256

from copytaster.core.model import RawRecord

UNKNOWN_FEED = "unknown"
"""The feed of a record that was read without Kafka and names none."""

_HEADER_CHARACTERS = 200
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")
# W3C Trace Context, level 1: version 00, neither id all zeros.
_TRACE_PARENT = re.compile(r"00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}")


def header(record: RawRecord, name: str) -> str | None:
    """The last value of a header as clean text; None when it is missing or empty."""
    for key, value in reversed(record.headers):
        if key.lower() == name and value is not None:
            return _CONTROL.sub("", value.decode("utf-8", "replace")).strip()[:_HEADER_CHARACTERS] or None
    return None


def feed_id(record: RawRecord) -> str:
    """The feed's name: `x-feed`, else the topic."""
    return header(record, "x-feed") or record.topic or UNKNOWN_FEED


def trace_parent(record: RawRecord) -> str | None:
    """W3C trace context as sent, else one made of the position, so that a retransmission of ours keeps it."""
    sent = header(record, "traceparent")
    if sent and _TRACE_PARENT.fullmatch(sent):
        return sent
    if not record.topic:
        return None
    digest = sha256(f"{record.topic}\x1f{record.partition}\x1f{record.offset}".encode()).hexdigest()
    return f"00-{digest[:32]}-{digest[32:48]}-00"
