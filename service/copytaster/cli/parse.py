"""`copytaster parse`: files of raw copy to output records, without Kafka; one JSON line per output record."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

import orjson
import typer

from copytaster.cli import exits
from copytaster.cli.config import checked
from copytaster.core.model import OutputRecord, RawRecord
from copytaster.reader import Reader


def parse(
    files: list[Path] = typer.Argument(help="Files of raw copy, one record each; - is standard input."),
    *,
    feed: str | None = typer.Option(None, help="The feed's name, as if sent in the header x-feed."),
    received_at: datetime | None = typer.Option(
        None,
        formats=["%Y-%m-%dT%H:%M:%S", "%Y-%m-%dT%H:%M:%S%z", "%Y-%m-%d"],
        help="The Kafka timestamp to read it at (UTC without a zone); else the file's own time.",
    ),
    header: list[str] = typer.Option([], help="A Kafka header, name=value; may be given again."),
) -> None:
    """Show what becomes of raw copy: file, topic, key, headers, value of each output record, a line each."""
    report, settings = checked(None)
    if settings is None or report.faults:
        typer.echo(str(report), err=True)
        raise typer.Exit(exits.CONFIG)
    headers = tuple(header_of(one) for one in header)
    if feed:
        headers += (("x-feed", feed.encode()),)
    reader = Reader(settings)
    unread = False
    for file in files:
        try:
            record = record_of(file, received_at, headers)
        except OSError as error:
            typer.echo(f"{file}: {error.strerror or error}", err=True)
            unread = True
            continue
        for output in reader.read(record).records:
            sys.stdout.buffer.write(line(file, output))
    sys.stdout.buffer.flush()
    if unread:
        raise typer.Exit(exits.NO_INPUT)


def header_of(text: str) -> tuple[str, bytes]:
    """A header as an option gives it; raises `typer.BadParameter`."""
    name, equals, value = text.partition("=")
    if not equals or not name.strip():
        raise typer.BadParameter(f"{text!r} is not name=value", param_hint="--header")
    return name.strip(), value.encode()


def record_of(file: Path, received_at: datetime | None, headers: tuple[tuple[str, bytes], ...]) -> RawRecord:
    """A file's bytes as a record; - is standard input. Raises `OSError`."""
    if str(file) == "-":
        value, changed = sys.stdin.buffer.read(), datetime.now(UTC)
    else:
        value, changed = file.read_bytes(), datetime.fromtimestamp(file.stat().st_mtime, UTC)
    timestamp = received_at or changed
    return RawRecord(value, timestamp if timestamp.tzinfo else timestamp.replace(tzinfo=UTC), headers=headers)


def line(file: Path, output: OutputRecord) -> bytes:
    """The output record as a line of JSON. A dead letter's value is text where it is UTF-8, else its bytes in hex."""
    headers = {name: value.decode("utf-8", "backslashreplace") for name, value in output.headers}
    shown: dict[str, object] = {
        "file": str(file),
        "topic": output.topic,
        "key": None if output.key is None else output.key.decode("utf-8", "backslashreplace"),
        "headers": headers,
    }
    if headers.get("content-type", "").startswith("application/json") and "dlq-code" not in headers:
        shown["value"] = orjson.Fragment(output.value)
    else:
        try:
            shown["value"] = output.value.decode()
        except UnicodeDecodeError:
            shown["valueHex"] = output.value.hex()
    return orjson.dumps(shown, option=orjson.OPT_APPEND_NEWLINE)
