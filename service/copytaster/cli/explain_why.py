"""`copytaster explain --why WORD`: where a word stands, what covers it there, and what was looked at and left."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from copytaster.cli.explain_facts import Fact, mapping
from copytaster.cli.explain_sections import StorySection
from copytaster.cli.explain_spans import segments
from copytaster.core.candidates import Candidate
from copytaster.core.model import At

AROUND_CHARACTERS = 40


@dataclass(frozen=True, slots=True)
class Hit:
    """The word in a block, with the words around it, the facts over it, the closest last, and what was looked at."""

    block: int
    kind: str
    start: int
    end: int
    before: str
    words: str
    after: str
    facts: tuple[Fact, ...]
    candidates: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True)
class Why:
    """All that is known of a word in a story; `elsewhere` are properties of the document that hold it."""

    word: str
    hits: tuple[Hit, ...]
    candidates: tuple[Candidate, ...]
    elsewhere: tuple[str, ...]


def why(word: str, section: StorySection) -> Why:
    """What is known of a word (case and the space inside of it do not count)."""
    pattern = _pattern(word, [str(block.get("text", "")) for block in section.blocks])
    named = tuple(one for one in section.candidates if not one.at and pattern.search(f"{one.field} {one.value}"))
    elsewhere = tuple(dict.fromkeys(_elsewhere(section.document, pattern)))
    return Why(word, tuple(_hits(pattern, section)), named, elsewhere)


def count_in(word: str, text: str) -> int:
    """How often it stands in a text."""
    return len(_pattern(word, [text]).findall(text))


def _pattern(word: str, texts: Sequence[str]) -> re.Pattern[str]:
    """The word as a whole; where no text has it so, inside of others."""
    inner = r"\s+".join(map(re.escape, word.split())) or r"(?!)"
    whole = re.compile(rf"(?<!\w){inner}(?!\w)", re.IGNORECASE)
    return whole if any(map(whole.search, texts)) else re.compile(inner, re.IGNORECASE)


def _hits(pattern: re.Pattern[str], section: StorySection) -> Iterator[Hit]:
    for number, block in enumerate(section.blocks):
        text = str(block.get("text", ""))
        marks = [(fact, mark) for fact in section.facts for mark in fact.marks if mark.block == number]
        cut = segments(text, marks)
        for found in pattern.finditer(text):
            start, end = found.span()
            layers = (layer for one in cut if one.start < end and start < one.end for layer in one.over)
            over = {layer.fact.number: layer.fact for layer in layers}
            yield Hit(
                number,
                str(block.get("kind")),
                start,
                end,
                _before(text, start),
                found[0],
                _after(text, end),
                tuple(over.values()),
                tuple(one for one in section.candidates if _stands(one, number, start, end)),
            )


def _before(text: str, start: int) -> str:
    """Whole words before a place."""
    near = text[max(0, start - AROUND_CHARACTERS) : start]
    return near if len(near) == start else f"… {near.partition(' ')[2]}"


def _after(text: str, end: int) -> str:
    near = text[end : end + AROUND_CHARACTERS]
    return near if end + len(near) == len(text) else f"{near.rpartition(' ')[0]} …"


def _stands(candidate: Candidate, block: int, start: int, end: int) -> bool:
    return any(isinstance(at, At) and at.block == block and at.start < end and start < at.end for at in candidate.at)


def _elsewhere(value: object, pattern: re.Pattern[str], path: str = "") -> Iterator[str]:
    """Paths of the properties that hold the word; not the blocks, nor what is told with them."""
    if isinstance(value, dict):
        for name, one in value.items():
            if f"{path}{name}" not in _TOLD and not ("at" in mapping(value) and name == "text"):
                yield from _elsewhere(one, pattern, f"{path}{name}.")
    elif isinstance(value, list):
        for one in value:
            yield from _elsewhere(one, pattern, path)
    elif isinstance(value, str) and pattern.search(value):
        yield path.rstrip(".")


_TOLD = frozenset({"bodies", "copytaster.blocks"})
