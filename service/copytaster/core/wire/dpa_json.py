"""dpa's digitalwires JSON (`format: digitalwires@0.x`): one item, an array of them, or wireQ's `entries`.

Takes a decoded record; gives a story for each item, pictures and films among them. The dateline stands apart from the
article; facts box and links are HTML of their own. What is not for publication is marked: the notepad's non-public
part, notes that are not `is_publishable`, and the closing line with the desk's initials. `urn` names the story over its
versions. dpa digitalwires documentation and its converters to NewsML-G2 and IPTC 7901.
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
from copytaster.core.wire.reading import Reading

NAME = Syntax.DPA_JSON

CARRIER = "dpa"
"""The dialect of the one agency that sends these."""

_FIELDS: json_items.Table = {
    "urn": (Field.NATIVE_ID, Shape.WORD),
    "entry_id": (Field.NATIVE_ID, Shape.WORD),
    "version": (Field.VERSION, Shape.WORD),
    "type": (Field.TYPE, Shape.TEXT),
    "pubstatus": (Field.STATUS, Shape.ANY),
    "signal": (Field.SIGNAL, Shape.NAMES),
    "embargoed": (Field.EMBARGO, Shape.ANY),
    "urgency": (Field.URGENCY, Shape.WORD),
    "language": (Field.LANGUAGE, Shape.TEXT),
    "version_created": (Field.VERSION_CREATED, Shape.TEXT),
    "content_created": (Field.CONTENT_CREATED, Shape.TEXT),
    "updated": (Field.SENT, Shape.TEXT),
    "byline": (Field.BYLINE, Shape.TEXT),
    "creditline": (Field.CREDIT_LINE, Shape.TEXT),
    "copyrightnotice": (Field.COPYRIGHT_NOTICE, Shape.TEXT),
    "usageterms": (Field.USAGE_TERMS, Shape.TEXT),
}
_CATEGORIES = {
    "wire": Field.SERVICE,
    "provider": Field.PROVIDER,
    "genre": Field.GENRE,
    "keyword": Field.KEYWORD,
    "dpasubject": Field.SUBJECT,
    "geosubject": Field.SUBJECT,
    "desk": Field.SUBJECT,
}
"""Types of categories (`dnltype:…`) that are fields of ours; the others are kept."""

_LINES = (
    ("headline", BlockKind.HEADLINE, None),
    ("subhead", BlockKind.HEADLINE, "sub"),
    ("kicker", BlockKind.HEADLINE, "kicker"),
    ("teaser", BlockKind.STANDFIRST, None),
    ("dateline", BlockKind.DATELINE, None),
)
_HTML = ("article_html", "infobox_html")
_PARTS = ("linkbox_html", "autopublishnotice", "notepad", "ednotes", "descriptions", "associations", "categories")
_COPY = (*(name for name, _, _ in _LINES), "byline", *_HTML, *_PARTS[:-1], "creditline")
_COPY_OF_MEDIA = ("headline", "caption", "transcript", "creditline")
_MEDIUM = {"uri": ("urn",), "name": ("headline",), "credit": ("creditline",)}
_HIDDEN = {"closingline": "initials", "dpacontacts": "contacts"}
"""Roles of notes that are the desk's own business, whatever `is_publishable` says."""

_TELLING = frozenset(
    {"article_html", "autopublishnotice", "dpasubject_names", "entry_id", "infobox_html", "linkbox_html"}
)


def sniff(body: Body) -> Evidence | None:
    """The name of the format, else two of its own properties; cheap, and never raises."""
    if (names := json_items.names_of(body)) is not None:
        telling = len(_TELLING & names) > 1 or {"entry_id", "urn"} <= names
        return Evidence("broken JSON with properties of digitalwires") if telling else None
    for _, one in _items(body.json.value if body.json else None):
        if isinstance(one, dict):
            named = json_text.string(one.get("format"))
            if named.startswith("digitalwires"):
                return Evidence(named[:40])
            if len(_TELLING & one.keys()) > 1:
                return Evidence("properties of digitalwires")
    return None


def parse(body: Body, dialects: Dialects) -> Parsed:
    """The stories of the record; raises `Unreadable` (`bad_json`, `no_copy`) when there is none."""
    items = _items(json_text.json_of(body))
    return json_items.stories(items, lambda pointer, one, part: _story(pointer, one, part, body, dialects))


def _items(document: JsonValue) -> list[tuple[str, JsonValue]]:
    """The record, or the members of its list."""
    pointer = ""
    if isinstance(document, dict) and isinstance(entries := document.get("entries"), list):
        document, pointer = entries, "/entries"
    if isinstance(document, list):
        return [(f"{pointer}/{index}", one) for index, one in enumerate(document)]
    return [("", document)]


# --- one story --------------------------------------------------------------------------------------------------------


