"""The headlines that stand in the copy, by role, without their lifecycle and genre prefixes.

A headline's place is what is left of its block: the words there are the headline. A line that is nothing but a marker
is none. The first of the main role is the main one; what repeats it (an `h1` in the body) is not told twice.
"""

from __future__ import annotations

from collections.abc import Sequence

from copytaster.core.model import At, Block, BlockKind, Headline, Span
from copytaster.core.normalise.readings import Readings

_ROLES = {
    "": "main", "main": "main", "headline": "main", "sub": "sub", "subhead": "sub", "subheadline": "sub", "deck": "sub",
    "secondary": "sub", "seo": "seo",
}  # fmt: skip


def headlines_of(blocks: Sequence[Block], roles: Sequence[str | None], readings: Readings) -> tuple[Headline, ...]:
    """All headlines, the main one first."""
    found: list[Headline] = []
    seen: set[str] = set()
    for number, (block, role) in enumerate(zip(blocks, roles, strict=True)):
        if block.kind is not BlockKind.HEADLINE or readings.marks(block.text):
            continue
        cleaned = readings.cleaned(block.text)
        text = block.text[cleaned.start : cleaned.end]
        if not text or text in seen:
            continue
        seen.add(text)
        named = _ROLES.get((role or "").casefold(), "alternative")
        if named == "main" and any(one.role == "main" for one in found):
            named = "alternative"
        found.append(Headline(text, named, (At(number, cleaned.start, cleaned.end),)))
    return tuple(sorted(found, key=lambda one: one.role != "main"))


def standfirst_of(blocks: Sequence[Block]) -> Span | None:
    """The first standfirst or summary that was sent."""
    for number, block in enumerate(blocks):
        if block.kind is BlockKind.STANDFIRST:
            return Span(block.text, (At(number, 0, len(block.text)),))
    return None
