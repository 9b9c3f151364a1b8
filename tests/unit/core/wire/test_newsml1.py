import pytest

from copytaster.core.context import Dialect, Dialects
from copytaster.core.errors import Unreadable
from copytaster.core.model import Body, Field, JsonValue, Parsed, RawStory
from copytaster.core.wire.charset import decode
from copytaster.core.wire.newsml1 import parse, sniff

NORTH = Dialect("north", "NorthWire", ("NorthWire", "nw.example"))
DIALECTS = Dialects({"north": NORTH}, {"northwire": NORTH, "nw.example": NORTH})
TEXT = "<ContentItem><DataContent><p>The ferry left.</p></DataContent></ContentItem>"
LINES = "<NewsLines><HeadLine>Ferry</HeadLine></NewsLines>"


def body(text: str) -> Body:
    return Body(text.encode(), decode(text.encode()))


def read(inside: str) -> Parsed:
    return parse(body(f"<NewsML>{inside}</NewsML>"), DIALECTS)


def story(component: str = TEXT, management: str = "", identifier: str = "", item: str = "") -> RawStory:
    names = f"<Identification><NewsIdentifier>{identifier}</NewsIdentifier></Identification>"
    (one,) = read(
        f"<NewsItem>{names}<NewsManagement>{management}</NewsManagement>{item}<NewsComponent>{component}</NewsComponent></NewsItem>"
    ).stories
    return one


def found(one: RawStory, name: Field) -> list[JsonValue]:
    return [each.value for each in one.fields.get(name, ())]


def told(one: RawStory) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in one.blocks]


@pytest.mark.parametrize(
    ("text", "is_ours"),
    [
        ("<NewsML Version='1.2'>", True),
        ("<?xml version='1.0'?><!DOCTYPE NewsML [<!ENTITY % x SYSTEM 'y'>]><NewsML>", True),
        ("<NewsML xmlns='http://iptc.org/std/NewsML/2003-10-10/'>", True),
        ("<NewsItem><Identification/>", True),
        ("<newsItem xmlns='http://iptc.org/std/nar/2006-10-01/'>", False),
        ("<newsMessage>", False),
        ("<nitf/>", False),
        ("NewsML", False),
    ],
)
def test_newsml1_sniff(text: str, is_ours: bool) -> None:
    """By the document element; NewsML-G2 spells its own small."""
    assert (sniff(body(text)) is not None) is is_ours


def test_newsml1_identifiers() -> None:
    """The public identifier is the item's, whole as sent."""
    names = "<ProviderId>nw.example</ProviderId><DateId>20260302</DateId><NewsItemId>a1</NewsItemId>"
    one = story(identifier=names + "<PublicIdentifier>urn:newsml:nw.example:20260302:a1:2U</PublicIdentifier>")
    assert found(one, Field.ITEM_ID) == ["urn:newsml:nw.example:20260302:a1:2U"]
    assert one.detection.dialect == "north"
    assert found(story(identifier=names), Field.ITEM_ID) == ["urn:newsml:nw.example:20260302:a1"]


def test_newsml1_identifier_of_everything() -> None:
    """What all items of a sender have is no identifier: stories would run into one."""
    one = story(identifier="<NewsItemId>0</NewsItemId><PublicIdentifier>urn:newsml:www.nw.example</PublicIdentifier>")
    assert Field.NATIVE_ID not in one.fields


@pytest.mark.parametrize("urgency", ["<Urgency FormalName='2'/>", "<Urgency>2</Urgency>", "<Urgency> 2 </Urgency>"])
def test_newsml1_values_in_attributes_and_text(urgency: str) -> None:
    assert found(story(management=urgency), Field.URGENCY) == ["2"]


