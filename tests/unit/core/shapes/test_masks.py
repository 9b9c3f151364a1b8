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
