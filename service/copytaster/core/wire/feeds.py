"""What RSS and Atom share: a feed's own words, and an entry's elements as the fields and blocks of a story.

A feed with several entries is several stories, each with its own id. The elements of both formats and of their
extensions come in one table (`feed_fields`); what stands only in one of them is read in `rss` and `atom`. An entry
says its copy up to three times: whole, as a synopsis, as words of its medium. The fullest is the body; what precedes
it is a standfirst, unless the body opens with it. A synopsis alone is the copy, and partial where it is no more than
that.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from copytaster.core.context import Dialect, Dialects
from copytaster.core.model import BlockKind, Body, Field, Found, Part, RawBlock, RawStory, Syntax
from copytaster.core.wire import feed_fields as names
from copytaster.core.wire import feed_media, markup, xml_tree
from copytaster.core.wire.html import read_html
from copytaster.core.wire.links import absolute
from copytaster.core.wire.markup_copy import blocks_of, html_blocks, is_cut_off
from copytaster.core.wire.reading import Reading
from copytaster.core.wire.stamps import as_iso
from copytaster.core.wire.xml_tree import LOCAL, Element, Tree

_SYNOPSIS_CHARACTERS: Final = 500
"""A synopsis of one paragraph up to so many is no whole story: desks write longer ones in several."""
_SAME_CHARACTERS: Final = 60
"""A synopsis that opens the body is cut from it: so many characters tell."""
_MAILBOX: Final = re.compile(r"\s*+(?P<mail>[^\s()<>@]{1,80}@[^\s()<>]{1,120})\s*+(?:\((?P<name>[^()]{1,120})\)\s*+)?")
_NAME_AND_MAIL: Final = re.compile(
    r"\s*+(?P<name>[^\s<>()@][^<>()@]{0,119}?)\s*+[<(](?:mailto:)?[^\s()<>@]{1,80}@[^\s()<>]{1,120}[>)]\s*+"
)
_XML_LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"
_XML_BASE: Final = "{http://www.w3.org/XML/1998/namespace}base"


@dataclass(slots=True)
class Feed:
    """A feed being read: its document, and what it says for all its entries."""

    syntax: Syntax
    body: Body
    tree: Tree
    dialects: Dialects
    address: str = ""
    senders: list[Found] = field(default_factory=list)
    language: Found | None = None
    writers: dict[str, str] = field(default_factory=dict)
    _names: dict[object, str] = field(default_factory=dict)

    def name(self, element: Element) -> str:
        """The element's name with the prefix that stands for its namespace here; "" for what is no element."""
        name = self._names.get(element.tag)
        return self._named(element) if name is None else name

    def _named(self, element: Element) -> str:
        tag, prefix = str(element.tag), element.prefix or ""
        qualified = _qualified if len(tag) + len(prefix) <= _LONGEST_NAME else _qualified.__wrapped__
        self._names[tag] = name = qualified(tag, prefix, self.syntax)
        return name

    def elements(self, parent: Element) -> list[tuple[str, Element]]:
        """The children by name, those of containers among them."""
        known = self._names
        found: list[tuple[str, Element]] = []
        for child in parent[:]:
            name = known.get(child.tag)
            if name is None:
                name = self._named(child)
            if name in names.CONTAINERS:
                found += self.elements(child)
            elif name:
                found.append((name, child))
        return found

    def sent_by(self, value: str, element: Element, role: str) -> None:
        """A name of the feed's sender, the most telling first."""
        if value.strip():
            self.senders.append(Found(" ".join(value.split()), (self.tree.path(element),), role))

    def dialect(self, reading: Reading) -> Dialect | None:
        """That of the sender by name, else by the feed's address."""
        return reading.dialect_at(self.dialects, self.address)


_LONGEST_NAME: Final = 200


