"""Derived facts as published: joined once, valid as ninjs, bounded."""

from dataclasses import replace

from copytaster.core.facts import (
    Attribution,
    AttributionKind,
    Entity,
    EntityType,
    Facts,
    Guess,
    Instrument,
    Mention,
    MentionForm,
    Money,
    Place,
    PlaceRole,
    Quote,
    QuoteKind,
    Salience,
    SymbolScheme,
    SymbolSource,
    Topic,
)
from copytaster.core.model import Action, At, Block, BlockKind, Embed, Lifecycle, Priority, Span, Story
from copytaster.core.publish import alert, bounds, story
from tests.contract import json_schemas
from tests.reading import Document, document_of
from tests.stories import CONTEXT, a_story

AT = (At(0, 4, 9),)
COMPANY = Entity("e1", "Ferry", EntityType.ORGANISATION, (Mention(AT, MentionForm.NAME),), "names@1", 0.9)
CAPITAL = Entity("e2", "Moscow", EntityType.PLACE, (Mention(AT, MentionForm.METONYM),), "names@1", 0.8, country="RUS")
FACTS = Facts(
    entities=(COMPANY, CAPITAL),
    salience=(Salience("e1", 0.83, ("headline", "count"), "relevance@1"),),
    instruments=(Instrument("FRY.L", SymbolScheme.RIC, SymbolSource.PRINTED, AT, "instruments@1", 1.0, "e1", "XLON"),),
    places=(Place("e2", "Moscow", PlaceRole.MENTIONED, "places@1", 0.7, "RUS", "524901", "PPLC", 55.75, 37.62),),
    attributions=(Attribution("State TV", AttributionKind.MEDIA, AT, "attributions@1", 0.9),),
    money=(Money(0.0, AT, "money@1", 1.0, currency="EUR"),),
    topics=(Topic("medtop:04000000", "economy, business and finance", 0.9, AT, "subjects@1", 0.75),),
    genre=Guess("current", "genre@1", 0.6),
    urgency=Guess(4, "urgency@1", 0.6),
)


def published(one: Story) -> Document:
    (output,) = story.publish(one, CONTEXT)
    return document_of(output)


def test_facts_are_valid_as_ninjs_and_by_our_schema() -> None:
    document = published(a_story(facts=FACTS))
    assert json_schemas.faults(json_schemas.ours("story"), document) == []
    without = {name: value for name, value in document.items() if name != "copytaster"}
    assert json_schemas.faults(json_schemas.ninjs("3.1"), without) == []


def test_entity_takes_its_salience() -> None:
    """Joined in the document alone; what nobody judged has none."""
    ours = published(a_story(facts=FACTS))["copytaster"]
    assert isinstance(ours, dict)
    company, capital = ours["entities"]
    assert (company["salience"], company["salienceReasons"]) == (0.83, ["headline", "count"])
    assert "salience" not in capital


def test_entity_takes_the_ids_of_its_place() -> None:
    """The GeoNames id and the country of the place that an entity is, unless the place is hardly more than a guess."""
    sure, unsure = (replace(FACTS, places=(replace(FACTS.places[0], confidence=one),)) for one in (0.7, 0.4))
    ours = published(a_story(facts=sure))["copytaster"]
    assert isinstance(ours, dict)
    assert ours["entities"][1]["ids"]["geonames"] == "524901"
    assert ours["entities"][1]["idsConfidence"]["geonames"] == 0.7
    assert ours["entities"][1]["country"] == "RUS"
    ours = published(a_story(facts=unsure))["copytaster"]
    assert isinstance(ours, dict)
    assert "geonames" not in ours["entities"][1].get("ids", {})


