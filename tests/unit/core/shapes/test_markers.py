"""The words of the lifecycle are found where they are markers, and cut off headlines; words of headlines stay."""

from __future__ import annotations

import pytest

from copytaster.core.model import Action, Priority
from copytaster.core.shapes.markers import cleaned, line_marks

FERRY = "Ferry line to close"


def _kinds(text: str) -> list[tuple[str | None, int | None]]:
    return [(mark.kind, mark.number) for mark in cleaned(text).marks]


def _left(text: str) -> str:
    found = cleaned(text)
    return text[found.start : found.end]


@pytest.mark.parametrize(
    ("prefix", "kinds"),
    [
        ("UPDATE 3-", [(Action.UPDATE, 3)]),
        ("UPDATE 2 - ", [(Action.UPDATE, 2)]),
        ("Update 2: ", [(Action.UPDATE, 2)]),
        ("1-UPDATE ", [(Action.UPDATE, 1)]),
        ("WRAPUP 2-", [(Action.UPDATE, 2)]),
        ("2ND LEAD ", [(Action.UPDATE, 2)]),
        ("2ndlead: ", [(Action.UPDATE, 2)]),
        ("1st Ld-Writethru, ", [(Action.UPDATE, 1)]),
        ("ROUNDUP 2/", [(Action.UPDATE, 2)]),
        ("WDH/ROUNDUP 2: ", [(Action.REPEAT, None), (Action.UPDATE, 2)]),
        ("1ª ACTUALIZACIÓN: ", [(Action.UPDATE, 1)]),
        ("CORRECTED-UPDATE 3-", [(Action.CORRECTION, None), (Action.UPDATE, 3)]),
        ("RPT-UPDATE 1-", [(Action.REPEAT, None), (Action.UPDATE, 1)]),
        ("RPT UPDATE 1-", [(Action.REPEAT, None), (Action.UPDATE, 1)]),
        ("REFILE-CORRECTED-(OFFICIAL)-", [(Action.REFILE, None), (Action.CORRECTION, None)]),
        ("CORRECTED (OFFICIAL)-", [(Action.CORRECTION, None)]),
        ("STORY WITHDRAWN-", [(Action.KILL, None)]),
        ("KILL KILL KILL - ", [(Action.KILL, None)] * 3),
        ("*** URGENT *** ", [(Priority.URGENT, None)]),
        ("***CORRECTION***", [(Action.CORRECTION, None)]),
        ("[UPDATE 2] ", [(Action.UPDATE, 2)]),
        ("(Eil ) ", [(Priority.ALERT, None)]),
        ("+++ EILMELDUNG +++ ", [(Priority.ALERT, None)]),
        ("URGENTE.- ", [(Priority.URGENT, None)]),
        ("D’URGENCE: ", [(Priority.URGENT, None)]),
        ("МОЛНИЯ - ", [(Priority.FLASH, None)]),
        ("عاجل: ", [(Priority.URGENT, None)]),
        ("Annule et remplace: ", [(Action.CORRECTION, None)]),
        ("(KORR-Bericht) ", [(None, None)]),
        ("(Zusammenfassung 1400) ", [(None, None)]),
        ("FACTBOX-", [(None, None)]),
        ("Factbox: ", [(None, None)]),
        (">>>ANSA/", [(None, None)]),
    ],
)
def test_prefix(prefix: str, kinds: list[tuple[str | None, int | None]]) -> None:
    """However it is spelled and stacked; what is left is the headline."""
    assert _kinds(prefix + FERRY) == kinds
    assert _left(prefix + FERRY) == FERRY


@pytest.mark.parametrize(
    ("suffix", "kinds"),
    [
        (" (UPDATE 1)", [(Action.UPDATE, 1)]),
        (" (UPDATE 1, PIX, TV)", [(Action.UPDATE, 1)]),
        (" (Update 1)", [(Action.UPDATE, 1)]),
        (" - CORRECTED", [(Action.CORRECTION, None)]),
        (", 2nd Ld-Writethru", [(Action.UPDATE, 2)]),
        ("-2ndlead", [(Action.UPDATE, 2)]),
        (" (1LEAD)", [(Action.UPDATE, 1)]),
        (" (3DER)", [(Action.UPDATE, 3)]),
        (" (CORRECT)", [(Action.CORRECTION, None)]),
        (" (RECTIFICATIF)", [(Action.CORRECTION, None)]),
        (" (Wiederholung)", [(Action.REPEAT, None)]),
        (", 2nd Ld-Writethru - CORRECTED", [(Action.CORRECTION, None), (Action.UPDATE, 2)]),
    ],
)
def test_suffix(suffix: str, kinds: list[tuple[str | None, int | None]]) -> None:
    """At the end of a headline or slugline, stacked as well."""
    assert _kinds(FERRY + suffix) == kinds
    assert _left(FERRY + suffix) == FERRY


