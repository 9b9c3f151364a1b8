"""A mail's structure: its parts in order, decoded from their transfer coding, the better of alternatives chosen.

Bytes in; a `Mail` out, with the mails that travel inside it. A part's place is its section number (RFC 9051, 6.4.5:
"1.2"), a header's is `HEADER` and its name. Nothing that a part decodes to is larger than the part itself; depth and
number of parts are bounded before the parser sees them: `Unreadable` (`too_many_parts`). RFC 2045 to 2049, 2183, 3676.
"""

from __future__ import annotations

import email
import email.errors
import email.policy
import email.utils
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from email.message import Message
from typing import Final

from copytaster.core.errors import Unreadable
from copytaster.core.model import Decoded, Path, Stage
from copytaster.core.wire import charset, email_headers
from copytaster.core.wire.bounds import check_headers
from copytaster.core.wire.html import read_html

_MOST_MULTIPARTS: Final = 32
"""Multiparts of a record: each line is compared with the boundary of every one that is open."""
_MOST_PARTS: Final = 200
_DEEPEST: Final = 12
_NESTING: Final = re.compile(
    rb"^content-type\s{0,8}:\s{0,8}(?:multipart/|message/rfc822)", re.IGNORECASE | re.MULTILINE
)
_BOUNDARY: Final = re.compile(rb"""boundary\s{0,8}=\s{0,8}["']?(?P<boundary>[^"'\s;]{1,70})""", re.IGNORECASE)
_LONG_BYTES: Final = 1_000_000
"""Shorter mails hold too few parts to matter, and are not asked."""
_COMPLETE: Final = 0.6
"""Share of the words of the HTML that its plain alternative must have to be the whole copy."""
_BROKEN: Final = (email.errors.StartBoundaryNotFoundDefect, email.errors.NoBoundaryInMultipartDefect)
_BROKEN_OFF: Final = (email.errors.CloseBoundaryNotFoundDefect,)
_TEXTS: Final = frozenset({"text/plain", "text/html", "text/enriched", "text/markdown"})


@dataclass(frozen=True, slots=True)
class Leaf:
    """A part that holds something: `section` is its number; `attached` when it is no part of what is read first."""

    section: Path
    type: str
    value: bytes
    charset: str | None = None
    name: str | None = None
    attached: bool = False
    flowed: bool = False
    delsp: bool = False

    @property
    def is_text(self) -> bool:
        """Whether it is copy to be read, as its type says."""
        return self.type in _TEXTS

    def decoded(self) -> Decoded:
        """Its text, by the charset policy of all formats: what a header says of it is only heard."""
        return charset.decode(self.value, self.charset)


@dataclass(slots=True)
class Mail:
    """A mail: its headers as they stand, its parts, and the mails within it."""

    section: Path
    headers: list[tuple[str, str]]
    leaves: list[Leaf] = field(default_factory=list)
    spare: list[Leaf] = field(default_factory=list)
    """The alternatives that were not chosen."""
    within: list[Mail] = field(default_factory=list)
    broken_off: bool = False


def read(value: bytes) -> Mail:
    """The mail; raises `Unreadable` (`too_many_parts`, `bad_mime`) or `TooLarge` for headers without end."""
    check_headers(value)
    if len(_NESTING.findall(value)) > _MOST_MULTIPARTS:
        raise Unreadable("too_many_parts", Stage.PARSE, f"more than {_MOST_MULTIPARTS} parts that hold others")
    if len(value) > _LONG_BYTES and _boundaries(value) > 2 * _MOST_PARTS:
        raise Unreadable("too_many_parts", Stage.PARSE, f"more than {_MOST_PARTS} parts")
    message = email.message_from_bytes(value.lstrip(b"\xef\xbb\xbf \t\r\n"), policy=email.policy.compat32)
    return _mail(message, (), [0], 0)


