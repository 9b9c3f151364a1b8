from types import MappingProxyType

from copytaster.core.context import Dialects, Tables
from copytaster.core.enrich.language import candidates, enrich
from copytaster.core.model import Block, BlockKind, Declared, Facts, Language, Places, Story
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


def test_candidates_say_which_language_lost() -> None:
    """Too little copy lets the declared one stand; enough overrules it, and then the agency's own is not needed."""
    tables = Tables(Dialects(), MappingProxyType({}), lambda _: ("de", 0.97))

    def told(letters: int) -> list[tuple[str, bool]]:
        facts = Facts(language=Language("de", 0.97, "language@1", letters))
        story = a_story(facts=facts, declared=Declared(language="en"), agency_language="fi")
        return [(one.value, one.taken) for one in candidates(story, tables)]

    assert told(120) == [("de", False), ("en", True), ("fi", False)]
    assert told(300) == [("de", True), ("en", False), ("fi", False)]
    (only,) = candidates(a_story(agency_language=None), tables)
    assert (only.taken, only.rule) == (False, "too little copy to tell: fewer than 20 letters")
