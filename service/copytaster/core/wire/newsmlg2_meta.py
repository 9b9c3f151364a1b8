"""The metadata of a NewsML-G2 item: rights, `itemMeta`, `contentMeta`, and the header of the message around it.

An element in; fields, notes and leftovers in the item's `Reading`. QCodes are taken apart as sent, scheme and code: an
alias is local to its file, so one that a catalog in the file resolves becomes its URI, any other stays (no catalog is
ever fetched). What is said in several languages counts in the item's own. Places are XPaths by local names.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final

from copytaster.core.model import BlockKind, Field, JsonValue, RawBlock
from copytaster.core.wire import newsmlg2_fields as names
from copytaster.core.wire.newsmlg2_fields import Note
from copytaster.core.wire.reading import Reading
from copytaster.core.wire.xml_tree import LOCAL, Element, Tree, attribute, children, words_of

LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"
_DEEPEST_CONCEPT: Final = 4
"""Concepts may stand in concepts (`broader` in `broader`); what is deeper says nothing of the story."""
_TOLD: Final = frozenset("uri literal type role rank why confidence relevance creator".split())
_RELATED: Final = frozenset({"broader", "sameas", "related", "facet", "facetconcept", "bag"})


@dataclass(slots=True)
class Item:
    """One item in the reading. `descriptions` and `dateline` wait for the content: it says what they are to it."""

    element: Element
    tree: Tree
    reading: Reading
    schemes: Mapping[str, str] = field(default_factory=dict)
    headlines: list[RawBlock] = field(default_factory=list)
    descriptions: list[RawBlock] = field(default_factory=list)
    notes: list[RawBlock] = field(default_factory=list)
    dateline: RawBlock | None = None

    @property
    def language(self) -> str:
        """The item's own language as its element states it, or ""."""
        return self.element.get(LANG, "")

    def place(self, element: Element) -> tuple[str]:
        """The element's place."""
        return (self.tree.paths[element],)

    def found(self, name: Field, value: JsonValue, element: Element, role: str | None = None) -> None:
        """A value that an element gives."""
        self.reading.found(name, value, (self.tree.paths[element],), role or None)

    def keep(self, element: Element) -> None:
        """An element without a field: its words and attributes, among the leftovers."""
        told: dict[str, JsonValue] = {LOCAL[key]: value for key, value in element.items() if value.strip()}
        if words := words_of(element):
            told["text"] = words
        if told:
            self.reading.keep(told, (self.tree.paths[element],), LOCAL[element.tag])


class _Folded(dict[object, str]):
    """Name as it is compared by the name as lxml has it."""

    def __missing__(self, tag: object) -> str:
        if len(self) >= _MOST_NAMES:
            self.clear()
        self[tag] = name = LOCAL[tag].lower()
        return name


_MOST_NAMES: Final = 1024
FOLDED: Final = _Folded()
"""For loops over many elements: `FOLDED[element.tag]` is `folded(element)`."""


def folded(element: Element) -> str:
    """The element's name as it is compared; "" for an entity reference."""
    return FOLDED[element.tag]


# --- concepts ---------------------------------------------------------------------------------------------------------


def code_of(qcode: str) -> str:
    """A QCode or URI without its scheme: `drol:caption`, `http://example.com/role/caption` are `caption`."""
    return qcode.strip().rstrip("/").replace("#", "/").replace("/", ":").rpartition(":")[2]


def name_of(element: Element, language: str = "") -> str:
    """The concept's name, in this language where there are several; else ""."""
    first = ""
    for one in element[:] if len(element) else ():
        if LOCAL[one.tag] == "name" and (words := words_of(one)):
            if one.get(LANG, language) == language:
                return words
            first = first or words
    return first


def concept(element: Element, item: Item, depth: int = 0) -> dict[str, JsonValue]:
    """All that an element says of a concept; the concepts rolled up in it stay in it."""
    told: dict[str, JsonValue] = {}
    for key, value in element.items():
        if key == "qcode":
            scheme, mark, code = value.partition(":")
            if mark and code.strip():
                told |= {"code": code.strip(), "scheme": item.schemes.get(scheme, scheme)}
        elif key in _TOLD and (words := value.strip()):
            told[key] = words
    return _rolled_up(told, element, item, depth) if len(element) else told


def _rolled_up(told: dict[str, JsonValue], element: Element, item: Item, depth: int) -> dict[str, JsonValue]:
    """The concept with its name, and the concepts that stand in it."""
    if name := name_of(element, item.language):
        told["name"] = name
    for child in element[:] if depth < _DEEPEST_CONCEPT else ():
        if (kind := FOLDED[child.tag]) == "mainconcept":
            told = concept(child, item, depth + 1) | told
        elif kind in _RELATED and (related := concept(child, item, depth + 1)):
            others = told.setdefault(LOCAL[child.tag], [])
            if isinstance(others, list):
                others.append(related)
    return told


def label(element: Element, language: str = "") -> str:
    """The best word for a concept: its name, literal, code or URI, else its text."""
    if name := name_of(element, language):
        return name
    code = element.get("qcode", "").partition(":")[2]
    for one in (element.get("literal", ""), code, element.get("uri", "")):
        if words := one.strip():
            return words
    return words_of(element)


# --- elements ---------------------------------------------------------------------------------------------------------


def read_meta(item: Item, meta: Element) -> None:
    """Everything directly below `header`, `rightsInfo`, `itemMeta` or `contentMeta`."""
    for element in meta[:]:
        name = FOLDED[element.tag]
        if special := _SPECIAL.get(name):
            special(item, element)
        elif text := names.TEXTS.get(name):
            item.found(text, words_of(element), element, _role(element))
        elif named := names.CONCEPTS.get(name):
            if told := concept(element, item):
                item.found(named, told, element, _role(element))
        elif name in names.NAMES:
            _named(item, element, names.NAMES[name])
        elif name in names.CODES:
            qcode = element.get("qcode", "") or element.get("uri", "") or element.get("literal", "")
            item.found(names.CODES[name], code_of(qcode), element, qcode.partition(":")[0])
        else:
            item.keep(element)


def read_rights(item: Item, rights: Element) -> None:
    """The same of `rightsInfo`; a notice in the item's own language goes before its translations."""
    for notice_name, found in names.RIGHTS.items():
        notices = _of_name(rights, notice_name)
        if len(notices) > 1:
            notices.sort(key=lambda one: one.get(LANG, item.language) != item.language)
        for notice in notices:
            item.found(found, words_of(notice) or notice.get("href", ""), notice, _role(notice))
    for element in rights[:]:
        if (name := FOLDED[element.tag]) == "copyrightholder":
            _named(item, element, Field.COPYRIGHT_HOLDER)
        elif name not in names.RIGHTS:
            item.keep(element)


def _of_name(element: Element, name: str) -> list[Element]:
    return [child for child in element[:] if FOLDED[child.tag] == name]


def _role(element: Element) -> str:
    return element.get("role", "") or element.get("type", "")


def _named(item: Item, element: Element, name: Field) -> None:
    item.found(name, label(element, item.language), element, _role(element))
    if len(element) and children(element, "broader", "geoAreaDetails", "sameAs"):
        item.reading.keep(concept(element, item), item.place(element), LOCAL[element.tag])


def _item_class(item: Item, element: Element) -> None:
    qcode = element.get("qcode", "") or element.get("uri", "")
    item.found(Field.TYPE, code_of(qcode), element, qcode.partition(":")[0])
    if message_type := attribute(element, "msgType"):  # Reuters: S story, A alert, D deletion
        item.found(Field.SIGNAL, f"msgType:{message_type}", element)


def _signal(item: Item, element: Element) -> None:
    qcode = element.get("qcode", "") or element.get("uri", "") or element.get("literal", "")
    item.found(Field.SIGNAL, qcode.strip(), element)
    if words := words_of(element):
        item.reading.keep(words, item.place(element), "signal")


def _title(item: Item, element: Element) -> None:
    """A title of the item; one with a role is a label of the sender's own."""
    if element.get("role"):
        item.keep(element)
    else:
        item.found(Field.TITLE, words_of(element), element)


def _alt_id(item: Item, element: Element) -> None:
    kind = element.get("type", "")
    name = Field.SUPERSEDES if code_of(kind).lower() in names.REPLACED_IDS else Field.NATIVE_ID
    item.found(name, words_of(element), element, kind or "altId")


def _language(item: Item, element: Element) -> None:
    item.found(Field.LANGUAGE, element.get("tag", "") or words_of(element), element, _role(element))


def _link(item: Item, element: Element) -> None:
    """A relation to another item: of the lifecycle, or to a medium that goes with the story."""
    rel = code_of(element.get("rel", ""))
    target = next((one for key in ("residref", "guidref", "uri", "href") if (one := element.get(key))), "")
    if target and (name := names.LINKS.get(rel.lower())):
        value: dict[str, JsonValue] = {"uri": target}
        if version := element.get("version"):
            value["version"] = version
        item.found(name, value, element, rel)
        return
    linked = _of_name(element, "itemclass")
    kind = names.MEDIA_KINDS.get(code_of(linked[0].get("qcode", "")).lower()) if linked else None
    if target and kind:
        medium: dict[str, JsonValue] = {"kind": kind, "uri": target}
        title = _of_name(element, "title")
        if title and (name_sent := words_of(title[0])):
            medium["name"] = name_sent
        item.found(Field.MEDIA, medium, element, rel)
    else:
        item.keep(element)


# --- words ------------------------------------------------------------------------------------------------------------


def _primary(language: str) -> str:
    return language.partition("-")[0].lower()


def _headline(item: Item, element: Element) -> None:
    """A headline; one of a lower rank or in another language than the item's is not the main one."""
    role = code_of(element.get("role", ""))
    rank, language = element.get("rank", ""), element.get(LANG, "")
    role = names.HEADLINE_ROLES.get(role.lower(), role) or (f"rank {rank}" if rank not in {"", "1"} else "")
    if language and item.language and _primary(language) != _primary(item.language):
        role = role or language
    if words := words_of(element):
        item.headlines.append(RawBlock(BlockKind.HEADLINE, words, item.place(element), role or None))


def _description(item: Item, element: Element) -> None:
    if words := words_of(element):
        role = code_of(element.get("role", ""))
        item.descriptions.append(RawBlock(BlockKind.STANDFIRST, words, item.place(element), role or None))


def _dateline(item: Item, element: Element) -> None:
    words = words_of(element)
    if words and item.dateline is None:
        item.dateline = RawBlock(BlockKind.DATELINE, words, item.place(element))
    elif words:
        item.keep(element)


def _note(item: Item, element: Element) -> None:
    """A note to the desk, unless its role or constraint says that it is not even for all of that."""
    role = code_of(element.get("role", ""))
    constraint = code_of(element.get("pubconstraint", "")).lower()
    treatment = names.NOTES.get(role.lower(), Note.DESK)
    text = " ".join(" ".join(element.itertext()).split()) if len(element) else words_of(element)
    place = item.place(element)
    if treatment in {Note.NOTEPAD, Note.CONTACTS, Note.INITIALS, Note.EDITORS_ONLY}:
        item.reading.hide(text, place, treatment)
    elif constraint and constraint not in names.PUBLIC:
        item.reading.hide(text, place, "not_for_publication")
    elif text:
        kind = BlockKind.SIGN_OFF if treatment is Note.SIGN_OFF else BlockKind.EDITORS_NOTE
        item.notes.append(RawBlock(kind, text, place, role or None))
    if text and role.lower() in names.CORRECTION_NOTES:
        item.found(Field.SIGNAL, "correction", element, "edNote")


_SPECIAL: Final[Mapping[str, Callable[[Item, Element], None]]] = {
    "itemclass": _item_class,
    "signal": _signal,
    "title": _title,
    "altid": _alt_id,
    "language": _language,
    "link": _link,
    "headline": _headline,
    "description": _description,
    "dateline": _dateline,
    "ednote": _note,
}
