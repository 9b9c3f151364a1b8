"""He and she: the only person whom the pronoun can mean, named before it in its sentence or in the one before.

Words between quotation marks are another's: a pronoun outside of them means nobody who is only named within, and one
within is left alone. Possessives are no mentions.
"""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from copytaster.core.enrich.entity_cluster import Cluster
from copytaster.core.enrich.entity_copy import Copy
from copytaster.core.enrich.entity_forms import PRONOUN
from copytaster.core.model import At, BlockKind

_PRONOUN = re.compile(r"[HhSs](?<![\w’'-].)(?i:(?<=h)(?:e|im|imself|erself)|(?<=s)he)(?![\w-])")
"""It begins with a class of characters that the engine skips to."""
_GENDER: Final = {"he": "m", "him": "m", "himself": "m", "she": "f", "herself": "f"}
_BEFORE_OBJECT = re.compile(
    r"(?i)(?<!\w)(?:of|by|with|to|from|for|on|in|at|about|against|over|under|after|before|between|like|than"
    r"|near|alongside"
    r"|'s|’s|met|told|asked|called|urged|accused|succeeded?|replac\w+|joined|beat|defeated) (?:[\w.-]+ ){0,4}\Z"
)
_PASSED_OVER = frozenset({BlockKind.EMBED, BlockKind.SUBHEAD, BlockKind.FURNITURE})
_READ = frozenset({BlockKind.PARAGRAPH, BlockKind.STANDFIRST, BlockKind.LIST, BlockKind.CAPTION})


class _Named(NamedTuple):
    """A mention of a person: where, who, and whether it may be what its sentence is about: None is not looked up."""

    at: At
    person: Cluster
    subject: bool | None = None


def pronouns(copy: Copy, people: Sequence[Cluster]) -> None:
    """Adds the pronouns to the persons that they mean, from the top of the story on."""
    spoken: _Spoken | None = None
    for match in _PRONOUN.finditer(copy.joined) if people else ():
        at = copy.place(*match.span())
        if copy.story.blocks[at.block].kind in _READ and copy.quote(at.block, at.start) is None:
            spoken = spoken or _Spoken(copy, people)
            spoken.join(at, match[0].lower())


class _Spoken:
    """The persons of a story by where they are mentioned outside of quotes; a block is read when it is asked for."""

    def __init__(self, copy: Copy, people: Sequence[Cluster]) -> None:
        self._copy = copy
        self._mentions: dict[int, list[_Named]] = {}  # in quotes too
        for person in people:
            for at in person.mentions:
                if copy.is_own(at.block):
                    self._mentions.setdefault(at.block, []).append(_Named(at, person))
        self._named: dict[int, list[_Named]] = {}
        self._in_order: list[Cluster] | None = None

    def _outside(self, block: int) -> list[_Named]:
        """The names of a block outside of quotes, in order."""
        copy = self._copy
        named = [one for one in self._mentions.get(block, ()) if copy.quote(block, one.at.start) is None]
        named.sort(key=lambda one: one.at.start)
        return named

    def _of_block(self, block: int) -> list[_Named]:
        """The same with the pronouns so far."""
        if block not in self._named:
            self._named[block] = self._outside(block)
        return self._named[block]

    def join(self, at: At, word: str) -> None:
        """Gives a pronoun to whom it means, if that is sure."""
        gender = _GENDER[word]
        person = self._meant(at, gender)
        if person is None:
            return
        person.add(at, PRONOUN)
        person.gender = person.gender or gender
        insort(self._of_block(at.block), _Named(at, person, word in ("he", "she")), key=lambda one: one.at.start)

    def _meant(self, at: At, gender: str) -> Cluster | None:
        for candidates in self._looked_at(at):
            fitting = [one for one in candidates if one.person.gender in ("", gender)]
            if not fitting:
                continue
            sure = [one for one in fitting if one.person.gender == gender] or fitting
            whom = dict.fromkeys(one.person for one in fitting)
            if len(whom) == 1:
                return fitting[0].person if any(map(self._is_subject, fitting)) else self._only_one(at, gender)
            subjects = dict.fromkeys(one.person for one in sure if self._is_subject(one))
            return next(iter(subjects)) if len(subjects) == 1 else None
        return self._only_one(at, gender)

    def _is_subject(self, one: _Named) -> bool:
        return _may_be_subject(self._copy, one.at) if one.subject is None else one.subject

    def _only_one(self, at: At, gender: str) -> Cluster | None:
        """The only person of the story so far whom the pronoun fits."""
        if self._in_order is None:
            named = [one for block in sorted(self._mentions) for one in self._outside(block)]
            self._in_order = list(dict.fromkeys(one.person for one in named))
        whom: Cluster | None = None
        for person in self._in_order:
            if person.gender in ("", gender):
                if person.first >= (at.block, at.start):
                    break
                if whom is not None:
                    return None
                whom = person
        return whom

    def _looked_at(self, at: At) -> Iterator[list[_Named]]:
        """Mentions before the pronoun in its sentence, then those of the sentence before, in this block or the last."""
        start, _ = self._copy.sentence(at.block, at.start)
        yield self._between(at.block, start, at.start)
        if start > 0:
            first, _ = self._copy.sentence(at.block, start - 1)
            yield self._between(at.block, first, start)
            return
        blocks, before = self._copy.story.blocks, at.block - 1
        while before >= 0 and blocks[before].kind in _PASSED_OVER:
            before -= 1
        if before >= 0 and blocks[before].kind in _READ:
            end = len(self._copy.texts[before].rstrip())
            first, _ = self._copy.sentence(before, max(end - 1, 0))
            yield self._between(before, first, end + 1) or self._between(before, 0, end + 1)

    def _between(self, block: int, start: int, end: int) -> list[_Named]:
        named = self._of_block(block)
        left = bisect_left(named, start, key=lambda one: one.at.start)
        return named[left : bisect_left(named, end, key=lambda one: one.at.start)]


def _may_be_subject(copy: Copy, at: At) -> bool:
    """Whether a mention is no possessive and stands behind no preposition or verb that it is the object of."""
    text = copy.texts[at.block]
    if text.startswith(("'s", "’s"), at.end):
        return False
    start, _ = copy.sentence(at.block, at.start)
    return _BEFORE_OBJECT.search(text, max(start, at.start - 50), at.start) is None
