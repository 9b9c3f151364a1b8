"""`copytaster train`: make a model anew from copy with names marked, and say how good it is."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Annotated

import typer

from copytaster.cli import exits
from copytaster.core.enrich.name_model import NameModel
from copytaster.core.facts import EntityType
from copytaster.tables.names_model import NAMES_FILE, packed
from copytaster.training import names as training
from copytaster.training.corpora import Corpus, read_corpora
from copytaster.training.scoring import calibrated, f1, scores
from copytaster.training.templates import templates

app = typer.Typer(help="Make the models that the service carries anew.", no_args_is_help=True)


@app.callback()
def train() -> None:
    """Make the models that the service carries anew."""


@app.command()
def names(
    data: Annotated[
        Path, typer.Option(help="The folder of the corpora, and of your own copy below `own`.", file_okay=False)
    ],
    out: Annotated[Path, typer.Option(help="Where the model goes.", dir_okay=False)] = NAMES_FILE,
) -> None:
    """Train the tagger of names; some four minutes, a gigabyte of memory. Prints F1 on copy that was held out.

    Exit codes: 0 done, 66 a corpus is missing.
    """
    try:
        corpora = [*read_corpora(data), templates()]
    except FileNotFoundError as error:
        typer.echo(f"{error.filename} is missing: the folder must hold all corpora that names.md lists", err=True)
        raise typer.Exit(exits.NO_INPUT) from None
    began = time.process_time()
    model = calibrated(training.train(corpora, report=_progress), corpora)
    out.write_bytes(packed(model))
    typer.echo(f"{out}: {out.stat().st_size:,} bytes, trained in {time.process_time() - began:.0f} s of CPU")
    for corpus in corpora:
        if corpus.fold == "held":
            typer.echo(_scored(model, corpus))


def _progress(epoch: int, loss: float, _: object) -> None:
    typer.echo(f"epoch {epoch + 1}: loss {loss:.4f} a word")


def _scored(model: NameModel, corpus: Corpus) -> str:
    """A line of F1: persons, organisations and places together, each type, and the three in capitals."""

    def three(capitals: bool) -> float:
        found = scores(model, corpus, capitals=capitals)
        return f1(counts for kind, counts in found.items() if kind != EntityType.MISC)

    each = "  ".join(f"{kind} {f1([counts]):.1f}" for kind, counts in scores(model, corpus).items())
    return f"{corpus.name:20} {three(False):.1f}  ({each})  in capitals {three(True):.1f}"
