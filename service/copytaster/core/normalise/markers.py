"""Finds the words of the lifecycle in lines, headlines, sluglines and notes: what stands where, nothing decided.

Text in, `Mark`s out, with offsets into that text. `lifecycle.py` decides what they mean together, `headlines.py` cuts
them off.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from copytaster.core.model import Action
from copytaster.core.normalise import lifecycle_words as words

_LINE_CHARACTERS = 80
_PREFIXES = 6
"""So many are stacked at most: RPT RPT-CORRECTED-UPDATE 3-."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A marker and its place in the text it was found in. `kind` is an `Action`, a `Priority`, or None for a genre."""

    kind: str | None
    start: int
    end: int
    number: int | None = None
    take: int | None = None


@dataclass(frozen=True, slots=True)
class Cleaned:
    """What is left of a headline between its prefixes and suffixes, and these."""

    start: int
    end: int
    marks: tuple[Mark, ...]


def line_marks(text: str) -> tuple[Mark, ...]:
    """The marks of a line that says nothing else; empty when it says more."""
    if len(text) > _LINE_CHARACTERS or not words.LINE.fullmatch(text):
        return ()
    return tuple(
        Mark(words.KIND_OF[" ".join(found[0].split()).casefold()], found.start(), found.end())
        for found in words.LINE_WORD.finditer(text)
    )


def cleaned(text: str) -> Cleaned:
    """A headline without its lifecycle and genre prefixes and suffixes; its own words when nothing else were left."""
    marks: list[Mark] = []
    start = 0
    for _ in range(_PREFIXES):
        match = words.PREFIX.match(text, start)
        if match is None or match.end() == start or _is_word(match, text):
            break
        marks.append(_prefix(match))
        start = match.end()
    end = len(text)
    if suffix := words.SUFFIX.search(text, start):
        marks.append(_suffix(suffix))
        end = suffix.start()
    while start < end and (text[start].isspace() or (marks and text[start] in "-–—:,*")):
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Cleaned(start, end, tuple(marks))


def _is_word(match: re.Match[str], text: str) -> bool:
    """HOLD-UPS RISE: a word of the headline, not a marker."""
    return bool(match["hyphen"]) and match["word"] in words.AMBIGUOUS and not any(map(str.islower, text[match.end() :]))


def _prefix(match: re.Match[str]) -> Mark:
    for name in ("word", "setoff", "bracketed"):
        if match[name]:
            number = match["after"] or match["setoffnumber"] or _digits(match["inside"])
            return Mark(_kind(match[name]), match.start(name), match.end(name), _number(number))
    if match["add"]:
        return Mark(Action.TAKE, match.start("add"), _trimmed(match), take=int(match["add"]) + 1)
    for name in ("lead", "before"):
        if match[name]:
            return Mark(Action.UPDATE, match.start(name), _trimmed(match), int(match[name]))
    return Mark(None, match.start(), match.end())


def _suffix(match: re.Match[str]) -> Mark:
    for name in ("word", "bracketed"):
        if match[name]:
            return Mark(
                _kind(match[name]), match.start(name), match.end(name), _number(match["after"] or match["number"])
            )
    if match["add"]:
        return Mark(Action.TAKE, match.start("add"), _trimmed(match), take=int(match["add"]) + 1)
    return Mark(Action.UPDATE, match.start("before"), _trimmed(match), int(match["before"]))


def _trimmed(match: re.Match[str]) -> int:
    return match.start() + len(match[0].rstrip(" -–—:,*)"))


def _kind(word: str) -> str:
    return words.KIND_OF[" ".join(word.split()).casefold()]


def _digits(text: str | None) -> str | None:
    return text.strip() if text and text.strip().isdecimal() else None


def _number(text: str | None) -> int | None:
    return int(text) if text else None


def note_mark(note: str, start: int) -> Mark | None:
    """The action that a note to the desk states: by its first word, or a kill anywhere in it."""
    for action, opening in words.NOTE_OPENINGS:
        if found := opening.match(note, start):
            return Mark(action, found.start(), found.end())
    killed = words.NOTE_KILL.search(note, start)
    return Mark(Action.KILL, killed.start(), killed.end()) if killed else None
