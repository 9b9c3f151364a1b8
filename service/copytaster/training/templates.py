"""Invented wire copy with its names marked: agencies' shapes that openly licensed corpora hold little of.

Sports tables, company results, markets, datelines, bylines, headlines; surnames alone later in a story; organisations
named after places; titles before names. Persons, firms and clubs are put together at random from name lists; a story
keeps its people and uses their surnames. Seeded: the same copy every time.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from random import Random
from unicodedata import combining, normalize

from copytaster.core.facts import EntityType
from copytaster.training import template_words as words
from copytaster.training.corpora import Corpus, Document, Marked, Sentence
from copytaster.training.template_lines import KINDS
from copytaster.training.template_names import Inventor, Lists, name_lists

PER, ORG, LOC, MISC = EntityType.PERSON, EntityType.ORGANISATION, EntityType.PLACE, EntityType.MISC
SLOT = re.compile(r"\{(\w+)\}")
STORIES = 3000
LINES = (6, 16)
TABULAR = 0.3
"""Share of stories that repeat a few shapes, as tables do."""
UNACCENTED = 0.75
"""Share of stories without accents."""

Named = Mapping[str, Callable[[], tuple[str, EntityType]]]


def templates(stories: int = STORIES, seed: int = 11) -> Corpus:
    """So many invented stories, all of the fold `train`."""
    lists, random = name_lists(), Random(seed)
    kinds = [lines for lines, share in KINDS for _ in range(share)]
    told = tuple(_Story(random, lists).tell(random.choice(kinds)) for _ in range(stories))
    return Corpus("templates", "train", told)


class _Story:
    """One story's people and places, and how its slots are filled."""

    def __init__(self, random: Random, lists: Lists) -> None:
        self.random = random
        self.make = make = Inventor(random, lists)
        self.bare = random.random() < UNACCENTED
        self.people = [make.person() for _ in range(random.randint(2, 6))]
        self.firms = [make.firm() for _ in range(random.randint(1, 3))]
        self.cities = [random.choice(words.CITIES), make.pick("city"), make.pick("town")]
        self.clubs = [club for club in (make.club() for _ in range(12)) if " " in club][:3] or ["Union Berlin"]
        self.named = {**self._people(), **self._bodies(), **self._places()}
        self.plain = {**_figures(random), **self._words()}

    def tell(self, lines: list[str]) -> Document:
        """A story of this kind, its lines in some order."""
        random = self.random
        if random.random() < TABULAR:
            lines = [random.choice(lines) for _ in range(3)]
        return tuple(self._line(random.choice(lines)) for _ in range(random.randint(*LINES)))

    def _line(self, line: str) -> Sentence:
        text, names, at = "", list[Marked](), 0
        for slot in SLOT.finditer(line):
            text += line[at : slot.start()]
            at = slot.end()
            if fill := self.plain.get(slot[1]):
                text += fill()
                continue
            name, type_ = self.named[slot[1]]()
            name = _bare(name) if self.bare else name
            names.append(Marked(len(text), len(text) + len(name), type_))
            text += name
        return Sentence(text + line[at:], tuple(names))

    def _people(self) -> Named:
        random, make = self.random, self.make

        def whole() -> str:
            first, last = random.choice(self.people) if make.chance(0.6) else make.person()
            return f"{first} {random.choice('ABCDEFGHJKLMPRSTW')}. {last}" if make.chance(0.06) else f"{first} {last}"

        return {
            "PER": lambda: (whole(), PER),
            "SUR": lambda: (random.choice(self.people).last, PER),
            "INI": lambda: (f"{random.choice('ABCDEFGHIJKLMNPRSTVW')}. {random.choice(self.people).last}", PER),
        }

    def _bodies(self) -> Named:
        random, make = self.random, self.make
        return {
            "CO": lambda: (random.choice(random.choice(self.firms)), ORG),
            "COX": lambda: (random.choice(self.firms).short if make.chance(0.7) else make.pick("ORGANISATIONS"), ORG),
            "COA": lambda: (random.choice(self.firms).short.split()[0], ORG),
            "BODY": lambda: (make.body(), ORG),
            "ACR": lambda: (random.choice(words.ACRONYM_BODIES) if make.chance(0.7) else make.letters(), ORG),
            "AGY": lambda: (random.choice(words.PRESS), ORG),
            "CLUB": lambda: (random.choice(self.clubs) if make.chance(0.4) else make.club(), ORG),
            "CLUBX": lambda: (random.choice(random.choice(self.clubs).split()), ORG),
            "CITYCLUB": lambda: (self._city() if make.chance(0.75) else make.pick("town"), ORG),
            "TEAM": lambda: (random.choice(words.NICKNAMES), ORG),
        }

    def _places(self) -> Named:
        random, make = self.random, self.make
        return {
            "CTRY": lambda: (make.pick("COUNTRIES"), LOC),
            "CITY": lambda: (self._city(), LOC),
            "CITY2": lambda: (make.town(), LOC),
            "REG": lambda: (make.pick("REGIONS"), LOC),
            "GEO": lambda: (make.feature(), LOC),
            "NAT": lambda: (make.pick("nation"), MISC),
            "EVENT": lambda: (make.event(), MISC),
            "INDEX": lambda: (random.choice(words.INDICES), MISC),
            "WORK": lambda: (random.choice(words.WORKS), MISC),
            "STORM": lambda: (make.pick("first"), MISC),
            "SHIP": lambda: (make.ship(), MISC),
        }

    def _words(self) -> Mapping[str, Callable[[], str]]:
        random = self.random
        return {
            "title": lambda: random.choice(words.TITLES),
            "role": lambda: random.choice(words.ROLES),
            "cap": lambda: random.choice(words.NO_NAMES),
            "agency": lambda: random.choice(words.AGENCIES),
            "ric": lambda: f"{self.make.letters()}.{random.choice(('N', 'L', 'PA', 'O', 'DE', 'T', 'AX', 'AS'))}",
        }

    def _city(self) -> str:
        return self.random.choice(self.cities) if self.make.chance(0.4) else self.make.city()


