"""The story document: ninjs 3.1 plus `copytaster`, one for every story version, withheld and canceled ones too.

Bounded: where the document is over its limit the text/html body is left out first, then facts beyond stated counts, each
named in `pipeline.limits`; if that is not enough the record is a dead letter `too_large`. So no output can wedge a lane.
"""

from __future__ import annotations

import orjson

from copytaster.core.context import Context
from copytaster.core.errors import TooLarge
from copytaster.core.model import Credit, JsonValue, Language, OutputRecord, Reference, Span, Stage, Story
from copytaster.core.publish.headers import instant, story_headers, topic_name
from copytaster.core.publish.language import decide_language
from copytaster.core.publish.ninjs import derived_title, ninjs, plain_body
from copytaster.core.publish.parts import places, present, raw_position

WARNINGS = 100  # published of one story; more is a broken feed, not news
WORDS_BY = "words@1"


def publish(story: Story, context: Context) -> tuple[OutputRecord, ...]:
    """The document of this version; raises `TooLarge` when it cannot be brought within its bound."""
    limit = context.limits.story_bytes
    value = orjson.dumps(_document(story, context, html=True, limits=[]))
    if len(value) > limit:
        value = orjson.dumps(_document(story, context, html=False, limits=["bodies:text/html"]))
    if len(value) > limit:
        raise TooLarge("too_large", Stage.PUBLISH, f"the story document has {len(value)} bytes, {limit} are allowed")
    headers = story_headers(story, "story", decide_language(story).tag, context)
    return (OutputRecord(topic_name(context, "story"), story.ids.story_id.encode(), headers, value),)


def _document(story: Story, context: Context, *, html: bool, limits: list[str]) -> dict[str, JsonValue]:
    document = ninjs(story, html=html)
    document["copytaster"] = _ours(story, context, limits)
    return document


def _ours(story: Story, context: Context, limits: list[str]) -> dict[str, JsonValue]:
    over = ["warnings"] if len(story.warnings) > WARNINGS else []
    return present(
        {
            "storyId": story.ids.story_id,
            "versionId": story.ids.version_id,
            "part": present({"id": story.part.id, "index": story.part.index, "of": story.part.of})
            if story.part
            else None,
            "derivedTitle": True if derived_title(story) else None,
            "feed": _feed(story),
            "format": _format(story),
            "raw": _raw(story),
            "times": _times(story),
            "lifecycle": _lifecycle(story),
            "embargo": _embargo(story),
            "privateNotes": _private_notes(story),
            "declared": _declared(story),
            "computed": _computed(story),
            "decided": _decided(story),
            "blocks": _blocks(story),
            "dateline": _dateline(story),
            "bylines": [
                present({"name": b.name, "title": b.title, "organisation": b.organisation, "at": places(b.at)})
                for b in story.bylines
            ],
            "credits": _credits(story),
            "embeds": _embeds(story),
            "media": _media(story),
            "warnings": _warnings(story),
            "pipeline": present(
                {
                    "version": context.version,
                    "configHash": context.config_hash,
                    "models": dict(context.models),
                    "limits": [*limits, *over],
                }
            ),
        }
    )


def _feed(story: Story) -> dict[str, JsonValue]:
    feed = story.feed
    return present(
        {
            "id": feed.id or "unknown",
            "provider": feed.provider,
            "itemId": feed.item_id,
            "nativeId": [one.value for one in feed.native_ids],
            "sequence": feed.sequence,
            "services": list(feed.services),
        }
    )


def _format(story: Story) -> dict[str, JsonValue]:
    detection = story.detection
    return present({"syntax": detection.syntax, "dialect": detection.dialect, "evidence": detection.evidence})


def _raw(story: Story) -> dict[str, JsonValue]:
    origin = story.origin
    place: dict[str, JsonValue] = {"timestamp": instant(origin.timestamp)}
    if origin.topic:
        place = dict(raw_position(origin.topic, origin.partition, origin.offset, origin.timestamp))  # type: ignore[arg-type] # a TypedDict's values are JSON
    return place | {
        "sha256": origin.sha256,
        "bytes": origin.bytes,
        "charset": origin.charset,
        "charsetEvidence": origin.charset_evidence,
    }


def _times(story: Story) -> dict[str, JsonValue]:
    times, day = story.times, story.times.document_date
    return present(
        {
            "received": instant(times.received),
            "versionSource": times.version_source,
            "sent": instant(times.sent) if times.sent else None,
            "documentDate": present({"value": day.value, "at": places(day.at)}) if day else None,
            "zone": times.zone,
            "zoneSource": times.zone_source,
        }
    )


