"""Web pages and pieces of HTML to RawStory: schema.org, OpenGraph, or nothing but markup.

Takes a decoded record that opens as HTML; gives one story. Facts come from what the page says of itself (`html_meta`),
copy from its elements (`html_search`, `html_article`); `articleBody` is read where it is longer than what the elements
show. A page around an article is no copy. A page without any (a front page, a search, an error, a consent wall) is
`Unreadable("no_copy")`: never a guess. A piece of HTML without a page around it is copy, all of it.

Places are XPaths of the page, or the script of linked data with a JSON pointer. WHATWG HTML; schema.org (NewsArticle,
LiveBlogPosting, CorrectionComment); ogp.me.
"""

from __future__ import annotations

import re
from typing import Final

from selectolax.lexbor import LexborHTMLParser

from copytaster.core.context import Dialects
from copytaster.core.errors import Unreadable
from copytaster.core.model import (
    BODY_KINDS,
    BlockKind,
    Body,
    Evidence,
    Field,
    Parsed,
    RawBlock,
    RawStory,
    Stage,
    Syntax,
)
from copytaster.core.wire import html_search, json_text, xml_tree
from copytaster.core.wire.bounds import check_elements
from copytaster.core.wire.html import HtmlCopy, inline_text, read_html
from copytaster.core.wire.html_article import walk_article
from copytaster.core.wire.html_depth import too_deep
from copytaster.core.wire.html_meta import PageMeta, read_meta
from copytaster.core.wire.links import absolute
from copytaster.core.wire.markup_copy import blocks_of, html_blocks, is_cut_off
from copytaster.core.wire.reading import Reading

NAME = Syntax.HTML

_PAGES: Final = frozenset({"html", "head", "body", "title", "meta", "link", "base", "frameset"})
_PIECES: Final = frozenset(
    """
    a abbr article aside b big blockquote br caption center cite code dd div dl dt em figcaption figure font footer form
    h1 h2 h3 h4 h5 h6 header hr i iframe img ins li main mark nav noscript ol p picture pre q s script section small
    span strike strong style sub sup table tbody td th thead tr tt u ul video
    """.split()
)
_DOCTYPE: Final = re.compile(r"\ufeff?\s{0,200}<!doctype\s{1,20}html\b", re.IGNORECASE)
_WHOLE_PAGE: Final = re.compile(r"<(?:html|head|body)[\s>]", re.IGNORECASE)
_HEAD_CHARACTERS: Final = 65_536
_XHTML: Final = ("", "http://www.w3.org/1999/xhtml")
_ERROR: Final = re.compile(
    r"\W{0,4}(?:error\W{0,3})?(?:40[0134]|410|429|50[0234])\b|(?:page |seite )?(?:not found|nicht gefunden)\b"
    r"|access denied|forbidden|just a moment|attention required|are you a robot|service unavailable|bad gateway"
    r"|too many requests|before you continue",
    re.IGNORECASE,
)
_SUMMARY_CHARACTERS: Final = 60
_SHOWN: Final = 0.8
"""Elements that show so much of `articleBody` show all of it: their words are counted without spaces between."""
_DELIVERED: Final = 0.9
"""Of the words that a paid page says it has, so many are all."""
_COPY_ELEMENTS: Final = ("[itemprop~='articleBody']", "article", "main", "body")
_NO_COPY_ELEMENTS: Final = [
    "script", "style", "nav", "header", "footer", "aside", "form", "noscript", "template", "svg", "button",
]  # fmt: skip


def sniff(body: Body) -> Evidence | None:
    """A document of HTML, or an element of it that opens the record; cheap, and never raises."""
    text = body.decoded.text
    if _DOCTYPE.match(text):
        return Evidence("a page of HTML")
    root = xml_tree.root_of(text)
    if root is None or root.namespace.lower() not in _XHTML:
        return None
    name = root.name.lower()
    if name in _PAGES:
        return Evidence("a page of HTML")
    return Evidence("a piece of HTML") if name in _PIECES else None


