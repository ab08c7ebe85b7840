"""How good chances of verdicts are: AUC, log-loss and accuracy, each with a bootstrap interval."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

#: Resamplings of an interval; its half-width is then known to a few per cent.
RESAMPLINGS = 400


@dataclass(frozen=True, slots=True)
class Figure:
    """A value with the interval that holds 95 % of its resamplings."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Figures:
    """``auc`` is the mean over the three verdicts of one against the rest; ties count half."""

    auc: Figure
    log_loss: Figure
    accuracy: Figure


def measure(chances: Floats, verdicts: Ints, weights: Floats) -> Figures:
    """Measure ``chances`` (n, 3) of ``verdicts`` (n,); ``weights`` are of `resamplings`, (b, n)."""
    return figures(drawn(chances, verdicts, weights))


def drawn(chances: Floats, verdicts: Ints, weights: Floats) -> Floats:
    """AUC, log-loss and accuracy (3, b + 1): of all records, then of each resampling.

    The difference of two models' figures is paired: both were asked about the same draws.
    """
    own = np.clip(chances[np.arange(len(verdicts)), verdicts], 1e-15, 1.0)
    loss, hit = -np.log(own), (chances.argmax(axis=1) == verdicts).astype(np.float64)
    all_weights = np.concatenate([np.ones((1, len(verdicts))), weights])  # (b + 1, n)
    total = all_weights.sum(axis=1)
    aucs = np.stack(
        [_auc(chances[:, one], verdicts == one, all_weights) for one in range(3)], axis=0
    )
    present = ~np.isnan(aucs[:, 0])
    found = aucs[present].mean(axis=0) if present.any() else np.full(len(all_weights), np.nan)
    return np.stack([found, all_weights @ loss / total, all_weights @ hit / total])


def figures(values: Floats) -> Figures:
    """The figures of `drawn`, or of the difference of two of them."""
    return Figures(*map(_figure, values))


def resamplings(users: NDArray[np.str_], count: int = RESAMPLINGS, seed: int = 1) -> Floats:
    """How often each record counts in each resampling (count, n): *shoppers* are drawn, with all
    their records, because records of one shopper are no independent witnesses."""
    names, place = np.unique(users, return_inverse=True)
    toss = np.random.default_rng(seed)
    drawn = [
        np.bincount(toss.integers(len(names), size=len(names)), minlength=len(names))[place]
        for _ in range(count)
    ]
    return np.array(drawn, dtype=np.float64).reshape(count, len(users))


def _auc(scores: Floats, positive: NDArray[np.bool_], weights: Floats) -> Floats:
    """The area under the curve for each row of ``weights`` (b, n); NaN where one side is empty."""
    order = np.argsort(scores, kind="stable")
    ordered = scores[order]
    starts = np.flatnonzero(np.r_[True, ordered[1:] != ordered[:-1]])  # ties stand together
    found = np.full(len(weights), np.nan)
    for number, one in enumerate(weights[:, order]):
        ups = np.add.reduceat(np.where(positive[order], one, 0.0), starts)
        downs = np.add.reduceat(np.where(positive[order], 0.0, one), starts)
        pairs = ups.sum() * downs.sum()
        if pairs:
            found[number] = (ups * (np.cumsum(downs) - downs / 2)).sum() / pairs
    return found


def _figure(values: Floats) -> Figure:
    known = values[1:][~np.isnan(values[1:])]
    if not len(known):
        return Figure(float(values[0]), float("nan"), float("nan"))
    low, high = np.quantile(known, (0.025, 0.975))
    return Figure(float(values[0]), float(low), float(high))
