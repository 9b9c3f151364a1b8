"""The whole path, readable forwards: start here.

    raw record ─unwrap, detect, parse▶ RawStory ─normalise▶ Story ─enrich▶ Story ─publish▶ output records

`TOPICS`, `FORMATS` and `ENRICHERS` are the lists that everything else is compared with: the topics a cluster needs,
the formats in the order they are asked, the enrichers in the order they run. `read` takes one record and returns its
`Outcome`; nothing that bytes can cause raises out of it, and no story needs another one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from enum import StrEnum

from copytaster.core.candidates import Candidate
from copytaster.core.context import Context, Tables
from copytaster.core.enrich import (
    Enricher,
    attributions,
    candidates,
    check_order,
    dates,
    enrich,
    entities,
    genre,
    instruments,
    keyphrases,
    known,
    language,
    languages_of,
    money,
    names,
    passages,
    places,
    quantities,
    quotes,
    salience,
    sentences,
    summary,
    topics,
    urgency,
)
from copytaster.core.errors import CopyError, Unreadable, internal_error
from copytaster.core.feeds import FeedTable
from copytaster.core.intake import number_of, received
from copytaster.core.model import (
    NO_CLOCK,
    Clock,
    DeadLettered,
    Detection,
    Fault,
    Outcome,
    OutputRecord,
    Published,
    RawRecord,
    RawStory,
    Received,
    Spiked,
    SpikeReason,
    Stage,
    Story,
    StoryTally,
    Tally,
    VersionId,
    VersionSource,
)
from copytaster.core.normalise import as_first_received, normalise
from copytaster.core.normalise.candidates import candidates as settled
from copytaster.core.publish import alert, dead_letter, spiked
from copytaster.core.publish import story as story_document
from copytaster.core.wire import (
    Format,
    anpa,
    ap_json,
    atom,
    detect,
    dpa_json,
    fingerpost_json,
    framed_text,
    html_page,
    iptc7901,
    mrn_json,
    newsml1,
    newsmlg2,
    ninjs,
    nitf,
    plain,
    press_release_xml,
    reuters_graphql,
    ritzau_xml,
    rss,
    unwrap,
)
from copytaster.core.wire.bounds import check_stories
from copytaster.core.wire.email import Email


class Cleanup(StrEnum):
    """Kafka's `cleanup.policy` of an output topic."""

    DELETE = "delete"


@dataclass(frozen=True, slots=True)
class Topic:
    """An output topic: `name` follows the prefix; the rest is what an operator has to set up."""

    kind: str
    key: str
    holds: str
    retention_ms: int
    cleanup: Cleanup = Cleanup.DELETE
    holds_raw_copy: bool = False  # must accept the largest raw record plus headers

    def name(self, prefix: str) -> str:
        """The topic's full name."""
        return f"{prefix}.{self.kind}.v1"


DAY_MS = 86_400_000

TOPICS = (
    Topic("story", "storyId", "one document per story version, withheld and canceled ones too", 14 * DAY_MS),
    Topic("alert", "storyId", "what a desk must see at once: small", 7 * DAY_MS),
    Topic("spiked", "storyId or raw key", "deliberately not passed on, with the reason; no copy", 7 * DAY_MS),
    Topic(
        "dead-letter",
        "raw key",
        "could not be processed: the original bytes and headers",
        30 * DAY_MS,
        holds_raw_copy=True,
    ),
)

CARRIED: tuple[Format, ...] = (
    mrn_json,
    reuters_graphql,
    dpa_json,
    fingerpost_json,
    ap_json,
    ninjs,
    newsmlg2,
    newsml1,
    nitf,
    ritzau_xml,
    press_release_xml,
    atom,
    rss,
    html_page,
    anpa,
    iptc7901,
    framed_text,
)
"""The formats that a mail may carry in its parts."""

FORMATS: tuple[Format, ...] = (*CARRIED, Email(CARRIED), plain)
"""The wire formats, most specific first."""

ENRICHERS: tuple[Enricher, ...] = (
    language,
    sentences,
    names,
    known,
    entities,
    places,
    instruments,
    dates,
    passages,
    quotes,
    attributions,
    money,
    quantities,
    topics,
    genre,
    urgency,
    keyphrases,
    summary,
    salience,
)
"""The enrichers, in the order they run; each needs only what stands before it."""

