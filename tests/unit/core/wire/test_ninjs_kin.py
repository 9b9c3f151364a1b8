import pytest

from copytaster.core.context import Dialect, Dialects
from copytaster.core.model import Field, JsonValue, RawStory
from copytaster.core.wire.ninjs import parse, sniff
from copytaster.core.wire.ninjs_kin import KIN
from tests.json_records import blocks, body, values

DIALECTS = Dialects({kin.carrier: Dialect(kin.carrier, kin.carrier.upper()) for kin in KIN}, {})
ANP: dict[str, JsonValue] = {
    "id": "9ab",
    "itemId": "ANP-020326-041",
    "pubDate": "2026-03-02T08:15:00Z",
    "firstIssueDate": "2026-03-02T08:15:00Z",
    "source": "3dc7",
    "sourceTitle": "ANP",
    "title": "Veer vertrekt",
    "bodyText": "<p>LYSVIK (ANP) - Het veer vertrok.</p>",
}
AFP: dict[str, JsonValue] = {
    "uno": "u1",
    "lang": "en",
    "headline": "Ferry leaves",
    "news": ["It left.", "It was full."],
    "iptc": ["04015000"],
    "slug": ["Norway", "ferry"],
    "advisory": "ADDS quote",
    "status": "Usable",
    "title": "Norway-ferry",
}
LDRS: dict[str, JsonValue] = {
    "id": 1,
    "uri": "u1",
    "contracts": [],
    "headline": "Library to close",
    "description_text": "LDRS v.1",
    "body_html": "<p>It closes.</p>",
    "versioncreated": "2026-03-02T08:40:00",
}


def story(value: object) -> RawStory:
    (one,) = parse(body(value), DIALECTS).stories
    return one


@pytest.mark.parametrize(
    ("value", "name"),
    [
        ({"hasError": False, "data": ANP}, "ANP News API"),
        ({"data": [ANP]}, "ANP News API"),
        (AFP, "AFP Core API"),
        ({"response": {"docs": {"documents": [AFP]}}}, "AFP Core API"),
        ({"item": [LDRS]}, "BBC's local democracy reporters"),
    ],
)
def test_kin_sniff(value: object, name: str) -> None:
    """Alone and in the lists of their APIs."""
    evidence = sniff(body(value))
    assert evidence is not None
    assert evidence.text == f"properties of the {name}"


def test_kin_anp() -> None:
    """Its title is the headline, its source a number."""
    one = story({"data": ANP})
    assert [(kind, text) for kind, text, _ in blocks(one)] == [
        ("headline", "Veer vertrekt"),
        ("paragraph", "LYSVIK (ANP) - Het veer vertrok."),
    ]
    assert one.detection.dialect == "anp"
    assert values(one, Field.ITEM_ID) == ["9ab"]
    assert Field.PROVIDER not in one.fields
    assert [found.value for found in one.leftovers] == ["3dc7"]


def test_kin_afp() -> None:
    """A text is a list of paragraphs, a slugline a list of words, an advisory a note."""
    one = story(AFP)
    assert blocks(one) == [
        ("headline", "Ferry leaves", "/headline"),
        ("paragraph", "It left.", "char=0,8"),
        ("paragraph", "It was full.", "char=0,12"),
        ("editors_note", "ADDS quote", "/advisory"),
    ]
    assert values(one, Field.SUBJECT) == [{"code": "04015000"}]
    assert values(one, Field.KEYWORD) == ["Norway", "ferry"]
    assert Field.TITLE not in one.fields
    assert one.copy != story(AFP | {"news": ["It left."]}).copy


def test_kin_bbc() -> None:
    """The number of the draft is no standfirst."""
    one = story(LDRS)
    assert [kind for kind, _, _ in blocks(one)] == ["headline", "paragraph"]
    assert one.detection.dialect == "bbc"
    assert [found.value for found in one.leftovers] == [[], "LDRS v.1"]
