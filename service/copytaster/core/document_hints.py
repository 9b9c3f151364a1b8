"""What a schema says of a published value beyond its type: hints that stand in `Annotated` beside it.

Enums are open (a consumer must bear a value it does not know), so known values are `examples`, never `enum`. pydantic
asks a hint by the one method below, so that the core needs nothing of pydantic.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, TypeAlias

from copytaster.core.model import JsonValue

JsonSchema: TypeAlias = dict[str, JsonValue]


@dataclass(frozen=True, slots=True)
class Shown:
    """A keyword of JSON Schema with its value: a format, a bound, a description."""

    keyword: str
    value: JsonValue

    def __get_pydantic_json_schema__(self, core: object, handler: Callable[[object], JsonSchema]) -> JsonSchema:
        """The value's schema with the keyword added; called by pydantic."""
        return {**handler(core), self.keyword: self.value}


@dataclass(frozen=True, slots=True)
class Known:
    """The values known today; others may come."""

    vocabulary: type[StrEnum]

    def __get_pydantic_json_schema__(self, core: object, handler: Callable[[object], JsonSchema]) -> JsonSchema:
        """The value's schema with examples; called by pydantic."""
        return {**handler(core), "examples": [one.value for one in self.vocabulary]}


Instant: TypeAlias = Annotated[str, Shown("format", "date-time")]
Uri: TypeAlias = Annotated[str, Shown("format", "uri")]
Uuid: TypeAlias = Annotated[str, Shown("format", "uuid")]
