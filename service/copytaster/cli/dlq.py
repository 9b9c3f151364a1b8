"""`copytaster dlq`: look at dead letters, and send them again once their cause is mended."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import typer

from copytaster.cli import dlq_view, exits
from copytaster.cli.asking import Bar, ask, console, instant, say_json, settings_or_exit
from copytaster.kafka import redrive as redriving
from copytaster.kafka.bounded import Halt, Watcher, reader, record_at, records_in, stretches
from copytaster.kafka.dead_letters import Filter, Letter, letter_of, raw_of
from copytaster.kafka.places import Place, place_of
from copytaster.kafka.redrive_tally import Request, Tally
from copytaster.kafka.refusals import CannotError, in_words
from copytaster.reader import Reader
from copytaster.settings import Settings

app = typer.Typer(help="Look at dead letters and send them again.", no_args_is_help=True)

FEED = typer.Option([], "--feed", help="Only of this feed; may be given again.")
CODE = typer.Option([], "--code", help="Only with this code; may be given again.")
STAGE = typer.Option([], "--stage", help="Only of this stage; may be given again.")
SINCE = typer.Option(None, "--since", help="Dead since: 2h, 3d, or an instant (UTC without a zone).")
UNTIL = typer.Option(None, "--until", help="Dead before, in the same way.")
AS_JSON = typer.Option(False, "--json", help="JSON for programs.")


@dataclass(slots=True)
class Listed:
    """What `list` found: the newest letters, and counts of all by feed and code; `redriven` holds places."""

    newest: list[Letter]
    counts: Counter[tuple[str, str]]
    redriven: set[Place]


@app.command("list")
def list_(
    feed: list[str] = FEED,
    code: list[str] = CODE,
    stage: list[str] = STAGE,
    since: str | None = SINCE,
    until: str | None = UNTIL,
    *,
    limit: int = typer.Option(20, min=1, help="So many of the newest are listed; all are counted."),
    as_json: bool = AS_JSON,
) -> None:
    """Count dead letters by feed and code, and list the newest. Exit codes: 69 no broker, 78 settings or rights."""
    settings = settings_or_exit()
    wanted = _filter(feed, code, stage, since, until)
    with Bar("reading dead letters") as bar:
        found = ask(lambda _: _list(settings, wanted, limit, bar))
    if as_json:
        for letter in found.newest:
            say_json(dlq_view.as_json(letter, redriven=letter.place in found.redriven))
    else:
        console().print(dlq_view.listed(found.newest, found.counts, found.redriven))


async def _list(settings: Settings, wanted: Filter, limit: int, watcher: Watcher) -> Listed:
    listed = Listed([], Counter(), set())
    with in_words(settings):
        places = await redriving.dead_letter_places(settings)
        settled = await redriving.settled_letters(settings)
        async with reader(settings) as consumer:
            bounds = await stretches(consumer, places, wanted.since, wanted.until)
            watcher.begin(sum(one.offsets for one in bounds))
            async for found in records_in(consumer, bounds, watcher.read):
                letters = [letter for records in found.values() for letter in map(letter_of, records)]
                meant = [letter for letter in letters if letter in wanted]
                listed.counts.update((letter.feed, letter.code) for letter in meant)
                listed.newest = sorted([*listed.newest, *meant], key=lambda letter: (letter.at, letter.place))[-limit:]
    listed.redriven = {
        letter.place
        for letter in listed.newest
        if letter.place.partition in settled and letter.place.offset in settled[letter.place.partition]
    }
    return listed


@app.command()
def show(
    where: str = typer.Argument(help="partition:offset in the dead-letter topic, as `dlq list` prints it."),
    *,
    save: Path | None = typer.Option(None, help="Write the bytes to this file, for `explain` or a corpus case."),
    as_json: bool = AS_JSON,
) -> None:
    """Print one dead letter: why it is one, its headers and bytes, and what the pipeline makes of it today.

    This shows raw copy, embargoed copy among it: whoever may read the topic may see it, nobody else.
    Exit codes: 66 no such letter, or the file cannot be written, 69 no broker, 78 settings, topics, rights.
    """
    settings = settings_or_exit()
    topic = redriving.dead_letter_topic(settings)
    place = place_of(where) or place_of(f"{topic}:{where}")
    if place is None or place.topic != topic:
        raise typer.BadParameter(f"{where!r} is not partition:offset of {topic}")
    found = ask(lambda _: _letter(settings, place))
    if found is None:
        typer.echo(f"{place} is not there: it was deleted, or never written", err=True)
        raise typer.Exit(exits.NO_INPUT)
    letter, value = found
    if save is not None:
        _write(save, letter.value if value is None else value)
    outcome = None if value is None else Reader(settings).read(raw_of(letter, value))
    if as_json:
        say_json(dlq_view.as_json(letter, value=value, outcome=outcome))
    else:
        console().print(dlq_view.shown(letter, value, outcome))


async def _letter(settings: Settings, place: Place) -> tuple[Letter, bytes | None] | None:
    """The letter, and the whole value where it can be had."""
    with in_words(settings):
        there = await redriving.dead_letter_places(settings)
        if place.partition >= len(there):
            raise CannotError(f"{place.topic} has {len(there)} partitions, the first is 0")
        async with reader(settings) as consumer:
            record = await record_at(consumer, place)
            if record is None:
                return None
            letter = letter_of(record)
            return letter, await redriving.whole_value(consumer, letter)


def _write(file: Path, value: bytes) -> None:
    try:
        file.write_bytes(value)
    except OSError as error:
        typer.echo(f"{file}: {error.strerror or error}", err=True)
        raise typer.Exit(exits.NO_INPUT) from None


@app.command()
def redrive(
    feed: list[str] = FEED,
    code: list[str] = CODE,
    stage: list[str] = STAGE,
    since: str | None = SINCE,
    until: str | None = UNTIL,
    *,
    limit: int | None = typer.Option(None, min=1, help="Send so many at most: try a few first."),
    rate: float = typer.Option(50.0, min=0.1, help="Records a second, on the whole."),
    dry_run: bool = typer.Option(False, "--dry-run", help="Only count, and say what would become of them today."),
    as_json: bool = AS_JSON,
) -> None:
    """Send dead letters back to the topics they came from, each once, whatever filters are given another time.

    Touches the raw topics (one record for each letter) and the group <group>-redrive, in one transaction for both.
    Can be ended at any time: the same command goes on. Exit codes: 1 ended early, 69 no broker, 78 settings, topics,
    rights.
    """
    settings = settings_or_exit()
    request = Request(_filter(feed, code, stage, since, until), rate, limit)
    if dry_run and (warning := dlq_view.remembered(ask(lambda _: redriving.memory(settings)))):
        typer.echo(f"warning: {warning}", err=True)
    with Bar("counting" if dry_run else "redriving") as bar:
        tally, halted = ask(lambda halt: _redrive(settings, request, halt, bar, dry_run=dry_run), in_steps=True)
    if as_json:
        say_json(dlq_view.tally_json(tally, dry_run=dry_run, ended_early=halted))
    else:
        console().print(dlq_view.tallied(tally, dry_run=dry_run))
    if halted:
        typer.echo("ended early: the same command goes on", err=True)
        raise typer.Exit(exits.FAILED)


async def _redrive(
    settings: Settings, request: Request, halt: Halt, watcher: Watcher, *, dry_run: bool
) -> tuple[Tally, bool]:
    if dry_run:
        tally = await redriving.count(settings, request, halt, watcher, Reader(settings).read)
    else:
        tally = await redriving.redrive(settings, request, halt, watcher)
    return tally, bool(halt)


def _filter(feed: list[str], code: list[str], stage: list[str], since: str | None, until: str | None) -> Filter:
    return Filter(
        frozenset(feed), frozenset(code), frozenset(stage), instant(since, "--since"), instant(until, "--until")
    )
