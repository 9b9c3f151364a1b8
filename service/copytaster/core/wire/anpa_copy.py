"""The copy of an ANPA transmission: head lines, paragraphs that an indent opens, tables, agate.

    ^BC-US--Long Slug, 1st Ld,1140<     slug line: keyword, version, word count
    ^Headline<  ^Longer headline<       ^Eds: …<  ^AP Photo …<  ^By NAME=  ^Agency=
    TAB and three spaces open a paragraph; `<` ends a line, `___` parts sections

Lines are told by what they are, not by their place: alerts have no headline, digests have no body. Agencies without
`^` print their head lines bare, before the first indent; Kyodo ends its headline with `+`, CP labels its lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple

from copytaster.core.model import BlockKind, Field, Range
from copytaster.core.shapes import bylines
from copytaster.core.wire import copy_text
from copytaster.core.wire.head_lines import is_marker
from copytaster.core.wire.plain_kinds import Openings, kinds_of
from copytaster.core.wire.plain_layout import is_row
from copytaster.core.wire.reading import Reading

_INDENTS: Final = ("\t", "   ", "\x1e")
_LINE_END: Final = re.compile(r"\r\n|\r|\n")
_REFERS: Final = ("*", "^*")
_REFERENCE: Final = re.compile(r"\^?\*(?P<number>\d{3,5})<\s*")
_MARGIN: Final = "\x00\x08\x0c\x10\x16\x1e\x7f \t\r\n"
_END_MARKS: Final = ("<", "=", "@", "+")
_ENDS_PLAINLY: Final = frozenset(".,;:'\")!?-")
_CLOSES: Final = re.compile(r"(?<![<=@+])[<=@+]++\s*+$")
# BC-US--Ethanol-Losing Grassland, 1st Ld-Writethru,1140
_SLUG: Final = re.compile(
    r"(?P<slug>(?:AM|PM|BC|AP|PRO|SEN)[-_ ][^,<]{1,100}|[A-Za-z][\w.&'-]{0,12}--?[^,<\s][^,<]{0,100})"
    r"(?P<version>(?:,\s?[^,<\d][^,<]{0,40}|,\s?\d{1,2}(?:st|nd|rd|th)[^,<]{0,30}|,\s?\$?Adv[^,<]{0,20}){0,3})"
    r"(?:,\s?(?P<words>\d{1,5})?)?\s*"
)
_LABEL: Final = re.compile(r"(?P<label>[A-Z]{2,8}):\s*")
_COMMA: Final = re.compile(r"(?:(?<!\s)\s++)?+,\s*+")
_LABELS: Final = {"HL": BlockKind.HEADLINE, "BYLINE": BlockKind.BYLINE, "EDS": BlockKind.EDITORS_NOTE}
_LABEL_FIELDS: Final = {"INDEX": Field.KEYWORD, "SYMBOL": Field.SUBJECT, "SLUG": Field.SLUGLINE}
_NOTE: Final = re.compile(
    r"\(?(?:eds?|editors?|editor['’]s\snote|notes?|attention|moved)\s?(?:[:_]|--)|\(?(?:\$?adv\s?\d|for\s(?:release|use)\s)"
    r"|(?:with\s|includes\s)?AP\s(?:photos?|graphics?|video|interactive)\b|(?:with|includes)\s(?:photos?|graphics?)\b"
    r"|photos?\s[A-Z]{2,6}\d",
    re.IGNORECASE,
)
_ADD: Final = re.compile(r"\d(?:st|nd|rd|th)\s?add\b", re.IGNORECASE)
# WASHINGTON: this year. An add opens with the last words of what it adds to.
_PICK_UP: Final = re.compile(r"[^\W\d_][^:]{1,40}:\s[^:]{2,60}")
_HEAD_LINES: Final = 40
_STANDFIRST: Final = 110
"""Characters: longer second headlines are summaries."""
_AGATE: Final = 75
"""Characters of a line in tables and results."""
_SENTENCE: Final = re.compile(r"[.!?]['\"”’)]?$")


@dataclass(frozen=True, slots=True)
class Layout:
    """What the header says of the copy: its keyword and version, and whether it is tabular (DC2)."""

    keyword: str
    version: str
    tabular: bool


class _Line(NamedTuple):
    """A line from `first` to `last`: its words from `start` to `end`, their end mark, and how it opens.

    A tuple without places in it: of fifty lines a story has, it is made in a fifth of the time.
    """

    first: int
    last: int
    start: int
    end: int
    mark: str
    framed: bool
    indented: bool

    @property
    def words(self) -> Range:
        """The place of its words, without margin and end mark."""
        return Range(self.start, self.end)


def read_copy(reading: Reading, text: str, place: Range, layout: Layout) -> None:
    """Blocks and fields of the copy at this place."""
    lines = list(_lines(reading, text, place))
    filled = [line for line in lines if line.start < line.end]
    if not filled:
        return
    slugged = _read_slug(reading, text, filled[0], layout)
    if slugged:
        filled = filled[1:]
    if not any(line.indented or line.framed for line in filled):
        if filled:  # as plain as copy can be
            reading.blocks += copy_text.ranged(text, filled[0].first, place.end, headed=False)
        return
    head = _head(filled)
    for line in _joined(filled[:head]):
        _read_head_line(reading, text, line, layout)
    if head < len(filled):
        _read_body(reading, text, lines[lines.index(filled[head]) :], layout)


def _lines(reading: Reading, text: str, place: Range) -> Iterator[_Line]:
    """The logical lines: two stand on one where a reference to another transmission comes first."""
    start = place.start
    for found in _LINE_END.finditer(text, start, place.end):
        yield _line(reading, text, start, found.start())
        start = found.end()
    if start < place.end:
        yield _line(reading, text, start, place.end)


def _line(reading: Reading, text: str, start: int, end: int) -> _Line:
    """One logical line."""
    whole = text[start:end]
    if whole[:1].isalnum() and (whole[-1].isalnum() or whole[-1] in _ENDS_PLAINLY):  # half of all lines: nothing to cut
        return _Line(start, end, start, end, "", False, False)
    opened = whole.lstrip(_MARGIN)
    if opened.startswith(_REFERS) and (reference := _REFERENCE.match(text, end - len(opened), end)):
        reading.keep(reference["number"], Range(*reference.span("number")), "reference")
        start = reference.end()
        whole = text[start:end]
        opened = whole.lstrip(_MARGIN)
    framed = opened[:1] == "^"
    words = opened.rstrip(_MARGIN)[framed:]
    mark = ""
    if words.rstrip().endswith(_END_MARKS) and (close := _CLOSES.search(words)):
        words, mark = words[: close.start()], close[0].strip()
    inner = words.lstrip()
    begin = end - len(opened) + framed + len(words) - len(inner)
    return _Line(start, end, begin, begin + len(inner.rstrip()), mark, framed, whole.startswith(_INDENTS))


def _head(lines: list[_Line]) -> int:
    """How many lines are head: up to the first indent, or to a framed line without an end mark behind a headline."""
    framed = any(line.framed for line in lines)
    for number, line in enumerate(lines[:_HEAD_LINES]):
        if line.framed:
            if number and not line.mark:
                return number
        elif line.indented or framed:
            return number
    return min(len(lines), _HEAD_LINES)


def _joined(lines: list[_Line]) -> list[_Line]:
    """Bare head lines up to the one that Kyodo ends with `+` are one headline."""
    last = next((number for number, line in enumerate(lines) if line.mark == "+"), 0)
    if not last or any(line.framed for line in lines[: last + 1]):
        return lines
    first, end = lines[0], lines[last]
    return [_Line(first.first, end.last, first.start, end.end, end.mark, False, False), *lines[last + 1 :]]


# --- head -------------------------------------------------------------------------------------------------------------


def _read_slug(reading: Reading, text: str, line: _Line, layout: Layout) -> bool:
    """The slug line: real words and version of what the header's keyword cuts short."""
    words = text[line.start : line.end]
    match = _SLUG.fullmatch(words)
    if match is None or not (line.framed or _folded(words).startswith(_folded(layout.keyword)[:12])):
        return False
    start = line.start
    reading.found(Field.SLUGLINE, match["slug"].strip(), Range(start, start + len(match["slug"].rstrip())), "slug line")
    if version := match["version"].strip(" ,"):
        at = start + match.start("version") + match["version"].index(version)
        reading.found(Field.VERSION, version, Range(at, at + len(version)), "slug line")
    if match["words"]:
        place = Range(start + match.start("words"), start + match.end("words"))
        reading.found(Field.WORD_COUNT, match["words"], place, "slug line")
    return True


