"""Urgency 1 to 9: what the sender declared, mapped by its scale or its format's, raised by the priority of a marker.

Nothing lowers it. Flash raises to 1, alert and bulletin to 2, urgent to 3 (CONTRACT).
"""

from __future__ import annotations

from copytaster.core.context import Dialect
from copytaster.core.model import Decision, Priority, Syntax
from copytaster.core.normalise.urgency_scales import SCALES

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


def decide(declared: int | None, priority: Priority | None) -> tuple[int | None, tuple[Decision, ...]]:
    """The urgency to publish, and why where two values met."""
    raised = RAISED_TO[priority] if priority else None
    if raised is not None and (declared is None or raised < declared):
        reason = f"{priority} raises {declared} to {raised}" if declared else f"{priority} means {raised}"
        return raised, (Decision("urgency", "marker", reason),)
    return declared, ()
