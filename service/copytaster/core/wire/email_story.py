"""A mail's own story: its headers to fields, its subject to the headline, its text to blocks, its attachments to media.

A `Mail` in, with the parts that are its own words; a `RawStory` out. Raises `Unreadable` (`no_copy`) when it says
nothing. What a mail's headers say of its way stays among the leftovers.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from email.utils import parsedate_to_datetime
from typing import Final

from copytaster.core.context import Dialects
from copytaster.core.model import BODY_KINDS, BlockKind, Body, Decoded, Field, Path, RawBlock, RawStory, Syntax
from copytaster.core.wire import email_form, email_headers, email_text, frames, stamps
from copytaster.core.wire.email_parts import Leaf, Mail
from copytaster.core.wire.html import read_html
from copytaster.core.wire.reading import Reading

_TRANSPORT: Final = re.compile(
    r"""(?:\s*(?:(?:re|fwd?|aw|wg|tr|rv|sv|vs|vb|enc|doorst)(?:\[\d{1,3}\])?\s?:
        | \[(?:external|extern|ext|spam|caution)[^\]\n]{0,20}\]
        | (?:press|news|media)\ release\s?[:–—-]\s | (?:presse|medien)mitteilung\s?: | communiqué(?:\ de\ presse)?\s?:
    )){1,8}\s*""",
    re.IGNORECASE | re.VERBOSE,
)
_MAY_REPEAT: Final = BODY_KINDS | {BlockKind.STANDFIRST}
_FORWARDS: Final = re.compile(r"\s*(?:fwd?|wg|tr|rv|vs|vb|enc|doorst)\b", re.IGNORECASE)
_ADDRESS: Final = re.compile(r"(?P<name>[^<]{0,300})<(?P<address>[^<>]{1,320})>")
_COMMENT: Final = re.compile(r"(?:(?<!\s)\s++)?+\([^()]{0,40}\)\s*+$")
_FAILED: Final = re.compile(r"(?:spam|virus)[-\w]{0,20}(?:verdict|status|flag)$")
_MEDIA: Final = {"image": "picture", "video": "video", "audio": "audio"}
_FIELDS: Final = {
    "content-language": Field.LANGUAGE,
    "expires": Field.EXPIRES,
    "expiry-date": Field.EXPIRES,
    "supersedes": Field.SUPERSEDES,
}


def story_of(mail: Mail, leaves: Sequence[Leaf], body: Body, dialects: Dialects) -> RawStory:
    """The story of these parts; raises `Unreadable` when there is none."""
    texts = [leaf for leaf in leaves if leaf.is_text and not leaf.attached] or [leaf for leaf in leaves if leaf.is_text]
    read = [(leaf, leaf.decoded()) for leaf in texts]
    main = read[0][1] if read else Decoded("", body.decoded.charset, body.decoded.evidence)
    reading = Reading(Syntax.EMAIL, replace(body, decoded=main))
    formed = any(email_form.form_of(decoded.text) for _, decoded in read)
    subject = _headers(reading, mail, dialects, headed=not formed)
    if read and (declared := read[0][0].charset):
        reading.found(Field.CHARSET, declared, (*read[0][0].section, "HEADER", "Content-Type"), "charset")
    words = [subject] + [_text(reading, leaf, decoded, subject) for leaf, decoded in read]
    for leaf in leaves:
        if leaf not in texts:
            _attachment(reading, leaf)
    for leaf in mail.spare:
        reading.keep(leaf.decoded().text, leaf.section, "alternative")
    if mail.broken_off:
        reading.warn(frames.TRUNCATED, "the mail breaks off before its last boundary")
    copy = "\n".join(words)
    reading.settle_item_id(None, "Message-ID")
    dialect = reading.dialect(dialects) or dialects.marked(copy)
    return reading.story(copy, dialect, place="/".join((*mail.section, "1")))


def _headers(reading: Reading, mail: Mail, dialects: Dialects, *, headed: bool) -> str:
    """The headers to fields, the subject to the headline; returns it. A form's is always the same: no headline."""
    subject = ""
    for name, raw in mail.headers:
        value, place, key = email_headers.decoded(raw), (*mail.section, "HEADER", name), name.lower()
        if key == "subject" and headed and not subject:
            subject = _subject(reading, value, place)
        elif key == "date":
            reading.found(Field.VERSION_CREATED, _stamp(value), place)
        elif key == "message-id":
            reading.found(Field.NATIVE_ID, value.strip().strip("<>"), place, "Message-ID")
        elif key == "keywords":
            for word in value.split(","):
                reading.found(Field.KEYWORD, word.strip(), place)
        elif key == "from" and (sender := _sender(value, dialects)):
            reading.found(Field.PROVIDER, sender, place)
        elif key in _FIELDS:
            reading.found(_FIELDS[key], value, place)
        else:
            if _FAILED.search(key) and value.strip().lower() in {"fail", "yes"}:
                reading.warn("mail_suspected", f"who received the mail says of it: {key}", *place)
            reading.keep(value, place, name)
    return subject


