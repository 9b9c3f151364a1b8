from tests.eval.salience import score


def test_salience_floor() -> None:
    """The salience of the gold stories' entities does not get worse (F1 at 0.5)."""
    rows = {row.name: row.f1 for row in score()}
    assert rows["all"] >= 0.69
    assert rows["en"] >= 0.74