check_order(ENRICHERS)

LANGUAGES = languages_of(ENRICHERS)
"""The languages that each enricher works in: what a story's own one lacks is named in its `pipeline.limits`."""


def read(record: RawRecord, tables: Tables, context: Context, clock: Clock = NO_CLOCK) -> Outcome:
    """What becomes of one record. `clock` is read for the tally alone; nothing that bytes can cause raises.

    Deterministic: the same record, tables and context give the same outcome, byte for byte.
    """
    return _outcome(record, tables, context, _Watch(clock, context.feeds))


def explain(
    record: RawRecord, tables: Tables, context: Context
) -> tuple[Outcome, Mapping[VersionId, tuple[Candidate, ...]]]:
    """What becomes of one record, and of each of its stories what was looked at on the way: for people who ask why."""
    stories: list[Story] = []
    outcome = _outcome(record, tables, context, _Watch(NO_CLOCK, context.feeds, finished=stories))
    return outcome, {one.ids.version_id: (*settled(one), *candidates(one, ENRICHERS, tables)) for one in stories}


def _outcome(record: RawRecord, tables: Tables, context: Context, watch: _Watch) -> Outcome:
    record = as_first_received(record)
    try:
        return _read(record, tables, context, watch)
    except CopyError as error:
        return _dead_lettered(record, error, context, watch)
    except Exception as error:  # noqa: BLE001 - one of the three broad ones: a fault of ours loses no copy
        return _dead_lettered(record, internal_error(error, watch.stage), context, watch)


def _read(record: RawRecord, tables: Tables, context: Context, watch: _Watch) -> Outcome:
    if record.value is None:
        return _spiked(record, SpikeReason.TOMBSTONE, context, watch)
    with watch(Stage.UNWRAP):
        body = unwrap.unwrap(record, context.limits)
    if not body.decoded.text.strip():
        return _spiked(record, SpikeReason.EMPTY, context, watch)
    with watch(Stage.DETECT):
        format_, evidence = detect(body, FORMATS)
    watch.syntax = format_.NAME
    with watch(Stage.PARSE):
        parsed = format_.parse(body, tables.dialects)
        check_stories(len(parsed.stories))
    parts = tuple(
        _part(replace(raw, detection=_with_evidence(raw, evidence.text)), record, tables, context, watch)
        for raw in parsed.stories
    )
    faults = (*parsed.faults, *(part.fault for part in parts if part.fault))
    return _joined(record, parts, faults, context, watch)


def _part(raw: RawStory, record: RawRecord, tables: Tables, context: Context, watch: _Watch) -> _Part:
    """One story of the record, all the way."""
    try:
        with watch(Stage.NORMALISE):
            story_document.check_blocks(raw, context)
            story = normalise(raw, record, tables)
        watch.feed = story.feed.id
        watch.sequence.extend(number_of(story))
        if story.spike:
            with watch(Stage.PUBLISH):
                records = spiked.publish(record, story.spike, story, context)
            watch.received.append(received(story))
            return _Part(records, spike=story.spike)
        with watch(Stage.ENRICH):
            story_document.check_words(story, context)
            story, enrichments = enrich(story, ENRICHERS, tables, watch.clock)
        watch.enrichments.extend((one.enricher, one.result, one.seconds) for one in enrichments)
        if watch.finished is not None:
            watch.finished.append(story)
        with watch(Stage.PUBLISH):
            documents = story_document.publish(story, context, LANGUAGES)
            alerts = alert.publish(story, context)
    except CopyError as error:
        index = raw.part.index if raw.part else None
        return _Part((), fault=Fault(error.code, error.stage, error.message, error.position, index))
    watch.received.append(received(story))
    return _Part((*documents, *alerts), tally=_tally(story, documents, alerts))


