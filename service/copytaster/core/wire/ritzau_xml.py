"""Ritzau's XML (`RBNews`) to RawStory: one story alone, or a queue's answer with several.

Takes a decoded record. Every element may be `i:nil`. The content is HTML that XML carries as text, its entities often
escaped once more; a flash has no headline. Stamps are Copenhagen's, without a zone. `TilRedaktionen`, mail addresses
and telephones are for the receiving desk: private. What the story is to another stands in flags of its own, which are
told as signals: `Annuleret` (withdrawn), `Korrektion`, `NyVersion`, `InfoFlash`, with `Replaces` and `replacedID`. The
element `Status` says how the queue came by it ("New news") and is a status only where it withdraws.
Unreadable: `bad_xml`, `no_copy`.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from copytaster.core.context import Dialects
from copytaster.core.model import BlockKind, Body, Evidence, Field, Parsed, Part, RawStory, Syntax
from copytaster.core.wire import markup, xml_tree
from copytaster.core.wire.html import read_html
from copytaster.core.wire.markup_copy import blocks_of, html_blocks
from copytaster.core.wire.parts import read_each
from copytaster.core.wire.reading import Reading
from copytaster.core.wire.stamps import as_iso
from copytaster.core.wire.xml_tree import Element, Tree

NAME = Syntax.RITZAU_XML
DIALECT: Final = "ritzau"
"""The format is one agency's own: whose habits it follows where the origin is another's."""

_HEAD_CHARACTERS: Final = 8192
_NEWS: Final = re.compile(r"<(?:[\w.-]{1,20}:)?(?:RBNews|ListOfRBNews|XMLNewsQueued\w{0,20})[\s>/]")

_FIELDS: Final = {
    "NewsID": Field.NATIVE_ID, "HistID": Field.NATIVE_ID, "version": Field.VERSION, "strapline": Field.SLUGLINE,
    "town": Field.LOCATED, "origin": Field.SOURCE, "format": Field.PROFILE, "Priority": Field.URGENCY,
    "byLine": Field.BYLINE, "Replaces": Field.SUPERSEDES, "replacedID": Field.SUPERSEDES,
}  # fmt: skip
_LISTS: Final = {"IPTCList": "subj", "ISIN": "isin", "SubjectKeyword": "", "Companies": "company"}
_PRIVATE: Final = {"TilRedaktionen": "editors_only", "byLineEmail": "contacts", "byLinePhone": "contacts"}
_FLAGS: Final = {
    "Annuleret": (Field.STATUS, "canceled"), "Korrektion": (Field.SIGNAL, "correction"),
    "NyVersion": (Field.SIGNAL, "update"), "InfoFlash": (Field.PRIORITY, "flash"),
}  # fmt: skip
_WITHDRAWN: Final = frozenset({"annulleret", "annuleret", "canceled", "cancelled", "deleted", "withdrawn", "slettet"})
_COPY: Final = ("headline", "subtitle", "content")


def sniff(body: Body) -> Evidence | None:
    """`RBNews` as document element, or the answer of its queue; cheap, and never raises."""
    head = body.decoded.text[:_HEAD_CHARACTERS]
    if not ("RBNews" in head or "XMLNewsQueued" in head) or not _NEWS.search(head):
        return None
    if xml_tree.root_of(body.decoded.text) is None:
        return None
    return Evidence("RBNews", DIALECT)


def parse(body: Body, dialects: Dialects) -> Parsed:
    """The stories of the record; raises `Unreadable` (`bad_xml`, `no_copy`) when there is none."""
    tree = xml_tree.parse(body.decoded.text)
    root = tree.root
    news = [root] if xml_tree.local(root) == "RBNews" else list(xml_tree.below(root, "RBNews"))
    return read_each(news, lambda one, part: _story(one, tree, body, part, dialects), tree.path(root))


def _story(news: Element, tree: Tree, body: Body, part: Part | None, dialects: Dialects) -> RawStory:
    reading = Reading(NAME, body)
    reading.warnings.extend(tree.warnings)
    copy: dict[str, Element] = {}
    hidden: list[str] = []
    for element in xml_tree.children(news):
        name, text, path = xml_tree.local(element), xml_tree.words_of(element), (tree.path(element),)
        if name in _COPY:
            copy.setdefault(name, element)
        elif name == "PublishDate":
            reading.found(Field.VERSION_CREATED, as_iso(text), path)
        elif name in _FIELDS:
            _field(reading, name, markup.words_of(text), path)
        elif name in _PRIVATE:
            reading.hide(text, path, _PRIVATE[name])
            hidden.extend([text] if name == "TilRedaktionen" else [])
        elif name in _LISTS:
            _listed(reading, name, element, tree)
        elif name == "section":
            code = xml_tree.words_of(xml_tree.find(news, "sectionShort"))
            subject = {"name": text, "code": code, "scheme": "section"}
            reading.found(Field.SUBJECT, {key: one for key, one in subject.items() if one}, path) if text else None
        elif not _flag(reading, name, text, path):
            reading.keep(text, path, name)
    _target(reading)
    _flash(reading)
    hashed = [_read_copy(reading, name, copy[name], tree) for name in _COPY if name in copy]
    dialect = reading.dialect(dialects) or dialects.named.get(DIALECT)
    reading.settle_item_id(dialect, "NewsID")
    _closing(reading)
    return reading.story("\n".join((*hashed, *hidden)), dialect, part=part, place=tree.path(news))


_NAMED: Final = frozenset({"NewsID", "HistID", "Replaces", "replacedID"})


def _field(reading: Reading, name: str, value: str, path: tuple[str, ...]) -> None:
    """A value of a field; what is replaced is often named twice."""
    field = _FIELDS[name]
    known = reading.fields.get(field, [])
    if name != "replacedID" or not known or known[0].value != value:
        reading.found(field, value, path, name if name in _NAMED else None)


def _closing(reading: Reading) -> None:
    """The origin at the end of the last paragraph is a line of its own that was not broken."""
    origin = reading.text(Field.SOURCE)
    if not reading.blocks or not origin.startswith("/"):
        return
    last = reading.blocks[-1]
    words = last.text.rstrip()
    if last.kind is BlockKind.PARAGRAPH and words.endswith(origin) and len(words) > len(origin):
        reading.blocks[-1] = replace(last, text=words.removesuffix(origin).rstrip())
        reading.block(BlockKind.SOURCE_LINE, origin, last.source)


def _flag(reading: Reading, name: str, text: str, path: tuple[str, ...]) -> bool:
    if name in _FLAGS:
        if text.lower() in {"true", "1"}:
            field, word = _FLAGS[name]
            reading.found(field, word, path, name)
        return True
    if name == "Status" and text.lower() in _WITHDRAWN:
        reading.found(Field.STATUS, "canceled", path, name)
        return True
    return False


def _target(reading: Reading) -> None:
    """A withdrawal acts on what it replaces, where it names it."""
    replaced = reading.fields.get(Field.SUPERSEDES, [])
    if replaced and reading.fields.get(Field.STATUS):
        reading.fields[Field.TARGET] = replaced[:1]


def _flash(reading: Reading) -> None:
    """The format `Flash` is a priority in a word."""
    for one in reading.fields.get(Field.PROFILE, ()):
        if str(one.value).strip().lower() == "flash":
            reading.found(Field.PRIORITY, "flash", one.source, "format")


def _listed(reading: Reading, name: str, element: Element, tree: Tree) -> None:
    """IPTC's codes, ISINs, companies; keywords are words."""
    for one in xml_tree.children(element):
        text, path = xml_tree.words_of(one), (tree.path(one),)
        if not text:
            continue
        if _LISTS[name] in {"subj", "isin"}:
            reading.found(Field.SUBJECT, {"code": text, "scheme": _LISTS[name]}, path)
        elif not _LISTS[name]:
            reading.found(Field.KEYWORD, text, path)
        else:
            reading.keep(text, path, name)


def _read_copy(reading: Reading, name: str, element: Element, tree: Tree) -> str:
    """Headline, subtitle and content to blocks; the words that the copy's hash covers."""
    path, text = (tree.path(element),), xml_tree.text_of(element)
    words = markup.words_of(xml_tree.inner_html(element) if len(element) else text)
    if name != "content":
        reading.block(BlockKind.HEADLINE, words, path, "sub" if name == "subtitle" else None)
    elif len(element):
        reading.blocks.extend(html_blocks(reading, read_html(xml_tree.inner_html(element), path), ""))
    else:
        headed = any(block.kind is BlockKind.HEADLINE for block in reading.blocks)
        reading.blocks.extend(blocks_of(reading, text, path, headed=headed))
    return words
