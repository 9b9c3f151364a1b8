"""What a Fingerpost box makes of any agency's wire: flat JSON, one item a record (`GOA-WIRES-NINJS`) or a list.

Takes a decoded record; gives its stories. An empty string is what this format says for nothing, embargo included. The
agency is named by the feed that its copy came in on (`source-feed`); `usn` is its own number of the story. `priority`
runs from 1 to 6 as urgencies do. Raw line ends, tabs and bad escapes inside strings are common: `json_text` mends them.
guardian/newswires documents the fields.
"""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet

from copytaster.core.context import Dialects
from copytaster.core.errors import Unreadable
from copytaster.core.model import (
    BlockKind,
    Body,
    Evidence,
    Field,
    JsonValue,
    Parsed,
    Part,
    Path,
    RawStory,
    Stage,
    Syntax,
)
from copytaster.core.wire import json_items, json_text
from copytaster.core.wire.json_items import Item, Shape, under
from copytaster.core.wire.reading import Reading

NAME = Syntax.FINGERPOST_JSON

_FIELDS: json_items.Table = {
    "usn": (Field.NATIVE_ID, Shape.WORD),
    "uri": (Field.NATIVE_ID, Shape.WORD),
    "unique-name": (Field.NATIVE_ID, Shape.WORD),
    "originalUrn": (Field.NATIVE_ID, Shape.WORD),
    "version": (Field.VERSION, Shape.WORD),
    "type": (Field.TYPE, Shape.TEXT),
    "profile": (Field.PROFILE, Shape.TEXT),
    "status": (Field.STATUS, Shape.ANY),
    "embargo": (Field.EMBARGO, Shape.ANY),
    "priority": (Field.URGENCY, Shape.WORD),
    "language": (Field.LANGUAGE, Shape.TEXT),
    "firstVersion": (Field.FIRST_CREATED, Shape.TEXT),
    "versionCreated": (Field.VERSION_CREATED, Shape.TEXT),
    "dateTimeSent": (Field.SENT, Shape.TEXT),
    "slug": (Field.SLUGLINE, Shape.TEXT),
    "byline": (Field.BYLINE, Shape.TEXT),
    "location": (Field.LOCATED, Shape.TEXT),
    "usage": (Field.USAGE_TERMS, Shape.TEXT),
    "copyrightHolder": (Field.COPYRIGHT_HOLDER, Shape.TEXT),
    "copyrightNotice": (Field.COPYRIGHT_NOTICE, Shape.TEXT),
}
_CODES = {"subjects": Field.SUBJECT, "destinations": Field.SERVICE}
"""Objects that list codes."""

_LINES = (
    ("headline", BlockKind.HEADLINE, None),
    ("subhead", BlockKind.HEADLINE, "sub"),
    ("abstract", BlockKind.STANDFIRST, None),
    ("ednote", BlockKind.EDITORS_NOTE, None),
)
_TEXT = "body_text"
_COPY = (*(name for name, _, _ in _LINES), "byline", _TEXT)
_LISTED = ("keywords", "mediaCatCodes")
# A wire's category where a summary should be: POL, SCN.
_CODE = re.compile(r"[A-Z]{2,5}")
_WORD_ENDS = re.compile(r"[ _-]")
_TELLING = frozenset(
    """
    firstVersion dateTimeSent originalUrn unique-name source-feed mediaCatCodes tabVtxt composerCompatible
    """.split()
)


def sniff(body: Body) -> Evidence | None:
    """The name of the format or of the feed, else its own names of dates; cheap, and never raises."""
    if (names := json_items.names_of(body)) is not None:
        return Evidence("broken JSON with properties of Fingerpost") if _is_telling(names) else None
    for _, one in _items(body.json.value if body.json else None):
        if isinstance(one, dict):
            if json_text.string(one.get("format")).startswith("GOA-WIRES"):
                return Evidence("format GOA-WIRES")
            if _is_telling(one.keys()):
                return Evidence("properties of Fingerpost")
    return None


