"""The shapes of the pieces of a story document's `copytaster` object (`documents.py`).

Every derived item has `at`, the place of its words; unknown is absent.
"""

from __future__ import annotations

from typing import Annotated, Required, TypeAlias

# pydantic reads TypedDicts only from here on Python 3.11.
from typing_extensions import TypedDict

from copytaster.core.document_hints import Instant, Known, Shown
from copytaster.core.model import Action, BlockKind, Priority, Stage, Syntax, VersionSource, ZoneSource


class AtDocument(TypedDict, total=False):
    """A place: code points of a block's text, half-open; or a path into the feed's metadata."""

    block: int
    start: int
    end: int
    path: list[str]


At: TypeAlias = list[AtDocument]


class RawPositionDocument(TypedDict, total=False):
    """Where the raw record stands in Kafka."""

    topic: str
    partition: int
    offset: int
    timestamp: Instant


class RawDocument(RawPositionDocument, total=False):
    """The raw record: its place, and what is known of its value."""

    sha256: Required[str]
    bytes: Required[int]
    charset: Required[str]
    charsetEvidence: Required[str]


class SpanDocument(TypedDict, total=False):
    """Words and their place."""

    text: Required[str]
    at: At


class PartDocument(TypedDict, total=False):
    """Which story of a record with several; `index` counts from 1."""

    id: str
    index: Required[int]
    of: Required[int]


class FeedDocument(TypedDict, total=False):
    """Who sent the story, and what they call it."""

    id: Required[str]
    provider: str
    itemId: str
    nativeId: list[str]
    sequence: str
    services: list[str]


class FormatDocument(TypedDict, total=False):
    """What the record was taken for, and why."""

    syntax: Required[Annotated[str, Known(Syntax)]]
    dialect: str
    evidence: Required[str]


class DocumentDateDocument(TypedDict, total=False):
    """The day that the copy gives as its own (YYYY-MM-DD)."""

    value: Required[str]
    at: At


class TimesDocument(TypedDict, total=False):
    """Instants (RFC 3339) and the base for relative dates; `received` is the Kafka timestamp."""

    received: Required[Instant]
    versionSource: Required[Annotated[str, Known(VersionSource)]]
    sent: Instant
    documentDate: DocumentDateDocument
    zone: str
    zoneSource: Annotated[str, Known(ZoneSource)]


class TakeDocument(TypedDict, total=False):
    """A part of a version that was sent separately."""

    index: int
    of: int
    last: bool


class MarkerDocument(TypedDict, total=False):
    """A word or signal of the lifecycle, as found."""

    kind: Required[str]
    text: Required[str]
    at: At


class ReferenceDocument(TypedDict, total=False):
    """Another story or version, as this one names it."""

    nativeId: str
    slugline: str
    headline: str
    at: At


class LifecycleDocument(TypedDict, total=False):
    """What this version does to its story."""

    action: Required[Annotated[str, Known(Action)]]
    number: int
    take: TakeDocument
    priority: Annotated[str, Known(Priority)]
    reason: SpanDocument
    markers: list[MarkerDocument]
    supersedes: list[ReferenceDocument]
    target: ReferenceDocument


class EmbargoDocument(TypedDict, total=False):
    """A stated embargo; without `until` the lift is not known."""

    until: Instant
    indefinite: bool
    text: str
    at: At
    zoneSource: Annotated[str, Known(ZoneSource)]


class PrivateNotesDocument(TypedDict):
    """That the copy held private text; never the text."""

    count: int
    kinds: list[str]


class DeclaredSubjectDocument(TypedDict, total=False):
    """A subject as the feed codes it."""

    code: str
    name: str
    scheme: str
    creator: str
    at: At


class DeclaredDocument(TypedDict, total=False):
    """What the sender declared, apart from anything computed."""

    urgency: str
    wordCount: int
    language: str
    charset: str
    type: str
    profile: str
    representation: str
    version: str
    status: str
    subjects: list[DeclaredSubjectDocument]
    keywords: list[str]
    genres: list[str]


class ComputedDocument(TypedDict, total=False):
    """A value that the service computed, by what, and how sure (0 to 1)."""

    value: Required[bool | int | float | str]
    by: Required[str]
    confidence: float


# A key is called "from", which no class body can declare.
DecidedDocument = TypedDict("DecidedDocument", {"from": str, "reason": str})


class BlockDocument(TypedDict, total=False):
    """A block of copy; `raw` are code points of the decoded record, half-open; `path` leads into a structured one."""

    kind: Required[Annotated[str, Known(BlockKind)]]
    text: Required[str]
    raw: list[int]
    path: list[str]


class DatelinePlaceDocument(TypedDict, total=False):
    """A place of the dateline, as printed."""

    name: Required[str]
    region: str


class DatelineDocument(TypedDict, total=False):
    """Place, date and agency that open the body."""

    places: list[DatelinePlaceDocument]
    date: str
    agency: str
    text: Required[str]
    at: At


class BylineDocument(TypedDict, total=False):
    """One writer."""

    name: Required[str]
    title: str
    organisation: str
    at: At


class CreditDocument(TypedDict, total=False):
    """A source that the copy credits."""

    text: Required[str]
    agency: str
    at: At


class CreditsDocument(TypedDict, total=False):
    """Whose copy and whose pictures these are, as the copy says."""

    textSource: CreditDocument
    line: CreditDocument
    pictureSources: list[CreditDocument]
    citedMedia: list[CreditDocument]
    officials: list[CreditDocument]


class FlagDocument(TypedDict, total=False):
    """A flag emoji; ISO 3166-1 alpha-3."""

    country: Required[str]
    at: At


class EmbedDocument(TypedDict, total=False):
    """A social post that stands whole in the copy; none of it is the agency's own words."""

    platform: str
    account: str
    name: str
    date: str
    text: SpanDocument
    hashtags: list[SpanDocument]
    mentions: list[SpanDocument]
    flags: list[FlagDocument]
    urls: list[SpanDocument]
    at: At


class MediaDocument(TypedDict, total=False):
    """A picture, video or other medium that goes with the story."""

    kind: Required[str]
    uri: str
    caption: SpanDocument
    credit: CreditDocument
    archive: bool


class WarningDocument(TypedDict, total=False):
    """A fault that left a usable story; quotes no copy."""

    code: Required[str]
    stage: Required[Annotated[str, Known(Stage)]]
    message: Required[str]
    at: At


class PipelineDocument(TypedDict, total=False):
    """What made this document, and what it left out."""

    version: Required[str]
    configHash: str
    models: dict[str, str]
    limits: Annotated[
        list[str],
        Shown(
            "description",
            "What was left out: facts beyond their counts by their name; bodies:text/html; language:de:names where an "
            "enricher does not work in the story's language, language:is where none does, language:und where it is "
            "unknown.",
        ),
    ]
