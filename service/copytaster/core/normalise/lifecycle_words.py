"""What feeds say of a version in fields: words of status and signals; and the words that close a take.

Tables, and one look; `lifecycle.py` reads with them. The words of headlines and lines are in `shapes/lifecycle_languages.py`.
"""

# The tables read better unbroken.
# ruff: noqa: E501
from __future__ import annotations

import re

from copytaster.core.model import Action, Priority

MORE = re.compile(
    r"\W{0,3}(?:more|mf|suite|sigue|segue|mehr\sfolgt|forts(?:etzung)?\s(?:folgt)?|seguirá)\W{0,3}", re.IGNORECASE
)
LAST_TAKE = re.compile(r"\b(?:last|final)\stake\b|\bschluss\b|\bfin\sde\s(?:la\s)?série\b", re.IGNORECASE)

# Status words of feeds, folded, beyond the three of IPTC.
STATUS_KILLED = frozenset(
    """
    canceled cancelled killed kill withdrawn deleted recalled retracted annulled stat:canceled status:canceled
    """.split()
)
STATUS_WITHHELD = frozenset(
    """
    withheld hold held on_hold onhold embargoed draft scheduled stat:withheld holdforrelease
    """.split()
)
STATUS_USABLE = frozenset(
    """
    usable published publish live corrected updated normal stat:usable stat:published released release final
    """.split()
)
STATUS_EMBARGOED = "embargoed"
STATUS_RELEASED = frozenset({"released", "release"})
SIGNALS = {
    "update": Action.UPDATE, "correction": Action.CORRECTION, "corrected": Action.CORRECTION, "kill": Action.KILL,
    "cancel": Action.KILL, "withdrawn": Action.KILL, "delete": Action.KILL, "hold": Action.HOLD, "repeat": Action.REPEAT,
    "refile": Action.REFILE, "release": Action.RELEASE, "advisory": Action.ADVISORY, "writethru": Action.UPDATE,
    "correctn": Action.CORRECTION, "corrective": Action.CORRECTION, "ld-writethru": Action.UPDATE,
    "newsalert": Priority.ALERT,
    "add": Action.TAKE, "take": Action.TAKE, "takes": Action.TAKE, "lead": Action.UPDATE,
    "clarification": Action.CORRECTION, "disregard": Action.KILL, "elimination": Action.KILL, "withhold": Action.HOLD,
    "holdforrelease": Action.HOLD, "not newscontent": Action.ADVISORY,
    "edstat:u": Action.UPDATE, "edstat:c": Action.CORRECTION, "edstat:d": Action.KILL, "msgtype:d": Action.KILL,
    "replace": Action.UPDATE, "rectify": Action.CORRECTION,
}  # fmt: skip
"""Folded: Reuters' letters mean something only with their scheme, the codes of others whatever the scheme is called."""
HELD_BY_EMBARGO = frozenset({"holdforrelease"})
"""Signals of a hold that ends by itself where an embargo is stated."""


def is_last_take(line: str) -> bool:
    """Whether a line says that it closes the last take. Each form holds a word that few lines do."""
    folded = line.casefold()
    if "take" not in folded and "schluss" not in folded and "sér" not in folded:
        return False
    return LAST_TAKE.search(line) is not None
