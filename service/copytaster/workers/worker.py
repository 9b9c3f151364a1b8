"""A worker process: `python -m copytaster.workers.worker FD MEMORY_BYTES`. Reads chunks, answers record by record.

It ignores SIGINT and SIGTERM, for its parent ends it, and ends with its parent: at the end of the socket, or by the
kernel's signal. What it runs may loop, allocate or crash: the parent watches.
"""

from __future__ import annotations

import ctypes
import os
import resource
import signal
import socket
import sys
from typing import cast

from copytaster.core.model import RawRecord
from copytaster.workers.protocol import EXIT_MEMORY, HEADER, READY, frame, unpack
from copytaster.workers.work import MakeWork

_PR_SET_PDEATHSIG = 1  # linux/prctl.h


def main() -> None:
    """Serve until the socket ends."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_IGN)
    _die_with_parent()
    memory_bytes = int(sys.argv[2])
    with socket.socket(fileno=int(sys.argv[1])) as parent:
        resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        try:
            _serve(parent)
        except MemoryError:
            os._exit(EXIT_MEMORY)  # nothing may allocate any more, not even the interpreter's own end


def _die_with_parent() -> None:
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def _serve(parent: socket.socket) -> None:
    factory = _receive(parent)
    if factory is None:
        return
    work = cast("MakeWork", unpack(factory))()
    parent.sendall(frame(READY))
    while (packed := _receive(parent)) is not None:
        for record in cast("list[RawRecord]", unpack(packed)):
            parent.sendall(frame(work(record)))


def _receive(parent: socket.socket) -> bytes | None:
    header = _exactly(parent, HEADER.size)
    return None if header is None else _exactly(parent, HEADER.unpack(header)[0])


def _exactly(parent: socket.socket, size: int) -> bytes | None:
    buffer = bytearray(size)
    view = memoryview(buffer)
    done = 0
    while done < size:
        read = parent.recv_into(view[done:])
        if not read:
            return None
        done += read
    return bytes(buffer)


if __name__ == "__main__":
    main()
