"""What a rule of the grammar has matched, and what its values are made with."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, tzinfo
from typing import Final, NamedTuple, TypeAlias

from copytaster.core.enrich.dates_tense import direction
from copytaster.core.enrich.dates_words import Value, Words


class Word(NamedTuple):
    """A token that a rule looks at: its class, value and place."""

    class_: str
    value: Value
    start: int
    end: int


@dataclass(slots=True)
class Phrase:
    """The tokens of a match, what stands around it, and what dates count from.

    `base` is the story's day, `anchor` the last day named before in the same or the last paragraph, `last` the value
    of what was named before in the same.
    """

    tokens: list[Word]
    before: Word | None
    behind: Word | None
    text: str
    words: Words
    base: date | None
    anchor: date | None = None
    last: str | None = None
    zones: Mapping[str, tzinfo] = field(default_factory=dict)

    def one(self, classes: str) -> Word | None:
        """The first token of one of these classes."""
        for token in self.tokens:
            if token[0] in classes:
                return token
        return None

    def value(self, classes: str) -> Value:
        """Its value."""
        token = self.one(classes)
        return token.value if token else None

    def number(self, classes: str) -> int | None:
        """Its value where it is a whole number."""
        value = self.value(classes)
        return value if isinstance(value, int) else None

    @property
    def start(self) -> int:
        """Where its first token begins."""
        return self.tokens[0].start

    @property
    def end(self) -> int:
        """Where its last token ends."""
        return self.tokens[-1].end

    def direction(self) -> int:
        """1 where the words around look ahead, -1 where they look back, else 0."""
        timed = self.tokens[0].class_ in "0HQnY" and self.one("0HQPz")
        return direction(self.text, self.start, self.end, self.words, led=not timed)

    def step(self) -> int:
        """-1 for last, 1 for next, else 0."""
        return self.number("LZX") or 0

    def count(self) -> float | None:
        """How many: None for several."""
        if self.one("W"):
            return None
        numbers = [
            token.value for token in self.tokens if token.class_ in "NnYb" and isinstance(token.value, int | float)
        ]
        more = 0.5 if self.one("h") else 0
        if not numbers:
            return 1 + more if self.one("a") else None
        if len(numbers) > 1 and numbers[0] in range(20, 100, 10) and numbers[1] < 10:
            return numbers[0] + numbers[1]
        if len(numbers) > 1 and numbers[1] in (12, 100):
            return numbers[0] * numbers[1]
        return numbers[-1] + more

    def unit(self) -> str:
        """The code of its unit of time: D, W, M, Y, DE, CE, Q, WE, TH, TM, TS."""
        token = self.one("uUqw")
        if token is None:
            return ""
        return "WE" if token.class_ == "w" else str(token.value)


Rule: TypeAlias = Callable[[Phrase], str | None]


REFS: Final = {-1: "PAST_REF", 0: "PRESENT_REF", 1: "FUTURE_REF"}


_SPELLED: Final = {"W": (1, "W"), "F": (2, "W"), "Q": (3, "M"), "DE": (10, "Y"), "CE": (100, "Y"), "WE": (1, "WE")}


def period(count: float | None, unit: str) -> str | None:
    """The TIMEX duration; decades and centuries in years."""
    if not unit:
        return None
    if unit[0] == "T":
        return f"PT{_spelled(count)}{unit[1]}" if count is None or count > 0 else None
    times, name = _SPELLED.get(unit, (1, unit))
    if count is None:
        return f"PX{unit if unit != 'F' else 'W'}"
    if name == "WE":
        return None
    if name == "Y" and times == 1 and count == int(count) + 0.5:
        return f"P{int(count * 12)}M"
    return f"P{_spelled(count * times)}{name}" if count > 0 else None


def _spelled(count: float | None) -> str:
    return "X" if count is None else f"{count:g}" if count < 1e6 else str(int(count))


def day_step(value: Value) -> tuple[int, str]:
    """Days from today and the part of the day of a word like tonight."""
    return (int(value[0]), str(value[1])) if isinstance(value, tuple) else (0, "")


def real_day(value: str) -> str | None:
    """The ISO day, if there is such a one."""
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError:
        return None


def known_day(value: str | None) -> str | None:
    """The day of a value that has one."""
    return value[:10] if value and value[0] != "X" and value[0] != "P" else None


def span(begin: str | None, end: str | None) -> str | None:
    """The value from one to the other, where they come in that order."""
    return f"{begin}/{end}" if begin and end and begin < end and begin[0] != "X" else None
