"""Who wrote: from the byline blocks, else from the feed's own field, else from the sign-off."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from copytaster.core.model import At, AtPath, Block, BlockKind, Byline, Field, Found, Places, Range
from copytaster.core.normalise.provider import name_of
from copytaster.core.shapes import bylines

_SHORTEST_NAME = 2
SIGNED_KINDS = frozenset({BlockKind.BYLINE, BlockKind.SIGN_OFF})
"""Kinds of blocks that name writers."""


def bylines_of(blocks: Sequence[Block], fields: Mapping[Field, tuple[Found, ...]]) -> tuple[Byline, ...]:
    """Every writer, in order, each once: from bylines, else the feed, else those whom a sign-off says reported."""
    found = _of_blocks(blocks)
    if not found:
        found = [byline for one in fields.get(Field.BYLINE, ()) for byline in _declared(one)]
    if not found:
        found = [one for number, block in _of_kind(blocks, BlockKind.SIGN_OFF) for one in _signed(number, block.text)]
    once: dict[str, Byline] = {}
    for byline in found:
        once.setdefault(byline.name, byline)
    return tuple(once.values())


def _of_kind(blocks: Sequence[Block], kind: BlockKind) -> Iterator[tuple[int, Block]]:
    return ((number, block) for number, block in enumerate(blocks) if block.kind is kind)


def _of_blocks(blocks: Sequence[Block]) -> list[Byline]:
    """The writers that byline blocks name; a block that only says whose they are tells of those right above it."""
    found: list[Byline] = []
    above: list[Byline] = []
    last = -1
    for number, block in _of_kind(blocks, BlockKind.BYLINE):
        belongs = bylines.affiliation(block.text) if above and number == last + 1 else None
        if belongs:
            title, organisation = belongs
            found[-len(above) :] = above = [
                replace(one, title=one.title or title, organisation=one.organisation or organisation) for one in above
            ]
        else:
            above = _printed(number, block.text)
            found += above
        last = number
    return found


def _printed(number: int, text: str) -> list[Byline]:
    """A byline in an unknown shape is one name."""
    if writers := bylines.names(text):
        return [_byline(one, (At(number, one.start, one.end),)) for one in writers]
    start = bylines.name_start(text)
    return [Byline(text[start:], at=(At(number, start, len(text)),))] if text[start:] else []


def _signed(number: int, text: str) -> list[Byline]:
    return [_byline(one, (At(number, one.start, one.end),)) for one in bylines.reporters(text)]


def _declared(found: Found) -> list[Byline]:
    at: Places = () if isinstance(found.source, Range) else (AtPath(found.source),)
    name = name_of(found.value)
    if name is None or len(name.strip()) < _SHORTEST_NAME:
        return []
    if writers := bylines.names(name):
        return [_byline(one, at) for one in writers]
    return [Byline(name[bylines.name_start(name) :].strip(), at=at)]


def _byline(writer: bylines.Writer, at: Places) -> Byline:
    return Byline(writer.name, writer.title, writer.organisation, at)
