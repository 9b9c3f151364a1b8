import pytest

from copytaster.core.enrich.keyphrases import MOST, enrich
from copytaster.core.facts import EntityType, Facts, Name, Phrase
from copytaster.core.model import At, Block, BlockKind, Declared, Headline, Places, Story
from copytaster.tables import load_tables
from tests.stories import a_story


def quiet(code: str, message: str, at: Places = ()) -> None:
    raise AssertionError(code)


def phrases(story: Story) -> tuple[Phrase, ...]:
    return enrich(story, load_tables(), quiet)


def texts(story: Story) -> list[str]:
    return [one.text for one in phrases(story)]


def a_text(*paragraphs: str, headline: str, language: str = "en", names: tuple[str, ...] = ()) -> Story:
    blocks = (
        Block(BlockKind.HEADLINE, headline),
        *(Block(BlockKind.PARAGRAPH, text) for text in paragraphs),
    )
    found = tuple(
        Name(name, EntityType.PERSON, At(number, start, start + len(name)), "test", 1.0)
        for name in names
        for number, block in enumerate(blocks)
        if (start := block.text.find(name)) >= 0
    )
    return a_story(
        blocks=blocks,
        headlines=(Headline(headline, at=(At(0, 0, len(headline)),)),),
        declared=Declared(language=language),
        facts=Facts(names=found),
    )


FERRY = "The ferry operator said the harbour fees would be doubled. The harbour fees are the highest in the north."


def test_keyphrases_of_headline_and_lead() -> None:
    """Runs of words that come again stand first."""
    assert "harbour fees" in texts(a_text(FERRY, headline="Ferry operator angry at harbour fees"))


def test_keyphrases_stand_in_the_text() -> None:
    """Each is the words at its place, as they are printed."""
    story = a_text(FERRY, headline="Ferry operator angry at harbour fees")
    for one in phrases(story):
        (at,) = one.at
        assert isinstance(at, At)
        assert story.blocks[at.block].text[at.start : at.end] == one.text


def test_keyphrases_know_names() -> None:
    """A surname goes with its full name."""
    story = a_text("Ada Gull left.", headline="Gull leaves the harbour", names=("Ada Gull", "Gull"))
    assert texts(story)[0] == "Ada Gull"


def test_keyphrases_are_few() -> None:
    """Eight at most, and none holds another."""
    found = texts(
        a_text(
            *(f"The {word} pier and the {word} quay." for word in "north south east west".split()),
            headline="Fog bell, fog horn, fog lamp, fog wall, fog bank, fog line, fog belt, fog gate, fog fee",
        )
    )
    assert len(found) <= MOST
    assert not any(one in other for one in found for other in found if one != other)


@pytest.mark.parametrize(
    ("language", "headline", "phrase"),
    [
        ("de", "Hafengebühren steigen", "Hafengebühren"),
        ("fr", "La taxe portuaire en hausse", "taxe portuaire"),
        ("es", "Sube la tasa portuaria", "tasa portuaria"),
    ],
)
def test_keyphrases_in_other_languages(language: str, headline: str, phrase: str) -> None:
    """Stop words are those of the language."""
    assert phrase in texts(a_text(headline, headline=headline, language=language))


def test_keyphrases_in_an_unknown_language() -> None:
    """Without its stop words there are none."""
    assert texts(a_text("Ferja gekk.", headline="Ferja", language="is")) == []
