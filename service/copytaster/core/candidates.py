"""What a rule looked at and took or left, with the reason in words: for people who ask why, never published.

Nothing on the way of a record makes these: `topology.explain` asks for them once a story is done.
"""

from __future__ import annotations

from dataclasses import dataclass

from copytaster.core.places import Places


@dataclass(frozen=True, slots=True)
class Candidate:
    """A value that a field could have had. `rule` says why it has it (`taken`), or which rule it lost by.

    `at` are the words it rests on, none where it rests on none; `by` is the enricher and its version as facts carry it,
    or the stage. Made of the settled story alone, so nothing in it is private.
    """

    field: str
    value: str
    taken: bool
    rule: str
    by: str
    at: Places = ()