def parse(body: Body, dialects: Dialects) -> Parsed:
    """The story of the page; raises `Unreadable` (`no_copy`, `html_too_deep`) when there is none, `TooLarge`."""
    text = body.decoded.text
    reading = Reading(NAME, body)
    flat = _flattened(text)
    if flat is not text:
        message = "the page nests too deep to be read: its head alone"
        if "ld+json" not in flat:
            raise Unreadable("html_too_deep", Stage.PARSE, message, "/html")
        reading.warn("html_too_deep", message, "/html")
    check_elements(flat)
    page = LexborHTMLParser(flat)
    if _DOCTYPE.match(text) or _WHOLE_PAGE.search(text[:_HEAD_CHARACTERS]):
        copy = _page(page, reading)
    else:
        copy = _piece(text, reading)
    return Parsed((_story(reading, copy, dialects),))


def _flattened(text: str) -> str:
    """The page for the parser: itself; one that nests deeper than any real one is left with what its head says."""
    if not too_deep(text):
        return text
    head = text.lower().find("</head>")
    return text[: head + len("</head>")] if head > 0 and not too_deep(text[:head]) else ""


def _story(reading: Reading, copy: str, dialects: Dialects) -> RawStory:
    addresses = [str(one.value) for one in reading.fields.get(Field.NATIVE_ID, ()) if one.role == "canonical"]
    dialect = reading.dialect_at(dialects, *addresses)
    reading.settle_item_id(dialect, "canonical", "identifier")
    return reading.story(copy, dialect, place="/html")


def _piece(text: str, reading: Reading) -> str:
    """HTML without a page around it: all of it is copy."""
    reading.blocks.extend(html_blocks(reading, read_html(text, ()), ""))
    return inline_text(text)


# --- a page -----------------------------------------------------------------------------------------------------------


def _page(page: LexborHTMLParser, reading: Reading) -> str:
    meta = read_meta(page, reading)
    titles = [words for words, _ in meta.titles] + [reading.text(Field.TITLE)]
    article = html_search.find_article(page, titles)
    if not meta.declared:
        _must_be_copy(page, meta, article, reading)
    blocks: list[RawBlock] = []
    if article is not None:
        step = html_search.xpath(article.root)
        walk = walk_article(article, step, knows_writers=bool(reading.fields.get(Field.BYLINE)))
        blocks = html_blocks(
            reading, HtmlCopy(tuple(walk.blocks), tuple(walk.private), media=tuple(walk.media)), meta.address
        )
    blocks = _fuller(blocks, meta, reading)
    _headed(blocks, meta, reading)
    _notes(reading)
    _pictures(meta, reading)
    _times(reading)
    if _is_partial(blocks, page, meta, reading):
        reading.found(Field.REPRESENTATION, "partial", ("/html",))
    return _hashed(page, meta)


def _must_be_copy(
    page: LexborHTMLParser, meta: PageMeta, article: html_search.Article | None, reading: Reading
) -> None:
    """A page that says nothing of an article must show one; raises `Unreadable` (`no_copy`) otherwise."""
    simple = not meta.listing and not html_search.has_chrome(page)
    linked = page.body is not None and html_search.unlinked(page.body) * 2 < len(html_search.words_in(page.body))
    proven = article is not None and (article.is_proven if not simple else not linked)
    if (
        article is None
        or not proven
        or (meta.listing and len(page.css("article")) > 2)
        or _ERROR.match(reading.text(Field.TITLE))
    ):
        raise Unreadable("no_copy", Stage.PARSE, "a page without an article", "/html")


def _hashed(page: LexborHTMLParser, meta: PageMeta) -> str:
    """What the copy hash covers: the stated headline and text, else the first element that is to hold the copy.

    Called last: what holds no copy is taken out of the tree.
    """
    said = [words for words, _ in meta.titles[:1]] + [words for words, _ in meta.summaries[:1]]
    if meta.text.strip():
        return "\n".join((*said, meta.text))
    page.strip_tags(_NO_COPY_ELEMENTS)
    for selector in _COPY_ELEMENTS:
        if (node := page.css_first(selector)) is not None and (words := node.text(deep=True, separator=" ").strip()):
            return "\n".join((*said, words))
    return "\n".join(said)


def _length(blocks: list[RawBlock]) -> int:
    return sum(len("".join(block.text.split())) for block in blocks if block.kind in BODY_KINDS)


def _fuller(blocks: list[RawBlock], meta: PageMeta, reading: Reading) -> list[RawBlock]:
    """The blocks that the elements show, or those of the stated text where that is longer: it has no structure."""
    if not meta.text.strip() and not meta.updates:
        return blocks
    stated = blocks_of(reading, meta.text, meta.text_path, base=meta.address) if meta.text.strip() else []
    stated += _updates(meta, reading)
    if _length(blocks) >= _length(stated) * _SHOWN:
        return blocks
    around = [block for block in blocks if block.kind not in BODY_KINDS]
    return [*around, *stated]


