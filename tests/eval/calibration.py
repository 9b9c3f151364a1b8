"""`python -m tests.eval.calibration`: how sure the rules say they are, beside how often they are right on the gold.

One row for each rule, or for each tenth of confidence where it is computed. What counts as right is told by the
enricher's own scorer: the value of a date, amount or quantity with its kind; a quote with its speaker (or, where none
is found, that it is one); a source with its kind; a place within 161 km, by its country, or that there is one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile

from copytaster.core.enrich import attributions as sources
from copytaster.core.topology import ENRICHERS
from copytaster.tables import load_tables
from tests.eval import attributions, dates, money, places, quantities, quotes
from tests.eval.gold_format import Json, read
from tests.eval.gold_stories import Judged, enriched

ENOUGH = 20
"""Cases from which on a rule is told apart; the others of an enricher make one row."""
FAR = 0.1
"""How far off confidence may be from the share that is right before it is marked."""


@dataclass(frozen=True, slots=True)
class Case:
    """One fact: by which rule, how sure, whether right."""

    enricher: str
    rule: str
    confidence: float
    right: bool


@dataclass(frozen=True, slots=True)
class Row:
    """The facts of one rule."""

    enricher: str
    rule: str
    cases: int
    confidence: float
    precision: float

    @property
    def is_off(self) -> bool:
        """Whether there is reason to set it anew."""
        return self.cases >= ENOUGH and abs(self.confidence - self.precision) > FAR


def rows(stories: Mapping[str, Json]) -> list[Row]:
    """One for each rule with enough cases, and one for the others of each enricher."""
    groups: dict[tuple[str, str], list[Case]] = {}
    for one in _cases(dict(stories)):
        groups.setdefault((one.enricher, one.rule), []).append(one)
    found: dict[tuple[str, str], list[Case]] = {}
    for (enricher, rule), cases in groups.items():
        few = len(cases) < ENOUGH and enricher != "quotes"  # of seven rules each is worth its row
        found.setdefault((enricher, "others" if few else rule), []).extend(cases)
    return [_row(*key, cases) for key, cases in sorted(found.items(), key=lambda pair: (pair[0][0], -len(pair[1])))]


def _row(enricher: str, rule: str, cases: Sequence[Case]) -> Row:
    count = len(cases)
    sure, right = sum(one.confidence for one in cases), sum(one.right for one in cases)
    return Row(enricher, rule, count, sure / count, right / count)


def _cases(stories: dict[str, Json]) -> Iterator[Case]:
    yield from _expressions("dates", dates.judgements(stories))
    yield from _expressions("money", money.judgements(stories))
    yield from _expressions("quantities", quantities.judgements(stories))
    for _, judged in quotes.by_story(stories):
        for one in judged:
            if said := one.found:
                nobody = not (said.name or said.description)
                right = one.wanted is not None if nobody else one.right
                yield Case("quotes", said.rule, said.confidence, right)
    yield from _attributions(stories)
    yield from _places(stories)


def _expressions(enricher: str, judged: Mapping[str, Sequence[Judged]]) -> Iterator[Case]:
    for one in (one for some in judged.values() for one in some):
        if one.found:
            yield Case(enricher, one.found.rule, one.found.confidence, one.right)


def _attributions(stories: dict[str, Json]) -> Iterator[Case]:
    tables = load_tables()
    before = tuple(takewhile(lambda one: one.SETS != sources.SETS, ENRICHERS))
    names = {
        sources.SURE_CITED: "cited", sources.SURE_DESCRIBED: "described", sources.SURE_PLACE: "place",
        sources.SURE_CREDIT: "credit",
    }  # fmt: skip
    for slug, judged in attributions.judgements(stories):
        story = enriched(stories[slug], (*before, sources), tables)
        sure = {one.name: one.confidence for one in story.facts.attributions}
        for wanted, found in judged:
            if found:
                right = wanted is not None and wanted[1] == found[1]
                yield Case("attributions", names[sure[found[0]]], sure[found[0]], right)


def _places(stories: dict[str, Json]) -> Iterator[Case]:
    for one in places.judgements(stories):
        if one.gold and one.found:
            if one.found.lat is not None:
                tenth = int(one.found.confidence * 10)
                yield Case("places", f"point, {tenth / 10:.1f} and more", one.found.confidence, one.near)
            elif one.found.iso3:
                yield Case("places", "country alone", one.found.confidence, one.country_right)
            else:
                yield Case("places", "name alone", one.found.confidence, True)


def table(found: Sequence[Row]) -> str:
    """The rows for a reader; what is off is marked."""
    lines = [f"{'':13} {'rule':58} cases  sure  right"]
    lines += [
        f"{row.enricher:13} {row.rule:58} {row.cases:5}  {row.confidence:.2f}   {row.precision:.2f}"
        + (" !" if row.is_off else "")
        for row in found
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    print(table(rows(read())))
