"""IPTC 7901: copy between control characters under a header of service, priority, category and word count.

    SOH service+number priority category words [information]
        keywords/
    STX copy ETX day-time group EOT

Follows IPTC 7901, 5th edition, with what agencies make of it: padding or none, several transmissions in a record,
several stories in a transmission (Belga closes each with `./.`), and all control characters lost in transport; then the
header is known by its grammar and the copy ends at its date-time group. Raises `Unreadable` (`no_copy`) for a header
without any copy. Text that breaks off is copy with a warning.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial
from typing import Final

from copytaster.core.context import Dialect, Dialects
from copytaster.core.model import Body, Evidence, Field, Parsed, Part, Range, RawStory, Syntax
from copytaster.core.wire import stamps
from copytaster.core.wire.frames import (
    ETX,
    NOISE,
    STX,
    Transmission,
    has_words,
    last_lines,
    lines_of,
    printed,
    stripped,
    transmissions,
    warn_of_frame,
)
from copytaster.core.wire.iptc7901_copy import read_copy
from copytaster.core.wire.parts import read_each
from copytaster.core.wire.reading import Reading

NAME = Syntax.IPTC7901

# eca062 4 i 211 ccccb   dpa 061: service and number, priority, category, words; then whatever the agency likes.
_GRAMMAR: Final = (
    r"(?P<service>[A-Za-z]{1,5})(?P<number>\d{2,6})[ \t]{1,4}(?P<priority>\d)[ \t]{1,4}"
    r"(?P<category>[A-Za-z]{1,4})[ \t]{1,4}(?P<words>\d{1,5})(?:[ \t]{1,8}"
    r"(?P<information>[^\r\n\x02\x03]{1,80}))?[ \t]*(?=[\r\n\x02]|$)"
)
_HEADER: Final = re.compile(rf"\x01[\x00\x16\x7f \t\r\n]{{0,40}}{_GRAMMAR}")
_BARE_HEADER: Final = re.compile(rf"(?:(?<=[\r\n])|\A){NOISE}{_GRAMMAR}")
# A header that was damaged: SOH and STX tell the frame all the same.
_DAMAGED: Final = re.compile(r"\x01(?P<information>[^\x01\x02\x03]{0,400})(?=\x02)")
_PADDING: Final = "\x00\x03\x04\x16\x7f \t\r\n"
_SNIFFED: Final = 1_000
_KEYWORDS: Final = re.compile(r"[^\r\n]{1,120}/[ \t]*(?:[\r\n]|$)")
_CLOSES_HEAD: Final = re.compile(r"\s=[ \t]*(?:[\r\n]|$)")
# Belga ends each of several stories so, its editor's initials behind the mark.
_STORY_END: Final = re.compile(r"^[ \t]*+\./\.[ \t]*+(?:(?P<initials>[A-Z]{2,4}(?:/[A-Z]{2,4}){0,3})[ \t]*+)?$")
_OWN_STAMP: Final = 40
"""So many characters behind its end mark a story may have a date-time group of its own."""
_FOOT_CHARACTERS: Final = 200
"""A date-time group stands among so many last characters where no ETX says where it begins."""
# BELGA-0031 behind a letter: in which of its languages Belga wrote.
_LANGUAGE: Final = re.compile(r"(?P<letter>[FN]) (?=[A-Z]{2,8}-\d)")
_LANGUAGES: Final = {"F": "fr", "N": "nl"}
_NAMES: Final = re.compile(r"[^\W\d_][\w.]*(?:[/-][^\W\d_]\w*)?")


def sniff(body: Body) -> Evidence | None:
    """A header that stands behind SOH, or alone at the top with what follows one; or any between SOH and STX."""
    text = body.decoded.text
    if _HEADER.search(text, 0, _SNIFFED):
        return Evidence("header of IPTC 7901 behind SOH")
    bare = _BARE_HEADER.match(text)
    if bare and _is_followed_up(text, bare.end()):
        return Evidence("header of IPTC 7901 without control characters")
    damaged = _DAMAGED.search(text, 0, _SNIFFED)
    return Evidence("SOH and STX") if damaged and not has_words(text, 0, damaged.start()) else None


def _is_followed_up(text: str, position: int) -> bool:
    """Whether what stands behind a header without SOH is a transmission: keywords, a closed head, a date-time group."""
    head = text[position : position + _SNIFFED]
    if _KEYWORDS.search(head) or _CLOSES_HEAD.search(head) or STX in head or ETX in text:
        return True
    return stamps.date_time_group(text, max(position, len(text) - 200)) is not None


@dataclass(frozen=True, slots=True)
class _Item:
    """One story of a transmission: the places of its copy and of what is behind it; `alone` when it is the only one."""

    sent: Transmission
    copy: Range
    keywords: Range
    stamp: stamps.Stamp | None
    initials: Range | None
    alone: bool


def parse(body: Body, dialects: Dialects) -> Parsed:
    """The stories of all transmissions; raises `Unreadable` when none has copy."""
    text = body.decoded.text
    sent = transmissions(text, _headers(text))
    items = [item for one in sent for item in _items(text, one)]
    outside = _outside(text, sent)
    return read_each(items, partial(_story, body, dialects, outside), "/")


def _headers(text: str) -> list[re.Match[str]]:
    """Headers behind SOH; else those at a line's start above which nothing stands, or the end of another story."""
    headers = list(_HEADER.finditer(text)) or [
        match for match in _BARE_HEADER.finditer(text) if _is_above_all(text, match.start())
    ]
    return headers or list(_DAMAGED.finditer(text))


