"""How well a model finds the names of marked copy, and how far its margins can be believed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np

from copytaster.core.enrich.name_model import TYPES, NameModel
from copytaster.core.enrich.name_tokens import marked, pieces
from copytaster.core.enrich.name_view import REACH
from copytaster.core.facts import EntityType
from copytaster.training.corpora import Corpus, Document, Marked
from copytaster.training.marking import in_capitals

UNLIKE = frozenset({"crossner-politics"})
"""Copy whose annotation has too little to do with news to tell how sure a name is there (half its sentences are lists
of elections and parties)."""
STEP_NAMES = 150
"""So many names at least stand behind a step of the calibration."""


def calibrated(model: NameModel, corpora: Iterable[Corpus]) -> NameModel:
    """The model with probabilities for its margins, from the fold `choice`: steps that only rise (isotonic)."""
    judged = sorted(judgements(model, [one for one in corpora if one.fold == "choice" and one.name not in UNLIKE]))
    steps = [
        (margins[0], float(np.mean(right)), len(right))
        for first in range(0, len(judged), STEP_NAMES)
        if (chunk := judged[first : first + STEP_NAMES]) and len(chunk) == STEP_NAMES
        for margins, right in [tuple(zip(*chunk, strict=True))]
    ]
    pooled: list[tuple[int, float, int]] = []
    for least, share, count in steps:
        pooled.append((least, share, count))
        while len(pooled) > 1 and pooled[-2][1] >= pooled[-1][1]:
            (first, one, many), (_, other, more) = pooled[-2:]
            pooled[-2:] = [(first, (one * many + other * more) / (many + more), many + more)]
    sure = tuple((least, round(share, 3)) for least, share, _ in pooled)
    return replace(model, sure=((-(1 << 30), sure[0][1]), *sure[1:]))


def judgements(model: NameModel, corpora: Sequence[Corpus]) -> Iterable[tuple[int, bool]]:
    """The margin of each name found, and whether it is right."""
    for corpus in corpora:
        for document in corpus.documents:
            for sentence, names in zip(document, tagged(model, document), strict=True):
                gold = {_trimmed(sentence.text, one) for one in sentence.names}
                for name, margin in names:
                    if name.type in corpus.classes:
                        yield margin, _trimmed(sentence.text, name) in gold


def tagged(model: NameModel, document: Document) -> list[list[tuple[Marked, int]]]:
    """The model's names of a document, sentence by sentence, with their margins."""
    parts = [pieces(one.text) for one in document]
    words = [marked(one.text, cut[1::2]) for one, cut in zip(document, parts, strict=True)]
    found: list[list[tuple[Marked, int]]] = [[] for _ in document]
    firsts = np.cumsum([REACH + len(one) for one in words]) - [len(one) for one in words]
    for name in model.names(words):
        number = int(np.searchsorted(firsts, name.first, side="right")) - 1
        cut, base = parts[number], int(firsts[number])
        first, last = name.first - base, name.last - base
        start = sum(map(len, cut[: 2 * first + 1]))
        end = start + sum(map(len, cut[2 * first + 1 : 2 * last + 2]))
        found[number].append((Marked(start, end, EntityType(TYPES[name.type])), name.margin))
    return found


def scores(model: NameModel, corpus: Corpus, *, capitals: bool = False) -> dict[str, tuple[int, int, int]]:
    """Right, found and gold by type: strict spans, without a leading "the"."""
    result = {name: [0, 0, 0] for name in TYPES}
    for document in map(in_capitals, corpus.documents) if capitals else corpus.documents:
        for sentence, names in zip(document, tagged(model, document), strict=True):
            gold = {_trimmed(sentence.text, one) for one in sentence.names}
            mine = {_trimmed(sentence.text, one) for one, _ in names}
            for kind in TYPES:
                ours = {one for one in mine if one.type == kind}
                theirs = {one for one in gold if one.type == kind}
                for place, value in enumerate((len(ours & theirs), len(ours), len(theirs))):
                    result[kind][place] += value
    return {kind: (one[0], one[1], one[2]) for kind, one in result.items()}


def _trimmed(text: str, name: Marked) -> Marked:
    start, end = name.start, name.end
    if text[start:end].lower().startswith("the "):
        start += 4
    if text[start:end].endswith(("'s", "’s")):
        end -= 2
    return Marked(start, end, name.type)


def f1(counts: Iterable[tuple[int, int, int]]) -> float:
    """F1 of counts summed."""
    right, found, gold = (sum(column) for column in zip(*counts, strict=True))
    return 200 * right / (found + gold) if found + gold else 0.0
