"""Which of its namesakes each place is: what the copy says beside it, what else the story names, how many live there.

Every place of a name is scored: its prior (about the logarithm of its inhabitants), plus what speaks for its country
and its area (dateline, other places, peoples, States in short), plus how near it is to places already sure. Two rounds:
the second knows what the first was sure of. Who wins by little wins nothing but, at most, the country they share.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import cos, exp, hypot, radians
from typing import NamedTuple

from copytaster.core.enrich.entity_forms import FLAG, TAG
from copytaster.core.enrich.places_targets import Target
from copytaster.core.facts import Known
from copytaster.core.gazetteer import AREA, COUNTRY, DEGREE, DISTRICT, PRIOR, REGION, TOWN, Gazetteer
from copytaster.core.model import Story

COUNTRY_WEIGHT, AREA_WEIGHT = 3.0, 2.0
"""What a country and an area fully in play add to a score: as much as 1,000 and 100 times the inhabitants."""
INSIDE = 6.0
CALLED_SO = 2.0
LESSER_NAME = 1.0
NEAR = ((50.0, 1.2), (150.0, 0.8), (400.0, 0.4))
"""Kilometres to the nearest sure place, and what that adds."""
NEAREST = NEAR[0][1]
FAR_DEGREES, FAR_EAST = 3.6, 20.0
"""Degrees to the north and to the east that are farther than any of them, up to 80 degrees north."""
LOCAL = frozenset({TOWN, DISTRICT})
SURE_MARGIN = 2.0
POINTS = 40
"""How many sure points are asked for their distance: keeps a long list of towns in linear time."""
SETTLED = 4.0
"""Leads from which a place is taken to be sure in the first round, and from which the second does not ask again."""
ALONE = 9.0
SAME_KM = 100.0
"""Within that, two candidates (a town and its province) are the same place."""
SCENE = 0.75
SMALL = 5.4
"""Prior (50,000 inhabitants, a few names) below which something must speak for a place's country."""
SUPPORT = 0.3
KM_OF_DEGREE = 111.2
HOMES: Mapping[str, tuple[str, ...]] = {"de": ("DEU", "AUT", "CHE"), "it": ("ITA",), "nl": ("NLD", "BEL")}
"""Where a dateline without a country lies, by the language of its copy; languages of many continents say nothing."""


@dataclass(slots=True)
class Play:
    """Countries and areas in play, 0 to 1, the points that are sure, and the countries of the copy's language."""

    countries: dict[int, float] = field(default_factory=dict)
    areas: dict[int, float] = field(default_factory=dict)
    points: list[tuple[float, float]] = field(default_factory=list)
    home: frozenset[int] = frozenset()

    def most(self) -> float:
        """What all this can add to a score at most."""
        most = COUNTRY_WEIGHT * max(self.countries.values(), default=0.0)
        most += AREA_WEIGHT * max(self.areas.values(), default=0.0)
        return most + (NEAREST if self.points else 0.0)

    def country(self, number: int, weight: float) -> None:
        """A country is in play at least that much; more speaks for it each time."""
        if number and (before := self.countries.get(number, 0.0)) < 1.0:
            self.countries[number] = min(max(before, weight) + 0.1, 1.0) if before else weight

    def area(self, number: int, weight: float) -> None:
        """An area is in play at least that much."""
        if number:
            before = self.areas.get(number, 0.0)
            self.areas[number] = min(max(before, weight) + (0.1 if before else 0.0), 1.0)


class Found(NamedTuple):
    """What a target is: a place of the gazetteer, or a country alone."""

    place: int | None
    country: int
    confidence: float


class _Ranked(NamedTuple):
    place: int
    prior: float
    margin: float
    rival: int | None


def resolve(story: Story, targets: Sequence[Target], gazetteer: Gazetteer, language: str) -> list[Found | None]:
    """What each target is; None where nothing is known of it."""
    play, ranked = played(story, targets, gazetteer, language)
    found: list[Found | None] = []
    for target, first in zip(targets, ranked, strict=True):
        again = first and first.margin < (SURE_MARGIN if target.sure else SETTLED)
        found.append(_found(target, _rank(target, gazetteer, play) if again else first, gazetteer, play))
    if all(one or target.references for target, one in zip(targets, found, strict=True)):
        return found
    scene = _scene(targets, found)
    return [one or scene.country_of(target) for target, one in zip(targets, found, strict=True)]


