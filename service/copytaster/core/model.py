"""The values that pass along the path `RawRecord → RawStory → Story → Outcome`.

Everything here is immutable and holds no behaviour beyond a check of what the caller must give. Whatever a value was
read from travels with it: a `Range` of the decoded record or a `Path` into a structured one while it is raw, an `At`
into a published block once the story is strict.

Names follow IPTC (ninjs 3.1, NewsML-G2) and Kafka; published JSON spells them in camelCase (`core/documents.py`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import NewType, TypeAlias

from copytaster.core.facts import Facts as Facts
from copytaster.core.facts import Language as Language
from copytaster.core.places import At as At
from copytaster.core.places import AtPath as AtPath
from copytaster.core.places import Path as Path
from copytaster.core.places import Places as Places
from copytaster.core.places import Range as Range
from copytaster.core.places import Span as Span

Headers: TypeAlias = tuple[tuple[str, bytes], ...]
"""Kafka record headers: in order, names may repeat."""

JsonValue: TypeAlias = "bool | int | float | str | list[JsonValue] | dict[str, JsonValue] | None"

StoryId = NewType("StoryId", str)
VersionId = NewType("VersionId", str)

Clock: TypeAlias = Callable[[], float]
"""Seconds of a monotonic clock: its readings go into the tally and nowhere else."""


def NO_CLOCK() -> float:  # noqa: N802 - a constant that happens to be callable
    """The clock of a caller that does not measure: always 0.0 s."""
    return 0.0


# --- vocabularies -----------------------------------------------------------------------------------------------------


class Syntax(StrEnum):
    """The wire formats: one module of `core/wire` each. Values are published as `format.syntax`."""

    ANPA = "anpa"
    AP_JSON = "ap_json"
    ATOM = "atom"
    DPA_JSON = "dpa_json"
    EMAIL = "email"
    FINGERPOST_JSON = "fingerpost_json"
    FRAMED_TEXT = "framed_text"
    HTML = "html"
    IPTC7901 = "iptc7901"
    MRN_JSON = "mrn_json"
    NEWSML1 = "newsml1"
    NEWSMLG2 = "newsmlg2"
    NINJS = "ninjs"
    NITF = "nitf"
    PLAIN = "plain"
    PRESS_RELEASE_XML = "press_release_xml"
    REUTERS_GRAPHQL = "reuters_graphql"
    RITZAU_XML = "ritzau_xml"
    RSS = "rss"


class BlockKind(StrEnum):
    """What a block of copy is to the desk. Values are published as `blocks[].kind`."""

    HEADLINE = "headline"
    STANDFIRST = "standfirst"
    DATELINE = "dateline"
    BYLINE = "byline"
    CAPTION = "caption"
    PARAGRAPH = "paragraph"
    SUBHEAD = "subhead"
    LIST = "list"
    TABLE = "table"
    EMBED = "embed"
    EDITORS_NOTE = "editors_note"
    SOURCE_LINE = "source_line"
    SIGN_OFF = "sign_off"
    FURNITURE = "furniture"
    UNKNOWN = "unknown"


BODY_KINDS = frozenset({BlockKind.PARAGRAPH, BlockKind.SUBHEAD, BlockKind.LIST, BlockKind.TABLE})
"""The kinds that make up `bodies` (text/plain); text/html adds embeds."""


class Action(StrEnum):
    """What this version does to its story; where several markers meet, the strongest rules (the order below)."""

    KILL = "kill"
    HOLD = "hold"
    RELEASE = "release"
    CORRECTION = "correction"
    ADVISORY = "advisory"
    REFILE = "refile"
    REPEAT = "repeat"
    TAKE = "take"
    UPDATE = "update"
    NEW = "new"


class Priority(StrEnum):
    """Transmission priority, most urgent first."""

    FLASH = "flash"
    ALERT = "alert"
    BULLETIN = "bulletin"
    URGENT = "urgent"


class PubStatus(StrEnum):
    """IPTC publication status."""

    USABLE = "usable"
    WITHHELD = "withheld"
    CANCELED = "canceled"


class SpikeReason(StrEnum):
    """Why a record is deliberately not passed on."""

    EMPTY = "empty"
    TOMBSTONE = "tombstone"
    TEST = "test"
    HEARTBEAT = "heartbeat"
    NOT_COPY = "not_copy"
    ADVISORY = "advisory"


class Received(StrEnum):
    """What came, as the watch over feeds tells stories apart; `unreadable` is a dead letter or a part of one."""

    NEW = "new"
    UPDATE = "update"
    CORRECTION = "correction"
    WITHDRAWAL = "withdrawal"
    ADVISORY = "advisory"
    TEST = "test"
    HEARTBEAT = "heartbeat"
    NOT_COPY = "not_copy"
    UNREADABLE = "unreadable"


class Stage(StrEnum):
    """The stages of the path, as error codes, warnings, metrics and logs name them."""

    UNWRAP = "unwrap"
    DETECT = "detect"
    PARSE = "parse"
    NORMALISE = "normalise"
    ENRICH = "enrich"
    PUBLISH = "publish"


class Field(StrEnum):
    """What a format may find outside its blocks: the keys of `RawStory.fields`."""

    ITEM_ID = "item_id"  # the native id that stays the same over versions, named by the dialect
    NATIVE_ID = "native_id"  # every native id; `Found.role` as the feed names it
    VERSION = "version"
    PROVIDER = "provider"
    SEQUENCE = "sequence"
    SERVICE = "service"
    TYPE = "type"
    PROFILE = "profile"
    REPRESENTATION = "representation"  # complete, full, partial, incomplete … as sent
    STATUS = "status"
    SIGNAL = "signal"
    EMBARGO = "embargo"
    URGENCY = "urgency"
    PRIORITY = "priority"
    LANGUAGE = "language"
    CHARSET = "charset"
    FIRST_CREATED = "first_created"
    VERSION_CREATED = "version_created"
    CONTENT_CREATED = "content_created"
    SENT = "sent"
    EXPIRES = "expires"
    TITLE = "title"
    SLUGLINE = "slugline"
    LOCATED = "located"
    BYLINE = "byline"
    EDITORS_NOTE = "editors_note"
    USAGE_TERMS = "usage_terms"
    COPYRIGHT_HOLDER = "copyright_holder"
    COPYRIGHT_NOTICE = "copyright_notice"
    RIGHTS_INFO = "rights_info"
    DIGITAL_SOURCE_TYPE = "digital_source_type"
    SOURCE = "source"
    CREDIT_LINE = "credit_line"
    SUBJECT = "subject"
    KEYWORD = "keyword"
    GENRE = "genre"
    MEDIA = (
        "media"  # {"kind", "uri", "name", "credit"}: strings where known; the caption is a CAPTION block below its path
    )
    WORD_COUNT = "word_count"
    SUPERSEDES = "supersedes"
    TARGET = "target"


@dataclass(frozen=True, slots=True)
class StoryWarning:
    """A fault that left a usable story. `message` quotes no copy."""

    code: str
    stage: Stage
    message: str
    at: Places = ()


# --- what comes in ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class RawRecord:
    """One Kafka record as it came off the raw topic.

    Only `value` and `timestamp` are required; without a topic the record has no Kafka position and none is published.
    Raises `ValueError` when `timestamp` is naive: it is the only clock the core knows.
    """

    value: bytes | None
    timestamp: datetime
    key: bytes | None = None
    headers: Headers = ()
    topic: str = ""
    partition: int = 0
    offset: int = 0

    def __post_init__(self) -> None:
        if self.timestamp.tzinfo is None:
            raise ValueError("RawRecord.timestamp must be an aware datetime")


@dataclass(frozen=True, slots=True)
class Hints:
    """What the sender said about the record; a hint helps detection and never decides alone."""

    content_type: str | None = None
    feed: str | None = None
    topic: str = ""


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text of some bytes: the charset that won, and why (`bom`, `strict`, `declared`, `detected`, `fallback`)."""

    text: str
    charset: str
    evidence: str
    warnings: tuple[StoryWarning, ...] = ()


