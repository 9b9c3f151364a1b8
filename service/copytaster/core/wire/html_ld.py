"""schema.org in a page's scripts (JSON-LD) as objects: in one script or many, in arrays, in `@graph`, whole or damaged.

Text of scripts in; the objects of the article types out, and the organisations by their `@id`. What publishers break is
mended where it can only mean one thing: comments and CDATA around the JSON, commas before a closing bracket, JSON that
was escaped as HTML or as a string. What is still none costs a warning.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape
from typing import Final

from copytaster.core.model import JsonValue
from copytaster.core.wire import json_text

Thing = Mapping[str, JsonValue]

# Comments and CDATA that older pages put around the JSON of a script.
_OPENS: Final = re.compile(r"\s{0,20}(?:/\*|//)?\s{0,20}(?:<!--|<!\[CDATA\[)\s{0,20}(?:\*/)?")
_CLOSES: Final = re.compile(r"(?:/\*|//)?\s{0,20}(?:-->|\]\]>)\s{0,20}(?:\*/)?\s{0,20};?$")
_TAIL_CHARACTERS: Final = 80
# A string, or a comma that nothing follows; a quote behind a backslash opens no string.
_STRING_OR_COMMA: Final = re.compile(r'(?<!\\)"(?:[^"\\]|\\.)*"|,(?=\s{0,200}[}\]])', re.DOTALL)
_OBJECTS: Final = 5000
"""Objects looked at in one page: real ones have dozens, product lists hundreds."""
_MEMBERS: Final = 500
_DEPTH: Final = 40
_FOLLOWED: Final = ("@graph", "mainEntity", "mainEntityOfPage", "publisher", "sourceOrganization")

_ARTICLE: Final = re.compile(r"(?:\w{0,40}Article|\w{0,20}BlogPosting|LiveBlogPosting|Report|\w{0,20}NewsRelease)")
_LISTING: Final = frozenset(
    {"CollectionPage", "SearchResultsPage", "ItemList", "ProfilePage", "ContactPage", "CheckoutPage"}
)
_NO_ARTICLES: Final = frozenset({"MedicalScholarlyArticle", "TechArticle"})


@dataclass(frozen=True, slots=True)
class Placed:
    """An object and where it stands: which script of the page, counted from 1, and its JSON pointer."""

    thing: Thing
    script: int
    pointer: str


@dataclass(slots=True)
class LinkedData:
    """What the scripts of a page say."""

    articles: list[Placed] = field(default_factory=list)
    named: dict[str, Thing] = field(default_factory=dict)
    listing: bool = False
    broken: list[int] = field(default_factory=list)

    def whole(self, value: JsonValue) -> JsonValue:
        """An object that only refers to another (`{"@id": …}`) with what is said of that one elsewhere."""
        if isinstance(value, dict) and isinstance(known := self.named.get(str(value.get("@id"))), dict):
            return {**known, **value}
        return value


def read(scripts: Iterable[str]) -> LinkedData:
    """The linked data of a page; never raises."""
    data = LinkedData()
    for number, script in enumerate(scripts, 1):
        value = _value(script)
        if value is None:
            if script.strip():
                data.broken.append(number)
            continue
        for pointer, thing in _things(value):
            _sort(data, Placed(thing, number, pointer))
    return data


def _sort(data: LinkedData, placed: Placed) -> None:
    types = types_of(placed.thing)
    if isinstance(name := placed.thing.get("@id"), str) and len(placed.thing) > 1:
        data.named.setdefault(name, placed.thing)
    if any(_ARTICLE.fullmatch(one) for one in types) and not _NO_ARTICLES.issuperset(types):
        data.articles.append(placed)
    elif _LISTING.intersection(types):
        data.listing = True


def types_of(thing: Thing) -> list[str]:
    """The types of an object, without the vocabulary's address."""
    value = thing.get("@type")
    names = value if isinstance(value, list) else [value]
    return [one.rpartition("/")[2].rpartition(":")[2] for one in names if isinstance(one, str)]


def _things(value: JsonValue) -> Iterator[tuple[str, Thing]]:
    """The objects of a value: itself, its members, its graph, what its page is about; not what those quote further."""
    waiting: deque[tuple[str, JsonValue, int]] = deque([("", value, 0)])
    for _ in range(_OBJECTS):
        if not waiting:
            return
        pointer, one, depth = waiting.popleft()
        if isinstance(one, list):
            inner = [(f"{pointer}/{index}", member) for index, member in enumerate(one[:_MEMBERS])]
        elif isinstance(one, dict):
            yield pointer, one
            inner = [(f"{pointer}/{name}", one[name]) for name in _FOLLOWED if isinstance(one.get(name), (dict, list))]
        else:
            continue
        if depth < _DEPTH:
            waiting.extend((place, member, depth + 1) for place, member in inner)


def _value(script: str) -> JsonValue:
    """The JSON of a script, mended; None where there is none."""
    text = script.strip()
    if opening := _OPENS.match(text):
        text = text[opening.end() :]
    if closing := _CLOSES.search(text, max(len(text) - _TAIL_CHARACTERS, 0)):
        text = text[: closing.start()]
    text = text.strip().rstrip(";")
    for attempt in _attempts(text):
        found = json_text.read(attempt)
        if found and found.fault is None:
            return found.value
    if text.startswith('"'):
        found = json_text.read(f"[{text}]")
        inner = json_text.at(found.value, "/0") if found and not found.fault else None
        return _value(inner) if isinstance(inner, str) and not inner.startswith('"') else None
    return None


def _attempts(text: str) -> Iterator[str]:
    """The text, then what it can have been meant to be: made only where it is asked for."""
    yield text
    yield _without_commas(text)
    if "&quot;" in text or "&#34;" in text:
        yield unescape(text)


def _without_commas(text: str) -> str:
    return _STRING_OR_COMMA.sub(lambda found: found[0] if found[0] != "," else "", text)
