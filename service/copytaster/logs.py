"""Log lines: JSON on standard output, or readable ones on a terminal; those of the libraries too. One line a decision.

A line says what happened (`event`, snake_case) and where, under OpenTelemetry's names. It never holds copy: bytes are
replaced by their number and long texts are cut. Lines of one event at one level are limited; what is held back is
counted at once and told once in a period.
"""

from __future__ import annotations

import logging
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock
from typing import TypeAlias

import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

from copytaster.core.model import Clock, RawRecord
from copytaster.core.trace_context import trace_context

FIRST = 30
"""Lines of one event at one level that pass in a period: a lane's restarts are told, a storm of them is not."""

PERIOD_SECONDS = 60.0
"""How long a storm is silent before it is told how large it was."""

TEXT_MOST = 500
"""Characters of one field: the longest reason of a broker fits, a story does not."""

TRACE_MOST = 8000
"""Characters of a traceback: thirty frames."""

PARTITION = "messaging.destination.partition.id"

OTEL_NAMES = {
    "topic": "messaging.destination.name",
    "partition": PARTITION,
    "offset": "messaging.kafka.offset",
    "group": "messaging.consumer.group.name",
    "error_type": "error.type",
    "exception": "exception.stacktrace",
}
"""Python's keywords to the names of OpenTelemetry's semantic conventions."""

HELD_BACK = "log_lines_held_back"
LIBRARY = "library_logged"

Key: TypeAlias = tuple[str, str]
"""What is limited together: event (of a library's line its template), and level."""


def configure(
    level: str,
    *,
    terminal: bool,
    suppressed: Callable[[str], None],
    clock: Clock = time.monotonic,
) -> None:
    """Set up all logging of the process; `suppressed` is called with the level of each line that is held back.

    `level` is the least that is logged. Libraries stay at info or above: at debug level aiokafka logs whole requests,
    copy and passwords among them.
    """
    structlog.configure(
        processors=_processors(Limit(clock, suppressed), terminal=terminal),
        wrapper_class=structlog.make_filtering_bound_logger(level),
        # Without a file the stream is looked up at each line: whoever replaces sys.stdout gets the lines.
        logger_factory=structlog.WriteLoggerFactory(),
        cache_logger_on_first_use=False,
    )
    root = logging.getLogger()
    root.handlers = [Handover()]
    root.setLevel(max(logging.INFO, logging.getLevelNamesMapping()[level.upper()]))


def record_fields(record: RawRecord) -> dict[str, object]:
    """What a line about one record names: its place, its trace, and our span in it, exported or not."""
    fields: dict[str, object] = {"topic": record.topic, "partition": record.partition, "offset": record.offset}
    trace = trace_context(record)
    return fields if trace is None else {**fields, "trace_id": trace.trace_id, "span_id": trace.span_id}


def _processors(limit: Limit, *, terminal: bool) -> list[Processor]:
    common: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.processors.add_log_level,
        limit,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        error_type,
        no_copy,
    ]
    if terminal:
        # rich's tracebacks would show local variables: copy.
        return [*common, structlog.dev.ConsoleRenderer(exception_formatter=structlog.dev.plain_traceback)]
    json = structlog.processors.JSONRenderer()
    return [*common, structlog.processors.format_exc_info, bounded_trace, otel_names, json]


class Handover(logging.Handler):
    """Gives the lines of libraries, which use `logging`, to the same processors as ours."""

    def emit(self, record: logging.LogRecord) -> None:
        """Log the record as the event `library_logged`, with its logger's name and its text."""
        level = min(max(record.levelno // 10 * 10, logging.DEBUG), logging.CRITICAL)  # structlog knows no others
        try:
            message = record.getMessage()
        except (TypeError, ValueError):  # arguments that do not fit the template
            message = str(record.msg)
        structlog.get_logger().log(
            level,
            LIBRARY,
            logger=record.name,
            message=message,
            template=str(record.msg),
            exc_info=record.exc_info,
        )


@dataclass(slots=True)
class _Window:
    """A period of one key: when it began, how many lines passed, how many were held back."""

    began: float
    passed: int = 0
    held: int = 0


class Limit:
    """A processor: of each key the first lines of a period pass, the rest are held back, counted, and told at its end.

    An end is noticed with the next line of any event. Thread-safe, as libraries log from threads.
    """

    def __init__(
        self,
        clock: Clock,
        suppressed: Callable[[str], None],
        first: int = FIRST,
        period_seconds: float = PERIOD_SECONDS,
    ) -> None:
        self._clock = clock
        self._suppressed = suppressed
        self._first = first
        self._period_seconds = period_seconds
        self._windows: dict[Key, _Window] = {}
        self._next_end = 0.0
        self._lock = Lock()

    def __call__(self, _logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
        """Pass the line on, or raise `DropEvent`."""
        name, level = str(event.get("event")), str(event.get("level"))
        key = (str(event.pop("template", name)), level)
        if name == HELD_BACK:
            return event
        with self._lock:
            ended = self._ended()
            passes = self._passes(key)
        for (what, its_level), window in ended:
            structlog.get_logger().warning(HELD_BACK, of=what, of_level=its_level, lines=window.held)
        if not passes:
            self._suppressed(level)
            raise structlog.DropEvent
        return event

    def _passes(self, key: Key) -> bool:
        window = self._windows.setdefault(key, _Window(self._clock()))
        if window.passed < self._first:
            window.passed += 1
            return True
        window.held += 1
        return False

    def _ended(self) -> list[tuple[Key, _Window]]:
        """Forget the periods that are over; those in which lines were held back."""
        now = self._clock()
        if now < self._next_end:
            return []
        over = {key: window for key, window in self._windows.items() if now - window.began >= self._period_seconds}
        for key in over:
            del self._windows[key]
        oldest = min((window.began for window in self._windows.values()), default=now)
        self._next_end = oldest + self._period_seconds
        return [(key, window) for key, window in over.items() if window.held]


def error_type(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """Add the class of the exception that is being logged, unless the line names one."""
    exception = event.get("exc_info")
    if exception is True:
        exception = sys.exc_info()
    if isinstance(exception, tuple):
        exception = exception[1]
    if isinstance(exception, BaseException) and "error.type" not in event:
        event.setdefault("error_type", type(exception).__name__)
    return event


def no_copy(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """Put the number of bytes in place of bytes, and cut long texts."""
    for name, value in event.items():
        if isinstance(value, bytes | bytearray | memoryview):
            event[name] = f"<{len(value)} bytes>"
        elif isinstance(value, str) and len(value) > TEXT_MOST:
            event[name] = f"{value[:TEXT_MOST]}… ({len(value)} characters)"
    return event


def bounded_trace(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """Keep the end of a long traceback: that is where it happened."""
    if "exception" in event:
        event["exception"] = str(event["exception"])[-TRACE_MOST:]
    return event


def otel_names(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """Spell the names as OpenTelemetry does, to whom a partition is a string."""
    named = {OTEL_NAMES.get(name, name): value for name, value in event.items()}
    if PARTITION in named:
        named[PARTITION] = str(named[PARTITION])
    return named
