from tests.eval.quotes import score


def test_direct_quotes_of_the_gold_keep_their_floor() -> None:
    """Quotes of four words and more, in English, with their speaker."""
    marked = score()[0]
    assert marked.recall >= 0.85
    assert marked.precision >= 0.90
