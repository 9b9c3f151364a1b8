import pytest

from copytaster.core.model import Headers, RawRecord
from copytaster.core.raw_headers import feed_id, header
from tests.stories import RECEIVED


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
