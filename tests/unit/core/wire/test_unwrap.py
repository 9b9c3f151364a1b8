import gzip

import pytest

from copytaster.core.context import Limits
from copytaster.core.errors import TooLarge, Unreadable
from copytaster.core.model import Hints, RawRecord
from copytaster.core.wire.unwrap import GZIP_MEMBERS, from_base64, unwrap
from tests.stories import RECEIVED

LIMITS = Limits(record_bytes=1000, inflated_bytes=5000)


def record(value: bytes | None, **headers: bytes) -> RawRecord:
    pairs = tuple((name.replace("_", "-"), sent) for name, sent in headers.items())
    return RawRecord(value, RECEIVED, headers=pairs, topic="wire.raw")


def test_unwrap_as_it_is() -> None:
    """Value, text and the sender's hints."""
    body = unwrap(record(b"Ferry", content_type=b"text/plain", x_feed=b"north"), LIMITS)
    assert (body.value, body.decoded.text) == (b"Ferry", "Ferry")
    assert body.hints == Hints("text/plain", "north", "wire.raw")


def test_unwrap_charset_of_the_content_type() -> None:
    """The declared charset reaches the charset policy."""
    body = unwrap(record("Łódź, żółć".encode("iso-8859-2"), content_type=b'text/plain; Charset="ISO-8859-2"'), LIMITS)
    assert (body.decoded.text, body.decoded.evidence) == ("Łódź, żółć", "declared")


def test_unwrap_gzip() -> None:
    """Recognised by its magic; several members, and padding between them."""
    value = gzip.compress(b"Fer") + b"\0\0" + gzip.compress(b"ry") + b"\0"
    assert unwrap(record(value), LIMITS).value == b"Ferry"


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (gzip.compress(b"Ferry")[:-6], "bad_gzip"),
        (gzip.compress(b"Ferry")[:12] + b"\xff" * 20, "bad_gzip"),
        (gzip.compress(b"") * (GZIP_MEMBERS + 1), "too_large"),
        (gzip.compress(b"Ferry") + b"rubbish", "bad_gzip"),
    ],
)
def test_unwrap_bad_gzip(value: bytes, code: str) -> None:
    """Broken off, damaged, or followed by something else: an error that says where."""
    with pytest.raises((Unreadable, TooLarge)) as raised:
        unwrap(record(value), LIMITS)
    assert raised.value.code == code


def test_unwrap_too_many_gzip_members() -> None:
    """Thousands of empty members would cost a copy of the rest each."""
    with pytest.raises(Unreadable, match="more than 64 gzip members"):
        unwrap(record(gzip.compress(b"") * (GZIP_MEMBERS + 1)), Limits())


def test_unwrap_a_bomb() -> None:
    """A small value that inflates beyond the bound is refused before it is inflated."""
    with pytest.raises(TooLarge) as raised:
        unwrap(record(gzip.compress(b"x" * 5001)), LIMITS)
    assert raised.value.code == "inflated_too_large"
    assert len(unwrap(record(gzip.compress(b"x" * 5000)), LIMITS).value) == 5000


def test_from_base64() -> None:
    """White space is let pass; what is none of its letters, ASCII or not, is no base64; the bound comes first."""
    assert from_base64("RmV\r\n ycnk=", 6) == b"Ferry"
    assert [from_base64(text, 100) for text in ("RmVy!", "RmVyé", "RmV", "RmVycnk=RmVycnk=")] == [None] * 4
    with pytest.raises(TooLarge, match="decodes to more than 5 bytes"):
        from_base64("!" * 8, 5)


def test_unwrap_too_large() -> None:
    """Over the bound of a record nothing is read at all."""
    with pytest.raises(TooLarge, match="1001 bytes, over the limit of 1000"):
        unwrap(record(b"x" * 1001), LIMITS)