def _subject(reading: Reading, value: str, place: Path) -> str:
    """The subject as headline; what relays put before it is kept apart."""
    relayed = _TRANSPORT.match(value)
    start = relayed.end() if relayed else 0
    if start:
        reading.keep(value[:start], place, "Subject")
    reading.block(BlockKind.HEADLINE, value[start:], (*place, f"char={start},{len(value)}") if start else place)
    return value[start:]


def _forwards(reading: Reading) -> bool:
    """Whether the mail's subject says that it sends on another."""
    return any(_FORWARDS.match(str(one.value)) for one in reading.leftovers if one.role == "Subject")


def _stamp(value: str) -> str:
    value = _COMMENT.sub("", value)
    iso = stamps.as_iso(value)
    if iso != value:
        return iso
    try:
        return parsedate_to_datetime(value).isoformat()
    except (ValueError, TypeError, IndexError):
        return value


def _sender(value: str, dialects: Dialects) -> str | None:
    """The agency that the mail comes from, by its name or its domain; a person's name is no provider."""
    named = _ADDRESS.match(value)
    name = named["name"].strip(" \"'") if named else ""
    domain = (named["address"] if named else value).strip().rpartition("@")[2].lower()
    if found := dialects.find(name) or dialects.find(domain):
        return found.provider
    house, _, rest = domain.partition(".")
    found = dialects.find(house) if "." not in rest or (rest.count(".") == 1 and len(rest) < 7) else None
    return found.provider if found else None


def _text(reading: Reading, leaf: Leaf, decoded: Decoded, subject: str) -> str:
    """A part's blocks to the reading; returns its words, for the hash."""
    text = email_text.unflowed(decoded.text, delsp=leaf.delsp) if leaf.flowed else decoded.text
    reading.warnings.extend(decoded.warnings if decoded is not reading.body.decoded else ())
    if form := email_form.form_of(text):
        return email_form.fill(reading, form, leaf.section)
    if leaf.type == "text/html":
        copy = read_html(text, leaf.section)
        reading.private.extend(copy.private)
        reading.warnings.extend(copy.warnings)
        for one in copy.media:
            reading.found(Field.MEDIA, one.value, one.source, one.role)
        found = email_text.told(list(copy.blocks), lambda words, place: reading.hide(words, place, "contacts"))
    else:
        found = email_text.blocks_of(
            text,
            leaf.section,
            lambda words, place: reading.hide(words, place, "contacts"),
            headed=bool(subject),
            forwards=_forwards(reading),
        )
    reading.blocks.extend(_repeated(found, subject))
    return "\n".join(block.text for block in found) or text


def _repeated(blocks: list[RawBlock], subject: str) -> list[RawBlock]:
    """The blocks, the first one the headline when it says again what the subject says."""
    first = next((number for number, block in enumerate(blocks) if block.kind in _MAY_REPEAT), None)
    if first is not None and " ".join(blocks[first].text.split()).casefold() == " ".join(subject.split()).casefold():
        blocks[first] = replace(blocks[first], kind=BlockKind.HEADLINE)
    return blocks


def _attachment(reading: Reading, leaf: Leaf) -> None:
    kind = _MEDIA.get(leaf.type.partition("/")[0])
    if kind:
        reading.found(Field.MEDIA, {"kind": kind, "name": leaf.name} if leaf.name else {"kind": kind}, leaf.section)
    else:
        reading.keep(leaf.name or leaf.type, leaf.section, "attachment")
        if not leaf.is_text and leaf.value:
            reading.warn("attachment_not_read", "an attachment is in no format that is read", *leaf.section)
