"""What a desk must see at once: flash, alert, bulletin, mapped urgency 1 or 2, every kill and every hold.

Never for copy that an embargo withholds, takes after the first, repeats, refiles, or spiked copy. A retransmission
repeats `ce_id`. A kill's alert has neither text nor entities.
"""

from __future__ import annotations

import orjson

from copytaster.core.context import Context
from copytaster.core.model import BODY_KINDS, Action, OutputRecord, Priority, PubStatus, Reference, Story
from copytaster.core.publish.headers import instant, story_headers, topic_name
from copytaster.core.publish.language import decide_language
from copytaster.core.publish.parts import present, raw_position

PRIORITIES = frozenset({Priority.FLASH, Priority.ALERT, Priority.BULLETIN})
ALERT_URGENCY = 2
NEVER = frozenset({Action.REPEAT, Action.REFILE})


def wants_alert(story: Story) -> bool:
    """Whether a desk must see this version at once."""
    action, take = story.lifecycle.action, story.lifecycle.take
    if story.spike or action in NEVER:
        return False
    if action in (Action.KILL, Action.HOLD):
        return True
    if story.embargo is not None and story.pub_status is PubStatus.WITHHELD:
        return False
    if take is not None and take.index is not None and take.index > 1:
        return False
    return story.lifecycle.priority in PRIORITIES or (story.urgency is not None and story.urgency <= ALERT_URGENCY)


def publish(story: Story, context: Context) -> tuple[OutputRecord, ...]:
    """The alert, where one is due."""
    if not wants_alert(story):
        return ()
    language = decide_language(story).tag
    origin, lifecycle = story.origin, story.lifecycle
    document = present(
        {
            "storyId": story.ids.story_id,
            "versionId": story.ids.version_id,
            "action": lifecycle.action,
            "priority": lifecycle.priority,
            "urgency": story.urgency,
            "pubStatus": story.pub_status,
            "provider": story.feed.provider,
            "language": language,
            "text": _text(story),
            "versionCreated": instant(story.times.version_created),
            "received": instant(story.times.received),
            "reason": lifecycle.reason.text if lifecycle.reason else None,
            "target": _target(lifecycle.target),
            "raw": raw_position(origin.topic, origin.partition, origin.offset, origin.timestamp)
            if origin.topic
            else None,
        }
    )
    headers = story_headers(story, "alert", language, context)
    topic = topic_name(context, "alert")
    return (OutputRecord(topic, str(story.ids.story_id).encode(), headers, orjson.dumps(document)),)


def _text(story: Story) -> str | None:
    """The headline, else the first paragraph; of a kill, and of copy that an embargo withholds, nothing."""
    if story.lifecycle.action is Action.KILL or (story.embargo and story.pub_status is PubStatus.WITHHELD):
        return None
    if story.headlines:
        return story.headlines[0].text
    return next((block.text for block in story.blocks if block.kind in BODY_KINDS), None)


def _target(target: Reference | None) -> dict[str, object] | None:
    if target is None:
        return None
    named = {"nativeId": target.native_id, "slugline": target.slugline, "headline": target.headline}
    return {name: value for name, value in named.items() if value} or None
