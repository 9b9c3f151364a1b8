import pytest

from copytaster.core.enrich.urgency import enrich
from copytaster.core.facts import Facts, Guess, Topic
from copytaster.core.model import Block, BlockKind, Declared, Lifecycle, Places, Priority, Story
from copytaster.tables import load_tables
from tests.stories import a_story


def quiet(code: str, message: str, at: Places = ()) -> None:
    raise AssertionError(code)


def urgency(story: Story) -> object:
    guess = enrich(story, load_tables(), quiet)
    return guess and guess.value


def a_text(text: str, *, topic: str = "", genre: str = "current") -> Story:
    topics = (Topic(topic, topic, 1.0, (), "test", 1.0),) if topic else ()
    return a_story(
        blocks=(Block(BlockKind.PARAGRAPH, text), Block(BlockKind.PARAGRAPH, "More later.")),
        declared=Declared(language="en"),
        facts=Facts(topics=topics, genre=Guess(genre, "test", 1.0)),
    )


@pytest.mark.parametrize(("priority", "expected"), [(Priority.FLASH, 1), (Priority.BULLETIN, 2), (Priority.URGENT, 3)])
def test_urgency_of_a_marker(priority: Priority, expected: int) -> None:
    """What the wire marks rules."""
    assert urgency(a_story(lifecycle=Lifecycle(priority=priority))) == expected


@pytest.mark.parametrize(
    ("text", "topic", "genre", "expected"),
    [
        ("The ferry left at dawn.", "", "current", 5),
        ("At least 40 people were killed when the ferry sank.", "medtop:03000000", "current", 3),
        ("Two boats sank; 3 sailors were found dead.", "medtop:03000000", "current", 4),
        ("Dozens of people died in the storm.", "", "current", 3),
        ("In 2019 a ferry was built.", "", "current", 5),
        ("A gull was named Ada.", "medtop:08000000", "current", 7),
        ("A life by the sea.", "", "feature", 7),
    ],
)
def test_urgency_of_what_happened(text: str, topic: str, genre: str, expected: int) -> None:
    """The dead, the topic and the genre count."""
    assert urgency(a_text(text, topic=topic, genre=genre)) == expected


def test_urgency_of_a_line() -> None:
    """A single line is likely an alert; a brief is none."""
    line = a_story(blocks=(Block(BlockKind.PARAGRAPH, "NORTHLAND CUTS KEY RATE"),), declared=Declared(language="en"))
    brief = a_story(
        blocks=(Block(BlockKind.PARAGRAPH, "BRIEF-Gull Ltd buys a boat"),), declared=Declared(language="en")
    )
    assert (urgency(line), urgency(brief)) == (3, 5)


def test_urgency_confidence_is_modest() -> None:
    """It is a guess, and says so."""
    guess = enrich(a_text("The ferry left at dawn."), load_tables(), quiet)
    assert guess is not None
    assert guess.confidence <= 0.5


def test_urgency_in_an_unknown_language() -> None:
    """Without words of the language only markers tell."""
    assert urgency(a_story(declared=Declared(language="is"))) is None
