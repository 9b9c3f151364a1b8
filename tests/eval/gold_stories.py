"""Gold stories as `normalise` leaves them, and how found expressions are told right or wrong.

A story is read from its own text without any hint; where its copy states no base, a feed would: `received_at` is set
as the version's stated time. Places are compared in the text: a block's place in it plus the place in the block.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from copytaster.core.context import Limits, Tables
from copytaster.core.enrich import Enricher, enrich
from copytaster.core.model import At, Places, RawRecord, Story, VersionSource
from copytaster.core.normalise import normalise
from copytaster.core.topology import FORMATS
from copytaster.core.wire import detect, unwrap
from tests.eval.gold_format import Json, nth


def enriched(gold: Json, enrichers: Sequence[Enricher], tables: Tables) -> Story:
    """The gold's story with what these enrichers find."""
    received = datetime.fromisoformat(str(gold["received_at"]))
    record = RawRecord(str(gold["text"]).encode(), received)
    body = unwrap.unwrap(record, Limits())
    format_, _ = detect(body, FORMATS)
    story = normalise(format_.parse(body, tables.dialects).stories[0], record, tables)
    if story.times.version_source is VersionSource.KAFKA:
        times = replace(story.times, version_created=received, version_source=VersionSource.STATED)
        story = replace(story, times=times)
    return enrich(story, enrichers, tables)[0]


@dataclass(frozen=True, slots=True)
class Expression:
    """Words of the text and what they are worth; of ours the rule that found them and how sure it is."""

    start: int
    end: int
    text: str
    value: object
    rule: str = ""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Judged:
    """One expression of the gold with what was found for it, or one that was found beside the gold."""

    wanted: Expression | None
    found: Expression | None

    @property
    def right(self) -> bool:
        """Whether both are there and worth the same."""
        return bool(self.wanted and self.found and self.wanted.value == self.found.value)


def expressions(gold: Json, key: str, value: Callable[[Json], object]) -> list[Expression]:
    """The gold's own."""
    text = str(gold["text"])
    rows = gold[key]
    assert isinstance(rows, list)
    found = []
    for row in rows:
        start = nth(text, row["text"], row["n"])
        assert start is not None
        found.append(Expression(start, start + len(row["text"]), row["text"], value(row)))
    return found


def place(story: Story, at: Places) -> tuple[int, int] | None:
    """Where words stand in the text of the record; None for those of no text format."""
    spans = [one for one in at if isinstance(one, At)]
    sources = [story.blocks[one.block].raw for one in spans]
    if not spans or sources[0] is None or sources[-1] is None:
        return None
    return sources[0].start + spans[0].start, sources[-1].start + spans[-1].end


def judged(wanted: Sequence[Expression], found: Sequence[Expression]) -> list[Judged]:
    """Each of both once: pairs that overlap, those of the same value first, the longest overlap next."""
    pairs = [(one, other) for one in wanted for other in found if one.start < other.end and other.start < one.end]
    pairs.sort(key=lambda pair: (pair[0].value != pair[1].value, -_shared(*pair), pair[0].start))
    rows: list[Judged] = []
    left, right = set[int](), set[int]()
    for one, other in pairs:
        if id(one) not in left and id(other) not in right:
            left.add(id(one))
            right.add(id(other))
            rows.append(Judged(one, other))
    rows += [Judged(one, None) for one in wanted if id(one) not in left]
    rows += [Judged(None, other) for other in found if id(other) not in right]
    return rows


def _shared(one: Expression, other: Expression) -> int:
    return min(one.end, other.end) - max(one.start, other.start)


@dataclass(frozen=True, slots=True)
class Row:
    """Counts of one language: in the gold, found, found at the place, and right."""

    name: str
    wanted: int
    found: int
    placed: int
    right: int

    @property
    def f1(self) -> float:
        """Of right ones."""
        return 2 * self.right / (self.wanted + self.found) if self.wanted + self.found else 1.0

    @property
    def placed_f1(self) -> float:
        """Of those that stand where one of the gold does."""
        return 2 * self.placed / (self.wanted + self.found) if self.wanted + self.found else 1.0


def rows(by_language: Iterable[tuple[str, Sequence[Judged]]]) -> list[Row]:
    """One row a language, English first, and one of all."""
    counts: Counter[tuple[str, str]] = Counter()
    for language, judgements in by_language:
        for one in judgements:
            for name in (language, "all"):
                counts[name, "wanted"] += one.wanted is not None
                counts[name, "found"] += one.found is not None
                counts[name, "placed"] += bool(one.wanted and one.found)
                counts[name, "right"] += one.right
    names = sorted({name for name, _ in counts}, key=lambda name: (name == "all", name != "en", name))
    return [Row(name, *(counts[name, kind] for kind in ("wanted", "found", "placed", "right"))) for name in names]


def table(counted: Sequence[Row]) -> str:
    """The rows for a reader."""
    lines = ["      gold found place right  place-F1  value-F1"]
    lines += [
        f"{row.name:4} {row.wanted:5} {row.found:5} {row.placed:5} {row.right:5}  {row.placed_f1:8.3f}  {row.f1:8.3f}"
        for row in counted
    ]
    return "\n".join(lines)


def faults(stories: Mapping[str, Sequence[Judged]]) -> Iterable[str]:
    """What is not right, story by story."""
    for slug, judgements in stories.items():
        for one in judgements:
            if not one.right:
                yield f"{slug}: wanted {_shown(one.wanted)} found {_shown(one.found)}"


def _shown(one: Expression | None) -> str:
    return f"{one.text!r} {one.value}" if one else "nothing"
