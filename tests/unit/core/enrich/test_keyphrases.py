from dataclasses import replace

from copytaster.core.enrich.keyphrases import MOST, enrich
from copytaster.core.facts import EntityType, Facts, Known, MentionForm, Name, Phrase
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


def test_keyphrases_in_german() -> None:
    """A run ends with a noun, and a compound is as good as two words."""
    text = "Hafengebühren steigen"
    assert texts(a_text(text, headline=text, language="de")) == ["Hafengebühren"]


def test_keyphrases_in_an_unknown_language() -> None:
    """Without its grammar there are none: what is left between stop words is often a verb."""
    assert texts(a_text("La taxe portuaire a doublé.", headline="La taxe portuaire", language="fr")) == []
    assert texts(a_text("Ferja gekk.", headline="Ferja", language="is")) == []


def test_keyphrases_hold_no_verb() -> None:
    """A run ends before a verb in the middle and begins behind one at its front."""
    found = texts(
        a_text("Rebels of the coast.", headline="Veravian rebels battle government forces over harbour tolls")
    )
    assert "Veravian rebels" in found
    assert not any("battle" in one for one in found)
    assert "harbour tolls" in texts(a_text("No.", headline="Gulls want to introduce harbour tolls"))


def test_keyphrases_cut_no_name() -> None:
    """Words up to the middle of a name are no phrase."""
    found = texts(a_text("No.", headline="Seventh Gull's Cup final", names=("Gull's Cup",)))
    assert found == ["Gull's Cup"]


def test_common_word_alone_is_no_keyphrase() -> None:
    """A word alone stands in headline and lead and is rare."""
    assert texts(a_text("The game is a game. The game!", headline="The game")) == []
    assert texts(a_text("The eiderdown of the eiderdown.", headline="An eiderdown")) == ["eiderdown"]


def test_country_in_short_is_no_keyphrase() -> None:
    """U.S. says nothing by itself."""
    story = a_text("The U.S. left.", headline="U.S. leaves", names=("U.S.",))
    known = Known("U.S.", At(0, 0, 4), MentionForm.NAME, EntityType.PLACE, "country/USA", "test", 1.0, "USA")
    (other,) = [one.at for one in story.facts.names if one.at.block == 1]
    facts = replace(story.facts, known=(known, replace(known, at=other)))
    assert texts(replace(story, facts=facts)) == []
