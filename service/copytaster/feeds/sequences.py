"""Transmission numbers of the wires, watched for gaps: what was lost before Kafka.

A wire counts its transmissions, each service of it by itself; ANPA and IPTC 7901 from 1 to 9999, some anew at midnight.
A number that is missed waits a minute for late ones. What looks like another count (a reset, a resend of old numbers)
must go on for two numbers before it is believed: the rule of RFC 3550, A.1, for packets of a stream. Doubt counts no
gap. Nothing is known of what another process read: what a partition brings after a take-over begins anew.

It needs the numbers of a feed in order, so a watched feed belongs in one partition: a topic of one, or one key.
"""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TypeAlias

from copytaster.core.model import Clock

Place: TypeAlias = tuple[str, int]
"""Topic and partition."""

LATE_SECONDS = 60.0
"""How long a missed number may take: senders with two lines, and retries, are late by seconds."""
MOST_MISSED = 1000
"""A larger jump is another count: a wire that lost so many was down, and its silence has told."""
MOST_BACK = 100
"""So far back a number is late or sent again."""
MOST_OVER_THE_TOP = 100
"""Missed around 9999 → 0001; where more would be, the count was reset."""
_FEWEST_DIGITS = 3
"""Of a count: no wire begins anew after 99."""
MOST_SERVICES = 100
"""Of one feed: the sender writes their names."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Numbers that did not come, `first` to `last`, some between them perhaps did."""

    feed: str
    service: str
    first: int
    last: int
    numbers: int


@dataclass(slots=True)
class _Missed:
    numbers: list[int]
    due: float


@dataclass(slots=True)
class _Count:
    """One service of one feed."""

    last: int
    places: set[Place]
    missed: list[_Missed] = field(default_factory=list)
    other: int | None = None  # what would continue another count
    unreadable: int = 0  # records of the feed since the last number that may have had one

    def take(self, number: int, now: float) -> None:
        """The next number, in the order of arrival."""
        if self._fills(number) or number == self.last:
            return
        between = self._between(number)
        if between is not None:
            if len(between) > self.unreadable:
                self.missed.append(_Missed(between, now + LATE_SECONDS))
            self._go_on(number)
        elif number == self.other:
            self._go_on(number)
        elif not (1 < number < self.last and self.last - number <= MOST_BACK):
            self.other = number + 1

    def _go_on(self, number: int) -> None:
        self.last, self.other, self.unreadable = number, None, 0

    def _fills(self, number: int) -> bool:
        for missed in self.missed:
            if number in missed.numbers:
                missed.numbers.remove(number)
                return True
        return False

    def _between(self, number: int) -> list[int] | None:
        """What is missing before the number, if it goes on from the last one; None when it does not."""
        if 0 < number - self.last <= MOST_MISSED + 1:
            return list(range(self.last + 1, number))
        top = 10 ** max(len(str(self.last)), _FEWEST_DIGITS) - 1
        if number < self.last and top - self.last + number <= MOST_OVER_THE_TOP:
            return [*range(self.last + 1, top + 1), *range(1, number)]  # whether a wire sends 0000 is its own affair
        return None


class Sequences:
    """All counts that this process sees. `report` is told of each gap, once."""

    def __init__(self, report: Callable[[Gap], None], clock: Clock = time.monotonic) -> None:
        self._report = report
        self._clock = clock
        self._watched: frozenset[str] = frozenset()
        self._counts: defaultdict[str, dict[str, _Count]] = defaultdict(dict)

    def watch(self, feeds: Iterable[str]) -> None:
        """Watch these feeds, and no others."""
        self._watched = frozenset(feeds)
        for feed in set(self._counts) - self._watched:
            del self._counts[feed]

    def take(self, feed: str, service: str, number: int, place: Place) -> None:
        """A number arrived; call it in offset order."""
        if feed not in self._watched:
            return
        counts = self._counts[feed]
        count = counts.get(service)
        if count is None or place not in count.places:
            if count is not None or len(counts) < MOST_SERVICES:
                counts[service] = _Count(number, {place} | (count.places if count else set()))
            return
        count.take(number, self._clock())

    def unreadable(self, feed: str) -> None:
        """A record of the feed could not be read: it came, and its number is not known."""
        for count in self._counts[feed].values() if feed in self._counts else ():
            count.unreadable += 1

    def forget(self, place: Place) -> None:
        """Another process may have read there meanwhile."""
        for counts in self._counts.values():
            for service in [service for service, count in counts.items() if place in count.places]:
                del counts[service]

    def settle(self) -> None:
        """Report what has been missed for long enough; call it every few seconds."""
        now = self._clock()
        for feed, counts in self._counts.items():
            for service, count in counts.items():
                due = [missed for missed in count.missed if missed.due <= now]
                count.missed = [missed for missed in count.missed if missed.due > now and missed.numbers]
                for numbers in (missed.numbers for missed in due if missed.numbers):
                    self._report(Gap(feed, service, numbers[0], numbers[-1], len(numbers)))
