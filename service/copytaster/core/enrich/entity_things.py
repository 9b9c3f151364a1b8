"""Organisations, places, countries and the rest: which names are one thing's.

A row of the tables is one thing however it is written; else the same name without article and suffix is, its
abbreviation in brackets, and the beginning of a longer name where only one begins so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from copytaster.core.enrich.entity_cluster import Cluster, folded, tokens
from copytaster.core.enrich.entity_copy import Copy, Sighting
from copytaster.core.enrich.entity_words import GENERIC, TEAMS
from copytaster.core.enrich.known_words import SHARED
from copytaster.core.facts import EntityType, MentionForm
from copytaster.core.model import At, BlockKind
from copytaster.core.things import Thing, ThingKind

_IN_BRACKETS = re.compile(
    r"\((?:the |or |known as |formerly )?[“\"]?(?P<short>[A-Z][A-Za-z&.-]{0,12}[A-Z0-9+])[”\"]?\)"
)
_WORDS_BEFORE = re.compile(r"[\w’'.&-]+")
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
_COMPASS_WORDS: Final = "north northern south southern east eastern west western central upper lower mainland".split()
_OPENING: Final = (
    *(f"{word}{glue}" for word in _COMPASS_WORDS for glue in (" ", "-")),
    *(" in ", " of ", " in the ", " of the "),
)
"""What a place that either of the two precedes has right before it."""
SURE_REGION: Final = 0.85


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
        if kind is EntityType.ORGANISATION and len(cluster.tokens) > 1:
            for word in dict.fromkeys((cluster.tokens[0], cluster.tokens[-1])):
                self.by_word.setdefault(word, []).append(cluster)
        return cluster


def things(copy: Copy, seen: Sequence[Sighting], governments: set[int]) -> Found:
    """All but persons. `governments` are the numbers of the sightings that mean one."""
    found = Found()
    rest: list[Sighting] = []
    for number, one in enumerate(seen):
        if one.type is EntityType.PERSON:
            continue
        if number in governments and one.row is not None and one.row.of is not None:
            found.of_row(copy.things.rows[one.row.of]).add(one.at, MentionForm.METONYM, one.confidence)
        elif one.row is not None and not one.is_capital:
            found.of_row(one.row).see(one)
        else:
            rest.append(one)
    for one in sorted(rest, key=lambda one: one.type is EntityType.ORGANISATION and len(tokens(one.text)) == 1):
        _place_or_name(copy, found, one)
    for cluster, at, short in list(_abbreviations(copy, seen, found)):
        cluster.aliases.add(folded(short))
        cluster.add(at, MentionForm.NAME)
    _join_short(found)
    for one in seen:
        _regions(copy, found, one)
    return found


def _place_or_name(copy: Copy, found: Found, one: Sighting) -> None:
    """A name that no table knows, or a capital that is the place itself."""
    kind = one.type
    if kind is EntityType.ORGANISATION:
        known = found.by_name.get((EntityType.PLACE, tokens(one.text)))
        if known is None:
            known = _beginning(found, one)
        if known is not None and known.type is kind:
            known.see(one)
            return
    if kind is EntityType.PLACE and one.row is None:
        key = copy.things.tags.get("".join(sign for sign in one.text.casefold() if sign.isalnum()), "")
        if key.startswith("country/") and key not in SHARED:
            found.of_row(copy.things.rows[key]).see(one)
            return
    cluster = found.of_name(kind, one.text)
    cluster.see(one)
    if one.row is not None and one.row.kind is ThingKind.CAPITAL:
        cluster.country = cluster.country or one.row.country
    elif kind is EntityType.PLACE:
        cluster.country = cluster.country or _country_behind(copy, one.at)


def _country_behind(copy: Copy, at: At) -> str | None:
    """The country behind a place's comma: PENANG, Malaysia."""
    if not copy.text(at.block).startswith(", ", at.end):
        return None
    one = copy.country_at(at.block, at.end + 2)
    return one.country if one and one.form is MentionForm.NAME else None


def _beginning(found: Found, one: Sighting) -> Cluster | None:
    """The only organisation whose longer name begins with these words; a team whose name ends so."""
    words = tokens(one.text)
    is_team = len(words) == 1 and words[0] in TEAMS
    if not words or (not is_team and (words[0] in GENERIC or len(words[0]) < 4)):
        return None
    longer = [
        cluster
        for cluster in found.by_word.get(words[0], ())
        if len(cluster.tokens) > len(words)
        and (cluster.tokens[-1:] if is_team else cluster.tokens[: len(words)]) == words
    ]
    return longer[0] if len(longer) == 1 else None


