from tests.eval.keyphrases import score


def test_keyphrases_floor() -> None:
    """The keyphrases of the gold stories do not get worse."""
    rows = {row.name: row for row in score()}
    assert rows["en"].hit_rate >= 0.88
    assert rows["en"].precision >= 0.40
    assert rows["de"].hit_rate >= 0.49
