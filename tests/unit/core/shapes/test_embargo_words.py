import pytest

from copytaster.core.shapes import embargo_words


@pytest.mark.parametrize("stamp", ["YYYYMMDD000000-HHMM", "YYYYMMDDTHHMMSSZ", "yyyy-mm-ddT00:00:00+0100"])
def test_stamp_placeholder(stamp: str) -> None:
    """NITF's own examples of stamps are no embargo, whatever figures they hold."""
    assert embargo_words.STAMP_PLACEHOLDER.fullmatch(stamp)


@pytest.mark.parametrize("stamp", ["20260302T101500Z", "20260302", "YYYY"])
def test_stamp_placeholder_has_letters_for_the_day(stamp: str) -> None:
    assert embargo_words.STAMP_PLACEHOLDER.fullmatch(stamp) is None
