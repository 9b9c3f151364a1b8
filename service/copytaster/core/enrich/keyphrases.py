"""Up to eight phrases of the story that stand for it, as they stand there.

Candidates are runs of up to four words between stop words and marks in headline, standfirst and opening, and names.
Each counts by the place where it first stands, by how often the story has it, by its length, and more as a name. A
phrase that holds a better one, or stands in it, is left out, and half at most are names. In German every noun has a
capital, so that a run ends with one; in the Romance languages and Dutch a run is cut behind a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import log2
from typing import TypeAlias

from copytaster.core.context import Tables
from copytaster.core.enrich import Warn
from copytaster.core.enrich.keyphrase_words import JOINS, STOP
from copytaster.core.enrich.own_words import OPENING_WEIGHT, Words, own_words
from copytaster.core.facts import EntityType, Phrase
from copytaster.core.model import At, Story
from copytaster.core.publish.language import language_read_in

NAME = "keyphrases"
NEEDS: frozenset[str] = frozenset({"language", "names"})
SETS = "keyphrases"
BY = "keyphrases@1"
LANGUAGES = frozenset({"en", "de", "fr", "es", "pt", "nl", "it"})

MOST = 8
LONGEST = 4
CONFIDENCE = 0.6
READ_CHARACTERS = 700
"""How much of the copy is cut into candidates; the rest only counts how often they come."""
LENGTHS = (0.0, 0.55, 1.0, 1.05, 0.9)
"""What a phrase of so many words is worth; a single word must be a name or come again."""
NAMED = 1.4
LEAST_NAMED = 0.8
MOST_NAMES = 4
SHORTEST = 4
"""Letters of a single word."""
COMPOUND = 10
"""From so many letters on a German or Dutch word is as good as two."""
LEAST_POINTS = 1.5

_TOKEN = re.compile(r"[^\W\d_]+(?:(?:[-&]|'(?!(?:s|t|d|m|ll|re|ve)\b))[^\W\d_]+)*|\d[\w.,]*|[^\w\s]")
"""A word with its hyphens and apostrophes (but for the genitive's and those of "they'd"), a number, a mark."""
_MARKS = re.compile(r"^\d|: | [-–—] ")
"""What is in no name, but may be in what a tagger takes for one."""
_LEADING = {"en": ("ed", "ing", "ly")}
_TRAILING = {"en": ("ed", "ly"), "es": ("mente",), "pt": ("mente",), "it": ("mente",)}
_COMPOUNDING = frozenset({"de", "nl"})
_WHOLE_RUNS = frozenset({"en", "de"})

Run: TypeAlias = list[tuple[int, int]]
"""Words in a row, each by its start and end."""


@dataclass(slots=True)
class _Candidate:
    """A phrase and where it stands first; `weight` of that place."""

    at: At
    text: str
    key: str  # folded
    words: int
    weight: float
    named: bool
    times: int = 0  # of names: how often they come


def enrich(story: Story, tables: Tables, warn: Warn) -> tuple[Phrase, ...]:  # noqa: ARG001 - all are called alike
    """The phrases, the best first."""
    language = language_read_in(story)
    if language not in LANGUAGES:
        return ()
    blocks = own_words(story)
    candidates = _named(story, blocks)
    for one in _runs(blocks, language):
        candidates.setdefault(one.key, one)
    whole = " \n ".join(block.folded for block in blocks)
    points = {key: _points(one, whole) for key, one in candidates.items()}
    ranked = sorted(candidates, key=lambda key: (-points[key], candidates[key].at.block, candidates[key].at.start))
    return tuple(_phrases(ranked, candidates, points))


def _phrases(ranked: Iterable[str], candidates: dict[str, _Candidate], points: dict[str, float]) -> Iterator[Phrase]:
    told: list[str] = []
    names = 0
    for key in ranked:
        if len(told) == MOST or points[key] < LEAST_POINTS:
            return
        one = candidates[key]
        if (one.named and names == MOST_NAMES) or any(key in other or other in key for other in told):
            continue
        names += one.named
        told.append(key)
        yield Phrase(one.text, (one.at,), BY, CONFIDENCE)


def _points(one: _Candidate, whole: str) -> float:
    if one.named:
        times = one.times or whole.count(one.key)
        return one.weight * log2(1 + times) * max(LENGTHS[one.words], LEAST_NAMED) * NAMED
    times = whole.count(one.key)
    if one.words == 1 and times < (2 if one.weight >= OPENING_WEIGHT else 3):
        return 0.0
    return one.weight * log2(1 + times) * LENGTHS[one.words]


def _named(story: Story, blocks: tuple[Words, ...]) -> dict[str, _Candidate]:
    """The names found, each once with how often it comes; nationalities and the like alone are none."""
    # What the tagger takes for a name before a headline is a label: "UPDATE 1-Lysvik …".
    weights = {block.block: (block.start, block.weight) for block in blocks}
    found: dict[str, _Candidate] = {}
    for name in story.facts.names:
        key = name.text.lower()
        if one := found.get(key):
            one.times += 1
        elif (own := weights.get(name.at.block)) and name.at.start >= own[0] and not _MARKS.search(key):
            words = min(key.count(" ") + 1, LONGEST)
            if words > 1 or name.type is not EntityType.MISC:
                found[key] = _Candidate(name.at, name.text, key, words, own[1], named=True, times=1)
    return _joined(found)


def _joined(found: dict[str, _Candidate]) -> dict[str, _Candidate]:
    """A surname goes with the full name, where only one has it, and makes it count as often and stand as high."""
    full: dict[str, list[_Candidate]] = {}
    for key, one in found.items():
        if one.words > 1:
            full.setdefault(key.rpartition(" ")[2], []).append(one)
    for key, one in list(found.items()):
        if one.words == 1 and len(namesakes := full.get(key, [])) == 1:
            whole = namesakes[0]
            whole.times += one.times
            whole.weight = max(whole.weight, one.weight)
            del found[key]
    return found


def _runs(blocks: tuple[Words, ...], language: str) -> Iterator[_Candidate]:
    """The runs of the opening, without the verbs and adverbs at their ends."""
    stop, joins = STOP[language], JOINS[language]
    read = 0
    for block in blocks:
        if read >= READ_CHARACTERS:
            return
        read += len(block.text)
        in_capitals = block.text.isupper()
        whole = in_capitals or language in _WHOLE_RUNS
        for run in _cut(block, stop, joins):
            for part in (run,) if whole else _by_case(run, block, joins):
                if candidate := _candidate(block, _trimmed(part, block.text, language), language, in_capitals):
                    yield candidate


def _candidate(block: Words, run: Run, language: str, in_capitals: bool) -> _Candidate | None:
    count = len(run)
    if not run or count > LONGEST:
        return None
    start, end = run[0][0], run[-1][1]
    if count == 1 and (end - start < SHORTEST or (block.weight < OPENING_WEIGHT and end - start < COMPOUND)):
        return None
    capital = block.text[run[-1][0]].isupper()
    if language == "de" and not capital:
        return None
    named = count > 1 and capital and not in_capitals and language != "de" and block.text[start].isupper()
    if count == 1 and language in _COMPOUNDING and end - start >= COMPOUND:
        count = 2
    at = At(block.block, block.start + start, block.start + end)
    return _Candidate(at, block.text[start:end], block.folded[start:end], count, block.weight, named)


def _by_case(run: Run, block: Words, joins: frozenset[str]) -> Iterator[Run]:
    """A run cut where names end and small words begin: what follows a name is often its verb."""
    first, text = 0, block.text
    for index in range(1, len(run)):
        start, end = run[index]
        if text[run[index - 1][0]].isupper() and text[start].islower() and block.folded[start:end] not in joins:
            yield run[first:index]
            first = index
    yield run[first:]


def _trimmed(run: Run, text: str, language: str) -> Run:
    """Without participles before and adverbs behind; in German without what is no noun behind."""
    if language == "de" and any(text[start].isupper() for start, _ in run):
        while text[run[-1][0]].islower():
            run = run[:-1]
    leading, trailing = _LEADING.get(language, ()), _TRAILING.get(language, ())
    first, last = 0, len(run)
    while first < last and leading and _ends(run[first], text, leading):
        first += 1
    while first < last and trailing and _ends(run[last - 1], text, trailing):
        last -= 1
    return run[first:last]


def _ends(word: tuple[int, int], text: str, ends: tuple[str, ...]) -> bool:
    start, end = word
    return text[start].islower() and text.endswith(ends, start, end)


def _cut(block: Words, stop: frozenset[str], joins: frozenset[str]) -> Iterator[Run]:
    """The runs of words between stop words, numbers and marks."""
    run: Run = []
    text, last = block.folded, -1
    for match in _TOKEN.finditer(text):
        word = match.group()
        start, end = match.span()
        if word in stop or not word[0].isalpha():
            if run and word in joins and _between_capitals(block.text, run[-1][0], end):
                run.append((start, end))
                last = end
            elif run:
                yield run
                run = []
            continue
        if run and not (start == last + 1 and text[last] == " "):
            yield run
            run = []
        run.append((start, end))
        last = end
    if run:
        yield run


def _between_capitals(text: str, before: int, end: int) -> bool:
    return text[before].isupper() and text[end + 1 : end + 2].isupper()
