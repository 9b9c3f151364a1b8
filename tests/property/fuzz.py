"""`python -m tests.property.fuzz [FORMAT …] --seconds 600`: bad days without end, for each format so long.

Prints per format how many records were read, how many broke a promise, the slowest in CPU seconds, and how memory went.
What broke a promise or took over a second is written to a file beside the table, with the seed that makes it again.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from pathlib import Path
from random import Random

import psutil

from copytaster.core.errors import CopyError
from tests.contract.promises import broken
from tests.property.mutations import syntaxes, wicked
from tests.reading import a_record, read

SLOW_SECONDS = 1.0
MEBIBYTE = 1 << 20


def fuzz(syntax: str, seconds: float, seed: int, folder: Path) -> bool:
    """Read wicked records for so long; whether all was well."""
    process = psutil.Process()
    began = time.monotonic()
    number, faults, slowest, warm = 0, 0, 0.0, 0.0
    outcomes: Counter[str] = Counter()
    while time.monotonic() - began < seconds:
        number += 1
        value = wicked(Random(f"{syntax} {seed} {number}"), syntax)
        started = time.process_time()
        try:
            outcome = read(a_record(value))
            took = time.process_time() - started
            wrong = broken(a_record(value), outcome)
            outcomes[type(outcome).__name__] += 1
        except (
            CopyError,
            ArithmeticError,
            AssertionError,
            LookupError,
            RecursionError,
            TypeError,
            ValueError,
        ) as error:
            took, wrong = time.process_time() - started, [repr(error)]
        slowest = max(slowest, took)
        if wrong or took > SLOW_SECONDS:
            faults += 1
            (folder / f"{syntax}-{seed}-{number}.wire").write_bytes(value)
            print(f"  {syntax} {seed} {number}: {took:.2f} s {wrong[:2]}", flush=True)
        if number == 500:
            warm = process.memory_info().rss / MEBIBYTE
    grown = process.memory_info().rss / MEBIBYTE - warm if warm else 0.0
    told = ", ".join(f"{count} {name}" for name, count in sorted(outcomes.items()))
    print(f"| {syntax} | {number} | {told} | {faults} | {slowest:.3f} s | {grown:+.0f} MiB |", flush=True)
    return not faults


def main() -> None:
    """Fuzz the formats one after the other; exit code 1 when anything was found."""
    parser = argparse.ArgumentParser(prog="python -m tests.property.fuzz", description="Fuzz the wire formats.")
    parser.add_argument("formats", nargs="*", choices=[*syntaxes(), []], help="all by default")
    parser.add_argument("--seconds", type=float, default=600.0, help="for each format")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--found", type=Path, default=Path(".cache/fuzz"), help="where what was found is written")
    arguments = parser.parse_args()
    arguments.found.mkdir(parents=True, exist_ok=True)
    print("| format | records | outcomes | broke a promise or took over 1 s | slowest | memory |")
    print("| --- | --- | --- | --- | --- | --- |", flush=True)
    well = [
        fuzz(syntax, arguments.seconds, arguments.seed, arguments.found) for syntax in arguments.formats or syntaxes()
    ]
    raise SystemExit(0 if all(well) else 1)


if __name__ == "__main__":
    main()
