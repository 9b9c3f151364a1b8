"""Trains the tagger of names from openly licensed copy (`corpora`) and invented wire copy (`templates`).

The same data give the same model, on one machine: numpy's sums may differ in their last bits between machines, so the
model in `tables/models` is made once and committed with its scores (`tables/models/names.md`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from copytaster.core.enrich.name_forms import EDGE, Form, Lexical, form_of
from copytaster.core.enrich.name_model import LABELS, TYPES, WINDOW, NameModel, attributes_of
from copytaster.core.enrich.name_tokens import CAPITALS, marked, pieces
from copytaster.core.enrich.name_view import REACH, TEMPLATES, view_of
from copytaster.core.enrich.name_view import join
from copytaster.core.enrich.name_words import CONNECTORS
from copytaster.training import crf, gazetteer
from copytaster.training.corpora import Corpus, Document, Marked, Sentence

BUCKETS = 1 << 18
STEP = 40.0
"""A weight of 1.0 in the model's whole numbers."""
NUMBER = {name: number for number, name in enumerate(TYPES, 1)}


@dataclass(frozen=True, slots=True)
class Options:
    """What may be tried."""

    plan: crf.Plan = crf.Plan()
    capitals: int = 5  # every so manyth document stands in capitals, too
    least_feature: int = 2
    least_form: int = 2
    buckets: int = BUCKETS
    weights: Mapping[str, float] | None = None


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


def lexicon_of(documents: Iterable[Document]) -> dict[str, int]:
    """The gazetteer's words, and how the training text writes each word inside its sentences."""
    lexicon, _ = gazetteer.read()
    small, large = Counter[str](), Counter[str]()
    for document in documents:
        for sentence in document:
            if sentence.text.isupper():
                continue
            for word in pieces(sentence.text)[3::2]:
                if word[0].isalpha():
                    (small if word.islower() else large)[word.lower()] += 1
    for word in set(small) | set(large):
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


class Forms:
    """Numbers forms and their features; 0 is the edge."""

    def __init__(self, lexicon: Mapping[str, int], never: frozenset[str]) -> None:
        self.lexicon, self.never = lexicon, never
        self.numbers: dict[str, int] = {}
        self.made: list[Form] = []
        self.counts: list[int] = []
        self.number(EDGE)

    def number(self, word: str) -> int:
        number = self.numbers.get(word)
        if number is None:
            number = self.numbers[word] = len(self.made)
            self.made.append(form_of(word, self.lexicon, self.never))
            self.counts.append(0)
        self.counts[number] += 1
        return number


def grams_of() -> tuple[NDArray[np.uint32], NDArray[np.uint8]]:
    """Hashes of the gazetteer's names of several words, sorted, and their types."""
    from zlib import crc32

    table: dict[int, int] = {}
    for name, type_ in gazetteer.read()[1].items():
        words = np.array([crc32(word.encode()) for word in name.split(" ")], np.uint32)
        joined = words[:1]
        for word in words[1:]:
            joined = join(joined, np.array([word], np.uint32))
        table.setdefault(int(joined[0]), type_)
    keys = sorted(table)
    return np.array(keys, np.uint32), np.array([table[key] for key in keys], np.uint8)


def runs_of(
    corpora: Sequence[tuple[float, Sequence[Document]]],
    forms: Forms,
    grams: tuple[NDArray[np.uint32], NDArray[np.uint8]],
    buckets: int,
) -> crf.Runs:
    """Training data of weighted documents."""
    cut: list[tuple[float, list[int], list[int]]] = []
    for weight, documents in corpora:
        for document in documents:
            ids, labels = [0] * REACH, [0] * REACH
            for sentence in document:
                tokens = tokens_of(sentence)
                ids += [forms.number(word) for word in tokens.words]
                labels += tokens.labels
                ids += [0] * REACH
                labels += [0] * REACH
            cut.append((weight, ids, labels))
    attributes = attributes_of(forms.made)
    windows, keys, golds, starts, weights, total = [], [], [], [], [], 0
    around = np.arange(-REACH, REACH + 1)
    for weight, ids, labels in cut:
        sequence = np.array(ids, np.int64)
        view = view_of(sequence, attributes, *grams)
        if not len(view.words):
            continue
        windows.append(sequence[view.words[:, None] + around].astype(np.int32))
        keys.append((view.keys & np.uint32(buckets - 1)).T.astype(np.int32))
        golds.append(_whole(np.array(labels, np.int8)[view.words], view.starts))
        starts.append(view.starts + total)
        weights.append(np.full(len(view.starts), weight, np.float32))
        total += len(view.words)
    first = np.concatenate(starts)
    return crf.Runs(
        np.concatenate(windows),
        np.concatenate(keys),
        np.concatenate(golds),
        first,
        np.diff(first, append=total),
        np.concatenate(weights),
    )


