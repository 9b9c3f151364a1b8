"""One to three of the story's own sentences that stand for it, with their exact places.

The first sentence of the lead, and of the rest of the copy the ones that hold most keyphrases, each new one worth more
than one that was told; early ones before late ones. What is no sentence of the agency's own (a quote, a question, a
line of a list) is left out. Alerts, tables, advisories and copy of a single sentence have no summary.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from copytaster.core.candidates import Candidate
from copytaster.core.context import Tables
from copytaster.core.enrich import Warn
from copytaster.core.enrich import genre_words as genres
from copytaster.core.enrich.own_words import production_notes
from copytaster.core.facts import Phrase
from copytaster.core.model import At, BlockKind, Story
from copytaster.core.phrases import folded
from copytaster.core.publish.language import language_read_in

NAME = "summary"
NEEDS: frozenset[str] = frozenset({"language", "sentences", "genre", "keyphrases"})
SETS = "summary"
BY = "summary@1"
LANGUAGES = frozenset({"en", "de", "fr", "es", "pt", "nl", "it"})

MOST = 3
CHARACTERS = 600
"""All sentences together: more is no summary."""
LEAST_CHARACTERS = 40
LONGEST_CHARACTERS = 350
LEAST_PHRASES = 2.0
TOLD = 0.5
"""What a keyphrase counts that a sentence before has told."""
LATE = 0.04
"""What each sentence before takes from one's points."""
CONFIDENCE = 0.7
NONE_FOR = frozenset({genres.TABLE, genres.ADVISORY, genres.TIMELINE})
_PARAGRAPH = BlockKind.PARAGRAPH
_LABEL = re.compile(r"\d{1,2}[A-Z]?[.)] ")
_OPENS_QUOTE = ('"', "“", "”", "„", "«", "»", "'", "‘", "—", "–", "-", "(", "Q:", "A:")


def enrich(story: Story, tables: Tables, warn: Warn) -> Phrase | None:  # noqa: ARG001 - all are called alike
    """The sentences, in the order of the copy."""
    genre = story.facts.genre.value if story.facts.genre else None
    if language_read_in(story) not in LANGUAGES or genre in NONE_FOR or (story.lifecycle.priority and _is_short(story)):
        return None
    body = _body(story)
    if len(body) < 2 or _announces_list(_words(story, body[0])):
        return None
    chosen = [body[0], *_more(story, body)]
    chosen.sort(key=lambda at: (at.block, at.start))
    return Phrase(" ".join(_words(story, at) for at in chosen), tuple(chosen), BY, CONFIDENCE)


def candidates(story: Story, tables: Tables) -> Iterator[Candidate]:  # noqa: ARG001 - all are called alike
    """The sentences of the body, those of the summary and those that were passed over."""
    told = story.facts.summary.at if story.facts.summary else ()
    for at in _body(story):
        lost = _unfit(story, at) or ("others hold more keyphrases" if told else "copy of this kind has no summary")
        yield Candidate(SETS, _words(story, at), at in told, "chosen" if at in told else lost, BY, (at,))


def _body(story: Story) -> list[At]:
    notes = production_notes(story)
    paragraphs = {
        number for number, block in enumerate(story.blocks) if block.kind is _PARAGRAPH and number not in notes
    }
    return [at for at in story.facts.sentences if at.block in paragraphs]


def _announces_list(lead: str) -> bool:
    """Whether what follows is a list of stories, results, names: no lead sums that up."""
    return lead.endswith(":") or _LABEL.match(lead) is not None


def _is_short(story: Story) -> bool:
    """An alert of a paragraph or two."""
    return sum(block.kind is _PARAGRAPH for block in story.blocks) < MOST


def _more(story: Story, body: Sequence[At]) -> list[At]:
    """Up to two more, the best first, within the room that the lead leaves."""
    phrases = [folded(one.text) for one in story.facts.keyphrases]
    lead = folded(_words(story, body[0]))
    told = {phrase for phrase in phrases if phrase in lead}
    room = CHARACTERS - (body[0].end - body[0].start)
    rest = _rest(story, body, phrases)
    chosen: list[At] = []
    while rest and len(chosen) < MOST - 1:
        best = max(rest, key=lambda one: (_points(one, told), -one.rank))
        length = best.at.end - best.at.start
        if _points(best, told) < LEAST_PHRASES or length > room:
            break
        room -= length
        rest.remove(best)
        told.update(best.phrases)
        chosen.append(best.at)
    return chosen


class _Sentence(NamedTuple):
    """A sentence that may stand by itself, how many precede it, and the keyphrases that it holds."""

    at: At
    rank: int
    phrases: list[str]


def _rest(story: Story, body: Sequence[At], phrases: Sequence[str]) -> list[_Sentence]:
    """The sentences behind the lead that hold enough keyphrases to be chosen; fewer never reach the points."""
    found = []
    for rank, at in enumerate(body[1:]):
        if LEAST_CHARACTERS <= at.end - at.start <= LONGEST_CHARACTERS:
            text = folded(_words(story, at))
            held = [one for one in phrases if one in text]
            if len(held) >= LEAST_PHRASES and _unfit(story, at) is None:
                found.append(_Sentence(at, rank, held))
    return found


def _points(one: _Sentence, told: set[str]) -> float:
    return sum([TOLD if phrase in told else 1.0 for phrase in one.phrases]) - LATE * one.rank


def _unfit(story: Story, at: At) -> str | None:
    """Why a sentence is none of the agency's own that says something by itself."""
    if not LEAST_CHARACTERS <= at.end - at.start <= LONGEST_CHARACTERS:
        return "too short or too long"
    words = _words(story, at)
    if _LABEL.match(words):
        return "a line of a list"
    if words.startswith(_OPENS_QUOTE) or words[-1] in '?:"”»“' or words.count('"') % 2:
        return "a quote, a question or the beginning of a list"
    return None


def _words(story: Story, at: At) -> str:
    return story.blocks[at.block].text[at.start : at.end]
