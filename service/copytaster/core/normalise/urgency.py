"""Urgency 1 to 9: what the sender declared, mapped by its scale or its format's, raised by the priority of a marker.

Nothing lowers it. Flash raises to 1, alert and bulletin to 2, urgent to 3 (CONTRACT).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from copytaster.core.context import Dialect
from copytaster.core.model import (
    BODY_KINDS,
    AtPath,
    Block,
    Decision,
    Field,
    Found,
    Lifecycle,
    Marker,
    Priority,
    Syntax,
)
from copytaster.core.normalise.urgency_scales import SCALES

Fields = Mapping[Field, tuple[Found, ...]]

RAISED_TO = {Priority.FLASH: 1, Priority.ALERT: 2, Priority.BULLETIN: 2, Priority.URGENT: 3}


def mapped(declared: str | None, dialect: Dialect | None, syntax: Syntax) -> int | None:
    """The declared urgency on IPTC's scale: by the agency's own, else the format's; None when no scale knows it."""
    if declared is None:
        return None
    value = declared.strip()
    for scale in (dialect.urgency if dialect else {}, SCALES.get(syntax, {})):
        if known := scale.get(value.casefold()):
            return known
    return int(value) if value.isdecimal() and value.isascii() and 1 <= int(value[:4]) <= 9 else None


def ranked(
    lifecycle: Lifecycle, urgency: int | None, fields: Fields, dialect: Dialect | None, blocks: Sequence[Block]
) -> Lifecycle:
    """The lifecycle with the priority that the urgency means to its agency, where no word of the copy gives one.

    A picture with its caption ranks among pictures: it is no alert.
    """
    priority = dialect.priorities.get(urgency) if dialect and urgency else None
    wordless = Field.MEDIA in fields and not any(block.kind in BODY_KINDS for block in blocks)
    if priority is None or lifecycle.priority or wordless:
        return lifecycle
    found = next((one for one in fields.get(Field.URGENCY, ()) if isinstance(one.value, str)), None)
    at = (AtPath(found.source),) if found and isinstance(found.source, tuple) else ()
    marker = Marker(priority, str(found.value) if found else str(urgency), at)
    return replace(lifecycle, priority=priority, markers=(*lifecycle.markers, marker))


def decide(declared: int | None, priority: Priority | None) -> tuple[int | None, tuple[Decision, ...]]:
    """The urgency to publish, and why where two values met."""
    raised = RAISED_TO[priority] if priority else None
    if raised is not None and (declared is None or raised < declared):
        reason = f"{priority} raises {declared} to {raised}" if declared else f"{priority} means {raised}"
        return raised, (Decision("urgency", "marker", reason),)
    return declared, ()
