"""What the tables know by name: countries, holders of offices, bodies, companies, media, seats of government.

A `Thing` is a row; a `Spelling` is one way in which copy writes it, a `Finder` finds the spellings of one language.
Built from the files of `tables/known` and an operator's own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from ahocorasick_rs import AhoCorasick, Implementation

from copytaster.core.facts import EntityType, MentionForm

EU_CODE = "EUE"
"""ISO 3166's reserved code of the European Union: its bodies' country, and what Brussels stands for."""


class ThingKind(StrEnum):
    """What sort of row it is: the table that it stands in, in the singular; `country` rows have their ISO code."""

    COUNTRY = "country"
    PERSON = "person"
    BODY = "body"
    CENTRAL_BANK = "central_bank"
    COMPANY = "company"
    MEDIUM = "medium"
    SEAT = "seat"  # of a government: Kremlin
    CAPITAL = "capital"  # a town, or the government that sits there


def tag_of(words: str) -> str:
    """The words as a hashtag has them: letters and figures alone, case folded."""
    folded = words.casefold()
    return folded if folded.isalnum() else "".join([sign for sign in folded if sign.isalnum()])


@dataclass(frozen=True, slots=True)
class Tenure:
    """Who holds an office when: `of` is a country (alpha-3) or a body's key; ISO days, `end` is the day after."""

    office: str
    of: str
    start: str
    end: str | None = None


@dataclass(frozen=True, slots=True)
class Thing:
    """A row: `key` is unique; `country` is ISO 3166-1 alpha-3 (or `EUE`), `of` what a seat stands for (a key)."""

    key: str
    kind: ThingKind
    name: str
    type: EntityType
    country: str | None = None
    ids: Mapping[str, str] = field(default_factory=dict)
    of: str | None = None
    gender: str = ""  # m, f: which pronoun goes with it
    tenures: tuple[Tenure, ...] = ()
    ric: str | None = None
    ticker: str | None = None
    mic: str | None = None


@dataclass(frozen=True, slots=True)
class Spelling:
    """One way to write a thing; `key` is "" for names that only look like one.

    A `loose` spelling is a common word or others' name too: it counts only beside a firm one.
    """

    text: str
    key: str
    form: MentionForm = MentionForm.NAME
    loose: bool = False


class Finder:
    """Finds spellings as written, and in copy that is all capitals; linear time."""

    def __init__(self, spellings: Iterable[Spelling]) -> None:
        self._written = tuple(spellings)
        self._capital = tuple(one for one in self._written if len(one.text) > 1 and one.text != one.text.upper())
        self._as_written = _automaton([one.text for one in self._written])
        self._as_capitals = _automaton([one.text.upper() for one in self._capital])

    def find(self, text: str) -> Iterator[tuple[int, int, Spelling]]:
        """Every place where a spelling stands as written, overlaps and parts of words too."""
        for number, start, end in self._as_written.find_matches_as_indexes(text, overlapping=True):
            yield start, end, self._written[number]

    def find_capitals(self, text: str) -> Iterator[tuple[int, int, Spelling]]:
        """Every place where a spelling that has small letters stands in capitals."""
        for number, start, end in self._as_capitals.find_matches_as_indexes(text, overlapping=True):
            yield start, end, self._capital[number]


def _automaton(patterns: list[str]) -> AhoCorasick:
    return AhoCorasick(patterns, implementation=Implementation.ContiguousNFA, store_patterns=False)


@dataclass(frozen=True, slots=True)
class Things:
    """All rows by key, a finder for each language, and who held which office.

    `holders`: (office, whose) to (first day, day after the last, key), in order. `tags`: hashtags and accounts
    (casefolded, without their sign) to keys. `listed`: companies with a symbol, by name.
    """

    rows: Mapping[str, Thing] = field(default_factory=dict)
    finders: Mapping[str, Finder] = field(default_factory=dict)
    tags: Mapping[str, str] = field(default_factory=dict)
    holders: Mapping[tuple[str, str], tuple[tuple[str, str, str], ...]] = field(default_factory=dict)
    listed: Mapping[str, Thing] = field(default_factory=dict)
    central_banks: Mapping[str, tuple[Thing, ...]] = field(init=False, repr=False)  # by country

    def __post_init__(self) -> None:
        banks: dict[str, tuple[Thing, ...]] = {}
        for row in self.rows.values():
            if row.kind is ThingKind.CENTRAL_BANK and row.country:
                banks[row.country] = (*banks.get(row.country, ()), row)
        object.__setattr__(self, "central_banks", banks)

    def holder(self, office: str, of: str, day: str) -> Thing | None:
        """Who held the office on that day (ISO 8601), as far as the table is sure."""
        for start, end, key in self.holders.get((office, of), ()):
            if start <= day < end:
                return self.rows[key]
        return None

    def key_of(self, alpha3: str) -> str:
        """The key of a country, or of the Union for its reserved code."""
        return "body/EU" if alpha3 == EU_CODE else f"country/{alpha3}"