@pytest.mark.parametrize(
    ("management", "embargo", "expires"),
    [
        (
            "<StatusWillChange><FutureStatus FormalName='Usable'/><DateAndTime>T</DateAndTime></StatusWillChange>",
            ["T"],
            [],
        ),
        (
            "<StatusWillChange><FutureStatus FormalName='Canceled'/><DateAndTime>T</DateAndTime></StatusWillChange>",
            [],
            ["T"],
        ),
        ("<Status FormalName='Embargoed'/>", [""], []),
        ("<Status FormalName='Usable'/>", [], []),
    ],
)
def test_newsml1_status_will_change(management: str, embargo: list[str], expires: list[str]) -> None:
    """To usable it is an embargo's lift, to anything else an end; embargoed alone has no end."""
    one = story(management=management)
    assert (found(one, Field.EMBARGO), found(one, Field.EXPIRES)) == (embargo, expires)


@pytest.mark.parametrize(
    ("instruction", "signals", "superseded"),
    [
        ("<Instruction FormalName='Rectify'><RevisionStatus Revision='1'/></Instruction>", ["Rectify"], []),
        ("<Instruction FormalName='Delete'/>", ["Delete"], []),
        ("<Instruction FormalName='Delete'><RevisionStatus Revision='1'/></Instruction>", [], ["urn:newsml:x:1:a:1"]),
    ],
)
def test_newsml1_instruction(instruction: str, signals: list[str], superseded: list[str]) -> None:
    """To delete an earlier revision is no word about this one."""
    one = story(management=instruction, identifier="<PublicIdentifier>urn:newsml:x:1:a:2</PublicIdentifier>")
    assert (found(one, Field.SIGNAL), found(one, Field.SUPERSEDES)) == (signals, superseded)


def test_newsml1_revision() -> None:
    one = story(identifier="<RevisionId PreviousRevision='2' Update='U'>3</RevisionId>")
    assert (found(one, Field.VERSION), found(one, Field.SIGNAL)) == (["3"], ["update"])


def test_newsml1_comments() -> None:
    """Comments are notes; those that name themselves private are hidden, those of software left over."""
    one = story(
        item="<Comment>Adds quote.</Comment><Comment FormalName='Internal'>Ring Vale.</Comment>"
        "<Comment FormalName='SoftwareVersion'>1.0</Comment>"
    )
    assert told(one)[0] == ("editors_note", "Adds quote.")
    assert [block.text for block in one.private] == ["Ring Vale."]
    assert "1.0" in str(one.leftovers)


def test_newsml1_lines_and_text_that_say_the_same() -> None:
    """A headline that lines and text both give stands there once, and so does the dateline."""
    one = story(
        "<NewsLines><DateLine>OSLO, March 2</DateLine><HeadLine>Ferry</HeadLine></NewsLines><ContentItem><DataContent>"
        "<nitf><body><body.head><hedline><hl1>Ferry</hl1></hedline><dateline><location>OSLO</location></dateline></body.head>"
        "<body.content><p>The ferry left.</p></body.content></body></nitf></DataContent></ContentItem>"
    )
    assert told(one) == [("headline", "Ferry"), ("dateline", "OSLO, March 2"), ("paragraph", "The ferry left.")]


@pytest.mark.parametrize(
    "content",
    [
        "<p>One <b>two</b>.</p>",
        "<nitf><body><body.content><p>One <em>two</em>.</p></body.content></body></nitf>",
        "<html xmlns='http://www.w3.org/1999/xhtml'><head><title/></head><body><p>One <b>two</b>.</p></body></html>",
        "<![CDATA[<P>One <B>two</B>.</P>]]>",
        "&lt;p&gt;One &lt;b&gt;two&lt;/b&gt;.&lt;/p&gt;",
        "&lt;nitf&gt;&lt;body&gt;&lt;p&gt;One two.&lt;/p&gt;&lt;/body&gt;&lt;/nitf&gt;",
        "One two.",
        "\n    One two.\n",
    ],
)
def test_newsml1_content(content: str) -> None:
    """In elements of NITF or HTML, as escaped markup, as plain text."""
    one = story(f"<ContentItem><DataContent>{content}</DataContent></ContentItem>")
    assert told(one) == [("paragraph", "One two.")]


