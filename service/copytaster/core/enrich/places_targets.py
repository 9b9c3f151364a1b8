"""What is to be resolved: the place entities of a story, what their names may mean, and what the copy beside them says.

A target is an entity of type place that is named as one at least once: metonyms, demonyms and flags alone are no place.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from copytaster.core.enrich.entity_forms import NAMED, PLACE, TAG
from copytaster.core.enrich.places_words import (
    BEFORE,
    BEHIND,
    BODY_WORDS,
    CALLED,
    CALLED_BEHIND,
    ENDS_BEFORE,
    IN_BEHIND,
    KINDS_BEFORE,
    KINDS_BEHIND,
    LIES,
    NOWHERE,
    OPEN_BEHIND,
    PART,
    PLACE_WORDS,
    STATES,
)
from copytaster.core.facts import Entity
from copytaster.core.gazetteer import AREA, COUNTRY, DISTRICT, TOWN, Gazetteer, Kind, fold
from copytaster.core.model import At, Story

BESIDE = 60
"""Characters to each side of a name that may say where it is."""

RIGHT_BESIDE = 24
"""Characters in which the word right beside a name stands, with what joins the two."""

NONE: array[int] = array("I")

_NAMED = frozenset({NAMED, TAG})
_WIDER = frozenset({COUNTRY, AREA, DISTRICT})
_KINDS = {"area": AREA, "district": DISTRICT, "town": TOWN}


class Where(NamedTuple):
    """A country, or an area of it, that the copy gives beside a name: numbers of the gazetteer, 0 for none."""

    country: int
    area: int


@dataclass(slots=True)
class Target:
    """An entity to be resolved. `inside` are places that the copy says it lies in, `sure` when nothing else is meant.

    `kind` is what a word beside the name calls it; `exact` is false for something in, or a `part` of, the place found;
    `nowhere` is a name that is no place on a map (`the West`).
    """

    entity: Entity
    mentions: tuple[At, ...]
    names: tuple[str, ...]
    references: array[int]
    kind: Kind | None = None
    exact: bool = True
    part: bool = False
    nowhere: bool = False
    inside: list[Where] = field(default_factory=list)
    sure: bool = False
    dateline: bool = False


class Names:
    """The gazetteer with a memory for one story."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
        self._found: dict[str, array[int]] = {}

    def find(self, folded: str) -> array[int]:
        """References of all places of a folded name."""
        found = self._found.get(folded)
        if found is None:
            found = self._found[folded] = self.gazetteer.find(folded)
        return found

    def wider(self, words: str) -> list[Where]:
        """The countries and areas that the first words name, the longest name first: `Texas governor` is Texas."""
        parts = words.split()
        for length in range(len(parts), 0, -1):
            name = " ".join(parts[:length])
            if places := self.exactly(name.rstrip(",;:")):
                return places
        return []

    def exactly(self, name: str) -> list[Where]:
        """The countries and areas of this name; none of a point of the compass alone."""
        if fold(name) in NOWHERE:
            return []
        if state := STATES.get(name) or STATES.get(name.rstrip(".")):
            return self._state(*state)
        gazetteer = self.gazetteer
        return [
            Where(gazetteer.countries[place], 0 if gazetteer.kinds[place] == COUNTRY else gazetteer.areas[place])
            for place in (reference >> 1 for reference in self.find(fold(name)))
            if gazetteer.kinds[place] in _WIDER and gazetteer.countries[place]
        ]

    def _state(self, country: str, name: str) -> list[Where]:
        gazetteer, number = self.gazetteer, self.gazetteer.country_numbers.get(country, 0)
        places = (reference >> 1 for reference in self.find(fold(name)))
        return [
            Where(number, gazetteer.areas[place])
            for place in places
            if gazetteer.kinds[place] == AREA and gazetteer.countries[place] == number
        ][:1]


def targets(story: Story, names: Names, language: str) -> list[Target]:
    """All places to resolve, in the order of their entities; not those that neither gazetteer nor copy has as one."""
    return [one for one in named(story, names) if is_place(story, one, language)]


def named(story: Story, names: Names) -> list[Target]:
    """All entities that are named as places, in order."""
    printed = {fold(one.name): one.region for one in story.dateline.places} if story.dateline else {}
    found = []
    for entity in story.facts.entities:
        if entity.type is not PLACE:
            continue
        mentions = tuple([at for one in entity.mentions if one.form in _NAMED for at in one.at if isinstance(at, At)])
        if not mentions:
            continue
        target = _target(story, entity, mentions, names)
        for name in target.names:
            if name in printed:
                target.dateline = True
                _say_inside(target, names.wider(printed[name] or ""), names)
        found.append(target)
    return found


def is_place(story: Story, target: Target, language: str) -> bool:
    """Whether there is such a place: in the gazetteer or, if it is not nowhere, shown by the copy."""
    return bool(target.references) or (not target.nowhere and is_shown(story, target, language))


