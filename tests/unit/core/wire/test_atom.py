import pytest

from copytaster.core.errors import TooLarge, Unreadable
from copytaster.core.model import Body, Field, RawStory
from copytaster.core.wire.atom import parse, sniff
from copytaster.core.wire.charset import decode
from tests.unit.core.wire.xml_bodies import DIALECTS, body, roles, said, values

ATOM = "xmlns='http://www.w3.org/2005/Atom'"


def story(inside: str, attributes: str = "") -> RawStory:
    (one,) = parse(body(f"<feed {ATOM} {attributes}><entry>{inside}</entry></feed>"), DIALECTS).stories
    return one


@pytest.mark.parametrize(
    "text",
    [
        f"<feed {ATOM}/>",
        "<feed version='0.3' xmlns='http://purl.org/atom/ns#'/>",
        "<feed/>",
        f"<entry {ATOM}/>",
        "<at:deleted-entry xmlns:at='http://purl.org/atompub/tombstones/1.0' ref='x'/>",
    ],
)
def test_atom_sniff(text: str) -> None:
    """A feed, an entry or a tombstone."""
    assert sniff(body(text)) is not None


@pytest.mark.parametrize("text", ["<feed xmlns='urn:other'/>", "<entry/>", "<rss/>", "feed", ""])
def test_atom_sniff_of_others(text: str) -> None:
    """Words that others use too are no evidence."""
    assert sniff(body(text)) is None


@pytest.mark.parametrize(
    ("content", "blocks"),
    [
        ("<content type='html'>&lt;p&gt;One.&lt;/p&gt;</content>", [("paragraph", "One.")]),
        (
            "<content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'><p>One <b>two</b>.</p></div></content>",
            [("paragraph", "One two.")],
        ),
        ("<content type='text'>One.\n\nTwo.</content>", [("paragraph", "One."), ("paragraph", "Two.")]),
        ("<content mode='base64'>T25lLg==</content>", [("paragraph", "One.")]),
        ("<summary>One.</summary>", [("paragraph", "One.")]),
        ("<content>Two.</content><summary>One.</summary>", [("standfirst", "One."), ("paragraph", "Two.")]),
    ],
)
def test_atom_content(content: str, blocks: list[tuple[str, str]]) -> None:
    """Each way to say the copy."""
    assert said(story(content)) == blocks


def test_atom_content_elsewhere() -> None:
    """What stands behind a link is not in the entry."""
    one = story("<title>x</title><content src='/1' type='text/html'/>")
    assert values(one, Field.REPRESENTATION) == ["partial"]


def test_atom_broken_base64_warns() -> None:
    """The rest of the entry is read."""
    one = story("<title>x</title><content mode='base64'>é</content>")
    assert [warning.code for warning in one.warnings] == ["bad_base64"]


def test_atom_base64_is_bounded() -> None:
    """Before it is made."""
    text = f"<feed {ATOM}><entry><content mode='base64'>{'QUFB' * 20}</content></entry></feed>"
    with pytest.raises(TooLarge, match="inflated_too_large"):
        parse(Body(text.encode(), decode(text.encode()), inflated_bytes=10), DIALECTS)


def test_atom_times() -> None:
    """Published is first, updated is this version."""
    one = story("<title>x</title><published>2026-03-02T08:00:00Z</published><updated>2026-03-02T09:00:00Z</updated>")
    assert values(one, Field.FIRST_CREATED) == ["2026-03-02T08:00:00Z"]
    assert values(one, Field.VERSION_CREATED) == ["2026-03-02T09:00:00Z"]


@pytest.mark.parametrize(
    ("inside", "language"),
    [
        ("<title xml:lang='en'>x</title>", "en"),
        ("<title>x</title>", "fr"),
        ("<title xml:lang='en'>x</title><content xml:lang='de'>y</content>", "de"),
    ],
)
def test_atom_language(inside: str, language: str) -> None:
    """That of the nearest element that says one, the content's first."""
    assert values(story(inside, "xml:lang='fr'"), Field.LANGUAGE) == [language]


def test_atom_links() -> None:
    """The page identifies the entry, an enclosure is a medium, others are kept."""
    one = story(
        "<title>x</title><link href='http://x.example/1'/><link rel='enclosure' type='audio/mpeg' href='http://x.example/a'/>"
        "<link rel='replies' href='http://x.example/r'/>"
    )
    assert roles(one, Field.NATIVE_ID) == {"link": "http://x.example/1"}
    assert values(one, Field.MEDIA) == [{"kind": "audio", "uri": "http://x.example/a"}]
    assert [kept.role for kept in one.leftovers] == ["link replies"]


def test_atom_tombstone() -> None:
    """A kill that names its target by id."""
    text = (
        "<at:deleted-entry xmlns:at='http://purl.org/atompub/tombstones/1.0' ref='tag:x' when='2026-03-02T09:00:00Z'/>"
    )
    (one,) = parse(body(text), DIALECTS).stories
    assert values(one, Field.STATUS) == ["deleted"]
    assert values(one, Field.TARGET) == ["tag:x"]
    assert values(one, Field.VERSION_CREATED) == ["2026-03-02T09:00:00Z"]


def test_atom_without_entries() -> None:
    """A feed of nothing holds no copy."""
    with pytest.raises(Unreadable, match="no_copy"):
        parse(body(f"<feed {ATOM}/>"), DIALECTS)
