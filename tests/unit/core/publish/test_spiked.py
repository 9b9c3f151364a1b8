from dataclasses import replace

import orjson
import pytest

from copytaster.core.context import Limits
from copytaster.core.errors import TooLarge
from copytaster.core.model import Action, Feed, Lifecycle, NativeId, RawRecord, SpikeReason
from copytaster.core.publish import spiked
from tests.stories import CONTEXT, RECEIVED, STORY_ID, VERSION_ID, a_story

RECORD = RawRecord(b"  ", RECEIVED, b"key", (("x-feed", b"north"),), "wire.raw", 3, 42)
RAW = {"topic": "wire.raw", "partition": 3, "offset": 42, "timestamp": "2026-03-02T10:15:00.250Z"}


def test_spiked_without_a_story() -> None:
    """An empty record: reason, feed, time and position, under the raw key."""
    (record,) = spiked.publish(RECORD, SpikeReason.EMPTY, None, CONTEXT)
    assert (record.topic, record.key) == ("copytaster.spiked.v1", b"key")
    assert orjson.loads(record.value) == {
        "reason": "empty",
        "feed": "north",
        "received": "2026-03-02T10:15:00.250Z",
        "raw": RAW,
    }


def test_spiked_story_quotes_no_copy() -> None:
    """What was read as a story is named by ids, lifecycle and times; its words stay here."""
    story = a_story(feed=Feed("north", native_ids=(NativeId("nw:1"),)), lifecycle=Lifecycle(Action.ADVISORY))
    (record,) = spiked.publish(RECORD, SpikeReason.ADVISORY, story, CONTEXT)
    assert record.key == STORY_ID.encode()
    assert orjson.loads(record.value) == {
        "reason": "advisory",
        "feed": "north",
        "storyId": STORY_ID,
        "versionId": VERSION_ID,
        "syntax": "plain",
        "nativeIds": ["nw:1"],
        "action": "advisory",
        "pubStatus": "usable",
        "versionCreated": "2026-03-02T10:15:00.250Z",
        "received": "2026-03-02T10:15:00.250Z",
        "raw": RAW,
    }


def test_spiked_is_bounded() -> None:
    """An endless native id cannot wedge the lane."""
    context = replace(CONTEXT, limits=Limits(story_bytes=2000))
    story = a_story(feed=Feed("north", native_ids=(NativeId("9" * 3000),)))
    with pytest.raises(TooLarge):
        spiked.publish(RECORD, SpikeReason.NOT_COPY, story, context)
