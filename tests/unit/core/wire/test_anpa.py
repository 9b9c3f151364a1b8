import pytest

from copytaster.core.context import DateOrder, Dialect, Dialects
from copytaster.core.errors import Unreadable
from copytaster.core.model import BlockKind, Body, Field, JsonValue, Parsed, Range, RawStory
from copytaster.core.normalise.ids import copy_hash
from copytaster.core.wire.anpa import parse, sniff
from copytaster.core.wire.charset import decode

NORTH = Dialect("north", "NorthWire", ("NW",))
EAST = Dialect("east", "EastWire", ("EastWire",), marks=("EWS-",), date_order=DateOrder.DAY_FIRST)
DIALECTS = Dialects({"north": NORTH, "east": EAST}, {"nw": NORTH, "eastwire": EAST})
COPY = (
    "^BC-EU--Ferry Fog, 1st Ld-Writethru,231<\r\n^Ferry sails at last<\r\n\t   HALDEN (NW) _ The ferry has sailed.\r\n"
)
STORY = (
    f"\x16\x16\x01W2595\x1fasian\r\nu i\x13\x11 BC-EU--FerryFog 1stLd-Writethru   03-02 0480\r\n\x02{COPY}"
    "\t   \x03NW-WF-03-02-16 1509GMT<\r\n\x0c\r\n\x04"
)


def body(text: str) -> Body:
    return Body(text.encode(), decode(text.encode()))


def read(text: str) -> Parsed:
    return parse(body(text), DIALECTS)


def story(text: str) -> RawStory:
    (one,) = read(text).stories
    return one


def copied(copy: str) -> RawStory:
    """A story of this copy."""
    return story(STORY.replace(COPY, copy))


def values(one: RawStory, name: Field) -> list[JsonValue]:
    return [found.value for found in one.fields.get(name, ())]


def blocks(one: RawStory) -> list[tuple[str, str]]:
    return [(str(block.kind), " ".join(block.text.split())) for block in one.blocks]


@pytest.mark.parametrize(
    ("text", "evidence"),
    [
        (STORY, "header lines of ANPA 1312"),
        (STORY.replace("\x16", "").replace("\x01", ""), "header lines of ANPA 1312"),
        ("W2595asian\nu iBC-EU--Ferry   03-02 0480\n^BC-EU--Ferry<\n", "header lines of ANPA 1312"),
        ("\x01A0105NORTHWIRE\x1fnw-\r\nu s BC-Ferry   09-12 0344\r\n\x02Ferry+", "header lines of ANPA 1312"),
        ("\x01W2595\x1fasian\r\nnothing else", "header line of ANPA 1312 behind SOH"),
    ],
)
def test_anpa_sniff(text: str, evidence: str) -> None:
    """By both header lines, whatever is left of the controls; by the first where the second is damaged."""
    result = sniff(body(text))
    assert result is not None
    assert result.text == evidence


@pytest.mark.parametrize("text", ["", "\x01HALDEN\x1f6\x1fVIC\r\n", "A1234\nb i\n", "\x01eca062 4 i 211\r\n\x02x\x03"])
def test_anpa_sniff_leaves_others(text: str) -> None:
    """Other frames between the same controls are none."""
    assert sniff(body(text)) is None


def test_anpa_header() -> None:
    """Letters and figures of the header, the slug line's better words before the header's."""
    one = story(STORY)
    assert values(one, Field.SERVICE) == ["W", "asian"]
    assert values(one, Field.SEQUENCE) == ["2595"]
    assert values(one, Field.URGENCY) == ["u"]
    assert values(one, Field.SUBJECT) == [{"code": "i", "scheme": "anpa"}]
    assert values(one, Field.SLUGLINE) == ["BC-EU--Ferry Fog"]
    assert values(one, Field.VERSION) == ["1st Ld-Writethru"]
    assert values(one, Field.WORD_COUNT) == ["231", "0480"]
    assert values(one, Field.PROVIDER) == ["NW"]
    assert values(one, Field.VERSION_CREATED) == values(one, Field.SENT) == ["2016-03-02T15:09:00+00:00"]
    assert [found.value for found in one.leftovers] == ["03-02", "BC-EU--FerryFog", "1stLd-Writethru"]


