import random
from re import _parser as parser  # type: ignore[attr-defined]

import pytest

from copytaster.core.shapes import embargo_words
from tests.unit.core.shapes.parsed_patterns import example


@pytest.mark.parametrize("stamp", ["YYYYMMDD000000-HHMM", "YYYYMMDDTHHMMSSZ", "yyyy-mm-ddT00:00:00+0100"])
def test_stamp_placeholder(stamp: str) -> None:
    """NITF's own examples of stamps are no embargo, whatever figures they hold."""
    assert embargo_words.STAMP_PLACEHOLDER.fullmatch(stamp)


@pytest.mark.parametrize("stamp", ["20260302T101500Z", "20260302", "YYYY"])
def test_stamp_placeholder_has_letters_for_the_day(stamp: str) -> None:
    assert embargo_words.STAMP_PLACEHOLDER.fullmatch(stamp) is None


def test_every_mark_holds_a_stem() -> None:
    """What has none of the stems is not searched: whatever the pattern's parts make has one."""
    tree = parser.parse(embargo_words.IN_NOTE.pattern, embargo_words.IN_NOTE.flags)
    chance = random.Random(7)
    marks = {example(tree, chance).casefold() for _ in range(5000)}
    assert len(marks) > 200
    assert [mark for mark in marks if not any(stem in mark for stem in embargo_words.STEMS)] == []
    assert "i" not in "".join(embargo_words.STEMS)


def test_in_note_is_the_search() -> None:
    assert embargo_words.in_note("The ferry line will close.") is None
    mark = embargo_words.in_note("Please note: under strict embargo until 10.00 GMT")
    assert mark is not None
    assert mark["mark"] == "under strict embargo"
