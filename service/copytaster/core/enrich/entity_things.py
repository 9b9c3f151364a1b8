"""Organisations, places, countries and the rest: which names are one thing's.

A row of the tables is one thing however it is written; else the same name without article and suffix is, its
abbreviation in brackets, and the beginning of a longer name where only one begins so.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice
from typing import Final

from copytaster.core.enrich.entity_cluster import Cluster, Found, tokens
from copytaster.core.enrich.entity_copy import Copy, Sighting
from copytaster.core.enrich.entity_forms import METONYM, NAMED, NOMINAL, ORGANISATION, PERSON, PLACE
from copytaster.core.enrich.entity_short import join_short
from copytaster.core.enrich.entity_types import SHORT_STATES
from copytaster.core.enrich.entity_words import COMPASS, GENERIC, ROLES, TEAMS
from copytaster.core.enrich.known_words import SHARED
from copytaster.core.enrich.name_words import ORGANISATION_ENDS, ORGANISATION_WORDS
from copytaster.core.enrich.places_words import STATES
from copytaster.core.facts import MentionForm
from copytaster.core.model import At, BlockKind
from copytaster.core.things import ThingKind, tag_of

_COMPASS = re.compile(
    r"(?i)(?<![\w-])(?:(?:north|south)[- ]?(?:east|west)(?:ern)?|north(?:ern)?|south(?:ern)?|east(?:ern)?"
    r"|west(?:ern)?|central|upper"
    r"|lower|mainland)[- ]\Z"
)
_SEVERAL = re.compile(
    r"(?i)(?<!\w)(?:two|three|four|five|six|seven|eight|several|\d{1,2}) (?:[a-z-]+ ){0,2}"
    r"(?:regions|provinces|districts|states|cities|islands|territories|republics|villages|towns|counties|departments) "
    r"(?:in|of) (?:the )?\Z"
)
_REACH: Final = 20
_SIDES: Final = tuple(f"{word}{glue}" for word in sorted(COMPASS - {"greater"}) for glue in (" ", "-"))
_PLURALS: Final = ("s in ", "s of ", "s in the ", "s of the ")
"""What a place that one of the two precedes has right before it: a glance tells that most have neither."""
_COUNTRY: Final = ThingKind.COUNTRY
LONGEST_OF_TEAMS: Final = 3
"""Words of a name that may be called by its last."""
MOST_NAMESAKES: Final = 100
"""Names with one word in common that are compared; more are those of a list or a table of results."""
SURE_REGION: Final = 0.85
_STATES_LIKE_TOWNS: Final = frozenset({"New York", "Washington"})
"""States that are called like a greater town: their short form stays another entity."""


def things(copy: Copy, seen: Sequence[Sighting], governments: set[int]) -> Found:
    """All but persons. `governments` are the numbers of the sightings that mean one."""
    found = Found()
    rest: list[Sighting] = []
    for number, one in enumerate(seen):
        if one.type is PERSON:
            continue
        row = one.row
        if row is None or one.is_capital:
            if row is not None and row.of is not None and number in governments:
                found.of_row(copy.things.rows[row.of]).add(one.at, METONYM, one.confidence)
            else:
                rest.append(one)
        elif number in governments and row.of is not None:
            found.of_row(copy.things.rows[row.of]).add(one.at, METONYM, one.confidence)
        else:
            found.of_row(row).see(one)
    rest.sort(key=_bodies_last)
    for one in rest:
        _place_or_name(copy, found, one)
    join_short(copy, seen, found)
    for one in seen:
        if one.type is PLACE and one.form is NAMED:
            _regions(copy, found, one)
    return found


def _bodies_last(one: Sighting) -> int:
    """Organisations behind the rest, the longest names first: what is short joins what is in full."""
    return 100 - min(len(tokens(one.text)), 99) if one.type is ORGANISATION else 0


def _place_or_name(copy: Copy, found: Found, one: Sighting) -> None:
    """A name that no table knows, or a capital that is the place itself."""
    kind = one.type
    if kind is ORGANISATION:
        known = found.by_name.get((PLACE, tokens(one.text)))
        if known is None:
            known = _known_body(copy, found, one) or _longer(copy, found, one)
        if known is not None and known.type is kind:
            known.see(one)
            return
    if kind is PLACE and one.row is None:
        key = copy.things.tags.get(tag_of(one.text), "")
        if key.startswith("country/") and key not in SHARED:
            found.of_row(copy.things.rows[key]).see(one)
            return
    state = _state(copy, one) if kind is PLACE and one.row is None else None
    cluster = found.of_name(kind, state[1] if state else one.text)
    cluster.see(one)
    if state:
        cluster.country, cluster.name, cluster.tokens = state[0], state[1], tokens(state[1])
    elif one.row is not None and one.row.kind is ThingKind.CAPITAL:
        cluster.country = cluster.country or one.row.country
    elif kind is PLACE:
        cluster.country = cluster.country or _country_behind(copy, one.at)


def _state(copy: Copy, one: Sighting) -> tuple[str, str] | None:
    """Country and name of a state in short: `Pa.`, and behind a town `Pa` and `PA`."""
    if len(one.text) > 6:
        return None
    state = STATES.get(one.text)
    if state is None or "." not in one.text:
        behind_town = copy.texts[one.at.block][max(0, one.at.start - 2) : one.at.start] == ", "
        state = (state or STATES.get(f"{one.text}.")) if behind_town or one.text in SHORT_STATES else None
    return None if state and state[1] in _STATES_LIKE_TOWNS else state


def _country_behind(copy: Copy, at: At) -> str | None:
    """The country behind a place's comma: PENANG, Malaysia."""
    if not copy.texts[at.block].startswith(", ", at.end):
        return None
    one = copy.country_at(at.block, at.end + 2)
    return one.country if one and one.form is NAMED else None


