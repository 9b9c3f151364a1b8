import pytest

from copytaster.core.phrases import Phrases, folded


def found(text: str, *phrases: str) -> list[str]:
    return [text[start:end] for _, start, end in Phrases(phrases).find(folded(text))]


def test_phrases_are_whole_words() -> None:
    """A phrase inside a longer word is none; a plural s is free."""
    assert found("War, wars and warden of post-war wares", "war") == ["War", "wars", "war"]


def test_phrases_open_ends() -> None:
    """A star leaves an end open, and the place is the whole word."""
    assert found("Die Bundestagswahl und Wahlkämpfer", "*wahl", "wahl*") == ["Bundestagswahl", "Wahlkämpfer"]


def test_phrases_longest_wins() -> None:
    """What stands inside a longer phrase is not found."""
    assert found("the trade war and a war", "war", "trade war") == ["trade war", "war"]


@pytest.mark.parametrize("text", ["İstanbul", "ΣΟΦΟΣ", "Straße ẞ"])
def test_folded_keeps_places(text: str) -> None:
    """Folding moves no character, not even those that Unicode folds into two."""
    assert len(folded(text)) == len(text)


def test_phrases_of_nothing() -> None:
    """An empty table finds nothing."""
    assert Phrases(()).find("war") == []
