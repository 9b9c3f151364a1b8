"""The shape of a NewsML 1.x item: which of its nested components is a story, which a medium, which an alternative.

A component's role is the sender's own word, and often missing; so what a component holds tells: text, media, or both.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from copytaster.core.wire.newsml1_fields import MEDIA_ROLES, MEDIA_TYPES, ROLES, Part, folded
from copytaster.core.wire.xml_tree import Element, attribute, children, find, find_all, text_of, words_of


def components(element: Element) -> list[Element]:
    """The components right below this one."""
    return list(children(element, "NewsComponent"))


def role_of(component: Element) -> str:
    """The folded name of the component's role; "" without one."""
    role = find(component, "Role")
    return folded(attribute(role, "FormalName")) if role is not None else ""


def part_of(component: Element) -> Part | None:
    """What the text of a component is, by its role."""
    return ROLES.get(role_of(component))


def media_kind(content: Element) -> str | None:
    """The kind of medium that a content item is, by its type, format, MIME type or the end of its address."""
    for name in ("MediaType", "Format"):
        element = find(content, name)
        if element is not None and (kind := MEDIA_TYPES.get(folded(attribute(element, "FormalName")))):
            return kind
    mime = find(content, "MimeType")
    general = attribute(mime, "FormalName").partition("/")[0].lower() if mime is not None else ""
    if general in {"image", "video", "audio"}:
        return MEDIA_TYPES[general]
    return MEDIA_TYPES.get(folded(attribute(content, "Href").rpartition(".")[2]))


def data_of(content: Element) -> Element | None:
    """The element that holds a content item's data, in whichever encoding."""
    return find(content, "DataContent", "Encoding/DataContent")


def is_text(content: Element) -> bool:
    """Whether a content item holds text."""
    data = data_of(content)
    return data is not None and media_kind(content) is None and bool(text_of(data).strip())


def headline_of(component: Element) -> str:
    """The component's own headline; "" without one."""
    return next((words for one in find_all(component, "NewsLines/HeadLine") if (words := words_of(one))), "")


def language_of(component: Element) -> str:
    """The language that a component gives as its own; "" without one."""
    named = next((attribute(one, "FormalName") for one in find_all(component, "DescriptiveMetadata/Language")), "")
    return (named or attribute(component, "lang")).lower()


@dataclass(slots=True)
class Shape:
    """Answers about the components of one item, each worked out once."""

    _media: dict[Element, bool] = field(default_factory=dict)
    _copy: dict[Element, bool] = field(default_factory=dict)

    def is_medium(self, component: Element) -> bool:
        """Whether a component is a medium with all that belongs to it: renditions, caption, lines of its own."""
        if component not in self._media:
            self._media[component] = self._looks_like_medium(component)
        return self._media[component]

    def _looks_like_medium(self, component: Element) -> bool:
        if role_of(component) in MEDIA_ROLES:
            return True
        contents = list(children(component, "ContentItem"))
        if contents:
            return any(map(media_kind, contents)) and not any(map(is_text, contents))
        below = components(component)
        others = [one for one in below if not self.is_medium(one)]
        return len(others) < len(below) and all(part_of(one) in {Part.CAPTION, Part.HEADLINE} for one in others)

    def has_copy(self, component: Element) -> bool:
        """Whether the component holds text of a story: no caption, headline or aside, none of a medium."""
        if component not in self._copy:
            self._copy[component] = (
                part_of(component) is None
                and not self.is_medium(component)
                and (
                    any(map(is_text, children(component, "ContentItem")))
                    or any(map(self.has_copy, components(component)))
                )
            )
        return self._copy[component]

    def stories(self, root: Element) -> list[Element]:
        """The components that are stories: several where each has a headline and text of its own, else the root."""
        component = root
        while not any(map(is_text, children(component, "ContentItem"))):
            below = [one for one in components(component) if self.has_copy(one)]
            headed = [one for one in below if headline_of(one)]
            if len(headed) > 1:
                return self.alternatives(component, headed)
            if len(below) != 1:
                break
            component = below[0]
        return [root]

    def alternatives(self, component: Element, below: list[Element]) -> list[Element]:
        """Of a list of equivalents one for each language; of any other list, all."""
        if attribute(component, "EquivalentsList").lower() != "yes":
            return below
        chosen: dict[str, Element] = {}
        for one in below:
            chosen.setdefault(language_of(one), one)
        return list(chosen.values())
