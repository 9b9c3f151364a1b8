"""`copytaster explain`: a story with every fact at its words, why each was found, and what was seen and left.

It reads what is published, so it shows what consumers see; only the reasons come from the rules themselves.
"""

from __future__ import annotations

import difflib
from datetime import datetime
from pathlib import Path

import typer
from rich.console import Console

from copytaster.cli import exits
from copytaster.cli.config import checked
from copytaster.cli.explain_html import page
from copytaster.cli.explain_sections import Section, StorySection, decoded, outputs_of, sections_of
from copytaster.cli.explain_terminal import shown, why_shown
from copytaster.cli.explain_why import count_in, why
from copytaster.cli.parse import header_of, record_of
from copytaster.core.model import RawRecord
from copytaster.reader import Reader


def explain(
    file: Path = typer.Argument(help="A file of raw copy, one record; - is standard input."),
    *,
    word: str | None = typer.Option(None, "--why", metavar="WORD", help="Say what was made of a word, and why."),
    html: Path | None = typer.Option(None, metavar="OUT", help="Write a page instead: one file, for any browser."),
    feed: str | None = typer.Option(None, help="The feed's name, as if sent in the header x-feed."),
    received_at: datetime | None = typer.Option(
        None,
        formats=["%Y-%m-%dT%H:%M:%S", "%Y-%m-%dT%H:%M:%S%z", "%Y-%m-%d"],
        help="The Kafka timestamp to read it at (UTC without a zone); else the file's own time.",
    ),
    header: list[str] = typer.Option([], help="A Kafka header, name=value; may be given again."),
) -> None:
    """Show every fact of a story at its words, and why. Exit codes: 1 no page can be written, 66 no file."""
    report, settings = checked(None)
    if settings is None or report.faults:
        typer.echo(str(report), err=True)
        raise typer.Exit(exits.CONFIG)
    headers = tuple(header_of(one) for one in header)
    headers += (("x-feed", feed.encode()),) if feed else ()
    record = _record(file, received_at, headers)
    outcome, candidates = Reader(settings).explain(record)
    sections = sections_of(outputs_of(outcome), {str(version): found for version, found in candidates.items()})
    name = "standard input" if str(file) == "-" else file.name
    notes = [_unpublished(word, record, sections)] if word else []
    if html:
        _write(html, page(name, sections, word, list(filter(None, notes))))
        return
    console = Console()
    if word:
        for section in sections:
            if isinstance(section, StorySection):
                console.print(why_shown(why(word, section)))
        for note in filter(None, notes):
            console.print(note, markup=False)
    else:
        console.print(shown(name, sections))


def _record(file: Path, received_at: datetime | None, headers: tuple[tuple[str, bytes], ...]) -> RawRecord:
    """The file's record, or the end with exit code 66 and, for a slip of the pen, the name that was meant."""
    try:
        return record_of(file, received_at, headers)
    except OSError as error:
        near = difflib.get_close_matches(file.name, _names(file.parent), n=1)
        meant = f"; did you mean {file.with_name(near[0])}?" if near and not file.exists() else ""
        typer.echo(f"{file}: {error.strerror or error}{meant}", err=True)
        raise typer.Exit(exits.NO_INPUT) from None


def _names(folder: Path) -> list[str]:
    return [one.name for one in folder.iterdir()] if folder.is_dir() else []


def _write(file: Path, text: str) -> None:
    try:
        file.write_text(text, encoding="utf-8")
    except OSError as error:
        typer.echo(f"{file}: {error.strerror or error}", err=True)
        raise typer.Exit(exits.FAILED) from None
    typer.echo(f"written: {file.resolve().as_uri()}")


def _unpublished(word: str, record: RawRecord, sections: tuple[Section, ...]) -> str | None:
    """Where a word is that stands in the record and in no block: only that it does, for it may be private."""
    published = sum(
        count_in(word, str(block.get("text", "")))
        for section in sections
        if isinstance(section, StorySection)
        for block in section.blocks
    )
    sent = count_in(word, decoded(record.value or b"") or "")
    if published or not sent:
        return None if published else f"“{word}” does not stand in the record as it was sent."
    times = "once" if sent == 1 else f"{sent} times"
    return (
        f"“{word}” stands {times} in the record, and in no block: in the frame, the markup or the metadata, "
        "in what is private, or in what was not passed on."
    )
