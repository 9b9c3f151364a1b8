import json

import pytest

from copytaster.core.errors import Unreadable
from copytaster.core.model import Field, JsonValue, RawStory
from copytaster.core.wire.html_page import parse, sniff
from tests.unit.core.wire.xml_bodies import DIALECTS, body, said, values

PROSE = "<p>The operator said on Monday that its line would close, and that nobody had been told before.</p>"
OG = "<meta property='og:type' content='article'><meta property='og:title' content='Ferry line to close'>"
LD: dict[str, JsonValue] = {"@type": "NewsArticle", "headline": "Ferry line to close"}


def page(head: str, inside: str) -> str:
    return f"<!doctype html><html lang='en'><head>{head}</head><body>{inside}</body></html>"


def read(text: str) -> RawStory:
    (one,) = parse(body(text), DIALECTS).stories
    return one


def linked(inside: str = f"<article>{PROSE}</article>", **changes: JsonValue) -> RawStory:
    return read(page(f"<script type='application/ld+json'>{json.dumps(LD | changes)}</script>", inside))


@pytest.mark.parametrize(
    ("text", "evidence"),
    [
        ("<!DOCTYPE html><p>x", "a page of HTML"),
        ("\ufeff\n<html><body>", "a page of HTML"),
        ("<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'>", "a page of HTML"),
        ("<!-- x --><head>", "a page of HTML"),
        ("<p>One.", "a piece of HTML"),
        ("<DIV class='x'>", "a piece of HTML"),
    ],
)
def test_html_sniff(text: str, evidence: str) -> None:
    """A page, or a piece that opens the record."""
    found = sniff(body(text))
    assert found is not None
    assert found.text == evidence


@pytest.mark.parametrize(
    "text", ["words <p>x</p>", "<nitf><body/></nitf>", "<body xmlns='urn:x'/>", "<rss/>", "<AAPL.O>", ""]
)
def test_html_sniff_of_others(text: str) -> None:
    """Other XML, codes in brackets, and text with some markup in it."""
    assert sniff(body(text)) is None


def test_html_furniture_is_not_copy() -> None:
    """Around the article nothing is copy; in it boxes of links, share bars and letters are furniture."""
    one = linked(
        "<nav><a href='/'>Home</a></nav><article><h1>Ferry line to close</h1><div class='share'>Share</div>"
        f"<div class='text'>{PROSE}<ul><li><a href='/a'>Bridge to open</a></li></ul>"
        f"<div class='newsletter'><p>Our letter.</p></div>{PROSE}"
        "<div><p>We welcome your comments. <a href='/terms'>Terms</a></p></div></div></article>"
        "<footer><p>About us.</p></footer>"
    )
    assert [kind for kind, _ in said(one)] == [
        "headline", "furniture", "paragraph", "furniture", "furniture", "paragraph", "furniture",
    ]  # fmt: skip
    assert "Home" not in str(said(one))


def test_html_stated_text_that_is_longer() -> None:
    """It is the body where the elements show less, and not where they show as much."""
    longer = "One two three.\n\n" + "More words of the story. " * 20
    assert ("paragraph", "One two three.") in said(linked(articleBody=longer))
    assert ("paragraph", "One two three.") not in said(linked(articleBody="One two three."))


@pytest.mark.parametrize(
    "inside",
    [
        "<div><div class='c'>{p}</div><div class='ad'>Buy</div><div class='c'>{p}{p}{p}</div></div>",
        "<section><div class='c'>{p}</div></section><b>x</b><section><div class='c'>{p}{p}{p}</div></section>",
        "<div class='byline'>3 hours ago</div><div>{p}</div><div>{p}</div><div>{p}</div><div>{p}</div>",
        "<div><div><div>{p}{p}</div></div><div>{p}{p}</div></div>",
    ],
)
def test_html_body_in_pieces(inside: str) -> None:
    """Columns, several boxes of one make, a box for each paragraph: all of it is the body."""
    article = f"<article><h1>Ferry line to close</h1>{inside.format(p=PROSE)}</article>"
    kinds = [kind for kind, _ in said(linked(article)) if kind != "furniture"]
    assert kinds == ["headline", *["paragraph"] * 4]


def test_html_facts() -> None:
    """Linked data first, then what the page's head says."""
    one = linked(
        author=[{"name": "Anne Rask"}, {"name": "North Wire"}],
        publisher={"name": "North Wire"},
        datePublished="2026-03-02T09:00:00+01:00",
        keywords="ferry, coast",
        identifier="n1",
    )
    assert values(one, Field.BYLINE) == ["Anne Rask"]
    assert values(one, Field.PROVIDER) == ["North Wire"]
    assert values(one, Field.KEYWORD) == ["ferry", "coast"]
    assert values(one, Field.FIRST_CREATED) == values(one, Field.VERSION_CREATED) == ["2026-03-02T09:00:00+01:00"]
    assert values(one, Field.ITEM_ID) == ["n1"]
    assert one.detection.dialect == "north"


