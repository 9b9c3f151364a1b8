"""One byte budget for the raw records held by all lanes; above it fetching pauses, at half of it goes on.

A compressed batch may inflate beyond the budget before it can be counted: a documented limit (`held_bytes`).
"""

from __future__ import annotations


class ByteBudget:
    """Counts what is held. `exhausted` has two marks, so that fetching does not flutter."""

    def __init__(self, limit_bytes: int) -> None:
        self.limit_bytes = limit_bytes
        self.held_bytes = 0
        self._exhausted = False

    def take(self, size_bytes: int) -> None:
        """Records of so many bytes came in."""
        self.held_bytes += size_bytes

    def give(self, size_bytes: int) -> None:
        """They were committed, or thrown away."""
        self.held_bytes -= size_bytes

    @property
    def exhausted(self) -> bool:
        """Whether nothing more is to be fetched."""
        if self._exhausted:
            self._exhausted = self.held_bytes > self.limit_bytes // 2
        else:
            self._exhausted = self.held_bytes >= self.limit_bytes
        return self._exhausted
