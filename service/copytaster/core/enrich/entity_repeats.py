"""Names seen once are seen everywhere: what the tagger missed elsewhere in the story."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Final

from ahocorasick_rs import AhoCorasick, Implementation

from copytaster.core.enrich.entity_cluster import folded
from copytaster.core.enrich.entity_copy import Copy, Sighting
from copytaster.core.enrich.entity_forms import MISC, NAMED, ORGANISATION, PERSON
from copytaster.core.enrich.entity_kinds import of_one_kind
from copytaster.core.enrich.entity_words import GENERIC, PARTICLES, SURNAME_FIRST
from copytaster.core.model import At

SHORTEST: Final = 2
SHORTEST_OPENING: Final = 5
"""Characters of the first word of a body's name that may stand for all of it."""
MOST: Final = 200
"""Names looked for; more are those of a list or a table of results."""
SURE_REPEAT: Final = 0.8
_GLUED: Final = ("-", "@", "_", "$", "€", "£", "¥")
"""Behind a word that is part of something else."""


def settled(copy: Copy, seen: Sequence[Sighting]) -> list[Sighting]:
    """The sightings with what was missed, each name of one type."""
    everywhere = sorted([*seen, *_repeats(copy, seen)], key=lambda one: (one.at.block, one.at.start))
    return of_one_kind(copy, everywhere)


def _repeats(copy: Copy, seen: Sequence[Sighting]) -> Iterator[Sighting]:
    """Other places where a name of the tagger's stands, none of which is part of another sighting."""
    names = _looked_for(seen)
    if not names or len(names) > MOST:
        return
    patterns = sorted(names)
    automaton = AhoCorasick(patterns, implementation=Implementation.NoncontiguousNFA)  # the quickest to build
    taken: dict[int, _Taken] = {}
    for one in seen:  # in order
        if one.at.block not in taken:
            taken[one.at.block] = _Taken()
        taken[one.at.block].add(one.at.start, one.at.end)
    for block in copy.own:
        text = copy.text(block)
        hits = automaton.find_matches_as_indexes(text, overlapping=True)
        if not hits:
            continue
        hits.sort(key=lambda hit: (hit[1], -hit[2]))
        places, told = taken.get(block) or _Taken(), 0
        for number, start, end in hits:
            if start >= told and not places.overlap(start, end) and _stands_alone(text, start, end):
                told = end
                known = names[patterns[number]]
                yield Sighting(At(block, start, end), text[start:end], known.type, NAMED, SURE_REPEAT)


class _Taken:
    """Places of a block in the order of their starts, looked up in logarithmic time."""

    __slots__ = ("_ends", "_starts")

    def __init__(self) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []  # the furthest so far

    def add(self, start: int, end: int) -> None:
        self._starts.append(start)
        self._ends.append(max(end, self._ends[-1]) if self._ends else end)

    def overlap(self, start: int, end: int) -> bool:
        """Whether one of the places shares a character with this one."""
        before = bisect_left(self._starts, end)
        return before > 0 and self._ends[before - 1] > start


def _looked_for(seen: Sequence[Sighting]) -> dict[str, Sighting]:
    """The names of the tagger's, surnames of full names and first words of bodies' names, with whose they are."""
    names = {one.text: one for one in reversed(seen) if one.row is None and _may_repeat(one)}
    for one in seen:
        if one.type is PERSON and " " in one.text:
            for short in _short_forms(one.text):
                names.setdefault(short, one)
        elif one.type is ORGANISATION and one.row is None and " " in one.text:
            first = one.text.split(" ", 1)[0]
            if len(first) >= SHORTEST_OPENING and first[0].isupper() and folded(first) not in GENERIC:
                names.setdefault(first, one)
    return names


def _short_forms(name: str) -> Iterator[str]:
    """How a full name is written later: its surname, with the particles before it, or the one that stands first."""
    words = name.split()
    first = len(words) - 1
    if len(words) <= 3 and words[0].casefold() in SURNAME_FIRST:
        yield words[0]
        return
    if len(words[-1]) > SHORTEST and words[-1][0].isupper():
        yield words[-1]
    while first > 1 and words[first - 1].casefold() in PARTICLES:
        first -= 1
    if first < len(words) - 1:
        surname = " ".join(words[first:])
        yield surname
        yield surname[0].upper() + surname[1:]


def _may_repeat(one: Sighting) -> bool:
    return one.form is NAMED and len(one.text) > SHORTEST and one.text[0].isupper() and one.type is not MISC


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether the words are no part of a longer name: no letter and no capital beside them."""
    before, behind = text[start - 1 : start], text[end : end + 1]
    if before.isalnum() or behind.isalnum() or before in ("-", "@", "#", ".", "_") or behind in _GLUED:
        return False
    if text.isupper():
        return True
    left = text[max(0, start - 24) : start]
    if left.endswith(" ") and len(left) > 1 and left[-2].isalnum():
        word = left[:-1].rsplit(" ", 1)[-1]
        opens = start - len(word) - 1 <= 0 or text[start - len(word) - 3 : start - len(word) - 2] in (
            ".",
            "?",
            "!",
            "\n",
        )
        if word[:1].isupper() and not opens:
            return False
    return not (behind == " " and text[end + 1 : end + 2].isupper())
