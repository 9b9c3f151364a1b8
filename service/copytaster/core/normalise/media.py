"""Pictures and other media with their captions and credits.

A caption block of a structured format belongs to the medium whose path it stands below; one of plain copy is the sign
of a picture that went with it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from copytaster.core.context import Dialects
from copytaster.core.model import At, AtPath, Block, BlockKind, Credit, Field, Found, JsonValue, Media, Span
from copytaster.core.normalise.credits import known
from copytaster.core.shapes import credits as shapes


def media_of(
    blocks: Sequence[Block], fields: Mapping[Field, tuple[Found, ...]], dialects: Dialects
) -> tuple[Media, ...]:
    """Every medium, in order: those that the feed lists, then those that only a caption tells of."""
    captions = [(number, block) for number, block in enumerate(blocks) if block.kind is BlockKind.CAPTION]
    media: list[Media] = []
    used: set[int] = set()
    for found in fields.get(Field.MEDIA, ()):
        if isinstance(found.value, dict):
            number = next((number for number, block in captions if number not in used and _below(block, found)), None)
            if number is not None:
                used.add(number)
            media.append(_listed(found.value, found, number, blocks))
    media += [_captioned(number, block.text) for number, block in captions if number not in used]
    return tuple(replace(one, credit=known(one.credit, dialects)) if one.credit else one for one in media)


def _below(block: Block, found: Found) -> bool:
    """Whether the block's path leads through the medium's; a JSON pointer is one step, however far it leads."""
    source, path = found.source, block.path
    if (
        not isinstance(source, tuple)
        or path is None
        or len(path) < len(source)
        or path[: len(source) - 1] != source[:-1]
    ):
        return False
    step = path[len(source) - 1]
    return step == source[-1] or step.startswith(source[-1].rstrip("/") + "/")


def _text(value: JsonValue) -> str | None:
    return value if isinstance(value, str) and value.strip() else None


def _listed(value: dict[str, JsonValue], found: Found, number: int | None, blocks: Sequence[Block]) -> Media:
    captioned = _captioned(number, blocks[number].text) if number is not None else None
    credit = captioned.credit if captioned else None
    if sent := _text(value.get("credit")):
        credit = Credit(sent, at=(AtPath(found.source),) if isinstance(found.source, tuple) else ())
    return Media(
        kind=_text(value.get("kind")) or "picture",
        uri=_text(value.get("uri")),
        caption=captioned.caption if captioned else None,
        credit=credit,
        archive=captioned.archive if captioned else False,
    )


def _captioned(number: int, text: str) -> Media:
    """A caption and its credit, each with its own words: the caption ends where the credit's frame begins."""
    printed = shapes.picture_credit(text)
    credit = Credit(printed.text, at=(At(number, printed.start, printed.end),)) if printed else None
    archive = (printed is not None and printed.archive) or shapes.is_archive(text)
    words = text[: printed.cut].rstrip() if printed else text
    caption = Span(words, (At(number, 0, len(words)),)) if words else None
    return Media("picture", caption=caption, credit=credit, archive=archive)
