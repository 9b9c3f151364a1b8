"""The Associated Press's Media API JSON: an item under `data.item`, or a page of a feed under `data.items`.

Takes a decoded record; gives a story for each item. The API links to the text; whoever fetched it puts the NITF, or
what was made of it, beside the metadata, under `renditions.nitf` or `nitf`. Without it headline, summary and notes make
the story. An item whose `signals` lack `newscontent` is never published: a test, an advisory, a digest's control.
`editorialtypes` say what this version does; versions count from 0; `itemid` names the story over all of them.
developer.ap.org, "Content metadata fields".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

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
    RawBlock,
    RawStory,
    Stage,
    Syntax,
)
from copytaster.core.wire import json_items, json_text
from copytaster.core.wire.json_items import Item, Shape, under
from copytaster.core.wire.reading import WORDLESS_TYPES, Reading

NAME = Syntax.AP_JSON

CARRIER = "ap"
"""The dialect of the one agency that sends these."""

NOT_NEWS = "not newscontent"
"""The signal that stands for the one that is missing."""

_FIELDS: json_items.Table = {
    "uri": (Field.NATIVE_ID, Shape.WORD),
    "altids": (Field.NATIVE_ID, Shape.ROLES),
    "type": (Field.TYPE, Shape.TEXT),
    "profile": (Field.PROFILE, Shape.TEXT),
    "pubstatus": (Field.STATUS, Shape.ANY),
    "embargoed": (Field.EMBARGO, Shape.ANY),
    "signals": (Field.SIGNAL, Shape.LISTED),
    "editorialtypes": (Field.SIGNAL, Shape.LISTED),
    "urgency": (Field.URGENCY, Shape.WORD),
    "editorialpriority": (Field.PRIORITY, Shape.WORD),
    "language": (Field.LANGUAGE, Shape.TEXT),
    "firstcreated": (Field.FIRST_CREATED, Shape.TEXT),
    "versioncreated": (Field.VERSION_CREATED, Shape.TEXT),
    "expires": (Field.EXPIRES, Shape.TEXT),
    "slugline": (Field.SLUGLINE, Shape.TEXT),
    "located": (Field.LOCATED, Shape.TEXT),
    "byline": (Field.BYLINE, Shape.TEXT),
    "description_creditline": (Field.CREDIT_LINE, Shape.TEXT),
    "copyrightnotice": (Field.COPYRIGHT_NOTICE, Shape.TEXT),
    "copyrightholder": (Field.COPYRIGHT_HOLDER, Shape.TEXT),
    "usageterms": (Field.USAGE_TERMS, Shape.LISTED),
    "provider": (Field.PROVIDER, Shape.NAMES),
    "infosource": (Field.SOURCE, Shape.NAMES),
    "keywords": (Field.KEYWORD, Shape.LISTED),
    "fixture": (Field.GENRE, Shape.NAMES),
}
_LINES = (
    ("headline", BlockKind.HEADLINE, None),
    ("headline_extended", BlockKind.HEADLINE, "extended"),
    ("headline_seo", BlockKind.HEADLINE, "seo"),
    ("description_summary", BlockKind.STANDFIRST, None),
)
_NOTES = ("ednote", "description_editornotes")
_SUBJECT = ("code", "name", "scheme", "creator")
_READ = (
    "subject",
    "version",
    "bylines",
    "photographer",
    "datelinelocation",
    "description_caption",
    "associations",
    "renditions",
    "nitf",
)
_BODIES = ("body_nitf", "body_html", "body_text")
_COPY = (*(name for name, _, _ in _LINES), *_NOTES, "bylines", "description_caption", *_BODIES)
_MEDIUM = {"uri": ("uri",), "name": ("headline", "title"), "credit": ("description_creditline", "byline")}
_INLINE = ("content", "value", "body", "body_html", "data", "text")
"""What those who fetch a rendition call the property that holds it."""

_TELLING = frozenset(
    {"editorialpriority", "editorialtypes", "datelinelocation", "headline_extended", "textformat", "infosource"}
)
_OWN_IDS = frozenset({"itemid", "friendlykey", "etag", "transref"})
_ENVELOPE = frozenset({"api_version", "api_mode", "org_name", "current_item_count", "next_page"})


def sniff(body: Body) -> Evidence | None:
    """The API's envelope or its own ids, whole or broken; cheap, and never raises."""
    if (names := json_items.names_of(body)) is not None:
        telling = "altids" in names and (_OWN_IDS | _ENVELOPE) & names
        return Evidence("broken JSON with properties of the AP Media API") if telling else None
    document = body.json.value if body.json else None
    if isinstance(document, dict) and len(_ENVELOPE & document.keys()) > 1 and isinstance(document.get("data"), dict):
        return Evidence("envelope of the AP Media API")
    for found in _items(document):
        ids = found.item.get("altids") if isinstance(found.item, dict) else None
        if isinstance(ids, dict) and _OWN_IDS & ids.keys():
            return Evidence("ids of the AP Media API")
    return None


