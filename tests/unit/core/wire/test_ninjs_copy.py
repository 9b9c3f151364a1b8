import pytest

from copytaster.core.model import JsonValue
from copytaster.core.wire.ninjs_copy import Copy, is_copy, read_copy, read_text


def copy(kind: str = "text", **item: JsonValue) -> Copy:
    return read_copy(item, "", kind)


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        ({"headline": "A"}, [("headline", "A", None)]),
        ({"headline_seo": "A", "headline": "B"}, [("headline", "B", None), ("headline", "A", "seo")]),
        (
            {"headlines": [{"role": "seo", "value": "A"}, {"role": "main", "value": "B"}]},
            [
                ("headline", "B", "main"),
                ("headline", "A", "seo"),
            ],
        ),
        ({"headline": "<b>A</b> &amp; B"}, [("headline", "A & B", None)]),
        ({"description_text": "A", "description_html": "<p>A</p>"}, [("standfirst", "A", None)]),
        ({"descriptions": [{"role": "caption", "value": "A"}]}, [("caption", "A", "caption")]),
        ({"descriptions": [{"role": "teaser", "value": "A"}]}, [("unknown", "A", "teaser")]),
        ({"body_text": "A", "body_html": "<p>A</p><p>B</p>"}, [("paragraph", "A", None), ("paragraph", "B", None)]),
        ({"bodies": ["A"]}, [("paragraph", "A", None)]),
        ({"bodies": {"value": "A"}}, [("paragraph", "A", None)]),
        ({"body_text": "1 &lt; 2", "contenttype": "x"}, [("paragraph", "1 &lt; 2", None)]),
        ({"bodies": [{"contentType": "text/html", "value": "1 &lt; 2"}]}, [("paragraph", "1 < 2", None)]),
        ({"ednote": "<p>Eds: A</p>"}, [("editors_note", "Eds: A", None)]),
    ],
)
def test_copy(item: dict[str, JsonValue], expected: list[tuple[str, str, str | None]]) -> None:
    """Names by pattern and arrays by role become the same blocks; of two renditions the richer is read."""
    assert [(block.kind.value, block.text, block.role) for block in read_copy(item, "", "text").blocks] == expected


def test_copy_of_a_picture() -> None:
    """A description of a medium is its caption, and the item itself is the medium."""
    one = copy("picture", description_text="A ferry.", uri="urn:x:1", creditline="LensCo")
    assert [block.kind.value for block in one.blocks] == ["caption"]
    assert [found.value for found in one.media] == [{"kind": "picture", "uri": "urn:x:1", "credit": "LensCo"}]


def test_copy_of_associations() -> None:
    """Captions of associated media are copy; associated stories are not ours to tell."""
    one = copy(
        associations={
            "main": {"type": "picture", "uri": "urn:x:1", "description_text": "A ferry."},
            "see-also": {"type": "text", "headline": "Another story"},
        }
    )
    assert [(block.kind.value, block.text, block.source) for block in one.blocks] == [
        ("caption", "A ferry.", ("/associations/main/description_text",))
    ]
    assert [found.value for found in one.media] == [{"kind": "picture", "uri": "urn:x:1", "name": "main"}]
    assert [leftover.role for leftover in one.leftovers] == ["see-also"]


def test_copy_of_another_body() -> None:
    """A body that says something else than the main one is kept, not published as copy."""
    one = copy(bodies=[{"role": "main", "value": "A"}, {"role": "teaser", "value": "B"}])
    assert [block.text for block in one.blocks] == ["A"]
    assert [(leftover.value, leftover.role) for leftover in one.leftovers] == [("B", "teaser")]


def test_copy_of_wrong_types() -> None:
    """What holds no words is left over, with a warning and its pointer."""
    one = copy(bodies=[7, {"value": 8}], headline={"a": 1}, ednote=["x"])
    assert sorted(str(warning.at[0]) for warning in one.warnings) == [
        f"AtPath(path=('{pointer}',))" for pointer in ("/bodies/0", "/bodies/1", "/ednote", "/headline")
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A\n\nB", [("paragraph", "A", "char=0,1"), ("paragraph", "B", "char=3,4")]),
        ("A\r\n\r\nB", [("paragraph", "A", "char=0,1"), ("paragraph", "B", "char=5,6")]),
        ("A" * 90 + "\nB", [("paragraph", "A" * 90, "char=0,90"), ("paragraph", "B", "char=91,92")]),
        ("wrapped by hand\nat sixty", [("paragraph", "wrapped by hand\nat sixty", "char=0,24")]),
        ("Pier   Boats\nNorth  4\nWest    2   x", [("table", "Pier   Boats\nNorth  4\nWest    2   x", "char=0,35")]),
        ("A\\n\\nB", [("paragraph", "A", "char=0,1"), ("paragraph", "B", "char=5,6")]),
        ("  \n ", []),
    ],
)
def test_copy_of_plain_text(text: str, expected: list[tuple[str, str, str]]) -> None:
    """Paragraphs between blank lines, or one a line where none was wrapped by hand; places count in the value."""
    assert [
        (block.kind.value, block.text, block.source[1])
        for block in read_text(text, "/b")
        if isinstance(block.source, tuple)
    ] == expected


def test_copy_hash_covers_private_text() -> None:
    """What the hash covers is the item's whole text: notes and captions too, but no dates or ids."""
    assert copy(headline="A", ednote="B").hashed != copy(headline="A", ednote="C").hashed
    assert copy(headline="A", uri="x").hashed == copy(headline="A", uri="y").hashed
    assert copy(headline="A  b").hashed == copy(headline="A b").hashed


def test_is_copy() -> None:
    """Folded names of properties that are read as words."""
    assert all(is_copy(name) for name in ("bodyhtml", "bodies", "headlineseo", "descriptions", "associations"))
    assert not any(is_copy(name) for name in ("uri", "subject", "by"))


def test_copy_of_a_nitf_document() -> None:
    """It is read as NITF, and its head is not hashed: stamps of a transmission are no copy."""

    def nitf(stamp: str) -> Copy:
        head = f"<head><docdata><date.issue norm='{stamp}'/></docdata></head>"
        body = "<body><body.head><byline>By Anne Rask<byttl>NorthWire</byttl></byline></body.head>"
        text = f"<nitf>{head}{body}<body.content><p>It left.</p></body.content></body></nitf>"
        return read_copy({"body_nitf": text}, "", "text")

    one = nitf("20260302")
    assert [block.text for block in one.blocks] == ["By Anne Rask, NorthWire", "It left."]
    assert one.hashed == nitf("20260303").hashed
