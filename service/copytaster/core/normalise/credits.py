"""Whose copy and whose pictures these are, as the copy says; an agency is named where the words name one we know."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from copytaster.core.context import Dialects
from copytaster.core.model import At, AtPath, Block, BlockKind, Credit, Credits, Field, Found, Media
from copytaster.core.normalise.datelines import Printed
from copytaster.core.normalise.provider import name_of
from copytaster.core.shapes import credits as shapes

# AFP Archive, AP Photo, dpa-Bildfunk, REUTERS File Photo
_EXTRAS = re.compile(
    r"[\s-]?\b(?:file|photos?|pictures?|images?|video|archives?|archiv\w{0,10}|archivo|archivio|fotos?|bild(?:funk|er)?|pool"
    r"|handout|graphics?)\b[\s-]?",
    re.IGNORECASE,
)
_PARTS = re.compile(r"\s?[/|,;]\s?|\s(?:via|and|und|et)\s")


def credits_of(
    blocks: Sequence[Block],
    fields: Mapping[Field, tuple[Found, ...]],
    media: Sequence[Media],
    printed: Sequence[Printed],
    dialects: Dialects,
) -> Credits:
    """The credits: a source line of the copy, else the feed's source, else the dateline's agency is the text source.

    The credit line is that source line, else the one that the feed gives.
    """
    line = _source_line(blocks)
    pictures = [one.credit for one in media if one.credit]
    return Credits(
        text_source=_optional(line or _sent(fields, Field.SOURCE) or _of_dateline(printed), dialects),
        line=_optional(line or _sent(fields, Field.CREDIT_LINE), dialects),
        picture_sources=tuple({one.text: one for one in pictures}.values()),
    )


def _source_line(blocks: Sequence[Block]) -> Credit | None:
    for number, block in enumerate(blocks):
        if block.kind is BlockKind.SOURCE_LINE:
            printed = shapes.source_line(block.text)
            if printed:
                return Credit(printed.text, at=(At(number, printed.start, printed.end),))
            return Credit(block.text, at=(At(number, 0, len(block.text)),))
    return None


def _sent(fields: Mapping[Field, tuple[Found, ...]], field: Field) -> Credit | None:
    for found in fields.get(field, ()):
        if name := name_of(found.value):
            return Credit(name, at=(AtPath(found.source),) if isinstance(found.source, tuple) else ())
    return None


def _of_dateline(printed: Sequence[Printed]) -> Credit | None:
    for one in printed:
        if one.parts and one.parts.agency:
            start = one.text.rfind(one.parts.agency, 0, one.parts.end)
            return Credit(one.parts.agency, at=(At(one.block, start, start + len(one.parts.agency)),))
    return None


def _optional(credit: Credit | None, dialects: Dialects) -> Credit | None:
    return known(credit, dialects) if credit else None


def known(credit: Credit, dialects: Dialects) -> Credit:
    """The credit with its agency: the whole of it, else the first of its parts that is one."""
    dialect = dialects.find(credit.text)
    if dialect is None:
        dialect = next((found for name in _parts(credit.text) if (found := dialects.find(name))), None)
    return Credit(credit.text, dialect.provider, credit.at) if dialect else credit


def _parts(text: str) -> Iterator[str]:
    """The names that a credit may be made of, in order, but for its whole words."""
    bare = _EXTRAS.sub("", text)
    if bare != text:
        yield bare
    parts = _PARTS.split(text)
    for part in parts if len(parts) > 1 else ():
        yield part
        if bare != text:
            yield _EXTRAS.sub("", part)
    # "ats afp": two agencies in one dateline, both in small letters. A word of a name is no agency (Ana, Pa).
    if text.islower():
        yield from text.split()
