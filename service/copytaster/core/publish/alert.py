"""What a desk must see at once: flash, alert, bulletin, mapped urgency 1 or 2, every kill and every hold.

Never for copy that an embargo withholds, takes after the first, repeats, refiles, or spiked copy. A retransmission
repeats `ce_id`. A kill's alert has neither text nor entities; a hold of embargoed copy is told without its words.
"""

from __future__ import annotations

from copytaster.core.context import Context
from copytaster.core.facts import MentionForm
from copytaster.core.model import BODY_KINDS, Action, JsonValue, OutputRecord, Priority, PubStatus, Story
from copytaster.core.publish.headers import instant, story_headers, topic_name
from copytaster.core.publish.language import decide_language
from copytaster.core.publish.parts import bounded, present, raw_position, shortened

PRIORITIES = frozenset({Priority.FLASH, Priority.ALERT, Priority.BULLETIN})
ALERT_URGENCY = 2
NEVER = frozenset({Action.REPEAT, Action.REFILE})
ENTITIES = 10
"""So many names tell a desk what an alert is about."""
TEXT_CHARACTERS = 1000  # an alert is small; a first paragraph may be the whole story


def wants_alert(story: Story) -> bool:
    """Whether a desk must see this version at once."""
    action, take = story.lifecycle.action, story.lifecycle.take
    if story.spike or action in NEVER:
        return False
    if action in (Action.KILL, Action.HOLD):
        return True
    if _is_embargoed(story):
        return False
    if take is not None and take.index is not None and take.index > 1:
        return False
    return story.lifecycle.priority in PRIORITIES or (story.urgency is not None and story.urgency <= ALERT_URGENCY)


def publish(story: Story, context: Context) -> tuple[OutputRecord, ...]:
    """The alert, where one is due; raises `TooLarge` when it is over its bound."""
    if not wants_alert(story):
        return ()
    language = decide_language(story).tag
    headers = story_headers(story, "alert", language, context)
    value = bounded([_document(story, language)], context.limits.story_bytes)
    return (OutputRecord(topic_name(context, "alert"), story.ids.story_id.encode(), headers, value),)


def _document(story: Story, language: str | None) -> dict[str, JsonValue]:
    origin, lifecycle = story.origin, story.lifecycle
    reason = lifecycle.reason.text if lifecycle.reason and not _is_embargoed(story) else ""
    return present(
        {
            "storyId": story.ids.story_id,
            "versionId": story.ids.version_id,
            "action": lifecycle.action,
            "priority": lifecycle.priority,
            "urgency": story.urgency,
            "pubStatus": story.pub_status,
            "provider": story.feed.provider,
            "language": language,
            "text": shortened(_text(story), TEXT_CHARACTERS),
            "versionCreated": instant(story.times.version_created),
            "received": instant(story.times.received),
            "entities": _entities(story),
            "reason": shortened(reason, TEXT_CHARACTERS),
            "target": _target(story),
            "raw": raw_position(origin.topic, origin.partition, origin.offset, origin.timestamp),
        }
    )


def _entities(story: Story) -> list[JsonValue]:
    """Whom it is about, the most salient first, as far as a desk cares."""
    if story.lifecycle.action is Action.KILL or _is_embargoed(story):
        return []
    salience = {one.entity: one.value for one in story.facts.salience}
    told = [one for one in story.facts.entities if any(each.form is not MentionForm.CREDIT for each in one.mentions)]
    ranked = sorted(told, key=lambda one: -salience.get(one.id, 0.0))
    return [present({"name": one.name, "ids": dict(one.ids)}) for one in ranked[:ENTITIES]]


def _is_embargoed(story: Story) -> bool:
    """Whether an embargo withholds the copy; where a hold does too, the embargo may."""
    return story.embargo is not None and story.pub_status is PubStatus.WITHHELD


def _text(story: Story) -> str:
    """The main headline, else any, else the first paragraph; of a kill, and of embargoed copy, nothing."""
    if story.lifecycle.action is Action.KILL or _is_embargoed(story):
        return ""
    headlines = sorted(story.headlines, key=lambda one: one.role != "main")
    if headlines:
        return headlines[0].text
    return next((block.text for block in story.blocks if block.kind in BODY_KINDS), "")


def _target(story: Story) -> dict[str, JsonValue]:
    """The story that this one is about, as far as the copy says."""
    target = story.lifecycle.target
    if target is None:
        return {}
    headline = None if _is_embargoed(story) else target.headline
    return present({"nativeId": target.native_id, "slugline": target.slugline, "headline": headline})
