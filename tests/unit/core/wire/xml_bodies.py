"""Records of XML and HTML for the tests of their formats."""

from __future__ import annotations

from copytaster.core.context import Dialect, Dialects
from copytaster.core.model import Body, Field, RawStory
from copytaster.core.wire.charset import decode

NORTH = Dialect("north", "North Wire", ("North Wire", "north.example"), zone="Europe/Oslo")
DIALECTS = Dialects({"north": NORTH}, {"north wire": NORTH, "north.example": NORTH})


def body(text: str) -> Body:
    """A record's body."""
    return Body(text.encode(), decode(text.encode()))


def said(story: RawStory) -> list[tuple[str, str]]:
    """Kind and text of each block."""
    return [(block.kind.value, block.text) for block in story.blocks]


def values(story: RawStory, field: Field) -> list[object]:
    """The values of a field, as found."""
    return [one.value for one in story.fields.get(field, ())]


def roles(story: RawStory, field: Field) -> dict[str | None, object]:
    """The values of a field by the feed's name for them."""
    return {one.role: one.value for one in story.fields.get(field, ())}
