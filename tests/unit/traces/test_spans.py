"""Stories as spans: names, kinds, ids, times and attributes by the conventions; no copy; sampled as the sender says."""

import time
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from opentelemetry.exporter.otlp.proto.common.trace_encoder import encode_spans
from opentelemetry.sdk.resources import Resource
from opentelemetry.sdk.trace import ReadableSpan
from opentelemetry.sdk.trace.sampling import ALWAYS_ON, DEFAULT_OFF, DEFAULT_ON, ParentBasedTraceIdRatio, Sampler
from opentelemetry.trace import SpanKind, StatusCode, format_span_id, format_trace_id

from copytaster.core.errors import CopyError
from copytaster.core.model import Headers, Outcome, RawRecord, Stage
from copytaster.core.trace_context import SAMPLED, made_trace_parent, trace_context
from copytaster.reader import Reader
from copytaster.traces import NoTraces, TransactionTrace
from copytaster.traces.queue import SpanQueue
from copytaster.traces.spans import OtelTraces, resource

TRACE_ID, PARENT_ID = "0af7651916cd43dd8448eb211c80319c", "b7ad6b7169203331"
STORY = b"FLASH: Halden central bank raises key rate to 4.25 percent"
RUBBISH = b"\x89PNG\r\n\x1a\n\x00 Halden"
STAGES = ["unwrap", "detect", "parse", "normalise", "enrich", "publish"]


def record(offset: int = 7, value: bytes | None = STORY, flags: str | None = None) -> RawRecord:
    headers: Headers = (("x-own", b"Halden header"),)
    if flags is not None:
        sent = f"00-{TRACE_ID}-{PARENT_ID}-{flags}"
        headers += (("traceparent", sent.encode()), ("tracestate", b"a=1"))
    sent_at = datetime.now(UTC) - timedelta(seconds=3)
    return RawRecord(value, sent_at, b"Halden key", headers, "wire.raw.hna", 3, offset)


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


class Bench:
    """Traces whose spans are kept."""

    def __init__(self, sampler: Sampler = DEFAULT_ON) -> None:
        self.counted: Counter[str] = Counter()
        self._kept: list[ReadableSpan] = []
        queue: SpanQueue[ReadableSpan] = SpanQueue(self._export, lambda: None, self)
        self.traces = OtelTraces(sampler, Resource({"service.name": "copytaster"}), queue, "copytaster-read")

    def _export(self, spans: Sequence[ReadableSpan]) -> bool:
        self._kept += spans
        return True

    def spans(self, result: str, number: int) -> None:
        self.counted[result] += number

    def begin(self, reader: Reader, *records: RawRecord) -> TransactionTrace:
        given = time.perf_counter()
        outcomes = [reader.read(one) for one in records]
        return self.traces.begin(records, outcomes, [given] * len(records))

    def kept(self) -> list[ReadableSpan]:
        self.traces.close(10)
        assert self.counted == ({"exported": len(self._kept)} if self._kept else {})
        return self._kept

    def named(self, start: str) -> list[ReadableSpan]:
        return [span for span in self.kept() if span.name.startswith(start)]


def ids(span: ReadableSpan) -> tuple[str, str]:
    context = span.get_span_context()
    assert context is not None
    return format_trace_id(context.trace_id), format_span_id(context.span_id)


def said(span: ReadableSpan) -> Mapping[str, object]:
    assert span.attributes is not None
    return span.attributes


