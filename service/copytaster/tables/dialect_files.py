"""Loads the agencies' dialect tables: one TOML file each under `dialects/`, its stem the dialect's name.

Strict, because a slip would change ids or zones in silence: unknown keys, wrong types, an unknown zone, an urgency off
IPTC's scale and an alias that two agencies claim are errors. Results are the core's `Dialects`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from zoneinfo import available_timezones

from copytaster.core.context import DateOrder, Dialect, Dialects
from copytaster.core.model import Priority

_LISTS = ("aliases", "marks", "item_id", "furniture", "sign_offs", "source_lines", "notes", "private")
_FLAGS = ("item_id_has_date", "sluglines_unique_per_day", "dateline_without_dash", "null_embargo_is_indefinite")
_KEYS = frozenset({"provider", "language", "zone", "date_order", "urgency", "priorities", *_LISTS, *_FLAGS})


@cache
def _zones() -> frozenset[str]:
    """The names of all zones; to find them takes as long as to read all dialects."""
    return frozenset(available_timezones())


def load_dialects() -> Dialects:
    """All dialects shipped with the service; raises `ValueError` naming the file and the fault. Reads files."""
    folder = files("copytaster.tables") / "dialects"
    texts = {
        entry.name.removesuffix(".toml"): entry.read_text(encoding="utf-8")
        for entry in folder.iterdir()
        if entry.name.endswith(".toml")
    }
    return joined([read_dialect(name, text) for name, text in sorted(texts.items())])


def joined(dialects: list[Dialect]) -> Dialects:
    """The dialects by name and by every alias; raises `ValueError` when two agencies share an alias."""
    by_alias: dict[str, Dialect] = {}
    for dialect in dialects:
        for alias in dict.fromkeys(name.casefold() for name in (dialect.provider, *dialect.aliases)):
            if alias in by_alias:
                raise ValueError(f"{dialect.name}.toml: the alias {alias!r} is {by_alias[alias].name}'s already")
            by_alias[alias] = dialect
    return Dialects(MappingProxyType({dialect.name: dialect for dialect in dialects}), MappingProxyType(by_alias))


def read_dialect(name: str, text: str) -> Dialect:
    """One dialect from its TOML; raises `ValueError` naming the file and the fault."""
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ValueError(f"{name}.toml: {error}") from error
    if unknown := sorted(set(table) - _KEYS):
        raise ValueError(f"{name}.toml: unknown keys: {', '.join(unknown)}; known are {', '.join(sorted(_KEYS))}")
    zone = _text(name, table, "zone")
    if zone is not None and zone not in _zones():
        raise ValueError(f"{name}.toml: {zone!r} is no IANA zone")
    provider = _text(name, table, "provider")
    if not provider:
        raise ValueError(f"{name}.toml: provider is missing")
    order = _text(name, table, "date_order")
    if order is not None and order not in set(DateOrder):
        raise ValueError(f"{name}.toml: date_order must be one of {', '.join(DateOrder)}")
    return Dialect(
        name=name,
        provider=provider,
        language=_text(name, table, "language"),
        zone=zone,
        date_order=DateOrder(order) if order else None,
        urgency=_urgency(name, table),
        priorities=_priorities(name, table),
        aliases=_list(name, table, "aliases"),
        marks=_list(name, table, "marks"),
        item_id=_list(name, table, "item_id"),
        furniture=_list(name, table, "furniture"),
        sign_offs=_list(name, table, "sign_offs"),
        source_lines=_list(name, table, "source_lines"),
        notes=_list(name, table, "notes"),
        private=_list(name, table, "private"),
        item_id_has_date=_flag(name, table, "item_id_has_date"),
        sluglines_unique_per_day=_flag(name, table, "sluglines_unique_per_day"),
        dateline_without_dash=_flag(name, table, "dateline_without_dash"),
        null_embargo_is_indefinite=_flag(name, table, "null_embargo_is_indefinite"),
    )


def _text(name: str, table: Mapping[str, object], key: str) -> str | None:
    value = table.get(key)
    if value is not None and not isinstance(value, str):
        raise ValueError(f"{name}.toml: {key} must be a string")
    return value


def _flag(name: str, table: Mapping[str, object], key: str) -> bool:
    value = table.get(key, False)
    if not isinstance(value, bool):
        raise ValueError(f"{name}.toml: {key} must be true or false")  # noqa: TRY004 - of a file, not of an argument
    return value


def _list(name: str, table: Mapping[str, object], key: str) -> tuple[str, ...]:
    value = table.get(key, [])
    if not isinstance(value, list) or not all(isinstance(one, str) and one.strip() for one in value):
        raise ValueError(f"{name}.toml: {key} must be an array of strings")
    return tuple(value)


def _urgency(name: str, table: Mapping[str, object]) -> Mapping[str, int]:
    value = table.get("urgency", {})
    if not isinstance(value, dict):
        raise ValueError(f"{name}.toml: urgency must be a table")  # noqa: TRY004 - of a file, not of an argument
    for word, urgency in value.items():
        if not isinstance(urgency, int) or isinstance(urgency, bool) or not 1 <= urgency <= 9:
            raise ValueError(f"{name}.toml: urgency.{word} must be 1 to 9")
    return MappingProxyType({word.casefold(): urgency for word, urgency in value.items()})


def _priorities(name: str, table: Mapping[str, object]) -> Mapping[int, Priority]:
    value = table.get("priorities", {})
    known = isinstance(value, dict) and all(
        key in set("123456789") and one in set(Priority) for key, one in value.items()
    )
    if not isinstance(value, dict) or not known:
        raise ValueError(f"{name}.toml: priorities must be a table of urgencies 1 to 9 to {', '.join(Priority)}")
    return MappingProxyType({int(key): Priority(one) for key, one in value.items()})
