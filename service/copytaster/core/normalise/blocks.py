"""Settles the blocks of a story: private text out, desk notes typed, the dateline apart, the letters repaired.

RawStory in; the final blocks out, numbered as they will be published, and every later module reads these alone. A
block's `raw` covers exactly the source characters that its text was made from. The private texts go along apart: an
embargo or a kill is an embargo or a kill even where it may not be quoted.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

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
from copytaster.core.normalise.first_look import Look, look
from copytaster.core.normalise.pieces import Hidden, Piece, trimmed
from copytaster.core.normalise.readings import Readings
from copytaster.core.shapes import datelines, embargo_words
from copytaster.core.shapes.masks import Masks
from copytaster.core.shapes.openings import opens_plainly

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
    kinds: frozenset[BlockKind] = frozenset()


_REPAIRED: Final = StoryWarning(
    "mojibake_repaired", Stage.NORMALISE, "text once decoded in a wrong charset was read again"
)


def settle(raw: RawStory, dialect: Dialect | None, dialects: Dialects) -> Settled:
    """The blocks as they will be published; nothing private is left in them or in the fields.

    `dialect` is that of the agency whose habits the copy follows.
    """
    hidden, readings = Hidden(), Readings()
    for private in raw.private:
        hidden.add(private.text, private.role or notes.PrivateKind.NOT_FOR_PUBLICATION)
    masks = dialect.masks if dialect else Masks()
    seen = look([block.text for block in raw.blocks], masks)
    pieces = _public(raw.blocks, hidden, seen, dialects)
    if seen.masked or len(hidden.texts) > len(raw.private):
        pieces = lines.masked(pieces, masks, hidden)
    pieces = lines.with_sign_offs_apart(releases.settled(pieces, hidden))
    if raw.detection.syntax is not Syntax.PLAIN:
        pieces = lines.by_look(pieces, dialects)
    pieces = _with_dateline(_with_notes(pieces, readings), dialects, readings)
    blocks, roles, mojibake = _repaired(pieces, hidden, is_sound=seen.is_sound)
    settled = fields.settled(raw.fields, hidden, masks)
    return Settled(
        tuple(blocks),
        tuple(roles),
        settled,
        hidden.notes(),
        tuple(hidden.texts),
        (_REPAIRED,) if mojibake else (),
        readings,
        frozenset([block.kind for block in blocks]),
    )


def _repaired(pieces: list[Piece], hidden: Hidden, *, is_sound: bool) -> tuple[list[Block], list[str | None], bool]:
    """The blocks of the pieces with their roles, and whether mojibake was found in any."""
    blocks: list[Block] = []
    roles: list[str | None] = []
    mojibake = False
    for piece in pieces:
        words = piece.text
        if is_sound and piece.kind not in text.LAID_OUT:
            words = text.folded(words)
        elif not text.is_clean(words):
            repaired = fields.repaired(words, hidden, laid_out=piece.kind in text.LAID_OUT)
            mojibake = mojibake or repaired.mojibake
            words = repaired.text
        if words:
            blocks.append(_block(piece, words))
            roles.append(piece.block.role)
    return blocks, roles, mojibake


def _block(piece: Piece, words: str) -> Block:
    source = piece.block.source
    if isinstance(source, Range):
        return Block(piece.kind, words, raw=Range(source.start + piece.start, source.start + piece.end))
    return Block(piece.kind, words, path=source)


# --- private text -----------------------------------------------------------------------------------------------------


def _public(blocks: tuple[RawBlock, ...], hidden: Hidden, seen: Look, dialects: Dialects) -> list[Piece]:
    """What is left of the blocks when private text is taken out."""
    found: list[Piece] = []
    running: str | None = None
    closing = _closing(blocks)
    for number, block in enumerate(blocks):
        words, kind = block.text, block.kind
        if running and not _is_copy_again(block, dialects):
            hidden.add(words, running)
            continue
        if running and notes.ends_note(words):
            running = None
            continue
        running = None
        is_plain = opens_plainly(words)
        may_be_initials = len(words) <= notes.LONGEST_INITIALS and (number >= closing or kind is BlockKind.BYLINE)
        may_be_marked = number in seen.marked
        may_tell = not is_plain or (seen.has_contacts and ("\n" in words or "((" in words))
        if may_be_initials or may_be_marked or (may_tell and notes.may_hold_contacts(words)):
            running = _without_private(block, found, hidden, may_be_initials, may_be_marked)
        elif words and not words[0].isspace() and not words[-1].isspace():  # as nearly all
            found.append(Piece(block, kind, 0, len(words), words, is_plain and number not in seen.masked))
        elif piece := trimmed(block, kind, 0, len(words)):
            found.append(piece)
    return found


def _without_private(
    block: RawBlock, found: list[Piece], hidden: Hidden, may_be_initials: bool, may_be_marked: bool
) -> str | None:
    """Adds what is left of a block to those found; the kind of its last mark where that stands alone."""
    running: str | None = None
    spans = notes.private_spans(
        block.text,
        whole_note=block.kind is BlockKind.EDITORS_NOTE,
        may_be_initials=may_be_initials,
        may_be_marked=may_be_marked,
    )
    last = 0
    for span in spans:
        hidden.add(block.text[span.start : span.end], span.kind)
        running = span.kind if span.runs_on and block.kind is not BlockKind.CAPTION else None
        if piece := trimmed(block, block.kind, last, span.start):
            found.append(piece)
        last = span.end
    if piece := trimmed(block, block.kind, last, len(block.text)):
        found.append(piece)
    return running


def _closing(blocks: tuple[RawBlock, ...]) -> int:
    """Where the last blocks of the copy begin: captions and notes of the feed's own may stand behind them."""
    met, closing = 0, 0
    for number in range(len(blocks) - 1, -1, -1):
        if blocks[number].kind in _CLOSES:
            met += 1
            if met > _CLOSING_BLOCKS:
                return closing
            closing = number
    return 0


