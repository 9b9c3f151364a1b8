"""What the enrichers find: one field of `Facts` each, set by that enricher alone.

Every fact has its place (`at`: the words there are the mention or expression itself; only language, genre and urgency
have none), `by` (enricher and version) and `confidence` (0 to 1; calibrated for names, a constant per rule elsewhere).
Unknown is absent.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from copytaster.core.places import At, Places, Span
from copytaster.core.speech import Passage


class EntityType(StrEnum):
    """What a name names; events, works, laws and the like are `misc`."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    MISC = "misc"


class MentionForm(StrEnum):
    """How the words mean their entity."""

    NAME = "name"
    NOMINAL = "nominal"
    PRONOUN = "pronoun"
    METONYM = "metonym"  # Moscow for the Russian government
    DEMONYM = "demonym"
    FLAG = "flag"
    TAG = "tag"  # a hashtag or an account
    CREDIT = "credit"  # whose text or picture it is


class PlaceRole(StrEnum):
    """What a place is to the story."""

    DATELINE = "dateline"
    EVENT = "event"
    MENTIONED = "mentioned"


class QuoteKind(StrEnum):
    """How words are reported."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class AttributionKind(StrEnum):
    """Who vouches for an information."""

    AGENCY = "agency"
    MEDIA = "media"
    OFFICIAL = "official"
    OTHER = "other"


class Stance(StrEnum):
    """What they say of it."""

    CONFIRMED = "confirmed"
    DENIED = "denied"
    UNVERIFIED = "unverified"


class SymbolScheme(StrEnum):
    """How an instrument is named."""

    RIC = "ric"
    TICKER = "ticker"
    ISIN = "isin"


class SymbolSource(StrEnum):
    """How its symbol is known."""

    PRINTED = "printed"
    FEED = "feed"
    TABLE = "table"


@dataclass(frozen=True, slots=True)
class Language:
    """The language that the text itself shows: BCP 47 primary tag; `confidence` 0 to 1."""

    tag: str
    confidence: float
    by: str
    letters: int  # how many characters the judgement rests on


class Name(NamedTuple):
    """A name as the tagger found it: one place, nothing joined yet."""

    text: str
    type: EntityType
    at: At
    by: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Known:
    """Words that a table knows: a country, its demonym or flag, a body, an office. `key` names its row."""

    text: str
    at: At
    form: MentionForm
    type: EntityType
    key: str
    by: str
    confidence: float
    country: str | None = None  # ISO 3166-1 alpha-3


class Mention(NamedTuple):
    """Words that mean an entity; mentions may nest. `title` is the title right before a name: `President` Lind."""

    at: Places
    form: MentionForm
    title: Places = ()


@dataclass(frozen=True, slots=True)
class Entity:
    """One thing that the story names, with all its mentions. `id` is its number in the story (`e1`), by first mention.

    `ids` only where sure: iso3, geonames, wikidata, isin; `role` is the title or office as the copy gives it.
    """

    id: str
    name: str
    type: EntityType
    mentions: tuple[Mention, ...]
    by: str
    confidence: float
    ids: Mapping[str, str] = field(default_factory=dict)
    ids_confidence: Mapping[str, float] = field(default_factory=dict)
    country: str | None = None  # ISO 3166-1 alpha-3
    role: str | None = None


@dataclass(frozen=True, slots=True)
class Salience:
    """How much the story is about an entity: 0 to 1, with its reasons (headline, lead, count, quoted …)."""

    entity: str
    value: float
    reasons: tuple[str, ...]
    by: str


@dataclass(frozen=True, slots=True)
class Instrument:
    """A traded instrument as printed, sent or known of an entity; `mic` is ISO 10383."""

    symbol: str
    scheme: SymbolScheme
    source: SymbolSource
    at: Places
    by: str
    confidence: float
    entity: str | None = None
    mic: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A place entity on the map; a metonym is none. `geonames` is its id there, `feature` GeoNames' code."""

    entity: str
    name: str
    role: PlaceRole
    by: str
    confidence: float
    iso3: str | None = None
    geonames: str | None = None
    feature: str | None = None
    lat: float | None = None
    lon: float | None = None


class Quote(NamedTuple):
    """What somebody said or wrote: `content` its words, `at` the whole of it with its cue.

    `speaker` is an entity's id; a source that stays anonymous has its description alone.
    """

    kind: QuoteKind
    content: Span
    at: Places
    by: str
    confidence: float
    speaker: str | None = None
    speaker_name: str | None = None
    speaker_description: Span | None = None
    cue: Span | None = None
    venue: Span | None = None


class Attribution(NamedTuple):
    """Whose information it is: `name` as the copy says it."""

    name: str
    kind: AttributionKind
    at: Places
    by: str
    confidence: float
    entity: str | None = None
    stance: Stance | None = None


@dataclass(frozen=True, slots=True)
class DateExpression:
    """A date, time, duration or set: `value` is TIMEX, `start` and `end` half-open and local (ISO 8601)."""

    text: str
    value: str
    at: Places
    by: str
    confidence: float
    start: str | None = None
    end: str | None = None


@dataclass(frozen=True, slots=True)
class Money:
    """An amount; `amount_max` closes a range, `currency` is ISO 4217, `qualifier` as `at least`, `about`."""

    amount: float
    at: Places
    by: str
    confidence: float
    amount_max: float | None = None
    currency: str | None = None
    qualifier: str | None = None


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number of something: `kind` as killed, wounded, missing, percent, score; `unit` as people, kilometres.

    `value` is a string for what two numbers make: a score (`2-1`), a range (`30-35`).
    """

    value: float | str
    at: Places
    by: str
    confidence: float
    unit: str | None = None
    kind: str | None = None
    qualifier: str | None = None


@dataclass(frozen=True, slots=True)
class Topic:
    """An IPTC Media Topic that the text is about; `relevance` 0 to 1, `at` the words that say so."""

    code: str
    name: str
    relevance: float
    at: Places
    by: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Guess:
    """A value without a place of its own: genre, urgency."""

    value: str | int
    by: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words of the story that stand for it: a keyphrase, or the sentences of its summary."""

    text: str
    at: Places
    by: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Facts:
    """What the enrichers found: one field each, set by that enricher alone."""

    language: Language | None = None
    sentences: tuple[At, ...] = ()
    names: tuple[Name, ...] = ()
    known: tuple[Known, ...] = ()
    entities: tuple[Entity, ...] = ()
    places: tuple[Place, ...] = ()
    instruments: tuple[Instrument, ...] = ()
    dates: tuple[DateExpression, ...] = ()
    quotes: tuple[Quote, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    money: tuple[Money, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    topics: tuple[Topic, ...] = ()
    genre: Guess | None = None
    urgency: Guess | None = None
    keyphrases: tuple[Phrase, ...] = ()
    summary: Phrase | None = None
    salience: tuple[Salience, ...] = ()
    passages: tuple[Passage, ...] = ()  # what quotes and attributions read; in no document
