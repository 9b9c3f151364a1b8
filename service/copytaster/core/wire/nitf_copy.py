"""The copy of a NITF document to blocks: its whole `nitf`, a `body`, or any element that holds its block content.

An element of a parsed tree in; blocks, private notes, media and supplied entities out, each with its XPath. For the
NITF format itself and for those that carry NITF bodies (NewsML, NewsML-G2, AP's JSON): `path` is where the document
stands that the tree was made of, where it is not the record itself.

Follows NITF 3.0 to 3.6, by local names. Inline tags (`person`, `org`, `location`, `chron` …) are flattened into their
text and kept as what the sender says of it. What `head` holds is no copy: `nitf_head.py` reads it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from copytaster.core.model import BlockKind, Field, Found, JsonValue, Path, RawBlock
from copytaster.core.shapes import bylines
from copytaster.core.wire import plain_layout
from copytaster.core.wire.bounds import MOST_BLOCKS, check_blocks
from copytaster.core.wire.markup import folded_spaces
from copytaster.core.wire.printed_dateline import settle_dateline
from copytaster.core.wire.reading import Reading
from copytaster.core.wire.xml_tree import LOCAL, Element, Tree, attribute, below, children, local, text_of, words_of

BODY = frozenset({"nitf", "body", "body.head", "body.content", "body.end", "block"})
"""What holds NITF's block content; where bare paragraphs stand without one, their parent does."""

_BREAK = "\u2028"  # stands for <br/>: the text's own line ends mean nothing
_PARAGRAPH_BREAK = re.compile(rf"{_BREAK}[ {_BREAK}]*{_BREAK}")
_BLANK_LINE = re.compile(r"\n[ \t]*\n")
_AGATE_CHARACTERS = 80
_SENTENCE_WORDS = 4

