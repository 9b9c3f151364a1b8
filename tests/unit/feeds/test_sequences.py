"""Transmission numbers: which runs of them count as gaps, and which do not."""

from dataclasses import dataclass, field

import pytest

from copytaster.feeds.sequences import LATE_SECONDS, MOST_SERVICES, Gap, Place, Sequences

PLACE: Place = ("wire.raw.x", 0)


@dataclass
class Watched:
    now: float = 0.0
    gaps: list[Gap] = field(default_factory=list)
    sequences: Sequences = field(init=False)

    def __post_init__(self) -> None:
        self.sequences = Sequences(self.gaps.append, lambda: self.now)
        self.sequences.watch(["hna"])

    def take(self, *numbers: int, service: str = "a", place: Place = PLACE, feed: str = "hna") -> None:
        for number in numbers:
            self.sequences.take(feed, service, number, place)

    def found(self) -> list[tuple[int, int, int]]:
        """The gaps once nothing can be late any more."""
        self.now += LATE_SECONDS
        self.sequences.settle()
        return [(gap.first, gap.last, gap.numbers) for gap in self.gaps]


@pytest.fixture
def watched() -> Watched:
    return Watched()


@pytest.mark.parametrize(
    ("numbers", "gaps"),
    [
        ([7, 8, 9], []),
        ([7, 9], [(8, 8, 1)]),
        ([7, 12, 13, 20], [(8, 11, 4), (14, 19, 6)]),
        # late ones, repeats
        ([7, 9, 8, 10], []),
        ([7, 12, 9, 11, 8, 13], [(10, 10, 1)]),
        ([7, 8, 8, 7, 9], []),
        ([7, 9, 8, 8, 10], []),
        # over the top: 0000 is sent or not
        ([9998, 9999, 1, 2], []),
        ([9998, 9999, 0, 1, 2], []),
        ([9998, 2, 3], [(9999, 1, 2)]),
        ([9999, 2, 1, 3], []),
        ([998, 999, 1, 2], []),
        ([99, 1, 2], []),
        # midnight
        ([3214, 1, 2, 3], []),
        ([3214, 1, 2, 4], [(3, 3, 1)]),
        ([3214, 5, 6], []),
        ([12, 1, 2, 3], []),
        ([9500, 1, 2, 3], []),
        # old numbers sent again on request, one at a time and several
        ([3214, 3100, 3215], []),
        ([3214, 1, 3215, 3217], [(3216, 3216, 1)]),
        ([3214, 3180, 3181, 3182, 3215], []),
        # another count
        ([100, 5000, 5001, 5003], [(5002, 5002, 1)]),
        ([100, 5000, 101], []),
        ([1, 1001, 1002], [(2, 1000, 999)]),
    ],
)
def test_gaps(watched: Watched, numbers: list[int], gaps: list[tuple[int, int, int]]) -> None:
    """Doubt counts none."""
    watched.take(*numbers)
    assert watched.found() == gaps


def test_gap_waits_for_late_ones(watched: Watched) -> None:
    """It is told after a minute, once, and a number that comes after that changes nothing."""
    watched.take(7, 9)
    watched.now = LATE_SECONDS - 1
    watched.sequences.settle()
    assert not watched.gaps
    assert watched.found() == [(8, 8, 1)]
    watched.take(8, 10)
    assert watched.found() == [(8, 8, 1)]


def test_services_count_by_themselves(watched: Watched) -> None:
    """Each service of a feed has its own numbers."""
    watched.take(7, 8)
    watched.take(501, 503, service="b")
    watched.take(9)
    assert watched.found() == [(502, 502, 1)]
    assert watched.gaps[0].service == "b"


def test_services_are_bounded(watched: Watched) -> None:
    """A sender that invents services fills no memory."""
    for number in range(MOST_SERVICES + 50):
        watched.take(1, 3, service=f"s{number}")
    assert len(watched.found()) == MOST_SERVICES


def test_take_over(watched: Watched) -> None:
    """What another process may have read is no gap; the count begins anew."""
    watched.take(7, 8)
    watched.sequences.forget(PLACE)
    watched.take(50, 51, 53)
    assert watched.found() == [(52, 52, 1)]


def test_take_over_elsewhere(watched: Watched) -> None:
    """A count that does not come from there goes on."""
    watched.take(7, 8)
    watched.sequences.forget(("wire.raw.x", 1))
    watched.take(10)
    assert watched.found() == [(9, 9, 1)]


def test_partition_that_is_new_to_a_count(watched: Watched) -> None:
    """Others may have read there until now: the count begins anew, over both."""
    watched.take(7, 8)
    watched.take(20, place=("wire.raw.x", 1))
    watched.take(22)
    watched.take(21, 24, place=("wire.raw.x", 1))
    assert watched.found() == [(23, 23, 1)]


def test_unreadable_record_excuses_a_number(watched: Watched) -> None:
    """What came and could not be read was not lost on the way; the excuse is good for the next number alone."""
    watched.take(7)
    watched.sequences.unreadable("hna")
    watched.take(9, 10, 12)
    assert watched.found() == [(11, 11, 1)]


def test_unreadable_records_excuse_no_longer_run(watched: Watched) -> None:
    """One unreadable record is not three lost ones."""
    watched.take(7)
    watched.sequences.unreadable("hna")
    watched.take(11)
    assert watched.found() == [(8, 10, 3)]


def test_feed_that_is_not_watched(watched: Watched) -> None:
    """It has no gaps, and none of what was pending when its watch ended."""
    watched.take(7, 9, feed="afp")
    watched.take(7, 9)
    watched.sequences.watch([])
    assert watched.found() == []
