from collections.abc import Iterable
from dataclasses import dataclass, field
from types import MappingProxyType

import pytest

from copytaster.core.candidates import Candidate
from copytaster.core.context import Dialects, Tables
from copytaster.core.enrich import Enricher, Enrichment, Warn, candidates, check_order, enrich, languages_of, topics
from copytaster.core.model import Action, Language, Lifecycle, Stage, Story
from tests.stories import a_story

TABLES = Tables(Dialects(), MappingProxyType({}), lambda _: ("en", 1.0))
ENGLISH = Language("en", 1.0, "fake@1", 400)


@dataclass(slots=True)
class Fake:
    """An enricher that gives what it is told to."""

    value: object = ENGLISH
    error: Exception | None = None
    NAME: str = "fake"
    NEEDS: frozenset[str] = field(default_factory=frozenset)
    SETS: str = "language"

    def enrich(self, story: Story, tables: Tables, warn: Warn) -> object:
        if self.error:
            raise self.error
        if self.value is None:
            warn("too_short", "no words")
        return self.value


def run(enricher: Enricher, story: Story | None = None) -> tuple[Story, tuple[Enrichment, ...]]:
    ticks = iter(range(100))
    return enrich(story or a_story(), (enricher,), TABLES, lambda: float(next(ticks)))


def test_enrich_sets_one_field() -> None:
    """The value goes into the enricher's own field, its time and result into the tally."""
    story, done = run(Fake())
    assert story.facts.language == ENGLISH
    assert done == (Enrichment("fake", "ok", 1.0),)


def test_enrich_with_nothing_to_say() -> None:
    """No value is no fault; a warning of the enricher's own is kept."""
    story, done = run(Fake(value=None))
    assert story.facts.language is None
    assert [(one.code, one.stage) for one in story.warnings] == [("too_short", Stage.ENRICH)]
    assert done[0].result == "empty"


def test_enrich_survives_a_failure() -> None:
    """An enricher that fails costs its field alone; its exception's words, which may be copy, are not quoted."""
    story, done = run(Fake(error=ValueError("words of the copy")))
    assert story.facts.language is None
    assert [(one.code, one.message) for one in story.warnings] == [("enricher_failed", "fake failed with ValueError")]
    assert done[0].result == "error"


def test_enrich_of_a_kill() -> None:
    """Of a withdrawal the language is told and nothing else."""
    killed = a_story(lifecycle=Lifecycle(action=Action.KILL))
    assert run(Fake(), killed)[0].facts.language == ENGLISH
    story, done = run(Fake(SETS="mentions"), killed)
    assert story == killed
    assert done[0].result == "skipped"


@pytest.mark.parametrize(
    ("enrichers", "fault"),
    [
        ((Fake(SETS="mood"),), "fake sets mood, which Facts does not have"),
        ((Fake(), Fake(NAME="other")), "other sets language, which another enricher sets"),
        ((Fake(NEEDS=frozenset({"sentences"})),), "fake needs sentences before it"),
    ],
)
def test_check_order_refuses(enrichers: tuple[Enricher, ...], fault: str) -> None:
    """A wrong order is said at start, not found out by stories."""
    with pytest.raises(ValueError, match=fault):
        check_order(enrichers)


def test_languages_of() -> None:
    """An enricher says itself which languages it works in; one that does not say so works in any."""
    assert languages_of((Fake(), topics)) == {"topics": topics.LANGUAGES}


def test_check_order_accepts() -> None:
    """Each sets a field of its own and needs what stands before it."""
    check_order((Fake(),))


@dataclass(slots=True)
class Telling(Fake):
    """A fake that can say why."""

    def candidates(self, story: Story, tables: Tables) -> Iterable[Candidate]:
        if self.error:
            raise self.error
        yield Candidate("language", "de", taken=False, rule="too few words", by="fake@1")


def test_candidates_are_asked_of_those_that_tell() -> None:
    """Of a kill, only of what runs on it; one that fails says nothing."""
    killed = a_story(lifecycle=Lifecycle(action=Action.KILL))
    failing = Telling(error=ValueError("words of the copy"))
    asked = (Fake(), failing, Telling(), Telling(SETS="names"))
    assert [one.rule for one in candidates(a_story(), asked, TABLES)] == ["too few words"] * 2
    assert len(candidates(killed, asked, TABLES)) == 1
