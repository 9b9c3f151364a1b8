"""A collector of traces in the test's own process: takes OTLP over HTTP, decodes it, and keeps it; or is ill."""

import asyncio
from collections.abc import AsyncIterator, Iterable, Iterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from aiohttp import web
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest
from opentelemetry.proto.common.v1.common_pb2 import KeyValue
from opentelemetry.proto.trace.v1.trace_pb2 import Span


@dataclass(slots=True)
class Collector:
    """What came; `answering` cleared, it takes requests and never answers."""

    bodies: list[bytes] = field(default_factory=list)
    headers: list[Mapping[str, str]] = field(default_factory=list)
    requests: list[ExportTraceServiceRequest] = field(default_factory=list)
    answering: asyncio.Event = field(default_factory=asyncio.Event)
    port: int = 0

    @property
    def endpoint(self) -> str:
        """For `OTEL_EXPORTER_OTLP_ENDPOINT`."""
        return f"http://127.0.0.1:{self.port}"

    def spans(self, start: str = "") -> list[Span]:
        """All spans whose names begin so, in the order in which they came."""
        return [span for request in self.requests for span in _spans(request) if span.name.startswith(start)]

    async def take(self, request: web.Request) -> web.Response:
        """`POST /v1/traces`."""
        body = await request.read()
        self.bodies.append(body)
        self.headers.append(dict(request.headers))
        self.requests.append(ExportTraceServiceRequest.FromString(body))
        await self.answering.wait()
        return web.Response(content_type="application/x-protobuf")


def _spans(request: ExportTraceServiceRequest) -> Iterator[Span]:
    for resource in request.resource_spans:
        for scope in resource.scope_spans:
            yield from scope.spans


def said(attributes: Iterable[KeyValue]) -> dict[str, object]:
    """The attributes of a span or resource; lists as lists."""
    found: dict[str, object] = {}
    for one in attributes:
        kind = str(one.value.WhichOneof("value"))
        value = getattr(one.value, kind)
        found[one.key] = [item.string_value for item in value.values] if kind == "array_value" else value
    return found


@asynccontextmanager
async def collector(*, answering: bool = True) -> AsyncIterator[Collector]:
    """A collector on a free port of this machine."""
    made = Collector()
    if answering:
        made.answering.set()
    app = web.Application(client_max_size=64 << 20)
    app.router.add_post("/v1/traces", made.take)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        made.port = int(runner.addresses[0][1])
        yield made
    finally:
        made.answering.set()
        await runner.cleanup()
