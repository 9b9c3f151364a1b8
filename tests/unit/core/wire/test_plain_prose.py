"""What is prose at first look, and that no rule's opening word is missed by it."""

from __future__ import annotations

import re

import pytest

from copytaster.core.shapes import (
    bylines,
    captions,
    closings,
    embargo_words,
    furniture,
    note_openings,
    releases,
)
from copytaster.core.shapes import credits as credits_
from copytaster.core.wire import plain_kinds
from copytaster.core.wire.plain_prose import OPENING_WORDS, SHORT_OPENING_WORDS, is_caption, is_prose
from tests.unit.core.shapes.parsed_patterns import first_words

ANY_LENGTH = (
    note_openings.DESK_OPENING,
    note_openings._ASKS,
    note_openings._ATTENTION,
    embargo_words.AT_START,
    closings._OPENS,
    captions._SAYS_SO,
)
SHORT_LINES = (
    furniture._PHRASES,
    releases._RELEASE,
    bylines._OPENS,
    closings._END_MARK,
    credits_._SOURCE,
    plain_kinds._DATED,
)


@pytest.mark.parametrize(
    "text",
    [
        "The ferry left at nine.",
        "A ferry left at nine.",
        "I saw it leave.",
        "“They waited,” she said.",
        "## Heading of a section",
        "- adds a voice in paragraph 2",
        "On Monday the ferry left at nine" + ", and of those who had waited not one was let on board" * 3,
        "Über Halden lag Nebel.",
    ],
)
def test_prose(text: str) -> None:
    """A word that no rule knows opens it, in small letters."""
    assert is_prose(text)


@pytest.mark.parametrize(
    "text",
    [
        "By Ines Varga",
        "(Reporting by Ines Varga)",
        "ENDS",
        "TIP-INS",
        "NOTE: the ferry",
        "À l'attention des rédactions: le ferry",
        "A l’attention des rédactions: le ferry",
        "March 3, 2026",
        "News 3 March 2026",
        "Halden > Ferries",
        "© AFP",
        "5 hours ago",
        "ATTENTİON EDITORS: the ferry",
        "*****",
        "",
    ],
)
def test_no_prose(text: str) -> None:
    """What a rule may tell is asked of the rules."""
    assert not is_prose(text)


@pytest.mark.parametrize(
    ("text", "caption"),
    [
        ("The ferry at night. (AFP Archive)", True),
        ("The ferry at night. PHOTO: Ines Varga", True),
        ("The ferry at night. ARCHİV: dpa", captions.is_caption("The ferry at night. ARCHİV: dpa")),
        ("The ferry left at night.", False),
        ("The ferry's profile was typical.", False),
    ],
)
def test_caption(text: str, caption: bool) -> None:
    """The signs of a credit lead to the same answer that the full look gives."""
    assert is_caption(text) == captions.is_caption(text) == caption


@pytest.mark.parametrize("pattern", ANY_LENGTH)
def test_opening_words(pattern: re.Pattern[str]) -> None:
    """Every word that a rule for paragraphs of any length can begin with is known."""
    assert _opening_words(pattern) - {"a", "à"} <= OPENING_WORDS


def test_opening_words_of_one_letter() -> None:
    """A paragraph that opens with "A" is asked of the rules only before an "l": no other rule opens so."""
    assert [one for one in (*ANY_LENGTH, *SHORT_LINES) if "a" in _opening_words(one)] == [note_openings.DESK_OPENING]
    assert "à\\ l['’]attention" in note_openings.DESK_OPENING.pattern.replace("[àa]", "à")


@pytest.mark.parametrize("pattern", SHORT_LINES)
def test_opening_words_of_short_lines(pattern: re.Pattern[str]) -> None:
    """Every word that a rule for short lines can begin with is known."""
    assert _opening_words(pattern) <= SHORT_OPENING_WORDS


def _opening_words(pattern: re.Pattern[str]) -> set[str]:
    """The first words that the pattern can match; those in Arabic are asked of the rules."""
    return {one for one in first_words(pattern) if one.isalpha() and not re.search("[\u0600-\u06ff]", one)}
