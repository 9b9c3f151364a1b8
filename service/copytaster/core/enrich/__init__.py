"""Story to Story with facts: one module per enricher, each with `NEEDS`, `SETS` and `enrich`.

An enricher sets one field of `Facts` that is its own. It may fail, a story may not: a failed enricher's field stays
empty, the story gets a warning and goes out. Of a killed story only the language is told.

An enricher can say why. Beside `enrich` it may offer `candidates(story, tables)`, which yields a `Candidate` for what
it looked at: `taken` with the rule that chose it, or not with the rule it lost by, at its words. It is handed the
finished story, so it may compare with what was chosen; it is called for `copytaster explain` alone, never on the way of
a record. Where rules are judged one by one, one generator of candidates can feed both: `enrich` keeps what is taken.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields, replace
from functools import partial
from typing import NamedTuple, Protocol, TypeVar, runtime_checkable

from copytaster.core.candidates import Candidate
from copytaster.core.context import Tables
from copytaster.core.model import NO_CLOCK, Action, Clock, Facts, Places, Stage, Story, StoryWarning


class Warn(Protocol):
    """How an enricher says that it noticed a fault; `message` quotes no copy."""

    def __call__(self, code: str, message: str, at: Places = ()) -> None:
        """Adds a warning to the story."""


class Enricher(Protocol):
    """What a module of this package offers: the facts it needs, the one it sets, and a pure function."""

    NAME: str
    NEEDS: frozenset[str]
    SETS: str

    def enrich(self, story: Story, tables: Tables, warn: Warn) -> object:
        """The value of the field, or None when there is nothing to say; may raise, which costs that field alone."""


@runtime_checkable
class SaysWhy(Protocol):
    """What an enricher offers that can say why."""

    def candidates(self, story: Story, tables: Tables) -> Iterable[Candidate]:
        """What it looked at in the finished story, taken or not; may raise, which costs these alone."""


class Enrichment(NamedTuple):
    """How one enricher fared: `result` is ok, empty, error or skipped."""

    enricher: str
    result: str
    seconds: float


_Value = TypeVar("_Value")

RUNS_ON_KILL = frozenset({"language"})
"""The fields of `Facts` that a withdrawal keeps (CONTRACT: no enricher but language runs)."""


def check_order(enrichers: Sequence[Enricher]) -> None:
    """Raises `ValueError` unless each enricher sets a field of its own and needs only what stands before it."""
    known = {one.name for one in fields(Facts)}
    done: set[str] = set()
    for enricher in enrichers:
        if enricher.SETS not in known:
            raise ValueError(f"{enricher.NAME} sets {enricher.SETS}, which Facts does not have")
        if enricher.SETS in done:
            raise ValueError(f"{enricher.NAME} sets {enricher.SETS}, which another enricher sets")
        if missing := enricher.NEEDS - done:
            raise ValueError(f"{enricher.NAME} needs {', '.join(sorted(missing))} before it")
        done.add(enricher.SETS)


def languages_of(enrichers: Sequence[Enricher]) -> Mapping[str, frozenset[str]]:
    """The languages that each enricher works in (its `LANGUAGES`, primary tags); who has none works in any."""
    listed: dict[str, frozenset[str] | None] = {one.NAME: getattr(one, "LANGUAGES", None) for one in enrichers}
    return {name: languages for name, languages in listed.items() if languages is not None}


def enrich(
    story: Story, enrichers: Sequence[Enricher], tables: Tables, clock: Clock = NO_CLOCK
) -> tuple[Story, tuple[Enrichment, ...]]:
    """The story with all facts that can be had, and how each enricher fared; never raises."""
    story = replace(story, facts=replace(story.facts))  # ours to fill in
    warnings: list[StoryWarning] = []
    done = []

    def warn(code: str, message: str, at: Places = ()) -> None:
        warnings.append(StoryWarning(code, Stage.ENRICH, message, at))

    for enricher in enrichers:
        began = clock()
        result = _run(enricher, story, tables, warn)
        done.append(Enrichment(enricher.NAME, result, clock() - began))
    if warnings:
        story = replace(story, warnings=(*story.warnings, *warnings))
    return story, tuple(done)


def candidates(story: Story, enrichers: Sequence[Enricher], tables: Tables) -> tuple[Candidate, ...]:
    """What the enrichers looked at in a finished story, of those that can say; never raises."""
    found: list[Candidate] = []
    for enricher in enrichers:
        if isinstance(enricher, SaysWhy) and _may_run(enricher, story):
            told, _ = _guarded(partial(_told, enricher, story, tables))
            found.extend(told or ())
    return tuple(found)


def _told(enricher: SaysWhy, story: Story, tables: Tables) -> tuple[Candidate, ...]:
    return tuple(enricher.candidates(story, tables))


def _run(enricher: Enricher, story: Story, tables: Tables, warn: Warn) -> str:
    if not _may_run(enricher, story):
        return "skipped"
    value, error = _guarded(lambda: enricher.enrich(story, tables, warn))
    if error:
        warn("enricher_failed", f"{enricher.NAME} failed with {type(error).__name__}")
        return "error"
    # In place, as the copy of the facts is seen by nobody else yet: new ones for each enricher took 0.4 ms a story.
    object.__setattr__(story.facts, enricher.SETS, value)
    return "ok" if value not in (None, ()) else "empty"


def _may_run(enricher: Enricher, story: Story) -> bool:
    return story.lifecycle.action is not Action.KILL or enricher.SETS in RUNS_ON_KILL


def _guarded(call: Callable[[], _Value]) -> tuple[_Value | None, Exception | None]:
    """What the call gives, or what it failed with."""
    try:
        return call(), None
    except Exception as error:  # noqa: BLE001 - one of the three broad ones: an enricher may fail, a story may not
        return None, error
