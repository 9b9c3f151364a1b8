"""`copytaster feeds check`: what copytaster makes of a feed's copy, for whoever sends it. Asks no broker.

Bytes in; for each file what would become of it, the format and dialect with the evidence, the facts found, and every
warning with its place and how to mend it. All of it is read off the output records, so it is what consumers will see.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path

import orjson
import typer
from rich.console import Console

from copytaster.cli import exits, feeds_view
from copytaster.cli.config import checked
from copytaster.cli.parse import record_of
from copytaster.cli.remedies import remedy
from copytaster.core.model import Outcome, OutputRecord
from copytaster.feeds.registry import FeedsError, Registry, load_registry, registry_of
from copytaster.reader import Reader
from copytaster.settings import Settings

app = typer.Typer(help="See what copytaster makes of a feed's copy.", no_args_is_help=True)

Json = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Note:
    """A warning or a fault: `place` says where in the copy, `to_do` how the sender mends it."""

    code: str
    message: str
    place: str | None = None
    to_do: str | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """Something found in the copy, and where it stands."""

    name: str
    value: str
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """One story of a file: `becomes` is published, withheld, canceled, or spiked with the reason."""

    becomes: str
    syntax: str | None
    dialect: str | None
    evidence: str | None
    facts: tuple[Fact, ...] = ()
    warnings: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """What would become of a file: its stories, and the faults that make a dead letter of it or of a part.

    `feed` is its name in documents; `registered` whether the registry has it, None where there is no registry.
    """

    file: str
    feed: str
    parts: tuple[Part, ...]
    faults: tuple[Note, ...]
    registered: bool | None = None


@app.command()
def check(
    files: list[Path] = typer.Argument(help="Files of raw copy, one record each; - is standard input."),
    *,
    feed: str | None = typer.Option(None, help="The feed's name, as if sent in the header x-feed."),
    topic: str = typer.Option("", help="The raw topic that it would be sent to: a registry may know the feed by it."),
    feeds: Path | None = typer.Option(None, help="The registry of feeds, instead of that of the settings."),
    received_at: datetime | None = typer.Option(
        None,
        formats=["%Y-%m-%dT%H:%M:%S", "%Y-%m-%dT%H:%M:%S%z", "%Y-%m-%d"],
        help="The Kafka timestamp to read it at (UTC without a zone): embargoes are judged there.",
    ),
    as_json: bool = typer.Option(False, "--json", help="One line of JSON per file."),
) -> None:
    """Say what becomes of each file and why.

    Exit codes: 1 a dead letter is among it, 66 a file cannot be read, 78 settings or registry are not good.
    """
    report, settings = checked(None)
    if settings is None or report.faults:
        typer.echo(str(report), err=True)
        raise typer.Exit(exits.CONFIG)
    headers = (("x-feed", feed.encode()),) if feed else ()
    registry = _registry(settings, feeds)
    reader = Reader(settings, registry.table)
    console = Console()
    code = exits.OK
    for file in files:
        try:
            outcome = reader.read(replace(record_of(file, received_at, headers), topic=topic))
        except OSError as error:
            typer.echo(f"{file}: {error.strerror or error}", err=True)
            code = exits.NO_INPUT
            continue
        verdict = verdict_of(str(file), outcome)
        if registry.file:
            names = {one.name for one in registry.feeds}
            verdict = replace(verdict, registered=outcome.tally.feed in names)
        if verdict.faults and code == exits.OK:
            code = exits.FAILED
        if as_json:
            sys.stdout.write(orjson.dumps(asdict(verdict), option=orjson.OPT_APPEND_NEWLINE).decode())
        else:
            console.print(feeds_view.shown(verdict))
    if code != exits.OK:
        raise typer.Exit(code)


def _registry(settings: Settings, file: Path | None) -> Registry:
    try:
        return load_registry(file) if file else registry_of(settings)
    except FeedsError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(exits.CONFIG) from None


def verdict_of(file: str, outcome: Outcome) -> Verdict:
    """An outcome as its sender should see it."""
    parts: list[Part] = []
    faults: list[Note] = []
    for output in outcome.records:
        kind = output.topic.split(".")[-2]
        if kind == "story":
            parts.append(_story(orjson.loads(output.value)))
        elif kind == "spiked":
            parts.append(_spiked(orjson.loads(output.value)))
        elif kind == "dead-letter":
            faults.append(_fault(output))
    return Verdict(file, outcome.tally.feed, tuple(parts), tuple(faults))


def _story(document: Json) -> Part:
    ours = _object(document.get("copytaster"))
    form = _object(ours.get("format"))
    status = str(document.get("pubStatus"))
    return Part(
        becomes="published" if status == "usable" else status,
        syntax=_text(form.get("syntax")),
        dialect=_text(form.get("dialect")),
        evidence=_text(form.get("evidence")),
        facts=tuple(_facts(document, ours)),
        warnings=tuple(_warning(one, ours) for one in _objects(ours.get("warnings"))),
    )


def _spiked(document: Json) -> Part:
    facts = tuple(
        Fact(name, str(document[name])) for name in ("storyId", "action", "versionCreated") if name in document
    )
    return Part(f"spiked: {document.get('reason')}", _text(document.get("syntax")), None, None, facts)


def _fault(letter: OutputRecord) -> Note:
    headers = {name: value.decode("utf-8", "replace") for name, value in letter.headers}
    parts = headers.get("dlq-parts")
    place = " ".join(filter(None, (f"story {parts} of the record:" if parts else None, headers.get("dlq-position"))))
    code = headers["dlq-code"]
    return Note(code, headers.get("dlq-message", ""), place or None, remedy(code))


# --- facts ------------------------------------------------------------------------------------------------------------

_DOCUMENT_FACTS = ("title", "slugline", "by", "version", "urgency", "language", "versionCreated", "embargoedUntil",
                   "usageTerms", "copyrightHolder", "edNote")  # fmt: skip


def _facts(document: Json, ours: Json) -> Iterator[Fact]:
    feed, lifecycle = _object(ours.get("feed")), _object(ours.get("lifecycle"))
    for name in ("provider", "itemId", "sequence"):
        if value := feed.get(name):
            yield Fact(name, str(value))
    yield Fact("storyId", str(ours.get("storyId")))
    yield Fact(
        "action", " ".join(str(lifecycle[name]) for name in ("action", "number", "priority") if name in lifecycle)
    )
    for marker in _objects(lifecycle.get("markers")):
        yield Fact("marker", f"{marker.get('kind')}: {marker.get('text')}", _place(marker.get("at"), ours))
    for name in _DOCUMENT_FACTS:
        if name in document:
            derived = " (derived: the copy has no headline)" if name == "title" and ours.get("derivedTitle") else ""
            yield Fact(name, f"{document[name]}{derived}")
    if dateline := _object(ours.get("dateline")):
        yield Fact("dateline", str(dateline.get("text")), _place(dateline.get("at"), ours))
    for byline in _objects(ours.get("bylines")):
        yield Fact("byline", str(byline.get("name")), _place(byline.get("at"), ours))
    if private := _object(ours.get("privateNotes")):
        kinds = private.get("kinds")
        yield Fact(
            "private", f"{private.get('count')} kept back: {', '.join(kinds) if isinstance(kinds, list) else ''}"
        )
    counts = Counter(str(block.get("kind")) for block in _objects(ours.get("blocks")))
    yield Fact("blocks", ", ".join(f"{count} {kind}" for kind, count in counts.items()) or "none")


def _warning(warning: Json, ours: Json) -> Note:
    code = str(warning.get("code"))
    return Note(code, str(warning.get("message", "")), _place(warning.get("at"), ours), remedy(code))


def _place(at: object, ours: Json) -> str | None:
    """Where it stands, as a sender finds it: characters of the record, or the path."""
    blocks = _objects(ours.get("blocks"))
    for one in _objects(at):
        if "path" in one:
            return _path(one["path"])
        number, start, end = (one.get(name) for name in ("block", "start", "end"))
        if isinstance(number, int) and number < len(blocks) and isinstance(start, int) and isinstance(end, int):
            return _in_block(blocks[number], start, end)
    return None


def _in_block(block: Json, start: int, end: int) -> str | None:
    raw = block.get("raw")
    if isinstance(raw, list) and raw:
        return f"in characters {raw[0]} to {raw[1]}"
    return f"{_path(block.get('path'))}, characters {start} to {end}"


def _path(path: object) -> str:
    return " ".join(map(str, path)) if isinstance(path, list) else str(path)


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _object(value: object) -> Json:
    return value if isinstance(value, dict) else {}


def _objects(value: object) -> list[Json]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []
