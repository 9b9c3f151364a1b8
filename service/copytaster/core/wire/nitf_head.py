"""What a NITF document says of itself to a story in the making: `head`, the attributes of `nitf`, facts of `body.head`.

Takes the `nitf` element; every value goes to its field with its XPath, what has none to the leftovers. Follows NITF 3.0
to 3.6 (`docdata`, `tobject`, `du-key`, `revision-history`); agencies' own `meta` names are in `nitf_fields.py`.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from copytaster.core.model import BODY_KINDS, BlockKind, Field, JsonValue, Path
from copytaster.core.wire.nitf_fields import ELEMENTS, METAS, ROLES
from copytaster.core.wire.reading import Reading
from copytaster.core.wire.xml_tree import LOCAL, Element, Tree, attribute, children, find, words_of

_WITHDRAWN = frozenset({"canceled", "cancelled", "withheld"})


class Head:
    """The head of one document, read into one story; `path` is where the document stands in the record."""

    def __init__(self, reading: Reading, tree: Tree, nitf: Element, path: Path = ()) -> None:
        self.reading, self.tree, self.nitf, self.path = reading, tree, nitf, path
        self.head = tree.first(nitf, "head")
        self.docdata = find(nitf, "head/docdata", "docdata")
        self.notes: list[str] = []

    def at(self, element: Element, name: str = "") -> Path:
        """Where an element, or an attribute of it, stands."""
        path = self.tree.paths[element]
        return (*self.path, f"{path}/@{name}" if name else path)

    # --- before the copy

    def read(self) -> None:
        """All fields, and the notes that stand outside the copy."""
        self._language()
        history: Element | None = None
        for element in self.head.iterdescendants() if self.head is not None else ():
            name = LOCAL[element.tag]
            if name == "revision-history":
                history = element if attribute(element, "comment") else history
            elif handler := _HANDLERS.get(name):
                handler(self, element)
            elif name not in _ELSEWHERE and not self._simple(element, name):
                self._keep(element, name)
        if history is not None:
            self._note(history, "comment")  # of this revision; earlier ones spoke of theirs
        self._body_head()
        self._fall_back()
        self._status()

    def _language(self) -> None:
        for name in ("baselang", "lang"):
            if value := attribute(self.nitf, name):
                self.reading.found(Field.LANGUAGE, value, self.at(self.nitf, name))

    def _body_head(self) -> None:
        """Who distributes, where from, whose rights: facts beside the copy."""
        head = find(self.nitf, "body/body.head")
        if head is None:
            return
        for element in children(head, "distributor"):
            self.reading.found(Field.PROVIDER, words_of(element), self.at(element), "distributor")
        for location in children(head, "dateline"):
            place = find(location, "location/city", "location")
            if place is not None:
                self.reading.found(Field.LOCATED, words_of(place), self.at(place))
        for element in head.iterdescendants():
            if (name := LOCAL[element.tag]) in _BESIDE:
                self._simple(element, name)

    def _simple(self, element: Element, name: str) -> bool:
        known = ELEMENTS.get(name)
        if known is None:
            return False
        field, names = known
        for one in names:
            if value := attribute(element, one):
                self.reading.found(field, value, self.at(element, one), name if field in ROLES else None)
                return True
        if not names:
            self.reading.found(field, words_of(element), self.at(element), name if field in ROLES else None)
        return True

    def _keep(self, element: Element, name: str) -> None:
        said: dict[str, JsonValue] = {LOCAL[key]: value for key, value in element.items()}
        words = (element.text or "").strip()
        if words:
            said["text"] = words
        if said:
            self.reading.keep(said, self.at(element), name)

    def _note(self, element: Element, name: str) -> None:
        if text := attribute(element, name):
            self.notes.append(text)
            self.reading.block(BlockKind.EDITORS_NOTE, text, self.at(element, name), LOCAL[element.tag])

    def _fall_back(self) -> None:
        """What stands in for a missing element: ANSA's priority for the urgency, NTB's publication for the issue."""
        fields = self.reading.fields
        if Field.URGENCY not in fields and Field.PRIORITY in fields:
            fields[Field.URGENCY] = fields[Field.PRIORITY][:1]
        if Field.VERSION_CREATED in fields:
            return
        pubdata = find(self.nitf, "head/pubdata", "head/docdata/pubdata")
        if pubdata is not None:
            stamp = attribute(pubdata, "date.publication")
            self.reading.found(Field.VERSION_CREATED, stamp, self.at(pubdata, "date.publication"))

    # --- docdata

    def doc_id(self, element: Element) -> None:
        """The id, and who registered it."""
        self.reading.found(Field.NATIVE_ID, attribute(element, "id-string"), self.at(element, "id-string"), "doc-id")
        self.reading.found(Field.PROVIDER, attribute(element, "regsrc"), self.at(element, "regsrc"), "regsrc")

    def du_key(self, element: Element) -> None:
        """The slugline of those that send none elsewhere, the version, and which part of it this is."""
        self.reading.found(Field.VERSION, attribute(element, "version"), self.at(element, "version"))
        self.reading.found(Field.SLUGLINE, attribute(element, "key"), self.at(element, "key"), "du-key")
        part = attribute(element, "part")
        if part.isdecimal() and int(part[:4]) > 1:
            self.reading.found(Field.SIGNAL, {"name": "take", "index": part}, self.at(element, "part"))
        if generation := attribute(element, "generation"):
            self.reading.keep(generation, self.at(element, "generation"), "du-key")

    def ed_msg(self, element: Element) -> None:
        """The message to editors."""
        self._note(element, "info")

    def keyword(self, element: Element) -> None:
        """One keyword, or several in one (`a;b`, dpa's `a/b/`)."""
        value = attribute(element, "key") or words_of(element)
        for word in value.split("/" if value.endswith("/") else ";"):
            self.reading.found(Field.KEYWORD, word.strip(), self.at(element))

    def subject(self, element: Element) -> None:
        """A subject by its number, named by its narrowest term."""
        said = {name: attribute(element, f"tobject.subject.{name}") for name in _SUBJECT}
        code = said["refnum"] or said["code"]
        name = said["detail"] or said["matter"] or said["type"]
        if code or name:
            found: dict[str, JsonValue] = {"code": code, "name": name, "scheme": said["ipr"]}
            self.reading.found(Field.SUBJECT, {key: one for key, one in found.items() if one}, self.at(element))

    def meta(self, element: Element) -> None:
        """Agencies' own values, and what the ANPA header held."""
        name = attribute(element, "name")
        field, value = METAS.get(name.lower()), attribute(element, "content")
        if field is None:
            self.reading.keep(value, self.at(element), name)
        elif field is Field.KEYWORD:
            for word in value.replace(",", ";").split(";"):
                self.reading.found(field, word.strip(), self.at(element))
        else:
            self.reading.found(field, value, self.at(element), name if field in ROLES else None)

    def _status(self) -> None:
        """The status, and the embargo: a release after the issue. An embargo without a release has no end."""
        if self.docdata is None:
            return
        status = attribute(self.docdata, "management-status")
        self.reading.found(Field.STATUS, status, self.at(self.docdata, "management-status"))
        embargoed = status.strip().lower() == "embargoed"
        element = find(self.docdata, "date.release")
        release = attribute(element, "norm") if element is not None else ""
        if element is None or not release:
            if embargoed:
                self.reading.found(Field.EMBARGO, "", self.at(self.docdata, "management-status"))
        elif embargoed or is_later(release, self.reading.text(Field.VERSION_CREATED)):
            self.reading.found(Field.EMBARGO, release, self.at(element, "norm"))
        else:
            self.reading.keep(release, self.at(element, "norm"), "date.release")

    # --- after the copy

    def settle(self) -> None:
        """What only the copy tells: which document this one acts on, and a slugline among the headlines."""
        self._other_document()
        settle_slugline(self.reading)

    def _other_document(self) -> None:
        """`management-idref-status` acts on another document: with copy of its own this one takes its place."""
        if self.docdata is None or not (other := attribute(self.docdata, "management-doc-idref")):
            return
        place = self.at(self.docdata, "management-doc-idref")
        status = attribute(self.docdata, "management-idref-status")
        has_copy = any(block.kind in BODY_KINDS for block in self.reading.blocks)
        itself = self.reading.text(Field.STATUS).strip().lower() in _WITHDRAWN
        if has_copy and not itself:
            self.reading.found(Field.SUPERSEDES, other, place, "management-doc-idref")
        else:
            self.reading.found(Field.TARGET, other, place, "management-doc-idref")
            self.reading.found(Field.STATUS, status, self.at(self.docdata, "management-idref-status"))


_BESIDE = frozenset({"story.date", "rights.owner", "rights.limitations", "rights.type"})
"""Elements of `body.head` that are no copy."""
_ELSEWHERE = frozenset({"docdata", "date.release"})
"""Elements that `_status` reads together."""
_SUBJECT = ("refnum", "code", "type", "matter", "detail", "ipr")

_HANDLERS: dict[str, Callable[[Head, Element], None]] = {
    "doc-id": Head.doc_id,
    "du-key": Head.du_key,
    "ed-msg": Head.ed_msg,
    "keyword": Head.keyword,
    "tobject.subject": Head.subject,
    "meta": Head.meta,
}


def is_later(stamp: str, other: str) -> bool:
    """Whether a stamp is later than another; where they cannot be compared, whether they differ (doubt withholds)."""
    try:
        one, two = datetime.fromisoformat(stamp.strip()), datetime.fromisoformat(other.strip())
    except ValueError:
        return stamp.strip() != other.strip()
    if (one.tzinfo is None) != (two.tzinfo is None):
        return True
    return one > two


def settle_slugline(reading: Reading) -> None:
    """EFE sends its slugline as second headline and as the only keyword: then it is no headline."""
    if Field.SLUGLINE in reading.fields:
        return
    keywords = {str(one.value) for one in reading.fields.get(Field.KEYWORD, ())}
    if len(keywords) != 1:
        return
    for block in list(reading.blocks):
        if block.kind is BlockKind.HEADLINE and block.role == "sub" and block.text in keywords:
            reading.found(Field.SLUGLINE, block.text, block.source, "hl2")
            reading.blocks.remove(block)
