"""What each paragraph of plain copy is, by its look and by where it stands.

First what a paragraph shows by itself (embed, furniture, note, caption …), then what only its place tells: a short line
before the copy is a headline, one between paragraphs a subhead, a paragraph before byline or caption a standfirst.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final

from copytaster.core.context import MASK_KINDS
from copytaster.core.model import BlockKind
from copytaster.core.shapes import (
    bylines,
    captions,
    closings,
    datelines,
    dates,
    embargo_words,
    embeds,
    furniture,
    markers,
    note_openings,
    releases,
)
from copytaster.core.shapes.credits import source_line
from copytaster.core.shapes.masks import NO_MASKS, Masks
from copytaster.core.wire.bounds import check_blocks
from copytaster.core.wire.plain_layout import laid_out

HEADLINE_MOST: Final = 140
HEADLINE_LINES: Final = 2
SUBHEAD_MOST: Final = 70
_STANDFIRST_MOST: Final = 500
_CLOSING: Final = 6
"""So many last paragraphs may hold sign-offs and source lines."""

_SENTENCE_END: Final = re.compile(r"[.…;,:]['\"”’)]?\s*$")
_RULE: Final = re.compile(r"[\W_]+")
# IDN38100, FXUS61 KBOX 051200: what weather offices call their bulletins.
_CODE: Final = re.compile(r"[A-Z]{2,6}\d{2,6}(?:\s[A-Z]{4}\s\d{6}(?:\s[A-Z]{3})?)?")
_DATED: Final = re.compile(r"\s*date\s", re.IGNORECASE)
_SLUG: Final = re.compile(r"(?:BC|AM|PM|[a-z]\d{4})[- ][\w/&.,' -]{2,70}")
# What pages print as a line of its own, beyond the markers of wires.
_MARKER: Final = re.compile(r"\W{0,4}(?:PRIORITY|BREAKING(?:\sNEWS)?)\W{0,4}")


class Openings:
    """The dateline that opens each paragraph, looked for when it is first asked for: of most it never is."""

    def __init__(self, texts: Sequence[str], dashless: datelines.Dashless | None = None) -> None:
        self._texts = texts
        self._dashless = dashless
        self._known: dict[int, datelines.Parts | None] = {}

    def __getitem__(self, place: int) -> datelines.Parts | None:
        """The dateline of one paragraph; raises `IndexError` where there is none."""
        if place not in self._known:
            text = self._texts[place]
            self._known[place] = datelines.parse(text, self._dashless) if self._dashless else datelines.parse(text)
        return self._known[place]

    def dated(self, place: int) -> bool:
        """Whether a dateline opens the paragraph."""
        return self[place] is not None


def kinds_of(texts: Sequence[str], openings: Openings, *, headed: bool, masks: Masks = NO_MASKS) -> list[BlockKind]:
    """The kind of each paragraph, beside the dateline that opens it.

    `headed` when a headline stands in the copy's head already; `masks` are the agency's. Raises `TooLarge`.
    """
    check_blocks(len(texts))
    kinds: list[BlockKind | None] = [
        _by_mask(text, masks) or _by_look(text, len(texts) - place, opens=not place) or _caption(text, place, openings)
        for place, text in enumerate(texts)
    ]
    _opening(texts, kinds, openings, headed=headed)
    _subheads(texts, kinds)
    return [kind or BlockKind.PARAGRAPH for kind in kinds]


def _by_mask(text: str, masks: Masks) -> BlockKind | None:
    """What the agency's masks say; private lines are for `normalise` to take out, and no headline."""
    label = masks.label(text)
    return MASK_KINDS.get(label, BlockKind.UNKNOWN) if label else None


def _by_look(text: str, from_end: int, *, opens: bool) -> BlockKind | None:
    """What a paragraph shows by itself; None when it is copy, or its place must tell."""
    for kind, shows in _LOOKS:
        if shows(text, from_end):
            return kind
    if kind_by_lines := laid_out(text):
        return kind_by_lines
    if opens and (_CODE.fullmatch(text) or _is_source(text)):
        return BlockKind.SOURCE_LINE if _is_source(text) else BlockKind.FURNITURE
    if opens and _DATED.match(text) and len(text) < furniture.LONGEST and next(dates.printed(text[:40]), None):
        return BlockKind.FURNITURE
    return None


def _caption(text: str, place: int, openings: Openings) -> BlockKind | None:
    """A caption; what a dateline opens is none."""
    return BlockKind.CAPTION if captions.is_caption(text) and not openings.dated(place) else None


