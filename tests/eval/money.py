"""`python -m tests.eval.money [--faults]`: amounts of money beside the gold: amount, end of a range, currency.

The qualifier is scored apart, over the amounts that are right.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

from copytaster.core.enrich import known, language, money
from copytaster.core.facts import Money
from copytaster.tables import load_tables
from tests.eval.gold_format import Json, read
from tests.eval.gold_stories import Expression, Judged, Row, enriched, expressions, faults, judged, place, rows, table


def score(stories: dict[str, Json] | None = None) -> list[Row]:
    """Counts by language."""
    stories = stories or read()
    return rows((str(stories[slug]["language"]), found) for slug, found in judgements(stories).items())


def judgements(stories: dict[str, Json]) -> dict[str, list[Judged]]:
    """Every story's amounts beside the gold's."""
    tables = load_tables()
    found = {}
    for slug, gold in stories.items():
        story = enriched(gold, (language, known, money), tables)
        ours = [
            Expression(
                *at, _text(gold, at), (float(one.amount), one.amount_max, one.currency), _rule(one), one.confidence
            )
            for one in story.facts.money
            if (at := place(story, one.at))
        ]
        found[slug] = judged(expressions(gold, "money", _value), ours)
    return found


def _rule(one: Money) -> str:
    return "with currency" if one.currency else "currency open"


def _text(gold: Json, at: tuple[int, int]) -> str:
    return str(gold["text"])[at[0] : at[1]]


def _value(row: Json) -> object:
    amount, more = row["amount"], row.get("amount_max")
    assert isinstance(amount, int | float)
    return float(amount), float(more) if isinstance(more, int | float) else None, row["currency"]


def main(arguments: Sequence[str]) -> None:
    """Prints the table, and with --faults what is wrong."""
    stories = read()
    print(table(score(stories)))
    if "--faults" in arguments:
        print(*faults(judgements(stories)), sep="\n")


if __name__ == "__main__":
    main(sys.argv[1:])
