"""The whole read of a story beside spaCy's names alone, on the same stories in one run: for `tests.bench.enrich`.

Stories of about 600 and 200 words are made of other copy: whole stories one after the other, cut at a paragraph, no
paragraph in two of them. Ours goes from bytes to output records with all enrichers. Both sides are timed in turn, and
the quietest round of each counts; ours begins each round without the names that it met before.
"""

from __future__ import annotations

import gc
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from copytaster.core.context import Context, Tables
from copytaster.core.model import Published, RawRecord
from copytaster.core.topology import read

WORDS = (600, 200)
HEAD_PARAGRAPHS = 2
"""Headline and dateline of a story that goes on another one: they are left out."""
ROUNDS = 3
LEAST_STORIES = 60
"""Of a round: fewer stories are read over and over."""
RECEIVED = datetime(2026, 3, 2, 10, 15, tzinfo=UTC)
CONTEXT = Context()

Tagger = Callable[[Sequence[str]], float]
"""CPU seconds for the names of some texts."""


@dataclass(slots=True)
class Cost:
    """Milliseconds of CPU a story, at best: our whole read, the peer's names; and ours by stage and enricher."""

    stories: int
    words: float
    whole: float = float("inf")
    peer: float = float("inf")
    parts: dict[str, float] | None = None


def made_of(texts: Sequence[str], words: int) -> list[str]:
    """Stories of at least so many words."""
    found: list[str] = []
    paragraphs: list[str] = []
    for text in texts:
        own = text.strip().split("\n\n")
        for paragraph in own[HEAD_PARAGRAPHS:] if paragraphs else own:
            paragraphs.append(paragraph)
            if _count("\n\n".join(paragraphs)) >= words:
                found.append("\n\n".join(paragraphs) + "\n")
                paragraphs = []
                break
    return found


def cost_of(texts: Sequence[str], tables: Tables, peer: Tagger | None) -> Cost:
    """What stories cost; those that are passed on count."""
    records = {text: RawRecord(text.encode(), RECEIVED) for text in texts}
    kept = {text: one for text, one in records.items() if isinstance(read(one, tables, CONTEXT), Published)}
    gc.collect()
    gc.freeze()  # as a worker does when its tables are loaded
    cost = Cost(len(kept), sum(map(_count, kept)) / len(kept))
    times = LEAST_STORIES // len(kept) + 1
    for _ in range(ROUNDS):
        for _ in range(times):
            seconds, parts = _read_all(list(kept.values()), tables)
            if seconds * 1000 / len(kept) < cost.whole:
                cost.whole = seconds * 1000 / len(kept)
                cost.parts = {name: one * 1000 / len(kept) for name, one in parts.items()}
        if peer:
            cost.peer = min(cost.peer, peer(list(kept) * times) * 1000 / (len(kept) * times))
    return cost


def _read_all(records: Sequence[RawRecord], tables: Tables) -> tuple[float, Counter[str]]:
    """CPU seconds of one pass, whole and by part."""
    parts: Counter[str] = Counter()
    if tables.names:
        tables.names.made.clear()
    began = time.process_time()
    tallies = [read(record, tables, CONTEXT, time.process_time).tally for record in records]
    seconds = time.process_time() - began
    for tally in tallies:
        parts.update({f"{stage}": one for stage, one in tally.stage_seconds})
        parts.update({f"  {enricher}": one for enricher, _, one in tally.enrichments})
    return seconds, parts


def _count(text: str) -> int:
    return len(text.split())


def report(name: str, texts: Sequence[str], tables: Tables, peer: Tagger | None) -> str:
    """The table of one origin's copy."""
    costs = [cost_of(stories, tables, peer) for words in WORDS if (stories := made_of(texts, words))]
    lines = [
        _line(f"whole read of {name}", (f"{one.words:.0f} words" for one in costs)),
        _line("stories", (f"{one.stories}" for one in costs)),
        _line("ours, ms CPU", (f"{one.whole:.2f}" for one in costs)),
    ]
    if peer:
        lines.append(_line("spaCy sm, names alone", (f"{one.peer:.2f}" for one in costs)))
        lines.append(_line("times as fast", (f"{one.peer / one.whole:.1f}" for one in costs)))
    parts = dict.fromkeys(part for one in costs for part in one.parts or ())
    lines += [_line(part, (f"{(one.parts or {}).get(part, 0.0):.2f}" for one in costs)) for part in parts]
    return "\n".join(lines)


def _line(name: str, values: Iterable[str]) -> str:
    return f"{name:28}" + "".join(f"{value:>12}" for value in values)
