"""What is asked of every dashboard and panel, after Grafana's own linter: read from the JSON that Grafana reads."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import combinations
from typing import Any

import pytest

from copytaster.metrics_catalogue import CATALOGUE, Kind, Metric
from deploy.grafana.builders.__main__ import BOARDS, texts
from deploy.grafana.builders.frame import RUNBOOKS
from tests.ops.dashboards import FILES, FOLDER, Expression, Json, expressions, load, panels
from tests.ops.promql import EXPOSED, metrics_of, reads, unknown_metrics
from tests.prometheus.rules import groups

MOST_BYTES = 200 * 1024
"""`kubectl apply` keeps a copy of what it applies in an annotation of at most 256 KiB."""
FOREIGN = {"up", "ALERTS"}
PROCESS = ("process_", "python_")
SCRAPED = {"job", "namespace", "instance", "le", "alertstate", "alertname"}
RULES = [rule for _, group in groups() for rule in group["rules"]]
ALERTS = [rule for rule in RULES if "alert" in rule]
RECORDED = {rule["record"] for rule in RULES if "record" in rule}

BOARDS_READ = [load(file) for file in FILES]
UIDS = {board["uid"] for board in BOARDS_READ}
PANELS = [(board, panel) for board in BOARDS_READ for panel in panels(board)]
EXPRESSIONS = expressions()

each_board = pytest.mark.parametrize("board", BOARDS_READ, ids=lambda board: board["uid"])
each_panel = pytest.mark.parametrize(
    ("board", "panel"), PANELS, ids=[f"{board['uid']}-{panel['id']}" for board, panel in PANELS]
)
each_expression = pytest.mark.parametrize("expression", EXPRESSIONS, ids=lambda expression: expression.where)


def test_generated() -> None:
    """The JSON is what `make dashboards` writes, and nothing else lies beside it."""
    assert {file.name for file in FILES} == {f"{name}.json" for name in BOARDS}
    for file, text in texts().items():
        assert file.read_text(encoding="utf-8") == text, f"{file.name}: make dashboards"


@each_board
def test_board(board: Json) -> None:
    """Its uid is its file's name, nobody edits it in Grafana, it is small enough, and its ids are unique."""
    file = FOLDER / f"{board['uid'].removeprefix('copytaster-')}.json"
    assert file.stat().st_size < MOST_BYTES
    assert (board["editable"], board["tags"]) == (False, ["copytaster"])
    assert board["description"].endswith(".")
    assert "id" not in board
    ids = [panel["id"] for panel in board["panels"]]
    assert len(ids) == len(set(ids))


def values_of(key: str, node: object) -> Iterator[Any]:
    """All values of this key, however deep."""
    if isinstance(node, dict):
        for name, value in node.items():
            if name == key:
                yield value
            yield from values_of(key, value)
    elif isinstance(node, list):
        for value in node:
            yield from values_of(key, value)


@each_board
def test_datasource_is_chosen(board: Json) -> None:
    """Every query goes to the Prometheus that the variable names: none is looked for that is not there."""
    datasources = list(values_of("datasource", board))
    assert datasources
    assert all(one == {"type": "prometheus", "uid": "${datasource}"} for one in datasources)


@each_board
def test_variables(board: Json) -> None:
    """The first chooses the Prometheus; labels show all at first, and are looked up again when the time changes."""
    first, *others = board["templating"]["list"]
    assert (first["name"], first["type"], first["query"]) == ("datasource", "datasource", "prometheus")
    labels = [one for one in others if one["type"] == "query"]
    assert [one["name"] for one in labels][:2] == ["namespace", "job"]
    for one in labels:
        assert (one["multi"], one["includeAll"], one["allValue"], one["refresh"]) == (True, True, ".*", 2)
        assert one["current"]["value"] == "$__all"
        metric, label = re.fullmatch(r"label_values\((.*), (\w+)\)", one["query"]["query"]).groups()  # type: ignore[union-attr] # else it fails
        assert label == one["name"]
        assert not unknown_metrics(Expression("", metric).filled())
    used = set(re.findall(r"\$\{?(\w+)", str(board["panels"]))) - {"__rate_interval", "__url_time_range", "__value"}
    assert used <= {one["name"] for one in board["templating"]["list"]}


@each_board
def test_grid(board: Json) -> None:
    """Panels lie beside each other, within the width."""
    places = [panel["gridPos"] for panel in board["panels"]]
    assert all(place["x"] + place["w"] <= 24 for place in places)
    for one, other in combinations(places, 2):
        apart_x = one["x"] + one["w"] <= other["x"] or other["x"] + other["w"] <= one["x"]
        apart_y = one["y"] + one["h"] <= other["y"] or other["y"] + other["h"] <= one["y"]
        assert apart_x or apart_y, (one, other)