def parse(body: Body, dialects: Dialects) -> Parsed:
    """The stories of the record; raises `Unreadable` (`bad_json`, `no_copy`) when there is none."""
    items = list(_items(json_text.json_of(body)))
    if not items:
        return Parsed((_heartbeat(body),))
    found = {one.pointer: one for one in items}
    candidates = [(one.pointer, one.item) for one in items]
    return json_items.stories(candidates, lambda pointer, _, part: _story(found[pointer], part, body, dialects))


def _heartbeat(body: Body) -> RawStory:
    """A page of the feed without an item: nothing new."""
    reading = Reading(NAME, body)
    reading.found(Field.TYPE, "heartbeat", ("/data/items",))
    return reading.story("", None)


@dataclass(frozen=True, slots=True)
class _Found:
    """An item, its pointer, and the text that was fetched for it where that stands beside it: `(pointer, text)`."""

    pointer: str
    item: JsonValue
    beside: tuple[str, JsonValue] | None = None


def _items(document: JsonValue, pointer: str = "") -> Iterator[_Found]:
    """Each item: bare, wrapped, in an answer or on a page."""
    if isinstance(document, list):
        for index, one in enumerate(document):
            yield from _items(one, f"{pointer}/{index}")
        return
    if not isinstance(document, dict):
        yield _Found(pointer, document)
        return
    beside = (f"{pointer}/nitf", document["nitf"]) if document.get("nitf") else None
    data = document.get("data")
    if isinstance(data, dict):
        document, pointer = data, f"{pointer}/data"
        if isinstance(listed := data.get("items"), list):
            yield from _items(listed, f"{pointer}/items")
            return
    if "item" in document:
        yield _Found(f"{pointer}/item", document["item"], beside)
    else:
        yield _Found(pointer, document)


# --- one story --------------------------------------------------------------------------------------------------------


def _story(one: _Found, part: Part | None, body: Body, dialects: Dialects) -> RawStory:
    item, path = one.item, (one.pointer,)
    if not isinstance(item, dict):
        raise Unreadable("no_copy", Stage.PARSE, "not an item of the AP Media API", one.pointer or "/")
    reading = Reading(NAME, body)
    reading.warnings.extend(json_text.warnings_of(body))
    json_items.fill(reading, item, path, _FIELDS, (*_COPY, *_READ))
    _metadata(reading, item, path)
    for name, kind, role in _LINES:
        if isinstance(value := item.get(name), str):
            reading.block(kind, json_items.line(value), under(path, name), role)
    fetched = _text(reading, item, path, one.beside)
    _media(reading, item, path)
    for name in _NOTES:
        if isinstance(value := item.get(name), str):
            reading.block(BlockKind.EDITORS_NOTE, json_items.line(value), under(path, name))
    dialect = reading.dialect(dialects) or dialects.named.get(CARRIER)
    reading.settle_item_id(dialect, "itemid", "uri")
    captions = (json_text.string(linked.get("description_caption")) for _, linked in _associated(item, path))
    copy = "\n".join((json_items.copy_of(item, *_COPY), fetched, *captions))
    return reading.story(copy, dialect, part=part, place=one.pointer or "/")


def _metadata(reading: Reading, item: Item, path: Path) -> None:
    """What the table cannot say: versions from 0, a signal that is missing, who wrote and who took the picture."""
    version = json_text.string(item.get("version"))
    reading.found(Field.VERSION, version, under(path, "version"), "from_zero")
    signals = item.get("signals")
    if isinstance(signals, list) and "newscontent" not in signals:
        reading.found(Field.SIGNAL, NOT_NEWS, under(path, "signals"))
    _subjects(reading, item, path)
    _writers(reading, item, path)
    place = item.get("datelinelocation")
    if isinstance(place, dict) and not reading.text(Field.LOCATED):
        reading.found(Field.LOCATED, json_text.string(place.get("city")), under(path, "datelinelocation", "city"))


