from dataclasses import replace

from copytaster.core.enrich.summary import CHARACTERS, enrich
from copytaster.core.facts import Facts, Guess, Phrase
from copytaster.core.model import At, Block, BlockKind, Declared, Lifecycle, Places, Priority, Story
from copytaster.tables import load_tables
from tests.stories import a_story


def quiet(code: str, message: str, at: Places = ()) -> None:
    raise AssertionError(code)


def summary(story: Story) -> Phrase | None:
    return enrich(story, load_tables(), quiet)


LEAD = "The ferry operator of Lysvik said on Monday that it would double the harbour fees."
QUOTE = '"The harbour fees and the ferry operator and Lysvik," he said, "are one."'
FILLER = "A gull sat on the quay and looked at the sea for a while."
TELLING = "The harbour fees of Lysvik are the highest in the north, the council says in a report."


def a_text(*sentences: str, genre: str = "current", keyphrases: tuple[str, ...] = ("harbour fees", "Lysvik")) -> Story:
    return a_story(
        blocks=tuple(Block(BlockKind.PARAGRAPH, one) for one in sentences),
        declared=Declared(language="en"),
        facts=Facts(
            sentences=tuple(At(number, 0, len(one)) for number, one in enumerate(sentences)),
            genre=Guess(genre, "test", 1.0),
            keyphrases=tuple(Phrase(one, (), "test", 1.0) for one in (*keyphrases, "council", "report")),
        ),
    )


def test_summary_is_the_lead_and_the_telling_sentence() -> None:
    """Sentences of the story, word by word, in its order."""
    found = summary(a_text(LEAD, FILLER, TELLING))
    assert found is not None
    assert found.text == f"{LEAD} {TELLING}"
    assert found.at == (At(0, 0, len(LEAD)), At(2, 0, len(TELLING)))


def test_summary_without_quotes() -> None:
    """What somebody says is not the story's own sentence."""
    found = summary(a_text(LEAD, QUOTE, FILLER))
    assert found is not None
    assert found.text == LEAD


def test_summary_is_short() -> None:
    """It never grows beyond its bound, whatever the sentences hold."""
    long = "The harbour fees of Lysvik and the council and the report " + "and so on " * 28 + "stay."
    found = summary(a_text(LEAD, long, long, TELLING))
    assert found is not None
    assert len(found.text) <= CHARACTERS + 3


def test_summary_not_of_every_kind() -> None:
    """Tables, advisories, alerts and single sentences have none, nor has an unknown language."""
    story = a_text(LEAD, TELLING)
    assert summary(story) is not None
    assert summary(a_text(LEAD, TELLING, genre="table")) is None
    assert summary(a_text(LEAD, TELLING, genre="advisory")) is None
    assert summary(a_text(LEAD)) is None
    assert summary(replace(story, lifecycle=Lifecycle(priority=Priority.FLASH))) is None
    assert summary(replace(story, declared=Declared(language="is"))) is None


def test_summary_of_no_list() -> None:
    """What announces a list of stories sums nothing up."""
    assert summary(a_text("The main stories of the harbour news at seven:", TELLING, LEAD)) is None
    assert summary(a_text("1A) More gales are coming over the harbour tonight.", TELLING, LEAD)) is None


def test_summary_without_notes_of_the_production() -> None:
    """A note in capitals is not the lead."""
    found = summary(a_text("THIS EDIT CONTAINS USER GENERATED CONTENT. IT WAS CHECKED.", LEAD, TELLING))
    assert found is not None
    assert found.text == f"{LEAD} {TELLING}"
