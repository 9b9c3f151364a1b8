"""What is rendered is what Kubernetes takes: every overlay and every set of components, as strictly as can be."""

import itertools
import subprocess
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import yaml

from tests.ops import crd, manifests
from tests.ops.rendering import (
    COMPONENTS,
    K8S,
    OVERLAYS,
    ROOT,
    RenderError,
    Resource,
    base,
    composed,
    of_kind,
    overlay,
    rendered_text,
    tool,
    with_components,
)

OLDEST, NEWEST = "1.30", "1.37"
"""The versions of Kubernetes that k8s/README.md promises."""

LARGEST_BYTES = 200 * 1024
"""`kubectl apply` keeps what it sent in an annotation of at most 262,144 bytes."""

SETS = tuple(chosen for count in range(len(COMPONENTS) + 1) for chosen in itertools.combinations(COMPONENTS, count))
RENDERED = {"base": base, "all components": with_components} | {
    name: lambda name=name: overlay(name) for name in OVERLAYS
}
OURS = {"kafka.strimzi.io", "keda.sh", "monitoring.coreos.com"}


def is_custom(resource: Resource) -> bool:
    return resource["apiVersion"].partition("/")[0] in OURS


def run(*command: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([str(word) for word in command], capture_output=True, text=True, check=False, cwd=ROOT)


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The rendered manifests as files, for the tools."""
    folder = tmp_path_factory.mktemp("rendered")
    written = {}
    for name, render in RENDERED.items():
        written[name] = folder / f"{name.replace(' ', '-')}.yaml"
        written[name].write_text(yaml.safe_dump_all(render()), encoding="utf-8")
    return written


def test_every_set_of_components_renders(tmp_path: Path) -> None:
    """Any components go together: 128 sets, rendered by the real kustomize."""

    def refused(chosen: tuple[str, ...]) -> str | None:
        folder = tmp_path / ("-".join(chosen) or "none")
        folder.mkdir()
        try:
            rendered_text(composed(folder, chosen))
        except RenderError as error:
            return str(error)
        return None

    with ThreadPoolExecutor(4) as pool:
        assert [found for found in pool.map(refused, SETS) if found] == []


def test_a_misspelt_kustomization_is_refused(tmp_path: Path) -> None:
    """What is above would notice: kustomize refuses a field that it does not know."""
    with pytest.raises(RenderError, match="unknown field"):
        rendered_text(composed(tmp_path, (), {"replica": []}))


@pytest.mark.parametrize("version", [OLDEST, NEWEST])
def test_schemas_of_kubernetes(version: str, files: dict[str, Path]) -> None:
    """Strictly: a field that Kubernetes does not know is a fault, in the oldest and the newest version promised."""
    done = run(tool("kubernetes-validate"), "--strict", "-k", version, *files.values())
    said = [line for line in done.stdout.splitlines() + done.stderr.splitlines() if not line.startswith("INFO")]
    unknown = [line for line in said if "find schema" in line and any(group in line for group in OURS)]
    assert done.returncode == 0, done.stdout
    assert said == unknown
    assert done.stdout.count("INFO") > 20 or done.stderr.count("INFO") > 20


def test_schemas_of_kubernetes_are_strict(tmp_path: Path) -> None:
    """What is above would notice a misspelt field."""
    deployment = of_kind(base(), "Deployment")[0]
    wrong = yaml.safe_dump(deployment).replace("periodSeconds: 2\n", "periodSecond: 2\n")
    (tmp_path / "wrong.yaml").write_text(wrong, encoding="utf-8")
    done = run(tool("kubernetes-validate"), "--strict", "-k", NEWEST, tmp_path / "wrong.yaml")
    assert done.returncode
    assert "periodSecond" in done.stdout + done.stderr


@pytest.mark.parametrize("name", RENDERED)
def test_schemas_of_custom_resources(name: str) -> None:
    """Every custom resource is what its CRD says, and every kind that is not Kubernetes' own has its schema here."""
    found = [fault for one in RENDERED[name]() if is_custom(one) for fault in crd.faults(one)]
    assert found == []


@pytest.mark.parametrize(
    ("kind", "old", "new"),
    [
        ("KafkaTopic", "partitions: 6", "partition: 6"),
        ("KafkaUser", "- Describe\n", "- Descrbe\n"),
        ("ScaledObject", "lagThreshold: '2400'", "lagThreshold: 2400"),
        ("ScaledObject", "pollingInterval: 30", "pollInterval: 30"),
        ("PodMonitor", "interval: 15s", "interval: 15 s"),
        ("PrometheusRule", "groups:", "group:"),
    ],
)
def test_schemas_of_custom_resources_are_strict(kind: str, old: str, new: str) -> None:
    """What is above would notice a misspelt field, a number for a text, a unit that is none."""
    text = yaml.safe_dump(of_kind(with_components(), kind)[0])
    assert old in text
    assert list(crd.faults(yaml.safe_load(text.replace(old, new))))


def test_custom_resources_are_opt_in() -> None:
    """Neither the base nor the local overlay has a kind that a plain cluster lacks."""
    assert [one for one in (*base(), *overlay("local")) if is_custom(one)] == []


@pytest.mark.parametrize("name", RENDERED)
def test_objects_are_small(name: str) -> None:
    """Each can be sent by `kubectl apply`, dashboards too."""
    large = [one["metadata"]["name"] for one in RENDERED[name]() if len(yaml.safe_dump(one)) > LARGEST_BYTES]
    assert large == []


def dockerfiles() -> list[Path]:
    return sorted((ROOT / "deploy").glob("**/*Dockerfile*"))


def test_checkov(files: dict[str, Path]) -> None:
    """Manifests in a namespace, and image; what is not asked of them stands in tests/ops/checkov.yaml, with reasons."""
    judged = (*(file for name, file in files.items() if name != "base"), *dockerfiles())
    flags = ("--config-file", "tests/ops/checkov.yaml", "--framework", "kubernetes", "dockerfile")
    done = run(tool("checkov"), *flags, *(word for file in judged for word in ("-f", file)))
    assert done.returncode == 0, done.stdout + done.stderr


def test_hadolint() -> None:
    for file in dockerfiles():
        done = run(tool("hadolint"), "--config", "tests/ops/hadolint.yaml", file)
        assert done.returncode == 0, done.stdout + done.stderr


def test_yamllint() -> None:
    done = run(tool("yamllint"), "--strict", "-c", "tests/ops/yamllint.yaml", "k8s", "deploy")
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("file", manifests.texts(), ids=lambda file: file.name)
def test_written_manifests_are_up_to_date(file: Path) -> None:
    """The PrometheusRule holds just the rule files, the dashboards' list all of them: else `make manifests`."""
    assert file.read_text(encoding="utf-8") == manifests.texts()[file]


def test_rules_are_those_of_prometheus() -> None:
    """What the operator is given is what the rule tests judged, group by group; no name stands twice."""
    (rule,) = of_kind(with_components(), "PrometheusRule")
    files: Iterable[Path] = sorted((ROOT / "deploy" / "prometheus" / "rules").glob("*.yaml"))
    groups = [group for file in files for group in yaml.safe_load(file.read_text(encoding="utf-8"))["groups"]]
    assert rule["spec"]["groups"] == groups
    names = [group["name"] for group in groups]
    assert len(names) == len(set(names))


def test_dashboards_are_those_of_grafana() -> None:
    """Each is a ConfigMap that Grafana's sidecar finds, with the very text of the file."""
    found = {
        key: text
        for one in of_kind(with_components(), "ConfigMap")
        if one["metadata"]["labels"].get("grafana_dashboard") == "1"
        for key, text in one["data"].items()
    }
    files = (ROOT / "deploy" / "grafana" / "dashboards").glob("*.json")
    assert found == {file.name: file.read_text(encoding="utf-8") for file in files}


def test_folders_are_all_told() -> None:
    """Each overlay and component has its line in k8s/README.md, and so have the versions that are promised."""
    readme = (K8S / "README.md").read_text(encoding="utf-8")
    told = (*(f"`{name}`" for name in COMPONENTS), *(f"overlays/{name}" for name in OVERLAYS))
    assert [name for name in told if name not in readme] == []
    assert f"Kubernetes {OLDEST} to {NEWEST}" in readme
