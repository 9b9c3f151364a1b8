"""The places of a story on the map: which one a name means, its country and point, and what it is to the story.

Entities of type place are looked up in the gazetteer (GeoNames' towns, areas and countries; regions made by hand) and
told from their namesakes (`places_resolve`). What stays open has its name and role alone, or its country as well; parts
of countries have no point, disputed areas no country. A place is where the dateline says, where something happens as
the headline or the lead tells it, or only mentioned; a dateline's place that the lead names again stands twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from copytaster.core.candidates import Candidate
from copytaster.core.context import Tables
from copytaster.core.enrich import Warn
from copytaster.core.enrich.places_resolve import Found, resolve
from copytaster.core.enrich.places_targets import BESIDE, Names, Target, targets
from copytaster.core.enrich.places_why import told
from copytaster.core.enrich.places_words import DIARY_BEFORE, DIARY_BEHIND, EVENT, HERE, OPENS_DIARY
from copytaster.core.facts import Place, PlaceRole
from copytaster.core.gazetteer import COUNTRY, DEGREE, Gazetteer
from copytaster.core.model import At, BlockKind, Story
from copytaster.core.publish.language import decide_language

NAME = "places"
NEEDS: frozenset[str] = frozenset({"language", "sentences", "known", "entities"})
SETS = "places"
BY = "places@1"
LANGUAGES: frozenset[str] = frozenset(EVENT)

LEAD_SENTENCES = 2
_DATELINE, _EVENT, _MENTIONED = (PlaceRole.DATELINE,), (PlaceRole.EVENT,), (PlaceRole.MENTIONED,)
_BOTH = (PlaceRole.DATELINE, PlaceRole.EVENT)
OPEN = 0.5
"""Confidence in a place of which only the name is known."""


def enrich(story: Story, tables: Tables, warn: Warn) -> tuple[Place, ...]:  # noqa: ARG001 - all are called alike
    """The places in the order of their entities."""
    gazetteer = tables.gazetteer
    language = _language(story)
    wanted = targets(story, Names(gazetteer), language)
    if not wanted:
        return ()
    found = resolve(story, wanted, gazetteer, language)
    roles = _roles(story, wanted, found, gazetteer, language)
    return tuple(
        [
            _place(target, one, role, gazetteer)
            for target, one, some in zip(wanted, found, roles, strict=True)
            if one or not target.part  # the wing of a house is no part of a village called Wing
            for role in some
        ]
    )


def candidates(story: Story, tables: Tables) -> Iterator[Candidate]:
    """Of each place its namesakes and why they lost; the names that are no places."""
    return told(story, tables.gazetteer, _language(story), BY)


def _language(story: Story) -> str:
    return (decide_language(story).tag or "").lower().replace("_", "-").split("-")[0]


def _place(target: Target, found: Found | None, role: PlaceRole, gazetteer: Gazetteer) -> Place:
    name = target.entity.name
    if found is None:
        return Place(target.entity.id, name, role, BY, OPEN)
    country = gazetteer.country_codes[found.country] or None
    confidence = min(found.confidence, target.entity.confidence)
    if found.place is None or target.part:
        return Place(target.entity.id, name, role, BY, confidence, iso3=country)
    place, exact = found.place, target.exact
    return Place(  # by place, which takes a quarter less time than by name
        target.entity.id,
        name,
        role,
        BY,
        confidence,
        country,
        str(gazetteer.ids[place]) if exact and gazetteer.ids[place] else None,
        gazetteer.feature_codes[gazetteer.features[place]] if exact else None,
        gazetteer.latitudes[place] / DEGREE,
        gazetteer.longitudes[place] / DEGREE,
    )


# --- roles ------------------------------------------------------------------------------------------------------------


def _roles(
    story: Story, wanted: Sequence[Target], found: Sequence[Found | None], gazetteer: Gazetteer, language: str
) -> list[tuple[PlaceRole, ...]]:
    lead = _lead(story)
    happens = [_happens(story, target, lead, language) for target in wanted]
    kinds = gazetteer.kinds
    wide = [one is not None and one.place is not None and kinds[one.place] == COUNTRY for one in found]
    narrow = False in [is_wide for event, is_wide in zip(happens, wide, strict=True) if event]
    here = any(target.dateline for target in wanted) and _points_here(story, lead, language)
    roles: list[tuple[PlaceRole, ...]] = []
    for target, event, is_wide in zip(wanted, happens, wide, strict=True):
        if target.dateline:
            again = event or here or any(_in_lead(at, lead) for at in target.mentions)
            roles.append(_BOTH if again else _DATELINE)
        else:
            roles.append(_EVENT if event and not (is_wide and narrow) else _MENTIONED)
    return roles


def _lead(story: Story) -> tuple[At, ...]:
    """The headline and the first sentences of the body."""
    head: list[At] = []
    body: list[At] = []
    for at in story.facts.sentences:
        kind = story.blocks[at.block].kind
        if kind is BlockKind.PARAGRAPH:
            body.append(at)
            if len(body) == LEAD_SENTENCES:
                break
        elif kind is BlockKind.HEADLINE and not head:
            head.append(at)
    return (*head, *body)


def _in_lead(at: At, lead: Iterable[At]) -> bool:
    block, start, end = at
    for one in lead:  # noqa: SIM110 - a loop, as a generator takes three times as long
        if one.block == block and one.start <= start and end <= one.end:
            return True
    return False


def _happens(story: Story, target: Target, lead: Sequence[At], language: str) -> bool:
    """Whether the lead says that something happens in, at or near the place, or an entry of a diary opens with it."""
    pattern = _event_pattern(language)
    if pattern is None:
        return False
    for at in target.mentions:
        text = story.blocks[at.block].text
        if _in_lead(at, lead) and pattern.search(text[max(0, at.start - BESIDE) : at.start]):
            return True
        if text[at.end : at.end + 3].startswith(OPENS_DIARY) and DIARY_BEHIND.match(text, at.end):
            return DIARY_BEFORE.search(text[max(0, at.start - 4) : at.start]) is not None
    return False


@cache
def _event_pattern(language: str) -> re.Pattern[str] | None:
    """A word of place, then at most four words of the name's own phrase: `in the eastern port city of `."""
    words = EVENT.get(language)
    if words is None:
        return None
    return re.compile(rf"(?:^|[\s(—–-])(?:{words})(?:\s|(?<=['’]))(?:[\w'’-]+\s){{0,4}}?(?:[\w]+['’])?$", re.IGNORECASE)


def _points_here(story: Story, lead: Iterable[At], language: str) -> bool:
    pattern = HERE.get(language)
    return pattern is not None and any(
        pattern.search(story.blocks[at.block].text, at.start, at.end) for at in _of_body(story, lead)
    )


def _of_body(story: Story, lead: Iterable[At]) -> Iterator[At]:
    return (at for at in lead if story.blocks[at.block].kind is BlockKind.PARAGRAPH)
