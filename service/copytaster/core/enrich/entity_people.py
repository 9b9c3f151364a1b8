"""Persons: which names are one person's.

Full names first, wherever they stand: the same name, with or without what is between the first and the last word. Then
names of one word: a surname joins its only bearer, two bearers are kept apart, and a first name joins its only bearer
where it is nothing else. What could be two people's is nobody's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice
from typing import Final

from copytaster.core.enrich.entity_cluster import Cluster, tokens
from copytaster.core.enrich.entity_copy import Copy, Sighting
from copytaster.core.enrich.entity_forms import PERSON, TAG
from copytaster.core.enrich.entity_roles import Context, office, titled
from copytaster.core.enrich.entity_sightings import accounts
from copytaster.core.enrich.entity_words import PARTICLES, SURNAME_FIRST
from copytaster.core.enrich.genders import gender_of
from copytaster.core.enrich.name_forms import Lexical

MOST_NAMESAKES: Final = 100
"""Persons of one surname who are told apart; more are those of a list or a table of results."""

_NO_RELATION = re.compile(r"(?i)(?:no relation|not related|unrelated|no kin) (?:to|of) [\w ]{0,40}\Z")


def people(copy: Copy, seen: Sequence[Sighting]) -> list[Cluster]:
    """The persons of a story, with what stands beside their names: titles, roles, whose they are."""
    found = _Persons()
    short: list[tuple[Sighting, str]] = []
    for one in seen:
        if one.type is PERSON:
            words = _name_tokens(one.text)
            if len(words) == 1:
                short.append((one, words[0]))
            else:
                _see(copy, found.same(one) or found.new(one), one)
    namesakes = _Namesakes(copy)
    for one, word in short:
        bearers = found.bearers(word)
        cluster = _bearer(copy, namesakes, found, bearers, one)
        if cluster is None and not bearers:
            cluster = found.same(one) or found.new(one)
        if cluster is not None:
            _see(copy, cluster, one)
    if posts := accounts(copy):
        owners = {at: cluster for cluster in found.all for at in cluster.mentions}
        for at, account in posts:
            if at in owners:
                owners[at].add(account, TAG)
    return found.all


class _Persons:
    """The persons found so far, by the words of their names."""

    def __init__(self) -> None:
        self.all: list[Cluster] = []
        self._by_row: dict[str, Cluster] = {}
        self._by_last: dict[str, list[Cluster]] = {}
        self._by_surname: dict[str, list[Cluster]] = {}
        self._by_first: dict[str, list[Cluster]] = {}

    def new(self, one: Sighting) -> Cluster:
        """One more person."""
        name = one.row.name if one.row else one.text
        cluster = Cluster(PERSON, name, tokens(name), one.row)
        if one.row:
            cluster.gender = one.row.gender
            cluster.country = one.row.country
            self._by_row[one.row.key] = cluster
        self.all.append(cluster)
        words = _name_tokens(name)
        self._by_last.setdefault(words[-1], []).append(cluster)
        for word in _surnames(words):
            self._by_surname.setdefault(word, []).append(cluster)
        if len(cluster.tokens) > 1:
            self._by_first.setdefault(cluster.tokens[0], []).append(cluster)
        return cluster

    def same(self, one: Sighting) -> Cluster | None:
        """The person of this row, or of this full name."""
        if one.row and one.row.key in self._by_row:
            return self._by_row[one.row.key]
        words = _name_tokens(one.row.name if one.row else one.text)
        for cluster in islice(self._by_last.get(words[-1], ()), MOST_NAMESAKES):
            if not (one.row and cluster.row) and _one_name(_name_tokens(cluster.name), words):
                return cluster
        return None

    def bearers(self, word: str) -> list[Cluster]:
        """Whose surname a word is."""
        return self._by_surname.get(word, [])

    def called(self, word: str) -> list[Cluster]:
        """Whose first name it is."""
        return self._by_first.get(word, [])


def _surnames(words: tuple[str, ...]) -> list[str]:
    """The words of a name that may stand for it alone, each once."""
    found = [words[-1]]
    if 2 <= len(words) <= 3 and words[0] in SURNAME_FIRST and words[0] not in found:
        found.append(words[0])
    if len(words) > 2 and words[-2] not in found and not gender_of(words[-2]):
        found.append(words[-2])
    return found


@lru_cache(maxsize=4096)
def _name_tokens(text: str) -> tuple[str, ...]:
    """The words of a person's name; particles before a surname are no words of their own. Kept, as `tokens` are."""
    words = tokens(text.replace("-", " ") if text[:3].lower() in ("al-", "el-") else text)
    kept = [word for word in words if word not in PARTICLES]
    return tuple(kept) or words


