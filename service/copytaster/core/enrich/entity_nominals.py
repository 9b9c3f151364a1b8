"""Descriptions that mean somebody or something: offices, roles, bodies of a state, the company.

`the prime minister` is the only person of the story who holds that office; `the Russian president` too, else whoever
the tables say held it on the story's day. `the judge` is the only person whose role is that. `Pakistan's foreign
office` is a body of its country. `a Pakistani leader` is nobody, and so are `the two leaders` and a former holder.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final, TypeAlias

from copytaster.core.enrich.entity_cluster import Cluster, Found, tokens
from copytaster.core.enrich.entity_copy import Copy
from copytaster.core.enrich.entity_forms import DEMONYM, NAMED, NOMINAL, ORGANISATION, PERSON
from copytaster.core.enrich.entity_roles import holds, office
from copytaster.core.enrich.entity_words import GOVERNMENT_BODIES, MODIFIERS, OFFICES, ROLES
from copytaster.core.enrich.name_words import ORGANISATION_WORDS
from copytaster.core.model import At, Story
from copytaster.core.things import ThingKind

SURE_OFFICE: Final = 0.9
SURE_BODY: Final = 0.85

_WORD = r"(?:[\w-]+|(?:[A-Za-z]\.){2})"
_WORDS = re.compile(rf"(?P<words>{_WORD}(?: {_WORD}){{0,3}})")
_THE = re.compile(r"he (?<=[Tt]he )(?<![\w’'-].he )([\w-]+)")
_THE_IN_CAPITALS = re.compile(r"HE (?<=[Tt]HE )(?<![\w’'-].HE )([\w-]+)")
"""They begin with letters that the engine finds in a quarter of the time of a class of characters."""
_THEIRS = re.compile(rf"['’][sS] (?P<words>(?P<first>{_WORD})(?: {_WORD}){{0,3}})")
_BODY = re.compile(rf"(?i)(?P<between>['’]s? | )(?P<body>{GOVERNMENT_BODIES})(?!\w)")
_THE_BODY = re.compile(rf"(?i)(?<!\w)the (?P<body>{GOVERNMENT_BODIES})(?!\w)")
_GLUE: Final = frozenset({"", "'", "’", "'s", "’s", "'S", "’S"})
_BODY_OPENINGS: Final = tuple(
    """
    foreign defen finance interior home health trade energy economy justice transport agriculture environment education
    culture labo information oil industry tourism science ministry central parliament supreme constitutional armed
    military navy air coast government
    """.split()
)
"""How the names of bodies begin."""
LONGEST_OPENING: Final = 24
_NAME_BEHIND = re.compile(r",? (?=[A-ZÀ-Þ])")
_OF = re.compile(r" of (?:the )?")
_COMPANIES = frozenset(
    "company firm manufacturer retailer airline lender carmaker chipmaker drugmaker bank miner".split()
)
_OPENING: Final = ROLES | MODIFIERS | _COMPANIES
_FOREIGN_OFFICE = {"foreign office": "foreign ministry", "ministry of foreign affairs": "foreign ministry"}


_Company: TypeAlias = tuple[Cluster, list[tuple[int, int]]]
"""An organisation that may be a company, and where it is mentioned, in order."""


@dataclass(frozen=True, slots=True)
class _Nominal:
    """A description found: which role, whose, and its place."""

    at: At
    role: str
    country: str | None
    stated: bool


def nominals(copy: Copy, people: list[Cluster], found: Found) -> None:
    """Adds the descriptions that mean somebody or something to their clusters."""
    starts = {(at.block, at.start) for one in people for at in one.mentions}
    ends = {(at.block, at.end) for one in people for at in one.mentions}
    holders: _Holders | None = None
    companies: list[_Company] | None = None
    opened = _opened(copy)
    for number in copy.own:
        if number not in opened and number not in copy.countries:
            continue
        for start, match in _described(copy, number, opened.get(number, ())):
            at = At(number, start, match.end())
            if match["words"].split(" ", 1)[0].lower() in _COMPANIES:
                companies = _companies(found) if companies is None else companies
                _company(copy, companies, at, match)
            elif (one := _nominal(copy, at, match)) and not _names_itself(copy, one.at, starts, ends):
                holders = holders or _Holders(copy, people)
                cluster = holders.of(one)
                if cluster is not None:
                    cluster.add(one.at, NOMINAL)
    _bodies(copy, found)


def _described(copy: Copy, number: int, opened: Sequence[int]) -> Iterator[tuple[int, re.Match[str]]]:
    """Up to four words behind an article or behind a country's possessive, with where the whole begins."""
    text = copy.texts[number]
    for start in opened:
        match = _WORDS.match(text, start + len("the "))
        if match:
            yield start, match
    for one in copy.countries_in(number):
        if one.form is NAMED and text[one.at.end : one.at.end + 1] in ("'", "’"):
            theirs = _THEIRS.match(text, one.at.end)
            if theirs and (theirs["first"].lower() in _OPENING or copy.country_at(number, theirs.start("words"))):
                yield one.at.start, theirs