_SKIPPED = frozenset(
    """
    head docdata pubdata tobject revision-history title meta script style identified-content media-metadata media-object
    rights bibliography datasource classifier alt-code col colgroup
    """.split()
)
_BREAKS = frozenset(
    """
    address article bq blockquote block block.end body body.content body.end body.head center credit dd div dl dt fn
    hedline hr nitf p section table.caption
    """.split()
)
_KINDS = {
    "abstract": BlockKind.STANDFIRST,
    "distributor": BlockKind.SOURCE_LINE,
    "tagline": BlockKind.SIGN_OFF,
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6", "hl1", "hl2"), BlockKind.SUBHEAD),
}
_KEPT = frozenset({BlockKind.STANDFIRST, BlockKind.SOURCE_LINE, BlockKind.SIGN_OFF, BlockKind.EDITORS_NOTE})
"""Kinds that paragraphs inside take over from what they stand in."""
_ENTITIES = frozenset(
    """
    chron city copyrite country event function location money num object.title org person postaddr region state
    sublocation virtloc
    """.split()
)
_PERSONS = frozenset({"org", "person"})
# Classes of NITF's note; `type` tells publishable advisories (pa) and notes (std) from what is not (npa).
_NOTE_KINDS = {"cpyrt": BlockKind.FURNITURE, "trademk": BlockKind.FURNITURE, "end": BlockKind.SIGN_OFF}
_MEDIA_KINDS = {"image": "picture", "photo": "picture", "picture": "picture", "graphic": "graphic", "video": "video",
                "audio": "audio"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class NitfCopy:
    """The blocks in order, private notes apart, the media, and what was said about single words of the copy."""

    blocks: tuple[RawBlock, ...]
    private: tuple[RawBlock, ...] = ()
    media: tuple[Found, ...] = ()
    leftovers: tuple[Found, ...] = ()

    def into(self, reading: Reading) -> None:
        """Hands everything to the story in the making."""
        reading.blocks.extend(self.blocks)
        reading.private.extend(self.private)
        reading.leftovers.extend(self.leftovers)
        if self.media:
            reading.fields.setdefault(Field.MEDIA, []).extend(self.media)


def read_nitf(element: Element, tree: Tree, path: Path = ()) -> NitfCopy:
    """The copy in an element: the document, a part of it, or a parent of bare paragraphs. Raises `TooLarge` alone."""
    walk = _Walk(tree, path)
    walk.inside(element, BlockKind.PARAGRAPH)
    blocks, unused = settle_dateline(walk.blocks)
    standfirsts = [block for block in blocks if block.kind is BlockKind.STANDFIRST]
    if standfirsts:
        headlines = {block.text for block in blocks if block.kind is BlockKind.HEADLINE}
        told_twice = [one for one in standfirsts if one.text in headlines]
        unused += [Found(one.text, one.source, "abstract") for one in told_twice]
        blocks = [one for one in blocks if one not in told_twice]
    return NitfCopy(tuple(blocks), tuple(walk.private), tuple(walk.media), (*walk.leftovers, *unused))


def copy_text(element: Element) -> str:
    """All text of a document's copy, whatever its blocks are, for the copy hash: the text of each `body`."""
    if local(element) != "nitf":
        return text_of(element)
    return "\n".join(text_of(body) for body in children(element, "body"))


@dataclass(slots=True)
class _Walk:
    """One pass over the tree: text gathers in `run` until an element that breaks the line ends it."""

    tree: Tree
    path: Path
    blocks: list[RawBlock] = field(default_factory=list)
    private: list[RawBlock] = field(default_factory=list)
    media: list[Found] = field(default_factory=list)
    leftovers: list[Found] = field(default_factory=list)
    run: list[str] = field(default_factory=list)
    hidden: bool = False
    placed: dict[str, int] = field(default_factory=dict)

    def at(self, element: Element) -> Path:
        return (*self.path, self.tree.paths[element])

    def inside(self, element: Element, kind: BlockKind, role: str | None = None) -> None:
        """Everything in an element that breaks the line."""
        self.children(element, kind)
        if self.run:
            self.flush(element, kind, role)

    def children(self, element: Element, kind: BlockKind) -> None:
        run, text = self.run, element.text
        if text and (run or not text.isspace()):  # none opens a block: between elements stands little else
            run.append(text)
        for child in element[:] if len(element) else ():
            name, tail = LOCAL[child.tag], child.tail
            if name == "br":
                run.append(_BREAK)
            elif name in _BREAKS:
                if run:
                    self.flush(element, kind)
                self.inside(child, kind if kind in _KEPT else BlockKind.PARAGRAPH)
            elif name not in _SKIPPED and name:
                self.element(child, name, element, kind)
            if tail and (run or not tail.isspace()):
                run.append(tail)

    def element(self, element: Element, name: str, outer: Element, kind: BlockKind) -> None:
        """One element that says more than that the line is broken."""
        if name in _ENTITIES:
            self.entity(element, name)
            self.children(element, kind)
        elif special := _SPECIAL.get(name):
            self.flush(outer, kind)
            special(self, element)
        elif name in _KINDS:
            self.flush(outer, kind)
            found = _kind(element, name)
            self.inside(element, found, _role(element, name) if found is BlockKind.HEADLINE else None)
        else:
            self.children(element, kind)

    def entity(self, element: Element, name: str) -> None:
        """What the sender says of some words: kept, with all its attributes."""
        words = words_of(element)
        if words:
            said: dict[str, JsonValue] = {"type": name, "name": words}
            said |= {LOCAL[key]: value for key, value in element.items()}
            self.leftovers.append(Found(said, self.at(element), "entity"))

    # --- elements with a reading of their own

    def byline(self, element: Element) -> None:
        """`By <person>…</person><byttl>…</byttl>` on one line; a whole sentence is a subtitle put there (ANSA)."""
        text = _set_off(element, "byttl")
        self.add(BlockKind.STANDFIRST if _is_sentence(text) else BlockKind.BYLINE, text, element)

    def dateline(self, element: Element) -> None:
        """Places and day, the elements divided by commas where the markup alone divides them."""
        self.add(BlockKind.DATELINE, _set_off(element, "city", "state", "region", "country", "story.date"), element)

    def note(self, element: Element) -> None:
        """A note; one that is not publishable by its type goes no further."""
        if attribute(element, "type").lower() == "npa":
            self.hidden = True
            self.inside(element, BlockKind.EDITORS_NOTE)
            self.hidden = False
        else:
            note_class = attribute(element, "noteclass").lower()
            self.inside(element, _NOTE_KINDS.get(note_class, BlockKind.EDITORS_NOTE))

    def listed(self, element: Element) -> None:
        """A list: one line a point."""
        points = (_line(child) for child in children(element, "li"))
        self.add(BlockKind.LIST, "\n".join(point for point in points if point), element)

    def table(self, element: Element) -> None:
        """A table row by row, its cells divided by tabs."""
        rows = ("\t".join(_line(cell) for cell in children(row, "td", "th")) for row in below(element, "tr"))
        self.add(BlockKind.TABLE, "\n".join(row for row in rows if row.strip()) or _line(element), element)

    def pre(self, element: Element) -> None:
        """Preformatted text: short lines are agate and stay as they are, wrapped ones are paragraphs."""
        for text in _BLANK_LINE.split(text_of(element).replace("\r\n", "\n")):
            lines = [line for line in text.split("\n") if line.strip()]
            pieces = [text[one.start : one.end] for one in plain_layout.paragraphs(text)]
            if 1 < len(lines) == len(pieces) and max(map(len, lines)) <= _AGATE_CHARACTERS:
                self.add(BlockKind.TABLE, "\n".join(lines), element)
                continue
            for piece in pieces:
                kind = BlockKind.TABLE if plain_layout.is_table(piece) else BlockKind.PARAGRAPH
                self.add(kind, piece, element)

    def medium(self, element: Element) -> None:
        """A picture or another medium: of its renditions the widest; `#id` only points at another part."""
        references = [one for one in below(element, "media-reference") if _source(one)]
        best = max(references, key=_width, default=None)
        captions = [line for one in below(element, "media-caption", "caption") if (line := _line(one))]
        credit = ", ".join(line for one in below(element, "media-producer") if (line := _line(one)))
        if best is None and not captions:
            return
        said: dict[str, JsonValue] = {"kind": _MEDIA_KINDS.get(attribute(element, "media-type").lower(), "picture")}
        if best is not None:
            said |= {"uri": _source(best)}
        if credit:
            said["credit"] = credit
        self.media.append(Found(said, self.at(element)))
        self.add(BlockKind.CAPTION, "\n".join(captions), element)

    def image(self, element: Element) -> None:
        """`img source=…`, as ANSA sends them."""
        if source := attribute(element, "source", "src"):
            self.media.append(Found({"kind": "picture", "uri": source}, self.at(element)))

    # --- blocks

    def flush(self, element: Element, kind: BlockKind, role: str | None = None) -> None:
        """Ends the running line: one block, or several where two breaks in a row stand in it."""
        if not self.run:
            return
        text = "".join(self.run)
        self.run.clear()
        if text.isspace():
            return
        text = folded_spaces(text)
        if _BREAK not in text:
            self.add(kind, text.strip(), element, role)
            return
        for piece in _PARAGRAPH_BREAK.split(text):
            self.add(kind, piece.replace(_BREAK, "\n").strip(), element, role)

    def add(self, kind: BlockKind, text: str, element: Element, role: str | None = None) -> None:
        if not text or text.isspace():
            return
        step = self.tree.paths[element]
        number = self.placed[step] = self.placed.get(step, 0) + 1
        if number > 1:
            step = f"{step}/text()[{number}]"
        if self.hidden:
            self.private.append(RawBlock(BlockKind.EDITORS_NOTE, text, (*self.path, step), "not_for_publication"))
        else:
            self.blocks.append(RawBlock(kind, text, (*self.path, step), role))
            if len(self.blocks) > MOST_BLOCKS:
                check_blocks(len(self.blocks))


_SPECIAL = {
    "byline": _Walk.byline,
    "dateline": _Walk.dateline,
    "note": _Walk.note,
    "media": _Walk.medium,
    "img": _Walk.image,
    "ul": _Walk.listed,
    "ol": _Walk.listed,
    "table": _Walk.table,
    "nitf-table": _Walk.table,
    "pre": _Walk.pre,
}


def _kind(element: Element, name: str) -> BlockKind:
    """Headlines stand in `hedline`; elsewhere the same elements are crossheads."""
    parent = element.getparent()
    in_hedline = name in {"hl1", "hl2"} and parent is not None and local(parent) == "hedline"
    return BlockKind.HEADLINE if in_hedline else _KINDS[name]


def _role(element: Element, name: str) -> str:
    """AP sends an `originalHeadline` beside the one to print; dpa tells its second ones apart by `class`."""
    said = attribute(element, "id", "class")
    if name == "hl1":
        return said if said.lower().startswith("original") else "main"
    return said or "sub"


def _line(element: Element) -> str:
    """All words of an element on one line, those of line-breaking children set apart."""
    return " ".join("".join(_texts(element)).split())


def _texts(element: Element) -> Iterator[str]:
    yield element.text or ""
    for child in element[:] if len(element) else ():
        name = LOCAL[child.tag]
        apart = " " if name in _BREAKS or name in {"br", "li", "td", "th"} else ""
        if name not in _SKIPPED:
            yield apart
            yield from _texts(child)
            yield apart
        yield child.tail or ""


def _set_off(element: Element, *names: str) -> str:
    """The words on one line, with a comma before each of these elements that the markup alone divides."""
    text = ""
    for words, name in _pieces(element, ""):
        apart = name in names and text and text.rstrip()[-1:] not in {",", ""}
        glued = name in _PERSONS and text[-1:].isalpha() and words[:1].isalpha()  # By<person>Jane Doe</person>
        text = f"{text.rstrip()}, {words.lstrip()}" if apart and words.strip() else text + " " * glued + words
    return " ".join(text.split()).strip(" ,")


def _pieces(element: Element, name: str) -> list[tuple[str, str]]:
    """Each run of text with the element it opens, if it opens one."""
    pieces = [(element.text or "", name)]
    for child in element[:] if len(element) else ():
        if (inner := LOCAL[child.tag]) not in _SKIPPED:
            pieces += _pieces(child, inner)
        pieces.append((child.tail or "", ""))
    return pieces


def _is_sentence(text: str) -> bool:
    """Four words in small letters and no name: no byline looks so."""
    small = sum(word[:1].islower() for word in text.split())
    return small >= _SENTENCE_WORDS and not bylines.names(text) and not bylines.name_start(text)


def _source(reference: Element) -> str:
    source = attribute(reference, "source", "data-location", "src")
    return "" if source.startswith("#") else source


def _width(reference: Element) -> int:
    width = attribute(reference, "width")
    return int(width) if width.isdecimal() and len(width) < 7 else 0
