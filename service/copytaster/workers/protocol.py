"""What the parent and a worker say to each other over a socket pair: frames of a length and a pickle.

    parent → worker   the factory of the work, then chunks: lists of records
    worker → parent   READY, then lists of outcomes, one outcome per record, in order

Outcomes of quick records travel together, those of a slow one at once (`FLUSH_SECONDS`). Which record a worker was at
when it died stands in its mark: a page of memory that both have, where it counts the records that it has begun. What it
had read and not yet sent is read again.

Records and outcomes are pickled as tuples (`codec.py`). Both ends are ours, so pickle is safe here.
"""

from __future__ import annotations

import pickle
import struct
from mmap import mmap
from typing import Final

HEADER: Final = struct.Struct("!I")
READY: Final = b"ready"

EXIT_MEMORY: Final = 86
"""A worker's exit code when its memory limit was reached."""

FLUSH_SECONDS: Final = 0.005
"""The most work that is done again when a worker dies: its outcomes are not held back for longer."""

MARK_BYTES: Final = 8
_MARK: Final = struct.Struct("=Q")


def frame(value: object) -> bytes:
    """The value as bytes to be sent."""
    packed = pickle.dumps(value, protocol=5)
    return HEADER.pack(len(packed)) + packed


def unpack(packed: bytes | bytearray | memoryview) -> object:
    """The value of a frame without its length."""
    return pickle.loads(packed)  # noqa: S301 - from our own process, over a private socket


def set_mark(page: mmap, begun: int) -> None:
    """The worker is at its so-manieth record, counted from its start."""
    _MARK.pack_into(page, 0, begun)


def mark_of(page: mmap) -> int:
    """How many records the worker has begun."""
    begun: int = _MARK.unpack_from(page, 0)[0]
    return begun
