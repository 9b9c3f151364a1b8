"""What the enrichers found, as documents: the derived part of the `copytaster` object, and what ninjs holds of it.

The joining is done here alone: an entity takes its salience, and of the place that it is the country and the GeoNames
id; `credits` takes the media and officials that are cited.
"""

from __future__ import annotations

from functools import lru_cache

from copytaster.core.facts import (
    Attribution,
    AttributionKind,
    DateExpression,
    Entity,
    EntityType,
    Instrument,
    MentionForm,
    Money,
    Phrase,
    Place,
    Quantity,
    Quote,
    Salience,
    Topic,
)
from copytaster.core.model import JsonValue, Span, Story
from copytaster.core.publish.parts import places, present

ABOUT_SALIENCE = 0.5
"""From here on the story is about an entity (`rel` about); below it only mentions it."""
SURE_PLACE = 0.5
"""From here on a place's country and GeoNames id are its entity's too."""
TOPICS_BY = "copytaster"
"""The `creator` that tells our subjects from the feed's."""

Json = dict[str, JsonValue]


def facts(story: Story) -> Json:
    """The derived properties of the `copytaster` object, those that are there."""
    found = story.facts
    salience = {one.entity: one for one in found.salience}
    resolved = {one.entity: one for one in found.places}
    return present(
        {
            "entities": [_entity(one, salience.get(one.id), resolved.get(one.id)) for one in found.entities],
            "instruments": [_instrument(one) for one in found.instruments],
            "places": [_place(one) for one in found.places],
            "quotes": [_quote(one) for one in found.quotes],
            "attributions": [_attribution(one) for one in found.attributions],
            "dates": [_date(one) for one in found.dates],
            "money": [_money(one) for one in found.money],
            "quantities": [_quantity(one) for one in found.quantities],
            "subjects": [_topic(one) for one in found.topics],
            "genre": str(found.genre.value) if found.genre else None,
            "keyphrases": [_phrase(one) for one in found.keyphrases],
            "summary": _phrase(found.summary) if found.summary else None,
        }
    )


def computed(story: Story) -> Json:
    """The guesses of `computed`: they stand beside what was declared and change nothing."""
    found = story.facts
    guesses = {"genre": found.genre, "urgency": found.urgency}
    return {
        name: {"value": guess.value, "by": guess.by, "confidence": _sure(guess.confidence)}
        for name, guess in guesses.items()
        if guess
    }


def cited(story: Story, kind: AttributionKind) -> list[JsonValue]:
    """The media or officials that the copy cites, each once, as `credits` holds them."""
    once: dict[str, Attribution] = {}
    for one in story.facts.attributions:
        if one.kind is kind:
            once.setdefault(one.name.casefold(), one)
    return [present({"text": one.name, "at": places(one.at)}) for one in once.values()]


def ninjs_names(story: Story) -> Json:
    """People, organisations, places and our subjects as ninjs has them."""
    salience = {one.entity: one.value for one in story.facts.salience}
    unplaced = {entity.id for entity in story.facts.entities if _is_never_named(entity)}

    def named(kind: EntityType) -> list[JsonValue]:
        return [
            present(
                {
                    "name": one.name,
                    "literal": one.id,
                    "rel": "about" if salience.get(one.id, 0.0) >= ABOUT_SALIENCE else "mentions",
                    "symbols": _symbols(story, one) if kind is EntityType.ORGANISATION else None,
                }
            )
            for one in story.facts.entities
            if one.type is kind and one.id not in unplaced
        ]

    return {
        "people": named(EntityType.PERSON),
        "organisations": named(EntityType.ORGANISATION),
        "places": named(EntityType.PLACE),
    }


def ninjs_subjects(story: Story) -> list[JsonValue]:
    """Our subjects, told from the feed's by their creator; confidence and relevance times 100."""
    return [
        {
            "name": one.name,
            "literal": one.code,
            "creator": TOPICS_BY,
            "confidence": round(one.confidence * 100),
            "relevance": round(one.relevance * 100),
        }
        for one in story.facts.topics
    ]


_NO_NAME = frozenset({MentionForm.METONYM, MentionForm.DEMONYM, MentionForm.FLAG})