@dataclass(frozen=True, slots=True)
class JsonText:
    """A record's text as JSON, read once for all formats: its value, or the fault and the property names met."""

    value: JsonValue
    fault: Fault | None = None
    names: tuple[str, ...] = ()  # of broken JSON only, as they come
    repaired: bool = False


@dataclass(frozen=True, slots=True)
class Body:
    """A record's value unwrapped from its transport coding, bounded, and decoded by the charset policy.

    `json` is there where the text opens as an object or array. Whatever a format inflates or decodes of it (base64,
    gzip, MIME parts) may come to `inflated_bytes` at most.
    """

    value: bytes
    decoded: Decoded
    hints: Hints = Hints()
    json: JsonText | None = None
    inflated_bytes: int = 50_000_000


# --- what a format finds ----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why a format thinks that a record is its own."""

    text: str
    dialect: str | None = None


@dataclass(frozen=True, slots=True)
class Detection:
    """Which syntax and dialect a record is in, and the evidence for it."""

    syntax: Syntax
    dialect: str | None
    evidence: str


@dataclass(frozen=True, slots=True)
class Found:
    """A value as found. `source` is where; `role` is the feed's own name for it, where it gives one."""

    value: JsonValue
    source: Range | Path
    role: str | None = None


@dataclass(frozen=True, slots=True)
class RawBlock:
    """A block of copy as found: `text` is exactly the source's own characters, or what its markup spells.

    For text formats `source` is the `Range` whose characters `text` is; for structured ones the `Path` it came from.
    `role` is the format's own name for it (`main`, `seo`, `caption` …), where there is one.
    """

    kind: BlockKind
    text: str
    source: Range | Path
    role: str | None = None


