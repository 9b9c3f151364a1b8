"""The tagger of names: a linear model over runs of words, decoded exactly, all sentences of a text at once.

A word's own features are summed once per form and place of the window (`rows`); features of several words are hashed
(`View.keys`). All is integer arithmetic, so that every machine finds the same names. Words that cannot be part of a
name are none: the runs between them are decoded side by side, the longest deciding how many steps are taken.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from copytaster.core.enrich.name_forms import EDGE, Form, Trait, form_of
from copytaster.core.enrich.name_view import I64, REACH, TRAITS, U32, View, view_of

I8 = NDArray[np.int8]
I16 = NDArray[np.int16]
I32 = NDArray[np.int32]

TYPES = ("person", "organisation", "place", "misc")
LABELS = 1 + 2 * len(TYPES)
"""0 is no name, 1 to 4 open one of each type, 5 to 8 go on with it."""
WINDOW = 2 * REACH + 1
IMPOSSIBLE = -30_000
AT_ONCE = 4_096
"""Words whose features are added up at once: what that takes of memory is bounded, whatever the text."""
KEPT = 4_096
"""Unknown forms that are remembered, as names come again: to make the fifty of a story takes 0.8 ms."""
_COMMON, _PLACE_LIST = np.uint32(Trait.COMMON), np.uint32(Trait.PLACE_LIST)
_PLACE = TYPES.index("place")
_AROUND = np.arange(-REACH, REACH + 1)[:, None]
_PLACES = np.arange(WINDOW)[:, None]
ECHO_MARGIN = 160
ECHO_SHARE = 50
"""In per cent; both chosen on copy that neither trained the model nor scores it."""


class Found(NamedTuple):
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
    attributes: U32  # form, attribute (`name_view`)
    rows: I16  # form, place in the window, label
    features: Mapping[str, int]
    weights: I16  # feature, place in the window, label
    hashed: I8  # bucket, label
    steps: I32  # label, next label
    grams: U32
    gram_types: NDArray[np.uint8]
    lexicon: Mapping[str, int]
    never: frozenset[str]
    sure: tuple[tuple[int, float], ...]
    made: dict[str, tuple[bytes, bytes]] = field(default_factory=dict, init=False, repr=False, compare=False)
    """Attributes and rows of forms made of late: what a form is made to depends on nothing else."""

    def names(self, sentences: Sequence[Sequence[str]], places: Sequence[str] = ()) -> list[Found]:
        """The names of a text, its words marked (`name_tokens.marked`).

        A word's number counts `REACH` edges before each sentence. Read twice: what the first reading found of a word
        elsewhere in the story counts in the second, and so does what is known to be a place: `places`, in lower case.
        """
        view, traits, scores = self.seen(sentences)
        order = steps_of(view.starts, len(scores))
        spans = spans_of(view, decode(scores, order, self.steps))
        if not len(spans.firsts):
            return []
        leads = spans.leads(scores)
        sure = np.isin(view.hashes, np.array([crc32(word.encode()) for word in places], np.uint32)) if places else None
        scores += echoes(view.groups, traits, spans, leads, sure)
        labels = decode(scores, order, self.steps)
        spans = spans_of(view, labels)
        margins = np.minimum(spans.leads(scores), spans.weakest(margins_of(labels, scores, self.steps, view.starts)))
        columns = (view.words[spans.firsts], view.words[spans.behind - 1], spans.kinds, margins)
        return [Found(*row) for row in zip(*(column.tolist() for column in columns), strict=True)]

    def seen(self, sentences: Sequence[Sequence[str]]) -> tuple[View, U32, I32]:
        """The view of a text, the traits of its candidates, and the scores that all labels have there."""
        numbers: defaultdict[str, int] = defaultdict()
        numbers.default_factory = numbers.__len__  # a new word's number
        edges = [numbers[EDGE]] * REACH
        sequence = list(edges)
        for sentence in sentences:
            sequence.extend(map(numbers.__getitem__, sentence))
            sequence += edges
        local = np.array(sequence, np.int64)
        attributes, rows = self._looked_up(list(numbers))
        view = view_of(local, attributes, self.grams, self.gram_types)
        return view, attributes[local[view.words], TRAITS], self._scores(view, local, rows)

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
        by_place = rows.reshape(-1, LABELS)
        scores = np.empty((len(view.words), LABELS), np.int32)
        for first in range(0, len(scores), AT_ONCE):
            part = slice(first, first + AT_ONCE)
            around = local[view.words[part] + _AROUND] * WINDOW + _PLACES
            scores[part] = by_place.take(around, axis=0).sum(axis=0, dtype=np.int32)
            scores[part] += self.hashed[buckets[:, part]].sum(axis=0, dtype=np.int32)
        return scores

    def _looked_up(self, words: list[str]) -> tuple[U32, I16]:
        """Attributes and rows of a text's forms; those that the model does not know are made from their features."""
        numbers = np.array([self.forms.get(word, -1) for word in words], np.int64)
        unknown = np.flatnonzero(numbers < 0)
        attributes, rows = self.attributes[numbers], self.rows[numbers]
        for first in range(0, len(unknown), AT_ONCE):
            part = unknown[first : first + AT_ONCE]
            attributes[part], rows[part] = self._made([words[number] for number in part.tolist()])
        return attributes, rows

    def _made(self, words: list[str]) -> tuple[U32, I16]:
        """Attributes and rows of forms that the model does not know, each of them once."""
        made = self.made
        found = {word: made.get(word) for word in words}
        if fresh := [word for word, one in found.items() if one is None]:
            forms = [form_of(word, self.lexicon, self.never) for word in fresh]
            packed = zip(map(bytes, attributes_of(forms)), map(bytes, self._rows_of(forms)), strict=True)
            new = dict(zip(fresh, packed, strict=True))
            if len(made) + len(new) > KEPT:
                made.clear()
            made.update(new)
            found |= new
        attributes = b"".join([one[0] for one in found.values() if one])
        rows = b"".join([one[1] for one in found.values() if one])
        return (
            np.frombuffer(attributes, np.uint32).reshape(len(words), -1),
            np.frombuffer(rows, np.int16).reshape(-1, WINDOW, LABELS),
        )

    def _rows_of(self, made: Sequence[Form]) -> I16:
        ids: list[int] = []
        starts: list[int] = []
        known = self.features
        for one in made:
            starts.append(len(ids))
            ids.append(0)  # a row of zeros: a form may have no feature that is known
            ids += [number for name in one.features if (number := known.get(name)) is not None]
        rows: I16 = np.add.reduceat(self.weights[ids], starts, axis=0, dtype=np.int16)
        return rows


