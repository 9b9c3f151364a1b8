"""Days that are part of a name: `the Mail on Sunday`, `Bild am Sonntag`, `Sheffield Wednesday`, `Bloody Sunday`."""

from __future__ import annotations

import re
from typing import Final

from copytaster.core.enrich.dates_phrase import Phrase

DAYS: Final = frozenset({"weekday", "part", "night"})
"""Rules of the grammar whose words may be those of a name."""

_REACH: Final = 28
_BEFORE: Final = re.compile(
    r"(?:\b(?:Mail on|(?:Bild|BILD|Welt|WELT|NZZ|Presse|Blick|BLICK) am|Sheffield|Bloody|Super|Ruby|Manic)"
    r"|[«„“\"‚‘][A-ZÄÖÜ][\w-]* (?:am|on))\s$"
)
"""A paper, a club, a song right before the day; or an open mark with one capitalised word and a preposition."""
_BEHIND: Final = re.compile(
    r"\s(?:Times|Telegraph|Mirror|Express|Mail|Post|Herald|World|Star|Sun|Age|Tribune|Independent|Sport|Night Live"
    r"|Night Lights|Evening Post)\b"
)
"""The rest of a paper's or a show's name right behind it."""


def is_of_name(phrase: Phrase) -> bool:
    """Whether the day is a word of a name; one without a capital is none."""
    text, start, end = phrase.text, phrase.start, phrase.end
    if not text[end : end + 1].isspace() and text[start - 1 : start] != " ":
        return False
    return _BEHIND.match(text, end) is not None or _BEFORE.search(text, max(0, start - _REACH), start) is not None
