"""A record that could not be processed, kept whole: its bytes, its headers, and why, in headers that begin with `dlq-`.

The value is untouched; over the topic's limit it is cut to its head, and hash and `dlq-truncated` say so (the origin
still holds it). `dlq-fingerprint` is equal for equal faults. Messages quote no copy.
"""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime, timedelta

from copytaster.core.context import Context
from copytaster.core.errors import CopyError
from copytaster.core.model import Fault, Headers, OutputRecord, RawRecord
from copytaster.core.publish.headers import encode, topic_name
from copytaster.core.raw_headers import header

PREFIX = "dlq-"
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def publish(
    record: RawRecord, error: CopyError, context: Context, parts: tuple[Fault, ...] = ()
) -> tuple[OutputRecord, ...]:
    """The dead letter; `parts` names the unreadable stories of a record whose others were published."""
    value = record.value if record.value is not None else b""
    limit = context.limits.dead_letter_bytes
    ours = {
        **_place(record),
        "feed": context.feeds.id_of(record),
        "code": error.code,
        "stage": error.stage,
        "message": error.message,
        "position": error.position,
        "fingerprint": _fingerprint(error),
        "sha256": hashlib.sha256(value).hexdigest() if record.value is not None else None,
        "truncated": str(len(value)) if len(value) > limit else None,
        "pipeline": context.version,
        "redriven": header(record, "x-redriven"),
        "parts": ",".join(str(fault.part_index) for fault in parts if fault.part_index),
    }
    headers = _originals(record.headers) + encode({PREFIX + name: text for name, text in ours.items()})
    return (OutputRecord(topic_name(context, "dead-letter"), record.key, headers, value[:limit]),)


def _place(record: RawRecord) -> dict[str, str | None]:
    """Where the record stands in Kafka; the time in milliseconds since the epoch, as Kafka has it."""
    known = bool(record.topic)
    return {
        "topic": record.topic,
        "partition": str(record.partition) if known else None,
        "offset": str(record.offset) if known else None,
        "timestamp": str((record.timestamp - _EPOCH) // timedelta(milliseconds=1)),
        "key": record.key.decode("utf-8", "backslashreplace") if record.key else None,
    }


def _originals(headers: Headers) -> Headers:
    """The record's own headers, byte for byte; nothing of an earlier dead letter's."""
    return tuple((name, value) for name, value in headers if not name.lower().startswith(PREFIX))


def _fingerprint(error: CopyError) -> str:
    """Sixteen hex digits over code, stage and, for a fault of ours, its place."""
    place = error.position if error.code == "internal_error" else ""
    return hashlib.sha256(f"{error.code}\n{error.stage}\n{place}".encode()).hexdigest()[:16]
