"""What `copytaster dlq` shows: lists and counts, one letter with a safe view of its bytes, what a redrive did."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from copytaster.cli import feeds_view
from copytaster.cli.asking import told
from copytaster.cli.feeds import verdict_of
from copytaster.cli.remedies import remedy
from copytaster.core.model import DeadLettered, Outcome, Published
from copytaster.kafka.dead_letters import Letter
from copytaster.kafka.places import Place
from copytaster.kafka.redrive_tally import REASONS, Memory, Tally

SHOWN_BYTES = 2000
WARNING = "raw copy: it may be embargoed or hold notes not for publication; treat it as the raw topic"


def safe(value: bytes, most: int = SHOWN_BYTES) -> str:
    """The bytes as text that no terminal acts upon: control and odd characters are escaped, the rest is cut."""
    text = value[:most].decode("utf-8", "backslashreplace")
    shown = "".join(one if one == "\n" or one.isprintable() else _escaped(one) for one in text)
    return shown if len(value) <= most else f"{shown}\n… {len(value) - most} bytes more"


def _escaped(character: str) -> str:
    return character.encode("unicode_escape").decode()


# --- list -------------------------------------------------------------------------------------------------------------


def listed(newest: Sequence[Letter], counts: Counter[tuple[str, str]], redriven: Collection[Place]) -> RenderableType:
    """Counts of all, then the newest."""
    if not counts:
        return Text("no dead letters")
    table = _table(
        "partition:offset", "dead since (UTC)", "feed", "code", "stage", "came from", "bytes", "times", "state"
    )
    for letter in newest:
        table.add_row(
            Text(f"{letter.place.partition}:{letter.place.offset}"),
            told(letter.at),
            Text(letter.feed),
            Text(letter.code),
            Text(letter.stage),
            Text(str(letter.origin or "unknown")),
            str(len(letter.value)) + ("+" if letter.truncated else ""),
            str(letter.redriven),
            "sent again" if letter.place in redriven else "",
        )
    title = Text(f"\nthe newest {len(newest)} of {counts.total()}")
    return Group(_histogram(counts), title, table)


def _histogram(counts: Counter[tuple[str, str]]) -> Table:
    table = _table("feed", "code", "letters")
    for (feed, code), letters in counts.most_common():
        table.add_row(Text(feed), Text(code), str(letters))
    return table


def as_json(
    letter: Letter, *, redriven: bool | None = None, value: bytes | None = None, outcome: Outcome | None = None
) -> dict[str, object]:
    """A letter for programs; with an outcome, of `show`: its headers and bytes, too."""
    found: dict[str, object] = {
        "place": str(letter.place),
        "deadSince": letter.at.isoformat(),
        "feed": letter.feed,
        "code": letter.code,
        "stage": letter.stage,
        "message": letter.about.get("message"),
        "position": letter.about.get("position"),
        "origin": str(letter.origin) if letter.origin else None,
        "bytes": len(letter.value),
        "truncated": letter.truncated,
        "redrivenBefore": letter.redriven,
    }
    if redriven is not None:
        return {**found, "sentAgain": redriven}
    return {
        **found,
        "key": None if letter.key is None else letter.key.decode("utf-8", "backslashreplace"),
        "headers": {name: one.decode("utf-8", "backslashreplace") for name, one in letter.headers},
        "valueHex": (letter.value if value is None else value).hex(),
        "today": _becomes(outcome),
    }


# --- show -------------------------------------------------------------------------------------------------------------


def shown(letter: Letter, value: bytes | None, outcome: Outcome | None) -> RenderableType:
    """One letter, why it is one, and what would become of it today."""
    about = letter.about
    head = Text.assemble((str(letter.place), "bold"), f"  dead since {told(letter.at)} UTC")
    why = Text.assemble((letter.code, "bold red"), f" at {letter.stage}: {about.get('message', '')}")
    if position := about.get("position"):
        why.append(f" ({position})")
    to_do = Text(f"to do: {remedy(letter.code)}") if remedy(letter.code) else Text()
    parts: list[RenderableType] = [head, why, to_do, _headers(letter), Text(f"\n{WARNING}", style="yellow")]
    copy = safe(letter.value if value is None else value)
    parts.append(Text("\n".join(f"  {line}" for line in copy.splitlines()), no_wrap=True, overflow="ignore"))
    if value is None:
        parts.append(Text("only its head is here, and its topic no longer holds the record", style="yellow"))
    if outcome is not None:
        parts += [Text(f"\ntoday it would be {_becomes(outcome)}:", style="bold")]
        parts.append(feeds_view.shown(verdict_of(str(letter.origin or letter.place), outcome)))
    return Group(*parts)


def _headers(letter: Letter) -> Table:
    table = Table.grid(padding=(0, 2))
    table.add_row(Text("key", style="bold"), Text("none" if letter.key is None else safe(letter.key)))
    for name, value in letter.headers:
        table.add_row(Text(safe(name.encode()), style="bold"), Text(safe(value)))
    return table


def _becomes(outcome: Outcome | None) -> str | None:
    if outcome is None:
        return None
    if isinstance(outcome, DeadLettered):
        return f"a dead letter again ({outcome.tally.code})"
    if isinstance(outcome, Published):
        return "published" if outcome.tally.code is None else f"published in part ({outcome.tally.code})"
    return f"spiked ({outcome.tally.code})"


# --- redrive ----------------------------------------------------------------------------------------------------------


def remembered(memory: Memory) -> str:
    """A warning when letters outlive the memory of what was redriven; else nothing."""
    if memory.forgets_hours is None or memory.letters_hours is None or memory.forgets_hours >= memory.letters_hours:
        return ""
    return (
        f"brokers forget what was redriven {memory.forgets_hours:g} h after the last redrive and keep dead letters for "
        f"{memory.letters_hours:g} h: raise offsets.retention.minutes, or give --since"
    )


def tallied(tally: Tally, *, dry_run: bool) -> RenderableType:
    """What a redrive did, or would do."""
    verb = "would be sent" if dry_run else "sent"
    table = _table("feed", "code", verb, *(["pass today"] if dry_run else []))
    for (feed, code), letters in tally.sent.most_common():
        passing = [str(tally.passing[feed, code])] if dry_run else []
        table.add_row(Text(feed), Text(code), str(letters), *passing)
    refused = _table("feed", "code", "refused", "because")
    for (feed, code, reason), letters in tally.refused.most_common():
        refused.add_row(Text(feed), Text(code), str(letters), REASONS[reason])
    targets = ", ".join(f"{topic} ({records})" for topic, records in sorted(tally.targets.items())) or "no topic"
    lines = [f"{tally.sent.total()} {verb}, {tally.sent_bytes} bytes, to {targets}"]
    if tally.with_parts:
        lines.append(
            f"{tally.with_parts} of them hold stories that were published: those go out again, with the same ids"
        )
    parts = [table] if tally.sent else []
    return Group(*parts, *([refused] if tally.refused else []), Text("\n".join(lines)))


def tally_json(tally: Tally, *, dry_run: bool, ended_early: bool) -> dict[str, object]:
    """The same for programs."""
    return {
        "dryRun": dry_run,
        "endedEarly": ended_early,
        "sent": [
            {"feed": feed, "code": code, "letters": letters}
            | ({"passToday": tally.passing[feed, code]} if dry_run else {})
            for (feed, code), letters in tally.sent.most_common()
        ],
        "refused": [
            {"feed": feed, "code": code, "letters": letters, "reason": reason}
            for (feed, code, reason), letters in tally.refused.most_common()
        ],
        "topics": dict(tally.targets),
        "records": tally.sent.total(),
        "bytes": tally.sent_bytes,
        "withPublishedParts": tally.with_parts,
    }


def _table(*columns: str) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in columns:
        number = column in {"letters", "bytes", "times", "refused", "sent", "would be sent", "pass today"}
        table.add_column(column, justify="right" if number else "left", overflow="fold")
    return table
