"""The content of a NewsML-G2 item: the main one of its renditions as blocks, and the media that go with it.

`contentSet` may hold one text several times (XHTML beside NITF beside plain); the most structured one that is not much
shorter than the longest is read. XHTML and NITF come as elements, as escaped markup, or as wire text in one `<p>` whose
line ends and indents are the paragraphs (Reuters, ANSA). What is coded in base64 is bounded before it is decoded.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from copytaster.core.model import BlockKind, Field, JsonValue, Path, RawBlock
from copytaster.core.shapes import datelines
from copytaster.core.wire import newsmlg2_fields as names
from copytaster.core.wire.charset import decode
from copytaster.core.wire.copy_text import placed
from copytaster.core.wire.html import HtmlCopy, has_markup, read_html
from copytaster.core.wire.newsmlg2_meta import FOLDED, Item, code_of
from copytaster.core.wire.newsmlg2_ttnitf import read_ttnitf
from copytaster.core.wire.nitf_copy import read_nitf
from copytaster.core.wire.unwrap import from_base64
from copytaster.core.wire.xml_tree import Element, children, find, inner_html, local, text_of, words_of

_ENOUGH: Final = 0.8
"""Share of the longest rendition that another must have to be the whole text as well."""
_CHARSET: Final = re.compile(r"""charset\s?=\s?["']?(?P<charset>[^\s"';]{1,40})""", re.IGNORECASE)
# ANSA wraps plain copy in one <p> inside CDATA: the tags go, each character keeps its place.
_WRAPPER: Final = re.compile(r"<(?P<end>/?)(?P<name>p|div|pre|body|html|br)\b[^<>]{0,200}>", re.IGNORECASE)
_TAG: Final = re.compile(r"<[/A-Za-z!]")
_INDENT: Final = re.compile(r"(?:\t| {2,})\S")
# Among lines that are not indented one that is opens a paragraph, " (Reporting by …" too.
_NEW_PARAGRAPH: Final = re.compile(r"\n[ \t](?=[ \t]*\S)")
_COLUMNS: Final = re.compile(r"\S(?:\t| {3,})\S")
_SENTENCE_END: Final = re.compile(r"[.!?…:;”\"')\]»]\s*$")


@dataclass(frozen=True, slots=True)
class Rendition:
    """A text of the content set; `rank` 0 is the most structured."""

    element: Element
    text: str
    rank: int


def read_content(item: Item) -> list[RawBlock]:
    """The blocks of the main text; private ones, media and what else the content set holds go into the reading."""
    content = next((child for child in children(item.element) if FOLDED[child.tag] == "contentset"), None)
    if content is None:
        return []
    renditions = list(_renditions(item, content))
    main = _main(renditions, content.get("original", ""))
    for rendition in renditions:
        if rendition is not main:
            item.reading.keep(rendition.text, item.place(rendition.element), rendition.element.get("rendition") or None)
    if main is None:
        return []
    words = main.element.get("wordcount", "").strip()
    if words != "0":  # ANSA always says so
        item.found(Field.WORD_COUNT, words, main.element)
    return list(_blocks(item, main))


def _renditions(item: Item, content: Element) -> Iterator[Rendition]:
    for element in children(content):
        name = FOLDED[element.tag]
        if name == "inlinexml":
            root = next(iter(children(element)), None)
            if root is not None and FOLDED[root.tag] in names.NO_COPY_VOCABULARIES:
                item.keep(element)
            else:
                yield Rendition(element, text_of(element), 0 if root is not None else 2)
        elif name == "inlinedata":
            text = _inline_data(item, element)
            if text is not None:
                yield Rendition(element, text, 1 if has_markup(text) else 2)
        elif name == "remotecontent":
            item.keep(element)


def _main(renditions: list[Rendition], original: str) -> Rendition | None:
    """The rendition to read: the one that `contentSet@original` names, else the most structured of the whole ones."""
    filled = [one for one in renditions if one.text.strip()]
    if not filled:
        return None
    if len(filled) == 1:
        return filled[0]
    if named := next((one for one in filled if original and one.element.get("id") == original), None):
        return named
    longest = max(len(one.text.split()) for one in filled)
    whole = [one for one in filled if len(one.text.split()) >= longest * _ENOUGH]
    return min(whole, key=lambda one: one.rank)


def _inline_data(item: Item, element: Element) -> str | None:
    """The characters of `inlineData`, decoded where they are coded; None for what is no text."""
    media_type = element.get("contenttype", "").lower()
    text = text_of(element)
    if media_type and not media_type.startswith("text/") and not re.search(r"html|xml|nitf", media_type):
        item.keep(element)
        return None
    if "base64" not in element.get("encoding", "").lower():
        return text
    value = from_base64(text, item.reading.body.inflated_bytes)
    if value is None:
        item.reading.warn("bad_base64", "inline data is not the base64 it is called", *item.place(element))
        return None
    charset = _CHARSET.search(media_type)
    decoded = decode(value, charset["charset"] if charset else None)
    item.reading.warnings.extend(decoded.warnings)
    return decoded.text


# --- blocks -----------------------------------------------------------------------------------------------------------


def _blocks(item: Item, main: Rendition) -> Iterator[RawBlock]:
    root = next(iter(children(main.element)), None)
    if FOLDED[main.element.tag] == "inlinedata" or root is None:
        return _of_text(item, main.text, main.element)
    if local(root) == "BODY" or "ttnitf" in main.element.get("contenttype", ""):
        return iter(read_ttnitf(item, root))
    body = root
    if FOLDED[root.tag] == "html":
        body = next((child for child in children(root) if FOLDED[child.tag] == "body"), root)
    elif FOLDED[root.tag] in {"nitf", "body.content"}:
        item.found(Field.TITLE, words_of(find(root, "head/title")), root, "nitf")
        return _of_nitf(item, root)
    elif len(main.element) > 1:
        body = main.element  # paragraphs without a document around them
    return _of_html(item, body)


def _of_html(item: Item, body: Element) -> Iterator[RawBlock]:
    paragraphs = list(children(body))
    if not paragraphs:
        yield from _of_text(item, text_of(body), body)
    elif _are_bare(body, paragraphs):
        for paragraph in paragraphs:
            text = paragraph.text or ""
            if "\n" in text and _is_laid_out(text):
                yield from _of_wire(text, item.place(paragraph), headed=bool(item.headlines))
            elif words := " ".join(text.split()):
                yield RawBlock(BlockKind.PARAGRAPH, words, item.place(paragraph))
    else:
        yield from _taken(item, read_html(inner_html(body), item.place(body)))


def _of_nitf(item: Item, root: Element) -> Iterator[RawBlock]:
    copy = read_nitf(root, item.tree)
    item.reading.private.extend(copy.private)
    item.reading.leftovers.extend(copy.leftovers)
    for medium in copy.media:
        item.reading.found(Field.MEDIA, medium.value, medium.source, medium.role)
    yield from copy.blocks


def _of_text(item: Item, text: str, element: Element) -> Iterator[RawBlock]:
    place = item.place(element)
    bare = _without_wrapper(text)
    if bare is None:
        yield from _taken(item, read_html(text, place))
    else:
        yield from _of_wire(bare, place, headed=bool(item.headlines))


def _of_wire(text: str, place: Path, *, headed: bool) -> Iterator[RawBlock]:
    """Wire text; a line with a dateline that stands right above a table is no row of it."""
    if not _has_columns(text):
        text = _NEW_PARAGRAPH.sub("\n\n", text)  # a blank line, and each character keeps its place
    start = len(text) - len(text.lstrip())
    first = text[start:].split("\n", 1)[0].rstrip()
    if datelines.split(first):
        end = start + len(first)
        rest = placed(" " * end + text[end:], place, headed=True)
        if rest and rest[0].kind is BlockKind.TABLE:
            yield RawBlock(BlockKind.PARAGRAPH, first, (*place, f"char={start},{end}"))
            yield from rest
            return
    yield from placed(text, place, headed=headed)


def _taken(item: Item, copy: HtmlCopy) -> Iterator[RawBlock]:
    item.reading.private.extend(copy.private)
    item.reading.warnings.extend(copy.warnings)
    for medium in copy.media:
        item.reading.found(Field.MEDIA, medium.value, medium.source, medium.role)
    yield from copy.blocks


def _without_wrapper(text: str) -> str | None:
    """Plain copy with the tags that only wrap it blanked out; None where the markup is more than that."""
    tags = list(_WRAPPER.finditer(text))
    if len(tags) != len(_TAG.findall(text)):
        return None
    if sum(tag["name"].lower() not in {"br", "body", "html"} and not tag["end"] for tag in tags) > 1:
        return None
    return _WRAPPER.sub(lambda tag: " " * (len(tag[0]) - 1) + ("\n" if tag["name"].lower() == "br" else " "), text)


def _are_bare(body: Element, paragraphs: list[Element]) -> bool:
    """Whether nothing but `<p>`s of text stands there: no HTML to read, and wire text in them perhaps."""
    if (body.text or "").strip():
        return False
    return all(
        local(one) == "p" and not len(one) and "class" not in one.attrib and not (one.tail or "").strip()
        for one in paragraphs
    )


def _is_laid_out(text: str) -> bool:
    """Whether line ends mean something inside a paragraph: blank lines, indents of paragraphs, columns.

    An indent of every line after the first is a serialiser's, unless each line before it ends a sentence.
    """
    lines = [line.rstrip() for line in text.strip().split("\n")]
    if len(lines) < 2:
        return False
    if "" in lines or _has_columns(text):
        return True
    indented = [_INDENT.match(line) is not None for line in lines[1:]]
    if not all(indented):
        return any(indented)
    return all(_SENTENCE_END.search(line) for line in lines[:-1])


def _has_columns(text: str) -> bool:
    """Whether several lines have columns."""
    return sum(_COLUMNS.search(line.strip()) is not None for line in text.split("\n")) > 1


# --- media ------------------------------------------------------------------------------------------------------------


def read_media(item: Item, kind: str) -> None:
    """The media of the content set: one for an item that is a medium, however many renditions it has."""
    remote = list(item.element.iter("{*}remoteContent"))
    medium = names.MEDIA_KINDS.get(kind)
    if medium:
        best = max(remote, key=_size, default=None)
        _medium(item, medium, best, item.element)
        return
    seen: set[str] = set()
    whole = [one for one in remote if code_of(one.get("rendition", "")).lower() not in names.SMALL_RENDITIONS]
    for one in whole or remote[:1]:
        found = names.CONTENT_KINDS.get(one.get("contenttype", "").partition("/")[0].lower())
        if found and (uri := _address(one)) not in seen:
            seen.add(uri)
            _medium(item, found, one, one)


def _medium(item: Item, kind: str, remote: Element | None, place: Element) -> None:
    value: dict[str, JsonValue] = {"kind": kind}
    if remote is not None and (uri := _address(remote)):
        value["uri"] = uri
    if kind == names.MEDIA_KINDS.get(item.reading.text(Field.TYPE).casefold()) and (
        credit := item.reading.text(Field.CREDIT_LINE)
    ):
        value["credit"] = credit
    item.found(Field.MEDIA, value, place)


def _address(remote: Element) -> str:
    return next((one for key in ("residref", "href") if (one := remote.get(key, ""))), "")


def _size(remote: Element) -> int:
    """Pixels; the first of several that state none is the best."""
    width, height = remote.get("width", ""), remote.get("height", "")
    return int(width) * int(height) if width.isdecimal() and height.isdecimal() and len(width + height) < 12 else 0
