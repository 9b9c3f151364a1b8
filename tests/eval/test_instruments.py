"""Floors of symbols: what is printed is found, and nothing else."""

from tests.eval.instruments import score


def test_instruments_of_the_gold() -> None:
    """All languages."""
    (symbols, owners, mics), _ = score()
    assert (symbols.precision, symbols.recall >= 0.93) == (1.0, True)
    assert (owners.precision >= 0.95, owners.recall >= 0.75) == (True, True)
    assert mics.precision == 1.0
