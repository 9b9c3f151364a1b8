"""Indirect statements of English copy: X said that …; …, X said; according to X, ….

In: a passage. Out: each statement with its verb, its source and the clause that is reported, in order. What might be
said, was not said or is asked is none. Whether a quoted stretch of the sentence takes the verb is the caller's matter.
"""

from __future__ import annotations

import re

from copytaster.core.enrich import quote_cues, speakers
from copytaster.core.enrich.quote_cues import Statement
from copytaster.core.enrich.quote_words import BARE, CLAUSE_BEFORE, HYPOTHETICAL, TELLS, THAT, WEAK, Words
from copytaster.core.enrich.venues import ADDRESSEE
from copytaster.core.speech import PRONOUN, Cue, Passage, Source

FEWEST_WORDS = 3
"""Words of a reported clause."""


_DAY = (
    r"(?:(?:late|early|earlier)\s+)?(?:on\s+)?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|today|yesterday)"
    r"(?:\s+(?:morning|afternoon|evening|night))?"
)
_ADJUNCT = re.compile(
    rf"(?:\s+(?:{_DAY}|(?:in|at|on|during|via|by|to|with|from|after|late|earlier|this|last|of)\s+[^,.;:\"“”]{{1,70}}?))?,?\s+that(?=\s)(?!\s+(?:and|but|or)\b)"
)
"""What may stand before "that": "told reporters in Kyiv on Monday that"."""
_ADJUNCT_CHARACTERS = 110
REACH = 90
_SAYS = frozenset({"said", "says", "say", "told", "tells", "saying", "telling"})
_VERB = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|will|would|can|could|may|might|must|should|did|does|do|\w{2,}ed)\b|n[’']t\b"
)
"""A verb: what makes "added three more would follow" a clause, not so "added three flags"."""
_AFTER_DAY = re.compile(rf"\s+{_DAY}(?=\s)")
_NO_CLAUSE = re.compile(
    r"\s*(?:[,.;:!?)–—-]|\Z|(?:in|at|on|to|of|for|about|by|with|from|during|as|after|before|via|through|when|while|because|and|or|but"
    r"|is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|do|does|did"
    r"|late|early|earlier|later|last|this\s+(?:week|month|year)|next|so|yes|no|nothing|anything|goodbye|hello|how|why|what|whether|if)\b)"
)
_CLOSES = re.compile(
    rf"(?:\s*[.,;–—-]|\s*\Z|\s+{_DAY}"
    r"|\s+(?:in|at|on|during|via|by|through|to|after|late|early|earlier|this|last|reporters|journalists|lawmakers"
    r"|parliament|the|a|an)\b|\s+[A-Z])"
)
"""What follows a verb that closes its sentence: the end, a day, a place, whom it was told."""
_NEXT_PART = re.compile(r",\s*(?:(?:and|but|while|as)\s+(?:also\s+)?)?\Z")
_NEXT_STATEMENT = re.compile(r",\s*(?:and|but|while|whereas)\s+(?:the\s+)?\Z")
"""Before the source of another statement: "X said …, but Y called it …"."""
_RELATIVE = re.compile(r"\b(?:which|who|that),?\s*\Z")


def statement(passage: Passage, number: int, words: Words) -> Statement | None:
    """The statement that the passage's cue of that number reports."""
    cue = passage.cues[number]
    start, end = passage.sentence(cue.start)
    found = _according(passage, cue, start, end, words) if cue.by else _said(passage, number, end, words)
    return found if found and _enough(passage.text, found) else None


def why_not(passage: Passage, number: int, words: Words) -> str:  # noqa: PLR0911 - one return for each test
    """Why the passage's cue of that number reports nothing: the tests of `statement`, in their order."""
    cue, text = passage.cues[number], passage.text
    end = passage.sentence(cue.start)[1]
    left = quote_cues.left_of(passage, cue)
    if quote_cues.is_passive(text, left, cue, words):
        return "is done to its subject, who says nothing"
    if cue.by:
        return "no source stands behind it"
    if cue.word not in THAT and cue.word not in CLAUSE_BEFORE:
        return "no clause can be what it reports"
    if _clause_start(text, cue, end) is None and not (cue.word in CLAUSE_BEFORE and _CLOSES.match(text, cue.end, end)):
        return "no clause stands behind it, nor before it"
    source = quote_cues.subject(passage, cue, left, words)
    if source is None:
        return "nobody is found whose verb it is"
    if not _speaks(text, cue, source, words):
        return "is no verb here, or nobody has said it (would, not, to)"
    return "what it would report is too short, or not set off"


