"""Whether HTML nests deeper than the parser should be given: a linear scan of its tags, before anything is parsed.

Deep nesting makes any HTML5 parser quadratic (100,000 open `div`s: 13 s measured), and what walks the tree is
recursive. The text of the HTML in, a verdict out. What stands in scripts are strings, and no tags.
"""

from __future__ import annotations

import re
from contextlib import suppress
from typing import Final

MAX_OPEN_TAGS: Final = 120
"""Tags open at once; real bodies stay below 20, and what walks the tree is recursive."""
MOST_OPENED: Final = 12_000
"""Tags that may nest, however many of them are closed: a scan cannot tell an end of an element from one in a comment or
an attribute, or from one that closes nothing where it stands, and 12,000 open `div`s take the parser 0.7 s. Pages of
agencies and papers have some hundred to two thousand."""

# A tag as far as the scan cares; prose with "a < b" has no letter right after the sign.
_TAG: Final = re.compile(r"</?[A-Za-z][A-Za-z0-9.-]*")
_NEVER_NEST: Final = frozenset(
    """
    area base br col dd dt embed hr img input li link meta option p param source td th tr track wbr
    """.split()
)
_AT_ONCE: Final = 1 << 20
"""Characters whose tags are listed at once; one cut in two between them is the odd tag that the bound has room for."""
_TOGETHER: Final = 32
"""Tags that are counted at once."""
_SCRIPT: Final = 1 << 30
"""The step of a script, which is told from all others by its size."""
_MOST_NAMES: Final = 1024
_LONGEST_NAME: Final = 40


class _Steps(dict[str, int]):
    """How many more tags are open behind a tag: looked up in a list of them at once, 0.02 µs each."""

    def __missing__(self, tag: str) -> int:
        end = tag[1] == "/"
        name = tag[1 + end :].lower()
        step = _SCRIPT if name == "script" else 0 if name in _NEVER_NEST else 1
        step = -step if end else step
        if len(tag) <= _LONGEST_NAME:
            if len(self) >= _MOST_NAMES:
                self.clear()
            self[tag] = step
        return step


_STEPS: Final = _Steps()


def too_deep(html: str) -> bool:
    """Whether more tags are open at once than the parser should be given; linear in the length."""
    if html.count("<") <= MAX_OPEN_TAGS:  # most bodies: 20 times as fast as the scan
        return False
    depth = opened = 0
    for start in range(0, len(html), _AT_ONCE):
        steps = list(map(_STEPS.__getitem__, _TAG.findall(html, start, start + _AT_ONCE)))
        opened += steps.count(1)
        if opened > MOST_OPENED:
            return True
        steps = _outside_scripts(steps)
        bound = _bound(steps, depth)
        depth = bound if bound <= MAX_OPEN_TAGS else _stepped(steps, depth)
        if depth > MAX_OPEN_TAGS:
            return True
    return False


def _bound(steps: list[int], depth: int) -> int:
    """No fewer tags than are open behind these steps, or were in between where that is too deep.

    Counted by the interpreter's own loops, in a third of the time of single steps.
    """
    for first in range(0, len(steps), _TOGETHER):
        some = steps[first : first + _TOGETHER]
        opened = some.count(1)
        if depth + opened > MAX_OPEN_TAGS:
            return depth + opened
        depth = max(depth + sum(some), opened)  # where ends closed nothing, no more are open than were opened here
    return depth


def _stepped(steps: list[int], depth: int) -> int:
    """The depth behind these steps, or the first that is too deep; an end of what is not open closes nothing."""
    for step in steps:
        depth = max(depth + step, 0)
        if depth > MAX_OPEN_TAGS:
            break
    return depth


def _outside_scripts(steps: list[int]) -> list[int]:
    """The steps of the tags that stand in no script; one that is left open goes to the end."""
    if _SCRIPT not in steps and -_SCRIPT not in steps:
        return steps
    kept: list[int] = []
    last = 0
    with suppress(ValueError):
        while True:
            opening = steps.index(_SCRIPT, last)
            kept += steps[last:opening]
            last = len(steps)
            last = steps.index(-_SCRIPT, opening) + 1
    kept += steps[last:]
    return [step for step in kept if step != -_SCRIPT] if -_SCRIPT in kept else kept
