"""The ledger of one lane incarnation: every record that came in is accounted for, or still held.

Two counts kept at different places must agree at each commit: what the fetch loop handed over, and what was counted by
outcome plus what the lane still holds. What is missing is copy lost by a fault of ours.
"""

from __future__ import annotations


class Ledger:
    """Counts records; nothing here is configurable."""

    def __init__(self) -> None:
        self.received = 0
        self.settled = 0
        self._missing = 0

    def receive(self, records: int) -> None:
        """The fetch loop handed records over."""
        self.received += records

    def settle(self, outcomes: int, held: int) -> int:
        """So many outcomes were committed while `held` records wait; how many more records are missing than before."""
        self.settled += outcomes
        missing = self.received - self.settled - held
        new = max(missing - self._missing, 0)
        self._missing = max(missing, self._missing)
        return new
