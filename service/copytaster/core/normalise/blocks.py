"""Settles the blocks of a story: private text out, desk notes typed, the dateline apart, the letters repaired.

RawStory in; the final blocks out, numbered as they will be published, and every later module reads these alone. A
block's `raw` covers exactly the source characters that its text was made from. The private texts go along apart: an
embargo or a kill is an embargo or a kill even where it may not be quoted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from copytaster.core.context import Dialect, Dialects
from copytaster.core.model import (
    BODY_KINDS,
    Block,
    BlockKind,
    Field,
    Found,
    PrivateNotes,
    Range,
    RawBlock,
    RawStory,
    Stage,
    StoryWarning,
    Syntax,
)
from copytaster.core.normalise import fields, lines, notes, releases, text
from copytaster.core.normalise.pieces import Hidden, Piece, trimmed
from copytaster.core.normalise.readings import Readings
from copytaster.core.shapes import datelines, embargo_words
from copytaster.core.shapes.masks import Masks

_MAY_BE_NOTES = frozenset(
    {BlockKind.PARAGRAPH, BlockKind.HEADLINE, BlockKind.STANDFIRST, BlockKind.UNKNOWN, BlockKind.FURNITURE}
)
_CLOSING_BLOCKS = 4
"""Routing initials stand among so many last blocks."""
_OPENING_PIECES = 4
"""A line that kills, holds or releases a story stands among so many first ones."""
_CLOSES = BODY_KINDS | {BlockKind.SIGN_OFF, BlockKind.SOURCE_LINE, BlockKind.FURNITURE, BlockKind.UNKNOWN}
_ENDS_PRIVATE = frozenset(
    {BlockKind.HEADLINE, BlockKind.DATELINE, BlockKind.SIGN_OFF, BlockKind.SOURCE_LINE, BlockKind.BYLINE}
)
"""Kinds that are copy again after a mark that stood alone."""


@dataclass(frozen=True, slots=True)
class Settled:
    """The final blocks, each with its format's own `role`, and what was taken out on the way."""

    blocks: tuple[Block, ...]
    roles: tuple[str | None, ...]
    fields: Mapping[Field, tuple[Found, ...]]
    private: PrivateNotes | None = None
    hidden: tuple[str, ...] = ()
    warnings: tuple[StoryWarning, ...] = ()
    readings: Readings = field(default_factory=Readings)


def settle(raw: RawStory, dialect: Dialect | None, dialects: Dialects) -> Settled:
    """The blocks as they will be published; nothing private is left in them or in the fields.

    `dialect` is that of the agency whose habits the copy follows.
    """
    hidden, readings = Hidden(), Readings()
    for private in raw.private:
        hidden.add(private.text, private.role or notes.PrivateKind.NOT_FOR_PUBLICATION)
    pieces = lines.with_sign_offs_apart(
        releases.settled(lines.masked(_public(raw.blocks, hidden, dialects), dialect, hidden), hidden)
    )
    if raw.detection.syntax is not Syntax.PLAIN:
        pieces = lines.by_look(pieces, dialects)
    blocks: list[Block] = []
    roles: list[str | None] = []
    mojibake = False
    for piece in _with_dateline(_with_notes(pieces, readings), dialects, readings):
        words = piece.text
        if not text.is_clean(words):
            repaired = fields.repaired(words, hidden, laid_out=piece.kind in text.LAID_OUT)
            mojibake = mojibake or repaired.mojibake
            words = repaired.text
        if words:
            blocks.append(_block(piece, words))
            roles.append(piece.block.role)
    masks = dialect.masks if dialect else Masks()
    settled = fields.settled(raw.fields, hidden, masks)
    warning = StoryWarning("mojibake_repaired", Stage.NORMALISE, "text once decoded in a wrong charset was read again")
    return Settled(
        tuple(blocks),
        tuple(roles),
        settled,
        hidden.notes(),
        tuple(hidden.texts),
        (warning,) if mojibake else (),
        readings,
    )


