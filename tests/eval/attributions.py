"""`python -m tests.eval.attributions [--faults]`: sources of the gold beside those that are found.

A source is found when its words hold those of the gold or the other way round; it is right when its kind is too, and
its stance. The agency of the credits is in no gold and is left out.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from copytaster.core.enrich import attributions
from copytaster.core.topology import ENRICHERS
from copytaster.tables import load_tables
from tests.eval.gold_format import Json, read
from tests.eval.gold_stories import enriched

Triple = tuple[str, str, str | None]
"""Who, kind and stance."""


@dataclass(frozen=True, slots=True)
class Row:
    """Counts: in the gold, found, found in both, with the right kind, with the right kind and stance."""

    wanted: int
    found: int
    placed: int
    kinds: int
    right: int

    @property
    def recall(self) -> float:
        """Of the gold's those found."""
        return self.placed / self.wanted if self.wanted else 1.0

    @property
    def precision(self) -> float:
        """Of ours those in the gold."""
        return self.placed / self.found if self.found else 1.0

    @property
    def kind_accuracy(self) -> float:
        """Of those in both those of the right kind."""
        return self.kinds / self.placed if self.placed else 1.0


def score(stories: dict[str, Json] | None = None) -> Row:
    """Counts over the English stories."""
    judged = [one for _, rows in judgements(stories or read()) for one in rows]
    both = [(wanted, found) for wanted, found in judged if wanted and found]
    return Row(
        wanted=sum(wanted is not None for wanted, _ in judged),
        found=sum(found is not None for _, found in judged),
        placed=len(both),
        kinds=sum(wanted[1] == found[1] for wanted, found in both),
        right=sum(wanted[1:] == found[1:] for wanted, found in both),
    )


def judgements(stories: dict[str, Json]) -> Iterator[tuple[str, list[tuple[Triple | None, Triple | None]]]]:
    """Each story's sources, paired."""
    tables = load_tables()
    before = tuple(takewhile(lambda one: one.SETS != attributions.SETS, ENRICHERS))
    for slug, gold in stories.items():
        if gold["language"] != "en":
            continue
        story = enriched(gold, (*before, attributions), tables)
        rows = gold["attributions"]
        assert isinstance(rows, list)
        wanted: list[Triple] = [(row["who"], row["kind"], row["stance"]) for row in rows]
        credited = story.credits.text_source
        found: list[Triple] = [
            (one.name, str(one.kind), str(one.stance) if one.stance else None)
            for one in story.facts.attributions
            if not credited or one.at != credited.at or any(one.name == row[0] for row in wanted)
        ]
        yield slug, _paired(wanted, found)


def _paired(wanted: Sequence[Triple], found: Sequence[Triple]) -> list[tuple[Triple | None, Triple | None]]:
    left = list(found)
    pairs: list[tuple[Triple | None, Triple | None]] = []
    for one in wanted:
        same = next((other for other in left if _folded(one[0]) == _folded(other[0])), None)
        same = same or next((other for other in left if _holds(one[0], other[0])), None)
        if same:
            left.remove(same)
        pairs.append((one, same))
    return pairs + [(None, other) for other in left]


def _holds(one: str, other: str) -> bool:
    return _folded(one) in _folded(other) or _folded(other) in _folded(one)


def _folded(name: str) -> str:
    return name.casefold().removeprefix("the ").removeprefix("a ")


def main(arguments: Sequence[str]) -> None:
    """Prints the counts, and with --faults what is not right."""
    stories = read()
    row = score(stories)
    print("gold found both kind stance  recall precision kinds")
    print(f"{row.wanted:4} {row.found:5} {row.placed:4} {row.kinds:4} {row.right:6}", end="  ")
    print(f"{row.recall:6.3f} {row.precision:9.3f} {row.kind_accuracy:5.3f}")
    if "--faults" in arguments:
        for slug, rows in judgements(stories):
            for wanted, found in rows:
                if wanted is None or found is None or wanted[1:] != found[1:]:
                    print(f"{slug}: wanted {wanted} found {found}")


if __name__ == "__main__":
    main(sys.argv[1:])
