"""What the watch over feeds is told of a story: of which kind it is, and the number of its transmission."""

from __future__ import annotations

from collections.abc import Iterator

from copytaster.core.model import Action, Received, SpikeReason, Story, Syntax

_BY_ACTION = {
    Action.NEW: Received.NEW,
    Action.CORRECTION: Received.CORRECTION,
    Action.KILL: Received.WITHDRAWAL,
    Action.HOLD: Received.WITHDRAWAL,
    Action.ADVISORY: Received.ADVISORY,
}
_BY_SPIKE = {
    SpikeReason.TEST: Received.TEST,
    SpikeReason.HEARTBEAT: Received.HEARTBEAT,
    SpikeReason.ADVISORY: Received.ADVISORY,
}
_COUNTED_BY_SERVICE = frozenset({Syntax.ANPA, Syntax.IPTC7901, Syntax.FRAMED_TEXT, Syntax.NITF})
"""Here the service stands before the number ("a1234", "DTX0456") and each counts by itself; elsewhere a service is a
product, and one count runs over all of them."""
_MOST_DIGITS = 9
_MOST_CHARACTERS = 40


def received(story: Story) -> Received:
    """What came."""
    if story.spike:
        return _BY_SPIKE.get(story.spike, Received.NOT_COPY)
    return _BY_ACTION.get(story.lifecycle.action, Received.UPDATE)


def number_of(story: Story) -> Iterator[tuple[str, int]]:
    """Service and transmission number, if the story states one that counts."""
    number = story.feed.sequence or ""
    if not (number.isascii() and number.isdecimal() and len(number) <= _MOST_DIGITS):
        return
    by_service = story.detection.syntax in _COUNTED_BY_SERVICE and story.feed.services
    yield story.feed.services[0][:_MOST_CHARACTERS] if by_service else "", int(number)
