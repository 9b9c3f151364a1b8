"""`copytaster topics`: are the output topics as they must be, and make them so."""

from __future__ import annotations

import asyncio

import typer
from aiokafka.errors import KafkaError
from rich.console import Console
from rich.table import Table

from copytaster.cli import exits
from copytaster.cli.config import checked
from copytaster.kafka import topics
from copytaster.kafka.cluster import BrokerAway, LoginRefusedError, admin, cluster_of
from copytaster.kafka.topics import Difference
from copytaster.settings import Settings

app = typer.Typer(help="Compare the output topics with what they must be, or make them so.", no_args_is_help=True)


@app.command()
def diff() -> None:
    """Print what is missing or unsafe. Exit codes: 0 nothing, 1 something, 69 no broker, 78 settings or login."""
    found = _run(_differences)
    _print(found, "differs")
    raise typer.Exit(exits.FAILED if found else exits.OK)


@app.command()
def apply() -> None:
    """Create what is missing and mend what is unsafe; nothing else is touched. Exit codes as `diff`, 0 when done."""
    _print(_run(_apply), "done")


def _run(work: object) -> tuple[Difference, ...]:
    report, settings = checked(None)
    if settings is None or report.faults:
        typer.echo(str(report), err=True)
        raise typer.Exit(exits.CONFIG)
    try:
        return asyncio.run(_apply(settings) if work is _apply else _differences(settings))
    except LoginRefusedError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(exits.CONFIG) from None
    except (BrokerAway, KafkaError) as error:
        typer.echo(f"{type(error).__name__}: {error}", err=True)
        raise typer.Exit(exits.UNAVAILABLE) from None


async def _differences(settings: Settings) -> tuple[Difference, ...]:
    async with admin(settings) as client:
        raw = topics.raw_topics(settings, (await cluster_of(client)).partitions)
        return topics.differences(settings, await cluster_of(client, (*raw, *topics.output_topics(settings))))


async def _apply(settings: Settings) -> tuple[Difference, ...]:
    async with admin(settings) as client:
        raw = topics.raw_topics(settings, (await cluster_of(client)).partitions)
        cluster = await cluster_of(client, (*raw, *topics.output_topics(settings)))
        return await topics.apply(client, settings, cluster)


def _print(found: tuple[Difference, ...], heading: str) -> None:
    if not found:
        typer.echo("the output topics are as they must be")
        return
    table = Table(title=heading)
    for column in ("topic", "what", "is", "must be"):
        table.add_column(column)
    for one in found:
        table.add_row(one.topic, one.what, one.is_now or "missing", one.wanted)
    Console().print(table)
