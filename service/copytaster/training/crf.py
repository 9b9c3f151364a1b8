"""A linear-chain conditional random field, trained with numpy by AdaGrad on batches of runs.

The model's shape is `core/enrich/name_model`'s: weights of each feature of a word at each place of the window, hashed
weights of features of several words, and of steps from label to label. Words' own features are left out at random (the
word itself most often), so that words never seen are judged by what they look like and stand beside.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from copytaster.core.enrich.name_model import LABELS, TYPES, WINDOW

F32 = NDArray[np.float32]
I64 = NDArray[np.int64]
BARRED = -1e4


@dataclass(slots=True)
class Weights:
    """The weights and their sums of squared gradients."""

    features: F32  # feature, place x label; row 0 stays 0
    hashed: F32
    steps: F32
    squares: tuple[F32, F32, F32]

    @staticmethod
    def zero(count: int, buckets: int) -> Weights:
        """All weights 0; steps that cannot be are barred."""
        shapes = ((count, WINDOW * LABELS), (buckets, LABELS), (LABELS, LABELS))
        features, hashed, steps = (np.zeros(shape, np.float32) for shape in shapes)
        squares = [np.full(shape, 0.1, np.float32) for shape in shapes]
        steps[~ALLOWED] = BARRED
        return Weights(features, hashed, steps, (squares[0], squares[1], squares[2]))


def _allowed() -> NDArray[np.bool_]:
    allowed = np.ones((LABELS, LABELS), np.bool_)
    count = len(TYPES)
    for kind in range(count):
        allowed[:, 1 + count + kind] = False
        allowed[[1 + kind, 1 + count + kind], 1 + count + kind] = True
    return allowed


ALLOWED = _allowed()


@dataclass(frozen=True, slots=True)
class Runs:
    """Training data: for each word that may be part of a name its window of forms, its buckets and its label."""

    windows: NDArray[np.int32]  # word, place
    buckets: NDArray[np.int32]  # word, template
    labels: NDArray[np.int8]
    starts: I64
    lengths: I64
    weight: F32  # of each run


@dataclass(frozen=True, slots=True)
class Plan:
    """How to train."""

    epochs: int = 8
    batch_runs: int = 600
    rate: float = 0.12
    decay: float = 2e-6
    drop_word: float = 0.3
    drop_feature: float = 0.2
    drop_bucket: float = 0.2
    seed: int = 7


DEFAULT = Plan()


def train(
    runs: Runs, form_features: NDArray[np.int32], counts: tuple[int, int], plan: Plan, report: object = None
) -> Weights:
    """Weights after the plan's epochs. `form_features`: of each form its features' rows, the word's own two first."""
    weights = Weights.zero(*counts)
    random = np.random.default_rng(plan.seed)
    for epoch in range(plan.epochs):
        order = random.permutation(len(runs.starts))
        loss = 0.0
        for first in range(0, len(order), plan.batch_runs):
            loss += _step(weights, runs, order[first : first + plan.batch_runs], form_features, plan, random)
        if callable(report):
            report(epoch, loss / len(runs.labels), weights)
    return weights


def _step(  # noqa: PLR0917 - a loop's body
    weights: Weights, runs: Runs, batch: I64, form_features: NDArray[np.int32], plan: Plan, random: np.random.Generator
) -> float:
    batch = batch[np.argsort(-runs.lengths[batch], kind="stable")]
    lengths = runs.lengths[batch]
    offsets = np.cumsum(lengths) - lengths
    words = np.repeat(runs.starts[batch] - offsets, lengths) + np.arange(lengths.sum())
    forms, inverse = np.unique(runs.windows[words], return_inverse=True)
    inverse = inverse.reshape(-1, WINDOW)
    features = form_features[forms].copy()
    features[random.random(features.shape) < plan.drop_feature] = 0
    features[random.random(len(forms)) < plan.drop_word, :2] = 0
    sums = weights.features[features].sum(axis=1).reshape(-1, WINDOW, LABELS)
    buckets = runs.buckets[words].copy()
    buckets[random.random(buckets.shape) < plan.drop_bucket] = 0
    scores = weights.hashed[buckets].sum(axis=1)
    for place in range(WINDOW):
        scores += sums[inverse[:, place], place]
    gradient, step_gradient, loss = gradients(scores, runs.labels[words], offsets, lengths, weights.steps)
    gradient *= np.repeat(runs.weight[batch], lengths)[:, None]
    _update_features(weights, features, inverse, gradient, plan)
    _update(weights.hashed, weights.squares[1], buckets.ravel(), np.repeat(gradient, buckets.shape[1], axis=0), plan)
    weights.squares[2][:] += step_gradient**2
    weights.steps[:] -= np.where(ALLOWED, plan.rate * step_gradient / np.sqrt(weights.squares[2]), 0)
    return loss


