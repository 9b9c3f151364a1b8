from tests.eval.labels import score


def test_labels_floor() -> None:
    """Genre and urgency of the gold stories do not get worse."""
    rows = {row.name: row.accuracy for row in score()}
    assert rows["genre"] >= 0.91
    assert rows["genre but current"] >= 0.85
    assert rows["urgency"] >= 0.93