def _is_never_named(entity: Entity) -> bool:
    """Whether only its government, its people or its flag are there: what a country did, not where something was."""
    return all(one.form in _NO_NAME for one in entity.mentions)


def _symbols(story: Story, entity: Entity) -> list[JsonValue]:
    return [
        present({"symbol": one.symbol, "exchange": one.mic})
        for one in story.facts.instruments
        if one.entity == entity.id
    ]


@lru_cache(maxsize=1024)
def _sure(confidence: float) -> float:
    """As published; kept, as a story has a hundred of them and only some values."""
    return round(min(max(confidence, 0.0), 1.0), 2)


def _entity(entity: Entity, salience: Salience | None, place: Place | None) -> Json:
    ids, sure, country = dict(entity.ids), dict(entity.ids_confidence), entity.country
    if place and place.feature and place.confidence >= SURE_PLACE:  # itself on the map, not only near what is
        country = country or place.iso3
        if place.geonames:
            ids["geonames"], sure["geonames"] = place.geonames, place.confidence
    return present(
        {
            "id": entity.id,
            "name": entity.name,
            "type": entity.type,
            "ids": {**ids},
            "idsConfidence": {name: _sure(value) for name, value in sure.items()} if ids else None,
            "country": country,
            "role": entity.role,
            "salience": round(salience.value, 2) if salience else None,
            "salienceReasons": list(salience.reasons) if salience else [],
            "mentions": [{"at": places(one.at), "form": one.form} for one in entity.mentions],
            "by": entity.by,
            "confidence": _sure(entity.confidence),
        }
    )


def _instrument(one: Instrument) -> Json:
    return present(
        {
            "entity": one.entity,
            "symbol": one.symbol,
            "scheme": one.scheme,
            "mic": one.mic,
            "source": one.source,
            "by": one.by,
            "confidence": _sure(one.confidence),
            "at": places(one.at),
        }
    )


def _place(one: Place) -> Json:
    return present(
        {
            "entity": one.entity,
            "name": one.name,
            "iso3": one.iso3,
            "geonames": one.geonames,
            "feature": one.feature,
            "lat": one.lat,
            "lon": one.lon,
            "role": one.role,
            "by": one.by,
            "confidence": _sure(one.confidence),
        }
    )


def _span(span: Span | None) -> Json | None:
    return present({"text": span.text, "at": places(span.at)}) if span else None


def _quote(one: Quote) -> Json:
    return present(
        {
            "kind": one.kind,
            "content": _span(one.content),
            "speaker": one.speaker,
            "speakerName": one.speaker_name,
            "speakerDescription": _span(one.speaker_description),
            "cue": _span(one.cue),
            "venue": _span(one.venue),
            "at": places(one.at),
            "by": one.by,
            "confidence": _sure(one.confidence),
        }
    )


def _attribution(one: Attribution) -> Json:
    return present(
        {
            "entity": one.entity,
            "name": one.name,
            "kind": one.kind,
            "stance": one.stance,
            "at": places(one.at),
            "by": one.by,
            "confidence": _sure(one.confidence),
        }
    )


def _date(one: DateExpression) -> Json:
    return present(
        {
            "text": one.text,
            "value": one.value,
            "start": one.start,
            "end": one.end,
            "at": places(one.at),
            "by": one.by,
            "confidence": _sure(one.confidence),
        }
    )


def _money(one: Money) -> Json:
    return {"amount": one.amount} | present(
        {
            "amountMax": one.amount_max,
            "currency": one.currency,
            "qualifier": one.qualifier,
            "at": places(one.at),
            "by": one.by,
            "confidence": _sure(one.confidence),
        }
    )


def _quantity(one: Quantity) -> Json:
    return {"value": one.value} | present(
        {
            "unit": one.unit,
            "kind": one.kind,
            "qualifier": one.qualifier,
            "at": places(one.at),
            "by": one.by,
            "confidence": _sure(one.confidence),
        }
    )


def _topic(one: Topic) -> Json:
    return present(
        {
            "code": one.code,
            "name": one.name,
            "relevance": round(one.relevance, 2),
            "at": places(one.at),
            "by": one.by,
            "confidence": _sure(one.confidence),
        }
    )


def _phrase(one: Phrase) -> Json:
    return present({"text": one.text, "at": places(one.at), "by": one.by, "confidence": _sure(one.confidence)})
