"""Forms of the names of peoples: the tables hold one word each, copy inflects it.

Too many forms do no harm (no copy has them); a missing one costs a mention. English and Dutch persons, German nouns and
irregular forms stand in the table themselves.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

_UNCHANGED_ENGLISH = ("ese", "ish", "ch", "s", "lic", "men", "man", "Vanuatu")


def forms(language: str, words: Iterable[str]) -> tuple[str, ...]:
    """All forms of a language's words for one people, each once, in capitals at the front too where they have none."""
    inflect = _INFLECT[language]
    found = [form for word in words for form in inflect(word)]
    return tuple(dict.fromkeys(form for one in found for form in (one, one[:1].upper() + one[1:])))


def _english(word: str) -> list[str]:
    if word.endswith(_UNCHANGED_ENGLISH):
        return [word]
    return [word, f"{word}s"]


def _german(word: str) -> list[str]:
    if word[:1].islower() or word.startswith("US-am"):
        return [word + ending for ending in ("", "e", "en", "er", "es", "em")]
    if word.endswith("e"):
        return [word, f"{word}n", f"{word[:-1]}in", f"{word[:-1]}innen"]
    return [word, f"{word}s", f"{word}n", f"{word}en", f"{word}in", f"{word}innen"]


def _french(word: str) -> list[str]:
    if word.endswith("e"):
        return [word, f"{word}s"]
    feminine = f"{word}ne" if word.endswith(("ien", "éen", "on")) else f"{word}e"
    return [word, word if word.endswith("s") else f"{word}s", feminine, f"{feminine}s"]


def _spanish(word: str) -> list[str]:
    if word.endswith("o"):
        return [word, f"{word[:-1]}a", f"{word}s", f"{word[:-1]}as"]
    for accented, plain in (("és", "es"), ("án", "an"), ("ón", "on"), ("ol", "ol")):
        if word.endswith(accented):
            stem = word[: -len(accented)] + plain
            return [word, f"{stem}a", f"{stem}es", f"{stem}as"]
    return [word, f"{word}s", f"{word}es"]


def _portuguese(word: str) -> list[str]:
    if word.endswith("o") and not word.endswith("ão"):
        return [word, f"{word[:-1]}a", f"{word}s", f"{word[:-1]}as"]
    if word.endswith("ês"):
        return [word, f"{word[:-2]}esa", f"{word[:-2]}eses", f"{word[:-2]}esas"]
    if word.endswith("ão"):
        return [word, *(word[:-2] + ending for ending in ("ã", "ães", "ãos", "ões", "ãs"))]
    if word.endswith("ol"):
        return [word, f"{word}a", f"{word[:-2]}óis", f"{word}as"]
    return [word, f"{word}s"]


def _italian(word: str) -> list[str]:
    if word.endswith("co"):
        return [word, f"{word[:-1]}a", f"{word[:-1]}i", f"{word[:-1]}hi", f"{word[:-1]}he"]
    if word.endswith("o"):
        return [word, f"{word[:-1]}a", f"{word[:-1]}i", f"{word[:-1]}e"]
    if word.endswith("e"):
        return [word, f"{word[:-1]}i"]
    return [word, f"{word[:-1]}i", f"{word[:-1]}e"] if word.endswith("a") else [word]


def _dutch(word: str) -> list[str]:
    return [word, f"{word}e"] if word.endswith("s") else [word, f"{word}s"]


_INFLECT: dict[str, Callable[[str], list[str]]] = {
    "en": _english,
    "de": _german,
    "fr": _french,
    "es": _spanish,
    "pt": _portuguese,
    "it": _italian,
    "nl": _dutch,
}
