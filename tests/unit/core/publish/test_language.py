import pytest

from copytaster.core.model import Declared, Facts, Language
from copytaster.core.publish.language import decide_language
from tests.stories import a_story


def found(tag: str, confidence: float = 0.95, letters: int = 300) -> Facts:
    return Facts(Language(tag, confidence, "language@1", letters))


@pytest.mark.parametrize(
    ("declared", "facts", "tag", "decided"),
    [
        (None, Facts(), None, False),
        ("de", Facts(), "de", False),
        (None, found("de"), "de", True),
        (None, found("de", confidence=0.89), None, False),
        (None, found("de", letters=199), None, False),
        ("en", found("de"), "de", True),
        ("en", found("de", confidence=0.89), "en", False),
        ("en", found("de", letters=199), "en", False),
        ("en-GB", found("en"), "en-GB", False),
        ("en_GB", found("en"), "en_GB", False),
    ],
)
def test_language_is_declared_unless_detection_is_sure(
    declared: str | None, facts: Facts, tag: str | None, decided: bool
) -> None:
    """Detection rules from 0.9 on 200 characters on; a finer declared tag of the same language stays."""
    language = decide_language(a_story(declared=Declared(language=declared), facts=facts))
    assert language.tag == tag
    assert (language.decision is not None) is decided


def test_agency_language_is_for_copy_that_tells_none() -> None:
    short = decide_language(a_story(declared=Declared(), facts=found("de", letters=40), agency_language="sv"))
    assert (short.tag, short.decision and short.decision.source) == ("sv", "agency")
    sure = decide_language(a_story(declared=Declared(), facts=found("de"), agency_language="sv"))
    assert sure.tag == "de"
    declared = decide_language(a_story(declared=Declared(language="da"), facts=Facts(), agency_language="sv"))
    assert (declared.tag, declared.decision) == ("da", None)
