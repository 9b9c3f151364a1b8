"""Names seen once are seen everywhere: what the tagger missed elsewhere in the story."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from ahocorasick_rs import AhoCorasick, Implementation

from copytaster.core.enrich.entity_cluster import folded
from copytaster.core.enrich.entity_copy import Copy, Sighting
from copytaster.core.enrich.entity_forms import MISC, NAMED, ORGANISATION, PERSON
from copytaster.core.enrich.entity_kinds import of_one_kind
from copytaster.core.enrich.entity_words import GENERIC, PARTICLES, SURNAME_FIRST

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
    missed = _repeats(copy, seen)
    return of_one_kind(copy, sorted([*seen, *missed], key=lambda one: one.at[:2]) if missed else seen)


def _repeats(copy: Copy, seen: Sequence[Sighting]) -> list[Sighting]:
    """Other places where a name of the tagger's stands, none of which is part of another sighting."""
    names = _looked_for(seen)
    if not names or len(names) > MOST:
        return []
    patterns = sorted(names)
    automaton = AhoCorasick(patterns, implementation=Implementation.NoncontiguousNFA)  # the quickest to build
    # One pass over all blocks: a third of the time of one over each.
    hits = automaton.find_matches_as_indexes(copy.joined, overlapping=True)
    hits.sort(key=lambda hit: (hit[1], -hit[2]))
    taken, told = _taken(copy, seen), 0
    found = []
    for number, start, end in hits:
        if start < told or taken.find(1, start, end) >= 0:
            continue
        at = copy.place(start, end)
        text = copy.texts[at.block]
        if at.end <= len(text) and _stands_alone(text, at.start, at.end):
            told = end
            name = patterns[number]
            found.append(Sighting(at, name, names[name].type, NAMED, SURE_REPEAT))
    return found


def _taken(copy: Copy, seen: Sequence[Sighting]) -> bytearray:
    """A 1 for each character of the joined blocks that is part of a name already."""
    taken = bytearray(len(copy.joined))
    for one in seen:
        block, start, end = one.at
        if block in copy.offsets:
            offset = copy.offsets[block]
            taken[offset + start : offset + end] = b"\1" * (end - start)
    return taken


def _looked_for(seen: Sequence[Sighting]) -> dict[str, Sighting]:
    """The names of the tagger's, surnames of full names and first words of bodies' names, with whose they are."""
    names: dict[str, Sighting] = {}
    longer: list[tuple[str, Sighting]] = []
    for one in seen:
        text, kind = one.text, one.type
        if one.row is None and one.form is NAMED and kind is not MISC and len(text) > SHORTEST and text[0].isupper():
            names.setdefault(text, one)
        if " " not in text:
            continue
        if kind is PERSON:
            longer += [(short, one) for short in _short_forms(text)]
        elif kind is ORGANISATION and one.row is None:
            first = text.split(" ", 1)[0]
            if len(first) >= SHORTEST_OPENING and first[0].isupper() and folded(first) not in GENERIC:
                longer.append((first, one))
    for short, one in longer:
        names.setdefault(short, one)
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
