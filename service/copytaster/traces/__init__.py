"""What becomes of each story as spans over OTLP, where the environment asks for it; else nothing, at no cost.

    lane ─begin▶ a transaction's stories ─ended▶ queue (bounded) ─▶ a thread of its own ─▶ OTLP collector

`begin` decides what is recorded before the transaction, for outputs say so in their headers; spans are made after it,
away from the event loop. A collector that is slow, ill or away costs spans, which are counted, and nothing else.
`spans.py` alone imports the SDK (the extra `otel`), and is imported only where spans are wanted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from copytaster.core.model import Outcome, OutputRecord, RawRecord


class TransactionTrace(Protocol):
    """One transaction, from its begin on."""

    @property
    def outputs(self) -> Sequence[OutputRecord]:
        """What is to be published, in order; headers say which traces are recorded from here on."""

    def ended(self, error_type: str | None) -> None:
        """It was committed, or failed with this kind of error. Never waits, never raises."""

    def committed_after_all(self) -> None:
        """It had failed without an answer, and was committed."""


class Traces(Protocol):
    """Where lanes tell what they do."""

    def begin(
        self, records: Sequence[RawRecord], outcomes: Sequence[Outcome], given: Sequence[float]
    ) -> TransactionTrace:
        """A transaction begins now: one outcome per record, and when each was given to be read (`perf_counter`)."""

    def close(self, seconds: float) -> None:
        """Send what is left, for so long at most; blocks. What is left then is counted as dropped."""


@dataclass(frozen=True, slots=True)
class Untraced:
    """A transaction of which nothing is recorded."""

    outputs: Sequence[OutputRecord]

    def ended(self, error_type: str | None) -> None:
        """Nothing to tell."""

    def committed_after_all(self) -> None:
        """Nothing to tell."""


class NoTraces:
    """Nothing is recorded."""

    def begin(self, _records: Sequence[RawRecord], outcomes: Sequence[Outcome], _given: Sequence[float]) -> Untraced:
        """The outputs as they are."""
        return Untraced([record for outcome in outcomes for record in outcome.records])

    def close(self, seconds: float) -> None:
        """Nothing is left."""
