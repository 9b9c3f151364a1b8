"""Stories as spans, after OpenTelemetry's conventions for messaging and Kafka (status: development).

    process wire.raw.hna    CONSUMER  from the hand-over to a worker to the commit; child of the sender's span
      unwrap … publish      INTERNAL  the stages, as the worker timed them; of several stories in a record their sums
    commit wire.raw.hna     CLIENT    the transaction, a trace of its own, linked with its stories both ways

A story's span is made once, after its commit; a transaction that failed is told alone, with `error.type`. So is a dead
letter: the span of its record has the code as `error.type`. No span holds copy, keys or headers of a record.

The SDK's tracer is for spans that are open while things happen, with ids by chance; ours are written afterwards, with
ids that logs and headers name (`core/trace_context.py`). So they are made as what its exporters take, `ReadableSpan`.

The conventions prefer a link to the sender's span over a parent, for batches; they allow the parent for single records.
"""

from __future__ import annotations

import logging
import platform
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TypeAlias

from opentelemetry.context import Context
from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
from opentelemetry.sdk.resources import OTELResourceDetector, Resource
from opentelemetry.sdk.trace import ReadableSpan, TracerProvider
from opentelemetry.sdk.trace.export import SpanExportResult
from opentelemetry.sdk.trace.id_generator import RandomIdGenerator
from opentelemetry.sdk.trace.sampling import Decision, Sampler
from opentelemetry.sdk.util.instrumentation import InstrumentationScope
from opentelemetry.trace import (
    Link,
    NonRecordingSpan,
    SpanContext,
    SpanKind,
    Status,
    StatusCode,
    TraceFlags,
    TraceState,
    set_span_in_context,
)
from opentelemetry.util.types import AttributeValue

from copytaster import __version__
from copytaster.core.model import DeadLettered, Outcome, OutputRecord, RawRecord, Tally
from copytaster.core.trace_context import SAMPLED, TraceContext, made_trace_parent, trace_context
from copytaster.metrics_counting import OUTCOMES, mode_of
from copytaster.traces.queue import Counts, SpanQueue

Attributes: TypeAlias = dict[str, AttributeValue]

SCOPE = InstrumentationScope("copytaster", __version__)
IDS = RandomIdGenerator()
RECORDED = TraceFlags(TraceFlags.SAMPLED)


@dataclass(frozen=True, slots=True)
class _Story:
    """A record that is recorded: what its span says, without its value and headers. Times of `perf_counter`."""

    trace: TraceContext
    topic: str
    partition: int
    offset: int
    sent_at: float  # Unix seconds
    body_bytes: int | None
    mode: str
    given: float
    outcome: str
    story_ids: tuple[str, ...]
    tally: Tally

    @property
    def size(self) -> int:
        return 1 + len(self.stages)

    @property
    def stages(self) -> Sequence[tuple[str, float]]:
        """What the worker timed; a record that killed it was not."""
        return self.tally.stage_seconds if self.tally.began else ()

    @property
    def context(self) -> SpanContext:
        return _context(self.trace.trace_id, self.trace.span_id, self.trace.state)

    @property
    def parent(self) -> SpanContext | None:
        trace = self.trace
        return _context(trace.trace_id, trace.parent_id, trace.state, remote=True) if trace.parent_id else None


@dataclass(frozen=True, slots=True)
class _Maker:
    """What all spans of the process have in common."""

    resource: Resource
    group: str

    def span(
        self,
        name: str,
        *,
        context: SpanContext,
        parent: SpanContext | None,
        kind: SpanKind,
        period: tuple[int, int],
        attributes: Attributes | None = None,
        links: Sequence[Link] = (),
    ) -> ReadableSpan:
        failed = attributes is not None and "error.type" in attributes
        return ReadableSpan(
            name=name,
            context=context,
            parent=parent,
            resource=self.resource,
            attributes=attributes,
            links=links,
            kind=kind,
            status=Status(StatusCode.ERROR if failed else StatusCode.UNSET),
            start_time=period[0],
            end_time=period[1],
            instrumentation_scope=SCOPE,
        )

    def attributes(self, operation: str, kind: str, topic: str, partition: int) -> Attributes:
        """What the conventions want of every span of messaging."""
        return {
            "messaging.system": "kafka",
            "messaging.operation.name": operation,
            "messaging.operation.type": kind,
            "messaging.destination.name": topic,
            "messaging.destination.partition.id": str(partition),
            "messaging.consumer.group.name": self.group,
        }


