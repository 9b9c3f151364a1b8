"""Lines that open with another word than these are no notes, embargoes, contacts or sign-offs."""

from __future__ import annotations

import re

import pytest

from copytaster.core.normalise import notes
from copytaster.core.shapes import closings, embargo_words, note_openings, releases
from copytaster.core.shapes.openings import STEMS, WORDS, opens_plainly
from tests.unit.core.shapes.parsed_patterns import first_words

OPENINGS = (
    note_openings.DESK_OPENING,
    note_openings._ASKS,
    note_openings._ATTENTION,
    embargo_words.AT_START,
    notes._DESK_LINE,
    notes._MAGS_OUT,
    closings._OPENS,
    releases._NOTES,
    releases._CONTACTS,
)


def test_every_first_word_is_known() -> None:
    """None of the patterns matches what opens with another word."""
    for pattern in OPENINGS:
        words = first_words(pattern)
        assert len(words) > 4
        assert {word for word in words if word not in WORDS and word[:5] not in STEMS} == set()


def test_no_word_is_kept_that_opens_nothing() -> None:
    words = set().union(*(first_words(pattern) for pattern in OPENINGS))
    assert words >= WORDS
    assert {word[:5] for word in words} >= STEMS


def test_words_are_folded_as_patterns_ignore_case() -> None:
    """Whatever a pattern takes for a letter of a word is folded to it, but for the two that are asked for by name."""
    letters = {letter for word in WORDS | STEMS for letter in word}
    pattern = re.compile(
        "(?:" + "|".join(f"(?P<l{number}>{letter})" for number, letter in enumerate(sorted(letters))) + ")",
        re.IGNORECASE,
    )
    for sign in map(chr, range(0x80, 0x2FA20)):
        if (match := pattern.fullmatch(sign)) and sign not in "ıİ":
            assert sign.casefold() == sorted(letters)[int((match.lastgroup or "")[1:])]


@pytest.mark.parametrize(
    "text",
    [
        "Editors: the picture is to follow", "“Note to editors: none", "EMBARGO: 10.00 GMT", "EDITORS NOTE: none",
        "Eds_ none", "(Adds quotes)", "[Adds quotes]", "- 30 -", "*** Note: none", "== Halden", "", "…",
        "Edıtors: none", "EDİTORS: none", "Redaktionssekretærer: +45 5550 0000", "Вниманию: нет",
        "Pressoffice: +44 20 5550 0000",
    ],
)  # fmt: skip
def test_opens_plainly_not(text: str) -> None:
    """What may be one of these, and what opens with no word at all."""
    assert not opens_plainly(text)


@pytest.mark.parametrize(
    "text",
    [
        "The ferry line will close.", "“We know”, he said.", "'It is so.'", "2,000 came.",
        "Donaudampfschifffahrtsgesellschaftskapitän", "Nobody came.", "Паром закрыт.", "العبارة", "L’île", "D'accord",
    ],
)  # fmt: skip
def test_opens_plainly(text: str) -> None:
    """Copy, quotations too; a word that only begins like one of these is another."""
    assert opens_plainly(text)
