"""Which words say who speaks a quoted stretch: "…," said X; X said: "…"; X told Reuters it was "…".

In: a passage and one of its stretches. Out: the cue, its source and the rule that found them, or nothing. The search
keeps to the sentence, and to what stands between this stretch and its neighbours.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from copytaster.core.enrich import speakers
from copytaster.core.enrich.quote_words import ENGLISH, Words
from copytaster.core.speech import NAMED, PRONOUN, Cue, Passage, Quoted, Source

_COORDINATED = re.compile(r"\b(?:and|but|then|or)\s+(?:also\s+|later\s+)?\Z")
"""Before a verb that shares its subject with the one before: "told reporters … and said"."""
_COORDINATES = ("and", "but", "then", "or", "also", "later")
"""The last word of that."""
_BEFORE_PASSIVE = 40
_MOST_BEFORE_PASSIVE = 3
"""Characters and words before a verb that may say that it is passive."""
REACH = 220
"""Characters between a verb and the quote that it leads to."""
_SUBORDINATE = re.compile(r"\b(?:when|while|because|although|as|after)\s+(?=[A-Z]|the\s|he\s|she\s)")
"""What a clause within the sentence opens with, before its subject."""
MOST_PARTICIPLES = 3
"""Participles in a row that lead back to their verb."""
_BE = frozenset("am is are was were be been being get gets got".split())
_BEFORE_PARTICIPLE = frozenset("not also now still already since".split())
"""Before a verb that is done to its subject ("they are being told to leave"), and what may stand between."""
_NOT_PASSIVE = frozenset({"quoted", "cited"})
"""Of these who it is done to has said it: "he was quoted as saying"."""
_BY = re.compile(r"\s+(?:\w+\s+){0,2}?by\s+", re.IGNORECASE)
_IMPERSONAL = frozenset({"heißt", "hieß"})
"""Verbs of a text that nobody speaks: "in den Regeln heißt es: …"."""
_JOINT = " ,–—-\t\n\xa0\u202f"
_SENTENCE_STOPS = (".", "!", "?", "…")
_INNER_STOPS = (",", "?", "!", "…", "—", "–", "-", ".")


class Said(NamedTuple):
    """How a stretch is attributed; `rule` is after, before, joined or carried; "" where it is nobody's.

    No source: that of the last stretch.
    """

    cue: Cue
    source: Source | None
    rule: str


class Statement(NamedTuple):
    """What a source is reported to say: `start` and `end` bound the clause."""

    cue: Cue
    source: Source
    start: int
    end: int


def find(passage: Passage, index: int, words: Words) -> Said | None:
    """The attribution of the passage's stretch of that number by words beside it."""
    quote = passage.quotes[index]
    if passage.text[max(0, quote.start - 3) : quote.start].rstrip().endswith(":"):
        before = _before(passage, index, words)
        if before:
            return before
    return _behind(passage, index, words) or _before(passage, index, words)


def sentence_of(passage: Passage, quote: Quoted) -> int:
    """Where the sentence of a stretch begins: with it, where it is one and another ends before it (the U.S. "We …")."""
    text = passage.text
    start = passage.sentence(quote.start)[0]
    if text[quote.first].isupper() and text.endswith(_SENTENCE_STOPS, quote.first, quote.last):
        before = text[start : quote.start].rstrip()
        if before.endswith(_SENTENCE_STOPS):
            return quote.start
    return start


def _behind(passage: Passage, index: int, words: Words) -> Said | None:
    """By words behind it: "…," said X; "…," X said; "…", according to X."""
    quote = passage.quotes[index]
    right, next_sentence = _right(passage, index)
    cue = passage.first_cue(quote.end, right)
    if cue is None:
        return None
    if next_sentence and _leads_on(passage, index, cue):
        return None
    gap = passage.text[quote.end : cue.start].strip(_JOINT)
    if "-" in gap and (enclitic := _ENCLITIC.search(passage.text, quote.end, cue.start)):
        return Said(cue, _enclitic(enclitic, words), "after")
    if not gap or words.between.issuperset(gap.lower().split()):
        source = speakers.after(passage.text, cue.end, right, words)
        return Said(cue, source, "after") if source else None
    if cue.by or (next_sentence and not _is_short(passage, cue, right)):
        return None
    return _subject_behind(passage, quote, cue, words)


