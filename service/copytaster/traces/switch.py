"""Whether spans are wanted, by OpenTelemetry's own variables, which its SDK reads: one way to say it, known everywhere.

What is wrong with them is a warning and means no spans: traces never keep the service from starting. Values are not
quoted, for some hold passwords.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from importlib.util import find_spec
from urllib.parse import urlsplit

from copytaster.kafka.report import Finding
from copytaster.traces import NoTraces, Traces
from copytaster.traces.queue import Counts

ENDPOINTS = ("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "OTEL_EXPORTER_OTLP_ENDPOINT")
PROTOCOLS = ("OTEL_EXPORTER_OTLP_TRACES_PROTOCOL", "OTEL_EXPORTER_OTLP_PROTOCOL")
HEADERS = ("OTEL_EXPORTER_OTLP_TRACES_HEADERS", "OTEL_EXPORTER_OTLP_HEADERS")
SAMPLER, SAMPLER_ARGUMENT = "OTEL_TRACES_SAMPLER", "OTEL_TRACES_SAMPLER_ARG"
PROTOCOL = "http/protobuf"
SAMPLERS = ("always_on", "always_off", "traceidratio")
NO_SPANS = "no spans are exported; all else goes on"
PACKAGES = ("opentelemetry.sdk.trace", "opentelemetry.exporter.otlp.proto.http.trace_exporter")


def make_traces(metrics: Counts, group: str) -> Traces:
    """Traces as this process's environment wants them; imports the SDK only if it wants any."""
    if not wanted(os.environ) or any(True for _ in traces_findings(os.environ)):
        return NoTraces()
    from copytaster.traces.spans import OtelTraces  # noqa: PLC0415 - 0.12 s and 11 MB that only exporting needs

    return OtelTraces.exporting(metrics, group)


def wanted(environ: Mapping[str, str]) -> bool:
    """Whether the environment names a collector and does not switch traces off."""
    disabled = environ.get("OTEL_SDK_DISABLED", "").strip().lower() == "true"
    exporter = environ.get("OTEL_TRACES_EXPORTER", "").strip().lower() or "otlp"
    return _first(environ, ENDPOINTS) is not None and not disabled and exporter == "otlp"


def traces_findings(environ: Mapping[str, str]) -> Iterator[Finding]:
    """What keeps spans from being exported although they are wanted."""
    if not wanted(environ):
        return
    if missing := [name for name in PACKAGES if not _installed(name)]:
        remedy = "install the extra: copytaster[otel] (the image has it), or unset the variable"
        what = f"{missing[0].partition('.')[0]} is not installed: {NO_SPANS}"
        yield Finding("traces_extra", what, _named(environ, ENDPOINTS), remedy)
    yield from _endpoint_findings(environ)
    protocol = environ.get(_named(environ, PROTOCOLS), PROTOCOL)
    if protocol != PROTOCOL:
        remedy = f"set it to {PROTOCOL}, and the endpoint to the collector's port for it, most often 4318"
        what = f"spans go by {PROTOCOL} alone: {NO_SPANS}"
        yield Finding("traces_protocol", what, _named(environ, PROTOCOLS), remedy)
    pairs = environ.get(_named(environ, HEADERS), "").split(",")
    if not all("=" in pair for pair in pairs if pair.strip()):
        remedy = "write name=value pairs with commas between, values URL-encoded"
        yield Finding("traces_headers", f"a header has no value: {NO_SPANS}", _named(environ, HEADERS), remedy)
    yield from _sampler_findings(environ)


def _endpoint_findings(environ: Mapping[str, str]) -> Iterator[Finding]:
    where = _named(environ, ENDPOINTS)
    try:
        parts = urlsplit(environ[where])
        good = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:  # a port that is none
        good, parts = False, urlsplit("")
    if not good:
        remedy = "give a URL, as in http://otel-collector.monitoring:4318"
        yield Finding("traces_endpoint", f"this is no address of a collector: {NO_SPANS}", where, remedy)
    elif parts.username is not None or parts.password is not None:
        remedy = f"give it by {HEADERS[1]}, or better by a client certificate (OTEL_EXPORTER_OTLP_CLIENT_KEY)"
        yield Finding(
            "traces_endpoint", f"an address with a user or password gets into logs: {NO_SPANS}", where, remedy
        )


def _sampler_findings(environ: Mapping[str, str]) -> Iterator[Finding]:
    named = environ.get(SAMPLER, "").strip().lower()
    kind = named.removeprefix("parentbased_")
    if named and kind not in SAMPLERS:
        remedy = f"give {', '.join(SAMPLERS)}, with or without parentbased_ before it, or unset it"
        yield Finding("traces_sampler", f"no sampler is called so: {NO_SPANS}", SAMPLER, remedy)
    if kind == "traceidratio" and not _is_share(environ.get(SAMPLER_ARGUMENT, "")):
        remedy = "give the share of traces that is recorded, as in 0.05"
        yield Finding("traces_sampler", f"the sampler needs a number from 0 to 1: {NO_SPANS}", SAMPLER_ARGUMENT, remedy)


def _is_share(text: str) -> bool:
    try:
        return 0 <= float(text) <= 1
    except ValueError:
        return False


def _installed(package: str) -> bool:
    try:
        return find_spec(package) is not None
    except ModuleNotFoundError:  # its parent is not there either
        return False


def _first(environ: Mapping[str, str], names: tuple[str, ...]) -> str | None:
    return next((environ[name] for name in names if environ.get(name)), None)


def _named(environ: Mapping[str, str], names: tuple[str, ...]) -> str:
    """The variable that counts: the first that is set."""
    return next((name for name in names if environ.get(name)), names[-1])