def test_anpa_places() -> None:
    """Each text and value is exactly the characters at its place."""
    one = story(STORY)
    for block in one.blocks:
        assert isinstance(block.source, Range)
        assert block.text == STORY[block.source.start : block.source.end]
    (slug,) = one.fields[Field.SLUGLINE]
    assert isinstance(slug.source, Range)
    assert STORY[slug.source.start : slug.source.end] == "BC-EU--Ferry Fog"


def test_anpa_copy_is_the_same_in_another_transmission() -> None:
    """Number, selector, stamp, word count and reference are the transmission's."""
    again = STORY.replace("W2595\x1fasian", "V2596\x1feuro-").replace("1509GMT", "1512GMT").replace(",231<", ",232<")
    assert copy_hash(story(again.replace("\x02^", "\x02^*9006< ^")).copy) == copy_hash(story(STORY).copy)


def test_anpa_head() -> None:
    """Head lines are told by what they say, whatever their order."""
    one = copied(
        "^BC-EU--Ferry Fog,231<\n^BULLETIN<\n^Ferry sails at last<\n"
        "^The ferry has sailed, six hours late and full of soup.<\n"
        "^AP Photo HAL101<\n^Eds: Adds photo.<\n^By INA MOE=\n^North Wire Writer=\n\t   HALDEN (NW) _ It sailed.\n"
    )
    assert blocks(one) == [
        ("unknown", "BULLETIN"),
        ("headline", "Ferry sails at last"),
        ("standfirst", "The ferry has sailed, six hours late and full of soup."),
        ("editors_note", "AP Photo HAL101"),
        ("editors_note", "Eds: Adds photo."),
        ("byline", "By INA MOE"),
        ("byline", "North Wire Writer"),
        ("paragraph", "HALDEN (NW) _ It sailed."),
    ]


def test_anpa_alert_has_no_headline() -> None:
    """An alert's copy is all there is."""
    one = copied("^BC-APNewsAlert,9<\n\t   HALDEN (NW) _ The ferry is overdue.\n")
    assert blocks(one) == [("paragraph", "HALDEN (NW) _ The ferry is overdue.")]
    assert values(one, Field.SIGNAL) == ["newsalert"]


def test_anpa_digest_has_no_body() -> None:
    """Head lines without end marks behind the headline are the copy; a reference stands apart."""
    one = copied("^*9006< ^BC-Top-Headlines,17<\n^Top news<\n^Ferry sails\n^Soup served\n")
    assert blocks(one) == [("headline", "Top news"), ("paragraph", "Ferry sails"), ("paragraph", "Soup served")]
    assert "9006" in [found.value for found in one.leftovers]


def test_anpa_paragraphs() -> None:
    """An indent opens one, lines at the margin go on with it, `<` and `___` end it."""
    one = copied("^BC-Fog,9<\n^Fog<\n\t   One\ntwo.\n\t   Three.<\n\t   ___\n\t   Four.\n")
    assert [words for _, words in blocks(one)[1:]] == ["One two.", "Three.", "___", "Four."]


def test_anpa_tables() -> None:
    """Rows that follow one another are one table; in tabular copy (DC2) short lines are rows too."""
    rows = "^BC-Fog,9<\n\t   Fog by harbor.\n\t   ;MIN;MAX<\n\t   Halden;2;7<\n \n\t   fog - fog\n\t   rn - rain\n"
    assert blocks(copied(rows))[1:] == [
        ("table", ";MIN;MAX< Halden;2;7<"),
        ("paragraph", "fog - fog"),
        ("paragraph", "rn - rain"),
    ]
    tabular = story(STORY.replace(COPY, rows).replace("\x13\x11", "\x14\x12"))
    assert blocks(tabular)[-1] == ("table", "fog - fog rn - rain")


def test_anpa_centred_lines() -> None:
    """Framed lines of the body are subheads; below a byline only its house belongs to it."""
    one = copied(
        "^BC-Glance<\n^Glance=\n^By The North Press=\n^HARBORS=\n"
        "^ W   L   Pct\nHalden 73  52  .584\nLysvik 61  64  .488\n"
        "^Monday's Ferries=\n\t   Halden 6, Lysvik 5\n"
    )
    assert blocks(one) == [
        ("headline", "Glance"),
        ("byline", "By The North Press"),
        ("subhead", "HARBORS"),
        ("table", "W L Pct Halden 73 52 .584 Lysvik 61 64 .488"),
        ("subhead", "Monday's Ferries"),
        ("paragraph", "Halden 6, Lysvik 5"),
    ]


