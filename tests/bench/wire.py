"""`python -m tests.bench.wire [SAMPLES]`: CPU from bytes to Story without enrichment, beside the parse alone.

Of each format the median of its samples: files of SAMPLES, a folder with one folder a format, else accepted cases of
the corpus. The parse alone is lxml's, orjson's or email's of the same bytes; text formats have none, so 0. What each
stage takes of the whole stands beside it: decode (unwrap), detect, parse, normalise.
"""

from __future__ import annotations

import argparse
import email
import email.policy
import statistics
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import orjson
from lxml import etree
from lxml import html as lxml_html

from copytaster.core.context import Limits, Tables
from copytaster.core.errors import CopyError
from copytaster.core.model import RawRecord
from copytaster.core.normalise import normalise
from copytaster.core.topology import FORMATS
from copytaster.core.wire import detect, unwrap
from copytaster.tables import load_tables

CORPUS = Path(__file__).parents[1] / "corpus"
RECEIVED = datetime(2026, 3, 2, 10, 15, tzinfo=UTC)
RUNS = 15
TIMES = 1.5
PLUS_MICROSECONDS = 400.0


@dataclass(frozen=True, slots=True)
class Cost:
    """Microseconds of CPU for one sample: all of it, of that each stage, and the parse alone."""

    stages: Mapping[str, float]
    parse: float

    @property
    def whole(self) -> float:
        """Bytes to Story."""
        return sum(self.stages.values())

    @property
    def aim(self) -> float:
        """What the whole may cost."""
        return self.parse * TIMES + PLUS_MICROSECONDS


def stages_of(value: bytes, tables: Tables) -> dict[str, Callable[[], object]]:
    """The stages as far as `normalise`, each on what the one before it makes of the bytes."""
    record = RawRecord(value, RECEIVED)
    body = unwrap.unwrap(record, Limits())
    format_, _ = detect(body, FORMATS)
    stories = format_.parse(body, tables.dialects).stories
    return {
        "decode": lambda: unwrap.unwrap(record, Limits()),
        "detect": lambda: detect(body, FORMATS),
        "parse": lambda: format_.parse(body, tables.dialects),
        "normalise": lambda: [normalise(raw, record, tables) for raw in stories],
    }


def parse_alone(syntax: str, value: bytes) -> None:
    """What a library needs to take the same bytes apart; nothing for text."""
    if value[:1] in {b"{", b"["}:
        with suppress(orjson.JSONDecodeError):  # damage that we mend ends the parse early
            orjson.loads(value)
    elif syntax == "html":
        lxml_html.fromstring(value)
    elif syntax == "email":
        for part in email.message_from_bytes(value, policy=email.policy.default).walk():
            part.get_payload(decode=True)
    elif value.lstrip(b"\xef\xbb\xbf \r\n")[:1] == b"<":
        etree.fromstring(value.lstrip(b"\xef\xbb\xbf \r\n"), etree.XMLParser(recover=True, resolve_entities=False))


def microseconds(work: Callable[[], object]) -> float:
    """The least CPU of some runs: what the work takes when nothing disturbs it."""
    best = float("inf")
    for _ in range(RUNS):
        began = time.process_time_ns()
        work()
        best = min(best, (time.process_time_ns() - began) / 1000)
    return best


def cost_of(syntax: str, value: bytes, tables: Tables) -> Cost | None:
    """What a sample costs; None when it is not read as a story."""
    try:
        stages = stages_of(value, tables)
        stages["normalise"]()
    except CopyError:
        return None
    return Cost(
        {name: microseconds(work) for name, work in stages.items()},
        microseconds(lambda: parse_alone(syntax, value)),
    )


def files_of(samples: Path | None) -> dict[str, list[Path]]:
    """Format to files."""
    if samples is None:
        folders = [(folder.name, folder / "accepted") for folder in sorted(CORPUS.iterdir()) if folder.is_dir()]
        return {name: sorted(folder.glob("*.wire")) for name, folder in folders if folder.is_dir()}
    folders = [(folder.name, folder) for folder in sorted(samples.iterdir()) if folder.is_dir()]
    return {name: sorted(path for path in folder.iterdir() if path.is_file()) for name, folder in folders}


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.wire", description="Bytes to Story, per format.")
    parser.add_argument("samples", nargs="?", type=Path)
    files = files_of(parser.parse_args().samples)
    tables = load_tables()
    print("| format | samples | bytes | decode, detect, parse, normalise | bytes to Story | parse alone | to reach | |")
    print("| --- | --- | --- | --- | --- | --- | --- | --- |")
    for syntax, paths in files.items():
        costs = [(cost, path.stat().st_size) for path in paths if (cost := cost_of(syntax, path.read_bytes(), tables))]
        if not costs:
            continue
        costs.sort(key=lambda one: one[0].whole - one[0].aim)
        cost, _ = costs[len(costs) // 2]
        size = statistics.median(size for _, size in costs)
        verdict = "reached" if cost.whole <= cost.aim else "missed"
        split = ", ".join(f"{microseconds:.0f}" for microseconds in cost.stages.values())
        shown = f"{split} | {cost.whole:.0f} µs | {cost.parse:.0f} µs | {cost.aim:.0f} µs | {verdict}"
        print(f"| {syntax} | {len(costs)} | {size:.0f} | {shown} |", flush=True)


if __name__ == "__main__":
    main()
