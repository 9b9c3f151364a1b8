import json

import pytest

from copytaster.core.context import Dialect, Dialects
from copytaster.core.errors import Unreadable
from copytaster.core.model import Body, Field, JsonValue, Parsed, RawStory
from copytaster.core.wire import json_text
from copytaster.core.wire.charset import decode
from copytaster.core.wire.ninjs import parse, sniff

NORTH = Dialect("north", "NorthWire", ("NorthWire", "nw"), item_id=("guid",))
DIALECTS = Dialects({"north": NORTH}, {"northwire": NORTH, "nw": NORTH, "nw.example": NORTH})
ITEM: dict[str, JsonValue] = {
    "uri": "urn:x:1",
    "headlines": [{"role": "main", "value": "Ferry leaves"}],
    "bodies": [{"contentType": "text/plain", "value": "The ferry left."}],
}


def body(value: object) -> Body:
    text = value if isinstance(value, str) else json.dumps(value)
    decoded = decode(text.encode())
    return Body(text.encode(), decoded, json=json_text.read(decoded.text))


def read(value: object) -> Parsed:
    return parse(body(value), DIALECTS)


def story(**changes: JsonValue) -> RawStory:
    (one,) = read(ITEM | changes).stories
    return one


def found(one: RawStory, name: Field) -> list[tuple[JsonValue, object, str | None]]:
    return [(each.value, each.source, each.role) for each in one.fields.get(name, ())]


@pytest.mark.parametrize(
    ("value", "evidence"),
    [
        (ITEM, "properties of ninjs"),
        ({"standard": {"name": "ninjs", "version": "3.1"}}, "standard ninjs 3.1"),
        ({"$standard": "https://example.com/ninjs-schema_2.1.json"}, "$standard names ninjs"),
        ({"uri": "x", "body_text": "Words"}, "properties of ninjs"),
        ({"headline": "x", "versioncreated": "y"}, "properties of ninjs"),
        ([ITEM], "properties of ninjs"),
        ({"items": [ITEM]}, "properties of ninjs"),
        ('\ufeff {"uri": "x", "headline', "broken JSON with properties of ninjs"),
        ('{"headline": "x", "body_text": "y', "broken JSON with properties of ninjs"),
    ],
)
def test_ninjs_sniff(value: object, evidence: str) -> None:
    """By its own properties, whole or in what is left of them."""
    result = sniff(body(value))
    assert result is not None
    assert result.text == evidence


@pytest.mark.parametrize(
    "value", [{"name": "x"}, {"headline": "x"}, [], 7, "words", '{"a": ', "", '"headline": "x"', "{"]
)
def test_ninjs_sniff_of_others(value: object) -> None:
    """One word that others use too is no evidence."""
    assert sniff(body(value)) is None


def test_ninjs_parse() -> None:
    """Blocks with their JSON pointers, fields with theirs, and the id that stays."""
    one = story(urgency=3, slugline="ferry")
    assert [(block.kind.value, block.text, block.source) for block in one.blocks] == [
        ("headline", "Ferry leaves", ("/headlines/0/value",)),
        ("paragraph", "The ferry left.", ("/bodies/0/value", "char=0,15")),
    ]
    assert found(one, Field.URGENCY) == [("3", ("/urgency",), None)]
    assert found(one, Field.SLUGLINE) == [("ferry", ("/slugline",), None)]
    assert found(one, Field.ITEM_ID) == [("urn:x:1", ("/uri",), "uri")]
    assert one.part is None


@pytest.mark.parametrize(
    ("text", "position"),
    [('{"uri": "x",\n "headline": oops}', "line 2 column 14"), ('{"uri": "x", "headline": "y', "line 1 column 28")],
)
def test_ninjs_bad_json(text: str, position: str) -> None:
    """Text that is no JSON says where it stops being any."""
    with pytest.raises(Unreadable) as raised:
        read(text)
    assert (raised.value.code, raised.value.position) == ("bad_json", position)


def test_ninjs_nested_too_deep() -> None:
    """A thousand open brackets are an error, no crash."""
    with pytest.raises(Unreadable) as raised:
        read('{"uri":"x","headline":' + "[" * 100_000)
    assert raised.value.code == "bad_json"


