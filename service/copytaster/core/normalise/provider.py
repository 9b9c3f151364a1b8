"""Who sent the story: the agency by the name its dialect table gives, else as the feed names it.

Only what the sender says of itself counts, never the words of the copy: the provider enters the story's id, and an id
must not change when datelines are read better.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from copytaster.core.context import Dialect, Dialects
from copytaster.core.model import BODY_KINDS, BlockKind, Field, Found, JsonValue, RawBlock
from copytaster.core.shapes import datelines

_NAMES = ("name", "literal", "code", "uri")


@dataclass(frozen=True, slots=True)
class Provider:
    """The sender's name, and its table where it has one."""

    name: str | None
    dialect: Dialect | None


def provider_of(fields: Mapping[Field, tuple[Found, ...]], named_dialect: str | None, dialects: Dialects) -> Provider:
    """The first sender that is known; else the format's dialect; else the first sender as named."""
    senders = [name for field in (Field.PROVIDER, Field.SOURCE) for name in _names(fields.get(field, ()))]
    holders = list(_names(fields.get(Field.COPYRIGHT_HOLDER, ())))
    for name in (*senders, *holders):
        if dialect := dialects.find(name):
            return Provider(dialect.provider, dialect)
    if named_dialect and (dialect := dialects.named.get(named_dialect)):
        return Provider(dialect.provider, dialect)
    return Provider(next(iter((*senders, *holders)), None), None)


def hinted(provider: Provider, hint: str | None, dialects: Dialects) -> Provider:
    """With the habits that the registry says the feed's copy has, where nothing else tells any; a name stands."""
    dialect = None if provider.dialect or hint is None else dialects.named.get(hint)
    return Provider(provider.name or dialect.provider, dialect) if dialect else provider


def dialect_of_copy(blocks: Sequence[RawBlock], dialects: Dialects) -> Dialect | None:
    """The agency of the dateline that opens the copy: its habits serve where the sender is unknown. It is no sender."""
    for block in blocks:
        if block.kind is BlockKind.DATELINE or block.kind in BODY_KINDS:
            parts = datelines.parse(block.text, dialects.print_no_dash)
            if parts or block.kind is BlockKind.DATELINE:
                return dialects.find(parts.agency) if parts else None
    return None


def names_of(fields: Mapping[Field, tuple[Found, ...]], field: Field) -> tuple[str, ...]:
    """The names that a field gives, each once, in order."""
    found = fields.get(field)
    return tuple(dict.fromkeys(_names(found))) if found else ()


def first_text(fields: Mapping[Field, tuple[Found, ...]], field: Field) -> str | None:
    """The first value of a field that is a string and not empty."""
    for one in fields.get(field, ()):
        if isinstance(one.value, str) and one.value:
            return one.value
    return None


def name_of(value: JsonValue) -> str | None:
    """The name that a string or an object gives."""
    if isinstance(value, dict):
        for key in _NAMES:
            if isinstance(one := value.get(key), str) and one.strip():
                return one
        return None
    return value if isinstance(value, str) and value.strip() else None


def _names(found: tuple[Found, ...]) -> Iterator[str]:
    for one in found:
        if name := name_of(one.value):
            yield name.strip()