def attributes_of(made: Sequence[Form]) -> U32:
    """The attributes of forms, a row each."""
    return np.array([(one.word, one.shape, one.family, one.traits, one.kind) for one in made], np.uint32)


@dataclass(frozen=True, slots=True)
class Steps:
    """The words of a text in the order that they are decoded in: the first of every run, then the second of each."""

    words: I64
    bounds: list[int]  # where each step begins, and the end


def steps_of(starts: I64, count: int) -> Steps:
    """The order of so many words, whose runs begin at `starts`."""
    lengths = np.append(starts[1:], count) - starts
    order = np.argsort(-lengths, kind="stable")
    rank = np.empty(len(order), np.int64)
    rank[order] = np.arange(len(order))
    place = np.arange(count) - np.repeat(starts, lengths)
    words = np.argsort(place * len(order) + np.repeat(rank, lengths), kind="stable")
    return Steps(words, [0, *np.cumsum(np.bincount(place)).tolist()])


def decode(scores: I32, order: Steps, steps: I32) -> I64:
    """The best labels of every run (Viterbi), exactly; runs go side by side."""
    labels = np.zeros(len(scores), np.int64)
    if not len(scores):
        return labels
    across = np.ascontiguousarray(scores[order.words].T)
    moves = steps[:, :, None]
    at = [slice(first, last) for first, last in pairwise(order.bounds)]
    best = across[:, at[0]]
    best[1 + len(TYPES) :] += IMPOSSIBLE
    for step in at[1:]:
        now = across[:, step]
        now += np.maximum.reduce(best[:, None, : step.stop - step.start] + moves, axis=0)
        best = now
    chosen = np.empty(len(scores), np.int64)
    behind = slice(0, 0)
    for step in reversed(at):
        now = across[:, step]
        if behind.stop:
            now[:, : behind.stop - behind.start] += steps[:, chosen[behind]]
        now.argmax(axis=0, out=chosen[step])
        behind = step
    labels[order.words] = chosen
    return labels


