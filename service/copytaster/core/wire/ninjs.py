"""ninjs 1.x, 2.x and 3.x (IPTC's news in JSON) to RawStory, with the habits of those who send it.

Takes a decoded record; gives its stories, several where an array or a list under `item` holds them, and a fault for
each that could not be read. A wrong type costs a field, not the story, while text, headline, note, status or embargo
remain. Text that is no JSON is `Unreadable("bad_json")` with its line and column. Places are JSON pointers (RFC 6901)
with one step further into a value: XPath for HTML, `char=from,to` (RFC 5147) for text.
"""

from __future__ import annotations

from collections.abc import Iterator

import orjson

from copytaster.core.context import Dialects
from copytaster.core.errors import Unreadable
from copytaster.core.model import (
    BlockKind,
    Body,
    Evidence,
    Fault,
    Field,
    Found,
    JsonValue,
    Parsed,
    Part,
    RawBlock,
    RawStory,
    Stage,
    Syntax,
)
from copytaster.core.wire import json_text, ninjs_copy
from copytaster.core.wire.ninjs_fields import (
    CONTACTS,
    FIELDS,
    IDS,
    NOTES,
    TELLING,
    Shape,
    folded,
)
from copytaster.core.wire.reading import Reading

NAME = Syntax.NINJS

_LISTS = ("item", "items", "_items")


def sniff(body: Body) -> Evidence | None:
    """Property names of ninjs, in whole JSON or in what is left of it; cheap, and never raises."""
    if body.json is None:
        return None
    if body.json.fault:
        names = [folded(name) for name in body.json.names]
        telling = _telling(names) or (names and names[0] in IDS)
        return Evidence("broken JSON with properties of ninjs") if telling else None
    for _, candidate in _candidates(body.json.value):
        if isinstance(candidate, dict) and (evidence := _evidence(candidate)):
            return evidence
    return None


def parse(body: Body, dialects: Dialects) -> Parsed:
    """The stories of the record; raises `Unreadable` (`bad_json`, `no_copy`) when there is none."""
    candidates = _candidates(json_text.json_of(body))
    stories: list[RawStory] = []
    faults: list[Fault] = []
    for index, (pointer, candidate) in enumerate(candidates, 1):
        try:
            part = Part(index, len(candidates)) if len(candidates) > 1 else None
            stories.append(_story(candidate, pointer, part, body, dialects))
        except Unreadable as error:
            if len(candidates) == 1:
                raise
            faults.append(Fault(error.code, error.stage, error.message, error.position, index))
    return Parsed(tuple(stories), tuple(faults))


def _candidates(document: JsonValue) -> list[tuple[str, JsonValue]]:
    """What may be a story, each with its JSON pointer: the record, or the members of its list."""
    if isinstance(document, list):
        return [(f"/{index}", member) for index, member in enumerate(document)]
    if isinstance(document, dict) and not _evidence(document):
        for name in _LISTS:
            members = document.get(name)
            if isinstance(members, list):
                return [(f"/{name}/{index}", member) for index, member in enumerate(members)]
            if isinstance(members, dict) and _evidence(members):
                return [(f"/{name}", members)]
    return [("", document)]


def _telling(names: list[str]) -> bool:
    found = TELLING.intersection(names)
    return len(found) > 1 or bool(found and any(one in names for one in IDS))


def _evidence(candidate: dict[str, JsonValue]) -> Evidence | None:
    standard = candidate.get("standard")
    if isinstance(standard, dict) and str(standard.get("name", "")).lower() == "ninjs":
        return Evidence(f"standard ninjs {standard.get('version', '')}".strip())
    schema = candidate.get("$standard")
    if isinstance(schema, (str, dict)) and "ninjs" in str(schema).lower():
        return Evidence("$standard names ninjs")
    return Evidence("properties of ninjs") if _telling([folded(name) for name in candidate]) else None


# --- one story --------------------------------------------------------------------------------------------------------