def _story(pointer: str, item: JsonValue, part: Part | None, body: Body, dialects: Dialects) -> RawStory:
    if not isinstance(item, dict):
        raise Unreadable("no_copy", Stage.PARSE, "not an object of digitalwires", pointer or "/")
    reading = Reading(NAME, body)
    reading.warnings.extend(json_text.warnings_of(body))
    path: Path = (pointer,)
    json_items.fill(reading, item, path, _FIELDS, _COPY + _PARTS)
    _categories(reading, item, path)
    for name, kind, role in _LINES:
        if isinstance(value := item.get(name), str):
            reading.block(kind, json_items.line(value), under(path, name), role)
    for name in _HTML:
        if isinstance(value := item.get(name), str):
            reading.blocks.extend(json_items.words(reading, value, under(path, name), html=True))
    _links(reading, item, path)
    _media(reading, item, path, told=isinstance(item.get("article_html"), str))
    _notes(reading, item, path)
    dialect = reading.dialect(dialects) or dialects.named.get(CARRIER)
    reading.settle_item_id(dialect, "urn")
    copy = json_items.copy_of(_hashed(item), *_COPY)
    return reading.story(copy, dialect, part=part, place=pointer or "/")


def _hashed(item: Item) -> Item:
    """The item with its media cut down to their words: the links to them expire."""
    media: list[JsonValue] = [
        {name: one.get(name) for name in _COPY_OF_MEDIA} for _, one in json_text.objects(item.get("associations"))
    ]
    return {**item, "associations": media}


def _categories(reading: Reading, item: Item, path: Path) -> None:
    for place, one in json_text.objects(item.get("categories"), f"{path[-1]}/categories"):
        name, code = (json_text.string(one.get(key)) for key in ("name", "qcode"))
        target = _CATEGORIES.get(json_text.string(one.get("type")).removeprefix("dnltype:"))
        if target is None or not (name or code):
            reading.keep(dict(one), (place,))
        elif target is Field.KEYWORD:
            reading.found(target, name or code, (place,))
        else:
            reading.found(target, json_items.coded(code, name) if code else {"name": name}, (place,))


def _links(reading: Reading, item: Item, path: Path) -> None:
    """Where readers may go on: no part of the story."""
    if isinstance(value := item.get("linkbox_html"), str):
        for block in json_items.words(reading, value, under(path, "linkbox_html"), html=True):
            reading.block(BlockKind.FURNITURE, block.text, block.source)


def _media(reading: Reading, item: Item, path: Path, *, told: bool) -> None:
    """Pictures and films with their captions; the words spoken in a film stand for an article that is not there."""
    captions: set[str] = set()
    for place, one in json_text.objects(item.get("associations"), f"{path[-1]}/associations"):
        kind = json_text.string(one.get("type")) or "picture"
        reading.found(Field.MEDIA, json_items.medium(one, kind, _MEDIUM), (place,))
        caption = json_text.string(one.get("caption"))
        if any(map(str.isalnum, caption)):  # films come with "." for one
            captions.add(caption)
            reading.block(BlockKind.CAPTION, json_items.line(caption), (f"{place}/caption",))
        transcript = json_text.string(one.get("transcript"))
        if transcript and not told:
            reading.blocks.extend(json_items.words(reading, transcript, (f"{place}/transcript",)))
    for place, one in json_text.objects(item.get("descriptions"), f"{path[-1]}/descriptions"):
        text = json_text.string(one.get("description"))
        if text not in captions:
            kind = BlockKind.CAPTION if "caption" in json_text.string(one.get("role")) else BlockKind.STANDFIRST
            reading.block(kind, json_items.line(text), (f"{place}/description",))


# --- notes ------------------------------------------------------------------------------------------------------------


def _notes(reading: Reading, item: Item, path: Path) -> None:
    """What the desk is told, and what it alone may know. The notepad's public part repeats the notes."""
    listed = list(_ednotes(item, path))
    for place, one, role in listed:
        text = json_items.line(json_text.string(one.get("ednote")))
        if role in _HIDDEN:
            reading.hide(text, (f"{place}/ednote",), _HIDDEN[role])
        elif one.get("is_publishable") is False:
            reading.hide(text, (f"{place}/ednote",), "not_for_publication")
        else:
            reading.block(BlockKind.EDITORS_NOTE, text, (f"{place}/ednote",), role or None)
        if role.startswith("correction"):
            reading.found(Field.SIGNAL, "correction", (f"{place}/role",), json_text.string(one.get("role")))
    notice = item.get("autopublishnotice")
    if isinstance(notice, str):
        reading.block(BlockKind.EDITORS_NOTE, json_items.line(notice), under(path, "autopublishnotice"))
    notepad = item.get("notepad")
    for name, value in notepad.items() if isinstance(notepad, dict) else ():
        if isinstance(value, str):
            _notepad(reading, name, value, under(path, "notepad", name), told=bool(listed))


def _notepad(reading: Reading, name: str, value: str, path: Path, *, told: bool) -> None:
    """A part of the notepad: only the public one may be shown, where no list of notes tells the same."""
    if name == "public_html" and not told:
        for block in json_items.words(reading, value, path, html=True):
            reading.block(BlockKind.EDITORS_NOTE, block.text, block.source)
    elif name in {"public_html", "header_html"}:
        reading.keep(value, path)
    else:
        reading.hide(json_items.line(value), path, "notepad")


def _ednotes(item: Item, path: Path) -> Iterator[tuple[str, Item, str]]:
    """Each note with its place and its role without scheme."""
    for place, one in json_text.objects(item.get("ednotes"), f"{path[-1]}/ednotes"):
        yield place, one, json_text.string(one.get("role")).rpartition(":")[2]
