"""A worker process: `python -m copytaster.workers.worker FD MARK_FD MEMORY_BYTES`. Reads chunks, answers in order.

It ignores SIGINT and SIGTERM, for its parent ends it, and ends with its parent: at the end of the socket, or by the
kernel's signal. What it runs may loop, allocate or crash: the parent watches.
"""

from __future__ import annotations

import ctypes
import gc
import os
import resource
import signal
import socket
import sys
import time
from mmap import mmap
from typing import cast

from copytaster.workers.codec import PackedOutcome, PackedRecord, pack_outcome, unpack_record
from copytaster.workers.protocol import (
    EXIT_MEMORY,
    FLUSH_SECONDS,
    HEADER,
    MARK_BYTES,
    READY,
    frame,
    set_mark,
    unpack,
)
from copytaster.workers.work import MakeWork, Work

_PR_SET_PDEATHSIG = 1  # linux/prctl.h


def main() -> None:
    """Serve until the socket ends."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_IGN)
    _die_with_parent()
    page = mmap(int(sys.argv[2]), MARK_BYTES)
    memory_bytes = int(sys.argv[3])
    with socket.socket(fileno=int(sys.argv[1])) as parent:
        resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        try:
            _serve(parent, page)
        except MemoryError:
            os._exit(EXIT_MEMORY)  # nothing may allocate any more, not even the interpreter's own end


def _die_with_parent() -> None:
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def _serve(parent: socket.socket, page: mmap) -> None:
    factory = _receive(parent)
    if factory is None:
        return
    work = cast("MakeWork", unpack(factory))()
    # The tables stay as long as the process: the collector need not look at them again, a tenth of a story's time.
    gc.collect()
    gc.freeze()
    parent.sendall(frame(READY))
    begun = 0
    while (packed := _receive(parent)) is not None:
        sent = unpack(packed)
        if callable(sent):
            work = cast("MakeWork", sent)()
            continue
        records = cast("list[PackedRecord]", sent)
        _read(parent, page, work, records, begun)
        begun += len(records)


def _read(parent: socket.socket, page: mmap, work: Work, records: list[PackedRecord], begun: int) -> None:
    """Answer a chunk; `begun` records were begun before it."""
    outcomes: list[PackedOutcome] = []
    flushed = time.perf_counter()
    for number, record in enumerate(records, begun + 1):
        set_mark(page, number)
        outcomes.append(pack_outcome(work(unpack_record(record))))
        if time.perf_counter() - flushed > FLUSH_SECONDS:
            parent.sendall(frame(outcomes))
            outcomes.clear()
            flushed = time.perf_counter()
    if outcomes:
        parent.sendall(frame(outcomes))


def _receive(parent: socket.socket) -> bytes | bytearray | None:
    header = parent.recv(HEADER.size, socket.MSG_WAITALL)
    if len(header) < HEADER.size:
        return None
    (size,) = HEADER.unpack(header)
    packed = bytearray(size)
    view = memoryview(packed)
    done = 0
    while done < size:
        read = parent.recv_into(view[done:], 0, socket.MSG_WAITALL)
        if not read:
            return None
        done += read
    return packed


if __name__ == "__main__":
    main()
