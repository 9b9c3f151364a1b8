"""The copy of a NewsML 1.x story: its lines, and the content of its components, by what each of them is.

Content is NITF, XHTML or bare paragraphs as elements, or text: HTML in CDATA or escaped, a whole NITF document, plain
copy. A medium is read with all that belongs to it; content that is only referred to is left over.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from copytaster.core.errors import Unreadable
from copytaster.core.model import BlockKind, Field, Found, JsonValue, Path, RawBlock
from copytaster.core.wire import copy_text, xml_tree
from copytaster.core.wire.charset import decode
from copytaster.core.wire.html import has_markup, read_html
from copytaster.core.wire.newsml1_fields import LINES, MEDIA_ROLES, NOTE_LINES, SLUG_LINES, Part, folded
from copytaster.core.wire.newsml1_item import Item, value_of
from copytaster.core.wire.newsml1_tree import Shape
from copytaster.core.wire.nitf_copy import read_nitf
from copytaster.core.wire.nitf_head import Head
from copytaster.core.wire.unwrap import from_base64
from copytaster.core.wire.xml_tree import (
    LOCAL,
    Element,
    Tree,
    attribute,
    below,
    children,
    find,
    inner_html,
    text_of,
    words_of,
)

_KINDS = {
    Part.HEADLINE: BlockKind.HEADLINE,
    Part.SUMMARY: BlockKind.STANDFIRST,
    Part.NOTE: BlockKind.EDITORS_NOTE,
    Part.CAPTION: BlockKind.CAPTION,
}
_ONCE = frozenset({BlockKind.HEADLINE, BlockKind.STANDFIRST, BlockKind.BYLINE, BlockKind.SOURCE_LINE})
"""Kinds that lines and content both give: the second time they are left over."""
_SENTENCE_CHARACTERS = 60
# ANP's SlugLine: "Anne de Vries (adv)".
_SIGNED = re.compile(r"(?P<name>[A-Z][^()/\d]{3,60}?)\s\((?P<initials>[a-z]{2,4})\)")
_SENTENCE_ENDS = (".", "!", "?", "؟", "。")


def copy_of(component: Element, shape: Shape, limit_bytes: int) -> str:
    """All text of a component's lines and content, for the copy hash: of encoded content what it decodes to."""
    contents = [shape.content(one) for one in component.iter("{*}ContentItem")]
    media = {one.data for one in contents if one.medium}
    pieces = component.iter("{*}NewsLines", "{*}DataContent")
    return "\n".join([_decoded(one, limit_bytes) for one in pieces if one not in media])


