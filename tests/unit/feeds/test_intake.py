"""What came is told once, whatever lanes do."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

import pytest

from copytaster.core.feeds import FeedRule
from copytaster.core.model import Outcome, Published, RawRecord, Received, Spiked, Tally
from copytaster.feeds import sequences
from copytaster.feeds.intake import Intake
from copytaster.feeds.registry import Feed, Registry

AT = datetime(2026, 3, 2, 10, 15, tzinfo=UTC)
PLACE = ("wire.raw.x", 0)


@dataclass
class Told:
    offsets: list[int] = field(default_factory=list)
    gaps: list[str] = field(default_factory=list)

    def received(self, records: Sequence[RawRecord], outcomes: Sequence[Outcome]) -> None:
        assert len(records) == len(outcomes)
        self.offsets += [record.offset for record in records]

    def sequence_gap(self, feed: str) -> None:
        self.gaps.append(feed)


@pytest.fixture
def told() -> Told:
    return Told()


@pytest.fixture
def intake(told: Told, monkeypatch: pytest.MonkeyPatch) -> Intake:
    monkeypatch.setattr(sequences, "LATE_SECONDS", 0.0)
    made = Intake(told)
    made.use(Registry((Feed(FeedRule("hna"), sequence=True), Feed(FeedRule("afp")))))
    return made


def read(intake: Intake, *offsets: int, replay: bool = False, feed: str = "hna") -> None:
    """Records whose transmission numbers are their offsets and a thousand."""
    headers = (("x-replay", b"replay"),) if replay else ()
    records = [RawRecord(b"", AT, headers=headers, topic=PLACE[0], offset=offset) for offset in offsets]
    outcomes = [Published((), Tally(feed, sequence=(("a", 1000 + offset),))) for offset in offsets]
    intake.read(PLACE, records, outcomes)
    intake.settle()


def test_records_are_told_once(intake: Intake, told: Told) -> None:
    """A lane that begins anew at the committed offset reads some again; they count no second time, nor as repeats."""
    intake.begin(PLACE, 10)
    read(intake, 10, 11, 12)
    intake.begin(PLACE, 11)
    read(intake, 11, 12)
    read(intake, 12, 13)
    assert told.offsets == [10, 11, 12, 13]
    assert not told.gaps


def test_rebalance_that_gives_the_partition_back(intake: Intake, told: Told) -> None:
    """Nobody read meanwhile, so a number that is missing across it is missing."""
    intake.begin(PLACE, 10)
    read(intake, 10, 11)
    intake.begin(PLACE, 12)
    read(intake, 13)
    assert told.gaps == ["hna"]


def test_take_over(intake: Intake, told: Told) -> None:
    """Another process read and committed meanwhile: no gap."""
    intake.begin(PLACE, 10)
    read(intake, 10, 11)
    intake.begin(PLACE, 40)
    read(intake, 40, 41)
    assert not told.gaps
    read(intake, 43)
    assert told.gaps == ["hna"]


def test_replay_has_no_gaps(intake: Intake, told: Told) -> None:
    """Old numbers on their second way say nothing."""
    intake.begin(PLACE, 0)
    read(intake, 1)
    read(intake, 5, 9, replay=True)
    assert not told.gaps


def test_feed_that_is_not_watched(intake: Intake, told: Told) -> None:
    """A registered feed without `sequence` has no gaps."""
    intake.begin(PLACE, 0)
    read(intake, 1, 5, feed="afp")
    assert not told.gaps


def test_unreadable_record(intake: Intake, told: Told) -> None:
    """A dead letter stands for the number that it may have had."""
    intake.begin(PLACE, 0)
    read(intake, 1)
    dead = Spiked((), Tally("hna", received=(Received.UNREADABLE,)))
    intake.read(PLACE, [RawRecord(b"", AT, topic=PLACE[0], offset=2)], [dead])
    read(intake, 3)
    assert not told.gaps
