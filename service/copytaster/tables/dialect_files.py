"""Loads the agencies' dialect tables: one TOML file each under `dialects/`, its stem the dialect's name.

Strict, because a slip would change ids or zones in silence: unknown keys, wrong types, an unknown zone, an urgency off
IPTC's scale and an alias that two agencies claim are errors. Results are the core's `Dialects`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from importlib.resources import files
from types import MappingProxyType
from zoneinfo import available_timezones

from copytaster.core.context import Dialect, Dialects

_KEYS = frozenset({"provider", "aliases", "zone", "item_id", "sluglines_unique_per_day", "urgency"})


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
    if zone is not None and zone not in available_timezones():
        raise ValueError(f"{name}.toml: {zone!r} is no IANA zone")
    provider = _text(name, table, "provider")
    if not provider:
        raise ValueError(f"{name}.toml: provider is missing")
    unique = table.get("sluglines_unique_per_day", False)
    if not isinstance(unique, bool):
        raise ValueError(f"{name}.toml: sluglines_unique_per_day must be true or false")  # noqa: TRY004 - of a file, not of an argument
    return Dialect(
        name=name,
        provider=provider,
        aliases=_aliases(name, table),
        zone=zone,
        item_id=_text(name, table, "item_id"),
        sluglines_unique_per_day=unique,
        urgency=_urgency(name, table),
    )


def _text(name: str, table: Mapping[str, object], key: str) -> str | None:
    value = table.get(key)
    if value is not None and not isinstance(value, str):
        raise ValueError(f"{name}.toml: {key} must be a string")
    return value


def _aliases(name: str, table: Mapping[str, object]) -> tuple[str, ...]:
    value = table.get("aliases", [])
    if not isinstance(value, list) or not all(isinstance(one, str) and one.strip() for one in value):
        raise ValueError(f"{name}.toml: aliases must be an array of strings")
    return tuple(value)


def _urgency(name: str, table: Mapping[str, object]) -> Mapping[str, int]:
    value = table.get("urgency", {})
    if not isinstance(value, dict):
        raise ValueError(f"{name}.toml: urgency must be a table")  # noqa: TRY004 - of a file, not of an argument
    for word, urgency in value.items():
        if not isinstance(urgency, int) or isinstance(urgency, bool) or not 1 <= urgency <= 9:
            raise ValueError(f"{name}.toml: urgency.{word} must be 1 to 9")
    return MappingProxyType({word.casefold(): urgency for word, urgency in value.items()})
