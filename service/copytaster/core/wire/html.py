"""HTML inside a structured record to blocks: paragraphs, subheads, lists, tables, embeds, captions, notes, pictures.

Lexbor (selectolax) reads the markup as a browser does, unclosed and misnested tags too. Nothing that is not copy comes
through: no script, style or remote content. The elements of NITF (`hl1`, `byline`, `media-caption` …) are understood
beside HTML's, because ninjs carries whole NITF documents as bodies.

A block's place is the path of the HTML plus one XPath step from its body (`/section[1]/p[2]`); where a line break cuts
an element into several blocks, `text()[n]` says which. What nests too deep (`html_depth`) is read without a tree.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from html import unescape
from typing import TypeAlias

from selectolax.lexbor import LexborHTMLParser, LexborNode

from copytaster.core.model import AtPath, BlockKind, Found, Path, RawBlock, Stage, StoryWarning
from copytaster.core.wire.bounds import MOST_BLOCKS, check_blocks, check_elements
from copytaster.core.wire.html_classes import PRIVATE_MARK, Look, look
from copytaster.core.wire.html_depth import MAX_OPEN_TAGS, too_deep
from copytaster.core.wire.markup import folded_spaces

_ANY_TAG = re.compile(r"<[/A-Za-z!][^<>]*>")
_BREAKING_TAG = re.compile(
    r"</?(?:p|div|br|h[1-6]|li|tr|table|ul|ol|section|article|blockquote)\b[^<>]*>", re.IGNORECASE
)
# XHTML closes these at once; to HTML they open and swallow all that follows.
_SWALLOWS = re.compile(r"<(?:iframe|script|style|textarea|title)(?:\s[^<>]{0,2000})?/>", re.IGNORECASE)
_BREAK = "\u2028"  # stands for <br>: the text's own line ends mean nothing in HTML
_PARAGRAPH_BREAK = re.compile(rf"{_BREAK}[ {_BREAK}]*{_BREAK}")
_BLANK_LINE = re.compile(r"\n[ \t]*\n")
_COLUMNS = re.compile(r"\S(?: {2,}|\t)\S")
# Bare paragraphs and nothing else, as in a third of all bodies: no parser is needed, and to make one takes 20 µs.
_PARAGRAPHS = re.compile(r"\s*(?:<p>[^<>\0\u2028\ud800-\udfff]*</p>\s*)+")
_PARAGRAPH = re.compile("<p>([^<]*)")

_SKIPPED = frozenset(
    """
    audio button canvas docdata embed form head iframe input math noscript object pubdata script select style svg
    template textarea title video
    """.split()
)
_BREAKS = frozenset(
    """
    address article aside block body body.content body.end body.head center dd div dl dt fieldset figure footer
    header hedline hr html main media nav nitf p section tagline
    """.split()
)
_CELLS = frozenset({"br", "li", "ol", "td", "th", "tr", "ul"})
_KINDS = {
    "h1": BlockKind.HEADLINE,
    "hl1": BlockKind.HEADLINE,
    **dict.fromkeys(("h2", "h3", "h4", "h5", "h6", "hl2"), BlockKind.SUBHEAD),
    **dict.fromkeys(("figcaption", "media-caption", "caption"), BlockKind.CAPTION),
    "byline": BlockKind.BYLINE,
    "dateline": BlockKind.DATELINE,
    "distributor": BlockKind.SOURCE_LINE,
    "nav": BlockKind.FURNITURE,
}
_STICKY = frozenset(
    {
        BlockKind.EDITORS_NOTE,
        BlockKind.CAPTION,
        BlockKind.FURNITURE,
        BlockKind.BYLINE,
        BlockKind.SOURCE_LINE,
        BlockKind.HEADLINE,
        BlockKind.STANDFIRST,
    }
)
"""Kinds that hold for all that stands in the element, its lists and headings too."""
_CREDITS = frozenset({"cite", "footer", "small"})
"""Elements that credit the picture of a figure."""
_LAID_OUT = frozenset({"ul", "ol", "table", "pre", "blockquote"})
_PLAIN_BREAKS = _BREAKS - _CREDITS - {*_KINDS, "figure", "img"}
"""What breaks the line and says no more, where its class says nothing: most elements of any copy."""
_PLAIN_INLINE = frozenset("a abbr b em i span strong u".split())
"""What says nothing at all then."""
_SMILEY = re.compile(r"(?:wp-smiley|emoji)", re.IGNORECASE)
# Pictures that count readers: one or two pixels wide, or from those who count.
_TRACKER = re.compile(
    r"^data:|[/.]pixel\b|1x1|spacer\.|blank\.gif|doubleclick|/count(?:er)?\.|feedburner\.com/~|feedsportal\.com|pixel\.wp\.com"
    r"|/b\.gif|scorecardresearch|google-analytics|/beacon\b|ivwbox|/track(?:ing|er)?[./?]",
    re.IGNORECASE,
)
_TINY = re.compile(r"\s*[0-3](?:px)?\s*")
_TINY_STYLE = re.compile(r"(?:width|height)\s?:\s?[0-3]px|display\s?:\s?none", re.IGNORECASE)


Attributes: TypeAlias = Mapping[str, str | None]
"""The attributes of an element: to ask the parser for them makes them anew."""


@dataclass(frozen=True, slots=True)
class HtmlCopy:
    """The blocks of some HTML in order, the private ones apart, and its pictures as `Field.MEDIA` has them."""

    blocks: tuple[RawBlock, ...]
    private: tuple[RawBlock, ...] = ()
    warnings: tuple[StoryWarning, ...] = ()
    media: tuple[Found, ...] = ()


def read_html(html: str, path: Path) -> HtmlCopy:
    """The blocks of a body; `path` is where the HTML itself stands. Raises `TooLarge` alone: what has no bounds."""
    check_elements(html)
    if _PARAGRAPHS.fullmatch(html) and "&#" not in html:  # numbers of no character are read in several ways
        return _bare(html, path)
    if too_deep(html):
        return _without_structure(html, path)
    body = LexborHTMLParser(_SWALLOWS.sub("", html) if "/>" in html else html).body
    if body is None:
        return HtmlCopy(())
    walk = Walk(path)
    walk.inside(body, "", BlockKind.PARAGRAPH)
    return HtmlCopy(tuple(walk.blocks), tuple(walk.private), media=tuple(walk.media))


def _bare(html: str, path: Path) -> HtmlCopy:
    """The blocks of bare paragraphs."""
    texts = [folded_spaces(unescape(text) if "&" in text else text).strip() for text in _PARAGRAPH.findall(html)]
    blocks = [
        RawBlock(BlockKind.PARAGRAPH, text, (*path, f"/p[{number}]")) for number, text in enumerate(texts, 1) if text
    ]
    check_blocks(len(blocks))
    return HtmlCopy(tuple(blocks))


def inline_text(html: str) -> str:
    """The words of a short piece of HTML, such as a headline, on one line."""
    return folded_spaces(unescape(_ANY_TAG.sub("", _BREAKING_TAG.sub(" ", html)))).strip()


def has_markup(text: str) -> bool:
    """Whether the text holds tags at all; bodies called HTML often do not."""
    return _ANY_TAG.search(text) is not None


def _without_structure(html: str, path: Path) -> HtmlCopy:
    """The words of HTML that nests too deep; where a part is private and none can tell which, all of it is."""
    message = f"HTML nests deeper than {MAX_OPEN_TAGS} tags: read without its structure"
    warnings = (StoryWarning("html_too_deep", Stage.PARSE, message, (AtPath(path),)),)
    blocks = _flat(html, path)
    return HtmlCopy((), blocks, warnings) if PRIVATE_MARK.search(html) else HtmlCopy(blocks, (), warnings)


def _flat(html: str, path: Path) -> tuple[RawBlock, ...]:
    """The words between block-level tags as paragraphs, without a tree."""
    pieces = (unescape(_ANY_TAG.sub("", piece)) for piece in _BREAKING_TAG.split(html))
    texts = [text for text in (folded_spaces(piece).strip() for piece in pieces) if text]
    return tuple(
        RawBlock(BlockKind.PARAGRAPH, text, (*path, f"/text()[{number}]")) for number, text in enumerate(texts, 1)
    )


@dataclass(slots=True)
class Walk:
    """One pass over the tree: text gathers in `run` until an element that breaks the line ends it."""

    path: Path
    blocks: list[RawBlock] = field(default_factory=list)
    private: list[RawBlock] = field(default_factory=list)
    media: list[Found] = field(default_factory=list)
    run: list[str] = field(default_factory=list)
    hidden: bool = False
    figures: int = 0
    placed: dict[str, int] = field(default_factory=dict)

    def inside(self, node: LexborNode, step: str, kind: BlockKind) -> None:
        """Everything in a node that breaks the line."""
        self.children(node, step, kind)
        if self.run:
            self.flush(step, kind)

    def children(self, node: LexborNode, step: str, kind: BlockKind) -> None:
        """Everything in a node that does not."""
        run = self.run
        counts: dict[str, int] = {}
        child = node.first_child
        while child is not None:
            tag = child.tag or ""
            if tag == "-text":
                text = child.text_content or ""
                if run or not text.isspace():  # none opens a block: between elements stands little else
                    run.append(folded_spaces(text))
            elif tag == "br":
                run.append(_BREAK)
            elif tag not in _SKIPPED and tag[:1] not in {"-", "!"}:
                counts[tag] = number = counts.get(tag, 0) + 1
                self.element(child, tag, child.attributes, f"{step}/{tag}[{number}]", kind)
            child = child.next

    def element(self, node: LexborNode, tag: str, attributes: Attributes, step: str, kind: BlockKind) -> None:
        """One element: a block of its own, or a part of the running line."""
        seen = look(_class_of(attributes)) if attributes else Look.PLAIN
        if seen is Look.PLAIN and tag in _PLAIN_BREAKS:
            self.flush_before(step, kind)
            self.inside(node, step, kind if kind in _STICKY else BlockKind.PARAGRAPH)
        elif seen is Look.PLAIN and tag in _PLAIN_INLINE:
            self.children(node, step, kind)
        else:
            self.told(node, tag, step, kind, seen)

    def told(self, node: LexborNode, tag: str, step: str, kind: BlockKind, seen: Look) -> None:
        """An element that says something of what stands in it, by its name or its class."""
        if seen is Look.PRIVATE and not self.hidden:
            self.flush_before(step, kind)
            self.hidden = True
            self.inside(node, step, BlockKind.EDITORS_NOTE)
            self.hidden = False
        elif seen is Look.NOTE or (seen is Look.FURNITURE and kind is not BlockKind.CAPTION):
            self.flush_before(step, kind)
            told = BlockKind.EDITORS_NOTE if seen is Look.NOTE else BlockKind.FURNITURE
            if tag in _LAID_OUT:
                self.laid_out(node, tag, step, Look.PLAIN, told)
            else:
                self.inside(node, step, told)
        elif tag in _LAID_OUT or (seen is Look.EMBED and tag in _BREAKS):
            self.flush_before(step, kind)
            self.laid_out(node, tag, step, seen, kind)
        elif self.figures and (seen is Look.CREDIT or tag in _CREDITS):
            self.flush_before(step, kind)
            self.inside(node, step, BlockKind.SOURCE_LINE)
        elif tag == "img":
            self.picture(node, step, kind)
        elif tag == "figure" or (seen is Look.CAPTION and tag in _BREAKS and kind not in _STICKY):
            self.flush_before(step, kind)
            self.figure(node, step, kind if tag == "figure" else BlockKind.CAPTION)
        elif tag in _KINDS:
            self.flush_before(step, kind)
            self.inside(node, step, kind if kind in _STICKY else _KINDS[tag])
        elif tag in _BREAKS:
            self.flush_before(step, kind)
            told = BlockKind.STANDFIRST if seen is Look.STANDFIRST and tag == "p" else BlockKind.PARAGRAPH
            told = BlockKind.BYLINE if seen is Look.BYLINE and not self.figures else told
            self.inside(node, step, kind if kind in _STICKY else told)
        else:
            self.children(node, step, kind)

    def laid_out(self, node: LexborNode, tag: str, step: str, seen: Look, kind: BlockKind) -> None:
        """Lists, tables, preformatted text and quotes: blocks whose inner line ends mean something."""
        if tag != "blockquote" or seen is Look.EMBED:
            self.hide(node, step)
        if seen is Look.EMBED:
            self.add(BlockKind.EMBED, _words(node), step)
        elif tag == "table":
            self.add(_laid(BlockKind.TABLE, kind), _rows(node), step)
        elif tag == "pre":
            for text in _BLANK_LINE.split("".join(_texts(node))):
                table = len(_COLUMNS.findall(text)) > 1 and "\n" in text.strip()
                self.add(_laid(BlockKind.TABLE if table else BlockKind.PARAGRAPH, kind), text.strip("\n"), step)
        elif tag == "blockquote":
            self.inside(node, step, kind)
        else:
            points = [_words(point) for point in _children(node) if point.tag == "li" and not _is_private(point)]
            self.add(_laid(BlockKind.LIST, kind), "\n".join(point for point in points if point), step)

    def figure(self, node: LexborNode, step: str, kind: BlockKind) -> None:
        """A picture with its caption and its credit; a figure without one is what stands in it."""
        before, captioned = len(self.media), len(self.blocks)
        self.figures += 1
        self.inside(node, step, kind if kind in _STICKY else BlockKind.PARAGRAPH)
        self.figures -= 1
        credited = [block for block in self.blocks[captioned:] if block.kind is BlockKind.SOURCE_LINE]
        rest = [block for block in self.blocks[captioned:] if block.kind is not BlockKind.SOURCE_LINE]
        if len(self.media) > before:
            first = self.media[before]
            value = dict(first.value) if isinstance(first.value, dict) else {}
            if credited:
                value["credit"] = credited[0].text
            self.media[before] = Found(value, (*self.path, step))
            self.blocks[captioned:] = rest
        else:  # whose video it is
            self.blocks[captioned:] = [*rest, *(replace(one, kind=BlockKind.FURNITURE) for one in credited)]

    def picture(self, node: LexborNode, step: str, kind: BlockKind) -> None:
        """A picture, unless it counts readers, is hidden or an emoji; that is a letter of the text."""
        attributes = node.attributes
        if _SMILEY.search(attributes.get("class") or ""):
            self.run.append(attributes.get("alt") or "")
        elif not self.hidden and kind is not BlockKind.FURNITURE and (uri := _picture_uri(attributes)):
            self.media.append(Found({"kind": "picture", "uri": uri}, (*self.path, step)))

    def hide(self, node: LexborNode, step: str) -> None:
        """Takes note of the private parts of an element that is read as a whole; `_texts` passes them over."""
        for number, part in enumerate(_private_parts(node), 1):
            self.private.append(RawBlock(BlockKind.EDITORS_NOTE, part, (*self.path, f"{step}//*[{number}]"), "notepad"))

    def flush(self, step: str, kind: BlockKind) -> None:
        """Ends the running line: one block, or several where two breaks in a row stand in it."""
        if not self.run:
            return
        text = "".join(self.run)
        self.run.clear()
        if text.isspace():
            return
        if _BREAK not in text:
            self.add(kind, text.strip(), step or "/")
            return
        for piece in _PARAGRAPH_BREAK.split(text):
            self.add(kind, piece.replace(_BREAK, "\n").strip(), step or "/")

    def flush_before(self, step: str, kind: BlockKind) -> None:
        """Ends the line that runs up to the element at this step: it is a part of the one around."""
        if self.run:
            self.flush(step[: step.rindex("/")], kind)

    def add(self, kind: BlockKind, text: str, step: str) -> None:
        """A block at that step, or a private text."""
        if not text or text.isspace():
            return
        number = self.placed[step] = self.placed.get(step, 0) + 1
        if number > 1:
            step = f"{step.rstrip('/')}/text()[{number}]"
        if self.hidden:
            self.private.append(RawBlock(BlockKind.EDITORS_NOTE, text, (*self.path, step), "notepad"))
        else:
            self.blocks.append(RawBlock(kind, text, (*self.path, step)))
            if len(self.blocks) > MOST_BLOCKS:
                check_blocks(len(self.blocks))


def _children(node: LexborNode) -> Iterator[LexborNode]:
    child = node.first_child
    while child is not None:
        yield child
        child = child.next


def _picture_uri(attributes: Attributes) -> str:
    """Where a picture is; pages that load late hide it in other attributes. "" for one that nobody is to see."""
    if any(_TINY.fullmatch(attributes.get(side) or "") for side in ("width", "height")):
        return ""
    if _TINY_STYLE.search(attributes.get("style") or ""):
        return ""
    for name in ("src", "data-src", "data-original", "data-lazy-src"):
        uri = (attributes.get(name) or "").strip()
        if uri and not _TRACKER.search(uri[:2000]):
            return uri
    return ""


def _laid(wanted: BlockKind, kind: BlockKind) -> BlockKind:
    return kind if kind in _STICKY else wanted


def _class_of(attributes: Attributes) -> str:
    classes, role = attributes.get("class"), attributes.get("data-role")
    return f"{classes} {role}" if classes and role else classes or role or ""


def _is_private(node: LexborNode) -> bool:
    attributes = node.attributes
    return bool(attributes) and look(_class_of(attributes)) is Look.PRIVATE


def _private_parts(node: LexborNode) -> Iterator[str]:
    """The words of each element inside this one that is marked as private."""
    for child in _children(node):
        if _is_private(child):
            yield " ".join(child.text(deep=True).split())
        else:
            yield from _private_parts(child)


def _words(node: LexborNode) -> str:
    """All public words of an element on one line; script and style have none."""
    return folded_spaces("".join(_texts(node))).strip()


def _texts(node: LexborNode) -> Iterator[str]:
    for child in _children(node):
        tag = child.tag or ""
        if tag == "-text":
            yield child.text_content or ""
        elif tag[:1] not in {"-", "!"} and tag not in _SKIPPED and not _is_private(child):
            apart = tag in _BREAKS or tag in _KINDS or tag in _CELLS
            yield " " if apart else ""
            yield from _texts(child)
            yield " " if apart else ""


def _rows(table: LexborNode) -> str:
    """A table row by row, its cells divided by tabs."""
    lines = []
    for row in _public_rows(table):
        cells = [_words(cell) for cell in _children(row) if cell.tag in {"td", "th"} and not _is_private(cell)]
        if any(cells):
            lines.append("\t".join(cells))
    return "\n".join(lines) or _words(table)


def _public_rows(node: LexborNode) -> Iterator[LexborNode]:
    for child in _children(node):
        if not _is_private(child):
            if child.tag == "tr":
                yield child
            yield from _public_rows(child)
