"""ninjs 1.x, 2.x and 3.x (IPTC's news in JSON) to RawStory, with the habits of those who send it.

Takes a decoded record; gives its stories, several where an array or a list under `item` holds them, and a fault for
each that could not be read. A wrong type costs a field, not the story, while text, headline, note, status or embargo
remain. Text that is no JSON is `Unreadable("bad_json")` with its line and column. Places are JSON pointers (RFC 6901)
with one step further into a value: XPath for HTML, `char=from,to` (RFC 5147) for text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import orjson

from copytaster.core.context import Dialect, Dialects
from copytaster.core.errors import Unreadable
from copytaster.core.model import (
    AtPath,
    BlockKind,
    Body,
    Detection,
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
    StoryWarning,
    Syntax,
)
from copytaster.core.wire import ninjs_copy
from copytaster.core.wire.ninjs_fields import (
    CONTACTS,
    FIELDS,
    IDS,
    MEDIA_TYPES,
    NOT_COPY_TYPES,
    NOTES,
    TELLING,
    Shape,
    folded,
)

NAME = Syntax.NINJS

# The names of properties in text that may be broken JSON; a quote inside a string is escaped and does not match.
_NAME_IN_TEXT = re.compile(r'(?<!\\)"(?P<name>[$A-Za-z][\w$.-]{0,40})"\s{0,20}:')
_HEAD_CHARACTERS = 65_536
_LISTS = ("item", "items", "_items")


def sniff(body: Body) -> Evidence | None:
    """Property names of ninjs, in whole JSON or in what is left of it; cheap, and never raises."""
    text = body.decoded.text.lstrip("\ufeff \t\r\n")
    if text[:1] not in {"{", "["}:
        return None
    try:
        document: JsonValue = orjson.loads(text)
    except orjson.JSONDecodeError:
        names = [folded(found["name"]) for found in _NAME_IN_TEXT.finditer(text[:_HEAD_CHARACTERS])]
        telling = _telling(names) or (names[:1] and names[0] in IDS)
        return Evidence("broken JSON with properties of ninjs") if telling else None
    for _, candidate in _candidates(document):
        if isinstance(candidate, dict) and (evidence := _evidence(candidate)):
            return evidence
    return None


def parse(body: Body, dialects: Dialects) -> Parsed:
    """The stories of the record; raises `Unreadable` (`bad_json`, `no_copy`) when there is none."""
    candidates = _candidates(_load(body.decoded.text))
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


def _load(text: str) -> JsonValue:
    text = text.removeprefix("\ufeff")
    try:
        document: JsonValue = orjson.loads(text)
    except orjson.JSONDecodeError as error:
        place = f"line {error.lineno} column {error.colno}"
        message = "nested too deep" if "ecursion" in error.msg else "not valid JSON"
        raise Unreadable("bad_json", Stage.PARSE, message, place) from error
    return document


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


def pointer_step(name: str) -> str:
    """A property's name as a step of a JSON pointer (RFC 6901)."""
    return "/" + name.replace("~", "~0").replace("/", "~1")


# --- one story --------------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Reading:
    """What has been found of one story so far."""

    fields: dict[Field, list[Found]] = field(default_factory=dict)
    leftovers: list[Found] = field(default_factory=list)
    warnings: list[StoryWarning] = field(default_factory=list)

    def found(self, name: Field, value: JsonValue, pointer: str, role: str | None = None) -> None:
        self.fields.setdefault(name, []).append(Found(value, (pointer,), role))

    def wrong(self, value: JsonValue, pointer: str, wanted: str) -> None:
        """A value of a wrong type: kept among the leftovers, with a warning."""
        self.leftovers.append(Found(value, (pointer,)))
        if value is not None:
            message = f"{pointer} should be {wanted}"
            self.warnings.append(StoryWarning("wrong_type", Stage.PARSE, message, (AtPath((pointer,)),)))

    def text(self, name: Field) -> str:
        return next((one.value for one in self.fields.get(name, ()) if isinstance(one.value, str)), "")


def _story(candidate: JsonValue, pointer: str, part: Part | None, body: Body, dialects: Dialects) -> RawStory:
    if not isinstance(candidate, dict):
        raise Unreadable("no_copy", Stage.PARSE, "not an object of ninjs", pointer or "/")
    reading = _Reading()
    for name, value in candidate.items():
        _property(reading, name, value, pointer + pointer_step(name))
    kind = reading.text(Field.TYPE).strip().casefold()
    copy = ninjs_copy.read_copy(candidate, pointer, kind)
    reading.warnings.extend(copy.warnings)
    reading.fields.setdefault(Field.MEDIA, []).extend(copy.media)
    _check_copy(reading, copy, kind, pointer)
    dialect = _dialect(reading, dialects)
    item_id = _item_id(reading, dialect)
    if item_id:
        reading.fields[Field.ITEM_ID] = [item_id]
    if part and item_id:
        part = Part(part.index, part.of, str(item_id.value))
    return RawStory(
        detection=Detection(NAME, dialect.name if dialect else None, ""),
        copy=copy.hashed,
        decoded=body.decoded,
        fields={name: tuple(found) for name, found in reading.fields.items() if found},
        blocks=copy.blocks,
        private=(*copy.private, *_contacts(candidate, pointer)),
        leftovers=(*reading.leftovers, *copy.leftovers),
        warnings=tuple(reading.warnings),
        part=part,
    )


