"""NewsML-G2 (IPTC) to RawStory: a message with several items, or one bare item, in any namespace prefix.

Takes a decoded record; gives a story for each item, and a fault for each that could not be read. News items are copy;
concepts, knowledge, catalogs and plans are none, nor is a package that only refers to others (a message's table of
contents): they are told by their type. An empty message is a heartbeat. Text that is no XML is `Unreadable("bad_xml")`
with line and column. Nothing is fetched: not catalogs, not remote content. NewsML-G2 2.9 to 2.34.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from copytaster.core.context import Dialects
from copytaster.core.errors import CopyError, Unreadable
from copytaster.core.model import (
    BlockKind,
    Body,
    Evidence,
    Fault,
    Field,
    Parsed,
    Part,
    RawBlock,
    RawStory,
    Stage,
    Syntax,
)
from copytaster.core.wire import newsmlg2_fields as names
from copytaster.core.wire import xml_tree
from copytaster.core.wire.bounds import check_stories
from copytaster.core.wire.newsmlg2_content import read_content, read_media
from copytaster.core.wire.newsmlg2_meta import FOLDED, Item, read_meta, read_rights
from copytaster.core.wire.printed_dateline import settle_dateline
from copytaster.core.wire.reading import Reading
from copytaster.core.wire.xml_tree import Element, Tree, children, local

NAME = Syntax.NEWSMLG2


def sniff(body: Body) -> Evidence | None:
    """The document element and its namespace; cheap, and never raises."""
    root = xml_tree.root_of(body.decoded.text)
    if root is None:
        return None
    name = root.name.lower()
    if names.NAMESPACE in root.namespace:
        return Evidence(f"{root.name} in the namespace of NewsML-G2")
    if root.name[:1].islower() and (name in names.ITEMS or name == names.MESSAGE) and not root.namespace:
        return Evidence(f"{root.name} without a namespace")
    return None


def parse(body: Body, dialects: Dialects) -> Parsed:
    """The stories of the record; raises `Unreadable` (`bad_xml`, `no_copy`) when there is none."""
    tree = xml_tree.parse(body.decoded.text)
    header, items = _items(tree.root)
    if not items:
        return Parsed((_heartbeat(body, tree, header),))
    check_stories(len(items))
    stories: list[RawStory] = []
    faults: list[Fault] = []
    for index, element in enumerate(items, 1):
        try:
            part = Part(index, len(items)) if len(items) > 1 else None
            stories.append(_story(Item(element, tree, Reading(NAME, body)), header, part, dialects))
        except CopyError as error:
            if len(items) == 1:
                raise
            faults.append(Fault(error.code, error.stage, error.message, error.position, index))
    return Parsed(tuple(stories), tuple(faults))


def _items(root: Element) -> tuple[Element | None, list[Element]]:
    """The header of a message and its items: those that hold copy before the packages that group them."""
    if FOLDED[root.tag] in names.ITEMS:
        return None, [root]
    if FOLDED[root.tag] != names.MESSAGE:
        raise Unreadable("no_copy", Stage.PARSE, "no item and no message of NewsML-G2", f"/{local(root)}")
    header = None
    items: list[Element] = []
    for child in children(root):
        name = FOLDED[child.tag]
        if name == "header":
            header = child
        elif name == "itemset":
            items += [item for item in children(child) if FOLDED[item.tag] in names.ITEMS]
        elif name in names.ITEMS:
            items.append(child)
    return header, sorted(items, key=lambda item: FOLDED[item.tag] == names.PACKAGE)


def _heartbeat(body: Body, tree: Tree, header: Element | None) -> RawStory:
    """What an agency sends, or a poll gets, when there is nothing to say."""
    item = Item(tree.root, tree, Reading(NAME, body))
    if header is not None:
        read_meta(item, header)
    item.reading.fields[Field.TYPE] = []
    item.found(Field.TYPE, "heartbeat", tree.root)
    return item.reading.story("", None, evidence="a message without items")


# --- one story --------------------------------------------------------------------------------------------------------


def _story(item: Item, header: Element | None, part: Part | None, dialects: Dialects) -> RawStory:
    reading, kind = item.reading, local(item.element).lower()
    reading.warnings.extend(item.tree.warnings)
    item.schemes = _schemes(item.element, header)
    _identity(item, kind)
    _metadata(item)
    if header is not None:
        read_meta(item, header)
    item.found(Field.LANGUAGE, item.language, item.element, "xml:lang")
    _words(item, kind)
    dialect = reading.dialect(dialects)
    reading.settle_item_id(dialect, "guid")
    return reading.story(_hashed(item.element), dialect, part=part, place=item.tree.path(item.element))


def _schemes(element: Element, header: Element | None) -> Mapping[str, str]:
    """Aliases that a catalog in the file itself resolves."""
    found: dict[str, str] = {}
    for holder in (header, element):
        for catalog in children(holder, "catalog") if holder is not None else ():
            for scheme in children(catalog, "scheme"):
                if (alias := scheme.get("alias")) and (uri := scheme.get("uri")):
                    found[alias] = uri
    return found


def _identity(item: Item, kind: str) -> None:
    element = item.element
    item.found(Field.NATIVE_ID, element.get("guid", ""), element, "guid")
    item.found(Field.VERSION, element.get("version", ""), element)
    if kind in names.NOT_COPY:
        item.found(Field.TYPE, names.NOT_COPY[kind], element, local(element))
    elif kind == names.PACKAGE:
        item.found(Field.TYPE, "composite", element, local(element))


def _metadata(item: Item) -> None:
    for child in children(item.element):
        name = FOLDED[child.tag]
        if name in {"itemmeta", "contentmeta"}:
            read_meta(item, child)
        elif name == "rightsinfo":
            read_rights(item, child)
        elif name == "groupset":
            references = [reference.get("residref") or reference.get("href") for reference in child.iter("{*}itemRef")]
            item.reading.keep([one for one in references if one], item.place(child), "itemRef")
        elif name not in {"contentset", "catalog"}:
            item.keep(child)


def _words(item: Item, kind: str) -> None:
    """The copy in reading order: headlines, standfirst, dateline, body, captions, notes."""
    reading = item.reading
    type_ = reading.text(Field.TYPE).casefold()
    body = _without_repeats(item, read_content(item))
    read_media(item, type_)
    captions, standfirsts = _descriptions(item, is_medium=type_ in names.MEDIA_KINDS)
    dateline = [item.dateline] if item.dateline else []
    if kind == names.PACKAGE and not body and not standfirsts:
        _called(item, (*item.headlines, *dateline))
        reading.blocks.extend(item.notes)
        return
    blocks, unused = settle_dateline(
        [*_with_main(item.headlines), *standfirsts, *dateline, *body, *captions, *item.notes]
    )
    reading.blocks.extend(blocks)
    reading.leftovers.extend(unused)


def _called(item: Item, blocks: Sequence[RawBlock]) -> None:
    """What a package without text of its own is called: it is no copy."""
    for block in blocks:
        if block.kind is BlockKind.HEADLINE:
            item.reading.found(Field.TITLE, block.text, block.source, block.role)
        else:
            item.reading.keep(block.text, block.source, block.kind)


def _with_main(headlines: list[RawBlock]) -> list[RawBlock]:
    """The headlines with one that is the main one: where all have roles of the sender's own, the first is."""
    main = next((one for one in headlines if (one.role or "").lower() in names.MAIN_HEADLINES), None)
    main = main or next(iter(headlines), None)
    return [replace(one, role=None) if one is main else one for one in headlines]