def test_newsml1_base64() -> None:
    """Encoded text is decoded, and its code is no part of the copy."""
    one = story(
        f"{LINES}<ContentItem><MimeType FormalName='text/plain'/><Encoding Notation='Base64'>"
        "<DataContent>T25lIHR3by4=</DataContent></Encoding></ContentItem>"
    )
    assert told(one)[-1] == ("paragraph", "One two.")
    assert "T25l" not in one.copy


@pytest.mark.parametrize(
    ("role", "kinds"),
    [
        ("Main", ["paragraph"]),
        ("Title", ["headline"]),
        ("Abstract", ["standfirst"]),
        ("Editorial Note", ["editors_note"]),
        ("StyleSheet", []),
        ("Contact", []),
    ],
)
def test_newsml1_roles(role: str, kinds: list[str]) -> None:
    """What a component's text is, its role says."""
    one = story(f"{LINES}<NewsComponent><Role FormalName='{role}'/>{TEXT}</NewsComponent>")
    assert [kind for kind, _ in told(one)[1:]] == kinds


def test_newsml1_medium() -> None:
    """A photo's lines are the photo's; its caption stands below its place."""
    one = story(
        f"{LINES}{TEXT}<NewsComponent><NewsLines><HeadLine>Quay</HeadLine><CreditLine>NW</CreditLine></NewsLines>"
        "<NewsComponent><Role FormalName='Caption'/><ContentItem><DataContent>The quay.</DataContent></ContentItem>"
        "</NewsComponent>"
        "<NewsComponent><ContentItem Href='a.jpg'/></NewsComponent></NewsComponent>"
    )
    assert told(one) == [("headline", "Ferry"), ("paragraph", "The ferry left."), ("caption", "The quay.")]
    (medium,) = one.fields[Field.MEDIA]
    assert medium.value == {"kind": "picture", "uri": "a.jpg", "name": "Quay", "credit": "NW"}
    assert isinstance(medium.source, tuple)
    assert isinstance(one.blocks[-1].source, tuple)
    assert one.blocks[-1].source[0].startswith(medium.source[0] + "/")


def component(headline: str, text: str, duid: str = "", language: str = "") -> str:
    named = f"<DescriptiveMetadata><Language FormalName='{language}'/></DescriptiveMetadata>" if language else ""
    return (
        f"<NewsComponent Duid='{duid}'><NewsLines><HeadLine>{headline}</HeadLine></NewsLines>{named}"
        f"<ContentItem><DataContent><p>{text}</p></DataContent></ContentItem></NewsComponent>"
    )


def test_newsml1_several_stories_in_one_item() -> None:
    """Told apart by component id, else by text; a Duid that several have is none."""
    item = "<NewsItem><NewsComponent>{}</NewsComponent></NewsItem>"
    for first, second in (("a", "b"), ("0", "0"), ("", "")):
        parsed = read(item.format(component("One", "First.", first) + component("Two", "Second.", second)))
        assert [told(one)[0][1] for one in parsed.stories] == ["One", "Two"]
        parts = [one.part.id for one in parsed.stories if one.part]
        assert len(set(parts)) == 2
        assert (parts == ["a", "b"]) is (first == "a")


def test_newsml1_equivalents() -> None:
    """Of a list of equivalents each language is a story, and the first of each is read."""
    parsed = read(
        "<NewsItem><NewsComponent EquivalentsList='yes'>"
        + component("One", "First.", language="en")
        + component("Eins", "Erste.", language="de")
        + component("One", "First, again.", language="en")
        + "</NewsComponent></NewsItem>"
    )
    assert [told(one)[-1][1] for one in parsed.stories] == ["First.", "Erste."]


