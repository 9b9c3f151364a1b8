"""ANPA 1312: copy between control characters under two header lines, as US wires sent it until 2023.

    SYN SYN SOH <service><number> [agency] US <selector>
    <priority> <category><DC3|DC4><DC1|DC2> <cycle-keyword> <version>   MM-DD <words>
    STX copy ETX <agency-stamp> FF EOT

Follows ANPA 84-2 (1312) with what agencies make of it: AP frames head lines with `^` and `<`, Kyodo ends its headline
with `+`, CP labels its lines; SYN and SOH get lost, several transmissions come in one record. Raises `Unreadable`
(`no_copy`) for headers without copy. Text that breaks off is copy with a warning.
"""

from __future__ import annotations

import re
from functools import partial
from typing import Final

from copytaster.core.context import Dialect, Dialects
from copytaster.core.model import Body, Evidence, Field, Parsed, Part, Range, RawStory, Syntax
from copytaster.core.wire import stamps
from copytaster.core.wire.anpa_copy import Layout, read_copy
from copytaster.core.wire.frames import (
    NOISE,
    Transmission,
    has_words,
    printed,
    stripped,
    transmissions,
    warn_of_frame,
)
from copytaster.core.wire.parts import read_each
from copytaster.core.wire.reading import Reading

NAME = Syntax.ANPA

_FIRST: Final = (
    r"(?P<service>[A-Za-z])(?P<number>\d{4})(?P<agency>[A-Z][A-Z0-9]{1,14})?(?P<unit>\x1f)?"
    r"(?P<selector>[A-Za-z0-9-]{0,8})"
)
_SECOND: Final = (
    r"(?P<priority>[FBURDHASYZfburdhasyz])[ \t]?(?P<category>[A-Za-z])[ \t]?(?P<set>[\x13\x14])?(?P<form>[\x11\x12])?"
    r"[ \t]{0,4}(?P<keyword>[^\s\x02]{1,40})?(?:[ \t]{1,4}(?P<version>[^\r\n\x02]{1,40}?))?"
    r"[ \t]{1,12}(?P<date>\d\d-\d\d)(?:[ \t]{1,4}(?P<words>\d{1,5}))?[ \t]*(?=[\r\n\x02]|$)"
)
_LINES: Final = rf"{_FIRST}[ \t]*[\r\n]{{1,4}}{_SECOND}"
_HEADER: Final = re.compile(rf"\x01[\x00\x16\x7f \t\r\n]{{0,40}}{_LINES}")
_BARE_HEADER: Final = re.compile(rf"(?:(?<=[\r\n\x04])|\A){NOISE}{_LINES}")
# The first line alone, where the second is damaged.
_FIRST_ONLY: Final = re.compile(
    rf"\x01[\x00\x16\x7f \t\r\n]{{0,40}}{_FIRST}[ \t]*"
    r"(?:[\r\n]{1,4}(?P<second>[^\r\n\x02]{0,120})(?=[\r\n\x02]|$)|$)"
)
_SNIFFED: Final = 1_000
_TABULAR: Final = "\x12"
_PADDING: Final = "\x00\x03\x04\x0c\x16\x7f \t\r\n"
# AP-WF-…, NYT-02-10-16: who sent it stands before the stamp.
_SENDER: Final = re.compile(r"(?P<agency>[A-Z]{2,6})(?:-[A-Z]{2})?-(?=\d\d[-:])")
_WORDLESS: Final = re.compile(r"-*")
# What the first logical line tells of the transmission, not of the copy: *9006< refers to another, ,1140< counts words.
_NOT_COPY: Final = re.compile(r"\A\s*(?:\^?\*\d{3,5}<\s*)?(?P<slug>\^?[^\r\n<]{1,120}?)(?:,\s?\d{1,5})?(?=<)")
_ADVANCE: Final = re.compile(r"\$?Adv(?:\s?\d{1,2})?\b", re.IGNORECASE)
_ADVISORIES: Final = "v"
"""The category of what is not copy."""


def sniff(body: Body) -> Evidence | None:
    """Both header lines, behind SOH or alone at the top; or the first behind SOH."""
    text = body.decoded.text
    if _HEADER.search(text, 0, _SNIFFED) or _BARE_HEADER.match(text):
        return Evidence("header lines of ANPA 1312")
    first = _FIRST_ONLY.search(text, 0, _SNIFFED)
    return Evidence("header line of ANPA 1312 behind SOH") if first and first["unit"] else None


def parse(body: Body, dialects: Dialects) -> Parsed:
    """The stories of all transmissions; raises `Unreadable` when none has copy."""
    text = body.decoded.text
    sent = transmissions(text, _headers(text))
    return read_each(sent, partial(_story, body, dialects, _outside(text, sent)), "/")


def _headers(text: str) -> list[re.Match[str]]:
    """Headers behind SOH; else at a line's start, those behind the first with US or a word count; else half ones."""
    headers = list(_HEADER.finditer(text))
    if not headers and (first := _BARE_HEADER.match(text)):
        others = (match for match in _BARE_HEADER.finditer(text, first.end()) if match["unit"] or match["words"])
        headers = [first, *others]
    return headers or [match for match in _FIRST_ONLY.finditer(text) if match["unit"]]


def _outside(text: str, sent: list[Transmission]) -> Range | None:
    """Words before the first transmission: the end of one whose beginning is lost."""
    place = stripped(text, 0, sent[0].header.start(), _PADDING) if sent else None
    return place if place and has_words(text, place.start, place.end) else None


