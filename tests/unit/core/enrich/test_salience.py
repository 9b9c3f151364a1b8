from copytaster.core.enrich.salience import enrich
from copytaster.core.facts import Entity, EntityType, Facts, Mention, MentionForm, Quote, QuoteKind, Salience
from copytaster.core.model import At, Block, BlockKind, Declared, Headline, Places, Span, Story
from copytaster.tables import load_tables
from tests.stories import a_story


def quiet(code: str, message: str, at: Places = ()) -> None:
    raise AssertionError(code)


def salience(story: Story) -> dict[str, Salience]:
    return {one.entity: one for one in enrich(story, load_tables(), quiet)}


def an_entity(number: int, *mentions: tuple[int, int], form: MentionForm = MentionForm.NAME) -> Entity:
    """An entity mentioned in these blocks, at these places."""
    found = tuple(Mention((At(block, start, start + 4),), form) for block, start in mentions)
    return Entity(f"e{number}", "Gull", EntityType.PERSON, found, "test", 1.0)


BLOCKS = (
    Block(BlockKind.HEADLINE, "Gull leaves Lysvik"),
    Block(BlockKind.PARAGRAPH, "Gull left Lysvik on Monday."),
    Block(BlockKind.PARAGRAPH, "Gull said so. Tern did not."),
    Block(BlockKind.EMBED, "Auk Auk Auk Auk Auk Auk Auk"),
    Block(BlockKind.CAPTION, "Auk in 2010."),
)


def a_text(*entities: Entity, quotes: tuple[Quote, ...] = ()) -> Story:
    return a_story(
        blocks=BLOCKS,
        headlines=(Headline(BLOCKS[0].text, at=(At(0, 0, 18),)),),
        declared=Declared(language="en"),
        facts=Facts(entities=entities, quotes=quotes),
    )


def test_salience_of_place_and_count() -> None:
    """Who stands in headline and lead and comes again is what the story is about; who is named once is not."""
    found = salience(a_text(an_entity(1, (0, 0), (1, 0), (2, 0)), an_entity(2, (2, 14))))
    assert found["e1"].value > 0.9
    assert found["e1"].reasons == ("headline", "lead", "count", "spread")
    assert found["e2"].value < 0.2
    assert found["e2"].reasons == ()


def test_salience_not_of_embeds_and_captions() -> None:
    """Who stands in posts and captions alone counts nothing, however often."""
    found = salience(a_text(an_entity(1, *((3, start) for start in range(0, 24, 4)), (4, 0))))
    assert (found["e1"].value, found["e1"].reasons) == (0.0, ())


def test_salience_not_of_credits() -> None:
    """Whose text it is, is no news, even in the lead's dateline."""
    found = salience(a_text(an_entity(1, (1, 0), (0, 0), form=MentionForm.CREDIT)))
    assert (found["e1"].value, found["e1"].reasons) == (0.0, ())


def test_salience_of_who_speaks() -> None:
    """A speaker counts more than who is silent."""
    words = Span("so", (At(2, 10, 12),))
    quote = Quote(QuoteKind.INDIRECT, words, words.at, "test", 1.0, speaker="e1")
    silent, speaking = (salience(a_text(an_entity(1, (2, 0)), quotes=quotes))["e1"] for quotes in ((), (quote,)))
    assert speaking.value > silent.value
    assert speaking.reasons == ("quoted",)


def test_salience_of_a_metonym_is_less() -> None:
    """A government that is meant by its seat counts half."""
    named = salience(a_text(an_entity(1, (1, 0), (2, 0))))["e1"]
    meant = salience(a_text(an_entity(1, (1, 0), (2, 0), form=MentionForm.METONYM)))["e1"]
    assert meant.value < named.value


def test_salience_of_nothing() -> None:
    """No entities, no salience."""
    assert salience(a_text()) == {}
