"""A story's own words, weighed by their place: what the enrichers that judge the whole story read.

Own are headline, standfirst, paragraphs, subheads and lists; not embeds (they are somebody else's), captions (they may
be years old), tables, notes of a production in capitals and all that is no copy.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import NamedTuple

from copytaster.core.model import At, BlockKind, Story
from copytaster.core.phrases import Phrases, folded

HEADLINE_WEIGHT = 3.0
OPENING_WEIGHT = 2.0
EARLY_WEIGHT = 1.3
BODY_WEIGHT = 1.0
EARLY_PARAGRAPHS = 3

OPENING = frozenset({"headline", "standfirst", "lead"})
_JOINT = "\0"
"""Between the blocks in the joined text: no space, and part of no word and no phrase."""
_PRODUCTION = re.compile(
    r"\b(?:EDIT CONTAINS|USER[- ]GENERATED|SCRIPT|TO FOLLOW|SHOTLIST|SOUNDBITE|VOICE-?OVER|RESTRICTIONS?|NO ACCESS"
    r"|NO RESALE|NO ARCHIVES?|BROADCASTERS?|QUALITY AS INCOMING|ASPECT RATIO|EDITORS?|EDITORIAL USE"
    r"|MUST (?:CREDIT|COURTESY)|EMBARGOED?|NOT FOR USE)\b"
)
_BODY = frozenset({BlockKind.PARAGRAPH, BlockKind.SUBHEAD, BlockKind.LIST})
_PARAGRAPHS = frozenset({BlockKind.PARAGRAPH})
_HEADLINES = frozenset({BlockKind.HEADLINE})
_STANDFIRSTS = frozenset({BlockKind.STANDFIRST})


class Words(NamedTuple):
    """The words of a block from `start` on (a headline's prefix is no part of it); `place` as reasons name it."""

    block: int
    start: int
    text: str
    weight: float
    place: str  # headline, standfirst, lead, early or body


@dataclass(frozen=True, slots=True)
class OwnWords:
    """The blocks of a story's own words, and all of them in one folded text; `starts` are their places in it.

    One text, as whoever looks for words in it does so in one pass: a third of the time of one for each block.
    """

    blocks: Sequence[Words]
    folded: str
    starts: Sequence[int]

    def folded_of(self, place: str) -> str:
        """The folded words of a place."""
        listed = zip(self.blocks, self.starts, strict=True)
        return _JOINT.join([self.folded[at : at + len(one.text)] for one, at in listed if one.place == place])

    def said(self, phrases: Phrases) -> Iterator[tuple[Words, int, int, int]]:
        """Each phrase of a table: whose words it is, its number, its start and end in the block."""
        for phrase, start, end in phrases.find(self.folded):
            number = bisect_right(self.starts, start) - 1
            words = self.blocks[number]
            shift = words.start - self.starts[number]
            yield words, phrase, start + shift, end + shift


def headline_spans(story: Story) -> Mapping[int, At]:
    """Where the words of a headline stand in its block: the marks of the lifecycle around them are no copy."""
    spans: dict[int, At] = {}
    for headline in story.headlines:
        for at in headline.at:
            if isinstance(at, At):
                other = spans.get(at.block, at)
                spans[at.block] = At(at.block, min(at.start, other.start), max(at.end, other.end))
    return spans


def own_words(story: Story) -> OwnWords:
    """All blocks of the story's own words, in order."""
    return _joined(_words(story))


def opening_words(story: Story) -> OwnWords:
    """Headlines, standfirst and first paragraph."""
    return _joined(list(takewhile(lambda one: one.place in OPENING, _words(story))))


def production_notes(story: Story) -> frozenset[int]:
    """The paragraphs in capitals that speak of the making, in copy that is not in capitals (`SCRIPT TO FOLLOW`)."""
    blocks = story.blocks
    shouted = [number for number, block in enumerate(blocks) if block.text.isupper() and block.kind in _PARAGRAPHS]
    if not shouted or len(shouted) == sum(block.kind in _PARAGRAPHS for block in blocks):
        return frozenset()
    return frozenset(number for number in shouted if _PRODUCTION.search(blocks[number].text))


def _joined(blocks: Sequence[Words]) -> OwnWords:
    starts, length = [], 0
    for one in blocks:
        starts.append(length)
        length += len(one[2]) + len(_JOINT)
    joined = _JOINT.join([one[2].lower() for one in blocks])
    if len(joined) + len(_JOINT) != length:  # a letter that two would become
        joined = _JOINT.join([folded(one[2]) for one in blocks])
    return OwnWords(blocks, joined.replace("’", "'").replace("\n", " "), starts)


def _words(story: Story) -> list[Words]:
    headlines, notes = headline_spans(story), production_notes(story)
    paragraphs = 0
    seen_headline = False
    found = []
    for number, block in enumerate(story.blocks):
        kind = block.kind
        if kind in _BODY:
            if number in notes:
                continue
            place, weight = "body", BODY_WEIGHT
            if kind in _PARAGRAPHS:
                if paragraphs < EARLY_PARAGRAPHS:
                    place, weight = ("early", EARLY_WEIGHT) if paragraphs else ("lead", OPENING_WEIGHT)
                paragraphs += 1
            found.append(Words(number, 0, block.text, weight, place))
        elif kind in _HEADLINES and (at := headlines.get(number)):
            weight = BODY_WEIGHT if seen_headline else HEADLINE_WEIGHT
            seen_headline = True
            found.append(Words(number, at.start, block.text[at.start : at.end], weight, "headline"))
        elif kind in _STANDFIRSTS:
            found.append(Words(number, 0, block.text, OPENING_WEIGHT, "standfirst"))
    return found
