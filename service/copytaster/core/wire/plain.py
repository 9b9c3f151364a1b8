"""Plain copy of unknown layout: what a person would see in it, and no more.

Bytes of any agency without markup: a web page saved as text, a bulletin, a flash of one line. The text is cut into
paragraphs (`plain_layout`), each is told by its look and its place (`plain_kinds`), and what stands as `Header: value`
at the top is read (`plain_headers`). When unsure, it is a paragraph. Never raises; nothing of the text is left out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from copytaster.core.context import Dialect, Dialects
from copytaster.core.model import (
    BlockKind,
    Body,
    Detection,
    Evidence,
    Field,
    Found,
    Parsed,
    Range,
    RawBlock,
    RawStory,
    Syntax,
)
from copytaster.core.shapes import datelines
from copytaster.core.shapes.masks import NO_MASKS
from copytaster.core.wire import plain_labels, stamps
from copytaster.core.wire.plain_headers import headers
from copytaster.core.wire.plain_kinds import Openings, kinds_of, looks
from copytaster.core.wire.plain_layout import paragraphs

NAME = Syntax.PLAIN

_SNIFFED: Final = 4096
"""Characters that tell copy from bytes."""
_CONTROLS: Final = re.compile("[\x00-\x06\x08\x0e-\x1a\x1c-\x1f\x7f\ufffd]")
_MOST_CONTROLS: Final = 0.02
"""Share of control and replacement characters: old wires have a handful (and bells), pictures a quarter."""
_MAGIC: Final = (
    b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"PK\x03\x04", b"PK\x05\x06", b"%PDF", b"\x1f\x8b", b"BZh", b"\xfd7zXZ",
    b"\x28\xb5\x2f\xfd", b"RIFF", b"OggS", b"ID3", b"\x7fELF", b"MZ\x90", b"\xca\xfe\xba\xbe", b"Rar!", b"7z\xbc\xaf",
    b"\x00\x00\x01\x00", b"II*\x00", b"MM\x00*", b"SQLite format 3", b"\xd0\xcf\x11\xe0",
)  # fmt: skip
_MARKUP: Final = re.compile(r"\s*(?:<\?xml|<!doctype|<!--|<[a-z][\w:.-]{0,40}(?:\s[^<>]{0,2000})?/?>)", re.IGNORECASE)
_JSON: Final = re.compile(r'\s*(?:\{\s*(?:"|\})|\[\s*(?:[{\["\]]|-?\d))')

# Issued at 9:27 am EST on Thursday 5 July 2018.
_ISSUED: Final = re.compile(
    r"\s*Issued\s(?:at\s)?(?P<clock>\d{1,2}[:.]\d{2}(?:\s?[aApP]\.?[mM]\.?)?)(?:\s(?P<zone>[A-Z]{2,5}))?,?\s(?:on\s)?"
    r"(?:[A-Z][a-z]{2,9},?\s)?(?:the\s)?(?P<day>\d{1,2}\s[A-Z][a-z]{2,9}\s\d{4})\.?\s*"
)
_ISSUED_AMONG: Final = 10
_AUSTRALIAN: Final = frozenset({"EST", "EDT", "CST", "CDT", "WST"})
"""Names of zones that Australia shares with North America."""


def sniff(body: Body) -> Evidence | None:
    """Words, and no sign of anything else: no magic number, no markup, no JSON, hardly a control character."""
    text = body.decoded.text
    if body.value.startswith(_MAGIC) or _MARKUP.match(text) or _JSON.match(text):
        return None
    head = text[:_SNIFFED]
    if not any(map(str.isalnum, head)) or len(_CONTROLS.findall(head)) > _MOST_CONTROLS * len(head):
        return None
    return Evidence("text without markup")


def parse(body: Body, dialects: Dialects) -> Parsed:
    """The one story that the text is; those of an archive's labelled documents."""
    text = body.decoded.text
    if labelled := plain_labels.documents(text):
        return plain_labels.parse(body, labelled, dialects)
    found = headers(text)
    pieces = list(paragraphs(text, found.end))
    texts = [text[piece.start : piece.end] for piece in pieces]
    openings = Openings(texts, dialects.print_no_dash)
    fields = dict(found.fields)
    marked = dialects.marked(text) if Field.PROVIDER not in fields else None
    kinds, dialect = _told(texts, openings, marked, fields, dialects, headed=found.headline is not None)
    issued = _issued(texts, pieces, dialects.named[dialect] if dialect else None)
    if issued:
        kinds[issued[0]] = BlockKind.FURNITURE
        fields.setdefault(Field.VERSION_CREATED, (issued[1],))
    blocks = (*found.blocks, *map(RawBlock, kinds, texts, pieces))
    return Parsed(
        (
            RawStory(
                detection=Detection(NAME, dialect, ""),
                copy=text,
                decoded=body.decoded,
                fields=fields,
                blocks=blocks,
            ),
        )
    )


def _issued(texts: Sequence[str], pieces: Sequence[Range], dialect: Dialect | None) -> tuple[int, Found] | None:
    """The line among the first that says when a bulletin was issued: its number, and the stamp."""
    for number, text in enumerate(texts[:_ISSUED_AMONG]):
        if match := _ISSUED.fullmatch(text):
            zone = match["zone"] or ""
            if dialect and (dialect.zone or "").startswith("Australia/") and zone in _AUSTRALIAN:
                zone = ""  # the agency's own, whichever half of the year it is
            stated = f"{match['day']} {match['clock']} {zone}".rstrip()
            iso = stamps.as_iso(stated)
            return (number, Found(iso, pieces[number], "issued")) if iso != stated else None
    return None


def _told(
    texts: Sequence[str],
    openings: Openings,
    marked: Dialect | None,
    fields: Mapping[Field, tuple[Found, ...]],
    dialects: Dialects,
    *,
    headed: bool,
) -> tuple[list[BlockKind], str | None]:
    """The kinds of the paragraphs, and whose habits told them: the sender's, else those of the mark or the dateline.

    Whoever stands in the dateline sent the copy only if nobody else did, and if it opens the copy: that is known when
    the kinds are.
    """
    if named := next((one for one in fields.get(Field.PROVIDER, ())), None):
        sender = dialects.find(str(named.value))
        return kinds_of(texts, openings, headed=headed, masks=sender.masks if sender else NO_MASKS), None
    shown = looks(texts, openings)
    first = None if marked else next((parts for place in range(len(texts)) if (parts := openings[place])), None)
    dialect = marked or (dialects.find(first.agency) if first else None)
    kinds = kinds_of(texts, openings, headed=headed, masks=dialect.masks if dialect else NO_MASKS, shown=shown)
    if dialect and not marked and first is not _opening(kinds, openings):
        return kinds_of(texts, openings, headed=headed, shown=shown), None
    return kinds, dialect.name if dialect else None


def _opening(kinds: Sequence[BlockKind], openings: Openings) -> datelines.Parts | None:
    """The dateline of the first paragraph of copy."""
    return next((openings[place] for place, kind in enumerate(kinds) if kind is BlockKind.PARAGRAPH), None)
