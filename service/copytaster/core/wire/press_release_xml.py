"""Press releases in XML: Solita's (Via of Ritzau, STT, NTB and TT) and those that look like it, to RawStory.

Takes a decoded record; gives a story of each release in it. A release is its title, its lead and its body, which is
HTML that XML carries as text, often escaped once more. Whom the press may ring is private; what the house says of
itself below every release is furniture. Times are day first and without a zone (`dd.MM.yyyy HH:mm`): they are the
wire's, which its address tells. Elements are known by their names in small letters, whatever their case. An empty
`embargo` is none. Unreadable: `bad_xml`, `no_copy`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from copytaster.core.context import Dialect, Dialects
from copytaster.core.model import (
    BlockKind,
    Body,
    Evidence,
    Field,
    JsonValue,
    Parsed,
    Part,
    RawStory,
    Syntax,
)
from copytaster.core.wire import markup, xml_tree
from copytaster.core.wire.html import read_html
from copytaster.core.wire.links import absolute, domains
from copytaster.core.wire.markup_copy import blocks_of, html_blocks
from copytaster.core.wire.parts import read_each
from copytaster.core.wire.press_release_fields import (
    BODIES,
    CLOSING,
    FIELDS,
    LEADS,
    PICTURES,
    PRIVATE,
    ROOTS,
    STAMPS,
    TITLES,
    WHOSE,
)
from copytaster.core.wire.reading import Reading
from copytaster.core.wire.stamps import as_iso
from copytaster.core.wire.xml_tree import LOCAL, Element, Tree

NAME = Syntax.PRESS_RELEASE_XML

_HEAD_CHARACTERS: Final = 65_536
_TITLE: Final = re.compile(r"<(?:title|headline|header)[\s/>]", re.IGNORECASE)
_BODY: Final = re.compile(
    r"<(?:body|html-?body|bodytext|body_html|content|fulltext|leadtext|text)[\s/>]", re.IGNORECASE
)
_IDS: Final = ("id", "longurl", "url")


def sniff(body: Body) -> Evidence | None:
    """A document element that is called a release, with title and text below; cheap, and never raises."""
    text = body.decoded.text
    root = xml_tree.root_of(text)
    if root is None or _folded(root.name) not in ROOTS:
        return None
    head = text[:_HEAD_CHARACTERS]
    return Evidence(f"a {root.name} in XML") if _TITLE.search(head) or _BODY.search(head) else None


def parse(body: Body, dialects: Dialects) -> Parsed:
    """The stories of the record; raises `Unreadable` (`bad_xml`, `no_copy`) when there is none."""
    tree = xml_tree.parse(body.decoded.text)
    releases = list(_releases(tree.root)) or [tree.root]
    return read_each(
        releases,
        lambda one, part: _story(_Release(tree, Reading(NAME, body)), one, part, dialects),
        tree.path(tree.root),
    )


def _folded(name: str) -> str:
    return name.replace("-", "").replace("_", "").lower()


class _Names(dict[object, str]):
    """An element's folded name by its name as lxml has it."""

    def __missing__(self, tag: object) -> str:
        if len(self) >= _MOST_NAMES:
            self.clear()
        self[tag] = name = _folded(LOCAL[tag])
        return name


_MOST_NAMES: Final = 1024
_NAMES: Final = _Names()


def _releases(root: Element) -> Iterator[Element]:
    """The releases of a list of them: the root's children, or theirs, that are called so."""
    for child in xml_tree.children(root):
        if _NAMES[child.tag] in ROOTS:
            inner = list(_releases(child))
            yield from inner or [child]


@dataclass(slots=True)
class _Release:
    """A release being read."""

    tree: Tree
    reading: Reading
    titles: list[Element] = field(default_factory=list)
    leads: list[Element] = field(default_factory=list)
    bodies: list[Element] = field(default_factory=list)
    closing: list[Element] = field(default_factory=list)
    pictures: list[Element] = field(default_factory=list)
    copy: list[str] = field(default_factory=list)

    def path(self, element: Element) -> tuple[str, ...]:
        """The place of an element."""
        return (self.tree.paths[element],)


def _story(release: _Release, root: Element, part: Part | None, dialects: Dialects) -> RawStory:
    reading = release.reading
    reading.warnings.extend(release.tree.warnings)
    for name in ("id", "lang", "language"):
        if value := xml_tree.attribute(root, name):
            reading.found(Field.NATIVE_ID if name == "id" else Field.LANGUAGE, value, release.path(root), name)
    for element in xml_tree.children(root):
        _element(release, _NAMES[element.tag], element)
    _copy(release)
    dialect = _dialect(reading, dialects)
    reading.settle_item_id(dialect, *_IDS)
    return reading.story("\n".join(release.copy), dialect, part=part, place=release.tree.path(root))


