"""Finds the words and phrases of a table in folded text: whole words, the longest one where they overlap.

An Aho-Corasick automaton finds all candidates in one pass; their ends are looked at afterwards. A phrase is folded
(`folded`), its words apart by one space; `*` at either end leaves that end open ("*wahl", "terroris*"), and a final s
is free: "election" finds "elections". A hyphen or an apostrophe ends a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from ahocorasick_rs import AhoCorasick, Implementation

_REST = re.compile(r"\w*")
_LONGEST_BEFORE = 40
_BEFORE = re.compile(rf"\w{{1,{_LONGEST_BEFORE}}}\Z")


def folded(text: str) -> str:
    """The text in lower case, with every character at its place (two Unicode letters would become two each)."""
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(one.lower() if len(one.lower()) == 1 else one for one in text)
    return lower.replace("’", "'").replace("\n", " ")


class Phrases:
    """A table made ready; `find` gives the number of a phrase, in the order they were given."""

    __slots__ = ("_automaton", "_open")

    def __init__(self, phrases: Iterable[str]) -> None:
        listed = tuple(phrases)
        self._open = tuple((one.startswith("*"), one.endswith("*")) for one in listed)
        words = [one.strip("*") for one in listed]
        self._automaton = AhoCorasick(words, implementation=Implementation.ContiguousNFA) if words else None

    def find(self, text: str) -> list[tuple[int, int, int]]:
        """Number, start and end of each phrase, in the order of their starts; none lies within another."""
        if self._automaton is None:
            return []
        whole = []
        for number, start, end in self._automaton.find_matches_as_indexes(text, overlapping=True):
            inside = start and text[start - 1].isalnum()
            if not inside and not text[end : end + 1].isalnum():
                whole.append((start, -end, number))
                continue
            open_start, open_end = self._open[number]
            if inside and not open_start:
                continue  # most of what is no whole word
            first = _first(text, start) if inside else start
            last = _last(text, end, can_open=open_end) if first is not None else None
            if first is not None and last is not None:
                whole.append((first, -last, number))
        whole.sort()
        found: list[tuple[int, int, int]] = []
        furthest = 0
        for start, minus_end, number in whole:
            if -minus_end > furthest:
                furthest = -minus_end
                found.append((number, start, furthest))
        return found


def _first(text: str, start: int) -> int | None:
    """Where the word begins that a phrase with an open start ends; None where it is too long for one."""
    before = _BEFORE.search(text, max(start - _LONGEST_BEFORE, 0), start)
    return before.start() if before else None


def _last(text: str, end: int, *, can_open: bool) -> int | None:
    """Where its last word ends."""
    following = text[end : end + 2]
    if not following[:1].isalnum():
        return end
    if can_open:
        rest = _REST.match(text, end)
        return rest.end() if rest else end
    return end + 1 if following[0] == "s" and not following[1:].isalnum() else None
