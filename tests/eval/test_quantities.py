"""The floors of the quantities beside the gold."""

from tests.eval.quantities import score

FLOOR = 0.78
SURE_FLOOR = 0.85


def test_quantities_are_found() -> None:
    """F1 of value and kind, of all languages; then without plain counts."""
    assert {row.name: row.f1 for row in score()}["all"] >= FLOOR
    assert {row.name: row.f1 for row in score(sure=True)}["all"] >= SURE_FLOOR
