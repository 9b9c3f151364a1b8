"""Lines of transmission heads that say what the copy is to its story, and nothing of the story itself.

In: one head line. Out: whether it is a marker (`BULLETIN KILL`, `1ST LEAD`, `(Eil …)` with bells). What the words mean
is for `normalise` to say; a format must only know that such a line is no headline.
"""

from __future__ import annotations

import re
from typing import Final

_WORDS: Final = (
    "NEWS ?FLASH|FLASH|BLITZ|EIL(?:MELDUNG)?|NEWS ?ALERT|ALERT[AE]?|BULLETIN|URGENTE?|PRIORITY|KILL|HOLD|WITHHOLD"
    "|ELIMINATION|LIFTED|RELEASED?|STORY|WITHDRAWN|MANDATORY|EMBARGO|ADVISORY|CORRECTION|CORRECTIVE|CORRECTED|REPEAT|RPT"
    "|REFILE|UPDATE|WRITETHRU|LEAD(?:ALL)?|NET|ADD|TAKE|EXTRA|BERICHTIGUNG|KORREKTUR|WIEDERHOLUNG|NEU(?:FASSUNG)?"
    "|RECTIFICATIF|ANNULATION|REMETTRE"
)
_NUMBER: Final = r"\d{1,2}(?:ST|ND|RD|TH|ER|E|\.)?[ -]?"
_MARKER: Final = re.compile(
    rf"[\W_]{{0,12}}(?:(?:{_NUMBER})?(?:{_WORDS})(?![^\W\d_])(?: ?\d{{1,2}})?[\W_]{{0,20}}){{1,5}}"
)
# In small letters only in brackets, as dpa has them; or AP's own word.
_BRACKETED: Final = re.compile(
    r"\((?:eil(?:meldung)?|blitz|berichtigung|korrektur|wiederholung|neu|urgent|flash)[\s\x07!]{0,20}\)"
    r"|AP ?News ?Alert",
    re.IGNORECASE,
)
_LONGEST: Final = 60


def is_marker(line: str) -> bool:
    """Whether the line only says what the copy is: a flash, a kill, a lead."""
    if len(line) > _LONGEST:
        return False
    # Capitals alone, or a bracket or AP's word: most lines are neither, and cost a tenth of the patterns.
    return (line.isupper() and _MARKER.fullmatch(line) is not None) or (
        line[:1] in "(Aa" and _BRACKETED.fullmatch(line) is not None
    )
