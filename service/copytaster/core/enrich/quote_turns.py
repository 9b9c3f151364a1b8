"""What was said, by whom and how it is known, and the fact that is made of it.

Its confidence is a constant for each rule that found the speaker, set by judgement.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from copytaster.core.enrich.quote_cues import Said
from copytaster.core.enrich.quote_words import Words
from copytaster.core.enrich.roll import Speaker
from copytaster.core.enrich.venues import venue
from copytaster.core.facts import Quote, QuoteKind
from copytaster.core.model import At, Span
from copytaster.core.speech import Cue, Passage, Quoted, Source

BY = "quotes@1"
CONFIDENCE = {"after": 0.95, "before": 0.9, "joined": 0.85, "carried": 0.75, "about": 0.6, "indirect": 0.6, "": 0.5}
"""By the rule that found the speaker; "" where nobody is found. Set by judgement, "indirect" by the gold."""


class Turn(NamedTuple):
    """Something that was said: how, by whom, where."""

    kind: QuoteKind
    said: Said | None
    speaker: Speaker | None
    rule: str
    block: int


def quote_of(turn: Turn, parts: Sequence[tuple[Passage, Quoted]], words: Words) -> Quote:
    """The quote as a fact: `at` holds each paragraph's part, the cue's with everything from source to venue."""
    numbers = [passage.number for passage, _ in parts]
    attributed = numbers.index(turn.block) if turn.block in numbers else 0
    texts, words_at, at = [], [], []
    said = where = None
    for index, (passage, quote) in enumerate(parts):
        texts.append(passage.text[quote.first : quote.last])
        words_at.append(At(passage.number, quote.first, quote.last))
        start, end = quote.start, quote.end
        if turn.said and index == attributed:
            cue, source, _ = turn.said
            place = venue(passage, cue, source, words)
            start, end = _around(start, end, cue, source, place)
            said = _span(passage, cue.start, cue.end)
            where = _span(passage, *place) if place else None
        at.append(At(passage.number, start, end))
    speaker = turn.speaker or _NOBODY
    return Quote(
        kind=turn.kind,
        content=Span("\n\n".join(texts), tuple(words_at)),
        at=tuple(at),
        by=BY,
        confidence=CONFIDENCE[turn.rule],
        speaker=speaker.entity,
        speaker_name=speaker.name,
        speaker_description=speaker.description,
        cue=said,
        venue=where,
    )


def _around(start: int, end: int, cue: Cue, source: Source | None, place: tuple[int, int] | None) -> tuple[int, int]:
    """The place of a quote with its cue, its source and its venue."""
    starts, ends = [start, cue.start], [end, cue.end]
    if source:
        starts.append(source.start)
        ends.append(source.end)
    if place:
        starts.append(place[0])
        ends.append(place[1])
    return min(starts), max(ends)


_NOBODY = Speaker()


def _span(passage: Passage, start: int, end: int) -> Span:
    return Span(passage.text[start:end], (At(passage.number, start, end),))
