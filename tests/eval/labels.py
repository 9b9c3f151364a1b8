"""`python -m tests.eval.labels [--show]`: genre and urgency of the gold stories.

A genre is right when it is the gold's; an urgency when it is one that the gold accepts.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from copytaster.core.enrich import genre, language, topics, urgency
from copytaster.tables import load_tables
from tests.eval.gold_format import Json, read
from tests.eval.gold_stories import enriched


@dataclass(frozen=True, slots=True)
class Row:
    """How many of one label were right; `found` counts the stories that have one."""

    name: str
    wanted: int
    found: int
    right: int

    @property
    def accuracy(self) -> float:
        """The share of all stories."""
        return self.right / self.wanted


def score() -> list[Row]:
    """Genre, genres other than `current`, urgency."""
    counts: Counter[tuple[str, str]] = Counter()
    for _, gold, kind, urgent in _stories():
        names = ["genre"] if gold["genre"] == "current" else ["genre", "genre but current"]
        for name in names:
            counts.update({(name, "wanted"): 1, (name, "found"): kind is not None})
            counts[name, "right"] += kind == gold["genre"]
        accepted = gold["urgency"]
        assert isinstance(accepted, list)
        counts.update({("urgency", "wanted"): 1, ("urgency", "found"): urgent is not None})
        counts["urgency", "right"] += urgent in accepted
    names = ["genre", "genre but current", "urgency"]
    return [Row(name, *(counts[name, key] for key in ("wanted", "found", "right"))) for name in names]


def _stories() -> Iterator[tuple[str, Json, object, object]]:
    tables = load_tables()
    for slug, gold in read().items():
        facts = enriched(gold, (language, topics, genre, urgency), tables).facts
        yield slug, gold, facts.genre and facts.genre.value, facts.urgency and facts.urgency.value


def main() -> None:
    """Print the table; with `--show` what is wrong too."""
    if "--show" in sys.argv:
        for slug, gold, kind, urgent in _stories():
            wrong = [f"genre {kind}, not {gold['genre']}"] if kind != gold["genre"] else []
            accepted = gold["urgency"]
            assert isinstance(accepted, list)
            wrong += [f"urgency {urgent}, not {accepted}"] if urgent not in accepted else []
            if wrong:
                print(f"{slug}: {'; '.join(wrong)}")
    print("                   gold found right  accuracy")
    for row in score():
        print(f"{row.name:18} {row.wanted:4} {row.found:5} {row.right:5}  {row.accuracy:8.3f}")


if __name__ == "__main__":
    main()
