"""Genre of the story: what kind of copy it is, whatever it is about.

Asked in this order: a label before or behind the headline (ANALYSIS-…, (Interview) …), what the feed declares, a wire
of press releases, shapes (tables, questions and answers, lists of dates), and phrases of the copy, the earlier the more
they count. Where nothing speaks for another one the genre is `current`. `confidence` is a constant for each way.
"""

from __future__ import annotations

from collections.abc import Iterator

from copytaster.core.context import Tables
from copytaster.core.enrich import Warn
from copytaster.core.enrich import genre_words as words
from copytaster.core.enrich.own_words import HEADLINE_WEIGHT, OwnWords, own_words
from copytaster.core.facts import Guess
from copytaster.core.model import Action, At, BlockKind, Story, Syntax
from copytaster.core.phrases import folded
from copytaster.core.publish.language import language_read_in

NAME = "genre"
NEEDS: frozenset[str] = frozenset({"language", "topics"})
SETS = "genre"
BY = "genre@1"
LANGUAGES = frozenset({"en", "de", "fr", "es", "pt", "nl", "it"})

LABEL_CONFIDENCE = 0.95
DECLARED_CONFIDENCE = 0.9
SHAPE_CONFIDENCE = 0.75
PHRASE_CONFIDENCE = 0.7
DEFAULT_CONFIDENCE = 0.7
LEAST_POINTS = 6.0
QUESTIONS = 2
DATED_ITEMS = 4
SPORT = "medtop:15000000"
ECONOMY = "medtop:04000000"
MARKETS = "medtop:20000385"
WEATHER = "medtop:17000000"
_TIED = {
    words.SPORT_RESULT: frozenset({SPORT}),
    words.MARKET_REPORT: frozenset({ECONOMY, MARKETS}),
    words.FORECAST: frozenset({WEATHER}),
}
"""Genres that only copy on these topics can be of."""
_PARAGRAPHS = frozenset({BlockKind.PARAGRAPH})
_ASKED = _PARAGRAPHS | {BlockKind.SUBHEAD}
"""Kinds of blocks that questions stand in."""


def enrich(story: Story, tables: Tables, warn: Warn) -> Guess | None:  # noqa: ARG001 - all are called alike
    """The genre; None for copy in a language whose words are not known and that nothing labels."""
    if label := _label(story):
        return Guess(label, BY, LABEL_CONFIDENCE)
    if declared := _declared(story):
        return Guess(declared, BY, DECLARED_CONFIDENCE)
    if language_read_in(story) not in LANGUAGES:
        return None
    if shape := _shape(story):
        return Guess(shape, BY, SHAPE_CONFIDENCE)
    said = _said(story)
    return Guess(said, BY, PHRASE_CONFIDENCE) if said else Guess(words.CURRENT, BY, DEFAULT_CONFIDENCE)


def _label(story: Story) -> str | None:
    """What a label beside the headline says, or the slugline."""
    for headline in story.headlines:
        for at in headline.at:
            if isinstance(at, At):
                text = story.blocks[at.block].text
                opening = words.OPENING_LABEL.match(headline.text)
                inside = opening.group("label") if opening else ""
                if genre := _named(f"{text[: at.start]} | {text[at.end :]} | {inside}"):
                    return genre
    if story.slugline and (genre := _named(story.slugline.replace("/", " | ").replace("-", " | "))):
        return None if genre in _TIED else genre
    return None


def _named(text: str) -> str | None:
    """The genre that is named by a whole label."""
    for label in words.LABEL.findall(folded(text)[:120]):
        genre = words.LABELS.get(label) or words.LABELS.get(label.split()[0])
        if genre and genre != words.CURRENT:
            return genre
    return None


def _declared(story: Story) -> str | None:
    """What the feed says, where it says more than that it is news."""
    for name in story.declared.genres:
        genre = words.LABELS.get(folded(name).strip())
        if genre and genre != words.CURRENT:
            return genre
    return None


def _shape(story: Story) -> str | None:
    if story.lifecycle.action is Action.ADVISORY:
        return words.ADVISORY
    if story.detection.syntax is Syntax.PRESS_RELEASE_XML or story.detection.dialect in words.PRESS_RELEASE_WIRES:
        return words.PRESS_RELEASE
    questions = dated = paragraphs = lists = tables = 0
    for block in story.blocks:
        kind, text = block.kind, block.text
        if kind in _ASKED:
            questions += words.QUESTION.match(text) is not None
            paragraphs += len(text) if kind in _PARAGRAPHS else 0
        elif kind is BlockKind.LIST:
            lists += len(text)
            dated += sum(words.ITEM_DATE.match(line) is not None for line in text.splitlines())
        elif kind is BlockKind.TABLE:
            tables += len(text)
    if tables > 2 * (paragraphs + lists):
        return words.TABLE
    if questions >= QUESTIONS:
        return words.INTERVIEW
    if dated >= DATED_ITEMS and lists > paragraphs:
        return words.TIMELINE
    return None


def _said(story: Story) -> str | None:
    """The genre that phrases speak for most, when they do so loudly enough."""
    points: dict[str, float] = {}
    own = own_words(story)
    for genre, more in _points(own):
        points[genre] = points.get(genre, 0.0) + more
    topics = {one.code for one in story.facts.topics}
    for genre, tied in _TIED.items():
        if topics.isdisjoint(tied):
            points.pop(genre, None)
    if words.SPORT_RESULT in points and not _has_score(own):
        points[words.SPORT_RESULT] /= 2
    if not points:
        return None
    best = max(points, key=lambda genre: (points[genre], genre))
    return best if points[best] >= LEAST_POINTS else None


def _points(own: OwnWords) -> Iterator[tuple[str, float]]:
    """Each phrase once, by the place where it comes first."""
    seen: set[int] = set()
    for block, number, _, _ in own.said(words.PHRASES):
        if number not in seen:
            seen.add(number)
            genre, points = words.SAYS[number]
            yield genre, points * block.weight


def _has_score(own: OwnWords) -> bool:
    return any(
        words.SCORE.search(block.text)
        for block in own.blocks
        if block.weight >= HEADLINE_WEIGHT or block.place == "lead"
    )
