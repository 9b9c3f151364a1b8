from base64 import b64encode

import pytest

from copytaster.core.context import Dialect, Dialects
from copytaster.core.errors import TooLarge, Unreadable
from copytaster.core.model import Body, Decoded, Field, JsonValue, Parsed, RawStory
from copytaster.core.wire.charset import decode
from copytaster.core.wire.newsmlg2 import parse, sniff

NORTH = Dialect("north", "NorthWire", ("NorthWire", "wire.example"), item_id=("nw:id",))
DIALECTS = Dialects({"north": NORTH}, {"northwire": NORTH, "wire.example": NORTH})
NAR = "http://iptc.org/std/nar/2006-10-01/"


def body(text: str, inflated_bytes: int = 1_000_000) -> Body:
    value = text.encode()
    return Body(value, decode(value), inflated_bytes=inflated_bytes)


def item(meta: str = "", content: str = "", inside: str = "", *, name: str = "newsItem", attributes: str = "") -> str:
    return (
        f'<{name} xmlns="{NAR}" guid="urn:newsml:wire.example:20260302:1" version="2" {attributes}>'
        f"<itemMeta>{meta}</itemMeta><contentMeta>{content}</contentMeta>{inside}</{name}>"
    )


def xhtml(inside: str) -> str:
    return f'<contentSet><inlineXML><html xmlns="http://www.w3.org/1999/xhtml"><body>{inside}</body></html></inlineXML></contentSet>'


PARAGRAPH = xhtml("<p>The ferry left.</p>")


def read(text: str) -> Parsed:
    return parse(body(text), DIALECTS)


def story(meta: str = "", content: str = "", inside: str = PARAGRAPH, **more: str) -> RawStory:
    (one,) = read(item(meta, content, inside, **more)).stories
    return one


def values(one: RawStory, name: Field) -> list[JsonValue]:
    return [each.value for each in one.fields.get(name, ())]


def blocks(one: RawStory) -> list[tuple[str, str]]:
    return [(block.kind.value, block.text) for block in one.blocks]


# --- detection


@pytest.mark.parametrize(
    "text",
    [
        item(),
        f'<?xml version="1.0"?>\n<!-- a -- comment --><x:newsMessage xmlns:x="{NAR}"/>',
        f'\ufeff<newsMessage xmlns="{NAR}"><itemS',
        '<newsItem guid="x" standard="NewsML-G2">',
        f'<knowledgeItem xmlns="{NAR}"/>',
    ],
)
def test_newsmlg2_sniff(text: str) -> None:
    """By its document element, whole or broken off, prefixed or not."""
    assert sniff(body(text)) is not None


@pytest.mark.parametrize(
    "text", ["", "The ferry left.", "<NewsML/>", "<NewsItem/>", "<nitf/>", '<newsItem xmlns="urn:other"/>', "{}", "<"]
)
def test_newsmlg2_sniff_of_others(text: str) -> None:
    """NewsML 1 spells its names with a capital."""
    assert sniff(body(text)) is None


# --- items


def test_newsmlg2_item() -> None:
    """Blocks with their XPaths; the id that stays, where no table of an agency says otherwise."""
    one = story(content="<headline>Ferry leaves</headline>")
    assert [(block.kind.value, block.text, block.source) for block in one.blocks] == [
        ("headline", "Ferry leaves", ("/newsItem/contentMeta/headline",)),
        ("paragraph", "The ferry left.", ("/newsItem/contentSet/inlineXML/html/body/p",)),
    ]
    (item_id,) = one.fields[Field.ITEM_ID]
    assert (item_id.value, item_id.source, item_id.role) == (
        "urn:newsml:wire.example:20260302:1", ("/newsItem",), "guid",
    )  # fmt: skip
    assert values(one, Field.VERSION) == ["2"]
    assert one.part is None


def test_newsmlg2_message() -> None:
    """One story an item, packages last, the header's facts in each."""
    items = "".join(item(content=f"<headline>{n}</headline>", inside=PARAGRAPH) for n in "ab")
    package = item("", "<headline>Both</headline>", name="packageItem")
    header = "<header><sent>2026-03-02T08:00:00Z</sent><sender>NorthWire</sender></header>"
    parsed = read(f'<newsMessage xmlns="{NAR}">{header}<itemSet>{package}{items}</itemSet></newsMessage>')
    assert [one.part and one.part.index for one in parsed.stories] == [1, 2, 3]
    assert [values(one, Field.TYPE) for one in parsed.stories] == [[], [], ["composite"]]
    assert all(values(one, Field.PROVIDER) == ["NorthWire"] for one in parsed.stories)
    assert parsed.stories[0].detection.dialect == "north"


