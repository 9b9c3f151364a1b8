"""Several stories of one record: each read by itself, so that one that cannot be read costs no other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from copytaster.core.errors import CopyError, Unreadable
from copytaster.core.model import Fault, Parsed, Part, RawStory, Stage
from copytaster.core.wire.bounds import check_stories

One = TypeVar("One")


def read_each(ones: Sequence[One], read: Callable[[One, Part | None], RawStory], place: str) -> Parsed:
    """A story of each, a fault for each that cannot be read; a part only where there are several.

    Raises the fault of one alone, `Unreadable` (`no_copy`) at `place` where there is none at all, `TooLarge`
    (`too_many_parts`) where there are too many.
    """
    check_stories(len(ones))
    if not ones:
        raise Unreadable("no_copy", Stage.PARSE, "no story in it", place)
    if len(ones) == 1:
        return Parsed((read(ones[0], None),))
    stories: list[RawStory] = []
    faults: list[Fault] = []
    for index, one in enumerate(ones, 1):
        try:
            stories.append(read(one, Part(index, len(ones))))
        except CopyError as error:
            faults.append(Fault(error.code, error.stage, error.message, error.position, index))
    return Parsed(tuple(stories), tuple(faults))
