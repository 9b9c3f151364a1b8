import pytest
from hypothesis import given
from hypothesis import strategies as st

from copytaster.core.enrich.name_tokens import CAPITALS, TITLE_CASE, in_title_case, marked, pieces


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Mr. Tern's AT&T deal", "Mr.|Tern|'s|AT&T|deal"),
        ("the U.S.-led force", "the|U.S.|-|led|force"),
        ("a Bergen-based O'Gull", "a|Bergen|-|based|O'Gull"),
        ("a pan-European index", "a|pan|-|European|index"),
        ("BRIEF-Acme Inc. says", "BRIEF|-|Acme|Inc.|says"),
        ("Kim Jong-un won 3-2.", "Kim|Jong-un|won|3-2|."),
        ("J. R. Tern paid $4,500", "J.|R.|Tern|paid|$|4,500"),
        ("(Acme)... “Yes”", "(|Acme|)|...|“|Yes|”"),
        ("BERGEN-BASED TERN", "BERGEN|-|BASED|TERN"),
    ],
)
def test_pieces(text: str, words: str) -> None:
    """Names come apart from what is joined to them; short forms keep their stop."""
    assert pieces(text)[1::2] == words.split("|")


@given(st.text())
def test_pieces_lose_nothing(text: str) -> None:
    """What stands between the words is kept, so that places follow from lengths."""
    cut = pieces(text)
    assert "".join(cut) == text
    assert all(cut[1::2])


def test_marked_capitals() -> None:
    """A sentence in capitals is looked at without its case."""
    assert marked("TERN WINS", ["TERN", "WINS"]) == [f"{CAPITALS}tern", f"{CAPITALS}wins"]


def test_marked_title_case() -> None:
    """So are headlines in title case, with a mark of their own."""
    words = "Ferry Leaves Bergen Without Anybody Aboard".split()
    assert marked(" ".join(words), words) == [TITLE_CASE + word for word in words]


@pytest.mark.parametrize("text", ["The Ferry left Bergen with nobody aboard", "Jane Tern left", "Acme Corp of Bergen"])
def test_in_title_case_of_others(text: str) -> None:
    """Names alone make no title case."""
    assert not in_title_case(text.split())
    assert marked(text, text.split()) == text.split()
