"""The headers of a mail: whether a text opens with them, and what their values say.

Encoded words (RFC 2047) in any charset, broken ones as they stand; bytes over 0x7F, which many senders put there
without a word, by the charset policy of all formats.
"""

from __future__ import annotations

import binascii
import re
from email.errors import HeaderParseError
from email.header import decode_header
from typing import Final

from copytaster.core.wire import charset

_LINE: Final = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|$)")
_HEADER: Final = re.compile(r"(?P<name>[!-9;-~]{1,76})[ \t]{0,4}:")
_MBOX: Final = re.compile(r"From \S{1,320} ")
_LOOKED_AT: Final = 65_536
_LONGEST: Final = 20_000
"""Characters of a header whose encoded words are read: the library takes the square of their number."""
_MAIL_ALONE: Final = frozenset(
    """
    received return-path delivered-to message-id mime-version content-type content-transfer-encoding dkim-signature
    authentication-results received-spf x-mailer in-reply-to references list-unsubscribe reply-to x-received arc-seal
    x-originating-ip user-agent thread-topic x-google-dkim-signature
    """.split()
)
"""Headers that nothing but a mail has; two of them tell one."""
_WORD: Final = re.compile(r"=\?[^?\s]{1,60}\?[bqBQ]\?[^?\s]{0,2000}\?=")
_FOLD: Final = re.compile(r"(?:(?<![ \t])[ \t]++)?+(?:\r\n|\r|\n)[ \t]*+")


def names_at_the_top(text: str) -> list[str]:
    """The names of the headers that the text opens with, in lower case."""
    found: list[str] = []
    head = text.lstrip("\ufeff \t\r\n")[:_LOOKED_AT]
    for line in _LINE.finditer(head):
        words = line[0]
        if not words.strip():
            break
        if words[0] in " \t" or (not found and _MBOX.match(words)):
            continue
        header = _HEADER.match(words)
        if header is None:
            break
        found.append(header["name"].lower())
    return found


def are_of_mail(names: list[str]) -> bool:
    """Whether headers of these names are a mail's: two that nothing else has, or who wrote what to whom, or when."""
    told = set(names)
    return len(told & _MAIL_ALONE) > 1 or ({"from", "subject"} <= told and not told.isdisjoint({"date", "to"}))


def decoded(raw: str) -> str:
    """A header's value as a person reads it, on one line."""
    value = _FOLD.sub(" ", raw).strip()
    if not value.isascii():
        value = charset.decode(value.encode("utf-8", "surrogateescape")).text
    if len(value) > _LONGEST or not _WORD.search(value):
        return value
    try:
        pieces = decode_header(value)
    except (HeaderParseError, binascii.Error, ValueError):
        return value
    words = [charset.decode(piece, name).text if isinstance(piece, bytes) else piece for piece, name in pieces]
    return "".join(words).strip() or value
