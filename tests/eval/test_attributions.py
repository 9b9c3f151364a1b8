from tests.eval.attributions import score


def test_sources_of_the_gold_keep_their_floor() -> None:
    """Sources that are found, and what kind they are."""
    row = score()
    assert row.recall >= 0.76
    assert row.precision >= 0.65
    assert row.kind_accuracy >= 0.90
