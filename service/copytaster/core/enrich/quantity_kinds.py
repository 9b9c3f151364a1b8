"""What a number counts, told by what stands behind it and before it; each function gives one kind, or nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from copytaster.core.enrich.one_pass import joined
from copytaster.core.enrich.quantity_numbers import Number, Passage
from copytaster.core.enrich.quantity_words import (
    AGES,
    DIMENSIONS,
    GOALS,
    HARM_BEFORE,
    HARM_BEHIND,
    INDICES,
    IRREGULAR,
    NO_NOUNS,
    OTHER_UNITS,
    PEOPLE,
    POINTS,
    RECORDS,
    RECORDS_BEFORE,
    SPORT,
    STOPS,
    TENNIS,
    UNITS,
    VOTES,
)


class Counted(NamedTuple):
    """A number with what it counts: where the whole ends, and begins where that is not with the number."""

    value: float | str
    end: int
    unit: str | None
    kind: str
    start: int | None = None


SURE: Final[dict[str, float]] = {
    "count": 0.84,
    "score": 0.9,
    "index": 0.85,
    "age": 0.97,
    "points": 0.8,
    "distance": 0.65,
}
"""By kind, set by the gold where it has enough (tests/eval/calibration.py); all others are SURE_ELSE.

Of a distance the number is right more often than that: lengths and heights are taken for it.
"""
SURE_ELSE: Final = 0.92

_BESIDE: Final = 60
"""Characters before and behind in which words speak for a kind."""
_WORDS: Final = re.compile(r"[^\W\d_]+(?:[&'’-][^\W\d_]+)*")
_WHOLE: Final = re.compile(rf"(?<![^\W\d_])(?<![^\W\d_][&'’-]){_WORDS.pattern}")
"""A word from its first letter on."""
_UNIT: Final = re.compile(r"[ \u00a0\n-]?(?P<words>[%°]\s?[cf]?\b|[%°]|[^\W\d_]+(?:/h)?(?:[ \u00a0\n-][^\W\d_]+){0,3})")
_NOUNS: Final = re.compile(r"(?:[ \u00a0\n-](?:[^\W\d_]+(?:-[^\W\d_]+)?)){1,4}")


def first_word(passage: Passage, number: Number) -> str:
    """The letters right behind a number, or a sign of per cent or degrees; empty where neither stands there."""
    match = _FIRST_WORD.match(passage.low, number.end)
    return match[1] if match else ""


_FIRST_WORD: Final = re.compile(r"[ \u00a0\n-]?([%°]|[^\W\d_]+)")


def measure(passage: Passage, number: Number, first: str) -> Counted | None:
    """Percent, distances, weights, temperatures: a number with a known unit, which `first` begins."""
    _, low, language = passage
    if first not in _FIRSTS[language]:
        return None  # two of three numbers
    units = UNITS if language == "en" else OTHER_UNITS[language]
    match = _UNIT.match(low, number.end, number.end + _BESIDE)
    if match is None:
        return None
    words, end = match.group("words"), match.end("words")
    while words:
        if known := units.get(" ".join(words.split())) or units.get(" ".join(words.replace("-", " ").split())):
            unit, kind = known
            return Counted(number.value, end, unit, _dimension(passage, number, end, kind))
        cut = max(words.rfind(" "), words.rfind("-"), words.rfind("\n"), words.rfind("\u00a0"))
        words, end = (words[:cut], end - len(words) + cut) if cut > 0 else ("", end)
    return None


_FIRSTS: Final = {
    language: frozenset(unit[0] if unit[0] in "%°" else re.split("[ /-]", unit)[0] for unit in units)
    for language, units in (("en", UNITS), *OTHER_UNITS.items())
}
"""What units begin with."""


def _dimension(passage: Passage, number: Number, end: int, kind: str) -> str:
    """Depth, height or length of a distance, by the word behind it or right before it; points of an index."""
    low = passage.low
    if kind == "distance":
        behind = low[end : end + 14].replace("-", " ").split()[:1]
        before = low[max(0, number.start - 34) : number.start].rpartition(",")[2].split()[-4:]
        for word in (*behind, *reversed(before)):
            if found := DIMENSIONS.get(word.strip(".,;")):
                return found
    if kind == "points" and _near(low, number.start, end, INDICES):
        return "index"
    return kind


def magnitude(passage: Passage, number: Number) -> Counted | None:
    """Magnitude 6.1, a 6.1-magnitude quake."""
    low = passage.low
    if not isinstance(number.value, float) or not 1 <= number.value < 10:
        return None
    if low.find("magnitude", max(0, number.start - 24), number.end + 12) < 0:
        return None
    if low.startswith("magnitude", number.end + 1):
        return Counted(number.value, number.end + 10, "magnitude", "magnitude")
    if led := _MAGNITUDE.search(low, max(0, number.start - 24), number.start):
        return Counted(number.value, number.end, "magnitude", "magnitude", led.start())
    return None


_MAGNITUDE: Final = re.compile(r"\bmagnitude(?:[ -]of)?[ -](?:about )?$|\bmagnitude(?: of)? $")


def age(passage: Passage, number: Number) -> Counted | None:  # noqa: PLR0911 - one return for each way to say it
    """25-year-old, aged 25, Gull, 25, said: whole years of a person."""
    low, text = passage.low, passage.text
    if not isinstance(number.value, float) or not 0 < number.value < 120 or number.value != int(number.value):
        return None
    if passage.language != "en":
        return _age_elsewhere(passage, number)
    start, end = number.start, number.end
    if low.startswith("year", end + 1) and (match := _YEARS_OLD.match(low, end)):
        return Counted(number.value, match.end(), "years", "age")
    if start > 4 and low.startswith("aged ", start - 5):
        return Counted(number.value, end, "years", "age")
    behind = low[end : end + 1]
    if behind in _ENDS and _HE_WAS.search(low, max(0, start - 8), start):
        return Counted(number.value, end, "years", "age")
    if number.in_words or number.value <= 4 or behind not in _CLOSES:
        return None
    if _NAMED.search(text, max(0, start - 20), start):
        return Counted(number.value, end, "years", "age")
    return None


_ENDS: Final = frozenset(".,")
_CLOSES: Final = frozenset(",.;)")
_YEARS_OLD: Final = re.compile(r"[ -]years?[ -]old\b|[ -]years of age\b")
_HE_WAS: Final = re.compile(r"\bs?he was $")
_NAMED: Final = re.compile(r"(?<![\w'’-])[A-Z][\w'’-]+(?:,? ?\(| ?, )$")
_AGE_WORDS: Final = re.compile(r"[ \u00a0]?(?P<words>-?[^\W\d_]+(?: [^\W\d_]+)?)")


def _age_elsewhere(passage: Passage, number: Number) -> Counted | None:
    low, known = passage.low, AGES[passage.language]
    match = _AGE_WORDS.match(low, number.end, number.end + 20)
    if match is None or isinstance(number.value, str):
        return None
    words = match["words"]
    if passage.language in ("de", "nl"):
        for said in (words, words.split()[0]):
            if said in known:
                return Counted(number.value, match.start("words") + len(said), "years", "age")
        return None
    first = words.split()[0]
    led = low[max(0, number.start - 3) : number.start]
    if first in known and number.value > 4 and led.endswith((" de ", "de ", ", ", "os ", "à ", " di ", "di ", "(")):
        return Counted(number.value, match.start("words") + len(first), "years", "age")
    return None


def harm(passage: Passage, number: Number) -> Counted | None:
    """Killed, wounded, missing, displaced, detained: people, by words behind them or before them."""
    if passage.language != "en":
        return None
    low = passage.low
    if isinstance(number.value, float) and number.value != int(number.value):
        return None
    if not _HARM.find_matches_as_indexes(low[max(0, number.start - 36) : number.end + 86]):
        return None
    nouns, end = _people(low, number.end)
    stop = _STOP.search(low, end, end + 40)
    behind = _WORDS.findall(low, end, stop.start() if stop else min(len(low), end + 40))[:5]
    for word in behind:
        if kind := HARM_BEHIND.get(word):
            # "12 missing" whole, of "12 were missing" the number.
            last = low.index(word, end) + len(word) if nouns is None and word == behind[0] else end
            return Counted(number.value, last, nouns or "people", kind)
        if word not in _BETWEEN:
            break
    before = _WORDS.findall(low, max(0, number.start - 36), number.start)[-5:]
    for word in reversed(before):
        if kind := HARM_BEFORE.get(word):
            followed = nouns is not None or not behind or behind[0] in _ENDS_COUNT or low[end : end + 1] in ",.;"
            return Counted(number.value, end, nouns or "people", kind) if followed else None
        if word not in _LOOSE:
            break
    return None


_HARM: Final = AhoCorasick([*HARM_BEHIND, *HARM_BEFORE])
"""Without any such word near it a number harms nobody: a quarter of the time of reading the words."""
_BETWEEN: Final = frozenset(
    "were was are is have been had had being left reported feared still also others another".split()
)
_STOP: Final = re.compile(r"[.;:!?]")
_LOOSE: Final = frozenset(
    "at least about more than some nearly almost around up to as many another and a further an estimated over"
    " the other of".split()
)
_ENDS_COUNT: Final = frozenset("and in on at by when after during since including others more as".split())


def _people(low: str, at: int) -> tuple[str | None, int]:
    """The people right behind a number, with up to two words that say which, and where they end."""
    match = _NOUNS.match(low, at, at + 46)
    if match is None:
        return None, at
    start = at
    for count, word in enumerate(_WORDS.finditer(low, at, match.end())):
        name = word.group()
        if name in PEOPLE:
            unit = "people" if name in ("people", "persons", "others") else low[word.start() : word.end()]
            return unit, word.end()
        if count == 2 or name in STOPS or name in HARM_BEHIND:
            break
    return None, start


def score(passage: Passage, number: Number) -> Counted | None:
    """2-1, 6-4 3-6 7-6 (5): beside words of sport; 4-1 beside a vote."""
    match = _SCORE.match(passage.low, number.start)
    low = passage.low
    if match is None or low[number.start - 1 : number.start] in ("-", "/", ":") or _is_record(low, match):
        return None
    words = set(_WORDS.findall(low, max(0, match.start() - 2 * _BESIDE), match.end() + 2 * _BESIDE))
    if match["more"] or (words & TENNIS and match["more"]):
        return Counted(passage.text[match.start() : match.end()], match.end(), "sets", "score")
    near = set(_WORDS.findall(low, max(0, match.start() - _BESIDE), match.end() + _BESIDE))
    if near & VOTES and not near & SPORT:
        return Counted(match["first"].replace("–", "-"), match.end(), "votes", "score")
    if words & SPORT:
        return Counted(match["first"].replace("–", "-"), match.end("first"), SCORED, "score")
    return None


SCORED: Final = "scored"
"""The unit of a result until it is told by the sport."""


def _is_record(low: str, match: re.Match[str]) -> bool:
    """A 13-4 run, a series that stands 3-1, a season's (9-2) behind a name: no result of a game."""
    before, end = low[max(0, match.start() - 24) : match.start()], match.end("first")
    if before[-1:] == "(" and low[end : end + 1] == ")":
        return True
    behind = _WORDS.match(low, end + 1, end + 20) if low[end : end + 1] in {" ", "\n"} else None
    return (behind is not None and behind.group() in RECORDS) or not RECORDS_BEFORE.isdisjoint(before.split()[-3:])


