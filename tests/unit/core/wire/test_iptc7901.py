import pytest

from copytaster.core.context import DateOrder, Dialect, Dialects
from copytaster.core.errors import Unreadable
from copytaster.core.model import BlockKind, Body, Field, JsonValue, Parsed, Range, RawStory
from copytaster.core.normalise.ids import copy_hash
from copytaster.core.wire.charset import decode
from copytaster.core.wire.iptc7901 import parse, sniff

NORTH = Dialect("north", "NorthWire", ("NorthWire", "nw"), marks=("(nw)",), date_order=DateOrder.DAY_FIRST)
DIALECTS = Dialects({"north": NORTH}, {"northwire": NORTH, "nw": NORTH})
COPY = "Ferry sails at last =\r\n\r\nHalden (nw) - The ferry has sailed.\r\n"
STORY = f"\x01eca062 4 i 211 ccccb   nw 061\r\n\r\nOstria/fog/\r\n\x02{COPY}\x03131137 GMT Nov 13\r\n\x7f\r\n\x7f\x04"


def body(text: str | bytes) -> Body:
    value = text if isinstance(text, bytes) else text.encode()
    return Body(value, decode(value))


def read(text: str | bytes) -> Parsed:
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
        (STORY, "header of IPTC 7901 behind SOH"),
        ("\x00\x7f\r\n\x7f" + STORY, "header of IPTC 7901 behind SOH"),
        ("eca00075 3 i 510    nw 1003\n\n/Ostria/\nFerry sails =\n", "header of IPTC 7901 without control characters"),
        ("bsf025 3 ec 121\n\nFerry sails\n\n091223 dec 18", "header of IPTC 7901 without control characters"),
        ("\x01some header\r\n\x02Ferry sails\x03", "SOH and STX"),
    ],
)
def test_iptc7901_sniff(text: str, evidence: str) -> None:
    """By its header behind SOH, or alone at the top with what must follow one; else by SOH and STX."""
    result = sniff(body(text))
    assert result is not None
    assert result.text == evidence


@pytest.mark.parametrize(
    "text", ["abc12 3 i 510 people came", "The ferry\x01left", "", "eca062 4 i", '{"a": "\\u0001"}']
)
def test_iptc7901_sniff_leaves_others(text: str) -> None:
    """A line that happens to look like a header is none."""
    assert sniff(body(text)) is None


def test_iptc7901_header() -> None:
    """Service, number, priority, category, words; the agency among what follows; keywords make the slugline."""
    one = story(STORY)
    assert values(one, Field.SERVICE) == ["eca"]
    assert values(one, Field.SEQUENCE) == ["062"]
    assert values(one, Field.URGENCY) == ["4"]
    assert values(one, Field.SUBJECT) == [{"code": "i", "scheme": "iptc7901"}]
    assert values(one, Field.WORD_COUNT) == ["211"]
    assert values(one, Field.PROVIDER) == ["nw"]
    assert values(one, Field.SLUGLINE) == ["Ostria/fog"]
    assert values(one, Field.KEYWORD) == ["Ostria", "fog"]
    assert values(one, Field.VERSION_CREATED) == values(one, Field.SENT) == ["2013-11-13T11:37:00+00:00"]
    assert [found.value for found in one.leftovers] == ["ccccb   nw 061"]
    assert one.detection.dialect == "north"


def test_iptc7901_places() -> None:
    """Each text and value is exactly the characters at its place."""
    one = story(STORY)
    for block in one.blocks:
        assert isinstance(block.source, Range)
        assert block.text == STORY[block.source.start : block.source.end]
    (number,) = one.fields[Field.SEQUENCE]
    assert isinstance(number.source, Range)
    assert STORY[number.source.start : number.source.end] == "062"


def test_iptc7901_copy_is_the_same_without_controls() -> None:
    """What a transport strips, and what a retransmission changes, is no copy."""
    without = "".join(character for character in STORY if character >= " " or character in "\r\n").replace("\x7f", "")
    again = STORY.replace("eca062", "ecb063").replace("131137 GMT", "131140 GMT")
    hashes = {copy_hash(story(text).copy) for text in (STORY, without, again)}
    assert len(hashes) == 1


def test_iptc7901_head() -> None:
    """Head lines are told by what they say, the last of what is left is the headline, wrapped lines joined."""
    one = copied(
        "(Eil \x07\x07\x07\x07\x07)\n2ND LEAD\n(KORR-Bericht)\n(Berichtigung: Zahl\nim Absatz)\nRubrik\n"
        "Ferry to Ostria sails at last after a long morning of fog and, some\nsay, soup\n"
        "By Ina Moe, nw\n(Foto: Nebel) =\n\n"
        "Halden (nw) - The ferry has sailed.\n"
    )
    assert blocks(one) == [
        ("unknown", "(Eil \x07\x07\x07\x07\x07)"),
        ("unknown", "2ND LEAD"),
        ("furniture", "(KORR-Bericht)"),
        ("editors_note", "(Berichtigung: Zahl im Absatz)"),
        ("unknown", "Rubrik"),
        ("headline", "Ferry to Ostria sails at last after a long morning of fog and, some say, soup"),
        ("byline", "By Ina Moe, nw"),
        ("editors_note", "(Foto: Nebel)"),
        ("paragraph", "Halden (nw) - The ferry has sailed."),
    ]
    assert values(one, Field.GENRE) == ["KORR-Bericht"]


def test_iptc7901_dateline_closes_no_head() -> None:
    """A line that ends with a dateline's `=` is copy."""
    one = copied("Ferry sails (2)\r\n\r\n   HALDEN 02/03 (NW) = \r\nThe ferry has sailed.\r\n")
    assert blocks(one)[0] == ("headline", "Ferry sails")
    assert values(one, Field.VERSION) == ["2"]


