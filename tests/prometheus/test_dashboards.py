"""Every expression of every panel, annotation, rule and alert, on a Prometheus that saw a bad day of a real service."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pytest

from tests.ops.dashboards import ALL, Expression, every_expression
from tests.ops.promql import reads
from tests.prometheus.programs import Prometheus
from tests.prometheus.rules import Rule, groups
from tests.prometheus.scene import LABELS, played

pytestmark = pytest.mark.timeout(400)
"""The first test waits for all that the scene plays: a minute, some on a busy machine."""

VALUES = {**ALL, **LABELS, "__rate_interval": "10s"}
"""What Grafana would put in with this job and namespace chosen, at a scrape of 1 s."""

NO_TLS = "needs TLS, which the tests of security have"
SILENT: Mapping[str, str] = {
    "pipeline / Group / B": "needs offsets that Kafka no longer has: tests/broker/test_faults.py plays that",
    "pipeline / Certificates end in / A": NO_TLS,
}
"""Queries without data in the scene, and the incident that they need."""

QUIET: Mapping[str, str] = {
    "CopytasterBrokerUnreachable": "needs a broker that does not answer",
    "CopytasterCertificateExpiring": NO_TLS,
    "CopytasterConfigReloadFailed": "needs a change of the registry with a fault",
    "CopytasterDeadLetters critical": "needs a feed of which half cannot be read",
    "CopytasterDown": "needs a service that is down",
    "CopytasterFeedFlood": "needs five times the copy of two weeks",
    "CopytasterLagGrowing": "needs ten minutes of more copy than can be read",
    "CopytasterLaneStopped": "needs a fault that a policy stops lanes for",
    "CopytasterLatencyBudgetBurnFast": "needs late copy, which a busy machine may have here",
    "CopytasterLatencyBudgetBurnSlow": "the same",
    "CopytasterLoopBlocked": "needs ten minutes of a starved process",
    "CopytasterOffsetOutOfRange": "needs offsets that Kafka no longer has",
    "CopytasterPartitionStuck": "needs ten minutes in which a partition does not move",
    "CopytasterRebalanceStorm": "needs pods that come and go again and again",
    "CopytasterRecordsUnaccounted": "needs a bug of ours",
    "CopytasterRestarting": "needs three starts",
    "CopytasterTransactionsAborting": "needs brokers that fail",
    "CopytasterVersionSkew": "needs pods of two versions",
    "CopytasterWorkerRestarts": "needs three records that kill their workers",
}
"""Alerts that need another incident; that they fire in it is tested with made-up numbers (tests/alerts)."""

ABSENT: Mapping[str, str] = {
    "copytaster_tls_certificate_expiry_timestamp_seconds{}": NO_TLS,
    "copytaster_consumer_out_of_range_total{}": "made by the first such offset",
}
"""Series that those alerts read and that only their incident makes."""

EXPRESSIONS = {expression.where: expression for expression in every_expression()}
RULES = [rule for _, group in groups() for rule in group["rules"]]


@dataclass(frozen=True, slots=True)
class Seen:
    """A Prometheus, and the time of which it tells."""

    prometheus: Prometheus
    began: float
    ended: float

    def has_data(self, expression: str, *, instant: bool) -> bool:
        """Whether there is a number: now, or somewhere on the graph. NaN is none."""
        if instant:
            series = self.prometheus.query(expression)
            return any(math.isfinite(float(one["value"][1])) for one in series)
        span = {"start": str(self.began), "end": str(self.ended), "step": "1"}
        found = self.prometheus.get("/api/v1/query_range", query=expression, **span)["data"]["result"]
        return any(math.isfinite(float(value)) for one in found for _, value in one["values"])


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Seen]:
    with played(tmp_path_factory.mktemp("scene")) as (prometheus, began, ended):
        yield Seen(prometheus, began, ended)


@pytest.mark.parametrize("where", EXPRESSIONS)
def test_expression_has_data(seen: Seen, where: str) -> None:
    """Every query of a panel or annotation shows something, but for those that need an incident that was not played."""
    expression: Expression = EXPRESSIONS[where]
    found = seen.has_data(expression.filled(VALUES), instant=expression.instant)
    assert found != (where in SILENT), expression.filled(VALUES)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.get("alert") or rule["record"])
def test_rule_has_data(seen: Seen, rule: Rule) -> None:
    """Every rule has something to say, but for alerts of other incidents: of those every series they read is there."""
    if seen.has_data(rule["expr"], instant=False):
        return
    name = rule.get("alert", "")
    assert name in QUIET or f"{name} {rule['labels']['severity']}" in QUIET, rule["expr"]
    for read in reads(rule["expr"]):
        assert seen.has_data(read.selector, instant=False) or read.selector in ABSENT, read.selector


def test_lists_are_of_what_there_is() -> None:
    """Nothing is excused that is not there."""
    assert set(SILENT) <= set(EXPRESSIONS)
    assert {name.partition(" ")[0] for name in QUIET} <= {rule.get("alert") for rule in RULES}