def _is_above_all(text: str, position: int) -> bool:
    above = text[max(0, position - 80) : position].rstrip(_PADDING)
    last = re.split(r"[\r\n\x03]", above)[-1]
    return not above or bool(_STORY_END.match(last) or stamps.date_time_group(last))


def _outside(text: str, sent: list[Transmission]) -> Range | None:
    """Words before the first transmission: the end of one whose beginning is lost."""
    place = stripped(text, 0, sent[0].header.start(), _PADDING) if sent else None
    return place if place and has_words(text, place.start, place.end) else None


def _items(text: str, sent: Transmission) -> list[_Item]:
    """The stories of one transmission: one, or as many as end marks say; the last may lack its mark."""
    keywords, start = _keywords(text, sent)
    end, stamp = sent.copy.end, stamps.date_time_group(text, sent.foot.start, sent.foot.end)
    if not sent.closed and (stamp := _last_stamp(text, start, end)):
        end = stamp.start
    found: list[tuple[Range, stamps.Stamp | None, Range | None]] = []
    for line in lines_of(text, start, end) if text.find("./.", start, end) >= 0 else ():
        mark = _STORY_END.match(text[line.start : line.end]) if line.start >= start else None
        if mark is None:
            continue
        own = stamps.date_time_group(text, line.end, min(line.end + _OWN_STAMP, end))
        found.append((Range(start, line.start), own, _initials(line, mark)))
        start = own.end if own else line.end
    if not found or has_words(text, start, end):
        found.append((Range(start, end), None, None))
    alone = len(found) == 1
    return [_Item(sent, copy, keywords, own or stamp, initials, alone) for copy, own, initials in found]


def _initials(line: Range, mark: re.Match[str]) -> Range | None:
    """Who ended the story, behind its mark."""
    if not mark["initials"]:
        return None
    return Range(line.start + mark.start("initials"), line.start + mark.end("initials"))


def _last_stamp(text: str, start: int, end: int) -> stamps.Stamp | None:
    """A date-time group that is a line of its own at the end."""
    for line in last_lines(text, start, end, _FOOT_CHARACTERS):
        words = stripped(text, line.start, line.end, _PADDING)
        if words.start == words.end:
            continue
        stamp = stamps.date_time_group(text, words.start, words.end)
        return stamp if stamp and Range(stamp.start, stamp.end) == words else None
    return None


