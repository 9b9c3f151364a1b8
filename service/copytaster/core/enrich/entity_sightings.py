"""What is named in a story, brought together from the tagger, the tables, the dateline, symbols and posts.

One sighting a place: the longer of two that overlap, the tables before the tagger.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from copytaster.core.enrich.entity_copy import Copy, Sighting
from copytaster.core.enrich.entity_forms import NAMED, ORGANISATION, PERSON, PLACE
from copytaster.core.enrich.entity_names import names, possessive
from copytaster.core.enrich.genders import gender_of
from copytaster.core.enrich.instrument_symbols import coded, may_hold_code
from copytaster.core.model import At

_CAPITALISED = re.compile(
    r"(?<![\w@#.])[A-ZÀ-Þ][\w’'-]{1,25}(?: (?:(?:de|da|van|von|bin|al|el|di|der|la) ){0,2}[A-ZÀ-Þ][\w’'-]{1,25}){1,5}"
)
_BEFORE_SYMBOL = re.compile(
    r"(?<![\w-])(?P<name>[A-ZÀ-Þ][\w’'&.-]{1,25}(?:,? (?:[A-ZÀ-Þ][\w’'&.-]{0,25}|&|of|de|und"
    r"|et)){0,4}) ?[(<\[](?:[A-Z ]{2,12}: ?)?\Z"
)
_AUTHOR = re.compile(r"[—–-] (?P<name>[^\n()@]{2,60}?) ?\((?P<account>@\w{1,40})\)")
_BODY_WORDS = re.compile(
    r"(?i)\b(?:news|ministry|embassy|office|agency|fc|bank|party|police|union|university|media|tv)\b"
)


def sightings(copy: Copy) -> list[Sighting]:
    """All that is named, in order; no two overlap but for flags."""
    found = [*_known(copy), *names(copy), *_datelines(copy), *_embedded(copy), *_listed(copy)]
    found.sort(key=_place)
    return _apart(found)


def _place(one: Sighting) -> tuple[int, int, int, bool]:
    block, start, end = one.at
    return block, start, -end, one.row is None


def _known(copy: Copy) -> list[Sighting]:
    rows = copy.things.rows
    return [
        Sighting(one.at, one.text, one.type, one.form, one.confidence, rows.get(one.key))
        for one in copy.story.facts.known
    ]


def _datelines(copy: Copy) -> Iterator[Sighting]:
    """The places of the dateline, which the tagger does not read."""
    dateline = copy.story.dateline
    if dateline is None or not dateline.at or not isinstance(dateline.at[0], At):
        return
    where = dateline.at[0]
    for place in dateline.places:
        start = copy.texts[where.block].find(place.name, where.start, where.end)
        if start >= 0 and place.name:
            at = At(where.block, start, start + len(place.name))
            yield Sighting(at, place.name, PLACE, NAMED, 0.95)


def _embedded(copy: Copy) -> Iterator[Sighting]:
    """Persons in posts: who wrote it, and full names with a forename that is one."""
    for number in copy.embeds:
        text = copy.texts[number]
        author = _AUTHOR.search(text)
        if author and not _BODY_WORDS.search(author["name"]) and " " in author["name"]:
            yield Sighting(At(number, *author.span("name")), author["name"], PERSON, NAMED, 0.8)
        for match in _CAPITALISED.finditer(text):
            yield from _full_name(copy, At(number, *match.span()), match[0])


def _full_name(copy: Copy, at: At, words: str) -> Iterator[Sighting]:
    """The end of a run of capitals from a forename on, as long as a surname follows."""
    start = 0
    for word in words.split(" ")[:-1]:
        if gender_of(word):
            name = At(at.block, at.start + start, at.end - possessive(words))
            yield Sighting(name, copy.words(name), PERSON, NAMED, 0.7)
            return
        start += len(word) + 1


def _listed(copy: Copy) -> Iterator[Sighting]:
    """Companies that neither tagger nor tables know, by the symbol behind their name; in any language."""
    ends: set[tuple[int, int]] | None = None
    for number in copy.own if may_hold_code(copy.joined) else ():
        text = copy.texts[number]
        for one in coded(number, text) if "(" in text or "<" in text or "[" in text else ():
            before = _BEFORE_SYMBOL.search(text, max(0, one.at.start - 60), one.at.start)
            if before and one.symbol[0] != "." and "=" not in one.symbol:
                at = At(number, *before.span("name"))
                ends = ends or _ends(copy)
                if (number, at.end) not in ends:
                    yield Sighting(at, before["name"], ORGANISATION, NAMED, 0.85)


def _ends(copy: Copy) -> set[tuple[int, int]]:
    """Where the names of the tagger and of the tables end."""
    facts = copy.story.facts
    return {(at.block, at.end) for at in (*(name.at for name in facts.names), *(known.at for known in facts.known))}


def accounts(copy: Copy) -> list[tuple[At, At]]:
    """Where the author of a post is named, and the account behind the name."""
    return [
        (At(number, *author.span("name")), At(number, *author.span("account")))
        for number in copy.embeds
        if (author := _AUTHOR.search(copy.texts[number]))
    ]


def _apart(found: list[Sighting]) -> list[Sighting]:
    """Of those that overlap the longest, of equal ones the tables'; a known person within a longer name stays."""
    kept: list[Sighting] = []
    block, end = -1, 0  # of the last that is kept
    for one in found:
        at = one.at
        if at.block == block and at.start < end:
            while kept and _wins(one, kept[-1]):
                kept.pop()
            if kept and _overlaps(one, kept[-1]):
                continue
        kept.append(one)
        block, _, end = at
    return kept


def _overlaps(one: Sighting, other: Sighting) -> bool:
    return one.at.block == other.at.block and one.at.start < other.at.end and other.at.start < one.at.end


def _wins(one: Sighting, other: Sighting) -> bool:
    """Whether a later sighting takes the place of one that it overlaps."""
    if not _overlaps(one, other):
        return False
    if one.type is PERSON and one.row and other.row is None and other.type is PERSON:
        return True
    longer = one.at.end - one.at.start - (other.at.end - other.at.start)
    return longer > 0 or (longer == 0 and one.row is not None and other.row is None)
