"""Who a piece of copy or a picture is credited to, as printed: source lines, picture credits, archive marks.

In: one line, or a caption. Out: the words of the credit with their place, or None.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Printed:
    """A credit: `text` without its frame; `archive` when it says that the picture is an old one.

    `cut` is where the words before it end: in front of "Photo:" or the bracket. `bare` when nothing but brackets says
    that it is one.
    """

    text: str
    start: int
    end: int
    archive: bool = False
    cut: int = 0
    bare: bool = False


_SOURCE: Final = re.compile(
    r"\s*+(?:[(\[]\s*+)?(?:(?:Source|Sources|Quelle|Quellen|Fuente|Fonte|Bron|Källa|Kilde|Lähde)\s?:\s*+|(?-i:SOURCE)\s++"
    r"|©\s*+(?:\d{4}\s++)?|(?:Copyright|\(c\))\s++(?:©\s++)?(?:\d{4}\s++)?)(?P<name>[^\s][^\n]{0,79}?)"
    r"(?:,?\s(?:19|20)\d\d)?(?:\.\s?All\srights\sreserved)?\s*+[)\]]?\s*+\.?\s*+",
    re.IGNORECASE,
)
_BRACKETS_ONLY: Final = re.compile(r"\s*[(\[](?P<name>[^()\[\]\n\d]{2,40})[)\]]\s*+\.?\s*+")
# Words that stand alone in brackets and name nobody.
_NO_HOUSE: Final = frozenset(
    "end ends ende fin fine more mehr suite sigue segue laughter applause advertisement anzeige video photo photos foto"
    " update updated exclusive opinion analysis live correction corrected repeat embargo urgent".split()
)
_SENTENCE: Final = re.compile(r"\b(?:said|says|who|which|would|will|told|has|have|is|are|was|were)\b")

_ARCHIVE: Final = re.compile(
    r"\b(?:archives?|archiv(?:bild|foto|aufnahme)?|file(?:\s(?:photo|picture|image|pic))?|archivo|archivio)\b\s?:?",
    re.IGNORECASE,
)
_OLD_PICTURE: Final = re.compile(
    r"\bfile\s(?:photo|picture|image)\b|\barchiv(?:bild|foto|aufnahme)\b|^\W{0,2}(?-i:FILE|ARCHIV|ARCHIVO|ARCHIVIO)\b"
    r"|[(\[]\s?(?:photo\sd['’]archives?|(?:foto|imagen)\sde\sarchivo|foto\sd['’]archivio|arkivfoto|arkivbild|archieffoto)",
    re.IGNORECASE,
)

_LABEL_WORD: Final = (
    r"(?:Photo(?:graph)?s?|Images?|Pictures?|Pic|Fotos?|Bild(?:er)?|Credits?|Cr[ée]dits?|Handout|Archiv(?:foto|bild)"
    r"|File(?:\sphoto)?)"
)
_FRAME: Final = (
    rf"(?:{_LABEL_WORD}\s?(?::|\s-\s)\s*+|{_LABEL_WORD}\sby\s++(?-i:(?=[^\W\d_a-z]))"
    r"|Courtesy(?:\sof\s++|\s?:\s*+)|©\s*+(?:\d{4}\s++)?)"
)
_LABELLED: Final = rf"(?P<frame>{_FRAME})(?P<name>[^\s()\[\].:][^()\[\]\n.:]{{0,69}}?)\s*+[)\].]?\s*+$"
# "A photo by the sea" is none: a label opens the caption, or follows a stop or a bracket.
_LABEL: Final = re.compile(
    # A set of characters in front: the search leaps from one of them to the next.
    rf"[-–—|,.!?)\]](?:(?<=[.!?)\]])['\"”’])?\s+{_LABELLED}",
    re.IGNORECASE,
)
_LABEL_FIRST: Final = re.compile(_LABELLED, re.IGNORECASE)
_LABEL_OPENS: Final = re.compile(_FRAME, re.IGNORECASE)
_BRACKETED_END: Final = re.compile(r"[(\[](?P<name>[^()\[\]\n]{2,70})[)\]]\s*+\.?\s*+$")
_HOUSE: Final = (
    r"(?:AFP|AP|EPA(?:-EFE)?|REUTERS|Reuters|Getty\sImages|Getty|dpa|PA|ANP|TASS|Xinhua|EFE|ANSA|Anadolu|AA|UPI|AAP|NTB|TT"
    r"|Belga|Kyodo|Shutterstock|Alamy)"
)
_SLASHED: Final = re.compile(
    rf"(?:^|[.!?]['\"”’)]?\s+|\s[-–—|]\s?)(?P<name>"
    rf"(?:{_HOUSE}|[A-Z]{{2,8}}(?:-[A-Z]{{2,8}})?|[A-Z]\w{{2,20}}\sImages)(?:\s(?i:Photos?|Images))?\s?/\s?[^()\n.]{{2,60}}"
    rf"|[^\W\d_][^()\n./]{{3,40}}\s?/\s?{_HOUSE}\b[^()\n.]{{0,40}}"
    rf"|Getty\sImages|Handout\svia\s[A-Z][\w ]{{2,20}})\s*+\.?\s*+$"
)
_CREDIT_WORD: Final = re.compile(
    rf"\b(?:{_HOUSE}|iStock|NASA|Flickr|Wikimedia|Photos?|Foto|Images?|Pictures?|Handout|Supplied|Archives?"
    r"|Archiv\w*|File|Pool|Courtesy|Press|News|Agency)\b"
)
_NO_CREDIT: Final = re.compile(
    r"https?:|www\.|\b(?:that|this|the\s(?:pictures?|photos?)|did|see|in|of\sthe)\b|;", re.IGNORECASE
)
_TAIL: Final = 120
"""A credit stands in so many last characters of a caption."""
LONGEST_LINE: Final = _TAIL
"""Characters of a source line."""
_LABELS: Final = 3
"""So many are stacked at most."""


def source_line(line: str) -> Printed | None:
    """The source that a line of its own names: "Source: Reuters", "(Reuters)", "© 2022 AFP"."""
    if len(line) > LONGEST_LINE:
        return None
    match = _SOURCE.fullmatch(line)
    bare = match is None
    if match is None:
        match = _BRACKETS_ONLY.fullmatch(line)
        if match is None or not _looks_like_house(match["name"]):
            return None
    name = match["name"].rstrip()
    if _SENTENCE.search(name):
        return None
    return Printed(name, match.start("name"), match.start("name") + len(name), bare=bare)


def picture_credit(caption: str) -> Printed | None:
    """The credit that a caption ends with."""
    tail = max(len(caption) - _TAIL, 0)
    if match := _BRACKETED_END.search(caption, tail):
        inner = match["name"]
        if _is_credit(inner):
            return _without_frame(inner, match.start("name"), match.start())
    if match := (None if tail else _LABEL_FIRST.match(caption)) or _LABEL.search(caption, tail):
        return _without_frame(match["frame"] + match["name"], match.start("frame"), match.start("frame"))
    # Each form of it holds one of these three.
    words = caption[tail:]
    if ("/" in words or "Getty" in words or "Handout" in words) and (match := _SLASHED.search(caption, tail)):
        return _without_frame(match["name"].rstrip(), match.start("name"), match.start("name"))
    return None


def is_archive(caption: str) -> bool:
    """Whether the caption says that the picture is an old one."""
    folded = caption.casefold()
    # Most do not hold even a part of the words, which are looked for in a tenth of the time.
    if folded.isascii() and not ("file" in folded or "archi" in folded or "arkiv" in folded):
        return False
    return _OLD_PICTURE.search(caption) is not None


def _is_credit(words: str) -> bool:
    """Whether brackets at the end of a caption hold a credit: a label, a house, or a name over a house."""
    if _LABEL_OPENS.match(words):
        return True
    if _NO_CREDIT.search(words):
        return False
    return _CREDIT_WORD.search(words) is not None


def _without_frame(words: str, start: int, cut: int) -> Printed:
    """The credit behind its labels: "File: Photo: AFP" credits AFP; what stands behind a name is part of the credit."""
    archive = _ARCHIVE.search(words) is not None
    begin = 0
    for _ in range(_LABELS):
        label = _LABEL_OPENS.match(words, begin)
        if label is None or label.end() == len(words):
            break
        begin = label.end()
    end = len(words.rstrip(" ,:;/-"))
    return Printed(words[begin:end], start + begin, start + end, archive, cut)


def _looks_like_house(name: str) -> bool:
    words = name.split()
    if not words or len(words) > 4 or name.strip(" .").casefold() in _NO_HOUSE:
        return False
    return all(word[0].isupper() for word in words) or name in {"dpa", "sda", "ats", "ots"}
