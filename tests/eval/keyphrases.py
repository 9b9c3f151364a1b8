"""`python -m tests.eval.keyphrases [--show]`: the keyphrases of the gold stories.

Any of the gold's counts: a phrase of ours is right when it is one of them, or holds one or stands in one as whole
words and shares at least half of its words. Told are the stories with a right one, and the share of right ones.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass

from copytaster.core.enrich import keyphrases, known, language, names, sentences
from copytaster.tables import load_tables
from tests.eval.gold_format import read
from tests.eval.gold_stories import enriched


@dataclass(frozen=True, slots=True)
class Row:
    """Stories, those with a right phrase, phrases, right ones, and the gold's own that were found."""

    name: str
    stories: int
    hit: int
    found: int
    right: int
    wanted: int
    matched: int

    @property
    def hit_rate(self) -> float:
        """The share of stories with a right phrase."""
        return self.hit / self.stories

    @property
    def precision(self) -> float:
        """The share of right phrases."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """The share of the gold's phrases that one of ours matches."""
        return self.matched / self.wanted


def matches(ours: str, theirs: str) -> bool:
    """Whether two phrases are as good as one."""
    first, second = f" {ours.casefold()} ", f" {theirs.casefold()} "
    if first == second:
        return True
    return (first in second or second in first) and 2 * min(len(first.split()), len(second.split())) >= max(
        len(first.split()), len(second.split())
    )


def score() -> list[Row]:
    """All in a language that they are found in, then each."""
    judged = list(_stories())
    rows = []
    for name in ("all", *sorted(keyphrases.LANGUAGES)):
        of = [one for one in judged if name == "all" or one[1] == name]
        right = [sum(any(matches(our, one) for one in gold) for our in ours) for _, _, gold, ours in of]
        matched = sum(any(matches(our, one) for our in ours) for _, _, gold, ours in of for one in gold)
        found, wanted = sum(len(ours) for *_, ours in of), sum(len(gold) for _, _, gold, _ in of)
        rows.append(Row(name, len(of), sum(map(bool, right)), found, sum(right), wanted, matched))
    return rows


def _stories() -> Iterator[tuple[str, str, list[str], list[str]]]:
    tables = load_tables()
    for slug, gold in read().items():
        if gold["language"] not in keyphrases.LANGUAGES:
            continue
        story = enriched(gold, (language, sentences, names, known, keyphrases), tables)
        wanted = gold["keyphrases"]
        assert isinstance(wanted, list)
        yield slug, str(gold["language"]), [str(one) for one in wanted], [one.text for one in story.facts.keyphrases]


def main() -> None:
    """Print the table; with `--show` each story too."""
    if "--show" in sys.argv:
        for slug, _, gold, ours in _stories():
            print(f"{slug}\n    gold  {gold}\n    found {ours}")
    print("       stories  hit   rate  found right  precision  recall")
    for row in score():
        print(
            f"{row.name:6} {row.stories:7} {row.hit:4}  {row.hit_rate:.3f} {row.found:6} {row.right:5}"
            f"  {row.precision:9.3f}  {row.recall:6.3f}"
        )


if __name__ == "__main__":
    main()
