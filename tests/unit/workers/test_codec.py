"""Records and outcomes come through the pipe as they went in."""

import pickle
from datetime import UTC, datetime

import pytest

from copytaster.core.model import (
    Action,
    DeadLettered,
    Outcome,
    OutputRecord,
    Priority,
    Published,
    PubStatus,
    RawRecord,
    Received,
    Spiked,
    SpikeReason,
    Stage,
    StoryTally,
    Syntax,
    Tally,
)
from copytaster.workers.codec import pack_outcome, pack_records, unpack_outcome, unpack_record

INSTANT = datetime(9999, 12, 31, 23, 59, 59, 999_999, UTC)

STORY = StoryTally(Action.KILL, Priority.FLASH, 1, PubStatus.CANCELED, True, INSTANT, True, 4000, ("no_zone",))
BARE_STORY = StoryTally(Action.NEW, None, None, PubStatus.USABLE, False, INSTANT, False, 0)
OUTPUT = OutputRecord("copytaster.story.v1", b"key", (("a", b"1"), ("a", b"")), b"document")


@pytest.mark.parametrize(
    "outcome",
    [
        Published(
            (OUTPUT, OutputRecord("out", None, (), b"")),
            Tally(
                "pa", Syntax.NINJS, (STORY, BARE_STORY), "bad_part", Stage.PARSE, (("parse", 0.002),),
                (("language", "ok", 0.001),), urgent=True,
                received=(Received.NEW, Received.UNREADABLE), sequence=(("a", 12), ("", 9999)),
            ),
        ),
        Spiked((), Tally("pa", code=SpikeReason.EMPTY)),
        DeadLettered((OUTPUT,), Tally("pa", code="unknown_format", stage=Stage.DETECT)),
    ],
)  # fmt: skip
def test_outcome_survives(outcome: Outcome) -> None:
    """Every field, its type too where one is told apart by it."""
    again = unpack_outcome(pickle.loads(pickle.dumps(pack_outcome(outcome))))  # noqa: S301 - our own
    assert again == outcome
    assert type(again) is type(outcome)
    assert type(again.tally.stage) is type(outcome.tally.stage)
    assert [type(story.action) for story in again.tally.stories] == [Action] * len(outcome.tally.stories)


def test_record_survives() -> None:
    """To the microsecond, headers and a missing value included."""
    records = [
        RawRecord(b"Copy", INSTANT, b"key", (("x-feed", b"pa"),), "raw", 3, 7),
        RawRecord(None, datetime(1970, 1, 1, tzinfo=UTC)),
    ]
    assert [unpack_record(packed) for packed in pack_records(records)] == records
