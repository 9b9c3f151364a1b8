"""The words that dates are made of, one module per language; what they have in common stands here.

A lexicon takes a word (lower case) to its class, one character that the grammar is written in (`dates_grammar`), and
its value. Words without a class there are `x`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

Value: TypeAlias = int | float | str | tuple[int, str] | tuple[str, int] | None
Lexicon: TypeAlias = Mapping[str, tuple[str, Value]]

CLASSES: Final = {
    "D": "weekday, 0 to 6",
    "5": "weekday with a part of its day (Montagabend)",
    "B": "weekdays, as every week (Mondays)",
    "j": "weekday in short: only beside a date",
    "M": "month, 1 to 12",
    "n": "figure of one or two digits",
    "Y": "figure of four digits that may be a year",
    "b": "any other figure",
    "o": "ordinal in figures",
    "F": "ordinal in words",
    "N": "number in words",
    "W": "a number left open (several)",
    "a": "a",
    "d": "the",
    "O": "of",
    "u": "unit of time",
    "U": "units of time, plural",
    "q": "quarter",
    "h": "half",
    "w": "weekend",
    "p": "part of a day",
    "0": "noon, midnight",
    "S": "season",
    "K": "decade",
    "L": "last",
    "Z": "past",
    "X": "next",
    "T": "this",
    "y": "that, the same; before or after that by its value",
    "R": "recent",
    "t": "a day counted from today",
    "v": "a value of its own (now, weeklong)",
    "e": "a time counted from now by its unit (Vorjahr)",
    "A": "ago",
    "l": "later or earlier, by its sign",
    "k": "after or before, by its sign",
    "V": "every",
    "f": "how often (weekly)",
    "m": "early, late, mid",
    "C": "end, beginning, middle",
    "c": "fiscal",
    "i": "in",
    "s": "on",
    "@": "at",
    "4": "for",
    "2": "since, by, before: what a date follows",
    "r": "from",
    "-": "to, or a dash",
    "g": "between",
    "&": "and",
    "E": "a holiday",
    "%": "eve",
    "P": "a.m., p.m.",
    "z": "zone",
    "J": "time",
    "G": "old, of age",
    "I": "ISO date",
    "#": "date in figures",
    "H": "time of day in figures",
    "Q": "time of day with its half (5pm)",
    "3": "quarter or half in short (Q3)",
    "~": "consecutive, full",
}
"""What each class is; figures get theirs by their shape."""


@dataclass(frozen=True, slots=True)
class Words:
    """A language's words for dates.

    `future` and `past` are verbs near a weekday or a month that say on which side of the story's date it lies, the
    `_endings` those of such verbs; `led_future` and `led_past` prepositions right before one that say so too. Behind
    `before_infinitives` an infinitive looks ahead ("is to meet"), and behind `passives` a participle ("will be held").
    `names` are months that are names or verbs too; where `months_need_cue`, every month is taken for one only beside a
    figure or behind a preposition. `day_first` says how figures are ordered, where the language settles it.
    """

    lexicon: Lexicon
    future: frozenset[str]
    past: frozenset[str]
    future_endings: tuple[str, ...] = ()
    past_endings: tuple[str, ...] = ()
    led_future: frozenset[str] = frozenset()
    led_past: frozenset[str] = frozenset()
    articles: frozenset[str] = frozenset()  # what may stand between such a preposition and the day
    soon: frozenset[str] = frozenset()  # auxiliaries that look ahead right behind a day
    infinitives: frozenset[str] = frozenset()  # "to" of "is to meet", with what stands before it
    before_infinitives: frozenset[str] = frozenset()
    passives: frozenset[str] = frozenset()  # "be" of "will be held"
    names: frozenset[int] = frozenset()
    months_need_cue: bool = True
    day_first: bool | None = True
    counted: frozenset[str] = frozenset()  # what figures count: "2000 people" is no year
    years_follow: frozenset[str] = frozenset()  # other words that years stand behind: "World Cup 2010"
    years_lead: frozenset[str] = frozenset()  # what years stand before: "2026 profit"
    bare_years: bool = False  # whether a year stands in a sentence without a preposition (German)
    loose_years: bool = True  # whether a bare figure like a year mostly is one behind an article or a comma
    bare_ages: bool = False  # whether "46 años" is an age behind a preposition or comma
    elides: bool = False  # l'année: the apostrophe stands between two words
    capitals: frozenset[str] = frozenset()  # words that count only with a capital initial
    phrases: str = ""  # a pattern of words that are one token: il y a
    plain: Lexicon = field(init=False, repr=False, compare=False)  # what nothing beside it changes, and signs
    capitalised: Lexicon = field(init=False, repr=False, compare=False)  # what a small initial alone changes
    verbs: frozenset[str] = field(init=False, repr=False, compare=False)  # of future, past and infinitives
    endings: tuple[str, ...] = field(init=False, repr=False, compare=False)  # of future and past
    auxiliaries: frozenset[str] = field(init=False, repr=False, compare=False)  # soon, and before infinitives
    tokens: re.Pattern[str] = field(init=False, repr=False, compare=False)
    finder: AhoCorasick = field(init=False, repr=False, compare=False)
    finder_words: int = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        made, count = finder(self.lexicon)
        tokens = f"(?:{self.phrases})(?!\\w)|{_ANY}" if self.phrases else _ANY
        whole = {word: known for word, known in self.lexicon.items() if not may_be_short(word, known[0])}
        capitalised = {word for word, (class_, _) in whole.items() if class_ in CAPITALISED and word in self.capitals}
        plain = {word: known for word, known in whole.items() if word not in capitalised}
        object.__setattr__(self, "plain", plain | {sign: (class_, sign) for sign, class_ in SIGNS.items()})
        object.__setattr__(self, "capitalised", {word: whole[word] for word in capitalised})
        object.__setattr__(self, "verbs", self.future | self.past | self.infinitives)
        object.__setattr__(self, "auxiliaries", self.soon | self.before_infinitives)
        object.__setattr__(self, "endings", self.past_endings + self.future_endings)
        object.__setattr__(self, "tokens", re.compile(tokens))
        object.__setattr__(self, "finder", made)
        object.__setattr__(self, "finder_words", count)


def may_be_short(word: str, class_: str) -> bool:
    """Whether a full stop behind it may be that of a month or weekday in short."""
    return class_ in "Mj" and len(word) <= _LONGEST_SHORT and word not in WHOLE


def numbered(words: str, class_: str, first: int = 0) -> dict[str, tuple[str, Value]]:
    """Words that count up from `first`; those that mean the same are joined by a slash."""
    return {
        word: (class_, first + number)
        for number, group in enumerate(words.split())
        for word in group.split("/")
        if word != "-"
    }


def classed(class_: str, value: Value, words: str) -> dict[str, tuple[str, Value]]:
    """Words of one class and value."""
    return dict.fromkeys(words.split(), (class_, value))


_FIGURES: Final = "15 16 17 18 19 20 q1 q2 q3 q4 0s h0 h1 h2 h3 h4 h5".split()
"""How figures begin that are dates on their own: years, quarters, decades (90s) by their end, 09h00 behind its hour."""
SIGNS: Final = {"-": "-", "–": "-", ",": ",", ".": "."}
"""Signs that a date may hold, and their classes."""
CAPITALISED: Final = frozenset("DMBjz")
"""Classes of words that may count only with a capital initial."""
_LONGEST_SHORT: Final = 4
"""Letters of a month or weekday in short, which a full stop may follow."""
WHOLE: Final = frozenset("may mai mei mayo june juin juni july juli mars aout août".split())
"""Months that are no longer in full: a full stop behind one is the sentence's."""
_TIMES: Final = "gmt utc uhr p.m a.m pm am".split()
_ANY: Final = (
    r"[^\W\d_]{2,}(?![0-9])"
    r"|[ap]\.\s?m\b\.?"
    r"|[^\W\d_](?![0-9])"
    r"|[0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9])(?:t[0-9]{2}:[0-9]{2}(?::[0-9]{2})?(?:z|[+-][0-9]{2}:?[0-9]{2})?)?"
    r"|[0-9]{1,2}([./-])[0-9]{1,2}\1(?:19|20)[0-9]{2}(?![0-9])"
    r"|[0-9]{1,2}h[0-9]{0,2}(?![^\W_])"
    r"|[0-9]+(?:[.,:/][0-9]+)*(?:[a-zº°ª]{1,2}(?![^\W_]))?"
    r"|[^\W_]+|[^\w\s]"
)
"""A word, a figure or a sign of lower-case text."""

