from tests.eval.topics import score


def test_topics_floor() -> None:
    """The topics of the gold stories do not get worse (recall, precision)."""
    rows = {row.name: row for row in score()}
    assert rows["all"].recall >= 0.80
    assert rows["all"].precision >= 0.90
    assert rows["other"].recall >= 0.90
    assert rows["en below"].recall >= 0.63