def _story(body: Body, dialects: Dialects, outside: Range | None, sent: Transmission, part: Part | None) -> RawStory:
    text = body.decoded.text
    reading = Reading(NAME, body)
    _read_first(reading, sent.header, dialects)
    stamp_place = _foot(text, sent)
    _read_sender(reading, text, stamp_place, dialects)
    end = sent.copy.end if sent.closed else stamp_place.start
    layout = Layout(
        _group(sent.header, "keyword"), _group(sent.header, "version"), _group(sent.header, "form") == _TABULAR
    )
    if "priority" in sent.header.re.groupindex:
        _read_second(reading, sent.header)
    else:
        if second := sent.header["second"]:
            reading.keep(second, Range(*sent.header.span("second")), "second header line")
        reading.warn("header_unreadable", "the second header line is not that of ANPA 1312")
    read_copy(reading, text, Range(sent.copy.start, end), layout)
    _settle(reading, sent.header)
    if outside and (part is None or part.index == 1):
        reading.keep(text[outside.start : outside.end], outside, "before the transmission")
        reading.warn("text_outside_frame", "words stand before the first transmission")
    whole = text[sent.head.start : sent.foot.end]
    dialect = reading.dialect(dialects) or dialects.marked(whole)
    stamped = _read_stamp(reading, text, stamp_place, dialect)
    copy = text[sent.copy.start : end]
    warn_of_frame(reading, copy, closed=sent.closed or stamped)
    evidence = f"transmission of {dialect.provider}" if dialect else ""
    place = f"char {sent.copy.start}"
    return reading.story(
        printed(_NOT_COPY.sub(r"\g<slug>", copy, count=1)), dialect, part=part, evidence=evidence, place=place
    )


def _group(header: re.Match[str], name: str) -> str:
    return (header[name] or "") if name in header.re.groupindex else ""


def _foot(text: str, sent: Transmission) -> Range:
    """Where the stamp stands: behind ETX, or on the last line where there is none."""
    if sent.closed:
        return stripped(text, sent.foot.start, sent.foot.end, _PADDING)
    end = stripped(text, sent.copy.start, sent.copy.end, _PADDING).end
    start = max(text.rfind("\n", sent.copy.start, end), text.rfind("\r", sent.copy.start, end)) + 1
    last = stripped(text, max(start, sent.copy.start), end)
    found = stamps.in_figures(text, None, last.start, last.end)
    return last if found and found.start - last.start < 12 else Range(sent.copy.end, sent.copy.end)


def _read_first(reading: Reading, header: re.Match[str], dialects: Dialects) -> None:
    """Service, number, agency and selector."""
    reading.found(Field.SERVICE, header["service"], Range(*header.span("service")), "service")
    reading.found(Field.SEQUENCE, header["number"], Range(*header.span("number")), "number")
    if agency := header["agency"]:
        field = reading.found if dialects.find(agency) else None
        place = Range(*header.span("agency"))
        field(Field.PROVIDER, agency, place, "agency") if field else reading.keep(agency, place, "agency")
    if not _WORDLESS.fullmatch(header["selector"]):
        reading.found(Field.SERVICE, header["selector"], Range(*header.span("selector")), "selector")


def _read_sender(reading: Reading, text: str, foot: Range, dialects: Dialects) -> None:
    """The agency that the footer opens with."""
    sender = _SENDER.search(text, foot.start, foot.end)
    if sender and dialects.find(sender["agency"]):
        reading.found(Field.PROVIDER, sender["agency"], Range(*sender.span("agency")), "footer")


def _read_second(reading: Reading, header: re.Match[str]) -> None:
    """Priority, category and day; the rest waits for what the copy's own lines say better."""
    reading.found(Field.URGENCY, header["priority"], Range(*header.span("priority")), "priority")
    place = Range(*header.span("category"))
    reading.found(Field.SUBJECT, {"code": header["category"].lower(), "scheme": "anpa"}, place, "category")
    if header["category"].lower() == _ADVISORIES:
        reading.found(Field.SIGNAL, "advisory", place, "category")
    reading.keep(header["date"], Range(*header.span("date")), "date")


def _settle(reading: Reading, header: re.Match[str]) -> None:
    """Keyword, version and word count of the header, where the slug line of the copy does not say them better."""
    if "priority" not in header.re.groupindex:
        return
    for name, field in (("keyword", Field.SLUGLINE), ("version", Field.VERSION)):
        value, place = (header[name] or "").rstrip(), header.start(name)
        if value and field in reading.fields:
            reading.keep(value, Range(place, place + len(value)), name)
        elif value:
            reading.found(field, value, Range(place, place + len(value)), name)
    if header["words"]:
        reading.found(Field.WORD_COUNT, header["words"], Range(*header.span("words")), "words")
    version = reading.text(Field.VERSION)
    if found := _ADVANCE.match(version):
        # Copy sent ahead: not before that day, whose hour the desk knows.
        reading.found(Field.EMBARGO, found[0], reading.fields[Field.VERSION][0].source, "version")
    if "newsalert" in reading.text(Field.SLUGLINE).casefold():
        reading.found(Field.SIGNAL, "newsalert", reading.fields[Field.SLUGLINE][0].source, "keyword")


def _read_stamp(reading: Reading, text: str, place: Range, dialect: Dialect | None) -> bool:
    """The footer's stamp, whose figures the agency puts in its own order: when the version was sent."""
    stamp = stamps.in_figures(text, dialect.date_order if dialect else None, place.start, place.end)
    if stamp is None:
        return False
    source = Range(stamp.start, stamp.end)
    reading.found(Field.VERSION_CREATED, stamp.value, source, "footer")
    reading.found(Field.SENT, stamp.value, source, "footer")
    return True
