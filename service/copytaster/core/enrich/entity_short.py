"""Abbreviations of names: in brackets behind the name, and by their letters anywhere in the story."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from copytaster.core.enrich.entity_cluster import Cluster, Found, folded, tokens
from copytaster.core.enrich.entity_copy import Copy, Sighting
from copytaster.core.enrich.entity_forms import NAMED, ORGANISATION, PLACE
from copytaster.core.model import At

_IN_BRACKETS = re.compile(
    r"\((?:the |or |known as |formerly )?[“\"]?(?P<short>[A-Z][A-Za-z&.-]{0,12}[A-Z0-9+])[”\"]?\)"
)
_WORDS_BEFORE = re.compile(r"[\w’'.&-]+")


def join_short(copy: Copy, seen: Sequence[Sighting], found: Found) -> None:
    """Gives what stands in brackets behind a name to it, and makes names that are another's abbreviation its own."""
    for cluster, at, short in list(_abbreviations(copy, seen, found)):
        cluster.aliases.add(folded(short))
        cluster.add(at, NAMED)
    _join_initials(found)


def _join_initials(found: Found) -> None:
    shorts = [
        one
        for one in found.all
        if one.row is None and len(one.tokens) == 1 and len(one.name) > 1 and one.name.isupper()
    ]
    if not shorts:
        return
    names = {alias: cluster for cluster in found.all for alias in cluster.aliases}
    initials: dict[str, list[Cluster]] = {}
    for cluster in found.all:
        if len(cluster.tokens) > 2 and cluster.type is ORGANISATION:
            initials.setdefault("".join([word[0] for word in cluster.tokens if word not in _SMALL]), []).append(cluster)
    gone: set[Cluster] = set()
    for short in shorts:
        letters = short.tokens[0].replace(".", "")
        full = names.get(letters)
        if full is None and len(initials.get(letters, ())) == 1 and short.type is ORGANISATION:
            full = initials[letters][0]
        if full is not None and full is not short:
            _merge(short, full)
            gone.add(short)
    if gone:
        found.all = [one for one in found.all if one not in gone]
        found.by_name = {name: one for name, one in found.by_name.items() if one not in gone}


_SMALL = frozenset("of the and for in on de la des du et und für der die das y e di".split())


def _merge(short: Cluster, full: Cluster) -> None:
    for at, form in short.mentions.items():
        full.add(at, form)
    full.confidence = max(full.confidence, short.confidence)


def _abbreviations(copy: Copy, seen: Sequence[Sighting], found: Found) -> Iterator[tuple[Cluster, At, str]]:
    """What stands in brackets behind a name whose abbreviation it may be."""
    bracketed = [
        (number, match)
        for number in (copy.own if "(" in copy.joined else ())
        if "(" in copy.texts[number]
        for match in _IN_BRACKETS.finditer(copy.texts[number])
    ]
    if not bracketed:
        return
    owners = {at: cluster for cluster in found.all for at in cluster.mentions}
    ends = {(one.at.block, one.at.end): one for one in seen}
    for number, match in bracketed:
        text = copy.texts[number]
        at = At(number, *match.span("short"))
        end = len(text[: match.start()].rstrip(' ”"'))
        one = ends.get((number, end))
        cluster = owners.get(one.at) if one else None
        if cluster is not None and one is not None:
            is_place = cluster.type is PLACE  # an agency in brackets behind one is no abbreviation
            if (_are_initials if is_place else _may_be_short)(match["short"], one.text):
                yield cluster, at, match["short"]
        elif cluster is None and (full := _spelt_out(text, match["short"], end)) is not None:
            whole = found.of_name(ORGANISATION, text[full:end])
            whole.add(At(number, full, end), NAMED, 0.9)
            yield whole, at, match["short"]


def _may_be_short(short: str, name: str) -> bool:
    """Whether the letters stand in the name in their order, beginning with its first, or it is all capitals."""
    letters = iter(folded(name))
    return folded(short)[0] in folded(name)[:4] and all(
        letter in letters for letter in folded(short) if letter.isalpha()
    )


def _are_initials(short: str, name: str) -> bool:
    words = tokens(name)
    return len(words) > 1 and folded(short) == "".join(word[0] for word in words)


def _spelt_out(text: str, letters: str, end: int) -> int | None:
    """Where a phrase with capitals begins whose initials these letters are."""
    short = [letter for letter in letters.lower() if letter.isalpha()]
    words = list(_WORDS_BEFORE.finditer(text, max(0, end - 90), end))
    left = len(short)
    for word in reversed(words):
        if text[word.end() : word.end() + 1] not in (" ", "(", "-", ""):
            return None
        if word[0].lower() in _SMALL:
            continue
        if not left or not word[0][0].isupper() or word[0][0].lower() != short[left - 1]:
            return None
        left -= 1
        if not left:
            return word.start() if len(short) > 1 else None
    return None
