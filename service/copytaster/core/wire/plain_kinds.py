"""What each paragraph of plain copy is, by its look and by where it stands.

First what a paragraph shows by itself (embed, furniture, note, caption …), then what only its place tells: a short line
before the copy is a headline, one between paragraphs a subhead, a paragraph before byline or caption a standfirst.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
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
from copytaster.core.wire.plain_prose import SHORT, is_caption, is_prose

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


def kinds_of(
    texts: Sequence[str],
    openings: Openings,
    *,
    headed: bool,
    masks: Masks = NO_MASKS,
    shown: Sequence[BlockKind | None] | None = None,
) -> list[BlockKind]:
    """The kind of each paragraph, beside the dateline that opens it.

    `headed` when a headline stands in the copy's head already; `masks` are the agency's; `shown` is what `looks` gave,
    where it has been asked. Raises `TooLarge`.
    """
    kinds = looks(texts, openings) if shown is None else [*shown]
    if masks.may_fit("\n".join(texts)):
        for place, text in enumerate(texts):
            if label := masks.label(text):  # private lines are for `normalise` to take out, and no headline
                kinds[place] = MASK_KINDS.get(label, BlockKind.UNKNOWN)
    _opening(texts, kinds, openings, headed=headed)
    _subheads(texts, kinds)
    return [kind or BlockKind.PARAGRAPH for kind in kinds]


def looks(texts: Sequence[str], openings: Openings) -> list[BlockKind | None]:
    """What each paragraph shows by itself; None when it is copy, or its place must tell. Raises `TooLarge`."""
    check_blocks(len(texts))
    kinds: list[BlockKind | None] = []
    for place, text in enumerate(texts):
        if is_prose(text):
            kind = laid_out(text)
            captioned = kind is None and is_caption(text)
        else:
            kind = _by_look(text, len(texts) - place, opens=not place)
            captioned = kind is None and captions.is_caption(text)
        # What a dateline opens is no caption.
        kinds.append(BlockKind.CAPTION if captioned and not openings.dated(place) else kind)
    return kinds


def _by_look(  # noqa: PLR0911 - one return for each kind
    text: str, from_end: int, *, opens: bool
) -> BlockKind | None:
    """What a paragraph shows by itself; None when it is copy, or its place must tell."""
    is_short = len(text) <= SHORT
    if _is_rule(text):
        return BlockKind.SIGN_OFF if from_end <= _CLOSING and "#" in text else BlockKind.FURNITURE
    if embeds.parse(text):
        return BlockKind.EMBED
    if is_short and (furniture.is_furniture(text) or releases.is_release_mark(text)):
        return BlockKind.FURNITURE
    if is_short and _is_marker(text):
        return BlockKind.UNKNOWN
    if note_openings.opens_note(text) or embargo_words.is_embargo_line(text):
        return BlockKind.EDITORS_NOTE
    if closings.is_sign_off(text) or closings.is_end_mark(text):
        return BlockKind.SIGN_OFF
    if is_short and from_end <= _CLOSING and source_line(text):
        return BlockKind.SOURCE_LINE
    if is_short and bylines.writers(text):
        return BlockKind.BYLINE
    return laid_out(text) or (_by_opening(text) if opens else None)


def _by_opening(text: str) -> BlockKind | None:
    """What only the first paragraph may be: a source, a code of an office, a day."""
    if _is_source(text):
        return BlockKind.SOURCE_LINE
    if _CODE.fullmatch(text):
        return BlockKind.FURNITURE
    dated = _DATED.match(text) and len(text) < furniture.LONGEST and next(dates.printed(text[:40]), None)
    return BlockKind.FURNITURE if dated else None


def _is_source(text: str) -> bool:
    """A source line that says so: press releases of some pools open with theirs."""
    printed = source_line(text)
    return printed is not None and not printed.bare


def _is_rule(text: str) -> bool:
    return len(text) < 200 and _RULE.fullmatch(text) is not None


def _is_marker(text: str) -> bool:
    """A line of markers alone, in capitals or brackets: "Correction" may be a subhead."""
    if len(text) > HEADLINE_MOST or not (text[:1] in "([*+" or not any(map(str.islower, text))):
        return False
    return _MARKER.fullmatch(text) is not None or bool(markers.line_marks(text))


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
