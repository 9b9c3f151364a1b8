from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

from copytaster.core.model import Feed, RawRecord
from copytaster.core.publish.headers import clean, encode, event_id, instant, record_headers, story_headers
from tests.stories import CONTEXT, PLAIN, RECEIVED, STORY_ID, VERSION_ID, a_story

RECORD = RawRecord(b"x", RECEIVED, topic="wire.raw", partition=3, offset=42)


def test_story_headers() -> None:
    """A CloudEvent in binary mode, with what routers need; what is unknown has no header."""
    origin = replace(PLAIN.origin, trace_parent=f"00-{'a' * 32}-{'b' * 16}-01", trace_state="a=1", replay="redrive")
    said = {name: value.decode() for name, value in story_headers(a_story(origin=origin), "alert", None, CONTEXT)}
    assert said == {
        "ce_specversion": "1.0",
        "ce_id": event_id(VERSION_ID, "copytaster.alert.v1", CONTEXT),
        "ce_source": "/copytaster",
        "ce_type": "copytaster.alert.v1",
        "ce_subject": STORY_ID,
        "ce_time": "2026-03-02T10:15:00.250Z",
        "ce_dataschema": "urn:copytaster:schema:alert:v1",
        "content-type": "application/json; charset=utf-8",
        "traceparent": origin.trace_parent,
        "tracestate": "a=1",
        "x-feed": "north-desk",
        "x-pubstatus": "usable",
        "x-action": "new",
        "x-replay": "redrive",
    }


def test_record_headers() -> None:
    """A record that is no story is identified by its position, and a trace is made of it."""
    said = {name: value.decode() for name, value in record_headers(RECORD, "spiked", CONTEXT)}
    assert said["ce_id"] == event_id("wire.raw-3@42", "copytaster.spiked.v1", CONTEXT)
    assert said["traceparent"].startswith("00-")
    assert said["x-feed"] == "wire.raw"
    assert "ce_subject" not in said


def test_record_headers_carry_the_trace() -> None:
    """As the sender has it, with what belongs to it."""
    sent = (("traceparent", f"00-{'a' * 32}-{'b' * 16}-01".encode()), ("tracestate", b"a=1"))
    said = record_headers(replace(RECORD, headers=sent), "spiked", CONTEXT)
    assert set(sent) <= set(said)


def test_record_headers_without_kafka() -> None:
    """Without a position the bytes identify the record."""
    one, other = (dict(record_headers(RawRecord(value, RECEIVED), "spiked", CONTEXT)) for value in (b" ", b"\n"))
    assert one["ce_id"] != other["ce_id"]


def test_event_id_names_version_topic_and_pipeline() -> None:
    """The same version by the same pipeline has the same id; each of the four changes it."""
    ids = {
        event_id("v", "t", CONTEXT),
        event_id("w", "t", CONTEXT),
        event_id("v", "u", CONTEXT),
        event_id("v", "t", replace(CONTEXT, version="2")),
        event_id("v", "t", replace(CONTEXT, config_hash="beef")),
    }
    assert len(ids) == 5
    assert event_id("v", "t", CONTEXT) == event_id("v", "t", replace(CONTEXT, models={}))


def test_clean() -> None:
    """Control characters and line separators become spaces; the length is bounded."""
    assert clean("\x00a\r\nb\u2028c\x85") == "a  b c"
    assert len(clean("x" * 5000)) == 1000


def test_encode_leaves_out_what_is_not_there() -> None:
    """None, empty text, and what is nothing once it is cleaned."""
    assert encode({"a": None, "b": "", "c": "\n", "d": "é"}) == (("d", "é".encode()),)


def test_story_headers_with_a_wicked_provider() -> None:
    """A line end in a name does not reach a header."""
    said = dict(story_headers(a_story(feed=Feed("f", "Evil\r\nx-lang: xx")), "story", None, CONTEXT))
    assert said["x-provider"] == b"Evil  x-lang: xx"


def test_instant() -> None:
    """UTC, with milliseconds only where there are any."""
    assert instant(datetime(2026, 3, 2, 12, tzinfo=timezone(timedelta(hours=2)))) == "2026-03-02T10:00:00Z"
    assert instant(datetime(2026, 3, 2, 12, 0, 0, 1999, tzinfo=UTC)) == "2026-03-02T12:00:00.001Z"
