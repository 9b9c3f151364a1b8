"""Bodies of JSON records for the unit tests of the JSON formats."""

from __future__ import annotations

import json

from copytaster.core.context import Dialect, Dialects
from copytaster.core.model import Body, Field, JsonValue, RawStory
from copytaster.core.wire import json_text
from copytaster.core.wire.charset import decode

NORTH = Dialect("north", "NorthWire", ("NorthWire", "NW"), item_id=("guid",))
CARRIERS = {name: Dialect(name, name.upper()) for name in ("ap", "reuters", "dpa")}
DIALECTS = Dialects({"north": NORTH, **CARRIERS}, {"northwire": NORTH, "nw": NORTH})


def body(value: object, inflated_bytes: int = 1_000_000) -> Body:
    """The body of a record that holds this value, or this text."""
    text = value if isinstance(value, str) else json.dumps(value)
    decoded = decode(text.encode())
    return Body(text.encode(), decoded, json=json_text.read(decoded.text), inflated_bytes=inflated_bytes)


def values(story: RawStory, name: Field) -> list[JsonValue]:
    """The values of a field, in order."""
    return [one.value for one in story.fields.get(name, ())]


def blocks(story: RawStory) -> list[tuple[str, str, str]]:
    """Kind, text and last step of each block."""
    return [(str(one.kind), one.text, one.source[-1]) for one in story.blocks if isinstance(one.source, tuple)]