@dataclass(slots=True)
class Copy:
    """Gathers the copy of one story."""

    item: Item
    shape: Shape
    told: set[tuple[BlockKind, str]] = field(default_factory=set)

    def story(self, component: Element) -> None:
        """A component that is a story, whatever else it looks like."""
        self.item.comments(component)
        self.lines(component)
        self.item.metadata(component)
        if self.shape.is_medium(component):
            self.medium(component)
        else:
            self.contents(component)

    def around(self, component: Element) -> None:
        """A component that several stories stand in: its metadata, its rights and its notes are theirs too."""
        self.item.comments(component)
        self.item.metadata(component)
        for lines in self.item.tree.named[component].get("NewsLines", ()):
            for line in lines[:]:
                if (name := LOCAL[line.tag]) in LINES:
                    self.item.found(LINES[name], line)

    def component(self, component: Element) -> None:
        """One below it: part of the story, a medium, or nothing but a reference."""
        if self.shape.is_medium(component):
            self.medium(component)
        elif self.shape.has_copy(component) or self.shape.part(component):
            self.story(component)
        else:
            self.reference(component)

    def contents(self, component: Element) -> None:
        """The content of a component and of those below it; of equivalents the first that holds text."""
        shape, part = self.shape, self.shape.part(component)
        equivalent = attribute(component, "EquivalentsList").lower() == "yes"
        is_first = True
        for content in shape.items(component):
            if shape.content(content).is_text and (is_first or not equivalent):
                self.content(content, part)
                is_first = False
            else:
                self.linked(content)
        inside = shape.components(component)
        if equivalent:
            copies = [one for one in inside if self.shape.has_copy(one)]
            inside = [one for one in inside if one not in copies[1:]]
        for one in inside:
            self.component(one)

    # --- lines

    def lines(self, component: Element) -> None:
        """The lines of a component: headlines first, as a desk reads them, whatever order they were sent in."""
        found = [line for lines in self.item.tree.named[component].get("NewsLines", ()) for line in children(lines)]
        if len(found) > 1:
            found.sort(key=lambda one: _LINE_ORDER.get(LOCAL[one.tag], len(_LINE_ORDER)))
        for line in found:
            name = LOCAL[line.tag]
            if handler := _LINE_HANDLERS.get(name):
                handler(self, line)
            elif name in LINES:
                self.item.found(LINES[name], line)
            else:
                self.item.keep(line)

    def headline(self, line: Element) -> None:
        """The headline."""
        self.add(BlockKind.HEADLINE, words_of(line), line, "main")

    def subheadline(self, line: Element) -> None:
        """A second headline; ANA sends the first sentence there."""
        words = words_of(line)
        is_sentence = len(words) > _SENTENCE_CHARACTERS and words.endswith(_SENTENCE_ENDS)
        self.add(BlockKind.STANDFIRST if is_sentence else BlockKind.HEADLINE, words, line, "sub")

    def slugline(self, line: Element) -> None:
        """The slugline; ANP signs there."""
        signed = _SIGNED.fullmatch(words_of(line))
        if signed:
            self.item.reading.found(Field.BYLINE, signed["name"], self.item.at(line))
            self.item.reading.hide(signed["initials"], self.item.at(line), "initials")
        else:
            self.item.found(Field.SLUGLINE, line)

    def byline(self, line: Element) -> None:
        """Who wrote, with the title that follows."""
        title = line.getnext()
        words = words_of(title) if title is not None and LOCAL[title.tag] == "ByLineTitle" else ""
        self.add(BlockKind.BYLINE, ", ".join(filter(None, (words_of(line), words))), line)

    def byline_title(self, line: Element) -> None:
        """Read with the line before it."""

    def dateline(self, line: Element) -> None:
        """Place and day, or the day alone, in any spelling: which dateline counts is settled at the end."""
        self.add(BlockKind.DATELINE, words_of(line), line)

    def keyword_line(self, line: Element) -> None:
        """Keywords."""
        self.item.keywords(words_of(line), line)

    def news_line(self, line: Element) -> None:
        """A line of the sender's own type: AFP's advisories, the Swiss agencies' catchwords."""
        name = folded(value_of(find(line, "NewsLineType")))
        for text in children(line, "NewsLineText"):
            if name in NOTE_LINES:
                self.item.note(text, words_of(text), name)
            elif name in SLUG_LINES:
                self.item.found(Field.SLUGLINE, text, name)
            elif words := words_of(text):
                self.item.reading.keep(words, self.item.at(text), name)

    def add(self, kind: BlockKind, text: str, element: Element, role: str | None = None) -> None:
        """A block, unless the same words have been told as the same."""
        self.blocks([RawBlock(kind, text, self.item.at(element), role)])

    def blocks(self, blocks: Iterable[RawBlock]) -> None:
        """Blocks of content; headlines and the like that the lines gave already are left over."""
        reading = self.item.reading
        for block in blocks:
            key = (block.kind, " ".join(block.text.split()))
            if block.kind in _ONCE and key in self.told:
                reading.leftovers.append(Found(block.text, block.source, block.kind))
            elif block.text.strip():
                self.told.add(key)
                reading.blocks.append(block)

    # --- content

    def content(self, content: Element, part: Part | None) -> None:
        """The text of a content item, as what its component's role says it is."""
        for comment in self.item.tree.named[content].get("Comment", ()):
            self.item.keep(comment)
        data = self.shape.content(content).data
        if data is None:
            return
        if part in {Part.ASIDE, Part.CONTACT}:
            words = words_of(data)
            if part is Part.CONTACT:
                self.item.reading.hide(words, self.item.at(data), "contacts")
            else:
                self.item.reading.keep(words, self.item.at(data), self.shape.role(_component(content)))
            return
        blocks = list(self.read(content, data))
        if part is None:
            self.blocks(blocks)
        elif part in {Part.HEADLINE, Part.CAPTION}:
            text = (" " if part is Part.HEADLINE else "\n").join(block.text for block in blocks)
            self.add(_KINDS[part], text, data, "main" if part is Part.HEADLINE else None)
        else:
            self.blocks(RawBlock(_KINDS[part], block.text, block.source, block.role) for block in blocks)

    def read(self, content: Element, data: Element) -> Iterable[RawBlock]:
        """The blocks of a content item's data; media, private notes and entities go to the story at once."""
        reading, tree = self.item.reading, self.item.tree
        self.word_count(content)
        first = next(iter(children(data)), None) if len(data) else None
        if first is not None:
            if LOCAL[first.tag].lower() in {"html", "div", "xhtml"} or self._is_html(content):
                return self.html(inner_html(data), self.item.at(data))
            return self.nitf(first if LOCAL[first.tag] == "nitf" else data, tree, ())
        text = _decoded(data, reading.body.inflated_bytes)
        if text.lstrip()[:5].lower() == "<nitf":
            try:
                inner = xml_tree.parse(text)
            except Unreadable:
                return self.html(text, self.item.at(data))
            return self.nitf(inner.root, inner, self.item.at(data))
        if self._is_html(content) or has_markup(text):
            return self.html(text, self.item.at(data))
        return copy_text.placed(text, self.item.at(data), headed=True)

    def nitf(self, element: Element, tree: Tree, path: Path) -> Iterable[RawBlock]:
        """A NITF document, or NITF's elements without one; what its head says comes after what the item says."""
        if LOCAL[element.tag] == "nitf":
            self.head(Head(self.item.reading, tree, element, path))
        copy = read_nitf(element, tree, path)
        reading = self.item.reading
        reading.private.extend(copy.private)
        reading.leftovers.extend(copy.leftovers)
        for one in copy.media:
            reading.found(Field.MEDIA, one.value, one.source)
        return copy.blocks

    def head(self, head: Head) -> None:
        """What the head of a NITF document adds: no subject that the item has given by its code already."""
        subjects = self.item.reading.fields.setdefault(Field.SUBJECT, [])
        own, codes = len(subjects), {_code(one) for one in subjects}
        head.read()
        self.item.notes.extend(head.notes)
        subjects[own:] = [one for one in subjects[own:] if _code(one) not in codes]

    def html(self, html: str, path: Path) -> Iterable[RawBlock]:
        """HTML, in elements or as text."""
        copy = read_html(html, path)
        reading = self.item.reading
        reading.private.extend(copy.private)
        reading.warnings.extend(copy.warnings)
        return copy.blocks

    def word_count(self, content: Element) -> None:
        """The count that the sender gives of the words."""
        for characteristics in self.item.tree.named[content].get("Characteristics", ()):
            for one in children(characteristics, "Property"):
                if attribute(one, "FormalName") in {"Words", "WordCount"}:
                    self.item.reading.found(Field.WORD_COUNT, attribute(one, "Value"), self.item.at(one, "Value"))

    def _is_html(self, content: Element) -> bool:
        """XHTML, text/html, text/xhtml: by format or MIME type."""
        named = self.item.tree.named[content]
        names = (*named.get("Format", ()), *named.get("MimeType", ()))
        return any("html" in attribute(one, "FormalName").lower() for one in names)

    # --- media and references

    def medium(self, component: Element) -> None:
        """A medium: its first rendition, its caption, its credit."""
        contents = list(below(component, "ContentItem"))
        shape = self.shape
        media = [one for one in contents if shape.content(one).medium]
        captions = [
            one for one in contents if shape.content(one).is_text and shape.part(_component(one)) is not Part.HEADLINE
        ]
        for caption in captions:
            self.content(caption, Part.CAPTION)
        if not media and not captions:
            self.reference(component)
            return
        kind = MEDIA_ROLES.get(shape.role(component)) or next((shape.content(one).medium for one in media), None)
        said: dict[str, JsonValue] = {"kind": kind or "picture"}
        said["uri"] = next((href for one in media if (href := attribute(one, "Href"))), None)
        lines = find(component, "NewsLines")
        if lines is not None:
            said["name"] = words_of(find(lines, "HeadLine"))
            said["credit"] = words_of(find(lines, "CreditLine", "ByLine"))
        present: JsonValue = {name: one for name, one in said.items() if one}
        self.item.reading.found(Field.MEDIA, present, self.item.at(component))

    def reference(self, component: Element) -> None:
        """What only refers to other items, with its lines."""
        for one in below(component, "NewsItemRef", "ContentItem"):
            said = {"item": attribute(one, "NewsItem", "Href")}
            lines = find(_component(one), "NewsLines")
            if lines is not None:
                said["headline"] = words_of(find(lines, "HeadLine"))
            kept: JsonValue = {name: value for name, value in said.items() if value}
            self.item.reading.keep(kept or None, self.item.at(one), LOCAL[one.tag])

    def linked(self, content: Element) -> None:
        """A content item that is not read here: a medium beside text, an equivalent, or an address."""
        said, href = self.shape.content(content), attribute(content, "Href")
        if said.medium and href:
            self.item.reading.found(Field.MEDIA, {"kind": said.medium, "uri": href}, self.item.at(content))
        elif href:
            self.item.reading.keep(href, self.item.at(content, "Href"), "ContentItem")
        elif said.data is not None and not said.medium:
            self.item.reading.keep(words_of(said.data), self.item.at(content), "ContentItem")


_LINE_HANDLERS: dict[str, Callable[[Copy, Element], None]] = {
    "HeadLine": Copy.headline,
    "SlugLine": Copy.slugline,
    "SubHeadLine": Copy.subheadline,
    "NewsLine": Copy.news_line,
    "ByLine": Copy.byline,
    "ByLineTitle": Copy.byline_title,
    "DateLine": Copy.dateline,
    "KeywordLine": Copy.keyword_line,
}
_LINE_ORDER = {name: number for number, name in enumerate(_LINE_HANDLERS)}


def _component(content: Element) -> Element:
    parent = content.getparent()
    return parent if parent is not None else content


def _code(found: Found) -> JsonValue:
    return found.value.get("code") if isinstance(found.value, dict) else found.value


def _decoded(data: Element, limit_bytes: int) -> str:
    """The text of the data; Base64 (`Encoding@Notation`) is undone within the limit."""
    text, parent = text_of(data), data.getparent()
    if parent is None or LOCAL[parent.tag] != "Encoding" or "base64" not in attribute(parent, "Notation").lower():
        return text
    value = from_base64(text, limit_bytes)
    return text if value is None else decode(value).text
