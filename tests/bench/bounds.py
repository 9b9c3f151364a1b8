"""`python -m tests.bench.bounds [--scale 1] [NAME …]`: CPU and memory of records at the bounds (extremes.py)."""

from __future__ import annotations

import argparse
import resource
import time

from tests.contract.promises import broken
from tests.property.extremes import extremes
from tests.reading import a_record, read

MEBIBYTE_KIB = 1 << 10


def main() -> None:
    """Read each and print what it cost."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.bounds", description="Records at the bounds.")
    parser.add_argument("names", nargs="*", help="parts of names; all by default")
    parser.add_argument("--scale", type=float, default=1.0, help="1 is as large as a record may be")
    arguments = parser.parse_args()
    print("| record | bytes | CPU | peak memory | outcome | |\n| --- | --- | --- | --- | --- | --- |")
    for one in extremes(arguments.scale):
        if arguments.names and not any(name in one.name for name in arguments.names):
            continue
        record = a_record(one.value)
        began = time.process_time()
        outcome = read(record)
        took = time.process_time() - began
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // MEBIBYTE_KIB
        right = outcome.tally.code in one.codes and not broken(record, outcome)
        shown = f"{len(one.value)} | {took:.2f} s | {peak} MiB | {outcome.tally.code or 'story'}"
        print(f"| {one.name} | {shown} | {'' if right else 'unexpected'} |", flush=True)


if __name__ == "__main__":
    main()
