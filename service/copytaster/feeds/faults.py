"""Faults of the registry of feeds as findings for a person: what is wrong, in which feed, what to do about it."""

from __future__ import annotations

import difflib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path
from typing import get_args

from pydantic import BaseModel, ValidationError

from copytaster.core.feeds import FeedRule
from copytaster.kafka.report import Finding
from copytaster.tables.dialect_files import load_dialects

RESERVED = frozenset({"other", "unknown", "none"})
"""What metrics and documents say of feeds that are not registered."""
_VALUE_MOST = 60


@dataclass(frozen=True, slots=True)
class BadValues:
    """What is wrong with single values, and by the number of its feed which keys are."""

    findings: tuple[Finding, ...]
    keys: Mapping[int, frozenset[str]]


def unreadable(file: Path, why: str) -> Finding:
    """The file is missing, closed to us, or no TOML."""
    remedy = "write a table [[feed]] for each feed in TOML (deploy/feeds.toml is an example), readable by the service"
    return Finding("feeds_file", f"the registry of feeds cannot be read: {why}", str(file), remedy)


def too_many(feeds: int, most: int, file: Path) -> Finding:
    """More feeds than metrics can bear."""
    remedy = "leave out those that nobody watches: they work without an entry and count as other"
    return Finding("feeds_many", f"{feeds} feeds are registered, {most} may be", str(file), remedy)


def bad_values(error: ValidationError, model: type[BaseModel], values: Mapping[str, object], file: Path) -> BadValues:
    """One finding for each value that is none, or that nothing asked for."""
    rows = values.get("feed")
    rows = rows if isinstance(rows, list) else []
    found: dict[tuple[str, ...], Finding] = {}
    bad: defaultdict[int, set[str]] = defaultdict(set)
    for one in error.errors():
        number = next((step for step in one["loc"] if isinstance(step, int)), None)
        keys = _keys([step for step in one["loc"] if isinstance(step, str)], one["type"])
        if number is not None:
            bad[number].update(keys[1:2])
        where = _where(file, number, _name(rows, number), *keys[1:]) if number is not None else f"{file}: {keys[0]}"
        what, remedy = _words(one["type"], one["input"], keys, model)
        found.setdefault((str(number), *keys), Finding("feed_value", what, where, remedy))
    return BadValues(tuple(found.values()), {number: frozenset(keys) for number, keys in bad.items()})


def _keys(steps: Sequence[str], kind: str) -> tuple[str, ...]:
    """The keys of the file among pydantic's steps, of which some name its own types: `list[str]`, `function-after`."""
    # The table, and what stands in a row, are the file's however they are spelt; so is what nothing is called.
    keys = (*steps[:2], *takewhile(str.isidentifier, steps[2:]))
    return (*keys, steps[-1]) if kind == "extra_forbidden" and steps[-1] != keys[-1] else keys


def _words(kind: str, value: object, keys: Sequence[str], model: type[BaseModel]) -> tuple[str, str]:
    key, holder = keys[-1], _holder(model, keys[:-1])
    if kind == "extra_forbidden":
        near = [one for one in holder if one.startswith(key)] or difflib.get_close_matches(key, holder, n=1)
        remedy = f"did you mean {near[0]}?" if near else f"remove it: known here: {', '.join(holder)}"
        return f"nothing is called {key}", remedy
    takes = holder.get(key, "")
    if kind == "missing":
        return f"{key} is missing", f"give {takes}"
    text = repr(value)
    short = text if len(text) <= _VALUE_MOST else f"{text[:_VALUE_MOST]}…"
    return f"{key} cannot be {short}", f"give {takes}"


def _holder(model: type[BaseModel], keys: Sequence[str]) -> dict[str, str]:
    """What the table at the end of these keys may hold, each with what it takes."""
    for key in keys:
        field = model.model_fields.get(key)
        inner = [one for one in _types(field.annotation if field else None) if issubclass(one, BaseModel)]
        if not inner:
            break
        model = inner[0]
    return {name: field.description or "" for name, field in model.model_fields.items()}


def _types(annotation: object) -> Iterator[type]:
    if isinstance(annotation, type) and not get_args(annotation):
        yield annotation
    for one in get_args(annotation):
        yield from _types(one)


def relations(rules: Sequence[tuple[int, FeedRule]], file: Path) -> Iterator[Finding]:
    """What is wrong with feeds that are good by themselves: names twice, unknown dialects, feeds never reached."""
    dialects = load_dialects().named
    names: dict[str, int] = {}
    for place, (number, rule) in enumerate(rules):
        where = _where(file, number, rule.name)
        if rule.name.casefold() in RESERVED:
            yield Finding("feed_name", f"no feed may be called {rule.name}", where, "choose another name")
        if rule.name in names:
            what = f"{rule.name} is the name of feed {names[rule.name]} already"
            yield Finding("feed_twice", what, where, "join the two, or choose another name")
        names.setdefault(rule.name, number + 1)
        hints = [rule.dialect] if rule.dialect else []
        for dialect in sorted({*hints, *rule.dialects} - set(dialects)):
            yield _no_dialect(dialect, dialects, where)
        if before := next((one for _, one in rules[:place] if _takes_all_of(one, rule)), None):
            what = f"{rule.name} is never reached: whatever fits it fits {before.name} before it"
            yield Finding("feed_unreached", what, where, f"put it before {before.name}, or narrow that one's match")


def _no_dialect(dialect: str, known: Iterable[str], where: str) -> Finding:
    near = difflib.get_close_matches(dialect.lower(), known, n=1, cutoff=0.5)
    remedy = f"did you mean {near[0]}?" if near else "name a file of copytaster/tables/dialects, or leave it out"
    return Finding("feed_dialect", f"there is no dialect {dialect}", where, remedy)


def _takes_all_of(before: FeedRule, rule: FeedRule) -> bool:
    """Whether whatever fits a rule fits the one before it too."""
    wide, narrow = before.criteria, rule.criteria
    return bool(wide) and all(narrow.get(name, frozenset()) and narrow[name] <= wide[name] for name in wide)


def _name(rows: Sequence[object], number: int | None) -> str | None:
    row = rows[number] if number is not None and number < len(rows) else None
    name = row.get("name") if isinstance(row, dict) else None
    return name if isinstance(name, str) else None


def _where(file: Path, number: int, name: str | None, *keys: str) -> str:
    feed = f"feed {number + 1} ({name})" if name else f"feed {number + 1}"
    return f"{file}: {': '.join((feed, *keys))}"