def _leads_on(passage: Passage, index: int, cue: Cue) -> bool:
    """Whether a verb in the sentence between two stretches belongs to the second: "…" X added: "…"."""
    if index + 1 == len(passage.quotes):
        return False
    return passage.text[cue.end : passage.quotes[index + 1].start].strip() == ":"


def _subject_behind(passage: Passage, quote: Quoted, cue: Cue, words: Words) -> Said | None:
    """The source that fills what stands between a quote and its verb."""
    if is_passive(passage.text, quote.end, cue, words):
        return None
    source = speakers.before(passage.text, quote.end, cue.start, words)
    if source is None:
        return None
    text = passage.text
    ends = text.endswith(_INNER_STOPS, quote.first, quote.last)
    if text[quote.end : source.start].strip(_JOINT).lower() not in _LINKS:
        if text[quote.last - 1] != "," or source.kind is PRONOUN:
            return None
        gap = text[quote.end : source.start]
        source = source._replace(start=quote.end + len(gap) - len(gap.lstrip(_JOINT)))
    elif not ends and "," not in text[quote.end : source.start]:
        return None
    return Said(cue, source, "after")


def _enclitic(match: re.Match[str], words: Words) -> Source:
    """The pronoun of "a-t-elle déclaré"."""
    start, end = match.span("who")
    low = match.group("who").lower()
    return Source(start, end, PRONOUN, None, words.pronouns.get(low, ""), low.endswith("s"))


_ENCLITIC = re.compile(r"\b(?:a|ont|avait|avaient)-(?:t-)?(?P<who>ils?|elles?|on)\b", re.IGNORECASE)
_LINKS = frozenset({"", "and", "but", "as", "the"})


def _right(passage: Passage, index: int) -> tuple[int, bool]:
    """How far the words behind a stretch go, and whether they begin a sentence of their own."""
    quote = passage.quotes[index]
    limit = passage.quotes[index + 1].start if index + 1 < len(passage.quotes) else len(passage.text)
    end = passage.sentence(quote.end - 1)[1]
    if passage.text[quote.end : end].strip(_JOINT):
        return min(end, limit), False
    return min(passage.sentence(min(end + 2, len(passage.text) - 1))[1], limit), True


def _is_short(passage: Passage, cue: Cue, right: int) -> bool:
    """A sentence of its own behind a quote that is nothing but "X said." (or "X told Reuters on Monday.")."""
    return right - cue.end <= 60 and not _CLAUSE.search(passage.text, cue.end, right)


_CLAUSE = re.compile(r"\b(?:that|was|were|is|are|had|has|have|would|will|could|the)\b")


def _before(passage: Passage, index: int, words: Words) -> Said | None:
    """By words before it: X said: "…"; X said it was "…"; "…," X said, adding: "…"."""
    quote = passage.quotes[index]
    start = sentence_of(passage, quote)
    previous = passage.quotes[index - 1] if index else None
    left = max(start, previous.end) if previous else start
    cue = passage.last_cue(max(left, quote.start - REACH), quote.start)
    if cue is None:
        return None
    if cue.word in _IMPERSONAL and passage.text.startswith(" es", cue.end):
        return Said(cue, None, "")
    source = subject(passage, cue, left, words)
    if source is None and not (cue.word in words.participles or left > start):
        return None
    return Said(cue, source, "before")


def left_of(passage: Passage, cue: Cue) -> int:
    """Where the clause of a verb begins: in the sentence, behind the quote before it."""
    left = passage.sentence(cue.start)[0]
    before = passage.quotes_in(left, cue.start) if passage.quotes else ()
    return max(left, before[-1].end) if before else left


