"""Media of feeds: enclosures (RSS 2.0), Media RSS, links of Atom, attachments of WordPress; captions and credits.

Renditions of one medium stand in a group: the first or the default is told, the others are kept. A description is the
caption of its medium, or the copy of an entry that has no other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from copytaster.core.model import BlockKind, Field, JsonValue
from copytaster.core.wire import feed_fields as names
from copytaster.core.wire import markup, xml_tree
from copytaster.core.wire.links import absolute
from copytaster.core.wire.markup_copy import blocks_of
from copytaster.core.wire.xml_tree import Element

if TYPE_CHECKING:
    from copytaster.core.wire.feeds import Entry

_KINDS: Final = {"image": "picture", "video": "video", "audio": "audio", "document": "document"}
_SHOCKWAVE: Final = "application/x-shockwave-flash"


def kind_of(element: Element) -> str:
    """What the medium is, by `medium` or by its MIME type; a picture where neither says."""
    medium = xml_tree.attribute(element, "medium").lower()
    mime = xml_tree.attribute(element, "type").lower()
    if mime == _SHOCKWAVE:
        return "video"
    return _KINDS.get(medium) or _KINDS.get(mime.partition("/")[0], "document" if mime else "picture")


def read_media(entry: Entry, spoken: list[Element]) -> None:
    """The media of the entry; where it has no words of its own, those of a medium."""
    reading = entry.reading
    local = [(entry.feed.name(element), element) for element in entry.media]
    words = _words(entry, local)
    used = _last_resort(entry, words) if not spoken else None
    caption = next((one for one in words if one is not used), None)
    credit = _credit(local)
    seen = {one.value.get("uri") for one in reading.fields.get(Field.MEDIA, ()) if isinstance(one.value, dict)}
    first = True
    for source, medium in _listed(entry, local):
        uri = absolute(_address(medium), entry.base(medium))
        if not uri or uri in seen:
            continue
        seen.add(uri)
        own = xml_tree.find(medium, "credit")
        value: dict[str, JsonValue] = {"kind": kind_of(medium), "uri": uri}
        if said := xml_tree.words_of(own) or credit:
            value["credit"] = said
        reading.found(Field.MEDIA, value, entry.path(source))
        text = xml_tree.find(medium, "description")
        if text is None and first:
            text = caption
        first = False
        if text is not None and text is not used:
            place = entry.path(text) if source in text.iterancestors() else (*entry.path(source), *entry.path(text))
            entry.copy.append(xml_tree.words_of(text))
            reading.block(BlockKind.CAPTION, markup.words_of(xml_tree.text_of(text)), place)


def _words(entry: Entry, local: list[tuple[str, Element]]) -> list[Element]:
    """Descriptions that stand beside media or in their group."""
    found = [element for name, element in local if name in names.LAST_RESORTS]
    for name, element in local:
        if name == "media:group":
            found += [one for one in element if entry.feed.name(one) in names.LAST_RESORTS]
    return [one for one in found if xml_tree.text_of(one).strip()]


def _last_resort(entry: Entry, words: list[Element]) -> Element | None:
    if not words:
        return None
    entry.copy.append(markup.words_of(xml_tree.text_of(words[0])))
    entry.reading.blocks.extend(
        blocks_of(entry.reading, xml_tree.text_of(words[0]), entry.path(words[0]), base=entry.base(words[0]))
    )
    return words[0]


def _credit(local: list[tuple[str, Element]]) -> str:
    return next(
        (xml_tree.words_of(element) for name, element in local if name in {"media:credit", "media:copyright"}), ""
    )


def _listed(entry: Entry, local: list[tuple[str, Element]]) -> list[tuple[Element, Element]]:
    """Each medium with the element that stands for it: of a group the group. Thumbnails only without others."""
    found: list[tuple[Element, Element]] = []
    for name, element in local:
        if name == "media:group":
            contents = [one for one in element if entry.feed.name(one) == "media:content"]
            default = [one for one in contents if xml_tree.attribute(one, "isDefault") == "true"]
            found += [(element, one) for one in (default or contents)[:1]]
        elif name in {"media:content", "enclosure", "wp:attachment_url", "link"}:
            found.append((element, element))
    if not found:
        found = [(element, element) for name, element in local if name == "media:thumbnail"][:1]
    return found


def _address(medium: Element) -> str:
    return xml_tree.attribute(medium, "url", "href") or ("" if len(medium) else xml_tree.words_of(medium))
