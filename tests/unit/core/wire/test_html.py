import pytest

from copytaster.core.model import BlockKind
from copytaster.core.wire.html import has_markup, inline_text, read_html
from copytaster.core.wire.html_depth import MAX_OPEN_TAGS

PATH = ("/body",)


def kinds(html: str) -> list[tuple[str, str]]:
    return [(block.kind.value, block.text) for block in read_html(html, PATH).blocks]


@pytest.mark.parametrize(
    ("html", "blocks"),
    [
        ("<p>One.</p><p>Two.", [("paragraph", "One."), ("paragraph", "Two.")]),
        ("One.<br>still one<br><br>Two.", [("paragraph", "One.\nstill one"), ("paragraph", "Two.")]),
        ("<p>A <b>bold</b>\n  word</p>", [("paragraph", "A bold word")]),
        ("<h1>Head</h1><h2>Sub</h2>", [("headline", "Head"), ("subhead", "Sub")]),
        ("<ul><li>a</li><li>b</li></ul>", [("list", "a\nb")]),
        ("<table><tr><th>Pier<td>4<tr><td>North<td>2</table>", [("table", "Pier\t4\nNorth\t2")]),
        ("<pre>Pier   Boats\nNorth  4</pre>", [("table", "Pier   Boats\nNorth  4")]),
        ("<blockquote class='twitter-tweet'>Hi <a>@b</a></blockquote>", [("embed", "Hi @b")]),
        ("<blockquote><p>A quote.</p></blockquote>", [("paragraph", "A quote.")]),
        ("<figure><figcaption>A ferry.</figcaption></figure>", [("caption", "A ferry.")]),
        ("<p class='ednote'>Eds: note</p>", [("editors_note", "Eds: note")]),
        ("<script>x()</script><style>p{}</style><iframe>x</iframe>One.", [("paragraph", "One.")]),
        ("a &lt; b &amp; c", [("paragraph", "a < b & c")]),
        (
            "<hl1>Head</hl1><byline>By Ann</byline><dateline>BERGEN</dateline>",
            [("headline", "Head"), ("byline", "By Ann"), ("dateline", "BERGEN")],
        ),
        ("", []),
    ],
)
def test_html_blocks(html: str, blocks: list[tuple[str, str]]) -> None:
    """What each element becomes; unclosed and unknown ones as a browser reads them."""
    assert kinds(html) == blocks


def test_html_places() -> None:
    """A block stands below its HTML by one XPath step; a break in an element counts its texts."""
    blocks = read_html("<section><p>One.</p><p>Two.<br><br>Three.</p></section>", PATH).blocks
    assert [block.source for block in blocks] == [
        ("/body", "/section[1]/p[1]"),
        ("/body", "/section[1]/p[2]"),
        ("/body", "/section[1]/p[2]/text()[2]"),
    ]


@pytest.mark.parametrize(
    "html",
    [
        "<section class='notepad'><p>secret</p></section>Public.",
        "<ul><li>Public.</li><li class='notepad'>secret</li></ul>",
        "<table><tr><td>Public.</td></tr><tr class='contacts'><td>secret</td></tr></table>",
        "<table><tr><td>Public.</td><td class='private'>secret</td></tr></table>",
        "<table><tbody class='notepad'><tr><td>secret</td></tr></tbody><tr><td>Public.</td></tr></table>",
        "<pre>Public.<i class='notepad'> secret</i></pre>",
        "<blockquote class='fb-post'>Public.<p data-role='notepad'>secret</p></blockquote>",
        "<blockquote>Public.<p class='notepad'>secret</p></blockquote>",
    ],
)
def test_html_private(html: str) -> None:
    """What is marked as private is kept apart, wherever it stands."""
    copy = read_html(html, PATH)
    assert [block.text.strip() for block in copy.blocks] == ["Public."]
    assert [block.text for block in copy.private] == ["secret"]


def test_html_too_deep_for_a_tree() -> None:
    """Wicked nesting is read without structure, with a warning."""
    copy = read_html("<div>" * (MAX_OPEN_TAGS + 1) + "One.<p>Two.", PATH)
    assert [(block.kind, block.text) for block in copy.blocks] == [
        (BlockKind.PARAGRAPH, "One."),
        (BlockKind.PARAGRAPH, "Two."),
    ]
    assert [one.code for one in copy.warnings] == ["html_too_deep"]


def test_html_too_deep_and_private() -> None:
    """Where nobody can tell what is private, all is."""
    copy = read_html("<div>" * 130 + "One.<p class='notepad'>Two.", PATH)
    assert copy.blocks == ()
    assert len(copy.private) == 2


def test_html_inline_text() -> None:
    """A headline's markup goes; a break parts words."""
    assert inline_text("Ferry <b>leaves</b><br>at&nbsp;dawn &amp; dusk") == "Ferry leaves at\xa0dawn & dusk"