def test_facts_of_a_post_say_so() -> None:
    """A quote or a source within an embedded post names the post: it is never the agency's own."""
    words = Span("We sail", (At(1, 0, 7),))
    quote = Quote(QuoteKind.DIRECT, words, words.at, "quotes@1", 0.9)
    cited = Attribution("Lysvik Gazette", AttributionKind.MEDIA, words.at, "attributions@1", 0.6)
    facts = Facts(quotes=(quote, quote._replace(at=AT)), attributions=(cited, cited._replace(at=AT)))
    blocks = (Block(BlockKind.PARAGRAPH, "The ferry left."), Block(BlockKind.EMBED, "We sail."))
    ours = published(a_story(blocks=blocks, embeds=(Embed(1),), facts=facts))["copytaster"]
    assert isinstance(ours, dict)
    assert [one.get("embed") for one in ours["quotes"]] == [0, None]
    assert [one.get("embed") for one in ours["attributions"]] == [0, None]


def test_a_credit_is_no_organisation_of_ninjs() -> None:
    """Whose text it is stands in the credits; the entity has the ids."""
    agency = Entity("e3", "Reuters", EntityType.ORGANISATION, (Mention(AT, MentionForm.CREDIT),), "entities@1", 0.97)
    document = published(a_story(facts=Facts(entities=(agency,))))
    assert "organisations" not in document
    ours = document["copytaster"]
    assert isinstance(ours, dict)
    assert ours["entities"][0]["mentions"][0]["form"] == "credit"


def test_a_mention_has_its_title() -> None:
    """Where there is one."""
    mentions = (Mention(AT, MentionForm.NAME, (At(0, 0, 3),)), Mention(AT, MentionForm.PRONOUN))
    ours = published(a_story(facts=Facts(entities=(replace(COMPANY, mentions=mentions),))))["copytaster"]
    assert isinstance(ours, dict)
    first, second = ours["entities"][0]["mentions"]
    assert first["title"] == [{"block": 0, "start": 0, "end": 3}]
    assert "title" not in second


def test_metonym_is_no_place_of_ninjs() -> None:
    """Moscow for a government names no place of the story; organisations have their symbols."""
    document = published(a_story(facts=FACTS))
    assert "places" not in document
    assert document["organisations"] == [
        {"name": "Ferry", "literal": "e1", "rel": "about", "symbols": [{"symbol": "FRY.L", "exchange": "XLON"}]}
    ]


def test_our_subjects_are_told_by_their_creator() -> None:
    assert published(a_story(facts=FACTS))["subjects"] == [
        {
            "name": "economy, business and finance",
            "literal": "medtop:04000000",
            "creator": "copytaster",
            "confidence": 75,
            "relevance": 90,
        }
    ]


def test_guesses_stand_beside_what_was_declared() -> None:
    """The computed urgency is never the published one."""
    document = published(a_story(facts=FACTS))
    assert "urgency" not in document
    ours = document["copytaster"]
    assert isinstance(ours, dict)
    assert ours["computed"]["urgency"] == {"value": 4, "by": "urgency@1", "confidence": 0.6}
    assert ours["genre"] == "current"
    assert ours["money"][0]["amount"] == 0.0


def test_cited_media_stand_among_the_credits() -> None:
    ours = published(a_story(facts=FACTS))["copytaster"]
    assert isinstance(ours, dict)
    assert [one["text"] for one in ours["credits"]["citedMedia"]] == ["State TV"]


def test_alert_names_the_most_salient() -> None:
    flash = a_story(facts=FACTS, lifecycle=Lifecycle(priority=Priority.FLASH))
    (output,) = alert.publish(flash, CONTEXT)
    assert document_of(output)["entities"] == [{"name": "Ferry"}, {"name": "Moscow"}]
    (output,) = alert.publish(a_story(facts=FACTS, lifecycle=Lifecycle(action=Action.KILL)), CONTEXT)
    assert "entities" not in document_of(output)


def test_facts_beyond_their_counts_are_named() -> None:
    """A story that is over its bound loses facts first, and says which."""
    many = replace(COMPANY, mentions=COMPANY.mentions * 400)
    lesser, cut = bounds.thinned(a_story(facts=replace(FACTS, entities=(many,) * 500)))
    assert cut == ("entities", "entities[].mentions")
    assert len(lesser.facts.entities) == bounds.COUNTS["entities"]
    assert len(lesser.facts.entities[0].mentions) == bounds.COUNTS["entities[].mentions"]
