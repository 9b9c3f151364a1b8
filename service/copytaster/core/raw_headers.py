"""What the raw record's own headers say, and what stands for them where they are silent.

Headers are the sender's: read as UTF-8, without control characters, bounded. The last of several of one name counts.
"""

from __future__ import annotations

import re

from copytaster.core.model import RawRecord

UNKNOWN_FEED = "unknown"
"""The feed of a record that was read without Kafka and names none."""

_HEADER_CHARACTERS = 200
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")


def header(record: RawRecord, name: str) -> str | None:
    """The last value of a header as clean text; None when it is missing or empty."""
    for key, value in reversed(record.headers):
        if key.lower() == name and value is not None:
            return _CONTROL.sub("", value.decode("utf-8", "replace")).strip()[:_HEADER_CHARACTERS] or None
    return None


def feed_id(record: RawRecord) -> str:
    """The feed's name: `x-feed`, else the topic."""
    return header(record, "x-feed") or record.topic or UNKNOWN_FEED
