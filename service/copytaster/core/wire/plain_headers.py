"""`Header: value` lines that open plain copy: slug, headline, byline, priority, embargo and the like.

Two such lines at least, or one that only a wire would write, make a head; it ends at the first line that is none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from copytaster.core.model import BlockKind, Field, Found, Range, RawBlock

_LINE: Final = re.compile(
    r"(?P<name>[A-Za-zÀ-ÿ][A-Za-zÀ-ÿ \-]{1,24}?)\s?:[ \t]+(?P<value>\S[^\r\n]{0,400}?)[ \t]*(?:\r\n|\r|\n|$)"
)
_BLANK: Final = re.compile(r"[ \t]*(?:\r\n|\r|\n)")

FIELDS: Final = {
    "slug": Field.SLUGLINE, "slugline": Field.SLUGLINE, "catchline": Field.SLUGLINE, "keyword": Field.KEYWORD,
    "keywords": Field.KEYWORD, "urgency": Field.URGENCY, "priority": Field.PRIORITY, "language": Field.LANGUAGE,
    "version": Field.VERSION, "id": Field.ITEM_ID, "item id": Field.ITEM_ID, "guid": Field.ITEM_ID,
    "usn": Field.NATIVE_ID,
    "service": Field.SERVICE, "category": Field.SUBJECT, "subject": Field.SUBJECT, "genre": Field.GENRE,
    "provider": Field.PROVIDER, "agency": Field.PROVIDER, "copyright": Field.COPYRIGHT_NOTICE,
    "usage": Field.USAGE_TERMS,
    "usage terms": Field.USAGE_TERMS, "words": Field.WORD_COUNT, "word count": Field.WORD_COUNT, "status": Field.STATUS,
    "version created": Field.VERSION_CREATED, "first created": Field.FIRST_CREATED, "location": Field.LOCATED,
}  # fmt: skip
"""Names of headers, casefolded, to the fields that they state."""

BLOCKS: Final = {
    "headline": BlockKind.HEADLINE, "head": BlockKind.HEADLINE, "title": BlockKind.HEADLINE, "byline": BlockKind.BYLINE,
    "dateline": BlockKind.DATELINE, "summary": BlockKind.STANDFIRST, "standfirst": BlockKind.STANDFIRST,
    "deck": BlockKind.STANDFIRST, "ed note": BlockKind.EDITORS_NOTE, "editor's note": BlockKind.EDITORS_NOTE,
    "editors note": BlockKind.EDITORS_NOTE, "caption": BlockKind.CAPTION, "source": BlockKind.SOURCE_LINE,
}  # fmt: skip
"""Names of headers to the blocks that they hold."""

WHOLE_LINES: Final = {"embargo", "embargoed until", "embargoed", "release time", "sperrfrist", "note", "date"}
"""Headers whose line as a whole is a note, or furniture, to whoever reads it next."""


@dataclass(slots=True)
class Head:
    """What the head says, and where it ends."""

    end: int = 0
    fields: dict[Field, tuple[Found, ...]] = field(default_factory=dict)
    blocks: list[RawBlock] = field(default_factory=list)
    headline: RawBlock | None = None


def headers(text: str) -> Head:
    """The head of the copy; empty when it has none."""
    head = Head()
    position = _after_blanks(text, 0)
    lines = 0
    while match := _LINE.match(text, position):
        if not _take(head, match):
            break
        lines += 1
        position = head.end = match.end()
    if lines < 2:
        return Head()
    return head


def _after_blanks(text: str, position: int) -> int:
    while match := _BLANK.match(text, position):
        position = match.end()
    return position


def _take(head: Head, match: re.Match[str]) -> bool:
    """One line into the head; False when its name is not known: then the head is over."""
    name = match["name"].strip().casefold()
    source = Range(match.start("value"), match.end("value"))
    if name in FIELDS:
        found = Found(match["value"], source, name)
        head.fields[FIELDS[name]] = (*head.fields.get(FIELDS[name], ()), found)
    elif name in BLOCKS:
        block = RawBlock(BLOCKS[name], match["value"], source, None)
        head.blocks.append(block)
        if block.kind is BlockKind.HEADLINE and head.headline is None:
            head.headline = block
    elif name in WHOLE_LINES:
        kind = BlockKind.FURNITURE if name == "date" else BlockKind.EDITORS_NOTE
        whole = Range(match.start("name"), match.end("value"))
        head.blocks.append(RawBlock(kind, match.string[whole.start : whole.end], whole))
    else:
        return False
    return True
