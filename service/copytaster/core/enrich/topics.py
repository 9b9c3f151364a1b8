"""IPTC Media Topics of the story: from its own words, by weighted words and phrases, and from the codes of its feed.

A word counts by its weight in the table, by its place (headline, opening, body) and less each time it comes again. A
topic's score goes to its ancestors too. A top is told when its score is enough for the length of the copy and not far
behind the best one, beside which one word alone is not enough; a topic below it when it holds most of its parent's
score. In English two levels and more, in the other languages the top alone. `confidence` was set by the evaluation
(tests/eval/topics.py); `relevance` is the share of the best top's score. A topic of the feed has `by` feed and the
place in its metadata.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from operator import itemgetter
from typing import TypeAlias

from copytaster.core.candidates import Candidate
from copytaster.core.context import Tables
from copytaster.core.enrich import Warn
from copytaster.core.enrich.own_words import OwnWords, own_words
from copytaster.core.facts import Topic
from copytaster.core.model import At, Places, Story
from copytaster.core.publish.language import language_read_in
from copytaster.core.topic_rules import TopicRules, TopicWords

NAME = "topics"
NEEDS: frozenset[str] = frozenset({"language"})
SETS = "topics"
BY = "topics@1"
FEED_BY = "feed"
LANGUAGES = frozenset({"en", "de", "fr", "es", "pt", "nl", "it"})

MOST = 4
"""Topics told of the words, and as many of the feed."""
PLACES = 5
"""Places told of each topic."""
LEAST_SCORE = 7.0
LEAST_SCORE_PER_WORD = 0.01
BEHIND_BEST = 0.35
"""What share of the best top's score another one must have."""
SHARE_OF_PARENT = 0.4
LEAST_BELOW = 6.0
AGAIN = (1.0, 0.5, 0.3, 0.2)
"""What a word counts for the first time, the second time …; after that nothing."""
FEED_CONFIDENCE = 0.95
TOP_CONFIDENCE = 0.9
BELOW_CONFIDENCE = 0.6


Hit: TypeAlias = tuple[float, int, int, int, int]
"""Points that a word brought, where it stands (block, start, end), and the number of the word."""


@dataclass(slots=True)
class _Evidence:
    """What speaks for a topic: its score, and the words that brought it."""

    score: float = 0.0
    hits: list[Hit] = field(default_factory=list)


def enrich(story: Story, tables: Tables, warn: Warn) -> tuple[Topic, ...]:  # noqa: ARG001 - all are called alike
    """The topics, the most relevant first, those of the feed behind them."""
    rules = tables.topics
    words = rules.words.get(language_read_in(story))
    found = list(_of_words(own_words(story), words, rules)) if words else []
    told = {one.code for one in found}
    return (*found, *(one for one in _of_feed(story, rules) if one.code not in told))


def _of_words(own: OwnWords, words: TopicWords, rules: TopicRules) -> Iterator[Topic]:
    evidence = _evidence(own, words)
    tops, best, least = _tops(evidence, own, rules)
    if best < least:
        return
    chosen = [(code, score) for code, score in tops.items() if _lost(evidence[code], best, least) is None]
    children = _children(evidence, rules)
    below = [pair for pair in chosen for pair in _below(*pair, children)]
    # The sort is stable: where all of a score comes from one child, its parent stays before it.
    ranked = sorted((*chosen, *below), key=lambda pair: -pair[1])
    for code, score in ranked[:MOST]:
        sure = TOP_CONFIDENCE if code in tops else BELOW_CONFIDENCE
        yield Topic(
            code=code,
            name=rules.names[code],
            relevance=score / best,
            at=_places(evidence[code].hits),
            by=BY,
            confidence=sure * min(1.0, 0.5 + 0.25 * score / least),
        )