def _update_features(weights: Weights, features: NDArray[np.int32], inverse: I64, gradient: F32, plan: Plan) -> None:
    by_form = np.zeros((len(features), WINDOW, LABELS), np.float32)
    for place in range(WINDOW):
        order = np.argsort(inverse[:, place], kind="stable")
        sorted_ = inverse[order, place]
        heads = np.flatnonzero(np.diff(sorted_, prepend=-1))
        by_form[sorted_[heads], place] = np.add.reduceat(gradient[order], heads, axis=0)
    flat = by_form.reshape(len(features), -1)
    _update(weights.features, weights.squares[0], features.ravel(), flat, plan, repeat=features.shape[1])


def _update(  # noqa: PLR0917 - a loop's body
    table: F32, squares: F32, rows: NDArray[np.int32], gradient: F32, plan: Plan, repeat: int = 1
) -> None:
    order = np.argsort(rows, kind="stable")
    sorted_ = rows[order]
    heads = np.flatnonzero(np.diff(sorted_, prepend=-1))
    total = np.add.reduceat(gradient[order // repeat], heads, axis=0)
    touched = sorted_[heads]
    if touched[0] == 0:
        touched, total = touched[1:], total[1:]
    total += plan.decay * len(gradient) * table[touched]
    square = squares[touched] + total**2
    squares[touched] = square
    table[touched] -= plan.rate * total / np.sqrt(square)


def gradients(scores: F32, labels: NDArray[np.int8], offsets: I64, lengths: I64, steps: F32) -> tuple[F32, F32, float]:
    """Expected minus true counts at each word and step, and the loss; runs come longest first."""
    longest = int(lengths[0])
    moves = np.exp(steps).astype(np.float32)
    top = scores.max(axis=1, keepdims=True)
    emitted = np.exp(scores - top)
    going = np.searchsorted(-lengths, -np.arange(longest), side="left")
    forward = np.zeros_like(emitted)
    scale = np.zeros(len(scores), np.float32)
    opening = np.ones(LABELS, np.float32)
    opening[1 + len(TYPES) :] = 0
    for step in range(longest):
        at = offsets[: going[step]] + step
        value = emitted[at] * (opening if step == 0 else forward[at - 1] @ moves)
        total = value.sum(axis=1)
        forward[at], scale[at] = value / total[:, None], total
    backward = np.ones_like(emitted)
    expected = np.zeros((LABELS, LABELS), np.float32)
    for step in range(longest - 1, 0, -1):
        at = offsets[: going[step]] + step
        flow = emitted[at] * backward[at] / scale[at][:, None]
        backward[at - 1] = flow @ moves.T
        expected += forward[at - 1].T @ flow
    expected *= moves
    marginals = forward * backward
    marginals /= marginals.sum(axis=1, keepdims=True)
    rows = np.arange(len(labels))
    inner = np.ones(len(labels), np.bool_)
    inner[offsets] = False
    pairs = np.flatnonzero(inner)
    np.subtract.at(expected, (labels[pairs - 1], labels[pairs]), 1)
    loss = float(
        np.log(scale).sum() + top.sum() - scores[rows, labels].sum() - steps[labels[pairs - 1], labels[pairs]].sum()
    )
    marginals[rows, labels] -= 1
    return marginals, expected, loss
