import base64
import gzip
import json

import pytest

from copytaster.core.errors import TooLarge, Unreadable
from copytaster.core.model import Field, JsonValue, RawStory
from copytaster.core.wire.mrn_json import parse, sniff
from tests.json_records import DIALECTS, blocks, body, values

STORY: dict[str, JsonValue] = {
    "altId": "nL1",
    "id": "L1_2603",
    "takeSequence": 2,
    "provider": "NS:NW",
    "subjects": ["N2:NO", "R:LYSV.OL"],
    "headline": "Ferry leaves",
    "body": "LYSVIK, March 2 (Reuters) - The ferry of <LYSV.OL> left.\n\nIt was full.",
    "mimeType": "text/plain",
}


def message(raw: bytes, number: int = 1, size: int | None = None, **fields: JsonValue) -> JsonValue:
    told: dict[str, JsonValue] = {
        "FRAGMENT": base64.b64encode(raw).decode(),
        "FRAG_NUM": number,
        "GUID": "L1_2603",
        "MRN_SRC": "HK1",
        "MRN_TYPE": "STORY",
    }
    return {
        "Type": "Update",
        "Key": {"Name": "MRN_STORY"},
        "Fields": told | ({"TOT_SIZE": size} if size else {}) | fields,
    }


PACKED = gzip.compress(json.dumps(STORY).encode())


def story(value: object) -> RawStory:
    (one,) = parse(body(value), DIALECTS).stories
    return one


@pytest.mark.parametrize(
    "value",
    [
        STORY,
        [STORY],
        {"Items": [{"guid": "x", "data": STORY}]},
        message(PACKED),
        [{"Type": "Ping"}],
        json.dumps(STORY)[:90],
    ],
)
def test_mrn_json_sniff(value: object) -> None:
    """A story, an archive, a message, or what is left of one."""
    assert sniff(body(value)) is not None


@pytest.mark.parametrize("value", [{"altId": "x"}, {"Type": "Update"}, {"headline": "x", "body": "y"}, [], 7])
def test_mrn_json_sniff_of_others(value: object) -> None:
    """One word that others use too is no evidence."""
    assert sniff(body(value)) is None


def test_mrn_json_parse() -> None:
    """The id of the chain, takes as versions, codes with their schemes; the source's own dialect where it has one."""
    one = story(STORY)
    assert values(one, Field.ITEM_ID) == ["nL1"]
    assert values(one, Field.VERSION) == ["2"]
    assert values(one, Field.SOURCE) == [{"name": "NW", "code": "NS:NW"}]
    assert values(one, Field.SUBJECT)[1] == {"code": "R:LYSV.OL", "scheme": "R"}
    assert one.detection.dialect == "north"
    assert story(STORY | {"provider": "NS:XX"}).detection.dialect == "reuters"


def test_mrn_json_body_is_no_markup() -> None:
    """An instrument in angle brackets is no tag."""
    assert "<LYSV.OL>" in story(STORY).blocks[1].text
    assert "<p>" not in story(STORY | {"body": "<p>The ferry left.</p>", "mimeType": "text/html"}).blocks[1].text


def test_mrn_json_headline_said_again() -> None:
    """The body's first line may repeat it: no paragraph."""
    assert [kind for kind, _, _ in blocks(story(STORY | {"body": "Ferry  leaves\n\nIt left."}))] == [
        *("headline", "headline", "paragraph")
    ]


def test_mrn_json_fragment() -> None:
    """A place leads through the fragment to the property of the JSON in it."""
    one = story(message(PACKED, size=len(PACKED)))
    assert one.blocks[0].source == ("/Fields/FRAGMENT", "/headline")
    assert one.copy == story(STORY).copy


def test_mrn_json_fragments_in_any_order() -> None:
    """Joined by number, whatever order and whatever stands between them."""
    whole = [message(PACKED[100:], 2), {"Type": "Ping"}, message(PACKED[:100], 1, len(PACKED))]
    assert story(whole).copy == story(STORY).copy


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (message(PACKED[:100], 1, len(PACKED)), "incomplete_fragment"),
        (message(PACKED[100:], 2), "incomplete_fragment"),
        ([message(PACKED[:9], 1, len(PACKED)), message(PACKED[90:], 3)], "incomplete_fragment"),
        (message(PACKED, 1, 9), "bad_fragment"),
        (message(PACKED[:100]), "bad_gzip"),
        (message(gzip.compress(b"words")), "bad_json"),
        (message(gzip.compress(b"[]")), "no_copy"),
        (message(b"", FRAGMENT="%%"), "bad_base64"),
        ('{"altId": "nL1", "takeSequence": 1, "body": "x', "bad_json"),
    ],
)
def test_mrn_json_unreadable(value: object, code: str) -> None:
    """Each fault has its code."""
    with pytest.raises(Unreadable, match=code):
        parse(body(value), DIALECTS)


def test_mrn_json_bomb() -> None:
    """A fragment may not inflate beyond the record's allowance, nor may all of them together."""
    bomb = gzip.compress(b"x" * 2_000_000)
    with pytest.raises(TooLarge, match="inflated_too_large"):
        parse(body(message(bomb, size=len(bomb))), DIALECTS)
    half = gzip.compress(json.dumps(STORY | {"body": "x" * 600_000}).encode())
    with pytest.raises(TooLarge, match="inflated_too_large"):
        parse(body([message(half, GUID="a"), message(half, GUID="b")]), DIALECTS)


def test_mrn_json_lone_fragment_beside_a_story() -> None:
    """The one is a fault, the other a story."""
    parsed = parse(body([STORY, message(PACKED[:100], 1, len(PACKED))]), DIALECTS)
    assert (len(parsed.stories), [fault.code for fault in parsed.faults]) == (1, ["incomplete_fragment"])


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ({"Type": "Ping"}, "heartbeat"),
        (
            {"Type": "Refresh", "Key": {"Name": "MRN_STORY"}, "Fields": {"MRN_TYPE": "STORY", "FRAGMENT": None}},
            "heartbeat",
        ),
        (message(gzip.compress(b'{"analytics": {}}'), MRN_TYPE="TRNA"), "analytics"),
    ],
)
def test_mrn_json_that_is_no_copy(value: object, kind: str) -> None:
    """Signals of the line and scores."""
    assert values(story(value), Field.TYPE) == [kind]
