"""What was declared against what was computed, what is published of the two, and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from copytaster.cli.explain_facts import Json, mapping, objects
from copytaster.cli.explain_words import in_short, spelled


@dataclass(frozen=True, slots=True)
class Value:
    """One value; absent is empty."""

    name: str
    declared: str
    computed: str
    published: str
    why: str


_PUBLISHED: Mapping[str, str] = {
    "urgency": "urgency",
    "language": "language",
    "type": "type",
    "version": "version",
    "representation": "representationType",
    "status": "pubStatus",
}
"""Declared value to the property of the document that it became."""


def values_of(document: Json) -> tuple[Value, ...]:
    """Every value that was declared, computed or decided, in this order."""
    ours = mapping(document.get("copytaster"))
    declared, computed, decided = (mapping(ours.get(name)) for name in ("declared", "computed", "decided"))
    names = dict.fromkeys((*declared, *computed, *decided))
    return tuple(
        Value(
            spelled(name),
            _declared(declared.get(name)),
            _computed(mapping(computed.get(name))),
            _published(name, document),
            _why(mapping(decided.get(name))),
        )
        for name in names
    )


def _declared(value: object) -> str:
    if found := objects(value):
        return ", ".join(str(one.get("name") or one.get("code")) for one in found)
    return "" if value is None else in_short(value)


def _computed(value: Json) -> str:
    if not value:
        return ""
    confidence = value.get("confidence")
    sure = f", {confidence:.0%} sure" if isinstance(confidence, int | float) else ""
    return f"{in_short(value.get('value'))} ({value.get('by')}{sure})"


def _published(name: str, document: Json) -> str:
    ours = mapping(document.get("copytaster"))
    if name == "wordCount":
        return next((str(one["wordCount"]) for one in objects(document.get("bodies")) if "wordCount" in one), "")
    if name == "charset":
        return str(mapping(ours.get("raw")).get("charset", ""))
    if name == "genre":
        return str(ours.get("genre", ""))
    value = document.get(_PUBLISHED.get(name, name))
    return ", ".join(str(one.get("name", "")) for one in objects(value)) or ("" if value is None else in_short(value))


def _why(decided: Json) -> str:
    return f"{decided.get('from')}: {decided.get('reason')}" if decided else ""
