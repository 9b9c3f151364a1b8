"""Masks of whole lines: words in any case, `*` for anything, white space folded."""

from __future__ import annotations

import time

import pytest

from copytaster.core.shapes.masks import compiled

MASKS = compiled((("notes", ("Desk:*",)), ("furniture", ("Our  pledge: *", "* ferry desk", "*gate*quay*", "END"))))


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("Desk: picture to follow", "notes"),
        ("  OUR PLEDGE:\n the Harbour   Rules", "furniture"),
        ("the ferry desk", "furniture"),
        ("a gate by the quay wall", "furniture"),
        ("end", "furniture"),
        ("The end", None),
        ("Our pledges: none", None),
        ("a quay by the gate", None),
        ("ferry desk", None),
        ("", None),
    ],
)
def test_a_mask_fits_the_whole_line(line: str, label: str | None) -> None:
    assert MASKS.label(line) == label


def test_parts_of_a_mask_do_not_overlap() -> None:
    """`abc*cba` needs six letters."""
    assert compiled((("furniture", ("abc*cba",)),)).label("abcba") is None


def test_masks_of_stars_alone_are_refused() -> None:
    with pytest.raises(ValueError, match="any words"):
        compiled((("furniture", ("* *",)),))


def test_many_stars_are_linear() -> None:
    masks = compiled((("furniture", ("a*" * 40 + "b",)),))
    began = time.perf_counter()
    assert masks.label("a" * 200_000) is None
    assert time.perf_counter() - began < 1


def test_fitting_is_may_fit_of_many_texts() -> None:
    """One look at all texts tells the same as one at each, whatever lines and margins they have."""
    masks = compiled((("notes", ("Desk:*", "Our pledge: *")), ("furniture", ("END",))))
    texts = [
        "Desk: none",
        "a desk",
        "copy\n  our pledges",
        "",
        "\n",
        "end",
        "the end",
        "Straße\nENDE",
        "x\n",
        " desk\nend",
    ]
    fitting = masks.fitting([text.casefold() for text in texts])
    assert fitting == {number for number, text in enumerate(texts) if masks.may_fit(text)} == {0, 2, 5, 7, 9}


def test_fitting_without_first_words_is_every_text() -> None:
    assert MASKS.fitting(["copy", "more copy"]) == {0, 1}
    assert compiled(()).fitting(["copy"]) == frozenset()