def test_iptc7901_notepad() -> None:
    """Its notes speak to the desk, links are kept apart; contacts and what follows the divider are private."""
    one = copied(
        "Ferry sails =\n\nHalden (nw) - The ferry has sailed.\n\n"
        "# Notebook\n\n## Note to editors\n- Adds quote,\n  details\n\n"
        "## Internet links\n- [Harbour](https://harbour.example)\n\n## Kontakte\n- Ina Moe, 5550\n\n* * * *\n"
        "The following information is not intended for publication\n\n## Editorial contacts\n- Per Lund\n\ndpa im pl\n"
    )
    assert blocks(one)[-1] == ("editors_note", "Adds quote, details")
    assert [(block.role, block.text.split()[-1]) for block in one.private] == [("notepad", "pl"), ("contacts", "5550")]
    assert "harbour.example" in str(one.leftovers)


def test_iptc7901_private_without_notepad() -> None:
    """The line that says so is mark enough; a divider in the copy alone is none."""
    one = copied(
        "Ferry sails =\n\nThe ferry left.\n\n* * *\n\nThe fog stayed.\n\n"
        "The following information is not for publication\nx\n"
    )
    assert [block.text.splitlines()[0] for block in one.private] == ["The following information is not for publication"]
    assert ("paragraph", "The fog stayed.") in blocks(one)


def test_iptc7901_notices_to_the_desk() -> None:
    """What follows KILL or (Achtung) is a note, unless it opens as a story."""
    killed = copied("KILL KILL KILL \x07\nFerry =\n\nPlease kill our story.\n")
    assert blocks(killed)[-1] == ("editors_note", "Please kill our story.")
    assert blocks(copied("(Achtung)\nFerry =\n\nHalden (nw) - It sailed.\n"))[-1][0] == "paragraph"


def test_iptc7901_several_stories_in_a_transmission() -> None:
    """Each is closed by its mark, its editor's initials private; a stamp of its own rules the transmission's."""
    first, second = read(
        STORY.replace(
            COPY, "Fog\n\nFog came down.\n./.INM\n121101 NOV 13\n\nSoup\n\nSoup was served.\n./.PL\n"
        ).replace("nw", "BELGA-1 F")
    ).stories
    assert [values(one, Field.VERSION_CREATED) for one in (first, second)] == [
        ["2013-11-12T11:01:00"],
        ["2013-11-13T11:37:00+00:00"],
    ]
    assert [[block.text for block in one.private] for one in (first, second)] == [["INM"], ["PL"]]
    assert first.part is not None
    assert (first.part.index, first.part.of) == (1, 2)
    assert values(first, Field.WORD_COUNT) == []


def test_iptc7901_several_transmissions() -> None:
    """Each is a story; one without copy costs no other."""
    parsed = read(STORY + "\x7f\r\n" + STORY.replace(COPY, " ") + STORY.replace("sailed", "gone"))
    assert [one.part and one.part.index for one in parsed.stories] == [1, 3]
    assert [(fault.code, fault.part_index) for fault in parsed.faults] == [("no_copy", 2)]


def test_iptc7901_transmissions_without_controls() -> None:
    """A header is one where the date-time group of another stands above it."""
    text = (
        "eca11 4 i 2\n\nFog/\nFog comes =\n\nFog came.\n\n131137 Nov 13\n"
        "eca22 4 i 2\n\nFog/\nFog goes =\n\nFog went.\n\n131138 Nov 13\n"
    )
    assert [values(one, Field.SEQUENCE) for one in read(text).stories] == [["11"], ["22"]]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        (STORY[: STORY.index("\x03")], ["truncated"]),
        (STORY[: STORY.index("sailed")], ["truncated"]),
        ("tail of another\r\n\x03\x04\r\n" + STORY, ["text_outside_frame"]),
        ("\x01eca .. i\r\n\x02" + COPY + "\x03131137 GMT Nov 13\x04", ["header_unreadable"]),
        (STORY.replace("sailed", "sank\x18sailed"), ["cancelled_words"]),
    ],
)
def test_iptc7901_warns(text: str, codes: list[str]) -> None:
    """Damage leaves a story, and is told."""
    assert [warning.code for warning in story(text).warnings] == codes


@pytest.mark.parametrize("text", ["\x01eca062 4 i 211  nw 061\r\n\r\n", STORY.replace(COPY, "\r\n")])
def test_iptc7901_without_copy(text: str) -> None:
    """A header alone is a dead letter with its place."""
    with pytest.raises(Unreadable) as error:
        read(text)
    assert error.value.code == "no_copy"
    assert (error.value.position or "").startswith("char ")


def test_iptc7901_language_of_a_letter() -> None:
    """Belga says by a letter in which of its languages it wrote."""
    one = story(STORY.replace("ccccb   nw 061", "F BELGA-0031 COR 703"))
    assert values(one, Field.LANGUAGE) == ["fr"]


def test_iptc7901_agency_of_a_mark() -> None:
    """Where the header names nobody, the agency's mark in the copy does."""
    one = story(STORY.replace("nw 061", "061"))
    assert (values(one, Field.PROVIDER), one.detection.dialect) == ([], "north")


def test_iptc7901_initials_at_the_end() -> None:
    """The last line of initials is private."""
    one = copied(COPY + "\r\ndpa im/öb pl n1 ob\r\n")
    assert [(block.text, block.role) for block in one.private] == [("dpa im/öb pl n1 ob", "initials")]
    assert one.blocks[-1].kind is BlockKind.PARAGRAPH