def test_newsmlg2_message_without_items_is_a_heartbeat() -> None:
    """Nothing was sent, and nothing is wrong."""
    (one,) = read(f'<newsMessage xmlns="{NAR}"><header><sent>x</sent></header><itemSet/></newsMessage>').stories
    assert values(one, Field.TYPE) == ["heartbeat"]


def test_newsmlg2_item_without_copy_is_a_fault() -> None:
    """Beside another it costs its own part; alone it is the record's."""
    good, bad = item(inside=PARAGRAPH), item("<itemClass qcode='ninat:text'/>")
    parsed = read(f'<newsMessage xmlns="{NAR}"><itemSet>{bad}{good}</itemSet></newsMessage>')
    assert [(fault.code, fault.part_index) for fault in parsed.faults] == [("no_copy", 1)]
    assert len(parsed.stories) == 1
    with pytest.raises(Unreadable, match="no_copy"):
        read(bad)


def test_newsmlg2_broken_off() -> None:
    """Half a document is none, and the place is told."""
    with pytest.raises(Unreadable) as caught:
        read(item(inside=PARAGRAPH)[:-40])
    assert (caught.value.code, caught.value.position is not None) == ("bad_xml", True)


@pytest.mark.parametrize(
    ("name", "kind"), [("conceptItem", "concept"), ("knowledgeItem", "concept"), ("planningItem", "planning")]
)
def test_newsmlg2_knowledge_and_plans(name: str, kind: str) -> None:
    """They are told by their type, whatever class they give."""
    one = story("<itemClass qcode='cinat:concept'/>", inside="", name=name)
    assert values(one, Field.TYPE)[0] == kind


def test_newsmlg2_package_of_references() -> None:
    """Groups that refer to one another are no trouble; what the package is called is no headline of copy."""
    group = "<groupSet root='a'><group id='a'><itemRef residref='urn:1'/><groupRef idref='a'/></group></groupSet>"
    one = story("", "<headline>Both</headline>", group, name="packageItem")
    assert not one.blocks
    assert values(one, Field.TITLE) == ["Both"]
    assert ["urn:1"] in [left.value for left in one.leftovers]


# --- concepts


def test_newsmlg2_concepts() -> None:
    """Scheme and code apart, the name in the item's language, what is rolled up inside it."""
    subject = (
        "<subject qcode='medtop:2' rank='1'><name xml:lang='sv'>sjöfart</name><name xml:lang='en'>shipping</name>"
        "<broader qcode='medtop:1'><name>transport</name></broader></subject>"
    )
    one = story(content=subject, attributes='xml:lang="en"')
    assert values(one, Field.SUBJECT) == [
        {
            "name": "shipping",
            "code": "2",
            "scheme": "medtop",
            "rank": "1",
            "broader": [{"name": "transport", "code": "1", "scheme": "medtop"}],
        }
    ]


def test_newsmlg2_alias_of_the_file() -> None:
    """An alias is local: the catalog inside says what it stands for; none is fetched."""
    catalog = '<catalog><scheme alias="a" uri="http://example.com/cv/"/></catalog>'
    one = story(
        content="<subject qcode='a:1'/><subject qcode='b:1'/><genre literal='Current'/>", inside=catalog + PARAGRAPH
    )
    assert values(one, Field.SUBJECT) == [
        {"code": "1", "scheme": "http://example.com/cv/"},
        {"code": "1", "scheme": "b"},
    ]
    assert values(one, Field.GENRE) == [{"literal": "Current"}]


def test_newsmlg2_facets() -> None:
    """The main concept of a faceted subject is the subject."""
    one = story(content="<subject><mainConcept qcode='a:1'/><facetConcept qcode='f:2'/></subject>")
    assert values(one, Field.SUBJECT) == [{"code": "1", "scheme": "a", "facetConcept": [{"code": "2", "scheme": "f"}]}]


