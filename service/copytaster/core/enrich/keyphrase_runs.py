"""Runs of words that keyphrases are made of: between stop words, numbers and marks, without the verbs at their ends."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, TypeAlias

from copytaster.core.enrich.keyphrase_words import VERBS_BEFORE

Run: TypeAlias = list[tuple[str, int, int]]
"""Words in a row, each folded, with its start and end."""

_TOKEN: Final = re.compile(r"[^\W\d_]+(?:(?:[-&]|'(?!(?:s|t|d|m|ll|re|ve)\b))[^\W\d_]+)*|\d[\w.,]*|[^\w\s]")
"""A word with its hyphens and apostrophes (but for the genitive's and those of "they'd"), a number, a mark."""
_MARKS_BEHIND: Final = frozenset(",.:;?!")
_LEADING: Final = ("ed", "ing", "ly")
_TRAILING: Final = ("ed", "ly")
"""How participles and adverbs end that are taken off an English run, before it and behind it."""


def trimmed(run: Run, text: str, language: str) -> Run:
    """Without participles before and adverbs behind; in German without what is no noun behind."""
    if language == "de":
        last = len(run)
        while last and text[run[last - 1][1]].islower():
            last -= 1
        return run[:last] if any(text[start].isupper() for _, start, _ in run) else run
    first, last = 0, len(run)
    for index in range(last - 1):
        if run[index][0] in VERBS_BEFORE:
            if index:
                last = index
                break
            first = 1
    while first < last and _ends(run[first], text, _LEADING):
        first += 1
    while first < last and _ends(run[last - 1], text, _TRAILING):
        last -= 1
    return run[first:last]


def _ends(word: tuple[str, int, int], text: str, ends: tuple[str, ...]) -> bool:
    folded, start, end = word
    return folded.endswith(ends) and text[start].islower() and text.endswith(ends, start, end)


def cut(text: str, folded: str, stop: frozenset[str], joins: frozenset[str]) -> Iterator[Run]:
    """The runs of words between stop words, numbers and marks."""
    run: Run = []
    last = -1
    for word, start, end in _tokens(folded):
        if word in stop or not word[0].isalpha():
            if run and word in joins and _between_capitals(text, run[-1][1], end):
                run.append((word, start, end))
                last = end
            elif run:
                yield run
                run = []
            continue
        if run and not (start == last + 1 and folded[last] == " "):
            yield run
            run = []
        run.append((word, start, end))
        last = end
    if run:
        yield run


def _tokens(folded: str) -> Iterator[tuple[str, int, int]]:
    """Words, numbers and marks with their places.

    From space to space most is a word, or one with a mark behind it: these need no pattern, which takes twice as long.
    """
    at = 0
    for piece in folded.split(" "):
        end = at + len(piece)
        if piece.isalpha():
            yield piece, at, end
        elif piece[-1:] in _MARKS_BEHIND and (word := piece[:-1]).isalpha():
            yield word, at, end - 1
            yield piece[-1], end - 1, end
        else:
            for match in _TOKEN.finditer(folded, at, end):
                yield match.group(), *match.span()
        at = end + 1


def _between_capitals(text: str, before: int, end: int) -> bool:
    return text[before].isupper() and text[end + 1 : end + 2].isupper()