def _is_copy_again(block: RawBlock, dialects: Dialects) -> bool:
    """Whether the note of a mark that stood alone ends before this block, or with it."""
    if notes.ends_note(block.text) or block.kind in _ENDS_PRIVATE or block.role is not None:
        return True
    return block.kind is BlockKind.PARAGRAPH and datelines.split(block.text, dialects.print_no_dash) is not None


# --- notes and dateline -----------------------------------------------------------------------------------------------


def _with_notes(pieces: list[Piece], readings: Readings) -> list[Piece]:
    """Blocks that speak to the desk, and embargo lines, are editor's notes whatever they were found as."""
    noticed = False
    for number, piece in enumerate(pieces):
        if (piece.is_plain and number >= _OPENING_PIECES and not noticed) or piece.kind not in _MAY_BE_NOTES:
            continue
        if (noticed or not piece.is_plain) and _is_note(piece, noticed=noticed):
            pieces[number] = piece._replace(kind=BlockKind.EDITORS_NOTE)
        elif number < _OPENING_PIECES and not noticed:
            noticed = readings.is_notice(piece.text)
    return pieces


def _is_note(piece: Piece, *, noticed: bool) -> bool:
    return notes.is_desk_note(piece.text, noticed=noticed) or embargo_words.is_embargo_line(
        piece.text, headline=piece.kind is BlockKind.HEADLINE
    )


def _with_dateline(pieces: list[Piece], dialects: Dialects, readings: Readings) -> list[Piece]:
    """The dateline that opens the first paragraph becomes a block of its own."""
    for number, piece in enumerate(pieces):
        if piece.kind is BlockKind.DATELINE:
            return pieces
        if piece.kind not in BODY_KINDS:
            continue
        is_copy = piece.kind is BlockKind.PARAGRAPH
        parts = datelines.parse(piece.text, dialects.print_no_dash) if is_copy else None
        cut = piece.start + (parts.length if parts else 0)
        dateline = trimmed(piece.block, BlockKind.DATELINE, piece.start, cut) if parts else None
        if parts and dateline:
            readings.datelines[dateline.text] = parts
        rest = trimmed(piece.block, piece.kind, cut, piece.end)
        pieces[number : number + 1] = [one for one in (dateline, rest) if one]
        return pieces
    return pieces