def test_story_of_a_traced_sender(reader: Reader) -> None:
    """A child of the sender's span, with the stages as its children, from the hand-over to the commit."""
    bench, began = Bench(), time.time_ns()
    story = record(flags="01")
    bench.begin(reader, story).ended(None)
    ended = time.time_ns()
    (span,) = bench.named("process")
    context = trace_context(story)
    assert context is not None
    assert ids(span) == (TRACE_ID, context.span_id)
    assert span.parent is not None
    assert (format_span_id(span.parent.span_id), span.parent.is_remote) == (PARENT_ID, True)
    assert span.get_span_context().trace_state.to_header() == "a=1"  # type: ignore[union-attr] # it has one
    assert (span.name, span.kind) == ("process wire.raw.hna", SpanKind.CONSUMER)
    assert span.status.status_code is StatusCode.UNSET
    attributes = dict(said(span))
    assert 3 <= attributes.pop("copytaster.wait_seconds") < 60  # type: ignore[operator] # a number
    assert len(attributes.pop("copytaster.story_ids")) == 1  # type: ignore[arg-type] # a tuple
    assert attributes == {
        "messaging.system": "kafka",
        "messaging.operation.name": "process",
        "messaging.operation.type": "process",
        "messaging.destination.name": "wire.raw.hna",
        "messaging.destination.partition.id": "3",
        "messaging.consumer.group.name": "copytaster-read",
        "messaging.kafka.offset": 7,
        "messaging.message.body.size": len(STORY),
        "copytaster.outcome": "published",
        "copytaster.mode": "live",
        "copytaster.feed": "wire.raw.hna",
        "copytaster.format": "plain",
    }
    stages = [one for one in bench.kept() if one.name in STAGES]
    assert [one.name for one in stages] == STAGES
    assert all(one.parent == span.get_span_context() and one.kind is SpanKind.INTERNAL for one in stages)
    times = [time for one in [span, *stages] for time in (one.start_time, one.end_time)]
    assert all(time is not None and began - 10**7 <= time <= ended + 10**7 for time in times)
    assert all(one.end_time == two.start_time for one, two in pairwise(stages))


def test_transaction_is_linked_with_its_stories(reader: Reader) -> None:
    """A trace of its own; every story that is recorded is linked to it and it to them."""
    bench = Bench()
    bench.begin(reader, record(7, flags="01"), record(8, flags="00"), record(9)).ended(None)
    (commit,) = bench.named("commit wire.raw.hna")
    stories = bench.named("process")
    assert [said(one)["messaging.kafka.offset"] for one in stories] == [7, 9]
    assert (commit.kind, commit.parent) == (SpanKind.CLIENT, None)
    assert said(commit)["messaging.operation.type"] == "settle"
    assert said(commit)["messaging.batch.message_count"] == 3
    assert [link.context for link in commit.links] == [story.get_span_context() for story in stories]
    assert all([link.context for link in story.links] == [commit.get_span_context()] for story in stories)
    assert len({ids(one) for one in bench.kept()}) == len(bench.kept())


def test_dead_letter_is_an_error(reader: Reader) -> None:
    """Its code is the kind of error, its stage is named; a spiked record is none."""
    bench = Bench()
    bench.begin(reader, record(1, RUBBISH), record(2, None), record(3, b" ")).ended(None)
    dead, tombstone, empty = bench.named("process")
    assert dead.status.status_code is StatusCode.ERROR
    assert (said(dead)["error.type"], said(dead)["copytaster.stage"]) == ("unknown_format", "detect")
    assert said(tombstone)["messaging.kafka.message.tombstone"] is True
    assert "messaging.message.body.size" not in said(tombstone)
    assert (said(empty)["copytaster.outcome"], said(empty)["copytaster.code"]) == ("spiked", "empty")
    assert "error.type" not in said(empty)
    assert empty.status.status_code is StatusCode.UNSET


def test_record_that_killed_its_worker_has_no_stages(reader: Reader) -> None:
    """Nobody timed it."""
    bench, killer = Bench(), record()
    outcome: Outcome = reader.dead_letter(killer, CopyError("poison_died", Stage.PARSE, "it ended the worker"))
    bench.traces.begin([killer], [outcome], [time.perf_counter()]).ended(None)
    assert [one.name for one in bench.kept()] == ["commit wire.raw.hna", "process wire.raw.hna"]


def test_failed_transaction_is_told_alone(reader: Reader) -> None:
    """Its stories will be read again; once it turns out to be committed after all they are told."""
    bench = Bench()
    transaction = bench.begin(reader, record(flags="01"))
    transaction.ended("ProducerFenced")
    transaction.committed_after_all()
    commit, story, *stages = bench.kept()
    assert (commit.status.status_code, said(commit)["error.type"]) == (StatusCode.ERROR, "ProducerFenced")
    assert [link.context for link in commit.links] == [story.get_span_context()]
    assert len(stages) == 6
    assert not story.links


