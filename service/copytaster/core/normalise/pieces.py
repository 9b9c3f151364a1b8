"""Runs of a raw block's characters, each with its kind: what blocks are cut into on the way to the published ones."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from copytaster.core.model import BlockKind, PrivateNotes, RawBlock
from copytaster.core.normalise.text import LAID_OUT


class Piece(NamedTuple):
    """A run of a raw block's characters that stays; `start` and `end` count within the raw text.

    `is_plain` says that a look has told of its opening and all its lines that no rule for them holds. A tuple, as there
    is one for each block: it is made in a third of the time.
    """

    block: RawBlock
    kind: BlockKind
    start: int
    end: int
    text: str
    is_plain: bool = False


@dataclass(slots=True)
class Hidden:
    """The private text met so far."""

    texts: list[str] = field(default_factory=list)
    kinds: dict[str, None] = field(default_factory=dict)

    def add(self, words: str, kind: str) -> None:
        """Private words, of a kind as `privateNotes.kinds` names it."""
        self.texts.append(words)
        self.kinds.setdefault(kind)

    def notes(self) -> PrivateNotes | None:
        """How many there were and of which kinds; None without any."""
        return PrivateNotes(len(self.texts), tuple(self.kinds)) if self.texts else None


def trimmed(block: RawBlock, kind: BlockKind, start: int, end: int) -> Piece | None:
    """The characters without the white space around them, the first margin of what is laid out left; None for none."""
    words = block.text[start:end]
    if not words:
        return None
    if not words[0].isspace() and not words[-1].isspace():  # as nearly all are
        return Piece(block, kind, start, end, words)
    opening = len(words) - len(words.lstrip())
    if kind in LAID_OUT:
        opening = max(words.rfind("\n", 0, opening), words.rfind("\r", 0, opening)) + 1
    end = start + len(words.rstrip())
    start += opening
    return Piece(block, kind, start, end, block.text[start:end]) if start < end else None


def lines(piece: Piece) -> Iterator[tuple[int, int]]:
    """Where each line of a piece begins and ends within the raw text, its line end left out."""
    text = piece.block.text
    start = piece.start
    while (end := text.find("\n", start, piece.end)) >= 0:
        yield start, end
        start = end + 1
    yield start, piece.end
