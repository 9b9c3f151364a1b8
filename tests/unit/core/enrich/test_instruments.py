"""Symbols of instruments; companies and symbols are invented."""

from __future__ import annotations

from dataclasses import replace

import pytest

from copytaster.core.enrich.instruments import candidates, enrich
from copytaster.core.facts import (
    Entity,
    EntityType,
    Facts,
    Instrument,
    Mention,
    MentionForm,
    SymbolScheme,
    SymbolSource,
)
from copytaster.core.model import At, AtPath, Block, BlockKind, Declared, Range, Subject
from copytaster.tables import load_tables
from tests.stories import a_story


def found(
    text: str, *names: str, subjects: tuple[Subject, ...] = (), confidence: float = 0.95
) -> tuple[Instrument, ...]:
    entities = tuple(
        Entity(
            f"e{number}",
            name,
            EntityType.ORGANISATION,
            (Mention((At(0, text.index(name), text.index(name) + len(name)),), MentionForm.NAME),),
            "test@1",
            confidence,
        )
        for number, name in enumerate(names, 1)
    )
    story = a_story(
        declared=Declared(subjects=subjects),
        blocks=(Block(BlockKind.PARAGRAPH, text, raw=Range(0, len(text))),),
        facts=Facts(entities=entities),
    )
    values = enrich(story, load_tables(), lambda *_: None)
    for one in values:
        for at in one.at:
            if isinstance(at, At) and one.source is SymbolSource.PRINTED:
                assert text[at.start : at.end] == one.symbol
    return values


@pytest.mark.parametrize(
    ("text", "symbol", "scheme", "mic"),
    [
        ("Harbour Lines Plc <HRBR.L> fell.", "HRBR.L", "ric", "XLON"),
        ("Harbour Lines [HRBR.L] fell.", "HRBR.L", "ric", "XLON"),
        ("Harbour Lines (HRBR.MC) fell.", "HRBR.MC", "ric", "XMAD"),
        ("The index <.HRBR> fell.", ".HRBR", "ric", None),
        ("Crude <LCOc1> fell.", "LCOc1", "ric", None),
        ("The euro <EUR=> fell.", "EUR=", "ric", None),
        ("Harbour Lines (NYSE: HRB) fell.", "HRB", "ticker", "XNYS"),
        ("Harbour Lines (Nasdaq: HRB) fell.", "HRB", "ticker", "XNAS"),
        ("Harbour Lines (XETRA:HRB) fell.", "HRB", "ticker", "XETR"),
        ("Harbour Lines (ISIN: DE0007164600) fell.", "DE0007164600", "isin", None),
    ],
)
def test_printed(text: str, symbol: str, scheme: str, mic: str | None) -> None:
    """In brackets of all sorts, with the market where it is sure."""
    (one,) = found(text)
    assert (one.symbol, one.scheme, one.mic, one.source) == (symbol, scheme, mic, "printed")


@pytest.mark.parametrize(
    "text",
    [
        "Write to <ada@example.com> or see <b>bold</b>.",
        "London: HARBOUR reopens",
        "The ISIN DE0007164601 is wrong.",
        "See (page 3: ABC) and (NOTE: ABC).",
        "He said (in Paris: FAR away) so.",
    ],
)
def test_no_symbol(text: str) -> None:
    """Addresses, mark-up, notes and wrong digits are none."""
    assert found(text) == ()


def test_dual_listing() -> None:
    """Each market of one bracket, both the company's."""
    one, other = found("Harbour Lines (LON:HRBR; FRA:HB1) fell.", "Harbour Lines")
    assert [(one.symbol, one.mic, one.entity), (other.symbol, other.mic, other.entity)] == [
        ("HRBR", "XLON", "e1"),
        ("HB1", "XFRA", "e1"),
    ]


def test_owner() -> None:
    """The name right before the symbol, not one further off."""
    one, other = found(
        "Pier Works told Harbour Lines Plc <HRBR.L> and Dawn Mining <DAWN.L>.",
        "Pier Works",
        "Harbour Lines",
        "Dawn Mining",
    )
    assert (one.entity, other.entity) == ("e2", "e3")


def test_symbol_again() -> None:
    """One instrument with all its places."""
    (one,) = found("Harbour Lines <HRBR.L> fell. <HRBR.L> was flat.", "Harbour Lines")
    assert (len(one.at), one.entity) == (2, "e1")


def test_feed() -> None:
    """Codes of the feed that are RICs or ISINs; others are subjects."""
    at = (AtPath(("subjects", "0")),)
    subjects = (Subject("R:HRBR.L", at=at), Subject("N2:GB", at=at), Subject("DE0007164600", at=at))
    assert [(one.symbol, one.scheme, one.source) for one in found("Nothing.", subjects=subjects)] == [
        ("HRBR.L", SymbolScheme.RIC, SymbolSource.FEED),
        ("DE0007164600", SymbolScheme.ISIN, SymbolSource.FEED),
    ]


def test_table() -> None:
    """What the tables know of a company that is sure; not of one that is not."""
    assert {(one.symbol, one.scheme, one.mic) for one in found("SAP SE fell.", "SAP SE")} == {
        ("SAPG.DE", "ric", "XETR"),
        ("SAP", "ticker", "XETR"),
        ("DE0007164600", "isin", None),
    }
    assert found("SAP SE fell.", "SAP SE", confidence=0.7) == ()


def test_table_and_print() -> None:
    """A symbol that the copy prints is printed, once."""
    printed = [one for one in found("SAP SE <SAPG.DE> fell.", "SAP SE") if one.symbol == "SAPG.DE"]
    assert [one.source for one in printed] == [SymbolSource.PRINTED]


def test_killed_names_nothing() -> None:
    """Furniture gives nothing."""
    text = "Harbour Lines <HRBR.L>"
    story = replace(a_story(), blocks=(Block(BlockKind.FURNITURE, text, raw=Range(0, len(text))),))
    assert enrich(story, load_tables(), lambda *_: None) == ()


def test_candidates_tell_whose_symbols_are_and_which_are_not_taken_along() -> None:
    """A listed company that is named too unsurely has none."""
    text = "Harbour Lines <HRBR.L> rose. Nobody (NYSE: ABC) did. Eni fell."
    eni = Entity(
        "e1", "Eni SpA", EntityType.ORGANISATION, (Mention((At(0, 53, 56),), MentionForm.NAME),), "test@1", 0.5
    )
    lines = Entity(
        "e2", "Harbour Lines", EntityType.ORGANISATION, (Mention((At(0, 0, 13),), MentionForm.NAME),), "test@1", 0.9
    )
    block = Block(BlockKind.PARAGRAPH, text, raw=Range(0, len(text)))
    story = a_story(blocks=(block,), facts=Facts(entities=(eni, lines)))
    tables = load_tables()
    story = replace(story, facts=replace(story.facts, instruments=enrich(story, tables, lambda *_: None)))
    told = [(one.value, one.taken, one.rule) for one in candidates(story, tables)]
    assert told[:2] == [
        ("HRBR.L", True, "printed in the copy: of Harbour Lines"),
        ("ABC", True, "printed in the copy: of nobody whose name stands right before it"),
    ]
    assert told[2][1:] == (False, "Eni SpA is listed, but named too unsurely: 0.50, not 0.9")
