"""What the lines of one story say of its lifecycle, and its datelines: each read once for all who ask.

A headline is asked for three times on the way: whether it kills, what it marks, what is left of it. The readings are of
one story and end with it.
"""

from __future__ import annotations

from copytaster.core.model import Action
from copytaster.core.shapes import datelines, markers

_LONGEST_NOTICE = 240
"""Characters of a headline that kills, holds or releases."""
_NOTICES = frozenset({Action.KILL, Action.HOLD, Action.RELEASE})


class Readings:
    """The lines read so far."""

    def __init__(self) -> None:
        self._marks: dict[str, tuple[markers.Mark, ...]] = {}
        self._cleaned: dict[str, markers.Cleaned] = {}
        self.datelines: dict[str, datelines.Parts] = {}
        """By their words: those that were cut off a paragraph."""

    def marks(self, line: str) -> tuple[markers.Mark, ...]:
        """The marks of a line that says nothing else."""
        if (found := self._marks.get(line)) is None:
            found = self._marks[line] = markers.line_marks(line)
        return found

    def cleaned(self, headline: str) -> markers.Cleaned:
        """A headline without its prefixes and suffixes."""
        if (found := self._cleaned.get(headline)) is None:
            found = self._cleaned[headline] = markers.cleaned(headline)
        return found

    def is_notice(self, line: str) -> bool:
        """Whether a line or headline kills, holds or releases: what follows speaks of the story."""
        if len(line) > _LONGEST_NOTICE:
            return False
        return any(mark.kind in _NOTICES for mark in self.marks(line) or self.cleaned(line).marks)
