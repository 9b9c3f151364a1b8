"""Private text is found by its marks, however they are spelled."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copytaster.core.normalise import notes

_PHRASES = re.compile(
    "|".join((notes._NOT_PUBLISHED, notes._EDITORS_ONLY, notes._NOTEPAD.replace(" ", "[ ]"))),
    re.IGNORECASE | re.VERBOSE,
)


@given(st.from_regex(_PHRASES, fullmatch=True))
def test_every_phrase_of_a_mark_holds_one_of_the_stems_that_are_looked_for_first(phrase: str) -> None:
    assert notes.may_hold_marks((phrase,))


def test_may_hold_marks_tells_which_texts() -> None:
    """A stem that words of copy hold as well counts only beside what it stands beside in marks."""
    texts = (
        "The public only notes it.",
        "Not for publication",
        "",
        "Straße: NUR ZUR INTERNEN VERWENDUNG",
        "Note pad",
        "a\ud800b",
    )
    assert notes.may_hold_marks(texts) == {1, 3, 4}


def test_stems_hold_no_letter_that_patterns_and_casefolding_see_differently() -> None:
    """A pattern that ignores case takes every letter of a stem for itself; casefolding must do the same."""
    leads = "".join(pattern.pattern for _, pattern in notes._COMMON_STEMS)
    letters = {one for one in "".join(notes._STEMS_OF_MARKS) + leads if one.isalpha()}
    every_letter = [one for one in map(chr, range(0x110000)) if one.isalpha()]
    for letter in letters:
        pattern = re.compile(letter, re.IGNORECASE)
        assert all(one.casefold() == letter for one in every_letter if pattern.match(one))


@pytest.mark.parametrize(
    "mark", ["NOT FOR PUBLICATION", "NOT FOR PUBL\u0131CAT\u0131ON", "Editor\u017f only:", "not\u0130zblock"]
)
def test_mark_alone_is_private_in_any_case(mark: str) -> None:
    (span,) = notes.private_spans(mark, whole_note=False, may_be_initials=False)
    assert (span.start, span.end) == (0, len(mark))


@pytest.mark.parametrize(
    "line", ["jd/kl", "bur-jd/kl/mn", "dpa jd yyzz n1 kl", "\u0628\u0648\u0631/\u0646\u0648 \u0631"]
)
def test_initials_are_a_line_of_their_own(line: str) -> None:
    assert notes.are_initials(line)
    assert not notes.are_initials(f"The line {line} closed.")


def test_contacts_need_a_number_or_an_address() -> None:
    assert notes.private_spans("Duty editor: 667 million in 2022", whole_note=False, may_be_initials=False) == ()
    (span,) = notes.private_spans("Duty editor: +44 20 5550 0000", whole_note=False, may_be_initials=False)
    assert span.kind is notes.PrivateKind.CONTACTS


@pytest.mark.parametrize(
    ("text", "public"),
    [
        ("HALDEN, Ostria (AP) _ Not for publication: ask for Varga", "HALDEN, Ostria (AP) _ "),
        ("CORRECTED-NICHT ZUR VERÖFFENTLICHUNG: Varga", "CORRECTED-"),
        ("HOLD: Editors only: Varga", "HOLD: "),
        ("LYSVIK, March 2 (HNA) - Notepad: Varga", "LYSVIK, March 2 (HNA) - "),
    ],
)
def test_mark_behind_a_dateline_or_a_prefix(text: str, public: str) -> None:
    """Where a colon leads on it opens the copy, though not the line."""
    (private,) = notes.private_spans(text, whole_note=False, may_be_initials=False)
    assert (text[: private.start], private.end) == (public, len(text))


@pytest.mark.parametrize(
    "text",
    [
        "The papers - not for publication - lay on his desk.",
        'He read the stamp: "Not for publication: 30 years".',
        "Lysvik: not for publication before noon: the list of guests",
    ],
)
def test_mark_in_a_sentence_is_none(text: str) -> None:
    """What somebody says of papers is copy, and what may be published later is under embargo."""
    assert notes.private_spans(text, whole_note=False, may_be_initials=False) == ()
