"""`python -m tests.eval.dates [--faults]`: dates of the gold, by value, beside those that are found.

An expression is right when it overlaps one of the gold and has its TIMEX value. What the gold leaves out does not count
against us: references (`PAST_REF`), durations without a number, fiscal years, and, as only some of it has them, the
days that a story gives as its own in its dateline or furniture.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

from copytaster.core.enrich import dates, language
from copytaster.core.model import BlockKind
from copytaster.tables import load_tables
from tests.eval.gold_format import TIMEX, Json, read
from tests.eval.gold_stories import Expression, Judged, Row, enriched, expressions, faults, judged, place, rows, table

OWN = frozenset({BlockKind.DATELINE, BlockKind.FURNITURE})


def score(stories: dict[str, Json] | None = None) -> list[Row]:
    """Counts by language."""
    stories = stories or read()
    return rows((str(stories[slug]["language"]), found) for slug, found in judgements(stories).items())


def judgements(stories: dict[str, Json]) -> dict[str, list[Judged]]:
    """Every story's dates beside the gold's."""
    tables = load_tables()
    found = {}
    for slug, gold in stories.items():
        story = enriched(gold, (language, dates), tables)
        ruled = {one.at: one.rule.split(":")[0] for one in dates.candidates(story, tables) if one.taken}
        ours = [
            Expression(*at, one.text, one.value, ruled.get(one.at, "own"), one.confidence)
            for one in story.facts.dates
            if (at := place(story, one.at)) and all(TIMEX.fullmatch(part) for part in one.value.split("/"))
        ]
        own = [block.raw for block in story.blocks if block.kind in OWN and block.raw]
        found[slug] = [
            one
            for one in judged(expressions(gold, "dates", lambda row: str(row["value"])), ours)
            if one.wanted or not (one.found and any(at.start <= one.found.start < at.end for at in own))
        ]
    return found


def main(arguments: Sequence[str]) -> None:
    """Prints the table, and with --faults what is wrong."""
    stories = read()
    print(table(score(stories)))
    if "--faults" in arguments:
        print(*faults(judgements(stories)), sep="\n")


if __name__ == "__main__":
    main(sys.argv[1:])
