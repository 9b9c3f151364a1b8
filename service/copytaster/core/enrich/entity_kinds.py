"""One kind for all mentions of a name, whatever the tagger took each of them for: the fullest form decides.

A surname by itself is its bearer's. The first or last word of a body's full name is that body (Reds of Urawa Reds),
but for a town that is meant itself. What stands in an enumeration is of the kind of its neighbours. A large town that
nothing shows to be a person is the town. Of two kinds of one name that is left the more frequent holds.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from copytaster.core.enrich.entity_cluster import folded, tokens
from copytaster.core.enrich.entity_copy import Copy, Sighting
from copytaster.core.enrich.entity_forms import MISC, NAMED, ORGANISATION, PERSON, PLACE
from copytaster.core.enrich.entity_roles import titled
from copytaster.core.enrich.entity_things import ends_in_its_own, may_end
from copytaster.core.enrich.entity_words import GENERIC, TEAMS
from copytaster.core.enrich.genders import gender_of
from copytaster.core.enrich.name_forms import Lexical
from copytaster.core.enrich.name_words import SAYING, WHERE
from copytaster.core.facts import EntityType
from copytaster.core.model import At

SHORTEST: Final = 4
"""Letters of a word of a body's name that may stand for all of it."""
LARGE_TOWN: Final = 650
LARGER_THAN_NAMESAKES: Final = 760
"""Sizes (of the gazetteer) from which a town is meant: of any word, and of one that people are called by, too."""
LEAST_LISTED: Final = 5
"""Names of an enumeration that is judged as one."""
SURE_LISTED: Final = 0.6

_BETWEEN = re.compile(r"[,;] (?:[A-ZÀ-Þ][\w’'.-]{1,25}(?: [A-ZÀ-Þ][\w’'.-]{1,25})?, ){0,3}\Z")
_LONGEST_GAP: Final = 90
_NATIONS: Final = int(Lexical.NATIONALITY | Lexical.MISC)
_FORENAME: Final = int(Lexical.FORENAME)
_PEOPLE: Final = int(Lexical.FORENAME | Lexical.SURNAME)
_SAYS_BEHIND = re.compile(r",? ([a-z]+)")


def of_one_kind(copy: Copy, seen: Sequence[Sighting]) -> list[Sighting]:
    """The sightings, in order, each of the kind of its name."""
    names = _Names(copy, _enumerated(copy, _in_full(copy, seen)))
    return [one if one.row is not None or one.form is not NAMED else names.settled(one) for one in names.seen]


def _in_full(copy: Copy, seen: Sequence[Sighting]) -> list[Sighting]:
    """Full names of people that the tagger took for something else while it knew their surnames."""
    alone = {folded(one.text) for one in seen if one.type is PERSON and " " not in one.text}
    found = list(seen)
    for number, one in enumerate(seen if alone else ()):
        if (one.type is PLACE or one.type is MISC) and one.row is None and _is_person(copy, one.text, alone):
            found[number] = one.of(PERSON)
    return found


def _is_person(copy: Copy, text: str, alone: set[str]) -> bool:
    if text.count(" ") not in (1, 2):
        return False
    first, _, rest = text.partition(" ")
    if folded(rest.rsplit(" ", 1)[-1]) not in alone or copy.size(text):
        return False
    return bool(gender_of(first)) or bool(copy.lexicon.get(first.lower(), 0) & _FORENAME)


# --- enumerations -----------------------------------------------------------------------------------------------------


def _enumerated(copy: Copy, seen: list[Sighting]) -> list[Sighting]:
    """Each of the kind of its neighbours where many names follow each other, with those that were missed among them."""
    settled: list[Sighting] = []
    told = 0
    for start, end in _runs(copy, seen):
        run = seen[start:end]
        settled.extend(seen[told:start])
        told = end
        if 3 * sum(one.type is PERSON for one in run) >= 2 * len(run):
            settled.extend(_persons(copy, run))
        elif 3 * sum(one.type is PLACE for one in run) >= 2 * len(run):
            settled.extend(_placed(copy, one) for one in run)
        else:
            settled.extend(run)
    return [*settled, *seen[told:]]


def _runs(copy: Copy, seen: Sequence[Sighting]) -> Iterator[tuple[int, int]]:
    """Where many names follow each other with nothing but commas, or names that nobody found, between them."""
    first, last = 0, At(-1, 0, 0)
    for number, one in enumerate(seen):
        at = one.at
        if last.block != at.block or not 2 <= at.start - last.end <= _LONGEST_GAP or not _goes_on(copy, last, at):
            if number - first >= LEAST_LISTED:
                yield first, number
            first = number
        last = at
    if len(seen) - first >= LEAST_LISTED:
        yield first, len(seen)


def _goes_on(copy: Copy, before: At, at: At) -> bool:
    text = copy.texts[at.block]
    return text[before.end] in ",;" and _BETWEEN.match(text, before.end, at.start) is not None


def _persons(copy: Copy, run: Sequence[Sighting]) -> Iterator[Sighting]:
    last: At | None = None
    for one in run:
        if last is not None and one.at.start - last.end > 2:
            start = last.end + 2
            for missed in filter(None, copy.texts[one.at.block][start : one.at.start].split(", ")):
                at = At(one.at.block, start, start + len(missed))
                yield Sighting(at, missed, PERSON, NAMED, SURE_LISTED)
                start = at.end + 2
        last = one.at
        yield one if one.row is not None or " " in one.text else one.of(PERSON)


