"""`python -m tests.eval.entities [GUM] [--faults [SLUG]]`: the entities of the gold beside those that are found.

A mention is at its place when it has the gold's words, but for an article in front. Entities are paired one to one,
those that share most mentions first; a mention is `joined` when its entity's partner has it. Demonyms, flags, tags and
credits, which most of the gold leaves out, count only where the gold has them. `pronouns` and `nominals` are judged in
the same way by themselves, `metonyms` by place and country, `country`, `type` and `ids` on paired entities (of ours
that have one).

GUM: a folder with the GUM corpus in CoNLL-U, for pronouns and joining in copy that others annotated.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from copytaster.core.enrich import entities, known, language, names, sentences
from copytaster.core.facts import Entity, MentionForm
from copytaster.core.model import Story
from copytaster.tables import load_tables
from tests.eval.gold_format import Json, nth, read
from tests.eval.gold_stories import enriched, place

ENRICHERS = (language, sentences, names, known, entities)
SELDOM_IN_GOLD = frozenset({MentionForm.DEMONYM, MentionForm.FLAG, MentionForm.TAG, MentionForm.CREDIT})
PRONOUNS = frozenset("he she him her himself herself it they them".split())
ARTICLES = ("the ", "The ", "THE ", "a ", "A ", "an ")
WHAT = ("mentions", "joined", "pronouns", "nominals", "metonyms", "type", "country", "ids")

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Thing:
    """An entity of the gold or of ours, with its mentions as places of the text."""

    name: str
    type: str
    country: str | None
    iso3: str | None
    mentions: dict[Span, str]  # name, nominal, pronoun, metonym


@dataclass(slots=True)
class Row:
    """Counts of one matter."""

    name: str
    wanted: int = 0
    found: int = 0
    right: int = 0

    @property
    def precision(self) -> float:
        """Of what is found, the share that is right."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """Of what is wanted, the share that is found."""
        return self.right / self.wanted if self.wanted else 1.0

    @property
    def f1(self) -> float:
        """Of both."""
        return 2 * self.right / (self.wanted + self.found) if self.wanted + self.found else 1.0


@dataclass(slots=True)
class Tally:
    """The counts of some stories, and what was wrong."""

    rows: dict[str, Row] = field(default_factory=lambda: {name: Row(name) for name in WHAT})
    faults: list[str] = field(default_factory=list)

    def count(self, name: str, *, wanted: int = 0, found: int = 0, right: int = 0) -> None:
        """Adds to one row."""
        row = self.rows[name]
        row.wanted += wanted
        row.found += found
        row.right += right


def score(stories: dict[str, Json] | None = None, wanted: str = "en") -> Tally:
    """The counts over all stories of a language (`*`: of all)."""
    tally = Tally()
    for slug, gold in (stories or read()).items():
        if wanted in ("*", gold["language"]):
            story = enriched(gold, ENRICHERS, load_tables())
            wanted_things = of_gold(gold)
            spans = {span for thing in wanted_things for span in thing.mentions}
            compare(slug, wanted_things, of_story(story, str(gold["text"]), spans), str(gold["text"]), tally)
    return tally


def of_gold(gold: Json) -> list[Thing]:
    """The gold's entities."""
    text = str(gold["text"])
    rows, metonyms = gold["entities"], gold["metonyms"]
    assert isinstance(rows, list)
    assert isinstance(metonyms, list)
    governments = {_place(text, words, n) for words, n, _ in metonyms}
    found = []
    for row in rows:
        mentions = {_place(text, words, n): words for words, n in row["mentions"]}
        forms = {span: "metonym" if span in governments else _form(words) for span, words in mentions.items()}
        found.append(Thing(row["name"], row["type"], row["country"], row["ids"].get("iso3"), forms))
    return found


def _place(text: str, words: str, n: int) -> Span:
    start = nth(text, words, n)
    assert start is not None
    return bare(text, start, start + len(words))


def bare(text: str, start: int, end: int) -> Span:
    """A place without the article in front."""
    for article in ARTICLES:
        if text.startswith(article, start) and start + len(article) < end:
            return start + len(article), end
    return start, end


def _form(words: str) -> str:
    if words.lower() in PRONOUNS:
        return "pronoun"
    plain = words.removeprefix("THE ") if words.isupper() else words
    opens_small = plain[:1].islower() or words.split(maxsplit=1)[0].lower() in ("the", "his", "her", "its")
    return "nominal" if opens_small or (words.isupper() and words.startswith("THE ")) else "name"


def of_story(story: Story, text: str, wanted: set[Span]) -> list[Thing]:
    """Our entities; demonyms, flags and tags only where the gold has something."""
    return [one for entity in story.facts.entities if (one := _thing(story, entity, text, wanted)).mentions]


