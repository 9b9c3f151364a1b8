"""What `copytaster feeds check` shows a person: a table per story of a file, and what to mend."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

if TYPE_CHECKING:
    from copytaster.cli.feeds import Note, Part, Verdict

COLOURS = {"published": "green", "withheld": "yellow", "canceled": "red"}


def shown(verdict: Verdict) -> RenderableType:
    """One file."""
    registered = {None: "", True: " (registered)", False: " (not registered: counts as other)"}[verdict.registered]
    name = Text.assemble((verdict.file, "bold underline"), (f"  feed {verdict.feed}{registered}", "dim"))
    parts: list[RenderableType] = [name]
    for number, part in enumerate(verdict.parts, 1):
        parts.append(_part(part, f"story {number} of {len(verdict.parts)}: " if len(verdict.parts) > 1 else ""))
    parts += [_note("dead letter", fault, "bold red") for fault in verdict.faults]
    return Group(*parts, Text())


def _part(part: Part, number: str) -> RenderableType:
    form = " ".join(filter(None, (part.syntax, f"({part.dialect})" if part.dialect else None)))
    told = f"  {form}: {part.evidence}" if part.evidence else f"  {form}"
    line = Text.assemble(number, (part.becomes, COLOURS.get(part.becomes, "yellow")), (told, "dim"))
    facts = Table.grid(padding=(0, 2))
    facts.add_column(no_wrap=True)
    facts.add_column(overflow="fold", ratio=3)
    facts.add_column(overflow="fold", ratio=1)
    for fact in part.facts:
        facts.add_row(Text(f"  {fact.name}", style="bold"), Text(fact.value), Text(fact.place or "", style="dim"))
    return Group(line, facts, *(_note("warning", warning, "yellow") for warning in part.warnings))


def _note(kind: str, note: Note, colour: str) -> RenderableType:
    line = Text.assemble("  ", (f"{kind} ", colour), (note.code, "bold"), f": {note.message}")
    if note.place:
        line.append(f"  at {note.place}", style="dim")
    return Group(line, Text(f"      to do: {note.to_do}")) if note.to_do else line
