"""Framed text: copy between ZCZC and NNNN, its head of tagged lines, as telegraph lines and national agencies send it.

    ZCZC <routing>
    <sigil>value …          tags as the family of the head has them (`framed_tags.py`)
    copy
    NNNN

ZCZC and NNNN are ITU's start and end of telegrams (F.1); either case occurs, NNNN gets lost, several telegrams come in
one record. AAP's results of races open with SOH and fields between unit separators instead. Raises `Unreadable`
(`no_copy`) for frames without copy.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Final

from copytaster.core.context import Dialect, Dialects
from copytaster.core.model import BlockKind, Body, Evidence, Field, Parsed, Part, Range, RawStory, Syntax
from copytaster.core.wire import copy_text, stamps
from copytaster.core.wire.framed_tags import BARE, FAMILIES, LETTERED, SPORT, Family, Tag
from copytaster.core.wire.frames import last_lines, lines_of, printed, stripped
from copytaster.core.wire.parts import read_each
from copytaster.core.wire.reading import Reading

NAME = Syntax.FRAMED_TEXT

_PADDING: Final = "\x00\x02\x03\x04\x0c\x16\x7f \t\r\n"
_SNIFFED: Final = 1_000
# ZCZC AAP, ZCZC FMG000, ZCZC1234/SXA; alone it may be in either case.
_ZCZC: Final = re.compile("ZCZC|zczc")
_NNNN: Final = re.compile("NNNN", re.IGNORECASE)
_MOST_MARGIN: Final = 20
_OPENS: Final = re.compile(
    r"(?:\A|(?<=[\r\n\x00-\x08]))[ \t]{0,20}(?:zczc(?=[ \t]*[\r\n])"
    r"|ZCZC(?=[ \t]*[\r\n]|[ \t]?[A-Z0-9][A-Z0-9/_.-]{0,15}(?:[ \t][A-Z0-9/_.-]{1,15}){0,4}[ \t]*[\r\n]))"
)
_CLOSES: Final = re.compile(r"(?:(?<=[\s\x00-\x1f])|\A)(?i:NNNN)(?=[\s\x00-\x1f\x7f]|\Z)")
# SOH CRANBOURNE US 6 US N US N US VIC US Tuesday: results of a race.
_RESULTS: Final = re.compile(
    r"\x01(?P<meeting>[A-Z][^\x00-\x1f]{1,40})\x1f(?P<race>\d{0,3})"
    r"(?P<rest>(?:\x1f[^\x00-\x1f]{0,40}){1,12})[ \t]*(?=[\r\n])"
)
_HEAD: Final = 600
"""Characters that tell the family of a head."""
# YY RFG TDR, HH TDCom, YY RFG INTERNET (3RR) INET(3RR)
_STEERS: Final = re.compile(r"[A-Z]{2}(?:[ \t]{1,3}[A-Z(][A-Za-z0-9()]{0,14}){1,8}")
# XAI12345, R POL S04 QBXB: codes that steer machines.
_ROUTING: Final = re.compile(
    r"(?=(?:[^\d\r\n]*\d){3})[A-Z0-9/_-]{4,14}"
    r"|[A-Z][ \t][A-Z]{3}(?:[ \t][A-Z0-9]{1,6}){1,4}"
)
_ROUTING_LINES: Final = 3
_NUMBERED: Final = re.compile(r"(?P<service>[A-Z]{2,4})(?P<number>\d{3,4})")
_BRACKETS: Final = re.compile(r"[()]")
_TABULAR: Final = "T"
# "more ug": more follows, and who sent it.
_MORE: Final = re.compile(r"(?P<more>more)[ \t]+(?P<initials>[a-z]{1,4}(?:/[a-z]{1,4})?)")
# YLS, ML-OB: who wrote and sent, above the stamp.
_SIGNED: Final = re.compile(r"[A-Z]{2,4}(?:[-/][A-Z]{2,4}){0,3}")
# 03-MAR-26 12:34 before NNNN.
_STAMP: Final = re.compile(r"\d{1,2}[-. ][^\W\d_]{3,9}[-. ]\d{2,4},?[ \t]+\d{1,2}[:.]\d\d(?:[ \t]?[A-Z]{1,5})?")
_CLOSING_CHARACTERS: Final = 800
_CLOSING: Final = 4
"""So many last lines may close the copy: who sent it, what follows, when."""


def sniff(body: Body) -> Evidence | None:
    """ZCZC that opens the record, or the header of race results."""
    text = body.decoded.text
    opening = next(_openings(text, _SNIFFED), None)
    if opening and not any(map(str.isalnum, text[: opening.start()])):
        return Evidence("ZCZC opens it")
    results = _RESULTS.search(text, 0, _SNIFFED)
    return Evidence("header of race results") if results and not text[: results.start()].strip(_PADDING) else None


@dataclass(frozen=True, slots=True)
class _Frame:
    """A telegram: what stands behind ZCZC, and its inside; `results` is the header that stands for ZCZC."""

    routing: Range
    inside: Range
    closed: bool
    results: re.Match[str] | None = None


def parse(body: Body, dialects: Dialects) -> Parsed:
    """The stories of all telegrams; raises `Unreadable` when none has copy."""
    return read_each(list(_frames(body.decoded.text)), partial(_story, body, dialects), "/")


def _openings(text: str, end: int) -> Iterator[re.Match[str]]:
    """Each ZCZC that opens a telegram: the word is sought first, for the pattern alone takes 20 times as long."""
    for word in _ZCZC.finditer(text, 0, end):
        start = word.start()
        line = max(start - _MOST_MARGIN, 0) + len(text[max(start - _MOST_MARGIN, 0) : start].rstrip(" \t"))
        if opening := _OPENS.match(text, line, end):
            yield opening


def _close(text: str, start: int, end: int) -> re.Match[str] | None:
    """The first NNNN that closes a telegram."""
    closes = (_CLOSES.match(text, word.start(), end) for word in _NNNN.finditer(text, start, end))
    return next((close for close in closes if close), None)


def _frames(text: str) -> Iterator[_Frame]:
    telegrams = list(_openings(text, len(text)))
    openings = telegrams or list(_RESULTS.finditer(text))
    for match, following in zip(openings, [*openings[1:], None], strict=True):
        end = following.start() if following else len(text)
        line = next(lines_of(text, match.end(), end), Range(end, end))
        close = _close(text, line.end, end)
        inside = Range(line.end, close.start() if close else end)
        yield _Frame(line, inside, close is not None, None if telegrams else match)


def _story(body: Body, dialects: Dialects, frame: _Frame, part: Part | None) -> RawStory:
    text = body.decoded.text
    reading = Reading(NAME, body)
    family = _family(text, frame)
    if frame.results:
        _read_results(reading, frame.results)
    else:
        _read_routing(reading, text, frame.routing, dialects, named=family.sender is None)
    start = _read_head(reading, text, frame, family)
    titles = [block.text for block in reading.blocks]
    whole = text[frame.routing.start : frame.inside.end]
    dialect = reading.dialect(dialects) or dialects.find(family.sender) or dialects.marked(whole)
    closing: list[tuple[BlockKind, Range]] = []
    end = _read_closing(reading, text, Range(start, frame.inside.end), dialect, closing)
    headed = any(block.kind is BlockKind.HEADLINE for block in reading.blocks)
    tabular = any(one.role == "format" and one.value == _TABULAR for one in reading.leftovers)
    reading.blocks += copy_text.ranged(text, start, end, headed=headed, tabular=tabular)
    for kind, place in reversed(closing):
        reading.block(kind, text[place.start : place.end], place)
    evidence = f"head of {family.name}" if family is not BARE else ""
    copy = printed("\n".join((*titles, text[start : _stamped(reading, frame.inside.end)])))
    return reading.story(copy, dialect, part=part, evidence=evidence, place=f"char {start}")


def _stamped(reading: Reading, end: int) -> int:
    """Where the stamp of the closing lines stands: it is of the transmission, not of the copy."""
    source = next((one.source for one in reading.fields.get(Field.SENT, ())), None)
    return source.start if isinstance(source, Range) else end


def _family(text: str, frame: _Frame) -> Family:
    head = text[frame.routing.start : min(frame.routing.start + _HEAD, frame.inside.end)]
    return next((family for family in FAMILIES if family.shows.search(head)), BARE) if not frame.results else BARE


# --- head -------------------------------------------------------------------------------------------------------------


def _read_results(reading: Reading, header: re.Match[str]) -> None:
    """Meeting and race are what the desk knows them by."""
    reading.found(Field.SLUGLINE, header["meeting"], Range(*header.span("meeting")), "meeting")
    reading.keep(header["race"], Range(*header.span("race")), "race")
    start = header.start("rest")
    for value in header["rest"].split("\x1f"):
        reading.keep(value.strip(), Range(start, start + len(value)), "results")
        start += len(value) + 1


def _read_routing(reading: Reading, text: str, place: Range, dialects: Dialects, *, named: bool) -> None:
    """What stands behind ZCZC: an agency, a service and its number, or codes."""
    words = stripped(text, place.start, place.end)
    value = text[words.start : words.end]
    if named and dialects.find(value):
        reading.found(Field.PROVIDER, value, words, "ZCZC")
    elif numbered := _NUMBERED.fullmatch(value):
        reading.found(
            Field.SERVICE, numbered["service"], Range(words.start, words.start + numbered.end("service")), "ZCZC"
        )
        reading.found(
            Field.SEQUENCE, numbered["number"], Range(words.start + numbered.start("number"), words.end), "ZCZC"
        )
    else:
        reading.keep(value, words, "ZCZC")


def _read_head(reading: Reading, text: str, frame: _Frame, family: Family) -> int:
    """Where the copy begins: behind the tagged lines, and the routing lines before them."""
    start = frame.inside.start
    routed = 0
    for line in lines_of(text, frame.inside.start, frame.inside.end):
        place = stripped(text, line.start, line.end, _PADDING)
        words = text[place.start : place.end]
        tag = family.tags.get(words[:3] if family is LETTERED else words[:1])
        if tag is not None:
            begin = place.start + (3 if family is LETTERED else 1)
            _read_tag(reading, text, tag, stripped(text, begin, place.end))
            start = line.end
            if tag.role == "TX":
                return begin
        elif words and routed < _ROUTING_LINES and _is_routing(words, family, routed):
            reading.keep(words, place, "routing")
            routed += 1
            start = line.end
        elif words:
            break
    return start


def _is_routing(words: str, family: Family, routed: int) -> bool:
    """Whether a line steers machines; form guides have one such line, in letters alone."""
    if family is SPORT and not routed and _STEERS.fullmatch(words):
        return True
    return family in (BARE, SPORT) and _ROUTING.fullmatch(words) is not None


def _read_tag(reading: Reading, text: str, tag: Tag, place: Range) -> None:
    """One tagged line to what its family says it is."""
    if place.start >= place.end:
        return
    if tag.private:
        reading.hide(text[place.start : place.end], place, "initials")
    for one in _parted(text, tag, place):
        words = text[one.start : one.end]
        if tag.block:  # a day in figures is no title
            reading.block(tag.block if any(map(str.isalpha, words)) else BlockKind.FURNITURE, words, one)
        elif tag.field is Field.SUBJECT:
            reading.found(Field.SUBJECT, {"code": words, "scheme": tag.scheme or ""}, one, tag.role)
        elif tag.field is Field.LOCATED:
            inner = stripped(text, one.start, one.end, "() \t")
            reading.found(Field.LOCATED, text[inner.start : inner.end], inner, tag.role)
        elif tag.field is Field.VERSION_CREATED:
            reading.found(tag.field, stamps.as_iso(words), one, tag.role)
        elif tag.field:
            reading.found(tag.field, words, one, tag.role)
        elif not tag.private:
            reading.keep(words, one, tag.role)


def _parted(text: str, tag: Tag, place: Range) -> list[Range]:
    """The values of a tagged line; of several titles the last is the headline, the others classify it."""
    if tag.parted is None:
        return [place]
    places: list[Range] = []
    position = place.start
    for value in text[place.start : place.end].split(tag.parted):
        one = stripped(text, position, position + len(value))
        position += len(value) + len(tag.parted)
        if one.start < one.end:
            places.append(one)
    return places[-1:] if tag.block else places


# --- closing ----------------------------------------------------------------------------------------------------------


def _read_closing(
    reading: Reading, text: str, place: Range, dialect: Dialect | None, closing: list[tuple[BlockKind, Range]]
) -> int:
    """Where the copy ends: before the agency's closing lines, a stamp, and what says that more follows."""
    end = place.end
    for line in last_lines(text, place.start, place.end, _CLOSING_CHARACTERS):
        words = stripped(text, line.start, line.end, _PADDING)
        if words.start == words.end:
            continue
        value = text[words.start : words.end]
        label = dialect.masks.label(value) if dialect else None
        if label in {"sign_offs", "source_lines"}:
            closing.append((BlockKind.SIGN_OFF if label == "sign_offs" else BlockKind.SOURCE_LINE, words))
        elif _STAMP.fullmatch(value):
            reading.found(Field.VERSION_CREATED, stamps.as_iso(value), words, "closing line")
            reading.found(Field.SENT, stamps.as_iso(value), words, "closing line")
        elif Field.SENT in reading.fields and _SIGNED.fullmatch(value):
            reading.hide(value, words, "initials")
        elif more := _MORE.fullmatch(value):
            closing.append((BlockKind.SIGN_OFF, Range(words.start, words.start + more.end("more"))))
            initials = Range(words.start + more.start("initials"), words.end)
            reading.hide(more["initials"], initials, "initials")
        else:
            break
        end = line.start
        if len(closing) >= _CLOSING:
            break
    return end