def _known_body(copy: Copy, found: Found, one: Sighting) -> Cluster | None:
    """A body of the tables of whose name an s is missing: the United Nation's assembly."""
    if not one.text.endswith("s") and copy.texts[one.at.block].startswith(("'s", "’s"), one.at.end):
        key = copy.things.tags.get("".join(one.text.casefold().split()) + "s", "")
        if key.startswith("body/"):
            return found.of_row(copy.things.rows[key])
    return None


def _longer(copy: Copy, found: Found, one: Sighting) -> Cluster | None:
    """The only organisation whose longer name begins with these words, or ends with this one."""
    words = tokens(one.text)
    if not words or len(words[0]) < 4:
        return None
    ends = len(words) == 1 and (words[0] in TEAMS or may_end(words[0]))
    begins = words[0] not in GENERIC
    whole: Cluster | None = None
    for cluster in islice(found.by_word.get(words[0], ()), MOST_NAMESAKES if ends or begins else 0):
        theirs = cluster.tokens
        if len(theirs) > len(words) and (
            (begins and theirs[: len(words)] == words)
            or (ends and theirs[-1:] == words and (words[0] in TEAMS or ends_in_its_own(copy, theirs)))
        ):
            if whole is not None:
                copy.leave(one.at, one.text, f"short for more than one name: {whole.name}, {cluster.name}")
                return None
            whole = cluster
    return whole


def may_end(word: str) -> bool:
    """Whether a word at the end of a body's name may stand for it alone: no word for a kind of body."""
    return not (word in GENERIC or word in ORGANISATION_WORDS or word in ORGANISATION_ENDS or word in ROLES)


def ends_in_its_own(copy: Copy, words: Sequence[str]) -> bool:
    """Whether the last word of a body's name is more than the place where it is: Reds, Sendai in Vegalta Sendai."""
    if len(words) > LONGEST_OF_TEAMS:
        return False
    if not copy.size(words[-1]):
        return True
    first = words[0]
    return first not in copy.lexicon and first not in GENERIC and first not in COMPASS and not copy.size(first)


def _regions(copy: Copy, found: Found, one: Sighting) -> None:
    """Parts of a country or a place: eastern Ukraine; several of its regions together."""
    (block, start, end), row = one.at, one.row
    text = copy.texts[block]
    before = text[max(0, start - _REACH) : start].lower()
    may_be_part = row is not None and row.kind is _COUNTRY and before.endswith(_SIDES)
    if not (may_be_part or before.endswith(_PLURALS)) or not copy.is_own(block):
        return
    if copy.story.blocks[block].kind is BlockKind.HEADLINE and text.isupper():
        return
    country = row.country if row else None
    if may_be_part and (compass := _COMPASS.search(text, max(0, start - _REACH), start)):
        start = compass.start()
        _nominal_place(found, At(block, start, end), text[start:end], country, NAMED)
    if several := _SEVERAL.search(text, max(0, start - 60), start):
        start = several.start()
        _nominal_place(found, At(block, start, end), text[start:end], country, NOMINAL)


def _nominal_place(found: Found, at: At, name: str, country: str | None, form: MentionForm) -> None:
    cluster = found.of_name(PLACE, name)
    cluster.country = cluster.country or country
    cluster.add(at, form, SURE_REGION)