def is_shown(story: Story, target: Target, language: str) -> bool:
    """Whether the copy shows that a name is a place's: by a word in it, one before it, or where it says it lies."""
    words = frozenset(word for name in target.names for word in name.split())
    if not BODY_WORDS.isdisjoint(words):
        return False
    if target.dateline or target.inside or not PLACE_WORDS.isdisjoint(words):
        return True
    lies = LIES.get(language)
    return any(_is_placed(story.blocks[at.block].text, at, lies) for at in target.mentions)


def _is_placed(text: str, at: At, lies: re.Pattern[str] | None) -> bool:
    """Whether the words right beside a mention are those of a place."""
    floor = max(0, at.start - RIGHT_BESIDE)
    if lies is not None and lies.search(text, floor, at.start):
        return True
    beside = (CALLED.search(text, floor, at.start), CALLED_BEHIND.match(text, at.end, at.end + RIGHT_BESIDE))
    return any(found and fold(found["word"]) in PLACE_WORDS for found in beside)


def _target(story: Story, entity: Entity, mentions: tuple[At, ...], names: Names) -> Target:
    texts: dict[str, str] = {}
    inside = []
    for at in mentions:
        text = story.blocks[at.block].text[at.start : at.end]
        if text not in texts:
            head, comma, rest = text.partition(",")
            texts[text] = fold(head)
            if comma:
                inside.append(rest.strip())
    target = Target(entity, mentions, tuple(dict.fromkeys(texts.values())), NONE)
    _look_up(target, texts, names)
    for rest in inside:
        _say_inside(target, names.wider(rest), names)
    for at in mentions:
        if target.sure:
            break
        _beside(target, story.blocks[at.block].text, at, names)
    return target


def _look_up(target: Target, texts: Iterable[str], names: Names) -> None:
    """What the names may mean: as they stand, as a state in short, without the word for what they are, as a part."""
    for text in texts:
        if state := STATES.get(text):
            target.kind = AREA
            target.references = names.find(fold(state[1]))
            target.inside.append(Where(names.gazetteer.country_numbers.get(state[0], 0), 0))
            return
    if country := _told(target, names):
        target.references, target.sure = array("I", [country]), True
        return
    if not NOWHERE.isdisjoint(target.names):
        target.nowhere = True
        return
    if found := next(filter(None, map(names.find, target.names)), NONE):
        target.references = found
        return
    for bare, kind in [pair for name in target.names for pair in _bare(name)]:
        if found := names.find(bare):
            target.references, target.kind, target.exact = found, _KINDS.get(kind), kind != "near"
            return
    for name in target.names:
        part = PART.fullmatch(name)
        if part and (found := names.find(part["whole"])):
            target.references, target.exact, target.part = found, False, True
            return


def _told(target: Target, names: Names) -> int | None:
    """The country that the entity is already known to be."""
    gazetteer = names.gazetteer
    number = gazetteer.country_numbers.get(target.entity.ids.get("iso3", "")) if target.entity.ids else None
    for name in target.names if number else ():
        for one in names.find(name):
            if gazetteer.kinds[one >> 1] == COUNTRY and gazetteer.countries[one >> 1] == number:
                return one
    return None


def _bare(name: str) -> Iterator[tuple[str, str]]:
    """The name without what it is called, and that; without the genitive of German and Dutch."""
    words = name.split()
    if len(name) > 4 and name.endswith("s"):
        yield name[:-1], ""
    for size in (2, 1):
        if len(words) > size:
            if kind := KINDS_BEHIND.get(" ".join(words[-size:])):
                yield " ".join(words[:-size]), kind
            if kind := KINDS_BEFORE.get(" ".join(words[:size])):
                yield " ".join(words[size:]), kind


def _beside(target: Target, text: str, at: At, names: Names) -> None:
    """What stands around one mention."""
    opens = text[at.end : at.end + 2]
    if opens in OPEN_BEHIND:
        behind = text[at.end : at.end + BESIDE]
        if found := BEHIND.match(behind) or IN_BEHIND.match(behind):
            # `LYSVIK (North Wire)` names an agency, not the North of any country.
            closed = found.re is BEHIND and found["closed"] is not None and bool(names.exactly(found["where"]))
            _say_inside(target, names.wider(found["where"]), names, closed=closed)
    if target.inside or text[at.start - 1 : at.start] != " " or not text.endswith(ENDS_BEFORE, 0, at.start):
        return
    if found := BEFORE.search(text[max(0, at.start - BESIDE) : at.start]):
        _say_inside(target, names.wider(found["where"]), names)


def _say_inside(target: Target, places: Sequence[Where], names: Names, *, closed: bool = False) -> None:
    """The copy says where the target lies: believed where a place of its name lies there, or where it has none."""
    gazetteer = names.gazetteer
    fitting = [
        where
        for where in places
        if any(
            gazetteer.countries[one >> 1] == where.country
            and where.area in {0, gazetteer.areas[one >> 1]}
            and gazetteer.kinds[one >> 1] != COUNTRY
            for one in target.references
        )
    ]
    if not fitting and (not target.references or target.part) and closed:
        fitting = list(places[:1])
    if fitting:
        target.inside, target.sure = fitting, True