def _thing(story: Story, entity: Entity, text: str, wanted: set[Span]) -> Thing:
    mentions: dict[Span, str] = {}
    for mention in entity.mentions:
        span = place(story, mention.at)
        if span and (mention.form not in SELDOM_IN_GOLD or bare(text, *span) in wanted):
            mentions[bare(text, *span)] = mention.form.value
    return Thing(entity.name, entity.type.value, entity.country, entity.ids.get("iso3"), mentions)


def compare(slug: str, gold: Sequence[Thing], ours: Sequence[Thing], text: str, tally: Tally) -> None:
    """Adds one story's counts."""
    partner = dict(_pairs(gold, ours))
    theirs = {span: (number, form) for number, thing in enumerate(gold) for span, form in thing.mentions.items()}
    for number, thing in enumerate(ours):
        for span, form in thing.mentions.items():
            wanted = theirs.get(span)
            joined = wanted is not None and partner.get(wanted[0]) == number
            tally.count("mentions", found=1, right=wanted is not None)
            tally.count("joined", found=1, right=joined)
            if form in ("pronoun", "nominal"):
                tally.count(f"{form}s", found=1, right=joined)
            if form == "metonym":
                same = wanted is not None and wanted[1] == "metonym" and gold[wanted[0]].country == thing.country
                tally.count("metonyms", found=1, right=same)
            if not joined:
                whose = f" of {gold[wanted[0]].name}" if wanted else ""
                tally.faults.append(f"{slug}: {_words(text, span)!r} ({form}) is no {thing.name}, but one{whose}")
    for number, thing in enumerate(gold):
        mine = ours[partner[number]] if number in partner else None
        for span, form in thing.mentions.items():
            tally.count("mentions", wanted=1)
            tally.count("joined", wanted=1)
            if form != "name":
                tally.count(f"{form}s", wanted=1)
            if mine is None or span not in mine.mentions:
                tally.faults.append(f"{slug}: {_words(text, span)!r} ({form}) of {thing.name} is not found")
        _facts(slug, thing, mine, tally)


def _facts(slug: str, thing: Thing, mine: Thing | None, tally: Tally) -> None:
    for name, theirs, ours in (
        ("type", thing.type, mine.type if mine else None),
        ("country", thing.country, mine.country if mine else None),
        ("ids", thing.iso3, mine.iso3 if mine else None),
    ):
        tally.count(name, wanted=theirs is not None, found=ours is not None and mine is not None)
        if ours is not None and (theirs == ours or (name == "ids" and theirs is None)):
            tally.count(name, right=1, wanted=theirs is None and name == "ids")
        elif ours is not None:
            tally.faults.append(f"{slug}: {thing.name} has the {name} {ours}, not {theirs}")


def _pairs(gold: Sequence[Thing], ours: Sequence[Thing]) -> Iterator[tuple[int, int]]:
    """Those that belong together, each once; more shared mentions first."""
    shared = [
        (len(one.mentions.keys() & other.mentions.keys()), left, right)
        for left, one in enumerate(gold)
        for right, other in enumerate(ours)
    ]
    lefts, rights = set[int](), set[int]()
    for count, left, right in sorted(shared, key=lambda one: (-one[0], one[1], one[2])):
        if count and left not in lefts and right not in rights:
            lefts.add(left)
            rights.add(right)
            yield left, right


def _words(text: str, span: Span) -> str:
    return text[span[0] : span[1]]


def table(tallies: Iterable[tuple[str, Tally]]) -> str:
    """The rows for a reader."""
    lines = ["             wanted found right      P      R     F1"]
    for title, tally in tallies:
        lines.append(title)
        lines += [
            f"  {row.name:10} {row.wanted:6} {row.found:5} {row.right:5}"
            f"  {row.precision:.3f}  {row.recall:.3f}  {row.f1:.3f}"
            for row in tally.rows.values()
            if row.wanted or row.found
        ]
    return "\n".join(lines)


def main(arguments: Sequence[str]) -> int:
    """Prints the tables, and with `--faults` what is wrong."""
    folders = [Path(one) for one in arguments if not one.startswith("--") and Path(one).is_dir()]
    if folders:
        from tests.eval.gum import score as score_gum  # noqa: PLC0415 - only with a corpus

        tally = score_gum(folders[0])
        print(table([("GUM", tally)]))
    else:
        languages = Counter(str(gold["language"]) for gold in read().values())
        tally = score()
        print(table([("en", tally), *((one, score(wanted=one)) for one in sorted(languages) if one != "en")]))
    if "--faults" in arguments:
        print("\n".join(tally.faults))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
