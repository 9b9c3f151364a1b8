"""The shapes of what is published: the JSON values of the output topics, from which their schemas are generated.

A story is ninjs 3.1 plus exactly one property, `copytaster`. Unknown is absent: never null, 0, "" or a guess. Within
`.v1` properties are only ever added, and optional; enums are open.
"""

from __future__ import annotations

from typing import Annotated, Required

# pydantic reads TypedDicts only from here on Python 3.11.
from typing_extensions import TypedDict

from copytaster.core.document_facts import (
    AttributionDocument,
    DateExpressionDocument,
    EntityDocument,
    InstrumentDocument,
    MoneyDocument,
    PhraseDocument,
    PlaceDocument,
    QuantityDocument,
    QuoteDocument,
    TopicDocument,
)
from copytaster.core.document_hints import Instant, Known, Shown, Uri, Uuid
from copytaster.core.document_parts import (
    BlockDocument,
    BylineDocument,
    ComputedDocument,
    CreditsDocument,
    DatelineDocument,
    DecidedDocument,
    DeclaredDocument,
    EmbargoDocument,
    EmbedDocument,
    FeedDocument,
    FormatDocument,
    LifecycleDocument,
    MediaDocument,
    PartDocument,
    PipelineDocument,
    PrivateNotesDocument,
    RawDocument,
    RawPositionDocument,
    TimesDocument,
    WarningDocument,
)
from copytaster.core.model import Action, Priority, PubStatus, SpikeReason, Stage, Syntax


class CopytasterDocument(TypedDict, total=False):
    """All that ninjs has no place for."""

    storyId: Required[Uuid]
    versionId: Required[Uuid]
    part: PartDocument
    derivedTitle: bool
    feed: Required[FeedDocument]
    format: Required[FormatDocument]
    raw: Required[RawDocument]
    times: Required[TimesDocument]
    lifecycle: Required[LifecycleDocument]
    embargo: EmbargoDocument
    privateNotes: PrivateNotesDocument
    declared: DeclaredDocument
    computed: dict[str, ComputedDocument]
    decided: dict[str, DecidedDocument]
    blocks: list[BlockDocument]
    dateline: DatelineDocument
    bylines: list[BylineDocument]
    credits: CreditsDocument
    embeds: list[EmbedDocument]
    media: list[MediaDocument]
    entities: list[EntityDocument]
    instruments: list[InstrumentDocument]
    places: list[PlaceDocument]
    quotes: list[QuoteDocument]
    attributions: list[AttributionDocument]
    dates: list[DateExpressionDocument]
    money: list[MoneyDocument]
    quantities: list[QuantityDocument]
    subjects: list[TopicDocument]
    genre: str
    keyphrases: list[PhraseDocument]
    summary: PhraseDocument
    warnings: list[WarningDocument]
    pipeline: Required[PipelineDocument]


class RoleDocument(TypedDict, total=False):
    """A text and its role (headlines: main, sub, seo, alternative; descriptions: standfirst, summary, caption)."""

    role: str
    value: Required[str]


class BodyDocument(TypedDict, total=False):
    """The body in one content type: text/plain, which has the counts, or text/html."""

    role: str
    contentType: str
    charCount: int
    wordCount: int
    value: Required[str]


class AssociationDocument(TypedDict, total=False):
    """A medium that goes with the story, as an item of ninjs."""

    uri: Required[Uri]
    name: Required[str]
    type: str
    descriptions: list[RoleDocument]
    by: str


class RightsInfoDocument(TypedDict, total=False):
    """Rights as sent: a link to them or an expression of them."""

    langId: Uri
    linkedRights: Uri
    encodedRights: str


class NamedDocument(TypedDict, total=False):
    """Something by its name, its URI or its code."""

    name: str
    uri: Uri
    literal: str


class SubjectDocument(NamedDocument, total=False):
    """A subject; `creator` says whose code it is."""

    creator: str
    confidence: Annotated[int, Shown("minimum", 0), Shown("maximum", 100)]
    relevance: Annotated[int, Shown("minimum", 0), Shown("maximum", 100)]


class RelatedDocument(NamedDocument, total=False):
    """A person or place of the story; `rel` is about or mentions, `literal` the entity's id."""

    rel: str


class SymbolDocument(TypedDict, total=False):
    """A symbol of an organisation's instrument; `exchange` is ISO 10383."""

    symbol: str
    exchange: str


class OrganisationDocument(RelatedDocument, total=False):
    """An organisation of the story."""

    symbols: list[SymbolDocument]


