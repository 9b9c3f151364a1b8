"""A record that is deliberately not passed on: the reason, and enough to find it again; no copy."""

from __future__ import annotations

import orjson

from copytaster.core.context import Context
from copytaster.core.documents import SpikedDocument
from copytaster.core.model import Action, OutputRecord, RawRecord, SpikeReason, Story
from copytaster.core.publish.headers import header, instant, record_headers, story_headers, topic_name
from copytaster.core.publish.parts import present, raw_position


def publish(record: RawRecord, reason: SpikeReason, story: Story | None, context: Context) -> tuple[OutputRecord, ...]:
    """The spiked record, keyed by story where there is one, else by the raw key."""
    topic = topic_name(context, "spiked")
    if story is None:
        feed = header(record, "x-feed") or record.topic
        document = _document(record, reason, feed)
        return (
            OutputRecord(topic, record.key, record_headers(record, "spiked", feed, context), orjson.dumps(document)),
        )
    document = _document(record, reason, story.feed.id) | _of_story(story)  # type: ignore[operator] # a TypedDict on both sides
    key = str(story.ids.story_id).encode()
    return (OutputRecord(topic, key, story_headers(story, "spiked", None, context), orjson.dumps(document)),)


def _document(record: RawRecord, reason: SpikeReason, feed: str) -> SpikedDocument:
    document: SpikedDocument = {"reason": reason.value, "received": instant(record.timestamp)}
    if feed:
        document["feed"] = feed
    if record.topic:
        document["raw"] = raw_position(record.topic, record.partition, record.offset, record.timestamp)
    return document


def _of_story(story: Story) -> SpikedDocument:
    lifecycle = story.lifecycle
    return present(
        {
            "storyId": story.ids.story_id,
            "versionId": story.ids.version_id,
            "provider": story.feed.provider,
            "syntax": story.detection.syntax,
            "dialect": story.detection.dialect,
            "nativeIds": [native.value for native in story.feed.native_ids],
            "action": lifecycle.action if lifecycle.action is not Action.NEW else None,
            "priority": lifecycle.priority,
            "pubStatus": story.pub_status,
            "versionCreated": instant(story.times.version_created),
        }
    )  # type: ignore[return-value] # present() keeps the keys it is given