def source_of(passage: Passage, cue: Cue, words: Words) -> Source | None:
    """Who does what the verb says in its own clause, as `passages` has read it."""
    read = passage.sources.get(cue.start)
    return read[1] if read else subject(passage, cue, left_of(passage, cue), words)


def subject(passage: Passage, cue: Cue, left: int, words: Words) -> Source | None:
    """Who does what the verb says: the words before it, else behind it; of a participle, who did the verb before."""
    read = passage.sources.get(cue.start)
    if read and read[0] == left:
        return read[1]
    if cue.by:
        return speakers.after(passage.text, cue.end, len(passage.text), words)
    if is_passive(passage.text, left, cue, words):
        by = _BY.match(passage.text, cue.end)
        return speakers.after(passage.text, by.end(), len(passage.text), words) if by else None
    if cue.word not in words.participles and not _is_coordinated(passage.text, left, cue.start):
        return speakers.before(passage.text, left, cue.start, words) or _inverted(passage, cue, left, words)
    return _earlier(passage, cue, left, words)


def _is_coordinated(text: str, left: int, place: int) -> bool:
    """Whether a verb shares the subject of the one before it; the word before tells nearly always that it does not."""
    left = max(left, place - 12)
    return text[left:place].rstrip().endswith(_COORDINATES) and _COORDINATED.search(text, left, place) is not None


def is_passive(text: str, left: int, cue: Cue, words: Words) -> bool:
    """Whether the verb is done to the words before it; English only."""
    if cue.word[-1] != "d" or words is not ENGLISH or cue.word in _NOT_PASSIVE:
        return False  # told, said, announced
    before = text[max(left, cue.start - _BEFORE_PASSIVE) : cue.start].lower()
    for _ in range(_MOST_BEFORE_PASSIVE):  # a word at a time: the first one nearly always tells
        parts = before.rsplit(None, 1)
        if not parts:
            break
        if parts[-1] in _BE:
            return True
        if len(parts) == 1 or (parts[-1] not in _BEFORE_PARTICIPLE and not parts[-1].endswith("ly")):
            break
        before = parts[0]
    return False


def _earlier(passage: Passage, cue: Cue, left: int, words: Words) -> Source | None:
    """Whose verb stood before, in the same sentence: "X said …, adding that"; else whom the sentence begins with."""
    place = cue.start
    for _ in range(MOST_PARTICIPLES):
        earlier = passage.last_cue(max(left, cue.start - REACH), place)
        if earlier is None:
            break
        between = passage.text[earlier.end : cue.start]
        if place == cue.start and between.endswith(" as ") and between.strip() != "as":
            return speakers.after(passage.text, earlier.end, cue.start - 3, words)  # quoted X as saying
        if earlier.word not in words.participles:
            return subject(passage, earlier, left, words)
        place = earlier.start
    clause = None
    for clause in _SUBORDINATE.finditer(passage.text, max(left, cue.start - REACH), cue.start):  # noqa: B007 - the last
        pass
    return speakers.opening(passage.text, clause.end() if clause else left, cue.start, words)


def _inverted(passage: Passage, cue: Cue, left: int, words: Words) -> Source | None:
    """Said X: "…"."""
    if passage.text[left : cue.start].strip(_JOINT):
        return None
    return speakers.after(passage.text, cue.end, len(passage.text), words)


def speaker_named(passage: Passage, number: int, words: Words) -> Statement | None:
    """Who speaks at a verb, by name: what they say is not told, but whom "he" means in the quote behind it."""
    cue = passage.cues[number]
    start, end = passage.sentence(cue.start)
    source = speakers.after(passage.text, cue.end, end, words)
    source = source or speakers.before(passage.text, start, cue.start, words)
    if source is None or source.kind is not NAMED:
        return None
    return Statement(cue, source, cue.start, cue.start)
