"""`python -m tests.bench.patterns [NAME …]`: CPU of each pattern of the core at n, 2n and 4n of its worst input.

Every module-level pattern, those in tuples and dicts among them.

The worst input of a pattern is made from the pattern itself: for each of its repeats, what leads up to it, what it
repeats, n times over, and an end that cannot match. Runs of single characters stand beside them. A pattern is run the
way the core runs it (`search` and its kin, `match`, `fullmatch`). Linear growth is 2 and 4 times; what grows faster
than that is marked. `BOUNDS` names the patterns that never see more than so many characters, and the constant of the
core that sees to it: they are measured at that bound, and marked when they are slow there.
"""

from __future__ import annotations

import argparse
import importlib
import re
import signal
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from tests.bench.pattern_uses import patterns, uses
from tests.bench.worst_inputs import attacks

SIZE = 3000
SCREENED_SIZE = 400
"""The worst inputs are found at this size, and measured at SIZE."""
SCREENED = 10
LONGEST_SECONDS = 1.0
"""A run that takes longer is ended: its pattern is exponential, or as good as."""
NOTICED_SECONDS = 0.005
"""Below this at 4n growth is noise."""
SUSPECT_GROWTH = 9.0
"""From n to 4n: linear is 4, n log n below 5, quadratic 16."""
SLOW_AT_BOUND_SECONDS = 0.01
"""What a pattern of bounded text may take at its bound, once for a text."""
BOUNDS: Mapping[str, str] = {
    "enrich.places_targets.BEFORE": "enrich.places_targets.BESIDE",
    "enrich.statements._ADJUNCT": "enrich.statements._ADJUNCT_CHARACTERS",
    "shapes.bylines": "shapes.bylines._LONGEST_SIGN_OFF",
    "shapes.bylines._IN_CAPITALS": "shapes.bylines.LONGEST",
    "shapes.captions": "shapes.captions.LONGEST",
    "shapes.closings": "shapes.closings._LONGEST",
    "shapes.datelines": "shapes.datelines._HEAD",
    "shapes.credits._BRACKETED_END": "shapes.credits._TAIL",
    "shapes.credits._BRACKETS_ONLY": "shapes.credits._TAIL",
    "shapes.credits._LABEL": "shapes.credits._TAIL",
    "shapes.credits._LABEL_FIRST": "shapes.credits._TAIL",
    "shapes.credits._SLASHED": "shapes.credits._TAIL",
    "shapes.credits._SOURCE": "shapes.credits._TAIL",
    "shapes.embeds._INSTAGRAM": "shapes.embeds._TAIL",
    "shapes.embeds._SIGNED": "shapes.embeds._TAIL",
    "wire.stamps._ISO": "wire.stamps._LONGEST",
    "wire.stamps._SHAPES": "wire.stamps._LONGEST",
}
"""Module or pattern to the constant, in characters, beyond which its callers do not show it a text."""


@dataclass(frozen=True, slots=True)
class Measured:
    """One pattern on its worst input: seconds of CPU at n, 2n, 4n."""

    name: str
    method: str
    seconds: tuple[float, float, float]
    pumped: str
    bound: int | None = None

    @property
    def growth(self) -> float:
        """From n to 4n."""
        return self.seconds[2] / max(self.seconds[0], 1e-6)

    @property
    def suspect(self) -> bool:
        """Whether it grows faster than its input, or is slow on the longest text that it can be given."""
        if self.bound is not None:
            return self.seconds[2] > SLOW_AT_BOUND_SECONDS
        ended = self.seconds[2] >= LONGEST_SECONDS
        return ended or (self.seconds[2] > NOTICED_SECONDS and self.growth > SUSPECT_GROWTH)


class TookTooLongError(Exception):
    """A single run took longer than `LONGEST_SECONDS`."""


# --- what the core bounds ---------------------------------------------------------------------------------------------


def bound_of(module: str, name: str) -> int | None:
    """Characters of the longest text that the core gives the pattern; None where nothing bounds it."""
    rule = BOUNDS.get(f"{module}.{name}", BOUNDS.get(module))
    if rule is None:
        return None
    home, _, constant = rule.rpartition(".")
    value = getattr(importlib.import_module(f"copytaster.core.{home}"), constant)
    assert isinstance(value, int)
    return value


