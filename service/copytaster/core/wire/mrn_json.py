"""Machine Readable News (MRN) of Reuters and LSEG: a story as JSON, bare, in archive files, or in websocket messages.

Takes a decoded record; gives its stories, several where a list of messages or an archive's `Items` holds them. Scores
(`TRNA`, `TRSI`) are no copy, pings and refreshes without one are heartbeats. A story's `altId` is common to all its
takes; `takeSequence` counts them, as a version would. The body is plain text with blank lines between its paragraphs
and often says its headline again. MRN data models and user guide; codes with prefixes (`N2:ASIA`, `NS:RTRS`).
"""

from __future__ import annotations

from dataclasses import replace

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
from copytaster.core.wire import json_items, json_text, mrn_fragments
from copytaster.core.wire.html import has_markup
from copytaster.core.wire.json_items import Item, Shape, under
from copytaster.core.wire.mrn_fragments import Unpacked
from copytaster.core.wire.reading import Reading

NAME = Syntax.MRN_JSON

CARRIER = "reuters"
"""Whoever wrote it, Reuters' line carries it: the dialect where the source has none of its own."""

_FIELDS: json_items.Table = {
    "altId": (Field.NATIVE_ID, Shape.WORD),
    "id": (Field.NATIVE_ID, Shape.WORD),
    "takeSequence": (Field.VERSION, Shape.WORD),
    "pubStatus": (Field.STATUS, Shape.ANY),
    "urgency": (Field.URGENCY, Shape.WORD),
    "language": (Field.LANGUAGE, Shape.TEXT),
    "firstCreated": (Field.FIRST_CREATED, Shape.TEXT),
    "versionCreated": (Field.VERSION_CREATED, Shape.TEXT),
    "audiences": (Field.SERVICE, Shape.LISTED),
    "slugline": (Field.SLUGLINE, Shape.TEXT),
}
_CODED = ("provider", "subjects")
_COPY = ("headline", "body")
_TELLING = frozenset({"altId", "audiences", "instancesOf", "messageType", "takeSequence"})
_TELLING_FIELDS = frozenset({"FRAGMENT", "FRAG_NUM", "MRN_TYPE", "MRN_SRC", "TOT_SIZE"})


def sniff(body: Body) -> Evidence | None:
    """Property names of a story or of the feed's messages, whole or broken; cheap, and never raises."""
    if (names := json_items.names_of(body)) is not None:
        telling = len(_TELLING & names) > 1 or len(_TELLING_FIELDS & names) > 1
        return Evidence("broken JSON with properties of MRN") if telling else None
    for _, one in _members(body.json.value if body.json else None):
        if mrn_fragments.fields_of(one) is not None or mrn_fragments.is_signal(one):
            return Evidence("MRN message")
        if _is_story(_content(one)):
            return Evidence("properties of an MRN story")
    return None


def parse(body: Body, dialects: Dialects) -> Parsed:
    """The stories of the record; raises `Unreadable` (`bad_json`, `incomplete_fragment` …) or `TooLarge`."""
    members = _members(json_text.json_of(body))
    messages = [(pointer, one) for pointer, one in members if mrn_fragments.fields_of(one) is not None]
    found: list[Unpacked | Unreadable] = list(mrn_fragments.unpacked(messages, body))
    for pointer, one in members:
        if _is_story(content := _content(one)):
            found.append(Unpacked(content, (pointer + ("/data" if content is not one else ""),)))
    if not found:
        return Parsed((_heartbeat(body),))

    def read(pointer: str, _: JsonValue, part: Part | None) -> RawStory:
        one = found[int(pointer)]
        if isinstance(one, Unreadable):
            raise one
        return _story(one, part, body, dialects)

    return json_items.stories([(str(number), None) for number in range(len(found))], read)


def _members(document: JsonValue) -> list[tuple[str, JsonValue]]:
    """The record, or the members of its list; an archive file keeps them under `Items`."""
    pointer = ""
    if isinstance(document, dict) and isinstance(items := document.get("Items"), list):
        document, pointer = items, "/Items"
    if isinstance(document, list):
        return [(f"{pointer}/{index}", one) for index, one in enumerate(document)]
    return [("", document)]


def _content(one: JsonValue) -> JsonValue:
    """What a member of an archive wraps, else the member."""
    return one["data"] if isinstance(one, dict) and isinstance(one.get("data"), dict) else one


def _is_story(one: JsonValue) -> bool:
    return isinstance(one, dict) and len(_TELLING & one.keys()) > 1


def _heartbeat(body: Body) -> RawStory:
    """A message that carries nothing."""
    reading = Reading(NAME, body)
    reading.found(Field.TYPE, "heartbeat", ("/",))
    return reading.story("", None)


# --- one story --------------------------------------------------------------------------------------------------------


def _story(one: Unpacked, part: Part | None, body: Body, dialects: Dialects) -> RawStory:
    path = (*one.path, "") if one.model else one.path
    if not isinstance(one.value, dict):
        raise Unreadable("no_copy", Stage.PARSE, "not an object of MRN", one.path[-1] or "/")
    reading = Reading(NAME, body)
    reading.warnings.extend(json_text.warnings_of(body))
    json_items.fill(reading, one.value, path, _FIELDS, (*_CODED, *_COPY))
    if one.model and one.model not in {"STORY", "MRN_STORY"} and not _is_story(one.value):
        reading.found(Field.TYPE, "analytics", one.path, one.model)
    _coded(reading, one.value, path)
    reading.blocks.extend(_blocks(reading, one.value, path))
    dialect = reading.dialect(dialects) or dialects.named.get(CARRIER)
    reading.settle_item_id(dialect, "altId")
    copy = json_items.copy_of(one.value, *_COPY)
    return reading.story(copy, dialect, part=part, place=one.path[-1] or "/")


def _coded(reading: Reading, item: Item, path: Path) -> None:
    """Codes with their prefixes: whose story it is, and what it is about."""
    provider = item.get("provider")
    if isinstance(provider, str):
        name = provider.removeprefix("NS:")
        reading.found(Field.SOURCE, {"name": name, "code": provider}, under(path, "provider"))
    subjects = item.get("subjects")
    *steps, pointer = under(path, "subjects")
    for index, code in enumerate(subjects if isinstance(subjects, list) else ()):
        place = (*steps, f"{pointer}/{index}")
        if isinstance(code, str) and code.strip():
            reading.found(Field.SUBJECT, json_items.coded(code), place)
        else:
            reading.wrong(code, place, "a string")


def _blocks(reading: Reading, item: Item, path: Path) -> list[RawBlock]:
    headline, text = (value if isinstance(value := item.get(name), str) else "" for name in _COPY)
    blocks = [RawBlock(BlockKind.HEADLINE, headline, under(path, "headline"))] if headline.strip() else []
    html = item.get("mimeType") == "text/html" and has_markup(text)  # elsewhere <ABC.X> is an instrument, and no tag
    copy = json_items.words(reading, text, under(path, "body"), html=html)
    if blocks and copy and copy[0].text.split() == headline.split():
        copy[0] = replace(copy[0], kind=BlockKind.HEADLINE)
    return blocks + copy
