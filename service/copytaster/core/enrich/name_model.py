"""The tagger of names: a linear model over runs of words, decoded exactly, all sentences of a text at once.

A word's own features are summed once per form and place of the window (`rows`); features of several words are hashed
(`View.keys`). Tables hold what speaks for a label and not for "no name", which scores 0: eight numbers, of which a
bucket's are one machine word. All is integer arithmetic, so that every machine finds the same names. Words that cannot
be part of a name are none: the runs between them are decoded side by side, the longest deciding how many steps are
taken.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise, repeat
from typing import NamedTuple, TypeVar
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from copytaster.core.enrich.name_forms import EDGE, Form, Trait, form_of
from copytaster.core.enrich.name_view import I64, REACH, U32, Grams, View, listed_names, view_of

I8 = NDArray[np.int8]
I16 = NDArray[np.int16]
I32 = NDArray[np.int32]

_Number = TypeVar("_Number", np.uint32, np.int16)

TYPES = ("person", "organisation", "place", "misc")
LABELS = 1 + 2 * len(TYPES)
"""0 is no name, 1 to 4 open one of each type, 5 to 8 go on with it."""
SCORED = LABELS - 1
"""Labels that tables know: those of names."""
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
_NO_ATTRIBUTES, _NO_ROWS = bytes(5 * np.uint32().nbytes), bytes(WINDOW * SCORED * np.int16().nbytes)
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

    Their last row, of zeros, is of forms that are not known: `features` gives the row of `weights` of a feature by its
    name, to make them. `sure` turns margins into probabilities: the least margin of each step, and the probability from
    there on.
    """

    forms: Mapping[str, int]
    attributes: U32  # form, attribute (`name_view`)
    rows: I16  # form, place in the window, scored label
    features: Mapping[str, int]
    weights: I8  # feature, place in the window and scored label
    hashed: I8  # bucket, scored label
    steps: I32  # label, next label
    grams: U32
    gram_types: NDArray[np.uint8]
    lexicon: Mapping[str, int]
    never: frozenset[str]
    sure: tuple[tuple[int, float], ...]
    listed: Grams = field(init=False, repr=False, compare=False)
    least: tuple[int, ...] = field(init=False, repr=False, compare=False)  # margins of `sure`
    made: dict[str, tuple[bytes, bytes]] = field(default_factory=dict, init=False, repr=False, compare=False)
    """Attributes and rows of forms made of late: what a form is made to depends on nothing else."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "listed", listed_names(self.grams, self.gram_types))
        object.__setattr__(self, "least", tuple(least for least, _ in self.sure))

    def names(self, sentences: Sequence[Sequence[str]], places: Sequence[str] = ()) -> list[Found]:
        """The names of a text, its words marked (`name_tokens.marked`).

        A word's number counts `REACH` edges before each sentence. Read twice: what the first reading found of a word
        elsewhere in the story counts in the second, and so does what is known to be a place: `places`, in lower case.
        """
        view, scores = self.seen(sentences)
        order = steps_of(view.starts, len(scores))
        spans = spans_of(view, decode(scores, order, self.steps))
        if not len(spans.firsts):
            return []
        leads = spans.leads(scores)
        sure = None
        if places:  # of a dateline: a few
            surely = np.array([crc32(word.encode()) for word in places], np.uint32)
            sure = (view.hashes == surely[:, None]).any(axis=0)
        scores[:, 1:] += echoes(view.groups, view.traits, spans, leads, sure)
        labels = decode(scores, order, self.steps)
        spans = spans_of(view, labels)
        margins = np.minimum(spans.leads(scores), spans.weakest(margins_of(labels, scores, self.steps, view.starts)))
        columns = (view.words[spans.firsts], view.words[spans.behind - 1], spans.kinds, margins)
        return list(map(Found._make, zip(*(column.tolist() for column in columns), strict=True)))

    def seen(self, sentences: Sequence[Sequence[str]]) -> tuple[View, I32]:
        """The view of a text, and the scores that all labels have at its candidates."""
        edges = [EDGE] * REACH
        words = list(edges)
        for sentence in sentences:
            words += sentence
            words += edges
        unknown = len(self.forms)
        numbers = np.fromiter(map(self.forms.get, words, repeat(unknown)), np.int64, len(words))
        attributes = self.attributes.take(numbers, axis=0)
        places = np.flatnonzero(numbers == unknown)
        others = [words[place] for place in places.tolist()]
        local, made, rows = self._others(others)
        attributes[places] = made[local]
        view = view_of(attributes, self.listed)
        scores = self._scores(view, numbers)
        if others:
            own = np.zeros(len(words), np.int64)
            own[places] = local
            add_rows(scores, view.words, own, rows)
        return view, scores

    def confidence(self, margin: int) -> float:
        """The probability that a name of this margin is one, of that type, from end to end."""
        at = bisect_right(self.least, margin)
        return self.sure[at - 1][1] if at else 0.0

    def _scores(self, view: View, numbers: I64) -> I32:
        """What the forms that are known and the hashed features say."""
        scores = np.zeros((len(view.words), LABELS), np.int32)
        buckets = view.keys & np.uint32(len(self.hashed) - 1)
        whole = self.hashed.view(np.int64).reshape(-1)  # one number for all labels: fetched in a tenth of the time
        for first in range(0, len(scores), AT_ONCE):
            part = slice(first, first + AT_ONCE)
            told = whole.take(buckets[:, part]).view(np.int8).reshape(len(buckets), -1, SCORED)
            scores[part, 1:] = told.sum(axis=0, dtype=np.int32)
        add_rows(scores, view.words, numbers, self.rows)
        return scores

    def _others(self, words: list[str]) -> tuple[I64, U32, I16]:
        """Words that the model does not know: numbers of their forms, whose attributes and rows; row 0 is of none."""
        numbers = {word: number for number, word in enumerate(dict.fromkeys(words), 1)}
        made = self._made(list(numbers))
        attributes = b"".join((_NO_ATTRIBUTES, *(one[0] for one in made)))
        rows = b"".join((_NO_ROWS, *(one[1] for one in made)))
        return (
            np.array([numbers[word] for word in words], np.int64),
            np.frombuffer(attributes, np.uint32).reshape(len(made) + 1, -1),
            np.frombuffer(rows, np.int16).reshape(-1, WINDOW, SCORED),
        )

    def _made(self, words: list[str]) -> list[tuple[bytes, bytes]]:
        """Attributes and rows of forms that the model does not know, each of them once."""
        known = self.made
        found = {word: known.get(word) for word in words}
        fresh = [word for word, one in found.items() if one is None]
        for first in range(0, len(fresh), AT_ONCE):
            part = fresh[first : first + AT_ONCE]
            forms = [form_of(word, self.lexicon, self.never) for word in part]
            attributes, rows = attributes_of(forms).tobytes(), self._rows_of(forms).tobytes()
            long, wide = len(_NO_ATTRIBUTES), len(_NO_ROWS)
            for number, word in enumerate(part):
                found[word] = known[word] = (
                    attributes[number * long : (number + 1) * long],
                    rows[number * wide : (number + 1) * wide],
                )
        made = [one for one in found.values() if one]
        if len(known) > KEPT:
            known.clear()
        return made

    def _rows_of(self, made: Sequence[Form]) -> I16:
        ids: list[int] = []
        starts: list[int] = []
        known = self.features.get
        for one in made:
            starts.append(len(ids))
            ids.append(0)  # a row of zeros: a form may have no feature that is known
            ids += map(known, one.features, repeat(0))
        rows: I16 = np.add.reduceat(self.weights.take(ids, axis=0), starts, axis=0, dtype=np.int16)
        return rows


def add_rows(scores: I32, words: I64, numbers: I64, rows: I16) -> None:
    """Adds to the words' scores what the forms around them say; `numbers` are rows of all words of the text."""
    by_place = rows.reshape(-1, SCORED)
    for first in range(0, len(scores), AT_ONCE):
        part = slice(first, first + AT_ONCE)
        around = numbers[words[part] + _AROUND] * WINDOW + _PLACES
        scores[part, 1:] += by_place.take(around, axis=0).sum(axis=0, dtype=np.int32)


