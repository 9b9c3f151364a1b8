"""`copytaster trace`: where is my story, told without a word of its copy, so that the answer may go into a ticket."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import typer
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from copytaster.cli import exits
from copytaster.cli.asking import Bar, ask, console, instant, say_json, settings_or_exit, told
from copytaster.kafka.sightings import Sighting
from copytaster.kafka.trace import Came, Trace
from copytaster.kafka.trace import trace as look_for

LONG_AGO = timedelta(hours=24)
COLOURS = {"story": "green", "alert": "cyan", "spiked": "yellow", "dead-letter": "red"}


def trace(
    what: str = typer.Argument(help="A native id, a storyId, a versionId, or topic:partition:offset of a raw record."),
    *,
    since: str = typer.Option("24h", help="Look at outputs since: 2h, 3d, or an instant (UTC without a zone)."),
    until: str | None = typer.Option(None, help="Look at outputs before, in the same way."),
    as_json: bool = typer.Option(False, "--json", help="JSON for programs."),
) -> None:
    """Tell what came in under an id, and what became of it on every output topic; no copy is shown.

    Exit codes: 0 something was found, 1 nothing, 69 no broker, 78 settings, topics, rights.
    """
    settings = settings_or_exit()
    first = instant(since, "--since") or datetime.now(UTC) - LONG_AGO
    with Bar("reading outputs") as bar:
        found = ask(lambda _: look_for(settings, what, first, instant(until, "--until"), bar))
    if as_json:
        say_json(as_document(found))
    else:
        console().print(shown(found, first))
    if not found.came and not found.became:
        raise typer.Exit(exits.FAILED)


def shown(found: Trace, since: datetime) -> RenderableType:
    """The way of a story in the order of time."""
    if not found.came and not found.became:
        return Text(
            f"nothing since {told(since)} UTC goes by {found.wanted}: look further back (--since), or ask the sender "
            "for the record's place"
        )
    lines: list[RenderableType] = [_came(one) for one in found.came]
    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in ("written (UTC)", "what", "where", "after", "says"):
        table.add_column(column, overflow="fold")
    for one in found.became:
        after = f"{(one.at - one.raw_at).total_seconds():.3f} s" if one.raw_at else ""
        says = " ".join(f"{name}={value}" for name, value in one.said.items())
        table.add_row(
            told(one.at), Text(one.kind, style=COLOURS.get(one.kind, "")), Text(str(one.place)), after, Text(says)
        )
    if found.became:
        lines.append(table)
    for name, values in (("storyId", _ids(found, "story_id")), ("versionId", _ids(found, "version_id"))):
        if values:
            lines.append(Text(f"{name} {', '.join(values)}"))
    return Group(*lines)


def _came(one: Came) -> Text:
    state = {
        True: "the service has read it",
        False: "the service has not come to it yet",
        None: "no group offset there",
    }
    return Text.assemble(
        "came in as ", (str(one.place), "bold"), f" at {told(one.at) or 'an unknown time'} UTC: {state[one.read]}"
    )


def _ids(found: Trace, name: str) -> list[str]:
    return sorted({value for one in found.became if (value := getattr(one, name))})


def as_document(found: Trace) -> dict[str, object]:
    """The same for programs."""
    return {
        "wanted": found.wanted,
        "cameIn": [{"raw": str(one.place), "at": _iso(one.at), "read": one.read} for one in found.came],
        "became": [_sighting(one) for one in found.became],
    }


def _sighting(one: Sighting) -> dict[str, object]:
    return {
        "kind": one.kind,
        "place": str(one.place),
        "at": _iso(one.at),
        "raw": str(one.raw) if one.raw else None,
        "rawAt": _iso(one.raw_at),
        "storyId": one.story_id,
        "versionId": one.version_id,
        **one.said,
    }


def _iso(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None
