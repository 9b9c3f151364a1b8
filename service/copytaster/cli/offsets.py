"""`copytaster offsets`: where a consumer group stands, and how to move it while nobody is at work in it."""

from __future__ import annotations

import typer
from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from copytaster.cli.asking import ask, confirm, console, instant, say_json, settings_or_exit
from copytaster.kafka import offsets as moving
from copytaster.kafka.bounded import Halt
from copytaster.kafka.offsets import Move, Standing, Target
from copytaster.settings import Settings

GROUP = typer.Option(None, "--group", help="Another group than the service's own: of a redrive or replay, say.")
AS_JSON = typer.Option(False, "--json", help="JSON for programs.")

app = typer.Typer(help="See where a group stands, or move it.", no_args_is_help=True)


@app.command()
def show(group: str | None = GROUP, *, as_json: bool = AS_JSON) -> None:
    """Print where the group stands by partition, and its members. Exit codes: 69 no broker, 78 settings or rights."""
    settings = settings_or_exit()
    found = ask(lambda _: moving.group_of(settings, group or settings.group))
    if as_json:
        say_json(
            {
                "group": found.name,
                "state": found.state,
                "members": [{"clientId": one.client_id, "host": one.host} for one in found.members],
                "partitions": [_standing(one) for one in found.standings],
            }
        )
    else:
        console().print(_shown(found))


@app.command()
def reset(
    what: list[str] = typer.Argument(help="Topics, or topic:partition."),
    *,
    to: str = typer.Option(
        ..., help="earliest, latest, an offset, an instant (UTC without a zone), or an age: 2h, 3d."
    ),
    group: str | None = GROUP,
    dry_run: bool = typer.Option(False, "--dry-run", help="Only say what would change."),
    as_json: bool = AS_JSON,
) -> None:
    """Move the group: what lies before is not read, what lies behind is read again and published again.

    Touches the offsets of the group, nothing else. Refused while the group has members: stop the service first.
    Exit codes: 69 no broker, 78 settings, topics, rights, or the group is active.
    """
    settings = settings_or_exit()
    name, target = group or settings.group, _target(to)

    async def planned(_: Halt) -> tuple[Move, ...]:
        found = await moving.group_of(settings, name)
        if not dry_run:
            moving.refuse_active(found)
        return await moving.moves(settings, found, what, target)

    plan = ask(planned)
    if not as_json:
        (console() if dry_run else Console(stderr=True)).print(_plan(plan, name))
    if not dry_run:
        confirm(f"move {name}?")
        ask(lambda _: _move(settings, name, plan))
    if as_json:
        say_json({"group": name, "dryRun": dry_run, "partitions": [_moved(one) for one in plan]})
    elif not dry_run:
        typer.echo(f"{name} was moved in {len(plan)} partitions")


async def _move(settings: Settings, group: str, plan: tuple[Move, ...]) -> None:
    moving.refuse_active(await moving.group_of(settings, group))  # a person may have thought for a while
    await moving.move(settings, group, plan)


def _target(text: str) -> Target:
    if text == "earliest":
        return "earliest"
    if text == "latest":
        return "latest"
    if text.isascii() and text.isdecimal():
        return int(text)
    moment = instant(text, "--to")
    assert moment is not None  # noqa: S101 - only nothing gives nothing
    return moment


def _shown(found: moving.Group) -> RenderableType:
    who = ", ".join(f"{one.client_id} on {one.host}" for one in found.members) or "nobody"
    table = _table("partition", "committed", "first", "end", "lag", "")
    for one in found.standings:
        committed = "none" if one.committed is None else str(one.committed)
        note = Text("out of range: offsets reset, with the service down", style="red") if one.out_of_range else Text()
        lag = "" if one.lag is None else str(one.lag)
        table.add_row(Text(f"{one.topic}:{one.partition}"), committed, str(one.first), str(one.end), lag, note)
    total = sum(one.lag or 0 for one in found.standings)
    return Group(Text(f"{found.name}: {found.state}, members: {who}; {total} offsets behind"), table)


def _plan(plan: tuple[Move, ...], group: str) -> RenderableType:
    table = _table("partition", "now", "then", "read again", "never read")
    for one in plan:
        now = "none" if one.now is None else str(one.now)
        table.add_row(
            Text(f"{one.topic}:{one.partition}"), now, str(one.then), str(one.again or ""), str(one.skipped or "")
        )
    return Group(Text(group), table)


def _table(*columns: str) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in columns:
        table.add_column(column, justify="left" if column in {"partition", ""} else "right")
    return table


def _standing(one: Standing) -> dict[str, object]:
    return {
        "topic": one.topic,
        "partition": one.partition,
        "committed": one.committed,
        "first": one.first,
        "end": one.end,
        "lag": one.lag,
        "outOfRange": one.out_of_range,
    }


def _moved(one: Move) -> dict[str, object]:
    return {
        "topic": one.topic,
        "partition": one.partition,
        "now": one.now,
        "then": one.then,
        "readAgain": one.again,
        "neverRead": one.skipped,
    }