def _enough(text: str, found: Statement) -> bool:
    return len(text[found.start : found.end].split(None, FEWEST_WORDS)) >= FEWEST_WORDS


def _according(passage: Passage, cue: Cue, start: int, end: int, words: Words) -> Statement | None:
    """According to X, … — …, according to X — "which according to X …"."""
    text = passage.text
    source = speakers.after(text, cue.end, end, words)
    if source is None or source.kind is PRONOUN:
        return None
    if not text[start : cue.start].strip(' "“'):
        comma = text.find(",", source.end, end)
        return Statement(cue, source, *_trimmed(text, comma + 1, end)) if comma >= 0 else None
    if _RELATIVE.search(text, max(start, cue.start - 12), cue.start):
        return Statement(cue, source, *_trimmed(text, source.end, end))
    return Statement(cue, source, *_trimmed(text, start, cue.start))


def _said(passage: Passage, number: int, end: int, words: Words) -> Statement | None:
    cue, text = passage.cues[number], passage.text
    if cue.word not in THAT and cue.word not in CLAUSE_BEFORE:
        return None
    first = _clause_start(text, cue, end)
    if first is None and (cue.word not in CLAUSE_BEFORE or not _CLOSES.match(text, cue.end, end)):
        return None
    source = quote_cues.source_of(passage, cue, words)
    if source is None or not _speaks(text, cue, source, words):
        return None
    if first is not None:
        return Statement(cue, source, *_trimmed(text, first, _clause_end(passage, number, end)))
    left = quote_cues.left_of(passage, cue)
    if text[left : source.start].rstrip().endswith((",", "–", "—", "-", "…")):
        return Statement(cue, source, *_trimmed(text, left, source.start))
    return None


def _speaks(text: str, cue: Cue, source: Source, words: Words) -> bool:
    """Whether the verb says that its source said something: it might not be a verb, or be denied."""
    if cue.word in WEAK and cue.start - source.end > 1:
        return False
    return cue.word in words.participles or not _unsaid(text, source.end, cue.start, words)


def _unsaid(text: str, left: int, right: int, words: Words) -> bool:
    """Whether the words right before a verb say that nobody said it: would not, declined to."""
    for word in reversed(text[max(left, right - 40) : right].lower().split()):
        if word in HYPOTHETICAL:
            return True
        if word not in words.between:
            return False
    return False


def _clause_start(text: str, cue: Cue, end: int) -> int | None:
    """Where the reported clause begins behind its verb."""
    place = cue.end
    if cue.word in TELLS or cue.word == "telling":
        whom = ADDRESSEE.match(text, place, end)
        if whom is None:
            return None
        place = whom.start() + len(whom.group().rstrip())
    limit = min(end, place + _ADJUNCT_CHARACTERS)
    if cue.word in THAT and text.find(" that", place, limit) >= 0:
        that = _ADJUNCT.match(text, place, limit)
        if that:
            return that.end()
    if cue.word not in BARE:
        return None
    day = _AFTER_DAY.match(text, place, end)
    place = day.end() if day else place
    if _NO_CLAUSE.match(text, place, end) or not (
        cue.word in _SAYS or _VERB.search(text, place, min(end, place + REACH))
    ):
        return None
    return place


def _clause_end(passage: Passage, number: int, end: int) -> int:
    """The end of the clause: before ", adding that …", else that of the sentence."""
    semicolon = passage.text.find(";", passage.cues[number].end, end)
    end = semicolon if semicolon >= 0 else end
    for cue in passage.cues[number + 1 : number + 4]:
        if cue.start >= end:
            break
        if cue.word in _ADDS and (part := _NEXT_PART.search(passage.text, max(cue.start - 16, 0), cue.start)):
            return part.start()
        source = passage.sources.get(cue.start, (0, None))[1]
        if source and (other := _NEXT_STATEMENT.search(passage.text, max(source.start - 16, 0), source.start)):
            return other.start()
    return end


_ADDS = frozenset(
    {"adding", "saying", "noting", "warning", "insisting", "telling", "added", "stressing", "calling", "citing"}
)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    words = text[start:end]
    bare = words.rstrip(" \t\n.,;:–—-")
    first = start + len(bare) - len(bare.lstrip(" \t\n,:–—-"))
    return first, max(start + len(bare), first)
