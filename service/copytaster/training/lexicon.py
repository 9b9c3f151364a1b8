"""What the tagger's lexicon knows of words: name lists, and how the training text writes them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from copytaster.core.enrich.name_forms import Lexical
from copytaster.core.enrich.name_tokens import pieces
from copytaster.core.enrich.name_view import join
from copytaster.core.enrich.name_words import CONNECTORS
from copytaster.training import gazetteer
from copytaster.training.corpora import Document

OPENS = frozenset(". \" ' “ ‘ : ; - -- – — ( ... ? !".split())
"""What a word with a capital may stand behind without being a name."""


def lexicon_of(documents: Iterable[Document]) -> dict[str, int]:
    """The gazetteer's words, and how the training text writes each word inside its sentences."""
    lexicon, _ = gazetteer.read()
    small, large = Counter[str](), Counter[str]()
    for document in documents:
        for sentence in document:
            if sentence.text.isupper():
                continue
            before = "."
            for word in pieces(sentence.text)[1::2]:
                if word[0].isalpha() and before not in OPENS:
                    (small if word.islower() else large)[word.lower()] += 1
                before = word
    for word in sorted({*small, *large}):  # the same order whatever the hash seed
        total = small[word] + large[word]
        if total < 3:
            continue
        share = small[word] / total
        bit = Lexical.SMALL if share > 0.9 else Lexical.LARGE if share < 0.1 else Lexical.MIXED
        lexicon[word] = lexicon.get(word, 0) | int(bit)
    return lexicon


def never_of(documents: Iterable[Document], lexicon: Mapping[str, int]) -> frozenset[str]:
    """Words in lower case that were seen often and in no name."""
    named = Counter[str]()
    for document in documents:
        for sentence in document:
            for name in sentence.names:
                named.update(word.lower() for word in pieces(sentence.text[name.start : name.end])[1::2])
    return frozenset(
        word
        for word, bits in lexicon.items()
        if bits == int(Lexical.SMALL) and not named[word] and word not in CONNECTORS
    )


def grams_of() -> tuple[NDArray[np.uint32], NDArray[np.uint8]]:
    """Hashes of the gazetteer's names of several words, sorted, and their types."""
    table: dict[int, int] = {}
    for name, type_ in gazetteer.read()[1].items():
        words = np.array([crc32(word.encode()) for word in name.split(" ")], np.uint32)
        joined = words[:1]
        for word in words[1:]:
            joined = join(joined, np.array([word], np.uint32))
        table.setdefault(int(joined[0]), type_)
    keys = sorted(table)
    return np.array(keys, np.uint32), np.array([table[key] for key in keys], np.uint8)
