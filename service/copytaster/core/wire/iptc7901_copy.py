"""The copy of an IPTC 7901 transmission: the head that agencies close with ` =`, the body, dpa's notepad.

Head lines are told by what they are, not by their place: markers (1ST LEAD, REFILE, `(Eil …)`), genre, notes in
brackets, pictures, byline; the last of what is left is the headline, wrapped lines joined. The notepad begins with a
`#` heading: its sections speak to the desk; behind its divider, or the line that says so, all is private (dpa's style
book).
"""

from __future__ import annotations

import re
from itertools import islice
from typing import Final

from copytaster.core.model import BlockKind, Field, Range, RawBlock
from copytaster.core.shapes import bylines, datelines
from copytaster.core.wire import copy_text
from copytaster.core.wire.frames import filled_lines
from copytaster.core.wire.head_lines import is_marker
from copytaster.core.wire.reading import Reading

_MARGIN: Final = "\x00\x16\x7f \t"
_HEAD_LINES: Final = 16
_WIDTH: Final = 64
"""A line is wrapped when the next one's first word would have run over: agencies wrap at 69, less their margin."""
_CLOSE: Final = re.compile(r"\s=\s*$")
_GENRE: Final = re.compile(
    r"\((?P<genre>(?:KORR-Bericht|Zusammenfassung|Hintergrund|Porträt|Kurzporträt|Interview|Analyse|Feature|Reportage"
    r"|Kommentar|Überblick|Vorschau|Chronologie|Dokumentation|Umfrage|Service|Analysis|Profile|News Feature)"
    r"(?:\s[^()\n]{1,30})?)\)",
    re.IGNORECASE,
)
# Belga: (2), (3DER) for the third and last, (1LEAD).
_NUMBERED: Final = re.compile(r"\s\((?P<number>\d{1,2})\s?(?:DER|LEAD|LD|NIEUW)?\)\s*\Z")
_BYLINE: Final = re.compile(r"(?:By|Von|Par|Por|Di|Door)\s+\S")
_NOTE: Final = re.compile(r"\(|Eds?:|Sperrfrist|EMBARGO", re.IGNORECASE)
_ACHTUNG: Final = re.compile(r"\(?\s?Achtung\b", re.IGNORECASE)

_WITHDRAWS: Final = re.compile(r"\b(?:KILL|HOLD|ELIMINATION|WITHDRAWN)\b(?! (?:LIFTED|RELEASED))")

_NOTEPAD: Final = re.compile(
    r"#\s(?:dpa[\s-])?(?:notebook|notizblock|notepad|notas?|carnet)\b[^\n]{0,20}", re.IGNORECASE
)
_SECTION: Final = re.compile(r"##\s{0,3}(?P<title>\S[^\n]{0,60})")
_DIVIDER: Final = re.compile(r"(?:\*\s?){3,12}")
_PRIVATE: Final = re.compile(
    r"(?:the following (?:information|text) is not (?:intended )?for publication"
    r"|die folgenden informationen sind nicht zur veröffentlichung bestimmt"
    r"|la siguiente información no (?:es|está)(?: destinada)? (?:para|a) (?:la |su )?publicación)\b",
    re.IGNORECASE,
)
# What one of these begins with, on another line than the first.
_PRIVATE_LINE: Final = re.compile(
    r"[\r\n][\x00\x16\x7f \t]*+(?:the following|die folgenden|la siguiente) ", re.IGNORECASE
)
_CONTACTS: Final = re.compile(r"kontakt|contact|ansprechpartner|autor\b|author", re.IGNORECASE)
_LINKS: Final = re.compile(r"internet|links?\b|orte?\b|places?\b|locations?\b", re.IGNORECASE)
_BULLET: Final = re.compile(r"[-*•]\s")
_INITIALS: Final = re.compile(
    r"dpa(?:[/-][a-z]{2,4})?(?:\s(?:[^\W\d_A-Z]{2,4}(?:/[^\W\d_A-Z]{2,4}){0,3}|[a-z]\d)){1,6}"
)
"""dpa abc yydd n1 sku: who wrote, edited and sent."""


