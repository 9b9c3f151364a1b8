import pytest

from copytaster.core.context import Dialect, Dialects
from copytaster.core.errors import Unreadable
from copytaster.core.model import Body, Field, JsonValue, Parsed, Range, RawStory
from copytaster.core.normalise.ids import copy_hash
from copytaster.core.wire.charset import decode
from copytaster.core.wire.framed_text import parse, sniff

NORTH = Dialect("north", "NorthWire", ("NW",), sign_offs=("NW", "NW RESULTS"), marks=("NW RESULTS",))
RELEASES = Dialect("medianet", "Medianet", ("Medianet",))
DIALECTS = Dialects({"north": NORTH, "medianet": RELEASES}, {"nw": NORTH, "medianet": RELEASES})
STORY = (
    "ZCZC NW\r\n$T\r\n:Ferry Fog\r\n=2\r\n^Ferry sails at last\r\n*X\r\n&A\r\n+03015000\r\n@VIC\r\n~News\r\n"
    "   HALDEN, March 2 NW - The ferry\r\nhas sailed.\r\n   NW\r\nNNNN\r\n"
)


def body(text: str) -> Body:
    return Body(text.encode(), decode(text.encode()))


def read(text: str) -> Parsed:
    return parse(body(text), DIALECTS)


def story(text: str) -> RawStory:
    (one,) = read(text).stories
    return one


def values(one: RawStory, name: Field) -> list[JsonValue]:
    return [found.value for found in one.fields.get(name, ())]


def blocks(one: RawStory) -> list[tuple[str, str]]:
    return [(str(block.kind), " ".join(block.text.split())) for block in one.blocks]


def kept(one: RawStory) -> list[JsonValue]:
    return [found.value for found in one.leftovers]


@pytest.mark.parametrize(
    ("text", "evidence"),
    [
        (STORY, "ZCZC opens it"),
        ("\r   ZCZC\r#Fog\r:Title\r", "ZCZC opens it"),
        ("\x00\x01ZCZC FMG000\nYY TDR\n", "ZCZC opens it"),
        ("zczc\r\nAN#1\r\nTX#\r\nFog\r\n", "ZCZC opens it"),
        ("ZCZC0412/SXB\nFog\n", "ZCZC opens it"),
        ("\x01HALDEN\x1f6\x1fN\x1fVIC\r\n\r\nFog\r\n", "header of race results"),
    ],
)
def test_framed_text_sniff(text: str, evidence: str) -> None:
    """By ZCZC that opens it, in either case, or by fields that stand for it."""
    result = sniff(body(text))
    assert result is not None
    assert result.text == evidence


@pytest.mark.parametrize(
    "text",
    ["", "ZCZC was how telegrams began, he said.\n", "Fog\nZCZC\n", "zczc is no word\n", "\x01W2595\x1fasian\r\n"],
)
def test_framed_text_sniff_leaves_others(text: str) -> None:
    """Copy about telegrams is none, and neither is ANPA."""
    assert sniff(body(text)) is None


def test_framed_text_head_of_aap() -> None:
    """Each sigil is what AAP means by it."""
    one = story(STORY)
    assert values(one, Field.PROVIDER) == ["NW"]
    assert values(one, Field.SUBJECT) == [
        {"code": "T", "scheme": "anpa"},
        {"code": "03015000", "scheme": "iptc-subjectcode"},
    ]
    assert values(one, Field.SLUGLINE) == ["Ferry Fog"]
    assert values(one, Field.SERVICE) == ["A"]
    assert values(one, Field.LOCATED) == ["VIC"]
    assert values(one, Field.GENRE) == ["News"]
    assert kept(one) == ["2", "X"]
    assert blocks(one) == [
        ("headline", "Ferry sails at last"),
        ("paragraph", "HALDEN, March 2 NW - The ferry has sailed."),
        ("sign_off", "NW"),
    ]


def test_framed_text_places() -> None:
    """Each text is exactly the characters at its place."""
    for block in story(STORY).blocks:
        assert isinstance(block.source, Range)
        assert block.text == STORY[block.source.start : block.source.end]


def test_framed_text_copy_is_headline_and_text() -> None:
    """Tags and frame are no copy."""
    again = STORY.replace("ZCZC NW", "ZCZC EXTRA").replace("+03015000\r\n", "").replace("&A", "&B")
    assert copy_hash(story(again).copy) == copy_hash(story(STORY).copy)
    assert copy_hash(story(STORY.replace("at last", "again")).copy) != copy_hash(story(STORY).copy)


def test_framed_text_head_of_the_radio_desk() -> None:
    """The same sigils mean something else; who typed it is private."""
    one = story("ZCZC NW\n%A\n#Fog_1\n$Fog lifts\n:(HALDEN)\n&NWIS\\Moei\n*03015000\n@QLD\nThe fog has lifted.\nNNNN")
    assert values(one, Field.SLUGLINE) == ["Fog_1"]
    assert values(one, Field.LOCATED) == ["HALDEN"]
    assert [(block.text, block.role) for block in one.private] == [("NWIS\\Moei", "initials")]
    assert blocks(one)[0] == ("headline", "Fog lifts")
    assert kept(one) == ["QLD"]


def test_framed_text_head_of_releases() -> None:
    """Distribution lists are services; the family names its sender; bullets of the copy are no tags."""
    one = story(
        "ZCZC NW\n%MNETALL MFI\n$J\n:\n*X\nFares to rise\n\nFares will rise:\n* in May\n* by ten cents\n\nNNNN\n"
    )
    assert values(one, Field.SERVICE) == ["MNETALL", "MFI"]
    assert values(one, Field.PROVIDER) == []
    assert one.detection.dialect == "medianet"
    assert ("list", "Fares will rise: * in May * by ten cents") in blocks(one)


