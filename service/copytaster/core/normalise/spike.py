"""What is deliberately not passed on: tests, heartbeats, what is no copy, and advisories that change nothing.

Doubt passes a story on: each pattern needs words that no story opens with, in a record that says little else.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from copytaster.core.model import Action, Block, Field, Found, SpikeReason
from copytaster.core.normalise.provider import first_text, name_of

NOT_COPY_TYPES = frozenset({"analytics", "event", "planning", "concept", "coverage"})
WORDLESS_TYPES = frozenset(
    {"picture", "photo", "image", "graphic", "video", "audio", "animation", "composite", "package"}
)
_SHORT_CHARACTERS = 400
_DECISIVE = frozenset({Action.KILL, Action.HOLD, Action.RELEASE, Action.CORRECTION})

_TEST = re.compile(
    r"""[\W_]*(?:
        (?:TEST\b[\W_]*){2,12} | TEST[\W_]*$ | (?i:this\ is\ (?:only\ )?a\ test\b(?!\ (?:of|for|case)\b))
      | TEST\b\W{0,4}(?:(?i:please\ )?(?i:ignore|disregard|message|only|story|transmission|item|copy)\b)
      | TEST\ FROM\ \w{2,40}[\W_]*$ | (?i:testmeldung|ceci\ est\ un\ test|esto\ es\ una\ prueba|dies\ ist\ ein\ test)\b
      | (?i:the\ quick\ brown\ fox\ jump(?:s|ed)\ over\ the\ lazy\ dog)
    )""",
    re.VERBOSE,
)
_HEARTBEAT = re.compile(
    r"[\W_]*(?:heart-?beat|keep[- ]?alive|line check|ping)\b[\W_]*"
    r"(?:(?:from|ok|seq(?:uence)?|no|server|id|at)\b[\w\W]{0,60})?[\dTZ:./\s+-]{0,40}$",
    re.IGNORECASE,
)


def spike_of(blocks: Sequence[Block], fields: Mapping[Field, tuple[Found, ...]], action: Action) -> SpikeReason | None:
    """Why the story is not passed on, or None. A kill, hold, release or correction always is."""
    kind = (first_text(fields, Field.TYPE) or "").strip().casefold()
    if kind in NOT_COPY_TYPES or (kind in WORDLESS_TYPES and not blocks and action not in _DECISIVE):
        return SpikeReason.NOT_COPY
    if _is_test(blocks, fields, kind):
        return SpikeReason.TEST
    if kind == "heartbeat" or (len(blocks) == 1 and len(blocks[0].text) < 120 and _HEARTBEAT.match(blocks[0].text)):
        return SpikeReason.HEARTBEAT
    return SpikeReason.ADVISORY if action is Action.ADVISORY else None


def _is_test(blocks: Sequence[Block], fields: Mapping[Field, tuple[Found, ...]], kind: str) -> bool:
    signals = {(name_of(one.value) or "").casefold().rpartition(":")[2] for one in fields.get(Field.SIGNAL, ())}
    if kind == "test" or "test" in signals:
        return True
    # The sum first: the pattern looks at every sign that opens a text, which may be megabytes of them.
    is_short = sum(len(block.text) for block in blocks) < _SHORT_CHARACTERS
    return bool(blocks) and is_short and _TEST.match(blocks[0].text) is not None
