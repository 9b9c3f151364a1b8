"""`copytaster config`: are the settings good, and which are there."""

from __future__ import annotations

import os
from pathlib import Path

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from copytaster.cli import exits
from copytaster.kafka.report import Report
from copytaster.kafka.security import security_findings
from copytaster.settings import Settings, SettingsError, config_hash, load_settings
from copytaster.settings_table import Row, rows
from copytaster.traces.switch import traces_findings

COLUMNS = ("Setting", "Variable", "Takes", "Unit", "Default", "What for")

app = typer.Typer(help="Check the settings, or print them all.", no_args_is_help=True)


@app.command()
def check(
    file: Path | None = typer.Option(None, "--file", help="The TOML file, instead of COPYTASTER_CONFIG_FILE."),
) -> None:
    """Load the settings as the service would and print every fault; asks no broker. Exit code 78 when there is one."""
    report, settings = checked(file)
    if settings is None or report.faults:
        typer.echo(str(report), err=True)
        raise typer.Exit(exits.CONFIG)
    if report.warnings:
        typer.echo(str(report), err=True)
    typer.echo(f"the settings are good (config hash {config_hash(settings)})")


def checked(file: Path | None) -> tuple[Report, Settings | None]:
    """Every fault of the settings in this environment, and the settings where they can be had."""
    try:
        settings = load_settings(os.environ, file)
    except SettingsError as error:
        return error.report, None
    return Report(security_findings(settings), tuple(traces_findings(os.environ))), settings


@app.command()
def docs(
    *,
    markdown: bool = typer.Option(False, "--markdown", help="Print Markdown, on a terminal too."),
) -> None:
    """Print every setting: name, variable, what it takes, unit, default, reason. Markdown where no terminal reads."""
    console = Console()
    if markdown or not console.is_terminal:
        typer.echo(as_markdown(rows(Settings)))
    else:
        console.print(as_table(rows(Settings)))


def as_markdown(settings: tuple[Row, ...]) -> str:
    """The settings as a table in Markdown."""
    lines = [_line(COLUMNS), _line(("---",) * len(COLUMNS))]
    for row in settings:
        code = (f"`{row.name}`", f"`{row.variable}`", row.takes, row.unit, f"`{row.default}`", row.description)
        lines.append(_line(code))
    return "\n".join(lines)


def _line(cells: tuple[str, ...]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|").replace("<", "&lt;") for cell in cells) + " |"


def as_table(settings: tuple[Row, ...]) -> Table:
    """The settings as a table for a terminal; the variable is the name in capitals, so it has no column."""
    table = Table(title="Settings: in the file as written, in the environment COPYTASTER_ and capitals")
    for heading in ("Setting", "Default", "Takes", "What for"):
        table.add_column(heading, overflow="fold")
    for row in settings:
        unit = f" {row.unit}" if row.unit and row.default != "not set" else ""
        # As Text: patterns have brackets, which rich would take for markup.
        table.add_row(*map(Text, (row.name, f"{row.default}{unit}", row.takes, row.description)))
    return table
