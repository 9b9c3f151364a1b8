"""A record that is deliberately not passed on: the reason, and enough to find it again; no copy."""

from __future__ import annotations

from copytaster.core.context import Context
from copytaster.core.model import JsonValue, OutputRecord, RawRecord, SpikeReason, Story
from copytaster.core.publish.headers import instant, record_headers, story_headers, topic_name
from copytaster.core.publish.parts import bounded, present, raw_position

NATIVE_IDS = 50  # published of one record; more is a broken feed


def publish(record: RawRecord, reason: SpikeReason, story: Story | None, context: Context) -> tuple[OutputRecord, ...]:
    """The spiked record, keyed by story where there is one, else by the raw key; raises `TooLarge` over its bound."""
    if story is None:
        key, headers = record.key, record_headers(record, "spiked", context)
    else:
        key, headers = story.ids.story_id.encode(), story_headers(story, "spiked", None, context)
    document = present({**_of_record(record, reason, story, context), **(_of_story(story) if story else {})})
    value = bounded([document], context.limits.story_bytes)
    return (OutputRecord(topic_name(context, "spiked"), key, headers, value),)


def _of_record(record: RawRecord, reason: SpikeReason, story: Story | None, context: Context) -> dict[str, JsonValue]:
    return {
        "reason": reason,
        "feed": story.feed.id if story else context.feeds.id_of(record),
        "received": instant(record.timestamp),
        "raw": raw_position(record.topic, record.partition, record.offset, record.timestamp),
    }


def _of_story(story: Story) -> dict[str, JsonValue]:
    """Format, native ids, lifecycle and times of what was read as a story all the same."""
    return {
        "storyId": story.ids.story_id,
        "versionId": story.ids.version_id,
        "provider": story.feed.provider,
        "syntax": story.detection.syntax,
        "dialect": story.detection.dialect,
        "nativeIds": [native.value for native in story.feed.native_ids[:NATIVE_IDS]],
        "action": story.lifecycle.action,
        "priority": story.lifecycle.priority,
        "pubStatus": story.pub_status,
        "versionCreated": instant(story.times.version_created),
    }
