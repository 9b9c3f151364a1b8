"""`python -m tests.bench`: measures and prints the table of figures, on a real Kafka of its own."""

from __future__ import annotations

import argparse
import asyncio
import os
import platform
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path

from tests.bench import figures
from tests.bench.figures import Figure
from tests.broker.kafka import Broker

Measure = Callable[[Broker], Awaitable[list[Figure]]]


def measures(arguments: argparse.Namespace) -> dict[str, Measure]:
    """All that can be measured, by name."""
    return {
        "shell": figures.shell_cpu,
        "pool": lambda _: figures.pool_cost(),
        "latency": figures.latency,
        "peers": partial(figures.peers, python=arguments.peer_python),
        "memory": partial(figures.memory, stories=arguments.stories),
    }


def main() -> None:
    """Measure what was asked for, all by default."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description="Measure; print a table.")
    parser.add_argument("names", nargs="*", help="shell, pool, latency, peers, memory; all by default")
    parser.add_argument("--peer-python", type=Path, help="the Python that has Quix Streams; without it no peers")
    parser.add_argument("--stories", type=int, default=200_000, help="for memory")
    arguments = parser.parse_args()
    known = measures(arguments)
    if unknown := set(arguments.names) - set(known):
        parser.error(f"no such measure: {', '.join(sorted(unknown))}")
    names = arguments.names or [name for name in known if name != "peers" or arguments.peer_python]
    memory_gib = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    print(f"{platform.machine()}, {os.cpu_count()} cores, {memory_gib:.0f} GiB, Python {platform.python_version()}")
    print("\n| what | to reach | measured | |\n| --- | --- | --- | --- |", flush=True)
    for name in names:
        began = time.monotonic()
        with tempfile.TemporaryDirectory() as folder, Broker(Path(folder)) as broker:
            for figure in asyncio.run(_measured(known[name], broker)):
                verdict = {True: "reached", False: "missed", None: ""}[figure.reached]
                print(f"| {figure.what} | {figure.aim} | {figure.measured} | {verdict} |", flush=True)
        print(f"{name}: {time.monotonic() - began:.0f} s", file=sys.stderr, flush=True)


async def _measured(measure: Measure, broker: Broker) -> list[Figure]:
    return await measure(broker)


if __name__ == "__main__":
    main()