def played(
    story: Story, targets: Sequence[Target], gazetteer: Gazetteer, language: str
) -> tuple[Play, list[_Ranked | None]]:
    """What is in play once the first round is sure of what it can be, and what that found."""
    play = _in_play(story, targets, gazetteer)
    play.home = frozenset(gazetteer.country_numbers.get(one, 0) for one in HOMES.get(language, ()))
    ranked = [_rank(target, gazetteer, play) for target in targets]
    for target, rank in sorted(zip(targets, ranked, strict=True), key=lambda pair: not pair[0].dateline):
        if rank is None or not (target.sure or rank.margin >= SURE_MARGIN):
            continue
        if is_supported(target, rank.place, rank.prior, gazetteer, play):
            _settle(target, rank.place, gazetteer, play)
    return play, ranked


@dataclass(frozen=True, slots=True)
class _Scene:
    """Countries of the places that are known, by block, and those of the dateline."""

    blocks: Mapping[int, frozenset[int]]
    dateline: frozenset[int]

    def country_of(self, target: Target) -> Found | None:
        """A place that no gazetteer has is a small one, most likely of the scene: of that no more than the country.

        The scene is the country of the places beside it, in its block; the dateline's where those are of several or
        of none, and nothing where the two differ.
        """
        if target.references:
            return None
        beside = frozenset[int]().union(*(self.blocks.get(at.block, frozenset()) for at in target.mentions))
        agreed = len(beside) == 1 and (not self.dateline or beside == self.dateline)
        countries = beside if agreed else self.dateline
        return Found(None, next(iter(countries)), SCENE) if len(countries) == 1 else None


def _scene(targets: Sequence[Target], found: Sequence[Found | None]) -> _Scene:
    blocks: dict[int, set[int]] = {}
    dateline = set()
    for target, one in zip(targets, found, strict=True):
        if one and one.country:
            if target.dateline:
                dateline.add(one.country)
            for at in target.mentions:
                blocks.setdefault(at.block, set()).add(one.country)
    return _Scene({block: frozenset(countries) for block, countries in blocks.items()}, frozenset(dateline))


def _in_play(story: Story, targets: Iterable[Target], gazetteer: Gazetteer) -> Play:
    """What the story says before any name is resolved."""
    play = Play()
    numbers = gazetteer.country_numbers
    for country, weight in _known_countries(story.facts.known):
        play.country(numbers.get(country, 0), weight)
    for entity in () if story.facts.known else story.facts.entities:
        if entity.country:
            play.country(numbers.get(entity.country, 0), 0.4)
    for target in targets:
        for where in target.inside[:1]:
            play.country(where.country, 0.8)
            play.area(where.area, 0.8)
    return play


def _known_countries(known: Iterable[Known]) -> Iterator[tuple[str, float]]:
    """Countries that words of the tables speak for; a flag or a tag less than a name."""
    for one in known:
        if one.country:
            yield one.country, 0.2 if one.form in _SIGNS else 0.5


_SIGNS = frozenset({FLAG, TAG})


def _settle(target: Target, place: int, gazetteer: Gazetteer, play: Play) -> None:
    """What is sure speaks for what is not."""
    weight = 1.0 if target.dateline else 0.5
    play.country(gazetteer.countries[place], weight)
    if gazetteer.areas[place]:
        play.area(gazetteer.areas[place], 0.8 if target.dateline or gazetteer.kinds[place] == AREA else 0.5)
    if gazetteer.kinds[place] in LOCAL and len(play.points) < POINTS:
        play.points.append(_point(gazetteer, place))


def _rank(target: Target, gazetteer: Gazetteer, play: Play) -> _Ranked | None:
    """The best candidate, and by how much it leads the best one elsewhere."""
    references = target.references
    if not references:
        return None
    if len(references) == 1:
        return _Ranked(references[0] >> 1, _prior(references[0], gazetteer), ALONE, None)
    scores = scores_of(target, gazetteer, play)
    top, place, prior = scores[0]
    if len(scores) > 1:
        here = _point(gazetteer, place)
        for score, other, _ in scores[1:]:
            if not (_same(here, _point(gazetteer, other)) or _within(place, other, gazetteer)):
                return _Ranked(place, prior, score - top, other)
    return _Ranked(place, prior, ALONE, None)


