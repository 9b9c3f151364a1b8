"""What `trace` says of an output record: ids and places, never a word of the copy."""

from dataclasses import asdict
from datetime import UTC, datetime

import pytest

from copytaster.core.model import Published, RawRecord, Spiked
from copytaster.kafka.canary import HEADERS, canary_copy
from copytaster.kafka.places import Place
from copytaster.kafka.sightings import Sighting, sighting_of
from copytaster.reader import Reader
from tests.unit.kafka.test_dead_letters import Consumed

CAME = datetime(2026, 3, 2, 10, 15, tzinfo=UTC)
KILL = b"KILL KILL KILL\n\nPlease kill the story headlined Ferry operator to close its line. It is wrong."
STORY = (
    b'{"uri": "urn:hna:1", "version": "2", "type": "text", "headline": "Ferry line to close", "urgency": 1,'
    b' "body_text": "LYSVIK, March 2 (HNA) - The last ferry leaves on Friday."}'
)


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


def sightings(reader: Reader, value: bytes) -> list[Sighting]:
    outcome = reader.read(RawRecord(value, CAME, None, (("x-feed", b"hna"),), "wire.raw.hna", 3, 17))
    return [
        sighting_of(record.topic.split(".")[-2], Consumed(record.key, record.value, record.headers, record.topic))
        for record in outcome.records
    ]


def test_story_and_alert(reader: Reader) -> None:
    story, alert = sightings(reader, STORY)
    assert (story.kind, alert.kind) == ("story", "alert")
    assert story.raw == alert.raw == Place("wire.raw.hna", 3, 17)
    assert story.raw_at == CAME
    assert story.story_id == alert.story_id
    assert "urn:hna:1" in story.ids
    assert story.said["pubStatus"] == "usable"
    assert story.said["feed"] == "hna"


@pytest.mark.parametrize("value", [STORY, KILL, b"\x89PNG\r\n Ferry", b"ADVISORY: Ferry copy will follow"])
def test_no_copy_is_told(reader: Reader, value: bytes) -> None:
    """Not even the reason of a kill, which is prose."""
    told = str([asdict(one) for one in sightings(reader, value)])
    assert "erry" not in told


def test_value_that_is_no_document_of_ours() -> None:
    for value in (b"{", b"[1]", b'{"raw": 3, "altIds": [1], "copytaster": 2}', None):
        found = sighting_of("story", Consumed(None, value, ()))
        assert (found.raw, found.ids) == (None, frozenset())


def test_canary_is_spiked_as_a_test(reader: Reader) -> None:
    value = canary_copy("urn:copytaster:canary:1", CAME)
    outcome = reader.read(RawRecord(value, CAME, None, HEADERS, "wire.raw.canary", 0, 1))
    assert isinstance(outcome, Spiked)
    (found,) = sightings(reader, value)
    assert found.said["reason"] == "test"
    assert "urn:copytaster:canary:1" in found.ids


def test_canary_is_withheld_where_tests_are_not_told(reader: Reader) -> None:
    """If the rule that spikes it were broken: withheld for ever, and no alert."""
    value = canary_copy("urn:copytaster:canary:1", CAME).replace(b"TEST TEST TEST ", b"Latest: ")
    outcome = reader.read(RawRecord(value, CAME, None, HEADERS, "wire.raw.canary", 0, 1))
    assert isinstance(outcome, Published)
    (story,) = outcome.records
    assert b'"pubStatus":"withheld"' in story.value
