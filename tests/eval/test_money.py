"""The floor of the amounts of money beside the gold."""

from tests.eval.money import score

FLOOR = 0.94


def test_money_is_found() -> None:
    """F1 of amounts that are right in amount, range and currency, of all languages."""
    by_name = {row.name: row.f1 for row in score()}
    assert by_name["all"] >= FLOOR
