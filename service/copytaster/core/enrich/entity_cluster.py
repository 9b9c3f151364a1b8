"""What an entity is while its mentions are being joined: one mutable cluster each, and the list of all."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from copytaster.core.enrich.entity_copy import Sighting
from copytaster.core.enrich.entity_forms import NAMED, ORGANISATION
from copytaster.core.enrich.entity_words import COMPANY_SUFFIXES
from copytaster.core.facts import EntityType, MentionForm
from copytaster.core.model import At
from copytaster.core.things import Thing

_GENERATIONS: Final = frozenset(f"{word}{point}" for word in "Jr Sr JR SR II III IV".split() for point in ("", "."))
_SUFFIX = re.compile(rf",?\s(?:{'|'.join(map(re.escape, sorted(COMPANY_SUFFIXES)))})\Z")
_GENERATION = re.compile(rf",?\s(?:{'|'.join(map(re.escape, sorted(_GENERATIONS)))})\Z")
_LEFT_OUT: Final = COMPANY_SUFFIXES | _GENERATIONS
_PLAIN = str.maketrans(
    {"’": "'", "‘": "'", "\u2010": "-", "\u2011": "-", "ß": "ss", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "æ": "ae"}
)


NOWHERE: Final = (1 << 30, 0)
"""Behind every place: of what is not mentioned yet."""


@dataclass(slots=True, eq=False)
class Cluster:
    """One thing with the places that mean it. `gender` is m, f or "" (only to tell pronouns apart).

    `titles` are those right before a name, by its place.
    """

    type: EntityType
    name: str
    tokens: tuple[str, ...]
    row: Thing | None = None
    country: str | None = None
    role: str | None = None
    gender: str = ""
    confidence: float = 0.0
    mentions: dict[At, MentionForm] = field(default_factory=dict)
    titles: dict[At, At] = field(default_factory=dict)
    aliases: set[str] = field(default_factory=set)
    full: list[tuple[int, int]] = field(default_factory=list)  # where it is named in more than one word
    first: tuple[int, int] = NOWHERE
    first_full: tuple[int, int] = NOWHERE

    def add(self, at: At, form: MentionForm, confidence: float = 0.0) -> None:
        """One more place; the first form of a place counts."""
        self.mentions.setdefault(at, form)
        if (place := (at.block, at.start)) < self.first:
            self.first = place
        self.confidence = max(self.confidence, confidence)

    def see(self, sighting: Sighting) -> None:
        """A sighting of it: the longest name that is not all capitals becomes its name."""
        text, form = sighting.text, sighting.form
        self.add(sighting.at, form, sighting.confidence)
        if " " in text:
            place = sighting.at.block, sighting.at.start
            self.full.append(place)
            self.first_full = min(self.first_full, place)
        if self.row is None and form is NAMED and text != self.name:
            better = (not text.isupper(), len(text)) > (not self.name.isupper(), len(self.name))
            if better:
                self.name = text
                self.tokens = tokens(text)


@dataclass(slots=True)
class Found:
    """The clusters of a story, by the ways in which they are looked up."""

    all: list[Cluster] = field(default_factory=list)
    by_key: dict[str, Cluster] = field(default_factory=dict)
    by_name: dict[tuple[EntityType, tuple[str, ...]], Cluster] = field(default_factory=dict)
    by_word: dict[str, list[Cluster]] = field(default_factory=dict)  # bodies by the first word, teams by the last too

    def of_row(self, row: Thing) -> Cluster:
        """The cluster of a row of the tables."""
        if row.key not in self.by_key:
            self.by_key[row.key] = self._new(row.type, row.name, row)
        return self.by_key[row.key]

    def of_name(self, kind: EntityType, name: str) -> Cluster:
        """The cluster of a name of that type."""
        words = tokens(name)
        if (kind, words) not in self.by_name:
            self.by_name[kind, words] = self._new(kind, name, None)
        return self.by_name[kind, words]

    def _new(self, kind: EntityType, name: str, row: Thing | None) -> Cluster:
        cluster = Cluster(kind, name, tokens(name), row, row.country if row else None)
        self.all.append(cluster)
        if kind is ORGANISATION and len(cluster.tokens) > 1:
            for word in dict.fromkeys((cluster.tokens[0], cluster.tokens[-1])):
                self.by_word.setdefault(word, []).append(cluster)
        return cluster


@lru_cache(maxsize=4096)
def folded(text: str) -> str:
    """Without case, accents and typographic marks. Kept, as it is asked of each name several times."""
    if not text.isascii():
        text = text.translate(_PLAIN)
        text = "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))
    return text.casefold()


@lru_cache(maxsize=4096)
def tokens(text: str) -> tuple[str, ...]:
    """The words of a name, folded, without suffixes of companies and generations and an article at the front.

    Kept, as it is asked of each name many times and depends on nothing else.
    """
    words = text.split()
    if len(words) > 1 and words[-1] in _LEFT_OUT:
        text = _without_suffixes(text)
    words = folded(text).replace(".", " ").split()
    return tuple(words[1:] if len(words) > 1 and words[0] == "the" else words)


def _without_suffixes(text: str) -> str:
    stripped = text
    while (cut := _SUFFIX.sub("", stripped)) and len(cut) < len(stripped):
        stripped = cut
    return _GENERATION.sub("", stripped) or text
