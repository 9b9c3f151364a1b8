import pytest

from copytaster.core.wire.plain_layout import is_agate, is_row, paragraphs

BETTING = "Race one Halden Park - Harbour Plate\n  3.00 Hay Wain\n 11.00 Ostler\n 21.00 Tin Whistle, Old Ferry"


@pytest.mark.parametrize(
    ("line", "row"),
    [
        ("Halden;42;50;rn;0.08", True),
        ("Halden  .......... 12", True),
        ("Halden\x1f12", True),
        ("3.00 Hay Wain", True),
        ("Halden 61  64  .488 12", True),
        ("The ferry left on 3 March 2026", False),
        ("He rose; they left; nobody knew why the ferry had not sailed that night.", False),
        ("The ferry left at 3.00 with forty on board", False),
        ("2.5 million people", False),
    ],
)
def test_is_row(line: str, row: bool) -> None:
    """Columns by dots, semicolons or separators, and a figure with what it is for; prose is none."""
    assert is_row(line) == row


def test_paragraphs_of_betting() -> None:
    """Rows and the line above them are one table, its margin kept."""
    (place,) = paragraphs(BETTING)
    assert BETTING[place.start : place.end] == BETTING


def test_paragraphs_of_tabular_copy() -> None:
    """What the sender calls a table is one, whatever its rows look like; sentences stay paragraphs."""
    text = "Halden lead\nOstria second\nNorthmoor third\n\nAll three sailed on Monday.\nNobody won."
    table, *rest = paragraphs(text, tabular=True)
    assert text[table.start : table.end] == "Halden lead\nOstria second\nNorthmoor third"
    assert len(rest) == 2
    assert is_agate("Halden lead\nOstria second")
    assert not is_agate("Halden lead")


def test_paragraphs_opened_by_an_indent() -> None:
    """Lines at the margin go on with an indented paragraph until its sentence ends, however short they are."""
    text = (
        "Ferry sails\n   HALDEN, 2 MAR - The ferry to Ostria has\nsailed.\n"
        "   Nobody had waited, as the fog was\nthick.\nEND"
    )
    assert [text[one.start : one.end] for one in paragraphs(text)] == [
        "Ferry sails",
        "HALDEN, 2 MAR - The ferry to Ostria has\nsailed.",
        "Nobody had waited, as the fog was\nthick.",
        "END",
    ]
