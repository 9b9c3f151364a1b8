"""What a worker does: a function from a record to its outcome, made once in the worker's own process.

A factory travels to the worker by name, so it is a function of a module, or a `partial` of one.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

from copytaster.core.errors import CopyError
from copytaster.core.model import Outcome, RawRecord

if TYPE_CHECKING:
    from copytaster.core.feeds import FeedTable
    from copytaster.settings import Settings

Work: TypeAlias = Callable[[RawRecord], Outcome]
MakeWork: TypeAlias = Callable[[], Work]
DeadLetter: TypeAlias = Callable[[RawRecord, CopyError], Outcome]


def reading(settings: Settings, feeds: FeedTable) -> Work:
    """The service's own work: `Reader.read`, tables and models loaded. Made again for other feeds, it loads nothing."""
    from copytaster.reader import Reader  # noqa: PLC0415 - models are loaded where the work is done

    return Reader(settings, feeds).read
