"""`python -m tests.eval.quotes [--faults]`: quotes of the gold and their speakers beside those that are found.

A quote is found when one of ours overlaps most of its content; it is right when its speaker is the gold's too: the
full name, or the same description where the gold names nobody. `marked` are those between marks (direct and mixed) of
four words and more, in English: what the published sets of quotes hold.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import takewhile

from copytaster.core.enrich import quotes
from copytaster.core.facts import Quote
from copytaster.core.model import Story
from copytaster.core.topology import ENRICHERS
from copytaster.tables import load_tables
from tests.eval.gold_format import Json, read
from tests.eval.gold_stories import enriched, place

MOST = 0.6
"""The part of the longer content that both share where two are one quote."""


@dataclass(frozen=True, slots=True)
class Said:
    """A quote in either of both: where its content is, and who says it; of ours the rule and how sure it is."""

    start: int
    end: int
    text: str
    kind: str
    name: str | None
    description: str | None
    rule: str = ""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Judged:
    """A quote of the gold with ours, or one of ours beside the gold."""

    language: str
    wanted: Said | None
    found: Said | None

    @property
    def right(self) -> bool:
        """Whether both are there and have the same speaker."""
        return bool(self.wanted and self.found and _same_speaker(self.wanted, self.found))


@dataclass(frozen=True, slots=True)
class Row:
    """Counts of one kind of quote; `named` are those of ours that have a speaker or a description."""

    name: str
    wanted: int
    found: int
    named: int
    placed: int
    right: int

    @property
    def recall(self) -> float:
        """Of the gold's those found with their speaker."""
        return self.right / self.wanted if self.wanted else 1.0

    @property
    def precision(self) -> float:
        """Of ours that have a speaker those that are in the gold with it."""
        return self.right / self.named if self.named else 1.0


def score(stories: dict[str, Json] | None = None) -> list[Row]:
    """Counts by kind, over all languages and in each."""
    judged = list(judgements(stories or read()))
    languages = sorted({one.language for one in judged})
    wanted: dict[str, Callable[[str, Said], bool]] = {"marked en": lambda tag, one: tag == "en" and _marked(one)}
    wanted |= {kind: partial(_is, None, kind) for kind in ("direct", "mixed", "indirect")}
    wanted |= {tag: partial(_is, tag, None) for tag in languages}
    wanted |= {f"{tag} direct": partial(_is, tag, "direct") for tag in languages}
    return [_row(name, judged, one) for name, one in wanted.items()]


def _is(wanted: str | None, kind: str | None, language: str, one: Said) -> bool:
    return wanted in {None, language} and kind in {None, one.kind}


def judgements(stories: dict[str, Json]) -> Iterator[Judged]:
    """Every quote of both."""
    for _, judged in by_story(stories):
        yield from judged


def by_story(stories: dict[str, Json]) -> Iterator[tuple[str, list[Judged]]]:
    """The judgements of each story."""
    tables = load_tables()
    before = tuple(takewhile(lambda one: one.SETS != quotes.SETS, ENRICHERS))
    for slug, gold in stories.items():
        story = enriched(gold, (*before, quotes), tables)
        ruled = {one.at: one.rule for one in quotes.candidates(story, tables) if one.taken}
        ours = [_ours(story, one, ruled.get(one.content.at, "")) for one in story.facts.quotes]
        yield slug, _judged(str(gold["language"]), list(_gold(gold)), ours)


def _gold(gold: Json) -> Iterator[Said]:
    text = str(gold["text"])
    rows = gold["quotes"]
    assert isinstance(rows, list)
    for row in rows:
        parts = str(row["content"]).split("\n\n")
        start = text.find(parts[0])
        end = text.find(parts[-1], start) + len(parts[-1])
        yield Said(start, end, row["content"], row["kind"], row["speaker"], row["description"])


def _ours(story: Story, one: Quote, rule: str) -> Said:
    at = place(story, one.content.at) or (0, 0)
    described = one.speaker_description.text if one.speaker_description else None
    return Said(*at, one.content.text, one.kind, one.speaker_name, described, rule, one.confidence)


def _judged(language: str, wanted: Sequence[Said], found: Sequence[Said]) -> list[Judged]:
    pairs = [(one, other) for one in wanted for other in found if _shared(one, other) >= MOST]
    pairs.sort(key=lambda pair: (-_shared(*pair), pair[0].start))
    rows: list[Judged] = []
    done: set[int] = set()
    for one, other in pairs:
        if id(one) not in done and id(other) not in done:
            done |= {id(one), id(other)}
            rows.append(Judged(language, one, other))
    rows += [Judged(language, one, None) for one in wanted if id(one) not in done]
    rows += [Judged(language, None, one) for one in found if id(one) not in done]
    return rows


def _shared(one: Said, other: Said) -> float:
    both = min(one.end, other.end) - max(one.start, other.start)
    return both / max(one.end - one.start, other.end - other.start, 1)


def _same_speaker(wanted: Said, found: Said) -> bool:
    if wanted.name:
        ours = _folded(found.name or found.description or "")
        return bool(found.name) and (ours == _folded(wanted.name) or _folded(wanted.name).endswith(f" {ours}"))
    ours, theirs = _folded(found.description or found.name or ""), _folded(wanted.description or "")
    return bool(ours) and (ours == theirs or (found.name is None and (ours in theirs or theirs in ours)))


def _folded(name: str) -> str:
    return re.sub(
        r"^(?:the|a|an|der|die|das|ein|eine|le|la|l['’]|el|un|una|il|lo|o|de|het|een)\s+", "", name.casefold()
    )


def _marked(one: Said) -> bool:
    return one.kind != "indirect" and len(one.text.split()) >= quotes.FEWEST_WORDS


def _row(name: str, judged: Sequence[Judged], wanted: Callable[[str, Said], bool]) -> Row:
    ours = [one for one in judged if one.found and wanted(one.language, one.found)]
    theirs = [one for one in judged if one.wanted and wanted(one.language, one.wanted)]
    right = sum(one.right for one in theirs)
    named = [one for one in ours if one.found and (one.found.name or one.found.description)]
    return Row(name, len(theirs), len(ours), len(named), sum(one.found is not None for one in theirs), right)


def table(rows: Sequence[Row]) -> str:
    """The rows for a reader."""
    lines = [f"{'':11} gold found named place right  recall precision"]
    lines += [
        f"{row.name:11} {row.wanted:4} {row.found:5} {row.named:5} {row.placed:5} {row.right:5}"
        f"  {row.recall:6.3f} {row.precision:9.3f}"
        for row in rows
    ]
    return "\n".join(lines)


def main(arguments: Sequence[str]) -> None:
    """Prints the table, and with --faults what is not right."""
    stories = read()
    print(table(score(stories)))
    if "--faults" in arguments:
        for slug, judged in by_story(stories):
            for one in judged:
                if not one.right:
                    print(f"{slug}:\n   wanted {_shown(one.wanted)}\n   found  {_shown(one.found)}")


def _shown(one: Said | None) -> str:
    return f"{one.kind} {one.text!r} | {one.name or one.description}" if one else "nothing"


if __name__ == "__main__":
    main(sys.argv[1:])