class AltIdDocument(TypedDict, total=False):
    """A native id; `role` as the feed names it."""

    role: str
    value: str


class StoryDocument(TypedDict, total=False):
    """A story: ninjs 3.1 plus `copytaster`."""

    uri: Required[Uri]
    type: Required[str]
    representationType: Required[str]
    version: str
    firstCreated: Instant
    versionCreated: Required[Instant]
    contentCreated: Instant
    expires: Instant
    embargoedUntil: Instant
    pubStatus: Required[Annotated[str, Known(PubStatus)]]
    urgency: Annotated[int, Shown("minimum", 1), Shown("maximum", 9)]
    language: str
    title: str
    by: str
    located: str
    headlines: list[RoleDocument]
    descriptions: list[RoleDocument]
    bodies: list[BodyDocument]
    associations: list[AssociationDocument]
    subjects: list[SubjectDocument]
    people: list[RelatedDocument]
    organisations: list[OrganisationDocument]
    places: list[RelatedDocument]
    slugline: str
    edNote: str
    usageTerms: str
    copyrightHolder: str
    copyrightNotice: str
    rightsInfo: RightsInfoDocument
    digitalSourceType: NamedDocument
    infoSources: list[NamedDocument]
    genres: list[NamedDocument]
    altIds: list[AltIdDocument]
    copytaster: Required[CopytasterDocument]


class AlertTargetDocument(TypedDict, total=False):
    """The story that a kill, hold or release is about, as far as the copy says."""

    nativeId: str
    slugline: str
    headline: str


class AlertEntityDocument(TypedDict, total=False):
    """Somebody or something that the alert is about."""

    name: Required[str]
    ids: dict[str, str]


class AlertDocument(TypedDict, total=False):
    """What a desk must see at once. Of a kill `text` is absent."""

    storyId: Required[Uuid]
    versionId: Required[Uuid]
    action: Required[Annotated[str, Known(Action)]]
    priority: Annotated[str, Known(Priority)]
    urgency: Annotated[int, Shown("minimum", 1), Shown("maximum", 9)]
    pubStatus: Required[Annotated[str, Known(PubStatus)]]
    provider: str
    language: str
    text: str
    entities: list[AlertEntityDocument]
    versionCreated: Required[Instant]
    received: Required[Instant]
    reason: str
    target: AlertTargetDocument
    raw: Required[RawPositionDocument]


class SpikedDocument(TypedDict, total=False):
    """What is deliberately not passed on, and why; no copy. Without a story there is nothing but reason and record."""

    reason: Required[Annotated[str, Known(SpikeReason)]]
    feed: Required[str]
    provider: str
    storyId: Uuid
    versionId: Uuid
    syntax: Annotated[str, Known(Syntax)]
    dialect: str
    nativeIds: list[str]
    action: Annotated[str, Known(Action)]
    priority: Annotated[str, Known(Priority)]
    pubStatus: Annotated[str, Known(PubStatus)]
    versionCreated: Instant
    received: Required[Instant]
    raw: Required[RawPositionDocument]


DeadLetterHeaders = TypedDict(
    "DeadLetterHeaders",
    {
        "dlq-topic": str,
        "dlq-partition": str,
        "dlq-offset": str,
        "dlq-timestamp": Required[
            Annotated[str, Shown("description", "milliseconds since the epoch, as Kafka has it")]
        ],
        "dlq-key": str,
        "dlq-feed": Required[str],
        "dlq-code": Required[Annotated[str, Shown("description", "what was wrong: short and stable")]],
        "dlq-stage": Required[Annotated[str, Known(Stage)]],
        "dlq-message": Required[Annotated[str, Shown("description", "the same in words; quotes no copy")]],
        "dlq-position": Annotated[str, Shown("description", "where: line and column, byte, or path")],
        "dlq-fingerprint": Required[Annotated[str, Shown("description", "equal for equal faults")]],
        "dlq-sha256": Annotated[str, Shown("description", "of the whole original value, hexadecimal")],
        "dlq-truncated": Annotated[str, Shown("description", "bytes of the original; there only where it was cut")],
        "dlq-pipeline": Required[Annotated[str, Shown("description", "the version that failed")]],
        "dlq-redriven": Annotated[str, Shown("description", "how often the record was redriven before")],
        "dlq-parts": Annotated[
            str, Shown("description", "numbers of the stories that failed, with commas; the others are published")
        ],
    },
    total=False,
)
DeadLetterHeaders.__doc__ = (
    """What a dead letter's headers say beside all of the original's: text in UTF-8. Its value is the original's."""
)
