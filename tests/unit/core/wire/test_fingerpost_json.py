import pytest

from copytaster.core.errors import Unreadable
from copytaster.core.model import BlockKind, Field, JsonValue, RawStory
from copytaster.core.wire.fingerpost_json import parse, sniff
from tests.json_records import DIALECTS, blocks, body, values

ITEM: dict[str, JsonValue] = {
    "uri": "http://NW/1/2026-03-02T08:15:00.000Z/1",
    "source-feed": "NW",
    "usn": "HFE1",
    "status": "",
    "embargo": "",
    "headline": "Ferry leaves",
    "subhead": "",
    "body_text": "<p>It left.</p>",
}


def story(**changes: JsonValue) -> RawStory:
    (one,) = parse(
        body(ITEM | {name.replace("_feed", "-feed"): value for name, value in changes.items()}), DIALECTS
    ).stories
    return one


@pytest.mark.parametrize(
    "value",
    [
        ITEM,
        [ITEM],
        {"format": "GOA-WIRES-NINJS"},
        {"firstVersion": "x", "versionCreated": "y"},
        '{"source-feed": "NW", "body_text": "x',
    ],
)
def test_fingerpost_json_sniff(value: object) -> None:
    """By the names of format and feed, by its dates, or by what is left of them."""
    assert sniff(body(value)) is not None


@pytest.mark.parametrize("value", [{"versionCreated": "x", "body_text": "y"}, {"format": "ninjs"}, [], 7])
def test_fingerpost_json_sniff_of_others(value: object) -> None:
    """What ninjs has too is no evidence."""
    assert sniff(body(value)) is None


def test_fingerpost_json_empty_is_nothing() -> None:
    """Neither a status nor an embargo without an end."""
    one = story()
    assert Field.STATUS not in one.fields
    assert Field.EMBARGO not in one.fields
    assert blocks(one) == [("headline", "Ferry leaves", "/headline"), ("paragraph", "It left.", "/p[1]")]


@pytest.mark.parametrize(
    ("feed", "provider"),
    [
        ("NW", "NW"),
        ("NW SNAP", {"name": "NW", "code": "NW SNAP"}),
        ("NW_API", {"name": "NW", "code": "NW_API"}),
        ("X Y", "X Y"),
    ],
)
def test_fingerpost_json_feed_names_the_agency(feed: str, provider: JsonValue) -> None:
    """Its name, or its first word where that is an agency's."""
    assert values(story(source_feed=feed), Field.PROVIDER) == [provider]


def test_fingerpost_json_item_id() -> None:
    """`usn` stays; the uri holds date and version."""
    assert values(story(), Field.ITEM_ID) == ["HFE1"]


def test_fingerpost_json_codes_and_keywords() -> None:
    """Lists in an object, lists, and words joined by a plus sign."""
    one = story(
        subjects={"code": ["iptccat:SFU", ""]},
        destinations={"code": ["RNA"]},
        keywords="ferry+lysvik",
        mediaCatCodes="A+B",
    )
    assert values(one, Field.SUBJECT) == [
        {"code": "iptccat:SFU", "scheme": "iptccat"},
        {"code": "A", "scheme": "mediaCatCodes"},
        {"code": "B", "scheme": "mediaCatCodes"},
    ]
    assert values(one, Field.SERVICE) == ["RNA"]
    assert values(one, Field.KEYWORD) == ["ferry", "lysvik"]


def test_fingerpost_json_abstract() -> None:
    """A category in capitals is no summary."""
    assert len(story(abstract="POL").blocks) == 2
    assert story(abstract="The ferry left.").blocks[1].kind is BlockKind.STANDFIRST


def test_fingerpost_json_profile() -> None:
    """An alert by its profile has that priority; a story has none."""
    assert values(story(profile="alert"), Field.PRIORITY) == ["alert"]
    assert values(story(profile="story"), Field.PRIORITY) == []


@pytest.mark.parametrize(
    ("value", "code"), [('{"source-feed": "NW", "headline', "bad_json"), ({"source-feed": "NW", "usn": "1"}, "no_copy")]
)
def test_fingerpost_json_unreadable(value: object, code: str) -> None:
    """Broken JSON, an item of ids alone."""
    with pytest.raises(Unreadable, match=code):
        parse(body(value), DIALECTS)
