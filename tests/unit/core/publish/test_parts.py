from collections.abc import Iterator

import pytest

from copytaster.core.errors import TooLarge
from copytaster.core.model import JsonValue
from copytaster.core.publish.parts import bounded, present, shortened


def test_present_keeps_values_that_are_false() -> None:
    """Null and emptiness go; 0 and False are values."""
    assert present({"a": None, "b": "", "c": [], "d": {}, "e": 0, "f": False, "g": "x"}) == {
        "e": 0,
        "f": False,
        "g": "x",
    }


@pytest.mark.parametrize(
    ("text", "shorter"),
    [
        ("", ""),
        ("short", "short"),
        ("one two three", "one two …"),
        ("onetwothree", "onetwothre …"),
        ("one, two", "one, two"),
    ],
)
def test_shortened(text: str, shorter: str) -> None:
    """Cut at a word where there is one, and marked."""
    assert shortened(text, 10) == shorter


def test_bounded_takes_the_first_that_fits() -> None:
    """Smaller documents are made only when larger ones are over the bound."""
    made: list[int] = []

    def ever_smaller() -> Iterator[dict[str, JsonValue]]:
        for size in (30, 5, 1):
            made.append(size)
            yield {"a": "x" * size}

    assert bounded(ever_smaller(), 20) == b'{"a":"xxxxx"}'
    assert made == [30, 5]


def test_bounded_raises_when_none_fits() -> None:
    """The error says both sizes and quotes nothing."""
    with pytest.raises(TooLarge, match="the document has 13 bytes, 4 are allowed") as raised:
        bounded([{"a": "xxxxx"}], 4)
    assert raised.value.code == "too_large"