def _join_short(found: Found) -> None:
    """Names that are another's abbreviation become its own."""
    names = {alias: cluster for cluster in found.all for alias in cluster.aliases}
    initials: dict[str, list[Cluster]] = {}
    for cluster in found.all:
        if len(cluster.tokens) > 2 and cluster.type is EntityType.ORGANISATION:
            initials.setdefault("".join(word[0] for word in cluster.tokens if word not in _SMALL), []).append(cluster)
    gone: set[Cluster] = set()
    for short in found.all:
        if short.row is None and len(short.tokens) == 1 and short.name.isupper() and len(short.name) > 1:
            letters = short.tokens[0].replace(".", "")
            full = names.get(letters)
            if full is None and len(initials.get(letters, ())) == 1 and short.type is EntityType.ORGANISATION:
                full = initials[letters][0]
            if full is not None and full is not short:
                _merge(short, full)
                gone.add(short)
    if gone:
        found.all = [one for one in found.all if one not in gone]
        found.by_name = {name: one for name, one in found.by_name.items() if one not in gone}


_SMALL = frozenset("of the and for in on de la des du et und für der die das y e di".split())


def _merge(short: Cluster, full: Cluster) -> None:
    for at, form in short.mentions.items():
        full.add(at, form)
    full.confidence = max(full.confidence, short.confidence)


def _abbreviations(copy: Copy, seen: Sequence[Sighting], found: Found) -> Iterator[tuple[Cluster, At, str]]:
    """What stands in brackets behind a name whose abbreviation it may be."""
    owners = {at: cluster for cluster in found.all for at in cluster.mentions}
    ends = {(one.at.block, one.at.end): one for one in seen}
    for number in copy.own:
        text = copy.text(number)
        if "(" not in text:
            continue
        for match in _IN_BRACKETS.finditer(text):
            at = At(number, *match.span("short"))
            end = len(text[: match.start()].rstrip(' ”"'))
            one = ends.get((number, end))
            cluster = owners.get(one.at) if one else None
            if cluster is not None and cluster.type is not EntityType.PLACE:
                if _may_be_short(match["short"], one.text if one else ""):
                    yield cluster, at, match["short"]
            elif cluster is None and (full := _spelt_out(text, match["short"], end)) is not None:
                whole = found.of_name(EntityType.ORGANISATION, text[full:end])
                whole.add(At(number, full, end), MentionForm.NAME, 0.9)
                yield whole, at, match["short"]


def _may_be_short(short: str, name: str) -> bool:
    """Whether the letters stand in the name in their order, beginning with its first, or it is all capitals."""
    letters = iter(folded(name))
    return folded(short)[0] in folded(name)[:4] and all(
        letter in letters for letter in folded(short) if letter.isalpha()
    )


def _spelt_out(text: str, letters: str, end: int) -> int | None:
    """Where a phrase with capitals begins whose initials these letters are."""
    short = [letter for letter in letters.lower() if letter.isalpha()]
    words = list(_WORDS_BEFORE.finditer(text, max(0, end - 90), end))
    left = len(short)
    for word in reversed(words):
        if text[word.end() : word.end() + 1] not in (" ", "(", "-", ""):
            return None
        if word[0].lower() in _SMALL:
            continue
        if not left or not word[0][0].isupper() or word[0][0].lower() != short[left - 1]:
            return None
        left -= 1
        if not left:
            return word.start() if len(short) > 1 else None
    return None


def _regions(copy: Copy, found: Found, one: Sighting) -> None:
    """Parts of a country or a place: eastern Ukraine; several of its regions together."""
    if one.type is not EntityType.PLACE or one.form is not MentionForm.NAME or not copy.is_own(one.at.block):
        return
    if copy.story.blocks[one.at.block].kind is BlockKind.HEADLINE and copy.text(one.at.block).isupper():
        return
    text = copy.text(one.at.block)
    start = one.at.start
    before = text[max(0, start - _REACH) : start].lower()
    if not before.endswith(_OPENING):
        return
    is_country = one.row is not None and one.row.kind is ThingKind.COUNTRY
    compass = _COMPASS.search(text, max(0, start - 20), start) if is_country else None
    country = one.row.country if one.row else None
    if compass:
        start = compass.start()
        _nominal_place(found, At(one.at.block, start, one.at.end), text[start : one.at.end], country, MentionForm.NAME)
    several = _SEVERAL.search(text, max(0, start - 60), start)
    if several:
        at = At(one.at.block, several.start(), one.at.end)
        _nominal_place(found, at, text[at.start : at.end], country, MentionForm.NOMINAL)


def _nominal_place(found: Found, at: At, name: str, country: str | None, form: MentionForm) -> None:
    cluster = found.of_name(EntityType.PLACE, name)
    cluster.country = cluster.country or country
    cluster.add(at, form, SURE_REGION)
