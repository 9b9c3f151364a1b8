"""Podman with images and containers of the tests' own, which vanish with them; it reads the base from `.cache/image`.

It runs without the rights that a sandbox lacks: no limits are raised, control groups are made without systemd. Where
there is room its storage lies in memory, for a build writes some 20,000 small files.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Self

ROOT = Path(__file__).parents[2]
SETUP = ROOT / "deploy" / "setup" / "engine"
BUILD = ROOT / "deploy" / "image" / "build"
CACHE = ROOT / ".cache" / "image"
MEMORY = Path("/dev/shm")  # noqa: S108 - a folder with a random name in it
ROOM_BYTES = 3_000_000_000
"""A build at its largest takes 1 GB beside the base; two are kept."""

LIMITS = ("nofile=1024:1024", "nproc=1024:1024")
EPOCH = "1767225600"
"""The time that all files of a test's image carry: 1 January 2026."""


class EngineFailedError(Exception):
    """Podman, or what provides it, failed; the text is what it said."""


@dataclass(frozen=True, slots=True)
class Built:
    """An image: its name, and the digest of its manifest."""

    name: str
    digest: str


class Engine:
    """Podman on a storage of its own; a context that removes it, with all containers in it."""

    def __init__(self) -> None:
        _run([str(SETUP)], os.environ)
        self.base, self.base_kind = (CACHE / "base").read_text(encoding="utf-8").split()
        roomy = MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > ROOM_BYTES
        self.folder = Path(tempfile.mkdtemp(prefix="copytaster-image-", dir=MEMORY if roomy else None))
        self._environment = os.environ | {
            "CONTAINERS_STORAGE_CONF": str(self._write("storage.conf", self._storage())),
            "CONTAINERS_CONF": str(self._write("containers.conf", _containers())),
            "ENGINE": "podman",
            "SOURCE_DATE_EPOCH": EPOCH,
        }

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.podman("rm", "--all", "--force", "--time", "0")
        self.podman("system", "reset", "--force")
        shutil.rmtree(self.folder, ignore_errors=True)

    def podman(self, *arguments: str) -> str:
        """What the command printed; raises `EngineFailedError`."""
        return _run(["podman", *arguments], self._environment).strip()

    def succeeds(self, *arguments: str) -> bool:
        """Whether the command ends with 0."""
        command = ["podman", *arguments]
        return subprocess.run(command, env=self._environment, capture_output=True, check=False).returncode == 0

    def start(self, arguments: Sequence[str], output: IO[bytes]) -> subprocess.Popen[bytes]:
        """`podman run` in the foreground, its output to a file: the process ends with the container's exit code."""
        return subprocess.Popen(
            ["podman", "run", *arguments], env=self._environment, stdin=subprocess.DEVNULL, stdout=output, stderr=output
        )

    def build(self, name: str) -> Built:
        """Build deploy/Dockerfile anew under this name, as `make image` does."""
        flags = ["--pull=never", "--layers=false", "--build-arg", f"PYTHON={self.base}"]
        flags += [f"--ulimit={limit}" for limit in LIMITS]
        if (CACHE / "wheels").is_dir():
            # At a folder that the base has: another would stay behind in the image.
            flags += ["--network=none", f"--volume={CACHE / 'wheels'}:/mnt:ro"]
            flags += ["--build-arg=PIP_NO_INDEX=1", "--build-arg=PIP_FIND_LINKS=/mnt"]
        _run([str(BUILD), name, *flags], self._environment)
        return Built(name, self.podman("image", "inspect", "--format", "{{.Digest}}", name))

    def _storage(self) -> str:
        return (
            f'[storage]\ndriver = "overlay"\ngraphroot = "{self.folder}/storage"\nrunroot = "{self.folder}/run"\n'
            f'[storage.options]\nadditionalimagestores = ["{CACHE}/storage"]\n'
            '[storage.options.overlay]\nskip_mount_home = "true"\n'
        )

    def _write(self, name: str, text: str) -> Path:
        file = self.folder / name
        file.write_text(text, encoding="utf-8")
        return file


def until(true: Callable[[], bool], seconds: float = 90.0) -> None:
    """Return as soon as it is true; fails when it is not in time."""
    deadline = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < deadline, f"not so after {seconds} s"
        time.sleep(0.2)


def _containers() -> str:
    limits = ", ".join(f'"{limit}"' for limit in LIMITS)
    runtime = 'runtime = "runc"\n' if shutil.which("runc") else ""
    return f'[containers]\ndefault_ulimits = [{limits}]\n[engine]\ncgroup_manager = "cgroupfs"\n{runtime}'


def _run(command: Sequence[str], environment: Mapping[str, str]) -> str:
    done = subprocess.run(
        command, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )
    if done.returncode:
        said = done.stdout[-2000:] + done.stderr[-4000:]
        raise EngineFailedError(f"{' '.join(command)} ended with {done.returncode}:\n{said}")
    return done.stdout
