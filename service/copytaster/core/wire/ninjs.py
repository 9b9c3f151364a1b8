"""ninjs 1.x, 2.x and 3.x (IPTC's news in JSON) to RawStory, with the habits of those who send it.

Takes a decoded record; gives its stories, several where an array or a list under `item` holds them, and a fault for
each that could not be read. A wrong type costs a field, not the story, while text, headline, note, status or embargo
remain. Text that is no JSON is `Unreadable("bad_json")` with its line and column. Places are JSON pointers (RFC 6901)
with one step further into a value: XPath for HTML, `char=from,to` (RFC 5147) for text.
"""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet

import orjson

from copytaster.core.context import Dialects
from copytaster.core.errors import Unreadable
from copytaster.core.model import (
    BlockKind,
    Body,
    Evidence,
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
from copytaster.core.wire import json_items, json_text, ninjs_copy
from copytaster.core.wire.ninjs_fields import (
    CONTACTS,
    FIELDS,
    IDS,
    NOTES,
    TELLING,
    folded,
)
from copytaster.core.wire.ninjs_kin import KIN, Kin
from copytaster.core.wire.reading import Reading

NAME = Syntax.NINJS

_LISTS = ("item", "items", "_items", "data", "documents")
_WRAPPERS = ("response", "docs")
"""What APIs put around their lists."""


def sniff(body: Body) -> Evidence | None:
    """Property names of ninjs, in whole JSON or in what is left of it; cheap, and never raises."""
    if body.json is None:
        return None
    if body.json.fault:
        names = [folded(name) for name in body.json.names]
        telling = _telling(set(names)) or (names and names[0] in IDS)
        return Evidence("broken JSON with properties of ninjs") if telling else None
    for _, candidate in _candidates(body.json.value):
        if isinstance(candidate, dict) and (evidence := _evidence(candidate)):
            return evidence
    return None


def parse(body: Body, dialects: Dialects) -> Parsed:
    """The stories of the record; raises `Unreadable` (`bad_json`, `no_copy`) when there is none."""
    candidates = _candidates(json_text.json_of(body))
    return json_items.stories(candidates, lambda pointer, one, part: _story(pointer, one, part, body, dialects))


def _candidates(document: JsonValue, pointer: str = "") -> list[tuple[str, JsonValue]]:
    """What may be a story, each with its JSON pointer: the record, or the members of its list."""
    if isinstance(document, list):
        return [(f"{pointer}/{index}", member) for index, member in enumerate(document)]
    if isinstance(document, dict) and not _evidence(document):
        for name in _LISTS:
            members = document.get(name)
            if isinstance(members, list):
                return _candidates(members, f"{pointer}/{name}")
            if isinstance(members, dict) and _evidence(members):
                return [(f"{pointer}/{name}", members)]
        for name in _WRAPPERS:
            if isinstance(inner := document.get(name), dict) and pointer.count("/") < len(_WRAPPERS):
                return _candidates(inner, f"{pointer}/{name}")
    return [(pointer, document)]


def _kin(names: AbstractSet[str]) -> Kin | None:
    """The kin of ninjs whose properties these are."""
    return next((kin for kin in KIN if kin.telling <= names), None)


def _telling(names: AbstractSet[str]) -> bool:
    found = len(TELLING & names)
    return found > 1 or bool(found and any(one in names for one in IDS))


def _evidence(candidate: dict[str, JsonValue]) -> Evidence | None:
    standard = candidate.get("standard")
    if isinstance(standard, dict) and str(standard.get("name", "")).lower() == "ninjs":
        return Evidence(f"standard ninjs {standard.get('version', '')}".strip())
    schema = candidate.get("$standard")
    if isinstance(schema, (str, dict)) and "ninjs" in str(schema).lower():
        return Evidence("$standard names ninjs")
    names = {folded(name) for name in candidate}
    if kin := _kin(names):
        return Evidence(f"properties of the {kin.name}")
    return Evidence("properties of ninjs") if _telling(names) else None


# --- one story --------------------------------------------------------------------------------------------------------


def _story(pointer: str, candidate: JsonValue, part: Part | None, body: Body, dialects: Dialects) -> RawStory:
    if not isinstance(candidate, dict):
        raise Unreadable("no_copy", Stage.PARSE, "not an object of ninjs", pointer or "/")
    reading = Reading(NAME, body)
    reading.warnings.extend(json_text.warnings_of(body))
    kin = _kin({folded(name) for name in candidate})
    for name, value in candidate.items():
        _property(reading, name, value, pointer + json_text.step(name), kin)
    kind = reading.text(Field.TYPE).strip().casefold()
    copy = ninjs_copy.read_copy(candidate, pointer, kind, _names(kin))
    reading.warnings.extend(copy.warnings)
    reading.fields.setdefault(Field.MEDIA, []).extend(copy.media)
    reading.blocks.extend(copy.blocks)
    reading.private.extend((*copy.private, *_contacts(candidate, pointer)))
    reading.leftovers.extend(copy.leftovers)
    dialect = reading.dialect(dialects) or (dialects.named.get(kin.carrier) if kin else None)
    reading.settle_item_id(dialect, *(kin.ids if kin else ()), *IDS)
    return reading.story(copy.hashed, dialect, part=part, place=pointer or "/")


def _names(kin: Kin | None) -> ninjs_copy.Names:
    """What the kin calls its copy; what it means otherwise is none, whatever ninjs reads under that name."""
    if kin is None:
        return ninjs_copy.OWN
    return {**{name: ("", "") for name, known in kin.fields.items() if known is None}, **kin.copy}


def _property(reading: Reading, name: str, value: JsonValue, pointer: str, kin: Kin | None) -> None:
    key = folded(name)
    if kin and key in kin.fields:
        known, is_copy = kin.fields[key], key in kin.copy
    else:
        known = FIELDS.get(key)
        is_copy = key in NOTES or key in CONTACTS or ninjs_copy.is_copy(key, _names(kin))
    if known:
        json_items.put(reading, known, value, (pointer,), key)
    elif not is_copy:
        reading.leftovers.append(Found(value, (pointer,)))


def _contacts(candidate: dict[str, JsonValue], pointer: str) -> Iterator[RawBlock]:
    """Whom the receiving desk may ring: private by its structure."""
    for name, value in candidate.items():
        if folded(name) in CONTACTS and value:
            text = orjson.dumps(value).decode()
            yield RawBlock(BlockKind.EDITORS_NOTE, text, (pointer + json_text.step(name),), "contacts")
