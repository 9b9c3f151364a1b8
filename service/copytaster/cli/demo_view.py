"""What the demo shows: a progress line while copy moves, a table of what came out, one story readably."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import orjson
from rich.console import Group
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

COLOURS = {"story": "green", "alert": "bold red", "spiked": "yellow", "dead-letter": "magenta"}
BLOCK_COLOURS = {"furniture": "dim", "caption": "cyan", "embed": "magenta", "standfirst": "bold", "subhead": "bold"}


@dataclass(frozen=True, slots=True)
class Seen:
    """One output record as the demo read it back: `kind` is the topic's, `sent` the name of the file it came from."""

    kind: str
    sent: str
    headers: Mapping[str, str]
    value: bytes

    @property
    def document(self) -> dict[str, object]:
        """The record's JSON value; of a dead letter, whose value is the original bytes, nothing."""
        return {} if self.kind == "dead-letter" else orjson.loads(self.value)


def progress_line(sent: int, of: int, seen: Sequence[Seen]) -> Text:
    """How much copy went in, and how much came out of each topic."""
    counts = Counter(one.kind for one in seen)
    line = Text.assemble(("copy sent ", "bold"), f"{sent}/{of}   ", ("came out ", "bold"))
    for kind, colour in COLOURS.items():
        line.append(f"{kind} {counts[kind]}   ", style=colour if counts[kind] else "dim")
    return line


def outcome_table(seen: Sequence[Seen]) -> Table:
    """All output records by topic, in the order they came out."""
    table = Table(title="What came out", title_justify="left", expand=True, show_lines=False)
    table.add_column("topic", no_wrap=True)
    table.add_column("copy sent", no_wrap=True, max_width=18)
    table.add_column("format", no_wrap=True, max_width=9)
    table.add_column("what it is", overflow="ellipsis", no_wrap=True, ratio=1)
    table.add_column("in words", overflow="ellipsis", no_wrap=True, ratio=2)
    for kind, colour in COLOURS.items():
        for one in (one for one in seen if one.kind == kind):
            table.add_row(Text(kind, style=colour), one.sent, _syntax(one), _what(one), _words(one))
    return table


def _syntax(one: Seen) -> str:
    """The format that took the record; an alert and a dead letter do not say."""
    ours = _mapping(one.document.get("copytaster"))
    return str(_mapping(ours.get("format")).get("syntax") or one.document.get("syntax") or "")


def _what(one: Seen) -> str:
    if one.kind == "dead-letter":
        return one.headers.get("dlq-code", "")
    if one.kind == "spiked":
        return str(one.document.get("reason", ""))
    status = one.headers.get("x-pubstatus", "")
    parts = [one.headers.get("x-action", ""), "" if status == "usable" else status]
    if "x-urgency" in one.headers:
        parts.append(f"urgency {one.headers['x-urgency']}")
    return ", ".join(part for part in parts if part)


def _words(one: Seen) -> str:
    if one.kind == "dead-letter":
        return one.headers.get("dlq-message", "")
    document = one.document
    if one.kind == "alert":
        return str(document.get("text", document.get("reason", "")))
    return str(document.get("title", document.get("edNote", "")))


def story_panel(one: Seen) -> Panel:
    """A story document for people: what it is, and its blocks with what each was taken for."""
    document = one.document
    ours = _mapping(document.get("copytaster"))
    facts = Table.grid(padding=(0, 2))
    for name, value in _facts(document, ours):
        facts.add_row(Text(name, style="bold"), value)
    blocks = Table.grid(padding=(0, 2))
    for block in _mappings(ours.get("blocks")):
        kind, text = str(block["kind"]), str(block["text"])
        blocks.add_row(Text(kind, style="dim"), Text(text, style=BLOCK_COLOURS.get(kind, "")))
    return Panel(Group(facts, Text(), blocks), title=f"one story: {one.sent}", title_align="left")


def _facts(document: Mapping[str, object], ours: Mapping[str, object]) -> list[tuple[str, str]]:
    lifecycle, times = _mapping(ours.get("lifecycle")), _mapping(ours.get("times"))
    derived = " (derived: the copy has no headline)" if ours.get("derivedTitle") else ""
    facts = [
        ("title", f"{document.get('title', '')}{derived}"),
        ("status", f"{document.get('pubStatus')}, {lifecycle.get('action')}, language {document.get('language', '?')}"),
    ]
    if day := _mapping(times.get("documentDate")).get("value"):
        facts.append(("document date", str(day)))
    credit = _mapping(ours.get("credits"))
    if source := _mapping(credit.get("textSource")).get("text"):
        facts.append(("text source", str(source)))
    if pictures := [str(picture.get("text")) for picture in _mappings(credit.get("pictureSources"))]:
        facts.append(("pictures by", ", ".join(pictures)))
    for embed in _mappings(ours.get("embeds")):
        flags = " ".join(str(flag.get("country")) for flag in _mappings(embed.get("flags")))
        facts.append(("embedded post", f"{embed.get('name')} (@{embed.get('account')}) {embed.get('date')} {flags}"))
    warnings = _mappings(ours.get("warnings"))
    return facts + [("warning", f"{warning.get('code')}: {warning.get('message')}") for warning in warnings]


def page_line(page: Path) -> Text:
    """Where the story is explained, as a link where the terminal knows links."""
    return Text.assemble(("every fact of it at its words  ", "bold"), (str(page), f"link {page.as_uri()}"), "\n")


def next_steps(raw_topic: str) -> Text:
    """What somebody who has just seen the demo can do next."""
    return Text.from_markup(
        "[bold]What to try next[/]\n"
        "  make demo STORIES=path/to/your/files     your own copy, any agency, any layout\n"
        "  make demo KEEP=1                         stays, with the addresses of broker, metrics and status\n"
        "  copytaster parse FILE                    one file to documents, without Kafka\n"
        "  copytaster explain FILE --html OUT.html  a page: each fact at its words\n"
        "  copytaster config docs                   every setting, its default and why\n"
        f"[dim]The raw topic was {raw_topic}; start reading the code at service/copytaster/core/topology.py.[/]"
    )


def _mapping(value: object) -> Mapping[str, object]:
    return value if isinstance(value, dict) else {}


def _mappings(value: object) -> list[Mapping[str, object]]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []
