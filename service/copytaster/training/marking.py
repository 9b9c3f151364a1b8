"""Sentences as the tagger of names will see them, with labels; and copies of them as other desks write."""

from __future__ import annotations

from dataclasses import dataclass

from copytaster.core.enrich.name_model import TYPES
from copytaster.core.enrich.name_tokens import marked, pieces
from copytaster.training.corpora import Document, Sentence

NUMBER = {name: number for number, name in enumerate(TYPES, 1)}


@dataclass(frozen=True, slots=True)
class Tokens:
    """A sentence cut and labelled."""

    words: list[str]
    labels: list[int]


def tokens_of(sentence: Sentence) -> Tokens:
    """The sentence as the tagger will see it, with the labels of its names."""
    parts = pieces(sentence.text)
    words, labels, at = parts[1::2], [], 0
    names = iter(sentence.names)
    name = next(names, None)
    opened = False
    for index, part in enumerate(parts):
        if index % 2:
            while name and at >= name.end:
                name, opened = next(names, None), False
            if name and at + len(part) > name.start and at < name.end:
                labels.append(NUMBER[name.type] + (len(TYPES) if opened else 0))
                opened = True
            else:
                labels.append(0)
        at += len(part)
    return Tokens(marked(sentence.text, words), labels)


def in_capitals(document: Document) -> Document:
    """The document as an upper-case wire has it."""
    return tuple(Sentence(one.text.upper(), one.names) for one in document if len(one.text.upper()) == len(one.text))


def in_title_case(document: Document) -> Document:
    """Its sentences as headlines in title case."""
    small = frozenset("a an and at by for in of on or the to with".split())

    def title(text: str) -> str:
        words = text.split(" ")
        return " ".join(
            word[:1].upper() + word[1:] if number == 0 or word not in small else word
            for number, word in enumerate(words)
        )

    return tuple(Sentence(title(one.text), one.names) for one in document if len(one.text) < 160)
