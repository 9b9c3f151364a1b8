"""`copytaster send`: files of raw copy to a Kafka topic, one record each."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import typer
from aiokafka.errors import KafkaError
from rich.console import Console
from rich.progress import Progress

from copytaster.cli import exits
from copytaster.cli.config import checked
from copytaster.cli.parse import header_of
from copytaster.kafka.cluster import BrokerAway, LoginRefusedError
from copytaster.kafka.send import Copy, NoTopicError, files_of, send_copies


def send(
    paths: list[Path] = typer.Argument(help="Files or folders of raw copy, one record a file; - is standard input."),
    topic: str = typer.Option(..., help="The raw topic."),
    header: list[str] = typer.Option([], help="A Kafka header, name=value; may be given again."),
    every: float = typer.Option(
        0.0, min=0.0, help="Seconds between two records, as on a wire; else as fast as may be."
    ),
    *,
    forever: bool = typer.Option(False, "--forever", help="Begin again after the last file, until it is ended."),
) -> None:
    """Send raw copy to Kafka, its bytes untouched. Exit codes: 66 a file cannot be read, 69 no broker, 78 settings."""
    report, settings = checked(None)
    if settings is None or report.faults:
        typer.echo(str(report), err=True)
        raise typer.Exit(exits.CONFIG)
    headers = tuple(header_of(one) for one in header)
    files, faults = _files(paths)
    console = Console(stderr=True)
    with Progress(console=console, transient=True) as progress:
        bar = progress.add_task("sending", total=None if forever else len(files))
        sizes: list[int] = []

        def on_sent(copy: Copy) -> None:
            sizes.append(len(copy.value))
            progress.advance(bar)

        copies = _copies(files, faults, forever=forever)
        trouble = None
        try:
            asyncio.run(send_copies(settings, topic, copies, headers, on_sent, every_seconds=every))
        except (NoTopicError, LoginRefusedError) as error:
            trouble = (str(error), exits.CONFIG)
        except (BrokerAway, KafkaError) as error:
            trouble = (f"{error}", exits.UNAVAILABLE)
    for fault in faults:
        typer.echo(fault, err=True)
    if trouble:
        typer.echo(f"{trouble[0]} ({len(sizes)} of {len(files)} sent)", err=True)
        raise typer.Exit(trouble[1])
    typer.echo(f"{len(sizes)} sent to {topic}, {sum(sizes)} bytes")
    if faults:
        raise typer.Exit(exits.NO_INPUT)


def _files(paths: Sequence[Path]) -> tuple[list[Path], list[str]]:
    files: list[Path] = []
    faults: list[str] = []
    for path in paths:
        try:
            files += [path] if str(path) == "-" else files_of(path)
        except OSError as error:
            faults.append(f"{path}: {error.strerror or error}")
    return files, faults


def _copies(files: Sequence[Path], faults: list[str], *, forever: bool) -> Iterator[Copy]:
    """What is to be sent, read when its turn comes; a file that cannot be read is told once, then left out."""
    while files:
        readable = []
        for file in files:
            try:
                value = sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()
            except OSError as error:
                faults.append(f"{file}: {error.strerror or error}")
                continue
            readable.append(file)
            yield Copy(str(file), value)
        files = [file for file in readable if str(file) != "-"] if forever else []