def scores_of(target: Target, gazetteer: Gazetteer, play: Play) -> list[tuple[float, int, float]]:
    """The scores below zero, places and priors of all who may win, the best first.

    Names stand by their prior, so the first that can no longer come near ends it.
    """
    priors, numbers, kinds = gazetteer.priors, gazetteer.countries, gazetteer.kinds
    points, country_in_play = play.points, play.countries.get
    beside = target.inside or target.kind is not None
    most = 99.0 if beside else play.most()
    scores: list[tuple[float, int, float]] = []
    near = -1.0 - SETTLED  # what the best one so far leaves within reach
    for reference in target.references:
        place = reference >> 1
        prior = priors[place] / PRIOR - (LESSER_NAME if reference & 1 else 0.0)
        if prior + most < near:
            break
        score = prior
        if weight := country_in_play(numbers[place]):
            score += COUNTRY_WEIGHT * weight
            if play.areas and kinds[place] != AREA:
                score += AREA_WEIGHT * play.areas.get(gazetteer.areas[place], 0.0)
        if beside:
            score += _beside(target, place, gazetteer)
        if points and score + NEAREST > near and kinds[place] in LOCAL:
            score += _nearness(gazetteer.latitudes[place] / DEGREE, gazetteer.longitudes[place] / DEGREE, points)
        near = max(near, score - SETTLED)
        scores.append((-score, place, prior))
    scores.sort()
    return scores


def _prior(reference: int, gazetteer: Gazetteer) -> float:
    return gazetteer.priors[reference >> 1] / PRIOR - (LESSER_NAME if reference & 1 else 0.0)


def _within(place: int, other: int, gazetteer: Gazetteer) -> bool:
    """Whether one is the area or country that the other lies in."""
    kinds = {gazetteer.kinds[place], gazetteer.kinds[other]}
    if COUNTRY in kinds:
        return bool(gazetteer.countries[place]) and gazetteer.countries[place] == gazetteer.countries[other]
    return AREA in kinds and gazetteer.areas[place] == gazetteer.areas[other] != 0


def _beside(target: Target, place: int, gazetteer: Gazetteer) -> float:
    """What the words beside the name say for a place."""
    country, area, kind = gazetteer.countries[place], gazetteer.areas[place], gazetteer.kinds[place]
    score = CALLED_SO if kind == target.kind else 0.0
    inside = any(where.country == country and where.area in {0, area} for where in target.inside)
    return score + (INSIDE if inside and kind != COUNTRY else 0.0)


def _nearness(north: float, east: float, points: Sequence[tuple[float, float]]) -> float:
    """What the nearest of the sure points adds."""
    nearest = NEAR[-1][0] + 1
    for one in points:
        if abs(north - one[0]) < FAR_DEGREES and abs(east - one[1]) < FAR_EAST:
            nearest = min(nearest, _km((north, east), one))
    for km, bonus in NEAR:
        if nearest <= km:
            return bonus
    return 0.0


def is_supported(target: Target, place: int, prior: float, gazetteer: Gazetteer, play: Play) -> bool:
    """Whether a small place has anything but its name to speak for it."""
    if target.sure or gazetteer.kinds[place] in {COUNTRY, REGION}:
        return True
    if prior >= SMALL:
        return True
    if target.dateline and gazetteer.countries[place] in play.home:
        return True
    return play.countries.get(gazetteer.countries[place], 0.0) >= SUPPORT


def _found(target: Target, rank: _Ranked | None, gazetteer: Gazetteer, play: Play) -> Found | None:
    if rank is None:
        where = target.inside[0] if target.inside else None
        return Found(None, where.country, 0.85) if where and where.country else None
    confidence = _confidence(target, rank, gazetteer, play)
    country = gazetteer.countries[rank.place]
    if confidence >= LEAST:
        return Found(rank.place, country, confidence)
    if rank.rival is not None and country and country == gazetteer.countries[rank.rival]:
        return Found(None, country, LEAST + 0.15)
    return None


LEAST = 0.55
"""Below that it stays open which place is meant."""


def _confidence(target: Target, rank: _Ranked, gazetteer: Gazetteer, play: Play) -> float:
    """How likely the best candidate is right; calibrated on the gold (tests/eval/places.py)."""
    if not is_supported(target, rank.place, rank.prior, gazetteer, play):
        return 0.4
    if target.sure:
        return 0.97
    margin = 0.5 + 0.48 * (1 - exp(-rank.margin))
    return min(margin, 0.95)


def _point(gazetteer: Gazetteer, place: int) -> tuple[float, float]:
    return gazetteer.latitudes[place] / DEGREE, gazetteer.longitudes[place] / DEGREE


def _same(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return abs(one[0] - other[0]) < 1.0 and _km(one, other) <= SAME_KM


def _km(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Roughly: on a flat map, good enough for what is near."""
    across = abs(one[1] - other[1])
    across = min(across, 360.0 - across) * cos(radians((one[0] + other[0]) / 2))
    return KM_OF_DEGREE * hypot(one[0] - other[0], across)