def _is_telling(names: AbstractSet[str]) -> bool:
    return "source-feed" in names or len(_TELLING & names) > 1 or {"firstVersion", "versionCreated"} <= names


def parse(body: Body, dialects: Dialects) -> Parsed:
    """The stories of the record; raises `Unreadable` (`bad_json`, `no_copy`) when there is none."""
    items = _items(json_text.json_of(body))
    return json_items.stories(items, lambda pointer, one, part: _story(pointer, one, part, body, dialects))


def _items(document: JsonValue) -> list[tuple[str, JsonValue]]:
    if isinstance(document, list):
        return [(f"/{index}", one) for index, one in enumerate(document)]
    return [("", document)]


# --- one story --------------------------------------------------------------------------------------------------------


def _story(pointer: str, item: JsonValue, part: Part | None, body: Body, dialects: Dialects) -> RawStory:
    if not isinstance(item, dict):
        raise Unreadable("no_copy", Stage.PARSE, "not an object of Fingerpost", pointer or "/")
    reading = Reading(NAME, body)
    reading.warnings.extend(json_text.warnings_of(body))
    path: Path = (pointer,)
    stated = {name: value for name, value in item.items() if value not in ("", None)}
    json_items.fill(reading, stated, path, _FIELDS, (*_COPY, *_LISTED, *_CODES, "source-feed"))
    _sender(reading, item, path, dialects)
    if (profile := reading.text(Field.PROFILE)) and profile != "story":
        reading.found(Field.PRIORITY, profile, under(path, "profile"))
    _coded(reading, item, path)
    for name, kind, role in _LINES:
        value = item.get(name)
        if isinstance(value, str) and not (kind is BlockKind.STANDFIRST and _CODE.fullmatch(value)):
            reading.block(kind, json_items.line(value), under(path, name), role)
        elif value:
            reading.keep(value, under(path, name))
    _body(reading, item, path)
    dialect = reading.dialect(dialects)
    reading.settle_item_id(dialect, "usn", "originalUrn", "uri")
    return reading.story(json_items.copy_of(item, *_COPY), dialect, part=part, place=pointer or "/")


def _sender(reading: Reading, item: Item, path: Path, dialects: Dialects) -> None:
    """Whose feed it is: its name (AFP), or the first word of it (`PA SNAP`, `AP-Newswires`), is an agency's."""
    feed = json_text.string(item.get("source-feed"))
    agency = feed if dialects.find(feed) else _WORD_ENDS.split(feed, maxsplit=1)[0]
    if agency != feed and dialects.find(agency):
        reading.found(Field.PROVIDER, {"name": agency, "code": feed}, under(path, "source-feed"))
    else:
        reading.found(Field.PROVIDER, feed, under(path, "source-feed"))


def _coded(reading: Reading, item: Item, path: Path) -> None:
    for name, target in _CODES.items():
        value = item.get(name)
        codes = value.get("code") if isinstance(value, dict) else value
        for index, code in enumerate(codes if isinstance(codes, list) else [codes]):
            if isinstance(code, str) and code.strip():
                found: JsonValue = json_items.coded(code) if target is Field.SUBJECT else code
                reading.found(target, found, under(path, name, "code", index))
    for name in _LISTED:
        value = item.get(name)
        words = value.split("+") if isinstance(value, str) else value if isinstance(value, list) else []
        for one in words:
            if isinstance(one, str) and one.strip():
                if name == "keywords":
                    reading.found(Field.KEYWORD, one.strip(), under(path, name))
                else:
                    reading.found(Field.SUBJECT, {"code": one.strip(), "scheme": name}, under(path, name))


def _body(reading: Reading, item: Item, path: Path) -> None:
    text = item.get(_TEXT)
    if not isinstance(text, str):
        if text is not None:
            reading.wrong(text, under(path, _TEXT), "a string")
        return
    for block in json_items.words(reading, text, under(path, _TEXT)):
        tabular = item.get("tabVtxt") == "T" and block.kind is BlockKind.PARAGRAPH and "\n" in block.text
        reading.block(BlockKind.TABLE if tabular else block.kind, block.text, block.source)
