"""What the operators' commands have in common: settings, exit codes, signals, times, and how far the work is.

What a person or a program asked for goes to standard output; progress and troubles go to standard error.
"""

from __future__ import annotations

import asyncio
import logging
import re
import signal
import sys
import time
from collections.abc import Callable, Coroutine
from datetime import UTC, datetime, timedelta
from types import TracebackType
from typing import Any, Self, TypeVar

import orjson
import structlog
import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from copytaster.cli import exits
from copytaster.cli.config import checked
from copytaster.kafka.bounded import Halt
from copytaster.kafka.cluster import LoginRefusedError
from copytaster.kafka.refusals import BrokerAway, CannotError, GaveUpError
from copytaster.settings import Settings

T = TypeVar("T")

PLAIN_SECONDS = 10.0
"""Between two lines of progress where no terminal shows a bar: in the log of a Job."""

WIDE = 200

_AGE = re.compile(r"(\d{1,6})([smhd])")
_UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}


def settings_or_exit() -> Settings:
    """The settings; every fault of theirs is printed, and exit code 78."""
    report, settings = checked(None)
    if settings is None or report.faults:
        typer.echo(str(report), err=True)
        raise typer.Exit(exits.CONFIG)
    return settings


def ask(work: Callable[[Halt], Coroutine[Any, Any, T]], *, in_steps: bool = False) -> T:
    """Run the work; troubles are printed in one sentence, with their exit code.

    A signal ends it: work that goes in steps after the step at hand, and at once when it comes again.
    """
    for name in ("aiokafka", "asyncio"):  # what they have to say of troubles we say ourselves, in a sentence
        logging.getLogger(name).propagate = False
        logging.getLogger(name).addHandler(logging.NullHandler())
    structlog.configure(logger_factory=structlog.WriteLoggerFactory(sys.stderr))
    try:
        return asyncio.run(_until_signalled(work, in_steps=in_steps))
    except (CannotError, LoginRefusedError) as error:
        raise _ended(error, exits.CONFIG) from None
    except BrokerAway as error:
        raise _ended(error, exits.UNAVAILABLE) from None
    except GaveUpError as error:
        raise _ended(error, exits.FAILED) from None


def _ended(error: Exception, code: int) -> typer.Exit:
    typer.echo(str(error), err=True)
    return typer.Exit(code)


async def _until_signalled(work: Callable[[Halt], Coroutine[Any, Any, T]], *, in_steps: bool) -> T:
    halt = Halt()
    loop = asyncio.get_running_loop()
    doing = asyncio.create_task(work(halt))

    def heard() -> None:
        if halt or not in_steps:
            doing.cancel()
        halt.set()

    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, heard)
    try:
        return await doing
    except asyncio.CancelledError:
        goes_on = ": what was not committed is done by the same command, given again" if in_steps else ""
        raise GaveUpError(f"ended{goes_on}") from None


def confirm(what: str) -> None:
    """Ask a person at a terminal whether to go on; a script is taken at its word. Exit code 1 when not."""
    if sys.stdin.isatty() and not typer.confirm(what, err=True):
        raise typer.Exit(exits.FAILED)


def console() -> Console:
    """Standard output; wide where no terminal says how wide, so that tables keep a row to a line."""
    return Console(width=None if sys.stdout.isatty() else WIDE)


def say_json(document: object) -> None:
    """A line of JSON on standard output."""
    sys.stdout.write(orjson.dumps(document, option=orjson.OPT_APPEND_NEWLINE | orjson.OPT_NON_STR_KEYS).decode())


def instant(text: str | None, option: str) -> datetime | None:
    """An instant as ISO 8601 (UTC without a zone), or an age: 30m, 2h, 3d ago. Raises `typer.BadParameter`."""
    if text is None:
        return None
    if found := _AGE.fullmatch(text):
        return datetime.now(UTC) - timedelta(**{_UNITS[found[2]]: int(found[1])})
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(f"{text!r} is neither 2h, 3d nor 2026-05-01T06:00:00Z", param_hint=option) from None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def told(moment: datetime | None) -> str:
    """An instant for people, in UTC to the second."""
    return "" if moment is None else f"{moment.astimezone(UTC):%Y-%m-%d %H:%M:%S}"


class Bar:
    """How far the work is: a bar on a terminal, else a line now and then. A `Watcher`, and a context."""

    def __init__(self, doing: str) -> None:
        self._doing = doing
        self._console = Console(stderr=True)
        self._total = self._done = 0
        self._next_line = time.monotonic() + PLAIN_SECONDS
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        self._progress = Progress(
            *columns, console=self._console, transient=True, disable=not self._console.is_terminal
        )
        self._task = self._progress.add_task(doing, total=None)

    def __enter__(self) -> Self:
        self._progress.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._progress.stop()

    def begin(self, offsets: int) -> None:
        """So many offsets are to be looked at."""
        self._total, self._done = offsets, 0
        self._progress.reset(self._task, total=offsets)

    def read(self, offsets: int) -> None:
        """So many more are behind us."""
        self._done += offsets
        self._progress.update(self._task, completed=self._done)
        if not self._console.is_terminal and time.monotonic() >= self._next_line:
            self._next_line = time.monotonic() + PLAIN_SECONDS
            typer.echo(f"{self._doing}: {self._done} of {self._total}", err=True)
