"""What a NewsML 1.x item says of itself: envelope, identification, management, and the metadata of its components.

Every value goes to its field with its XPath; what has no field is left over. Follows NewsML 1.0 to 1.2.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from copytaster.core.model import BlockKind, Field, JsonValue, Path
from copytaster.core.wire.newsml1_fields import ENVELOPE, MANAGEMENT, NOTE_LINES, PRIVATE_COMMENTS, folded
from copytaster.core.wire.reading import Reading
from copytaster.core.wire.xml_tree import LOCAL, Element, Tree, attribute, children, find, words_of

# urn:newsml:provider:date:item with or without its revision; Belga sends the same "urn:newsml:www.belga.be" with all.
_WHOLE_IDENTIFIER = re.compile(r"urn:newsml:[^:\s]+:[^:\s]+:\S+", re.IGNORECASE)
_REVISION = re.compile(r":\d{1,6}[UAN]?$")
_NO_ID = frozenset({"", "0"})
# RevisionId@Update: N none; U, the item holds updates of the last one; A, nothing but its management is new.
_UPDATES = frozenset({"U", "A"})
_USABLE = "usable"


def value_of(element: Element | None) -> str:
    """A value stands in `FormalName`, or, with TASS and others, as text."""
    return (attribute(element, "FormalName", "Value") or words_of(element)).strip() if element is not None else ""


class Item:
    """One NewsItem, read into one story."""

    def __init__(self, reading: Reading, tree: Tree, item: Element) -> None:
        self.reading, self.tree, self.item = reading, tree, item
        self.notes: list[str] = []

    def at(self, element: Element, name: str = "") -> Path:
        """Where an element, or an attribute of it, stands."""
        path = self.tree.paths[element]
        return (f"{path}/@{name}" if name else path,)

    def found(self, field: Field, element: Element | None, role: str | None = None) -> str:
        """The value of an element as a field."""
        if element is None:
            return ""
        formal = attribute(element, "FormalName")
        value = (formal or attribute(element, "Value") or words_of(element)).strip()
        if value:
            self.reading.found(field, value, self.at(element, "FormalName" if formal else ""), role)
        return value

    def keep(self, element: Element) -> None:
        """An element that has no field: its attributes and words."""
        said: dict[str, JsonValue] = {LOCAL[key]: value for key, value in element.items()}
        if words := words_of(element):
            said["text"] = words
        if said:
            self.reading.keep(said, self.at(element), LOCAL[element.tag])

    def note(self, element: Element, text: str, role: str) -> None:
        """A note to the desk."""
        if text.strip():
            self.notes.append(text)
            self.reading.block(BlockKind.EDITORS_NOTE, text, self.at(element), role)

    def comments(self, element: Element) -> None:
        """Comments of the item, its management or a component: notes, but for those that name something else."""
        for comment in self.tree.named[element].get("Comment", ()):
            name = folded(attribute(comment, "FormalName"))
            if name in PRIVATE_COMMENTS:
                self.reading.hide(words_of(comment), self.at(comment), "not_for_publication")
            elif not name or name in NOTE_LINES:
                self.note(comment, words_of(comment), "Comment")
            else:
                self.keep(comment)

    # --- envelope and identification

    def envelope(self, envelope: Element | None) -> None:
        """When, by whom and in which services the record was sent."""
        for element in children(envelope) if envelope is not None else ():
            name = LOCAL[element.tag]
            if name == "SentFrom":
                self.found(Field.PROVIDER, find(element, "Party"), "SentFrom")
            elif name in ENVELOPE:
                self.found(ENVELOPE[name], element)
            else:
                self.keep(element)

    def identification(self) -> None:
        """The ids; where the public one is missing or incomplete, the one that its parts make (NewsML 1.2, 5.5.2)."""
        tree = self.tree
        names: dict[str, Element] = {}
        identifications = tree.named[self.item].get("Identification", ())
        for identification in identifications:
            for identifier in tree.named[identification].get("NewsIdentifier", ()):
                names |= {name: ones[-1] for name, ones in tree.named[identifier].items()}
        self.found(Field.PROVIDER, names.get("ProviderId"), "ProviderId")  # first: a kill may name no other
        public = names.get("PublicIdentifier")
        whole = public is not None and _is_identifier(words_of(public))
        if whole:
            self.found(Field.NATIVE_ID, public, "PublicIdentifier")
        elif public is not None:
            self.keep(public)
        parts = [words_of(names.get(name)) for name in ("ProviderId", "DateId", "NewsItemId")]
        own = names.get("NewsItemId")
        if own is not None and parts[2] not in _NO_ID:
            self.found(Field.NATIVE_ID, own, "NewsItemId")
            if all(parts) and not whole:
                composed = "urn:newsml:" + ":".join(parts)
                self.reading.found(Field.NATIVE_ID, composed, self.at(own), "NewsIdentifier")
        self._revision(names.get("RevisionId"))
        for name in ("NameLabel", "DateLabel", "Label"):
            for identification in identifications:
                for element in tree.named[identification].get(name, ()):
                    self.keep(element)

    def _revision(self, revision: Element | None) -> None:
        if revision is None:
            return
        self.found(Field.VERSION, revision)
        if attribute(revision, "Update").upper() in _UPDATES:
            self.reading.found(Field.SIGNAL, "update", self.at(revision, "Update"), "Update")

    def name_label(self) -> None:
        """The label is the slugline of those that send no SlugLine (AFP)."""
        if Field.SLUGLINE not in self.reading.fields:
            self.found(Field.SLUGLINE, find(self.item, "Identification/NameLabel"), "NameLabel")

    # --- management

    def management(self) -> None:
        """Type, times, status, urgency, and what becomes of the item or of earlier ones."""
        management = self.tree.first(self.item, "NewsManagement")
        if management is None:
            return
        self.comments(management)
        for element in children(management):
            name = LOCAL[element.tag]
            if name in MANAGEMENT:
                self.found(MANAGEMENT[name], element)
            elif name == "StatusWillChange":
                self._will_change(element)
            elif name == "Instruction":
                self._instruction(element)
            elif name != "Comment":
                self.keep(element)
        status = self.tree.first(management, "Status")
        if status is not None and Field.EMBARGO not in self.reading.fields and value_of(status).lower() == "embargoed":
            self.reading.found(Field.EMBARGO, "", self.at(status))

    def _will_change(self, element: Element) -> None:
        """To usable: the embargo's lift. To anything else: the end of the item's use."""
        stamp = find(element, "DateAndTime")
        if stamp is not None:
            lifts = value_of(find(element, "FutureStatus")).lower() in {_USABLE, ""}
            self.reading.found(Field.EMBARGO if lifts else Field.EXPIRES, words_of(stamp), self.at(stamp))

    def _instruction(self, element: Element) -> None:
        """What is to be done; with a revision named, that is said of the earlier one and not of this item."""
        self.comments(element)
        name = attribute(element, "FormalName")
        earlier = [one for one in children(element, "RevisionStatus") if attribute(one, "Revision")]
        identifier = self.reading.text(Field.NATIVE_ID)
        if name.lower() != "delete" or not earlier:
            self.reading.found(Field.SIGNAL, name, self.at(element, "FormalName"), "Instruction")
        for revision in earlier:
            number = attribute(revision, "Revision")
            if name.lower() == "delete" and _REVISION.search(identifier):
                value = _REVISION.sub(f":{number}", identifier)
                self.reading.found(Field.SUPERSEDES, value, self.at(revision, "Revision"), "Instruction")
            else:
                self.keep(revision)

    # --- components

    def metadata(self, component: Element) -> None:
        """The administrative, descriptive and rights metadata of a component."""
        for block in children(component):
            name = LOCAL[block.tag]
            if name == "AdministrativeMetadata":
                self._administrative(block)
            elif name.startswith("DescriptiveMetada"):  # TASS misspells it
                self._descriptive(block)
            elif name == "RightsMetadata":
                self._rights(block)
            elif name == "Metadata":
                self._other(block)

    def _administrative(self, metadata: Element) -> None:
        for element in children(metadata):
            if field := _PARTIES.get(LOCAL[element.tag]):
                for party in children(element, "Party"):
                    if field is not Field.BYLINE or self._is_writer(value_of(party)):
                        self.found(field, party, LOCAL[element.tag])
            else:
                self.keep(element)

    def _is_writer(self, name: str) -> bool:
        """Creators may be the agency itself (Reuters) or a desk's number (Belga)."""
        houses = {
            str(one.value).casefold()
            for field in (Field.PROVIDER, Field.SOURCE)
            for one in self.reading.fields.get(field, ())
        }
        return name.casefold() not in houses and not any(map(str.isdigit, name))

    def _descriptive(self, metadata: Element) -> None:
        for element in children(metadata):
            handler = _DESCRIPTIVE.get(LOCAL[element.tag])
            if handler:
                handler(self, element)
            else:
                self.keep(element)

    def language(self, element: Element) -> None:
        """The language of the copy."""
        self.found(Field.LANGUAGE, element)

    def genre(self, element: Element) -> None:
        """The genre."""
        self.found(Field.GENRE, element)

    def subject(self, element: Element) -> None:
        """Subjects by IPTC's numbers or the agency's own, on whichever of three levels."""
        for one in children(element):
            if code := attribute(one, "FormalName").strip():
                said: dict[str, JsonValue] = {"code": code}
                if scheme := attribute(one, "Scheme", "Vocabulary"):
                    said["scheme"] = scheme
                self.reading.found(Field.SUBJECT, said, self.at(one))

    def location(self, element: Element) -> None:
        """Where the copy is from; where its event was is another matter."""
        if attribute(element, "HowPresent").lower() in {"", "origin", "from"}:
            for one in children(element, "Property"):
                if attribute(one, "FormalName") == "City":
                    self.reading.found(Field.LOCATED, attribute(one, "Value").strip(), self.at(one, "Value"))
        self.keep_properties(element)

    def keep_properties(self, element: Element) -> None:
        """Properties as a mapping of their names."""
        said: dict[str, JsonValue] = {
            attribute(one, "FormalName"): attribute(one, "Value") for one in children(element, "Property")
        }
        kept: JsonValue = {name: one for name, one in said.items() if one}
        self.reading.keep(kept or None, self.at(element), LOCAL[element.tag])

    def property(self, element: Element) -> None:
        """Keywords and the city of those that put them among the properties."""
        name, value = attribute(element, "FormalName"), attribute(element, "Value")
        if name == "Keyword":
            self.keywords(value, element)
        elif name == "City":
            self.reading.found(Field.LOCATED, value.strip(), self.at(element, "Value"))
        elif value:
            self.reading.keep(value, self.at(element, "Value"), name)

    def keywords(self, text: str, element: Element) -> None:
        """Keywords, several in one divided by semicolons."""
        for word in text.split(";"):
            self.reading.found(Field.KEYWORD, word.strip(), self.at(element))

    def guid(self, element: Element) -> None:
        """TASS's id, which its NewsIdentifier does not have."""
        self.found(Field.NATIVE_ID, element, "guid")

    def _rights(self, metadata: Element) -> None:
        for element in children(metadata):
            if LOCAL[element.tag] == "Copyright":
                self.found(Field.COPYRIGHT_HOLDER, find(element, "CopyrightHolder"))
            elif LOCAL[element.tag] == "UsageRights":
                self.found(Field.USAGE_TERMS, element)
            else:
                self.keep(element)

    def _other(self, metadata: Element) -> None:
        said: dict[str, JsonValue] = dict(_properties(metadata))
        name = value_of(find(metadata, "MetadataType")) or "Metadata"
        self.reading.keep(said or None, self.at(metadata), name)


def _properties(element: Element) -> Iterator[tuple[str, str]]:
    for one in children(element, "Property"):
        if value := attribute(one, "Value"):
            yield attribute(one, "FormalName"), value


def _is_identifier(text: str) -> bool:
    return bool(text) and (not text.lower().startswith("urn:newsml:") or _WHOLE_IDENTIFIER.fullmatch(text) is not None)


_PARTIES = {"Provider": Field.PROVIDER, "Source": Field.SOURCE, "Creator": Field.BYLINE}
_DESCRIPTIVE: dict[str, Callable[[Item, Element], None]] = {
    "Language": Item.language,
    "Genre": Item.genre,
    "SubjectCode": Item.subject,
    "Location": Item.location,
    "Property": Item.property,
    "guid": Item.guid,
}
