"""RSS 0.9x and 2.0, RSS 1.0 (RDF) and WordPress' export to RawStory; one item sent alone is read as well.

Takes a decoded record; gives a story of each item, and a fault for each without any copy. What is not well-formed is
mended as `xml_tree` does, and a feed that breaks off is `Unreadable("bad_xml")`: half of it is none. A feed without
items is `no_copy`. Places are XPaths of local names, with one step further into HTML or text.

RSS 2.0 (rssboard.org), RSS 1.0 (web.resource.org/rss/1.0), modules as `feed_fields` lists them.
"""

from __future__ import annotations

import re
from typing import Final

from copytaster.core.context import Dialects
from copytaster.core.model import Body, Evidence, Field, Found, Parsed, Part, RawStory, Syntax
from copytaster.core.wire import feeds, xml_tree
from copytaster.core.wire.feeds import Entry, Feed
from copytaster.core.wire.parts import read_each
from copytaster.core.wire.xml_tree import Element

NAME = Syntax.RSS

_HEAD_CHARACTERS: Final = 65_536
_ITEM_CHILD: Final = re.compile(r"<(?:title|link|guid|description|pubDate)[\s/>]")
# WordPress exports what its editor saved: a line's end is a break, an empty line parts paragraphs, unless a block does.
_LINE_END: Final = re.compile(r"(?:(?<![ \t])[ \t]++)?+\r?\n(?P<more>[ \t]*+\r?\n)?\s*+")
_BLOCK_TAG: Final = re.compile(
    r"</?(?:p|div|ul|ol|li|h[1-6]|table|tr|td|th|blockquote|figure|figcaption|hr|br|pre|section)\b[^<>]{0,400}>$|-->$"
)
_KEYWORD_DOMAINS: Final = frozenset({"post_tag", "tag", "tags", "keyword", "keywords"})


def sniff(body: Body) -> Evidence | None:
    """By its document element: `rss`, `RDF` with a channel or items, or an item alone; cheap, and never raises."""
    text = body.decoded.text
    root = xml_tree.root_of(text)
    if root is None:
        return None
    name = root.name.lower()
    if name == "rss":
        return Evidence("RSS")
    if name == "rdf" and re.search(r"<(?:[\w.-]{1,20}:)?(?:channel|item)[\s>]", text[:_HEAD_CHARACTERS]):
        return Evidence("RSS 1.0 (RDF)")
    if root.name in {"channel", "item"} and _ITEM_CHILD.search(text[:_HEAD_CHARACTERS]):
        return Evidence(f"RSS, its {root.name} alone")
    return None


def parse(body: Body, dialects: Dialects) -> Parsed:
    """The stories of the feed; raises `Unreadable` (`bad_xml`, `no_copy`) when there is none."""
    tree = xml_tree.parse(body.decoded.text)
    feed = Feed(NAME, body, tree, dialects)
    root = tree.root
    if xml_tree.local(root) == "item":
        items = [root]
    else:
        channel = root if xml_tree.local(root) == "channel" else xml_tree.find(root, "channel")
        items = list(xml_tree.children(root, "item"))
        if channel is not None:
            _channel(feed, channel)
            items = [*xml_tree.children(channel, "item"), *(items if channel is not root else [])]
    return read_each(items, lambda item, part: _story(feed, item, part), tree.path(root))


def _channel(feed: Feed, channel: Element) -> None:
    """What the channel says for all its items."""
    titles: list[Element] = []
    for element in channel[:]:
        name = feed.name(element)
        text = xml_tree.words_of(element) if name in _OF_CHANNEL else ""
        if name == "title":
            titles.append(element)
        elif name == "link":
            feed.address = feed.address or text
        elif name in {"language", "dc:language"} and text:
            feed.language = Found(text, (feed.tree.path(element),))
        elif name == "dc:publisher":
            feed.sent_by(text, element, "publisher")
        elif name == "wp:author":
            login, shown = (
                xml_tree.words_of(xml_tree.find(element, one)) for one in ("author_login", "author_display_name")
            )
            feed.writers[login] = shown
    for title in titles:
        feed.sent_by(xml_tree.words_of(title), title, "title")


_OF_CHANNEL: Final = frozenset({"link", "language", "dc:language", "dc:publisher"})


def _story(feed: Feed, item: Element, part: Part | None) -> RawStory:
    entry = feeds.begin(feed, item)
    elements = feed.elements(item)
    exported = any(name == "wp:post_id" for name, _ in elements)
    if about := xml_tree.attribute(item, "about"):
        entry.reading.found(Field.NATIVE_ID, about, entry.path(item), "about")
    for name, element in elements:
        if name == "link":
            link = feeds.whole_link(entry, element, xml_tree.words_of(element))
            entry.reading.found(Field.NATIVE_ID, link, entry.path(element), "link")
        elif name == "category":
            _category(entry, element)
        elif exported and name == "content:encoded":
            element.text = _with_breaks(xml_tree.text_of(element))
            feeds.read_element(entry, name, element)
        elif not feeds.read_element(entry, name, element):
            entry.reading.keep(xml_tree.words_of(element), entry.path(element), name)
    return feeds.finish(entry, part)


def _category(entry: Entry, element: Element) -> None:
    """A category: with a domain a subject of that scheme, else a keyword."""
    text, domain = xml_tree.words_of(element), xml_tree.attribute(element, "domain")
    if not domain or domain.lower() in _KEYWORD_DOMAINS:
        entry.reading.found(Field.KEYWORD, text, entry.path(element))
    elif text:
        subject = {"name": text, "code": xml_tree.attribute(element, "nicename"), "scheme": domain}
        entry.reading.found(Field.SUBJECT, {key: one for key, one in subject.items() if one}, entry.path(element))


def _with_breaks(text: str) -> str:
    """What WordPress shows of the text that its editor saved."""
    pieces: list[str] = []
    last = 0
    for end in _LINE_END.finditer(text):
        before = text[last : end.start()]
        pieces.append(before)
        parted = _BLOCK_TAG.search(before[-450:]) or _BLOCK_TAG.match(
            text[end.end() : end.end() + 450].partition(">")[0] + ">"
        )
        pieces.append("\n" if parted else "<br><br>" if end["more"] else "<br>")
        last = end.end()
    return "".join((*pieces, text[last:]))