def test_html_canonical_is_the_id() -> None:
    """Relative ones count from the base."""
    one = read(page(f"{OG}<base href='https://www.north.example/x/'><link rel='canonical' href='1'>", PROSE))
    assert values(one, Field.ITEM_ID) == ["https://www.north.example/x/1"]
    assert one.detection.dialect == "north"


def test_html_headline_without_the_house() -> None:
    """What systems put behind a title is no headline."""
    one = read(
        page(f"{OG.replace('close', 'close - North Wire')}<meta property='og:site_name' content='North Wire'>", PROSE)
    )
    assert said(one)[0] == ("headline", "Ferry line to close")


@pytest.mark.parametrize(
    ("inside", "partial"),
    [
        (f"<article>{PROSE}<div class='paid'></div></article>", True),
        (f"<article>{PROSE}<div class='paid'>{PROSE}</div></article>", False),
    ],
)
def test_html_paid(inside: str, *, partial: bool) -> None:
    """A page that is paid for is a teaser unless it shows what is."""
    parts: JsonValue = {"isAccessibleForFree": False, "cssSelector": ".paid"}
    one = linked(inside, isAccessibleForFree="False", hasPart=parts)
    assert (values(one, Field.REPRESENTATION) == ["partial"]) == partial


@pytest.mark.parametrize(
    "correction", ["Wrong day.", {"@type": "CorrectionComment", "text": "Wrong day."}, [{"text": "Wrong day."}]]
)
def test_html_correction(correction: JsonValue) -> None:
    """A correction and its note, in each shape."""
    one = linked(correction=correction)
    assert values(one, Field.SIGNAL) == ["correction"]
    assert said(one)[-1] == ("editors_note", "Wrong day.")


@pytest.mark.parametrize(
    "text",
    [
        page("<title>Not found</title>", f"<main>{PROSE * 4}</main>"),
        page("<title>Log in</title>", "<form><p>Name and password, please.</p></form>"),
        page("<title>x</title>", "<nav><a href='/'>Home</a></nav><p>Short.</p>"),
        page("<title>x</title>", "".join(f"<p><a href='/{number}'>A story elsewhere</a></p>" for number in range(9))),
        page("", ""),
        "<div></div>",
    ],
)
def test_html_without_article(text: str) -> None:
    """Never a guess."""
    with pytest.raises(Unreadable, match="no_copy"):
        read(text)


def test_html_prose_makes_an_article() -> None:
    """A page that says nothing of itself may show it."""
    one = read(page("<title>x</title>", f"<nav><a href='/'>Home</a></nav><div>{PROSE * 4}</div>"))
    assert [kind for kind, _ in said(one)] == ["paragraph"] * 4


def test_html_headline_alone() -> None:
    """An article that shows no text is a headline, and partial."""
    one = linked("<div id='app'></div>")
    assert said(one) == [("headline", "Ferry line to close")]
    assert values(one, Field.REPRESENTATION) == ["partial"]


def test_html_too_deep() -> None:
    """Nothing but the head is read of a page that nests like no other."""
    one = linked("<div>" * 500 + PROSE, articleBody="One.\n\nTwo.")
    assert said(one)[1:] == [("paragraph", "One."), ("paragraph", "Two.")]
    with pytest.raises(Unreadable, match="html_too_deep"):
        read(page(OG, "<div>" * 500 + PROSE))


def test_html_scripts_do_not_nest() -> None:
    """Tags in the strings of scripts are none."""
    one = linked(f"<script>x = '{'<div>' * 500}'</script><article>{PROSE}</article>")
    assert [kind for kind, _ in said(one)] == ["headline", "paragraph"]


def test_html_hash_without_furniture() -> None:
    """What changes around an article makes no new version of it."""
    one, other = (linked(f"<nav>{nav}</nav><article>{PROSE}<aside>{nav}</aside></article>") for nav in ("one", "two"))
    assert one.copy == other.copy


def test_html_piece() -> None:
    """Without a page around it all is copy; a piece has no id."""
    one = read("<h1>A</h1><p>One.<img src='https://x.example/a.jpg'>")
    assert said(one) == [("headline", "A"), ("paragraph", "One.")]
    assert values(one, Field.MEDIA) == [{"kind": "picture", "uri": "https://x.example/a.jpg"}]
    assert one.copy == "A One."