@pytest.mark.parametrize(
    "concept", ['qcode="stat:canceled"', 'uri="http://cv.iptc.org/newscodes/pubstatusg2/canceled"']
)
def test_newsmlg2_status(concept: str) -> None:
    """By QCode or URI."""
    assert values(story(f"<pubStatus {concept}/>", inside=""), Field.STATUS) == ["canceled"]


def test_newsmlg2_signals_and_message_type() -> None:
    """Signals as sent; Reuters says on the item class that a message deletes."""
    kind = '<itemClass qcode="icls:text" xmlns:r="urn:r" r:msgType="D"/>'
    assert values(story(kind + '<signal qcode="edStat:D"><name>Gone</name></signal>'), Field.SIGNAL) == [
        "msgType:D",
        "edStat:D",
    ]


def test_newsmlg2_embargo() -> None:
    """An empty element is an embargo without end; none is none."""
    assert values(story("<embargoed/>"), Field.EMBARGO) == [""]
    assert values(story(), Field.EMBARGO) == []


def test_newsmlg2_links() -> None:
    """Versions before this one, a target, a picture; anything else is kept."""
    one = story(
        "<link rel='irel:previousVersion' residref='urn:1' version='4'/><link rel='x:cancels' href='urn:2'/>"
        "<link rel='irel:seeAlso' residref='urn:3'><itemClass qcode='ninat:picture'/><title>Quay</title></link>"
        "<link rel='irel:seeAlso' href='http://example.com'/>"
    )
    assert values(one, Field.SUPERSEDES) == [{"uri": "urn:1", "version": "4"}]
    assert values(one, Field.TARGET) == [{"uri": "urn:2"}]
    assert values(one, Field.MEDIA) == [{"kind": "picture", "uri": "urn:3", "name": "Quay"}]
    assert [left.role for left in one.leftovers].count("link") == 1


def test_newsmlg2_names_of_any_case() -> None:
    """BusinessDesk writes Header, Sent and ednote."""
    one = story("<VersionCreated>2026-03-02T08:00:00Z</VersionCreated><ednote>Eds: adds.</ednote>")
    assert values(one, Field.VERSION_CREATED) == ["2026-03-02T08:00:00Z"]
    assert blocks(one)[-1] == ("editors_note", "Eds: adds.")


def test_newsmlg2_rights_in_the_language_of_the_item() -> None:
    """Its own before its translations."""
    rights = (
        "<rightsInfo><usageTerms xml:lang='de'>Nur</usageTerms><usageTerms xml:lang='en'>Only</usageTerms></rightsInfo>"
    )
    one = story(inside=rights + PARAGRAPH, attributes='xml:lang="en"')
    assert values(one, Field.USAGE_TERMS) == ["Only", "Nur"]


def test_newsmlg2_language_is_that_of_the_content() -> None:
    """`language@tag` before the language of the metadata."""
    one = story(content="<language tag='sv'/>", attributes='xml:lang="swe"')
    assert values(one, Field.LANGUAGE) == ["sv", "swe"]


# --- words


def test_newsmlg2_headlines() -> None:
    """Roles without their alias; ranks where there are no roles; one main headline always."""
    content = (
        "<headline role='hl:title'>Ferry leaves</headline><headline role='hl:subHeadline'>Without us</headline>"
        "<headline rank='3'>Harbour</headline>"
    )
    assert [(block.text, block.role) for block in story(content=content, inside="").blocks] == [
        ("Ferry leaves", None),
        ("Without us", "subHeadline"),
        ("Harbour", "rank 3"),
    ]


def test_newsmlg2_headline_in_two_languages() -> None:
    """The main one is in the item's own, wherever it stands."""
    content = "<headline xml:lang='sv'>Färjan går</headline><headline xml:lang='en'>Ferry leaves</headline>"
    one = story(content=content, inside="", attributes='xml:lang="en-GB"')
    assert [(block.text, block.role) for block in one.blocks] == [("Färjan går", "sv"), ("Ferry leaves", None)]


def test_newsmlg2_headline_of_the_page_is_told_once() -> None:
    """What the body's own heading repeats."""
    inside = xhtml("<h1>Ferry leaves</h1><p>The ferry left.</p>")
    one = story(content="<headline>Ferry leaves</headline>", inside=inside)
    assert blocks(one) == [("headline", "Ferry leaves"), ("paragraph", "The ferry left.")]


