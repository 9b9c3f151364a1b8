"""Lines that close a story: who reported and edited it, and the marks that end it or say that more follows.

In: one line or paragraph. Out: whether it is one. Each must be sure by itself: "Reporting by the Courier showed that …"
is copy, and so is "Fine."; "(Reporting by Jane Doe; editing by John Roe)", "ENDS", "- 30 -" and "###" are not.
"""

from __future__ import annotations

import re
from typing import Final

_LONGEST: Final = 600
"""Characters of a sign-off that names a dozen people."""

_WORKED: Final = r"(?:reporting|writing|editing|compiled|edited|written|translat(?:ed|ion|ing)|produced|graphics?)"
_OPENS: Final = re.compile(
    rf"\s*(?P<bracket>[(\[])?\s?(?:additional\s|compiled\sand\s|written\sand\s)?{_WORKED}(?:\sand\s{_WORKED})?\sby\b\s*:?",
    re.IGNORECASE,
)
# Services in other languages: "(Reporte de Jane Doe; editado por John Roe)", "(Bericht von Jane Doe, redigiert von …)".
_OPENS_ABROAD: Final = re.compile(
    r"\s*\((?:(?:reporte|reportaje|información|redacción|edición|reportagem|edição)\s(?:de|por)|(?:editado|escrito|traducido)\s(?:\w{2,3}\s\w{4,12}\s)?por|por|par"
    r"|(?:reportage|version\sfrançaise)(?:\sde)?|(?:édité|rédigé|traduit)\spar|(?:bericht|geschrieben|redigiert)\svon|reporter:|servizio\sdi|tradotto\sda)\s"
    r"(?-i:(?=[^\W\d_a-zß-öø-ÿ]))",
    re.IGNORECASE,
)
_EDITED: Final = re.compile(
    r"\b(?:edit|édit|redig|redaktion|edi[cç]|rédig|redac|reda[cç]|por|par|reporte|reportagem)", re.IGNORECASE
)
# Without brackets, nothing but names and these.
_SMALL_WORDS: Final = frozenset(
    "additional reporting writing editing compiled edited written translated translation translating produced graphics"
    " by and in for from at with the of on de del da di la le el al van von der den bin y e et staff newsroom bureau"
    " desk team correspondents reporters".split()
)
_WORD: Final = re.compile(r"[^\W\d_][\w'’.-]*")
# "Associated Press writers Jane Doe and John Roe contributed to this report from Halden."
_CONTRIBUTED: Final = re.compile(
    r"[\s(]*[^\n]{3,300}?\bcontributed(?:\sreporting)?\s(?:to\sth(?:is|e)\s(?:report|story|article|dispatch)"
    r"|from\s(?-i:[^\W\d_a-z]))[^.!?\n]{0,80}[.)\s]*",
    re.IGNORECASE,
)
# Marks in a frame, in any case; bare ones in capitals, and those that are no word of copy.
_FRAME: Final = r"[-–—*=#(\[/]"
_END_MARK: Final = re.compile(
    rf"""\s*(?:
        (?:{_FRAME}\s?){{1,4}}(?:30|ends?|ende|fin|fine|fim|slut|loppu|einde|more|mehr|suite|sigue|segue|nnnn
            |end\ of\ (?:story|text|message|release))(?:\s?[-–—*=\#)\]/]){{1,4}}
      | (?-i:ENDS?|ENDE|FIN|FIM|NNNN|EOM|EOL|MORE|SLUT|EINDE|LOPPU)\s?[.:]?
      | (?:ends?|ende|nnnn|eom|eol)\s?[.:]? | end\ of\ (?:story|text|message|release|transmission)\.?
      | (?:\#\s?){{2,12}} | \./\.[\w/ ]{{0,16}} | ==\s?[^\W\d_]{{2,20}}
    )\s*""",
    re.IGNORECASE | re.VERBOSE,
)
_ENDS_SENTENCE: Final = tuple(".!?\"”’'")
_RULE: Final = re.compile(r"[\s_*=~#–—-]{2,200}")


def is_sign_off(text: str) -> bool:
    """Whether the text names who reported, wrote and edited, and says nothing else."""
    if len(text) > _LONGEST:
        return False
    opening = _OPENS.match(text)
    if opening is None and _OPENS_ABROAD.match(text):
        return text.rstrip(" .").endswith(")") and _EDITED.search(text) is not None
    if opening is None:
        return "contributed" in text and _CONTRIBUTED.fullmatch(text) is not None
    words = text.rstrip(" .")
    if opening["bracket"] and words.endswith((")", "]")):
        return True
    return all(not word[0][0].islower() or word[0] in _SMALL_WORDS for word in _WORD.finditer(text, opening.end()))


def sign_off_behind(text: str) -> int | None:
    """Where the bracket begins in which a paragraph, behind its last sentence, says who reported; None without one."""
    if text.rstrip(" .\n")[-1:] != ")":
        return None
    start = text.rfind("(")
    if start <= 0 or not text[start + 1].isupper() or not text[:start].rstrip().endswith(_ENDS_SENTENCE):
        return None
    return start if is_sign_off(text[start:]) else None


def is_end_mark(text: str) -> bool:
    """Whether the text is a mark that ends a story, or says that more of it follows."""
    return len(text) < 48 and _END_MARK.fullmatch(text) is not None


def is_rule(text: str) -> bool:
    """Whether the text is a line drawn with characters, and no word."""
    return len(text) < 200 and _RULE.fullmatch(text) is not None and not text.isspace()
