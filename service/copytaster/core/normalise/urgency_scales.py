"""The urgency scales of standards that write letters or words where IPTC has 1 to 9: for senders without their own.

ANPA 84-2 (1312), 3.2: flash, bulletin, urgent, regular, deferred (`d`, `h`), advance for weekdays and for the weekend
(`a`, `s`), rerun (`y`); `z` is reserved and sent as the last. IPTC 7901 counts as IPTC does, 1 to 9, and needs none.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from copytaster.core.model import Syntax

SCALES: Final[Mapping[Syntax, Mapping[str, int]]] = {
    Syntax.ANPA: {"f": 1, "b": 2, "u": 3, "r": 5, "d": 6, "h": 6, "a": 7, "s": 7, "y": 8, "z": 8},
}
"""Of a syntax: what its senders write, casefolded, to IPTC 1 to 9."""
