"""What the parent and a worker say to each other over a socket pair: frames of a length and a pickle.

    parent → worker   the factory of the work, then chunks: lists of records
    worker → parent   READY, then one outcome per record, in order, each as soon as it is there

One result per record tells which record a worker was at when it died. Both ends are ours, so pickle is safe here.
"""

from __future__ import annotations

import pickle
import struct
from typing import Final

HEADER: Final = struct.Struct("!I")
READY: Final = b"ready"

EXIT_MEMORY: Final = 86
"""A worker's exit code when its memory limit was reached."""


def frame(value: object) -> bytes:
    """The value as bytes to be sent."""
    packed = pickle.dumps(value, protocol=5)
    return HEADER.pack(len(packed)) + packed


def unpack(packed: bytes) -> object:
    """The value of a frame without its length."""
    return pickle.loads(packed)  # noqa: S301 - from our own process, over a private socket
