import pytest

from copytaster.core.errors import Unreadable
from copytaster.core.model import Field, JsonValue, Part, RawStory, Stage, Syntax
from copytaster.core.wire import json_items
from copytaster.core.wire.json_items import Shape, under
from copytaster.core.wire.reading import Reading
from tests.json_records import body

TABLE: json_items.Table = {"id": (Field.NATIVE_ID, Shape.WORD), "codes": (Field.SUBJECT, Shape.CODES)}


def reading() -> Reading:
    return Reading(Syntax.AP_JSON, body({}))


def test_fill() -> None:
    """Known properties to their fields, unknown ones to the leftovers, what is read elsewhere to neither."""
    one = reading()
    json_items.fill(one, {"id": 7, "codes": ["N2:NO", 1], "odd": [1], "copy": "x"}, ("/0",), TABLE, ("copy",))
    assert [(found.value, found.source, found.role) for found in one.fields[Field.NATIVE_ID]] == [
        ("7", ("/0/id",), "id")
    ]
    assert [found.value for found in one.fields[Field.SUBJECT]] == [{"code": "N2:NO", "scheme": "N2"}, {"code": "1"}]
    assert [(found.value, found.source) for found in one.leftovers] == [([1], ("/0/odd",))]


def test_fill_of_a_wrong_type() -> None:
    """It costs a warning, and is kept."""
    one = reading()
    json_items.fill(one, {"id": [7]}, ("",), TABLE, ())
    assert [warning.code for warning in one.warnings] == ["wrong_type"]
    assert [found.value for found in one.leftovers] == [[7]]


def test_under_an_unpacked_value() -> None:
    """Only the last step of a path grows; names are escaped."""
    assert under(("/Fields/FRAGMENT", ""), "a/b", 0) == ("/Fields/FRAGMENT", "/a~1b/0")


def test_stories_of_several() -> None:
    """What cannot be read is a fault with its number; the others are stories."""

    def read(pointer: str, value: JsonValue, part: Part | None) -> RawStory:
        if value is None:
            raise Unreadable("no_copy", Stage.PARSE, "nothing", pointer)
        one = reading()
        one.found(Field.STATUS, value, (pointer,))
        return one.story(str(value), None, part=part)

    parsed = json_items.stories([("/0", "usable"), ("/1", None)], read)
    assert [story.part for story in parsed.stories] == [Part(1, 2)]
    assert [(fault.code, fault.position, fault.part_index) for fault in parsed.faults] == [("no_copy", "/1", 2)]
    with pytest.raises(Unreadable, match="no_copy"):
        json_items.stories([("", None)], read)


def test_copy_of_is_in_the_order_of_its_names() -> None:
    """Not in that of the properties."""
    item: JsonValue = {"body": ["b", {"y": "2", "x": "1"}], "head": "h", "id": "never"}
    assert isinstance(item, dict)
    assert json_items.copy_of(item, "head", "body") == "h\nb\n1\n2"


@pytest.mark.parametrize("text", ["<p>Words</p>", "<nitf><body>", "Words"])
def test_nitf_that_is_none(text: str) -> None:
    """Other text is left to whoever asked."""
    assert json_items.nitf(text, ("/x",)) is None


def test_nitf() -> None:
    """Its copy, and the hash of that without what its head holds."""
    head = "<head><docdata><date.issue norm='20260302'/></docdata></head>"
    read = json_items.nitf(f"<nitf>{head}<body><body.content><p>Words</p></body.content></body></nitf>", ("/x",))
    assert read is not None
    assert read.hashed.strip() == "Words"
    assert [block.text for block in read.copy.blocks] == ["Words"]
