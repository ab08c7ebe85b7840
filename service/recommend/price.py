"""Price: as dear or cheap *for its kind* as what is being tried, unless the shopper goes up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import log

import numpy as np

from service.recommend.shelf import Floats, Numbers, Shelf
from service.recommend.taste import Seed

#: What a price that is far from the usual of this visit costs, at most.
NEAR = 0.12
#: Twice or half the price is far.
FAR = log(2)
#: What it costs to be no cheaper than something that was too dear.
TOO_DEAR = 0.15
#: The latest garment is this much dearer than those before: the shopper goes up, and may.
UP = log(1.2)


@dataclass(frozen=True, slots=True)
class Budget:
    """Log prices relative to the category's median (see `Attributes.dearness`).

    ``around`` is None where nothing is known; nothing under ``ceiling`` was too dear. With
    ``going_up`` what is dearer than ``around`` is not far.
    """

    around: float | None = None
    ceiling: float | None = None
    going_up: bool = False

    @classmethod
    def of(cls, shelf: Shelf, spoken: Sequence[Seed]) -> Budget:
        """Read from seeds, oldest first."""
        wanted = [
            (level, seed.pulls)
            for seed in spoken
            if seed.pulls > 0 and "price" not in seed.why
            if (level := _dearness(shelf, seed.style)) is not None
        ]
        too_dear = [
            level
            for seed in spoken
            if "price" in seed.why and (level := _dearness(shelf, seed.style)) is not None
        ]
        if not wanted:
            return cls(ceiling=min(too_dear, default=None))
        levels, weights = zip(*wanted, strict=True)
        before = [level for level, _ in wanted[:-1]]
        going_up = bool(before) and levels[-1] - float(np.mean(before)) > UP and not too_dear
        around = levels[-1] if going_up else float(np.average(levels, weights=weights))
        return cls(around, min(too_dear, default=None), going_up)

    def cost(self, shelf: Shelf, ways: Numbers) -> Floats:
        """(n,), at or below zero, of colourways ``ways``; an unknown price costs nothing."""
        levels = shelf.attributes.dearness[ways]
        cost: Floats = np.zeros(len(ways))
        if self.around is not None:
            off = levels - self.around
            if self.going_up:
                off = np.minimum(off, 0.0)
            cost -= NEAR * np.minimum((off / FAR) ** 2, 1.0)
        if self.ceiling is not None:
            cost -= TOO_DEAR * (levels >= self.ceiling - 1e-9)
        return np.nan_to_num(cost, nan=0.0)


def _dearness(shelf: Shelf, style: str) -> float | None:
    ways = shelf.colourways_of(style)
    level = float(shelf.attributes.dearness[ways.start]) if ways else float("nan")
    return None if np.isnan(level) else level