def test_anpa_without_carets() -> None:
    """Bare head lines end at the first indent; the headline at `+`."""
    one = copied(
        "BC-EU--FerryFog\r\nFerry sails at last to\r\nOstria+\r\n"
        "     HALDEN - The ferry has\r\nsailed.\r\n     It did.\r\n"
    )
    assert blocks(one) == [
        ("headline", "Ferry sails at last to Ostria"),
        ("paragraph", "HALDEN - The ferry has sailed."),
        ("paragraph", "It did."),
    ]
    assert values(one, Field.SLUGLINE) == ["BC-EU--FerryFog"]


def test_anpa_labels() -> None:
    """Labelled head lines say what they are."""
    one = copied("^BC-Fares,9<\n^HL:Fares rise<\n^INDEX: Transport, Business<\n\t   HALDEN - Fares rise.\n@<\n")
    assert blocks(one)[0] == ("headline", "Fares rise")
    assert values(one, Field.KEYWORD) == ["Transport", "Business"]


def test_anpa_add_opens_with_what_it_adds_to() -> None:
    """The pick-up line of an add tells the desk, not the reader."""
    one = copied("^BC-Fog, 1st Add,9<\n^HALDEN: this year.<\n\t   More fog.\n")
    assert blocks(one)[0] == ("editors_note", "HALDEN: this year.")


def test_anpa_advance_is_an_embargo() -> None:
    """Copy sent ahead is not to be used before its day."""
    assert values(copied("^BC-Fog, $Adv06,9<\n^Fog<\n\t   Fog.\n"), Field.EMBARGO) == ["$Adv06"]


def test_anpa_advisory_by_its_category() -> None:
    """Category v is what is not copy."""
    assert values(story(STORY.replace("u i\x13", "r v\x13")), Field.SIGNAL) == ["advisory"]


def test_anpa_stamp_in_the_order_of_the_agency() -> None:
    """Whose mark stands in the footer says which figure is the day."""
    one = story(STORY.replace("NW-WF-03-02-16 1509GMT<", "EWS-21:37-09-12-18"))
    assert values(one, Field.VERSION_CREATED) == ["2018-12-09T21:37:00"]
    assert one.detection.dialect == "east"


def test_anpa_several_transmissions() -> None:
    """Each is a story; one without copy costs no other."""
    parsed = read(STORY + "\x00\x00" + STORY.replace(COPY, " \r\n") + STORY.replace("sailed", "gone"))
    assert [one.part and one.part.index for one in parsed.stories] == [1, 3]
    assert [(fault.code, fault.part_index) for fault in parsed.faults] == [("no_copy", 2)]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        (STORY[: STORY.index("\x03")], ["truncated"]),
        (STORY[: STORY.index("sailed")], ["truncated"]),
        ("tail of another\r\n\x03\x04" + STORY, ["text_outside_frame"]),
        (STORY.replace("03-02 0480", "03-"), ["header_unreadable"]),
    ],
)
def test_anpa_warns(text: str, codes: list[str]) -> None:
    """Damage leaves a story, and is told."""
    assert [warning.code for warning in story(text).warnings] == codes


@pytest.mark.parametrize(
    "text", [STORY[: STORY.index("\x02")], STORY.replace(COPY, " "), "\x01W2595\x1fasian\r\nu i BC"]
)
def test_anpa_without_copy(text: str) -> None:
    """Headers alone are a dead letter with their place."""
    with pytest.raises(Unreadable) as error:
        read(text)
    assert error.value.code == "no_copy"


def test_anpa_stripped_of_controls() -> None:
    """The copy ends at the stamp of the last line."""
    text = "".join(character for character in STORY if character >= " " or character in "\t\r\n").replace("\x7f", "")
    one = story(text)
    assert blocks(one) == blocks(story(STORY))
    assert copy_hash(one.copy) == copy_hash(story(STORY).copy)
    assert one.blocks[-1].kind is BlockKind.PARAGRAPH
