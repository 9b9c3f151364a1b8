"""Custom resources checked against the schemas of their CRDs, as strictly as the API server prunes.

A CRD's schema is open: the server drops fields that it does not know and says nothing, so a misspelt one has no effect.
Here every object is closed that does not ask to be left open.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import yaml

CRDS = Path(__file__).parents[1] / "schemas" / "crd"


@cache
def schemas() -> Mapping[tuple[str, str], Mapping[str, Any]]:
    """The closed schemas by `apiVersion` and kind."""
    found = {}
    for file in sorted(CRDS.glob("*.yaml")):
        spec = yaml.safe_load(file.read_text(encoding="utf-8"))["spec"]
        for version in spec["versions"]:
            where = (f"{spec['group']}/{version['name']}", spec["names"]["kind"])
            found[where] = _closed(version["schema"]["openAPIV3Schema"])
    return found


def faults(resource: Mapping[str, Any]) -> Iterator[str]:
    """What is wrong with a custom resource, each with its place; a kind without a schema is a fault too."""
    schema = schemas().get((resource["apiVersion"], resource["kind"]))
    if schema is None:
        yield f"{resource['kind']} of {resource['apiVersion']}: no schema in tests/schemas/crd"
        return
    for error in jsonschema.Draft202012Validator(schema).iter_errors(resource):
        yield f"{resource['kind']} {resource['metadata']['name']}: {error.json_path}: {error.message}"


def _closed(schema: Any) -> Any:  # noqa: ANN401 - any node of a JSON Schema
    if isinstance(schema, list):
        return [_closed(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    closed = {key: _closed(value) for key, value in schema.items() if key != "properties"}
    if "properties" in schema:
        closed["properties"] = {name: _closed(value) for name, value in schema["properties"].items()}
    if schema.get("x-kubernetes-int-or-string"):
        return {"anyOf": [{"type": "integer"}, {"type": "string"}]}
    is_open = schema.get("x-kubernetes-preserve-unknown-fields") or "additionalProperties" in schema
    if "properties" in schema and not is_open:
        closed["additionalProperties"] = False
    return closed
