"""`python -m tests.eval.names [DIR] [--faults]`: names of the gold stories, and of held-out copy in DIR.

DIR holds the corpora that `copytaster train names` reads; what is scored of it is the fold `held`, which neither
trained nor tuned the model. A name is right when its type and its place are the gold's, a leading "the" and a
trailing "'s" aside. F1 is of persons, organisations and places together; misc stands beside it, `upper` is the same
copy in capitals. `sure` says how far the confidence can be believed: the share of right names for each step of it.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from copytaster.core.enrich import language, names, sentences
from copytaster.core.facts import EntityType
from copytaster.core.model import Story
from copytaster.tables import load_tables
from copytaster.training.corpora import read_corpora
from copytaster.training.scoring import scores
from tests.eval.gold_format import Json, nth, read
from tests.eval.gold_stories import enriched, place

CLASSES = (EntityType.PERSON, EntityType.ORGANISATION, EntityType.PLACE)
Span = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Row:
    """Counts of one type in one set: in the gold, found, and right."""

    name: str
    type: str
    wanted: int
    found: int
    right: int

    @property
    def f1(self) -> float:
        """In per cent."""
        return 200 * self.right / (self.wanted + self.found) if self.wanted + self.found else 100.0


@dataclass(frozen=True, slots=True)
class Judged:
    """A story's names: in the gold, and found with their confidence."""

    slug: str
    text: str
    wanted: frozenset[Span]
    found: dict[Span, float]


def score(stories: dict[str, Json] | None = None) -> list[Row]:
    """Counts by type over the gold stories in English; `all` is the three classes together."""
    counts: Counter[tuple[str, str]] = Counter()
    for one in judgements(stories or read()):
        for spans, kind in ((one.wanted, "wanted"), (set(one.found), "found"), (one.wanted & set(one.found), "right")):
            counts.update((type_, kind) for _, _, type_ in spans)
    return _rows("gold", counts)


def _rows(name: str, counts: Counter[tuple[str, str]]) -> list[Row]:
    rows = [Row(name, kind, *(counts[kind, what] for what in ("wanted", "found", "right"))) for kind in EntityType]
    three = [row for row in rows if row.type in CLASSES]
    return [
        Row(name, "all", *(sum(getattr(row, what) for row in three) for what in ("wanted", "found", "right"))),
        *rows,
    ]


def judgements(stories: dict[str, Json]) -> Iterable[Judged]:
    """Every English story's names beside the gold's."""
    tables = load_tables()
    for slug, gold in stories.items():
        if gold["language"] != "en":
            continue
        story = enriched(gold, (language, sentences, names), tables)
        yield Judged(slug, str(gold["text"]), frozenset(_gold(gold)), dict(_found(story, str(gold["text"]))))


def _gold(gold: Json) -> Iterable[Span]:
    text, rows = str(gold["text"]), gold["names"]
    assert isinstance(rows, list)
    for words, number, kind in rows:
        start = nth(text, words, number)
        assert start is not None
        yield _trimmed(text, start, start + len(words), kind)


def _found(story: Story, text: str) -> Iterable[tuple[Span, float]]:
    for one in story.facts.names:
        if at := place(story, (one.at,)):
            yield _trimmed(text, *at, one.type.value), one.confidence


def _trimmed(text: str, start: int, end: int, kind: str) -> Span:
    if text[start:end].lower().startswith("the "):
        start += 4
    if text[start:end].endswith(("'s", "’s")):
        end -= 2
    return start, end, kind


def held_out(folder: Path) -> list[Row]:
    """Counts by corpus and type over the held-out folds, as they are and in capitals."""
    model = load_tables().names
    assert model is not None
    found: list[Row] = []
    for corpus in read_corpora(folder):
        if corpus.fold == "held":
            for capitals in (False, True):
                counts: Counter[tuple[str, str]] = Counter()
                for kind, (right, ours, gold) in scores(model, corpus, capitals=capitals).items():
                    counts.update({(kind, "right"): right, (kind, "found"): ours, (kind, "wanted"): gold})
                found += _rows(corpus.name + (" upper" if capitals else ""), counts)
    return found


def table(rows: Sequence[Row]) -> str:
    """A line a set: F1 of all three classes, and of each type."""
    lines = [f"{'':22} {'F1':>5} " + " ".join(f"{kind:>12}" for kind in EntityType) + "   gold found right"]
    for first in range(0, len(rows), 1 + len(EntityType)):
        whole, *types = rows[first : first + 1 + len(EntityType)]
        each = " ".join(f"{row.f1:12.1f}" for row in types)
        lines.append(f"{whole.name:22} {whole.f1:5.1f} {each}  {whole.wanted:5} {whole.found:5} {whole.right:5}")
    return "\n".join(lines)


def calibration(stories: dict[str, Json]) -> str:
    """Of the names found in the gold: how many at each step of confidence, and how many of them are right."""
    found: Counter[int] = Counter()
    right: Counter[int] = Counter()
    for one in judgements(stories):
        for span, confidence in one.found.items():
            step = min(int(confidence * 10), 9)
            found[step] += 1
            right[step] += span in one.wanted
    return "\n".join(
        f"sure {step / 10:.1f} to {step / 10 + 0.1:.1f}: {found[step]:5} found, {right[step] / found[step]:.2f} right"
        for step in sorted(found)
    )


def faults(stories: dict[str, Json]) -> Iterable[str]:
    """What is missing and what is too much, story by story."""
    for one in judgements(stories):
        for word, spans in (("missing", one.wanted - set(one.found)), ("wrong", set(one.found) - one.wanted)):
            for start, end, kind in sorted(spans):
                around = one.text[max(0, start - 30) : end + 20]
                yield f"{one.slug}: {word} {kind} {one.text[start:end]!r} in {around!r}"


def main(arguments: Sequence[str]) -> None:
    """Prints the tables, and with --faults what is wrong."""
    stories = read()
    folders = [one for one in arguments if not one.startswith("--")]
    print(table([*score(stories), *(held_out(Path(folders[0])) if folders else [])]))
    print(calibration(stories))
    if "--faults" in arguments:
        print(*faults(stories), sep="\n")


if __name__ == "__main__":
    main(sys.argv[1:])
