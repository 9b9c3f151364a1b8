"""The shape of a NewsML 1.x item: which of its nested components is a story, which a medium, which an alternative.

A component's role is the sender's own word, and often missing; so what a component holds tells: text, media, or both.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from copytaster.core.wire.newsml1_fields import MEDIA_ROLES, MEDIA_TYPES, ROLES, Part, folded
from copytaster.core.wire.xml_tree import Element, Tree, attribute, text_of, words_of


class Content(NamedTuple):
    """A content item: the element that holds its data in whichever encoding, the kind of medium, whether it is text."""

    data: Element | None
    medium: str | None
    is_text: bool


@dataclass(slots=True)
class Shape:
    """Answers about the components of one document, each worked out once."""

    tree: Tree
    _roles: dict[Element, str] = field(default_factory=dict)
    _contents: dict[Element, Content] = field(default_factory=dict)
    _media: dict[Element, bool] = field(default_factory=dict)
    _copy: dict[Element, bool] = field(default_factory=dict)

    def components(self, element: Element) -> Sequence[Element]:
        """The components right below this one."""
        return self.tree.named[element].get("NewsComponent", ())

    def items(self, component: Element) -> Sequence[Element]:
        """The content items right below a component."""
        return self.tree.named[component].get("ContentItem", ())

    def role(self, component: Element) -> str:
        """The folded name of the component's role; "" without one."""
        known = self._roles.get(component)
        if known is None:
            role = self.tree.first(component, "Role")
            self._roles[component] = known = folded(attribute(role, "FormalName")) if role is not None else ""
        return known

    def part(self, component: Element) -> Part | None:
        """What the text of a component is, by its role."""
        return ROLES.get(self.role(component))

    def content(self, item: Element) -> Content:
        """What a content item is."""
        known = self._contents.get(item)
        if known is None:
            data, medium = self._data(item), self._medium(item)
            is_text = data is not None and medium is None and bool(text_of(data).strip())
            self._contents[item] = known = Content(data, medium, is_text)
        return known

    def _data(self, item: Element) -> Element | None:
        named = self.tree.named[item]
        if data := named.get("DataContent"):
            return data[0]
        inside = (self.tree.first(encoding, "DataContent") for encoding in named.get("Encoding", ()))
        return next((data for data in inside if data is not None), None)

    def _medium(self, item: Element) -> str | None:
        """The kind of medium, by the item's type, format, MIME type or the end of its address."""
        named = self.tree.named[item]
        for name in ("MediaType", "Format"):
            if name in named and (kind := MEDIA_TYPES.get(folded(attribute(named[name][0], "FormalName")))):
                return kind
        if "MimeType" in named:
            general = attribute(named["MimeType"][0], "FormalName").partition("/")[0].lower()
            if general in {"image", "video", "audio"}:
                return MEDIA_TYPES[general]
        return MEDIA_TYPES.get(folded(attribute(item, "Href").rpartition(".")[2]))

    def holds_text(self, component: Element) -> bool:
        """Whether one of the content items right below it is text."""
        return any(self.content(item).is_text for item in self.items(component))

    def headline(self, component: Element) -> str:
        """The component's own headline; "" without one."""
        for lines in self.tree.named[component].get("NewsLines", ()):
            for one in self.tree.named[lines].get("HeadLine", ()):
                if words := words_of(one):
                    return words
        return ""

    def language(self, component: Element) -> str:
        """The language that a component gives as its own; "" without one."""
        for metadata in self.tree.named[component].get("DescriptiveMetadata", ()):
            for one in self.tree.named[metadata].get("Language", ()):
                return (attribute(one, "FormalName") or attribute(component, "lang")).lower()
        return attribute(component, "lang").lower()

    def is_medium(self, component: Element) -> bool:
        """Whether a component is a medium with all that belongs to it: renditions, caption, lines of its own."""
        known = self._media.get(component)
        if known is None:
            self._media[component] = known = self._looks_like_medium(component)
        return known

    def _looks_like_medium(self, component: Element) -> bool:
        if self.role(component) in MEDIA_ROLES:
            return True
        if items := self.items(component):
            contents = [self.content(item) for item in items]
            return any(one.medium for one in contents) and not any(one.is_text for one in contents)
        below = self.components(component)
        others = [one for one in below if not self.is_medium(one)]
        return len(others) < len(below) and all(self.part(one) in {Part.CAPTION, Part.HEADLINE} for one in others)

    def has_copy(self, component: Element) -> bool:
        """Whether the component holds text of a story: no caption, headline or aside, none of a medium."""
        known = self._copy.get(component)
        if known is None:
            self._copy[component] = known = (
                self.part(component) is None
                and not self.is_medium(component)
                and (self.holds_text(component) or any(map(self.has_copy, self.components(component))))
            )
        return known

    def stories(self, root: Element) -> list[Element]:
        """The components that are stories: several where each has a headline and text of its own, else the root."""
        component = root
        while not self.holds_text(component):
            below = [one for one in self.components(component) if self.has_copy(one)]
            if len(below) > 1:
                headed = [one for one in below if self.headline(one)]
                return self.alternatives(component, headed) if len(headed) > 1 else [root]
            if not below:
                break
            component = below[0]
        return [root]

    def alternatives(self, component: Element, below: list[Element]) -> list[Element]:
        """Of a list of equivalents one for each language; of any other list, all."""
        if attribute(component, "EquivalentsList").lower() != "yes":
            return below
        chosen: dict[str, Element] = {}
        for one in below:
            chosen.setdefault(self.language(one), one)
        return list(chosen.values())
