"""copytaster reads raw news wire stories and makes structured stories of them.

The stable Python API is what `__all__` lists; the rest may change. Names load when they are first used.
"""

from __future__ import annotations

import os
from importlib import import_module
from typing import TYPE_CHECKING

# numpy's BLAS makes a thread for each core when it is first imported, in every worker; we call none of it.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

if TYPE_CHECKING:
    from copytaster.core.model import DeadLettered, Outcome, OutputRecord, Published, RawRecord, Spiked
    from copytaster.reader import Reader

__version__ = "0.1.0"
__all__ = [
    "DeadLettered",
    "Outcome",
    "OutputRecord",
    "Published",
    "RawRecord",
    "Reader",
    "Spiked",
    "__version__",
]


def __getattr__(name: str) -> object:
    """The public names, loaded on first use: the core and its models cost time that settings need not pay."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module("copytaster.reader" if name == "Reader" else "copytaster.core.model"), name)
