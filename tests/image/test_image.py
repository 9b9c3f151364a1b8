"""The image: the same bytes from the same sources, and in it what is needed and nothing that could be changed."""

import json
from importlib.metadata import version
from pathlib import Path
from typing import Any, cast

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from copytaster import __version__
from tests.image.engine import ROOT, Built, Engine

pytestmark = pytest.mark.timeout(600)

ONCE = ("run", "--rm", "--network=none")
LOCK = ROOT / "requirements.lock"

WRITABLE = """
import os
for folder, folders, files in os.walk("/"):
    folders[:] = [name for name in folders if os.path.join(folder, name) not in {"/proc", "/sys", "/dev"}]
    for path in [folder, *(os.path.join(folder, name) for name in files)]:
        if os.access(path, os.W_OK):
            print(path)
"""


@pytest.fixture(scope="module")
def inspected(engine: Engine, image: str) -> dict[str, Any]:
    return cast("dict[str, Any]", json.loads(engine.podman("image", "inspect", image))[0])


@pytest.fixture(scope="module")
def bill(engine: Engine, image: str) -> dict[str, Any]:
    """The bill of materials, which its schema allows; its links are left out of that, for they take ten seconds."""
    text = engine.podman(*ONCE, "--entrypoint", "cat", image, "/opt/copytaster/sbom.cdx.json")
    judged = json.loads(text)
    for one in [*judged["components"], judged["metadata"]["component"], *judged["metadata"]["tools"]["components"]]:
        one.pop("externalReferences", None)
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(json.dumps(judged)) is None
    return cast("dict[str, Any]", json.loads(text))


def test_two_builds_give_one_digest(builds: tuple[Built, ...]) -> None:
    assert len({built.digest for built in builds}) == 1


def test_what_it_says_of_itself(inspected: dict[str, Any]) -> None:
    config = inspected["Config"]
    assert config["User"] == "65532:65532"
    assert (config["Entrypoint"], config["Cmd"]) == (["copytaster"], ["run", "read"])
    assert list(config["ExposedPorts"]) == ["9102/tcp"]
    labels = {name.removeprefix("org.opencontainers.image."): value for name, value in config["Labels"].items()}
    assert labels["version"] == __version__
    assert labels["licenses"] == "Apache-2.0"
    assert len(labels["revision"].removesuffix("-changed")) in {len("unknown"), 40}
    assert {"title", "description", "base.name"} <= labels.keys()


def test_nothing_can_be_written(engine: Engine, image: str) -> None:
    """Not even if the root file system were not read-only: all of it is root's."""
    found = engine.podman(*ONCE, "--entrypoint", "python", image, "-c", WRITABLE).split()
    assert {path for path in found if not path.startswith(("/tmp", "/var/tmp", "/run/lock"))} <= {"/var/lock"}  # noqa: S108


def test_tools_of_the_build_stay_behind(engine: Engine, image: str) -> None:
    listed = engine.podman(*ONCE, "--entrypoint", "ls", image, "/", "/opt", "/opt/copytaster/bin").split()
    assert not {"tools", "src", "wheel", "own", "wheels", "pip", "hatchling"} & set(listed)


def test_it_parses_without_a_shell(engine: Engine, image: str, tmp_path: Path) -> None:
    """With every shell of the base masked by an empty file."""
    flash = tmp_path / "flash.txt"
    flash.write_text("FLASH: Halden central bank raises key rate")
    masks = [f"--volume=/dev/null:/usr/bin/{shell}:ro" for shell in ("dash", "bash", "sh")]
    out = engine.podman(*ONCE, *masks, f"--volume={flash}:/flash.txt:ro", image, "parse", "/flash.txt")
    assert [json.loads(line)["topic"] for line in out.splitlines()] == ["copytaster.story.v1", "copytaster.alert.v1"]


def test_bill_of_materials_names_the_locked_wheels(bill: dict[str, Any]) -> None:
    """All of the lock that this platform takes, at their versions, and no other Python package."""
    lines = (line.removesuffix("\\").strip() for line in LOCK.read_text(encoding="utf-8").splitlines())
    locked = [Requirement(line) for line in lines if line and not line.startswith(("#", "--"))]
    wanted = {
        (canonicalize_name(one.name), str(one.specifier).removeprefix("=="))
        for one in locked
        if one.marker is None or one.marker.evaluate({"python_full_version": "3.11.0", "python_version": "3.11"})
    }
    listed = {
        (canonicalize_name(one["name"]), one["version"])
        for one in bill["components"]
        if one.get("purl", "").startswith("pkg:pypi/")
    }
    assert listed == wanted
    assert bill["metadata"]["component"]["name"] == "copytaster"
    assert bill["metadata"]["component"]["version"] == version("copytaster")


def test_bill_of_materials_names_the_base(engine: Engine, image: str, bill: dict[str, Any]) -> None:
    """The distribution, the interpreter, and every package of dpkg's."""
    query = ("--entrypoint", "dpkg-query", image, "--show", "--showformat=${Package} ${Version}\n")
    installed = engine.podman(*ONCE, *query).splitlines()
    listed = [one for one in bill["components"] if one.get("purl", "").startswith("pkg:deb/debian/")]
    assert [f"{one['name']} {one['version']}" for one in listed] == installed
    assert [one["name"] for one in bill["components"] if one["type"] == "operating-system"] == ["debian"]
    assert [one for one in bill["components"] if one.get("purl", "").startswith("pkg:generic/python@3.11.")]