def read_copy(reading: Reading, text: str, place: Range) -> None:
    """Blocks, private notes and fields of the copy at this place."""
    before = len(reading.blocks)
    first = list(islice(filled_lines(text, place.start, place.end, _MARGIN), _HEAD_LINES))
    body, headed, notice = _read_head(reading, text, first, place.start)
    end = place.end
    if first and _may_have_notepad(text, first[0].start, end):
        end = _read_notepad(reading, text, list(filled_lines(text, place.start, end, _MARGIN)), end)
    end = _without_initials(reading, text, body, end)
    for block in copy_text.ranged(text, body, end, headed=headed):
        kind = block.kind
        if notice and kind is BlockKind.PARAGRAPH and not datelines.parse(block.text):
            kind = BlockKind.EDITORS_NOTE  # what follows "(Achtung)" speaks to the desk, unless it opens as a story
        else:
            notice = False
        if kind is BlockKind.HEADLINE and isinstance(block.source, Range):
            _read_headline(reading, text, block.source)
        else:
            reading.block(kind, block.text, block.source, block.role)
    reading.blocks[before:] = sorted(reading.blocks[before:], key=_start)


# --- head -------------------------------------------------------------------------------------------------------------


def _read_head(reading: Reading, text: str, lines: list[Range], start: int) -> tuple[int, bool, bool]:
    """Where the body begins, whether a headline was found, and whether the copy is a notice to the desk."""
    head = _head(text, lines)
    if not head:
        return start, False, False
    titles: list[Range] = []
    notice = False
    places = _joined(text, head)
    for place in places:
        words = text[place.start : place.end]
        if _ACHTUNG.match(words) or (is_marker(words) and _WITHDRAWS.search(words)):
            notice = True
        if (kind := _kind(reading, words, place)) is None:
            titles.append(place)
        else:
            reading.block(kind, words, place, "head")
    for place in titles[:-1]:
        reading.block(BlockKind.UNKNOWN, text[place.start : place.end], place, "head")
    if titles:
        _read_headline(reading, text, titles[-1])
    return head[-1].end, bool(titles), notice


def _read_headline(reading: Reading, text: str, place: Range) -> None:
    """The headline, without the number of its version behind it."""
    if numbered := _NUMBERED.search(text[place.start : place.end]):
        start = place.start + numbered.start("number")
        number = Range(start, start + len(numbered["number"]))
        reading.found(Field.VERSION, numbered["number"], number, "headline")
        place = Range(place.start, place.start + numbered.start())
    reading.block(BlockKind.HEADLINE, text[place.start : place.end], place)


def _start(block: RawBlock) -> int:
    return block.source.start if isinstance(block.source, Range) else 0


def _head(text: str, lines: list[Range]) -> list[Range]:
    """The lines up to the one that ` =` closes; none when no line does, or only a dateline."""
    for number, line in enumerate(lines[:_HEAD_LINES]):
        if _CLOSE.search(text[line.start : line.end]):
            parts = datelines.parse(text[line.start : line.end])
            return [] if parts and parts.places else lines[: number + 1]
    return []


def _joined(text: str, lines: list[Range]) -> list[Range]:
    """The head's lines with those put together that were wrapped, or that one bracket embraces; ` =` cut off."""
    joined: list[Range] = []
    for line in lines:
        words = _CLOSE.sub("", text[line.start : line.end])
        place = Range(line.start, line.start + len(words))
        if joined and _goes_on(text[joined[-1].start : joined[-1].end], words):
            joined[-1] = Range(joined[-1].start, place.end)
        elif words:
            joined.append(place)
    return joined


def _goes_on(above: str, words: str) -> bool:
    """Whether the line belongs to the one above."""
    if above.startswith("(") and above.count("(") > above.count(")"):
        return True
    last = above.splitlines()[-1].rstrip()
    wrapped = len(last) + 1 + len(words.split(" ", 1)[0]) > _WIDTH
    return wrapped and not _BYLINE.match(words) and not words.startswith("(") and not last.endswith(")")


