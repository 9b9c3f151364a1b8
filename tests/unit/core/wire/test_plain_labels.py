"""Archive copy whose parts have labels of two letters; words that only look like labels are copy."""

from __future__ import annotations

import pytest

from copytaster.core.context import Dialects
from copytaster.core.model import BlockKind, Body, Field
from copytaster.core.wire import charset, plain, plain_labels

LEAD = "The night ferry to Ostria sailed three hours late on Monday."
DOCUMENT = (
    "HD  Fog holds up the ferry\nWC  1,212 words\nPD  2 March 2026\n"
    f"LP\n{LEAD}\n\nTD\nThe line will pay.\n\nAN  Document NW1\n"
)


def test_parts_are_told_by_their_labels() -> None:
    (found,) = plain.parse(Body(DOCUMENT.encode(), charset.decode(DOCUMENT.encode())), Dialects()).stories
    assert [(block.kind, block.text) for block in found.blocks] == [
        (BlockKind.HEADLINE, "Fog holds up the ferry"),
        (BlockKind.PARAGRAPH, LEAD),
        (BlockKind.PARAGRAPH, "The line will pay."),
    ]
    assert found.fields[Field.WORD_COUNT][0].value == "1212"
    assert found.fields[Field.ITEM_ID][0].value == "NW1"
    assert found.fields[Field.VERSION_CREATED][0].value == "2026-03-02"


def test_id_without_its_number_is_kept_as_it_is() -> None:
    cut = DOCUMENT.replace(" NW1", "").encode()
    (found,) = plain.parse(Body(cut, charset.decode(cut)), Dialects()).stories
    assert Field.NATIVE_ID not in found.fields
    assert [left.value for left in found.leftovers] == ["Document"]


def test_each_headline_begins_a_document() -> None:
    assert len(plain_labels.documents(DOCUMENT * 3)) == 3


@pytest.mark.parametrize(
    "text",
    [
        f"HD  Fog\nIN  the harbour\n{LEAD}",
        f"IN THE HARBOUR\nRE the ferry\n\n{LEAD}",
        "BY  Ines Varga\nCO  Halden\nIN  Lysvik\nRE  Ferry\n\nTD  none",
        LEAD,
    ],
)
def test_fewer_labels_are_words(text: str) -> None:
    assert plain_labels.documents(text) == []
