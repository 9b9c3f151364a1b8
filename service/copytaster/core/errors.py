"""The errors of the core, as a tree; each carries a short stable `code`, the `stage` and, where known, the place.

    CopyError            a record, or a part of one, that could not be processed
    ├── Unreadable       its format was recognised or sought, but the bytes cannot be read as a story
    └── TooLarge         it, or what it becomes, is over a bound

Codes are published (`dlq-code`, metrics, logs): they may be added to, never renamed. Messages quote no copy.
"""

from __future__ import annotations

from copytaster.core.model import Stage


class CopyError(Exception):
    """A record that becomes a dead letter. `position` says where (`line 3 column 9`, `byte 1024`, a path)."""

    def __init__(self, code: str, stage: Stage, message: str, position: str | None = None) -> None:
        super().__init__(f"{code}: {message}" + (f" ({position})" if position else ""))
        self.code = code
        self.stage = stage
        self.message = message
        self.position = position


class Unreadable(CopyError):
    """Bytes that cannot be read as a story of the format that recognised them, or that no format recognises."""


class TooLarge(CopyError):
    """A value over a bound: the record, what it inflates to, or the document it becomes."""


def internal_error(error: Exception, stage: Stage) -> CopyError:
    """A fault of ours as the error of a dead letter: the exception's type and where it was raised, never its text."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    where = f"{trace.tb_frame.f_globals.get('__name__', '?')}:{trace.tb_lineno}" if trace else None
    return CopyError("internal_error", stage, f"{type(error).__name__} while reading", where)
