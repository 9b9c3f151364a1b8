import pytest

from copytaster.core.errors import Unreadable
from copytaster.core.model import Field, RawStory
from copytaster.core.wire.press_release_xml import parse, sniff
from tests.unit.core.wire.xml_bodies import DIALECTS, body, roles, said, values


def story(inside: str) -> RawStory:
    (one,) = parse(body(f"<release id='7' lang='no'>{inside}</release>"), DIALECTS).stories
    return one


@pytest.mark.parametrize(
    "text",
    ["<release><title>x", "<PressRelease><Headline>x", "<releases><release><body>x", "<press-release><title/>"],
)
def test_press_release_sniff(text: str) -> None:
    """A document element that is called a release, with a title or a body."""
    assert sniff(body(text)) is not None


@pytest.mark.parametrize("text", ["<release/>", "<release><version>1</version></release>", "<rss/>", "release", ""])
def test_press_release_sniff_of_others(text: str) -> None:
    """Releases of records and of software are none."""
    assert sniff(body(text)) is None


def test_press_release_copy() -> None:
    """Title, lead, body, captions, and last what the house says of itself."""
    one = story(
        "<boilerplate>About us.</boilerplate>"
        "<images><image><url>http://x.example/a.jpg</url><caption>A ferry.</caption></image></images>"
        "<body>&lt;p&gt;One.&lt;/p&gt;</body><leadtext>Lead.</leadtext><title>Title</title>"
    )
    assert said(one) == [
        ("headline", "Title"),
        ("standfirst", "Lead."),
        ("paragraph", "One."),
        ("caption", "A ferry."),
        ("furniture", "About us."),
    ]
    assert values(one, Field.MEDIA) == [{"kind": "picture", "uri": "http://x.example/a.jpg"}]


def test_press_release_stamps() -> None:
    """Day first, without a zone: the wire's, which its address tells."""
    one = story(
        "<title>x</title><publicationDate>02.03.2026 10:00</publicationDate><longurl>https://via.north.example/7</longurl>"
    )
    assert values(one, Field.VERSION_CREATED) == ["2026-03-02T10:00:00"]
    assert values(one, Field.PROVIDER) == ["North Wire"]
    assert one.detection.dialect == "north"


def test_press_release_empty_embargo_is_none() -> None:
    """The element is always there."""
    assert Field.EMBARGO not in story("<title>x</title><embargo/>").fields
    assert values(story("<title>x</title><embargo>soon</embargo>"), Field.EMBARGO) == ["soon"]


def test_press_release_contacts_are_private() -> None:
    """Whom the press may ring."""
    one = story(
        "<title>x</title><contactsAsText>Berit 5</contactsAsText><publisher><name>F</name><email>e</email></publisher>"
    )
    assert [(block.text, block.role) for block in one.private] == [("Berit 5", "contacts"), ("e", "contacts")]
    assert values(one, Field.SOURCE) == ["F"]


def test_press_release_ids() -> None:
    """The id that stays is the release's own."""
    one = story("<title>x</title><longurl>https://x.example/7</longurl>")
    assert roles(one, Field.NATIVE_ID) == {"id": "7", "longurl": "https://x.example/7"}
    assert values(one, Field.ITEM_ID) == ["7"]


def test_press_releases_are_stories() -> None:
    """A list of them is several."""
    parsed = parse(
        body(
            "<releases><release id='1'><title>A</title></release><release id='2'><title>B</title></release></releases>"
        ),
        DIALECTS,
    )
    assert [one.part.id if one.part else None for one in parsed.stories] == ["1", "2"]


def test_press_release_without_copy() -> None:
    """Whom to ring is no copy."""
    with pytest.raises(Unreadable, match="no_copy"):
        story("<title/><contactsAsText>Berit</contactsAsText>")
