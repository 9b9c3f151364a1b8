"""Cuts a block's text where marks begin and end, so that nested and overlapping ones can be drawn around each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise

from copytaster.cli.explain_facts import Fact, Mark

LONG = 40
"""A part of so many characters is filled, where its fact is only underlined: what is longer would drown the page."""


class Style(StrEnum):
    """How a mark is drawn: filled, underlined, or not at all."""

    FILL = "fill"
    LINE = "line"
    BARE = "bare"


@dataclass(frozen=True, slots=True)
class Layer:
    """A mark over words. Its level is the same all along it: one above the highest of those that are drawn inside."""

    fact: Fact
    mark: Mark
    style: Style
    level: int = 0


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text under the same marks, the longest of them first: the last is what the words mean most closely.

    Of one fact its own mark counts, and the closest of its parts.
    """

    start: int
    end: int
    over: tuple[Layer, ...] = ()


def segments(text: str, marks: Sequence[tuple[Fact, Mark]]) -> list[Segment]:
    """The whole text in order, without gaps; marks beyond its end must have been left out."""
    if not text:
        return []
    edges = sorted({0, len(text), *(mark.start for _, mark in marks), *(mark.end for _, mark in marks)})
    waiting = sorted(marks, key=lambda pair: pair[1].start, reverse=True)
    active: list[tuple[Fact, Mark]] = []
    found = []
    for start, end in pairwise(edges):
        active = [pair for pair in active if pair[1].end > start]
        while waiting and waiting[-1][1].start <= start:
            active.append(waiting.pop())
        found.append(Segment(start, end, _layered(active)))
    return _levelled(found)


def _layered(active: Sequence[tuple[Fact, Mark]]) -> tuple[Layer, ...]:
    closest: dict[tuple[int, bool], Layer] = {}
    for layer in sorted((Layer(fact, mark, _style(fact, mark)) for fact, mark in active), key=_shortest_last):
        closest[layer.fact.number, layer.mark.role is None] = layer
    drawn = {(one.fact.group, one.mark.start, one.mark.end): one for one in closest.values()}
    # Several of a group over the very same words (subjects) are drawn as one.
    return tuple(
        one if drawn[one.fact.group, one.mark.start, one.mark.end] is one else replace(one, style=Style.BARE)
        for one in sorted(closest.values(), key=_shortest_last)
    )


def _style(fact: Fact, mark: Mark) -> Style:
    """Of a long part that lies inside of its fact's own line, nothing is drawn."""
    if not fact.look.line or (mark.role and mark.end - mark.start <= LONG):
        return Style.FILL
    return Style.BARE if mark.role and any(one.role is None for one in fact.marks) else Style.LINE


def _shortest_last(layer: Layer) -> tuple[int, bool, int]:
    """The longest first; of equal ones a part lies inside of its fact."""
    return layer.mark.start - layer.mark.end, layer.mark.role is not None, layer.fact.number


def _levelled(cut: Sequence[Segment]) -> list[Segment]:
    inside: defaultdict[tuple[int, Mark], set[tuple[int, Mark]]] = defaultdict(set)
    for one in cut:
        for around, within in pairwise(layer for layer in one.over if layer.style is not Style.BARE):
            inside[_key(around)].add(_key(within))
    levels: dict[tuple[int, Mark], int] = {}
    for layer in sorted((layer for one in cut for layer in one.over), key=_shortest_last, reverse=True):
        levels[_key(layer)] = max((levels[one] + 1 for one in inside[_key(layer)]), default=0)
    return [replace(one, over=tuple(replace(layer, level=levels[_key(layer)]) for layer in one.over)) for one in cut]


def _key(layer: Layer) -> tuple[int, Mark]:
    return layer.fact.number, layer.mark
