"""`python -m tests.eval.instruments [--faults]`: the symbols of the gold beside those that are found printed.

`symbols` are right with their scheme, `entities` with the entity whose name the gold has (theirs holds ours or the
other way round), `mic` where the gold has one. What the tables know of an entity is no symbol of the copy: not counted.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

from copytaster.core.enrich import entities, instruments, known, language, names, sentences
from copytaster.core.enrich.entity_cluster import folded
from copytaster.core.facts import SymbolSource
from copytaster.core.model import Story
from copytaster.tables import load_tables
from tests.eval.entities import Row
from tests.eval.gold_format import Json, read
from tests.eval.gold_stories import enriched

ENRICHERS = (language, sentences, names, known, entities, instruments)


def score(stories: dict[str, Json] | None = None) -> tuple[list[Row], list[str]]:
    """The counts over all stories, and what is wrong."""
    symbols, owners, mics = Row("symbols"), Row("entities"), Row("mic")
    faults: list[str] = []
    for slug, gold in (stories or read()).items():
        story = enriched(gold, ENRICHERS, load_tables())
        found = {
            (one.symbol, str(one.scheme)): one for one in story.facts.instruments if one.source is SymbolSource.PRINTED
        }
        rows = gold["instruments"]
        assert isinstance(rows, list)
        wanted = {(row["symbol"], row["scheme"]): row for row in rows}
        symbols.wanted += len(wanted)
        symbols.found += len(found)
        symbols.right += len(wanted.keys() & found.keys())
        faults += [f"{slug}: {key} is not found" for key in wanted.keys() - found.keys()]
        faults += [f"{slug}: {key} is none" for key in found.keys() - wanted.keys()]
        for key in wanted.keys() & found.keys():
            ours = _name(story, found[key].entity)
            owners.wanted += 1
            owners.found += ours is not None
            same = ours is not None and _same(ours, wanted[key]["entity"])
            owners.right += same
            if not same:
                faults.append(f"{slug}: {key} belongs to {wanted[key]['entity']}, not {ours}")
            if wanted[key]["mic"]:
                mics.wanted += 1
                mics.found += found[key].mic is not None
                mics.right += found[key].mic == wanted[key]["mic"]
    return [symbols, owners, mics], faults


def _name(story: Story, entity: str | None) -> str | None:
    return next((one.name for one in story.facts.entities if one.id == entity), None)


def _same(one: str, other: str) -> bool:
    return folded(one) in folded(other) or folded(other) in folded(one)


def main(arguments: Sequence[str]) -> int:
    """Prints the table, and with `--faults` what is wrong."""
    counted, faults = score()
    for row in counted:
        counts = f"{row.wanted:4} wanted {row.found:4} found {row.right:4} right"
        print(f"{row.name:10} {counts}  P {row.precision:.3f}  R {row.recall:.3f}")
    if "--faults" in arguments:
        print("\n".join(faults))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