@dataclass(frozen=True, slots=True)
class RawStory:
    """One story as a format read it: lossless, nothing decided yet.

    `copy` is the part's whole decoded text with its transport frame removed, whatever its blocks are: what the copy
    hash covers. `private` holds text that a format knows to be private by its structure; it never goes further.
    `leftovers` is everything that was recognised as a value but could be placed nowhere.
    """

    detection: Detection
    copy: str
    decoded: Decoded
    fields: Mapping[Field, tuple[Found, ...]] = field(default_factory=dict)
    blocks: tuple[RawBlock, ...] = ()
    private: tuple[RawBlock, ...] = ()
    leftovers: tuple[Found, ...] = ()
    warnings: tuple[StoryWarning, ...] = ()
    part: Part | None = None  # only in a record of several stories


@dataclass(frozen=True, slots=True)
class Fault:
    """A part of a record that could not be read beside parts that could: it dead-letters the record (`dlq-parts`)."""

    code: str
    stage: Stage
    message: str
    position: str | None = None
    part_index: int | None = None


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a format made of a record: the stories it holds, and the faults of those that it could not read."""

    stories: tuple[RawStory, ...]
    faults: tuple[Fault, ...] = ()


# --- the strict story -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Ids:
    """The story's ids (README, "Ids"): same copy, same ids, on any pipeline."""

    story_id: StoryId
    version_id: VersionId


@dataclass(frozen=True, slots=True)
class Part:
    """Which story of a record with several this is; `index` counts from 1."""

    index: int
    of: int
    id: str | None = None


@dataclass(frozen=True, slots=True)
class NativeId:
    """An id the feed gave; `role` as the feed names it."""

    value: str
    role: str | None = None


@dataclass(frozen=True, slots=True)
class Feed:
    """Who sent the story and what they call it. `id` is the registry's name, else `x-feed`, else the topic."""

    id: str
    provider: str | None = None
    item_id: str | None = None
    native_ids: tuple[NativeId, ...] = ()
    sequence: str | None = None
    services: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Origin:
    """The record the story came in: its place in Kafka, what its value is, and the headers that are carried through.

    `topic` is "" when the record was read without Kafka: then it has no position. `timestamp` is the Kafka timestamp,
    the original one of a redriven or replayed record. `trace_parent` is as sent, or derived from the position.
    """

    timestamp: datetime
    sha256: str
    bytes: int
    charset: str
    charset_evidence: str
    topic: str = ""
    partition: int = 0
    offset: int = 0
    trace_parent: str | None = None
    trace_state: str | None = None  # as sent, with a `traceparent` of its own
    replay: str | None = None  # the value of `x-replay`, on replays and redrives


class ZoneSource(StrEnum):
    """How the time zone of the story's naive stamps is known."""

    STATED = "stated"
    AGENCY = "agency"
    ASSUMED = "assumed"


class VersionSource(StrEnum):
    """Where `version_created` comes from."""

    STATED = "stated"
    KAFKA = "kafka"


@dataclass(frozen=True, slots=True)
class DocumentDate:
    """The day the copy itself gives as its own, ISO 8601 (`YYYY-MM-DD`)."""

    value: str
    at: Places = ()


