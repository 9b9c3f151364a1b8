"""`python -m tests.bench.patterns [NAME …]`: CPU of each pattern of the core at n, 2n and 4n of its worst input.

Every module-level pattern, those in tuples and dicts among them.

The worst input of a pattern is made from the pattern itself: for each of its repeats, what leads up to it, what it
repeats, n times over, and an end that cannot match. Runs of single characters stand beside them. A pattern is run the
way the core runs it (`search` and its kin, `match`, `fullmatch`). Linear growth is 2 and 4 times; what grows faster
than that is marked.
"""

from __future__ import annotations

import argparse
import ast
import importlib
import pkgutil
import re
import signal
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from re import _constants as codes  # type: ignore[attr-defined] # the parser is private, and the only one there is
from re import _parser as parser  # type: ignore[attr-defined] # as above
from typing import Any, TypeAlias

import copytaster.core

Tree: TypeAlias = Any
"""What `re` parses a pattern to: pairs of a code and its argument, nested; it has no public type."""
SIZE = 3000
SCREENED_SIZE = 400
"""The worst inputs are found at this size, and measured at SIZE."""
SCREENED = 4
LONGEST_SECONDS = 1.0
"""A run that takes longer is ended: its pattern is exponential, or as good as."""
NOTICED_SECONDS = 0.005
"""Below this at 4n growth is noise."""
SUSPECT_GROWTH = 9.0
"""From n to 4n: linear is 4, n log n below 5, quadratic 16."""
SEARCHES = frozenset({"search", "sub", "subn", "split", "finditer", "findall"})
RUNS = " \n\t.,-_=*#()[]<>\"'/:;@&aAeZ09é\u0627"


@dataclass(frozen=True, slots=True)
class Measured:
    """One pattern on its worst input: seconds of CPU at n, 2n, 4n."""

    name: str
    method: str
    seconds: tuple[float, float, float]
    pumped: str

    @property
    def growth(self) -> float:
        """From n to 4n."""
        return self.seconds[2] / max(self.seconds[0], 1e-6)

    @property
    def suspect(self) -> bool:
        """Whether it grows faster than its input."""
        ended = self.seconds[2] >= LONGEST_SECONDS
        return ended or (self.seconds[2] > NOTICED_SECONDS and self.growth > SUSPECT_GROWTH)


class TookTooLongError(Exception):
    """A single run took longer than `LONGEST_SECONDS`."""


def patterns() -> Iterator[tuple[str, str, re.Pattern[str]]]:
    """Module, name and pattern of every module-level pattern of text."""
    seen: set[int] = set()
    for found in pkgutil.walk_packages(copytaster.core.__path__, "copytaster.core."):
        module = importlib.import_module(found.name)
        for name, value in vars(module).items():
            for pattern in _within(value):
                if id(pattern) not in seen:
                    seen.add(id(pattern))
                    yield found.name, name, pattern


def _within(value: object, depth: int = 0) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern):
        if isinstance(value.pattern, str):  # those of bytes look at heads of some hundred bytes only
            yield value
    elif depth < 3 and isinstance(value, (tuple, list)):
        for one in value:
            yield from _within(one, depth + 1)
    elif depth < 3 and isinstance(value, dict):
        for one in value.values():
            yield from _within(one, depth + 1)


def uses() -> dict[str, set[str]]:
    """By the name of a constant, the methods that the core calls on it."""
    found: dict[str, set[str]] = defaultdict(set)
    for path in Path(next(iter(copytaster.core.__path__))).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Attribute) and node.attr in {*SEARCHES, "match", "fullmatch"}:
                owner = node.value
                name = (
                    owner.id if isinstance(owner, ast.Name) else owner.attr if isinstance(owner, ast.Attribute) else ""
                )
                found[name].add("search" if node.attr in SEARCHES else node.attr)
    return found


# --- worst inputs -----------------------------------------------------------------------------------------------------


def attacks(pattern: re.Pattern[str]) -> Iterator[tuple[str, str, str]]:
    """Lead, what is repeated, and an end that does not match."""
    tree = parser.parse(pattern.pattern, pattern.flags & ~re.DEBUG)
    for lead, pumped in _repeats(tree, ""):
        if pumped:
            yield from ((lead, pumped, end) for end in ("\x01", "", "\n!"))
    for run in RUNS:
        yield "", run, "\x01"


def _repeats(tree: Tree, lead: str) -> Iterator[tuple[str, str]]:
    """Each repeat of the pattern with a text that leads up to it."""
    for code, argument in tree:
        if code in {codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT}:
            _, most, inner = argument
            if most > 1:
                for pumped in _samples(inner):
                    yield lead, pumped
            yield from _repeats(inner, lead)
        elif code is codes.SUBPATTERN:
            yield from _repeats(argument[3], lead)
        elif code is codes.BRANCH:
            for branch in argument[1]:
                yield from _repeats(branch, lead)
        elif code in {codes.ASSERT, codes.ASSERT_NOT}:
            yield from _repeats(argument[1], lead)
        lead += next(_samples([(code, argument)]), "")


