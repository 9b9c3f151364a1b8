"""Story to ninjs 3.1: the one place where what we hold becomes what ninjs holds.

Only what stands in the copy or was sent; nothing is inferred, but for a title made of the story's first words, which
`copytaster.derivedTitle` marks as such.
"""

from __future__ import annotations

import uuid

from copytaster.core.model import Action, JsonValue, Media, Story, Subject
from copytaster.core.publish.bodies import Copy, bodies
from copytaster.core.publish.facts import ninjs_names, ninjs_subjects
from copytaster.core.publish.headers import NAMESPACE, instant
from copytaster.core.publish.parts import present
from copytaster.core.publish.rights import fit
from copytaster.core.publish.uris import identifies, is_uri

TYPES = frozenset({"text", "audio", "video", "picture", "graphic", "composite", "component", "event", "planning"})
MEDIA_TYPES = {"photo": "picture", "image": "picture", "animation": "video", "package": "composite"}
PARTIAL = frozenset({"partial", "incomplete"})
TRUNCATED = "truncated"
"""The warning of copy that breaks off."""


def uri_of(story: Story) -> str:
    """The story's own URI."""
    return f"urn:uuid:{story.ids.story_id}"


def ninjs(story: Story, copy: Copy, *, html: bool = True) -> dict[str, JsonValue]:
    """The ninjs properties that there are; `html` adds the text/html body."""
    content = {} if story.lifecycle.action is Action.KILL else _content(story, copy, html=html)
    return present({**_about(story, content, copy.language.tag), **content, **_notes(story), **_names(story)})


def _about(story: Story, content: dict[str, JsonValue], language: str | None) -> dict[str, JsonValue]:
    """What the item is, in which state, and since when."""
    times, type_ = story.times, (story.declared.type or "").strip().lower()
    return {
        "uri": uri_of(story),
        "type": type_ if type_ in TYPES else "text",
        "representationType": _representation(story, content),
        "version": story.declared.version,
        "firstCreated": instant(times.first_created) if times.first_created else None,
        "versionCreated": instant(times.version_created),
        "contentCreated": instant(times.content_created) if times.content_created else None,
        "expires": instant(times.expires) if times.expires else None,
        "embargoedUntil": instant(story.embargo.until) if story.embargo and story.embargo.until else None,
        "pubStatus": story.pub_status,
        "urgency": story.urgency,
        "language": language,
    }


def _content(story: Story, copy: Copy, *, html: bool) -> dict[str, JsonValue]:
    """What a withdrawal never carries."""
    main = next((one.text for one in story.headlines if one.role == "main"), None)
    return {
        "title": main or story.title or copy.derived_title,
        "by": story.by,
        "located": story.located,
        "headlines": [{"role": one.role, "value": one.text} for one in story.headlines],
        "descriptions": [{"role": "standfirst", "value": story.standfirst.text}] if story.standfirst else [],
        "bodies": bodies(story, copy, html=html),
        "associations": [_association(story, media, index) for index, media in enumerate(story.media)],
        "subjects": [*(_subject(one) for one in story.declared.subjects), *ninjs_subjects(story)],
        **ninjs_names(story),
    }


def _notes(story: Story) -> dict[str, JsonValue]:
    """What desks and lawyers read."""
    rights, fitted = story.rights, fit(story.rights)
    return {
        "slugline": story.slugline,
        "edNote": story.ed_note,
        "usageTerms": rights.usage_terms,
        "copyrightHolder": rights.copyright_holder,
        "copyrightNotice": rights.copyright_notice,
        "rightsInfo": fitted.rights_info,
        "digitalSourceType": fitted.digital_source_type,
    }


def _names(story: Story) -> dict[str, JsonValue]:
    return {
        "infoSources": [{"name": name} for name in story.info_sources],
        "genres": [{"name": name} for name in story.declared.genres],
        "altIds": [present({"role": one.role, "value": one.value}) for one in story.feed.native_ids],
    }


def _association(story: Story, media: Media, index: int) -> dict[str, JsonValue]:
    """A medium; its URI is minted from the story's where none was sent."""
    minted = uuid.uuid5(NAMESPACE, "\n".join((story.ids.story_id, str(index), media.uri or "")))
    type_ = MEDIA_TYPES.get(media.kind, media.kind)
    return present(
        {
            "uri": media.uri if is_uri(media.uri) else f"urn:uuid:{minted}",
            "name": f"{type_}{index + 1}",
            "type": type_ if type_ in TYPES else "component",
            "descriptions": [{"role": "caption", "value": media.caption.text}] if media.caption else [],
            "by": media.credit.text if media.credit else None,
        }
    )


def _representation(story: Story, content: dict[str, JsonValue]) -> str:
    """Partial for takes, teasers, truncated copy and kills; else full, unless the sender says otherwise."""
    declared = (story.declared.representation or "").strip().lower()
    cut_off = any(warning.code == TRUNCATED for warning in story.warnings)
    partial = story.lifecycle.take is not None or not content.get("bodies") or declared in PARTIAL or cut_off
    return "partial" if partial else "full"


def _subject(subject: Subject) -> dict[str, JsonValue]:
    """A code of the feed: a URI where it is one to everybody, else as it stands."""
    return present(
        {
            "name": subject.name,
            "uri": subject.code if identifies(subject.code) else None,
            "literal": None if identifies(subject.code) else subject.code,
            "creator": subject.creator or "feed",
        }
    )
