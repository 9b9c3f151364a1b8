"""The manifests as `kubectl apply -k` would send them: rendered by the real kustomize, read as plain objects."""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, cast

import yaml

ROOT = Path(__file__).parents[2]
K8S = ROOT / "k8s"
SETUP = ROOT / "deploy" / "setup" / "kubectl"
FOUND = ROOT / ".cache" / "kubectl"
CHECKS = ROOT / ".venv-checks" / "bin"

COMPONENTS = tuple(sorted(folder.name for folder in (K8S / "components").iterdir()))
OVERLAYS = tuple(sorted(folder.name for folder in (K8S / "overlays").iterdir()))

Resource = dict[str, Any]
"""One object of the manifests; its shape is the schema tests' to judge."""

POD_PATHS: Mapping[str, tuple[str, ...]] = {
    "Deployment": ("spec", "template"),
    "Job": ("spec", "template"),
    "CronJob": ("spec", "jobTemplate", "spec", "template"),
}
"""Where the pod stands in each kind that has one."""


class RenderError(Exception):
    """Kustomize refused; what it said is the text."""


@cache
def kubectl() -> str:
    """The program that `deploy/setup/kubectl` found, after running it; fails with what it says is missing."""
    done = subprocess.run([SETUP], stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return FOUND.read_text(encoding="utf-8").strip()


def tool(name: str) -> str:
    """A program of the checks' own environment; fails with how to make it."""
    program = CHECKS / name
    assert program.exists(), f"{name} is missing: make .venv-checks/.installed"
    return str(program)


def rendered_text(folder: Path) -> str:
    """The YAML of a kustomization. Raises `RenderError`."""
    done = subprocess.run([kubectl(), "kustomize", str(folder)], capture_output=True, text=True, check=False)
    if done.returncode or done.stderr:
        raise RenderError(f"{folder}: {done.stderr}")
    return done.stdout


def parsed(text: str) -> tuple[Resource, ...]:
    """The objects of a stream of YAML."""
    return tuple(one for one in yaml.safe_load_all(text) if one)


@cache
def base() -> tuple[Resource, ...]:
    """The base alone."""
    return parsed(rendered_text(K8S / "base"))


@cache
def overlay(name: str) -> tuple[Resource, ...]:
    """An overlay as it is."""
    return parsed(rendered_text(K8S / "overlays" / name))


@cache
def with_components(components: tuple[str, ...] = COMPONENTS) -> tuple[Resource, ...]:
    """The base with components, in a namespace."""
    with tempfile.TemporaryDirectory() as folder:
        return parsed(rendered_text(composed(Path(folder), components)))


def composed(folder: Path, components: Sequence[str], more: Mapping[str, object] | None = None) -> Path:
    """An overlay in this folder of the base and of components, as an operator would write it."""
    there = os.path.relpath(K8S, folder.resolve())
    wanted: dict[str, object] = {
        "namespace": "copytaster",
        "resources": [f"{there}/base"],
        "components": [f"{there}/components/{name}" for name in components],
        **(more or {}),
    }
    (folder / "kustomization.yaml").write_text(yaml.safe_dump(wanted), encoding="utf-8")
    return folder


def of_kind(resources: Iterable[Resource], kind: str) -> tuple[Resource, ...]:
    """The objects of this kind."""
    return tuple(one for one in resources if one["kind"] == kind)


def named(resources: Iterable[Resource], kind: str, name: str) -> Resource:
    """The one object of this kind and name."""
    (found,) = (one for one in of_kind(resources, kind) if one["metadata"]["name"] == name)
    return found


def pod_templates(resources: Iterable[Resource]) -> Iterator[tuple[Resource, Resource]]:
    """Each object that runs pods, with its pod template."""
    for resource in resources:
        if resource["kind"] in POD_PATHS:
            found = resource
            for step in POD_PATHS[resource["kind"]]:
                found = found[step]
            yield resource, found


def container_of(template: Resource) -> Resource:
    """The only container of a pod."""
    (container,) = template["spec"]["containers"]
    return cast("Resource", container)


def selects(selector: Mapping[str, str], labels: Mapping[str, str]) -> bool:
    """Whether `matchLabels` meet these labels; an empty selector meets all, and is never meant."""
    return bool(selector) and selector.items() <= labels.items()


def quantity(text: str | int) -> int:
    """Bytes of a memory quantity."""
    for unit, factor in {"Ki": 2**10, "Mi": 2**20, "Gi": 2**30}.items():
        if str(text).endswith(unit):
            return int(str(text).removesuffix(unit)) * factor
    return int(text)
