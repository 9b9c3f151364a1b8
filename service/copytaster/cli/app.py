"""The command line: one module per command, listed here."""

from __future__ import annotations

from typing import Annotated

import typer

from copytaster import __version__
from copytaster.cli import config, dlq, feeds, offsets, run, topics, train
from copytaster.cli.canary import canary
from copytaster.cli.demo import demo
from copytaster.cli.explain import explain
from copytaster.cli.metrics import metrics
from copytaster.cli.parse import parse
from copytaster.cli.replay import replay
from copytaster.cli.schemas import schemas
from copytaster.cli.send import send
from copytaster.cli.status import status
from copytaster.cli.trace import trace

app = typer.Typer(
    help="Reads raw news wire stories from Kafka and publishes structured stories, exactly once.",
    no_args_is_help=True,
    pretty_exceptions_show_locals=False,  # they would show copy
)
app.add_typer(run.app, name="run")
app.add_typer(config.app, name="config")
app.add_typer(topics.app, name="topics")
app.add_typer(feeds.app, name="feeds")
app.add_typer(train.app, name="train")
app.add_typer(dlq.app, name="dlq")
app.add_typer(offsets.app, name="offsets")
app.command()(demo)
app.command()(parse)
app.command()(explain)
app.command()(send)
app.command()(status)
app.command()(trace)
app.command()(replay)
app.command()(canary)
app.command()(metrics)
app.command(hidden=True)(schemas)


def _version(*, wanted: bool) -> None:
    if wanted:
        typer.echo(__version__)
        raise typer.Exit


@app.callback()
def main(
    version: Annotated[bool, typer.Option("--version", callback=lambda wanted: _version(wanted=wanted))] = False,
) -> None:
    """Options of all commands."""
