"""What was redriven: marks join over the offsets of markers, survive the metadata, and never forget."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copytaster.kafka.settled import Settled, TooManyRangesError, settled_of


def test_marks_join_over_offsets_without_records() -> None:
    """A transaction's marker lies between two letters; when both are settled, so is what is between."""
    settled = Settled(3)
    settled.mark(5, before=2)  # the first record at or after 3
    assert (settled.low, settled.ranges) == (6, [])
    settled.mark(9, before=7)  # 7 was passed over
    settled.mark(11, before=9)
    assert (settled.low, settled.ranges) == (6, [(9, 12)])
    assert 10 in settled
    assert 7 not in settled
    settled.mark(7, before=5)
    assert (settled.low, settled.ranges) == (8, [(9, 12)])
    settled.mark(9, before=7)  # met again, with its neighbour settled now
    assert (settled.low, settled.ranges) == (12, [])


def test_deleted_letters_are_forgotten() -> None:
    """Retention moved the beginning past some ranges and into one."""
    settled = Settled(0, [(2, 4), (8, 10)])
    settled.forget_below(9)
    assert (settled.low, settled.ranges) == (10, [])
    settled.forget_below(3)
    assert settled.low == 10


@given(st.integers(0, 1 << 40), st.lists(st.integers(1, 5000), max_size=200))
def test_metadata_keeps_every_range(low: int, steps: list[int]) -> None:
    edges = [low]
    for step in steps[: len(steps) // 2 * 2]:
        edges.append(edges[-1] + step)
    settled = Settled(low, list(zip(edges[1::2], edges[2::2], strict=True)))
    assert settled_of(low, settled.metadata()) == settled


@given(st.lists(st.tuples(st.integers(0, 60), st.booleans()), max_size=60))
def test_marks_are_a_set(marks: list[tuple[int, bool]]) -> None:
    """Whatever the order, exactly the marked offsets are settled, when every offset holds a record."""
    settled, marked = Settled(), set()
    for offset, _ in marks:
        settled.mark(offset, before=offset - 1)
        marked.add(offset)
    assert {offset for offset in range(70) if offset in settled} == marked
    assert all(first < end for first, end in settled.ranges)


def scattered(ranges: int, furthest: int) -> Settled:
    """So many ranges, apart by chance."""
    chance = random.Random(7)
    edges = [0]
    for _ in range(2 * ranges):
        edges.append(edges[-1] + chance.randint(1, furthest))
    return Settled(0, list(zip(edges[1::2], edges[2::2], strict=True)))


def test_metadata_has_a_bound() -> None:
    """1,500 ranges without any rule in them fit; a broker would refuse more than 4,096 characters."""
    assert len(scattered(1500, 100).metadata()) <= 4000
    with pytest.raises(TooManyRangesError):
        scattered(3000, 100).metadata()


@pytest.mark.parametrize("metadata", ["", "somebody else's"])
def test_foreign_metadata_counts_as_none(metadata: str) -> None:
    assert settled_of(7, metadata) == Settled(7)
