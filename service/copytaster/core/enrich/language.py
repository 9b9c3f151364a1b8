"""Language of the copy: what the text itself shows, beside what the sender declared.

A fastText model (lid.176) judges the first 400 characters of the body; upper-case wires are judged in lower case, for
the model has seen little of them (measured: 34 % right in capitals, 97 % folded). Without twenty letters there is no
judgement. What is published as `language` is decided in `publish`: declared, unless this reaches 0.9 on 200 characters.
"""

from __future__ import annotations

from itertools import islice

from copytaster.core.context import Tables
from copytaster.core.enrich import Warn
from copytaster.core.model import BODY_KINDS, BlockKind, Language, Story

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
