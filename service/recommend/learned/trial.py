"""A trial in the store: some visits get the learned order, the others likeness, by their random id.

How much more is kept is watched after every visit, so the interval holds at all times at once and
may be looked at as often as one likes (asymptotic confidence sequence: Waudby-Smith et al., 2021).
The trial stops as soon as it surely loses, in what is kept or in what is asked for.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import log, sqrt
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from service.recommend.luck import toss

Floats = NDArray[np.float64]

#: How often, over a whole trial, an interval may miss the truth.
MISSES = 0.05
#: Visits around which the interval is shortest.
SHARPEST = 1_000
#: Fewer visits than this end no trial: the interval holds for many.
LEAST = 100

Outcome = Literal["loses", "wins", "open"]


def is_learned(visit: str, share: float) -> bool:
    """Whether a visit's slates are in the learned order: the same for all its slates."""
    return toss(visit, "ranker") < share


@dataclass(frozen=True, slots=True)
class Difference:
    """How much more a visit brings in the learned order, with an interval that always holds."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Trial:
    """``outcome`` after as many visits in each order, and the differences it follows from."""

    learned: int
    likeness: int
    kept: Difference
    asked: Difference
    outcome: Outcome

    @classmethod
    def of(
        cls,
        learned: Sequence[bool],
        kept: Sequence[float],
        asked: Sequence[float],
        share: Sequence[float],
    ) -> Trial:
        """Of visits in the order they began: which order they saw, what each kept and asked for of
        what was suggested, and the chance ``share`` it had of the learned order when it drew."""
        arm, chance = np.array(learned, np.bool_), np.array(share, np.float64)
        differences = [difference(arm, np.array(one, np.float64), chance) for one in (kept, asked)]
        loses = len(arm) >= LEAST and any(one.high < 0 for one in differences)
        wins = len(arm) >= LEAST and differences[0].low > 0
        outcome: Outcome = "loses" if loses else "wins" if wins else "open"
        return cls(int(arm.sum()), int((~arm).sum()), differences[0], differences[1], outcome)


def difference(learned: NDArray[np.bool_], worth: Floats, share: Floats) -> Difference:
    """Weighed by how each visit was assigned, each less what visits before it brought on average,
    which changes nothing but the noise. All are (visits,)."""
    count = len(worth)
    if count < 2:
        return Difference(0.0, -np.inf, np.inf)
    before = np.concatenate([[0.0], np.cumsum(worth)[:-1] / np.arange(1, count)])
    weight = np.where(learned, 1 / share, -1 / (1 - share))
    told = weight * (worth - before)
    value, spread = float(told.mean()), float(told.std())
    radius = spread * _radius(count)
    return Difference(value, value - radius, value + radius)


def _radius(count: int) -> float:
    """Half the interval in standard deviations, over all counts at once."""
    rho = (-2 * log(MISSES) + log(-2 * log(MISSES) + 1)) / SHARPEST
    wide = count * rho + 1
    return sqrt(2 * wide / (count**2 * rho) * log(sqrt(wide) / MISSES))
