"""A story's own words, weighed by their place: what the enrichers that judge the whole story read.

Own are headline, standfirst, paragraphs, subheads and lists; not embeds (they are somebody else's), captions (they may
be years old), tables, notes of a production in capitals and all that is no copy.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import takewhile

from copytaster.core.model import At, BlockKind, Story
from copytaster.core.phrases import folded

HEADLINE_WEIGHT = 3.0
OPENING_WEIGHT = 2.0
EARLY_WEIGHT = 1.3
BODY_WEIGHT = 1.0
EARLY_PARAGRAPHS = 3

OPENING = frozenset({"headline", "standfirst", "lead"})
_PRODUCTION = re.compile(
    r"\b(?:EDIT CONTAINS|USER[- ]GENERATED|SCRIPT|TO FOLLOW|SHOTLIST|SOUNDBITE|VOICE-?OVER|RESTRICTIONS?|NO ACCESS"
    r"|NO RESALE|NO ARCHIVES?|BROADCASTERS?|QUALITY AS INCOMING|ASPECT RATIO|EDITORS?|EDITORIAL USE"
    r"|MUST (?:CREDIT|COURTESY)|EMBARGOED?|NOT FOR USE)\b"
)
_BODY = frozenset({BlockKind.PARAGRAPH, BlockKind.SUBHEAD, BlockKind.LIST})


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a block from `start` on (a headline's prefix is no part of it); `place` as reasons name it."""

    block: int
    start: int
    text: str
    folded: str
    weight: float
    place: str  # headline, standfirst, lead, early or body


def headline_spans(story: Story) -> Mapping[int, At]:
    """Where the words of a headline stand in its block: the marks of the lifecycle around them are no copy."""
    spans: dict[int, At] = {}
    for headline in story.headlines:
        for at in headline.at:
            if isinstance(at, At):
                other = spans.get(at.block, at)
                spans[at.block] = At(at.block, min(at.start, other.start), max(at.end, other.end))
    return spans


def own_words(story: Story) -> tuple[Words, ...]:
    """All blocks of the story's own words, in order."""
    return tuple(_own_words(story))


def production_notes(story: Story) -> frozenset[int]:
    """The paragraphs in capitals that speak of the making, in copy that is not in capitals (`SCRIPT TO FOLLOW`)."""
    paragraphs = [
        (number, block.text) for number, block in enumerate(story.blocks) if block.kind is BlockKind.PARAGRAPH
    ]
    shouted = [(number, text) for number, text in paragraphs if text.isupper()]
    if not shouted or len(shouted) == len(paragraphs):
        return frozenset()
    return frozenset(number for number, text in shouted if _PRODUCTION.search(text))


def opening_words(story: Story) -> tuple[Words, ...]:
    """Headlines, standfirst and first paragraph."""
    return tuple(takewhile(lambda one: one.place in OPENING, _own_words(story)))


def _own_words(story: Story) -> Iterator[Words]:
    headlines, notes = headline_spans(story), production_notes(story)
    paragraphs = 0
    seen_headline = False
    for number, block in enumerate(story.blocks):
        if block.kind is BlockKind.HEADLINE and (at := headlines.get(number)):
            weight = BODY_WEIGHT if seen_headline else HEADLINE_WEIGHT
            seen_headline = True
            text = block.text[at.start : at.end]
            yield Words(number, at.start, text, folded(text), weight, "headline")
        elif block.kind is BlockKind.STANDFIRST:
            yield Words(number, 0, block.text, folded(block.text), OPENING_WEIGHT, "standfirst")
        elif block.kind in _BODY and number not in notes:
            place, weight = "body", BODY_WEIGHT
            if block.kind is BlockKind.PARAGRAPH:
                place, weight = _rank(paragraphs)
                paragraphs += 1
            yield Words(number, 0, block.text, folded(block.text), weight, place)


def _rank(paragraphs: int) -> tuple[str, float]:
    if not paragraphs:
        return "lead", OPENING_WEIGHT
    return ("early", EARLY_WEIGHT) if paragraphs < EARLY_PARAGRAPHS else ("body", BODY_WEIGHT)
