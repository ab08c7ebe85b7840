"""A logistic model that begins with likeness and leaves it only for evidence.

``chance = looks * sigmoid(bias + weights . features)``: a card that is not looked at is not asked
for, whatever it is, so the place divides out by likelihood rather than by weighting (position-based
model: Joachims, Swaminathan and Schnabel, 2017; Wang et al., 2018).

The whole batch at once with L-BFGS in 64 bits: the same rows give the same weights.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray

Floats = NDArray[np.float64]

#: Strengths of the penalty that are tried, the strongest first, in rows: as if so many rows spoke
#: against any weight of one standard deviation.
STRENGTHS = (3000.0, 300.0, 30.0)
ROUNDS = 60


@dataclass(frozen=True, slots=True, eq=False)
class Fitted:
    """Weights (features,) of the features as they are, not standardised. ``strength`` is the
    penalty that was chosen, ``loss`` the mean log-loss of the rows that were held out."""

    bias: float
    weights: Floats
    strength: float
    loss: float


@dataclass(frozen=True, slots=True, eq=False)
class Rows:
    """``features`` (n, f), ``labels`` (n,) 0 or 1, ``looks`` (n,) in (0, 1]."""

    features: Floats
    labels: Floats
    looks: Floats

    def part(self, which: NDArray[np.bool_]) -> Rows:
        return Rows(self.features[which], self.labels[which], self.looks[which])


def fit(rows: Rows, held_out: NDArray[np.bool_], free: Sequence[int]) -> Fitted:
    """Fit on all ``rows``, with the penalty that does best on those ``held_out`` (n,).

    The penalty draws every weight to 0, except those of the features ``free``: what is believed
    without evidence. As it grows weaker, the first that does not help ends the search.
    """
    scale = rows.features.std(axis=0)
    usable = scale > 1e-6
    told = Rows(rows.features[:, usable] / scale[usable], rows.labels, rows.looks)
    bound = np.isin(np.flatnonzero(usable), free, invert=True).astype(np.float64)
    learned, asked = told.part(~held_out), told.part(held_out)
    best, start = (np.inf, STRENGTHS[0]), np.zeros(int(usable.sum()) + 1)
    for strength in STRENGTHS:
        start = _minimise(learned, strength * bound, start)
        loss = _loss(asked, start)
        if loss >= best[0]:
            break
        best = (loss, strength)
    found = _minimise(told, best[1] * bound, start)
    weights = np.zeros(rows.features.shape[1])
    weights[usable] = found[1:] / scale[usable]
    return Fitted(float(found[0]), weights, best[1], best[0])


def _minimise(rows: Rows, penalty: Floats, start: Floats) -> Floats:
    """(1 + f,) bias and weights, where each squared weight costs half its ``penalty`` (f,)."""
    features, labels, looks = (
        torch.from_numpy(np.ascontiguousarray(one, np.float64))
        for one in (rows.features, rows.labels, rows.looks)
    )
    told = torch.tensor(start, requires_grad=True)
    costs = torch.from_numpy(penalty)
    optimiser = torch.optim.LBFGS(
        [told], max_iter=ROUNDS, tolerance_grad=1e-7, line_search_fn="strong_wolfe"
    )

    def closure() -> torch.Tensor:
        optimiser.zero_grad()
        loss = _negative_log_likelihood(told, features, labels, looks)
        loss = (loss + 0.5 * (costs * told[1:] ** 2).sum()) / max(len(labels), 1)
        loss.backward()  # type: ignore[no-untyped-call]
        return loss

    threads = torch.get_num_threads()
    torch.set_num_threads(1)  # Sums in one order: the same weights whatever else the machine does.
    try:
        optimiser.step(closure)  # type: ignore[no-untyped-call]
    finally:
        torch.set_num_threads(threads)
    found: Floats = told.detach().numpy()
    return found


def _negative_log_likelihood(
    told: torch.Tensor, features: torch.Tensor, labels: torch.Tensor, looks: torch.Tensor
) -> torch.Tensor:
    chance = looks * torch.sigmoid(features @ told[1:] + told[0])  # (n,)
    chance = chance.clamp(1e-9, 1 - 1e-9)
    return -(labels * chance.log() + (1 - labels) * (-chance).log1p()).sum()


def _loss(rows: Rows, told: Floats) -> float:
    logits = rows.features @ told[1:] + told[0]
    chance = np.clip(rows.looks / (1 + np.exp(-logits)), 1e-9, 1 - 1e-9)
    losses = rows.labels * np.log(chance) + (1 - rows.labels) * np.log1p(-chance)
    return float(-losses.mean()) if len(losses) else 0.0
