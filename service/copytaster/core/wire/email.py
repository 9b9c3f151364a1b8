"""Mail (RFC 5322, MIME) to RawStory: copy filed by correspondents, press releases, forms, and mail that carries a wire.

A record's bytes in; its stories out. A part in another wire format, as body or attachment, is read by that format; the
mail's own words are then a cover note, unless they are long enough to be copy. A mail inside a mail is a story of its
own. The subject is the headline; the text is cut free of quoted replies, signatures and disclaimers (`email_text`).
Raises `Unreadable` (`bad_mime`, `too_many_parts`, `no_copy`, or the fault of the only part).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from copytaster.core.context import Dialects
from copytaster.core.errors import CopyError
from copytaster.core.model import (
    BODY_KINDS,
    AtPath,
    Body,
    Evidence,
    Fault,
    Field,
    Found,
    Parsed,
    Part,
    Path,
    Range,
    RawStory,
    StoryWarning,
    Syntax,
)
from copytaster.core.wire import Format, email_form, email_headers, email_parts, email_text, json_text
from copytaster.core.wire.email_parts import Leaf, Mail
from copytaster.core.wire.email_story import story_of

_COVER_MOST: Final = 400
"""Characters of body that a mail with other stories in it may have and still only accompany them."""
_CARRIERS: Final = ("text/", "application/xml", "application/json", "application/octet-stream", "application/rss")


class Email:
    """The format, which hands what it carries to the others: `carried`, the most specific first."""

    NAME = Syntax.EMAIL

    def __init__(self, carried: tuple[Format, ...]) -> None:
        self.carried = carried

    def sniff(self, body: Body) -> Evidence | None:
        """Headers that only mail has at the top; cheap, and never raises."""
        names = email_headers.names_at_the_top(body.decoded.text)
        return Evidence("headers of a mail") if email_headers.are_of_mail(names) else None

    def parse(self, body: Body, dialects: Dialects) -> Parsed:
        """The stories of the record; raises `Unreadable` when there is none."""
        stories: list[RawStory] = []
        faults: list[CopyError] = []
        for one in self._all(email_parts.read(body.value), body, dialects):
            if isinstance(one, CopyError):
                faults.append(one)
            else:
                stories.append(one)
        if faults and not stories:
            raise faults[0]
        of = len(stories) + len(faults)
        told = [
            Fault(one.code, one.stage, one.message, one.position, len(stories) + n) for n, one in enumerate(faults, 1)
        ]
        return Parsed(tuple(_numbered(stories, of)), tuple(told))

    def _all(self, mail: Mail, body: Body, dialects: Dialects) -> Iterator[RawStory | CopyError]:
        """The mail's own story, then what it carries, then the mails within it."""
        others: list[RawStory | CopyError] = []
        own: list[Leaf] = []
        for leaf in mail.leaves:
            if carried := self._carried(leaf, body, dialects):
                others += carried
            else:
                own.append(leaf)
        for within in mail.within:
            others += self._all(within, body, dialects)
        try:
            story = story_of(mail, own, body, dialects)
        except CopyError as error:
            yield from others or [error]
            return
        if not others or _length(story) > _COVER_MOST:
            yield story
        else:
            others[0] = _covered(others[0], story)
        yield from others

    def _carried(self, leaf: Leaf, body: Body, dialects: Dialects) -> list[RawStory | CopyError]:
        """The stories of a part that is in another wire format; nothing when it is in none."""
        if not leaf.type.startswith(_CARRIERS) and not leaf.type.endswith(("+xml", "+json")):
            return []
        if leaf.type == "text/html" and not leaf.attached:
            return []
        decoded = leaf.decoded()
        if leaf.flowed:
            decoded = replace(decoded, text=email_text.unflowed(decoded.text, delsp=leaf.delsp))
        held = Body(leaf.value, decoded, body.hints, json_text.read(decoded.text), body.inflated_bytes)
        if held.json and email_form.form_of(decoded.text):
            return []
        for one in self.carried:
            evidence = one.sniff(held)
            if evidence is None:
                continue
            try:
                parsed = one.parse(held, dialects)
            except CopyError as error:
                where = "/".join((*leaf.section, error.position or ""))
                return [type(error)(error.code, error.stage, error.message, where)]
            stories: list[RawStory | CopyError] = [
                _placed(story, leaf.section, evidence.text) for story in parsed.stories
            ]
            return stories + [CopyError(one.code, one.stage, one.message, one.position) for one in parsed.faults]
        return []


def _covered(carried: RawStory | CopyError, cover: RawStory) -> RawStory | CopyError:
    """The first story that a mail carries keeps the words of its cover note."""
    if isinstance(carried, CopyError):
        return carried
    note = tuple(Found(block.text, block.source, "cover note") for block in cover.blocks)
    return replace(carried, leftovers=(*carried.leftovers, *note))


def _numbered(stories: list[RawStory], of: int) -> Iterator[RawStory]:
    """The stories of a record of several, each with its number; the id that its own format gave it stays."""
    for index, story in enumerate(stories, 1):
        own = next((str(one.value) for one in story.fields.get(Field.ITEM_ID, ())), None)
        part = Part(index, of, story.part.id if story.part and story.part.id else own)
        yield replace(story, part=part) if of > 1 else story


def _placed(story: RawStory, section: Path, evidence: str) -> RawStory:
    """A story that another format read from a part, its places counted from the mail."""
    reason = "; ".join(one for one in ("in a mail", evidence, story.detection.evidence) if one)
    return replace(
        story,
        detection=replace(story.detection, evidence=reason),
        fields={name: tuple(_found(one, section) for one in found) for name, found in story.fields.items()},
        blocks=tuple(replace(one, source=_source(one.source, section)) for one in story.blocks),
        private=tuple(replace(one, source=_source(one.source, section)) for one in story.private),
        leftovers=tuple(_found(one, section) for one in story.leftovers),
        warnings=tuple(_warning(one, section) for one in story.warnings),
    )


def _source(source: Range | Path, section: Path) -> Path:
    if isinstance(source, Range):
        return (*section, f"char={source.start},{source.end}")
    return (*section, *source)


def _found(found: Found, section: Path) -> Found:
    return replace(found, source=_source(found.source, section))


def _warning(warning: StoryWarning, section: Path) -> StoryWarning:
    places = tuple(replace(one, path=(*section, *one.path)) if isinstance(one, AtPath) else one for one in warning.at)
    return replace(warning, at=places)


def _length(story: RawStory) -> int:
    return sum(len(block.text) for block in story.blocks if block.kind in BODY_KINDS)