def _kind(reading: Reading, words: str, place: Range) -> BlockKind | None:
    """What a head line is; None when it may be the headline."""
    if genre := _GENRE.fullmatch(words):
        reading.found(Field.GENRE, genre["genre"], Range(place.start + 1, place.end - 1))
        return BlockKind.FURNITURE
    if is_marker(words):
        return BlockKind.UNKNOWN
    if bylines.writers(words) or _BYLINE.match(words):
        return BlockKind.BYLINE
    if _NOTE.match(words) and (not words.startswith("(") or words.endswith(")")):
        return BlockKind.EDITORS_NOTE
    return None


# --- notepad ----------------------------------------------------------------------------------------------------------


def _may_have_notepad(text: str, start: int, end: int) -> bool:
    """Whether a heading or a private line may stand there: of most copy the lines need not be told apart (60 µs)."""
    return (
        text.find("#", start, end) >= 0
        or _PRIVATE.match(text, start, end) is not None
        or _PRIVATE_LINE.search(text, start, end) is not None
    )


def _read_notepad(reading: Reading, text: str, lines: list[Range], end: int) -> int:
    """Where the body ends: at the notepad, whose notes are read and whose private part is hidden."""
    start = next(
        (
            number
            for number, line in enumerate(lines)
            if text[line.start] == "#" and _NOTEPAD.fullmatch(text, line.start, line.end)
        ),
        None,
    )
    private = _private_from(text, lines, start)
    if private is not None:
        last = lines[-1].end
        place = Range(lines[private].start, last)
        reading.hide(text[place.start : place.end], place, "notepad")
    stop = len(lines) if private is None else private
    if start is not None and start < stop:
        reading.keep(text[lines[start].start : lines[start].end], lines[start], "notepad")
        _read_sections(reading, text, lines[start + 1 : stop])
        return lines[start].start
    return end if private is None else lines[private].start


def _private_from(text: str, lines: list[Range], notepad: int | None) -> int | None:
    """The first private line: the notepad's divider, or what says so, with a divider before it."""
    for number, line in enumerate(lines):
        if _PRIVATE.match(text, line.start, line.end):
            above = lines[number - 1] if number else None
            return number - (above is not None and _DIVIDER.fullmatch(text, above.start, above.end) is not None)
        if notepad is not None and number > notepad and _DIVIDER.fullmatch(text, line.start, line.end):
            return number
    return None


def _read_sections(reading: Reading, text: str, lines: list[Range]) -> None:
    """Notes to the desk, one each bullet; links and places are kept apart, contacts are private."""
    title = ""
    notes: list[tuple[str, Range]] = []
    for line in lines:
        words = text[line.start : line.end]
        if section := _SECTION.fullmatch(words):
            title = section["title"]
            reading.keep(title, line, "notepad")
        elif _INITIALS.fullmatch(words):
            reading.hide(words, line, "initials")
        elif notes and notes[-1][0] == title and not _BULLET.match(words):
            notes[-1] = (title, Range(notes[-1][1].start, line.end))
        else:
            notes.append((title, line))
    for title, place in notes:
        words = text[place.start : place.end]
        if _CONTACTS.search(title):
            reading.hide(words, place, "contacts")
        elif _LINKS.match(title):
            reading.keep(words, place, title)
        else:
            begin = place.start + (2 if _BULLET.match(words) else 0)
            reading.block(BlockKind.EDITORS_NOTE, text[begin : place.end], Range(begin, place.end), title or "notepad")


def _without_initials(reading: Reading, text: str, start: int, end: int) -> int:
    """The body's end without a last line of initials."""
    copy = text[start:end].rstrip(_MARGIN + "\r\n")
    last = copy[max(copy.rfind("\n"), copy.rfind("\r")) + 1 :]
    words = last.lstrip(_MARGIN)
    if not _INITIALS.fullmatch(words):
        return end
    place = Range(start + len(copy) - len(words), start + len(copy))
    reading.hide(words, place, "initials")
    return place.start
