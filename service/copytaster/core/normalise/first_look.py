"""What the blocks of a story can hold at all, seen in one look at all of them: most hold nothing that rules look for.

In: the raw texts, and the masks of the agency. Out: the numbers of those that may hold private marks or masked lines,
and whether there may be contacts, or letters that need a repair. To look at a story as a whole costs a third of looking
at each paragraph.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from copytaster.core.normalise import notes, text
from copytaster.core.shapes.masks import Masks


class Look(NamedTuple):
    """Numbers of blocks that may hold a mark, or a line that a mask fits: what is not among them surely holds none.

    `has_contacts` says that contacts may stand elsewhere than in a line that opens with them. `is_sound` says that no
    letter of the story needs a repair: white space is all that is left to fold.
    """

    marked: frozenset[int]
    masked: frozenset[int]
    has_contacts: bool
    is_sound: bool


def look(texts: Sequence[str], masks: Masks) -> Look:
    """One look at all the texts of a story."""
    whole = "\n".join(texts)
    folded = [one.casefold() for one in texts]
    has_places = "((" in whole or whole.count("\n") >= len(texts)  # brackets, or lines within a block
    return Look(
        notes.marked_among(folded),
        masks.fitting(folded),
        has_places and notes.may_hold_address(whole),
        text.is_sound(whole),
    )
