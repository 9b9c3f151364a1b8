"""Lines that close a story, and sentences that only look like them."""

from __future__ import annotations

import pytest

from copytaster.core.shapes import closings


@pytest.mark.parametrize(
    "line",
    [
        "(Reporting by Ines Varga and Olu Brandt; Editing by Tam Seko)",
        "(Reporting by Halden newsroom)",
        "Reporting by Ines Varga in Halden; writing by Olu Brandt.",
        "Additional reporting by Ines Varga",
        "(Translated by Tam Seko. Follow the desk at desk@example.com)",
        "Northwire writers Ines Varga and Olu Brandt contributed to this report from Halden.",
        "Tam Seko contributed reporting from Ostria.",
        "(Reporte de Ines Varga; editado por Tam Seko)",
        "(Reportagem de Ines Varga; edição de Tam Seko)",
        "(Reportage Ines Varga, édité par Tam Seko)",
        "(Bericht von Ines Varga, redigiert von Tam Seko.)",
    ],
)
def test_sign_offs(line: str) -> None:
    assert closings.is_sign_off(line)


@pytest.mark.parametrize(
    "line",
    [
        "Reporting by the Halden Courier showed that the ferry had been late.",
        "Writing by hand has come back into fashion.",
        "The ferry line contributed 3 million marks to the harbour's budget.",
        "Edited by a committee, the report says nothing new.",
        "(Par ailleurs, le port rouvre.)",
        "(Bericht von gestern)",
    ],
)
def test_sentences_are_no_sign_offs(line: str) -> None:
    assert not closings.is_sign_off(line)


@pytest.mark.parametrize(
    "line", ["ENDS", "- 30 -", "-30-", "-ends-", "###", "# # #", "NNNN", "(END)", "(more)", "./.", "==Halden", "Ends"]
)
def test_end_marks(line: str) -> None:
    assert closings.is_end_mark(line)


@pytest.mark.parametrize("line", ["Fine.", "“Fine.”", "30", "More", "The end of it", "Fin", "(Finland)", "#halden"])
def test_words_of_copy_are_no_end_marks(line: str) -> None:
    assert not closings.is_end_mark(line)


def test_rules_hold_no_word() -> None:
    assert closings.is_rule("___")
    assert closings.is_rule("* * *")
    assert not closings.is_rule("…")
    assert not closings.is_rule("?!")


def test_sign_off_behind() -> None:
    """A bracket behind the last sentence of a paragraph that says who reported."""
    text = "The ferry was full, it said. (Reporting by Jane Doe; Editing by John Roe)"
    start = closings.sign_off_behind(text)
    assert start is not None
    assert text[start:] == "(Reporting by Jane Doe; Editing by John Roe)"


@pytest.mark.parametrize(
    "text",
    [
        "They sang a song (written by Jane Doe).",
        "They sang a song. (Laughter)",
        "The ferry (built in 1931)",
        "(Reporting by Jane Doe)",
        "The ferry was full.",
    ],
)
def test_brackets_of_copy_are_no_sign_offs(text: str) -> None:
    """Brackets within a sentence are part of it."""
    assert closings.sign_off_behind(text) is None
