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
from itertools import islice
from math import log2

from copytaster.core.candidates import Candidate
from copytaster.core.context import Tables
from copytaster.core.enrich import Warn
from copytaster.core.enrich.keyphrase_runs import Run, cut, trimmed
from copytaster.core.enrich.keyphrase_words import JOINS, STOP
from copytaster.core.enrich.name_forms import Lexical
from copytaster.core.enrich.own_words import OPENING_WEIGHT, OwnWords, Words, own_words
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

_MARKS = re.compile(r"^\d|: | [-–—] ")
"""What is in no name, but may be in what a tagger takes for one."""
_OFTEN_SMALL = Lexical.SMALL | Lexical.MIXED
"""What the lexicon of names knows as a common word; what it does not know is rare."""

_DEMONYM = MentionForm.DEMONYM


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
    best = (one for one, lost in _judged(story, tables) if lost is None)
    return tuple([Phrase(one.text, (one.at,), BY, CONFIDENCE) for one in islice(best, MOST)])


def candidates(story: Story, tables: Tables) -> Iterator[Candidate]:
    """What could be a phrase, the best first, with what it lost by."""
    for one, lost in _judged(story, tables):
        yield Candidate(SETS, one.text, lost is None, lost or "among the best", BY, (one.at,))


def _judged(story: Story, tables: Tables) -> Iterator[tuple[_Candidate, str | None]]:
    """The candidates, the best first, and why each is not told."""
    language = language_read_in(story)
    if language not in LANGUAGES:
        return
    own = own_words(story)
    candidates = _named(story, own.blocks)
    halves = _Names(story)
    for one in _runs(own, language):
        if one.key not in candidates:
            if halves.cut_by(one.at):
                yield one, "cut out of a longer name"
            else:
                candidates[one.key] = one
    ranked = [
        (-points, one.at.block, one.at.start, number, one)
        for number, (points, one) in enumerate(_pointed(candidates, own, tables))
    ]
    ranked.sort()  # by points and place, else as they were found
    told: list[str] = []
    names = 0
    for points, _, _, _, one in ranked:
        lost = _lost(one, -points, told, names)
        if lost is None:
            told.append(one.key)
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
    for other in told:
        if one.key in other or other in one.key:
            return "it holds a better one, or stands in it"
    return None


def _pointed(candidates: dict[str, _Candidate], own: OwnWords, tables: Tables) -> Iterator[tuple[float, _Candidate]]:
    """The candidates with their points: by their place, how often the story has them, their length, and as names."""
    headlines, leads, whole = own.folded_of("headline"), own.folded_of("lead"), own.folded
    lexicon = tables.names.lexicon if tables.names else {}
    for key, one in candidates.items():
        if one.named:
            times = one.times or whole.count(key)
            yield one.weight * log2(1 + times) * max(LENGTHS[one.words], LEAST_NAMED) * NAMED, one
        elif one.words > 1:
            yield one.weight * log2(1 + whole.count(key)) * LENGTHS[one.words], one
        elif lexicon.get(key, 0) & _OFTEN_SMALL or key not in headlines or key not in leads:
            yield 0.0, one
        else:
            times = whole.count(key)
            yield (one.weight * log2(1 + times) * LENGTHS[1] if times >= LEAST_TIMES else 0.0), one


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


def _named(story: Story, blocks: Sequence[Words]) -> dict[str, _Candidate]:
    """The names found, each once with how often it comes; nationalities and the like alone are none."""
    # What the tagger takes for a name before a headline is a label: "UPDATE 1-Lysvik …".
    weights = {block.block: (block.start, block.weight) for block in blocks}
    peoples = {one.at for one in story.facts.known if one.key.startswith("country/") and _is_short(one)}
    found: dict[str, _Candidate] = {}
    for text, kind, at, _, _ in story.facts.names:
        if at in peoples:
            continue
        key = text.lower()
        if one := found.get(key):
            one.times += 1
        elif (own := weights.get(at.block)) and at.start >= own[0] and not _MARKS.search(key):
            words = min(key.count(" ") + 1, LONGEST)
            if words > 1 or kind is not EntityType.MISC:
                found[key] = _Candidate(at, text, key, words, own[1], named=True, times=1)
    return _joined(found)


def _is_short(one: Known) -> bool:
    """A people's name, or a country's in short: neither is a phrase by itself."""
    return one.form is _DEMONYM or "." in one.text or (one.text.isupper() and len(one.text) <= SHORTEST)


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


def _runs(own: OwnWords, language: str) -> Iterator[_Candidate]:
    """The runs of the opening, without the verbs and adverbs at their ends."""
    stop, joins = STOP[language], JOINS[language]
    read = 0
    for block, at in zip(own.blocks, own.starts, strict=True):
        if read >= READ_CHARACTERS:
            return
        read += len(block.text)
        in_capitals = block.text.isupper()
        shortest = SHORTEST if block.weight >= OPENING_WEIGHT else COMPOUND
        folded = own.folded[at : at + len(block.text)]
        for run in cut(block.text, folded, stop, joins):
            if len(run) == 1 and len(run[0][0]) < shortest:
                continue  # half of all
            words = trimmed(run, block.text, language)
            if not words or len(words) > LONGEST or (len(words) == 1 and len(words[0][0]) < shortest):
                continue
            if candidate := _candidate(block, folded, words, language, in_capitals):
                yield candidate


def _candidate(block: Words, folded: str, run: Run, language: str, in_capitals: bool) -> _Candidate | None:
    count = len(run)
    start, last, end = run[0][1], run[-1][1], run[-1][2]
    capital = block.text[last].isupper()
    if language == "de" and not capital:
        return None
    named = count > 1 and capital and not in_capitals and language != "de" and block.text[start].isupper()
    if count == 1 and language == "de" and end - start >= COMPOUND:
        count = 2
    at = At(block.block, block.start + start, block.start + end)
    return _Candidate(at, block.text[start:end], folded[start:end], count, block.weight, named)
