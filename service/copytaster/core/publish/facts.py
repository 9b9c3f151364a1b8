"""What the enrichers found, as documents: the derived part of the `copytaster` object, and what ninjs holds of it.

The joining is done here alone: an entity takes its salience, and of the place that it is the country and the GeoNames
id; `credits` takes the media and officials that are cited.

What a story has dozens of is written out, with an `if` where the schema requires nothing: half the time of `present`.
"""

from __future__ import annotations

from collections.abc import Mapping
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
from copytaster.core.model import At, JsonValue, Places, Span, Story
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
    embeds = {one.block: number for number, one in enumerate(story.embeds)}
    return present(
        {
            "entities": [_entity(one, salience.get(one.id), resolved.get(one.id)) for one in found.entities],
            "instruments": [_instrument(one) for one in found.instruments],
            "places": [_place(one) for one in found.places],
            "quotes": [_quote(one, embeds) for one in found.quotes],
            "attributions": [_attribution(one, embeds) for one in found.attributions],
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
    symbols = _symbols(story)
    people: list[JsonValue] = []
    organisations: list[JsonValue] = []
    where: list[JsonValue] = []
    for one in story.facts.entities:
        kind = one.type
        if kind is EntityType.MISC or _is_never_named(one):
            continue
        named: Json = {
            "name": one.name,
            "literal": one.id,
            "rel": "about" if salience.get(one.id, 0.0) >= ABOUT_SALIENCE else "mentions",
        }
        if kind is EntityType.PERSON:
            people.append(named)
        elif kind is EntityType.PLACE:
            where.append(named)
        else:
            if one.id in symbols:
                named["symbols"] = symbols[one.id]
            organisations.append(named)
    return {"people": people, "organisations": organisations, "places": where}


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


_NO_NAME = frozenset({MentionForm.METONYM, MentionForm.DEMONYM, MentionForm.FLAG, MentionForm.CREDIT})


def _is_never_named(entity: Entity) -> bool:
    """Whether only its government, its people or its flag are there (what a country did, not where), or a credit."""
    for one in entity.mentions:  # noqa: SIM110 - a generator for each entity takes three times the time
        if one.form not in _NO_NAME:
            return False
    return True


def _symbols(story: Story) -> dict[str, list[JsonValue]]:
    """The instruments of entities, by their ids."""
    found: dict[str, list[JsonValue]] = {}
    for one in story.facts.instruments:
        if one.entity:
            found.setdefault(one.entity, []).append(present({"symbol": one.symbol, "exchange": one.mic}))
    return found


@lru_cache(maxsize=1024)
def _sure(confidence: float) -> float:
    """As published; kept, as a story has a hundred of them and only some values."""
    return round(min(max(confidence, 0.0), 1.0), 2)


def _entity(entity: Entity, salience: Salience | None, place: Place | None) -> Json:
    found: Json = {"id": entity.id, "name": entity.name, "type": entity.type}
    if place and not (place.feature and place.confidence >= SURE_PLACE):
        place = None  # itself on no map, only near what is
    if place or entity.ids:
        _add_ids(found, entity, place)
    if country := entity.country or (place and place.iso3):
        found["country"] = country
    if entity.role:
        found["role"] = entity.role
    if salience:
        found["salience"] = round(salience.value, 2)
        if salience.reasons:
            found["salienceReasons"] = list(salience.reasons)
    found["mentions"] = [
        {"at": places(one.at), "form": one.form, "title": places(one.title)}
        if one.title
        else {"at": places(one.at), "form": one.form}
        for one in entity.mentions
    ]
    found["by"] = entity.by
    found["confidence"] = _sure(entity.confidence)
    return found


def _add_ids(found: Json, entity: Entity, place: Place | None) -> None:
    ids: Json = {**entity.ids}
    sure: Json = {name: _sure(value) for name, value in entity.ids_confidence.items()}
    if place and place.geonames:
        ids["geonames"], sure["geonames"] = place.geonames, _sure(place.confidence)
    if ids:
        found["ids"] = ids
        if sure:
            found["idsConfidence"] = sure


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
    found: Json = {"entity": one.entity, "name": one.name}
    if one.iso3:
        found["iso3"] = one.iso3
    if one.geonames:
        found["geonames"] = one.geonames
    if one.feature:
        found["feature"] = one.feature
    if one.lat is not None:
        found["lat"] = one.lat
    if one.lon is not None:
        found["lon"] = one.lon
    found["role"] = one.role
    found["by"] = one.by
    found["confidence"] = _sure(one.confidence)
    return found


def _resting(found: Json, one: Quote | Attribution | DateExpression | Money | Quantity) -> Json:
    """A fact with the words that it rests on, who says it and how sure that is."""
    found["at"] = places(one.at)
    found["by"] = one.by
    found["confidence"] = _sure(one.confidence)
    return found


def _add_embed(found: Json, at: Places, embeds: Mapping[int, int]) -> None:
    """The number of the embedded post that a fact stands in."""
    first = at[0] if at and embeds else None
    if isinstance(first, At) and first.block in embeds:
        found["embed"] = embeds[first.block]


def _quote(one: Quote, embeds: Mapping[int, int]) -> Json:
    found: Json = {"kind": one.kind, "content": _span(one.content)}
    if one.speaker:
        found["speaker"] = one.speaker
    if one.speaker_name:
        found["speakerName"] = one.speaker_name
    if one.speaker_description:
        found["speakerDescription"] = _span(one.speaker_description)
    if one.cue:
        found["cue"] = _span(one.cue)
    if one.venue:
        found["venue"] = _span(one.venue)
    _add_embed(found, one.at, embeds)
    return _resting(found, one)


def _span(span: Span) -> Json:
    return {"text": span.text, "at": places(span.at)}


def _attribution(one: Attribution, embeds: Mapping[int, int]) -> Json:
    found: Json = {"entity": one.entity, "name": one.name} if one.entity else {"name": one.name}
    found["kind"] = one.kind
    if one.stance:
        found["stance"] = one.stance
    _add_embed(found, one.at, embeds)
    return _resting(found, one)


def _date(one: DateExpression) -> Json:
    found: Json = {"text": one.text, "value": one.value}
    if one.start:
        found["start"] = one.start
    if one.end:
        found["end"] = one.end
    return _resting(found, one)


def _money(one: Money) -> Json:
    found: Json = {"amount": one.amount}
    if one.amount_max is not None:
        found["amountMax"] = one.amount_max
    if one.currency:
        found["currency"] = one.currency
    if one.qualifier:
        found["qualifier"] = one.qualifier
    return _resting(found, one)


def _quantity(one: Quantity) -> Json:
    found: Json = {"value": one.value}
    if one.unit:
        found["unit"] = one.unit
    if one.kind:
        found["kind"] = one.kind
    if one.qualifier:
        found["qualifier"] = one.qualifier
    return _resting(found, one)


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
    return {"text": one.text, "at": places(one.at), "by": one.by, "confidence": _sure(one.confidence)}