def _subjects(reading: Reading, item: Item, path: Path) -> None:
    """Subjects by code and name; how AP's tree of them goes on is kept."""
    for place, one in json_text.objects(item.get("subject"), f"{path[-1]}/subject"):
        reading.found(Field.SUBJECT, {name: one[name] for name in _SUBJECT if name in one}, (place,))
        reading.keep({name: value for name, value in one.items() if name not in _SUBJECT}, (place,))


def _writers(reading: Reading, item: Item, path: Path) -> None:
    """Whom the bylines name (`by` as printed, else `name`), or who took the picture."""
    for place, one in json_text.objects(item.get("bylines"), f"{path[-1]}/bylines"):
        key = "by" if json_text.string(one.get("by")) else "name"
        reading.found(Field.BYLINE, json_text.string(one.get(key)), (f"{place}/{key}",))
    photographer = item.get("photographer")
    if isinstance(photographer, dict):
        reading.found(Field.BYLINE, json_text.string(photographer.get("name")), under(path, "photographer", "name"))


def _text(reading: Reading, item: Item, path: Path, beside: tuple[str, JsonValue] | None) -> str:
    """Reads the text that was fetched for the item; gives what of it the hash covers. Agate keeps its lines."""
    for place, value in _texts(item, path, beside):
        if not isinstance(value, str) or not value.strip():
            continue
        first = len(reading.blocks)
        if nitf := json_items.nitf(value, place):
            nitf.copy.into(reading)
            reading.warnings.extend(nitf.warnings)
        else:
            reading.blocks.extend(json_items.words(reading, value, place))
        if item.get("textformat") == "at":
            reading.blocks[first:] = [_laid_out(block) for block in reading.blocks[first:]]
        return nitf.hashed if nitf else value
    return ""


def _texts(item: Item, path: Path, beside: tuple[str, JsonValue] | None) -> Iterator[tuple[Path, JsonValue]]:
    for name in _BODIES:
        yield under(path, name), item.get(name)
    renditions = item.get("renditions")
    rendition = renditions.get("nitf") if isinstance(renditions, dict) else None
    fetched = [(under(path, "renditions", "nitf"), rendition), (under(path, "nitf"), item.get("nitf"))]
    if beside:
        fetched.append(((beside[0],), beside[1]))
    for place, one in fetched:
        if isinstance(one, dict):
            for name in _INLINE:
                yield under(place, name), one.get(name)
        else:
            yield place, one


def _laid_out(block: RawBlock) -> RawBlock:
    tabular = block.kind is BlockKind.PARAGRAPH and "\n" in block.text
    return replace(block, kind=BlockKind.TABLE) if tabular else block


def _associated(item: Item, path: Path) -> Iterator[tuple[str, Item]]:
    """What is linked to the item, by number."""
    linked = item.get("associations")
    place = f"{path[-1]}/associations"
    if isinstance(linked, dict):
        for name, one in linked.items():
            yield from json_text.objects(one, place + json_text.step(name))
    else:
        yield from json_text.objects(linked, place)


def _media(reading: Reading, item: Item, path: Path) -> None:
    kind = reading.text(Field.TYPE).strip().casefold()
    if kind in WORDLESS_TYPES:
        reading.found(Field.MEDIA, json_items.medium(item, kind, _MEDIUM), path)
    if isinstance(caption := item.get("description_caption"), str):
        reading.block(BlockKind.CAPTION, json_items.line(caption), under(path, "description_caption"))
    for place, one in _associated(item, path):
        other = json_text.string(one.get("type")).casefold()
        if other in WORDLESS_TYPES:
            reading.found(Field.MEDIA, json_items.medium(one, other, _MEDIUM), (place,))
            if isinstance(caption := one.get("description_caption"), str):
                reading.block(BlockKind.CAPTION, json_items.line(caption), (f"{place}/description_caption",))
        else:
            reading.keep(dict(one), (place,))
