"""The transport of LSEG's Machine Readable News: websocket messages whose `FRAGMENT`s are base64 pieces of one gzip.

Decoded JSON in; what each message or set of fragments holds out, in order: a story's JSON, or the fault of a set that
is not whole. Fragments belong together by `GUID` and `MRN_SRC`, follow each other by `FRAG_NUM` from 1, and come to
`TOT_SIZE` bytes together (MRN data models and Elektron implementation guide). Who sends records joins fragments: those
of one record are joined here, a record that holds only some of them is a dead letter. All that a record inflates to
comes out of one allowance.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from copytaster.core.errors import TooLarge, Unreadable
from copytaster.core.model import Body, JsonValue, Path, Stage
from copytaster.core.wire import json_text
from copytaster.core.wire.json_items import Item
from copytaster.core.wire.unwrap import GZIP_MAGIC, from_base64, inflate

_PINGS = frozenset({"Ping", "Pong"})
_STATES = frozenset({"Refresh", "Status", "Update"})


@dataclass(frozen=True, slots=True)
class Unpacked:
    """A value that was unpacked, the path that leads to it, and the model it is in (`STORY`, `TRNA` …), if named."""

    value: JsonValue
    path: Path
    model: str = ""


@dataclass(slots=True)
class _Set:
    """The fragments of one value, by number."""

    path: Path
    model: str
    pieces: dict[int, str] = field(default_factory=dict)
    size: int | None = None


def fields_of(message: JsonValue) -> Item | None:
    """The fields of a message of the feed, bare or inside their websocket message; None for anything else."""
    if not isinstance(message, dict):
        return None
    inner = message.get("Fields")
    fields = inner if isinstance(inner, dict) else message
    return fields if "FRAGMENT" in fields or any(name.startswith("MRN_") for name in fields) else None


def is_signal(message: JsonValue) -> bool:
    """Whether a websocket message only says that the line lives or how a subscription stands."""
    if not isinstance(message, dict):
        return False
    kind = json_text.string(message.get("Type"))
    if kind in _PINGS:
        return len(message) == 1
    fields = fields_of(message)
    return kind in _STATES and _model(message).startswith("MRN_") and not (fields or {}).get("FRAGMENT")


def _model(message: Item) -> str:
    key = message.get("Key")
    return json_text.string(key.get("Name")) if isinstance(key, dict) else ""


def unpacked(messages: list[tuple[str, JsonValue]], body: Body) -> Iterator[Unpacked | Unreadable]:
    """What the messages hold, each set where its first fragment stands; raises `TooLarge`."""
    allowance = body.inflated_bytes
    for one in _sets(messages):
        try:
            raw = _joined(one, allowance)
            allowance -= len(raw)
            yield Unpacked(_json(raw, one.path), one.path, one.model)
        except Unreadable as error:
            yield error


def _sets(messages: list[tuple[str, JsonValue]]) -> list[_Set]:
    sets: dict[tuple[str, str], _Set] = {}
    for pointer, message in messages:
        fields = fields_of(message)
        if fields is None or not isinstance(message, dict):
            continue
        fragment = fields.get("FRAGMENT")
        if not isinstance(fragment, str):
            continue
        place = pointer + ("/Fields" if fields is not message else "") + "/FRAGMENT"
        source = json_text.string(fields.get("MRN_SRC")), json_text.string(fields.get("GUID"))
        model = json_text.string(fields.get("MRN_TYPE")) or _model(message).removeprefix("MRN_")
        one = sets.setdefault(source, _Set((place,), model))
        number = json_text.string(fields.get("FRAG_NUM"))
        one.pieces.setdefault(int(number) if number.isdecimal() else 1, fragment)
        size = json_text.string(fields.get("TOT_SIZE"))
        if size.isdecimal():  # the first fragment alone says so
            one.size = int(size)
    return list(sets.values())


def _joined(one: _Set, allowance: int) -> bytes:
    """The value's bytes, inflated; raises `Unreadable` or `TooLarge`."""
    numbers = sorted(one.pieces)
    if numbers != list(range(1, len(numbers) + 1)):
        raise _incomplete(f"fragments {', '.join(map(str, numbers[:9]))} without those before", one.path)
    if sum(len(piece) for piece in one.pieces.values()) // 4 * 3 > allowance:
        raise TooLarge("inflated_too_large", Stage.PARSE, "the fragments of the record hold too many bytes")
    pieces = [from_base64(one.pieces[number], allowance) for number in numbers]
    if None in pieces:
        raise Unreadable("bad_base64", Stage.PARSE, "a fragment is no base64", one.path[-1])
    packed = b"".join(piece for piece in pieces if piece is not None)
    if one.size is not None and len(packed) != one.size:
        if len(packed) < one.size:
            raise _incomplete(f"{len(packed)} of {one.size} bytes", one.path)
        raise Unreadable(
            "bad_fragment", Stage.PARSE, f"{len(packed)} bytes where {one.size} are declared", one.path[-1]
        )
    return inflate(packed, allowance, Stage.PARSE) if packed.startswith(GZIP_MAGIC) else packed


def _incomplete(what: str, path: Path) -> Unreadable:
    message = f"only a fragment of a story: {what}"
    return Unreadable("incomplete_fragment", Stage.PARSE, message, path[-1])


def _json(raw: bytes, path: Path) -> JsonValue:
    """The value's JSON; MRN is UTF-8 throughout."""
    found = json_text.read(raw.decode("utf-8", "replace"))
    if found is None or found.fault:
        raise Unreadable("bad_json", Stage.PARSE, "what the fragment holds is not valid JSON", path[-1])
    return found.value
