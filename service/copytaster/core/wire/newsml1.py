"""NewsML 1.0 to 1.2 (IPTC), in the dialects of those who send it: items to stories.

Takes a decoded record; gives a story for each NewsItem, or several where an item holds several stories as components,
and a fault for each that could not be read. Broken XML is `Unreadable("bad_xml")` with line and column. Places are
XPaths by local names. The envelope is told of every story in it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from hashlib import sha256

from copytaster.core.context import Dialects
from copytaster.core.errors import CopyError, Unreadable
from copytaster.core.model import Body, Evidence, Fault, Field, Parsed, Part, RawStory, Stage, Syntax
from copytaster.core.wire import xml_tree
from copytaster.core.wire.bounds import check_stories
from copytaster.core.wire.newsml1_copy import Copy, copy_of
from copytaster.core.wire.newsml1_item import Item
from copytaster.core.wire.newsml1_tree import Shape
from copytaster.core.wire.nitf_head import settle_slugline
from copytaster.core.wire.printed_dateline import settle_dateline
from copytaster.core.wire.reading import Reading
from copytaster.core.wire.xml_tree import Element, attribute, below, local

NAME = Syntax.NEWSML1

_ID_ROLES = ("PublicIdentifier", "NewsIdentifier", "guid")


def sniff(body: Body) -> Evidence | None:
    """The document element `NewsML`, or a NewsItem alone; NewsML-G2 spells its own small. Never raises."""
    root = xml_tree.root_of(body.decoded.text)
    if root is None or root.name not in {"NewsML", "NewsItem"}:
        return None
    return Evidence(f"document element {root.name}")


def parse(body: Body, dialects: Dialects) -> Parsed:
    """The stories of the record; raises `Unreadable` (`bad_xml`, `no_copy`) when there is none."""
    tree = xml_tree.parse(body.decoded.text)
    shape = Shape(tree)
    found = [(item, story) for item in _items(tree.root) for story in _stories(item, shape)]
    if not found:
        raise Unreadable("no_copy", Stage.PARSE, "no news item", tree.path(tree.root))
    check_stories(len(found))
    stories: list[RawStory] = []
    faults: list[Fault] = []
    parts = _parts(found, shape, body.inflated_bytes) if len(found) > 1 else (None,)
    for index, ((item, story), part) in enumerate(zip(found, parts, strict=True), 1):
        try:
            stories.append(_story(Item(Reading(NAME, body), tree, item), story, part, shape, dialects))
        except CopyError as error:
            if len(found) == 1:
                raise
            faults.append(Fault(error.code, error.stage, error.message, error.position, index))
    return Parsed(tuple(stories), tuple(faults))


def _items(root: Element) -> Iterator[Element]:
    """Every news item; one that only holds others is none."""
    for item in root.iter("{*}NewsItem"):
        if next(below(item, "NewsItem"), None) is None:
            yield item


def _stories(item: Element, shape: Shape) -> list[Element | None]:
    """The story components of an item; None stands for an item without any component, such as a kill."""
    direct = shape.components(item)
    root = direct[0] if direct else next(below(item, "NewsComponent"), None)
    return list(shape.stories(root)) if root is not None else [None]


def _parts(found: list[tuple[Element, Element | None]], shape: Shape, limit_bytes: int) -> Iterator[Part]:
    """Which part of the record each story is; those of one item are told apart by `Duid`, else by their text."""
    items = Counter(item for item, _ in found)
    duids = Counter(_duid(story) for _, story in found)
    for index, (item, story) in enumerate(found, 1):
        component = None
        if items[item] > 1 and story is not None:
            duid = _duid(story)
            component = duid if duids[duid] == 1 and duid else _hash(copy_of(story, shape, limit_bytes))
        yield Part(index, len(found), component)


def _duid(story: Element | None) -> str:
    return attribute(story, "Duid", "Euid") if story is not None else ""


def _hash(copy: str) -> str:
    return sha256(" ".join(copy.split()).encode("utf-8", "replace")).hexdigest()


def _story(told: Item, story: Element | None, part: Part | None, shape: Shape, dialects: Dialects) -> RawStory:
    reading, tree = told.reading, told.tree
    reading.warnings.extend(tree.warnings)
    copy = Copy(told, shape)
    told.comments(told.item)
    told.identification()
    told.management()
    if story is not None:
        copy.story(story)
        for outer in _around(story):
            copy.around(outer)
    told.name_label()
    told.envelope(tree.first(tree.root, "NewsEnvelope"))
    _language(told, story)
    reading.blocks, unused = settle_dateline(reading.blocks)
    reading.leftovers.extend(unused)
    settle_slugline(reading)
    dialect = reading.dialect(dialects)
    reading.settle_item_id(dialect, *_ID_ROLES)
    hashed = copy_of(story, shape, reading.body.inflated_bytes) if story is not None else ""
    text = "\n".join((*told.notes, hashed))
    return reading.story(text, dialect, part=part, place=tree.path(told.item))


def _around(story: Element) -> Iterator[Element]:
    """The components that a story stands in, from the inside out: their metadata are its own too."""
    return (one for one in story.iterancestors() if local(one) == "NewsComponent")


def _language(told: Item, story: Element | None) -> None:
    """`xml:lang` of the story, of what is around it, or of the item, where no metadata name the language."""
    if Field.LANGUAGE in told.reading.fields:
        return
    chain = [] if story is None else [story, *_around(story), *told.tree.named[story].get("NewsComponent", ())[:1]]
    for element in (*chain, told.item):
        if language := attribute(element, "lang"):
            told.reading.found(Field.LANGUAGE, language, told.at(element, "lang"))
            return
