"""Traces of the service on a real Kafka, with a real collector's protocol: in by headers, out by headers and OTLP."""

import asyncio
import time
from pathlib import Path

import pytest
from opentelemetry.proto.trace.v1.trace_pb2 import Span, Status

from copytaster.core.model import RawRecord
from copytaster.core.trace_context import SAMPLED, made_trace_parent, trace_context
from tests.broker.clients import Raw, create_topics, produce, read_until
from tests.broker.collector import Collector, collector, said
from tests.broker.conftest import Names
from tests.broker.kafka import Broker
from tests.broker.service_process import ServiceProcess, create_outputs
from tests.broker.test_dead_letters import CAME, redriven
from tests.broker.test_service import STORY, settings_of

TRACE_ID, PARENT_ID = "0af7651916cd43dd8448eb211c80319c", "b7ad6b7169203331"
SENT = f"00-{TRACE_ID}-{PARENT_ID}"
RUBBISH = b"\x89PNG\r\n\x1a\n\x00 ferry"
TOKEN = "hunter2-of-the-collector"

SMALL_QUEUE = """
from copytaster.__main__ import main
from copytaster.traces import queue
queue.QUEUED_SPANS = 100
main()
"""


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """The service inherits it."""
    monkeypatch.setenv("OTEL_EXPORTER_OTLP_HEADERS", f"api-key={TOKEN}")
    monkeypatch.setenv("OTEL_RESOURCE_ATTRIBUTES", "service.instance.id=pod-7")
    monkeypatch.delenv("OTEL_TRACES_SAMPLER", raising=False)


def made_of(names: Names, offset: int) -> RawRecord:
    return RawRecord(None, CAME, topic=names.topic("raw"), partition=0, offset=offset)


def span_at(found: Collector, offset: int) -> Span:
    (span,) = [one for one in found.spans("process") if said(one.attributes)["messaging.kafka.offset"] == offset]
    return span


async def test_story_is_traced_from_its_sender_to_its_consumers(
    broker: Broker, names: Names, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Sampled, unsampled, untraced and dead: spans, headers and log lines agree, and the last spans come at SIGTERM."""
    raw, story = names.topic("raw"), f"{names.prefix}.story.v1"
    await create_topics(broker, raw)
    await create_outputs(broker, names.prefix)
    await produce(
        broker,
        raw,
        [
            Raw(STORY, headers=(("traceparent", f"{SENT}-01".encode()), ("tracestate", b"a=1,b=2"))),
            Raw(STORY + b" 2", headers=(("traceparent", f"{SENT}-00".encode()),)),
            Raw(STORY + b" 3"),
            Raw(RUBBISH),
        ],
    )
    async with collector() as found:
        monkeypatch.setenv("OTEL_EXPORTER_OTLP_ENDPOINT", found.endpoint)
        with ServiceProcess(broker, tmp_path / "service.log", settings_of(names, workers="1")) as service:
            stories = [dict(one.headers) for one in await read_until(broker, story, count=3)]
            await read_until(broker, f"{names.prefix}.dead-letter.v1", count=1)
            assert [one["traceparent"].decode() for one in stories] == [
                f"{SENT}-01",
                f"{SENT}-00",
                made_trace_parent(made_of(names, 2), SAMPLED),
            ]
            assert [one.get("tracestate") for one in stories] == [b"a=1,b=2", None, None]
            assert (await redriven(broker, names)).sent.total() == 1
            await read_until(broker, f"{names.prefix}.dead-letter.v1", count=2)
            metrics = service.get("/metrics")[1]
            assert 'copytaster_spans_total{result="dropped"} 0.0' in metrics
            assert TOKEN not in metrics + service.get("/status")[1]
            assert await asyncio.to_thread(service.terminate) == 0

        child, root, dead = (span_at(found, offset) for offset in (0, 2, 3))
        assert (child.trace_id.hex(), child.parent_span_id.hex(), child.trace_state) == (TRACE_ID, PARENT_ID, "a=1,b=2")
        assert child.kind == Span.SPAN_KIND_CONSUMER
        assert said(child.attributes)["copytaster.story_ids"] == [stories[0]["ce_subject"].decode()]
        assert f"00-{root.trace_id.hex()}-{root.span_id.hex()}-01" == stories[2]["traceparent"].decode()
        assert not root.parent_span_id
        assert (dead.status.code, said(dead.attributes)["error.type"]) == (Status.STATUS_CODE_ERROR, "unknown_format")
        assert 1 not in {said(one.attributes)["messaging.kafka.offset"] for one in found.spans("process")}

        stages = [one for one in found.spans() if one.parent_span_id == child.span_id]
        assert [one.name for one in stages] == ["unwrap", "detect", "parse", "normalise", "enrich", "publish"]
        assert all(child.start_time_unix_nano <= one.start_time_unix_nano for one in stages)
        assert all(one.end_time_unix_nano <= child.end_time_unix_nano for one in stages)
        linked = {link.span_id for commit in found.spans("commit") for link in commit.links}
        assert linked == {one.span_id for one in found.spans("process")}

        again = next(one for one in found.spans("process") if said(one.attributes)["copytaster.mode"] == "replay")
        assert (again.trace_id, again.parent_span_id) == (dead.trace_id, dead.span_id)

        lines = service.logged("record_dead_lettered")
        assert [(one["trace_id"], one["span_id"]) for one in lines] == [
            (one.trace_id.hex(), one.span_id.hex()) for one in (dead, again)
        ]
        assert (lines[0]["messaging.kafka.offset"], lines[0]["error.type"]) == (3, "unknown_format")
        context = trace_context(made_of(names, 3))
        assert context is not None
        assert lines[0]["span_id"] == context.span_id

        assert all(one["api-key"] == TOKEN for one in found.headers)
        assert TOKEN not in (tmp_path / "service.log").read_text()
        assert not [body for body in found.bodies if b"ferry" in body or b"Trosnes" in body]
        resource = said(found.requests[0].resource_spans[0].resource.attributes)
        assert (resource["service.name"], resource["service.instance.id"]) == ("copytaster", "pod-7")


async def test_hanging_collector_holds_up_nothing(
    broker: Broker, names: Names, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It never answers: all stories come out, spans beyond the bound are dropped and counted, the end is in time."""
    raw, story = names.topic("raw"), f"{names.prefix}.story.v1"
    await create_topics(broker, raw)
    await create_outputs(broker, names.prefix)
    settings = settings_of(names, drain_seconds="10")
    command = ("-c", SMALL_QUEUE, "run", "read")
    async with collector(answering=False) as found:
        monkeypatch.setenv("OTEL_EXPORTER_OTLP_ENDPOINT", found.endpoint)
        with ServiceProcess(broker, tmp_path / "service.log", settings, command) as service:
            await produce(broker, raw, [STORY] * 20)
            while not found.requests:
                await asyncio.sleep(0.05)
            await produce(broker, raw, [STORY] * 20)
            await read_until(broker, story, count=40)
            while service.metric("copytaster_spans_total", result="dropped") < 100:
                await asyncio.sleep(0.05)
            assert service.metric("copytaster_spans_total", result="exported") == 0
            assert service.get("/livez")[0] == 200
            assert service.metric("copytaster_lane_restarts_total") == 0
            began = time.monotonic()
            assert await asyncio.to_thread(service.terminate) == 0
            assert time.monotonic() - began < 10
