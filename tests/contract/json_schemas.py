"""Validators with formats asserted: our own schemas, and those of ninjs."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from copytaster.schemas import schema_text

NINJS = Path(__file__).parents[1] / "schemas"
GEOJSON = "https://geojson.org/schema/GeoJSON.json"
FORMATS = Draft202012Validator.FORMAT_CHECKER


@cache
def ninjs(version: str) -> Draft202012Validator:
    """The standard's own schema; GeoJSON, which it points at and we never publish, is refused."""
    schema = json.loads((NINJS / f"ninjs-schema_{version}.json").read_text(encoding="utf-8"))
    never = Resource.from_contents({"$schema": schema["$schema"], "$id": GEOJSON, "not": {}})
    registry: Registry[bool | Mapping[str, Any]] = Registry().with_resource(GEOJSON, never)
    return Draft202012Validator(schema, registry=registry, format_checker=FORMATS)


@cache
def ours(kind: str) -> Draft202012Validator:
    """The schema of a kind of output."""
    return Draft202012Validator(json.loads(schema_text(kind)), format_checker=FORMATS)


def faults(validator: Draft202012Validator, document: object) -> list[str]:
    """What the schema finds, each with its place."""
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(document)]
