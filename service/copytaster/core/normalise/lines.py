"""What the lines of blocks are that look like copy: by the masks of the agency, and by their look and place.

In: the pieces of a story's blocks. Out: the same pieces, some with another kind, cut at lines where only a line of one
is meant; private lines taken out. Masks serve every format. Looks serve formats whose structure says "paragraph" of
everything in the body: who wrote, among the first ones; sign-offs, source lines and end marks, among the last. Plain
copy does that by itself, as it knows the whole page. A rule must be sure: copy stays copy when in doubt.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from copytaster.core.context import MASK_KINDS, Dialects
from copytaster.core.model import BODY_KINDS, BlockKind
from copytaster.core.normalise.notes import PrivateKind
from copytaster.core.normalise.pieces import Hidden, Piece, lines, trimmed
from copytaster.core.shapes import bylines, closings
from copytaster.core.shapes.credits import LONGEST_LINE, source_line
from copytaster.core.shapes.masks import Masks

_RETYPED: Final = frozenset(
    {
        BlockKind.PARAGRAPH, BlockKind.SUBHEAD, BlockKind.LIST, BlockKind.HEADLINE, BlockKind.STANDFIRST,
        BlockKind.SIGN_OFF, BlockKind.SOURCE_LINE, BlockKind.FURNITURE, BlockKind.UNKNOWN, BlockKind.BYLINE,
        BlockKind.CAPTION,
    }
)  # fmt: skip
"""Kinds that a mask may change; of a note, table or embed only private lines are taken out."""
_OPENING: Final = 6
"""So many first paragraphs may hold bylines: Reuters prints them behind bullets and a note."""
_CLOSING: Final = 8
"""So many last paragraphs may hold sign-offs and source lines."""


def masked(pieces: list[Piece], masks: Masks, hidden: Hidden) -> list[Piece]:
    """The pieces as the masks of the agency type them."""
    found: list[Piece] = []
    for piece in pieces:
        if piece.is_plain or not masks.may_fit(piece.text):
            found.append(piece)
        else:
            found += _masked(piece, masks, hidden)
    return found


def _masked(piece: Piece, masks: Masks, hidden: Hidden) -> Iterator[Piece]:
    """One piece: typed as a whole, where a mask says what it is, else cut at the lines that one fits."""
    text = piece.text
    label = masks.label(text)
    if label and label != "private" and "\n" in text:
        label = masks.label(text, pinned=True)  # "Our pledge: *" means the rest of the line, not what stands below
    if label:
        yield from _labelled(piece, label, hidden)
        return
    if "\n" not in text:
        yield piece
        return
    kept = piece.start
    for start, end in lines(piece):
        label = masks.label(piece.block.text[start:end])
        if label is None or (label != "private" and piece.kind not in _RETYPED):
            continue
        line = trimmed(piece.block, piece.kind, start, end)
        if line is None:
            continue
        if before := trimmed(piece.block, piece.kind, kept, start):
            yield before
        yield from _labelled(line, label, hidden)
        kept = end
    if rest := trimmed(piece.block, piece.kind, kept, piece.end):
        yield rest


def _labelled(piece: Piece, label: str, hidden: Hidden) -> Iterator[Piece]:
    if label == "private":
        hidden.add(piece.text, PrivateKind.NOT_FOR_PUBLICATION)
    else:
        yield piece._replace(kind=MASK_KINDS[label]) if piece.kind in _RETYPED else piece


def without_private(value: str, masks: Masks, hidden: Hidden) -> str:
    """A value of a field without the lines that a private mask fits."""
    if not masks.has_private or not masks.may_fit(value):
        return value
    if masks.label(value) == "private":
        hidden.add(value, PrivateKind.NOT_FOR_PUBLICATION)
        return ""
    found = value.split("\n")
    if len(found) < 2:
        return value
    private = [masks.label(line) == "private" for line in found]
    for line, is_private in zip(found, private, strict=True):
        if is_private:
            hidden.add(line, PrivateKind.NOT_FOR_PUBLICATION)
    return "\n".join(line for line, is_private in zip(found, private, strict=True) if not is_private)


def with_sign_offs_apart(pieces: list[Piece]) -> list[Piece]:
    """The pieces, cut where one of the last paragraphs ends with who reported it: "… it said. (Reporting by …)"."""
    left = _CLOSING
    for number in range(len(pieces) - 1, -1, -1):
        piece = pieces[number]
        if piece.kind is not BlockKind.PARAGRAPH:
            continue
        if ")" in piece.text and (start := closings.sign_off_behind(piece.text)) is not None:
            cut = piece.start + start
            parts = (
                trimmed(piece.block, piece.kind, piece.start, cut),
                trimmed(piece.block, BlockKind.SIGN_OFF, cut, piece.end),
            )
            pieces[number : number + 1] = [one for one in parts if one]
        left -= 1
        if not left:
            break
    return pieces


def by_look(typed: list[Piece], dialects: Dialects) -> list[Piece]:
    """The pieces with what only their look tells, in place; at least one paragraph stays one."""
    copy = [number for number, piece in enumerate(typed) if piece.kind in BODY_KINDS]
    _close(typed, copy, dialects)
    _open(typed, copy)
    return typed


def _close(typed: list[Piece], copy: Sequence[int], dialects: Dialects) -> None:
    """Sign-offs and source lines among the last paragraphs; end marks where no copy follows."""
    ended = True
    for number in reversed(copy[1:][-_CLOSING:]):
        piece = typed[number]
        if piece.kind is BlockKind.TABLE or (piece.is_plain and _is_copy(piece.text)):
            ended = False
            continue
        kind = _closing_kind(piece.text, dialects, ended=ended)
        ended = ended and kind is not None
        if kind:
            typed[number] = piece._replace(kind=kind)


def _is_copy(plain: str) -> bool:
    """Whether a paragraph that opens like copy is too long for an end mark or a source line, and thanks nobody."""
    return len(plain) > LONGEST_LINE and "contributed" not in plain


def _closing_kind(text: str, dialects: Dialects, *, ended: bool) -> BlockKind | None:
    if closings.is_sign_off(text) or (ended and closings.is_end_mark(text)):
        return BlockKind.SIGN_OFF
    if closings.is_rule(text):
        return BlockKind.FURNITURE
    printed = source_line(text)
    if printed and ended and (not printed.bare or dialects.find(printed.text) or printed.text.isupper()):
        return BlockKind.SOURCE_LINE  # "(Laughs)" closes an interview; "(Reuters)" a story
    return None


def _open(typed: list[Piece], copy: Sequence[int]) -> None:
    """Bylines among the first paragraphs, with copy after them."""
    for number in copy[:-1][:_OPENING]:
        piece = typed[number]
        if piece.kind is BlockKind.PARAGRAPH and len(piece.text) <= bylines.LONGEST and bylines.writers(piece.text):
            typed[number] = piece._replace(kind=BlockKind.BYLINE)