def _figures(random: Random) -> Mapping[str, Callable[[], str]]:
    number = random.randint

    def date() -> str:
        month = random.choice(words.SHORT_MONTHS)
        iso = f"19{number(60, 99)}-0{number(1, 9)}-{number(10, 30)}"
        return random.choice((f"{month} {number(1, 30)}", iso, f"{number(1, 30)} {random.choice(words.MONTHS)}"))

    def time() -> str:
        seconds = f"{number(10, 59)}.{number(10, 99)}"
        return random.choice((seconds, f"{number(1, 3)}:{seconds}"))

    def money() -> str:
        millions = number(1, 900)
        billions = f"{number(1, 99)}.{number(1, 9)} billion euros"
        return random.choice((f"${millions} million", billions, f"$ {millions} million", f"{millions} mln stg"))

    def share() -> str:
        return random.choice((f"{number(0, 20)}.{number(0, 9)} percent", f"{number(1, 90)} pct", f"{number(1, 9)}%"))

    return {
        "day": lambda: random.choice(words.DAYS),
        "month": lambda: random.choice(words.MONTHS),
        "date": date,
        "year": lambda: str(number(1950, 2025)),
        "n": lambda: str(number(0, 99)),
        "big": lambda: f"{number(1, 99)},{number(100, 999)}",
        "score": lambda: f"{number(0, 5)}-{number(0, 5)}",
        "set": lambda: f"{number(0, 7)}-{number(0, 7)}",
        "time": time,
        "pct": share,
        "money": money,
    }


def _bare(name: str) -> str:
    """The name as wires without accents write it."""
    return "".join(one for one in normalize("NFKD", name) if not combining(one))
