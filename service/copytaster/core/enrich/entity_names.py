"""What the tagger took for a name, as the joiner of entities takes it: cut, trimmed, and of the type its words say.

A person's name spans no comma; titles, genitives, the marks of a list and a year before a name are no part of it. What
only looks like a name (`1A)`, a heading in capitals, `Western` before suburbs, a role behind a dash) is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from copytaster.core.enrich.entity_copy import Copy, Sighting
from copytaster.core.enrich.entity_forms import MISC, NAMED, PERSON, PLACE
from copytaster.core.enrich.entity_types import is_no_name, type_of
from copytaster.core.enrich.entity_words import COMPASS, COURTESY, MODIFIERS, ROLES
from copytaster.core.enrich.genders import gender_of
from copytaster.core.enrich.name_forms import Lexical
from copytaster.core.facts import EntityType, Name
from copytaster.core.model import At, BlockKind

_WORD = re.compile(r"[^\W\d_](?:[\w.’'&-]*[\w])?\.?")
_MARKS = "\"'“”‘’«»`,;: "
_PREFIX = re.compile(rf"(?:[{_MARKS}]+|[A-Z]{{3,}}\d*-(?=[A-Z][a-z]))+")
_NUMBER_BEFORE = re.compile(r"(?:[12]\d{3}|0\d{3}) (?=[A-ZÀ-Þ])")
"""A year or an hour: `2016 Olympic`, `1900 ABC`."""
_POSITION_BEFORE = re.compile(r"[CDFG] (?=(?P<next>[A-Z][a-z]+) )")
"""Where a player plays: `G Kirk Hinrich`."""
_LABEL = re.compile(r"\d{1,2}[A-Za-z]?\Z")
_GENERATIONS: Final = frozenset({"Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV"})
_TITLES: Final = COURTESY.keys() | ROLES | MODIFIERS
_LISTED = int(
    Lexical.FORENAME
    | Lexical.SURNAME
    | Lexical.COUNTRY
    | Lexical.NATIONALITY
    | Lexical.CITY
    | Lexical.TOWN
    | Lexical.REGION
    | Lexical.COMPANY
)
_COMMON = int(Lexical.SMALL)
_COMMON_OR_NOT = int(Lexical.SMALL | Lexical.MIXED)
_OPENS_SENTENCE: Final = frozenset(("", ".", "?", "!", "\n", ":", "•", "*"))


def names(copy: Copy) -> Iterator[Sighting]:
    """The tagger's names in order; what is left out is told to the copy."""
    last: At | None = None
    for name in copy.story.facts.names:
        for at in _cut(name) if name.type is PERSON and ", " in name.text else (name.at,):
            one = _sighting(copy, name, at)
            if one is None:
                continue
            rule = None if " " in one.text else _no_name(copy, one, last)
            if rule is None and one.text.isupper():
                rule = _heading(copy, one)
            if rule:
                copy.leave(one.at, one.text, rule)
                continue
            last = one.at if one.type is PERSON else None
            yield one


def _cut(name: Name) -> Iterator[At]:
    """The places of the persons that commas part in it: a list of persons is no person."""
    parts = name.text.split(", ")
    start = name.at.start
    for number, part in enumerate(parts):
        behind = parts[number + 1] if number + 1 < len(parts) else ""
        if part and part not in _GENERATIONS:
            end = start + len(part) + (len(behind) + 2 if behind in _GENERATIONS else 0)
            yield At(name.at.block, start, end)
        start += len(part) + 2


def _sighting(copy: Copy, name: Name, at: At) -> Sighting | None:
    text = name.text if at is name.at else copy.words(at)
    plain = text.isalpha()  # half of the names are a word of letters alone, which nothing is cut off from
    if not plain:
        if text[0] in _MARKS or text[-1] in _MARKS or "-" in text:
            at = _trimmed(at, text)
            text = copy.words(at)
        if text[1:2] == " " or text[:1].isdigit():
            at = _without_label(at, text)
            text = copy.words(at)
    if not text or is_no_name(text, name.type):
        if text:
            copy.leave(at, text, "a word that is no name by itself")
        return None
    kind = type_of(text, name.type, at, copy.texts[at.block])
    if not plain:
        framed = _framed(at, text, kind)
        if framed is not at:
            if framed.end <= framed.start:
                return None
            at, text = framed, copy.words(framed)
    return Sighting(at, text, kind, NAMED, name.confidence)


