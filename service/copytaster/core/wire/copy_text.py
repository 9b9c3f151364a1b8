"""Plain copy inside a format to blocks: what `plain` does with a whole record, for a part of one.

Wire frames hold their copy as text: there a block's place is a `Range` of the decoded record. JSON strings and MIME
parts hold text that stands in no such range: there it is a path with `char=from,to` (RFC 5147) as its last step.
"""

from __future__ import annotations

from collections.abc import Sequence

from copytaster.core.model import BlockKind, Path, RawBlock
from copytaster.core.wire.plain_kinds import Openings, kinds_of
from copytaster.core.wire.plain_layout import is_agate, paragraphs


def ranged(text: str, start: int, end: int, *, headed: bool, tabular: bool = False) -> list[RawBlock]:
    """The blocks of `text[start:end]`; `headed` when a headline has been found already.

    `tabular` says that the sender calls the copy a table: what may be agate is left as it is laid out.
    """
    pieces = list(paragraphs(text, start, end, tabular=tabular))
    texts = [text[piece.start : piece.end] for piece in pieces]
    return list(map(RawBlock, _kinds(texts, headed=headed, tabular=tabular), texts, pieces))


def placed(text: str, path: Path, *, headed: bool) -> list[RawBlock]:
    """The blocks of a text that stands at a path."""
    pieces = list(paragraphs(text))
    texts = [text[piece.start : piece.end] for piece in pieces]
    paths = [(*path, f"char={piece.start},{piece.end}") for piece in pieces]
    return list(map(RawBlock, _kinds(texts, headed=headed), texts, paths))


def _kinds(texts: Sequence[str], *, headed: bool, tabular: bool = False) -> list[BlockKind]:
    kinds = kinds_of(texts, Openings(texts), headed=headed)
    if tabular:
        return [BlockKind.TABLE if is_agate(words) else kind for kind, words in zip(kinds, texts, strict=True)]
    return kinds
