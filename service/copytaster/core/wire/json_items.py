"""What the JSON formats share: an item's properties by a table, several items as several stories, what its hash covers.

A table says of each property which of our fields it is and what it holds when it is right (`Shape`); what holds
something else costs a warning and stands among the leftovers, as what no table knows does. Places are JSON pointers
(RFC 6901), the last step of a path: the steps before it say where the JSON itself was unpacked from.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from copytaster.core.errors import CopyError, Unreadable
from copytaster.core.model import Body, Fault, Field, JsonValue, Parsed, Part, Path, RawBlock, RawStory, StoryWarning
from copytaster.core.wire import copy_text, json_text, nitf_copy, xml_tree
from copytaster.core.wire.bounds import check_stories
from copytaster.core.wire.html import has_markup, inline_text, read_html
from copytaster.core.wire.nitf_copy import NitfCopy
from copytaster.core.wire.reading import Reading


class Shape(Enum):
    """What a property holds when it is right."""

    TEXT = auto()  # a string
    WORD = auto()  # a string, or a number that is one
    ROLES = auto()  # an object role to value (ninjs 1.x), or an array of {role, value} (2.x, 3.x)
    NAMES = auto()  # a string, an object with name, code, uri …, or an array of them
    CODES = auto()  # an array of codes: subjects without a name
    LISTED = auto()  # a string or an array of strings
    ANY = auto()  # kept as it is: an embargo that cannot be read must not be lost
    OBJECT = auto()


Table = Mapping[str, tuple[Field, Shape]]
Item = Mapping[str, JsonValue]

_NAMED_BY_PROPERTY = frozenset({Field.NATIVE_ID, Field.PROVIDER, Field.EMBARGO, Field.SUPERSEDES})
"""Fields that several properties give: the property's name is the role."""


def fill(reading: Reading, item: Item, path: Path, table: Table, others: Collection[str]) -> None:
    """Each property that the table knows to its field; what is in neither the table nor `others` to the leftovers."""
    for name, value in item.items():
        if known := table.get(name):
            put(reading, known, value, under(path, name), name)
        elif name not in others:
            reading.keep(value, under(path, name))


def put(reading: Reading, known: tuple[Field, Shape], value: JsonValue, path: Path, name: str) -> None:
    """One property's value to its field, by its shape."""
    target, shape = known
    _SHAPES[shape](reading, target, value, path, name if target in _NAMED_BY_PROPERTY else None)


def under(path: Path, *steps: str | int) -> Path:
    """The path of what stands below: its last step is a pointer, and grows."""
    pointer = path[-1]
    for one in steps:
        pointer += json_text.step(one)
    return (*path[:-1], pointer)


Candidates = Sequence[tuple[str, JsonValue]]
ReadOne = Callable[[str, JsonValue, Part | None], RawStory]


def stories(candidates: Candidates, read: ReadOne) -> Parsed:
    """All candidates read, each with its pointer; a fault for each that cannot be, of a single one the error itself."""
    check_stories(len(candidates))
    found: list[RawStory] = []
    faults: list[Fault] = []
    for index, (pointer, candidate) in enumerate(candidates, 1):
        try:
            found.append(read(pointer, candidate, Part(index, len(candidates)) if len(candidates) > 1 else None))
        except CopyError as error:
            if len(candidates) == 1:
                raise
            faults.append(Fault(error.code, error.stage, error.message, error.position, index))
    return Parsed(tuple(found), tuple(faults))


def names_of(body: Body) -> frozenset[str] | None:
    """The names of properties in JSON that is broken; None when the record is no broken JSON."""
    return frozenset(body.json.names) if body.json and body.json.fault else None


def coded(code: str, name: str | None = None) -> dict[str, JsonValue]:
    """A subject by its code; what stands before a colon is its scheme (`N2:ASIA`, `medtop:20000651`)."""
    scheme, colon, _ = code.partition(":")
    members = {"code": code, "name": name, "scheme": scheme if colon and "/" not in code else None}
    return {key: value for key, value in members.items() if value}


def words(reading: Reading, text: str, path: Path, *, html: bool | None = None) -> list[RawBlock]:
    """The blocks of a body: HTML (told by its tags, unless `html` says it), or plain copy; private parts are hidden.

    A JSON format has its headline apart: no line of the body is one.
    """
    if not (has_markup(text) if html is None else html):
        return copy_text.placed(text, path, headed=True)
    read = read_html(text, path)
    reading.warnings.extend(read.warnings)
    reading.private.extend(read.private)
    return list(read.blocks)


