"""Atom 0.3 and 1.0 (RFC 4287) with tombstones (RFC 6721), AP's and WENN's extensions to RawStory.

Takes a decoded record: a feed, an entry alone, or a tombstone alone; gives a story of each entry and a kill of each
`at:deleted-entry`, which names its target by id. What is not well-formed is mended as `xml_tree` does, else
`Unreadable("bad_xml")`; a feed without entries is `no_copy`. Places are XPaths of local names, with one step further
into HTML or text.
"""

from __future__ import annotations

import binascii
import re
from typing import Final

from copytaster.core.context import Dialects
from copytaster.core.errors import TooLarge
from copytaster.core.model import BlockKind, Body, Evidence, Field, Found, Parsed, Part, RawStory, Stage, Syntax
from copytaster.core.wire import feeds, xml_tree
from copytaster.core.wire.feeds import Entry, Feed
from copytaster.core.wire.parts import read_each
from copytaster.core.wire.stamps import as_iso
from copytaster.core.wire.xml_tree import Element

NAME = Syntax.ATOM

_NAMESPACES: Final = ("http://www.w3.org/2005/atom", "https://www.w3.org/2005/atom", "http://purl.org/atom/")
_TOMBSTONES: Final = "http://purl.org/atompub/tombstones"
_CONTROLS: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""Characters that XML cannot hold."""
_MEDIA_RELATIONS: Final = frozenset({"enclosure", "http://purl.org/atom/relation/media"})


def sniff(body: Body) -> Evidence | None:
    """By its document element: a feed, an entry of Atom's namespace, a tombstone; cheap, and never raises."""
    root = xml_tree.root_of(body.decoded.text)
    if root is None:
        return None
    space = root.namespace.lower()
    if root.name == "feed" and (not space or space.startswith(_NAMESPACES)):
        return Evidence("a feed of Atom")
    if root.name == "entry" and space.startswith(_NAMESPACES):
        return Evidence("an entry of Atom")
    return Evidence("a tombstone of Atom") if root.name == "deleted-entry" and space.startswith(_TOMBSTONES) else None


def parse(body: Body, dialects: Dialects) -> Parsed:
    """The stories of the feed; raises `Unreadable` (`bad_xml`, `no_copy`) when there is none."""
    tree = xml_tree.parse(body.decoded.text)
    feed = Feed(NAME, body, tree, dialects)
    root = tree.root
    if xml_tree.local(root) == "feed":
        _feed(feed, root)
        entries = list(xml_tree.children(root, "entry", "deleted-entry"))
    else:
        entries = [root]
    return read_each(entries, lambda entry, part: _story(feed, entry, part), tree.path(root))


def _feed(feed: Feed, root: Element) -> None:
    """What the feed says for all its entries. The sender is the publisher, the feed's name, its title, its author."""
    titles: list[Element] = []
    authors: list[Element] = []
    for name, element in feed.elements(root):
        if name in {"wenn_nm:feed_name", "dc:publisher"}:
            feed.sent_by(xml_tree.words_of(element), element, name.partition(":")[2])
        elif name == "title":
            titles.append(element)
        elif name == "author":
            authors.append(element)
        elif name == "link" and xml_tree.attribute(element, "rel") in {"", "alternate"}:
            feed.address = feed.address or xml_tree.attribute(element, "href")
    for element in titles:
        feed.sent_by(xml_tree.words_of(element), element, "title")
    for element in authors:
        feed.sent_by(xml_tree.words_of(xml_tree.find(element, "name")), element, "author")


def _story(feed: Feed, element: Element, part: Part | None) -> RawStory:
    if xml_tree.local(element) == "deleted-entry":
        return _tombstone(feed, element, part)
    entry = feeds.begin(feed, element)
    for name, one in feed.elements(element):
        if name == "link":
            _link(entry, one)
        elif name == "category":
            _category(entry, one)
        elif name == "app:draft":
            draft = xml_tree.words_of(one).lower() == "yes"
            entry.reading.found(Field.STATUS, "draft" if draft else "", entry.path(one), "draft")
        elif name == "content":
            _content(entry, one)
        elif name in {"apcm:Priority", "apcm:DateLineLocation"}:
            _of_ap(entry, name, one)
        elif not feeds.read_element(entry, name, one):
            entry.reading.keep(xml_tree.words_of(one), entry.path(one), name)
    return feeds.finish(entry, part)