def test_framed_text_head_of_racing() -> None:
    """CR alone ends lines; a title that is a day is none."""
    one = story(
        "\rZCZC\r#Halden Betting\r:2/3/2026\r   HALDEN, March 2 NW - Betting.\r\rRace One\r2.90 Hay\r4.20 Oat\r"
    )
    assert values(one, Field.SLUGLINE) == ["Halden Betting"]
    assert [kind for kind, _ in blocks(one)] == ["furniture", "paragraph", "table"]


def test_framed_text_head_of_form_guides() -> None:
    """Service and number behind ZCZC, routing below, the last of several titles; T says that the copy is a table."""
    one = story("ZCZC FMG012\nYY RFG TDR\n:POTTED :Halden DAY\n*T\n\nRace one\n Hay (J Moe)\n Oat (P Ek)\n\nNNNN\n")
    assert values(one, Field.SERVICE) == ["FMG"]
    assert values(one, Field.SEQUENCE) == ["012"]
    assert kept(one) == ["YY RFG TDR", "T"]
    assert blocks(one) == [("headline", "Halden DAY"), ("table", "Race one Hay (J Moe) Oat (P Ek)")]


def test_framed_text_routing_of_form_guides() -> None:
    """The line below the number steers machines, whatever its letters."""
    assert kept(story("ZCZC FMG000\nHH TDCom\nHalden Comment\n\nHay overraced.\n")) == ["HH TDCom"]


def test_framed_text_lettered_tags() -> None:
    """News Bites: the text follows its last tag; empty tags say nothing."""
    one = story(
        "zczc\nAN#27\nKN#NW\nPD#02 March 2026 14:00:00\nCO#HFA.AX\nBY#\nKY#FOG HFA.AX\n"
        "TI#Fog\nAB#Much fog.\nTX#\nFog came.\n"
    )
    assert values(one, Field.NATIVE_ID) == ["27"]
    assert values(one, Field.VERSION_CREATED) == ["2026-03-02T14:00:00"]
    assert values(one, Field.SUBJECT) == [{"code": "HFA.AX", "scheme": "ticker"}]
    assert values(one, Field.KEYWORD) == ["FOG", "HFA.AX"]
    assert blocks(one) == [("headline", "Fog"), ("standfirst", "Much fog."), ("paragraph", "Fog came.")]


def test_framed_text_race_results() -> None:
    """Fields between unit separators; more follows, and who sent it is private; the agency's mark names it."""
    one = story("\x01HALDEN\x1f6\x1fVIC\x1fTuesday\r\n\r\n   6-TAB - Hay 1, Oat 2.\r\n   more ob\r\n   NW RESULTS")
    assert values(one, Field.SLUGLINE) == ["HALDEN"]
    assert kept(one) == ["6", "VIC", "Tuesday"]
    assert blocks(one)[1:] == [("sign_off", "more"), ("sign_off", "NW RESULTS")]
    assert [block.text for block in one.private] == ["ob"]
    assert one.detection.dialect == "north"


def test_framed_text_of_nobody_known() -> None:
    """Routing lines, plain copy, and initials and stamp above NNNN."""
    one = story(
        "ZCZC0412/SXB\nXEF30212\nR EST S0B QBXB\nFog lifts\n   HALDEN - The fog has lifted.\n\n"
        "     ML-OB\n02-MAR-26 11:30 NNNN\n"
    )
    assert kept(one) == ["0412/SXB", "XEF30212", "R EST S0B QBXB"]
    assert blocks(one) == [("headline", "Fog lifts"), ("paragraph", "HALDEN - The fog has lifted.")]
    assert values(one, Field.VERSION_CREATED) == values(one, Field.SENT) == ["2026-03-02T11:30:00"]
    assert [block.text for block in one.private] == ["ML-OB"]


def test_framed_text_in_capitals_is_no_routing() -> None:
    """A headline in capitals is copy, whatever figures it has."""
    one = story("ZCZC NOR0031\n\nUPDATE 1\n\nFERRY SINKS, 40 SAVED\n\nHALDEN, MARCH 2 (NW) - THE FERRY SANK.\n\nNNNN\n")
    assert ("headline", "FERRY SINKS, 40 SAVED") in blocks(one)
    assert kept(one) == []


def test_framed_text_several_telegrams() -> None:
    """Each is a story, NNNN between them or not; one without copy costs no other."""
    parsed = read(STORY + STORY.replace("NNNN\r\n", "") + "ZCZC NW\r\n$T\r\nNNNN\r\n" + STORY)
    assert [one.part and one.part.index for one in parsed.stories] == [1, 2, 4]
    assert [(fault.code, fault.part_index) for fault in parsed.faults] == [("no_copy", 3)]


def test_framed_text_headline_alone_is_a_story() -> None:
    assert blocks(story("ZCZC NW\n^Ferry sails\n*X\nNNNN\n")) == [("headline", "Ferry sails")]


@pytest.mark.parametrize("text", ["ZCZC\r\n\r\nNNNN\r\n", "ZCZC NW\n$T\n:Fog\n*X\n\nNNNN\n"])
def test_framed_text_without_copy(text: str) -> None:
    """A frame around nothing is a dead letter with its place."""
    with pytest.raises(Unreadable) as error:
        read(text)
    assert error.value.code == "no_copy"
