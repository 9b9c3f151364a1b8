"""Language of the copy: what the text itself shows, beside what the sender declared.

A fastText model (lid.176) judges the first 400 characters of the body; upper-case wires are judged in lower case, for
the model has seen little of them (measured: 34 % right in capitals, 97 % folded). Without twenty letters there is no
judgement. What is published as `language` is decided in `publish`: declared, unless this reaches 0.9 on 200 characters.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from copytaster.core.candidates import Candidate
from copytaster.core.context import Tables
from copytaster.core.enrich import Warn
from copytaster.core.model import BODY_KINDS, BlockKind, Language, Story
from copytaster.core.publish.language import SURE, SURE_CHARACTERS, decide_language

NAME = "language"
NEEDS: frozenset[str] = frozenset()
SETS = "language"
BY = "language@1"

WINDOW_CHARACTERS = 400
MINIMUM_LETTERS = 20
_CREDIT_KINDS = frozenset({BlockKind.FURNITURE, BlockKind.SOURCE_LINE, BlockKind.SIGN_OFF, BlockKind.BYLINE})


def enrich(story: Story, tables: Tables, warn: Warn) -> Language | None:  # noqa: ARG001 - all are called alike
    """The most likely language of the copy, or None when there is too little of it."""
    text = _sample(story)
    if not _has_letters(text, MINIMUM_LETTERS):
        return None
    if text.upper() == text:
        text = text.lower()
    tag, probability = tables.identify_language(text)
    if not probability:
        return None
    # fastText's softmax can print 1.0000001.
    return Language(tag, min(probability, 1.0), BY, len(text))


def candidates(story: Story, tables: Tables) -> Iterator[Candidate]:  # noqa: ARG001 - all are called alike
    """The language as the copy shows it, as declared and as its agency's own: which is published, and why."""
    published = decide_language(story)
    reason = published.decision.reason if published.decision else None
    computed, declared, agency = story.facts.language, story.declared.language, story.agency_language
    source = published.decision.source if published.decision else "declared"
    if computed is None:
        yield Candidate("language", "none", False, f"too little copy to tell: fewer than {MINIMUM_LETTERS} letters", BY)
    else:
        shown = f"confidence {computed.confidence:.2f} on {computed.letters} characters"
        bar = f"{SURE} on {SURE_CHARACTERS} overrule what is declared, or stand where nothing is"
        yield Candidate("language", computed.tag, source == "computed", f"{shown}; {bar}", computed.by)
    if declared:
        taken = source == "declared"
        yield Candidate("language", declared, taken, "as declared" if taken else reason or "overruled", "declared")
    if agency:
        taken = source == "agency"
        rule = reason if taken and reason else "the copy or the sender tells it: the agency's own is not needed"
        yield Candidate("language", agency, taken, rule, "agency")


def _sample(story: Story) -> str:
    """The opening of the body, or of whatever words there are, on one line (the model reads up to a line end)."""
    body = [block.text for block in story.blocks if block.kind in BODY_KINDS]
    words = body or [block.text for block in story.blocks if block.kind not in _CREDIT_KINDS]
    sample = ""
    for text in words:
        sample = f"{sample} {' '.join(text.split())}".strip()
        if len(sample) >= WINDOW_CHARACTERS:
            break
    return sample[:WINDOW_CHARACTERS]


def _has_letters(text: str, count: int) -> bool:
    """Whether the text has so many letters; looks no further than the last of them."""
    return next(islice(filter(str.isalpha, text), count - 1, None), None) is not None
