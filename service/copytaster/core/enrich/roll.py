"""Who is meant: the story's people and bodies, by where they are named and by their names.

Entities where they were found, else the tagger's names, else capitalised sequences of the copy: a short name is given
its full one (that of who has spoken, where two people share it).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from operator import attrgetter, itemgetter
from typing import NamedTuple

from copytaster.core.enrich.genders import gender_of
from copytaster.core.enrich.quote_words import Words
from copytaster.core.facts import Entity, EntityType, Name
from copytaster.core.model import At, BlockKind, Span, Story
from copytaster.core.speech import PRONOUN, Source


class Speaker(NamedTuple):
    """Who said it: an entity, a name, or only the words that describe somebody."""

    entity: str | None = None
    name: str | None = None
    description: Span | None = None
    gender: str = ""
    person: bool | None = True  # None where nothing tells
    plural: bool = False


class Roll:
    """The names of one story. `words` tells titles from names."""

    def __init__(self, story: Story, words: Words) -> None:
        self._story = story
        self._words = words
        self._mentions: dict[int, list[tuple[int, int, Entity]]] | None = None
        self._tags: dict[int, list[Name]] = {}
        for one in story.facts.names:
            self._tags.setdefault(one.at.block, []).append(one)
        self._spoken: dict[str, str] = {}  # by the last part of the name
        self._known: dict[str, Speaker] = {}  # entities, by id
        self._full: dict[str, list[str]] | None = None

    def speaker(self, block: int, source: Source) -> Speaker | None:
        """The speaker that the words of a source mean; None for a pronoun that only the context tells."""
        text = self._story.blocks[block].text
        if source.kind is PRONOUN:
            found = self._mention(block, source.start, source.end)
            return self._of(found) if found and found.type is not EntityType.PLACE else None
        first, last = self._extent(block, source)
        entity = self._mention(block, first, last)
        if entity:
            return self._of(entity)
        if source.name is None:
            described = Span(text[source.start : source.end], (At(block, source.start, source.end),))
            return Speaker(
                description=described, gender=_gender(described.text), person=not source.body, plural=source.plural
            )
        short = " ".join(text[first:last].split())
        name = self._fullest(short)
        gender = _gender(text[source.start : first]) or gender_of(name)
        return Speaker(name=name, gender=gender, person=self._is_person(block, source, gender))

    def _extent(self, block: int, source: Source) -> tuple[int, int]:
        """The place of the name, as the tagger bounds it; else that of all words."""
        if source.name is None:
            return source.start, source.end
        for one in self._tagged(block, *source.name):
            if one.at.start == source.name[0] and one.at.end < source.name[1]:
                return one.at.start, one.at.end
        return source.name

    def _is_person(self, block: int, source: Source, gender: str) -> bool | None:
        """What the tagger says; else a first name or a title before the name tells."""
        if source.body or source.name is None:
            return False
        for one in self._tagged(block, *source.name):
            return one.type is EntityType.PERSON
        return True if gender or source.start < source.name[0] else None

    def _tagged(self, block: int, start: int, end: int) -> Iterator[Name]:
        """The tagger's names that overlap these words, the last one first."""
        rows = self._tags.get(block, [])
        index = bisect_left(rows, end, key=_BEGINS)
        for one in reversed(rows[max(0, index - _NESTED) : index]):
            if one.at.end > start:
                yield one

    def _of(self, entity: Entity) -> Speaker:
        speaker = self._known.get(entity.id)
        if speaker is None:
            person = entity.type is EntityType.PERSON
            gender = gender_of(entity.name) if person else ""
            speaker = self._known[entity.id] = Speaker(entity.id, entity.name, None, gender, person)
        return speaker

    def _mention(self, block: int, start: int, end: int) -> Entity | None:
        """The entity whose mention covers most of these words, and at least half of them or they half of it."""
        best, most = None, 0
        if self._mentions is None:  # where nobody speaks they are not asked for
            self._mentions = _mentions(self._story)
        rows = self._mentions.get(block, ())
        index = bisect_left(rows, (end + 1,))
        for first, last, entity in reversed(rows[max(0, index - _NESTED) : index]):
            if last <= start:
                continue
            if first < start < last == end and entity.type is not EntityType.PERSON:
                return entity  # the whole of a name that ends with these words: Nordkost Group
            shared = min(end, last) - max(start, first)
            if shared > most and 2 * shared >= max(end - start, last - first):
                best, most = entity, shared
        return best

    def _fullest(self, short: str) -> str:
        """The full name of somebody who is called by the last part of it."""
        if " " in short:
            self._spoken[short.rsplit(" ", 1)[-1].lower()] = short
            return short
        if self._full is None:
            self._full = {}
            for name in self._names():
                self._full.setdefault(name.rsplit(" ", 1)[-1].lower(), []).append(name)
        candidates = self._full.get(short.lower(), [])
        return self._spoken.get(short.lower()) or (candidates[0] if candidates else short)

    def _names(self) -> Iterator[str]:
        """Names of two words and more, in order."""
        if self._story.facts.names:
            for one in self._story.facts.names:
                if one.type is EntityType.PERSON and " " in one.text.strip():
                    yield " ".join(one.text.split())
            return
        for block in self._story.blocks:
            if block.kind in _NAMED_IN:
                for match in _SEQUENCE.finditer(block.text):
                    parts = match.group().split()
                    while parts and self._no_name(parts[0]):
                        parts.pop(0)
                    if len(parts) > 1:
                        yield " ".join(parts)

    def _no_name(self, word: str) -> bool:
        lower, words = word.lower().rstrip("."), self._words
        if word.endswith(("'s", "’s")) or (words.role_shape and words.role_shape.search(lower)):
            return True
        return lower in words.titles or lower in words.roles or lower in words.openers or lower in words.determiners


_NESTED = 6
_PLACE = itemgetter(0, 1)
_BEGINS = attrgetter("at.start")
_NAMED_IN = frozenset(
    {BlockKind.PARAGRAPH, BlockKind.HEADLINE, BlockKind.STANDFIRST, BlockKind.CAPTION, BlockKind.LIST}
)
_SEQUENCE = re.compile(
    r"[A-ZÀ-ÖØ-Þ][\w’'-]{0,40}\.?(?:\s(?:(?:de|da|di|del|van|von|der|den|bin|al|el|la|le|du|dos|ter)\s){0,2}[A-ZÀ-ÖØ-Þ][\w’'-]{0,40}){1,5}"
)


def _gender(words: str) -> str:
    """What titles and nouns say."""
    if not words:
        return ""
    return "f" if _LADY.search(words) else "m" if _LORD.search(words) else ""


_LADY = re.compile(
    r"\b(?:mrs|ms|miss|queen|princess|lady|spokeswoman|chairwoman|actress|dame|sister|woman|mother|daughter|wife|widow|girl)\b",
    re.IGNORECASE,
)
_LORD = re.compile(
    r"\b(?:mr|king|prince|lord|sir|spokesman|chairman|actor|father|man|brother|son|husband|boy)\b", re.IGNORECASE
)


def _mentions(story: Story) -> dict[int, list[tuple[int, int, Entity]]]:
    rows: dict[int, list[tuple[int, int, Entity]]] = {}
    for entity in story.facts.entities:
        for mention in entity.mentions:
            for at in mention.at:
                if isinstance(at, At):
                    rows.setdefault(at.block, []).append((at.start, at.end, entity))
    for found in rows.values():
        found.sort(key=_PLACE)
    return rows
