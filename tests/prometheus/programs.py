"""A real Prometheus and a real Alertmanager on loopback, as `deploy/setup/prometheus` found them, and their tools.

All methods block; in a coroutine call them through `asyncio.to_thread`.
"""

from __future__ import annotations

import json
import subprocess
import time
import urllib.parse
import urllib.request
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Self

from tests.broker.kafka import free_port

ROOT = Path(__file__).parents[2]
PROVIDE = ROOT / "deploy" / "setup" / "prometheus"
FOUND = ROOT / ".cache" / "prometheus" / "programs"
NAMES = ("prometheus", "promtool", "alertmanager", "amtool")

START_SECONDS = 60.0
STOP_SECONDS = 20.0
ANSWER_SECONDS = 30.0


@cache
def program(name: str) -> str:
    """The program of this name, after running `deploy/setup/prometheus`; fails with what it says is missing."""
    done = subprocess.run([PROVIDE], stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return dict(zip(NAMES, FOUND.read_text(encoding="utf-8").splitlines(), strict=True))[name]


def run(name: str, *words: str | Path) -> subprocess.CompletedProcess[str]:
    """A tool with these arguments, at the root of the repository."""
    command = [program(name), *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT, stdin=subprocess.DEVNULL)


@dataclass(slots=True)
class Server:
    """One of the two, running; a context that ends it. `folder` holds its log and data."""

    folder: Path
    port: int = field(default_factory=free_port)
    process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """Where it is asked."""
        return f"http://127.0.0.1:{self.port}"

    def command(self) -> Sequence[str]:
        """How it is started."""
        raise NotImplementedError

    def __enter__(self) -> Self:
        log = self.folder / "server.log"
        with log.open("ab") as output:
            self.process = subprocess.Popen(
                self.command(), stdout=output, stderr=output, stdin=subprocess.DEVNULL, start_new_session=True
            )
        deadline = time.monotonic() + START_SECONDS
        while not self._ready():
            ended = self.process.poll() is not None
            if ended or time.monotonic() > deadline:
                self.__exit__()
                raise AssertionError(f"{self.command()[0]} did not start:\n{log.read_text(errors='replace')[-3000:]}")
            time.sleep(0.1)
        return self

    def __exit__(self, *_: object) -> None:
        if self.process is None or self.process.poll() is not None:
            return
        self.process.terminate()
        try:
            self.process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait(STOP_SECONDS)

    def get(self, path: str, **query: str) -> Any:  # noqa: ANN401 - whatever JSON is there
        """The JSON at this path."""
        words = f"?{urllib.parse.urlencode(query)}" if query else ""
        with urllib.request.urlopen(f"{self.url}{path}{words}", timeout=ANSWER_SECONDS) as answer:  # noqa: S310 - ours
            return json.loads(answer.read())

    def post(self, path: str, document: object) -> None:
        """Send JSON to this path."""
        body = json.dumps(document).encode()
        request = urllib.request.Request(f"{self.url}{path}", body, {"Content-Type": "application/json"})  # noqa: S310 - ours
        with urllib.request.urlopen(request, timeout=ANSWER_SECONDS):  # noqa: S310 - ours
            pass

    def _ready(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self.url}/-/ready", timeout=2) as answer:  # noqa: S310 - ours
                return bool(answer.status == 200)
        except OSError:
            return False


@dataclass(slots=True)
class Prometheus(Server):
    """Scrapes and evaluates by this configuration file."""

    config: Path = Path()

    def command(self) -> Sequence[str]:
        return (
            program("prometheus"),
            f"--config.file={self.config}",
            f"--storage.tsdb.path={self.folder / 'data'}",
            f"--web.listen-address=127.0.0.1:{self.port}",
            "--web.enable-lifecycle",
            "--enable-feature=exemplar-storage",
        )

    def query(self, expression: str, at: float | None = None) -> list[Mapping[str, Any]]:
        """The series that an expression has now, or at this instant."""
        when = {} if at is None else {"time": str(at)}
        found: list[Mapping[str, Any]] = self.get("/api/v1/query", query=expression, **when)["data"]["result"]
        return found

    def alerts(self) -> list[Mapping[str, Any]]:
        """Those that are pending or fire."""
        found: list[Mapping[str, Any]] = self.get("/api/v1/alerts")["data"]["alerts"]
        return found


@dataclass(slots=True)
class Alertmanager(Server):
    """Routes and inhibits by this configuration file."""

    config: Path = Path()

    def command(self) -> Sequence[str]:
        return (
            program("alertmanager"),
            f"--config.file={self.config}",
            f"--storage.path={self.folder / 'data'}",
            f"--web.listen-address=127.0.0.1:{self.port}",
            "--cluster.listen-address=",
        )

    def alerts(self) -> list[Mapping[str, Any]]:
        """All that it knows, with their receivers and what inhibits them."""
        found: list[Mapping[str, Any]] = self.get("/api/v2/alerts")
        return found
