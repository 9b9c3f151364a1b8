"""Headers of our outputs: CloudEvents 1.0 in Kafka's binary mode, and what routers need without opening the value.

A dead letter carries the original's headers and `dlq-` ones instead (`dead_letter`).
"""

from __future__ import annotations

import hashlib
import re
import uuid
from collections.abc import Mapping
from datetime import UTC, datetime

from copytaster.core.context import Context
from copytaster.core.model import Headers, RawRecord, Story
from copytaster.core.raw_headers import header
from copytaster.core.trace_context import trace_parent, trace_state

NAMESPACE = uuid.UUID("0b0e6d4e-7c2f-4d0e-9f0a-4b9d6f5c2a61")
"""Namespace of `ce_id`; that of storyId and versionId is in `normalise/ids.py`."""

SOURCE = "/copytaster"
CONTENT_TYPE = "application/json; charset=utf-8"
HEADER_CHARACTERS = 1000
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")


def schema_id(kind: str) -> str:
    """The `$id` of a document's JSON Schema."""
    return f"urn:copytaster:schema:{kind}:v1"


def topic_name(context: Context, kind: str) -> str:
    """The output topic of a kind of record."""
    return f"{context.prefix}.{kind}.v1"


def event_id(subject: str, topic: str, context: Context) -> str:
    """`ce_id`: the same for the same version (or raw position) on the same topic by the same pipeline."""
    return str(uuid.uuid5(NAMESPACE, f"{subject}\n{topic}\n{context.version}\n{context.config_hash}"))


def clean(text: str) -> str:
    """Text fit for a header: control characters become spaces, no more than 1,000 characters."""
    text = text[:HEADER_CHARACTERS]
    return (text if text.isprintable() else _CONTROL.sub(" ", text)).strip()


def instant(moment: datetime) -> str:
    """RFC 3339 in UTC, to the millisecond where it has any."""
    moment = moment.astimezone(UTC)
    text = moment.isoformat(timespec="milliseconds" if moment.microsecond else "seconds")
    return text.replace("+00:00", "Z")


def encode(pairs: Mapping[str, str | None]) -> Headers:
    """Kafka headers of what there is, in order; absent values have no header."""
    cleaned = [(name, clean(value)) for name, value in pairs.items() if value]
    return tuple([(name, value.encode()) for name, value in cleaned if value])


def story_headers(story: Story, kind: str, language: str | None, context: Context) -> Headers:
    """Headers of a record that stands for a story."""
    origin = story.origin
    return encode(
        {
            "ce_specversion": "1.0",
            "ce_id": event_id(story.ids.version_id, topic_name(context, kind), context),
            "ce_source": SOURCE,
            "ce_type": f"copytaster.{kind}.v1",
            "ce_subject": story.ids.story_id,
            "ce_time": instant(origin.timestamp),
            "ce_dataschema": schema_id(kind),
            "content-type": CONTENT_TYPE,
            "traceparent": origin.trace_parent,
            "tracestate": origin.trace_state,
            "x-feed": story.feed.id,
            "x-provider": story.feed.provider,
            "x-lang": language,
            "x-urgency": str(story.urgency) if story.urgency else None,
            "x-pubstatus": story.pub_status,
            "x-action": story.lifecycle.action,
            "x-replay": origin.replay,
        }
    )


def record_headers(record: RawRecord, kind: str, context: Context) -> Headers:
    """Headers of a record that stands for a raw one that is no story."""
    topic = topic_name(context, kind)
    return encode(
        {
            "ce_specversion": "1.0",
            "ce_id": event_id(_subject(record), topic, context),
            "ce_source": SOURCE,
            "ce_type": f"copytaster.{kind}.v1",
            "ce_time": instant(record.timestamp),
            "ce_dataschema": schema_id(kind),
            "content-type": CONTENT_TYPE,
            "traceparent": trace_parent(record),
            "tracestate": trace_state(record),
            "x-feed": context.feeds.id_of(record),
            "x-replay": header(record, "x-replay"),
        }
    )


def _subject(record: RawRecord) -> str:
    """The record's place in Kafka as one string; of a record without one, its bytes."""
    if record.topic:
        return f"{record.topic}-{record.partition}@{record.offset}"
    return hashlib.sha256(record.value or b"").hexdigest()
