"""TT's own markup inside NewsML-G2 (`application/ttnitf+xml`): `BODY`, in it one `TEXT` a story or box.

An element in; its blocks out. Names are Swedish: RUBRIK headline, INGRESS the lead, BRODTEXT the body, MELLIS
crosshead, CITAT a paragraph of speech, BILD a picture with BILDTEXT and BILDSKAPARE. The lead is copy: the body does
not repeat it.
"""

from __future__ import annotations

from collections.abc import Iterator

from copytaster.core.model import BlockKind, Field, JsonValue, RawBlock
from copytaster.core.wire import newsmlg2_fields as names
from copytaster.core.wire.newsmlg2_meta import Item
from copytaster.core.wire.xml_tree import Element, children, local, words_of


def read_ttnitf(item: Item, body: Element) -> Iterator[RawBlock]:
    """The blocks of all texts in order; a box has a crosshead where the story has its headline."""
    texts = list(children(body))
    for number, text in enumerate(texts):
        yield from _below(item, text, BlockKind.SUBHEAD if number else BlockKind.HEADLINE)


def _below(item: Item, element: Element, heading: BlockKind) -> Iterator[RawBlock]:
    for child in children(element):
        name = local(child).lower()
        if name == "bild":
            yield from _picture(item, child)
        elif name == "ul":
            points = [words for one in children(child) if (words := words_of(one))]
            if points:
                yield RawBlock(BlockKind.LIST, "\n".join(points), item.place(child))
        elif name == "source":
            item.keep(child)
        elif name not in names.TTNITF and len(child):
            yield from _below(item, child, heading)
        elif words := words_of(child):
            kind = heading if name == "rubrik" else names.TTNITF.get(name, BlockKind.UNKNOWN)
            yield RawBlock(kind, words, item.place(child))


def _picture(item: Item, picture: Element) -> Iterator[RawBlock]:
    value: dict[str, JsonValue] = {"kind": "picture"}
    for child in children(picture):
        name, words = local(child).lower(), words_of(child)
        if name == "bildfil" and words:
            value["uri"] = words
        elif name == "bildskapare" and words:
            value["credit"] = words
        elif name == "bildtext" and words:
            yield RawBlock(BlockKind.CAPTION, words, item.place(child))
    item.found(Field.MEDIA, value, picture)