def _samples(tree: Tree) -> Iterator[str]:
    """A few short texts that the pattern takes."""
    texts = [""]
    for code, argument in tree:
        texts = [text + piece for text in texts[:6] for piece in list(_pieces(code, argument))[:6]]
    yield from dict.fromkeys(texts)


def _pieces(code: Tree, argument: Tree) -> Iterator[str]:
    if code is codes.LITERAL:
        yield chr(argument)
    elif code is codes.NOT_LITERAL:
        yield "x" if argument != ord("x") else "y"
    elif code is codes.ANY:
        yield "x"
    elif code is codes.IN:
        yield from _of_class(argument)
    elif code in {codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT}:
        least, _, inner = argument
        yield from (sample * max(least, 1) for sample in _samples(inner))
        if not least:
            yield ""
    elif code is codes.SUBPATTERN:
        yield from _samples(argument[3])
    elif code is codes.BRANCH:
        for branch in argument[1]:
            yield from _samples(branch)
    else:
        yield ""


def _of_class(members: Tree) -> Iterator[str]:
    """Characters of a class, tried by what the class itself says."""
    negated = any(code is codes.NEGATE for code, _ in members)
    probe = re.compile("|".join(_member(code, argument) for code, argument in members if code is not codes.NEGATE))
    for one in "x A1 \t-.,/'\"(é_\n@:":
        if (probe.fullmatch(one) is None) == negated:
            yield one
    if not negated:
        for code, argument in members:
            if code is codes.LITERAL:
                yield chr(argument)
            elif code is codes.RANGE:
                yield chr(argument[0])


def _member(code: Tree, argument: Tree) -> str:
    if code is codes.LITERAL:
        return re.escape(chr(argument))
    if code is codes.RANGE:
        return f"[{re.escape(chr(argument[0]))}-{re.escape(chr(argument[1]))}]"
    names = {
        codes.CATEGORY_DIGIT: r"\d", codes.CATEGORY_NOT_DIGIT: r"\D", codes.CATEGORY_SPACE: r"\s",
        codes.CATEGORY_NOT_SPACE: r"\S", codes.CATEGORY_WORD: r"\w", codes.CATEGORY_NOT_WORD: r"\W",
    }  # fmt: skip
    return names.get(argument, r"\w")


# --- measuring --------------------------------------------------------------------------------------------------------


@contextmanager
def limited() -> Iterator[None]:
    """Ends a run that takes too long: the matcher looks for signals now and then."""

    def end(*_: object) -> None:
        raise TookTooLongError

    before = signal.signal(signal.SIGALRM, end)
    signal.setitimer(signal.ITIMER_REAL, LONGEST_SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


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


def measure(name: str, pattern: re.Pattern[str], methods: set[str]) -> Measured:
    """The pattern on the worst of its inputs: those that take longest at a small size are run at n, 2n, 4n."""
    screened = sorted(
        (
            (
                seconds_of(pattern, method, lead + pumped * (SCREENED_SIZE // len(pumped)) + end),
                method,
                lead,
                pumped,
                end,
            )
            for lead, pumped, end in dict.fromkeys(attacks(pattern))
            for method in sorted(methods)
        ),
        reverse=True,
    )
    worst: Measured | None = None
    for _, method, lead, pumped, end in screened[:SCREENED]:
        one = _measured(name, pattern, method, (lead, pumped, end))
        if worst is None or (one.suspect, one.seconds[2]) > (worst.suspect, worst.seconds[2]):
            worst = one
        if one.suspect:
            break
    assert worst is not None
    return worst


def _measured(name: str, pattern: re.Pattern[str], method: str, attack: tuple[str, str, str]) -> Measured:
    lead, pumped, end = attack
    times: list[float] = []
    for factor in (1, 2, 4):
        text = lead + pumped * (factor * SIZE // len(pumped)) + end
        ended = bool(times) and times[-1] >= LONGEST_SECONDS
        times.append(LONGEST_SECONDS if ended else seconds_of(pattern, method, text))
    return Measured(name, method, (times[0], times[1], times[2]), pumped)


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
            measured.append(measure(full, pattern, called.get(name) or {"search", "match", "fullmatch"}))
    print("| pattern | run by | n | 2n | 4n | growth | |\n| --- | --- | --- | --- | --- | --- | --- |")
    for one in sorted(measured, key=lambda one: (one.suspect, one.seconds[2]), reverse=True):
        times = " | ".join(f"{seconds * 1e3:.2f} ms" for seconds in one.seconds)
        mark = "faster than its input" if one.suspect else ""
        print(f"| {one.name} | {one.method} of {one.pumped!r} | {times} | {one.growth:.1f} | {mark} |")
    suspects = sum(one.suspect for one in measured)
    print(f"\n{len(measured)} patterns, n = {SIZE} characters, {suspects} grow faster than their input")


if __name__ == "__main__":
    main()
