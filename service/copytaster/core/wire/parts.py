"""Several stories of one record: each read by itself, so that one that cannot be read costs no other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from copytaster.core.errors import Unreadable
from copytaster.core.model import Fault, Parsed, Part, RawStory, Stage

One = TypeVar("One")


def read_each(ones: Sequence[One], read: Callable[[One, Part | None], RawStory], place: str) -> Parsed:
    """A story of each, a fault for each that cannot be read; a part only where there are several.

    Raises `Unreadable`: the fault of one alone, or `no_copy` at `place` where there is none at all.
    """
    if not ones:
        raise Unreadable("no_copy", Stage.PARSE, "no story in it", place)
    if len(ones) == 1:
        return Parsed((read(ones[0], None),))
    stories: list[RawStory] = []
    faults: list[Fault] = []
    for index, one in enumerate(ones, 1):
        try:
            stories.append(read(one, Part(index, len(ones))))
        except Unreadable as error:
            faults.append(Fault(error.code, error.stage, error.message, error.position, index))
    return Parsed(tuple(stories), tuple(faults))
