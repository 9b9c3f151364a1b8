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
from typing import NamedTuple

from copytaster.core.candidates import Candidate
from copytaster.core.context import Tables
from copytaster.core.enrich import Warn
from copytaster.core.enrich.entity_forms import CREDIT, METONYM
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
_STANDFIRST, _PARAGRAPH = BlockKind.STANDFIRST, BlockKind.PARAGRAPH
_SUBHEAD, _LIST = BlockKind.SUBHEAD, BlockKind.LIST
_IN_BODY = frozenset({"lead", "body"})


class _Seen(NamedTuple):
    """Where an entity stands and whether it speaks; `blocks` are the body's alone."""

    headline: bool
    standfirst: bool
    lead: bool
    blocks: int
    times: float
    speaks: bool


def enrich(story: Story, tables: Tables, warn: Warn) -> tuple[Salience, ...]:  # noqa: ARG001 - all are called alike
    """One for each entity, in their order."""
    if not story.facts.entities:
        return ()
    places = _places(story)
    paragraphs = sum([place in _IN_BODY for place in places.values()])
    spoken = {one.speaker for one in story.facts.quotes if one.speaker and _is_own(one.at, places)}
    judged: dict[_Seen, tuple[float, tuple[str, ...]]] = {}  # most are named once, in the body
    found = []
    for one in story.facts.entities:
        seen = _seen(one, places, speaks=one.id in spoken)
        if seen not in judged:
            judged[seen] = _judged(seen, paragraphs)
        found.append(Salience(one.id, *judged[seen], BY))
    return tuple(found)


def _places(story: Story) -> dict[int, str]:
    """What each block of the agency's own words is to the story."""
    places: dict[int, str] = {}
    main = {at.block for one in story.headlines[:1] for at in one.at if isinstance(at, At)}
    lead, notes = True, production_notes(story)
    for number, block in enumerate(story.blocks):
        kind = block.kind
        if number in main:
            places[number] = "headline"
        elif kind is _STANDFIRST:
            places[number] = "standfirst"
        elif number in notes:
            continue
        elif kind is _PARAGRAPH:
            places[number] = "lead" if lead else "body"
            lead = False
        elif kind is _SUBHEAD or kind is _LIST:
            places[number] = "body"
    return places


def _is_own(at: object, places: dict[int, str]) -> bool:
    return isinstance(at, tuple) and any(isinstance(one, At) and one.block in places for one in at)


def candidates(story: Story, tables: Tables) -> Iterator[Candidate]:  # noqa: ARG001 - all are called alike
    """What makes each entity as salient as it is; 0.5 at 0 points."""
    places = _places(story)
    paragraphs = sum(place in _IN_BODY for place in places.values())
    told = {one.entity: one for one in story.facts.salience}
    for entity in story.facts.entities:
        one = told.get(entity.id)
        seen = _seen(entity, places, speaks=one is not None and "quoted" in one.reasons)
        reasons = _reasons(seen, paragraphs)
        points = ", ".join(f"{name} {value:.1f}" for name, value, _ in reasons)
        total = BIAS + sum(value for _, value, _ in reasons)
        rule = f"{total:.1f} points: {BIAS} for any, {points}" if seen.times else "not in the copy"
        yield Candidate(SETS, entity.name, one is not None, rule, BY, entity.mentions[0].at if entity.mentions else ())


def _seen(entity: Entity, places: dict[int, str], *, speaks: bool) -> _Seen:
    names: set[str] = set()
    blocks: set[int] = set()
    count = 0.0
    for mention in entity.mentions:
        for at in mention.at if mention.form is not CREDIT else ():
            if isinstance(at, At) and (place := places.get(at.block)):
                names.add(place)
                count += BY_METONYM if mention.form is METONYM else 1.0
                if place in _IN_BODY:
                    blocks.add(at.block)
                break
    return _Seen("headline" in names, "standfirst" in names, "lead" in names, len(blocks), count, speaks)


def _judged(seen: _Seen, paragraphs: int) -> tuple[float, tuple[str, ...]]:
    """How salient an entity is that is seen there, and why."""
    reasons = _reasons(seen, paragraphs)
    total = BIAS + sum([points for _, points, _ in reasons])
    value = 1.0 / (1.0 + math.exp(-total)) if seen.times else 0.0
    return value, tuple([name for name, _, tells in reasons if tells])


def _reasons(seen: _Seen, paragraphs: int) -> list[tuple[str, float, bool]]:
    """What speaks for an entity: its points, and whether it is enough to be told as a reason."""
    spread = seen.blocks / paragraphs if paragraphs else 0.0
    found = []
    if seen.headline:
        found.append(("headline", HEADLINE, True))
    if seen.standfirst:
        found.append(("standfirst", STANDFIRST, True))
    if seen.lead:
        found.append(("lead", LEAD, True))
    found.append(("count", COUNT * math.log2(1.0 + seen.times), seen.times >= MANY))
    found.append(("spread", SPREAD * spread, spread >= WIDE and seen.blocks > 1))
    if seen.speaks:
        found.append(("quoted", QUOTED, True))
    return found
