"""Who wrote: from the byline blocks, else from the feed's own field, else from the sign-off."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from copytaster.core.model import At, AtPath, Block, BlockKind, Byline, Field, Found, Places, Range
from copytaster.core.normalise.provider import name_of
from copytaster.core.shapes import bylines

_SHORTEST_NAME = 2


def bylines_of(blocks: Sequence[Block], fields: Mapping[Field, tuple[Found, ...]]) -> tuple[Byline, ...]:
    """Every writer, in order, each once: from bylines, else the feed, else those whom a sign-off says reported."""
    found = list(_of_kind(blocks, BlockKind.BYLINE, _printed))
    if not found:
        found = [byline for one in fields.get(Field.BYLINE, ()) for byline in _declared(one)]
    if not found:
        found = list(_of_kind(blocks, BlockKind.SIGN_OFF, _signed))
    once: dict[str, Byline] = {}
    for byline in found:
        once.setdefault(byline.name, byline)
    return tuple(once.values())


def _of_kind(
    blocks: Sequence[Block], kind: BlockKind, read: Callable[[int, str], Sequence[Byline]]
) -> Iterator[Byline]:
    for number, block in enumerate(blocks):
        if block.kind is kind:
            yield from read(number, block.text)


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