def _check_copy(reading: _Reading, copy: ninjs_copy.Copy, kind: str, pointer: str) -> None:
    """A story needs text, headline, note, status or embargo; what is no copy by its type is not at fault."""
    if copy.blocks or copy.private or kind in NOT_COPY_TYPES | MEDIA_TYPES:
        return
    embargo = any(one.value is not None for one in reading.fields.get(Field.EMBARGO, ()))
    if not embargo and not reading.text(Field.STATUS).strip():
        raise Unreadable("no_copy", Stage.PARSE, "no text, headline, note, status or embargo", pointer or "/")


def _property(reading: _Reading, name: str, value: JsonValue, pointer: str) -> None:
    key = folded(name)
    known = FIELDS.get(key)
    if known is None:
        if key not in NOTES and key not in CONTACTS and not ninjs_copy.is_copy(key):
            reading.leftovers.append(Found(value, (pointer,)))
        return
    target, shape = known
    role = key if target in {Field.NATIVE_ID, Field.PROVIDER, Field.EMBARGO, Field.SUPERSEDES} else None
    _SHAPES[shape](reading, target, value, pointer, role)


def _text(reading: _Reading, target: Field, value: JsonValue, pointer: str, role: str | None) -> None:
    if isinstance(value, str):
        reading.found(target, value, pointer, role)
    else:
        reading.wrong(value, pointer, "a string")


def _word(reading: _Reading, target: Field, value: JsonValue, pointer: str, role: str | None) -> None:
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        value = str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
    _text(reading, target, value, pointer, role)


def _roles(reading: _Reading, target: Field, value: JsonValue, pointer: str, role: str | None) -> None:
    pairs: Iterator[tuple[str, str | None, JsonValue]]
    if isinstance(value, dict):
        pairs = ((pointer_step(name), name, one) for name, one in value.items())
    elif isinstance(value, list):
        pairs = ((f"/{index}", *_role_and_value(one)) for index, one in enumerate(value))
    else:
        reading.wrong(value, pointer, "an object or an array")
        return
    for step, name, one in pairs:
        _word(reading, target, one, pointer + step, name or role)


def _role_and_value(one: JsonValue) -> tuple[str | None, JsonValue]:
    if not isinstance(one, dict):
        return None, one
    role = one.get("role")
    return (role if isinstance(role, str) else None), one.get("value")


def _names(reading: _Reading, target: Field, value: JsonValue, pointer: str, role: str | None) -> None:
    if isinstance(value, list):
        for index, one in enumerate(value):
            _name(reading, target, one, f"{pointer}/{index}", role)
    else:
        _name(reading, target, value, pointer, role)


def _name(reading: _Reading, target: Field, value: JsonValue, pointer: str, role: str | None) -> None:
    if isinstance(value, dict):
        given = value.get("role")
        reading.found(target, value, pointer, given if isinstance(given, str) else role)
    else:
        _text(reading, target, value, pointer, role)


def _listed(reading: _Reading, target: Field, value: JsonValue, pointer: str, role: str | None) -> None:
    if isinstance(value, list):
        for index, one in enumerate(value):
            _word(reading, target, one.get("name") if isinstance(one, dict) else one, f"{pointer}/{index}", role)
    else:
        _word(reading, target, value, pointer, role)


def _any(reading: _Reading, target: Field, value: JsonValue, pointer: str, role: str | None) -> None:
    right = isinstance(value, str) or value is None
    if not right:
        reading.wrong(value, pointer, "a string")
    reading.found(target, value, pointer, role)


def _object(reading: _Reading, target: Field, value: JsonValue, pointer: str, role: str | None) -> None:
    if isinstance(value, dict):
        reading.found(target, value, pointer, role)
    else:
        reading.wrong(value, pointer, "an object")


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
            yield RawBlock(BlockKind.EDITORS_NOTE, text, (pointer + pointer_step(name),), "contacts")


def _dialect(reading: _Reading, dialects: Dialects) -> Dialect | None:
    """The agency's table, by whoever the record names as its sender."""
    for name in (Field.PROVIDER, Field.SOURCE, Field.COPYRIGHT_HOLDER):
        for one in reading.fields.get(name, ()):
            for alias in named(one.value):
                if dialect := dialects.find(alias):
                    return dialect
    uris = (str(one.value).split(":") for one in reading.fields.get(Field.NATIVE_ID, ()) if one.role == "uri")
    newsml = (steps for steps in uris if steps[:2] == ["urn", "newsml"] and len(steps) > 2)
    return next((found for steps in newsml if (found := _by_domain(steps[2], dialects))), None)


def _by_domain(domain: str, dialects: Dialects) -> Dialect | None:
    """The agency of `urn:newsml:dpa.com:…`."""
    return dialects.find(domain) or dialects.find(domain.partition(".")[0])


def named(value: JsonValue) -> list[str]:
    """The names that a string or an object with `name`, `literal` or `code` gives."""
    if isinstance(value, dict):
        return [one for key in ("name", "literal", "code") if isinstance(one := value.get(key), str) and one.strip()]
    return [value] if isinstance(value, str) and value.strip() else []


def _item_id(reading: _Reading, dialect: Dialect | None) -> Found | None:
    """The id that stays the same over versions: the one the dialect names, else `uri`, else `guid`."""
    wanted = [dialect.item_id] if dialect and dialect.item_id else []
    for role in (*wanted, *IDS):
        for one in reading.fields.get(Field.NATIVE_ID, ()):
            if one.role == role and str(one.value).strip():
                return one
    return None
