import pytest

from copytaster.core.model import BlockKind, RawBlock
from copytaster.core.wire import xml_tree
from copytaster.core.wire.nitf_copy import NitfCopy, copy_text, read_nitf


def read(xml: str) -> NitfCopy:
    tree = xml_tree.parse(xml)
    return read_nitf(tree.root, tree)


def told(copy: NitfCopy) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in copy.blocks]


def test_nitf_copy_kinds() -> None:
    """Each element of NITF is the block that it says."""
    copy = read(
        "<nitf><head><title>Not copy</title></head><body><body.head><hedline><hl1>Ferry</hl1><hl2>Late</hl2></hedline>"
        "<byline>By Anne Rask</byline><distributor><org>NW</org></distributor><abstract><p>Why.</p></abstract>"
        "</body.head>"
        "<body.content><p>It left.</p><hl2>Then</hl2><ul><li>one</li><li>two</li></ul>"
        "<table><tr><td>a</td><td>1</td></tr></table></body.content>"
        "<body.end><tagline>nw/ar</tagline></body.end></body></nitf>"
    )
    assert told(copy) == [
        ("headline", "Ferry"),
        ("headline", "Late"),
        ("byline", "By Anne Rask"),
        ("source_line", "NW"),
        ("standfirst", "Why."),
        ("paragraph", "It left."),
        ("subhead", "Then"),
        ("list", "one\ntwo"),
        ("table", "a\t1"),
        ("sign_off", "nw/ar"),
    ]


def test_nitf_copy_inline_tags() -> None:
    """Inline tags are text, and what they say of it is kept."""
    copy = read(
        '<p>In <location><city>Lysvik</city></location> <em>today</em> <org idsrc="x" value="AC">Acme</org>.</p>'
    )
    assert told(copy) == [("paragraph", "In Lysvik today Acme.")]
    assert copy.leftovers[-1].value == {"type": "org", "name": "Acme", "idsrc": "x", "value": "AC"}
    assert copy.leftovers[-1].source == ("/p/org",)


def test_nitf_copy_places() -> None:
    """A block's place is the XPath of its element; text between elements has its parent's."""
    copy = read("<body><body.content><p>One.</p><p/><p>Two.<br/><br/>Three.</p></body.content></body>")
    assert [block.source for block in copy.blocks] == [
        ("/body/body.content/p",),
        ("/body/body.content/p[3]",),
        ("/body/body.content/p[3]/text()[2]",),
    ]


def test_nitf_copy_below_a_path() -> None:
    """Of a document inside another, the place begins with where it stands."""
    tree = xml_tree.parse("<nitf><body><p>One.</p></body></nitf>")
    assert read_nitf(tree.root, tree, ("/body_nitf",)).blocks[0].source == ("/body_nitf", "/nitf/body/p")


def test_nitf_copy_comments_within_text() -> None:
    """A comment does not cut the text in two."""
    assert told(read("<p>One <!-- x -->line</p>")) == [("paragraph", "One line")]


@pytest.mark.parametrize(
    ("byline", "text"),
    [
        ("By ANNE RASK<byttl>NW Writer</byttl>", "By ANNE RASK, NW Writer"),
        ("<person>Anne Rask and Jon Lie</person>\n<byttl>NorthWire</byttl>", "Anne Rask and Jon Lie, NorthWire"),
        ("By <person>Anne Rask</person>, <byttl>Editor</byttl>", "By Anne Rask, Editor"),
    ],
)
def test_nitf_copy_byline(byline: str, text: str) -> None:
    """Names and titles on one line."""
    assert told(read(f"<byline>{byline}</byline>".join(("<body.head>", "</body.head>")))) == [("byline", text)]


def test_nitf_copy_byline_with_a_sentence() -> None:
    """A sentence in place of a name is a subtitle."""
    (block,) = read("<body.head><byline>Nobody is ready for what comes next</byline></body.head>").blocks
    assert block.kind is BlockKind.STANDFIRST


def test_nitf_copy_notes() -> None:
    """Notes that the type says are not publishable go no further; others are notes to the desk."""
    copy = read(
        '<body><note type="npa"><body.content><p>Ring us.</p></body.content></note><note>Adds quote.</note></body>'
    )
    assert told(copy) == [("editors_note", "Adds quote.")]
    assert [(block.text, block.role) for block in copy.private] == [("Ring us.", "not_for_publication")]


def test_nitf_copy_media() -> None:
    """The widest rendition, with its caption below it and its credit."""
    copy = read(
        '<body><media media-type="image"><media-reference source="s.jpg" width="80"/>'
        '<media-reference source="l.jpg" width="800"/>'
        "<media-caption><p>The pier.</p></media-caption><media-producer>J. Lie</media-producer></media>"
        '<media><media-reference data-location="#photo0"/></media></body>'
    )
    assert [one.value for one in copy.media] == [{"kind": "picture", "uri": "l.jpg", "credit": "J. Lie"}]
    assert copy.blocks == (RawBlock(BlockKind.CAPTION, "The pier.", ("/body/media",)),)


def test_nitf_copy_dateline_in_both_places() -> None:
    """The copy's own dateline wins over the element."""
    copy = read(
        "<body><dateline><location>OSLO</location></dateline>"
        "<body.content><p>OSLO (NW) - It left.</p></body.content></body>"
    )
    assert told(copy) == [("paragraph", "OSLO (NW) - It left.")]
    assert copy.leftovers[-1].value == "OSLO"


def test_nitf_copy_dateline_of_elements() -> None:
    """City, state and day are set apart where only the markup does it."""
    copy = read(
        "<body><dateline><location><city>Lysvik</city>\n<country>Norway</country></location>"
        "<story.date>March 2</story.date>"
        "</dateline><p>It left.</p></body>"
    )
    assert told(copy)[0] == ("dateline", "Lysvik, Norway, March 2")


def test_nitf_copy_dateline_without_agency() -> None:
    """A paragraph that opens with the element's place and a dash opens with a dateline."""
    copy = read("<body><dateline><location>Lysvik</location></dateline><p>LYSVIK - It left.</p></body>")
    assert [(one.kind, one.text, one.source) for one in copy.blocks] == [
        ("dateline", "LYSVIK -", ("/body/p", "char=0,9")),
        ("paragraph", "It left.", ("/body/p", "char=9,17")),
    ]


def test_nitf_copy_agate() -> None:
    """Preformatted columns are a table, other preformatted text paragraphs."""
    copy = read("<body><pre>Results\n\nOslo   2  0\nBergen 1   1\n</pre></body>")
    assert told(copy) == [("paragraph", "Results"), ("table", "Oslo   2  0\nBergen 1   1")]


def test_nitf_copy_text() -> None:
    """What the copy hash covers is the text of the body."""
    tree = xml_tree.parse("<nitf><head><title>T</title></head><body><p>One.</p></body></nitf>")
    assert copy_text(tree.root) == "One."