def attributes_of(made: Sequence[Form]) -> U32:
    """The attributes of forms, a row each."""
    return np.array([(one.word, one.shape, one.family, one.traits, one.kind) for one in made], np.uint32)


def and_none(table: NDArray[_Number]) -> NDArray[_Number]:
    """A table with a row of zeros behind it, for forms that are not known."""
    return np.concatenate((table, np.zeros_like(table[:1])))


@dataclass(frozen=True, slots=True)
class Steps:
    """The words of a text in the order that they are decoded in: the first of every run, then the second of each."""

    words: I64
    bounds: list[int]  # where each step begins, and the end


def steps_of(starts: I64, count: int) -> Steps:
    """The order of so many words, whose runs begin at `starts`: long runs before short ones."""
    lengths = np.empty(len(starts), np.int64)
    lengths[:-1] = starts[1:] - starts[:-1]
    lengths[-1:] = count - starts[-1:]
    place = np.arange(count) - np.repeat(starts, lengths)
    bounds = [0, *np.cumsum(np.bincount(place)).tolist()]
    order = place * len(bounds) - np.repeat(lengths, lengths)
    return Steps(order.argsort(kind="stable"), bounds)


def decode(scores: I32, order: Steps, steps: I32) -> I64:
    """The best labels of every run (Viterbi), exactly; runs go side by side."""
    labels = np.zeros(len(scores), np.int64)
    if not len(scores):
        return labels
    across = np.ascontiguousarray(scores.take(order.words, axis=0).T)
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
            now[:, : behind.stop - behind.start] += steps.take(chosen[behind], axis=1)
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
    bounds: I64  # firsts and those behind in turn, without one behind the last candidate: sums go to the end

    def leads(self, scores: I32) -> I32:
        """By how much each name's type beats the next best one, or no name, over its words."""
        count = len(TYPES)
        sums = np.add.reduceat(scores, self.bounds, axis=0)[::2]
        first = scores.take(self.firsts, axis=0)
        wholes = sums[:, count + 1 :] - first[:, count + 1 :] + first[:, 1 : count + 1]
        own = np.arange(0, wholes.size, count) + self.kinds
        worth = wholes.take(own)
        wholes.put(own, sums[:, 0])
        leads: I32 = worth - wholes.max(axis=1)
        return leads

    def weakest(self, margins: I32) -> I32:
        """The least margin of each name's words."""
        least: I32 = np.minimum.reduceat(margins, self.bounds)[::2]
        return least