def _opened(copy: Copy) -> Mapping[int, Sequence[int]]:
    """The articles of each block before a word that may begin a description: all are looked at in one pass."""
    text, countries = copy.joined, copy.country_starts
    found: dict[int, list[int]] = {}
    articles = list(_THE.finditer(text))
    if "HE " in text:
        articles = sorted([*articles, *_THE_IN_CAPITALS.finditer(text)], key=lambda one: one.start())
    for one in articles:
        start = one.start(1)
        if one[1].lower() in _OPENING or start in countries:
            at = copy.place(start - len("the "), start)
            found.setdefault(at.block, []).append(at.start)
    return found


def _names_itself(copy: Copy, at: At, starts: set[tuple[int, int]], ends: set[tuple[int, int]]) -> bool:
    """Whether a name follows the description, or it stands right behind the name that it describes."""
    text = copy.texts[at.block]
    behind = _NAME_BEHIND.match(text, at.end)
    if behind and (at.block, behind.end()) in starts:
        return True
    return text[at.start - 2 : at.start] == ", " and (at.block, at.start - 2) in ends


def _nominal(copy: Copy, at: At, match: re.Match[str]) -> _Nominal | None:
    """The description, unless its words say more than a country and a role."""
    words = match["words"].split(" ")
    place, country, stated = match.start("words"), None, False
    if at.start < match.start():  # a possessive
        one = copy.country_at(at.block, at.start)
        country, stated = one.country if one else None, True
    role_start = place
    for number, word in enumerate(words):
        plain = word.lower()
        if plain in ROLES and not (number + 1 < len(words) and words[number + 1].lower() in ROLES):
            return _with_country(copy, At(at.block, at.start, place + len(word)), role_start, country, stated=stated)
        theirs = copy.country_at(at.block, place)
        if theirs and place == role_start:
            country, stated, role_start = theirs.country, True, place + len(word) + 1
        elif plain not in MODIFIERS and plain not in ROLES:
            return None
        place += len(word) + 1
    return None


def _with_country(copy: Copy, at: At, role_start: int, country: str | None, *, stated: bool) -> _Nominal | None:
    """The description with the country behind it: the president of Kenya. Of anything else it is another's."""
    text = copy.texts[at.block]
    role = text[role_start : at.end]
    of = _OF.match(text, at.end)
    if of:
        one = copy.country_at(at.block, of.end())
        if one is not None:
            return _Nominal(At(at.block, at.start, one.at.end), role, one.country, stated=True)
        if not stated:
            return None
    return _Nominal(at, role, country, stated)


class _Holders:
    """Who of a story's persons holds which office or has which role; the tables' holders join them when meant."""

    def __init__(self, copy: Copy, people: list[Cluster]) -> None:
        self._copy = copy
        self._people = people
        self._day = day_of(copy.story)
        self._by_role: dict[str, list[Cluster]] = {}
        for person in people:
            for role in dict.fromkeys(self._roles(person)):
                self._by_role.setdefault(role, []).append(person)

    def _roles(self, person: Cluster) -> Iterator[str]:
        """The office that somebody holds now, by the copy or by the tables, and the last word of another role."""
        if person.role is not None and holds(person.role):
            theirs = office(person.role)
            yield theirs
            last = theirs.rsplit(" ", 1)[-1]
            if last not in OFFICES:
                yield last
        for tenure in person.row.tenures if person.row and self._day else ():
            if tenure.start <= (self._day or "") and (tenure.end is None or (self._day or "") < tenure.end):
                yield tenure.office

    def of(self, one: _Nominal) -> Cluster | None:
        """The only person of the story it can mean, else the tables' holder of an office whose country is stated."""
        wanted = office(one.role)
        if not holds(one.role) and "deputy" not in wanted and "vice" not in wanted:
            return None
        fits = (
            person
            for person in self._by_role.get(wanted, ())
            if (one.country is None or person.country in (None, one.country))
            and (wanted in OFFICES or person.first < (one.at.block + 1, 0))
        )
        fitting = list(islice(fits, 2))  # two are as good as many
        if len(fitting) == 1:
            return fitting[0]
        return None if fitting else self._of_table(one, wanted)

    def _of_table(self, one: _Nominal, wanted: str) -> Cluster | None:
        if not one.stated or wanted not in OFFICES or self._day is None or one.country is None:
            return None
        row = self._copy.things.holder(wanted, one.country, self._day)
        if row is None:
            return None
        cluster = Cluster(PERSON, row.name, tokens(row.name), row, row.country, gender=row.gender)
        cluster.confidence = SURE_OFFICE
        self._people.append(cluster)
        self._by_role.setdefault(wanted, []).append(cluster)
        return cluster


