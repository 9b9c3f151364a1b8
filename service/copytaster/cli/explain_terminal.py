"""What `copytaster explain` shows on a terminal: the copy with its words marked and numbered, and what is meant."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from copytaster.cli.explain_facts import Fact, mapping, objects
from copytaster.cli.explain_html_story import lifecycle_rows
from copytaster.cli.explain_sections import LetterSection, Section, SpikedSection, StorySection
from copytaster.cli.explain_spans import segments
from copytaster.cli.explain_values import values_of
from copytaster.cli.explain_why import Why
from copytaster.cli.explain_words import KINDS, SPIKED, in_short, short, spelled, visible
from copytaster.cli.remedies import remedy
from copytaster.core.candidates import Candidate

STYLES = {
    "person": "bright_blue",
    "organisation": "magenta",
    "place": "green",
    "misc": "white",
    "date": "yellow",
    "number": "dark_orange",
    "market": "cyan",
    "quote": "bright_magenta",
    "source": "orange3",
    "topic": "blue",
    "summary": "yellow",
    "wire": "bright_cyan",
    "embed": "violet",
    "warning": "red",
}
"""Of each hue (`explain_words.Look`)."""
STATUS_STYLES = {"usable": "bold green", "withheld": "bold yellow", "canceled": "bold red"}
_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def shown(name: str, sections: Sequence[Section]) -> RenderableType:
    """A whole record."""
    parts: list[RenderableType] = []
    for number, one in enumerate(sections, 1):
        of = f" ({number} of {len(sections)})" if len(sections) > 1 else ""
        parts += [Rule(_text(f"{name}{of}", "bold"), align="left"), *_section(one), Text()]
    return Group(*parts)


def _section(section: Section) -> Iterator[RenderableType]:
    if isinstance(section, StorySection):
        yield from _story(section)
    elif isinstance(section, SpikedSection):
        yield from _spiked(section)
    else:
        yield from _letter(section)


def _text(value: object, style: str = "") -> Text:
    """Text with nothing in it that a terminal would obey."""
    return Text(visible(str(value)), style=style)


def _grid(rows: Sequence[tuple[str, object]]) -> RenderableType:
    table = Table.grid(padding=(0, 2))
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for name, value in rows:
        table.add_row(_text(name, "bold"), value if isinstance(value, Text) else _text(value))
    return Padding(table, (0, 0, 0, 2))


def _heading(words: str) -> Text:
    return Text(f"\n{words}", style="bold underline")


# --- a story ----------------------------------------------------------------------------------------------------------


def _story(section: StorySection) -> Iterator[RenderableType]:
    document, ours = section.document, section.ours
    status = str(document.get("pubStatus"))
    derived = " (derived: the copy has no headline)" if ours.get("derivedTitle") else ""
    yield Text.assemble(_text(document.get("title", ""), "bold"), derived)
    alerted = ", an alert was sent too" if section.alerted else ""
    told = [f"{name} {document[name]}" for name in ("urgency", "language") if name in document]
    yield Text.assemble(_text(status, STATUS_STYLES.get(status, "bold")), _text(f"  {'  '.join(told)}{alerted}"))
    yield _heading("The copy")
    yield from _blocks(section)
    if section.facts:
        yield _heading("What was found")
        yield _facts(section.facts)
        yield _grid(section.enrichers)
    yield from _warnings(section)
    yield _heading("Lifecycle and embargo")
    yield _grid(list(lifecycle_rows(section)))
    yield from _values(section)
    if left := [one for one in section.candidates if not one.taken]:
        yield _heading("Seen and left")
        yield from map(candidate, left)
    yield _heading("Format and record")
    form, raw = mapping(ours.get("format")), mapping(ours.get("raw"))
    yield _grid([(spelled(name), in_short(value)) for name, value in (*form.items(), *raw.items())])
    yield _grid([(spelled(name), in_short(value)) for name, value in mapping(ours.get("pipeline")).items()])


def _blocks(section: StorySection) -> Iterator[RenderableType]:
    table = Table.grid(padding=(0, 2))
    table.add_column(justify="right", style="dim")
    table.add_column(no_wrap=True, style="dim")
    table.add_column(overflow="fold")
    for number, block in enumerate(section.blocks):
        kind = str(block.get("kind"))
        body = KINDS.get(kind, "").startswith("body")
        table.add_row(str(number), spelled(kind), _marked(section, number, str(block.get("text", "")), body=body))
    yield table


def _marked(section: StorySection, number: int, text: str, *, body: bool) -> Text:
    """A block's text; each fact's number stands behind its words."""
    marks = [(fact, mark) for fact in section.facts for mark in fact.marks if mark.block == number]
    line = Text(style="" if body else "italic")
    for one in segments(text, marks):
        style = ""
        for layer in one.over:
            look = layer.fact.look
            style += f" underline {STYLES.get(look.hue, '')}" if look.line else f" {STYLES.get(look.hue, '')} bold"
        line.append_text(_text(text[one.start : one.end], style.strip()))
        closing = {layer.fact.number: layer for layer in reversed(one.over) if layer.mark.end == one.end}
        for place, layer in enumerate(closing.values()):
            raised = str(layer.fact.number).translate(_SUPERSCRIPTS)
            line.append(f"{'·' if place else ''}{raised}", style=STYLES.get(layer.fact.look.hue, ""))
    return line


def _facts(facts: Sequence[Fact]) -> RenderableType:
    table = Table.grid(padding=(0, 2))
    table.add_column(justify="right")
    table.add_column(no_wrap=True, max_width=24)
    table.add_column(overflow="fold", ratio=2)
    table.add_column(overflow="fold", ratio=3)
    names = {fact.number: fact.title for fact in facts}
    for fact in facts:
        look = fact.look
        style = STYLES.get(look.hue, "")
        words = [f"{one.name} {short(names.get(one.entity or 0, one.text))}" for one in fact.properties]
        words += [f"what to do: {to_do}" for to_do in (remedy(fact.title),) if fact.group == "warnings" and to_do]
        words += [f"from the feed at {path}" for path in fact.paths] + [f"why: {rule}" for rule in fact.reasons]
        sure = "" if fact.confidence is None else f" {fact.confidence:.0%}"
        words += [f"{fact.by}{sure}"] if fact.by else []
        kind = f", {spelled(fact.kind)}" if fact.kind else ""
        table.add_row(
            Text(str(fact.number), style=style),
            _text(f"{look.title}{kind}", style),
            _text(short(fact.title)),
            _text("; ".join(words), "dim"),
        )
    return table


def _warnings(section: StorySection) -> Iterator[RenderableType]:
    for one in objects(section.ours.get("warnings")):
        code = str(one.get("code"))
        yield Text.assemble(("\nwarning ", "yellow"), _text(code, "bold"), ": ", _text(one.get("message", "")))
        if to_do := remedy(code):
            yield Text(f"    to do: {to_do}")


def _values(section: StorySection) -> Iterator[RenderableType]:
    values = values_of(section.document)
    if not values:
        return
    table = Table(title="\nDeclared, computed, published", title_justify="left", title_style="bold underline")
    for name in ("value", "declared", "computed", "published", "why"):
        table.add_column(name, overflow="fold")
    for one in values:
        table.add_row(*map(_text, (one.name, one.declared, one.computed, one.published, one.why)))
    yield table


def candidate(one: Candidate) -> Text:
    """What was looked at, and the rule."""
    verdict = ("taken", "green") if one.taken else ("left", "yellow")
    return Text.assemble(
        "  ", _text(spelled(one.field), "bold"), " ", _text(one.value), " ", verdict, _text(f": {one.rule} ({one.by})")
    )


# --- why --------------------------------------------------------------------------------------------------------------


def why_shown(found: Why) -> RenderableType:
    """Where a word stands, what covers it, what was looked at and left."""
    parts: list[RenderableType] = [_heading(f"Why “{visible(found.word)}”")]
    if not found.hits:
        parts.append(Text("  it stands nowhere in the copy that is published"))
    for hit in found.hits:
        place = f"  block {hit.block}, {spelled(hit.kind)} ({KINDS.get(hit.kind, '')})"
        parts.append(Text(place, style="bold"))
        parts.append(Text.assemble("    ", _text(hit.before), _text(hit.words, "reverse bold"), _text(hit.after)))
        parts += map(_covering, reversed(hit.facts))
        if not hit.facts:
            parts.append(Text("    no fact covers it"))
        parts += [Text.assemble("  ", candidate(one)) for one in hit.candidates]
    parts += [candidate(one) for one in found.candidates]
    if found.elsewhere:
        parts.append(_text(f"  also in {', '.join(found.elsewhere)}", "dim"))
    return Group(*parts)


def _covering(fact: Fact) -> Text:
    style = STYLES.get(fact.look.hue, "")
    reasons = "".join(f"; {rule}" for rule in fact.reasons)
    by = f" ({fact.by})" if fact.by else ""
    return Text.assemble(
        "    covered by ", (f"{fact.number} {fact.look.title}", style), " ", _text(f"{short(fact.title)}{by}{reasons}")
    )


# --- what is no story -------------------------------------------------------------------------------------------------


def _spiked(section: SpikedSection) -> Iterator[RenderableType]:
    reason = str(section.document.get("reason"))
    meaning, to_do = SPIKED.get(reason, ("a reason of a newer copytaster", "see its changelog"))
    yield Text.assemble(("spiked ", "yellow"), _text(reason, "bold"), f": deliberately not passed on: {meaning}")
    yield Text(f"    to do: {to_do}")
    yield _grid([(spelled(name), in_short(value)) for name, value in section.document.items() if name != "reason"])


def _letter(section: LetterSection) -> Iterator[RenderableType]:
    headers = section.headers
    code = headers.get("dlq-code", "")
    yield Text.assemble(("dead letter ", "bold red"), _text(code, "bold"), _text(f": {headers.get('dlq-message', '')}"))
    if to_do := remedy(code):
        yield Text(f"    to do: {to_do}")
    told = [(name.removeprefix("dlq-"), value) for name, value in headers.items() if name not in _LETTER_TOLD]
    yield _grid(told)
    if section.place:
        yield _heading("The place in the copy")
    for line in section.place:
        words = _text(line.text)
        if line.column is not None:
            words.stylize("reverse bold", line.column, line.column + 1)
        yield Text.assemble((f"  {line.label:>9}  ", "dim"), words)
        if line.column is not None:
            yield Text(" " * (13 + line.column) + "^ here", style="red")


_LETTER_TOLD = frozenset({"dlq-code", "dlq-message"})
