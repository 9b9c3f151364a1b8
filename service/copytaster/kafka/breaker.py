"""If nearly everything becomes a dead letter, the fault is ours: the lane stops instead of emptying its topic.

Judged before a transaction begins, on the lane's last outcomes, those about to be committed included.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence

from copytaster.core.model import DeadLettered, Outcome


class DeadLetterBreaker:
    """A window over a lane's outcomes; a new incarnation begins with an empty one."""

    def __init__(self, *, ratio: float, window: int, minimum: int) -> None:
        self._ratio = ratio
        self._minimum = minimum
        self._window: deque[bool] = deque(maxlen=window)

    def trips(self, pending: Sequence[Outcome]) -> bool:
        """Whether these outcomes, added to the window, make it a fault of ours; they stay in the window."""
        self._window.extend(isinstance(outcome, DeadLettered) for outcome in pending)
        seen = len(self._window)
        return seen >= self._minimum and sum(self._window) >= self._ratio * seen