@dataclass(frozen=True, slots=True)
class Times:
    """The story's instants (aware) and the base for its relative dates. `received` is the Kafka timestamp."""

    received: datetime
    version_created: datetime
    version_source: VersionSource
    first_created: datetime | None = None
    content_created: datetime | None = None
    expires: datetime | None = None
    sent: datetime | None = None
    document_date: DocumentDate | None = None
    zone: str | None = None
    zone_source: ZoneSource | None = None


@dataclass(frozen=True, slots=True)
class Take:
    """A part of a version sent separately; `index` counts from 1."""

    index: int | None = None
    of: int | None = None
    last: bool | None = None


@dataclass(frozen=True, slots=True)
class Marker:
    """A word or signal of the lifecycle, as found. `kind` is an `Action` or a `Priority` value, or `embargo`."""

    kind: str
    text: str
    at: Places = ()


@dataclass(frozen=True, slots=True)
class Reference:
    """Another story or version, as this one names it."""

    native_id: str | None = None
    slugline: str | None = None
    headline: str | None = None
    at: Places = ()


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a correction, kill or update was made, in the agency's own words."""

    text: str
    at: Places = ()


@dataclass(frozen=True, slots=True)
class Lifecycle:
    """What this version is to its story. `number` is that of an update, lead or version."""

    action: Action = Action.NEW
    number: int | None = None
    take: Take | None = None
    priority: Priority | None = None
    reason: Reason | None = None
    markers: tuple[Marker, ...] = ()
    supersedes: tuple[Reference, ...] = ()
    target: Reference | None = None


@dataclass(frozen=True, slots=True)
class Embargo:
    """A stated embargo. `until` is absent when the lift cannot be read; doubt withholds."""

    until: datetime | None = None
    indefinite: bool = False
    text: str | None = None
    at: Places = ()
    zone_source: ZoneSource | None = None


@dataclass(frozen=True, slots=True)
class PrivateNotes:
    """That the copy held private text, and of which kinds; never the text."""

    count: int
    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Subject:
    """A subject as the feed codes it."""

    code: str | None = None
    name: str | None = None
    scheme: str | None = None
    creator: str | None = None
    at: Places = ()


@dataclass(frozen=True, slots=True)
class Declared:
    """What the sender declared, apart from anything computed; `urgency` as sent, `urgency_mapped` on IPTC 1 to 9."""

    urgency: str | None = None
    urgency_mapped: int | None = None
    word_count: int | None = None
    language: str | None = None
    charset: str | None = None
    type: str | None = None
    profile: str | None = None
    representation: str | None = None
    version: str | None = None
    status: str | None = None
    subjects: tuple[Subject, ...] = ()
    keywords: tuple[str, ...] = ()
    genres: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Decision:
    """Which of several values won for a published field, and why; `source`: declared, computed, marker, agency."""

    field: str
    source: str
    reason: str


@dataclass(frozen=True, slots=True)
class Block:
    """A block of the story as published. Text formats have `raw`, structured ones `path`."""

    kind: BlockKind
    text: str
    raw: Range | None = None
    path: Path | None = None


@dataclass(frozen=True, slots=True)
class Headline:
    """A headline that stands in the copy, free of lifecycle and genre prefixes. Roles: main, sub, seo, alternative."""

    text: str
    role: str = "main"
    at: Places = ()


@dataclass(frozen=True, slots=True)
class DatelinePlace:
    """A place of the dateline as printed."""

    name: str
    region: str | None = None


@dataclass(frozen=True, slots=True)
class Dateline:
    """Place, date and agency opening the body. `date` is ISO 8601 as far as the copy settles it."""

    places: tuple[DatelinePlace, ...]
    text: str
    date: str | None = None
    agency: str | None = None
    at: Places = ()


@dataclass(frozen=True, slots=True)
class Byline:
    """One writer."""

    name: str
    title: str | None = None
    organisation: str | None = None
    at: Places = ()


@dataclass(frozen=True, slots=True)
class Credit:
    """A source credited in the copy: `text` as printed, `agency` where it names one we know."""

    text: str
    agency: str | None = None
    at: Places = ()


@dataclass(frozen=True, slots=True)
class Credits:
    """Whose copy and whose pictures these are, as the copy says."""

    text_source: Credit | None = None
    line: Credit | None = None
    picture_sources: tuple[Credit, ...] = ()


@dataclass(frozen=True, slots=True)
class Flag:
    """A flag emoji: `country` is ISO 3166-1 alpha-3."""

    country: str
    at: Places


