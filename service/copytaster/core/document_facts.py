"""The shapes of derived facts in a story document's `copytaster` object (`documents.py`): what the enrichers found.

Every item has `at`, `by` and `confidence`; unknown is absent.
"""

from __future__ import annotations

from typing import Annotated, Required

# pydantic reads TypedDicts only from here on Python 3.11.
from typing_extensions import TypedDict

from copytaster.core.document_hints import Known
from copytaster.core.document_parts import At, SpanDocument
from copytaster.core.facts import (
    AttributionKind,
    EntityType,
    MentionForm,
    PlaceRole,
    QuoteKind,
    Stance,
    SymbolScheme,
    SymbolSource,
)


class MentionDocument(TypedDict, total=False):
    """Words that mean the entity; mentions may nest. `title` is where a title stands right before a name."""

    at: Required[At]
    form: Required[Annotated[str, Known(MentionForm)]]
    title: At


class EntityDocument(TypedDict, total=False):
    """One thing that the story names; `salience` 0 to 1, how much the story is about it, with the reasons."""

    id: Required[str]
    name: Required[str]
    type: Required[Annotated[str, Known(EntityType)]]
    ids: dict[str, str]
    idsConfidence: dict[str, float]
    country: str
    role: str
    salience: float
    salienceReasons: list[str]
    mentions: Required[list[MentionDocument]]
    by: Required[str]
    confidence: Required[float]


class InstrumentDocument(TypedDict, total=False):
    """A traded instrument; `mic` is ISO 10383."""

    entity: str
    symbol: Required[str]
    scheme: Required[Annotated[str, Known(SymbolScheme)]]
    mic: str
    source: Required[Annotated[str, Known(SymbolSource)]]
    by: Required[str]
    confidence: Required[float]
    at: At


class PlaceDocument(TypedDict, total=False):
    """A place on the map: ISO 3166-1 alpha-3, GeoNames id and feature code, WGS 84 degrees."""

    entity: Required[str]
    name: Required[str]
    iso3: str
    geonames: str
    feature: str
    lat: float
    lon: float
    role: Required[Annotated[str, Known(PlaceRole)]]
    by: Required[str]
    confidence: Required[float]


class QuoteDocument(TypedDict, total=False):
    """What somebody said; `speaker` is an entity's id, `embed` the number of the post that has it: never our words."""

    kind: Required[Annotated[str, Known(QuoteKind)]]
    content: Required[SpanDocument]
    speaker: str
    speakerName: str
    speakerDescription: SpanDocument
    cue: SpanDocument
    venue: SpanDocument
    embed: int
    at: Required[At]
    by: Required[str]
    confidence: Required[float]


class AttributionDocument(TypedDict, total=False):
    """Whose information it is; `embed` is the number of the post that cites it."""

    entity: str
    name: Required[str]
    kind: Required[Annotated[str, Known(AttributionKind)]]
    stance: Annotated[str, Known(Stance)]
    embed: int
    at: Required[At]
    by: Required[str]
    confidence: Required[float]


class DateExpressionDocument(TypedDict, total=False):
    """A date, time, duration or set: TIMEX value; `start` and `end` half-open, local."""

    text: Required[str]
    value: Required[str]
    start: str
    end: str
    at: Required[At]
    by: Required[str]
    confidence: Required[float]


class MoneyDocument(TypedDict, total=False):
    """An amount of money; ISO 4217."""

    amount: Required[float]
    amountMax: float
    currency: str
    qualifier: str
    at: Required[At]
    by: Required[str]
    confidence: Required[float]


class QuantityDocument(TypedDict, total=False):
    """A number of something; scores and ranges are strings."""

    value: Required[float | str]
    unit: str
    kind: str
    qualifier: str
    at: Required[At]
    by: Required[str]
    confidence: Required[float]


class TopicDocument(TypedDict, total=False):
    """An IPTC Media Topic of the text; `relevance` 0 to 1."""

    code: Required[str]
    name: Required[str]
    relevance: Required[float]
    at: At
    by: Required[str]
    confidence: Required[float]


class PhraseDocument(TypedDict, total=False):
    """Words of the story that stand for it."""

    text: Required[str]
    at: Required[At]
    by: Required[str]
    confidence: Required[float]
