import pytest

from copytaster.core.context import Dialect, Dialects
from copytaster.core.model import At, AtPath, Block, BlockKind, Credit, Credits, Field, Found
from copytaster.core.normalise.credits import credits_of
from copytaster.core.normalise.datelines import printed_datelines
from copytaster.core.normalise.media import media_of

_KNOWN = {
    "afp": Dialect("afp", "AFP"),
    "ana": Dialect("ana", "ANA-MPA"),
    "hna": Dialect("hna", "Halden News Agency"),
    "ats": Dialect("ats", "Keystone-SDA"),
}
DIALECTS = Dialects(_KNOWN, _KNOWN)
CAPTION = Block(BlockKind.CAPTION, "The old harbour. (AFP Archive)")


def test_credits_of_text_apart_from_pictures() -> None:
    """Whose pictures a story carries says nothing of whose copy it is."""
    blocks = [CAPTION, Block(BlockKind.SOURCE_LINE, "Source: HNA")]
    source = Credit("HNA", "Halden News Agency", (At(1, 8, 11),))
    assert credits_of(blocks, {}, media_of(blocks, {}, DIALECTS), (), DIALECTS) == Credits(
        source, source, (Credit("AFP Archive", "AFP", (At(0, 18, 29),)),)
    )


def test_credits_of_pictures_alone() -> None:
    """A picture's credit is never the source of the text."""
    assert credits_of([CAPTION], {}, media_of([CAPTION], {}, DIALECTS), (), DIALECTS).text_source is None


def test_credits_of_the_feed() -> None:
    """Without a source line the feed's source is the text's, at its path."""
    fields = {Field.SOURCE: (Found("HNA", ("/source",)),)}
    assert credits_of([], fields, (), (), DIALECTS) == Credits(
        Credit("HNA", "Halden News Agency", (AtPath(("/source",)),))
    )


def test_credits_of_the_dateline() -> None:
    """Without both it is the dateline's agency, where it stands."""
    blocks = [Block(BlockKind.DATELINE, "LYSVIK, March 2 (HNA) -")]
    assert credits_of(blocks, {}, (), printed_datelines(blocks, DIALECTS), DIALECTS) == Credits(
        Credit("HNA", "Halden News Agency", (At(0, 17, 20),))
    )


@pytest.mark.parametrize(
    ("line", "agency"),
    [
        ("Source: Ida Moe/AFP", "AFP"),
        ("Source: AFP via Halden Post", "AFP"),
        ("Source: ats afp", "Keystone-SDA"),
        ("Source: Ana Lund", None),
        ("Source: Halden Post", None),
    ],
)
def test_credits_of_agency(line: str, agency: str | None) -> None:
    """An agency is one by its whole name or a part of the credit; a first name is none."""
    found = credits_of([Block(BlockKind.SOURCE_LINE, line)], {}, (), (), DIALECTS).text_source
    assert found is not None
    assert found.agency == agency
