"""ISINs are told by shape and digit."""

import pytest

from copytaster.core.isin import is_isin


@pytest.mark.parametrize("text", ["US0378331005", "DE0007164600", "GB00BP6MXD84", "JE00B4T3BW64"])
def test_isin(text: str) -> None:
    """Digits and letters in their places, and the check digit fits."""
    assert is_isin(text)


@pytest.mark.parametrize("text", ["US0378331006", "US037833100", "us0378331005", "0S0378331005", "", "US0378331O05"])
def test_isin_that_is_none(text: str) -> None:
    """A wrong digit, length, case or shape."""
    assert not is_isin(text)
