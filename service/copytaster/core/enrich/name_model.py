"""The tagger of names: a linear model over runs of words, decoded exactly, all sentences of a text at once.

A word's own features are summed once per form and place of the window (`rows`); features of several words are hashed
(`View.keys`). All is integer arithmetic, so that every machine finds the same names. Words that cannot be part of a
name are none: the runs between them are decoded side by side, the longest deciding how many steps are taken.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from copytaster.core.enrich.name_forms import EDGE, Form, form_of
from copytaster.core.enrich.name_view import I64, REACH, U32, Attributes, View, view_of

I16 = NDArray[np.int16]
I32 = NDArray[np.int32]

TYPES = ("person", "organisation", "place", "misc")
LABELS = 1 + 2 * len(TYPES)
"""0 is no name, 1 to 4 open one of each type, 5 to 8 go on with it."""
WINDOW = 2 * REACH + 1
IMPOSSIBLE = -30_000


@dataclass(frozen=True, slots=True)
class Found:
    """A name: words `first` to `last` (numbers of the text's words with its edges), its type, how sure (a margin)."""

    first: int
    last: int
    type: int
    margin: int


@dataclass(frozen=True, slots=True)
class NameModel:
    """What training left: see `training/names.py`. `forms` numbers the known forms, `attributes` and `rows` follow it.

    `features` gives the row of `weights` of a feature by its name, for forms that are not known; `sure` turns margins
    into probabilities: the least margin of each step, and the probability from there on.
    """

    forms: Mapping[str, int]
    attributes: Attributes
    rows: I16  # form, place in the window, label
    features: Mapping[str, int]
    weights: I16  # feature, place in the window, label
    hashed: I16  # bucket, label
    steps: I32  # label, next label
    grams: U32
    gram_types: NDArray[np.uint8]
    lexicon: Mapping[str, int]
    never: frozenset[str]
    sure: tuple[tuple[int, float], ...]

    def names(self, sentences: Sequence[Sequence[str]]) -> list[Found]:
        """The names of a text, its words marked (`name_tokens.marked`).

        A word's number counts `REACH` edges before each sentence.
        """
        view, labels, scores = self.labels(sentences)
        return list(_found(view, labels, scores, self.steps))

    def labels(self, sentences: Sequence[Sequence[str]]) -> tuple[View, I64, I32]:
        """The view of a text, the label of each of its words, and the scores that all labels have there."""
        numbers: dict[str, int] = {EDGE: 0}
        edges = [0] * REACH
        sequence = list(edges)
        for sentence in sentences:
            sequence += [numbers.setdefault(word, len(numbers)) for word in sentence]
            sequence += edges
        local = np.array(sequence, np.int64)
        attributes, rows = self._looked_up(list(numbers))
        view = view_of(local, attributes, self.grams, self.gram_types)
        scores = self._scores(view, local, rows)
        return view, decode(scores, view.starts, self.steps), scores

    def confidence(self, margin: int) -> float:
        """The probability that a name of this margin is one, of that type, from end to end."""
        probability = 0.0
        for least, known in self.sure:
            if margin < least:
                break
            probability = known
        return probability

    def _scores(self, view: View, local: I64, rows: I16) -> I32:
        buckets = view.keys & np.uint32(len(self.hashed) - 1)
        scores: I32 = self.hashed[buckets].sum(axis=0, dtype=np.int32)
        for place in range(WINDOW):
            scores += rows[local[view.words + (place - REACH)], place]
        return scores

    def _looked_up(self, words: list[str]) -> tuple[Attributes, I16]:
        """Attributes and rows of a text's forms; those that the model does not know are made from their features."""
        known = self.forms
        numbers = np.array([known.get(word, -1) for word in words], np.int64)
        unknown = np.flatnonzero(numbers < 0)
        rows = self.rows[numbers]
        of = self.attributes
        found = Attributes(
            of.word[numbers], of.shape[numbers], of.family[numbers], of.traits[numbers], of.kind[numbers]
        )
        if len(unknown):
            made = [form_of(words[number], self.lexicon, self.never) for number in unknown.tolist()]
            rows[unknown] = self._rows_of(made)
            fresh = attributes_of(made)
            for name in ("word", "shape", "family", "traits", "kind"):
                getattr(found, name)[unknown] = getattr(fresh, name)
        return found, rows

    def _rows_of(self, made: Sequence[Form]) -> I16:
        ids = [number for one in made for name in one.features if (number := self.features.get(name)) is not None]
        counts = [sum(name in self.features for name in one.features) for one in made]
        total = np.zeros((len(made) + 1, *self.weights.shape[1:]), np.int32)
        ends = np.cumsum(counts)
        summed = np.cumsum(self.weights[ids], axis=0, dtype=np.int32)
        if ids:
            total[1:] = np.where((ends > 0)[:, None, None], summed[np.maximum(ends - 1, 0)], 0)
        return np.diff(total, axis=0).astype(np.int16)


def attributes_of(made: Sequence[Form]) -> Attributes:
    """The attributes of forms, by their order."""
    return Attributes(
        np.array([one.word for one in made], np.uint32),
        np.array([one.shape for one in made], np.uint32),
        np.array([one.family for one in made], np.uint32),
        np.array([one.traits for one in made], np.uint16),
        np.array([one.kind for one in made], np.uint8),
    )


def decode(scores: I32, starts: I64, steps: I32) -> I64:
    """The best labels of every run (Viterbi), exactly; runs go side by side, the longest first."""
    labels = np.zeros(len(scores), np.int64)
    if not len(scores):
        return labels
    lengths = np.diff(starts, append=len(scores))
    order = np.argsort(-lengths, kind="stable")
    starts, lengths = starts[order], lengths[order]
    longest = int(lengths[0])
    going = [int(count) for count in np.searchsorted(-lengths, -np.arange(longest), side="left")]
    best = scores[starts].T.copy()
    best[1 + len(TYPES) :] += IMPOSSIBLE
    history = [best]
    for step in range(1, longest):
        runs = going[step]
        before = history[-1][:, :runs]
        best = (before[:, None, :] + steps[:, :, None]).max(axis=0) + scores[starts[:runs] + step].T
        history.append(best)
    chosen = np.zeros(len(starts), np.int64)
    for step in range(longest - 1, -1, -1):
        runs = going[step]
        now = history[step][:, :runs].copy()
        if step + 1 < longest:
            further = going[step + 1]
            now[:, :further] += steps[:, chosen[:further]]
        chosen[:runs] = now.argmax(axis=0)
        labels[starts[:runs] + step] = chosen[:runs]
    return labels


def _found(view: View, labels: I64, scores: I32, steps: I32) -> Iterator[Found]:
    count = len(TYPES)
    firsts = np.flatnonzero((labels > 0) & (labels <= count))
    if not len(firsts):
        return
    run_starts = np.zeros(len(labels) + 1, np.bool_)
    run_starts[view.starts] = True
    ends = np.flatnonzero(np.append(labels <= count, True) | run_starts)
    behind = ends[np.searchsorted(ends, firsts, side="right")]
    kinds = labels[firsts] - 1
    wholes, none = _of_spans(scores, firsts, behind)
    rows = np.arange(len(firsts))
    own = wholes[rows, kinds]
    wholes[rows, kinds] = none
    margins = np.append(_margins(labels, scores, steps, run_starts[:-1]), 0)
    weakest = np.minimum.reduceat(margins, np.stack((firsts, behind), axis=1).ravel())[::2]
    sure = np.minimum(own - wholes.max(axis=1), weakest)
    columns = (view.words[firsts], view.words[behind - 1], kinds, sure)
    for first, last, kind, margin in zip(*(column.tolist() for column in columns), strict=True):
        yield Found(first, last, kind, margin)


def _of_spans(scores: I32, firsts: I64, behind: I64) -> tuple[I64, I64]:
    """What each type would score over each span, and what no name would."""
    count = len(TYPES)
    sums = np.zeros((len(scores) + 1, LABELS), np.int64)
    np.cumsum(scores, axis=0, out=sums[1:])
    wholes = scores[firsts, 1 : count + 1] + (sums[behind] - sums[firsts + 1])[:, count + 1 :]
    return wholes, sums[behind, 0] - sums[firsts, 0]


def _margins(labels: I64, scores: I32, steps: I32, run_starts: NDArray[np.bool_]) -> I32:
    """By how much each label beats the next best one between the same neighbours."""
    before = np.where(run_starts, 0, np.roll(labels, 1))
    after = np.roll(labels, -1)
    last = np.roll(run_starts, -1)
    last[-1] = True
    total = scores + np.where(run_starts[:, None], 0, steps[before])
    total[run_starts, 1 + len(TYPES) :] += IMPOSSIBLE
    total += np.where(last[:, None], 0, steps.T[after])
    rows = np.arange(len(labels))
    own = total[rows, labels]
    total[rows, labels] = 2 * IMPOSSIBLE
    margins: I32 = (own - total.max(axis=1)).astype(np.int32)
    return margins
