"""On which side of the story's date a day lies that is named without its week or year.

"Said on Monday" looks back, "will meet on Monday" and "by Monday" ahead. What stands right before the day decides;
else an auxiliary right behind it; else the last verb before it in its sentence, else the first one behind it before a
comma; behind the comma only a future counts.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from copytaster.core.enrich.dates_words import Words

BEFORE: Final = 90
BEHIND: Final = 60
"""Characters looked at: some fourteen words, and eight."""
_SOON: Final = 4
"""Words behind a day among which an auxiliary is its own."""

_SIGNS: Final = ".,;:!?()[]\"'“”„«»‘’"
_STOPS: Final = frozenset(".!?")
_BULLETS: Final = " \t\n-*•·–—"
_SHORTEST_VERB: Final = 4
_SHORTEST_SENTENCE_END: Final = 5
"""Shorter words with a full stop are mostly titles and States in short (Gov., U.S.)."""


def direction(text: str, start: int, end: int, words: Words, *, led: bool = True) -> int:
    """1 for the future, -1 for the past, 0 where nothing tells; `led` if a preposition before it is the day's own."""
    before = text[max(0, start - BEFORE) : start]
    left = before.lower().split()
    if led and (side := _led(left, words)):
        return side
    side, distance = _last(left, words)
    if side and words.articles.issuperset(left[len(left) - distance :]):
        return side
    if text[end : end + 1] == ":" and not before.strip(_BULLETS):
        return 1  # a diary: "- Tuesday: finance ministers meet"
    right = text[end : end + BEHIND].lower().split()
    if not words.auxiliaries.isdisjoint(right[:_SOON]) and _soon(_sentence(right), words):
        return 1
    return side or _first(_sentence(right), words)


def _led(left: Sequence[str], words: Words) -> int:
    """What a preposition right before the day says."""
    for word in reversed(left[-2:]):
        if word in words.led_future:
            return 1
        if word in words.led_past:
            return -1
        if word not in words.articles:
            break
    return 0


def _last(left: Sequence[str], words: Words) -> tuple[int, int]:
    """The side that the last verb before tells, and how many words stand between; 0 where none does."""
    at = len(left)
    for raw in reversed(left):
        at -= 1
        if raw[-1] in _STOPS and len(raw) >= _SHORTEST_SENTENCE_END:
            break
        word = raw.strip(_SIGNS)
        # Most words are no verbs: to see that costs less than to ask.
        if (word in words.verbs or word.endswith(words.endings)) and (
            side := _side(word, left[at - 1] if at else "", words)
        ):
            return side, len(left) - 1 - at
    return 0, 0


def _sentence(right: list[str]) -> list[str]:
    """The words up to the end of the sentence."""
    for number, raw in enumerate(right):
        if raw[-1] in _STOPS and (number == 0 or len(raw) >= _SHORTEST_SENTENCE_END):
            return right[: number + 1]
    return right


def _soon(right: Sequence[str], words: Words) -> bool:
    for number, word in enumerate(right[:_SOON]):
        if word in words.soon:
            return True
        if word in words.before_infinitives and number + 1 < len(right):
            following = right[number + 1]
            if following in words.infinitives or following in words.future:
                return True
    return False


def _first(right: Sequence[str], words: Words) -> int:
    comma = False
    before = ""
    for raw in right:
        word = raw.strip(_SIGNS)
        if word in words.verbs or word.endswith(words.endings):
            side = _side(word, before, words)
            if side and (not comma or side > 0):
                return side
        comma = comma or raw[-1] == ","
        before = raw
    return 0


def _side(word: str, before: str, words: Words) -> int:
    if word in words.future:
        return 0 if before == "as" else 1
    if word in words.infinitives and before in words.before_infinitives:
        return 1
    if word in words.past:
        return 1 if before in words.passives else -1
    if len(word) <= _SHORTEST_VERB or word in words.lexicon:
        return 0
    if word.endswith(words.past_endings):
        return 1 if before in words.passives else -1
    return 1 if word.endswith(words.future_endings) else 0
