"""Days that are part of a name: `the Mail on Sunday`, `Bild am Sonntag`, `Sheffield Wednesday`, `Bloody Sunday`."""

from __future__ import annotations

import re
from typing import Final

from copytaster.core.enrich.dates_phrase import Phrase

DAYS: Final = frozenset({"weekday", "part", "night"})
"""Rules of the grammar whose words may be those of a name."""

_BEFORE: Final = (
    *("Mail on ", "Bild am ", "BILD am ", "Welt am ", "WELT am ", "NZZ am ", "Presse am ", "Blick am ", "BLICK am "),
    *("Sheffield ", "Bloody ", "Super ", "Ruby ", "Manic "),
)
"""A paper, a club, a song right before the day."""
_REACH: Final = 28
_OPENED: Final = re.compile(r"[«„“\"‚‘][A-ZÄÖÜ][\w-]* (?:am|on) $")
"""An open mark with one capitalised word and a preposition."""
_BEHIND: Final = re.compile(
    r"\s(?:Times|Telegraph|Mirror|Express|Mail|Post|Herald|World|Star|Sun|Age|Tribune|Independent|Sport|Night Live"
    r"|Night Lights|Evening Post)\b"
)
"""The rest of a paper's or a show's name right behind it."""


def is_of_name(phrase: Phrase) -> bool:
    """Whether the day is a word of a name."""
    text, start, end = phrase.text, phrase.start, phrase.end
    if text[end + 1 : end + 2].isupper() and _BEHIND.match(text, end):
        return True
    if text[start - 1 : start] != " ":
        return False
    if text.endswith(_BEFORE, 0, start):
        return True
    return text.endswith((" am ", " on "), 0, start) and _OPENED.search(text, max(0, start - _REACH), start) is not None
