"""Story to ninjs 3.1: the one place where what we hold becomes what ninjs holds.

Only what stands in the copy or was sent; nothing is inferred, but for a title made of the story's first words, which
`copytaster.derivedTitle` marks as such.
"""

from __future__ import annotations

import re
import uuid
from html import escape

from copytaster.core.model import BODY_KINDS, Action, Block, BlockKind, JsonValue, Media, Story, Subject
from copytaster.core.publish.headers import NAMESPACE, instant
from copytaster.core.publish.language import decide_language
from copytaster.core.publish.parts import present

TYPES = frozenset({"text", "audio", "video", "picture", "graphic", "composite", "component", "event", "planning"})
URI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s\x00-\x20<>\"{}|\\^`\x7f-\U0010ffff]+")
TITLE_CHARACTERS = 120
TAGS = {BlockKind.PARAGRAPH: "p", BlockKind.SUBHEAD: "h2", BlockKind.TABLE: "pre", BlockKind.EMBED: "blockquote"}
RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur", "ps", "yi", "ku", "sd", "ug"})


def uri_of(story: Story) -> str:
    """The story's own URI."""
    return f"urn:uuid:{story.ids.story_id}"


def ninjs(story: Story, *, html: bool = True) -> dict[str, JsonValue]:
    """The ninjs properties that there are, in the order of the standard; `html` adds the text/html body."""
    killed = story.lifecycle.action is Action.KILL
    language = decide_language(story).tag
    rights = story.rights
    type_ = (story.declared.type or "").lower()
    content: dict[str, object] = {} if killed else _content(story, language, html=html)
    return present(
        {
            "uri": uri_of(story),
            "type": type_ if type_ in TYPES else "text",
            "representationType": _representation(story, content),
            "version": story.declared.version,
            "firstCreated": instant(story.times.first_created) if story.times.first_created else None,
            "versionCreated": instant(story.times.version_created),
            "contentCreated": instant(story.times.content_created) if story.times.content_created else None,
            "expires": instant(story.times.expires) if story.times.expires else None,
            "embargoedUntil": _embargoed_until(story),
            "pubStatus": story.pub_status.value,
            "urgency": story.urgency,
            "language": language,
            **content,
            "slugline": story.slugline,
            "edNote": story.ed_note,
            "usageTerms": rights.usage_terms,
            "copyrightHolder": rights.copyright_holder,
            "copyrightNotice": rights.copyright_notice,
            "rightsInfo": rights.rights_info,
            "digitalSourceType": rights.digital_source_type,
            "infoSources": [{"name": name} for name in story.info_sources],
            "genres": [{"name": name} for name in story.declared.genres],
            "subjects": [] if killed else [_subject(one) for one in story.declared.subjects],
            "altIds": [present({"role": one.role, "value": one.value}) for one in story.feed.native_ids],
        }
    )


def derived_title(story: Story) -> str | None:
    """The story's first words as a title, for a story that has neither title nor main headline."""
    if story.title or any(one.role == "main" for one in story.headlines) or story.lifecycle.action is Action.KILL:
        return None
    blocks = [block.text for block in story.blocks if block.kind is BlockKind.PARAGRAPH]
    first = blocks[0] if blocks else (story.standfirst.text if story.standfirst else None)
    if not first:
        return None
    words = " ".join(first.split())
    if len(words) <= TITLE_CHARACTERS:
        return words
    return words[:TITLE_CHARACTERS].rsplit(" ", 1)[0].rstrip(" ,;:–—-") + " …"


def body_blocks(story: Story) -> list[Block]:
    """The blocks that make up the body."""
    return [block for block in story.blocks if block.kind in BODY_KINDS]


def plain_body(story: Story) -> str:
    """Paragraphs, subheads and lists parted by a blank line, tables as laid out."""
    return "\n\n".join(block.text for block in body_blocks(story))


def html_body(story: Story, language: str | None) -> str:
    """The same with embeds; tags from a closed list, everything escaped, nothing that loads."""
    kinds = BODY_KINDS | {BlockKind.EMBED}
    inner = "\n".join(_element(block) for block in story.blocks if block.kind in kinds)
    if language is None:
        return inner
    way = "rtl" if language.split("-")[0] in RIGHT_TO_LEFT else "ltr"
    return f'<div lang="{escape(language)}" dir="{way}">\n{inner}\n</div>'


def _element(block: Block) -> str:
    if block.kind is BlockKind.LIST:
        rows = "".join(f"<li>{escape(line.lstrip('•*-– '))}</li>" for line in block.text.splitlines() if line.strip())
        return f"<ul>{rows}</ul>"
    tag = TAGS[block.kind]
    return f"<{tag}>{escape(block.text)}</{tag}>"


def _content(story: Story, language: str | None, *, html: bool) -> dict[str, object]:
    """What a withdrawal never carries."""
    main = next((one.text for one in story.headlines if one.role == "main"), None)
    return {
        "title": main or story.title or derived_title(story),
        "by": story.by,
        "located": story.located,
        "headlines": [{"role": one.role, "value": one.text} for one in story.headlines],
        "descriptions": [{"role": "standfirst", "value": story.standfirst.text}] if story.standfirst else [],
        "bodies": _bodies(story, language, html=html),
        "associations": [_association(story, media, index) for index, media in enumerate(story.media)],
    }


def _bodies(story: Story, language: str | None, *, html: bool) -> list[JsonValue]:
    text = plain_body(story)
    if not text:
        return []
    bodies: list[JsonValue] = [
        {
            "role": "main",
            "contentType": "text/plain",
            "charCount": len(text),
            "wordCount": len(text.split()),
            "value": text,
        }
    ]
    if html:
        bodies.append({"role": "main", "contentType": "text/html", "value": html_body(story, language)})
    return bodies


def _association(story: Story, media: Media, index: int) -> dict[str, JsonValue]:
    """A medium; its URI is minted from the story's where none was sent."""
    sent = media.uri if media.uri and URI.fullmatch(media.uri) else None
    minted = uuid.uuid5(NAMESPACE, "\n".join((story.ids.story_id, str(index), media.uri or "")))
    caption = media.caption.text if media.caption else None
    return present(
        {
            "uri": sent or f"urn:uuid:{minted}",
            "name": f"{media.kind}{index + 1}",
            "type": media.kind if media.kind in TYPES else "component",
            "descriptions": [{"role": "caption", "value": caption}] if caption else [],
            "by": media.credit.text if media.credit else None,
        }
    )


def _representation(story: Story, content: dict[str, object]) -> str:
    """Partial for takes, teasers, truncated copy and kills; else full, unless the sender says otherwise."""
    declared = (story.declared.representation or "").lower()
    if story.lifecycle.take is not None or not content.get("bodies") or declared in ("partial", "incomplete"):
        return "partial"
    return "full"


def _embargoed_until(story: Story) -> str | None:
    return instant(story.embargo.until) if story.embargo and story.embargo.until else None


def _subject(subject: Subject) -> dict[str, JsonValue]:
    code = subject.code
    is_uri = bool(code and URI.fullmatch(code) and not code.startswith("medtop:"))
    return present(
        {
            "name": subject.name,
            "uri": code if is_uri else None,
            "literal": None if is_uri else code,
            "creator": subject.creator or "feed",
        }
    )
