"""Names put together at random for invented copy: persons, firms, clubs, bodies, places, events."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from random import Random
from typing import NamedTuple

from copytaster.core.enrich.name_forms import Lexical
from copytaster.training import gazetteer, gazetteer_words
from copytaster.training import template_words as words
from copytaster.training.nationalities import NATIONALITIES

INVENTED = 0.35
"""Share of surnames and small places that are made up of syllables, for what no list holds."""
PARTICLES = ("van", "de", "van der", "von", "al", "bin", "da", "di", "Al", "El", "Ben", "Van", "De")
SHIP_ENDS = ("Star", "Queen", "Express", "Spirit", "Princess")

Lists = Mapping[str, Sequence[str]]


class Person(NamedTuple):
    """A forename and a surname."""

    first: str
    last: str


class Firm(NamedTuple):
    """A company's full name, and its short one."""

    whole: str
    short: str


def name_lists() -> Lists:
    """What names are picked from: the gazetteer's single words by kind, and the tables written by hand."""
    singles, several = gazetteer.read()
    bits = {"first": Lexical.FORENAME, "last": Lexical.SURNAME, "city": Lexical.CITY, "town": Lexical.TOWN}
    lists = {
        kind: sorted(word.title() for word, known in singles.items() if known & bit and word.isalpha())
        for kind, bit in bits.items()
    }
    pairs = [
        name.title() for name, type_ in sorted(several.items()) if type_ == gazetteer.CITY and name.count(" ") == 1
    ]
    lists["city"] += pairs[::6]
    for table in ("COUNTRIES", "REGIONS", "ORGANISATIONS", "TEAMS"):
        lists[table] = [one for one in re.split(r";\s*", " ".join(getattr(gazetteer_words, table).split())) if one]
    lists["nation"] = sorted(one for one in NATIONALITIES if not one.endswith("s") or one.endswith(("ss", "us")))
    return lists


class Inventor:
    """Makes names; `random` decides, so that the same seed makes the same."""

    def __init__(self, random: Random, lists: Lists) -> None:
        self.random, self.lists = random, lists

    def pick(self, kind: str) -> str:
        """One of a list."""
        return self.random.choice(self.lists[kind])

    def chance(self, share: float) -> bool:
        """True in so many cases of one."""
        return self.random.random() < share

    def word(self) -> str:
        """A word of syllables that is in no list."""
        return "".join(self.random.choice(words.SYLLABLES) for _ in range(self.random.randint(2, 4))).capitalize()

    def letters(self) -> str:
        """Two to five capitals."""
        return "".join(self.random.choice("ABCDEFGHIKLMNOPRSTUVW") for _ in range(self.random.randint(2, 5)))

    def city(self) -> str:
        """A city that is in the news, or some large one."""
        share = self.random.random()
        if share < 0.45:
            return self.random.choice(words.CITIES)
        return self.random.choice(words.LONG_CITIES) if share < 0.6 else self.pick("city")

    def town(self) -> str:
        """A place that few have heard of."""
        return self.word() if self.chance(INVENTED) else self.pick("town")

    def person(self) -> Person:
        """Somebody, now and then with a double name or a particle."""
        last = self.word() if self.chance(INVENTED) else self.pick("last")
        if self.chance(0.08):
            last = f"{last}-{self.pick('last')}"
        elif self.chance(0.06):
            last = f"{self.random.choice(PARTICLES)} {last}"
        return Person(self.word() if self.chance(0.15) else self.pick("first"), last)

    def firm(self) -> Firm:
        """A company of a surname, a city or an invented word, and its trade."""
        root = self.random.choice((self.word(), self.word(), self.pick("last"), self.pick("city")))
        trade = self.random.choice(words.TRADES)
        shapes = (
            f"{root} {trade}",
            f"{root} {trade}",
            f"{root} {trade} {self.random.choice(words.TRADES)}",
            root,
            f"{root} & {self.pick('last')}",
            self.letters(),
            f"{self.pick('nation')} {trade}",
            f"{root}{trade.lower()}",
        )
        short = self.random.choice(shapes)
        return Firm(f"{short} {self.random.choice(words.ENDS)}" if self.chance(0.6) else short, short)

    def body(self) -> str:
        """A ministry, university, party, association or the like."""
        share = self.random.random()
        if share < 0.3:
            where = self.random.choice((self.city(), self.pick("COUNTRIES"), self.pick("town")))
            return self.random.choice(words.BODIES).format(where)
        if share < 0.5:
            return self.random.choice(words.NATIONAL_BODIES).format(self.pick("nation"))
        if share < 0.7:
            ministry, trade = self.random.choice(words.MINISTRIES), self.random.choice(words.TRADES)
            return self.random.choice(words.PLAIN_BODIES).format(m=ministry, t=trade)
        return self.pick("ORGANISATIONS")

    def club(self) -> str:
        """A club that exists, or could."""
        where = self.random.choice((self.city(), self.pick("town"), self.word()))
        share = self.random.random()
        if share < 0.45:
            return self.pick("TEAMS")
        if share < 0.65:
            return f"{where} {self.random.choice(words.CLUB_ENDS)}"
        if share < 0.8:
            return f"{self.random.choice(words.CLUB_OPENS)} {where}"
        return f"{where} {self.random.choice(words.NICKNAMES)}" if share < 0.9 else where

    def feature(self) -> str:
        """A river, street, island or the like."""
        root = self.random.choice((self.word(), self.pick("last"), self.pick("town")))
        if self.chance(0.7):
            return f"{root} {self.random.choice(words.PLACE_ENDS)}"
        return f"{self.random.choice(words.PLACE_OPENS)} {root}"

    def event(self) -> str:
        """An event, prize, law, product."""
        if self.chance(0.75):
            return self.random.choice(words.EVENTS)
        whose = self.random.choice((self.city(), self.word(), self.pick("nation")))
        return f"{whose} {self.random.choice(words.EVENT_HEADS)}"

    def ship(self) -> str:
        """A ship's name."""
        if self.chance(0.5):
            return f"{self.pick('first')} {self.random.choice('ABCDEKLM')}"
        return f"{self.word()} {self.random.choice(SHIP_ENDS)}"
