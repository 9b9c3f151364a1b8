"""The floor of the dates: by value, beside the gold."""

from tests.eval.dates import score

FLOOR = 0.88
ENGLISH_FLOOR = 0.91


def test_dates_are_found_by_value() -> None:
    """F1 of expressions with the right TIMEX value, of all languages and of English alone."""
    by_name = {row.name: row.f1 for row in score()}
    assert by_name["all"] >= FLOOR
    assert by_name["en"] >= ENGLISH_FLOOR