def _link(entry: Entry, element: Element) -> None:
    """The page of the entry identifies it; an enclosure is a medium of it."""
    relation = xml_tree.attribute(element, "rel").lower() or "alternate"
    link = feeds.whole_link(entry, element, xml_tree.attribute(element, "href"))
    if relation == "alternate":
        entry.reading.found(Field.NATIVE_ID, link, entry.path(element), "link")
    elif relation in _MEDIA_RELATIONS:
        entry.media.append(element)
    else:
        entry.reading.keep(link, entry.path(element), f"link {relation}")


def _category(entry: Entry, element: Element) -> None:
    """With a scheme a subject of it, else a keyword."""
    term, scheme, label = (xml_tree.attribute(element, one) for one in ("term", "scheme", "label"))
    if scheme and not scheme.endswith("/keyword"):
        subject = {"code": term, "name": label, "scheme": scheme}
        entry.reading.found(Field.SUBJECT, {key: one for key, one in subject.items() if one}, entry.path(element))
    else:
        entry.reading.found(Field.KEYWORD, label or term, entry.path(element))


def _content(entry: Entry, element: Element) -> None:
    """The content: in the entry, or elsewhere, and then there is none of it; base64 (Atom 0.3) is text once read."""
    kind, source = xml_tree.attribute(element, "type").lower(), xml_tree.attribute(element, "src")
    if source:
        entry.reading.keep(feeds.whole_link(entry, element, source), entry.path(element), "content")
        if kind.startswith(("image/", "video/", "audio/")):
            element.set("href", source)
            entry.media.append(element)
        else:
            entry.reading.found(Field.REPRESENTATION, "partial", entry.path(element))
        return
    if xml_tree.attribute(element, "mode").lower() == "base64" and not len(element):
        element.text = _decoded(entry, element)
    entry.texts.setdefault("content", []).append(element)


def _decoded(entry: Entry, element: Element) -> str:
    text = xml_tree.text_of(element)
    if len(text) // 4 * 3 > entry.feed.body.inflated_bytes:
        raise TooLarge("inflated_too_large", Stage.PARSE, "base64 over the limit", entry.feed.tree.path(element))
    try:
        return _CONTROLS.sub(" ", binascii.a2b_base64(text).decode("utf-8", "replace"))
    except ValueError:
        entry.reading.warn("bad_base64", "content that is not base64 as it says", entry.feed.tree.path(element))
        return ""


def _of_ap(entry: Entry, name: str, element: Element) -> None:
    if name == "apcm:Priority":
        urgency = xml_tree.attribute(element, "Numeric") or xml_tree.words_of(element)
        entry.reading.found(Field.URGENCY, urgency, entry.path(element))
    else:
        city = xml_tree.attribute(element, "City", "CityName")
        entry.reading.found(Field.LOCATED, city, entry.path(element))


def _tombstone(feed: Feed, element: Element, part: Part | None) -> RawStory:
    """RFC 6721: the entry of this id is no more. A kill that names its target; its comment is a note."""
    entry = feeds.begin(feed, element)
    reading, path = entry.reading, entry.path(element)
    target = xml_tree.attribute(element, "ref")
    reading.found(Field.STATUS, "deleted", path, "deleted-entry")
    reading.found(Field.TARGET, target, path, "ref")
    reading.found(Field.NATIVE_ID, target, path, "id")
    entry.stamps[Field.VERSION_CREATED] = [Found(as_iso(xml_tree.attribute(element, "when")), path, "when")]
    for name, one in feed.elements(element):
        text = xml_tree.words_of(one)
        if name == "at:comment":
            reading.block(BlockKind.EDITORS_NOTE, text, entry.path(one))
            entry.copy.append(text)
        elif name == "link":
            _link(entry, one)
        elif name == "source":
            reading.found(Field.PROVIDER, xml_tree.words_of(xml_tree.find(one, "title")), entry.path(one), "source")
        else:
            reading.keep(text, entry.path(one), name)
    return feeds.finish(entry, part)
