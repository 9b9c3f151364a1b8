"""Sections of press releases: whom to ring is private, and notes to editors are the desk's.

In: the pieces of a story's blocks. Out: the same without the contacts, the notes typed. A section begins with its
heading and ends at the next one, at an end mark, or where a paragraph of copy follows; contacts need an address in the
section, and a story of contacts alone keeps its words.
"""

from __future__ import annotations

from typing import Final

from copytaster.core.model import BODY_KINDS, BlockKind
from copytaster.core.normalise.notes import PrivateKind
from copytaster.core.normalise.pieces import Hidden, Piece
from copytaster.core.shapes import closings, releases

_MAY_BE: Final = BODY_KINDS | {
    BlockKind.HEADLINE, BlockKind.FURNITURE, BlockKind.UNKNOWN, BlockKind.EDITORS_NOTE, BlockKind.BYLINE,
    BlockKind.SOURCE_LINE, BlockKind.CAPTION, BlockKind.SIGN_OFF,
}  # fmt: skip
"""What a line of a section may have been taken for. Only the structure knows of headlines with a role."""
_LONGEST_SECTION: Final = 24
"""Pieces of one section of contacts."""
_SHORT: Final = 80
"""Characters: what is longer, and no contact, is copy. Without any the words are all there is."""


def settled(found: list[Piece], hidden: Hidden) -> list[Piece]:
    """The pieces without sections of contacts, and with notes to editors typed as such."""
    if not [one for one in found if not one.is_plain and _opens_section(one.text)]:
        return found
    copy = [number for number, piece in enumerate(found) if _is_copy(piece)]
    left: list[Piece] = []
    number, noted = 0, False
    while number < len(found):
        piece = found[number]
        after = _end_of_contacts(found, number) if piece.kind in _MAY_BE and releases.opens_contacts(piece.text) else 0
        if after and any(not number <= place < after for place in copy):
            for one in found[number:after]:
                hidden.add(one.text, PrivateKind.CONTACTS)
            number = after
            continue
        if copy and number > copy[0]:
            noted = (noted or releases.opens_notes(piece.text)) and not closings.is_end_mark(piece.text)
        is_note = noted and piece.kind is not BlockKind.FURNITURE and piece.kind in _MAY_BE
        left.append(piece._replace(kind=BlockKind.EDITORS_NOTE) if is_note else piece)
        number += 1
    return left


def _opens_section(text: str) -> bool:
    return releases.opens_contacts(text) or releases.opens_notes(text)


def _is_copy(piece: Piece) -> bool:
    return piece.kind is BlockKind.PARAGRAPH and len(piece.text) > _SHORT


def _end_of_contacts(found: list[Piece], number: int) -> int:
    """Where the section of contacts that begins here ends; 0 when there is no address in it."""
    end = number + 1
    while end < len(found) and end - number < _LONGEST_SECTION:
        piece = found[end]
        if piece.kind not in _MAY_BE or closings.is_end_mark(piece.text) or releases.opens_notes(piece.text):
            break
        if not releases.is_contact(piece.text):
            break
        end += 1
    section = found[number:end]
    if not any(releases.has_address(one.text) for one in section):
        return 0
    while not releases.tells_where(found[end - 1].text):
        end -= 1  # "About Halden Ferries" heads what follows
    return end
