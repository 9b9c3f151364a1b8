"""A record's text as JSON, read once for all JSON formats.

Text in; a `JsonText` out: its value, or the fault that a format which knows the record by its property names makes a
dead letter of. Senders' damage is mended where it can only mean one thing: raw line ends and tabs inside strings, and
a backslash before a mark that JSON does not escape, where the mark is meant. RFC 8259; places are JSON pointers
(RFC 6901).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import cast

import orjson

from copytaster.core.errors import Unreadable
from copytaster.core.model import Body, Fault, JsonText, JsonValue, Stage, StoryWarning

_OPENS = re.compile(r"\ufeff?[ \t\r\n]*[{\[]")
# A name of a property in text that may be broken JSON; a quote inside a string is escaped and does not match.
_NAME = re.compile(r'(?<!\\)"(?P<name>[$@A-Za-z][\w$.-]{0,40})"\s{0,20}:')
_HEAD_CHARACTERS = 65_536
# Fingerpost sends \“ and \' for the marks alone; before a letter or a digit the backslash may be meant (C:\data).
_BAD_ESCAPE = re.compile(r'\\(?P<escape>["\\/bfnrtu])|\\(?P<mark>[^\w\s])|\\')

REPAIRED = StoryWarning("json_repaired", Stage.PARSE, "not valid JSON as sent: control characters or escapes mended")


def read(text: str) -> JsonText | None:
    """The text as JSON; None when it does not open as an object or an array. Never raises."""
    if not _OPENS.match(text):
        return None
    text = text.removeprefix("\ufeff")
    try:
        return JsonText(cast("JsonValue", orjson.loads(text)))
    except orjson.JSONDecodeError as error:
        mended = _mended(text)
        return mended or JsonText(None, _fault(error), names=_names(text))


def _mended(text: str) -> JsonText | None:
    """The text with the damage mended that senders do; None when it is worse. Lone surrogates are damage too."""
    try:
        value = json.loads(_BAD_ESCAPE.sub(_escape, text), strict=False)
        orjson.dumps(value)
    except (ValueError, RecursionError, orjson.JSONEncodeError):
        return None
    return JsonText(value, repaired=True)


def _escape(found: re.Match[str]) -> str:
    return found[0] if found["escape"] else found["mark"] or r"\\"


def _fault(error: orjson.JSONDecodeError) -> Fault:
    message = "nested too deep" if "ecursion" in error.msg else "not valid JSON"
    return Fault("bad_json", Stage.PARSE, message, f"line {error.lineno} column {error.colno}")


def _names(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(found["name"] for found in _NAME.finditer(text[:_HEAD_CHARACTERS])))


def json_of(body: Body) -> JsonValue:
    """The record's value; raises `Unreadable` (`bad_json`, with its line and column) when there is none."""
    if body.json is None:
        raise Unreadable("bad_json", Stage.PARSE, "not valid JSON", "line 1 column 1")
    if (fault := body.json.fault) is not None:
        raise Unreadable(fault.code, fault.stage, fault.message, fault.position)
    return body.json.value


def warnings_of(body: Body) -> tuple[StoryWarning, ...]:
    """What every story of the record must say about its JSON."""
    return (REPAIRED,) if body.json and body.json.repaired else ()


def step(name: str | int) -> str:
    """A property's name, or an index, as a step of a JSON pointer: `/a~1b`."""
    if isinstance(name, str) and ("~" in name or "/" in name):
        name = name.replace("~", "~0").replace("/", "~1")
    return f"/{name}"


def at(value: JsonValue, pointer: str) -> JsonValue:
    """What stands at a pointer made of plain names and indices (`/data/items/0`); None where nothing does."""
    for name in pointer.split("/")[1:]:
        if isinstance(value, dict):
            value = value.get(name)
        elif isinstance(value, list) and name.isdecimal() and int(name) < len(value):
            value = value[int(name)]
        else:
            return None
    return value


def objects(value: JsonValue, pointer: str = "") -> Iterator[tuple[str, Mapping[str, JsonValue]]]:
    """Each object that a value is or lists, with its pointer; what is no object is passed over."""
    members = enumerate(value) if isinstance(value, list) else ((None, value),)
    for index, one in members:
        if isinstance(one, dict):
            yield (pointer if index is None else f"{pointer}/{index}"), one


def string(value: JsonValue) -> str:
    """A value as a word: strings as they are, numbers spelled; "" for anything else."""
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value) if isinstance(value, (str, int, float)) else ""