def _framed(at: At, text: str, kind: EntityType) -> At:
    """A name without what stands before it, a title or an article, and without a genitive."""
    if kind is PERSON:
        if " " in text:
            at = _without_title(at, text)
    elif text[0] in "tT" and text[:4].lower() == "the " and len(text) > 4:
        at = At(at.block, at.start + 4, at.end)
    ending = possessive(text)
    return At(at.block, at.start, at.end - ending) if ending else at


def _trimmed(at: At, text: str) -> At:
    """A name without the mark or the slug's prefix that the tagger took in: `BRIEF-Norland Mining`."""
    prefix = _PREFIX.match(text)
    start = prefix.end() if prefix else 0
    end = len(text.rstrip(_MARKS))
    return At(at.block, at.start + min(start, end), at.start + end)


def _without_label(at: At, text: str) -> At:
    """A name without a year, an hour or a player's position before it."""
    if text[0].isdigit():
        label = _NUMBER_BEFORE.match(text)
    else:
        label = _POSITION_BEFORE.match(text)
        if label and not gender_of(label["next"]):
            label = None
    return At(at.block, at.start + label.end(), at.end) if label else at


def possessive(text: str) -> int:
    """How many characters of the end of a name are those of a genitive."""
    if text[-1] in "'’":
        return 1
    return 2 if text[-1] in "sS" and text[-2:-1] in ("'", "’") else 0


def _without_title(at: At, text: str) -> At:
    """A person's name without the titles before it, as long as a name is left."""
    first = text.split(" ", 1)[0]
    if first.isalpha() and first.lower() not in _TITLES:
        return at  # as most are: a fifth of the time
    start, words = 0, _WORD.finditer(text)
    for word, _ in pairwise(words):  # the last is none
        if word[0].lower().rstrip(".") not in _TITLES:
            break
        start = word.end() + len(text[word.end() :]) - len(text[word.end() :].lstrip())
    return At(at.block, at.start + start, at.end)


def _no_name(copy: Copy, one: Sighting, before: At | None) -> str | None:
    """Why a single word only looks like a name where it stands; `before` is the last name, if it is a person's."""
    word, at = one.text, one.at
    text = copy.texts[at.block]
    behind = text[at.end : at.end + 2]
    if word[0].isdigit():
        return "the label of a list" if behind[:1] in {")", "."} and _LABEL.match(word) else None
    goes_on = behind[:1] == " " and behind[1:].islower()
    if goes_on and word.lower() in COMPASS:
        return "a direction before a common noun"
    if before and _is_role_behind(text, at, before):
        return "what the person before the dash is"
    if text[max(0, at.start - 2) : at.start].strip() in _OPENS_SENTENCE and word[0].isupper() and not word.isupper():
        known = copy.lexicon.get(word.lower(), 0)
        if known & (_COMMON_OR_NOT if one.type is MISC and goes_on else _COMMON) and not known & _LISTED:
            return "a common word that opens a sentence"
    return None


def _heading(copy: Copy, one: Sighting) -> str | None:
    """A whole subhead in capitals: `TIP-INS`."""
    block = copy.story.blocks[one.at.block]
    if one.type is PLACE or block.kind is not BlockKind.SUBHEAD:
        return None
    whole = len(block.text.strip()) <= len(one.text) + 1
    return "a heading" if whole and not gender_of(one.text) else None


def _is_role_behind(text: str, at: At, before: At) -> bool:
    """`Ada Lind - Carnavalesco`: a block of a name, a dash and a word."""
    return (
        before.block == at.block
        and at.start - before.end == 3
        and text[before.end : at.start] in (" - ", " – ", " — ")
        and not text[: before.start].strip()
        and not text[at.end :].strip()
    )
