import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from copytaster.cli.schemas import DOCUMENTS, generated, schemas
from copytaster.core.topology import TOPICS
from copytaster.schemas import FOLDER, file_name, schema_text
from tests.contract.schema_changes import breaks

RELEASED = Path(__file__).parents[1] / "schemas" / "released"
KINDS = sorted(DOCUMENTS)


def test_every_topic_has_a_schema() -> None:
    """One schema for each output topic, and no others."""
    assert {topic.kind for topic in TOPICS} == set(DOCUMENTS)
    assert {path.name for path in FOLDER.glob("*.json")} == {file_name(kind) for kind in DOCUMENTS}


@pytest.mark.parametrize("kind", KINDS)
def test_schema_is_as_generated(kind: str) -> None:
    """The checked-in file is what the TypedDicts give: `make schemas` writes it anew."""
    assert schema_text(kind).encode() == generated()[kind]


@pytest.mark.parametrize("kind", KINDS)
def test_schema_is_one(kind: str) -> None:
    """Each is valid JSON Schema and is called what `ce_dataschema` says."""
    schema = json.loads(schema_text(kind))
    Draft202012Validator.check_schema(schema)
    assert schema["$id"] == f"urn:copytaster:schema:{kind}:v1"


@pytest.mark.parametrize("kind", KINDS)
def test_schema_is_open(kind: str) -> None:
    """No object is closed, no enum is: what is added later breaks nobody."""
    assert '"additionalProperties": false' not in schema_text(kind)
    assert '"enum"' not in schema_text(kind)


@pytest.mark.parametrize("kind", KINDS)
def test_schema_only_adds_to_the_released_one(kind: str) -> None:
    """Against the last release, only optional additions."""
    released = json.loads((RELEASED / file_name(kind)).read_text(encoding="utf-8"))
    assert list(breaks(released, json.loads(schema_text(kind)))) == []


def test_schemas_are_written_to_a_folder(tmp_path: Path) -> None:
    """The command writes every file."""
    schemas(tmp_path / "new")
    assert {path.name for path in (tmp_path / "new").iterdir()} == {file_name(kind) for kind in DOCUMENTS}


BASE = {
    "type": "object",
    "properties": {"a": {"type": "string"}},
    "required": ["a"],
    "$defs": {"D": {"type": "object"}},
}


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"properties": {}}, "/a: gone"),
        ({"properties": {"a": {"type": "integer"}}}, "/a/type: string became integer"),
        ({"properties": {"a": {"type": "string", "maxLength": 3}}}, "/a/maxLength: new"),
        ({"required": []}, "/a: no longer required"),
        ({"properties": {"a": {"type": "string"}, "b": {}}, "required": ["a", "b"]}, "/b: now required"),
        ({"additionalProperties": False}, "/additionalProperties: new"),
        ({"$defs": {}}, "/$defs/D: gone"),
    ],
)
def test_breaks_sees(change: dict[str, object], fault: str) -> None:
    """Whatever a reader would notice is told with its place."""
    assert list(breaks(BASE, BASE | change)) == [fault]


def test_breaks_lets_additions_pass() -> None:
    """Optional properties, new shapes and words are no break."""
    properties = {"a": {"type": "string", "description": "words"}, "b": {"type": "integer"}}
    assert list(breaks(BASE, BASE | {"properties": properties, "$defs": {"D": {"type": "object"}, "E": {}}})) == []
