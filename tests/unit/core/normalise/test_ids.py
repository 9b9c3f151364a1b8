from uuid import UUID, uuid5

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copytaster.core.model import Part
from copytaster.core.normalise.ids import Identity, ids_of, named, story_id, without_date, without_revision


@pytest.mark.parametrize(
    ("item_id", "rest"),
    [
        ("urn:newsml:stt.fi:20260302:102000117", "urn:newsml:stt.fi::102000117"),
        ("urn:newsml:stt.fi::102000117", "urn:newsml:stt.fi::102000117"),
        ("tag:wire.example,2026-03-02:4711", "tag:wire.example,:4711"),
        ("4711-20260302", "4711-20260302"),
        ("urn:newsml:wire.example:2026:4711", "urn:newsml:wire.example:2026:4711"),
    ],
)
def test_ids_without_date(item_id: str, rest: str) -> None:
    """The date where the id of its scheme has one; another number is none."""
    assert without_date(item_id) == rest


def test_ids_of_an_agency_whose_ids_have_a_date() -> None:
    """The versions of two days are one story, and so is a kill that names it by either."""
    first = Identity("STT", "urn:newsml:stt.fi:20260302:1", dated=True, revised=False)
    second = Identity("STT", "urn:newsml:stt.fi:20260303:1", dated=True, revised=False)
    assert story_id(first, "a") == story_id(second, "b")
    kill = ids_of(
        Identity("STT", "urn:newsml:stt.fi:20260304:9", dated=True), "urn:newsml:stt.fi:20260302:1", {}, "", None
    )
    assert kill.story_id == story_id(first, "a")
    assert story_id(Identity("STT", "urn:newsml:stt.fi:20260302:1"), "a") != story_id(
        Identity("STT", "urn:newsml:stt.fi:20260303:1"), "a"
    )


def test_ids_without_revision() -> None:
    """NewsML 1 ends an id with the revision; NewsML-G2 has it elsewhere, so there a last number is part of the id."""
    assert without_revision("urn:newsml:afp.com:20260302:doc:1U") == "urn:newsml:afp.com:20260302:doc"
    ids = ["urn:newsml:wire.example:20260302:story:1", "urn:newsml:wire.example:20260302:story:2"]
    assert len({story_id(Identity("NorthWire", one), "a") for one in ids}) == 1
    assert len({story_id(Identity("NorthWire", one, revised=False), "a") for one in ids}) == 2


def test_ids_of_a_part_with_an_id_of_its_own() -> None:
    """An item of a message has the id that it would have alone."""
    one = Identity("NorthWire", "urn:newsml:wire.example:20260302:a", revised=False)
    assert story_id(one, "a", Part(2, 3, one.item_id)) == story_id(one, "a")


@given(st.uuids(), st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
def test_named_is_the_uuid_of_version_five(namespace: UUID, name: str) -> None:
    """The standard library's, letter for letter."""
    assert named(namespace, name) == named(str(namespace), name) == str(uuid5(namespace, name))