def test_html_has_markup() -> None:
    """A sign between letters is no tag."""
    assert has_markup("a <b>c</b>")
    assert not has_markup("a < b, c > d")


@pytest.mark.parametrize(
    "html",
    [
        "<nav><ul><li><a>Home</a></li><li>Sport</li></ul></nav>",
        "<div class='related-links'><h3>Read on</h3><ul><li>Other</li></ul></div>",
        "<div class='articleShareBar'>Share</div>",
        "<section class='story__newsletter'><table><tr><td>Sign up</td></tr></table></section>",
        "<div class='ad'>Buy</div>",
    ],
)
def test_html_furniture(html: str) -> None:
    """What the page says of itself is furniture, its headings, lists and tables too."""
    assert {kind for kind, _ in kinds(html)} == {"furniture"}


@pytest.mark.parametrize(
    "html", ["<p class='adapted'>One.</p>", "<p class='shared'>One.</p>", "<p class='story'>One.</p>"]
)
def test_html_classes_of_copy(html: str) -> None:
    """A class that only begins like one of furniture's is none."""
    assert kinds(html) == [("paragraph", "One.")]


def test_html_picture() -> None:
    """A figure is a medium with its credit; its caption stands below its path."""
    caption = "<figcaption>A ferry. <span class='credit'>Ada/NW</span></figcaption>"
    html = f"<p>One.</p><figure><img src='a.jpg'>{caption}</figure>"
    copy = read_html(html, PATH)
    assert [(one.value, one.source) for one in copy.media] == [
        ({"kind": "picture", "uri": "a.jpg", "credit": "Ada/NW"}, ("/body", "/figure[1]"))
    ]
    assert [(one.kind.value, one.text, one.source[-1]) for one in copy.blocks if isinstance(one.source, tuple)] == [
        ("paragraph", "One.", "/p[1]"),
        ("caption", "A ferry.", "/figure[1]/figcaption[1]"),
    ]


def test_html_caption_by_class() -> None:
    """Older systems have boxes for figures."""
    copy = read_html("<div class='wp-caption'><img src='a.jpg'><p class='wp-caption-text'>A ferry.</p></div>", PATH)
    assert [(one.kind.value, one.text) for one in copy.blocks] == [("caption", "A ferry.")]
    assert [one.source for one in copy.media] == [("/body", "/div[1]")]


@pytest.mark.parametrize(
    "html",
    [
        "<img src='https://x.example/p.gif' width='1' height='1'>",
        "<img src='https://x.example/a.jpg' style='display:none'>",
        "<img src='https://pixel.wp.com/b.gif?x=1'>",
        "<img src='data:image/gif;base64,R0lGOD'>",
        "<img>",
        "<div class='share'><img src='https://x.example/a.jpg'></div>",
    ],
)
def test_html_pictures_that_are_none(html: str) -> None:
    """Pixels that count readers, hidden pictures and those of share bars are no media."""
    assert read_html(html, PATH).media == ()


def test_html_emoji_is_a_letter() -> None:
    """Systems that draw emoji as pictures keep the letter in `alt`."""
    assert kinds("<p>Ferry <img class='wp-smiley' alt='⛴' src='x.png'> leaves</p>") == [("paragraph", "Ferry ⛴ leaves")]


def test_html_picture_that_loads_late() -> None:
    """The real address stands beside a placeholder."""
    (one,) = read_html("<img src='data:image/gif;base64,R0' data-src='a.jpg'>", PATH).media
    assert one.value == {"kind": "picture", "uri": "a.jpg"}


@pytest.mark.parametrize(
    ("html", "block"),
    [
        ("<p class='teaser'>It left.</p>", ("standfirst", "It left.")),
        ("<div class='teaser'><p>It left.</p></div>", ("paragraph", "It left.")),
        ("<p class='byline'>By Anne Rask</p>", ("byline", "By Anne Rask")),
        ("<ul class='slugline'><li>Ferry</li></ul>", ("furniture", "Ferry")),
        ("<time class='publicationDate'>02.03.2026</time>", ("furniture", "02.03.2026")),
        ("<strong class='embargoed'>Until noon</strong>", ("editors_note", "Until noon")),
    ],
)
def test_html_head_of_a_page(html: str, block: tuple[str, str]) -> None:
    """What the classes of a page's head say; a box of that name leads elsewhere."""
    assert kinds(html) == [block]


@pytest.mark.parametrize(
    "html", ["<p>One\n  two.</p>\n<p> </p><p>A &amp; B&nbsp;c, &lt;d</p>\n", "<p>&#8222;One&#1;</p>"]
)
def test_html_bare_paragraphs(html: str) -> None:
    """Bare paragraphs are read as they are between other elements."""
    bare, among = read_html(html, PATH), read_html(f"{html}<hr>", PATH)
    assert bare == among
