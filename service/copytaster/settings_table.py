"""Every setting as an operator meets it: the name in the file and in the environment, what it takes, default, unit.

Read from the model itself, so that the printed page, the faults of a start and the checks cannot disagree.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pydantic import BaseModel, JsonValue

PREFIX = "COPYTASTER_"

UNITS = {"_ms": "ms", "_milliseconds": "ms", "_seconds": "s", "_bytes": "bytes", "_records": "records"}
"""The end of a setting's name to its unit."""


@dataclass(frozen=True, slots=True)
class Row:
    """One setting. `takes` says which values, `unit` is "" where there is none, `default` is as one would write it."""

    name: str
    variable: str
    takes: str
    unit: str
    default: str
    description: str


def variable(name: str) -> str:
    """The environment variable of a setting."""
    return f"{PREFIX}{name.upper()}"


def rows(model: type[BaseModel]) -> tuple[Row, ...]:
    """All settings, in the order in which they are declared."""
    properties = model.model_json_schema()["properties"]
    return tuple(
        Row(
            name=name,
            variable=variable(name),
            takes=_takes(properties[name]),
            unit=next((unit for end, unit in UNITS.items() if name.endswith(end)), ""),
            default="not set" if field.default is None else str(field.default),
            description=field.description or "",
        )
        for name, field in model.model_fields.items()
    )


def _takes(schema: Mapping[str, JsonValue]) -> str:
    """A JSON Schema of one value in words."""
    options = schema.get("anyOf")
    if isinstance(options, list):
        return " or ".join(
            _takes(option) for option in options if isinstance(option, dict) and option.get("type") != "null"
        )
    choices = schema.get("enum")
    if isinstance(choices, list):
        return ", ".join(map(str, choices))
    words = {"integer": "a whole number", "number": "a number", "string": "text"}
    by_format = {"path": "a file", "date-time": "an instant"}
    kind = by_format.get(str(schema.get("format"))) or words.get(str(schema.get("type")), "a value")
    return f"{kind}{_bounds(schema)}"


def _bounds(schema: Mapping[str, JsonValue]) -> str:
    low, above, high = (schema.get(name) for name in ("minimum", "exclusiveMinimum", "maximum"))
    parts = []
    if low is not None:
        parts.append(f"from {low:,}" if isinstance(low, int) else f"from {low}")
    if above is not None:
        parts.append(f"above {above}")
    if high is not None:
        parts.append(f"to {high:,}" if isinstance(high, int) else f"to {high}")
    if "pattern" in schema:
        parts.append(f"like {schema['pattern']}")
    elif schema.get("minLength"):
        parts.append("not empty")
    return " " + " ".join(parts) if parts else ""
