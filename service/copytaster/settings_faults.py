"""Faults of the settings as findings for a person: what is wrong, where it was set, what to do about it."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ValidationError

from copytaster.kafka.report import Finding
from copytaster.settings_relations import ConflictError
from copytaster.settings_table import PREFIX, rows, variable

CONFIG_FILE = f"{PREFIX}CONFIG_FILE"

# Kubernetes gives each pod such variables for every Service of its namespace: COPYTASTER_PORT_9102_TCP_ADDR.
_SERVICE_LINK = re.compile(r"\w{1,200}_(?:SERVICE_HOST|SERVICE_PORT(?:_\w+)?|PORT(?:_\d+_(?:TCP|UDP)(?:_\w+)?)?)")

_VALUE_MOST = 80


@dataclass(frozen=True, slots=True)
class Places:
    """Where each setting comes from: the environment, the file, or its default."""

    variables: frozenset[str]  # names of settings that the environment gives
    file_keys: frozenset[str]
    file: Path | None

    def of(self, name: str) -> str:
        """The place of a setting's value, for a person."""
        if name in self.variables:
            return variable(name)
        if name in self.file_keys:
            return f"{self.file}: {name}"
        return f"{variable(name)} (not set: the default)"


def unknown_variables(names: Iterable[str], known: Iterable[str]) -> Iterator[Finding]:
    """A finding for each variable that looks like a setting and is none."""
    right = [*map(variable, known), CONFIG_FILE]
    for name in sorted(names):
        if name.upper().startswith(PREFIX) and name not in right:
            remedy = _nearest(name.upper(), right, "unset it")
            if _SERVICE_LINK.fullmatch(name):
                remedy += "; if Kubernetes made it for a Service, set enableServiceLinks: false in the pod"
            yield Finding("setting_unknown", f"no setting is called {name}", name, remedy)


def unknown_keys(keys: Iterable[str], known: Iterable[str], file: Path) -> Iterator[Finding]:
    """A finding for each key of the file that is no setting."""
    right = list(known)
    for key in sorted(set(keys) - set(right)):
        bare = key.lower().removeprefix(PREFIX.lower())
        yield Finding(
            "setting_unknown", f"no setting is called {key}", f"{file}: {key}", _nearest(bare, right, "remove it")
        )


def _nearest(name: str, right: list[str], otherwise: str) -> str:
    near = difflib.get_close_matches(name, right, n=1, cutoff=0.6)
    return f"did you mean {near[0]}?" if near else f"{otherwise}, or look it up in `copytaster config docs`"


def unusable_file(file: Path, why: str) -> Finding:
    """The file of settings cannot be read."""
    return Finding("settings_file", f"the file of settings cannot be read: {why}", str(file), _file_remedy())


def _file_remedy() -> str:
    return f"write `name = value` lines in TOML, readable by the user of this process, or unset {CONFIG_FILE}"


def bad_known_file(why: str, where: str) -> Finding:
    """The operator's file of known names cannot be used."""
    remedy = "mend the file (its shape is that of copytaster/tables/known/bodies.toml), or unset the setting"
    return Finding("known_file", f"the file of known names cannot be used: {why}", where, remedy)


def bad_values(error: ValidationError, model: type[BaseModel], places: Places) -> dict[str, Finding]:
    """One finding for each setting with a bad value, by the setting's name."""
    table = {row.name: row for row in rows(model)}
    found: dict[str, Finding] = {}
    for one in error.errors():
        name = str(one["loc"][0]) if one["loc"] else ""
        # A union complains once for each of its kinds; what it takes stands in the remedy.
        if name not in table or name in found:
            continue
        row = table[name]
        unit = f", in {row.unit}" if row.unit else ""
        remedy = f"give {row.takes}{unit}; the default is {row.default}"
        why = one["msg"].removeprefix("Value error, ")
        what = f"{name} cannot be {_short(one['input'])}: {why[:1].lower()}{why[1:]}"
        found[name] = Finding("setting_value", what, places.of(name), remedy)
    return found


def _short(value: object) -> str:
    text = repr(value)
    return text if len(text) <= _VALUE_MOST else f"{text[:_VALUE_MOST]}…"


def conflict_findings(error: ValidationError, places: Places, but: Mapping[str, Finding]) -> Iterator[Finding]:
    """A finding for each conflict, except among settings whose values are bad anyway."""
    for one in error.errors():
        cause = one.get("ctx", {}).get("error")
        if not isinstance(cause, ConflictError):
            continue
        for conflict in cause.conflicts:
            if not but.keys() & set(conflict.names):
                where = ", ".join(map(places.of, conflict.names))
                yield Finding(conflict.code, conflict.what, where, conflict.remedy)
