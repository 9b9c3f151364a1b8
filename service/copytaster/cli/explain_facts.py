"""The facts of a story document with their words: any item of its `copytaster` object that says where it stands.

Nothing here knows one enricher from another: an item of a list, or an object with `at`, is a fact; whatever inside of
it has a place of its own (the mentions of a name, the cue of a quote) is a part of that fact.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from copytaster.cli.explain_words import LOOKS, Look, look, spelled
from copytaster.core.candidates import Candidate
from copytaster.core.model import At

Json = Mapping[str, object]

_TITLES = ("name", "text", "content", "slugline", "headline", "nativeId", "symbol", "caption", "account", "code")
_KINDS = ("type", "kind", "action", "scheme", "platform")
_ASIDE = frozenset({"at", "by", "confidence", "id"})
_REFERENCES = frozenset({"entity", "speaker"})
"""Properties that name an entity of the story by its id."""
_NO_FACTS = frozenset({"blocks", "computed", "decided", "pipeline", "raw", "feed", "format", "part", "privateNotes"})


@dataclass(frozen=True, slots=True)
class Mark:
    """Words of a block that a fact rests on; `role` says which part of it they are, None for the fact itself."""

    block: int
    start: int
    end: int
    role: str | None = None


@dataclass(frozen=True, slots=True)
class Property:
    """What a fact says in words; `entity` is the number of the fact that it names."""

    name: str
    text: str
    entity: int | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact to show. Numbers count from 1 through the story, in the order of the panel."""

    number: int
    group: str
    title: str
    kind: str | None = None
    properties: tuple[Property, ...] = ()
    marks: tuple[Mark, ...] = ()
    paths: tuple[str, ...] = ()
    by: str | None = None
    confidence: float | None = None
    reasons: tuple[str, ...] = ()

    @property
    def look(self) -> Look:
        """How it is shown."""
        return look(self.group, self.kind)


def facts_of(ours: Json, candidates: Sequence[Candidate] = ()) -> tuple[Fact, ...]:
    """All facts of the object, by group, each with the rules that chose it where an enricher tells them."""
    items = [found for name, value in ours.items() if name not in _NO_FACTS for found in _items(name, value)]
    order = {name: place for place, name in enumerate(LOOKS)}
    items.sort(key=lambda found: order.get(found[0], len(order)))
    entities = {str(item["id"]): number for number, (_, item) in enumerate(items, 1) if "id" in item}
    texts = [str(block.get("text", "")) for block in objects(ours.get("blocks"))]
    facts = (_fact(number, group, item, entities, texts) for number, (group, item) in enumerate(items, 1))
    return tuple(replace(fact, reasons=_reasons(fact, candidates)) for fact in facts)


def _items(name: str, value: object) -> Iterator[tuple[str, Json]]:
    """Group and item of every fact beneath a property."""
    if isinstance(value, list):
        yield from ((name, one) for one in objects(value))
    elif isinstance(value, dict) and "at" in value:
        yield name, value
    elif isinstance(value, dict) and name == "embargo":
        yield name, value  # one in private words has no place
    elif isinstance(value, dict):
        for inner, one in value.items():
            yield from _items(f"{name}/{inner}", one)


def _fact(number: int, group: str, item: Json, entities: Mapping[str, int], texts: Sequence[str]) -> Fact:
    marks = tuple(dict.fromkeys(one for one in _marks(item, None) if _stands(one, texts)))
    kind = next((str(item[name]) for name in _KINDS if isinstance(item.get(name), str)), None)
    confidence = item.get("confidence")
    title = _title(item, marks, texts) or spelled(group.rsplit("/", 1)[-1])
    return Fact(
        number,
        group,
        title,
        kind,
        tuple(one for one in _properties(item, entities) if one.text not in {title, kind}),
        marks,
        tuple(dict.fromkeys(_paths(item))),
        str(item["by"]) if "by" in item else None,
        float(confidence) if isinstance(confidence, int | float) else None,
    )


def _marks(item: Json, role: str | None) -> Iterator[Mark]:
    for place in objects(item.get("at")):
        block, start, end = (place.get(name) for name in ("block", "start", "end"))
        if isinstance(block, int) and isinstance(start, int) and isinstance(end, int):
            yield Mark(block, start, end, role)
    for name, value in item.items():
        if name != "at":
            for one in objects(value if isinstance(value, list) else [value]):
                yield from _marks(one, str(one.get("form", spelled(name))))


def _stands(mark: Mark, texts: Sequence[str]) -> bool:
    return 0 <= mark.block < len(texts) and 0 <= mark.start < mark.end <= len(texts[mark.block])


def _paths(value: object) -> Iterator[str]:
    """Where in the feed's metadata it was found."""
    for one in objects(value if isinstance(value, list) else [value]):
        if isinstance(path := one.get("path"), list):
            yield " ".join(map(str, path))
        for inner in one.values():
            if isinstance(inner, list | dict):
                yield from _paths(inner)


def _title(item: Json, marks: Sequence[Mark], texts: Sequence[str]) -> str:
    for name in _TITLES:
        value = item.get(name)
        if isinstance(value, dict):
            value = value.get("text")
        if isinstance(value, str):
            return value
    return words_of(marks[0], texts) if marks else str(item.get("value", item.get("kind", "")))


def words_of(mark: Mark, texts: Sequence[str]) -> str:
    """The words that are marked."""
    return texts[mark.block][mark.start : mark.end]


def _properties(item: Json, entities: Mapping[str, int], prefix: str = "") -> Iterator[Property]:
    for name, value in item.items():
        label = f"{prefix}{spelled(name)}"
        if name in _ASIDE or name == "mentions":
            continue
        if name in _REFERENCES and str(value) in entities:
            yield Property(label, str(value), entities[str(value)])
        elif isinstance(value, dict) and isinstance(value.get("text"), str):
            yield Property(label, str(value["text"]))
        elif isinstance(value, dict):
            yield from _properties(value, entities, f"{label} ")
        elif isinstance(value, list):
            if told := ", ".join(filter(None, map(_in_short, value))):
                yield Property(label, told)
        else:
            yield Property(label, _in_short(value))


def _in_short(value: object) -> str:
    """A value on one line; of an object what names it."""
    if isinstance(value, dict):
        told = [str(value[name]) for name in ("text", "name", "region", "country", "code") if name in value]
        return " ".join(told)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)


def _reasons(fact: Fact, candidates: Sequence[Candidate]) -> tuple[str, ...]:
    """The rules that chose it, as its enricher tells them: those with the very words of the fact."""
    places = {(mark.block, mark.start, mark.end) for mark in fact.marks}
    return tuple(
        dict.fromkeys(
            one.rule
            for one in candidates
            if one.taken
            and (fact.by is None or fact.by == one.by)
            and any(isinstance(at, At) and (at.block, at.start, at.end) in places for at in one.at)
        )
    )


def objects(value: object) -> list[Json]:
    """The objects of a list; nothing for any other value."""
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def mapping(value: object) -> Json:
    """An object, or an empty one for any other value."""
    return value if isinstance(value, dict) else {}
