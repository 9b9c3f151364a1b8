"""Whom "he", "she" or "they" means beside a quote: whoever spoke last, or whom the sentence before is about.

Where both could be meant and are two, nobody is: a wrong speaker is worse than none.
"""

from __future__ import annotations

from collections.abc import Iterator

from copytaster.core.enrich import speakers
from copytaster.core.enrich.quote_words import Words
from copytaster.core.enrich.roll import Roll, Speaker
from copytaster.core.places import At
from copytaster.core.speech import PRONOUN, Passage, Source

SENTENCES_BACK = 3
"""How far back the sentence may be that a pronoun continues."""


class Antecedents:
    """Follows the passages of one story and says whom a source means in its context."""

    def __init__(self, roll: Roll, words: Words) -> None:
        self._roll = roll
        self._words = words
        self._passage: Passage | None = None
        self._previous: Passage | None = None

    def enter(self, passage: Passage) -> None:
        """The next passage of the story."""
        self._previous, self._passage = self._passage, passage

    def speaker(self, passage: Passage, source: Source, last: Speaker | None, last_at: At | None) -> Speaker | None:
        """Whom the words of a source mean; `last` spoke before, at that verb."""
        found = self._roll.speaker(passage.number, source)
        if found or source.kind is not PRONOUN:
            return found
        if not _fits(last, source):
            last = None
        if last and last_at and self._just_before(passage, source.start, last_at):
            return last
        subject = self.subject(passage, source)
        if last and subject and not same(last, subject):
            return None
        return last or subject

    def _just_before(self, passage: Passage, place: int, at: At) -> bool:
        """Whether a place is in the sentence behind another one, or in the same."""
        if at.block == passage.number:
            return passage.sentence_index(place) - passage.sentence_index(at.start) <= 1
        previous = self._previous
        return (
            previous is not None
            and previous.number == at.block
            and passage.sentence_index(place) == 0
            and previous.sentence_index(at.start) >= len(previous.sentences) - 1
        )

    def subject(self, passage: Passage, source: Source) -> Speaker | None:
        """Whom the nearest sentence before is about that is about somebody whom the pronoun fits."""
        return next((one for one in self._subjects(passage, source.start) if _fits(one, source)), None)

    def person_before(self, passage: Passage, place: int) -> Speaker | None:
        """The person under a name whom the sentence right before is about."""
        one = next(self._subjects(passage, place, 1), None)
        if one is None or not one.person or not (one.name or one.entity):
            return None
        is_noun = self._words.nouns_are_capitalised and not one.entity and " " not in (one.name or "")
        return None if is_noun else one  # "Die Themen" reads like a name

    def _subjects(self, passage: Passage, place: int, most: int = SENTENCES_BACK) -> Iterator[Speaker]:
        """Whom the sentences before are about, the nearest first; where nothing tells that it is somebody, nobody."""
        for where, (start, end) in self._sentences_before(passage, place, most):
            if where.quote_around(start):
                continue
            opening = speakers.opening(where.text, start, end, self._words)
            if opening and opening.kind is not PRONOUN:
                found = self._roll.speaker(where.number, opening)
                if found and found.person is not None:
                    yield found

    def _sentences_before(self, passage: Passage, place: int, most: int) -> list[tuple[Passage, tuple[int, int]]]:
        index = passage.sentence_index(place)
        found = [(passage, one) for one in reversed(passage.sentences[max(0, index - most) : index])]
        if self._previous and len(found) < most:
            more = self._previous.sentences[len(found) - most :]
            found.extend((self._previous, one) for one in reversed(more))
        return found


def same(one: Speaker, other: Speaker) -> bool:
    """Whether two speakers are one."""
    if one.entity or other.entity:
        return one.entity == other.entity
    if one.name and other.name:
        return one.name.lower().endswith(other.name.lower()) or other.name.lower().endswith(one.name.lower())
    if one.description and other.description:
        return one.description.text.lower() == other.description.text.lower()
    return False


def _fits(speaker: Speaker | None, source: Source) -> bool:
    if speaker is None:
        return False
    if source.gender:
        return speaker.person is not False and not speaker.plural and speaker.gender in ("", source.gender)
    if source.plural:
        return speaker.plural or not speaker.person
    return not speaker.person