@pytest.mark.parametrize(
    ("sampler", "offsets"),
    [
        (DEFAULT_ON, [1, 3]),
        (DEFAULT_OFF, [1]),
        (ParentBasedTraceIdRatio(0.0), [1]),
        (ParentBasedTraceIdRatio(1.0), [1, 3]),
        (ALWAYS_ON, [1, 2, 3]),
    ],
)
def test_sampling(sampler: Sampler, offsets: list[int], reader: Reader) -> None:
    """The sender's flag rules, sampled (1) or not (2); where it sent none (3), the share does."""
    bench = Bench(sampler)
    bench.begin(reader, record(1, flags="01"), record(2, flags="00"), record(3)).ended(None)
    assert [said(one)["messaging.kafka.offset"] for one in bench.named("process")] == offsets


def test_share_of_traces_is_the_same_for_each_reading(reader: Reader) -> None:
    """Of a thousand places about a tenth, and the same in another process: the trace's id decides."""
    outcome = reader.read(record())
    kept = []
    for _ in range(2):
        bench = Bench(ParentBasedTraceIdRatio(0.1))
        records = [record(offset) for offset in range(1000)]
        bench.traces.begin(records, [outcome] * 1000, [0.0] * 1000).ended(None)
        kept.append([said(one)["messaging.kafka.offset"] for one in bench.named("process")])
    assert kept[0] == kept[1]
    assert 50 < len(kept[0]) < 150


def test_outputs_say_what_is_recorded(reader: Reader) -> None:
    """A trace that begins with us and is recorded is flagged so; what a sender sent is never changed."""
    records = record(1), record(2, flags="00"), record(3, flags="01")
    headers = [dict(one.headers) for one in Bench().begin(reader, *records).outputs]
    stories = [one["traceparent"].decode() for one in headers if one["ce_type"] == b"copytaster.story.v1"]
    sent = f"00-{TRACE_ID}-{PARENT_ID}"
    assert stories == [made_trace_parent(records[0], SAMPLED), f"{sent}-00", f"{sent}-01"]
    outputs = [one for outcome in map(reader.read, records) for one in outcome.records]
    unsampled = Bench(DEFAULT_OFF).begin(reader, *records).outputs
    assert [(one.topic, one.key, one.headers) for one in unsampled] == [
        (one.topic, one.key, one.headers) for one in outputs
    ]
    assert len(unsampled) == len(headers)


def test_dead_letters_are_left_as_they_are(reader: Reader) -> None:
    """They carry the original's headers, with a trace of the sender's or none."""
    (letter,) = Bench().begin(reader, record(1, RUBBISH)).outputs
    assert not [name for name, _ in letter.headers if name == "traceparent"]


def test_spans_hold_no_copy(reader: Reader) -> None:
    """As they leave, byte for byte: neither words of the copy nor keys or headers."""
    bench = Bench()
    bench.begin(reader, record(1, flags="01"), record(2, RUBBISH), record(3)).ended(None)
    assert b"Halden" not in encode_spans(bench.kept()).SerializeToString()


def test_nothing_sampled_sends_nothing(reader: Reader) -> None:
    bench = Bench()
    bench.begin(reader, record(flags="00")).ended(None)
    assert bench.kept() == []


def test_no_traces_changes_nothing(reader: Reader) -> None:
    """Without a collector the outputs are the outcomes' own, in order."""
    outcomes = [reader.read(record(offset)) for offset in (1, 2)]
    transaction = NoTraces().begin([record(1), record(2)], outcomes, [0.0, 0.0])
    assert list(transaction.outputs) == [one for outcome in outcomes for one in outcome.records]
    transaction.ended("KafkaError")
    transaction.committed_after_all()
    NoTraces().close(1)


def test_resource(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who we are, unless OpenTelemetry's variables say otherwise."""
    monkeypatch.delenv("OTEL_SERVICE_NAME", raising=False)
    assert resource().attributes["service.name"] == "copytaster"
    monkeypatch.setenv("OTEL_RESOURCE_ATTRIBUTES", "service.instance.id=pod-1,deployment.environment.name=test")
    monkeypatch.setenv("OTEL_SERVICE_NAME", "copytaster-foreign")
    found = resource().attributes
    assert (found["service.name"], found["service.instance.id"]) == ("copytaster-foreign", "pod-1")
    assert found["deployment.environment.name"] == "test"
