"""A guess at the urgency, 1 (highest) to 9, beside the declared one; it is never published as the story's urgency.

What the wire itself marks rules: flash 1, alert and bulletin 2, urgent 3; a single line without a body is likely one of
these. Else it goes by what happened (people killed in headline or lead, kinds of events) and by the kind of copy. The
confidence is modest: a desk knows its readers, this knows words.
"""

from __future__ import annotations

import re

from copytaster.core.context import Tables
from copytaster.core.enrich import Warn
from copytaster.core.enrich import genre_words as genres
from copytaster.core.enrich.own_words import OwnWords, opening_words
from copytaster.core.facts import Guess
from copytaster.core.model import BODY_KINDS, BlockKind, Priority, Story
from copytaster.core.publish.language import language_read_in

NAME = "urgency"
NEEDS: frozenset[str] = frozenset({"language", "topics", "genre"})
SETS = "urgency"
BY = "urgency@1"
LANGUAGES = frozenset({"en", "de", "fr", "es", "pt", "nl", "it"})

MARKED = {Priority.FLASH: 1, Priority.ALERT: 2, Priority.BULLETIN: 2, Priority.URGENT: 3}
MARKED_CONFIDENCE = 0.8
LINE_CONFIDENCE = 0.6
GUESS_CONFIDENCE = 0.5
ALERT_CHARACTERS = 240
MANY_DEAD = 20
LINE_URGENCY = 3
MAIN_RELEVANCE = 0.5

BY_GENRE = {
    genres.FEATURE: 7,
    genres.ADVISORY: 6,
    genres.OPINION: 7,
    genres.TIMELINE: 6,
    genres.FACTBOX: 6,
    genres.TABLE: 6,
    genres.FORECAST: 6,
    genres.PRESS_RELEASE: 6,
    genres.SPORT_RESULT: 5,
    genres.OBITUARY: 5,
    genres.ANALYSIS: 5,
    genres.INTERVIEW: 5,
    genres.PREVIEW: 5,
    genres.MARKET_REPORT: 5,
}
BY_TOPIC = {
    "medtop:03000000": 4,
    "medtop:16000000": 4,
    "medtop:11000000": 5,
    "medtop:20000153": 3,  # earthquake
    "medtop:20001353": 3,  # tsunami
    "medtop:20000144": 3,  # air accident
    "medtop:20000053": 3,  # act of terror
    "medtop:20000070": 3,  # coup
    "medtop:01000000": 6,
    "medtop:08000000": 7,
    "medtop:10000000": 7,
}
USUAL = 5

_COPY = BODY_KINDS | {BlockKind.HEADLINE, BlockKind.STANDFIRST}
_BRIEF = re.compile(r"\W{0,4}BRIEFS?\s?[-:]")
_DEAD = re.compile(
    r"""(?x)
    (?: (?P<number>\d{1,3}(?:[.,]\d{3})?)
      | dozens | hundreds | thousands | scores | dutzende | hunderte | des\sdizaines | decenas
      | decine | dezenas | tientallen )
    \s (?:\w+\s){0,3}
    (?: killed | dead | die | died | deaths | perished | tote | tot | getötet | todesopfer | morts | tués | muertos
      | fallecidos
      | morti | vittime | mortos | doden | óbitos ) \b
  | \b (?: kill(?:s|ed|ing)? | death\stoll\s(?:\w+\s){0,3}to | claims | deja | mata | tue | fait | töten ) \s
    (?: at\sleast\s | au\smoins\s | al\smenos\s )? (?P<after>\d{1,3}(?:[.,]\d{3})?) (?! \d | \s?% )
    """
)
"""People killed, in figures or round words, in folded text."""


def enrich(story: Story, tables: Tables, warn: Warn) -> Guess | None:  # noqa: ARG001 - all are called alike
    """The guess; None for copy in a language whose words are not known and that nothing marks."""
    if priority := story.lifecycle.priority:
        return Guess(MARKED[priority], BY, MARKED_CONFIDENCE)
    if language_read_in(story) not in LANGUAGES:
        return None
    opening = opening_words(story)
    if not opening.blocks:
        return None
    genre = str(story.facts.genre.value) if story.facts.genre else genres.CURRENT
    if genre == genres.CURRENT and _is_line(story):
        return Guess(USUAL if _is_brief(story) else LINE_URGENCY, BY, LINE_CONFIDENCE)
    if genre in BY_GENRE:
        return Guess(BY_GENRE[genre], BY, GUESS_CONFIDENCE)
    return Guess(_by_event(story, opening), BY, GUESS_CONFIDENCE)


def _is_line(story: Story) -> bool:
    """Whether one line, in the headline or in the body, is all the copy there is."""
    words = [block for block in story.blocks if block.kind in _COPY]
    return len(words) == 1 and len(words[0].text) <= ALERT_CHARACTERS


def _is_brief(story: Story) -> bool:
    """Reuters' BRIEF- is a line too, and no alert."""
    return any(_BRIEF.match(block.text) for block in story.blocks)


def _by_event(story: Story, opening: OwnWords) -> int:
    """By the best topic and the people killed."""
    guesses = [BY_TOPIC.get(one.code, USUAL) for one in story.facts.topics if one.relevance >= MAIN_RELEVANCE]
    # Of what is not the best topic only the grave counts.
    guess = min([guesses[0], *(one for one in guesses if one < USUAL)]) if guesses else USUAL
    dead = _dead(opening.folded)
    if dead >= MANY_DEAD:
        return 3
    return min(guess, 4) if dead else guess


def _dead(text: str) -> int:
    """How many people these words say were killed; words like "dozens" are many."""
    most = 0
    for match in _DEAD.finditer(text):
        number = match.group("number") or match.group("after")
        most = max(most, int(re.sub(r"\D", "", number)) if number else MANY_DEAD)
    return most
