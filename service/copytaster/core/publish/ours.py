"""The `copytaster` object of a story document: all that ninjs has no place for, in the order of the README's table.

Every value that was derived says where it stands (`at`); unknown is absent.
"""

from __future__ import annotations

from copytaster.core.context import Context
from copytaster.core.facts import AttributionKind
from copytaster.core.model import (
    Block,
    Byline,
    Credit,
    Embed,
    JsonValue,
    Lifecycle,
    Media,
    Reference,
    Span,
    Story,
    Subject,
)
from copytaster.core.publish.bodies import Copy
from copytaster.core.publish.facts import cited, computed, facts
from copytaster.core.publish.headers import instant
from copytaster.core.publish.parts import places, present, raw_position

WORDS_BY = "words@1"


def ours(story: Story, copy: Copy, context: Context, limits: tuple[str, ...] = ()) -> dict[str, JsonValue]:
    """The object; `limits` names what was left out of the document."""
    return present(
        {
            "storyId": story.ids.story_id,
            "versionId": story.ids.version_id,
            "part": _part(story),
            "derivedTitle": True if copy.derived_title else None,
            "feed": _feed(story),
            "format": _format(story),
            "raw": _raw(story),
            "times": _times(story),
            "lifecycle": _lifecycle(story.lifecycle),
            "embargo": _embargo(story),
            "privateNotes": _private_notes(story),
            "declared": _declared(story),
            "computed": _computed(story, copy.words),
            "decided": _decided(story, copy),
            "blocks": [_block(one) for one in story.blocks],
            "dateline": _dateline(story),
            "bylines": [_byline(one) for one in story.bylines],
            "credits": _credits(story),
            "embeds": [_embed(one) for one in story.embeds],
            "media": [_medium(one) for one in story.media],
            **facts(story),
            "warnings": _warnings(story),
            "pipeline": _pipeline(context, limits),
        }
    )


def _pipeline(context: Context, limits: tuple[str, ...]) -> dict[str, JsonValue]:
    return present(
        {
            "version": context.version,
            "configHash": context.config_hash,
            "models": dict(context.models.items()),
            "limits": list(limits),
        }
    )


def _part(story: Story) -> dict[str, JsonValue] | None:
    part = story.part
    return present({"id": part.id, "index": part.index, "of": part.of}) if part else None


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
    return raw_position(origin.topic, origin.partition, origin.offset, origin.timestamp) | {
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


def _lifecycle(lifecycle: Lifecycle) -> dict[str, JsonValue]:
    take, reason, target = lifecycle.take, lifecycle.reason, lifecycle.target
    return present(
        {
            "action": lifecycle.action,
            "number": lifecycle.number,
            "take": present({"index": take.index, "of": take.of, "last": take.last}) if take else None,
            "priority": lifecycle.priority,
            "reason": present({"text": reason.text, "at": places(reason.at)}) if reason else None,
            "markers": [
                present({"kind": one.kind, "text": one.text, "at": places(one.at)}) for one in lifecycle.markers
            ],
            "supersedes": [_reference(one) for one in lifecycle.supersedes],
            "target": _reference(target) if target else None,
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
    ) or {"indefinite": False}  # that there is one is said even where its words may not be


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
            "subjects": [_subject(one) for one in declared.subjects],
            "keywords": list(declared.keywords),
            "genres": list(declared.genres),
        }
    )


def _subject(subject: Subject) -> dict[str, JsonValue]:
    return present(
        {
            "code": subject.code,
            "name": subject.name,
            "scheme": subject.scheme,
            "creator": subject.creator,
            "at": places(subject.at),
        }
    )


def _computed(story: Story, words: int) -> dict[str, JsonValue]:
    language = story.facts.language
    return present(
        {
            "wordCount": {"value": words, "by": WORDS_BY, "confidence": 1.0} if words else None,
            "language": {"value": language.tag, "by": language.by, "confidence": round(language.confidence, 2)}
            if language
            else None,
            **computed(story),
        }
    )


def _decided(story: Story, copy: Copy) -> dict[str, JsonValue]:
    language = copy.language.decision
    decisions = (*story.decided, language) if language else story.decided
    return {one.field: {"from": one.source, "reason": one.reason} for one in decisions}


def _block(block: Block) -> dict[str, JsonValue]:
    found: dict[str, JsonValue] = {"kind": block.kind, "text": block.text}
    if block.raw:
        found["raw"] = [block.raw.start, block.raw.end]
    if block.path:
        found["path"] = list(block.path)
    return found


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


def _byline(byline: Byline) -> dict[str, JsonValue]:
    return present(
        {
            "name": byline.name,
            "title": byline.title,
            "organisation": byline.organisation,
            "at": places(byline.at),
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
            "citedMedia": cited(story, AttributionKind.MEDIA),
            "officials": cited(story, AttributionKind.OFFICIAL),
        }
    )


def _span(span: Span | None) -> dict[str, JsonValue] | None:
    return present({"text": span.text, "at": places(span.at)}) if span else None


def _embed(embed: Embed) -> dict[str, JsonValue]:
    return present(
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


def _medium(medium: Media) -> dict[str, JsonValue]:
    return present(
        {
            "kind": medium.kind,
            "uri": medium.uri,
            "caption": _span(medium.caption),
            "credit": _credit(medium.credit),
            "archive": True if medium.archive else None,
        }
    )


def _warnings(story: Story) -> list[JsonValue]:
    return [
        present({"code": one.code, "stage": one.stage, "message": one.message, "at": places(one.at)})
        for one in story.warnings
    ]