@dataclass(frozen=True, slots=True)
class Spans:
    """Names by their candidates: the first, the one behind the last, and the type of each."""

    firsts: I64
    behind: I64
    kinds: I64

    def leads(self, scores: I32) -> I64:
        """By how much each name's type beats the next best one, or no name, over its words."""
        count = len(TYPES)
        sums = np.zeros((len(scores) + 1, LABELS), np.int64)
        np.cumsum(scores, axis=0, out=sums[1:])
        wholes = (sums[self.behind] - sums[self.firsts + 1])[:, count + 1 :] + scores[self.firsts, 1 : count + 1]
        rows = np.arange(len(self.firsts))
        own = wholes[rows, self.kinds]
        wholes[rows, self.kinds] = sums[self.behind, 0] - sums[self.firsts, 0]
        leads: I64 = own - wholes.max(axis=1)
        return leads

    def weakest(self, margins: I64) -> I64:
        """The least margin of each name's words."""
        bounds = np.stack((self.firsts, self.behind), axis=1).ravel()
        least: I64 = np.minimum.reduceat(np.append(margins, 0), bounds)[::2]
        return least


def spans_of(view: View, labels: I64) -> Spans:
    """The names that labels spell."""
    count = len(TYPES)
    firsts = np.flatnonzero((labels > 0) & (labels <= count))
    goes_on = labels > count
    goes_on[view.starts] = False
    ends = np.append(np.flatnonzero(~goes_on), len(labels))
    return Spans(firsts, ends[np.searchsorted(ends, firsts, side="right")], labels[firsts] - 1)


def echoes(groups: I64, traits: U32, names: Spans, leads: I64, places: NDArray[np.bool_] | None = None) -> I32:
    """What the story's other names say of a word: a share of the surest lead of each type that it is found in.

    Common words say nothing, nor do places and peoples within longer names (the Bank of England). `places` are words
    that are surely one.
    """
    lengths = names.behind - names.firsts
    at = np.repeat(names.behind - np.cumsum(lengths), lengths) + np.arange(lengths.sum())
    common, listed = (traits & _COMMON) != 0, (traits & _PLACE_LIST) != 0
    tells = ~common[at] & (np.repeat(lengths == 1, lengths) | ~listed[at])
    at, kinds = at[tells], np.repeat(names.kinds, lengths)[tells]
    strength = np.clip(np.repeat(leads, lengths)[tells], 0, ECHO_MARGIN).astype(np.int32)
    surest = np.zeros((int(groups.max()) + 1, len(TYPES)), np.int32)
    np.maximum.at(surest, (groups[at], kinds), strength)
    if places is not None:
        surest[groups[places], _PLACE] = ECHO_MARGIN
    bonus = surest[groups] * ECHO_SHARE // 100
    bonus[common] = 0
    total = np.zeros((len(groups), LABELS), np.int32)
    total[:, 1 : 1 + len(TYPES)] = bonus
    total[:, 1 + len(TYPES) :] = bonus
    return total


def margins_of(labels: I64, scores: I32, steps: I32, starts: I64) -> I64:
    """By how much each label beats the next best one between the same neighbours."""
    opens = np.zeros(len(labels) + 1, np.bool_)
    opens[starts] = True
    opens[-1] = True
    total = scores.copy()
    inner = np.flatnonzero(~opens[:-1])
    total[inner] += steps[labels[inner - 1]]
    total[starts, 1 + len(TYPES) :] += IMPOSSIBLE
    before = np.flatnonzero(~opens[1:])
    total[before] += steps.T[labels[before + 1]]
    rows = np.arange(len(labels))
    own = total[rows, labels]
    total[rows, labels] = 3 * IMPOSSIBLE
    margins: I64 = (own - total.max(axis=1)).astype(np.int64)
    return margins
