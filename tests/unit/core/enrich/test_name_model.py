from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from copytaster.core.enrich.name_model import IMPOSSIBLE, LABELS, TYPES, decode, echoes, margins_of, spans_of, steps_of
from copytaster.core.enrich.name_view import View

COUNT = len(TYPES)
STEPS = np.zeros((LABELS, LABELS), np.int32)
for _kind in range(COUNT):
    STEPS[:, 1 + COUNT + _kind] = IMPOSSIBLE
    STEPS[[1 + _kind, 1 + COUNT + _kind], 1 + COUNT + _kind] = 7


def worth(labels: tuple[int, ...], scores: np.ndarray[tuple[int, ...], np.dtype[np.int32]]) -> int:
    total = sum(int(scores[at, label]) for at, label in enumerate(labels))
    total += sum(int(STEPS[one, other]) for one, other in pairwise(labels))
    return total + (IMPOSSIBLE if labels[0] > COUNT else 0)


@given(st.integers(0, 10_000))
def test_decode_is_exact(seed: int) -> None:
    """No other labels of a run are worth more, however many runs are decoded side by side."""
    random = np.random.default_rng(seed)
    lengths = random.integers(1, 4, size=3)
    starts = (np.cumsum(lengths) - lengths).astype(np.int64)
    scores = random.integers(-60, 60, size=(int(lengths.sum()), LABELS)).astype(np.int32)
    labels = decode(scores, steps_of(starts, len(scores)), STEPS)
    for start, length in zip(starts.tolist(), lengths.tolist(), strict=True):
        run = scores[start : start + length]
        best = max(worth(every, run) for every in product(range(LABELS), repeat=length))
        assert worth(tuple(labels[start : start + length].tolist()), run) == best


def test_decode_of_nothing() -> None:
    """A text without anything that may be a name has no labels."""
    empty = np.zeros(0, np.int64)
    assert decode(np.zeros((0, LABELS), np.int32), steps_of(empty, 0), STEPS).tolist() == []


def view(count: int, starts: list[int]) -> View:
    numbers = np.arange(count)
    keys, none = np.zeros((1, count), np.uint32), np.zeros(count, np.uint32)
    return View(numbers, np.array(starts, np.int64), keys, numbers.astype(np.uint32), numbers, none)


def test_spans() -> None:
    """A name ends where its label does, where another opens, and with its run."""
    labels = np.array([1, 5, 1, 0, 2, 6, 3], np.int64)
    spans = spans_of(view(7, [0, 5]), labels)
    assert spans.firsts.tolist() == [0, 2, 4, 6]
    assert spans.behind.tolist() == [2, 3, 5, 7]
    assert spans.kinds.tolist() == [0, 0, 1, 2]


def test_margins() -> None:
    """A margin is what a label has over the next best one."""
    scores = np.full((2, LABELS), -50, np.int32)
    scores[0, 1], scores[0, 2], scores[1, 5], scores[1, 0] = 40, 10, 30, 25
    labels = decode(scores, steps_of(np.array([0], np.int64), len(scores)), STEPS)
    assert labels.tolist() == [1, 5]
    margins = margins_of(labels, scores, STEPS, np.array([0], np.int64))
    assert int(margins[1]) == 30 + 7 - 25


@pytest.mark.parametrize(("lead", "share"), [(100, 50), (1_000, 80), (-5, 0)])
def test_echoes(lead: int, share: int) -> None:
    """A word gets a share of what it is surely elsewhere, up to a limit."""
    spans = spans_of(view(2, [0, 1]), np.array([1, 0], np.int64))
    same = np.zeros(2, np.int64)
    bonus = echoes(same, np.zeros(2, np.uint32), spans, np.array([lead], np.int64))
    assert bonus[1].tolist() == [share, 0, 0, 0, share, 0, 0, 0]


def test_echoes_of_places() -> None:
    """What is surely a place counts as one wherever it stands."""
    spans = spans_of(view(2, [0, 1]), np.array([1, 0], np.int64))
    places = np.array([False, True])
    bonus = echoes(np.arange(2), np.zeros(2, np.uint32), spans, np.array([0], np.int64), places)
    assert bonus[1].tolist() == [0, 0, 80, 0, 0, 0, 80, 0]
