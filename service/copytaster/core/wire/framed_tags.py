"""The tags of framed text: what the sigil or the letters that open a header line mean, family by family.

Data alone; `framed_text.py` reads by it. The families are told by what their heads hold, the most telling first; each
is how a national agency's desk systems write to subscribers' machines (AAP and its sisters, News Bites).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from copytaster.core.model import BlockKind, Field


@dataclass(frozen=True, slots=True)
class Tag:
    """What a tag's value is: a field, a block, or neither (kept); `scheme` of a code, `private` for initials.

    `parted` values are several: at spaces, or at this string.
    """

    role: str
    field: Field | None = None
    block: BlockKind | None = None
    scheme: str | None = None
    private: bool = False
    parted: str | None = None


@dataclass(frozen=True, slots=True)
class Family:
    """A family of heads: the pattern that shows it, its tags, and the agency that sends nothing else.

    `shows` is sought in the head's first characters.
    """

    name: str
    shows: re.Pattern[str]
    tags: Mapping[str, Tag]
    sender: str | None = None


_SUBJECT: Final = Tag("subject", Field.SUBJECT, scheme="iptc-subjectcode")
_CATEGORY: Final = Tag("category", Field.SUBJECT, scheme="anpa")
_GENRE: Final = Tag("genre", Field.GENRE)
_PLACE: Final = Tag("place", Field.LOCATED)
_HEADLINE: Final = Tag("headline", block=BlockKind.HEADLINE)
_SLUG: Final = Tag("keyword", Field.SLUGLINE)
_FORMAT: Final = Tag("format")
_TAKE_KEY: Final = Tag("take key")
_SERVICE: Final = Tag("service", Field.SERVICE, parted=" ")

AAP: Final = Family(
    "AAP",
    re.compile(r"\A[^\r\n]*[\r\n]{1,4}[ \t]{0,8}[$:=^*&+@~]"),
    {
        "$": _CATEGORY, ":": _SLUG, "=": _TAKE_KEY, "^": _HEADLINE, "*": _FORMAT,
        "&": Tag("service level", Field.SERVICE), "+": _SUBJECT, "@": _PLACE, "~": _GENRE,
    },
)  # fmt: skip
"""`*` is X for text and T for tables."""

RADIO: Final = Family(
    "radio",
    re.compile(r"[\r\n]%[^\r\n]{0,40}[\r\n]{1,2}#"),
    {
        "%": _CATEGORY, "#": _SLUG, "$": _HEADLINE, ":": _PLACE, "&": Tag("operator", private=True),
        "*": _SUBJECT, "~": _GENRE, "@": Tag("region"),
    },
)  # fmt: skip
"""BOB, the radio desk: scripts of a few sentences, the operator's login among the tags."""

RELEASES: Final = Family(
    "releases",
    re.compile(r"[\r\n]%M[A-Z]{2,8}\b"),
    {"%": _SERVICE, "$": _CATEGORY, ":": _TAKE_KEY, "*": _FORMAT, "^": _HEADLINE, "+": _SUBJECT},
    sender="Medianet",
)

RACING: Final = Family(
    "racing",
    re.compile(r"[\r\n]#[^\r\n]{1,60}[\r\n]{1,2}:"),
    {"#": _SLUG, ":": Tag("title", block=BlockKind.HEADLINE), "*": _FORMAT},
)

SPORT: Final = Family(
    "sport",
    re.compile(r"\A[ \t]*[A-Z]{2,4}\d{3}[ \t]*[\r\n]"),
    {":": Tag("title", block=BlockKind.HEADLINE, parted=" :"), "*": _FORMAT, "$": _CATEGORY, "+": _SUBJECT},
)
"""Form guides: behind the number comes a line of routing, YY RFG TDR."""

LETTERED: Final = Family(
    "lettered",
    re.compile(r"[\r\n][A-Z]{2}#"),
    {
        "AN#": Tag("AN", Field.NATIVE_ID), "KN#": Tag("KN", Field.PROVIDER), "PD#": Tag("PD", Field.VERSION_CREATED),
        "CO#": Tag("CO", Field.SUBJECT, scheme="ticker", parted=" "), "SO#": Tag("SO"), "SF#": Tag("SF"),
        "BY#": Tag("BY", block=BlockKind.BYLINE), "KY#": Tag("KY", Field.KEYWORD, parted=" "),
        "TI#": Tag("TI", block=BlockKind.HEADLINE), "AB#": Tag("AB", block=BlockKind.STANDFIRST), "TX#": Tag("TX"),
    },
)  # fmt: skip
"""News Bites: a number, who sends, the day, company, exchange, keywords, title, abstract, text."""

FAMILIES: Final = (LETTERED, RELEASES, RADIO, RACING, SPORT, AAP)
"""In the order they are asked; a head that shows none has no tags."""

BARE: Final = Family("bare", re.compile(r""), {})
