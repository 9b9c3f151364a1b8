import pytest

from copytaster.core.model import BlockKind, Range, RawBlock
from copytaster.core.normalise.pieces import trimmed
from copytaster.core.normalise.text import repair


@pytest.mark.parametrize(
    ("raw", "repaired"),
    [
        ("  3.00 Hay Wain\n 11.00 Ostler", " 3.00 Hay Wain\n11.00 Ostler"),
        ("\t   Halden;4;<\r\n\t   Ostria;12;<", "Halden;4;\nOstria;12;"),
        ("Halden\x1f4\r\nOstria\x1f12", "Halden\t4\nOstria\t12"),
        ("p < 5\nq", "p < 5\nq"),
        ("Halden;4<\nOstria;12", "Halden;4<\nOstria;12"),
        ("Halden  4 \t \n\n \nOstria  12 \t", "Halden  4\n\n\nOstria  12"),
    ],
)
def test_repair_laid_out(raw: str, repaired: str) -> None:
    """Columns stay; the margin of all lines goes, and the quads that end each of them, and separators are tabs."""
    assert repair(raw, laid_out=True).text == repaired
    assert repair(repaired, laid_out=True).text == repaired


def test_repair_parts_words_that_wires_part_by_controls() -> None:
    """The band of space and the separators of old wires are white space: without them words would run together."""
    assert repair("Halden\x10ferry\x1fleft\x1eearly\x0f").text == "Halden ferry left early"


def test_trimmed_keeps_the_first_margin_of_a_table() -> None:
    """The first row's margin is part of its layout, blank lines before it are not."""
    block = RawBlock(BlockKind.TABLE, "\n \n  3.00 Hay\n 11.00 Oat \n", Range(0, 24))
    piece = trimmed(block, BlockKind.TABLE, 0, len(block.text))
    assert piece is not None
    assert piece.text == "  3.00 Hay\n 11.00 Oat"
