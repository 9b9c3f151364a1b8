import pytest

from copytaster.core.errors import Unreadable
from copytaster.core.model import Field, Parsed, RawStory
from copytaster.core.wire.rss import parse, sniff
from tests.unit.core.wire.xml_bodies import DIALECTS, body, roles, said, values


def read(items: str, head: str = "<title>North Wire</title>") -> Parsed:
    return parse(body(f"<rss version='2.0'><channel>{head}{items}</channel></rss>"), DIALECTS)


def story(inside: str, head: str = "<title>North Wire</title>") -> RawStory:
    (one,) = read(f"<item>{inside}</item>", head).stories
    return one


@pytest.mark.parametrize(
    ("text", "evidence"),
    [
        ("<rss><channel/></rss>", "RSS"),
        ("\ufeff <?xml version='1.0'?><!-- x --><RSS>", "RSS"),
        ("<rdf:RDF xmlns:rdf='x'><item><title/></item></rdf:RDF>", "RSS 1.0 (RDF)"),
        ("<item><title>x</title></item>", "RSS, its item alone"),
        ("<channel><item><title>x</title></item></channel>", "RSS, its channel alone"),
    ],
)
def test_rss_sniff(text: str, evidence: str) -> None:
    """By the document element, whatever stands before it."""
    found = sniff(body(text))
    assert found is not None
    assert found.text == evidence


@pytest.mark.parametrize("text", ["<feed/>", "<rdf:RDF xmlns:rdf='x'><skos/></rdf:RDF>", "<item/>", "words", "", "{}"])
def test_rss_sniff_of_others(text: str) -> None:
    """RDF of other things, and an item of nothing, are none."""
    assert sniff(body(text)) is None


def test_rss_items_are_stories() -> None:
    """Each with its own id, which is its part's."""
    parsed = read(
        "<item><title>A</title><guid>1</guid></item><item><title>B</title><link>http://x.example/2</link></item>"
    )
    assert [one.part.id if one.part else None for one in parsed.stories] == ["1", "http://x.example/2"]
    assert [one.detection.dialect for one in parsed.stories] == ["north", "north"]


def test_rss_item_without_copy_is_a_fault() -> None:
    """The others are read."""
    parsed = read("<item><title>A</title></item><item><guid>2</guid></item>")
    assert len(parsed.stories) == 1
    assert [(fault.code, fault.part_index) for fault in parsed.faults] == [("no_copy", 2)]


@pytest.mark.parametrize("text", ["<rss><channel/></rss>", "<rss><channel><item><guid>1</guid></item></channel></rss>"])
def test_rss_without_copy(text: str) -> None:
    """A feed without items, and an item of nothing but an id, hold no copy."""
    with pytest.raises(Unreadable, match="no_copy"):
        parse(body(text), DIALECTS)


def test_rss_synopsis_alone_is_partial() -> None:
    """One short paragraph that stands alone is no more than a teaser."""
    one = story("<description>The last ferry leaves.</description>")
    assert said(one) == [("paragraph", "The last ferry leaves.")]
    assert values(one, Field.REPRESENTATION) == ["partial"]


def test_rss_description_that_is_the_story() -> None:
    """Several paragraphs are a story."""
    one = story("<description>&lt;p&gt;One.&lt;/p&gt;&lt;p&gt;Two.&lt;/p&gt;</description>")
    assert values(one, Field.REPRESENTATION) == []


def test_rss_description_beside_content() -> None:
    """A standfirst, unless the content opens with it."""
    content = (
        "<encoded xmlns='http://purl.org/rss/1.0/modules/content/'>&lt;p&gt;The last ferry leaves.&lt;/p&gt;</encoded>"
    )
    assert said(story(f"<description>No boat.</description>{content}")) == [
        ("standfirst", "No boat."),
        ("paragraph", "The last ferry leaves."),
    ]
    assert said(story(f"<description>The last ferry […]</description>{content}")) == [
        ("paragraph", "The last ferry leaves.")
    ]


@pytest.mark.parametrize(
    ("author", "name"),
    [
        ("Anne Rask", ["Anne Rask"]),
        ("anne@x.example (Anne Rask)", ["Anne Rask"]),
        ("Anne Rask &lt;anne@x.example&gt;", ["Anne Rask"]),
        ("anne@x.example", []),
        ("admin", []),
    ],
)
def test_rss_author(author: str, name: list[str]) -> None:
    """A name; a mail address and a login are nobody's."""
    assert values(story(f"<title>x</title><author>{author}</author>"), Field.BYLINE) == name


def test_rss_dates() -> None:
    """One time is the version's; beside a later change it is the first publication's."""
    one = story("<title>x</title><pubDate>Mon, 02 Mar 26 09:00:00 CET</pubDate>")
    assert values(one, Field.VERSION_CREATED) == ["2026-03-02T09:00:00+01:00"]
    assert values(one, Field.FIRST_CREATED) == []
    one = story(
        "<title>x</title><pubDate>Mon, 02 Mar 2026 09:00:00 GMT</pubDate>"
        "<updated xmlns='http://www.w3.org/2005/Atom'>2026-03-02T10:00:00Z</updated>"
    )
    assert values(one, Field.VERSION_CREATED) == ["2026-03-02T10:00:00Z"]
    assert values(one, Field.FIRST_CREATED) == ["2026-03-02T09:00:00+00:00"]


def test_rss_relative_link() -> None:
    """Links count from the channel's."""
    one = story("<title>x</title><link>/1</link>", "<link>https://north.example/feed</link>")
    assert roles(one, Field.NATIVE_ID) == {"link": "https://north.example/1"}
    assert one.detection.dialect == "north"


def test_rss_categories() -> None:
    """Without a domain a keyword, with one a subject of that scheme."""
    one = story("<title>x</title><category>Coast</category><category domain='d' nicename='c'>Ferries</category>")
    assert values(one, Field.KEYWORD) == ["Coast"]
    assert values(one, Field.SUBJECT) == [{"name": "Ferries", "code": "c", "scheme": "d"}]


def test_rss_hash_is_the_copys() -> None:
    """The same copy at another time and under another id is the same copy."""
    copy = "<title>A</title><description>B &lt;b&gt;c&lt;/b&gt;</description>"
    one, other = story(f"{copy}<guid>1</guid>"), story(f"<pubDate>x</pubDate>{copy}<guid>2</guid>")
    assert one.copy == other.copy == "A\nB c"


def test_rss_unknown_elements_are_kept() -> None:
    """Nothing is lost."""
    one = story("<title>x</title><comments>http://x.example/c</comments>")
    assert [(kept.value, kept.role) for kept in one.leftovers] == [("http://x.example/c", "comments")]
