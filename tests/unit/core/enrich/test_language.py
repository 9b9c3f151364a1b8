from types import MappingProxyType

from copytaster.core.context import Dialects, Tables
from copytaster.core.enrich.language import enrich
from copytaster.core.model import Block, BlockKind, Language, Places, Story
from tests.stories import a_story


def judged(*blocks: Block, probability: float = 0.9) -> tuple[Language | None, list[str]]:
    seen: list[str] = []

    def identify(text: str) -> tuple[str, float]:
        seen.append(text)
        return "en", probability

    def warn(code: str, message: str, at: Places = ()) -> None:
        raise AssertionError(code)

    story: Story = a_story(blocks=blocks)
    return enrich(story, Tables(Dialects(), MappingProxyType({}), identify), warn), seen


def paragraph(text: str) -> Block:
    return Block(BlockKind.PARAGRAPH, text)


def test_language_of_the_body() -> None:
    """The model sees the body on one line; headlines count only where there is no body."""
    language, seen = judged(
        Block(BlockKind.HEADLINE, "A headline without any body"), paragraph("The ferry left\nthe pier at dawn.")
    )
    assert seen == ["The ferry left the pier at dawn."]
    assert language == Language("en", 0.9, "language@1", 32)


def test_language_without_a_body() -> None:
    """Whatever words there are have to do, but no credits."""
    _, seen = judged(
        Block(BlockKind.HEADLINE, "Ferry leaves the pier at last"), Block(BlockKind.BYLINE, "By Ann Other")
    )
    assert seen == ["Ferry leaves the pier at last"]
    assert judged(Block(BlockKind.HEADLINE, "Ferry leaves")) == (None, [])


def test_language_of_too_few_letters() -> None:
    """Below twenty letters there is no judgement."""
    assert judged(paragraph("0:3 1:2 4:4 " * 20)) == (None, [])


def test_language_of_capitals() -> None:
    """The model has seen little upper case: it is folded first."""
    assert judged(paragraph("THE FERRY LEFT THE PIER AT DAWN."))[1] == ["the ferry left the pier at dawn."]


def test_language_is_bounded() -> None:
    """Four hundred characters are enough, and no probability is above one."""
    language, _ = judged(paragraph("ferry " * 500), probability=1.0000001)
    assert language is not None
    assert (language.letters, language.confidence) == (400, 1.0)


def test_language_that_nobody_knows() -> None:
    """A model that is at a loss says nothing."""
    assert judged(paragraph("The ferry left the pier at dawn."), probability=0.0)[0] is None