def _folded(words: str) -> str:
    return "".join(words.split()).casefold()


def _read_head_line(reading: Reading, text: str, line: _Line, layout: Layout) -> None:
    words = text[line.start : line.end]
    label = _LABEL.match(words)
    name = label["label"] if label else ""
    place = Range(line.start + (label.end() if label else 0), line.end)
    if name in _LABEL_FIELDS:
        for value in _COMMA.split(text[place.start : place.end]):
            reading.found(_LABEL_FIELDS[name], value, place, name)
    elif name in _LABELS:
        reading.block(_LABELS[name], text[place.start : place.end], place)
    else:
        version = f"{layout.version} {reading.text(Field.VERSION)}"
        reading.block(_kind(reading, words, line, version), words, line.words)


def _kind(reading: Reading, words: str, line: _Line, version: str) -> BlockKind:
    """What a head line is; an agency's name or a title behind a byline belongs to it."""
    kinds = {block.kind for block in reading.blocks}
    if is_marker(words):
        return BlockKind.UNKNOWN
    if line.mark != "+" and _NOTE.match(words):
        return BlockKind.EDITORS_NOTE
    if bylines.writers(words) or (line.mark == "=" and words[:3].casefold() == "by "):
        return BlockKind.BYLINE
    if line.mark == "=" and BlockKind.HEADLINE in kinds:  # centred: whose byline it is, or what the table below is
        return BlockKind.BYLINE if BlockKind.BYLINE in kinds and bylines.affiliation(words) else BlockKind.SUBHEAD
    if BlockKind.HEADLINE not in kinds:
        return BlockKind.EDITORS_NOTE if _PICK_UP.fullmatch(words) and _ADD.search(version) else BlockKind.HEADLINE
    return BlockKind.STANDFIRST if len(words) > _STANDFIRST or _SENTENCE.search(words) else BlockKind.HEADLINE


