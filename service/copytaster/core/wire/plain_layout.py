"""Where the paragraphs of plain text begin and end, whatever the sender thinks a paragraph looks like.

Blank lines part them; without blank lines an indented line, a full line that ends a sentence, or every line does,
by how the text as a whole is laid out. Lines of one width are wrapped lines of one paragraph. Linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from copytaster.core.model import Range

_LINE: Final = re.compile(r"[^\r\n\x0b\x0c\x85\u2028\u2029]*(?:\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]|$)")
_WRAP: Final = range(45, 101)
"""Widths at which wires and mail programs wrap: 64 to 80 mostly."""
_BULLET: Final = re.compile(r"\s*(?:[-*•–—·►▪‣]|\d{1,2}[.)])\s+\S")
_PARTS_COLUMNS: Final = ("   ", "\t", "\x1f", "....")
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
# A title in two lines: "Cancellation of" above "Road Weather Alert".
_GOES_ON: Final = re.compile(
    r"\s(?:of|the|and|for|in|to|on|with|by|from|at|an|der|die|das|und|von|für|de|la|les|du|des|et)\s*$"
)
_INDENT: Final = re.compile(r"(?:\t| {2,})\S")
_ENDS: Final = re.compile(r"[.!?…:;”\"')\]»]\s*$")


def paragraphs(text: str, start: int = 0, end: int | None = None, *, tabular: bool = False) -> Iterator[Range]:
    """The paragraphs from `start` to `end`, without the white space around them, in order.

    In `tabular` copy short lines that follow one another are rows of one table.
    """
    for group in _groups(text, start, len(text) if end is None else end):
        if tabular and is_agate(text[group[0].start : group[-1].end]):
            yield Range(group[0].start, _trimmed(text, group[0].start, group[-1].end).end)
        else:
            yield from _split(text, group)


def _groups(text: str, start: int, end: int) -> Iterator[list[Range]]:
    """Runs of lines without a blank one between them."""
    group: list[Range] = []
    for match in _LINE.finditer(text, start, end):
        if match.start() == match.end() == end:
            break
        if match[0].strip():
            group.append(Range(match.start(), match.end()))
        elif group:
            yield group
            group = []
    if group:
        yield group


def _split(text: str, lines: Sequence[Range]) -> Iterator[Range]:
    """One run of lines as paragraphs."""
    if len(lines) == 1:
        yield _trimmed(text, lines[0].start, lines[-1].end)
        return
    if _is_laid_out(text, lines):
        yield Range(lines[0].start, _trimmed(text, lines[0].start, lines[-1].end).end)  # its first margin counts
        return
    wrapped = _wrapped(text, lines)
    begin = lines[0].start
    for before, line in pairwise(lines):
        indented = not wrapped and _INDENT.match(text, begin) is not None
        if _parts(text, before, line, wrapped=wrapped) and not (indented and _continues(text, before, line)):
            yield _trimmed(text, begin, before.end)
            begin = line.start
    yield _trimmed(text, begin, lines[-1].end)


def _parts(text: str, before: Range, line: Range, *, wrapped: bool) -> bool:
    """Whether a paragraph ends between these two lines."""
    if not wrapped:
        return _GOES_ON.search(text, before.start, before.end) is None
    words, above = text[line.start : line.end], text[before.start : before.end].rstrip()
    if _INDENT.match(words) and not _INDENT.match(above):
        return True
    return len(above) < _WRAP.start and _ENDS.search(above) is not None


def _continues(text: str, before: Range, line: Range) -> bool:
    """Whether a line at the margin goes on with an indented paragraph whose sentence has not ended."""
    above = text[before.start : before.end].rstrip()
    return not _INDENT.match(text, line.start) and len(above) >= _SHORT and _ENDS.search(above) is None


def _wrapped(text: str, lines: Sequence[Range]) -> bool:
    """Whether the lines are of one width: all but the last of a paragraph reach near the longest."""
    widths = [len(text[line.start : line.end].rstrip()) for line in lines]
    longest = max(widths)
    if longest not in _WRAP:
        return False
    full = sum(width >= longest * 0.75 for width in widths[:-1])
    return full * 2 >= len(widths) - 1


def _is_laid_out(text: str, lines: Sequence[Range]) -> bool:
    """Lists and tables stay whole."""
    words = [text[line.start : line.end] for line in lines]
    bullets = sum(_BULLET.match(line) is not None for line in words)
    columns = sum(map(is_row, words))
    return bullets * 3 >= len(lines) * 2 or (len(lines) > 1 and columns * 3 >= len(lines) * 2)


def is_list(paragraph: str) -> bool:
    """Whether most lines of the paragraph are bullets or numbered, and there are two at least."""
    lines = [line for line in paragraph.splitlines() if line.strip()]
    return len(lines) > 1 and sum(_BULLET.match(line) is not None for line in lines) * 3 >= len(lines) * 2


def is_table(paragraph: str) -> bool:
    """Whether most lines of the paragraph have columns, and there are two at least."""
    lines = [line for line in paragraph.splitlines() if line.strip()]
    return len(lines) > 1 and sum(map(is_row, lines)) * 3 >= len(lines) * 2


def is_row(line: str) -> bool:
    """Whether a line has columns: parted by space, tabs, dots, strokes or semicolons, or a name and its figures."""
    line = line.strip()
    if any(sign in line for sign in _PARTS_COLUMNS) and _COLUMNS.search(line):
        return True
    if (";" in line and _CELLS.fullmatch(line)) or (line.count("|") > 1 and _PIPED.fullmatch(line)):
        return True
    return bool(_FIGURE_FIRST.fullmatch(line) or _FIGURES_LAST.fullmatch(line))


def is_agate(paragraph: str) -> bool:
    """Whether there are two lines at least, all of them short, and few of them sentences."""
    lines = [line.rstrip() for line in paragraph.splitlines() if line.strip()]
    short = all(len(line) < _AGATE for line in lines)
    return len(lines) > 1 and short and sum(_SENTENCE.search(line) is not None for line in lines) * 3 <= len(lines)


def _trimmed(text: str, start: int, end: int) -> Range:
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    return Range(start, start + len(words.strip()))
