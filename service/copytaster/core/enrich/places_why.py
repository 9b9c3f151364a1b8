"""Why a place is the one it is: its namesakes with their scores, and the names and metonyms that are no places."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from copytaster.core.candidates import Candidate
from copytaster.core.enrich.entity_forms import METONYM, PLACE
from copytaster.core.enrich.places_resolve import is_supported, played, scores_of
from copytaster.core.enrich.places_targets import Names, Target, is_place, named
from copytaster.core.facts import Place
from copytaster.core.gazetteer import AREA, COUNTRY, Gazetteer
from copytaster.core.model import Story

MOST = 6
"""Namesakes that are told of each place."""


def told(story: Story, gazetteer: Gazetteer, language: str, by: str) -> Iterator[Candidate]:
    """Of each entity that is named as a place what it could mean; of metonyms that they mean none."""
    everything = named(story, Names(gazetteer))
    wanted = [one for one in everything if is_place(story, one, language)]
    play, _ = played(story, wanted, gazetteer, language)
    found = {one.entity: one for one in story.facts.places}
    for target in everything:
        if not is_place(story, target, language):
            rule = "is nowhere on a map" if target.nowhere else "no gazetteer has it and nothing shows it to be a place"
            yield Candidate("places", target.entity.name, False, rule, by, target.mentions)
        elif not target.references:
            yield _unlisted(target, found.get(target.entity.id), by)
        else:
            scores = scores_of(target, gazetteer, play)
            for number, (below, place, prior) in enumerate(scores[:MOST]):
                rank = f"{-below:.1f} points, of which {prior:.1f} for its size"
                if number:
                    rank += f": {below - scores[0][0]:.1f} behind"
                elif not is_supported(target, place, prior, gazetteer, play):
                    rank += ": too small to be meant while nothing else speaks for its country"
                one = found.get(target.entity.id)
                taken = not number and one is not None and (one.iso3 or one.lat) is not None
                yield Candidate("places", _spelled(target, place, gazetteer), taken, rank, by, target.mentions)
    yield from _metonyms(story, by)


def _unlisted(target: Target, one: Place | None, by: str) -> Candidate:
    rule = "no gazetteer has it: no point"
    if one and one.iso3:
        where = "the copy says its country" if target.inside else "the country is that of the places beside it"
        rule = f"{rule}; {where}"
    value = f"{target.entity.name}, {one.iso3}" if one and one.iso3 else target.entity.name
    return Candidate("places", value, one is not None, rule, by, target.mentions)


def _spelled(target: Target, place: int, gazetteer: Gazetteer) -> str:
    """`Paris (USA, GeoNames 4717560)`."""
    country = gazetteer.country_codes[gazetteer.countries[place]] or "no country"
    number = f", GeoNames {gazetteer.ids[place]}" if gazetteer.ids[place] else ""
    return f"{target.entity.name} ({country}{number}{_KINDS.get(gazetteer.kinds[place], '')})"


_KINDS: Mapping[int, str] = {COUNTRY: ", country", AREA: ", area"}


def _metonyms(story: Story, by: str) -> Iterator[Candidate]:
    for entity in story.facts.entities:
        if entity.type is PLACE:
            for mention in entity.mentions:
                if mention.form is METONYM:
                    rule = "stands for its government or people: no place on a map"
                    yield Candidate("places", entity.name, False, rule, by, mention.at)
