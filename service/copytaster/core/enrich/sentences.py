"""Sentences of the body, the headline and the standfirst, as places in their blocks.

Paragraphs and standfirsts are cut by sentencex (rules and abbreviations per language; it falls back to the nearest
language it knows), mended where wire copy reads otherwise: times of day, titles and States in short. A headline
(without the marks of the lifecycle around it) and a subhead are one sentence each, a list one per line without its
bullet; tables are left alone. Works in any language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sentencex import get_sentence_boundaries

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

_ENDS_SHORT = re.compile(
    r"(?<![\w.])(?:Dr|Mrs?|Ms|Messrs|Prof|Rev|Hon|Pres|Sens?|Reps?|Govs?|Gen|Col|Lt|Maj|Capt|Sgt|Cpl|Pvt|Adm|Cmdr|Supt"
    r"|Det|Insp|Const|Atty|Asst|Dep|St|Ste|Ft|Mt|No|Nos|Vol|Art|vs|cf|e\.g|i\.e|approx)\.\s*\Z"
)
"""Words in short that no sentence ends with."""

_ENDS_STATE = re.compile(
    r"(?<![\w.])(?:Ala|Ariz|Ark|Calif|Colo|Conn|Fla|Ky|Mass|Mich|Minn|Okla|Pa|Tenn|Va|Wash)\.\s*\Z"
)
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
        if block.kind in _CUT:
            found.extend(At(number, start, end) for start, end in sentences(block.text, language))
        elif block.kind in _WHOLE:
            whole = headlines.get(number) or At(number, 0, len(block.text))
            found.extend(At(number, start, end) for start, end in _trimmed(block.text, whole.start, whole.end))
        elif block.kind is BlockKind.LIST:
            for line in _LIST_LINE.finditer(block.text):
                start, end = line.span("words")
                found.extend(At(number, first, last) for first, last in _trimmed(block.text, start, end))
    return tuple(found)


def sentences(text: str, language: str) -> Iterator[tuple[int, int]]:
    """Start and end of each sentence of a paragraph; linear time."""
    start, end = 0, 0
    for first, last in _cuts(text, language):
        if start < end and not _joins(text[max(start, end - 12) : end], text[first : first + 12]):
            yield from _trimmed(text, start, end)
            start = first
        end = last
    yield from _trimmed(text, start, end)


def _cuts(text: str, language: str) -> Iterator[tuple[int, int]]:
    """Where sentencex cuts, piece by piece; each cut holds the space behind its sentence.

    The last sentence of a piece may go on: the next piece begins with it, unless it is the whole piece.
    """
    offset = 0
    while offset < len(text):
        end = offset + PIECE_CHARACTERS
        cuts = [(one["start_index"], one["end_index"]) for one in get_sentence_boundaries(language, text[offset:end])]
        if end < len(text) and len(cuts) > 1:
            end = offset + cuts.pop()[0]
        for first, last in cuts:
            yield offset + first, offset + last
        offset = end


def _joins(before: str, after: str) -> bool:
    """Whether a cut between the two is none: wire copy goes on there."""
    if not before.rstrip().endswith("."):
        return False
    return bool(
        _OPENS_LOWER.match(after)
        or _ENDS_SHORT.search(before)
        or (_ENDS_HOUR.search(before) and _OPENS_TIME.match(after))
        or (_ENDS_STATE.search(before) and _OPENS_OFFICE.match(after))
    )


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The span without the space around it; nothing where nothing is left."""
    words = text[start:end]
    if stripped := words.strip():
        first = start + len(words) - len(words.lstrip())
        yield first, first + len(stripped)
