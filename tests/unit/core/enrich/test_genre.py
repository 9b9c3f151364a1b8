import pytest

from copytaster.core.enrich.genre import enrich
from copytaster.core.facts import Facts, Topic
from copytaster.core.model import At, Block, BlockKind, Declared, Headline, Places, Story
from copytaster.tables import load_tables
from tests.stories import a_story


def quiet(code: str, message: str, at: Places = ()) -> None:
    raise AssertionError(code)


def genre(story: Story) -> object:
    guess = enrich(story, load_tables(), quiet)
    return guess and guess.value


def a_text(text: str, *, headline: str = "", start: int = 0, topic: str = "", genres: tuple[str, ...] = ()) -> Story:
    topics = (Topic(topic, topic, 1.0, (), "test", 1.0),) if topic else ()
    head = (Block(BlockKind.HEADLINE, headline),) if headline else ()
    at = (At(0, start, len(headline)),)
    return a_story(
        blocks=(*head, Block(BlockKind.PARAGRAPH, text)),
        headlines=(Headline(headline[start:], at=at),) if headline else (),
        declared=Declared(language="en", genres=genres),
        facts=Facts(topics=topics),
    )


def test_genre_is_current_unless_something_speaks() -> None:
    """Copy of which nothing is said is news."""
    assert genre(a_text("The ferry left at dawn.")) == "current"


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("ANALYSIS-", "analysis"),
        ("(KORR-Bericht) ", "feature"),
        ("Factbox: ", "factbox"),
        ("TIMELINE-", "timeline"),
        ("INTERVIEW-", "interview"),
        ("PORTRÄT/", "feature"),
        ("CORRECTED-UPDATE 1-", "current"),
    ],
)
def test_genre_of_a_label(label: str, expected: str) -> None:
    """What stands before the headline names it; the words of the lifecycle do not."""
    assert genre(a_text("The ferry left.", headline=f"{label}The gull of Bergen", start=len(label))) == expected


def test_genre_inside_a_headline() -> None:
    """AFP's labels in capitals stay in the headline."""
    assert genre(a_text("Voici.", headline="AVIS - AGENDA: prévisions du jeudi")) == "advisory"


@pytest.mark.parametrize(("declared", "expected"), [("Pressemelding", "press release"), ("Meldung", "current")])
def test_genre_of_the_feed(declared: str, expected: str) -> None:
    """The feed's word counts where it says more than that it is news."""
    assert genre(a_text("The ferry left.", genres=(declared,))) == expected


@pytest.mark.parametrize(
    ("text", "topic", "expected"),
    [
        ("Ada Gull, who was born in Bergen, has died at the age of 91. She is survived by a son.", "", "obituary"),
        ("Gull beat Tern 3-1 after a hat-trick before half-time.", "medtop:15000000", "sport result"),
        ("Gull beat Tern 3-1 after a hat-trick before half-time.", "", "current"),
        ("FOR IMMEDIATE RELEASE Gull Ltd announced today that it flies. Media contact: none.", "", "press release"),
        ("Stocks fell and the index closed lower, traders said, led by losers.", "medtop:04000000", "market report"),
        ("EDITORS: here are the stories planned for today, they will move by noon.", "", "advisory"),
    ],
)
def test_genre_of_phrases(text: str, topic: str, expected: str) -> None:
    """Phrases of a genre speak for it, those of sport and markets on their topics alone."""
    assert genre(a_text(text, topic=topic)) == expected


def test_genre_of_shapes() -> None:
    """Questions and answers are an interview, copy that is mostly a table a table."""
    talk = tuple(Block(BlockKind.PARAGRAPH, text) for text in ("Q: Why?", "A: Why not.", "Q: When?", "A: Now."))
    assert genre(a_story(blocks=talk, declared=Declared(language="en"))) == "interview"
    rows = (Block(BlockKind.TABLE, "Bergen 3 1 2\n" * 20), Block(BlockKind.PARAGRAPH, "Standings."))
    assert genre(a_story(blocks=rows, declared=Declared(language="en"))) == "table"


def test_genre_in_an_unknown_language() -> None:
    """Without words of the language only labels tell."""
    assert genre(a_story(declared=Declared(language="is"))) is None
