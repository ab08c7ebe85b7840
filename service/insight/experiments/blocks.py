"""Days and hours as the blocks of a plan: whole days, or what is before and after one hour of it.

The hours that a change takes to be made and noticed are left out of every block, also of those that
nothing was changed before: both arms then have the same hours.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from service.insight.displays.looks import Counts, Looks

#: A shop opens when all but one look in a hundred are still to come.
BEFORE_OPENING = 0.01


@dataclass(frozen=True, slots=True)
class Blocks:
    """``parts`` a day, the second of two from ``boundary_h`` on; ``washout_h`` hours are left out
    at the beginning of each."""

    parts: int = 1
    boundary_h: int = 14
    washout_h: int = 0

    def of(self, day: Counts, hour: Counts, visit: Counts, fixture: Counts) -> Looks:
        """The looks (n,) of whole days from 0 on, block by block, without the hours left out."""
        second = (hour >= self.boundary_h) & (self.parts == 2)
        begins = np.where(second, self.boundary_h, _opens(hour))
        counted = hour >= begins + self.washout_h
        early = hour < begins  # Whoever is there before the doors open is no shopper of that hour.
        kept: npt.NDArray[np.bool_] = counted & ~early
        block = day * self.parts + second
        return Looks(block, hour, visit, fixture).where(kept)


def _opens(hour: Counts) -> int:
    return int(np.quantile(hour, BEFORE_OPENING)) if len(hour) else 0
