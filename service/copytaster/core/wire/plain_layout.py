"""Where the paragraphs of plain text begin and end, whatever the sender thinks a paragraph looks like.

Blank lines part them; without blank lines an indented line, a full line that ends a sentence, or every line does,
by how the text as a whole is laid out. Lines of one width are wrapped lines of one paragraph. Linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from copytaster.core.model import BlockKind, Range
from copytaster.core.wire.bounds import check_blocks

_ENDS_LINE: Final = r"\r\n\x0b\x0c\x85\u2028\u2029"
# A line, or all line ends in a row: millions of them are no work.
_LINE: Final = re.compile(rf"[^{_ENDS_LINE}]+(?:\r\n|[{_ENDS_LINE}]|$)|[{_ENDS_LINE}]+")
_WRAP: Final = range(45, 101)
"""Widths at which wires and mail programs wrap: 64 to 80 mostly."""
_BULLETS: Final = "-*•–—·►▪‣"
_BULLET: Final = re.compile(rf"(?:[{_BULLETS}]|\d{{1,2}}[.)])\s+\S")
_COLUMNS: Final = re.compile(r"\S(?:\t| {3,}|\x1f|\.{4,40})\s?\S")
# Halden;12;4;.750 and Halden 12  4  .750 and 2.90 Hay Wain, 4.20 Ostler: weather, standings, betting.
_CELLS: Final = re.compile(r"\s*[^;\n]{0,32}(?:;[^;\n]{0,24}){2,40}\s*")
# 3|HAY WAIN|4|$35.60||2.00|
_PIPED: Final = re.compile(r"[^|\n]{0,60}(?:\|[^|\n]{0,60}){2,40}")
_FIGURES_LAST: Final = re.compile(r"[^\W\d_][^\d\n]{1,50}(?:\s{1,6}[-+]?[\d.,:/]{1,8}){3,12}")
_FIGURE_FIRST: Final = re.compile(r"\s*\d{1,4}[.:]\d\d\s{1,4}[^\W\d_][^\n]{0,100}")
_SENTENCE: Final = re.compile(r"[.!?…][\"'”’)]?$")
_SHORT: Final = 30
_AGATE: Final = 75
"""Characters of a line in tables and results."""
_GOING_ON: Final = frozenset(
    "of the and for in to on with by from at an der die das und von für de la les du des et".split()
)
_INDENT: Final = re.compile(r"(?:\t| {2,})\S")
_ENDS: Final = tuple(".!?…:;”\"')]»")


class _Line(NamedTuple):
    """A line that is not blank: where it begins, all of it with its end, and its words."""

    start: int
    raw: str
    bare: str

    @property
    def end(self) -> int:
        return self.start + len(self.raw)


def paragraphs(text: str, start: int = 0, end: int | None = None, *, tabular: bool = False) -> Iterator[Range]:
    """The paragraphs from `start` to `end`, without the white space around them, in order.

    In `tabular` copy short lines that follow one another are rows of one table. Raises `TooLarge` for too many.
    """
    count = 0
    for group in _groups(text, start, len(text) if end is None else end):
        if tabular and is_agate(text[group[0].start : group[-1].end]):
            count += 1
            yield Range(group[0].start, _trimmed(text, group[0].start, group[-1].end).end)
        else:
            for place in _split(text, group):
                count += 1
                yield place
        check_blocks(count)


def _groups(text: str, start: int, end: int) -> Iterator[list[_Line]]:
    """Runs of lines without a blank one between them."""
    group: list[_Line] = []
    for match in _LINE.finditer(text, start, end):
        raw = match[0]
        if bare := raw.strip():
            group.append(_Line(match.start(), raw, bare))
        elif group:
            yield group
            group = []
    if group:
        yield group


def _split(text: str, lines: Sequence[_Line]) -> Iterator[Range]:
    """One run of lines as paragraphs."""
    if len(lines) == 1:
        yield _trimmed(text, lines[0].start, lines[-1].end)
        return
    if _is_laid_out(lines):
        yield Range(lines[0].start, _trimmed(text, lines[0].start, lines[-1].end).end)  # its first margin counts
        return
    wrapped = _wrapped(lines)
    first = lines[0]
    for before, line in pairwise(lines):
        if _parts(before, line, wrapped=wrapped) and (
            wrapped or not (_is_indented(first.raw) and _continues(before, line))
        ):
            yield _trimmed(text, first.start, before.end)
            first = line
    yield _trimmed(text, first.start, lines[-1].end)


def _parts(before: _Line, line: _Line, *, wrapped: bool) -> bool:
    """Whether a paragraph ends between these two lines."""
    if not wrapped:
        return not _goes_on(before)
    above = before.raw.rstrip()
    if _is_indented(line.raw) and not _is_indented(above):
        return True
    return len(above) < _WRAP.start and above.endswith(_ENDS)


def _goes_on(line: _Line) -> bool:
    """Whether a title goes on below: "Cancellation of" above "Road Weather Alert"."""
    *before, last = line.bare.rsplit(None, 1)
    return last in _GOING_ON and (bool(before) or line.raw[0].isspace())


def _is_indented(line: str) -> bool:
    return line[:1] in {" ", "\t"} and _INDENT.match(line) is not None


def _continues(before: _Line, line: _Line) -> bool:
    """Whether a line at the margin goes on with an indented paragraph whose sentence has not ended."""
    above = before.raw.rstrip()
    return not _is_indented(line.raw) and len(above) >= _SHORT and not above.endswith(_ENDS)


def _wrapped(lines: Sequence[_Line]) -> bool:
    """Whether the lines are of one width: all but the last of a paragraph reach near the longest."""
    widths = [len(line.raw.rstrip()) for line in lines]
    longest = max(widths)
    if longest not in _WRAP:
        return False
    full = sum(width >= longest * 0.75 for width in widths[:-1])
    return full * 2 >= len(widths) - 1


def _is_laid_out(lines: Sequence[_Line]) -> bool:
    """Lists and tables stay whole."""
    words = [line.bare for line in lines]
    return _mostly(words, _is_bullet) or _mostly(words, is_row)


def _mostly(lines: Sequence[str], shows: Callable[[str], bool]) -> bool:
    """Whether two thirds of the lines show it; of prose a third and one are asked."""
    others = len(lines) // 3
    for line in lines:
        if not shows(line):
            others -= 1
            if others < 0:
                return False
    return True


def _is_bullet(bare: str) -> bool:
    return (bare[0] in _BULLETS or bare[0].isdecimal()) and _BULLET.match(bare) is not None


def laid_out(paragraph: str) -> BlockKind | None:
    """A list, where most lines are bullets or numbered, or a table, where most have columns; two lines at least."""
    lines = _bare_lines(paragraph)
    if len(lines) < 2:
        return None
    if _mostly(lines, _is_bullet):
        return BlockKind.LIST
    return BlockKind.TABLE if _mostly(lines, is_row) else None


def is_table(paragraph: str) -> bool:
    """Whether most lines of the paragraph have columns, and there are two at least."""
    lines = _bare_lines(paragraph)
    return len(lines) > 1 and _mostly(lines, is_row)


def _bare_lines(paragraph: str) -> list[str]:
    return [bare for line in paragraph.splitlines() if (bare := line.strip())]


def is_row(line: str) -> bool:
    """Whether a line has columns: parted by space, tabs, dots, strokes or semicolons, or a name and its figures."""
    line = line.strip()
    if ("   " in line or "\t" in line or "\x1f" in line or "...." in line) and _COLUMNS.search(line):
        return True
    if (";" in line and _CELLS.fullmatch(line)) or (line.count("|") > 1 and _PIPED.fullmatch(line)):
        return True
    if not line or (line[0].isdecimal() and _FIGURE_FIRST.fullmatch(line)):
        return bool(line)
    # Prose ends in a word: asked first, for the pattern takes 10 times as long.
    return not line.rsplit(None, 1)[-1][0].isalpha() and _FIGURES_LAST.fullmatch(line) is not None


def is_agate(paragraph: str) -> bool:
    """Whether there are two lines at least, all of them short, and few of them sentences."""
    lines = [line.rstrip() for line in paragraph.splitlines() if line.strip()]
    short = all(len(line) < _AGATE for line in lines)
    return len(lines) > 1 and short and sum(_SENTENCE.search(line) is not None for line in lines) * 3 <= len(lines)


def _trimmed(text: str, start: int, end: int) -> Range:
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    return Range(start, start + len(words.strip()))