@dataclass(frozen=True)
class _Sheaf:
    """A transaction that ended, and its stories if it was committed. Times of `perf_counter`; with `epoch` Unix's."""

    maker: _Maker
    stories: Sequence[_Story]
    records: int
    began: float
    ended: float
    error_type: str | None = None
    with_transaction: bool = True
    epoch: float = field(default_factory=lambda: time.time() - time.perf_counter())

    @cached_property
    def size(self) -> int:
        """How many spans."""
        of_stories = 0 if self.error_type else sum(story.size for story in self.stories)
        return of_stories + self.with_transaction

    def spans(self) -> Sequence[ReadableSpan]:
        """All of them."""
        transaction = SpanContext(
            IDS.generate_trace_id(), IDS.generate_span_id(), is_remote=False, trace_flags=RECORDED
        )
        spans = [self._transaction(transaction)] if self.with_transaction else []
        if self.error_type is None:
            links = [Link(transaction)] if self.with_transaction else []
            for story in self.stories:
                spans += self._story(story, links)
        return spans

    def _transaction(self, context: SpanContext) -> ReadableSpan:
        first = self.stories[0]
        attributes = self.maker.attributes("commit", "settle", first.topic, first.partition)
        attributes["messaging.batch.message_count"] = self.records
        if self.error_type:
            attributes["error.type"] = self.error_type
        links = [Link(story.context) for story in self.stories]
        period = self._period(self.began, self.ended)
        return self.maker.span(
            f"commit {first.topic}",
            context=context,
            parent=None,
            kind=SpanKind.CLIENT,
            period=period,
            attributes=attributes,
            links=links,
        )

    def _story(self, story: _Story, links: Sequence[Link]) -> Iterator[ReadableSpan]:
        context, tally = story.context, story.tally
        attributes = self.maker.attributes("process", "process", story.topic, story.partition)
        attributes |= {
            "messaging.kafka.offset": story.offset,
            "copytaster.outcome": story.outcome,
            "copytaster.mode": story.mode,
            "copytaster.feed": tally.feed,
            "copytaster.wait_seconds": round(max(story.given + self.epoch - story.sent_at, 0.0), 6),
        }
        optional = {
            "messaging.message.body.size": story.body_bytes,
            "messaging.kafka.message.tombstone": True if story.body_bytes is None else None,
            "copytaster.format": tally.syntax,
            "copytaster.story_ids": story.story_ids or None,
            "copytaster.code": tally.code,
            "copytaster.stage": tally.stage,
            "error.type": tally.code if story.outcome == OUTCOMES[DeadLettered] else None,
        }
        attributes |= {name: value for name, value in optional.items() if value is not None}
        period = self._period(story.given, self.ended)
        yield self.maker.span(
            f"process {story.topic}",
            context=context,
            parent=story.parent,
            kind=SpanKind.CONSUMER,
            period=period,
            attributes=attributes,
            links=links,
        )
        began = tally.began
        for stage, seconds in story.stages:
            own = SpanContext(context.trace_id, IDS.generate_span_id(), False, RECORDED, context.trace_state)
            period = self._period(began, began + seconds)
            yield self.maker.span(stage, context=own, parent=context, kind=SpanKind.INTERNAL, period=period)
            began += seconds

    def _period(self, began: float, ended: float) -> tuple[int, int]:
        """Unix nanoseconds."""
        return int((began + self.epoch) * 1e9), int((ended + self.epoch) * 1e9)


@dataclass(slots=True)
class _Transaction:
    """One transaction, from its begin on."""

    outputs: Sequence[OutputRecord]
    _maker: _Maker
    _queue: SpanQueue[ReadableSpan]
    _stories: Sequence[_Story]
    _records: int
    _began: float = field(default_factory=time.perf_counter)
    _ended: float = 0.0

    def ended(self, error_type: str | None) -> None:
        self._ended = time.perf_counter()
        self._put(error_type=error_type)

    def committed_after_all(self) -> None:
        self._put(with_transaction=False)

    def _put(self, *, error_type: str | None = None, with_transaction: bool = True) -> None:
        if self._stories:
            times = self._began, self._ended
            self._queue.put(_Sheaf(self._maker, self._stories, self._records, *times, error_type, with_transaction))


