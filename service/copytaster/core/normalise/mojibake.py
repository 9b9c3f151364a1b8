"""UTF-8 that was once read in a wrong charset, read again where ftfy is sure.

Text in, the same or better text out. ftfy's search for signs of mojibake takes 50 to 100 µs a paragraph; a look for
letters without which there is none takes a microsecond, and passes over nearly all copy in every script.
"""

from __future__ import annotations

import re
from typing import Final

from ftfy import fix_encoding
from ftfy.badness import MOJIBAKE_CATEGORIES, badness

# ftfy's categories, as they stand in sets of characters.
_OPENS: Final = MOJIBAKE_CATEGORIES["start_punctuation"]
_CLOSES: Final = MOJIBAKE_CATEGORIES["end_punctuation"]
_ACCENTED: Final = MOJIBAKE_CATEGORIES["lower_accented"]
_CAPITAL: Final = MOJIBAKE_CATEGORIES["upper_accented"]
_COMMON: Final = MOJIBAKE_CATEGORIES["lower_common"]
_ALONE: Final = MOJIBAKE_CATEGORIES["c1"] + "ÂÃ"
_SELDOM: Final = "".join(MOJIBAKE_CATEGORIES[name] for name in ("bad", "box", "currency", "numeric", "law")) + "ÎÐØÙ°‚Ђ"
# Each sign has one of these characters (a property test holds it against ftfy's own pattern), and beside it what the
# line says; plain letters of any script do not begin one, so that the search leaps over them.
_MAY_BE: Final = re.compile(
    rf"[{_ALONE}Œœ{_SELDOM}{_OPENS}{_CLOSES}{_CAPITAL}](?:"
    rf"(?<=[{_ALONE}])"
    rf"|(?<=[Œœ])(?=[^A-Za-z])"
    rf"|(?<=[{_SELDOM}])(?:(?=[^\0-\x7f])|(?<=[^\0-\x7f].))"
    rf"|(?<=[{_CLOSES}])(?=[{_ACCENTED}{_CAPITAL}{_OPENS}])"
    rf"|(?<=[{_ACCENTED}{_COMMON}][{_CAPITAL}])"
    rf"|(?<=[{_CAPITAL}])(?=[{_OPENS}])"
    rf"|(?<=[{_ACCENTED}{_CAPITAL}][{_OPENS}{_CLOSES}])(?=\w)"
    rf"|(?<=[ВГРС\u0392\u0393\u039e\u039f][{_OPENS}{_CLOSES}])(?=[ВГРС\u0392\u0393\u039e\u039f])"
    r")",
    re.DOTALL,
)


def may_hold(text: str) -> bool:
    """Whether the text may show signs of mojibake: no when it surely shows none."""
    return _MAY_BE.search(text) is not None


def decoded_anew(text: str) -> str:
    """Text whose bytes were once read in a wrong charset, read again; unchanged unless that is plainly better."""
    was = badness(text) if may_hold(text) else 0
    if not was:
        return text
    fixed: str = fix_encoding(text)
    return fixed if badness(fixed) < was else text