def scored_in(texts: Sequence[str]) -> str | None:
    """What the sport of a story counts: goals or points; None where its words do not tell."""
    whole = joined([text.lower() for text in texts])
    found = [
        _SPORTS[index]
        for index, at, last in _SPORTS_FINDER.find_matches_as_indexes(whole)
        if (word := _WHOLE.match(whole, at)) and word.end() == last
    ]
    goals = sum([word in GOALS for word in found])
    points = sum([word in POINTS for word in found])
    return None if goals == points else "goals" if goals > points else "points"


_SPORTS: Final = sorted(GOALS | POINTS)
_SPORTS_FINDER: Final = AhoCorasick(_SPORTS, matchkind=MatchKind.LeftmostLongest)
"""Few words of a story are of any: to cut all words took ten times as long."""
DASHES: Final = frozenset("-–")
"""What stands between the two of a result."""
_SCORE: Final = re.compile(
    r"(?P<first>[0-9]{1,3}[-–][0-9]{1,3})(?![\w-])(?:\s?\([0-9]{1,2}(?:-[0-9]{1,2})?\))?"
    r"(?P<more>(?:,?\s[0-9]{1,2}[-–][0-9]{1,2}(?:\s?\([0-9]{1,2}(?:-[0-9]{1,2})?\))?){1,5})?"
)