@lru_cache(maxsize=1024)
def _qualified(tag: str, prefix: str, syntax: Syntax) -> str:
    """A name with the prefix of ours; the feeds of a house share some dozens, which cost 2 µs each."""
    local = LOCAL[tag]
    if not local:
        return ""
    uri = tag.rpartition("}")[0][1:].lower()
    if uri.startswith("urn:undeclared:"):
        known = prefix
    elif uri.startswith("http://wordpress.org/export/") and prefix == "excerpt":
        known = "excerpt"
    else:
        uri = uri.replace("https://", "http://", 1)
        known = next((short for opening, short in names.NAMESPACES if uri.startswith(opening)), prefix if uri else "")
    if syntax is Syntax.ATOM and known == "atom":
        known = ""
    return f"{known}:{local}" if known else local


# --- one entry --------------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class Entry:
    """One entry being read."""

    feed: Feed
    element: Element
    reading: Reading
    copy: list[str] = field(default_factory=list)
    texts: dict[str, list[Element]] = field(default_factory=dict)
    stamps: dict[Field, list[Found]] = field(default_factory=dict)
    media: list[Element] = field(default_factory=list)
    headlines: set[str] = field(default_factory=set)
    is_headed: bool = False
    _said: dict[Element, str] = field(default_factory=dict)

    def path(self, element: Element) -> tuple[str, ...]:
        """The place of an element."""
        return (self.feed.tree.paths[element],)

    def said(self, element: Element) -> str:
        """What an element says: its text, or the markup that stands in it."""
        text = self._said.get(element)
        if text is None:
            text = xml_tree.inner_html(element) if len(element) else element.text or ""
            self._said[element] = text
        return text

    def base(self, element: Element) -> str:
        """The address that links in this element are relative to."""
        stated = inherited(element[0] if len(element) == 1 else element, _XML_BASE)
        links = (str(one.value) for one in self.reading.fields.get(Field.NATIVE_ID, ()) if one.role == "link")
        return stated or next(links, self.feed.address)


def inherited(element: Element, attribute: str) -> str:
    """An attribute of the element or of the nearest that holds it; else ""."""
    one: Element | None = element
    while one is not None:
        if value := one.get(attribute):
            return str(value).strip()
        one = one.getparent()
    return ""


def begin(feed: Feed, element: Element) -> Entry:
    """An entry with what its feed says for all."""
    reading = Reading(feed.syntax, feed.body)
    reading.warnings.extend(feed.tree.warnings)
    return Entry(feed, element, reading)


def read_element(entry: Entry, name: str, element: Element) -> bool:
    """One element that both formats have; False when it is not known here."""
    read = _READERS.get(name)
    if read is not None:
        read(entry, name, element)
    elif name.startswith("media:"):
        entry.media.append(element)
    else:
        return False
    return True


def _copy(entry: Entry, name: str, element: Element) -> None:
    entry.texts.setdefault(name, []).append(element)


def _medium(entry: Entry, _name: str, element: Element) -> None:
    entry.media.append(element)


def _headline(entry: Entry, name: str, element: Element) -> None:
    words = markup.words_of(entry.said(element))
    if not words or words in entry.headlines:
        return
    entry.copy.append(words)
    role = names.HEADLINES[name]
    role = role or ("alternative" if entry.is_headed else None)
    entry.headlines.add(words)
    entry.is_headed = entry.is_headed or role is None
    entry.reading.block(BlockKind.HEADLINE, words, entry.path(element), role)


def _stamp(entry: Entry, name: str, element: Element) -> None:
    text = xml_tree.words_of(element)
    if name.endswith("_gmt"):
        if text.startswith("0000"):  # WordPress of a draft
            return
        text += "Z"
    if text:
        found = Found(as_iso(text), entry.path(element), name)
        entry.stamps.setdefault(names.STAMPS[name], []).append(found)


