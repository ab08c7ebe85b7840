"""Whether a style runs small, runs large or is true to size, and when that may be told. Pure.

    told(History(small=14, fits=9, large=1), visits=22, k=10)  -> Told("small", told_by=20, share=6)

Two things must hold. The belief about the style's offset (`crowd.offset_of`) must be *sure*, at
nine in ten, on which side of `NOTICED` it lies: a wrong word sends shoppers for the wrong size, a
missing one leaves them where they were. And at least ``k`` visits must have spoken, as of every
figure that is told of shoppers here: who saw the only two who tried a dress must not learn what
they said. For the same reason what is told is coarse, as in reports: how many spoke to the nearest
half of ``k``, and of ten how many. Exact counts on a screen that anybody may watch would tell, from
one look to the next, what the last shopper said; as it is, most looks tell nothing new.

`NOTICED` is a third of a step. Cut a third of a size small, a style is too small for more than one
in five and too large for one in twenty-five (`Crowd`): worth knowing before choosing, and less than
the half step from which on the next size fits better.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from service.recommend.fit.crowd import GRID, USUAL, Counts, Crowd, cuts, log_offsets
from service.recommend.fit.ordinal import Floats, weights_of

Runs = Literal["small", "true", "large"]

#: From how many steps on an offset is worth a word.
NOTICED = 1.0 / 3.0
SURE = 0.9
#: An interval of 95 %, in standard deviations of a belief that is close to normal.
WIDE = 1.96


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of a style: ``share`` of ten found it so (for *true*: it fitted them)."""

    runs: Runs
    told_by: int
    share: int


def runs(history: Counts, crowd: Crowd = USUAL) -> Runs | None:
    """On which side of `NOTICED` the style surely lies; None where that is not sure."""
    belief = weights_of(log_offsets(history, crowd))
    if float(belief[GRID <= -NOTICED].sum()) >= SURE:
        return "small"
    if float(belief[GRID >= NOTICED].sum()) >= SURE:
        return "large"
    return "true" if float(belief[np.abs(GRID) < NOTICED].sum()) >= SURE else None


def told(history: Counts, visits: int, k: int) -> Told | None:
    """What may be told of a style of which ``visits`` spoke, if that is anything."""
    found = runs(history) if visits >= k else None
    if found is None:
        return None
    number = {"small": history.small, "true": history.fits, "large": history.large}[found]
    whole = history.small + history.fits + history.large
    step = max(1, k // 2)
    return Told(found, (visits + step // 2) // step * step, (20 * number + whole) // (2 * whole))


def offset_told(history: Counts) -> tuple[float, float, float]:
    """The style's offset and its 95 % interval, in steps; negative where it runs small.

    To a tenth of a step: finer, the counts could be worked out from it.
    """
    mean, variance = cuts(_row(history), USUAL)
    centre, reach = float(mean[0]), WIDE * float(variance[0]) ** 0.5
    return round(centre, 1), round(centre - reach, 1), round(centre + reach, 1)


def _row(history: Counts) -> Floats:
    return np.array([[history.small, history.fits, history.large]], dtype=np.float64)
