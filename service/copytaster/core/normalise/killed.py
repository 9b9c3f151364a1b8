"""What is left of a story that is withdrawn: editor's notes, and what the feed declared.

CONTRACT, "Kill": no headlines, title, bodies, media or derived facts. The blocks that stay are numbered anew, and every
place that pointed at one that goes is dropped with it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from copytaster.core.model import At, BlockKind, Credits, Lifecycle, Places, Story


def withdrawn(story: Story) -> Story:
    """The story of a kill: only what may still be said."""
    kept = [number for number, block in enumerate(story.blocks) if block.kind is BlockKind.EDITORS_NOTE]
    numbers = {old: new for new, old in enumerate(kept)}
    return replace(
        story,
        blocks=tuple(story.blocks[number] for number in kept),
        lifecycle=_lifecycle(story.lifecycle, numbers),
        embargo=replace(story.embargo, at=_moved(story.embargo.at, numbers)) if story.embargo else None,
        times=replace(story.times, document_date=None),
        warnings=tuple(replace(one, at=_moved(one.at, numbers)) for one in story.warnings),
        headlines=(),
        title=None,
        standfirst=None,
        dateline=None,
        bylines=(),
        by=None,
        credits=Credits(),
        embeds=(),
        media=(),
    )


def _lifecycle(lifecycle: Lifecycle, numbers: Mapping[int, int]) -> Lifecycle:
    return replace(
        lifecycle,
        markers=tuple(replace(one, at=_moved(one.at, numbers)) for one in lifecycle.markers),
        reason=replace(lifecycle.reason, at=_moved(lifecycle.reason.at, numbers)) if lifecycle.reason else None,
        target=replace(lifecycle.target, at=_moved(lifecycle.target.at, numbers)) if lifecycle.target else None,
    )


def _moved(places: Places, numbers: Mapping[int, int]) -> Places:
    """The places in blocks that stay, and all paths."""
    return tuple(
        place._replace(block=numbers[place.block]) if isinstance(place, At) else place
        for place in places
        if not isinstance(place, At) or place.block in numbers
    )