@pytest.mark.parametrize(
    ("headline", "take", "of", "last"),
    [
        (f"{FERRY} =2", 2, None, False),
        (f"{FERRY}, Take 2 of 3", 2, 3, False),
        (f"{FERRY} (Teil 4 von 4)", 4, 4, True),
        (f"TAKE 2 OF 3: {FERRY}", 2, 3, False),
        (f"{FERRY}, 1st Add", 2, None, False),
    ],
)
def test_take(headline: str, take: int, of: int | None, last: bool) -> None:
    """Which part of a version it is; the first add is the second take."""
    (mark,) = cleaned(headline).marks
    assert (mark.kind, mark.take, mark.of, mark.last) == (Action.TAKE, take, of, last)
    assert _left(headline) == FERRY


@pytest.mark.parametrize(
    "headline",
    [
        "Kill the bill, say protesters",
        "KILL THE BILL PROTESTERS MARCH",
        "KILL-THE-BILL MARCH IN LYSVIK",
        "HOLD-UPS RISE IN HALDEN",
        "HOLD-ups rise in Halden",
        "Urgent talks on ferry",
        "URGENT TALKS ON FERRY",
        "URGENT-CARE CLINICS CLOSE",
        "FLASH-FLOOD WARNING",
        "LEAD-POISONING CASES RISE",
        "2nd lead singer quits band",
        "2ND LEAD SINGER QUITS BAND",
        "Lysvik takes 2nd lead",
        "Withdrawn: the drug that failed",
        "Ferry (withdrawn) leaves the quay",
        "Correct: the minister was right",
        "Correction of the coastline begins",
        "Embargo lifted: oil flows again",
        "Embargo on oil is lifted",
        "Part 2: The ferry years",
        "FOCUS 2030: a plan for the coast",
        "Junge (4) aus Wasser gerettet",
        "Boy rescued (4)",
        "Updates to the ferry law",
        "Alert level raised to 3",
        "Neu: Fähre nach Lysvik",
        "Advisory: what sailors should know",
        "THE MEN WHO LEAD - AND KILL",
        "Bulletin: parish news",
        "L'embargo est levé sur le pétrole",
        "Anulada la boda del año",
        "Rettet aus Seenot",
    ],
)
def test_words_of_headlines_are_no_markers(headline: str) -> None:
    """A common word, a story about a correction or an embargo: all of it is the headline."""
    assert cleaned(headline).marks == ()
    assert _left(headline) == headline


@pytest.mark.parametrize(
    ("line", "kinds"),
    [
        ("KILL KILL KILL", [Action.KILL] * 3),
        ("BULLETIN KILL", [Priority.BULLETIN, Action.KILL]),
        ("MANDATORY KILL", [Action.KILL]),
        ("*** ELIMINAR - ELIMINAR ***", [Action.KILL] * 2),
        ("HOLD HOLD HOLD", [Action.HOLD] * 3),
        ("BITTE NICHT VERWENDEN", [Action.HOLD]),
        ("BITTE NICHT MEHR VERWENDEN", [Action.KILL]),
        ("EMBARGO LIFTED", [Action.RELEASE]),
        ("3RD NET", [Action.UPDATE]),
        ("(1LEAD)", [Action.UPDATE]),
        ("(Eil )", [Priority.ALERT]),
        ("2nd Ld-Writethru", [Action.UPDATE]),
        ("Correction", [Action.CORRECTION]),
        ("APNewsAlert", [Priority.ALERT]),
        ("АННУЛИРОВАНИЕ", [Action.KILL]),
        ("عاجل", [Priority.URGENT]),
        ("Ferry line to close", []),
        ("HOLD the line", []),
        ("", []),
    ],
)
def test_line(line: str, kinds: list[str]) -> None:
    """A line of markers alone; empty for a line that says more."""
    assert [mark.kind for mark in line_marks(line)] == kinds


@pytest.mark.parametrize(
    ("slugline", "kinds"),
    [
        ("BC-US--Ferry, 1st Ld-Writethru,640<", [Action.UPDATE]),
        ("BC-Ferry-Closure,Correctn", [Action.CORRECTION]),
        ("BC-Ferry-Closure, Bulletin Kill", [Action.KILL]),
        ("BC-APNewsAlert, Advisory", [Action.ADVISORY]),
        ("LYSVIK-FERRY/ (UPDATE 2, PIX)", [Action.UPDATE]),
        ("ferry-lysvik-2ndlead", [Action.UPDATE]),
        ("ferry-lysvik-lead", [Action.UPDATE]),
        ("CORRECTION-OFFICERS/STRIKE", []),
        ("URGENT-CARE/CLINICS", []),
        ("KILL-BILL/PREMIERE", []),
        ("BC-Ferry-Closure,640<", []),
    ],
)
def test_slugline(slugline: str, kinds: list[str]) -> None:
    """The marker of a slugline is its end; a slug of capitals opens with words, not with markers."""
    assert [mark.kind for mark in cleaned(slugline, slugline=True).marks] == kinds


def test_reason_in_the_marker() -> None:
    """What dpa's bracket says for why is the reason, at its place."""
    headline = "(Berichtigung: Name im 2. Absatz) Fähre sinkt"
    (mark,) = cleaned(headline).marks
    assert mark.kind is Action.CORRECTION
    assert mark.reason is not None
    assert headline[slice(*mark.reason)] == "Name im 2. Absatz"
