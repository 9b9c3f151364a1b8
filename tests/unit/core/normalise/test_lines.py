"""What lines are that look like copy: by the agency's masks, and in structured formats by look and place."""

from __future__ import annotations

from types import MappingProxyType

import pytest

from copytaster.core.context import Dialect, Dialects
from copytaster.core.model import BlockKind, Decoded, Detection, Field, Found, Range, RawBlock, RawStory, Syntax
from copytaster.core.normalise.blocks import Settled, settle

NORTH = Dialect(
    "north",
    "Northwire",
    ("Northwire", "nw"),
    furniture=("Our pledge: *",),
    sign_offs=("Northwire/*",),
    source_lines=("Copy: Northwire*",),
    notes=("Desk: *",),
    private=("Ring the night desk*",),
)
DIALECTS = Dialects(MappingProxyType({"north": NORTH}), MappingProxyType({"northwire": NORTH, "nw": NORTH}))
COPY = "The ferry to Ostria sailed an hour late on Monday."


def settled(*texts: str, syntax: Syntax = Syntax.NITF, dialect: Dialect | None = NORTH) -> Settled:
    """Paragraphs of a structured format, settled."""
    blocks = tuple(RawBlock(BlockKind.PARAGRAPH, text, ("p", str(number))) for number, text in enumerate(texts))
    return settle(RawStory(Detection(syntax, None, ""), "", Decoded("", "utf-8", ""), blocks=blocks), dialect, DIALECTS)


def kinds(*texts: str, syntax: Syntax = Syntax.NITF, dialect: Dialect | None = NORTH) -> list[str]:
    """The kinds that paragraphs of a structured format come to."""
    return [block.kind.value for block in settled(*texts, syntax=syntax, dialect=dialect).blocks]


def test_masks_type_whole_lines() -> None:
    found = kinds(COPY, "Desk: picture follows", "OUR PLEDGE: fairness", "Northwire/iv", "Copy: Northwire 2026")
    assert found == ["paragraph", "editors_note", "furniture", "sign_off", "source_line"]


def test_masks_serve_plain_copy_too() -> None:
    assert kinds(COPY, "Our pledge: fairness", COPY, syntax=Syntax.PLAIN) == ["paragraph", "furniture", "paragraph"]


def test_masks_of_another_agency_do_not_count() -> None:
    assert kinds(COPY, "Our pledge: fairness", COPY, dialect=None) == ["paragraph"] * 3


def test_a_masked_line_is_cut_out_of_its_block_at_its_place() -> None:
    text = f"{COPY}\n  Our pledge: fairness \nThe harbour was calm."
    block = RawBlock(BlockKind.PARAGRAPH, text, Range(100, 100 + len(text)))
    raw = RawStory(Detection(Syntax.FRAMED_TEXT, None, ""), text, Decoded(text, "utf-8", ""), blocks=(block,))
    found = settle(raw, NORTH, DIALECTS).blocks
    assert [one.kind.value for one in found] == ["paragraph", "furniture", "paragraph"]
    for one in found:
        assert one.raw is not None
        assert text[one.raw.start - 100 : one.raw.end - 100] == one.text


def test_private_masks_hide_lines_of_blocks_and_fields() -> None:
    note = Found("about the ferry\nRing the night desk now", ("note",))
    block = RawBlock(BlockKind.PARAGRAPH, f"{COPY}\nRing the night desk on extension nine", ("p",))
    detection = Detection(Syntax.NITF, None, "")
    raw = RawStory(detection, "", Decoded("", "utf-8", ""), {Field.EDITORS_NOTE: (note,)}, (block,))
    found = settle(raw, NORTH, DIALECTS)
    assert [one.text for one in found.blocks] == [COPY]
    assert found.fields[Field.EDITORS_NOTE][0].value == "about the ferry"
    assert found.private is not None
    assert found.private.count == 2


def test_a_mask_with_an_open_end_means_its_line_alone() -> None:
    assert kinds(COPY, f"Our pledge: fairness\n{COPY}") == ["paragraph", "furniture", "paragraph"]


def test_bylines_among_the_first_paragraphs() -> None:
    assert kinds("By Ines Varga and Olu Brandt", COPY, COPY) == ["byline", "paragraph", "paragraph"]
    assert kinds("Von Ines Varga, dpa", COPY)[0] == "byline"


@pytest.mark.parametrize("line", ["(Reporting by Ines Varga; Editing by Olu Brandt)", "ENDS", "###", "- 30 -"])
def test_sign_offs_among_the_last(line: str) -> None:
    assert kinds(COPY, line) == ["paragraph", "sign_off"]


def test_source_lines_among_the_last() -> None:
    assert kinds(COPY, "Source: Northwire", "ENDS") == ["paragraph", "source_line", "sign_off"]
    assert kinds(COPY, "(Northwire)") == ["paragraph", "source_line"]


@pytest.mark.parametrize("line", ["(Laughs)", "Fine.", "By and by it sailed.", "Reporting by radio began at noon."])
def test_copy_stays_copy(line: str) -> None:
    assert kinds(COPY, line) == ["paragraph", "paragraph"]


def test_an_end_mark_before_copy_is_none() -> None:
    assert kinds(COPY, "ENDS", COPY) == ["paragraph"] * 3


def test_a_story_of_one_paragraph_keeps_it() -> None:
    assert kinds("By Ines Varga") == ["paragraph"]
    assert kinds("ENDS") == ["paragraph"]


@pytest.mark.parametrize("syntax", [Syntax.NITF, Syntax.PLAIN])
def test_a_sign_off_at_the_end_of_a_paragraph_stands_apart(syntax: Syntax) -> None:
    """Reuters as others send it on: the paragraph stays copy, its end is a sign-off at its place."""
    blocks = settled(
        "The ferry left.", "It was full, it said. (Reporting by Jane Doe; Editing by John Roe)", syntax=syntax
    ).blocks
    assert [(block.kind.value, block.text) for block in blocks] == [
        ("paragraph", "The ferry left."),
        ("paragraph", "It was full, it said."),
        ("sign_off", "(Reporting by Jane Doe; Editing by John Roe)"),
    ]
