"""Up to eight phrases of the story that stand for it, as they stand there.

Candidates are runs of up to four words between stop words and marks in headline, standfirst and opening, and names.
Each counts by the place where it first stands, by how often the story has it, by its length, and more as a name. A
phrase that holds a better one, or stands in it, is left out, and half at most are names. A run holds no verb and no
half of a name; a common noun alone is a phrase where headline and lead have it and it is rare. In German every noun has
a capital, so that a run ends with one.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import log2
from typing import TypeAlias

from copytaster.core.candidates import Candidate
from copytaster.core.context import Tables
from copytaster.core.enrich import Warn
from copytaster.core.enrich.keyphrase_words import JOINS, STOP, VERBS_BEFORE
from copytaster.core.enrich.name_forms import Lexical
from copytaster.core.enrich.own_words import OPENING_WEIGHT, Words, own_words
from copytaster.core.facts import EntityType, Known, MentionForm, Phrase
from copytaster.core.model import At, Story
from copytaster.core.publish.language import language_read_in

NAME = "keyphrases"
NEEDS: frozenset[str] = frozenset({"language", "names", "known"})
SETS = "keyphrases"
BY = "keyphrases@1"
LANGUAGES = frozenset({"en", "de"})

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
"""From so many letters on a German word is as good as two."""
LEAST_TIMES = 2
"""How often a word alone must come."""
LEAST_POINTS = 1.5

_TOKEN = re.compile(r"[^\W\d_]+(?:(?:[-&]|'(?!(?:s|t|d|m|ll|re|ve)\b))[^\W\d_]+)*|\d[\w.,]*|[^\w\s]")
"""A word with its hyphens and apostrophes (but for the genitive's and those of "they'd"), a number, a mark."""
_MARKS = re.compile(r"^\d|: | [-–—] ")
"""What is in no name, but may be in what a tagger takes for one."""
_LEADING = {"en": ("ed", "ing", "ly")}
_TRAILING = {"en": ("ed", "ly")}

_OFTEN_SMALL = Lexical.SMALL | Lexical.MIXED
"""What the lexicon of names knows as a common word; what it does not know is rare."""

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
    return tuple(Phrase(one.text, (one.at,), BY, CONFIDENCE) for one, lost in _judged(story, tables) if lost is None)


def candidates(story: Story, tables: Tables) -> Iterator[Candidate]:
    """What could be a phrase, the best first, with what it lost by."""
    for one, lost in _judged(story, tables):
        yield Candidate(SETS, one.text, lost is None, lost or "among the best", BY, (one.at,))


def _judged(story: Story, tables: Tables) -> Iterator[tuple[_Candidate, str | None]]:
    """The candidates, the best first, and why each is not told."""
    language = language_read_in(story)
    if language not in LANGUAGES:
        return
    blocks = own_words(story)
    candidates = _named(story, blocks)
    halves = _Names(story)
    for one in _runs(blocks, language):
        if one.key not in candidates:
            if halves.cut_by(one.at):
                yield one, "cut out of a longer name"
            else:
                candidates[one.key] = one
    points = _all_points(candidates, blocks, tables)
    ranked = sorted(candidates, key=lambda key: (-points[key], candidates[key].at.block, candidates[key].at.start))
    told: list[str] = []
    names = 0
    for key in ranked:
        one = candidates[key]
        lost = _lost(one, points[key], told, names)
        if lost is None:
            told.append(key)
            names += one.named
        yield one, lost


def _lost(one: _Candidate, points: float, told: Sequence[str], names: int) -> str | None:
    if not points:
        return "a word alone is told when it is rare and headline and lead have it"
    if points < LEAST_POINTS:
        return "too few points: late in the copy, seldom or short"
    if len(told) == MOST:
        return "as many as may be are told"
    if one.named and names == MOST_NAMES:
        return "as many names as may be are told"
    if any(one.key in other or other in one.key for other in told):
        return "it holds a better one, or stands in it"
    return None


def _all_points(candidates: dict[str, _Candidate], blocks: Sequence[Words], tables: Tables) -> dict[str, float]:
    whole = " \n ".join(block.folded for block in blocks)
    places = {place: " \n ".join(one.folded for one in blocks if one.place == place) for place in ("headline", "lead")}
    lexicon = tables.names.lexicon if tables.names else {}
    points: dict[str, float] = {}
    for key, one in candidates.items():
        alone = one.words == 1 and not one.named
        common = alone and (lexicon.get(key, 0) & _OFTEN_SMALL or any(key not in text for text in places.values()))
        points[key] = 0.0 if common else _points(one, whole)
    return points


def _points(one: _Candidate, whole: str) -> float:
    if one.named:
        times = one.times or whole.count(one.key)
        return one.weight * log2(1 + times) * max(LENGTHS[one.words], LEAST_NAMED) * NAMED
    times = whole.count(one.key)
    if one.words == 1 and times < LEAST_TIMES:
        return 0.0
    return one.weight * log2(1 + times) * LENGTHS[one.words]


class _Names:
    """Where the names of a story stand, to tell what is cut out of one."""

    def __init__(self, story: Story) -> None:
        self._places = [one.at for one in story.facts.names]  # in order

    def cut_by(self, at: At) -> bool:
        """Whether a name begins within and ends behind, or begins before and ends within."""
        number = bisect_left(self._places, (at.block, at.start))
        for name in self._places[max(0, number - 1) : number + LONGEST]:
            if name.block == at.block and name.start < at.end and at.start < name.end:
                inside = at.start <= name.start and name.end <= at.end
                if not inside and (name.start, name.end) != (at.start, at.end):
                    return True
        return False


def _named(story: Story, blocks: tuple[Words, ...]) -> dict[str, _Candidate]:
    """The names found, each once with how often it comes; nationalities and the like alone are none."""
    # What the tagger takes for a name before a headline is a label: "UPDATE 1-Lysvik …".
    weights = {block.block: (block.start, block.weight) for block in blocks}
    peoples = {one.at for one in story.facts.known if one.key.startswith("country/") and _is_short(one)}
    found: dict[str, _Candidate] = {}
    for name in story.facts.names:
        if name.at in peoples:
            continue
        key = name.text.lower()
        if one := found.get(key):
            one.times += 1
        elif (own := weights.get(name.at.block)) and name.at.start >= own[0] and not _MARKS.search(key):
            words = min(key.count(" ") + 1, LONGEST)
            if words > 1 or name.type is not EntityType.MISC:
                found[key] = _Candidate(name.at, name.text, key, words, own[1], named=True, times=1)
    return _joined(found)


def _is_short(one: Known) -> bool:
    """A people's name, or a country's in short: neither is a phrase by itself."""
    return one.form is MentionForm.DEMONYM or "." in one.text or (one.text.isupper() and len(one.text) <= SHORTEST)


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
        for run in _cut(block, stop, joins):
            if candidate := _candidate(block, _trimmed(run, block.text, language), language, in_capitals):
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
    if count == 1 and language == "de" and end - start >= COMPOUND:
        count = 2
    at = At(block.block, block.start + start, block.start + end)
    return _Candidate(at, block.text[start:end], block.folded[start:end], count, block.weight, named)


def _trimmed(run: Run, text: str, language: str) -> Run:
    """Without participles before and adverbs behind; in German without what is no noun behind."""
    if language == "de" and any(text[start].isupper() for start, _ in run):
        while text[run[-1][0]].islower():
            run = run[:-1]
    leading, trailing = _LEADING.get(language, ()), _TRAILING.get(language, ())
    first, last = 0, len(run)
    if language == "en":
        verbs = [index for index in range(len(run) - 1) if text[slice(*run[index])].lower() in VERBS_BEFORE]
        first = 1 if verbs[:1] == [0] else 0
        last = next((index for index in verbs if index > 0), last)
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
