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

from copytaster.core.enrich.name_forms import Lexical
from copytaster.core.facts import EntityType
from copytaster.training import gazetteer, gazetteer_words
from copytaster.training import template_words as words
from copytaster.training.corpora import Corpus, Document, Marked, Sentence
from copytaster.training.nationalities import NATIONALITIES
from copytaster.training.template_lines import KINDS

PER, ORG, LOC, MISC = EntityType.PERSON, EntityType.ORGANISATION, EntityType.PLACE, EntityType.MISC
SLOT = re.compile(r"\{(\w+)\}")
STORIES = 3000
LINES = (6, 16)
UNACCENTED = 0.75
"""Share of stories without accents."""
INVENTED = 0.35
"""Share of names that are made up of syllables, for what no list holds."""


def templates(stories: int = STORIES, seed: int = 11) -> Corpus:
    """So many invented stories, all of the fold `train`."""
    lists = _lists()
    random = Random(seed)
    kinds = [lines for lines, share in KINDS for _ in range(share)]
    return Corpus("templates", "train", tuple(_Story(random, lists).tell(random.choice(kinds)) for _ in range(stories)))


def _lists() -> dict[str, list[str]]:
    singles, several = gazetteer.read()
    by_bit = {
        name: sorted(word.title() for word, bits in singles.items() if bits & bit and word.isalpha())
        for name, bit in (
            ("first", Lexical.FORENAME),
            ("last", Lexical.SURNAME),
            ("city", Lexical.CITY),
            ("town", Lexical.TOWN),
        )
    }
    large = [
        name.title() for name, type_ in sorted(several.items()) if type_ == gazetteer.CITY and name.count(" ") == 1
    ]
    by_bit["city"] = by_bit["city"] + large[::6]
    for name in ("COUNTRIES", "REGIONS", "ORGANISATIONS", "TEAMS"):
        by_bit[name] = [one for one in re.split(r";\s*", " ".join(getattr(gazetteer_words, name).split())) if one]
    by_bit["nation"] = sorted(one for one in NATIONALITIES if not one.endswith("s") or one.endswith(("ss", "us")))
    return by_bit


def _bare(name: str) -> str:
    return "".join(one for one in normalize("NFKD", name) if not combining(one))