def _story(candidate: JsonValue, pointer: str, part: Part | None, body: Body, dialects: Dialects) -> RawStory:
    if not isinstance(candidate, dict):
        raise Unreadable("no_copy", Stage.PARSE, "not an object of ninjs", pointer or "/")
    reading = Reading(NAME, body)
    reading.warnings.extend(json_text.warnings_of(body))
    for name, value in candidate.items():
        _property(reading, name, value, pointer + json_text.step(name))
    copy = ninjs_copy.read_copy(candidate, pointer, reading.text(Field.TYPE).strip().casefold())
    reading.warnings.extend(copy.warnings)
    reading.fields.setdefault(Field.MEDIA, []).extend(copy.media)
    reading.blocks.extend(copy.blocks)
    reading.private.extend((*copy.private, *_contacts(candidate, pointer)))
    reading.leftovers.extend(copy.leftovers)
    dialect = reading.dialect(dialects)
    reading.settle_item_id(dialect, *IDS)
    return reading.story(copy.hashed, dialect, part=part, place=pointer or "/")


def _property(reading: Reading, name: str, value: JsonValue, pointer: str) -> None:
    key = folded(name)
    known = FIELDS.get(key)
    if known is None:
        if key not in NOTES and key not in CONTACTS and not ninjs_copy.is_copy(key):
            reading.leftovers.append(Found(value, (pointer,)))
        return
    target, shape = known
    role = key if target in {Field.NATIVE_ID, Field.PROVIDER, Field.EMBARGO, Field.SUPERSEDES} else None
    _SHAPES[shape](reading, target, value, pointer, role)


def _text(reading: Reading, target: Field, value: JsonValue, pointer: str, role: str | None) -> None:
    if isinstance(value, str):
        reading.found(target, value, (pointer,), role)
    else:
        reading.wrong(value, (pointer,), "a string")


def _word(reading: Reading, target: Field, value: JsonValue, pointer: str, role: str | None) -> None:
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        value = str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
    _text(reading, target, value, pointer, role)


def _roles(reading: Reading, target: Field, value: JsonValue, pointer: str, role: str | None) -> None:
    pairs: Iterator[tuple[str, str | None, JsonValue]]
    if isinstance(value, dict):
        pairs = ((json_text.step(name), name, one) for name, one in value.items())
    elif isinstance(value, list):
        pairs = ((f"/{index}", *_role_and_value(one)) for index, one in enumerate(value))
    else:
        reading.wrong(value, (pointer,), "an object or an array")
        return
    for step, name, one in pairs:
        _word(reading, target, one, pointer + step, name or role)


def _role_and_value(one: JsonValue) -> tuple[str | None, JsonValue]:
    if not isinstance(one, dict):
        return None, one
    role = one.get("role")
    return (role if isinstance(role, str) else None), one.get("value")


def _names(reading: Reading, target: Field, value: JsonValue, pointer: str, role: str | None) -> None:
    if isinstance(value, list):
        for index, one in enumerate(value):
            _name(reading, target, one, f"{pointer}/{index}", role)
    else:
        _name(reading, target, value, pointer, role)


def _name(reading: Reading, target: Field, value: JsonValue, pointer: str, role: str | None) -> None:
    if isinstance(value, dict):
        given = value.get("role")
        reading.found(target, value, (pointer,), given if isinstance(given, str) else role)
    else:
        _text(reading, target, value, pointer, role)


def _listed(reading: Reading, target: Field, value: JsonValue, pointer: str, role: str | None) -> None:
    if isinstance(value, list):
        for index, one in enumerate(value):
            _word(reading, target, one.get("name") if isinstance(one, dict) else one, f"{pointer}/{index}", role)
    else:
        _word(reading, target, value, pointer, role)


def _any(reading: Reading, target: Field, value: JsonValue, pointer: str, role: str | None) -> None:
    right = isinstance(value, str) or value is None
    if not right:
        reading.wrong(value, (pointer,), "a string")
    reading.found(target, value, (pointer,), role)


def _object(reading: Reading, target: Field, value: JsonValue, pointer: str, role: str | None) -> None:
    if isinstance(value, dict):
        reading.found(target, value, (pointer,), role)
    else:
        reading.wrong(value, (pointer,), "an object")


_SHAPES = {
    Shape.TEXT: _text,
    Shape.WORD: _word,
    Shape.ROLES: _roles,
    Shape.NAMES: _names,
    Shape.LISTED: _listed,
    Shape.ANY: _any,
    Shape.OBJECT: _object,
}


def _contacts(candidate: dict[str, JsonValue], pointer: str) -> Iterator[RawBlock]:
    """Whom the receiving desk may ring: private by its structure."""
    for name, value in candidate.items():
        if folded(name) in CONTACTS and value:
            text = orjson.dumps(value).decode()
            yield RawBlock(BlockKind.EDITORS_NOTE, text, (pointer + json_text.step(name),), "contacts")