def spans_of(view: View, labels: I64) -> Spans:
    """The names that labels spell."""
    stops = np.ones(len(labels) + 1, np.bool_)
    np.less_equal(labels, len(TYPES), out=stops[:-1])
    firsts = (stops[:-1] & (labels > 0)).nonzero()[0]
    stops[view.starts] = True
    ends = stops.nonzero()[0]
    bounds = np.empty(2 * len(firsts), np.int64)
    bounds[::2] = firsts
    behind = bounds[1::2] = ends.take(ends.searchsorted(firsts, side="right"))
    if len(bounds) and bounds[-1] == len(labels):
        bounds = bounds[:-1]
    return Spans(firsts, behind, labels.take(firsts) - 1, bounds)


def echoes(groups: I64, traits: U32, names: Spans, leads: I32, places: NDArray[np.bool_] | None = None) -> I32:
    """What the story's other names say of a word: a share of the surest lead of each type that it is found in.

    Common words say nothing, nor do places and peoples within longer names (the Bank of England). `places` are words
    that are surely one.
    """
    count = len(TYPES)
    lengths = names.behind - names.firsts
    name = np.repeat(np.arange(len(lengths)), lengths)
    at = np.arange(len(name)) + (names.behind - np.cumsum(lengths)).take(name)
    telling = traits.take(at) & np.where(lengths == 1, _COMMON, _COMMON | _PLACE_LIST).take(name) == 0
    at, name = at[telling], name[telling]
    shares = np.clip(leads, 0, ECHO_MARGIN) * ECHO_SHARE // 100
    surest = np.zeros((int(groups.max()) + 1, count), np.int32)
    np.maximum.at(
        surest.reshape(-1), groups.take(at) * count + names.kinds.take(name), shares.astype(np.int32).take(name)
    )
    if places is not None:
        surest[groups[places], _PLACE] = ECHO_MARGIN * ECHO_SHARE // 100
    bonus = surest.take(groups, axis=0)
    bonus[(traits & _COMMON) != 0] = 0
    return np.concatenate((bonus, bonus), axis=1)


def margins_of(labels: I64, scores: I32, steps: I32, starts: I64) -> I32:
    """By how much each label beats the next best one between the same neighbours."""
    total = scores.copy()
    opens = np.zeros(len(labels) + 1, np.bool_)
    opens[starts] = True
    opens[-1] = True
    inner = (~opens[:-1]).nonzero()[0]
    total[inner] += steps.take(labels.take(inner - 1), axis=0)
    total[starts, 1 + len(TYPES) :] += IMPOSSIBLE
    before = inner - 1
    total[before] += steps.T.take(labels.take(inner), axis=0)
    own = np.arange(0, total.size, LABELS) + labels
    worth = total.take(own)
    total.put(own, 3 * IMPOSSIBLE)
    margins: I32 = worth - total.max(axis=1)
    return margins
