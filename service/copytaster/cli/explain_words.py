"""The words and looks of `copytaster explain`: what groups of facts are called, what kinds of block and outcomes mean.

A group that is not in the table is drawn all the same, under its own name: facts of a newer copytaster need no change.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Look:
    """How a group of facts is shown: its title, the name of its colour, and whether long words are only underlined."""

    title: str
    hue: str
    line: bool = False


LOOKS: Mapping[str, Look] = {
    "entities": Look("Names", "misc"),
    "places": Look("Places on the map", "place"),
    "quotes": Look("Quotes", "quote", line=True),
    "attributions": Look("Attributions", "source", line=True),
    "dates": Look("Dates and times", "date"),
    "money": Look("Money", "number"),
    "quantities": Look("Quantities", "number"),
    "instruments": Look("Instruments", "market"),
    "subjects": Look("Subjects", "topic", line=True),
    "keyphrases": Look("Keyphrases", "topic", line=True),
    "summary": Look("Summary", "summary", line=True),
    "lifecycle/markers": Look("Markers of the lifecycle", "wire"),
    "lifecycle/reason": Look("Reason given", "wire", line=True),
    "lifecycle/supersedes": Look("Supersedes", "wire"),
    "lifecycle/target": Look("Target", "wire"),
    "embargo": Look("Embargo", "warning"),
    "dateline": Look("Dateline", "wire"),
    "times/documentDate": Look("Date of the document", "date"),
    "bylines": Look("Bylines", "wire"),
    "credits/textSource": Look("Source of the text", "source"),
    "credits/line": Look("Credit line", "source"),
    "credits/pictureSources": Look("Sources of pictures", "source"),
    "credits/citedMedia": Look("Media cited", "source", line=True),
    "credits/officials": Look("Officials cited", "source", line=True),
    "embeds": Look("Embedded posts", "embed", line=True),
    "media": Look("Media", "embed", line=True),
    "declared/subjects": Look("Subjects as sent", "topic"),
    "warnings": Look("Warnings", "warning", line=True),
}

ENTITY_HUES = frozenset({"person", "organisation", "place", "misc"})
"""Entities have the colour of their type."""

KINDS: Mapping[str, str] = {
    "headline": "not body: it heads the story, and is published as a headline",
    "standfirst": "not body: it sums the story up above it, and is published as a description",
    "dateline": "not body: place, date and agency that open the story",
    "byline": "not body: who wrote it",
    "caption": "not body: it belongs to a picture, and is published with it",
    "paragraph": "body",
    "subhead": "body",
    "list": "body",
    "table": "body, as laid out; no enricher reads it",
    "embed": "in the HTML of the body only: somebody else's post, never the agency's own words",
    "editors_note": "not body: a note to desks, published as edNote",
    "source_line": "not body: it says whose copy this is",
    "sign_off": "not body: what a desk closes with",
    "furniture": "not body: what a page or a wire puts around copy",
    "unknown": "not body: nothing tells what it is",
}

SPIKED: Mapping[str, tuple[str, str]] = {
    "empty": ("the record has no text", "nothing, unless copy was meant: then look at the sender"),
    "tombstone": ("the record has no value: Kafka's mark that a key was deleted", "nothing"),
    "test": ("the copy says that it is a test", "nothing; if it is none, take the word out of it"),
    "heartbeat": ("the wire only says that it is alive", "nothing"),
    "not_copy": (
        "a planning item, a concept or a picture without words",
        "nothing, or send its words with it",
    ),
    "advisory": ("a note to desks that changes no story", "nothing; a kill or a correction must name itself as such"),
}
"""Reason to what it means and what to do."""

ACTIONS: Mapping[str, str] = {
    "new": "no marker says otherwise",
    "update": "a newer version of a story",
    "take": "a part of a version that is sent in several",
    "correction": "a version that mends a fault",
    "refile": "the same again with a fault of transmission mended",
    "repeat": "the same again",
    "hold": "keep it back until it is released",
    "release": "free again",
    "kill": "withdrawn: nothing of it may be used",
    "advisory": "a note to desks",
}

STATUSES: Mapping[str, str] = {
    "usable": "may be used",
    "withheld": "must not be used yet",
    "canceled": "must not be used any more",
}

_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


def spelled(name: str) -> str:
    """A published name in words: `speakerName` is speaker name."""
    return _HUMP.sub(" ", name).replace("_", " ").lower()


def in_short(value: object) -> str:
    """Any value of a document on one line."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dict):
        return ", ".join(f"{spelled(str(name))} {in_short(one)}" for name, one in value.items())
    return ", ".join(map(in_short, value)) if isinstance(value, list) else str(value)


def short(words: str, characters: int = 90) -> str:
    """The words with their middle left out where there are too many."""
    if len(words) <= characters:
        return words
    return f"{words[: characters * 2 // 3].rstrip()} … {words[-characters // 4 :].lstrip()}"


def look(group: str, kind: str | None) -> Look:
    """The look of a group; `kind` is what the fact itself says it is."""
    known = LOOKS.get(group) or Look(spelled(group.replace("/", ": ")).capitalize(), "misc")
    if group == "entities" and kind in ENTITY_HUES:
        return Look(known.title, kind)
    return known


def visible(text: str) -> str:
    """The text with its control characters as pictures of them: nothing that a terminal or a page would obey."""
    return text.translate(_PICTURES)


_PICTURES = {code: 0x2400 + code for code in range(32) if chr(code) not in "\t\n"}
_PICTURES |= {127: 0x2421, **dict.fromkeys(range(0x80, 0xA0), 0xFFFD)}