# --- body -------------------------------------------------------------------------------------------------------------


def _read_body(reading: Reading, text: str, lines: list[_Line], layout: Layout) -> None:
    """Paragraphs and tables."""
    groups = list(_groups(text, lines, tabular=layout.tabular))
    texts = [text[place.start : place.end] for place, _ in groups]
    kinds = kinds_of(texts, Openings(texts), headed=True)
    for (place, known), kind, words in zip(groups, kinds, texts, strict=True):
        is_rule = known is BlockKind.SUBHEAD and kind is BlockKind.FURNITURE
        reading.block(kind if is_rule or not known else known, words, place)


def _groups(text: str, lines: list[_Line], *, tabular: bool) -> Iterator[tuple[Range, BlockKind | None]]:
    """Places of paragraphs, of centred subheads, and of tables: rows that follow one another, laid out as they came."""
    run: list[_Line] = []
    for paragraph in _paragraphs(lines):
        if len(paragraph) == 1 and _is_row(text, paragraph[0], tabular=tabular):
            run.append(paragraph[0])
            continue
        yield from _told_run(run)
        run = []
        if paragraph:
            centred = len(paragraph) == 1 and paragraph[0].framed and paragraph[0].mark != ""
            kind = BlockKind.SUBHEAD if centred else None
            yield Range(paragraph[0].start, paragraph[-1].end), kind
    yield from _told_run(run)


def _told_run(run: list[_Line]) -> Iterator[tuple[Range, BlockKind | None]]:
    if len(run) > 1:
        quads = all(line.mark == "<" for line in run)
        yield Range(run[0].first, run[-1].last if quads else run[-1].end), BlockKind.TABLE
    else:
        yield from ((line.words, None) for line in run)


def _paragraphs(lines: list[_Line]) -> Iterator[list[_Line]]:
    """Lines that belong together: an indent, a `^` or an end mark parts them; an empty list is a blank line."""
    paragraph: list[_Line] = []
    for line in lines:
        blank = line.start >= line.end
        opens = line.indented or line.framed or (paragraph and paragraph[-1].mark == "<")
        if paragraph and (blank or opens):
            yield paragraph
            paragraph = []
        if blank:
            yield []
        else:
            paragraph.append(line)
    if paragraph:
        yield paragraph


def _is_row(text: str, line: _Line, *, tabular: bool) -> bool:
    """A row of a table, or of agate where the header says that the copy is tabular."""
    words = text[line.start : line.end]
    return is_row(words) or (tabular and line.indented and len(words) < _AGATE and not _SENTENCE.search(words))
