import pytest

from copytaster.core.model import Headers, RawRecord
from copytaster.core.raw_headers import feed_id, header, trace_parent
from tests.stories import RECEIVED

TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"


def record(*headers: tuple[str, bytes], topic: str = "wire.raw") -> RawRecord:
    return RawRecord(b"x", RECEIVED, headers=headers, topic=topic, partition=1, offset=2)


@pytest.mark.parametrize(
    ("headers", "value"),
    [
        ((), None),
        ((("x-feed", b""),), None),
        ((("X-Feed", b" north "),), "north"),
        ((("x-feed", b"old"), ("x-feed", b"new")), "new"),
        ((("x-feed", b"a\x00\r\nb\xff"),), "ab\ufffd"),
        ((("x-feed", b"x" * 900),), "x" * 200),
    ],
)
def test_header(headers: Headers, value: str | None) -> None:
    """The last of the name, case ignored, clean and bounded."""
    assert header(record(*headers), "x-feed") == value


def test_feed_id() -> None:
    """The header, else the topic, else that it is unknown."""
    assert feed_id(record(("x-feed", b"north"))) == "north"
    assert feed_id(record()) == "wire.raw"
    assert feed_id(record(topic="")) == "unknown"


def test_trace_parent_is_carried_through() -> None:
    """A valid one goes on as sent."""
    assert trace_parent(record(("traceparent", TRACE.encode()))) == TRACE


@pytest.mark.parametrize("sent", [b"", b"nonsense", b"00-" + b"0" * 32 + b"-b7ad6b7169203331-01"])
def test_trace_parent_is_derived(sent: bytes) -> None:
    """A missing or broken one is made of the position: the same for each reading of the record."""
    made = trace_parent(record(("traceparent", sent)))
    assert made == trace_parent(record())
    assert made is not None
    assert len(made) == 55


def test_trace_parent_without_kafka() -> None:
    """Nothing is made of no position."""
    assert trace_parent(record(topic="")) is None