def _joined(
    record: RawRecord, parts: tuple[_Part, ...], faults: tuple[Fault, ...], context: Context, watch: _Watch
) -> Outcome:
    """One outcome of all parts: published if any part is, else dead-lettered if any is, else spiked."""
    if not parts and not faults:
        raise Unreadable("no_story", Stage.PARSE, "the record holds no story")
    records = tuple(output for part in parts for output in part.records)
    stories = tuple(part.tally for part in parts if part.tally)
    urgent = any(story.alerted for story in stories)
    watch.received.extend([Received.UNREADABLE] * len(faults))
    if faults:
        first = faults[0]
        error = CopyError(first.code, first.stage, first.message, first.position)
        whole = all(part.fault for part in parts)  # nothing of the record could be read: no parts to name
        records += dead_letter.publish(record, error, context, () if whole else faults)
    if stories:
        tally = watch.tally(record, stories=stories, code=faults[0].code if faults else None, urgent=urgent)
        return Published(records, tally)
    if faults:
        return DeadLettered(records, watch.tally(record, code=faults[0].code, stage=faults[0].stage))
    return Spiked(records, watch.tally(record, code=next(part.spike for part in parts if part.spike)))


def _spiked(record: RawRecord, reason: SpikeReason, context: Context, watch: _Watch) -> Spiked:
    with watch(Stage.PUBLISH):
        records = spiked.publish(record, reason, None, context)
    watch.received.append(Received.NOT_COPY)
    return Spiked(records, watch.tally(record, code=reason))


def _dead_lettered(record: RawRecord, error: CopyError, context: Context, watch: _Watch) -> DeadLettered:
    records = dead_letter.publish(record, error, context)
    watch.received = [Received.UNREADABLE]
    return DeadLettered(records, watch.tally(record, code=error.code, stage=error.stage))


def _with_evidence(raw: RawStory, sniffed: str) -> Detection:
    """The detection with both reasons: why the format took the record, and what its parse added."""
    reasons = dict.fromkeys((sniffed, raw.detection.evidence))
    return replace(raw.detection, evidence="; ".join(reason for reason in reasons if reason))


def _tally(story: Story, documents: tuple[OutputRecord, ...], alerts: tuple[OutputRecord, ...]) -> StoryTally:
    return StoryTally(
        action=story.lifecycle.action,
        priority=story.lifecycle.priority,
        urgency=story.urgency,
        pub_status=story.pub_status,
        alerted=bool(alerts),
        version_created=story.times.version_created,
        version_stated=story.times.version_source is VersionSource.STATED,
        bytes=sum(len(document.value) for document in documents),
        warnings=tuple(warning.code for warning in story.warnings),
    )


@dataclass(frozen=True, slots=True)
class _Part:
    """What became of one story of a record: its outputs, and exactly one of the three."""

    records: tuple[OutputRecord, ...]
    tally: StoryTally | None = None
    spike: SpikeReason | None = None
    fault: Fault | None = None


@dataclass(slots=True)
class _Watch:
    """Collects, on the way through one record, what its tally says."""

    clock: Clock
    feeds: FeedTable
    finished: list[Story] | None = None  # kept for whoever asks why
    feed: str | None = None
    syntax: str | None = None
    stage: Stage = Stage.UNWRAP
    seconds: dict[Stage, float] = field(default_factory=dict)
    enrichments: list[tuple[str, str, float]] = field(default_factory=list)
    received: list[Received] = field(default_factory=list)
    sequence: list[tuple[str, int]] = field(default_factory=list)
    began: float = field(init=False)

    def __post_init__(self) -> None:
        self.began = self.clock()

    @contextmanager
    def __call__(self, stage: Stage) -> Iterator[None]:
        self.stage = stage
        began = self.clock()
        yield
        self.seconds[stage] = self.seconds.get(stage, 0.0) + self.clock() - began

    def tally(
        self,
        record: RawRecord,
        *,
        stories: tuple[StoryTally, ...] = (),
        code: str | None = None,
        stage: Stage | None = None,
        urgent: bool = False,
    ) -> Tally:
        return Tally(
            feed=self.feed or self.feeds.id_of(record),
            syntax=self.syntax,
            stories=stories,
            code=code,
            stage=stage,
            stage_seconds=tuple(self.seconds.items()),
            enrichments=tuple(self.enrichments),
            urgent=urgent,
            received=tuple(self.received),
            sequence=tuple(self.sequence),
            began=self.began,
        )