def _keywords(text: str, sent: Transmission) -> tuple[Range, int]:
    """The keyword lines and where the copy begins; without STX keywords are lines that close with a stroke."""
    after = sent.header.end()
    if sent.copy.start > after and text[sent.copy.start - 1] == STX:
        return stripped(text, after, sent.copy.start - 1), sent.copy.start
    begin = end = after
    for line in lines_of(text, after, sent.copy.end):
        words = text[line.start : line.end].strip()
        if words and not (words.endswith("/") and len(words) < 120):
            break
        begin, end = (line.start if begin == end else begin, line.end) if words else (begin, end)
    return stripped(text, begin, end), max(end, after)


def _story(body: Body, dialects: Dialects, outside: Range | None, item: _Item, part: Part | None) -> RawStory:
    text = body.decoded.text
    reading = Reading(NAME, body)
    _read_header(reading, text, item.sent.header, dialects, counted=item.alone)
    _read_keywords(reading, text, item.keywords)
    if item.stamp:
        place = Range(item.stamp.start, item.stamp.end)
        reading.found(Field.VERSION_CREATED, item.stamp.value, place, "date-time group")
        reading.found(Field.SENT, item.stamp.value, place, "date-time group")
    if item.initials:
        reading.hide(text[item.initials.start : item.initials.end], item.initials, "initials")
    if outside and (part is None or part.index == 1):
        reading.keep(text[outside.start : outside.end], outside, "before the transmission")
        reading.warn("text_outside_frame", "words stand before the first transmission")
    read_copy(reading, text, item.copy)
    copy = text[item.copy.start : item.copy.end]
    closed = item.sent.closed or item.stamp is not None or item.initials is not None
    warn_of_frame(reading, copy, closed=closed)
    dialect = reading.dialect(dialects) or dialects.marked(copy)
    return reading.story(
        printed(copy), dialect, part=part, evidence=_evidence(dialect), place=f"char {item.copy.start}"
    )


def _evidence(dialect: Dialect | None) -> str:
    return f"transmission of {dialect.provider}" if dialect else ""


def _read_header(reading: Reading, text: str, header: re.Match[str], dialects: Dialects, *, counted: bool) -> None:
    """Service, number, priority, category and word count; the agency among the words behind them."""
    if "service" not in header.re.groupindex:
        place = stripped(text, header.start("information"), header.end("information"))
        reading.keep(text[place.start : place.end], place, "header")
        reading.warn("header_unreadable", "the header is not that of IPTC 7901")
        return
    for name, field in (("service", Field.SERVICE), ("number", Field.SEQUENCE), ("priority", Field.URGENCY)):
        reading.found(field, header[name], Range(*header.span(name)), name)
    category = {"code": header["category"], "scheme": "iptc7901"}
    reading.found(Field.SUBJECT, category, Range(*header.span("category")), "category")
    if counted:
        reading.found(Field.WORD_COUNT, header["words"], Range(*header.span("words")), "words")
    else:
        reading.keep(header["words"], Range(*header.span("words")), "words")
    if header["information"]:
        _read_information(reading, header, dialects)


def _read_information(reading: Reading, header: re.Match[str], dialects: Dialects) -> None:
    start, words = header.start("information"), header["information"].rstrip()
    reading.keep(words, Range(start, start + len(words)), "information")
    for match in _NAMES.finditer(words):
        house = match[0] if dialects.find(match[0]) else re.split("[/-]", match[0])[0]  # dpa-tns, BELGA-0031
        if dialects.find(house):
            place = Range(start + match.start(), start + match.start() + len(house))
            reading.found(Field.PROVIDER, house, place, "information")
            break
    if letter := _LANGUAGE.match(words):
        reading.found(Field.LANGUAGE, _LANGUAGES[letter["letter"]], Range(start, start + 1), "information")


def _read_keywords(reading: Reading, text: str, place: Range) -> None:
    """The keyword lines are the slugline, its parts parted by strokes."""
    line = stripped(text, place.start, place.end, "/ \t\r\n")
    words = " ".join(text[line.start : line.end].split())
    reading.found(Field.SLUGLINE, words, line, "keywords")
    for word in words.split("/"):
        if word.strip() and "/" in words:
            reading.found(Field.KEYWORD, word.strip(), line, "keywords")