TRIGGERS: Final = "DB5MuUwqhpS0KtvAefEzP"
"""Classes that a date cannot do without, but for figures."""


def finder(lexicon: Lexicon) -> tuple[AhoCorasick, int]:
    """Finds these words, inside of others too, and then figures in lower-case text; and how many are words."""
    words = _sought(lexicon)
    found = AhoCorasick([*words, *_FIGURES], matchkind=MatchKind.LeftmostLongest, implementation=Implementation.DFA)
    return found, len(words)


def _sought(lexicon: Lexicon) -> list[str]:
    return sorted({word for word, (class_, _) in lexicon.items() if class_ in TRIGGERS and len(word) > 1} | {*_TIMES})


def with_parts(days: str, parts: Mapping[str, str]) -> dict[str, tuple[str, Value]]:
    """Weekdays joined with a part of the day: Montagabend."""
    return {
        day + part: ("5", (number, code)) for number, day in enumerate(days.split()) for part, code in parts.items()
    }


def days_from_today(words: str) -> dict[str, tuple[str, Value]]:
    """The days around today, from the day before yesterday on; `-` where a language has no word."""
    return {word: ("t", (step, "")) for step, word in enumerate(words.split(), -2) if word != "-"}


def counted(words: str, class_: str, units: str) -> dict[str, tuple[str, Value]]:
    """Words of units in the order of their codes, slashes between those that mean the same."""
    codes = units.split()
    return {
        word: (class_, code)
        for group, code in zip(words.split(), codes, strict=True)
        for word in group.split("/")
        if word != "-"
    }


UNITS: Final = "D W M Y DE CE TH TM"
