"""Writes what `k8s/` holds of other folders: the PrometheusRule from the rule files, the list of dashboards.

    python -m tests.ops.manifests

The operator's custom resource wraps what Prometheus reads from a file, so one of the two is written and not copied by
hand. Dashboards stay where they are: a kustomization beside them makes their ConfigMaps. Tests compare both.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import yaml

ROOT = Path(__file__).parents[2]
RULES = ROOT / "deploy" / "prometheus" / "rules"
DASHBOARDS = ROOT / "deploy" / "grafana" / "dashboards"
PROMETHEUS_RULE = ROOT / "k8s" / "components" / "monitoring" / "prometheus-rule.yaml"
DASHBOARD_LIST = DASHBOARDS / "kustomization.yaml"

WIDTH = 1_000_000
"""No line is folded: an expression stays as its author broke it."""

RULE_HEAD = "# Written by `make manifests` from deploy/prometheus/rules: change those.\n"
LIST_HEAD = """\
# Written by `make manifests`: a ConfigMap for each dashboard, with the labels that Grafana's sidecar looks for.
apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
"""


def rule_groups() -> list[object]:
    """The groups of all rule files, in the order of the files' names."""
    files = sorted(RULES.glob("*.yaml"))
    return [group for file in files for group in yaml.safe_load(file.read_text(encoding="utf-8"))["groups"]]


def prometheus_rule() -> Mapping[str, object]:
    """The custom resource of all rules."""
    labels = {"app.kubernetes.io/name": "copytaster", "app.kubernetes.io/part-of": "copytaster"}
    return {
        "apiVersion": "monitoring.coreos.com/v1",
        "kind": "PrometheusRule",
        "metadata": {"name": "copytaster", "labels": labels},
        "spec": {"groups": rule_groups()},
    }


def dashboard_list() -> Mapping[str, object]:
    """What makes a ConfigMap of each dashboard; the name is fixed, so a new one takes the place of the old."""
    files = sorted(file.name for file in DASHBOARDS.glob("*.json"))
    return {
        "generatorOptions": {
            "disableNameSuffixHash": True,
            "labels": {
                "app.kubernetes.io/name": "copytaster",
                "app.kubernetes.io/part-of": "copytaster",
                "grafana_dashboard": "1",
            },
            "annotations": {"grafana_folder": "copytaster"},
        },
        "configMapGenerator": [
            {"name": f"copytaster-dashboard-{file.removesuffix('.json')}", "files": [file]} for file in files
        ],
    }


class _Dumper(yaml.SafeDumper):
    """Lists indented under their key and long texts as blocks, as the linter wants and people write."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, indentless=False)


def _text(dumper: yaml.SafeDumper, value: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", value, style="|" if "\n" in value else None)


_Dumper.add_representer(str, _text)


def written(head: str, value: Mapping[str, object]) -> str:
    """The text of the file."""
    return head + yaml.dump(value, Dumper=_Dumper, sort_keys=False, width=WIDTH, allow_unicode=True)


def texts() -> Mapping[Path, str]:
    """The files and what must stand in them."""
    return {
        PROMETHEUS_RULE: written(RULE_HEAD, prometheus_rule()),
        DASHBOARD_LIST: written(LIST_HEAD, dashboard_list()),
    }


def main() -> None:
    """Write them."""
    for file, text in texts().items():
        file.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
