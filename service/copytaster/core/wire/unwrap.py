"""A record's value out of its transport coding: bounded, inflated, decoded, with the sender's hints beside it.

In: the record and the limits. Out: a `Body`. Raises `TooLarge` (`too_large`, `inflated_too_large`) before anything big
is made, and `Unreadable` (`bad_gzip`) for a gzip stream that is broken off or damaged. Gzip is RFC 1952, recognised by
its magic, several members one after the other allowed.
"""

from __future__ import annotations

import base64
import re
import zlib
from typing import Final

from copytaster.core.context import Limits
from copytaster.core.errors import TooLarge, Unreadable
from copytaster.core.model import Body, Headers, Hints, RawRecord, Stage
from copytaster.core.wire import json_text
from copytaster.core.wire.charset import decode

GZIP_MAGIC: Final = b"\x1f\x8b\x08"
GZIP_WINDOW_BITS: Final = 31  # zlib's way to say: with a gzip header
GZIP_MEMBERS: Final = 64  # a writer that flushes makes a few; each costs a copy of the rest

# XML 1.0, section 4.3.3; white space before it is an error that senders make.
XML_ENCODING: Final = re.compile(
    rb"""(?:\xef\xbb\xbf)?\s{0,20}<\?xml[^>]{0,100}?encoding\s{0,5}=\s{0,5}["'](?P<charset>[A-Za-z0-9._:-]{1,40})"""
)
# HTML, section 4.2.5.4: within the first 1024 bytes; older pages put it later.
HTML_CHARSET: Final = re.compile(
    rb"""<meta\s[^>]{0,200}?charset\s{0,5}=\s{0,5}["']?(?P<charset>[A-Za-z0-9._:-]{1,40})""", re.IGNORECASE
)
HTML_HEAD_BYTES: Final = 4096
OPENING_BYTES: Final = 64
"""Markup opens a record: copy that only quotes some is not asked for its charset."""

CHARSET_PARAMETER: Final = re.compile(r"""charset\s?=\s?["']?(?P<charset>[^\s"';]{1,40})""", re.IGNORECASE)


def unwrap(record: RawRecord, limits: Limits) -> Body:
    """The record's body; raises `TooLarge` or `Unreadable`."""
    value = record.value or b""
    if len(value) > limits.record_bytes:
        raise TooLarge("too_large", Stage.UNWRAP, f"{len(value)} bytes, over the limit of {limits.record_bytes}")
    if value.startswith(GZIP_MAGIC):
        value = inflate(value, limits.inflated_bytes)
    hints = _hints(record)
    decoded = decode(value, _declared_charset(value, hints))
    return Body(value, decoded, hints, json_text.read(decoded.text), limits.inflated_bytes)


def _declared_charset(value: bytes, hints: Hints) -> str | None:
    """What the sender calls the charset: in the content type, else in an XML declaration, else in an HTML `meta`."""
    if hints.content_type and (stated := CHARSET_PARAMETER.search(hints.content_type)):
        return stated["charset"]
    if b"<" not in value[:OPENING_BYTES]:
        return None
    if declared := XML_ENCODING.match(value) or HTML_CHARSET.search(value[:HTML_HEAD_BYTES]):
        return declared["charset"].decode("ascii")
    return None


def inflate(value: bytes, limit_bytes: int, stage: Stage = Stage.UNWRAP) -> bytes:
    """All members of a gzip stream; stops one byte over the limit, whatever the stream would go on to.

    Raises `TooLarge` (`inflated_too_large`) and `Unreadable` (`bad_gzip`), in the name of `stage`.
    """
    parts: list[bytes] = []
    size = 0
    rest = value
    for _ in range(GZIP_MEMBERS):
        stream = zlib.decompressobj(GZIP_WINDOW_BITS)
        try:
            part = stream.decompress(rest, limit_bytes - size + 1)
        except zlib.error:
            raise _bad_gzip("a damaged gzip stream", len(value) - len(rest), stage) from None
        parts.append(part)
        size += len(part)
        if size > limit_bytes:
            raise TooLarge("inflated_too_large", stage, f"inflates to more than {limit_bytes} bytes")
        if not stream.eof:
            raise _bad_gzip("a gzip stream that breaks off", len(value), stage)
        rest = stream.unused_data.lstrip(b"\0")  # padding to a block's end is allowed between and after members
        if not rest:
            return b"".join(parts)
    raise _bad_gzip(f"more than {GZIP_MEMBERS} gzip members", len(value) - len(rest), stage)


def from_base64(text: str, limit_bytes: int) -> bytes | None:
    """What text inside a record is the base64 of, white space let pass; None when it is no base64 (RFC 4648).

    Raises `TooLarge` (`inflated_too_large`) before anything is decoded.
    """
    coded = "".join(text.split())
    if len(coded) // 4 * 3 > limit_bytes:
        raise TooLarge("inflated_too_large", Stage.PARSE, f"decodes to more than {limit_bytes} bytes")
    try:
        return base64.b64decode(coded, validate=True)
    except ValueError:  # letters that are not ASCII raise another than wrong ASCII does
        return None


def _bad_gzip(what: str, offset_bytes: int, stage: Stage) -> Unreadable:
    return Unreadable("bad_gzip", stage, what, f"byte {offset_bytes}")


def _hints(record: RawRecord) -> Hints:
    return Hints(_header(record.headers, "content-type"), _header(record.headers, "x-feed"), record.topic)


def _header(headers: Headers, name: str) -> str | None:
    """The first header of this name, case ignored; bytes that are not UTF-8 are shown, not lost."""
    for key, value in headers:
        if key.casefold() == name:
            return value.decode("utf-8", "backslashreplace").strip() or None
    return None
