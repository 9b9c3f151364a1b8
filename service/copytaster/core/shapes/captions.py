"""Paragraphs that are captions of pictures: they end with a picture's credit, or say that they are one.

In: one paragraph. Out: whether it is a caption. A sentence of the story that ends with a source in brackets is one only
when the brackets name a picture's source.
"""

from __future__ import annotations

import re
from typing import Final

from copytaster.core.shapes.credits import is_archive, picture_credit

LONGEST: Final = 700
"""Characters: captions are a few sentences."""

_SAYS_SO: Final = re.compile(
    r"\s*(?:caption|bildunterschrift|légende|photo\scaption|(?:FILE|File)\s(?:PHOTO|photo)|FILE)\s?[:–—-]\s*",
    re.IGNORECASE,
)
_SHOWN: Final = re.compile(
    r"\b(?:pictured|(?:is|are)\sseen|poses?\sfor|in\sthis\s(?:photo|picture|image|handout)|(?:left|right|l|r|centre|center)\)"
    r"|in\s(?:einer|dieser)\s(?:Aufnahme|Archivaufnahme)|auf\sdiesem\s(?:Bild|Foto))",
    re.IGNORECASE,
)
_PICTURE_SOURCE: Final = re.compile(
    r"[(\[][^()\[\]\n]{0,60}(?:\b(?:photo|foto|image|bild|archives?|archiv\w*|file|getty|handout|pool|courtesy|picture)\b|/)"
    r"[^()\[\]\n]{0,60}[)\]]\s*\.?\s*$",
    re.IGNORECASE,
)


def is_caption(paragraph: str) -> bool:
    """Whether the paragraph is the caption of a picture."""
    if len(paragraph) > LONGEST:
        return False
    if _SAYS_SO.match(paragraph):
        return True
    credit = picture_credit(paragraph)
    if credit is None:
        return False
    alone = credit.end - credit.start > 0.8 * len(paragraph.strip())
    if alone:
        return True
    return bool(_PICTURE_SOURCE.search(paragraph) or _SHOWN.search(paragraph) or is_archive(paragraph)) or (
        not paragraph.rstrip(" \t\n.").endswith((")", "]"))  # Photo: …, or AFP/Name, after the last sentence
    )
