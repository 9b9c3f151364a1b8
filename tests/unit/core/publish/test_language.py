import pytest

from copytaster.core.model import Action, Declared, Facts, Language, Lifecycle
from copytaster.core.publish.language import canonical, decide_language, language_limits, language_read_in
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
        ("en_GB", found("en"), "en-GB", False),
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


WORKS_IN = {"names": frozenset({"en"}), "topics": frozenset({"en", "de"})}


@pytest.mark.parametrize(
    ("tag", "limits"),
    [
        ("en-GB", ()),
        ("de", ("language:de:names",)),
        ("is", ("language:is",)),
        (None, ("language:und",)),
    ],
)
def test_language_limits(tag: str | None, limits: tuple[str, ...]) -> None:
    """The enrichers that do not work in the story's language are named, all of them by the language alone."""
    assert language_limits(a_story(declared=Declared(language=tag)), WORKS_IN) == limits


def test_language_limits_of_a_killed_story() -> None:
    """Its facts are left out anyway."""
    assert language_limits(a_story(lifecycle=Lifecycle(Action.KILL)), WORKS_IN) == ()


@pytest.mark.parametrize(("confidence", "tag"), [(0.6, "de"), (0.4, "")])
def test_language_read_in(confidence: float, tag: str) -> None:
    """A short line is read in its likely language, though none is published."""
    story = a_story(facts=Facts(language=Language("de", confidence, "language@1", 40)))
    assert (decide_language(story).tag, language_read_in(story)) == (None, tag)


@pytest.mark.parametrize(
    ("declared", "published"),
    [
        ("FR", "fr"),
        ("nl-nl", "nl-NL"),
        ("de-DE", "de-DE"),
        ("en_GB", "en-GB"),
        ("zh-hant-tw", "zh-Hant-TW"),
        ("ES-419", "es-419"),
    ],
)
def test_language_is_published_in_its_own_case(declared: str, published: str) -> None:
    """The case that BCP 47 recommends; what is no tag stays as it was sent."""
    assert canonical(declared) == published
    assert canonical("Français de France") == "Français de France"