class _Story:
    """One story's people and places, and how its slots are filled."""

    def __init__(self, random: Random, lists: Mapping[str, list[str]]) -> None:
        self.random, self.lists = random, lists
        self.bare = random.random() < UNACCENTED
        self.people = [self._person() for _ in range(random.randint(2, 6))]
        self.firms = [self._firm() for _ in range(random.randint(1, 3))]
        self.cities = [random.choice(words.CITIES), self._pick("city"), self._pick("town")]
        self.clubs = [club for club in (self._club() for _ in range(12)) if " " in club][:3] or ["Union Berlin"]
        self.named: dict[str, Callable[[], tuple[str, EntityType]]] = {
            "PER": lambda: (self._whole(random.choice(self.people) if random.random() < 0.6 else self._person()), PER),
            "SUR": lambda: (random.choice(self.people)[1], PER),
            "INI": lambda: (f"{random.choice('ABCDEFGHIJKLMNPRSTVW')}. {random.choice(self.people)[1]}", PER),
            "CO": lambda: (random.choice(random.choice(self.firms)), ORG),
            "COX": lambda: (
                (random.choice(self.firms)[1], ORG) if random.random() < 0.7 else (self._pick("ORGANISATIONS"), ORG)
            ),
            "BODY": lambda: (self._body(), ORG),
            "ACR": lambda: (random.choice(words.ACRONYM_BODIES) if random.random() < 0.7 else self._letters(), ORG),
            "CLUB": lambda: (random.choice(self.clubs) if random.random() < 0.4 else self._club(), ORG),
            "COA": lambda: (random.choice(self.firms)[1].split()[0], ORG),
            "AGY": lambda: (random.choice(words.PRESS), ORG),
            "CLUBX": lambda: (random.choice(random.choice(self.clubs).split()), ORG),
            "STORM": lambda: (self._pick("first"), MISC),
            "SHIP": lambda: (
                random.choice(
                    (
                        f"{self._pick('first')} {random.choice('ABCDEKLM')}",
                        f"{self._invented()} {random.choice(('Star', 'Queen', 'Express', 'Spirit', 'Princess'))}",
                    )
                ),
                MISC,
            ),
            "CITYCLUB": lambda: (self._city() if random.random() < 0.75 else self._pick("town"), ORG),
            "TEAM": lambda: (random.choice(words.NICKNAMES), ORG),
            "CTRY": lambda: (self._pick("COUNTRIES"), LOC),
            "CITY": lambda: (self._city(), LOC),
            "CITY2": lambda: (self._invented() if random.random() < INVENTED else self._pick("town"), LOC),
            "REG": lambda: (self._pick("REGIONS"), LOC),
            "GEO": lambda: (self._feature(), LOC),
            "NAT": lambda: (self._pick("nation"), MISC),
            "EVENT": lambda: (self._event(), MISC),
            "INDEX": lambda: (random.choice(words.INDICES), MISC),
            "WORK": lambda: (random.choice(words.WORKS), MISC),
        }
        number = random.randint
        self.plain: dict[str, Callable[[], str]] = {
            "day": lambda: random.choice(words.DAYS),
            "month": lambda: random.choice(words.MONTHS),
            "mon": lambda: random.choice(words.SHORT_MONTHS),
            "date": lambda: random.choice((f"{random.choice(words.SHORT_MONTHS)} {number(1, 30)}", f"19{number(60, 99)}-0{number(1, 9)}-{number(10, 30)}", f"{number(1, 30)} {random.choice(words.MONTHS)}")),
            "n": lambda: str(number(0, 99)),
            "big": lambda: f"{number(1, 99)},{number(100, 999)}",
            "score": lambda: f"{number(0, 5)}-{number(0, 5)}",
            "set": lambda: f"{number(0, 7)}-{number(0, 7)}",
            "time": lambda: random.choice((f"{number(1, 59)}.{number(10, 99)}", f"{number(1, 3)}:{number(10, 59)}.{number(10, 99)}")),
            "pct": lambda: random.choice((f"{number(0, 20)}.{number(0, 9)} percent", f"{number(1, 90)} pct", f"{number(1, 9)}%")),
            "money": lambda: random.choice((f"${number(1, 900)} million", f"{number(1, 99)}.{number(1, 9)} billion euros", f"$ {number(1, 90)} million", f"{number(1, 900)} mln stg")),
            "title": lambda: random.choice(words.TITLES),
            "role": lambda: random.choice(words.ROLES),
            "cap": lambda: random.choice(words.NO_NAMES),
            "agency": lambda: random.choice(words.AGENCIES),
            "year": lambda: str(number(1950, 2025)),
            "ric": lambda: f"{self._letters()}.{random.choice(('N', 'L', 'PA', 'O', 'DE', 'T', 'AX', 'AS'))}",
        }  # fmt: skip

    def tell(self, lines: list[str]) -> Document:
        """A story of this kind, in some order; one in eight ends up as tables do, with one line's shape repeated."""
        random = self.random
        count = random.randint(*LINES)
        if random.random() < 0.3:
            chosen = [random.choice(lines) for _ in range(3)]
            picked = [random.choice(chosen) for _ in range(count)]
        else:
            picked = [random.choice(lines) for _ in range(count)]
        return tuple(self._line(line) for line in picked)

    def _line(self, line: str) -> Sentence:
        text, names, at = "", list[Marked](), 0
        for slot in SLOT.finditer(line):
            text += line[at : slot.start()]
            at = slot.end()
            if fill := self.plain.get(slot[1]):
                text += fill()
                continue
            name, type_ = self.named[slot[1]]()
            if self.bare:
                name = _bare(name)
            names.append(Marked(len(text), len(text) + len(name), type_))
            text += name
        return Sentence(text + line[at:], tuple(names))

    def _pick(self, kind: str) -> str:
        return self.random.choice(self.lists[kind])

    def _city(self) -> str:
        chance = self.random.random()
        if chance < 0.4:
            return self.random.choice(self.cities)
        if chance < 0.75:
            return self.random.choice(words.CITIES if chance < 0.66 else words.LONG_CITIES)
        return self._pick("city")

    def _invented(self) -> str:
        return "".join(self.random.choice(words.SYLLABLES) for _ in range(self.random.randint(2, 4))).capitalize()

    def _letters(self) -> str:
        return "".join(self.random.choice("ABCDEFGHIKLMNOPRSTUVW") for _ in range(self.random.randint(2, 5)))

    def _person(self) -> tuple[str, str]:
        random = self.random
        last = self._invented() if random.random() < INVENTED else self._pick("last")
        if random.random() < 0.08:
            last = f"{last}-{self._pick('last')}"
        elif random.random() < 0.06:
            last = f"{random.choice(('van', 'de', 'van der', 'von', 'al', 'bin', 'da', 'di', 'Al', 'El', 'Ben', 'Van', 'De'))} {last}"
        first = self._invented() if random.random() < 0.15 else self._pick("first")
        return first, last

    def _whole(self, person: tuple[str, str]) -> str:
        first, last = person
        middle = f" {self.random.choice('ABCDEFGHJKLMPRSTW')}." if self.random.random() < 0.06 else ""
        return f"{first}{middle} {last}"

    def _firm(self) -> tuple[str, str]:
        """A company's full name and its short one."""
        random = self.random
        root = random.choice((self._invented, self._invented, lambda: self._pick("last"), lambda: self._pick("city")))()
        trade = random.choice(words.TRADES)
        short = random.choice(
            (
                f"{root} {trade}",
                f"{root} {trade}",
                root,
                f"{root} & {self._pick('last')}",
                self._letters(),
                f"{self._pick('nation')} {trade}",
                f"{root}{trade.lower()}",
            )
        )
        if random.random() < 0.2:
            short = f"{short} {random.choice(words.TRADES)}" if " " in short else short
        return (f"{short} {random.choice(words.ENDS)}" if random.random() < 0.6 else short), short

    def _body(self) -> str:
        random = self.random
        kind = random.random()
        if kind < 0.3:
            return random.choice(words.BODIES).format(
                random.choice((self._city(), self._pick("COUNTRIES"), self._pick("town")))
            )
        if kind < 0.5:
            return random.choice(words.NATIONAL_BODIES).format(self._pick("nation"))
        if kind < 0.7:
            return random.choice(words.PLAIN_BODIES).format(
                m=random.choice(words.MINISTRIES), t=random.choice(words.TRADES)
            )
        return self._pick("ORGANISATIONS")

    def _club(self) -> str:
        random = self.random
        kind = random.random()
        city = random.choice((self._city(), self._pick("town"), self._invented()))
        if kind < 0.45:
            return self._pick("TEAMS")
        if kind < 0.65:
            return f"{city} {random.choice(words.CLUB_ENDS)}"
        if kind < 0.8:
            return f"{random.choice(words.CLUB_OPENS)} {city}"
        return f"{city} {random.choice(words.NICKNAMES)}" if kind < 0.9 else city

    def _feature(self) -> str:
        random = self.random
        root = random.choice((self._invented(), self._pick("last"), self._pick("town")))
        return (
            f"{root} {random.choice(words.PLACE_ENDS)}"
            if random.random() < 0.7
            else f"{random.choice(words.PLACE_OPENS)} {root}"
        )

    def _event(self) -> str:
        random = self.random
        if random.random() < 0.75:
            return random.choice(words.EVENTS)
        return f"{random.choice((self._city(), self._invented(), self._pick('nation')))} {random.choice(words.EVENT_HEADS)}"
