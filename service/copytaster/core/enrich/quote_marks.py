"""Stretches between quotation marks, in any of the styles of the wires.

In: the text of one block. Out: its outermost stretches in order, each with the place of its marks and of its words; a
stretch that nothing closes reaches to the end of the block and says so. Which mark opens and which closes is told by
the marks themselves and by what stands beside them: `“…”`, `„…“`, `«…»` and `»…«`, `"…"`, a pair of grave accents and
one of apostrophes (TeX, ANPA), `‘…’`, `'…'`, `「…」`. An apostrophe within or behind a word (don't, the Jones') opens
nothing, nor do inches (6'2").
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final, TypeAlias

from copytaster.core.speech import Quoted

_CLOSERS: Final[Mapping[str, frozenset[str]]] = {
    "“": frozenset('”"“'),  # the last for who has only one kind of them
    "„": frozenset('“”"'),
    "”": frozenset("”"),
    "»": frozenset("«"),
    "«": frozenset("»"),
    '"': frozenset('"”'),
    "``": frozenset({"''", '"'}),
    "''": frozenset({"''"}),
    "‘": frozenset("’"),
    "‚": frozenset("‘’"),
    "›": frozenset("‹"),
    "‹": frozenset("›"),
    "「": frozenset("」"),
    "『": frozenset("』"),
    "'": frozenset("'’"),
}
"""What closes a stretch, by the mark that opened it."""

_MARK = re.compile(r"[“”„«»‹›「」『』\"‚‘'’`](?<![^\W_]['’](?=[^\W_]))[“”„«»‹›「」『』\"‚‘'’`]*")
"""One class of characters, which the engine skips to; what the marks of a run are is told by `_marks`.

An apostrophe within a word is none: they are most.
"""
_DOUBLED: Final = {"`": "``", "'": "''"}

_SURE: Final = frozenset({"“”", "„“", "„”", "»«", "«»", "「」", "『』"})
"""Pairs of which the second closes whatever stands beside it."""

_BEFORE_OPENING: Final = frozenset(" \t\n\r\xa0\u202f\u2009([{-–—/:>“‘\"'«„")
_OPENS_ALWAYS: Final = frozenset({"„", "「", "『", "``", "‚", "“", "«", "‹"})
_OPENS_NEVER: Final = frozenset({"’", "」", "』"})
_EITHER: Final = frozenset({'"', "''"})
_SINGLE: Final = frozenset("‘'‚’")
_ENDS: Final = frozenset(".,?!…;—")
MOST_NESTED: Final = 3
"""Quotes within quotes within quotes; deeper marks are passed over."""

Marks: TypeAlias = Sequence[tuple[int, str]]


def quoted(text: str) -> list[Quoted]:
    """The outermost stretches between marks; linear time."""
    if text.isascii() and '"' not in text and "'" not in text and "`" not in text:
        return []  # most blocks: a tenth of the time of the search
    marks = _marks(text)
    if not marks:
        return []
    doubles = [one for one in marks if one[1] not in _SINGLE]
    # Single marks are the outer ones only where they come first, or alone; then an apostrophe that closes nothing
    # leaves one open.
    if not doubles or marks[0][1] == "‘":
        found, left = _stretches(text, marks)
        if left not in _SINGLE:
            return found
    return _stretches(text, doubles)[0]


def _marks(text: str) -> list[tuple[int, str]]:
    """Every mark with its place."""
    found = []
    for match in _MARK.finditer(text):
        place, end = match.span()
        while place < end:
            mark = text[place]
            if mark in _DOUBLED and text[place + 1 : place + 2] == mark:
                mark = _DOUBLED[mark]
            if mark != "`":
                found.append((place, mark))
            place += len(mark)
    return found


def _stretches(text: str, marks: Marks) -> tuple[list[Quoted], str]:
    """The stretches that these marks make, and the mark that is left open, or ""."""
    found: list[Quoted | None] = []
    stack: list[tuple[int, str]] = []  # the open ones, the outermost first
    for place, mark in marks:
        if stack and (stack[-1][1] + mark in _SURE or _closes(text, place, mark, stack)):
            start, opener = stack.pop()
            while stack and mark not in _CLOSERS[opener]:
                start, opener = stack.pop()
            if not stack:
                found.append(_stretch(text, start, place + len(mark), opener, len(mark)))
        elif len(stack) < MOST_NESTED and _opens(text, place, mark, outermost=not stack):
            stack.append((place, mark))
    if stack and stack[0][1] not in _SINGLE:
        start, opener = stack[0]
        found.append(_stretch(text, start, len(text), opener, 0))
    return [one for one in found if one], stack[0][1] if stack else ""


def _closes(text: str, place: int, mark: str, stack: Marks) -> bool:
    """Whether a mark ends an open stretch; one that ends an outer stretch ends those within it."""
    start, opener = stack[-1]
    if mark in _CLOSERS[opener]:
        if opener in _SINGLE:
            return _closes_single(text, place, start)
        # A mark that may do both opens another stretch where it stands between a space and a word.
        sure = mark != opener and mark not in _EITHER
        return sure or len(stack) > 1 or not _looks_opening(text, place, mark)
    return any(mark in _CLOSERS[one] for _, one in stack[:-1]) and not _looks_opening(text, place, mark)


def _closes_single(text: str, place: int, start: int) -> bool:
    """Whether an apostrophe closes: behind a stop it does; behind a word only if no stop with a mark follows soon."""
    if place == start + 1 or text[place + 1 : place + 2].isalnum():
        return False
    return text[place - 1] in _ENDS or not _PLURAL.match(text, place)


_PLURAL = re.compile(r"(?<=s)['’] [a-z]\w*[^'’‘.!?]{0,200}[.,?!]['’](?!\w)")
"""The Joneses' house.' : the apostrophe of a plural, with the closing mark still to come."""


def _opens(text: str, place: int, mark: str, *, outermost: bool) -> bool:
    if mark in _OPENS_ALWAYS:
        return True
    if mark in _OPENS_NEVER or (mark == "”" and not outermost):
        return False
    return _looks_opening(text, place, mark)  # a Finn or a Swede opens with ” too


def _looks_opening(text: str, place: int, mark: str) -> bool:
    """A space or bracket before it, a word behind it; digits behind a single mark are a decade ('90s)."""
    before = text[place - 1 : place]
    after = text[place + len(mark) : place + len(mark) + 1]
    if mark in _SINGLE and after.isdigit():
        return False
    return (not before or before in _BEFORE_OPENING) and bool(after) and not after.isspace()


def _stretch(text: str, start: int, end: int, mark: str, closing: int) -> Quoted | None:
    """The stretch between a mark and one of so many characters; None where nothing stands in it."""
    words = text[start + len(mark) : end - closing]
    stripped = words.strip()
    if not stripped:
        return None
    first = start + len(mark) + len(words) - len(words.lstrip())
    return Quoted(start, end, first, first + len(stripped), mark, closed=bool(closing))
