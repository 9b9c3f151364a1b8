import pytest

from copytaster.core.errors import Unreadable
from copytaster.core.model import BlockKind, Field, JsonValue, RawStory
from copytaster.core.wire.ap_json import NOT_NEWS, parse, sniff
from tests.json_records import DIALECTS, blocks, body, values

ITEM: dict[str, JsonValue] = {
    "uri": "https://api.example/x?et=1",
    "altids": {"itemid": "0c1f", "etag": "0c1f_1"},
    "version": 0,
    "type": "text",
    "signals": ["newscontent"],
    "headline": "Ferry leaves",
}


def story(**changes: JsonValue) -> RawStory:
    (one,) = parse(body({"data": {"item": ITEM | changes}}), DIALECTS).stories
    return one


@pytest.mark.parametrize(
    "value",
    [
        {"api_version": "2.1", "api_mode": "live", "data": {}},
        {"data": {"item": ITEM}},
        {"data": {"items": [{"meta": {}, "item": ITEM}]}},
        ITEM,
        [ITEM],
        '{"api_version": "2.1", "data": {"item": {"altids": {"itemid": "0c',
    ],
)
def test_ap_json_sniff(value: object) -> None:
    """By the envelope, the ids, or what is left of them."""
    assert sniff(body(value)) is not None


@pytest.mark.parametrize("value", [{"uri": "x", "altids": {"a": "b"}}, {"data": {"item": {"headLine": "x"}}}, [], 7])
def test_ap_json_sniff_of_others(value: object) -> None:
    """Alternative ids alone are ninjs."""
    assert sniff(body(value)) is None


def test_ap_json_item_id() -> None:
    """`itemid` names the story over all versions; the etag and the uri change with each."""
    assert values(story(), Field.ITEM_ID) == ["0c1f"]


def test_ap_json_versions_count_from_zero() -> None:
    """The version's role says so."""
    (version,) = story(version=1).fields[Field.VERSION]
    assert (version.value, version.role) == ("1", "from_zero")


@pytest.mark.parametrize(
    ("signals", "found"), [(["newscontent"], ["newscontent"]), (["Derived"], ["Derived", NOT_NEWS]), ([], [NOT_NEWS])]
)
def test_ap_json_without_newscontent(signals: JsonValue, found: list[str]) -> None:
    """The signal that is missing is told."""
    assert values(story(signals=signals), Field.SIGNAL) == found


def test_ap_json_without_signals() -> None:
    """An item that uses none, such as a linked one, says nothing."""
    item = {name: value for name, value in ITEM.items() if name != "signals"}
    (one,) = parse(body(item), DIALECTS).stories
    assert values(one, Field.SIGNAL) == []


def test_ap_json_editorial_types() -> None:
    """They are signals of the lifecycle."""
    assert values(story(editorialtypes=["Corrective"]), Field.SIGNAL) == ["newscontent", "Corrective"]


@pytest.mark.parametrize(
    ("changes", "place"),
    [
        (
            {
                "renditions": {
                    "nitf": {"content": "<nitf><body><body.content><p>Words.</p></body.content></body></nitf>"}
                }
            },
            "nitf",
        ),
        ({"renditions": {"nitf": "<p>Words.</p>"}}, "p[1]"),
        ({"body_html": "<p>Words.</p>"}, "p[1]"),
        ({"body_text": "Words."}, "char=0,6"),
    ],
)
def test_ap_json_text_that_was_fetched(changes: dict[str, JsonValue], place: str) -> None:
    """Under its rendition or as a property of its own, as NITF, HTML or plain text."""
    (block,) = story(**changes).blocks[1:]
    assert block.text == "Words."
    assert place in str(block.source)


def test_ap_json_text_beside_the_answer() -> None:
    """Where a fetcher puts it next to `data`."""
    (one,) = parse(body({"data": {"item": ITEM}, "nitf": {"body_html": "<p>Words.</p>"}}), DIALECTS).stories
    assert blocks(one)[1] == ("paragraph", "Words.", "/p[1]")
    assert one.copy.endswith("<p>Words.</p>")


def test_ap_json_agate() -> None:
    """Lines of agate are laid out."""
    (block,) = story(textformat="at", body_html="<p>Lysvik 2<br/>Brekkhavn 1</p>").blocks[1:]
    assert (block.kind, block.text) == (BlockKind.TABLE, "Lysvik 2\nBrekkhavn 1")


def test_ap_json_associations() -> None:
    """Pictures with their captions; another story is kept aside."""
    one = story(
        associations={
            "1": {"uri": "p", "type": "picture", "headline": "Ferry", "description_caption": "At sea."},
            "2": {"uri": "t", "type": "text", "headline": "Other"},
        }
    )
    assert values(one, Field.MEDIA) == [{"kind": "picture", "uri": "p", "name": "Ferry"}]
    assert blocks(one)[1:] == [("caption", "At sea.", "/data/item/associations/1/description_caption")]
    assert {"uri": "t", "type": "text", "headline": "Other"} in [found.value for found in one.leftovers]


def test_ap_json_hash_is_free_of_links() -> None:
    """Query strings of the answer change; the copy does not."""
    assert story(uri="https://api.example/x?et=2").copy == story().copy


def test_ap_json_page_without_items() -> None:
    """A poll that brings nothing is a heartbeat."""
    (one,) = parse(body({"api_version": "2.1", "api_mode": "live", "data": {"items": []}}), DIALECTS).stories
    assert values(one, Field.TYPE) == ["heartbeat"]


@pytest.mark.parametrize(("value", "code"), [('{"data": {"item"', "bad_json"), ({"data": {"item": None}}, "no_copy")])
def test_ap_json_unreadable(value: object, code: str) -> None:
    """Broken JSON with its place, an item that is none."""
    with pytest.raises(Unreadable, match=code):
        parse(body(value), DIALECTS)
