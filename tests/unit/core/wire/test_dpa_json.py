import pytest

from copytaster.core.errors import Unreadable
from copytaster.core.model import Field, JsonValue, RawStory
from copytaster.core.wire.dpa_json import parse, sniff
from tests.json_records import DIALECTS, blocks, body, values

ITEM: dict[str, JsonValue] = {
    "format": "digitalwires@0.9.1",
    "urn": "urn:newsml:dpa.example:1",
    "entry_id": "e1",
    "headline": "Fähre legt ab",
    "dateline": "Lysvik (dpa) - ",
    "article_html": "<p>Sie legt ab.</p>",
}


def story(**changes: JsonValue) -> RawStory:
    (one,) = parse(body(ITEM | changes), DIALECTS).stories
    return one


@pytest.mark.parametrize(
    "value",
    [ITEM, [ITEM], {"entries": [ITEM]}, {"article_html": "x", "linkbox_html": None}, '{"entry_id": "e1", "urn": "u'],
)
def test_dpa_json_sniff(value: object) -> None:
    """By the format's name, two of its own properties, or what is left of them."""
    assert sniff(body(value)) is not None


@pytest.mark.parametrize("value", [{"format": "ninjs"}, {"entries": []}, {"article_html": "x"}, [], 7])
def test_dpa_json_sniff_of_others(value: object) -> None:
    """One property alone is no evidence."""
    assert sniff(body(value)) is None


def test_dpa_json_parse() -> None:
    """The dateline is a block of its own; the urn stays over versions."""
    one = story()
    assert blocks(one) == [
        ("headline", "Fähre legt ab", "/headline"),
        ("dateline", "Lysvik (dpa) - ", "/dateline"),
        ("paragraph", "Sie legt ab.", "/p[1]"),
    ]
    assert values(one, Field.ITEM_ID) == ["urn:newsml:dpa.example:1"]
    assert one.detection.dialect == "dpa"


@pytest.mark.parametrize(
    ("note", "kind"),
    [
        ({"role": "dpaednoterole:closingline", "ednote": "dpa ab xy", "is_publishable": True}, "initials"),
        ({"role": "dpaednoterole:dpacontacts", "ednote": "Anne 0555", "is_publishable": False}, "contacts"),
        ({"role": "dpaednoterole:editorialnote", "ednote": "Intern", "is_publishable": False}, "not_for_publication"),
    ],
)
def test_dpa_json_private_notes(note: dict[str, JsonValue], kind: str) -> None:
    """Notes that are not publishable, and those that never are."""
    one = story(ednotes=[note])
    assert [(block.text, block.role) for block in one.private] == [(note["ednote"], kind)]
    assert len(one.blocks) == 3


def test_dpa_json_notepad() -> None:
    """Its non-public part is private; its public one is told where no list of notes does."""
    pad: JsonValue = {
        "header_html": "<h3>Notizblock</h3>",
        "public_html": "<p>Mit Bild</p>",
        "nonpublic_html": "<p>Tel. 1</p>",
    }
    one = story(notepad=pad)
    assert [block.text for block in one.private] == ["Tel. 1"]
    assert blocks(one)[3:] == [("editors_note", "Mit Bild", "/p[1]")]
    again = story(notepad=pad, ednotes=[{"role": "x:editorialnote", "ednote": "Mit Bild", "is_publishable": True}])
    assert blocks(again)[3:] == [("editors_note", "Mit Bild", "/ednotes/0/ednote")]


def test_dpa_json_correction_by_role() -> None:
    """A note's role says what the version is."""
    one = story(ednotes=[{"role": "dpaednoterole:correctionshort", "ednote": "Name", "is_publishable": True}])
    assert values(one, Field.SIGNAL) == ["correction"]


def test_dpa_json_categories() -> None:
    """Each type to its field; creators are kept aside."""
    one = story(
        categories=[
            {"type": "dnltype:wire", "name": "bdt", "qcode": "dpasrv:bdt"},
            {"type": "dnltype:keyword", "name": "Fähre", "qcode": None},
            {"type": "dnltype:dpasubject", "name": "Verkehr", "qcode": "medtop:20000337"},
            {"type": "dnltype:creator", "name": "rask", "qcode": None},
        ]
    )
    assert values(one, Field.KEYWORD) == ["Fähre"]
    assert values(one, Field.SUBJECT) == [{"code": "medtop:20000337", "name": "Verkehr", "scheme": "medtop"}]
    assert [found["name"] for found in values(one, Field.SERVICE) if isinstance(found, dict)] == ["bdt"]
    assert len(one.leftovers) == 2  # the creator, and the format's name


def test_dpa_json_film() -> None:
    """A caption that is a full stop is none; the transcript stands for an article that is not there."""
    film: JsonValue = [
        {"type": "video", "urn": "v", "caption": ".", "transcript": "Sie legt ab.\n\nEs ist das letzte Mal."}
    ]
    one = story(article_html=None, dateline=None, associations=film)
    assert [kind for kind, _, _ in blocks(one)] == ["headline", "paragraph", "paragraph"]
    assert len(story(associations=film).blocks) == 3


def test_dpa_json_null_embargo() -> None:
    """A null is kept as sent: the agency's table says what it means."""
    assert values(story(embargoed=None), Field.EMBARGO) == [None]


@pytest.mark.parametrize(
    ("value", "code"),
    [('{"entry_id": "e1", "urn": "u", "headline', "bad_json"), ({"format": "digitalwires@1", "urn": "u"}, "no_copy")],
)
def test_dpa_json_unreadable(value: object, code: str) -> None:
    """Broken JSON, an item of ids alone."""
    with pytest.raises(Unreadable, match=code):
        parse(body(value), DIALECTS)
