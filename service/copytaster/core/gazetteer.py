"""The places that a name may mean: a compact table, asked by folded name.

Columns of numbers instead of objects: 200,000 places and twice as many names take about 15 MiB. Names themselves are
not kept, only 40 bits of their hash (a name that is in no table meets one by chance in two of a million cases). The
file and its maker are the shell's (`copytaster.tables.place_file`, `copytaster.tables.build_places`); both fold and
hash with what stands here.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_left
from dataclasses import dataclass, field
from enum import IntEnum
from functools import lru_cache
from hashlib import blake2b

DEGREE = 100_000
"""Latitudes and longitudes are kept as whole numbers of this part of a degree: about a metre."""

PRIOR = 100
"""Priors are kept as hundredths; a prior is about the decimal logarithm of how many people a place matters to."""


class Kind(IntEnum):
    """What a place is to the resolver; the order is that of `Gazetteer.kinds`."""

    COUNTRY = 0
    AREA = 1  # first-level administrative area
    DISTRICT = 2  # second-level: counties, provinces, departments
    TOWN = 3
    REGION = 4  # made by hand: waters, heights, lands across borders


COUNTRY, AREA, DISTRICT, TOWN, REGION = Kind
"""In Python 3.11 a name of the module is looked up in an eighth of the time of a member of an enum."""


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Places by number. Country 0 and area 0 are "none"; `features` are numbers of `feature_codes`.

    `keys` are the sorted hashes of names; the places of the n-th name are `references[starts[n]:starts[n + 1]]`, the
    likeliest first: twice the place's number, plus one where the name is a lesser one of it.
    """

    keys: array[int] = field(default_factory=lambda: array("Q"), repr=False)
    starts: array[int] = field(default_factory=lambda: array("I", [0]), repr=False)
    references: array[int] = field(default_factory=lambda: array("I"), repr=False)
    ids: array[int] = field(default_factory=lambda: array("I"), repr=False)
    latitudes: array[int] = field(default_factory=lambda: array("i"), repr=False)
    longitudes: array[int] = field(default_factory=lambda: array("i"), repr=False)
    priors: array[int] = field(default_factory=lambda: array("H"), repr=False)
    kinds: array[int] = field(default_factory=lambda: array("B"), repr=False)
    features: array[int] = field(default_factory=lambda: array("B"), repr=False)
    countries: array[int] = field(default_factory=lambda: array("B"), repr=False)
    areas: array[int] = field(default_factory=lambda: array("H"), repr=False)
    feature_codes: tuple[str, ...] = ()
    country_codes: tuple[str, ...] = ("",)  # ISO 3166-1 alpha-3
    country_numbers: dict[str, int] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        numbers = {code: number for number, code in enumerate(self.country_codes) if code}
        object.__setattr__(self, "country_numbers", numbers)

    def find(self, folded: str) -> array[int]:
        """References of all places of this name, the likeliest first; none for a name it does not know."""
        key = name_key(folded)
        at = bisect_left(self.keys, key)
        if at == len(self.keys) or self.keys[at] != key:
            return _NONE
        return self.references[self.starts[at] : self.starts[at + 1]]


_NONE: array[int] = array("I")

_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i", "ð": "d", "þ": "th", "ħ": "h", "ŋ": "n"}
)
_SILENT = re.compile(r"['.’‘ʼʻ`´ʹ′]+")
_GAPS = re.compile(r"[\W_]+")
_SHORT = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"}


@lru_cache(maxsize=8192)
def fold(name: str) -> str:
    """A name without case, accents and punctuation, its short words written out ("St. Paul" as "saint paul").

    Kept, as `name_key` is: entities and places ask for the same names, in one story and in the next.
    """
    if name.isascii():
        folded = name.lower()
        if folded.isalpha():
            return folded
    else:
        marked = unicodedata.normalize("NFKD", name.casefold().translate(_LETTERS))
        folded = "".join(letter for letter in marked if not unicodedata.combining(letter))
    words = (folded if folded.replace(" ", "").isalnum() else _GAPS.sub(" ", _SILENT.sub("", folded))).split()
    if len(words) > 1:
        if words[0] == "the":
            del words[0]
        words = [_SHORT.get(word, word) for word in words]
    return " ".join(words)


@lru_cache(maxsize=8192)
def name_key(folded: str) -> int:
    """The 40 bits that a folded name is kept by."""
    return int.from_bytes(blake2b(folded.encode(), digest_size=5).digest(), "big")