def candidates(story: Story, tables: Tables) -> Iterator[Candidate]:
    """The tops that words speak for, with their points and the words, and what those below a told one lost by."""
    rules = tables.topics
    words = rules.words.get(language_read_in(story))
    if words is None:
        return
    own = own_words(story)
    evidence = _evidence(own, words)
    tops, best, least = _tops(evidence, own, rules)
    told = {one.code for one in story.facts.topics if one.by == BY}
    for code, score in sorted(evidence.items(), key=lambda pair: -pair[1].score):
        taken = code in told
        lost = _lost(score, best, least) if code in tops else _lost_below(code, evidence, rules)
        rule = f"{score.score:.1f} points" + ("" if taken else f": {lost or 'others are told before it'}")
        yield Candidate(SETS, f"{rules.names[code]} ({code})", taken, rule, BY, _places(score.hits))


def _tops(evidence: Mapping[str, _Evidence], own: OwnWords, rules: TopicRules) -> tuple[dict[str, float], float, float]:
    """The score of each top, the best one, and the least that copy of this length must have."""
    tops = {code: one.score for code, one in evidence.items() if code not in rules.parents}
    length = sum([len(one.text) for one in own.blocks]) / 6.0
    return tops, max(tops.values(), default=0.0), LEAST_SCORE + LEAST_SCORE_PER_WORD * length


def _lost(one: _Evidence, best: float, least: float) -> str | None:
    """Why a top is not told."""
    if one.score < least:
        return f"copy of this length needs {least:.1f}"
    if one.score < BEHIND_BEST * best:
        return f"too far behind the best one's {best:.1f}"
    if one.score < best and not _is_told_twice(one.hits):
        return "one word alone makes no second topic"
    return None


def _lost_below(code: str, evidence: Mapping[str, _Evidence], rules: TopicRules) -> str:
    """Why a topic below a top is not told."""
    parent = evidence[rules.parents[code]].score
    return (
        f"below {LEAST_BELOW:g}, below {SHARE_OF_PARENT:g} of its parent's {parent:.1f}, or behind another of its level"
    )


def _evidence(own: OwnWords, words: TopicWords) -> dict[str, _Evidence]:
    """The score of each topic, its descendants' among it: a word counts once for a topic, with the best it says."""
    times: dict[int, int] = {}
    evidence: dict[str, _Evidence] = {}
    for block, number, start, end in own.said(words.phrases):
        again = times.get(number, 0)
        if again >= len(AGAIN):
            continue
        times[number] = again + 1
        factor = block.weight * AGAIN[again]
        for code, weight in words.says[number]:
            one = evidence.get(code)
            if one is None:
                one = evidence[code] = _Evidence()
            one.score += weight * factor
            one.hits.append((weight * factor, block.block, start, end, number))
    return evidence


def _children(evidence: dict[str, _Evidence], rules: TopicRules) -> dict[str, list[tuple[float, str]]]:
    found: dict[str, list[tuple[float, str]]] = {}
    for code, one in evidence.items():
        if (parent := rules.parents.get(code)) and one.score >= LEAST_BELOW:
            found.setdefault(parent, []).append((one.score, code))
    return found


def _below(code: str, score: float, children: dict[str, list[tuple[float, str]]]) -> Iterator[tuple[str, float]]:
    """The best topics on the way down from a top, as long as one holds enough of its parent's score."""
    while code in children:
        least = SHARE_OF_PARENT * score
        score, code = max(children[code])
        if score < least:
            return
        yield code, score


def _places(hits: list[Hit]) -> Places:
    """The words that brought most, in the order of the copy."""
    best = sorted(hits, key=itemgetter(0), reverse=True)[:PLACES]
    return tuple(At(*place) for place in sorted(hit[1:4] for hit in best))


def _is_told_twice(hits: list[Hit]) -> bool:
    """Whether more than one word speaks for it: `results` alone makes no business of a football table."""
    return any(hit[4] != hits[0][4] for hit in hits)


def _of_feed(story: Story, rules: TopicRules) -> Iterator[Topic]:
    """The feed's own codes as Media Topics, each once, and the tops that they belong to."""
    places: dict[str, Places] = {}
    for subject in story.declared.subjects:
        code = rules.of_feed(subject.scheme, subject.code)
        if code:
            for one in dict.fromkeys((code, rules.line(code)[-1])):
                places.setdefault(one, subject.at)
    for code, at in list(places.items())[:MOST]:
        if code in rules.names:
            yield Topic(code, rules.names[code], 1.0, at, FEED_BY, FEED_CONFIDENCE)
