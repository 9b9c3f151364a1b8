"""Log lines: what they say, what they never say, and how many."""

import json
import logging
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
import structlog

from copytaster import logs
from copytaster.core.model import RawRecord


class Ticks:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Ticks:
    return Ticks()


@pytest.fixture
def held(clock: Ticks) -> Iterator[list[str]]:
    """Logging configured for JSON; the levels of the lines that were held back."""
    root = logging.getLogger()
    before, level = root.handlers, root.level
    levels: list[str] = []
    logs.configure("info", terminal=False, suppressed=levels.append, clock=clock)
    yield levels
    root.handlers, root.level = before, level
    structlog.reset_defaults()


Capture = pytest.CaptureFixture[str]


def lines(capsys: Capture) -> list[dict[str, object]]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def fail_and_log() -> None:
    copy, nothing = "copy of a story", ()
    try:
        nothing.index(len(copy))
    except ValueError:
        structlog.get_logger().exception("lane_failed", topic="wire.raw.pa")


def test_line(held: list[str], capsys: Capture) -> None:
    """A line is JSON with level, UTC instant and OpenTelemetry's names."""
    structlog.get_logger().info("lane_started", topic="wire.raw.pa", partition=3, offset=9, trace_id="ab")
    (line,) = lines(capsys)
    assert str(line.pop("timestamp")).endswith("Z")
    assert line == {
        "event": "lane_started",
        "level": "info",
        "messaging.destination.name": "wire.raw.pa",
        "messaging.destination.partition.id": "3",
        "messaging.kafka.offset": 9,
        "trace_id": "ab",
    }


def test_line_about_a_record(held: list[str], capsys: Capture) -> None:
    """It names the record's place, the sender's trace and our span in it, whether spans are exported or not."""
    sent = (("traceparent", b"00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"),)
    record = RawRecord(b"Copy", datetime(2026, 3, 2, tzinfo=UTC), b"key", sent, "wire.raw.pa", 3, 9)
    structlog.get_logger().warning("record_dead_lettered", **logs.record_fields(record), error_type="bad_json")
    (line,) = lines(capsys)
    del line["timestamp"]
    assert line == {
        "event": "record_dead_lettered",
        "level": "warning",
        "messaging.destination.name": "wire.raw.pa",
        "messaging.destination.partition.id": "3",
        "messaging.kafka.offset": 9,
        "trace_id": "0af7651916cd43dd8448eb211c80319c",
        "span_id": "ba6754b2c936b17c",
        "error.type": "bad_json",
    }


def test_line_with_names_of_opentelemetry(held: list[str], capsys: Capture) -> None:
    """Who writes OpenTelemetry's own names gets the same line."""
    place = {"messaging.destination.partition.id": 3, "error.type": "TimeoutError"}
    structlog.get_logger().info("lane_ended", **place, exc_info=KeyError("lane"))
    (line,) = lines(capsys)
    assert (line["messaging.destination.partition.id"], line["error.type"]) == ("3", "TimeoutError")


def test_line_below_the_level_is_not_logged(held: list[str], capsys: Capture) -> None:
    """What is below the level costs nothing and counts nothing."""
    structlog.get_logger().debug("chunk_read")
    assert not lines(capsys)
    assert not held


def test_exception(held: list[str], capsys: Capture) -> None:
    """An exception brings its class and its stack."""
    fail_and_log()
    (line,) = lines(capsys)
    assert line["error.type"] == "ValueError"
    assert "fail_and_log" in str(line["exception.stacktrace"])


def test_no_copy(held: list[str], capsys: Capture) -> None:
    """Bytes are told by their number, and a text as long as a story is cut."""
    structlog.get_logger().info("record_suspect", value=b"Copy", reason="x" * 2000)
    (line,) = lines(capsys)
    assert line["value"] == "<4 bytes>"
    assert line["reason"] == "x" * logs.TEXT_MOST + "… (2000 characters)"


def test_library(held: list[str], capsys: Capture) -> None:
    """A library's line comes out as ours do, and its debug lines, which hold requests, never."""
    logging.getLogger("aiokafka.conn").warning("no answer from %s", "broker")
    logging.getLogger("aiokafka.conn").debug("request with copy")
    (line,) = lines(capsys)
    assert (line["event"], line["logger"], line["message"]) == (
        "library_logged",
        "aiokafka.conn",
        "no answer from broker",
    )


def test_library_at_debug(held: list[str], capsys: Capture) -> None:
    """At our level debug libraries still stay at info."""
    logs.configure("debug", terminal=False, suppressed=held.append)
    logging.getLogger("aiokafka.conn").debug("request with copy")
    assert not lines(capsys)


def test_library_with_wrong_arguments(held: list[str], capsys: Capture) -> None:
    """A template that does not fit its arguments is logged as it is."""
    logs.Handover().handle(logging.makeLogRecord({"msg": "%d", "args": ("x",), "levelno": logging.WARNING}))
    assert lines(capsys)[0]["message"] == "%d"


def test_limit(held: list[str], capsys: Capture, clock: Ticks) -> None:
    """The first lines of an event pass, the rest are counted, and told once when the period is over."""
    log = structlog.get_logger()
    for _ in range(logs.FIRST + 5):
        log.warning("broker_lost")
    log.error("broker_lost")
    assert [line["level"] for line in lines(capsys)] == ["warning"] * logs.FIRST + ["error"]
    assert held == ["warning"] * 5
    clock.now += logs.PERIOD_SECONDS
    log.warning("broker_lost")
    log.warning("broker_lost")
    told, *passed = lines(capsys)
    assert (told["event"], told["of"], told["of_level"], told["lines"]) == (
        "log_lines_held_back",
        "broker_lost",
        "warning",
        5,
    )
    assert [line["event"] for line in passed] == ["broker_lost", "broker_lost"]


def test_limit_of_library_lines(held: list[str], capsys: Capture) -> None:
    """Lines of libraries are limited by their template, whatever its arguments."""
    for number in range(logs.FIRST + 1):
        logging.getLogger("aiokafka").warning("node %d is gone", number)
    logging.getLogger("aiokafka").warning("another matter")
    assert len(lines(capsys)) == logs.FIRST + 1
    assert held == ["warning"]


def test_terminal(held: list[str], capsys: Capture) -> None:
    """On a terminal a line is for people, and a traceback shows no local variables."""
    logs.configure("info", terminal=True, suppressed=held.append)
    fail_and_log()
    out = capsys.readouterr().out
    assert "lane_failed" in out
    assert "ValueError" in out
    assert "copy of a story" not in out
