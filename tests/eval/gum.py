"""GUM in CoNLL-U as gold for joining: the persons, organisations and places that a text names, with all their mentions.

A mention's place is that of its minimal span (its head words), so ours is right when it lies within the mention and
covers the head. Texts are given as plain copy.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from copytaster.tables import load_tables
from tests.eval.entities import ENRICHERS, PRONOUNS, Span, Tally, Thing, compare, of_story
from tests.eval.gold_format import Json
from tests.eval.gold_stories import enriched

GENRES = ("news", "interview", "bio", "court")
TYPES = {"person": "person", "organization": "organisation", "place": "place"}
_MARK = re.compile(r"\([^()]+\)?|\d+\)")


@dataclass(slots=True)
class _Text:
    text: str = ""
    words: list[Span] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    mentions: list[tuple[str, str, int, int, tuple[int, ...]]] = field(
        default_factory=list
    )  # id, type, first, last, head


def score(folder: Path) -> Tally:
    """The counts over all texts of the genres that are near to wire copy."""
    tally = Tally()
    for file in sorted(folder.glob("*.conllu")):
        if file.stem.split("_")[1] not in GENRES:
            continue
        read = _read(file.read_text(encoding="utf-8"))
        gold: Json = {"text": read.text, "received_at": "2020-01-01T00:00:00Z", "language": "en"}
        things = list(_things(read))
        story = enriched(gold, ENRICHERS, load_tables())
        compare(file.stem, things, of_story(story, read.text, set()), read.text, tally)
    return tally


def _things(read: _Text) -> Iterator[Thing]:
    by_id: dict[str, list[tuple[str, int, int, tuple[int, ...]]]] = {}
    for number, kind, first, last, head in read.mentions:
        by_id.setdefault(number, []).append((kind, first, last, head))
    for mentions in by_id.values():
        wanted = TYPES.get(mentions[0][0])
        named = [one for one in mentions if read.tags[one[1] + one[3][0] - 1] == "PROPN"]
        if wanted is None or not named:
            continue
        forms: dict[Span, str] = {}
        for _, first, _, head in mentions:
            start, end = read.words[first + head[0] - 1][0], read.words[first + head[-1] - 1][1]
            words = read.text[start:end]
            tag = read.tags[first + head[0] - 1]
            if tag == "PRON" and words.lower() not in PRONOUNS:
                continue
            forms[start, end] = "pronoun" if tag == "PRON" else "name" if tag == "PROPN" else "nominal"
        name = max((read.text[read.words[one[1]][0] : read.words[one[2]][1]] for one in named), key=len)
        yield Thing(name, wanted, None, None, forms)


def _read(conllu: str) -> _Text:
    read, opened = _Text(), dict[str, list[tuple[str, int, tuple[int, ...]]]]()
    for line in conllu.splitlines():
        if line.startswith("# newpar") and "_" not in line.split("=")[0] and read.text:
            read.text = read.text.rstrip() + "\n\n"
        fields = line.split("\t")
        if len(fields) < 10 or not fields[0].isdigit():
            continue
        read.words.append((len(read.text), len(read.text) + len(fields[1])))
        read.tags.append(fields[3])
        read.text += fields[1] + ("" if "SpaceAfter=No" in fields[9] else " ")
        entity = next((one[7:] for one in fields[9].split("|") if one.startswith("Entity=")), "")
        _mark(read, opened, entity, len(read.words) - 1)
    return read


def _mark(read: _Text, opened: dict[str, list[tuple[str, int, tuple[int, ...]]]], entity: str, word: int) -> None:
    for mark in _MARK.findall(entity):
        if mark.startswith("("):
            parts = mark.strip("()").split("-")
            head = next((one for one in parts[4:] if re.fullmatch(r"[\d,]+", one)), "1")
            opened.setdefault(parts[0], []).append((parts[1], word, tuple(int(one) for one in head.split(","))))
        if mark.endswith(")"):
            number = mark.strip("()").split("-")[0]
            if opened.get(number):
                kind, first, head = opened[number].pop()
                read.mentions.append((number, kind, first, word, head))
