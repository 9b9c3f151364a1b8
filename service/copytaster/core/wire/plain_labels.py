"""Copy whose every part has a label of two or three letters at its line's start, as archives export it.

    HD Fog holds up the ferry        SN Northwire           LP The night ferry to Ostria …
    BY By Ines Varga                 PD 2 March 2026        TD Passengers had waited …
    WC 212 words                     ET 11:14               AN Document NRTHW00020260302

What stands behind a label may begin below it, and goes on to the next label; a record may hold many such documents,
each from its headline (or the section before it) to its accession number. Labels are told by four of them at least,
a headline and a text among them: "IN" and "RE" open lines of copy too.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from copytaster.core.context import Dialects
from copytaster.core.model import BlockKind, Body, Field, JsonValue, Parsed, Part, Range, RawStory, Syntax
from copytaster.core.shapes import dates
from copytaster.core.wire import copy_text, frames, stamps
from copytaster.core.wire.parts import read_each
from copytaster.core.wire.reading import Reading

_LABEL: Final = re.compile(
    r"^(?P<label>SE|CLM|HD|BY|CR|WC|PD|ET|SN|SC|ED|PG|VOL|LA|CY|LP|TD|CT|RF|CO|IN|NS|RE|IPC|IPD|PUB|AN)"
    r"(?:[ \t]{1,16}(?=\S)|[ \t]*\r?$)",
    re.MULTILINE,
)
_OPENS: Final = frozenset({"SE", "CLM", "HD"})
_LEAST: Final = 4
_LOOKED_AT: Final = 20_000
_FIELDS: Final = {"SN": Field.PROVIDER, "CY": Field.COPYRIGHT_NOTICE, "CR": Field.CREDIT_LINE}
_CODES: Final = frozenset({"CO", "IN", "NS", "RE"})
_CODE: Final = re.compile(r"(?P<code>[A-Za-z0-9]{2,12})\s:\s(?P<name>[^|\n:]{1,120})(?:\||\n|$)")
_LANGUAGES: Final = {
    "english": "en", "german": "de", "deutsch": "de", "french": "fr", "français": "fr", "spanish": "es",
    "español": "es", "italian": "it", "italiano": "it", "portuguese": "pt", "dutch": "nl", "swedish": "sv",
    "norwegian": "no", "danish": "da", "finnish": "fi", "russian": "ru", "arabic": "ar", "japanese": "ja",
    "chinese": "zh", "korean": "ko", "polish": "pl", "turkish": "tr",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Labelled:
    """What stands behind one label."""

    label: str
    place: Range


def documents(text: str) -> list[list[Labelled]]:
    """The documents of the text, each as its labelled parts; empty when it is not labelled."""
    if "\nHD" not in text and not text.startswith("HD"):  # the pattern takes 10 times as long
        return []
    head = {match["label"] for match in _LABEL.finditer(text, 0, _LOOKED_AT)}
    if len(head) < _LEAST or "HD" not in head or head.isdisjoint({"TD", "LP"}):
        return []
    found: list[list[Labelled]] = []
    matches = list(_LABEL.finditer(text))
    for match, following in zip(matches, [*matches[1:], None], strict=True):
        label = match["label"]
        if not found or (label in _OPENS and "HD" in {one.label for one in found[-1]}):
            found.append([])
        end = following.start() if following else len(text)
        found[-1].append(Labelled(label, frames.stripped(text, match.end(), end)))
    return [one for one in found if "HD" in {part.label for part in one}]


def parse(body: Body, parts: Sequence[Sequence[Labelled]], dialects: Dialects) -> Parsed:
    """The stories of the documents; raises `Unreadable` when the only one holds nothing."""

    def read(document: Sequence[Labelled], part: Part | None) -> RawStory:
        return _story(body, document, part, dialects)

    return read_each(parts, read, "line 1")


def _story(body: Body, document: Sequence[Labelled], part: Part | None, dialects: Dialects) -> RawStory:
    reading = Reading(Syntax.PLAIN, body)
    text = body.decoded.text
    for one in document:
        value = text[one.place.start : one.place.end]
        if value:
            _PUT.get(one.label, _keep)(reading, one, value)
    _stamp(reading, document, text)
    reading.settle_item_id(None, "AN")
    copy = [text[one.place.start : one.place.end] for one in document if one.label in {"HD", "BY", "LP", "TD"}]
    return reading.story("\n".join(copy), reading.dialect(dialects), part=part, evidence="labelled parts")


def _stamp(reading: Reading, document: Sequence[Labelled], text: str) -> None:
    """The day and the hour, which have a label each."""
    by_label = {one.label: one.place for one in document}
    if (place := by_label.get("PD")) is None:
        return
    day = text[place.start : place.end]
    clock = by_label.get("ET")
    printed = next(dates.printed(day), None)
    stated = f"{day} {text[clock.start : clock.end]}" if clock else ""
    iso = stamps.as_iso(stated)
    reading.found(Field.VERSION_CREATED, iso if iso != stated else printed.value if printed else day, place, "PD")


def _keep(reading: Reading, one: Labelled, value: str) -> None:
    if one.label in _FIELDS:
        reading.found(_FIELDS[one.label], value, one.place, one.label)
    elif one.label not in {"PD", "ET"}:
        reading.keep(value, one.place, one.label)


def _headline(reading: Reading, one: Labelled, value: str) -> None:
    reading.block(BlockKind.HEADLINE, value, one.place)


def _byline(reading: Reading, one: Labelled, value: str) -> None:
    reading.block(BlockKind.BYLINE, value, one.place)


def _copy(reading: Reading, one: Labelled, _value: str) -> None:
    text = reading.body.decoded.text
    reading.blocks += copy_text.ranged(text, one.place.start, one.place.end, headed=True)


def _contact(reading: Reading, one: Labelled, value: str) -> None:
    reading.hide(value, one.place, "contacts")


def _words(reading: Reading, one: Labelled, value: str) -> None:
    reading.found(Field.WORD_COUNT, value.split(maxsplit=1)[0].replace(",", ""), one.place, one.label)


def _language(reading: Reading, one: Labelled, value: str) -> None:
    if tag := _LANGUAGES.get(value.casefold()):
        reading.found(Field.LANGUAGE, tag, one.place, one.label)
    else:
        reading.keep(value, one.place, one.label)


def _id(reading: Reading, one: Labelled, value: str) -> None:
    if words := value.removeprefix("Document").split():
        reading.found(Field.NATIVE_ID, words[0], one.place, one.label)
    else:
        reading.keep(value, one.place, one.label)


def _subjects(reading: Reading, one: Labelled, value: str) -> None:
    codes = list(_subject(one.label, value))
    for code in codes:
        reading.found(Field.SUBJECT, code, one.place, one.label)
    if not codes:
        reading.keep(value, one.place, one.label)


def _subject(label: str, value: str) -> Iterator[JsonValue]:
    for match in _CODE.finditer(value):
        yield {"code": match["code"], "name": match["name"].strip(), "scheme": label}


_PUT: Final[dict[str, Callable[[Reading, Labelled, str], None]]] = {
    "HD": _headline, "BY": _byline, "LP": _copy, "TD": _copy, "CT": _contact, "WC": _words, "LA": _language, "AN": _id,
    **dict.fromkeys(_CODES, _subjects),
}  # fmt: skip