def day_of(story: Story) -> str | None:
    """The day of the story as far as the copy or the feed states it (ISO 8601)."""
    if story.dateline and story.dateline.date and len(story.dateline.date) >= 10:
        return story.dateline.date[:10]
    if story.times.document_date:
        return story.times.document_date.value[:10]
    if story.times.version_source == "stated":
        return story.times.version_created.date().isoformat()
    return None


def _bodies(copy: Copy, found: Found) -> None:
    """Bodies of a state that its country's name makes one: the central bank of the tables, else one of its own."""
    known: dict[str, list[Cluster]] = {}
    for number in copy.own:
        text = copy.texts[number]
        for one in copy.countries.get(number, ()):
            end = one.at.end
            if (one.form is not NAMED and one.form is not DEMONYM) or not _may_be_body(text, end):
                continue
            match = _BODY.match(text, end)
            if match and (one.form is DEMONYM or match["between"].strip() or one.text.isupper()):
                at = At(number, one.at.start, match.end())
                cluster = _body(copy, found, one.country or "", match["body"].lower(), text[at.start : at.end])
                cluster.add(at, NOMINAL, SURE_BODY)
                same = known.setdefault(_kind_of(match["body"]), [])
                if cluster not in same:
                    same.append(cluster)
    for match in _THE_BODY.finditer(copy.joined) if known else ():
        same = known.get(_kind_of(match["body"]), [])
        at = copy.place(*match.span())
        if len(same) == 1 and same[0].first < at[:2] and at.end <= len(copy.texts[at.block]):
            same[0].add(at, NOMINAL)


def _may_be_body(text: str, end: int) -> bool:
    """Whether the word behind a country may begin the name of a body: a glance that saves most of the matching."""
    glue, _, behind = text[end : end + LONGEST_OPENING].partition(" ")
    return glue in _GLUE and behind.partition(" ")[0].lower().startswith(_BODY_OPENINGS)


def _kind_of(body: str) -> str:
    plain = " ".join(body.lower().replace("defense", "defence").replace("department", "ministry").split())
    return _FOREIGN_OFFICE.get(plain, plain)


def _body(copy: Copy, found: Found, country: str, body: str, text: str) -> Cluster:
    kind = _kind_of(body)
    if kind == "government":
        return found.of_row(copy.things.rows[copy.things.key_of(country)])
    if kind == "central bank":
        banks = copy.things.central_banks.get(country, ())
        if len(banks) == 1:
            return found.of_row(banks[0])
    cluster = found.of_name(ORGANISATION, f"{country} {kind}")
    if cluster.country is None:
        cluster.country, cluster.name = country, text
    return cluster


def _company(copy: Copy, companies: Sequence[_Company], at: At, match: re.Match[str]) -> None:
    """`the company`: the only company that the story named before, or the one that it named most."""
    if not companies or copy.quote(at.block, at.start) is not None:
        return
    cluster = _main(companies, at.block, at.start)
    if cluster is not None:
        end = match.start("words") + len(match["words"].split(" ", 1)[0])
        cluster.add(At(at.block, at.start, end), NOMINAL)


def _is_company(one: Cluster) -> bool:
    if one.type is not ORGANISATION:
        return False
    if one.row is not None:
        return one.row.kind is ThingKind.COMPANY
    return "fund" not in one.tokens and ORGANISATION_WORDS.isdisjoint(one.tokens)


def _companies(found: Found) -> list[_Company]:
    return [(one, sorted((at.block, at.start) for at in one.mentions)) for one in found.all if _is_company(one)]


def _main(companies: Sequence[_Company], block: int, place: int) -> Cluster | None:
    """The only one named before the place, or the one named more often than any other."""
    counted = [(bisect_left(places, (block, place)), one) for one, places in companies]
    most = max(count for count, _ in counted)
    mains = [one for count, one in counted if count == most]
    return mains[0] if most and len(mains) == 1 else None
