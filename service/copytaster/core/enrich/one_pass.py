"""Words sought in all blocks of a story at once: one pass of an automaton costs half of a pass for each block.

`joined` is what is searched; `parted` gives what was found back to the blocks. A line feed stands behind each block, so
that neither a look before a word nor one behind it can leave the text.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeAlias

Hit: TypeAlias = tuple[int, int, int]
"""The number of a word, its start and its end."""


def lower(text: str) -> str:
    """In lower case, every character in its place: İ alone becomes two."""
    low = text.lower()
    return low if len(low) == len(text) else text.replace("İ", "I").lower()


def joined(texts: Sequence[str]) -> str:
    """Some texts as one."""
    return "\n".join([*texts, ""])


def parted(hits: Iterable[Hit], texts: Sequence[str]) -> list[list[Hit]]:
    """By text what was found in all of them joined, with the places there; `hits` are in order."""
    found: list[list[Hit]] = [[] for _ in texts]
    number, begins, ends = -1, 0, 0
    for index, at, last in hits:
        while at >= ends:
            number += 1
            begins, ends = ends, ends + len(texts[number]) + 1
        found[number].append((index, at - begins, last - begins))
    return found