@dataclass(frozen=True, slots=True)
class Nitf:
    """A NITF document that stands in a string: its copy, what of it the copy hash covers, and what was mended."""

    copy: NitfCopy
    hashed: str
    warnings: tuple[StoryWarning, ...]


def nitf(text: str, path: Path) -> Nitf | None:
    """The NITF document in a string; None when it holds none that can be read: its words are still there as HTML."""
    root = xml_tree.root_of(text)
    if root is None or root.name != "nitf":
        return None
    try:
        tree = xml_tree.parse(text)
    except Unreadable:
        return None
    return Nitf(nitf_copy.read_nitf(tree.root, tree, path), nitf_copy.copy_text(tree.root), tree.warnings)


def medium(one: Item, kind: str, keys: Mapping[str, Sequence[str]]) -> JsonValue:
    """A value of `Field.MEDIA`: of each member the first of its properties that is there."""
    members: dict[str, JsonValue] = {"kind": kind.casefold()}
    for member, names in keys.items():
        if text := next((text for name in names if (text := json_text.string(one.get(name)))), ""):
            members[member] = text
    return members


def line(text: str) -> str:
    """A headline, caption or note that may be marked up."""
    return inline_text(text) if has_markup(text) else text


def copy_of(item: Item, *names: str) -> str:
    """What the copy hash covers of an item: all strings under these properties, in this order."""
    return "\n".join(text for name in names for text in _strings(item.get(name)))


def _strings(value: JsonValue) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for one in value:
            yield from _strings(one)
    elif isinstance(value, dict):
        for name in sorted(value):
            yield from _strings(value[name])


# --- shapes -----------------------------------------------------------------------------------------------------------


def _text(reading: Reading, target: Field, value: JsonValue, path: Path, role: str | None) -> None:
    if isinstance(value, str):
        reading.found(target, value, path, role)
    else:
        reading.wrong(value, path, "a string")


def _word(reading: Reading, target: Field, value: JsonValue, path: Path, role: str | None) -> None:
    _text(reading, target, json_text.string(value) or value, path, role)


def _roles(reading: Reading, target: Field, value: JsonValue, path: Path, role: str | None) -> None:
    pairs: Iterator[tuple[str | int, str | None, JsonValue]]
    if isinstance(value, dict):
        pairs = ((name, name, one) for name, one in value.items())
    elif isinstance(value, list):
        pairs = ((index, *_role_and_value(one)) for index, one in enumerate(value))
    else:
        reading.wrong(value, path, "an object or an array")
        return
    for step, name, one in pairs:
        _word(reading, target, one, under(path, step), name or role)


def _role_and_value(one: JsonValue) -> tuple[str | None, JsonValue]:
    if not isinstance(one, dict):
        return None, one
    role = one.get("role")
    return (role if isinstance(role, str) else None), one.get("value")


def _names(reading: Reading, target: Field, value: JsonValue, path: Path, role: str | None) -> None:
    if isinstance(value, list):
        for index, one in enumerate(value):
            _name(reading, target, one, under(path, index), role)
    else:
        _name(reading, target, value, path, role)


def _name(reading: Reading, target: Field, value: JsonValue, path: Path, role: str | None) -> None:
    if isinstance(value, dict):
        given = value.get("role")
        reading.found(target, value, path, given if isinstance(given, str) else role)
    else:
        _text(reading, target, value, path, role)


def _listed(reading: Reading, target: Field, value: JsonValue, path: Path, role: str | None) -> None:
    if isinstance(value, list):
        for index, one in enumerate(value):
            _word(reading, target, one.get("name") if isinstance(one, dict) else one, under(path, index), role)
    else:
        _word(reading, target, value, path, role)


def _codes(reading: Reading, target: Field, value: JsonValue, path: Path, role: str | None) -> None:
    if not isinstance(value, list):
        reading.wrong(value, path, "an array of codes")
        return
    for index, one in enumerate(value):
        code = json_text.string(one)
        _name(reading, target, coded(code) if code else one, under(path, index), role)


def _any(reading: Reading, target: Field, value: JsonValue, path: Path, role: str | None) -> None:
    if not isinstance(value, str) and value is not None:
        reading.wrong(value, path, "a string")
    reading.found(target, value, path, role)


def _object(reading: Reading, target: Field, value: JsonValue, path: Path, role: str | None) -> None:
    if isinstance(value, dict):
        reading.found(target, value, path, role)
    else:
        reading.wrong(value, path, "an object")


_SHAPES = {
    Shape.TEXT: _text,
    Shape.WORD: _word,
    Shape.ROLES: _roles,
    Shape.NAMES: _names,
    Shape.CODES: _codes,
    Shape.LISTED: _listed,
    Shape.ANY: _any,
    Shape.OBJECT: _object,
}