def test_newsmlg2_notes() -> None:
    """By role and constraint: to the desk, private, contacts, initials, notepad; each goes where it may."""
    one = story(
        "<edNote>Eds: one.</edNote><edNote role='n:private'>two</edNote><edNote role='n:public'>three</edNote>"
        "<edNote pubconstraint='c:nonpublic'>four</edNote><edNote role='d:dpacontacts'>five</edNote>"
        "<edNote role='d:closingline'>six</edNote><edNote role='d:notepad'><p>seven</p><p>eight</p></edNote>"
        "<edNote role='a:closing'>Schluss</edNote>"
    )
    assert blocks(one)[1:] == [("editors_note", "Eds: one."), ("editors_note", "three"), ("sign_off", "Schluss")]
    assert [(block.text, block.role) for block in one.private] == [
        ("two", "editors_only"),
        ("four", "not_for_publication"),
        ("five", "contacts"),
        ("six", "initials"),
        ("seven eight", "notepad"),
    ]


def test_newsmlg2_dateline_of_the_metadata() -> None:
    """It stands where the copy prints none of its own."""
    content = "<dateline>Lysvik</dateline>"
    assert ("dateline", "Lysvik") in blocks(story(content=content))
    printed = xhtml("<p>LYSVIK, March 2 (NorthWire) - The ferry left.</p>")
    assert "dateline" not in dict(blocks(story(content=content, inside=printed)))


def test_newsmlg2_caption_of_a_text() -> None:
    """Nothing is there to caption: Reuters and TT send a label by that role."""
    content = (
        "<description role='x:caption'>SLUG: headline</description><description role='x:summary'>It left.</description>"
    )
    assert blocks(story(content=content)) == [("standfirst", "It left."), ("paragraph", "The ferry left.")]


def test_newsmlg2_picture() -> None:
    """One medium for all renditions, the largest; the plain caption before the extended one; its credit."""
    one = story(
        "<itemClass qcode='ninat:picture'/>",
        "<creditline>Tora Berg</creditline>"
        "<description role='d:caption-extended'>01.03. A ferry. Photo: T. B.</description>"
        "<description role='drol:caption'>A ferry.</description>",
        "<contentSet><remoteContent contenttype='image/png' href='s' width='9' height='9'/>"
        "<remoteContent contenttype='image/png' href='l' width='90' height='90'/></contentSet>",
    )
    assert blocks(one) == [("caption", "A ferry.")]
    assert values(one, Field.MEDIA) == [{"kind": "picture", "uri": "l", "credit": "Tora Berg"}]


# --- content


def test_newsmlg2_renditions() -> None:
    """The most structured of those that hold the whole text; the others are kept."""
    whole = "The ferry left the quay at nine this morning."
    one = story(
        inside=f"<contentSet><inlineData contenttype='text/plain'>{whole}</inlineData>"
        f"<inlineXML rendition='r:teaser'><html><body><p>The ferry left.</p></body></html></inlineXML>"
        f"<inlineXML><html><body><p>{whole}</p></body></html></inlineXML></contentSet>"
    )
    assert [block.source for block in one.blocks] == [("/newsItem/contentSet/inlineXML[2]/html/body/p",)]
    assert [left.role for left in one.leftovers] == [None, "r:teaser"]


def test_newsmlg2_original_rendition() -> None:
    """Where the content set says which is the original, that is it."""
    one = story(
        inside="<contentSet original='b'><inlineXML id='a'><html><body><p>One of us.</p></body></html></inlineXML>"
        "<inlineXML id='b'><html><body><p>Two of us.</p></body></html></inlineXML></contentSet>"
    )
    assert blocks(one) == [("paragraph", "Two of us.")]


def test_newsmlg2_paragraphs_in_one_paragraph() -> None:
    """Reuters: the indents are the paragraphs, wrapped lines or not."""
    wrapped = (
        "<p>The ferry line to the outer islands will keep its timetable\nuntil the end of April.\n"
        "    Two ships remain in dock.</p>"
    )
    assert [text for _, text in blocks(story(inside=xhtml(wrapped)))] == [
        "The ferry line to the outer islands will keep its timetable\nuntil the end of April.",
        "Two ships remain in dock.",
    ]
    long = "<p>The ferry left.\n    The other stayed.\n    Nobody knew.</p>"
    assert len(story(inside=xhtml(long)).blocks) == 3