def _is_source(text: str) -> bool:
    """A source line that says so: press releases of some pools open with theirs."""
    printed = source_line(text)
    return printed is not None and not printed.bare


def _is_rule(text: str, _from_end: int) -> bool:
    return len(text) < 200 and _RULE.fullmatch(text) is not None


def _is_marker(text: str) -> bool:
    """A line of markers alone, in capitals or brackets: "Correction" may be a subhead."""
    if len(text) > HEADLINE_MOST or not (text[:1] in "([*+" or not any(map(str.islower, text))):
        return False
    return _MARKER.fullmatch(text) is not None or bool(markers.line_marks(text))


_LOOKS: Final[tuple[tuple[BlockKind, Callable[[str, int], object]], ...]] = (
    (BlockKind.SIGN_OFF, lambda text, from_end: from_end <= _CLOSING and "#" in text and _is_rule(text, from_end)),
    (BlockKind.FURNITURE, _is_rule),
    (BlockKind.EMBED, lambda text, _: embeds.parse(text)),
    (BlockKind.FURNITURE, lambda text, _: furniture.is_furniture(text)),
    (BlockKind.FURNITURE, lambda text, _: releases.is_release_mark(text)),
    (BlockKind.UNKNOWN, lambda text, _: _is_marker(text)),
    (BlockKind.EDITORS_NOTE, lambda text, _: note_openings.opens_note(text)),
    (BlockKind.EDITORS_NOTE, lambda text, _: embargo_words.is_embargo_line(text)),
    (BlockKind.SIGN_OFF, lambda text, _: closings.is_sign_off(text) or closings.is_end_mark(text)),
    (BlockKind.SOURCE_LINE, lambda text, from_end: from_end <= _CLOSING and source_line(text)),
    (BlockKind.BYLINE, lambda text, _: bylines.writers(text)),
)
"""Kinds in the order they are tried, with what shows them: the text, and how many paragraphs from the end it stands."""


def _opening(texts: Sequence[str], kinds: list[BlockKind | None], openings: Openings, *, headed: bool) -> None:
    """Headline and standfirst among what stands before the body."""
    open_ones = [place for place, kind in enumerate(kinds) if kind is None]
    if len(open_ones) < 2:
        return  # one paragraph is the copy itself: an alert has no headline
    first, second = open_ones[0], open_ones[1]
    if not headed and _is_headline(texts, first, openings) and not _is_bulletin(texts, openings, open_ones):
        kinds[first] = BlockKind.HEADLINE
        headed = True
        first, second = second, open_ones[2] if len(open_ones) > 2 else -1
    between = {*kinds[first + 1 : second]}
    if second > 0 and _is_standfirst(texts[first], between, openings, first, second):
        kinds[first] = BlockKind.STANDFIRST


def _is_headline(texts: Sequence[str], place: int, openings: Openings) -> bool:
    """A short line that is no sentence and no dateline."""
    text = texts[place]
    return (
        len(text) <= HEADLINE_MOST
        and text.count("\n") < HEADLINE_LINES
        and not _SENTENCE_END.search(text)
        and not _SLUG.fullmatch(text)
        and not openings.dated(place)
    )


def _is_bulletin(texts: Sequence[str], openings: Openings, open_ones: Sequence[int]) -> bool:
    """Whether every paragraph looks like a headline: lines, each its own news."""
    return all(_is_headline(texts, place, openings) for place in open_ones)


def _is_standfirst(text: str, between: set[BlockKind | None], openings: Openings, place: int, following: int) -> bool:
    """A paragraph before the dateline, or before a caption or byline that stands between it and the body."""
    if len(text) > _STANDFIRST_MOST or openings.dated(place):
        return False
    return openings.dated(following) or not between.isdisjoint({BlockKind.CAPTION, BlockKind.BYLINE})


def _subheads(texts: Sequence[str], kinds: list[BlockKind | None]) -> None:
    """Short lines between paragraphs of copy that are no sentences."""
    bodies = [place for place, kind in enumerate(kinds) if kind is None]
    if len(bodies) < 3:
        return
    long_ones = [place for place in bodies if len(texts[place]) > SUBHEAD_MOST]
    if not long_ones:
        return
    for place in bodies:
        text = texts[place]
        if (
            long_ones[0] < place < long_ones[-1]
            and len(text) <= SUBHEAD_MOST
            and "\n" not in text
            and not re.search(r"[.!…;,:]['\"”’)]?\s*$", text)
            and (text[0].isupper() or not text[0].islower())
            and text[0] not in "\"“”«„'‘—–-"
        ):
            kinds[place] = BlockKind.SUBHEAD
