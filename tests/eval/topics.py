"""`python -m tests.eval.topics [--show]`: the Media Topics of the gold stories, at the top level and below.

Found is what the text says, gold what the annotator named; a topic below the top is right when the gold has it or one
of its ancestors below the top. The gold names at most four, so that a topic may be fair and still count as wrong.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from copytaster.core.enrich import language, topics
from copytaster.tables import load_tables
from tests.eval.gold_format import read
from tests.eval.gold_stories import enriched


@dataclass(frozen=True, slots=True)
class Row:
    """What was wanted, found and right of one language at one level."""

    name: str
    wanted: int
    found: int
    right: int

    @property
    def recall(self) -> float:
        """The share of the wanted that was found."""
        return self.right / self.wanted if self.wanted else 1.0

    @property
    def precision(self) -> float:
        """The share of the found that was wanted."""
        return self.right / self.found if self.found else 1.0


def score() -> list[Row]:
    """A row for all and each language at the top level, and one of all below it."""
    counts: Counter[tuple[str, str]] = Counter()
    rules = load_tables().topics
    for _, tag, wanted, found in _stories():
        tops = {rules.line(code)[-1] for code in wanted}
        said = {code for code in found if code not in rules.parents}
        for name in {"all", tag, "en" if tag == "en" else "other"}:
            counts.update({(name, "wanted"): len(tops), (name, "found"): len(said), (name, "right"): len(tops & said)})
        if tag == "en":
            below = {code for code in wanted if code in rules.parents}
            deep = {code for code in found if code in rules.parents}
            right = {code for code in below if any(code in rules.line(one) for one in deep)}
            counts.update({("en below", "wanted"): len(below), ("en below", "right"): len(right)})
            counts["en below", "found"] += len(deep)
    names = sorted({name for name, _ in counts})
    return [Row(name, *(counts[name, kind] for kind in ("wanted", "found", "right"))) for name in names]


def _stories() -> Iterator[tuple[str, str, set[str], list[str]]]:
    tables = load_tables()
    for slug, gold in read().items():
        story = enriched(gold, (language, topics), tables)
        wanted = gold["subjects"]
        assert isinstance(wanted, list)
        yield slug, str(gold["language"]), {str(one) for one in wanted}, [one.code for one in story.facts.topics]


def main() -> None:
    """Print the table; with `--show` each story too."""
    rules = load_tables().topics
    if "--show" in sys.argv:
        for slug, _, wanted, found in _stories():
            print(f"{slug}\n    gold  {[rules.names.get(one, one) for one in sorted(wanted)]}")
            print(f"    found {[rules.names[one] for one in found]}")
    print("            gold found right  recall  precision")
    for row in score():
        print(f"{row.name:10} {row.wanted:6} {row.found:5} {row.right:5}  {row.recall:6.3f}  {row.precision:9.3f}")


if __name__ == "__main__":
    main()
