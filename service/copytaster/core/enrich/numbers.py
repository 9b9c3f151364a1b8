"""Numbers as the wires write them: figures with the separators of a language, numbers in words, millions in short."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

_NUMBER: Final = r"(?:[0-9]{1,3}(?:,[0-9]{2}){0,4}(?:[GROUPS][0-9]{3}(?![0-9])){1,6}|[0-9]+)(?:[.,][0-9]+)?"
SPACED: Final = frozenset({"de", "fr", "es", "pt"})
"""Languages that part thousands by a space."""


def figure(language: str) -> str:
    """The pattern of digits, grouped by threes or not, with a decimal part or not."""
    return _NUMBER.replace("GROUPS", ".,'’\u00a0\u202f" + (" " if language in SPACED else ""))


_GROUPS: Final = re.compile(r"['’ \u00a0\u202f]")
_POINT_GROUPS: Final = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]+)?")
_COMMA_GROUPS: Final = re.compile(r"[0-9]{1,3}(?:,[0-9]{2,3})*,[0-9]{3}(?:\.[0-9]+)?")
COMMA_DECIMAL: Final = frozenset({"de", "fr", "es", "pt", "nl", "it"})
"""Languages that write 1.234,5."""

_ENGLISH: Final = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen twenty"
)
_OTHERS: Final = {
    "de": "null ein|eine|einen|einer|einem zwei drei vier fünf sechs sieben acht neun zehn elf zwölf",
    "fr": "zéro un|une deux trois quatre cinq six sept huit neuf dix onze douze",
    "es": (
        "cero un|una|uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis"
        " diecisiete dieciocho diecinueve veinte"
    ),
    "pt": "zero um|uma dois|duas três quatro cinco seis sete oito nove dez onze doze",
    "nl": "nul een|één twee drie vier vijf zes zeven acht negen tien elf twaalf",
    "it": "zero un|uno|una due tre quattro cinque sei sette otto nove dieci undici dodici",
}


def _counted(words: str) -> dict[str, float]:
    return {word: float(number) for number, group in enumerate(words.split()) for word in group.split("|")}


_TENS: Final = {
    word: float(tens)
    for word, tens in zip("thirty forty fifty sixty seventy eighty ninety".split(), range(30, 100, 10), strict=True)
}

WORDS: Final[Mapping[str, Mapping[str, float]]] = {
    "en": {
        **_counted(_ENGLISH),
        **_TENS,
        **{
            f"{ten}-{one}": value + number
            for ten, value in {"twenty": 20.0, **_TENS}.items()
            for number, one in enumerate(_ENGLISH.split()[1:10], 1)
        },
        "a": 1.0,
        "an": 1.0,
        "half": 0.5,
        "dozen": 12.0,
    },
    **{language: _counted(words) for language, words in _OTHERS.items()},
}
"""Numbers in words, by language."""

SCALES: Final[Mapping[str, Mapping[str, float]]] = {
    "en": {
        "hundred": 1e2,
        **dict.fromkeys(("thousand", "thousands", "k"), 1e3),
        **dict.fromkeys(("lakh", "lakhs"), 1e5),
        **dict.fromkeys(("million", "millions", "m", "mln", "mn", "mil"), 1e6),
        **dict.fromkeys(("crore", "crores", "cr"), 1e7),
        **dict.fromkeys(("billion", "billions", "b", "bn", "bln"), 1e9),
        **dict.fromkeys(("trillion", "trillions", "tn", "trln", "trn"), 1e12),
    },
    "de": {
        **dict.fromkeys(("tausend", "tsd"), 1e3),
        **dict.fromkeys(("million", "millionen", "mio"), 1e6),
        **dict.fromkeys(("milliarde", "milliarden", "mrd"), 1e9),
        **dict.fromkeys(("billion", "billionen", "bio"), 1e12),
    },
    "fr": {
        "mille": 1e3,
        **dict.fromkeys(("million", "millions", "m"), 1e6),
        **dict.fromkeys(("milliard", "milliards", "md", "mds", "mrd"), 1e9),
        **dict.fromkeys(("billion", "billions"), 1e12),
    },
    "es": {
        "mil": 1e3,
        **dict.fromkeys(("millón", "millon", "millones", "m"), 1e6),
        **dict.fromkeys(("billón", "billones"), 1e12),
    },
    "pt": {
        "mil": 1e3,
        **dict.fromkeys(("milhão", "milhões", "mi"), 1e6),
        **dict.fromkeys(("bilhão", "bilhões", "bilião", "biliões", "bi"), 1e9),
    },
    "nl": {
        "duizend": 1e3,
        **dict.fromkeys(("miljoen", "mln"), 1e6),
        **dict.fromkeys(("miljard", "mrd"), 1e9),
    },
    "it": {
        **dict.fromkeys(("mila", "mille"), 1e3),
        **dict.fromkeys(("milione", "milioni", "mln"), 1e6),
        **dict.fromkeys(("miliardo", "miliardi", "mld"), 1e9),
    },
}
"""What multiplies a number, by language; two may follow each other ("mil millones")."""


def value_of(figure: str, language: str) -> float | None:
    """The number that some figures are; None for what is none (1.2.3)."""
    if figure.isdecimal():
        return float(figure)
    digits = _GROUPS.sub("", figure)
    if language in COMMA_DECIMAL:
        if _POINT_GROUPS.fullmatch(digits):
            digits = digits.replace(".", "")
        digits = digits.replace(",", ".")
    elif _COMMA_GROUPS.fullmatch(digits):
        digits = digits.replace(",", "")
    try:
        return float(digits)
    except ValueError:
        return None
