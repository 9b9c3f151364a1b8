"""Which of several datelines a structured format prints: that of its own element, or the one that opens the copy.

Formats give a dateline in an element of its own (NITF's `dateline`, NewsML's `DateLine`), in the first paragraph, or in
both, and often in different words. Blocks in; the same with one dateline at most, and what was left of the others.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from copytaster.core.model import BlockKind, Found, RawBlock
from copytaster.core.shapes import datelines

# OTTAWA - …: a dateline without agency and day, told from a sentence by the place that the feed names.
_DASH = re.compile(r"\s?(?:--|[-–—_])\s")


def settle_dateline(blocks: Sequence[RawBlock]) -> tuple[list[RawBlock], list[Found]]:
    """The blocks with one dateline: the copy's own where it has one; of elements, the first that can be read."""
    candidates = [block for block in blocks if block.kind is BlockKind.DATELINE]
    if not candidates:
        return list(blocks), []
    first = next((block for block in blocks if block.kind is BlockKind.PARAGRAPH), None)
    if first and datelines.split(first.text):
        return _without(blocks, candidates)
    kept, places = _readable(candidates)
    cut = _opening(first.text, places) if first else None
    if first is None or cut is None:
        return _without(blocks, [block for block in candidates if block is not kept])
    settled, unused = _without(blocks, candidates)
    place = next(number for number, block in enumerate(settled) if block is first)
    settled[place : place + 1] = _divided(first, cut)
    return settled, unused


def _readable(candidates: Sequence[RawBlock]) -> tuple[RawBlock | None, tuple[datelines.Place, ...]]:
    """The first that names a place, else the first that is a day, with its places."""
    dated: RawBlock | None = None
    for block in candidates:
        parts = datelines.parse(block.text)
        lead = datelines.lead(block.text) if parts is None or not parts.places else None
        places = parts.places if parts else lead[0] if lead else ()
        if places:
            return block, places
        if lead and dated is None:
            dated = block
    return dated, ()


def _opening(text: str, places: Sequence[datelines.Place]) -> int | None:
    """Where the copy begins in a paragraph that opens with the place and a dash; None when it does not."""
    if not places or not text.casefold().startswith(places[0].name.casefold()):
        return None
    dash = _DASH.match(text, len(places[0].name))
    return dash.end() if dash else None


def _divided(block: RawBlock, cut: int) -> list[RawBlock]:
    """A paragraph's dateline and the rest of it: RFC 5147 says which characters of the element each is."""
    path = block.source if isinstance(block.source, tuple) else ()
    dateline, rest = (*path, f"char=0,{cut}"), (*path, f"char={cut},{len(block.text)}")
    return [
        RawBlock(BlockKind.DATELINE, block.text[:cut].rstrip(), dateline, block.role),
        RawBlock(block.kind, block.text[cut:], rest, block.role),
    ]


def _without(blocks: Sequence[RawBlock], dropped: Sequence[RawBlock]) -> tuple[list[RawBlock], list[Found]]:
    names = {block.source for block in dropped}
    kept = [block for block in blocks if block.kind is not BlockKind.DATELINE or block.source not in names]
    return kept, [Found(block.text, block.source, "dateline") for block in dropped]
