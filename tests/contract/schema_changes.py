"""What a new version of a schema takes away from those who read by the old one: within `.v1` nothing may be.

Allowed are properties that are new and optional, new shapes, and words (descriptions, examples).
"""

from __future__ import annotations

from collections.abc import Iterator

Schema = dict[str, object]
WORDS = frozenset({"title", "description", "examples"})
COMPARED_BELOW = frozenset({"properties", "required", "$defs"})


def breaks(old: object, new: object, path: str = "") -> Iterator[str]:
    """Every change that a reader of the old schema would notice, each with its place."""
    if not isinstance(old, dict) or not isinstance(new, dict):
        if old != new:
            yield f"{path}: {old} became {new}"
        return
    yield from _keywords(old, new, path)
    yield from _properties(old, new, path)
    for name, shape in _members(old, "$defs").items():
        if name not in _members(new, "$defs"):
            yield f"{path}/$defs/{name}: gone"
        else:
            yield from breaks(shape, _members(new, "$defs")[name], f"{path}/$defs/{name}")


def _keywords(old: Schema, new: Schema, path: str) -> Iterator[str]:
    for keyword in (old.keys() | new.keys()) - WORDS - COMPARED_BELOW:
        if keyword not in new:
            yield f"{path}/{keyword}: gone"
        elif keyword not in old:
            yield f"{path}/{keyword}: new"
        else:
            yield from breaks(old[keyword], new[keyword], f"{path}/{keyword}")


def _properties(old: Schema, new: Schema, path: str) -> Iterator[str]:
    before, after = _members(old, "properties"), _members(new, "properties")
    for name, shape in before.items():
        if name not in after:
            yield f"{path}/{name}: gone"
        else:
            yield from breaks(shape, after[name], f"{path}/{name}")
    was, is_ = _names(old), _names(new)
    for name in was ^ is_:
        yield f"{path}/{name}: {'no longer' if name in was else 'now'} required"


def _members(schema: Schema, keyword: str) -> Schema:
    members = schema.get(keyword, {})
    return members if isinstance(members, dict) else {}


def _names(schema: Schema) -> frozenset[str]:
    required = schema.get("required", [])
    return frozenset(required) if isinstance(required, list) else frozenset()
