"""Sentences of the body, the headline and the standfirst, as places in their blocks.

Paragraphs and standfirsts are cut by sentencex (rules and abbreviations per language; it falls back to the nearest
language it knows), mended where wire copy reads otherwise: times of day, titles and States in short. A headline
(without the marks of the lifecycle around it) and a subhead are one sentence each, a list one per line without its
bullet; tables are left alone. Works in any language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sentencex import get_sentence_boundaries, segment

from copytaster.core.context import Tables
from copytaster.core.enrich import Warn
from copytaster.core.enrich.own_words import headline_spans
from copytaster.core.model import At, BlockKind, Story
from copytaster.core.publish.language import decide_language

NAME = "sentences"
NEEDS: frozenset[str] = frozenset({"language"})
SETS = "sentences"
BY = "sentences@1"

PIECE_CHARACTERS = 4_000
"""What is cut at once: sentencex takes quadratic time over quotation marks that nothing closes (1.0.32: 5 ms here)."""

_WHOLE = frozenset({BlockKind.HEADLINE, BlockKind.SUBHEAD})
_CUT = frozenset({BlockKind.PARAGRAPH, BlockKind.STANDFIRST})

_LIST_LINE = re.compile(r"^[ \t]*(?:[-*•·–—][ \t]+)?(?P<words>\S.*)$", re.MULTILINE)

_SHORT_WORDS = (
    "Dr|Mr|Mrs|Ms|Messrs|Prof|Rev|Hon|Pres|Sen|Sens|Rep|Reps|Gov|Govs|Gen|Col|Lt|Maj|Capt|Sgt|Cpl|Pvt|Adm|Cmdr|Supt"
    "|Det|Insp|Const|Atty|Asst|Dep|St|Ste|Ft|Mt|No|Nos|Vol|Art|vs|cf|e.g|i.e|approx"
)
"""Words in short that no sentence ends with."""

_STATES = "Ala|Ariz|Ark|Calif|Colo|Conn|Fla|Ky|Mass|Mich|Minn|Okla|Pa|Tenn|Va|Wash"


def _last_of(words: str) -> re.Pattern[str]:
    """One of the words with its stop at the end of the text, and space behind it."""
    return re.compile(rf"(?<![\w.])(?:{words.replace('.', r'[.]')})\.\s*\Z")


_ENDS_SHORT, _ENDS_STATE = _last_of(_SHORT_WORDS), _last_of(_STATES)
_LETTERS_OF_SHORT = frozenset(word[-3:] for word in f"{_SHORT_WORDS}|{_STATES}".split("|"))
"""How the longer of these words end: a word that ends in three other letters is none, as nearly all are.

To see that saves three searches at each cut, 0.05 ms a story.
"""

_OPENS_OFFICE = re.compile(r"(?:Gov|Sen|Rep|Lt|Atty|Democrat|Republican|State|Supreme|Highway)\b")

_ENDS_HOUR = re.compile(r"\d\s?[ap]\.m\.\s*\Z", re.IGNORECASE)
_OPENS_TIME = re.compile(
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|[A-Z]?[ECMPGBWI][SDM]?T|UTC|Eastern|Central|Mountain|Pacific"
    r"|Greenwich|local|January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Aug|Sept|Oct|Nov|Dec)\.)(?!\w)|\(",
    re.IGNORECASE,
)
"""What follows an hour within its sentence: "at 5 p.m. EST Monday"."""

_OPENS_LOWER = re.compile(r"[a-zß-öø-ÿ]")


def enrich(story: Story, tables: Tables, warn: Warn) -> tuple[At, ...]:  # noqa: ARG001 - all are called alike
    """The sentences in the order of their blocks, without the space around them."""
    language = (decide_language(story).tag or "en").lower().replace("_", "-").split("-")[0]
    headlines = headline_spans(story)
    found: list[At] = []
    for number, block in enumerate(story.blocks):
        kind, text = block.kind, block.text
        if kind in _CUT:
            found += [At(number, start, end) for start, end in sentences(text, language)]
        elif kind in _WHOLE:
            whole = headlines.get(number) or At(number, 0, len(text))
            start, end = _trimmed(text, whole.start, whole.end)
            if start < end:
                found.append(At(number, start, end))
        elif kind is BlockKind.LIST:
            for line in _LIST_LINE.finditer(text):
                start, end = _trimmed(text, *line.span("words"))
                if start < end:
                    found.append(At(number, start, end))
    return tuple(found)


def sentences(text: str, language: str) -> list[tuple[int, int]]:
    """Start and end of each sentence of a paragraph; linear time."""
    cuts = _cuts(text, language) if len(text) <= PIECE_CHARACTERS else _cuts_of_long(text, language)
    found: list[tuple[int, int]] = []
    start, end = 0, 0
    for first, last in cuts:
        if start < end and not _joins(text[max(start, end - 12) : end], text[first : first + 12]):
            found.append(_trimmed(text, start, end))
            start = first
        end = last
    found.append(_trimmed(text, start, end))
    return [span for span in found if span[0] < span[1]]


def _cuts(text: str, language: str) -> list[tuple[int, int]]:
    """Where sentencex cuts; each cut holds the space behind its sentence."""
    cuts, end = [], 0
    for part in segment(language, text):  # takes half the time of asking for the places
        start, end = end, end + len(part)
        cuts.append((start, end))
    if end == len(text):
        return cuts
    return [(one["start_index"], one["end_index"]) for one in get_sentence_boundaries(language, text)]


def _cuts_of_long(text: str, language: str) -> Iterator[tuple[int, int]]:
    """Where sentencex cuts, piece by piece.

    The last sentence of a piece may go on: the next piece begins with it, unless it is the whole piece.
    """
    offset = 0
    while offset < len(text):
        end = offset + PIECE_CHARACTERS
        cuts = _cuts(text[offset:end], language)
        if end < len(text) and len(cuts) > 1:
            end = offset + cuts.pop()[0]
        for first, last in cuts:
            yield offset + first, offset + last
        offset = end


def _joins(before: str, after: str) -> bool:
    """Whether a cut between the two is none: wire copy goes on there."""
    words = before.rstrip()
    if not words.endswith("."):
        return False
    if _OPENS_LOWER.match(after):
        return True
    letters = words[-4:-1]
    if letters.isalpha() and letters not in _LETTERS_OF_SHORT:
        return False
    return bool(
        _ENDS_SHORT.search(before)
        or (_ENDS_HOUR.search(before) and _OPENS_TIME.match(after))
        or (_ENDS_STATE.search(before) and _OPENS_OFFICE.match(after))
    )


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without the space around it; empty where nothing is left."""
    while start < end and text[end - 1].isspace():
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    return start, end