class OtelTraces:
    """Spans of sampled stories into a queue. `sampler` decides by the sender's flag, and where there is none."""

    def __init__(self, sampler: Sampler, resource: Resource, queue: SpanQueue[ReadableSpan], group: str) -> None:
        self._sampler = sampler
        self._queue = queue
        self._maker = _Maker(resource, group)

    @classmethod
    def exporting(cls, counts: Counts, group: str) -> OtelTraces:
        """By OTLP, as the environment says."""
        # It quotes a header that it cannot read: a token.
        logging.getLogger("opentelemetry.util.re").setLevel(logging.CRITICAL)
        exporter = OTLPSpanExporter()

        def export(spans: Sequence[ReadableSpan]) -> bool:
            return exporter.export(spans) is SpanExportResult.SUCCESS

        queue = SpanQueue(export, exporter.shutdown, counts)
        # Only a provider reads the variables of the sampler.
        return cls(TracerProvider(shutdown_on_exit=False).sampler, resource(), queue, group)

    def begin(self, records: Sequence[RawRecord], outcomes: Sequence[Outcome], given: Sequence[float]) -> _Transaction:
        """As the protocol says."""
        stories: list[_Story] = []
        outputs: list[OutputRecord] = []
        for record, outcome, began in zip(records, outcomes, given, strict=True):
            trace = trace_context(record)
            if trace is None or not self._sampled(trace):
                outputs += outcome.records
                continue
            stories.append(_story(record, outcome, began, trace))
            outputs += outcome.records if trace.parent_id else _marked(outcome.records, record)
        return _Transaction(outputs, self._maker, self._queue, stories, len(records))

    def close(self, seconds: float) -> None:
        """As the protocol says."""
        self._queue.close(seconds)

    def _sampled(self, trace: TraceContext) -> bool:
        parent = None if trace.parent_id is None else PARENTS[trace.sampled]
        # The samplers of the SDK ask for no more than the parent's flag and the trace's id.
        decision = self._sampler.should_sample(parent, int(trace.trace_id, 16), "process").decision
        return decision is Decision.RECORD_AND_SAMPLE


def resource() -> Resource:
    """Who we are: the variables of OpenTelemetry win."""
    ours = {"service.name": "copytaster", "service.version": __version__, "service.instance.id": platform.node()}
    return Resource.create(ours).merge(OTELResourceDetector().detect())


def _story(record: RawRecord, outcome: Outcome, given: float, trace: TraceContext) -> _Story:
    subjects = (value for output in outcome.records for name, value in output.headers if name == "ce_subject")
    return _Story(
        trace=trace,
        topic=record.topic,
        partition=record.partition,
        offset=record.offset,
        sent_at=record.timestamp.timestamp(),
        body_bytes=None if record.value is None else len(record.value),
        mode=mode_of(record),
        given=given,
        outcome=OUTCOMES[type(outcome)],
        story_ids=tuple(dict.fromkeys(subject.decode() for subject in subjects)),
        tally=outcome.tally,
    )


def _marked(outputs: Iterable[OutputRecord], record: RawRecord) -> Iterator[OutputRecord]:
    """The outputs of a trace that begins with us: its flag says that it is recorded."""
    made = ("traceparent", made_trace_parent(record).encode())
    sampled = ("traceparent", made_trace_parent(record, SAMPLED).encode())
    for output in outputs:
        yield replace(output, headers=tuple([sampled if one == made else one for one in output.headers]))


def _context(trace_id: str, span_id: str, state: str | None = None, *, remote: bool = False) -> SpanContext:
    states = TraceState.from_header([state]) if state else None
    return SpanContext(int(trace_id, 16), int(span_id, 16), remote, RECORDED, states)


def _parent(flags: TraceFlags) -> Context:
    """A sender's span that has these flags, whichever it is."""
    return set_span_in_context(NonRecordingSpan(SpanContext(1, 1, is_remote=True, trace_flags=flags)), Context())


PARENTS = {True: _parent(RECORDED), False: _parent(TraceFlags(TraceFlags.DEFAULT))}
"""What the sampler sees of a sender, by its flag."""
