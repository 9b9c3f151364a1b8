"""Every wire format on bad days: generated, cut, struck, joined, interleaved, in a wrong charset."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.contract.promises import broken
from tests.property.mutations import seeds, syntaxes, wicked
from tests.reading import a_record, read


@pytest.mark.parametrize("syntax", syntaxes())
@given(random=st.randoms(use_true_random=False))
def test_bad_day_gives_an_outcome_that_keeps_every_promise(syntax: str, random: Random) -> None:
    """Nothing raises, no fault of ours is among the outcomes, and what goes out is as the contract says."""
    record = a_record(wicked(random, syntax))
    assert broken(record, read(record)) == []


@pytest.mark.parametrize("syntax", syntaxes())
def test_every_prefix_of_a_case_gives_an_outcome(syntax: str) -> None:
    """The first case of each format broken off anywhere: forty places are enough to meet each part of it."""
    whole = seeds(syntax)[0]
    for end in range(0, len(whole) + 1, max(len(whole) // 40, 1)):
        record = a_record(whole[:end])
        assert (end, broken(record, read(record))) == (end, [])