@pytest.mark.parametrize("value", [{"uri": "x", "headline": None}, {"uri": "x", "body_text": " "}, []])
def test_ninjs_without_copy(value: object) -> None:
    """Without text, headline, note, status or embargo there is no story."""
    if value == []:
        assert read(value) == Parsed(())
        return
    with pytest.raises(Unreadable) as raised:
        read(value)
    assert raised.value.code == "no_copy"


@pytest.mark.parametrize(
    "changes",
    [
        {"pubstatus": "canceled"},
        {"embargoed": "2026-03-02"},
        {"ednote": "Eds: note"},
        {"headline": "x"},
        {"type": "picture"},
        {"type": "event"},
    ],
)
def test_ninjs_with_little_copy(changes: dict[str, JsonValue]) -> None:
    """Each of these is enough to be a story, or to be known as none."""
    assert len(read({"uri": "x"} | changes).stories) == 1


def test_ninjs_wrong_types() -> None:
    """A wrong type costs its field: it is kept among the leftovers, and a warning says where."""
    one = story(language=7, altIds="x", rightsInfo="y", slugline=["z"], associations=3)
    assert sorted(warning.message for warning in one.warnings) == [
        "/altIds should be an object or an array",
        "/associations should be an object or an array",
        "/language should be a string",
        "/rightsInfo should be an object",
        "/slugline should be a string",
    ]
    assert {leftover.source for leftover in one.leftovers} == {
        ("/altIds",),
        ("/associations",),
        ("/language",),
        ("/rightsInfo",),
        ("/slugline",),
    }


def test_ninjs_null_is_no_wrong_type() -> None:
    """Many senders write null for what they do not know."""
    assert story(language=None, slugline=None).warnings == ()


def test_ninjs_keeps_what_it_does_not_know() -> None:
    """Properties of a house's own are leftovers, with their escaped pointer."""
    one = story(**{"x/y~z": 7})
    assert [(leftover.value, leftover.source) for leftover in one.leftovers] == [(7, ("/x~1y~0z",))]


def test_ninjs_embargo_is_never_lost() -> None:
    """Even one of a wrong type, or null, is kept as it was sent."""
    assert found(story(embargoed=17), Field.EMBARGO) == [(17, ("/embargoed",), "embargoed")]
    assert found(story(embargoedUntil=None), Field.EMBARGO) == [(None, ("/embargoedUntil",), "embargoeduntil")]


def test_ninjs_several_stories() -> None:
    """Each member of a list is a part; what cannot be read beside others is a fault with its number."""
    parsed = read({"items": [ITEM, {"uri": "urn:x:2", "headline": "y"}, {"uri": "urn:x:3"}, 7]})
    assert [(one.part.index, one.part.of, one.part.id) for one in parsed.stories if one.part] == [
        (1, 4, "urn:x:1"),
        (2, 4, "urn:x:2"),
    ]
    assert [(fault.code, fault.position, fault.part_index) for fault in parsed.faults] == [
        ("no_copy", "/items/2", 3),
        ("no_copy", "/items/3", 4),
    ]


@pytest.mark.parametrize(
    "changes",
    [
        {"provider": "NorthWire"},
        {"source": {"name": "nw"}},
        {"infoSources": [{"literal": "nw"}]},
        {"copyrightholder": "northwire"},
        {"uri": "urn:newsml:nw.example:20260302:7"},
    ],
)
def test_ninjs_dialect(changes: dict[str, JsonValue]) -> None:
    """By whoever the record names as its sender, or by the domain of its NewsML id."""
    one = story(guid="g:1", **changes)
    assert one.detection.dialect == "north"
    assert found(one, Field.ITEM_ID)[0][0] == "g:1"


def test_ninjs_contacts_are_private() -> None:
    """Whom the desk may ring is kept apart from the copy."""
    one = story(contactinfo=[{"name": "Ann Other", "value": "+47 55 00 00 00"}])
    assert [block.role for block in one.private] == ["contacts"]
    assert all("Ann" not in block.text for block in one.blocks)
    assert all("Ann" not in str(leftover.value) for leftover in one.leftovers)


def test_ninjs_copy_ignores_the_order_of_properties() -> None:
    """What the copy hash covers is the text, not how it was serialised."""
    assert story().copy == read(dict(reversed(ITEM.items()))).stories[0].copy
    assert story().copy != story(headlines=[{"value": "Ferry stays"}]).copy