# --- measuring --------------------------------------------------------------------------------------------------------


@contextmanager
def limited() -> Iterator[None]:
    """Ends a run that takes too long: the matcher looks for signals now and then."""

    def end(*_: object) -> None:
        raise TookTooLongError

    before = signal.signal(signal.SIGVTALRM, end)
    signal.setitimer(signal.ITIMER_VIRTUAL, LONGEST_SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def seconds_of(pattern: re.Pattern[str], method: str, text: str) -> float:
    """CPU seconds of one run; `LONGEST_SECONDS` when it had to be ended."""
    began = time.process_time()
    try:
        with limited():
            if method == "search":
                for _ in pattern.finditer(text):
                    pass
            else:
                getattr(pattern, method)(text)
    except TookTooLongError:
        return LONGEST_SECONDS
    return time.process_time() - began


def measure(name: str, pattern: re.Pattern[str], methods: set[str], bound: int | None) -> Measured:
    """The pattern on the worst of its inputs: those that take longest at a small size are run at n, 2n, 4n."""
    size = min(SCREENED_SIZE, bound or SCREENED_SIZE)
    screened = sorted(
        (
            (seconds_of(pattern, method, _input(attack, size)), method, attack)
            for attack in dict.fromkeys(attacks(pattern))
            for method in sorted(methods)
        ),
        reverse=True,
    )
    worst: Measured | None = None
    for _, method, attack in screened[:SCREENED]:
        one = _measured(name, pattern, method, attack, bound)
        if worst is None or (one.suspect, one.seconds[2]) > (worst.suspect, worst.seconds[2]):
            worst = one
        if one.suspect:
            break
    assert worst is not None
    return worst


def _input(attack: tuple[str, str, str], size: int) -> str:
    lead, pumped, end = attack
    return lead + pumped * ((size - len(lead) - len(end)) // len(pumped)) + end


def _measured(
    name: str, pattern: re.Pattern[str], method: str, attack: tuple[str, str, str], bound: int | None
) -> Measured:
    size = SIZE if bound is None else bound // 4
    times: list[float] = []
    for factor in (1, 2, 4):
        ended = bool(times) and times[-1] >= LONGEST_SECONDS
        times.append(LONGEST_SECONDS if ended else seconds_of(pattern, method, _input(attack, factor * size)))
    return Measured(name, method, (times[0], times[1], times[2]), attack[1], bound)


def main() -> None:
    """Measure all patterns, or those whose name has one of the words; the worst growth comes first."""
    arguments = argparse.ArgumentParser(prog="python -m tests.bench.patterns", description="Measure the patterns.")
    arguments.add_argument("names", nargs="*", help="parts of module or constant names; all by default")
    wanted = arguments.parse_args().names
    called = uses()
    measured = []
    for module, name, pattern in patterns():
        full = f"{module.removeprefix('copytaster.core.')}.{name}"
        if not wanted or any(word in full for word in wanted):
            methods = called.get(id(pattern)) or {"search", "match", "fullmatch"}
            measured.append(measure(full, pattern, methods, bound_of(module.removeprefix("copytaster.core."), name)))
    print("| pattern | run by | bound | n | 2n | 4n | growth | |\n| --- | --- | --- | --- | --- | --- | --- | --- |")
    for one in sorted(measured, key=lambda one: (one.suspect, one.seconds[2]), reverse=True):
        times = " | ".join(f"{seconds * 1e3:.2f} ms" for seconds in one.seconds)
        slow = "slow at its bound" if one.bound else "faster than its input"
        mark = slow if one.suspect else ""
        shown = f"{one.name} | {one.method} of {one.pumped!r} | {one.bound or ''}"
        print(f"| {shown} | {times} | {one.growth:.1f} | {mark} |")
    suspects = sum(one.suspect for one in measured)
    print(f"\n{len(measured)} patterns, n = {SIZE} characters, {suspects} grow faster than what they can be given")


if __name__ == "__main__":
    main()
