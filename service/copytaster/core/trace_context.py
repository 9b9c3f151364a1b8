"""Which trace a record belongs to: W3C Trace Context as its headers have it, else made of its place in Kafka.

`traceparent` and `tracestate` are carried through to every output as they were sent, so consumers continue the sender's
trace. A record without a valid one gets the same from every reading of it: trace and span ids are digits of a hash of
topic, partition and offset. What we do with a record is a span whose id is always of that hash; so logs, traces and
headers name it alike, whether spans are exported or not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import sha256

from copytaster.core.model import RawRecord
from copytaster.core.raw_headers import header

UNSAMPLED, SAMPLED = "00", "01"
"""Trace flags: whether whoever had the record before us recorded it."""

# W3C Trace Context, 3.2: version ff is forbidden, and so are ids of zeros.
_TRACE_PARENT = re.compile(
    r"(?P<version>(?!ff)[0-9a-f]{2})-(?P<trace>(?!0{32})[0-9a-f]{32})-(?P<parent>(?!0{16})[0-9a-f]{16})"
    r"-(?P<flags>[0-9a-f]{2})(?P<more>-.*)?"
)
# 3.3.1.3: a key, and a printable value without comma or equals sign that does not end with a space.
_MEMBER = re.compile(r"[a-z0-9][a-z0-9_\-*/@]{0,255}=[ -+\--<>-~]{0,255}[!-+\--<>-~]")
STATE_MEMBERS = 32
STATE_CHARACTERS = 512
"""3.3.1.5: so much is to be passed on; of a longer one the last members go."""


@dataclass(frozen=True, slots=True)
class TraceContext:
    """Ids in hexadecimal digits: the trace, our span in it, and whose child that is; None when the trace begins here.

    `flags` are the sender's, `state` their `tracestate`.
    """

    trace_id: str
    span_id: str
    parent_id: str | None = None
    flags: str = UNSAMPLED
    state: str | None = None

    @property
    def sampled(self) -> bool:
        """Whether the sender recorded it."""
        return bool(int(self.flags, 16) & 1)


def trace_context(record: RawRecord) -> TraceContext | None:
    """The trace of a record that came from Kafka; None for one that has no place there."""
    if not record.topic:
        return None
    trace_id, span_id = _made(record)
    sent = _sent(record)
    if sent is None:
        return TraceContext(trace_id, span_id)
    return TraceContext(sent["trace"], span_id, sent["parent"], sent["flags"], trace_state(record))


def trace_parent(record: RawRecord) -> str | None:
    """The `traceparent` of all outputs: as sent, else one made of the place, whose parent is our own span."""
    sent = _sent(record)
    if sent is not None:
        return sent.string
    return made_trace_parent(record) if record.topic else None


def made_trace_parent(record: RawRecord, flags: str = UNSAMPLED) -> str:
    """The one that is made of the record's place, whatever was sent."""
    trace_id, span_id = _made(record)
    return f"00-{trace_id}-{span_id}-{flags}"


def is_traced(record: RawRecord) -> bool:
    """Whether the sender sent a valid `traceparent`."""
    return _sent(record) is not None


def trace_state(record: RawRecord) -> str | None:
    """The `tracestate` of all outputs: as sent, several headers joined; None without a `traceparent` to belong to.

    One that breaks the rules is left out whole, as the standard wants.
    """
    sent = [value for name, value in record.headers if name.lower() == "tracestate"]
    if not sent or not is_traced(record):
        return None
    members = [member.strip(" \t") for member in b",".join(sent).decode("utf-8", "replace").split(",")]
    members = [member for member in members if member]
    if len(members) > STATE_MEMBERS or not all(_MEMBER.fullmatch(member) for member in members):
        return None
    while len(",".join(members)) > STATE_CHARACTERS:
        del members[-1]
    return ",".join(members) or None


def _sent(record: RawRecord) -> re.Match[str] | None:
    if not record.headers:
        return None
    found = _TRACE_PARENT.fullmatch(header(record, "traceparent") or "")
    later = found is not None and found["version"] != "00"  # only a later version may have more
    return found if found is not None and (later or found["more"] is None) else None


def _made(record: RawRecord) -> tuple[str, str]:
    """Trace and span id of the place."""
    digest = sha256(f"{record.topic}\x1f{record.partition}\x1f{record.offset}".encode()).hexdigest()
    return digest[:32], digest[32:48]
