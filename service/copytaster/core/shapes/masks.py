"""Masks of whole lines, as the dialect tables write them: words in any case, `*` for anything, white space folded.

Compiled once, with the table. A line is looked at in full only when a mask's first words open it, so that a story of
hundreds of lines costs next to nothing; the whole is linear in the line, whatever stars a mask has.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

_LEAST: Final = 2
"""Characters besides stars and spaces that a mask must have."""
_OPENING: Final = 16
"""Characters of a line that tell whether any mask may fit."""
_LOOKED_AT: Final = 4 * _OPENING
"""Characters of a line that give so many when white space is folded, as all but a few do."""


@dataclass(frozen=True, slots=True)
class _Mask:
    """One mask: its label, and the folded words between its stars."""

    label: str
    parts: tuple[str, ...]

    @property
    def is_open(self) -> bool:
        """Whether it ends with a star."""
        return not self.parts[-1]

    def fits(self, folded: str) -> bool:
        """Whether the line is what the mask says: its parts, in order, the first and the last at the line's ends."""
        if len(self.parts) == 1:
            return folded == self.parts[0]
        first, *between, last = self.parts
        end = len(folded) - len(last)
        if end < len(first) or not (folded.startswith(first) and folded.endswith(last)):
            return False
        position = len(first)
        for part in between:
            found = folded.find(part, position, end)
            if found < 0:
                return False
            position = found + len(part)
        return True


@dataclass(frozen=True, slots=True)
class Masks:
    """All masks of a table, in the order they are tried."""

    masks: tuple[_Mask, ...] = ()
    openings: tuple[str, ...] = ()
    has_private: bool = False
    first_words: re.Pattern[str] | None = None

    def may_fit(self, text: str) -> bool:
        """Whether a line of the text opens with the first word of a mask: one look at a block of many lines.

        It takes as long as `label` does for two lines.
        """
        return bool(self.masks) and (
            self.first_words is None or self.first_words.search("\n" + text.casefold()) is not None
        )

    def fitting(self, folded: Sequence[str]) -> frozenset[int]:
        """The numbers of those texts, casefolded, that `may_fit` would take: one look at all of them together."""
        if not self.masks:
            return frozenset()
        if self.first_words is None:
            return frozenset(range(len(folded)))
        ends = [match.end() for match in self.first_words.finditer("\n" + "\n".join(folded))]
        if not ends:
            return frozenset()
        starts = [0, *accumulate(len(one) + 1 for one in folded)]
        return frozenset(bisect_left(starts, end - 1) - 1 for end in ends)

    def label(self, line: str, *, pinned: bool = False) -> str | None:
        """The label of the first mask that the whole line, or the whole block, fits; None when none does.

        `pinned` asks only those that say how the line ends.
        """
        if not self.masks:
            return None
        head = _folded(line.lstrip()[:_LOOKED_AT])
        if not head.startswith(self.openings) and (len(head) >= _OPENING or len(line) <= _LOOKED_AT):
            return None
        folded = _folded(line)
        return next((one.label for one in self.masks if not (pinned and one.is_open) and one.fits(folded)), None)


NO_MASKS: Final = Masks()


def compiled(labelled: Iterable[tuple[str, Iterable[str]]]) -> Masks:
    """The masks of each label, in order. Raises `ValueError` for one of stars, which fits every line."""
    masks: list[_Mask] = []
    for label, words in labelled:
        for mask in words:
            if len("".join(mask.replace("*", "").split())) < _LEAST:
                raise ValueError(f"the mask {mask!r} fits lines of any words")
            masks.append(_Mask(label, tuple(_folded(mask).split("*"))))
    has_private = any(one.label == "private" for one in masks)
    first_words = {one.parts[0].partition(" ")[0] for one in masks}
    return Masks(
        tuple(masks), tuple({one.parts[0][:_OPENING] for one in masks}), has_private, _opening_lines(first_words)
    )


def _opening_lines(words: set[str]) -> re.Pattern[str] | None:
    """A line that opens with one of these; None where there is none, or a mask opens with a star."""
    if not words or "" in words:
        return None
    return re.compile(rf"\n\s*+(?:{'|'.join(re.escape(word) for word in sorted(words))})")


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())
