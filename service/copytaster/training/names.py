"""Trains the tagger of names from openly licensed copy (`corpora`) and invented wire copy (`templates`).

The same data give the same model, on one machine: numpy's sums may differ in their last bits between machines, so the
model in `tables/models` is made once and committed with its scores (`tables/models/names.md`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from copytaster.core.enrich.name_forms import EDGE, Form, form_of
from copytaster.core.enrich.name_model import LABELS, SCORED, TYPES, WINDOW, NameModel, and_none, attributes_of
from copytaster.core.enrich.name_view import REACH, listed_names, view_of
from copytaster.training import crf
from copytaster.training.corpora import Corpus, Document
from copytaster.training.lexicon import grams_of, lexicon_of, never_of
from copytaster.training.marking import in_capitals, in_title_case, tokens_of

BUCKETS = 1 << 20
STEP = 40.0
"""A weight of 1.0 in the model's whole numbers."""


WEIGHTS = {"gmb-silver": 0.7, "templates": 0.7}
GOLD_WEIGHT = 2.0
"""What a corpus counts: by hand, by a program, invented."""


@dataclass(frozen=True, slots=True)
class Options:
    """What may be tried."""

    plan: crf.Plan = crf.DEFAULT
    capitals: int = 3  # every so manyth document stands in capitals, too
    least_feature: int = 2
    least_form: int = 2
    buckets: int = BUCKETS
    weights: Mapping[str, float] = field(default_factory=lambda: dict(WEIGHTS))


DEFAULT = Options()


class Forms:
    """Numbers forms and their features; 0 is the edge."""

    def __init__(self, lexicon: Mapping[str, int], never: frozenset[str]) -> None:
        self.lexicon, self.never = lexicon, never
        self.numbers: dict[str, int] = {}
        self.made: list[Form] = []
        self.counts: list[int] = []
        self.number(EDGE)

    def number(self, word: str) -> int:
        """The form's number; it is made when first met."""
        number = self.numbers.get(word)
        if number is None:
            number = self.numbers[word] = len(self.made)
            self.made.append(form_of(word, self.lexicon, self.never))
            self.counts.append(0)
        self.counts[number] += 1
        return number


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
    attributes, listed = attributes_of(forms.made), listed_names(*grams)
    windows, keys, golds, starts, weights, total = [], [], [], [], [], 0
    around = np.arange(-REACH, REACH + 1)
    for weight, ids, labels in cut:
        sequence = np.array(ids, np.int64)
        view = view_of(attributes[sequence], listed)
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


def train(corpora: Sequence[Corpus], options: Options = DEFAULT, report: object = None) -> NameModel:
    """The model of all corpora in the fold `train`."""
    training = [one for one in corpora if one.fold == "train"]
    documents = [document for one in training for document in one.documents]
    lexicon = lexicon_of(documents)
    never = never_of(documents, lexicon)
    forms = Forms(lexicon, never)
    grams = grams_of()
    weighted: list[tuple[float, Sequence[Document]]] = []
    for one in training:
        weight = options.weights.get(one.name, GOLD_WEIGHT)
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


def _beside_none(weights: NDArray[np.float32]) -> NDArray[np.int8]:
    """Weights in whole numbers, those of "no name" taken from the others': only differences count."""
    whole = np.clip(np.round(weights * STEP), -127, 127).reshape(-1, LABELS)
    beside: NDArray[np.int8] = np.clip(whole[:, 1:] - whole[:, :1], -127, 127).astype(np.int8)
    return beside


def _model(  # noqa: PLR0917 - what training left
    weights: crf.Weights,
    forms: Forms,
    numbers: Mapping[str, int],
    table: NDArray[np.int32],
    grams: tuple[NDArray[np.uint32], NDArray[np.uint8]],
    options: Options,
) -> NameModel:
    whole = _beside_none(weights.features).reshape(-1, WINDOW * SCORED)
    kept = [0, *(number for number, count in enumerate(forms.counts) if count >= options.least_form and number)]
    words = list(forms.numbers)
    own = {f"w{words[number]}" for number in kept}  # nobody asks for these again: their forms are known
    useful = {name: number for name, number in numbers.items() if whole[number].any() and name not in own}
    order = np.array([0, *useful.values()], np.int64)
    new = np.zeros(len(whole), np.int64)
    new[order] = np.arange(len(order))
    rows = whole[table[kept]].sum(axis=1, dtype=np.int16).reshape(-1, WINDOW, SCORED)
    return NameModel(
        forms={words[number]: place for place, number in enumerate(kept)},
        attributes=and_none(attributes_of([forms.made[number] for number in kept])),
        rows=and_none(rows),
        features={name: int(new[number]) for name, number in useful.items()},
        weights=whole[order],
        hashed=_beside_none(weights.hashed),
        steps=np.where(crf.ALLOWED, np.round(weights.steps * STEP), -30_000).astype(np.int32),
        grams=grams[0],
        gram_types=grams[1],
        lexicon=forms.lexicon,
        never=forms.never,
        sure=((-30_000, 0.5),),
    )
