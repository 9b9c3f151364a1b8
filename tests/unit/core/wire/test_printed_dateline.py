import pytest

from copytaster.core.model import BlockKind, RawBlock
from copytaster.core.wire.printed_dateline import settle_dateline


def settled(datelines: list[str], paragraph: str) -> tuple[list[tuple[str, str]], list[object]]:
    blocks = [RawBlock(BlockKind.DATELINE, text, (f"/d[{number}]",)) for number, text in enumerate(datelines)]
    kept, unused = settle_dateline([*blocks, RawBlock(BlockKind.PARAGRAPH, paragraph, ("/p",))])
    return [(block.kind, block.text) for block in kept], [one.value for one in unused]


@pytest.mark.parametrize(
    ("datelines", "paragraph", "dateline", "unused"),
    [
        (["OSLO, March 2"], "It left.", "OSLO, March 2", []),
        (["4/4/2018", "OSLO"], "It left.", "OSLO", ["4/4/2018"]),
        (["4/4/2018"], "It left.", "4/4/2018", []),
        (["2.4.2018 16:02:09 CEST"], "It left.", None, ["2.4.2018 16:02:09 CEST"]),
        (["OSLO"], "OSLO (NW) - It left.", None, ["OSLO"]),
        (["Oslo"], "OSLO - It left.", "OSLO -", ["Oslo"]),
        (["Oslo"], "OSLO-bound ferries left.", "Oslo", []),
        ([], "OSLO (NW) - It left.", None, []),
    ],
)
def test_settle_dateline(datelines: list[str], paragraph: str, dateline: str | None, unused: list[str]) -> None:
    """The copy's own dateline, else the first that names a place, else a day; what is none is left over."""
    told, others = settled(datelines, paragraph)
    assert [text for kind, text in told if kind == "dateline"] == ([dateline] if dateline else [])
    assert others == unused


def test_settle_dateline_divides_a_paragraph() -> None:
    """Both parts of it say which characters of the paragraph they are."""
    blocks = [
        RawBlock(BlockKind.DATELINE, "Oslo", ("/d",)),
        RawBlock(BlockKind.PARAGRAPH, "OSLO - It left.", ("/p",)),
    ]
    (dateline, paragraph), _ = settle_dateline(blocks)
    assert (dateline.text, dateline.source) == ("OSLO -", ("/p", "char=0,7"))
    assert (paragraph.text, paragraph.source) == ("It left.", ("/p", "char=7,15"))
