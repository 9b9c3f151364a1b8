from copytaster.core.model import At, AtPath, Block, BlockKind, Credit, Field, Found, Media, Span
from copytaster.core.normalise.media import media_of
from tests.unit.core.normalise.test_credits import DIALECTS


def test_media_of_a_caption() -> None:
    """A caption in plain copy is the sign of a picture; its words and its credit are apart."""
    block = Block(BlockKind.CAPTION, "The old harbour. (HNA Archive)")
    assert media_of([block], {}, DIALECTS) == (
        Media(
            "picture",
            caption=Span("The old harbour.", (At(0, 0, 16),)),
            credit=Credit("HNA Archive", "Halden News Agency", (At(0, 18, 29),)),
            archive=True,
        ),
    )


def test_media_of_a_credit_alone() -> None:
    """A caption that is only its credit leaves no words."""
    assert media_of([Block(BlockKind.CAPTION, "(Photo: Ida Moe/HNA)")], {}, DIALECTS) == (
        Media("picture", credit=Credit("Ida Moe/HNA", "Halden News Agency", (At(0, 8, 19),))),
    )


def test_media_of_the_feed() -> None:
    """A listed medium takes the caption below its path, and the credit that was sent before the printed one."""
    value = Found({"kind": "video", "uri": "urn:x:1", "credit": "Ida Moe"}, ("/associations/a",))
    blocks = [
        Block(BlockKind.CAPTION, "Boats. (Photo: HNA)", path=("/associations/a", "/description")),
        Block(BlockKind.CAPTION, "Quay", path=("/associations/b",)),
    ]
    assert media_of(blocks, {Field.MEDIA: (value,)}, DIALECTS) == (
        Media(
            "video",
            "urn:x:1",
            Span("Boats.", (At(0, 0, 6),)),
            Credit("Ida Moe", at=(AtPath(("/associations/a",)),)),
        ),
        Media("picture", caption=Span("Quay", (At(1, 0, 4),))),
    )