def _block(piece: Piece, words: str) -> Block:
    source = piece.block.source
    if isinstance(source, Range):
        return Block(piece.kind, words, raw=Range(source.start + piece.start, source.start + piece.end))
    return Block(piece.kind, words, path=source)


# --- private text -----------------------------------------------------------------------------------------------------


def _public(blocks: tuple[RawBlock, ...], hidden: Hidden, dialects: Dialects) -> Iterator[Piece]:
    """What is left of the blocks when private text is taken out."""
    running: str | None = None
    closing = _closing(blocks)
    marked = notes.may_hold_marks([block.text for block in blocks])
    for number, block in enumerate(blocks):
        if running and not _is_copy_again(block, dialects):
            hidden.add(block.text, running)
            continue
        if running and notes.ends_note(block.text):
            running = None
            continue
        running = None
        spans = notes.private_spans(
            block.text,
            whole_note=block.kind is BlockKind.EDITORS_NOTE,
            may_be_initials=number >= closing or block.kind is BlockKind.BYLINE,
            may_be_marked=number in marked,
        )
        last = 0
        for span in spans:
            hidden.add(block.text[span.start : span.end], span.kind)
            running = span.kind if span.runs_on and block.kind is not BlockKind.CAPTION else None
            if piece := trimmed(block, block.kind, last, span.start):
                yield piece
            last = span.end
        if piece := trimmed(block, block.kind, last, len(block.text)):
            yield piece


def _closing(blocks: tuple[RawBlock, ...]) -> int:
    """Where the last blocks of the copy begin: captions and notes of the feed's own may stand behind them."""
    copy = [number for number, block in enumerate(blocks) if block.kind in _CLOSES]
    return copy[-_CLOSING_BLOCKS] if len(copy) > _CLOSING_BLOCKS else 0


def _is_copy_again(block: RawBlock, dialects: Dialects) -> bool:
    """Whether the note of a mark that stood alone ends before this block, or with it."""
    if notes.ends_note(block.text) or block.kind in _ENDS_PRIVATE or block.role is not None:
        return True
    return block.kind is BlockKind.PARAGRAPH and datelines.split(block.text, dialects.print_no_dash) is not None


# --- notes and dateline -----------------------------------------------------------------------------------------------


def _with_notes(pieces: Iterable[Piece], readings: Readings) -> Iterator[Piece]:
    """Blocks that speak to the desk, and embargo lines, are editor's notes whatever they were found as."""
    noticed = False
    for number, piece in enumerate(pieces):
        words = piece.text
        if piece.kind in _MAY_BE_NOTES and (
            notes.is_desk_note(words, noticed=noticed)
            or embargo_words.is_embargo_line(words, headline=piece.kind is BlockKind.HEADLINE)
        ):
            yield replace(piece, kind=BlockKind.EDITORS_NOTE)
        else:
            may_be_notice = number < _OPENING_PIECES and piece.kind in _MAY_BE_NOTES
            noticed = noticed or (may_be_notice and readings.is_notice(words))
            yield piece


def _with_dateline(pieces: Iterable[Piece], dialects: Dialects, readings: Readings) -> Iterator[Piece]:
    """The dateline that opens the first paragraph becomes a block of its own."""
    sought = True
    for piece in pieces:
        if sought and piece.kind is BlockKind.DATELINE:
            sought = False
        if not sought or piece.kind not in BODY_KINDS:
            yield piece
            continue
        sought = False
        is_copy = piece.kind is BlockKind.PARAGRAPH
        parts = datelines.parse(piece.text, dialects.print_no_dash) if is_copy else None
        cut = piece.start + (parts.length if parts else 0)
        dateline = trimmed(piece.block, BlockKind.DATELINE, piece.start, cut) if parts else None
        if parts and dateline:
            readings.datelines[dateline.text] = parts
        rest = trimmed(piece.block, piece.kind, cut, piece.end)
        yield from (one for one in (dateline, rest) if one)
