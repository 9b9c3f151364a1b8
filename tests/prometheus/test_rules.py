"""The rules as Prometheus reads them: valid, tried with numbers, and about metrics that there are."""

import re
from pathlib import Path

import pytest
import yaml

from copytaster.metrics_catalogue import OWNER, SEVERITY, Label
from tests.ops.promql import EXPOSED, reads
from tests.prometheus.programs import run
from tests.prometheus.rules import CASE_FILES, PROMETHEUS, RULE_FILES, Case, Rule, alerts, cases, groups, rules

ALERTS = alerts()
CASES = tuple(cases())
RECORDED = {rule["record"] for rule in rules() if "record" in rule}
SCRAPED = {"up", "process_start_time_seconds"}
"""Not ours: of Prometheus, and of its client library."""
TARGET = {"job", "namespace", "instance", "pod", "le"}
"""Labels that a scrape or a histogram adds."""
ALWAYS = "CopytasterWatchdog"
"""The one alert that is never quiet."""

each_alert = pytest.mark.parametrize(
    "alert", ALERTS, ids=lambda alert: f"{alert['alert']}-{alert['labels']['severity']}"
)
each_rule = pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.get("alert") or rule["record"])


def test_promtool_takes_the_configuration() -> None:
    """With all the rule files that it names."""
    done = run("promtool", "check", "config", PROMETHEUS)
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"{len(RULE_FILES)} rule files found" in done.stdout


def test_promtool_takes_the_rules() -> None:
    """Without a rule that stands twice."""
    done = run("promtool", "check", "rules", "--lint=all", "--lint-fatal", *RULE_FILES)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("file", CASE_FILES, ids=lambda file: file.stem)
def test_cases(file: Path) -> None:
    """Each alert fires when it should, with these very words, and is quiet when it should be."""
    done = run("promtool", "test", "rules", file)
    assert done.returncode == 0, done.stdout + done.stderr


def test_cases_notice_a_wrong_number(tmp_path: Path) -> None:
    """What is above would notice a threshold that is another."""
    for file in RULE_FILES:
        text = file.read_text(encoding="utf-8").replace("[15m])) >= 3", "[15m])) >= 5")
        (tmp_path / file.name).write_text(text, encoding="utf-8")
    text = (CASE_FILES[0].parent / "process.yaml").read_text(encoding="utf-8")
    (tmp_path / "cases.yml").write_text(text.replace("../../deploy/prometheus/rules", str(tmp_path)), encoding="utf-8")
    done = run("promtool", "test", "rules", tmp_path / "cases.yml")
    assert done.returncode
    assert "CopytasterWorkerRestarts" in done.stdout + done.stderr


@pytest.mark.parametrize("file", CASE_FILES, ids=lambda file: file.stem)
def test_cases_are_judged_in_order(file: Path) -> None:
    """Recording rules before the alerts that read them: promtool would take any order, another each time."""
    case = yaml.safe_load(file.read_text(encoding="utf-8"))
    named = {(file.parent / name).resolve() for name in case["rule_files"]}
    there = [(rules_file, group["name"]) for rules_file, group in groups() if rules_file in named]
    if any("record" in rule for rules_file, group in groups() if rules_file in named for rule in group["rules"]):
        assert sorted(case["group_eval_order"]) == sorted(name for _, name in there)


@pytest.mark.parametrize("name", sorted({alert["alert"] for alert in ALERTS}))
def test_alert_has_cases(name: str) -> None:
    """One at least in which it fires, one in which it does not; each severity is seen firing."""
    own = [case for case in CASES if case.alert == name]
    fired = {alert["exp_labels"]["severity"] for case in own for alert in case.alerts}
    wanted = {alert["labels"]["severity"] for alert in ALERTS if alert["alert"] == name}
    assert fired if any("{{" in severity for severity in wanted) else fired == wanted
    assert name == ALWAYS or any(not case.alerts for case in own)


@pytest.mark.parametrize("case", [case for case in CASES if case.alerts], ids=lambda case: f"{case.file}-{case.alert}")
def test_cases_state_all_words(case: Case) -> None:
    """What a person reads is expected word by word, with its numbers."""
    for alert in case.alerts:
        assert set(alert["exp_annotations"]) == {"summary", "description", "runbook_url", "dashboard_url"}
        assert "{{" not in str(alert)


@each_alert
def test_alert_is_labelled(alert: Rule) -> None:
    """How grave it is and who is told; a feed's own gravity comes from the registry."""
    severity = alert["labels"]["severity"]
    assert severity in {"none", *SEVERITY.values} or severity == "{{ $labels.severity }}"
    assert (severity == "none") == (alert["alert"] == ALWAYS)
    assert alert["labels"]["team"] == ("desk" if alert["alert"].startswith("CopytasterFeed") else "on-call")
    if severity.startswith("{{"):
        assert "group_left (owner, severity) namespace_feed:copytaster_feed:info" in alert["expr"]


@each_alert
def test_alert_says_what_to_do(alert: Rule) -> None:
    """In a line, in a sentence with the numbers, with its runbook and the dashboard that shows it."""
    said = alert["annotations"]
    assert set(said) == {"summary", "description", "runbook_url", "dashboard_url"}
    assert said["description"].endswith(".")
    assert not said["summary"].endswith(".")
    assert said["runbook_url"].endswith(f"/copytaster/{alert['alert']}.md")
    by_feed = "?var-feed={{ $labels.feed }}"
    assert said["dashboard_url"].endswith(by_feed) == ("{{ $labels.feed }}" in said["summary"])


@each_rule
def test_rule_reads_what_there_is(rule: Rule) -> None:
    """Every metric is in the catalogue or recorded here, with the labels that are asked of it and their values."""
    for read in reads(rule["expr"]):
        if read.name in RECORDED | SCRAPED:
            assert set(read.matchers) <= TARGET
            continue
        assert read.name in EXPOSED, f"there is no {read.name}"
        labels = {label.name: label for label in EXPOSED[read.name].labels}
        assert set(read.matchers) <= TARGET | set(labels)
        for name, wanted in read.matchers.items():
            assert takes(labels.get(name), wanted), f"{read.name}: no {name} is {wanted}"


def takes(label: Label | None, wanted: str) -> bool:
    """Whether a value that fits is one that the label may take."""
    return label is None or not label.values or any(re.fullmatch(wanted, value) for value in label.values) or not wanted


@each_rule
def test_rule_groups_by_labels_that_there_are(rule: Rule) -> None:
    """A misspelt label in `by` or `on` would join everything."""
    read = [EXPOSED[one.name] for one in reads(rule["expr"]) if one.name in EXPOSED]
    known = TARGET | {label.name for metric in read for label in metric.labels}
    known |= {"feed", OWNER.name, SEVERITY.name} if "namespace_feed:" in rule["expr"] else set()
    lists = re.findall(r"\b(?:by|on|group_left) \(([^)]*)\)", rule["expr"])
    assert {name for one in lists for name in re.split(r",\s*", one) if name} <= known


def test_recorded_rules_are_read() -> None:
    """By an alert, another rule or a dashboard."""
    dashboards = (PROMETHEUS.parents[1] / "grafana" / "dashboards").glob("*.json")
    texts = [rule["expr"] for rule in rules()] + [file.read_text(encoding="utf-8") for file in dashboards]
    assert [name for name in RECORDED if not any(name in text for text in texts)] == []