def _updates(meta: PageMeta, reading: Reading) -> list[RawBlock]:
    """The updates of a live blog: each its headline and its text."""
    found: list[RawBlock] = []
    for pointer, update in json_text.objects(meta.updates):
        path = (*meta.text_path[:-1], meta.text_path[-1] + pointer)
        headline, text = update.get("headline"), update.get("articleBody")
        if isinstance(headline, str) and headline.strip():
            found.append(RawBlock(BlockKind.SUBHEAD, " ".join(headline.split()), (*path[:-1], path[-1] + "/headline")))
        if isinstance(text, str) and text.strip():
            found += blocks_of(reading, text, (*path[:-1], path[-1] + "/articleBody"), base=meta.address)
    return found


def _headed(blocks: list[RawBlock], meta: PageMeta, reading: Reading) -> None:
    """The headline that the page states, and its summary, unless the elements show them already."""
    shown = {block.text.strip() for block in blocks if block.kind is BlockKind.HEADLINE}
    site = reading.text(Field.PROVIDER)
    if meta.titles and (words := _without_site(meta.titles[0][0], site)) not in {
        " ".join(one.split()) for one in shown
    }:
        reading.block(BlockKind.HEADLINE, words, meta.titles[0][1])
    reading.blocks.extend(blocks)
    if any(block.kind is BlockKind.STANDFIRST for block in blocks) or not (meta.declared and meta.summaries):
        return
    summary, place = meta.summaries[0]
    text = " ".join(" ".join(block.text for block in blocks if block.kind in BODY_KINDS).split())
    if summary[:_SUMMARY_CHARACTERS].rstrip(". …") not in text:
        number = next(
            (at for at, block in enumerate(reading.blocks) if block.kind is not BlockKind.HEADLINE), len(reading.blocks)
        )
        reading.blocks.insert(number, RawBlock(BlockKind.STANDFIRST, summary, place))


def _without_site(title: str, site: str) -> str:
    """A title without the name of the house, which systems put behind it."""
    for mark in (" - ", " | ", " – ", " — ", " :: "):
        words, found, last = title.rpartition(mark)
        if found and site and last.strip().casefold() == site.casefold():
            return words.strip()
    return title


def _notes(reading: Reading) -> None:
    """Corrections that the page states are notes in its blocks as well."""
    for one in reading.fields.pop(Field.EDITORS_NOTE, []):
        if isinstance(one.value, str) and all(block.text.strip() != one.value for block in reading.blocks):
            reading.block(BlockKind.EDITORS_NOTE, one.value, one.source)


def _pictures(meta: PageMeta, reading: Reading) -> None:
    """The picture that the page gives of itself, where its article shows none."""
    if not reading.fields.get(Field.MEDIA):
        for uri, place in meta.pictures[:1]:
            reading.found(Field.MEDIA, {"kind": "picture", "uri": absolute(uri, meta.address)}, place)


def _times(reading: Reading) -> None:
    """A page that was never changed is the version that it was first."""
    if not reading.fields.get(Field.VERSION_CREATED):
        for one in reading.fields.get(Field.FIRST_CREATED, ()):
            reading.found(Field.VERSION_CREATED, one.value, one.source, one.role)


def _is_partial(blocks: list[RawBlock], page: LexborHTMLParser, meta: PageMeta, reading: Reading) -> bool:
    """Whether the page shows a teaser: it breaks off, or is paid for and does not show what is."""
    body = [block for block in blocks if block.kind in BODY_KINDS]
    if not body or is_cut_off(body):
        return True
    if not meta.paid:
        return False
    words = sum(len(block.text.split()) for block in body)
    stated = reading.text(Field.WORD_COUNT)
    if stated.isdecimal() and int(stated[:7]):
        return words < int(stated[:7]) * _DELIVERED
    return not any(_shows(page, selector) for selector in meta.paid_parts)


def _shows(page: LexborHTMLParser, selector: str) -> bool:
    """Whether something stands in the element that is paid for; only selectors of a class or an id are asked."""
    if not re.fullmatch(r"[.#][A-Za-z][\w-]{0,80}", selector.strip()):
        return False
    return any(html_search.unlinked(node) > _SUMMARY_CHARACTERS for node in page.css(selector.strip()))