@each_panel
def test_panel(board: Json, panel: Json) -> None:
    """It says what it shows, what is normal and what to do next; it has a unit, queries, thresholds and links."""
    assert re.fullmatch(r".+\.\n\n\*\*Normal:\*\* .+\.\n\n\*\*Next:\*\* .+\.", panel["description"], re.DOTALL)
    defaults = panel["fieldConfig"]["defaults"]
    assert defaults["unit"]
    assert panel["targets"]
    assert len({target["refId"] for target in panel["targets"]}) == len(panel["targets"])
    assert panel["links"]
    if panel["type"] in {"stat", "table"}:
        assert all(target["instant"] for target in panel["targets"])
        assert defaults["noValue"]


def links_of(board: Json) -> Iterator[str]:
    """All addresses that a dashboard leads to."""
    yield from values_of("url", board)


@each_board
def test_links(board: Json) -> None:
    """To each of the other dashboards, and to runbooks of alerts that there are; none leads nowhere."""
    assert {link["url"].removeprefix("/d/") for link in board["links"]} == UIDS - {board["uid"]}
    runbooks = {f"{alert['alert']}.md" for alert in ALERTS}
    for url in links_of(board):
        if url.startswith("/d/"):
            uid, _, query = url.removeprefix("/d/").partition("?")
            assert uid in UIDS
            (target,) = (one for one in BOARDS_READ if one["uid"] == uid)
            variables = {one["name"] for one in target["templating"]["list"]}
            assert set(re.findall(r"var-(\w+)=", query)) <= variables
        else:
            base, _, page = url.rpartition("/")
            assert base == "${runbooks}"
            assert page in {*runbooks, "${__value.raw}.md"}


@pytest.mark.parametrize("alert", ALERTS, ids=lambda alert: alert["alert"])
def test_alert_leads_to_a_dashboard(alert: Json) -> None:
    """Its dashboard is one of ours, with the variables that it sets; its runbook is where dashboards look for it."""
    uid, _, query = alert["annotations"]["dashboard_url"].rpartition("/d/")[2].partition("?")
    (board,) = (one for one in BOARDS_READ if one["uid"] == uid)
    assert set(re.findall(r"var-(\w+)=", query)) <= {one["name"] for one in board["templating"]["list"]}
    assert alert["annotations"]["runbook_url"] == f"{RUNBOOKS}/{alert['alert']}.md"


@each_expression
def test_expression(expression: Expression) -> None:
    """It reads what there is, of the chosen pods; a counter only by its increase, a rate over Grafana's interval."""
    for read in reads(expression.filled()):
        ours = EXPOSED.get(read.name)
        assert ours or read.name in FOREIGN | RECORDED or read.name.startswith(PROCESS), read.name
        assert read.matchers.get("namespace") in {".*", ".*|"}
        if ours or read.name == "up" or read.name.startswith(PROCESS):
            assert read.matchers.get("job") == ".*"
        if ours:
            assert set(read.matchers) <= SCRAPED | {label.name for label in ours.labels}
            if ours.kind in {Kind.COUNTER, Kind.HISTOGRAM, Kind.SUMMARY}:
                counted = f"increase({read.selector}[" in expression.filled()
                assert {"rate", "increase"} & set(read.calls) or counted
    for window in re.findall(r"\brate\([^\[]*\[([^\]]*)\]", expression.text):
        assert window == "$__rate_interval"


def test_values_of_labels() -> None:
    """A value that an expression asks for is one that the label takes."""
    for expression in EXPRESSIONS:
        for read in reads(expression.filled()):
            labels = {label.name: label.values for label in EXPOSED[read.name].labels} if read.name in EXPOSED else {}
            for name, wanted in read.matchers.items():
                if values := labels.get(name):
                    assert any(re.fullmatch(wanted, value) for value in values), (expression.where, name, wanted)


@cache
def used() -> set[str]:
    """The metrics that a panel, an annotation, an alert or a recording rule reads."""
    texts_ = [expression.filled() for expression in EXPRESSIONS] + [rule["expr"] for rule in RULES]
    return {metric for text in texts_ for metric in metrics_of(text)}


@pytest.mark.parametrize("metric", CATALOGUE, ids=lambda metric: metric.name)
def test_metric_is_used_or_debug(metric: Metric) -> None:
    """Every metric is used by a panel or an alert, or is marked `debug`; one that is marked is used by none."""
    assert (metric.name in used()) != metric.debug
