"""Learn from records how garments fit, and say of new ones how likely they are small, fit, large.

`FitLearner` is the full model: the past of each garment and of each of its sizes, what size a body
usually takes, and boosted trees over both. `kin` then adds what a shopper said of other garments.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from math import sqrt
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

from service.recommend.fit.features import BodySize, History, folded
from service.recommend.fit.ordinal import LOGISTIC
from service.recommend.fit.table import FitTable
from service.recommend.fit.trees import Boosted, Growth, softmax

Floats = NDArray[np.float64]
#: More rounds at a lower rate cost minutes and gained next to nothing.
USUAL = Growth()


@dataclass(frozen=True, slots=True, eq=False)
class FitLearner:
    """The model of one table. ``body`` is None for the plain baseline without it.

    The baseline is boosted trees on measures, size and the garment's pooled history.
    """

    past: History
    body: BodySize | None
    trees: Boosted

    @classmethod
    def learn(
        cls,
        table: FitTable,
        growth: Growth = USUAL,
        plain: bool = False,
        heard: Callable[[], object] = lambda: None,
    ) -> FitLearner:
        """Learn from every record of ``table``. The same table, the same model.

        ``heard`` is called after each of the rounds of ``growth``.
        """
        body = None if plain else BodySize.learn(table)
        past = folded(table, lambda others, own: History(others).columns(own, sizes=not plain))
        trees = Boosted.learn(_columns(table, past, body), table.verdicts, growth, heard)
        return cls(History(table), body, trees)

    def logits(self, table: FitTable) -> Floats:
        """Two logits (n, 2) of each record: small against fit, and large against fit."""
        past = self.past.columns(table, sizes=self.body is not None)
        return self.trees.logits(_columns(table, past, self.body))

    def chances(self, table: FitTable) -> Floats:
        """P(small), P(fit), P(large) of each record, (n, 3)."""
        return softmax(self.logits(table))


@dataclass(frozen=True, slots=True)
class Shares:
    """What the variance of how garments fit is made of: the style, the shopper, and the rest.

    Estimated by how alike two verdicts on one style are, and two of one shopper, on the scale of
    the latent difference.
    """

    style: float
    shopper: float
    rest: float = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "rest", max(1.0 - self.style - self.shopper, 0.05))

    @classmethod
    def learn(cls, table: FitTable) -> Shares:
        score = (table.verdicts == 0).astype(np.float64) - (table.verdicts == 2)
        score -= score.mean()
        # Three words tell this much of the variance of what they are cut from (a normal variable).
        shares = np.bincount(table.verdicts, minlength=3) / len(table)
        told = _explained(float(shares[0]), float(shares[2]))
        style = _alike(score, table.items) / told
        return cls(min(max(style, 0.0), 0.9), min(max(_alike(score, table.users) / told, 0.0), 0.9))

    @property
    def shopper_logit(self) -> float:
        """Standard deviation of a shopper's own shift, as a shift of logits."""
        return LOGISTIC * sqrt(self.shopper / self.rest)


def kin(logits: Floats, table: FitTable, deviation: float) -> Floats:
    """Chances (n, 3) that also know what the same shopper said of *other* garments of ``table``.

    ``logits`` (n, 2) are without that. A shopper has a shift, normal with this ``deviation``,
    towards small (positive) or large; it is summed out over what the other garments say.
    """
    grid = deviation * np.linspace(-3.0, 3.0, 25)  # (g,)
    log_prior = -0.5 * np.linspace(-3.0, 3.0, 25) ** 2
    small, large = logits[:, [0]] + grid, logits[:, [1]] - grid  # (n, g)
    log_whole = np.log(1.0 + np.exp(small) + np.exp(large))
    logs = np.stack([small - log_whole, -log_whole, large - log_whole], axis=1)  # (n, 3, g)
    said = logs[np.arange(len(table)), table.verdicts]  # (n, g)
    names, place = np.unique(table.users, return_inverse=True)
    total = np.zeros((len(names), len(grid)))
    np.add.at(total, place, said)
    belief = log_prior + total[place] - said
    belief = np.exp(belief - belief.max(axis=1, keepdims=True))
    belief /= belief.sum(axis=1, keepdims=True)
    return np.asarray(np.einsum("ng,nvg->nv", belief, np.exp(logs)), dtype=np.float64)


def _columns(table: FitTable, past: Floats, body: BodySize | None) -> Floats:
    parts: Sequence[Floats] = [table.numbers, past]
    if body is not None:
        parts = [*parts, body.excess(table)[:, None]]
    return np.concatenate(parts, axis=1)


def _alike(score: Floats, groups: NDArray[np.str_]) -> float:
    """Correlation of ``score`` within groups; each record of a group of two or more counts once."""
    _, place, count = np.unique(groups, return_inverse=True, return_counts=True)
    sums, squares = np.bincount(place, score), np.bincount(place, score**2)
    many = count > 1
    variance = float((score**2).mean())
    if not many.any() or not variance:
        return 0.0
    products = (sums**2 - squares)[many] / (count[many] - 1)
    return float(products.sum() / count[many].sum() / variance)


def _explained(small: float, large: float) -> float:
    """How much of the variance of a normal variable its three parts tell, from the outer shares."""
    normal = NormalDist()
    outer = [min(max(share, 1e-6), 0.5) for share in (small, large)]
    heights = [normal.pdf(normal.inv_cdf(share)) for share in outer]
    middle = max(1.0 - sum(outer), 1e-6)
    tails = sum(height**2 / share for height, share in zip(heights, outer, strict=True))
    return tails + (heights[0] - heights[1]) ** 2 / middle