def test_newsmlg2_paragraph_that_a_serialiser_wrapped() -> None:
    """An indent of every line that breaks a sentence is none of the writer's."""
    one = story(inside=xhtml("<p>The ferry line to the outer\n      islands will keep its\n      timetable.</p>"))
    assert blocks(one) == [("paragraph", "The ferry line to the outer islands will keep its timetable.")]


def test_newsmlg2_text_without_markup() -> None:
    """Bare in the body, or in CDATA with a tag around it: the places count the characters as they stand."""
    bare = story(inside=xhtml("\nFERRY HALTED\n"))
    assert blocks(bare) == [("paragraph", "FERRY HALTED")]
    data = "<contentSet><inlineData><![CDATA[<p>\n  The ferry left.\n\n  Nobody knew.</p>]]></inlineData></contentSet>"
    one = story(inside=data)
    assert [(block.text, block.source[-1]) for block in one.blocks if isinstance(block.source, tuple)] == [
        ("The ferry left.", "char=6,21"),
        ("Nobody knew.", "char=25,37"),
    ]


def test_newsmlg2_table_under_a_dateline() -> None:
    """The line with the dateline is no row."""
    table = (
        "March 2 (NorthWire) - Results on Monday\nLysvik            3 Odde               1\n"
        "Skogby            0 Sund               2"
    )
    kinds = [kind for kind, _ in blocks(story(inside=xhtml(f"<p>{table}</p>")))]
    assert kinds == ["paragraph", "table"]


def test_newsmlg2_base64() -> None:
    """Decoded by the charset it declares; one that is too large is never made; what is none costs itself."""

    def data(coded: str) -> str:
        kind = 'contenttype="text/plain; charset=iso-8859-1" encoding="base64"'
        return item(
            content="<headline>x</headline>", inside=f"<contentSet><inlineData {kind}>{coded}</inlineData></contentSet>"
        )

    coded = b64encode("Café Måsen stays open.".encode("latin-1")).decode()
    (one,) = read(data(coded)).stories
    assert blocks(one)[-1] == ("paragraph", "Café Måsen stays open.")
    with pytest.raises(TooLarge, match="inflated_too_large"):
        parse(body(data(coded), inflated_bytes=10), DIALECTS)
    (broken,) = read(data("*")).stories
    assert [warning.code for warning in broken.warnings] == ["bad_base64"]


def test_newsmlg2_data_in_inline_xml_is_no_copy() -> None:
    """Concepts, results and other items: kept, not read."""
    inside = "<contentSet><inlineXML><sports-content><team>Lysvik</team></sports-content></inlineXML></contentSet>"
    assert blocks(story(content="<headline>Results</headline>", inside=inside)) == [("headline", "Results")]


def test_newsmlg2_copy_hash() -> None:
    """Stamps, ids and white space do not count; words do, whatever becomes of them."""

    def hashed(text: str) -> str:
        (one,) = read(text).stories
        return " ".join(one.copy.split())

    first = item("<versionCreated>1</versionCreated><edNote>note</edNote>", "<headline>Ferry</headline>", PARAGRAPH)
    again = item("<versionCreated>2</versionCreated>\n<edNote>note</edNote>", "<headline>Ferry</headline>", PARAGRAPH)
    assert hashed(first) == hashed(again) == "note Ferry The ferry left."
    assert hashed(first.replace("note", "other")) != hashed(first)


def test_newsmlg2_dialect_of_the_id() -> None:
    """Who issued the guid is who sent it, where nothing else says so; its table names the id that stays."""
    one = story(content="<altId type='nw:id'>4711</altId>")
    assert one.detection.dialect == "north"
    assert values(one, Field.ITEM_ID) == ["4711"]


def test_newsmlg2_reads_nothing_from_outside() -> None:
    """External entities stay what they are."""
    text = '<!DOCTYPE newsItem [<!ENTITY x SYSTEM "file:///etc/hostname">]>' + item(inside=xhtml("<p>A &x; b.</p>"))
    (one,) = parse(Body(text.encode(), Decoded(text, "utf-8", "strict")), DIALECTS).stories
    assert blocks(one) == [("paragraph", "A &x; b.")]