def test_newsml1_part_that_cannot_be_read() -> None:
    """The good item is a story, the other one a fault with its number."""
    good = f"<NewsItem><NewsComponent>{TEXT}</NewsComponent></NewsItem>"
    parsed = read(good + "<NewsItem><Identification/></NewsItem>")
    assert len(parsed.stories) == 1
    assert [(fault.code, fault.part_index, fault.position) for fault in parsed.faults] == [
        ("no_copy", 2, "/NewsML/NewsItem[2]")
    ]


def test_newsml1_item_that_holds_items() -> None:
    """An item that only holds others is no story."""
    inner = f"<NewsItem><NewsComponent>{TEXT}</NewsComponent></NewsItem>"
    assert len(read(f"<NewsItem><NewsComponent>{LINES}{inner}{inner}</NewsComponent></NewsItem>").stories) == 2


@pytest.mark.parametrize(
    ("slugline", "sluglines", "bylines"),
    [
        ("FERRY-OSLO", ["FERRY-OSLO"], []),
        ("Anne de Raske (adr)", [], ["Anne de Raske"]),
        ("FERRY (LEAD)", ["FERRY (LEAD)"], []),
    ],
)
def test_newsml1_signed_slugline(slugline: str, sluglines: list[str], bylines: list[str]) -> None:
    """ANP signs where the slugline belongs."""
    one = story(f"<NewsLines><SlugLine>{slugline}</SlugLine></NewsLines>{TEXT}")
    assert (found(one, Field.SLUGLINE), found(one, Field.BYLINE)) == (sluglines, bylines)


@pytest.mark.parametrize("creator", ["NorthWire", "COR 360"])
def test_newsml1_creator_that_is_nobody(creator: str) -> None:
    """The agency itself, or a desk by its number."""
    one = story(
        "<AdministrativeMetadata><Provider><Party FormalName='NorthWire'/></Provider><Creator>"
        f"<Party FormalName='{creator}'/></Creator></AdministrativeMetadata>{TEXT}"
    )
    assert Field.BYLINE not in one.fields


@pytest.mark.parametrize(
    ("text", "code"),
    [("<NewsML><NewsItem>", "bad_xml"), ("<NewsML/>", "no_copy"), ("<NewsML><NewsItem/></NewsML>", "no_copy")],
)
def test_newsml1_unreadable(text: str, code: str) -> None:
    with pytest.raises(Unreadable) as error:
        parse(body(text), DIALECTS)
    assert error.value.code == code
    assert error.value.position


def test_newsml1_copy_hash_has_no_transmission_data() -> None:
    """The same item in another envelope, with other ids and counts, is the same copy."""
    record = (
        "<NewsEnvelope><TransmissionId>{0}</TransmissionId><DateAndTime>2026030{0}T100000Z</DateAndTime></NewsEnvelope>"
        "<NewsItem><Identification><NewsIdentifier><RevisionId>{0}</RevisionId></NewsIdentifier></Identification>"
        f"<NewsComponent>{LINES}{TEXT}</NewsComponent></NewsItem>"
    )
    (one,), (two,) = (read(record.format(number)).stories for number in (1, 2))
    assert one.copy == two.copy
    assert found(one, Field.SEQUENCE) == ["1"]


def test_newsml1_kill_names_the_sender_as_the_story_does() -> None:
    """The provider enters the story's id, and a kill without components has none but the identifier's."""
    names = "<ProviderId>other.example</ProviderId>"
    party = "<AdministrativeMetadata><Provider><Party FormalName='Other'/></Provider></AdministrativeMetadata>"
    (kill,) = read(
        f"<NewsItem><Identification><NewsIdentifier>{names}</NewsIdentifier></Identification>"
        "<NewsManagement><Status FormalName='Canceled'/></NewsManagement></NewsItem>"
    ).stories
    assert found(kill, Field.PROVIDER)[0] == found(story(party + TEXT, identifier=names), Field.PROVIDER)[0]
