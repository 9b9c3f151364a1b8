"""Which dead letters of a partition were redriven: all below `low`, and the ranges above it.

A group's offset alone cannot tell: with a filter some are sent and their neighbours are not, and a second redrive with
another filter must neither send the first ones again nor pass over the rest. So the ranges travel as the metadata of
the committed offset, which Kafka keeps with it and commits in the same transaction. Pure; 4,096 bytes are what brokers
take of it (`offset.metadata.max.bytes`), enough for 1,500 separate ranges.
"""

from __future__ import annotations

import base64
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

MOST_CHARACTERS = 4000
_VERSION = "r1:"


class TooManyRangesError(Exception):
    """More separate ranges than the metadata of an offset can hold."""


@dataclass(slots=True)
class Settled:
    """Mutable: `mark` adds to it. `ranges` are half-open, ascending, apart from each other."""

    low: int = 0
    ranges: list[tuple[int, int]] = field(default_factory=list)

    def __contains__(self, offset: int) -> bool:
        return offset < self.low or any(first <= offset < end for first, end in self.ranges)

    def forget_below(self, offset: int) -> None:
        """The broker no longer has what is before: it counts as settled."""
        self._join(0, max(offset, self.low))

    def mark(self, offset: int, before: int) -> None:
        """Settle a record; `before` is the offset of the one read just before it.

        When that one is settled too, so are the offsets between, which hold no records.
        """
        first = before + 1 if before in self else offset
        self._join(min(first, offset), offset + 1)

    def _join(self, first: int, end: int) -> None:
        if first <= self.low:
            self.low = max(self.low, end)
            first = self.low
        joined = sorted([*self.ranges, (first, end)])
        self.ranges = []
        for start, stop in joined:
            if start <= self.low:
                self.low = max(self.low, stop)
            elif self.ranges and start <= self.ranges[-1][1]:
                self.ranges[-1] = (self.ranges[-1][0], max(self.ranges[-1][1], stop))
            elif start < stop:
                self.ranges.append((start, stop))

    def metadata(self) -> str:
        """The ranges as text for the offset's metadata; raises `TooManyRangesError`."""
        if not self.ranges:
            return ""
        edges = [self.low, *(edge for range_ in self.ranges for edge in range_)]
        steps = bytes(byte for before, after in pairwise(edges) for byte in _varint(after - before))
        text = _VERSION + base64.b64encode(zlib.compress(steps, 9)).decode()
        if len(text) > MOST_CHARACTERS:
            raise TooManyRangesError(f"{len(self.ranges)} separate ranges of redriven dead letters")
        return text


def settled_of(low: int, metadata: str) -> Settled:
    """As committed; metadata that is not ours counts as none."""
    if not metadata.startswith(_VERSION):
        return Settled(low)
    edges = [low]
    for step in _numbers(zlib.decompress(base64.b64decode(metadata.removeprefix(_VERSION)))):
        edges.append(edges[-1] + step)
    return Settled(low, list(zip(edges[1::2], edges[2::2], strict=True)))


def _varint(number: int) -> Iterator[int]:
    while number > 0x7F:
        yield number & 0x7F | 0x80
        number >>= 7
    yield number


def _numbers(encoded: Iterable[int]) -> Iterator[int]:
    number = shift = 0
    for byte in encoded:
        number |= (byte & 0x7F) << shift
        shift += 7
        if byte < 0x80:
            yield number
            number = shift = 0
