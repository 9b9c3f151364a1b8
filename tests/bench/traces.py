"""What spans cost, CPU per record: without a collector, with one and nothing sampled, with one and everything sampled.

`python -m tests.bench.traces`: no Kafka, no network; each span is made and encoded as if it were sent. The share of the
loop is what lanes pay before and after their transactions, the rest is the thread's.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from opentelemetry.exporter.otlp.proto.common.trace_encoder import encode_spans
from opentelemetry.sdk.resources import Resource
from opentelemetry.sdk.trace import ReadableSpan
from opentelemetry.sdk.trace.sampling import DEFAULT_OFF, DEFAULT_ON, Sampler

from copytaster.core.model import RawRecord
from copytaster.reader import Reader
from copytaster.traces import NoTraces, Traces
from copytaster.traces.queue import SpanQueue
from copytaster.traces.spans import OtelTraces
from tests.bench.work import story_copy

TRANSACTIONS, RECORDS = 20, 100


class Counted:
    """Takes the counts and forgets them."""

    def spans(self, result: str, number: int) -> None:
        """As the queue tells them."""


def encoded(spans: Sequence[ReadableSpan]) -> bool:
    """As the exporter does before it sends."""
    return bool(encode_spans(spans).SerializePartialToString())


def traces(sampler: Sampler) -> OtelTraces:
    """Traces whose spans go nowhere."""
    return OtelTraces(sampler, Resource({}), SpanQueue(encoded, lambda: None, Counted()), "bench")


def main() -> None:
    """Print the table."""
    reader = Reader()
    records = [
        RawRecord(story_copy(number), datetime.now(UTC), topic="wire.raw.bench", partition=0, offset=number)
        for number in range(RECORDS)
    ]
    outcomes = [reader.read(record) for record in records]
    given = [time.perf_counter()] * RECORDS
    cases: dict[str, Callable[[], Traces]] = {
        "no collector": NoTraces,
        "collector, nothing sampled": lambda: traces(DEFAULT_OFF),
        "collector, everything sampled": lambda: traces(DEFAULT_ON),
    }
    print("| | event loop | with the thread |\n| --- | --- | --- |")
    for name, make in cases.items():
        made = make()
        loop, whole = time.thread_time(), time.process_time()
        for _ in range(TRANSACTIONS):
            made.begin(records, outcomes, given).ended(None)
        loop = time.thread_time() - loop
        made.close(60)
        whole = time.process_time() - whole
        per_record = 1e6 / (TRANSACTIONS * RECORDS)
        print(f"| {name} | {loop * per_record:.1f} µs | {whole * per_record:.1f} µs |")


if __name__ == "__main__":
    main()
