"""What the Dockerfile promises unbuilt; hadolint and checkov run in test_manifests.py, the image in tests/image."""

import re
import tomllib
from pathlib import Path

from copytaster import __version__

ROOT = Path(__file__).parents[2]
DOCKERFILE = (ROOT / "deploy" / "Dockerfile").read_text(encoding="utf-8")
INSTRUCTIONS = [
    line.split(maxsplit=1)
    for line in re.sub(r"\\\n\s*", "", DOCKERFILE).splitlines()
    if line.strip() and not line.startswith("#")
]
KEPT = [
    line.removeprefix("!")
    for line in (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    if line.startswith("!")
]


def arguments_of(instruction: str) -> list[str]:
    return [words for name, words in INSTRUCTIONS if name == instruction]


def test_the_base_is_named_by_digest_and_by_argument() -> None:
    """One argument, before the first stage; every stage begins from it, so none is forgotten when it is renewed."""
    first = next(words for name, words in INSTRUCTIONS if name == "ARG")
    assert re.fullmatch(r"PYTHON=docker\.io/library/python:3\.\d+-slim-\w+@sha256:[0-9a-f]{64}", first)
    assert {words.split(" AS ")[0] for words in arguments_of("FROM")} == {"${PYTHON}"}


def test_the_base_has_a_python_that_is_supported() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    found = re.search(r"python:(3\.\d+)-", DOCKERFILE)
    assert found
    assert f"Programming Language :: Python :: {found[1]}" in project["classifiers"]


def test_the_label_has_the_version_of_the_package() -> None:
    """Where nobody gives it, as in compose."""
    assert f"VERSION={__version__}" in arguments_of("ARG")


def test_wheels_are_taken_by_hash_alone() -> None:
    """Every pip that may fetch asks for hashes; the one that does not has no index. Nothing else fetches."""
    runs = [command for run in arguments_of("RUN") for command in run.split("&&")]
    for command in runs:
        if re.search(r"/pip\b.* install ", command):
            assert ("--require-hashes" in command) != ("--no-index" in command), command
        assert not re.search(r"\b(apt|apt-get|curl|wget|git)\b", command), command


def test_the_lock_is_what_the_image_ships() -> None:
    """The service and the extra for traces; the demo's broker and the tools of the tests are not in it."""
    locked = set(re.findall(r"^([a-z0-9-]+)==", (ROOT / "requirements.lock").read_text(encoding="utf-8"), re.MULTILINE))
    assert {"aiokafka", "opentelemetry-sdk"} <= locked
    assert not {"noida-db", "pytest", "hatchling", "pip"} & locked


def test_the_build_sees_what_it_copies() -> None:
    """What is copied from the tree is let through by .dockerignore, exists, and nothing else is let through."""
    copied = [path for words in arguments_of("COPY") if "--from" not in words for path in words.split()[:-1]]
    assert sorted(copied) == sorted(KEPT)
    for path in KEPT:
        assert (ROOT / path).exists(), path