def _field(entry: Entry, name: str, element: Element) -> None:
    field_, role = names.FIELDS[name]
    text, path = xml_tree.words_of(element), entry.path(element)
    if field_ is Field.BYLINE:
        _byline(entry, element)
    elif field_ is Field.KEYWORD:
        for one in re.split(r"[,;]", markup.words_of(text)):
            entry.reading.found(Field.KEYWORD, one.strip(), path)
    elif name == "prism:isCorrectionOf":
        entry.reading.found(field_, text, path, role)
        entry.reading.found(Field.SIGNAL, "correction", path)
    elif name == "source" and len(element):  # Atom: the feed that the entry was taken from
        entry.reading.found(field_, xml_tree.words_of(xml_tree.find(element, "title")), path, role)
    else:
        entry.reading.found(field_, text, path, role)


def _byline(entry: Entry, element: Element) -> None:
    """A writer: by name, by login, or by mail address, which is nobody's name and goes no further."""
    text = xml_tree.words_of(xml_tree.find(element, "name") if len(element) else element)
    if "@" in text:
        if mailbox := _MAILBOX.fullmatch(text):
            text = mailbox["name"] or ""
        elif named := _NAME_AND_MAIL.fullmatch(text):
            text = named["name"]
    text = markup.words_of(entry.feed.writers.get(text, text))
    if text.casefold() in names.UNTYPED or xml_tree.attribute(element, "Title").casefold() == "caption writer":
        entry.reading.keep(text, entry.path(element), "author")
    elif text:
        entry.copy.append(text)
        entry.reading.found(Field.BYLINE, text, entry.path(element), xml_tree.attribute(element, "Title") or None)


def _classified(entry: Entry, name: str, element: Element) -> None:
    """Subjects of AP and WENN: a code, its name, and whose scheme it is."""
    value = xml_tree.attribute(element, "Value", "value")
    if name.startswith("wenn_cm:"):
        field_ = Field.KEYWORD if name.endswith(":tag") else Field.SUBJECT
        entry.reading.found(field_, value if field_ is Field.KEYWORD else {"name": value}, entry.path(element))
        return
    subject = {
        "code": xml_tree.attribute(element, "Id"),
        "name": value,
        "scheme": xml_tree.attribute(element, "Authority"),
    }
    entry.reading.found(Field.SUBJECT, {key: one for key, one in subject.items() if one}, entry.path(element))


_READERS: Final[dict[str, Callable[[Entry, str, Element], None]]] = {
    **dict.fromkeys(
        ("apcm:SubjectClassification", "apcm:EntityClassification", "wenn_cm:tag", "wenn_cm:catagory"), _classified
    ),
    **dict.fromkeys(("enclosure", "wp:attachment_url"), _medium),
    **dict.fromkeys(names.FIELDS, _field),
    **dict.fromkeys(names.STAMPS, _stamp),
    **dict.fromkeys((*names.FULL, *names.SYNOPSES), _copy),
    **dict.fromkeys(names.HEADLINES, _headline),
}
"""What reads an element, by its name; where two tables have one name, the lower line counts."""


# --- what it comes to -------------------------------------------------------------------------------------------------


def finish(entry: Entry, part: Part | None) -> RawStory:
    """The story of an entry whose elements have all been met."""
    reading, feed = entry.reading, entry.feed
    _times(entry)
    spoken = _bodies(entry)
    if entry.media:
        feed_media.read_media(entry, spoken)
    language = next((one for element in spoken if (one := inherited(element, _XML_LANG))), "")
    language = language or _title_language(entry) or inherited(entry.element, _XML_LANG)
    if language:
        reading.found(Field.LANGUAGE, language, entry.path(entry.element))
    elif feed.language:
        reading.found(Field.LANGUAGE, feed.language.value, feed.language.source)
    for sender in feed.senders:
        reading.found(Field.PROVIDER, sender.value, sender.source, sender.role)
    dialect = feed.dialect(reading)
    reading.settle_item_id(dialect, *names.IDS)
    return reading.story("\n".join(entry.copy), dialect, part=part, place=feed.tree.paths[entry.element])