@dataclass(frozen=True, slots=True)
class Embed:
    """A social post quoted whole in the copy; `block` is its block. `date` is ISO 8601."""

    block: int
    platform: str | None = None
    account: str | None = None
    name: str | None = None
    date: str | None = None
    text: Span | None = None
    hashtags: tuple[Span, ...] = ()
    mentions: tuple[Span, ...] = ()
    flags: tuple[Flag, ...] = ()
    urls: tuple[Span, ...] = ()
    at: Places = ()


@dataclass(frozen=True, slots=True)
class Media:
    """A picture, video or other medium that goes with the story."""

    kind: str
    uri: str | None = None
    caption: Span | None = None
    credit: Credit | None = None
    archive: bool = False


@dataclass(frozen=True, slots=True)
class Rights:
    """Rights as sent; never inferred."""

    usage_terms: str | None = None
    copyright_holder: str | None = None
    copyright_notice: str | None = None
    rights_info: JsonValue = None
    digital_source_type: JsonValue = None


@dataclass(frozen=True, slots=True)
class Story:
    """One version of a story, strict: everything decided, nothing private, each value with its place."""

    ids: Ids
    feed: Feed
    detection: Detection
    origin: Origin
    times: Times
    lifecycle: Lifecycle
    pub_status: PubStatus
    declared: Declared
    blocks: tuple[Block, ...]
    agency_language: str | None = None  # the one its agency writes in: for copy of which nothing surely tells its own
    part: Part | None = None
    embargo: Embargo | None = None
    spike: SpikeReason | None = None
    urgency: int | None = None
    headlines: tuple[Headline, ...] = ()
    title: str | None = None  # as sent; a derived title is publish's work
    standfirst: Span | None = None
    slugline: str | None = None
    located: str | None = None
    ed_note: str | None = None
    dateline: Dateline | None = None
    bylines: tuple[Byline, ...] = ()
    by: str | None = None  # the byline as one line
    credits: Credits = Credits()
    info_sources: tuple[str, ...] = ()
    embeds: tuple[Embed, ...] = ()
    media: tuple[Media, ...] = ()
    rights: Rights = Rights()
    private_notes: PrivateNotes | None = None
    decided: tuple[Decision, ...] = ()
    facts: Facts = Facts()
    warnings: tuple[StoryWarning, ...] = ()


# --- what goes out ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class OutputRecord:
    """A Kafka record to produce; its partition is its key's."""

    topic: str
    key: bytes | None
    headers: Headers
    value: bytes


@dataclass(frozen=True, slots=True)
class StoryTally:
    """What the metrics need to know of one story; every value is from a closed set or a number, none is copy."""

    action: Action
    priority: Priority | None
    urgency: int | None
    pub_status: PubStatus
    alerted: bool
    version_created: datetime
    version_stated: bool
    bytes: int  # of the story document
    warnings: tuple[str, ...] = ()  # codes


@dataclass(frozen=True, slots=True)
class Tally:
    """What the shell counts and logs of one record after its commit."""

    feed: str
    syntax: str | None = None
    stories: tuple[StoryTally, ...] = ()
    code: str | None = None  # the error's, or the reason of a spike
    stage: Stage | None = None
    stage_seconds: tuple[tuple[str, float], ...] = ()
    enrichments: tuple[tuple[str, str, float], ...] = ()  # enricher, result (ok, empty, error, skipped), seconds
    urgent: bool = False  # the outcome holds an alert
    received: tuple[Received, ...] = ()  # one for each story, whatever became of it
    sequence: tuple[tuple[str, int], ...] = ()  # service ("" for none) and transmission number, as stated
    began: float = 0.0  # the clock's reading when the record was begun; 0 without a clock


@dataclass(frozen=True, slots=True)
class Published:
    """At least one story of the record is passed on."""

    records: tuple[OutputRecord, ...]
    tally: Tally


@dataclass(frozen=True, slots=True)
class Spiked:
    """Deliberately not passed on."""

    records: tuple[OutputRecord, ...]
    tally: Tally


@dataclass(frozen=True, slots=True)
class DeadLettered:
    """Could not be processed: the original bytes and the reason."""

    records: tuple[OutputRecord, ...]
    tally: Tally


Outcome: TypeAlias = Published | Spiked | DeadLettered
"""What became of a record; the ledger counts each record once."""
