import pytest

from copytaster.core.errors import Unreadable
from copytaster.core.model import Field, JsonValue, RawStory
from copytaster.core.wire.reuters_graphql import parse, sniff
from tests.json_records import DIALECTS, blocks, body, values

ITEM: dict[str, JsonValue] = {
    "uri": "tag:x,2026:newsml_L1",
    "usn": "L1",
    "versionedGuid": "tag:x,2026:newsml_L1:7",
    "type": "text",
    "headLine": "Ferry leaves",
    "bodyXhtml": "<html><head><title/></head><body><p>It left.</p></body></html>",
}


def story(**changes: JsonValue) -> RawStory:
    (one,) = parse(body({"data": {"item": ITEM | changes}}), DIALECTS).stories
    return one


@pytest.mark.parametrize(
    "value", [ITEM, {"data": {"item": ITEM}}, {"data": {"search": {"items": [ITEM]}}}, '{"headLine": "x", "byLine": "y']
)
def test_reuters_graphql_sniff(value: object) -> None:
    """An item wherever the answer has it, or what is left of one."""
    assert sniff(body(value)) is not None


@pytest.mark.parametrize(
    "value", [{"data": None}, {"data": {"item": {"headline": "x"}}}, {"versionedGuid": "x"}, [], 7]
)
def test_reuters_graphql_sniff_of_others(value: object) -> None:
    """Names in another case are another's."""
    assert sniff(body(value)) is None


def test_reuters_graphql_parse() -> None:
    """A self-closed title swallows nothing; `usn` stays over versions."""
    one = story()
    assert [(kind, text) for kind, text, _ in blocks(one)] == [("headline", "Ferry leaves"), ("paragraph", "It left.")]
    assert values(one, Field.ITEM_ID) == ["L1"]
    assert one.detection.dialect == "reuters"


def test_reuters_graphql_rich_body() -> None:
    """It is read where the plain one is empty markup, and never beside it."""
    empty = "<html><head><title/></head><body/></html>"
    assert blocks(story(bodyXhtml=empty, bodyXhtmlRich="<p>Rich.</p>"))[1][1] == "Rich."
    assert len(story(bodyXhtmlRich="<p>It left.</p>").blocks) == 2


def test_reuters_graphql_hash_is_free_of_links() -> None:
    """Renditions of associated pictures are no copy, their captions are."""
    first, second, third = (
        story(associations=[{"caption": caption, "renditions": [{"uri": uri}]}]).copy
        for caption, uri in (("At sea.", "1"), ("At sea.", "2"), ("At quay.", "1"))
    )
    assert first == second != third


@pytest.mark.parametrize(
    ("value", "code"),
    [('{"data": {"item": {"headLine": "x", "byLine"', "bad_json"), ({"headLine": None, "byLine": ""}, "no_copy")],
)
def test_reuters_graphql_unreadable(value: object, code: str) -> None:
    """Broken JSON, an item of ids alone."""
    with pytest.raises(Unreadable, match=code):
        parse(body(value), DIALECTS)