def _element(release: _Release, name: str, element: Element) -> None:
    """One element of the release by its name; containers (publisher, images) come with what stands in them."""
    if name in TITLES:
        release.titles.append(element)
    elif name in LEADS:
        release.leads.append(element)
    elif name in BODIES:
        release.bodies.append(element)
    elif name in PICTURES:
        release.pictures += [one for one in xml_tree.children(element) if len(one)] or [element]
    elif name in WHOSE:
        _publisher(release, element)
    elif name in FIELDS:
        _field(release, name, element)
    elif name in CLOSING:
        release.closing.append(element)
    elif text := xml_tree.words_of(element):
        _words(release, name, text, release.path(element))


def _words(release: _Release, name: str, text: str, path: tuple[str, ...]) -> None:
    if name in PRIVATE:
        release.reading.hide(text, path, "contacts")
    elif name in STAMPS:
        release.reading.found(STAMPS[name], as_iso(text), path, name)
    else:
        release.reading.keep(text, path, name)


def _field(release: _Release, name: str, element: Element) -> None:
    path = release.path(element)
    text = xml_tree.words_of(xml_tree.find(element, "label", "name") if len(element) else element)
    if FIELDS[name] is Field.KEYWORD:
        words = [xml_tree.words_of(one) for one in xml_tree.children(element)] or re.split(r"[,;]", text)
        for word in words:
            release.reading.found(Field.KEYWORD, word.strip(), path)
    elif FIELDS[name] is Field.SERVICE and len(element):
        for one in xml_tree.children(element):
            value = xml_tree.attribute(one, "channel") or xml_tree.words_of(one)
            release.reading.found(Field.SERVICE, value, release.path(one))
    else:
        release.reading.found(FIELDS[name], text, path, name)


def _publisher(release: _Release, element: Element) -> None:
    """Whose release it is: a source of the copy, and the sender where no wire is known."""
    named = xml_tree.find(element, "name", "Name", "company", "title")
    value = xml_tree.words_of(named if named is not None else element)
    release.reading.found(Field.SOURCE, value, release.path(element if named is None else named), "publisher")
    for one in xml_tree.children(element):
        if one is not named and (text := xml_tree.words_of(one)):
            name = _NAMES[one.tag]
            if name in PRIVATE:
                release.reading.hide(text, release.path(one), "contacts")
            elif name == "description":
                release.closing.append(one)
            else:
                release.reading.keep(text, release.path(one), xml_tree.local(one))


def _copy(release: _Release) -> None:
    """Headline, standfirst, body, captions, and what the house says of itself, in this order."""
    reading = release.reading
    for number, element in enumerate(release.titles):
        words = markup.words_of(_inside(element))
        release.copy.append(words)
        reading.block(BlockKind.HEADLINE, words, release.path(element), "sub" if number else None)
    for element in release.leads:
        words = markup.words_of(_inside(element))
        release.copy.append(words)
        reading.block(BlockKind.STANDFIRST, words, release.path(element))
    for element in release.bodies[:1]:
        release.copy.append(markup.words_of(_inside(element)))
        base = reading.text(Field.NATIVE_ID)
        if len(element):
            copy = read_html(xml_tree.inner_html(element), release.path(element))
            reading.blocks.extend(html_blocks(reading, copy, base))
        else:
            reading.blocks.extend(blocks_of(reading, xml_tree.text_of(element), release.path(element), base=base))
    for element in release.bodies[1:]:
        reading.keep(_inside(element), release.path(element), xml_tree.local(element))
    for element in release.pictures:
        _picture(release, element)
    for element in release.closing:
        reading.block(BlockKind.FURNITURE, markup.words_of(_inside(element)), release.path(element))


def _inside(element: Element) -> str:
    return xml_tree.inner_html(element) if len(element) else xml_tree.text_of(element)


def _picture(release: _Release, element: Element) -> None:
    reading, path = release.reading, release.path(element)
    address = xml_tree.find(element, "url", "Url", "downloadurl", "src", "link")
    uri = xml_tree.words_of(address) or xml_tree.attribute(element, "url", "href", "src")
    caption = xml_tree.find(element, "caption", "Caption", "description", "title")
    if not uri and caption is None:
        return
    value: dict[str, JsonValue] = {"kind": "picture", "uri": absolute(uri, reading.text(Field.NATIVE_ID))}
    if credit := xml_tree.words_of(xml_tree.find(element, "credit", "photographer", "copyright", "byline")):
        value["credit"] = credit
    reading.found(Field.MEDIA, value, path)
    if caption is not None and (words := markup.words_of(xml_tree.text_of(caption))):
        release.copy.append(words)
        reading.block(BlockKind.CAPTION, words, release.path(caption))


def _dialect(reading: Reading, dialects: Dialects) -> Dialect | None:
    """The wire that the release came by, as its address says: its sender. Else the agency named as its publisher."""
    for one in reading.fields.get(Field.NATIVE_ID, ()):
        for name in domains(str(one.value)):
            if found := dialects.find(name):
                reading.found(Field.PROVIDER, found.provider, one.source, "address")
                return found
    return reading.dialect(dialects)
