"""An embedded broker for the demo: the `noida-db` binary on a free port, its data in a temporary folder.

It knows transactions, fencing and `read_committed`, and it is up in a blink. It is no judge of correctness: it never
expires a dead member and has no transaction time-out. The tests use Apache Kafka.
"""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from types import TracebackType
from typing import Self

START_SECONDS = 10
STOP_SECONDS = 5


class EmbeddedBrokerError(Exception):
    """The embedded broker is not installed, or did not start."""


class EmbeddedBroker:
    """A context: a Kafka broker of our own while it lasts; `bootstrap` is its address.

    Entering blocks until the broker answers, at most 10 s; raises `EmbeddedBrokerError` when it does not.
    """

    def __init__(self) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="copytaster-demo-"))
        self._port = free_port()
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def bootstrap(self) -> str:
        """Host and port for `bootstrap_servers`."""
        return f"127.0.0.1:{self._port}"

    def __enter__(self) -> Self:
        log = self._folder / "broker.log"
        with log.open("wb") as output:
            self._process = subprocess.Popen(  # noqa: S603 - the program of our own extra, arguments of our own
                [_program(), "start", "--only", "kafka", "--kafka-port", str(self._port), "--data-dir", "kafka"],
                cwd=self._folder,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,  # Ctrl-C is for the demo, which stops the broker last
            )
        deadline = time.monotonic() + START_SECONDS
        while not _answers(self._port):
            if self._process.poll() is not None or time.monotonic() > deadline:
                said = log.read_text(errors="replace").strip()
                self.__exit__(None, None, None)
                raise EmbeddedBrokerError(f"the embedded broker did not start: {said[-500:] or 'it said nothing'}")
            time.sleep(0.02)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._process is not None:
            # Its group, not it alone: what pip puts on the path is a script that runs the broker as its child.
            group = self._process.pid
            _signal(group, signal.SIGTERM)
            deadline = time.monotonic() + STOP_SECONDS
            while _signal(group, 0) and time.monotonic() < deadline:
                self._process.poll()  # buried, or it would count as there
                time.sleep(0.02)
            _signal(group, signal.SIGKILL)
            self._process.wait()
        shutil.rmtree(self._folder, ignore_errors=True)


def free_port() -> int:
    """A TCP port of the loopback that nothing listens on just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def _signal(group: int, number: int) -> bool:
    """Sends a signal to all processes of a group; whether there are any."""
    try:
        os.killpg(group, number)
    except ProcessLookupError:
        return False
    return True


def _program() -> str:
    beside = Path(sys.executable).with_name("noida-db")
    found = str(beside) if beside.exists() else shutil.which("noida-db")
    if found is None:
        raise EmbeddedBrokerError("the demo needs its embedded broker: pip install 'copytaster[demo]', or `make demo`")
    return found


def _answers(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), timeout=0.2).close()
    except OSError:
        return False
    return True
