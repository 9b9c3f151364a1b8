"""Where the paragraphs of plain text begin and end, whatever the sender thinks a paragraph looks like.

Blank lines part them; without blank lines an indented line, a full line that ends a sentence, or every line does,
by how the text as a whole is laid out. Lines of one width are wrapped lines of one paragraph. Linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import Final, TypeAlias

from copytaster.core.model import BlockKind, Range
from copytaster.core.wire.bounds import check_blocks

_ENDS_LINE: Final = r"\r\n\x0b\x0c\x85\u2028\u2029"
# A line, or all line ends in a row: millions of them are no work.
_LINE: Final = re.compile(rf"[^{_ENDS_LINE}]+(?:\r\n|[{_ENDS_LINE}]|$)|[{_ENDS_LINE}]+")
_LONG: Final = 100_000
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


_Line: TypeAlias = tuple[int, str, str]
"""A line that is not blank: where it begins, all of it but white space at its end, and its words."""


def paragraphs(text: str, start: int = 0, end: int | None = None, *, tabular: bool = False) -> Iterator[Range]:
    """The paragraphs from `start` to `end`, without the white space around them, in order.

    In `tabular` copy short lines that follow one another are rows of one table. Raises `TooLarge` for too many.
    """
    count = 0
    for group in _groups(text, start, len(text) if end is None else end):
        if len(group) == 1:
            count += 1
            yield _place(group[0], group[0])
        elif tabular and is_agate(text[group[0][0] : _whole(group).end]):
            count += 1
            yield _whole(group)
        else:
            for place in _split(group):
                count += 1
                yield place
        check_blocks(count)


def _groups(text: str, start: int, end: int) -> Iterator[list[_Line]]:
    """Runs of lines without a blank one between them."""
    group: list[_Line] = []
    for raw in _lines(text[start:end]):
        shown = raw.rstrip()
        if shown:
            group.append((start, shown, shown.lstrip()))
        elif group:
            yield group
            group = []
        start += len(raw)
    if group:
        yield group


def _lines(text: str) -> list[str]:
    """The lines with their ends; in long texts all line ends in a row are one, and where others part lines for Python.

    `splitlines` takes a third of the pattern's time.
    """
    if len(text) > _LONG or "\x1c" in text or "\x1d" in text or "\x1e" in text:
        return _LINE.findall(text)
    return text.splitlines(keepends=True)


def _split(lines: Sequence[_Line]) -> Iterator[Range]:
    """One run of several lines as paragraphs."""
    if _layout([bare for _, _, bare in lines]):
        yield _whole(lines)
        return
    wrapped = _wrapped(lines)
    first = lines[0]
    for before, line in pairwise(lines):
        if _parts(before[1], line[1]) if wrapped else not (_goes_on(before) or _continues(first, before[1], line[1])):
            yield _place(first, before)
            first = line
    yield _place(first, lines[-1])


def _place(first: _Line, last: _Line) -> Range:
    """From the words of one line to those of another."""
    return Range(first[0] + len(first[1]) - len(first[2]), last[0] + len(last[1]))


def _whole(lines: Sequence[_Line]) -> Range:
    """All lines as they are laid out: the first margin counts."""
    return Range(lines[0][0], lines[-1][0] + len(lines[-1][1]))


def _parts(above: str, line: str) -> bool:
    """Whether a paragraph ends between these two lines of wrapped copy."""
    if line[0] in " \t" and _is_indented(line) and not _is_indented(above):
        return True
    return len(above) < _WRAP.start and above.endswith(_ENDS)


def _goes_on(line: _Line) -> bool:
    """Whether a title goes on below: "Cancellation of" above "Road Weather Alert"."""
    *before, last = line[2].rsplit(None, 1)
    return last in _GOING_ON and (bool(before) or line[1][0].isspace())


def _is_indented(line: str) -> bool:
    return line[:1] in {" ", "\t"} and _INDENT.match(line) is not None


def _continues(first: _Line, above: str, line: str) -> bool:
    """Whether a line at the margin goes on with an indented paragraph whose sentence has not ended."""
    return _is_indented(first[1]) and not _is_indented(line) and len(above) >= _SHORT and not above.endswith(_ENDS)


def _wrapped(lines: Sequence[_Line]) -> bool:
    """Whether the lines are of one width: all but the last of a paragraph reach near the longest."""
    widths = [len(shown) for _, shown, _ in lines]
    longest = max(widths)
    if longest not in _WRAP:
        return False
    near = longest * 0.75
    return len([width for width in widths[:-1] if width >= near]) * 2 >= len(widths) - 1


def _layout(lines: Sequence[str]) -> BlockKind | None:
    """A list, where most lines are bullets or numbered, or a table, where most have columns."""
    prose = len(lines) // 3
    for line in lines:  # asked first: of running copy a third and one are, at a fifth of the price
        if _is_prose(line):
            prose -= 1
            if prose < 0:
                return None
    if _mostly(lines, _is_bullet):
        return BlockKind.LIST
    return BlockKind.TABLE if _mostly(lines, is_row) else None


def _is_prose(bare: str) -> bool:
    """Whether a line begins and ends with a word and has no sign of columns: no bullet and no row."""
    return (
        bare[0].isalpha()
        and bare.rsplit(None, 1)[-1][0].isalpha()
        and not ("   " in bare or "\t" in bare or "\x1f" in bare or "...." in bare or ";" in bare or "|" in bare)
    )


def _mostly(lines: Sequence[str], shows: Callable[[str], bool]) -> bool:
    """Whether two thirds of the lines show it."""
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
    return _layout(lines) if len(lines) > 1 else None


def is_table(paragraph: str) -> bool:
    """Whether most lines of the paragraph have columns, and there are two at least."""
    lines = _bare_lines(paragraph)
    return len(lines) > 1 and _mostly(lines, is_row)


def _bare_lines(paragraph: str) -> list[str]:
    lines = paragraph.splitlines()
    return [bare for line in lines if (bare := line.strip())] if len(lines) > 1 else lines


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
