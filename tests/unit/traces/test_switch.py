"""Spans are wanted when OpenTelemetry's variables name a collector; what is wrong with these is a warning."""

import subprocess
import sys
from collections.abc import Mapping

import pytest

from copytaster.kafka.report import Finding
from copytaster.metrics import Metrics
from copytaster.traces import NoTraces, switch
from copytaster.traces.spans import OtelTraces
from copytaster.traces.switch import make_traces, traces_findings, wanted

ENDPOINT = "OTEL_EXPORTER_OTLP_ENDPOINT"
ON = {ENDPOINT: "http://collector:4318"}


def findings(environ: Mapping[str, str]) -> list[Finding]:
    return list(traces_findings(environ))


@pytest.mark.parametrize(
    ("environ", "are"),
    [
        ({}, False),
        ({ENDPOINT: ""}, False),
        (ON, True),
        ({"OTEL_EXPORTER_OTLP_TRACES_ENDPOINT": "https://collector/v1/traces"}, True),
        ({**ON, "OTEL_SDK_DISABLED": "TRUE"}, False),
        ({**ON, "OTEL_TRACES_EXPORTER": "none"}, False),
        ({**ON, "OTEL_TRACES_EXPORTER": "otlp"}, True),
    ],
)
def test_wanted(environ: Mapping[str, str], are: bool) -> None:
    assert wanted(environ) is are


@pytest.mark.parametrize(
    "environ",
    [
        {},
        ON,
        {"OTEL_TRACES_SAMPLER": "nonsense"},
        {**ON, "OTEL_EXPORTER_OTLP_PROTOCOL": "http/protobuf", "OTEL_EXPORTER_OTLP_HEADERS": "api-key=abc, x=1"},
        {**ON, "OTEL_TRACES_SAMPLER": "parentbased_traceidratio", "OTEL_TRACES_SAMPLER_ARG": "0.05"},
        {**ON, "OTEL_TRACES_SAMPLER": "always_off"},
    ],
)
def test_nothing_to_find(environ: Mapping[str, str]) -> None:
    """Good variables, and bad ones where no spans are wanted."""
    assert findings(environ) == []


@pytest.mark.parametrize(
    ("more", "code", "where"),
    [
        ({ENDPOINT: "collector:4318"}, "traces_endpoint", ENDPOINT),
        ({ENDPOINT: "http://"}, "traces_endpoint", ENDPOINT),
        ({ENDPOINT: "http://collector:port"}, "traces_endpoint", ENDPOINT),
        ({ENDPOINT: "http://me:hunter2@collector:4318"}, "traces_endpoint", ENDPOINT),
        ({"OTEL_EXPORTER_OTLP_PROTOCOL": "grpc"}, "traces_protocol", "OTEL_EXPORTER_OTLP_PROTOCOL"),
        (
            {"OTEL_EXPORTER_OTLP_TRACES_PROTOCOL": "http/json", "OTEL_EXPORTER_OTLP_PROTOCOL": "http/protobuf"},
            "traces_protocol",
            "OTEL_EXPORTER_OTLP_TRACES_PROTOCOL",
        ),
        ({"OTEL_EXPORTER_OTLP_HEADERS": "Bearer hunter2"}, "traces_headers", "OTEL_EXPORTER_OTLP_HEADERS"),
        ({"OTEL_TRACES_SAMPLER": "sometimes"}, "traces_sampler", "OTEL_TRACES_SAMPLER"),
        ({"OTEL_TRACES_SAMPLER": "traceidratio"}, "traces_sampler", "OTEL_TRACES_SAMPLER_ARG"),
        (
            {"OTEL_TRACES_SAMPLER": "parentbased_traceidratio", "OTEL_TRACES_SAMPLER_ARG": "5"},
            "traces_sampler",
            "OTEL_TRACES_SAMPLER_ARG",
        ),
    ],
)
def test_finding(more: Mapping[str, str], code: str, where: str) -> None:
    """It says what is wrong, where, and what to do, and quotes no value: some are secrets."""
    (found,) = findings({**ON, **more})
    assert (found.code, found.where) == (code, where)
    assert found.remedy
    assert "hunter2" not in str(found)


def test_missing_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the packages there is a warning, and nothing is recorded."""
    monkeypatch.setattr(switch, "PACKAGES", ("no_such_package.sdk",))
    monkeypatch.setenv(ENDPOINT, ON[ENDPOINT])
    (found,) = findings(ON)
    assert found.code == "traces_extra"
    assert "copytaster[otel]" in found.remedy
    assert isinstance(make_traces(Metrics(), "group"), NoTraces)


def test_made_as_wanted(monkeypatch: pytest.MonkeyPatch) -> None:
    """With a collector spans are made, without one they are not."""
    monkeypatch.delenv(ENDPOINT, raising=False)
    assert isinstance(make_traces(Metrics(), "group"), NoTraces)
    monkeypatch.setenv(ENDPOINT, ON[ENDPOINT])
    assert isinstance(make_traces(Metrics(), "group"), OtelTraces)


def test_nothing_is_imported_where_no_spans_are_wanted() -> None:
    """The service as it is started without a collector has never heard of the SDK, nor of its HTTP client."""
    code = (
        "import sys\n"
        "from copytaster.cli import run\n"
        "from copytaster.metrics import Metrics\n"
        "run.make_traces(Metrics(), 'group')\n"
        "print([name for name in sys.modules if name.partition('.')[0] in ('opentelemetry', 'requests')])"
    )
    done = subprocess.run([sys.executable, "-c", code], env={}, capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
