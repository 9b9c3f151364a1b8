from datetime import date

import pytest

from copytaster.core.context import Dialects
from copytaster.core.model import At, Block, BlockKind, Dateline, DatelinePlace
from copytaster.core.normalise.datelines import Printed, dateline_of, printed_datelines

NONE_KNOWN = Dialects()


def _printed(text: str) -> tuple[Printed, ...]:
    blocks = [Block(BlockKind.HEADLINE, "Harbour reopens"), Block(BlockKind.DATELINE, text)]
    return printed_datelines(blocks, NONE_KNOWN)


def test_dateline_of() -> None:
    """Places, day and agency as printed; the place is the dateline's own words."""
    words = "LYSVIK, Halden, March 2 (HNA)"
    assert dateline_of(_printed(f"{words} -"), NONE_KNOWN, date(2026, 3, 3)) == Dateline(
        (DatelinePlace("LYSVIK", "Halden"),), words, "2026-03-02", "HNA", (At(1, 0, len(words)),)
    )


@pytest.mark.parametrize(
    ("base", "value"), [(date(2026, 1, 2), "2025-12-31"), (date(2025, 12, 30), "2025-12-31"), (None, "--12-31")]
)
def test_dateline_of_takes_the_nearest_year(base: date | None, value: str) -> None:
    """A day without a year lies nearest to the base; without a base it has none."""
    dateline = dateline_of(_printed("LYSVIK, Dec 31 (HNA) -"), NONE_KNOWN, base)
    assert dateline is not None
    assert dateline.date == value


def test_dateline_of_an_order_that_cannot_be_told() -> None:
    """03/04 is a day in March or in April: no date."""
    dateline = dateline_of(_printed("LYSVIK 03/04 (HNA) ="), NONE_KNOWN, date(2026, 3, 3))
    assert dateline is not None
    assert dateline.date is None
    assert dateline.places == (DatelinePlace("LYSVIK"),)


def test_dateline_of_an_unknown_shape() -> None:
    """A block that a format calls a dateline is kept whole."""
    dateline = dateline_of(_printed("somewhere at sea"), NONE_KNOWN, None)
    assert dateline == Dateline((), "somewhere at sea", at=(At(1, 0, 16),))


def test_dateline_of_none() -> None:
    """A story without the block has no dateline."""
    printed = printed_datelines([Block(BlockKind.PARAGRAPH, "LYSVIK (HNA) - x")], NONE_KNOWN)
    assert dateline_of(printed, NONE_KNOWN, None) is None
