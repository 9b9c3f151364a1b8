"""The transmission frame that IPTC 7901 and ANPA 1312 share: SOH header, STX copy, ETX footer EOT.

Text in; the transmissions in it, in order, each with the places of its parts. A record may hold several, one behind
another; one may be cut off anywhere, lack its padding, or have lost all control characters on its way: then its header
is known by its grammar, and its copy runs to whatever ends it. Padding (DEL, NUL, SYN) is frame, never copy.
ISO 646, IPTC 7901 5.2, ANPA 84-2 (1312) 3.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from copytaster.core.model import Range
from copytaster.core.wire.reading import Reading

SOH: Final = "\x01"
STX: Final = "\x02"
ETX: Final = "\x03"
EOT: Final = "\x04"
CANCEL: Final = "\x18"
"""The word before it was meant to be deleted (IPTC 7901, typesetting set)."""

NOISE: Final = r"[\x00\x16\x7f\s]{0,400}"
"""What lines pad transmissions with."""

TRUNCATED: Final = "truncated"
"""The code of the warning that copy breaks off: its story is partial."""

_FILLED: Final = re.compile(r"[^\r\n]+")
_LINE_END: Final = re.compile(r"\r\n|\r|\n")
_UNPRINTED: Final = re.compile("[\x00-\x08\x0e-\x1e\x7f]")
_UNIT: Final = "\x1f"
"""Stands between columns: a space when it is printed."""
_LETTERS: Final = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Transmission:
    """One transmission. `head` is from its header to STX, `foot` what follows ETX; `closed` when it had an ETX."""

    header: re.Match[str]
    head: Range
    copy: Range
    foot: Range
    closed: bool


def transmissions(text: str, headers: Sequence[re.Match[str]]) -> list[Transmission]:
    """The transmissions that begin with these headers, each up to the next one."""
    ends = [header.start() for header in headers[1:]] + [len(text)]
    return [_transmission(text, header, end) for header, end in zip(headers, ends, strict=True)]


def _transmission(text: str, header: re.Match[str], end: int) -> Transmission:
    etx = text.rfind(ETX, header.end(), end)
    eot = text.find(EOT, max(etx, header.end()), end)
    over = eot if eot >= 0 else end
    last = etx if etx >= 0 else over
    stx = text.find(STX, header.end(), last)
    start = stx if stx >= 0 else header.end()
    return Transmission(
        header=header,
        head=Range(header.start(), start),
        copy=Range(start + (stx >= 0), last),
        foot=Range(min(last + 1, over), over),
        closed=etx >= 0,
    )


def printed(text: str) -> str:
    """The text without control characters, as the copy hash covers it: some transports strip them."""
    return _UNPRINTED.sub("", text).replace(_UNIT, " ")


def lines_of(text: str, start: int, end: int) -> Iterator[Range]:
    """The lines, their line ends left out, with CR, LF and both mixed as they come."""
    for match in _LINE_END.finditer(text, start, end):
        yield Range(start, match.start())
        start = match.end()
    if start < min(end, len(text)):
        yield Range(start, min(end, len(text)))


def filled_lines(text: str, start: int, end: int, margin: str) -> Iterator[Range]:
    """The lines that hold more than margin, without it."""
    for match in _FILLED.finditer(text, start, end):
        words = match[0].lstrip(margin)
        if words:
            begin = match.end() - len(words)
            yield Range(begin, begin + len(words.rstrip(margin)))


def last_lines(text: str, start: int, end: int, characters: int) -> list[Range]:
    """The lines that begin in the last `characters`, the last one first."""
    near = max(start, end - characters)
    if near > start:
        near = next((match.end() for match in _LINE_END.finditer(text, near, end)), end)
    return [*lines_of(text, near, end)][::-1]


def stripped(text: str, start: int, end: int, margin: str | None = None) -> Range:
    """The place without the white space (or these characters) around it."""
    words = text[start:end]
    inner = words.lstrip(margin)
    start += len(words) - len(inner)
    return Range(start, start + len(inner.rstrip(margin)))


def has_words(text: str, start: int, end: int) -> bool:
    """Whether there is a letter at this place: what has none is padding, rules and figures."""
    return _LETTERS.search(text, start, end) is not None


def warn_of_frame(reading: Reading, copy: str, *, closed: bool) -> None:
    """Warnings about copy that breaks off, and about words that the typist deleted."""
    if not closed:
        reading.warn(TRUNCATED, "the transmission ends before its copy does")
    if CANCEL in copy:
        reading.warn("cancelled_words", "the copy holds words that its typist cancelled (CAN)")
