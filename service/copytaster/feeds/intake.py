"""What came, told before it is published: a feed is not silent because our outputs are ill.

Each record is told once in a process, however often a lane begins anew; what another process had read and not committed
is told there and here. A replay says nothing of a feed.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import structlog

from copytaster.core.model import Outcome, RawRecord, Received
from copytaster.feeds.registry import Registry
from copytaster.feeds.sequences import Gap, Place, Sequences
from copytaster.metrics_catalogue import LIVE
from copytaster.metrics_counting import mode_of

log = structlog.get_logger()


class IntakeMetrics(Protocol):
    """What the intake tells the metrics."""

    def received(self, records: Sequence[RawRecord], outcomes: Sequence[Outcome]) -> None: ...  # noqa: D102 - see metrics.py
    def sequence_gap(self, feed: str) -> None: ...  # noqa: D102 - see metrics.py


class Intake:
    """Of all lanes of the process."""

    def __init__(self, metrics: IntakeMetrics) -> None:
        self._metrics = metrics
        self._sequences = Sequences(self._gap)
        self._told: dict[Place, int] = {}  # up to this offset

    def use(self, registry: Registry) -> None:
        """Watch the numbers of the feeds that ask for it."""
        self._sequences.watch(feed.name for feed in registry.feeds if feed.sequence)

    def begin(self, place: Place, offset: int) -> None:
        """A lane reads from this offset on."""
        told = self._told.get(place)
        if told is None or told < offset:
            self._told[place] = offset
            self._sequences.forget(place)

    def read(self, place: Place, records: Sequence[RawRecord], outcomes: Sequence[Outcome]) -> None:
        """Records of a lane were read, one outcome each, in offset order."""
        told = self._told.get(place, 0)
        new = [(record, outcome) for record, outcome in zip(records, outcomes, strict=False) if record.offset >= told]
        if not new:
            return
        self._told[place] = new[-1][0].offset + 1
        self._metrics.received([record for record, _ in new], [outcome for _, outcome in new])
        for record, outcome in new:
            tally = outcome.tally
            if mode_of(record) != LIVE:
                continue
            for service, number in tally.sequence:
                self._sequences.take(tally.feed, service, number, place)
            if Received.UNREADABLE in tally.received:
                self._sequences.unreadable(tally.feed)

    def settle(self) -> None:
        """Tell the gaps that nothing has filled; call it every few seconds."""
        self._sequences.settle()

    def _gap(self, gap: Gap) -> None:
        self._metrics.sequence_gap(gap.feed)
        log.warning(
            "feed_sequence_gap",
            feed=gap.feed, service=gap.service, first=gap.first, last=gap.last, numbers=gap.numbers,
        )  # fmt: skip
