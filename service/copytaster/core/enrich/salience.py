"""How much a story is about each of its entities, 0 to 1, with the reasons.

It counts where an entity stands (headline, standfirst, lead, near the top), how often and in how many paragraphs it is
mentioned, and whether it speaks; what stands in embeds, captions and tables never counts.

The weights were chosen by hand between a logistic regression on GUM's news and other prose, where people marked what
their summaries of a text spoke of, and one on our gold stories (tests/eval/salience.py); a value from 0.5 on means that
most of them would name the entity.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, field

from copytaster.core.candidates import Candidate
from copytaster.core.context import Tables
from copytaster.core.enrich import Warn
from copytaster.core.enrich.entity_forms import METONYM
from copytaster.core.enrich.own_words import production_notes
from copytaster.core.facts import Entity, Salience
from copytaster.core.model import At, BlockKind, Story

NAME = "salience"
NEEDS: frozenset[str] = frozenset({"entities", "quotes"})
SETS = "salience"
BY = "salience@1"
LANGUAGES = frozenset({"en", "de", "fr", "es", "pt", "nl", "it"})

BIAS = -4.6
HEADLINE = 2.4
STANDFIRST = 0.8
LEAD = 1.6
COUNT = 1.4
SPREAD = 2.0
QUOTED = 0.4
MANY = 3
WIDE = 0.4
"""From so many mentions and from such a share of the paragraphs on, `count` and `spread` are reasons."""
BY_METONYM = 0.5
"""What a mention by metonym counts."""


@dataclass(slots=True)
class _Seen:
    """Where an entity stands; `blocks` are the body's alone."""

    places: set[str] = field(default_factory=set)
    blocks: set[int] = field(default_factory=set)
    count: float = 0.0


def enrich(story: Story, tables: Tables, warn: Warn) -> tuple[Salience, ...]:  # noqa: ARG001 - all are called alike
    """One for each entity, in their order."""
    if not story.facts.entities:
        return ()
    places = _places(story)
    paragraphs = sum(place in ("lead", "body") for place in places.values())
    spoken = {one.speaker for one in story.facts.quotes if one.speaker and _is_own(one.at, places)}
    return tuple(_salience(one, places, paragraphs, one.id in spoken) for one in story.facts.entities)


def _places(story: Story) -> dict[int, str]:
    """What each block of the agency's own words is to the story."""
    places: dict[int, str] = {}
    main = {at.block for one in story.headlines[:1] for at in one.at if isinstance(at, At)}
    lead, notes = True, production_notes(story)
    for number, block in enumerate(story.blocks):
        if number in main:
            places[number] = "headline"
        elif block.kind is BlockKind.STANDFIRST:
            places[number] = "standfirst"
        elif number in notes:
            continue
        elif block.kind is BlockKind.PARAGRAPH:
            places[number] = "lead" if lead else "body"
            lead = False
        elif block.kind in (BlockKind.SUBHEAD, BlockKind.LIST):
            places[number] = "body"
    return places


def _is_own(at: object, places: dict[int, str]) -> bool:
    return isinstance(at, tuple) and any(isinstance(one, At) and one.block in places for one in at)


def candidates(story: Story, tables: Tables) -> Iterator[Candidate]:  # noqa: ARG001 - all are called alike
    """What makes each entity as salient as it is; 0.5 at 0 points."""
    places = _places(story)
    paragraphs = sum(place in ("lead", "body") for place in places.values())
    told = {one.entity: one for one in story.facts.salience}
    for entity in story.facts.entities:
        one = told.get(entity.id)
        seen = _seen(entity, places)
        reasons = dict(_reasons(seen, _spread(seen, paragraphs), one is not None and "quoted" in one.reasons))
        points = ", ".join(f"{name} {value:.1f}" for name, value in reasons.items())
        rule = (
            f"{BIAS + sum(reasons.values()):.1f} points: {BIAS} for any, {points}" if seen.count else "not in the copy"
        )
        yield Candidate(SETS, entity.name, one is not None, rule, BY, entity.mentions[0].at if entity.mentions else ())


def _seen(entity: Entity, places: dict[int, str]) -> _Seen:
    seen = _Seen()
    for mention in entity.mentions:
        for at in mention.at:
            if isinstance(at, At) and (place := places.get(at.block)):
                seen.places.add(place)
                seen.count += BY_METONYM if mention.form is METONYM else 1.0
                if place in ("lead", "body"):
                    seen.blocks.add(at.block)
                break
    return seen


def _spread(seen: _Seen, paragraphs: int) -> float:
    return len(seen.blocks) / paragraphs if paragraphs else 0.0


def _salience(entity: Entity, places: dict[int, str], paragraphs: int, speaks: bool) -> Salience:
    seen = _seen(entity, places)
    spread = _spread(seen, paragraphs)
    reasons = dict(_reasons(seen, spread, speaks))
    total = BIAS + sum(reasons.values())
    told = tuple(name for name in reasons if name in seen.places or _tells(name, seen, spread))
    return Salience(entity.id, 1.0 / (1.0 + math.exp(-total)) if seen.count else 0.0, told, BY)


def _reasons(seen: _Seen, spread: float, speaks: bool) -> Iterator[tuple[str, float]]:
    for place, points in (("headline", HEADLINE), ("standfirst", STANDFIRST), ("lead", LEAD)):
        if place in seen.places:
            yield place, points
    yield "count", COUNT * math.log2(1.0 + seen.count)
    yield "spread", SPREAD * spread
    if speaks:
        yield "quoted", QUOTED


def _tells(name: str, seen: _Seen, spread: float) -> bool:
    if name == "count":
        return seen.count >= MANY
    return name == "quoted" or (name == "spread" and spread >= WIDE and len(seen.blocks) > 1)
