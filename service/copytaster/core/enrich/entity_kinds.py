"""One kind for all mentions of a name, whatever the tagger took each of them for: the fullest form decides.

A surname by itself is its bearer's. The first or last word of a body's full name is that body (Reds of Urawa Reds),
but for a town that is meant itself. What stands in an enumeration is of the kind of its neighbours. A large town that
nothing shows to be a person is the town. Of two kinds of one name that is left the more frequent holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from copytaster.core.enrich.entity_cluster import folded, tokens
from copytaster.core.enrich.entity_copy import Copy, Sighting
from copytaster.core.enrich.entity_roles import titled
from copytaster.core.enrich.entity_things import ends_in_its_own, may_end
from copytaster.core.enrich.entity_words import GENERIC, TEAMS
from copytaster.core.enrich.genders import gender_of
from copytaster.core.enrich.name_forms import Lexical
from copytaster.core.enrich.name_words import SAYING, WHERE
from copytaster.core.facts import EntityType, MentionForm
from copytaster.core.model import At

PERSON, ORGANISATION, PLACE, MISC = (
    EntityType.PERSON,
    EntityType.ORGANISATION,
    EntityType.PLACE,
    EntityType.MISC,
)

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
_NATIONS: Final = Lexical.NATIONALITY | Lexical.MISC
_PEOPLE: Final = Lexical.FORENAME | Lexical.SURNAME
_SAYS_BEHIND = re.compile(r",? ([a-z]+)")


def of_one_kind(copy: Copy, seen: Sequence[Sighting]) -> list[Sighting]:
    """The sightings, in order, each of the kind of its name."""
    names = _Names(copy, _enumerated(copy, _in_full(copy, seen)))
    return [names.settled(one) for one in names.seen]


def _in_full(copy: Copy, seen: Sequence[Sighting]) -> list[Sighting]:
    """Full names of people that the tagger took for something else while it knew their surnames."""
    alone = {folded(one.text) for one in seen if one.type is PERSON and " " not in one.text}
    return [one._replace(type=PERSON) if _is_person(copy, one, alone) else one for one in seen]


def _is_person(copy: Copy, one: Sighting, alone: set[str]) -> bool:
    if one.type not in (MISC, PLACE) or one.row is not None or one.text.count(" ") not in (1, 2):
        return False
    first, _, rest = one.text.partition(" ")
    if folded(rest.rsplit(" ", 1)[-1]) not in alone or copy.size(one.text):
        return False
    return bool(gender_of(first)) or bool(copy.lexicon.get(first.lower(), 0) & Lexical.FORENAME)


# --- enumerations -----------------------------------------------------------------------------------------------------


def _enumerated(copy: Copy, seen: Sequence[Sighting]) -> list[Sighting]:
    """Each of the kind of its neighbours where many names follow each other, with those that were missed among them."""
    settled: list[Sighting] = []
    for run in _runs(copy, seen):
        if len(run) < LEAST_LISTED:
            settled.extend(run)
        elif 3 * sum(one.type is PERSON for one in run) >= 2 * len(run):
            settled.extend(_persons(copy, run))
        elif 3 * sum(one.type is PLACE for one in run) >= 2 * len(run):
            settled.extend(_placed(copy, one) for one in run)
        else:
            settled.extend(run)
    return settled


def _runs(copy: Copy, seen: Sequence[Sighting]) -> Iterator[list[Sighting]]:
    """All sightings, cut where anything else than a comma, or names that nobody found, is between them."""
    run: list[Sighting] = []
    for one in seen:
        if run and not _goes_on(copy, run[-1].at, one.at):
            yield run
            run = []
        run.append(one)
    if run:
        yield run


def _goes_on(copy: Copy, before: At, at: At) -> bool:
    if before.block != at.block or not 2 <= at.start - before.end <= _LONGEST_GAP:
        return False
    text = copy.text(at.block)
    return text[before.end] in ",;" and _BETWEEN.match(text, before.end, at.start) is not None


def _persons(copy: Copy, run: Sequence[Sighting]) -> Iterator[Sighting]:
    last: At | None = None
    for one in run:
        if last is not None and one.at.start - last.end > 2:
            start = last.end + 2
            for missed in filter(None, copy.text(one.at.block)[start : one.at.start].split(", ")):
                at = At(one.at.block, start, start + len(missed))
                yield Sighting(at, missed, PERSON, MentionForm.NAME, SURE_LISTED)
                start = at.end + 2
        last = one.at
        yield one if one.row is not None or " " in one.text else one._replace(type=PERSON)


def _placed(copy: Copy, one: Sighting) -> Sighting:
    return one._replace(type=PLACE) if one.row is None and one.type is not PLACE and copy.size(one.text) else one


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
    types: dict[str, dict[EntityType, int]] = field(default_factory=dict)
    _shown: set[str] | None = None
    _placed: set[str] | None = None

    def __post_init__(self) -> None:
        for one in self.seen:
            words = tokens(one.text)
            if one.row is None and one.form is MentionForm.NAME:
                counted = self.types.setdefault(folded(one.text), {})
                counted[one.type] = counted.get(one.type, 0) + 1
            if len(words) > 1 and one.type is PERSON:
                self.surnames.add(words[-1])
                self.first_names.add(words[0])
            elif len(words) > 1 and one.type is ORGANISATION:
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
        """The sighting with the kind of its name."""
        if one.row is not None or one.form is not MentionForm.NAME:
            return one
        name = folded(one.text)
        if " " not in one.text and (kind := self._of_full(one, name)):
            return one if kind is one.type else one._replace(type=kind)
        if one.type is PERSON and self._is_town(one, name):
            return one._replace(type=PLACE)
        counted = self.types[name]
        if len(counted) > 1 and PERSON in counted and name not in self.surnames:
            kind = max(counted, key=lambda kind: (counted[kind], kind is ORGANISATION, kind))
            return one._replace(type=kind)
        return one

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
    before = copy.text(one.at.block)[max(0, one.at.start - 12) : one.at.start].split()
    return bool(before) and before[-1].lower() in WHERE


def _shows_person(copy: Copy, one: Sighting) -> bool:
    behind = _SAYS_BEHIND.match(copy.text(one.at.block), one.at.end)
    if behind and behind[1] in SAYING and copy.size(one.text):
        return True
    context = titled(copy, one)
    return bool(context.role or context.gender)
