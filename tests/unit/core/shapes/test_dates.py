from datetime import date

import pytest

from copytaster.core.shapes.dates import Day, Printed, day_near, last_day, printed


@pytest.mark.parametrize(
    "text",
    [
        "2026-03-22",
        "2026/03/22",
        "22.03.2026",
        "22-03-2026",
        "22/03/2026",
        "03/22/2026",
        "March 22, 2026",
        "Mar. 22, 2026",
        "22nd of March 2026",
        "22-Mar-2026",
        "22. März 2026",
        "22 mars 2026",
        "22 de marzo de 2026",
        "22 marzo 2026",
        "22 de março de 2026",
        "22 maart 2026",
        "22 marca 2026",
        "22 марта 2026",
        "2026年3月22日",
    ],
)
def test_printed(text: str) -> None:
    """The same day in the orders and languages of the wires."""
    assert list(printed(text)) == [Printed("2026-03-22", 0, len(text))]


def test_printed_leaves_the_time_out() -> None:
    """The place of a day is the day's own words."""
    text = "Published on March 22, 2026 10:15 AM EST, updated 2026-03-23T08:00Z"
    assert [(one.value, text[one.start : one.end]) for one in printed(text)] == [
        ("2026-03-22", "March 22, 2026"),
        ("2026-03-23", "2026-03-23"),
    ]


@pytest.mark.parametrize(
    "text", ["03/04/2026", "31 February 2026", "22/3/26", "20260322", "1.2.2026.5", "March 22", ""]
)
def test_printed_without_a_sure_day(text: str) -> None:
    """An order that cannot be told, a day that is not, a number of a version: no day."""
    assert list(printed(text)) == []


def test_printed_survives_letters_that_match_without_case() -> None:
    """A dotless i matches juin when case is ignored, and names no month."""
    assert list(printed("3 juın 2026")) == []


def test_last_day_takes_the_longest_that_ends_last() -> None:
    """A year belongs to its day."""
    assert last_day("LYSVIK, Tuesday, 3 mars 2026") == Day(17, 28, month=3, day=3, year=2026)
    assert last_day("LYSVIK, Feb. 22") == Day(8, 15, month=2, day=22)
    assert last_day("LYSVIK 31/07") == Day(7, 12, month=7, day=31)
    assert last_day("LYSVIK") is None


@pytest.mark.parametrize(
    ("day", "base", "value"),
    [
        (Day(0, 0, 12, 31), date(2026, 1, 1), "2025-12-31"),
        (Day(0, 0, 1, 1), date(2025, 12, 31), "2026-01-01"),
        (Day(0, 0, 3, 2), date(2026, 3, 2), "2026-03-02"),
        (Day(0, 0, 3, 2, 2024), date(2026, 3, 2), "2024-03-02"),
        (Day(0, 0, 3, 2), None, "--03-02"),
        (Day(0, 0, 2, 29), date(2024, 3, 1), "2024-02-29"),
        (Day(0, 0, 2, 30), None, None),
        (Day(0, 0), date(2026, 3, 2), None),
    ],
)
def test_day_near(day: Day, base: date | None, value: str | None) -> None:
    """A day without a year is the one nearest to the base, over New Year too."""
    assert day_near(day, base) == value


@pytest.mark.parametrize(("day_first", "value"), [(True, "2026-04-03"), (False, "2026-03-04"), (None, None)])
def test_days_in_the_order_of_their_writer(day_first: bool | None, value: str | None) -> None:
    """Figures that could be two days are one where the writer's order is known."""
    assert next((one.value for one in printed("03/04/2026", day_first=day_first)), None) == value
    day = last_day("LYSVIK 03/04")
    assert day is not None
    assert day_near(day, date(2026, 3, 3), day_first=day_first) == value