def _whole(labels: NDArray[np.int8], starts: NDArray[np.int64]) -> NDArray[np.int8]:
    """Labels that go on from nothing, for what opened them can be no name, open one."""
    count = len(TYPES)
    heads = np.zeros(len(labels), np.bool_)
    heads[starts] = True
    before = np.roll(labels, 1)
    before[heads] = 0
    kind = np.where(labels > count, labels - count, 0)
    kind_before = np.where(before > count, before - count, before)
    return np.where((kind > 0) & (kind_before != kind), kind, labels).astype(np.int8)


def train(corpora: Sequence[Corpus], options: Options = Options(), report: object = None) -> NameModel:
    """The model of all corpora in the fold `train`."""
    training = [one for one in corpora if one.fold == "train"]
    documents = [document for one in training for document in one.documents]
    lexicon = lexicon_of(documents)
    never = never_of(documents, lexicon)
    forms = Forms(lexicon, never)
    grams = grams_of()
    weighted: list[tuple[float, Sequence[Document]]] = []
    for one in training:
        weight = (options.weights or {}).get(one.name, 1.0)
        weighted.append((weight, one.documents))
        weighted.append((weight, [in_capitals(document) for document in one.documents[:: options.capitals]]))
        weighted.append((weight, [in_title_case(document) for document in one.documents[2::25]]))
    runs = runs_of(weighted, forms, grams, options.buckets)
    numbers, table = _features(forms, options.least_feature)
    weights = crf.train(runs, table, (len(numbers) + 1, options.buckets), options.plan, report)
    return _model(weights, forms, numbers, table, grams, options)


def _features(forms: Forms, least: int) -> tuple[dict[str, int], NDArray[np.int32]]:
    counts = Counter[str]()
    for form, count in zip(forms.made, forms.counts, strict=True):
        for name in form.features:
            counts[name] += count
    numbers = {
        name: number for number, name in enumerate((name for name, count in counts.items() if count >= least), 1)
    }
    longest = max(len(form.features) for form in forms.made) + 1
    table = np.zeros((len(forms.made), longest), np.int32)
    for row, form in zip(table, forms.made, strict=True):
        own = [numbers.get(name, 0) for name in form.features]
        words = [number for number, name in zip(own, form.features, strict=True) if name[0] in "lw"]
        others = [number for number, name in zip(own, form.features, strict=True) if name[0] not in "lw"]
        row[: len(words)] = words
        row[2 : 2 + len(others)] = others
    return numbers, table


def _model(
    weights: crf.Weights,
    forms: Forms,
    numbers: Mapping[str, int],
    table: NDArray[np.int32],
    grams: tuple[NDArray[np.uint32], NDArray[np.uint8]],
    options: Options,
) -> NameModel:
    whole = np.clip(np.round(weights.features * STEP), -127, 127).astype(np.int16)
    hashed = np.clip(np.round(weights.hashed * STEP), -127, 127).astype(np.int16)
    kept = [0, *(number for number, count in enumerate(forms.counts) if count >= options.least_form and number)]
    words = list(forms.numbers)
    useful = {name: number for name, number in numbers.items() if whole[number].any()}
    order = np.array([0, *useful.values()], np.int64)
    new = np.zeros(len(whole), np.int64)
    new[order] = np.arange(len(order))
    rows = whole[table[kept]].sum(axis=1).astype(np.int16).reshape(-1, WINDOW, LABELS)
    return NameModel(
        forms={words[number]: place for place, number in enumerate(kept)},
        attributes=attributes_of([forms.made[number] for number in kept]),
        rows=rows,
        features={name: int(new[number]) for name, number in useful.items()},
        weights=whole[order].reshape(-1, WINDOW, LABELS),
        hashed=hashed,
        steps=np.where(crf.ALLOWED, np.round(weights.steps * STEP), -30_000).astype(np.int32),
        grams=grams[0],
        gram_types=grams[1],
        lexicon=forms.lexicon,
        never=forms.never,
        sure=((-30_000, 0.5),),
    )


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
        from copytaster.core.facts import EntityType

        found[number].append((Marked(start, end, EntityType(TYPES[name.type])), name.margin))
    return found


def scores(model: NameModel, corpus: Corpus, *, capitals: bool = False) -> dict[str, tuple[int, int, int]]:
    """Right, found and gold by type: strict spans, without a leading "the"."""
    result = {name: [0, 0, 0] for name in TYPES}
    for document in corpus.documents:
        if capitals:
            document = in_capitals(document)
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