def _boundaries(value: bytes) -> int:
    """How many lines of the mail open a part: the parser takes 15 µs for each."""
    declared = {found["boundary"] for _, found in zip(range(_MOST_MULTIPARTS), _BOUNDARY.finditer(value), strict=False)}
    return sum(value.count(b"\n--" + boundary) for boundary in declared)


def _mail(message: Message, section: Path, count: list[int], depth: int) -> Mail:
    mail = Mail(section, [(name, str(value)) for name, value in message.raw_items()])
    for leaf in _leaves(message, "", mail, count, depth):
        mail.leaves.append(leaf)
    return mail


def _leaves(part: Message, number: str, mail: Mail, count: list[int], depth: int) -> Iterator[Leaf]:
    """The parts below one, in order; those of a `multipart/related` behind the first are what it shows."""
    count[0] += 1
    if count[0] > _MOST_PARTS or depth > _DEEPEST:
        raise Unreadable("too_many_parts", Stage.PARSE, f"more than {_MOST_PARTS} parts, or nested too deep")
    section = (*mail.section, number or "1")
    if any(isinstance(defect, _BROKEN) for defect in part.defects):
        raise Unreadable(
            "bad_mime", Stage.PARSE, "the boundary that the mail declares does not come", "/".join(section)
        )
    mail.broken_off = mail.broken_off or any(isinstance(defect, _BROKEN_OFF) for defect in part.defects)
    payload, kind = part.get_payload(), part.get_content_type()
    held = [one for one in payload if isinstance(one, Message)] if isinstance(payload, list) else []
    if held and kind == "message/rfc822":
        mail.within += [_mail(one, section, count, depth + 1) for one in held]
    elif held:
        below = [
            list(_leaves(one, f"{number}.{index}" if number else str(index), mail, count, depth + 1))
            for index, one in enumerate(held, 1)
        ]
        if kind == "multipart/alternative":
            yield from _chosen(below, mail)
        else:
            yield from (leaf for leaves in below for leaf in leaves)
    else:
        yield _leaf(part, kind, section)


def _leaf(part: Message, kind: str, section: Path) -> Leaf:
    decoded = part.get_payload(decode=True)
    name = email_headers.decoded(part.get_filename() or "") or None
    parameters = {key.lower(): value for key, value in _parameters(part)}
    disposition = (str(part.get("content-disposition") or "")).partition(";")[0].strip().lower()
    return Leaf(
        section,
        kind,
        decoded if isinstance(decoded, bytes) else b"",
        parameters.get("charset"),
        name,
        attached=disposition == "attachment" or name is not None,
        flowed=parameters.get("format", "").lower() == "flowed",
        delsp=parameters.get("delsp", "").lower() == "yes",
    )


def _parameters(part: Message) -> Iterator[tuple[str, str]]:
    """The parameters of a content type; one that RFC 2231 codes is a triple."""
    for name, value in part.get_params(failobj=[])[1:]:
        yield name, email.utils.collapse_rfc2231_value(value)


def _chosen(below: list[list[Leaf]], mail: Mail) -> list[Leaf]:
    """The best of alternatives: plain text when it is complete, else HTML, else the last that there is."""
    rich = next((one for one in reversed(below) if any(leaf.type == "text/html" for leaf in one)), None)
    plain = next((one for one in below if any(leaf.type == "text/plain" for leaf in one)), None)
    best = (rich if rich and plain and not _is_complete(plain, rich) else plain or rich) or next(iter(below[-1:]), [])
    mail.spare += [leaf for one in below if one is not best for leaf in one if leaf.is_text]
    return best + [leaf for one in below if one is not best for leaf in one if not leaf.is_text]


def _is_complete(plain: list[Leaf], rich: list[Leaf]) -> bool:
    """Whether the plain alternative is the copy, and not a line that asks for a better reader."""
    words = sum(len(leaf.decoded().text.split()) for leaf in plain if leaf.type == "text/plain")
    html = "\n".join(leaf.decoded().text for leaf in rich if leaf.type == "text/html")
    shown = sum(len(block.text.split()) for block in read_html(html, ()).blocks)
    return words >= _COMPLETE * shown
