"""Traded instruments: as the copy prints them, as the feed codes them, as the tables know them of an entity.

RICs in angle or square brackets (`<AAPL.O>`, `[.FTSE]`), tickers with their market (`(NYSE: ABC)`, `(LON:XYZ; FRA:A)`),
ISINs whose digit fits (ISO 6166). Each belongs to the entity whose name stands before it. `mic` is the market's
identifier (ISO 10383) where its name, or the end of the RIC, says which.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from copytaster.core.candidates import Candidate
from copytaster.core.context import Tables
from copytaster.core.enrich import Warn
from copytaster.core.enrich.entity_forms import NAMED, ORGANISATION, PERSON, PLACE
from copytaster.core.enrich.instrument_markets import RIC_MARKETS
from copytaster.core.enrich.instrument_symbols import Printed, coded, may_hold_code, may_hold_isin, printed
from copytaster.core.facts import Entity, Instrument, SymbolScheme, SymbolSource
from copytaster.core.isin import is_isin
from copytaster.core.model import At, BlockKind, Places, Story

NAME = "instruments"
NEEDS: frozenset[str] = frozenset({"entities"})
SETS = "instruments"
BY = "instruments@1"

SURE_PRINTED: Final = 0.98
FROM_FEED: Final = 0.95
FROM_TABLE: Final = 0.9
SURE_ENTITY: Final = 0.9
"""From here on an entity of the tables takes its row's symbols along."""
REACH: Final = 60
"""Characters between a name and its symbol."""

_READ = frozenset(
    {BlockKind.HEADLINE, BlockKind.STANDFIRST, BlockKind.PARAGRAPH, BlockKind.SUBHEAD, BlockKind.LIST, BlockKind.TABLE,
     BlockKind.CAPTION, BlockKind.EDITORS_NOTE}
)  # fmt: skip
_BETWEEN = re.compile(r"[\s,”\"’')]*(?:[A-Za-z./-]{1,14}\s){0,2}[(<\[][^)>\]\n]{0,40}\Z")
"""What may stand between a name and its symbol: `index <`, `Plc (LON: ABC; FRA:`."""


def enrich(story: Story, tables: Tables, warn: Warn) -> tuple[Instrument, ...]:  # noqa: ARG001 - all are called alike
    """Those printed, in order; then the feed's, then the tables'; each symbol of an entity once."""
    found: dict[tuple[str, str, str | None], Instrument] = {}
    owners: _Owners | None = None
    texts = [(number, block.text) for number, block in enumerate(story.blocks) if block.kind in _READ]
    has_isin = may_hold_isin("\n".join([text for _, text in texts]))
    for number, text in texts:
        if has_isin or may_hold_code(text):
            for symbol in printed(number, text) if has_isin else coded(number, text):
                owners = owners or _Owners(story)
                _keep(found, _instrument(symbol, owners.of(symbol.at)))
    for one in (*_declared(story), *_of_table(story, tables)):
        _keep(found, one)
    return tuple(found.values())


def candidates(story: Story, tables: Tables) -> Iterator[Candidate]:
    """Each instrument with whose it is, and the listed companies whose symbols are not taken along."""
    names = {entity.id: entity.name for entity in story.facts.entities}
    for one in story.facts.instruments:
        owner = f"of {names[one.entity]}" if one.entity in names else "of nobody whose name stands right before it"
        yield Candidate(SETS, one.symbol, True, f"{_SOURCES[one.source]}: {owner}", one.by, one.at)
    for entity in story.facts.entities:
        row = tables.things.listed.get(entity.name) if entity.type is ORGANISATION else None
        if row and entity.confidence < SURE_ENTITY:
            rule = f"{entity.name} is listed, but named too unsurely: {entity.confidence:.2f}, not {SURE_ENTITY}"
            yield Candidate(SETS, row.ric or row.ticker or entity.name, False, rule, BY, _first_name(story, entity))


_SOURCES: Final = {
    SymbolSource.PRINTED: "printed in the copy",
    SymbolSource.FEED: "a subject of the feed",
    SymbolSource.TABLE: "known of the company",
}


def _keep(found: dict[tuple[str, str, str | None], Instrument], one: Instrument) -> None:
    """One more, or one more place of one that is there; the same symbol on another market is another instrument."""
    key = (one.scheme.value, one.symbol, one.mic)
    known = found.get(key)
    if known is None:
        found[key] = one
    elif one.source is SymbolSource.PRINTED:
        found[key] = replace(known, at=(*known.at, *one.at), entity=known.entity or one.entity)


def _instrument(one: Printed, entity: str | None) -> Instrument:
    return Instrument(one.symbol, one.scheme, SymbolSource.PRINTED, (one.at,), BY, SURE_PRINTED, entity, one.mic)


class _Owners:
    """The entities of a story that may have a symbol, by where their names end."""

    def __init__(self, story: Story) -> None:
        self._story = story
        self._ends: dict[int, list[tuple[int, str]]] = {}
        for entity in story.facts.entities:
            if entity.type not in (PERSON, PLACE):
                for mention in entity.mentions:
                    place = mention.at[0]
                    if isinstance(place, At) and mention.form is NAMED:
                        self._ends.setdefault(place.block, []).append((place.end, entity.id))
        for ends in self._ends.values():
            ends.sort()

    def of(self, at: At) -> str | None:
        """The entity whose name stands nearest before a symbol, with nothing between but what belongs to both."""
        ends = self._ends.get(at.block, [])
        index = bisect_right(ends, (at.start, "~")) - 1
        if index < 0 or ends[index][0] < at.start - REACH:
            return None
        end, entity = ends[index]
        return entity if _BETWEEN.fullmatch(self._story.blocks[at.block].text, end, at.start) else None


def _declared(story: Story) -> Iterator[Instrument]:
    """The feed's own subjects: `R:AAPL.O` is a RIC, an ISIN is one."""
    for subject in story.declared.subjects:
        code = subject.code or ""
        if code.startswith("R:") and len(code) > 2:
            mic = RIC_MARKETS.get(code.rpartition(".")[2])
            yield Instrument(code[2:], SymbolScheme.RIC, SymbolSource.FEED, subject.at, BY, FROM_FEED, mic=mic)
        elif is_isin(code):
            yield Instrument(code, SymbolScheme.ISIN, SymbolSource.FEED, subject.at, BY, FROM_FEED)


def _of_table(story: Story, tables: Tables) -> Iterator[Instrument]:
    """What the tables know of the companies that are named surely and by the agency itself."""
    for entity in story.facts.entities:
        row = tables.things.listed.get(entity.name) if entity.type is ORGANISATION else None
        if row is None or entity.confidence < SURE_ENTITY or not (at := _first_name(story, entity)):
            continue
        if row.ric:
            yield _known(row.ric, SymbolScheme.RIC, entity.id, at, RIC_MARKETS.get(row.ric.rpartition(".")[2]))
        if row.ticker:
            yield _known(row.ticker, SymbolScheme.TICKER, entity.id, at, row.mic)
        if "isin" in row.ids:
            yield _known(row.ids["isin"], SymbolScheme.ISIN, entity.id, at)


def _first_name(story: Story, entity: Entity) -> Places:
    """Where the agency itself first names an entity."""
    for mention in entity.mentions:
        place = mention.at[0]
        if mention.form is NAMED and isinstance(place, At) and story.blocks[place.block].kind in _READ:
            return mention.at
    return ()


def _known(symbol: str, scheme: SymbolScheme, entity: str, at: Places, mic: str | None = None) -> Instrument:
    return Instrument(symbol, scheme, SymbolSource.TABLE, at, BY, FROM_TABLE, entity, mic)
