from copytaster.core.model import At, AtPath, Block, BlockKind, Byline, Field, Found
from copytaster.core.normalise.bylines import bylines_of

SIGN_OFF = Block(BlockKind.SIGN_OFF, "(Reporting by Pia Ek; Editing by Per Lund)")
FIELDS = {Field.BYLINE: (Found("By Jon Vale, Halden News", ("/by",)),)}


def test_bylines_of_the_copy() -> None:
    """What stands in the copy comes before the feed's field, in the order printed, each writer once."""
    blocks = [Block(BlockKind.BYLINE, "By Ida Moe and Ola By"), Block(BlockKind.BYLINE, "Ida Moe"), SIGN_OFF]
    assert bylines_of(blocks, FIELDS) == (
        Byline("Ida Moe", at=(At(0, 3, 10),)),
        Byline("Ola By", at=(At(0, 15, 21),)),
    )


def test_bylines_of_the_feed() -> None:
    """Without a byline in the copy the feed's field tells, at its path."""
    assert bylines_of([SIGN_OFF], FIELDS) == (Byline("Jon Vale", organisation="Halden News", at=(AtPath(("/by",)),)),)


def test_bylines_of_the_sign_off() -> None:
    """Without either it is who reported, editors left out."""
    assert bylines_of([SIGN_OFF], {}) == (Byline("Pia Ek", at=(At(0, 14, 20),)),)


def test_bylines_of_an_unknown_shape() -> None:
    """A byline in an unknown shape is one name, without its opening."""
    assert bylines_of([Block(BlockKind.BYLINE, "By staff and agencies")], {}) == (
        Byline("staff and agencies", at=(At(0, 3, 21),)),
    )


def test_bylines_with_their_house_below() -> None:
    """A line right below that says only title and house is of the writers above, and no writer."""
    blocks = [
        Block(BlockKind.BYLINE, "By IDA MOE and OLA BY"),
        Block(BlockKind.BYLINE, "Halden Press"),
        Block(BlockKind.BYLINE, "By JON VALE"),
        Block(BlockKind.BYLINE, "HP Business Writer"),
    ]
    assert bylines_of(blocks, {}) == (
        Byline("IDA MOE", organisation="Halden Press", at=(At(0, 3, 10),)),
        Byline("OLA BY", organisation="Halden Press", at=(At(0, 15, 21),)),
        Byline("JON VALE", title="HP Business Writer", at=(At(2, 3, 11),)),
    )
