"""Metonyms: whether a capital or a seat of government means who governs there, or the place itself.

`Moscow said`, `between Moscow and Islamabad`, `relations with Washington`, `accused Beijing of`, `Tehran's nuclear
programme` are governments; `in Moscow`, `flew to Moscow`, `Moscow airport` are not. A seat that is no town (the
Kremlin) is its government unless something is in, at or near it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from copytaster.core.enrich.entity_copy import Copy, Sighting
from copytaster.core.enrich.entity_metonym_words import (
    ADVERBS,
    BEHIND_POSSESSIVE,
    FEELINGS,
    NOUNS_BEFORE,
    TOGETHER,
    VERBS,
    VERBS_BEFORE,
)
from copytaster.core.things import ThingKind

_LITERAL: Final = {
    "en": re.compile(
        r"(?i)(?<!\w)(?:in|at|near|outside|inside|around|across|into|throughout|central|downtown|northern|southern"
        r"|eastern"
        r"|western|greater|capital|city of|capital of|capital city|suburb of|streets of|north of|south of|east of"
        r"|west of"
        r"|through|via|leaves?|left|reached|arrived in) (?:the )?\Z"
    ),
}
_VERB_BEHIND = {
    language: re.compile(rf"(?i)(?:,? (?:{ADVERBS[language]}))*,? (?:{words})(?!\w)")
    for language, words in VERBS.items()
}
_FEELS = re.compile(rf"(?i) {FEELINGS}(?!\w)")
_TOGETHER = re.compile(rf"(?i)(?: (?:both|will|also|now))? {TOGETHER}(?!\w)")
_POSSESSIVE = re.compile(rf"(?i)['’]s? (?:[\w-]+ ){{0,2}}?(?:{BEHIND_POSSESSIVE})(?!\w)")
_NOUN_BEFORE = {
    language: re.compile(rf"(?i)(?<!\w)(?:{words}) (?:the )?\Z") for language, words in NOUNS_BEFORE.items()
}
_VERB_BEFORE = re.compile(rf"(?i)(?<!\w)(?:{VERBS_BEFORE}) (?:the )?\Z")
_VERB = re.compile(VERBS_BEFORE)
_LITERAL_LAST: Final = frozenset(
    """
    in at near outside inside around across into throughout central downtown northern southern eastern western greater
    capital city of through via leave leaves left reached
    """.split()
) | {""}
_NOUN_LAST: Final = frozenset("with from on over against toward towards to of for".split()) | {""}
_BY_LAST: Final = frozenset({"by", ""})
"""The last words of what these patterns find, and that of which a glance does not tell."""
_BY = re.compile(r"(?i)(?<!\w)by (?:the )?\Z")
_NO_NOUN_BEHIND = re.compile(r"(?:\s+[a-z]|[,.;:!?)\"”]|\s*\Z|\s+[–—-])")
_JOINED = re.compile(r"(?i)(?:,| and| und| et| y| e| en|,? –) (?:the )?\Z")
_BETWEEN = re.compile(r"(?i)(?<!\w)(?:between|zwischen|entre|tra|fra|tussen) (?:the )?\Z")
REACH: Final = 60


def metonyms(copy: Copy, seen: Sequence[Sighting], language: str) -> set[int]:
    """Which of the sightings (by their number) mean a government."""
    capitals = [number for number, one in enumerate(seen) if one.row is not None and one.is_capital]
    found = {number for number in capitals if _is_government(copy, seen[number], language)}
    for number, following in pairwise(capitals):
        if following == number + 1:
            _join(copy, seen, number, found)
    return found


def _is_government(copy: Copy, one: Sighting, language: str) -> bool:
    text = copy.texts[one.at.block]
    before = text[max(0, one.at.start - REACH) : one.at.start]
    last = _last_word(before)
    if language in _LITERAL and last in _LITERAL_LAST and _LITERAL[language].search(before):
        return False
    if one.row is not None and one.row.kind is ThingKind.SEAT:
        return not text.startswith(("-based", " Palace"), one.at.end)
    if not copy.is_own(one.at.block) or language not in _VERB_BEHIND:
        return False
    if _VERB_BEHIND[language].match(text, one.at.end):
        return not _BETWEEN.search(before)
    if (language != "en" or last in _NOUN_LAST) and _NOUN_BEFORE[language].search(before):
        return _NO_NOUN_BEHIND.match(text, one.at.end) is not None or _possesses(text, one.at.end)
    return language == "en" and _acts(text, before, last, one.at.end)


def _last_word(before: str) -> str | None:
    """The word before a place and its article in small letters, None where no blank parts the two.

    It is "" where other signs stand in it. All patterns that look back ask for it: most need not be asked.
    """
    if not before.endswith(" "):
        return None
    head = before[:-1]
    if head[-4:].lower() == " the":
        head = head[:-4]
    word = head.rsplit(" ", 1)[-1].lower()
    return word if word.isalpha() else ""


def _acts(text: str, before: str, last: str | None, end: int) -> bool:
    """What only English copy is looked through for."""
    if _possesses(text, end) or _FEELS.match(text, end):
        return True
    if last and _VERB.fullmatch(last):
        return True
    if last == "" and _VERB_BEFORE.search(before):
        return True
    return last in _BY_LAST and _BY.search(before) is not None and _NO_NOUN_BEHIND.match(text, end) is not None


def _possesses(text: str, end: int) -> bool:
    return _POSSESSIVE.match(text, end) is not None


def _join(copy: Copy, seen: Sequence[Sighting], number: int, found: set[int]) -> None:
    """Two capitals in one phrase share what they mean; between two of them stands what governments have."""
    one, other = seen[number], seen[number + 1]
    if one.at.block != other.at.block:
        return
    text = copy.texts[one.at.block]
    if not _JOINED.fullmatch(text, one.at.end, other.at.start):
        return
    before = text[max(0, one.at.start - REACH) : one.at.start]
    if _BETWEEN.search(before) and copy.is_own(one.at.block):
        if not re.match(r" (?:flights?|road|railway|motorway|train)", text[other.at.end :]) and not _TRAVEL.search(
            before
        ):
            found.update((number, number + 1))
    elif (
        number in found
        or number + 1 in found
        or (_TOGETHER.match(text, other.at.end) and not _AFTER_PLACE.search(before))
    ):
        found.update((number, number + 1))


_AFTER_PLACE = re.compile(r"(?i)(?<!\w)(?:in|at|near|to|from|of|for|around) \Z")
_TRAVEL = re.compile(
    r"(?i)(?:flights?|trains?|road|rail(?:way)?|route|travel(?:led|ling)?|miles|km|kilometres|shuttl\w+) between"
)