def index_points(passage: Passage, number: Number) -> Counted | None:
    """At 5,412.30: where an index stands, beside its name."""
    if number.in_words or not isinstance(number.value, float) or number.value < 100:
        return None
    low = passage.low
    led = low[max(0, number.start - 12) : number.start].split()[-1:]
    stands = led and led[0] in ("at", "to", "a", "hasta", "auf", "bei", "à", "op")
    if stands and "." in low[number.start : number.end] and _near(low, number.start, number.end, INDICES, 2 * _BESIDE):
        return Counted(number.value, number.end, "points", "index")
    return None


def count(passage: Passage, number: Number, first: str) -> Counted | None:  # noqa: PLR0911 - one return for each thing it is not
    """Anything else in the plural: two member states, 340 jobs; `first` is the word behind the number."""
    if passage.language != "en" or not first:
        return None
    low, text = passage.low, passage.text
    behind = number.end + 1 + len(first)
    if first in STOPS and low[behind : behind + 1] not in _JOINTS:
        return None
    if isinstance(number.value, float) and (number.value != int(number.value) or number.value < 2):
        return None
    match = _NOUNS.match(low, number.end, number.end + 46)
    if match is None or (low.startswith("-", number.end) and _FRACTION.match(low, number.end)):
        return None
    capitals = not text.isupper()
    for place, word in enumerate(_WORDS.finditer(low, number.end, match.end())):
        name = word.group()
        if name in STOPS or (capitals and text[word.start()].isupper() and place == 0):
            return None
        if _is_plural(name):
            if _LABEL.search(low, max(0, number.start - 9), number.start):
                return None
            unit = "people" if name in ("people", "persons") else name
            return Counted(number.value, word.end(), unit, "count")
        if place == 2:
            return None
    return None


def _is_plural(name: str) -> bool:
    if name in IRREGULAR or name.endswith(("men", "children")):
        return True
    return len(name) >= _SHORTEST and name[-1] == "s" and name[-2] not in "sui" and name not in NO_NOUNS


_JOINTS: Final = frozenset("&'’-")
"""What joins two words to one."""
_SHORTEST: Final = 3
"""Letters of a plural (MPs): `30 ks` is no count of any."""
_LABEL: Final = re.compile(r"\b(?:nos?\.?|number|room|page|item|flight|route|article|section|level|class) $")
"""Before a number these make it a name."""
_FRACTION: Final = re.compile(r"-(?:third|quarter|fifth|sixth|tenth|half)s?\b|-thirds")


def _near(low: str, start: int, end: int, words: frozenset[str], reach: int = _BESIDE) -> bool:
    return not words.isdisjoint(_WORDS.findall(low, max(0, start - reach), end + reach))
