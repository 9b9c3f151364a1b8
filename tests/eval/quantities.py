"""`python -m tests.eval.quantities [--faults] [--sure]`: quantities beside the gold, by value and kind.

`--sure` leaves the plain counts out of both ("two capitals"): what is left are casualties, percent, measures, ages and
scores. Units are not compared: the gold spells them as the copy does.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

from copytaster.core.enrich import dates, known, language, money, quantities
from copytaster.tables import load_tables
from tests.eval.gold_format import Json, read
from tests.eval.gold_stories import Expression, Judged, Row, enriched, expressions, faults, judged, place, rows, table

SAME = {"share": "percent", "attendance": "count", "infected": "count", "capacity": "count", "survivors": "survivors"}
"""Kinds of the gold that ours do not tell apart."""


def score(stories: dict[str, Json] | None = None, *, sure: bool = False) -> list[Row]:
    """Counts by language."""
    stories = stories or read()
    return rows((str(stories[slug]["language"]), found) for slug, found in judgements(stories, sure=sure).items())


def judgements(stories: dict[str, Json], *, sure: bool = False) -> dict[str, list[Judged]]:
    """Every story's quantities beside the gold's."""
    tables = load_tables()
    found = {}
    for slug, gold in stories.items():
        story = enriched(gold, (language, known, dates, money, quantities), tables)
        ours = [
            Expression(
                *at, str(gold["text"])[at[0] : at[1]], (_spelled(one.value), one.kind), str(one.kind), one.confidence
            )
            for one in story.facts.quantities
            if (at := place(story, one.at))
        ]
        both = judged(expressions(gold, "quantities", _value), ours)
        found[slug] = [one for one in both if not sure or "count" not in _kinds(one)]
    return found


def _kinds(one: Judged) -> set[object]:
    return {side.value[1] for side in (one.wanted, one.found) if side and isinstance(side.value, tuple)}


def _value(row: Json) -> object:
    kind = str(row["kind"])
    return _spelled(row["value"]), SAME.get(kind, kind)


def _spelled(value: object) -> str:
    return f"{value:g}" if isinstance(value, int | float) else str(value).replace(" ", "")


def main(arguments: Sequence[str]) -> None:
    """Prints the table, and with --faults what is wrong."""
    stories = read()
    sure = "--sure" in arguments
    print(table(score(stories, sure=sure)))
    if "--faults" in arguments:
        print(*faults(judgements(stories, sure=sure)), sep="\n")


if __name__ == "__main__":
    main(sys.argv[1:])