def _placed(copy: Copy, one: Sighting) -> Sighting:
    return one.of(PLACE) if one.row is None and copy.size(one.text) else one


# --- names in full and in short ---------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Names:
    """The names of a story: surnames and first names of persons in full, first and last words of bodies in full."""

    copy: Copy
    seen: list[Sighting]
    surnames: set[str] = field(default_factory=set)
    first_names: set[str] = field(default_factory=set)
    openings: set[str] = field(default_factory=set)
    endings: set[str] = field(default_factory=set)
    types: dict[str, EntityType] = field(default_factory=dict)
    mixed: set[str] = field(default_factory=set)  # names of more than one type
    _shown: set[str] | None = None
    _placed: set[str] | None = None

    def __post_init__(self) -> None:
        for one in self.seen:
            text, kind = one.text, one.type
            if one.row is None and one.form is NAMED:
                name = folded(text)
                if self.types.setdefault(name, kind) is not kind:
                    self.mixed.add(name)
            if (kind is PERSON or kind is ORGANISATION) and not text.isalpha() and len(words := tokens(text)) > 1:
                if kind is PERSON:
                    self.surnames.add(words[-1])
                    self.first_names.add(words[0])
                else:
                    self._learn_body(one, words)

    def _learn_body(self, one: Sighting, words: tuple[str, ...]) -> None:
        first, last = words[0], words[-1]
        if last in TEAMS:
            self.endings.add(last)
        if one.row is not None:
            return
        if len(first) >= SHORTEST and first not in GENERIC and not gender_of(first):
            self.openings.add(first)
        if len(last) >= SHORTEST and may_end(last) and ends_in_its_own(self.copy, words):
            self.endings.add(last)

    def settled(self, one: Sighting) -> Sighting:
        """The sighting of a name that no table knows, with the kind of its name."""
        name = folded(one.text)
        if " " not in one.text and (kind := self._of_full(one, name)):
            return one.of(kind)
        if one.type is PERSON and self._is_town(one, name):
            return one.of(PLACE)
        if name in self.mixed and name not in self.surnames:
            return one.of(self._most_frequent(name, one.type))
        return one

    def _most_frequent(self, name: str, kind: EntityType) -> EntityType:
        """The type of most mentions of a name, if it is a person's too; else the one that it has."""
        counted = Counter(
            one.type for one in self.seen if one.row is None and one.form is NAMED and folded(one.text) == name
        )
        if PERSON not in counted:
            return kind
        return max(counted, key=lambda kind: (counted[kind], kind is ORGANISATION, kind))

    def _of_full(self, one: Sighting, name: str) -> EntityType | None:
        """The kind of the name in full that a single word is short for."""
        if name in self.surnames:
            is_place = one.type is PLACE and self.copy.size(one.text) and _is_where(self.copy, one)
            return PLACE if is_place else PERSON
        if one.type is ORGANISATION or name in self.first_names:
            return None
        if name in self.endings:
            return self._of_body(one, name)
        return self._of_body(one, name) if name in self.openings else None

    def _of_body(self, one: Sighting, name: str) -> EntityType | None:
        """That of a body, unless the word shows another meaning."""
        if one.type is PERSON:
            if self._is_shown(name):
                return None
            town = self._is_placed(name) or (name not in self.endings and self.copy.size(one.text) >= LARGE_TOWN)
            return PLACE if town else ORGANISATION
        if self.copy.size(one.text) or self._is_placed(name):
            return None
        if one.type is MISC and self.copy.lexicon.get(one.text.lower(), 0) & _NATIONS:
            return None
        return ORGANISATION

    def _is_placed(self, name: str) -> bool:
        """Whether the dateline has it, or a place's preposition stands before it somewhere."""
        if self._placed is None:
            dateline = self.copy.story.dateline
            self._placed = {folded(place.name) for place in dateline.places} if dateline else set()
            self._placed.update(
                folded(one.text) for one in self.seen if one.type is PLACE and _is_where(self.copy, one)
            )
        return name in self._placed

    def _is_town(self, one: Sighting, name: str) -> bool:
        """Whether a person's name is a large town's and nothing speaks for the person."""
        if name in self.surnames or name in self.first_names:
            return False
        size = self.copy.size(one.text)
        if size < LARGE_TOWN or (size < LARGER_THAN_NAMESAKES and self._is_peoples(one)):
            return False
        return not self._is_shown(name)

    def _is_peoples(self, one: Sighting) -> bool:
        first = one.text.split(" ", 1)[0]
        return bool(gender_of(first)) or bool(self.copy.lexicon.get(first.lower(), 0) & _PEOPLE)

    def _is_shown(self, name: str) -> bool:
        """Whether anything beside the name shows somewhere that it is a person's."""
        if self._shown is None:
            self._shown = {
                folded(one.text) for one in self.seen if one.type is PERSON and _shows_person(self.copy, one)
            }
        return name in self._shown


def _is_where(copy: Copy, one: Sighting) -> bool:
    """Whether a preposition of places stands right before it."""
    before = copy.texts[one.at.block][max(0, one.at.start - 12) : one.at.start].split()
    return bool(before) and before[-1].lower() in WHERE


def _shows_person(copy: Copy, one: Sighting) -> bool:
    behind = _SAYS_BEHIND.match(copy.texts[one.at.block], one.at.end)
    if behind and behind[1] in SAYING and copy.size(one.text):
        return True
    context = titled(copy, one)
    return bool(context.role or context.gender)