def _title_language(entry: Entry) -> str:
    title = xml_tree.find(entry.element, "title")
    return str(title.get(_XML_LANG) or "") if title is not None else ""


def _times(entry: Entry) -> None:
    """First published and this version: where only one time is stated, it is the version's."""
    stamps = entry.stamps
    updated, first, either = (stamps.get(one, []) for one in (Field.VERSION_CREATED, Field.FIRST_CREATED, Field.SENT))
    chosen = (
        (Field.VERSION_CREATED, updated or either or first),
        (Field.FIRST_CREATED, first or (either if updated else [])),
        (Field.EMBARGO, stamps.get(Field.EMBARGO, [])),
        (Field.EXPIRES, stamps.get(Field.EXPIRES, [])),
    )
    for field_, found in chosen:
        for one in found:
            entry.reading.found(field_, one.value, one.source, one.role)


def _bodies(entry: Entry) -> list[Element]:
    """The blocks of the body and of what precedes it; the elements that they came from."""
    reading = entry.reading
    full = _spoken(entry, names.FULL)
    synopses = _spoken(entry, names.SYNOPSES)
    whole = full if full and entry.feed.name(full[0]) in names.IN_PARTS else full[:1]
    for element in (*full[len(whole) :], *synopses[1:]):
        reading.keep(entry.said(element), entry.path(element), entry.feed.name(element))
    said = (*whole, *synopses[:1])
    entry.copy.extend(markup.words_of(entry.said(element)) for element in said)
    if not said:
        return []
    blocks = [block for element in whole or said for block in element_blocks(entry, element)]
    if full and synopses:
        _standfirst(entry, synopses[0], blocks)
    reading.blocks.extend(blocks)
    if is_cut_off(blocks) or (not full and _is_synopsis(blocks)):
        reading.found(Field.REPRESENTATION, "partial", entry.path(said[0]))
    return list(said)


def _spoken(entry: Entry, wanted: tuple[str, ...]) -> list[Element]:
    texts = entry.texts
    return [one for name in wanted if name in texts for one in texts[name] if entry.said(one).strip()]


def element_blocks(entry: Entry, element: Element) -> list[RawBlock]:
    """The blocks of an element that holds text, HTML as text, or XHTML or NITF itself."""
    path, base, text = entry.path(element), entry.base(element), entry.said(element)
    if len(element):
        return html_blocks(entry.reading, read_html(text, path), base)
    return blocks_of(entry.reading, text, path, base=base, headed=entry.is_headed)


def _standfirst(entry: Entry, element: Element, body: list[RawBlock]) -> None:
    """A synopsis beside the whole copy: a standfirst, unless it was cut from the copy's opening."""
    words = markup.words_of(entry.said(element))
    opening = " ".join(" ".join(block.text for block in body[:6]).split())
    if words[:_SAME_CHARACTERS].rstrip(". …[]") in opening:
        entry.reading.keep(words, entry.path(element), entry.feed.name(element))
        return
    kept = len(entry.reading.fields.get(Field.MEDIA, ()))
    for block in element_blocks(entry, element):
        if block.kind in {BlockKind.PARAGRAPH, BlockKind.HEADLINE, BlockKind.SUBHEAD, BlockKind.LIST}:
            entry.reading.block(BlockKind.STANDFIRST, block.text, block.source)
    del entry.reading.fields.get(Field.MEDIA, [])[kept:]


def _is_synopsis(blocks: list[RawBlock]) -> bool:
    """Whether what stands there alone is no more than a synopsis."""
    said = [block.text for block in blocks if block.kind is not BlockKind.FURNITURE]
    return len(said) < 2 and sum(map(len, said)) <= _SYNOPSIS_CHARACTERS


def whole_link(entry: Entry, element: Element, link: str) -> str:
    """A link of the entry made absolute."""
    return absolute(link, inherited(element, _XML_BASE) or entry.feed.address)