def _without_repeats(item: Item, body: list[RawBlock]) -> list[RawBlock]:
    """The body without the headlines and the standfirst that stand in the metadata already."""
    told = {block.text for block in item.headlines}
    summaries = {" ".join(block.text.split()) for block in item.descriptions}
    kept: list[RawBlock] = []
    for block in body:
        known = told if block.kind in {BlockKind.HEADLINE, BlockKind.SUBHEAD} else ()
        known = summaries if block.kind is BlockKind.STANDFIRST else known
        if known and " ".join(block.text.split()) in known:
            item.reading.keep(block.text, block.source, block.kind)
        else:
            kept.append(block)
    return kept


def _descriptions(item: Item, *, is_medium: bool) -> tuple[list[RawBlock], list[RawBlock]]:
    """Captions and standfirsts among the descriptions; on a text item a "caption" is a label of the sender's."""
    by_role: dict[str, RawBlock] = {}
    for block in item.descriptions:
        by_role.setdefault((block.role or "").lower(), block)
    caption = next((by_role[role] for role in names.CAPTION_ROLES if is_medium and role in by_role), None)
    standfirsts: list[RawBlock] = []
    for block in item.descriptions:
        if block is not caption:
            if (block.role or "").lower() in names.STANDFIRST_ROLES:
                standfirsts.append(block)
            else:
                item.reading.keep(block.text, block.source, block.role)
    return ([replace(caption, kind=BlockKind.CAPTION)] if caption else []), standfirsts


def _hashed(element: Element) -> str:
    """All text of the elements that hold copy, in document order, whatever becomes of it."""
    pieces: list[str] = []
    for section in element[:]:
        for one in section[:] if len(section) else ():
            if FOLDED[one.tag] in names.COPY:
                text = " ".join(one.itertext()) if len(one) else one.text or ""
                pieces.append("".join(text.split()) if one.get("encoding") else text)
    return "\n".join(pieces)
