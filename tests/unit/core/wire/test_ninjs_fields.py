import json
from pathlib import Path

import pytest

from copytaster.core.wire.ninjs_copy import is_copy
from copytaster.core.wire.ninjs_fields import CONTACTS, FIELDS, NOTES, TELLING, folded

SCHEMAS = Path(__file__).parents[3] / "schemas"
ELSEWHERE = {
    *("people", "organisations", "places", "events", "eventDetails", "plannedCoverage", "objects"),
    *("trustIndicators", "standard", "renditions"),
}
"""What is kept among the leftovers: not ours to publish, or not of the story."""


@pytest.mark.parametrize(
    ("name", "same"),
    [
        ("versionCreated", "versioncreated"),
        ("version_created", "versioncreated"),
        ("$id", "id"),
        ("body-text", "bodytext"),
    ],
)
def test_folded(name: str, same: str) -> None:
    """Case and joints of a name mean nothing."""
    assert folded(name) == same


@pytest.mark.parametrize("version", ["3.0", "3.1"])
def test_every_property_of_ninjs_has_its_place(version: str) -> None:
    """Each property of the standard is a field, copy, a note, or knowingly left over."""
    schema = json.loads((SCHEMAS / f"ninjs-schema_{version}.json").read_text(encoding="utf-8"))
    names = set(schema["$defs"]["ninjsType"]["properties"]) - ELSEWHERE
    keys = {folded(name) for name in names}
    assert {key for key in keys if key not in FIELDS and key not in NOTES and not is_copy(key)} == set()


def test_tables_are_folded() -> None:
    """A name that is not folded would never be found."""
    names = [*FIELDS, *NOTES, *CONTACTS, *TELLING]
    assert names == [folded(name) for name in names]