def _lifecycle(story: Story) -> dict[str, JsonValue]:
    lifecycle, take = story.lifecycle, story.lifecycle.take
    return present(
        {
            "action": lifecycle.action,
            "number": lifecycle.number,
            "take": present({"index": take.index, "of": take.of, "last": take.last}) if take else None,
            "priority": lifecycle.priority,
            "reason": present({"text": lifecycle.reason.text, "at": places(lifecycle.reason.at)})
            if lifecycle.reason
            else None,
            "markers": [
                present({"kind": one.kind, "text": one.text, "at": places(one.at)}) for one in lifecycle.markers
            ],
            "supersedes": [_reference(one) for one in lifecycle.supersedes],
            "target": _reference(lifecycle.target) if lifecycle.target else None,
        }
    )


def _reference(reference: Reference) -> dict[str, JsonValue]:
    return present(
        {
            "nativeId": reference.native_id,
            "slugline": reference.slugline,
            "headline": reference.headline,
            "at": places(reference.at),
        }
    )


def _embargo(story: Story) -> dict[str, JsonValue] | None:
    embargo = story.embargo
    if embargo is None:
        return None
    return present(
        {
            "until": instant(embargo.until) if embargo.until else None,
            "indefinite": True if embargo.indefinite else None,
            "text": embargo.text,
            "at": places(embargo.at),
            "zoneSource": embargo.zone_source,
        }
    ) or {"indefinite": False}


def _private_notes(story: Story) -> dict[str, JsonValue] | None:
    notes = story.private_notes
    return {"count": notes.count, "kinds": list(notes.kinds)} if notes else None


def _declared(story: Story) -> dict[str, JsonValue]:
    declared = story.declared
    return present(
        {
            "urgency": declared.urgency,
            "wordCount": declared.word_count,
            "language": declared.language,
            "charset": declared.charset,
            "type": declared.type,
            "profile": declared.profile,
            "representation": declared.representation,
            "version": declared.version,
            "status": declared.status,
            "subjects": [
                present(
                    {
                        "code": one.code,
                        "name": one.name,
                        "scheme": one.scheme,
                        "creator": one.creator,
                        "at": places(one.at),
                    }
                )
                for one in declared.subjects
            ],
            "keywords": list(declared.keywords),
            "genres": list(declared.genres),
        }
    )


def _computed(story: Story) -> dict[str, JsonValue]:
    language: Language | None = story.facts.language
    words = len(plain_body(story).split())
    return present(
        {
            "wordCount": {"value": words, "by": WORDS_BY, "confidence": 1.0} if words else None,
            "language": {"value": language.tag, "by": language.by, "confidence": round(language.confidence, 4)}
            if language
            else None,
        }
    )


def _decided(story: Story) -> dict[str, JsonValue]:
    language = decide_language(story).decision
    decisions = (*story.decided, language) if language else story.decided
    return {one.field: {"from": one.source, "reason": one.reason} for one in decisions}


def _blocks(story: Story) -> list[JsonValue]:
    return [
        present(
            {
                "kind": block.kind,
                "text": block.text,
                "raw": [block.raw.start, block.raw.end] if block.raw else None,
                "path": list(block.path) if block.path else None,
            }
        )
        for block in story.blocks
    ]


def _dateline(story: Story) -> dict[str, JsonValue] | None:
    dateline = story.dateline
    if dateline is None:
        return None
    return present(
        {
            "places": [present({"name": one.name, "region": one.region}) for one in dateline.places],
            "date": dateline.date,
            "agency": dateline.agency,
            "text": dateline.text,
            "at": places(dateline.at),
        }
    )


def _credit(credit: Credit | None) -> dict[str, JsonValue] | None:
    return present({"text": credit.text, "agency": credit.agency, "at": places(credit.at)}) if credit else None


def _credits(story: Story) -> dict[str, JsonValue]:
    whose = story.credits
    return present(
        {
            "textSource": _credit(whose.text_source),
            "line": _credit(whose.line),
            "pictureSources": [_credit(one) for one in whose.picture_sources],
        }
    )


def _span(span: Span | None) -> dict[str, JsonValue] | None:
    return present({"text": span.text, "at": places(span.at)}) if span else None


def _embeds(story: Story) -> list[JsonValue]:
    return [
        present(
            {
                "platform": embed.platform,
                "account": embed.account,
                "name": embed.name,
                "date": embed.date,
                "text": _span(embed.text),
                "hashtags": [_span(one) for one in embed.hashtags],
                "mentions": [_span(one) for one in embed.mentions],
                "flags": [present({"country": one.country, "at": places(one.at)}) for one in embed.flags],
                "urls": [_span(one) for one in embed.urls],
                "at": places(embed.at),
            }
        )
        for embed in story.embeds
    ]


def _media(story: Story) -> list[JsonValue]:
    return [
        present(
            {
                "kind": media.kind,
                "uri": media.uri,
                "caption": _span(media.caption),
                "credit": _credit(media.credit),
                "archive": True if media.archive else None,
            }
        )
        for media in story.media
    ]


def _warnings(story: Story) -> list[JsonValue]:
    return [
        present({"code": one.code, "stage": one.stage, "message": one.message, "at": places(one.at)})
        for one in story.warnings[:WARNINGS]
    ]
