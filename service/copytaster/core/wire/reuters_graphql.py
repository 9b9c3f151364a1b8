"""What Reuters Connect answers to a GraphQL query: one item under `data.item`, or many under `data.search.items`.

Takes a decoded record; gives a story for each item. The body is XHTML, plain or rich (the same copy with its embeds);
`fragment` is its beginning over again. `usn` names the story, `versionedGuid` one version of it. Items of a search have
no body: headline and caption alone make them stories. Reuters Connect API, item query.
"""

from __future__ import annotations

from collections.abc import Iterator

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
from copytaster.core.wire.reading import WORDLESS_TYPES, Reading

NAME = Syntax.REUTERS_GRAPHQL

CARRIER = "reuters"
"""The dialect of whoever answers such queries."""

_FIELDS: json_items.Table = {
    "usn": (Field.NATIVE_ID, Shape.WORD),
    "uri": (Field.NATIVE_ID, Shape.WORD),
    "guid": (Field.NATIVE_ID, Shape.WORD),
    "versionedGuid": (Field.NATIVE_ID, Shape.WORD),
    "version": (Field.VERSION, Shape.WORD),
    "type": (Field.TYPE, Shape.TEXT),
    "profile": (Field.PROFILE, Shape.TEXT),
    "pubStatus": (Field.STATUS, Shape.ANY),
    "embargoed": (Field.EMBARGO, Shape.ANY),
    "urgency": (Field.URGENCY, Shape.WORD),
    "priority": (Field.PRIORITY, Shape.WORD),
    "language": (Field.LANGUAGE, Shape.TEXT),
    "firstCreated": (Field.FIRST_CREATED, Shape.TEXT),
    "versionCreated": (Field.VERSION_CREATED, Shape.TEXT),
    "contentTimestamp": (Field.CONTENT_CREATED, Shape.TEXT),
    "slug": (Field.SLUGLINE, Shape.TEXT),
    "byLine": (Field.BYLINE, Shape.TEXT),
    "located": (Field.LOCATED, Shape.TEXT),
    "credit": (Field.CREDIT_LINE, Shape.TEXT),
    "provider": (Field.PROVIDER, Shape.NAMES),
    "source": (Field.SOURCE, Shape.NAMES),
    "productLabel": (Field.SERVICE, Shape.LISTED),
    "keyword": (Field.KEYWORD, Shape.LISTED),
    "genre": (Field.GENRE, Shape.NAMES),
    "usageTerms": (Field.USAGE_TERMS, Shape.TEXT),
    "copyrightNotice": (Field.COPYRIGHT_NOTICE, Shape.TEXT),
    "copyrightHolder": (Field.COPYRIGHT_HOLDER, Shape.TEXT),
}
_LINES = {
    "headLine": BlockKind.HEADLINE,
    "intro": BlockKind.STANDFIRST,
    "edNote": BlockKind.EDITORS_NOTE,
    "editorialNote": BlockKind.EDITORS_NOTE,
}
_BODIES = ("bodyXhtml", "bodyXhtmlRich", "body")
_COPY = ("headLine", "intro", "edNote", "editorialNote", "byLine", *_BODIES, "caption", "associations")
_MEDIUM = {"uri": ("uri", "versionedGuid", "usn"), "name": ("headLine",), "credit": ("credit", "byLine")}
_TELLING = frozenset({"bodyXhtml", "bodyXhtmlRich", "byLine", "headLine", "versionedGuid"})


def sniff(body: Body) -> Evidence | None:
    """Property names of an item, whole or broken; cheap, and never raises."""
    if (names := json_items.names_of(body)) is not None:
        return Evidence("broken JSON with properties of Reuters Connect") if len(_TELLING & names) > 1 else None
    found = next(_items(body.json.value if body.json else None), None)
    return Evidence("properties of Reuters Connect") if found else None


def parse(body: Body, dialects: Dialects) -> Parsed:
    """The stories of the record; raises `Unreadable` (`bad_json`, `no_copy`) when there is none."""
    items = list(_items(json_text.json_of(body)))
    return json_items.stories(items, lambda pointer, one, part: _story(pointer, one, part, body, dialects))


def _items(document: JsonValue) -> Iterator[tuple[str, JsonValue]]:
    """Each item: bare, or under the name of the query, in a list or in its `items`."""
    data = document.get("data") if isinstance(document, dict) else None
    members = [("", document)]
    if isinstance(data, dict):
        members = [("/data", data), *((f"/data{json_text.step(name)}", one) for name, one in data.items())]
    for pointer, one in members:
        if isinstance(one, dict) and isinstance(listed := one.get("items"), list):
            pointer, one = f"{pointer}/items", listed  # noqa: PLW2901 - the list in the answer's place
        yield from _among(one, pointer)


def _among(value: JsonValue, pointer: str) -> Iterator[tuple[str, JsonValue]]:
    """The items among what a value is or lists."""
    for place, one in json_text.objects(value, pointer):
        if _TELLING & one.keys() and ("headLine" in one or len(_TELLING & one.keys()) > 1):
            yield place, dict(one)


# --- one story --------------------------------------------------------------------------------------------------------


def _story(pointer: str, item: JsonValue, part: Part | None, body: Body, dialects: Dialects) -> RawStory:
    if not isinstance(item, dict):
        raise Unreadable("no_copy", Stage.PARSE, "not an item", pointer or "/")
    reading = Reading(NAME, body)
    reading.warnings.extend(json_text.warnings_of(body))
    path: Path = (pointer,)
    json_items.fill(reading, item, path, _FIELDS, (*_COPY, "subject"))
    for place, one in json_text.objects(item.get("subject"), f"{pointer}/subject"):
        if code := json_text.string(one.get("code")):
            reading.found(Field.SUBJECT, json_items.coded(code, json_text.string(one.get("name"))), (place,))
    _blocks(reading, item, path)
    dialect = reading.dialect(dialects) or dialects.named.get(CARRIER)
    reading.settle_item_id(dialect, "usn", "guid", "uri")
    copy = json_items.copy_of(_hashed(item), *_COPY)
    return reading.story(copy, dialect, part=part, place=pointer or "/")


def _hashed(item: Item) -> Item:
    """The item with its media cut down to their words: links change with every answer."""
    media = [
        {name: one.get(name) for name in ("headLine", "caption")}
        for _, one in json_text.objects(item.get("associations"))
    ]
    return {**item, "associations": list(media)}


def _blocks(reading: Reading, item: Item, path: Path) -> None:
    for name, kind in _LINES.items():
        if isinstance(value := item.get(name), str):
            reading.block(kind, json_items.line(value), under(path, name))
    for name in _BODIES:
        text = json_text.string(item.get(name))
        if blocks := json_items.words(reading, text, under(path, name)):
            reading.blocks.extend(blocks)  # one of them: rich and plain say the same, and either may be empty markup
            break
    own = reading.text(Field.TYPE).strip().casefold()
    if own in WORDLESS_TYPES:
        reading.found(Field.MEDIA, json_items.medium(item, own, _MEDIUM), path)
    if isinstance(caption := item.get("caption"), str):
        reading.block(BlockKind.CAPTION, json_items.line(caption), under(path, "caption"))
    for place, one in json_text.objects(item.get("associations"), f"{path[-1]}/associations"):
        reading.found(
            Field.MEDIA, json_items.medium(one, json_text.string(one.get("type")) or "picture", _MEDIUM), (place,)
        )
        if isinstance(caption := one.get("caption"), str):
            reading.block(BlockKind.CAPTION, json_items.line(caption), (f"{place}/caption",))
