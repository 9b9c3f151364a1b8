"""The rules, their cases and their routes as plain objects."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[2]
RULES = ROOT / "deploy" / "prometheus" / "rules"
CASES = ROOT / "tests" / "alerts"
RUNBOOKS = ROOT / "deploy" / "runbooks"
ALERTMANAGER = ROOT / "deploy" / "alertmanager" / "alertmanager.yml"
PROMETHEUS = ROOT / "deploy" / "prometheus" / "prometheus.yml"

RULE_FILES = tuple(sorted(RULES.glob("*.yaml")))
CASE_FILES = tuple(sorted(CASES.glob("*.yaml")))

Rule = Mapping[str, Any]
"""An alert or a recording rule; promtool judges its shape."""


@dataclass(frozen=True, slots=True)
class Case:
    """What an alert is expected to do at one moment of a test of promtool's; `alerts` is empty when it is quiet."""

    file: str
    alert: str
    alerts: Sequence[Mapping[str, Any]]


def groups() -> Iterator[tuple[Path, Mapping[str, Any]]]:
    """All groups, with their files."""
    for file in RULE_FILES:
        for group in yaml.safe_load(file.read_text(encoding="utf-8"))["groups"]:
            yield file, group


def rules() -> Sequence[Rule]:
    """All rules, in order."""
    return [rule for _, group in groups() for rule in group["rules"]]


def alerts() -> Sequence[Rule]:
    """All alerts; a name may stand twice, with two severities."""
    return [rule for rule in rules() if "alert" in rule]


def cases() -> Iterator[Case]:
    """All expectations of all test files."""
    for file in CASE_FILES:
        for test in yaml.safe_load(file.read_text(encoding="utf-8"))["tests"]:
            for case in test["alert_rule_test"]:
                yield Case(file.name, case["alertname"], case.get("exp_alerts") or ())