def _see(copy: Copy, cluster: Cluster, one: Sighting) -> None:
    cluster.see(one)
    context = titled(copy, one)
    if context.title:
        cluster.titles[one.at] = context.title
    _learn(cluster, context)
    if not cluster.gender and len(cluster.tokens) > 1:
        cluster.gender = gender_of(cluster.name)


def _learn(cluster: Cluster, context: Context) -> None:
    if context.gender:
        cluster.gender = context.gender
    if context.role and (cluster.role is None or len(context.role) > len(cluster.role)):
        cluster.role = context.role
    if context.country and cluster.country is None:
        cluster.country = context.country


def _one_name(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two full names may be one: the shorter within the longer, with the same last word and the same start."""
    if len(one) < 2 or len(other) < 2 or one[-1] != other[-1]:
        return one == other
    shorter, longer = sorted((one, other), key=len)
    if shorter[0] == longer[0] or (len(shorter[0]) == 1 and longer[0].startswith(shorter[0])):
        return len(one) != len(other) or one == other or len(shorter[0]) == 1
    return len(longer) > len(shorter) >= 2 and longer[-len(shorter) :] == shorter


def _bearer(
    copy: Copy, namesakes: _Namesakes, found: _Persons, bearers: Sequence[Cluster], one: Sighting
) -> Cluster | None:
    """Whom a single word means."""
    if len(bearers) == 1:
        return bearers[0]
    if bearers:
        bearer = namesakes.told_apart(bearers[:MOST_NAMESAKES], one)
        if bearer is None:
            copy.leave(one.at, one.text, f"the surname of {len(bearers)}, and nothing tells whose it is here")
        return bearer
    word = _name_tokens(one.text)[0]
    called = found.called(word)
    if len(called) == 1 and (called[0].first <= (one.at.block, one.at.start) or _is_forename(copy, word)):
        return called[0]
    if called:
        copy.leave(one.at, one.text, f"the first name of {len(called)}, or of one who is named in full only later")
    return None


def _is_forename(copy: Copy, word: str) -> bool:
    """Whether a word that is the first name of somebody further down is hardly anybody's surname."""
    known = copy.lexicon.get(word)
    return bool(copy.lexicon) and (known is None or (known & _BOTH) == Lexical.FORENAME)


_BOTH = Lexical.FORENAME | Lexical.SURNAME


class _Namesakes:
    """Tells the bearers of a surname apart; remembers where they are named in full, so that each place is read once."""

    def __init__(self, copy: Copy) -> None:
        self._copy = copy
        self._full: dict[Cluster, _Full] = {}

    def told_apart(self, bearers: Sequence[Cluster], one: Sighting) -> Cluster | None:
        """Which of several bearers, by what tells them apart first; None where nothing does."""
        for fitting in self._narrowed(bearers, one):
            if len(fitting) == 1:
                return fitting[0]
        return None

    def _narrowed(self, bearers: Sequence[Cluster], one: Sighting) -> Iterator[list[Cluster]]:
        """Those whose title it is; whose pronoun; who were named before; in the same sentence; who is no aside."""
        context = titled(self._copy, one)
        if context.role:
            wanted = office(context.role)
            roles = [(cluster, office(cluster.role)) for cluster in bearers if cluster.role]
            yield [cluster for cluster, role in roles if role == wanted]
            yield [cluster for cluster, role in roles if role.split()[-1] == wanted.split()[-1]]
        if context.gender:
            yield [cluster for cluster in bearers if cluster.gender == context.gender]
        yield [cluster for cluster in bearers if cluster.first_full < (one.at.block, one.at.start)]
        start, _ = self._copy.sentence(one.at.block, one.at.start)
        yield [
            cluster
            for cluster in bearers
            if self._of(cluster).sentences.get((one.at.block, start), one.at.start) < one.at.start
        ]
        if self._copy.quote(one.at.block, one.at.start) is None:
            yield [cluster for cluster in bearers if not (cluster.full and self._of(cluster).aside)]

    def _of(self, cluster: Cluster) -> _Full:
        """Where somebody is named in full, so far."""
        found = self._full.setdefault(cluster, _Full())
        for block, start in cluster.full[found.read :]:
            sentence = block, self._copy.sentence(block, start)[0]
            found.sentences[sentence] = min(start, found.sentences.get(sentence, start))
            found.aside = found.aside and bool(_NO_RELATION.search(self._copy.texts[block], max(0, start - 60), start))
        found.read = len(cluster.full)
        return found


@dataclass(slots=True)
class _Full:
    """Full names of somebody: the first of each sentence, and whether all only say that another is no relation."""

    sentences: dict[tuple[int, int], int] = field(default_factory=dict)
    aside: bool = True
    read: int = 0
