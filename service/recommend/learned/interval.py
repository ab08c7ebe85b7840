"""A value with a 95 % interval, from how much each visit moved it.

A value that follows from many visits moves, to first order, by the sum of what each of them does to
it (its influence: Hampel, 1974), so its variance is that of a sum. Few visits do much, those that
kept what luck had brought up from far below, and that makes two things of a plain interval wrong:

- Values that came out low come with errors that are too small. The interval is that of a
  studentized sum with this skewness, by Hall's monotone transformation (1992): longer where the
  tail is long.
- The variance is known as if from fewer visits. Student's t has the degrees of freedom of a
  variance with this kurtosis (Satterthwaite, 1946).
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from service.recommend.shelf import Floats

#: 95 times in 100 the normal distribution is within so many standard deviations.
Z = 1.959964
#: Fewer degrees of freedom are not told apart.
FEWEST = 3.0


@dataclass(frozen=True, slots=True)
class Estimate:
    """A value with its 95 % interval."""

    value: float
    low: float
    high: float

    @classmethod
    def of(cls, value: float, influence: Floats) -> Estimate:
        """``influence`` (visits,) is how fast each would move ``value`` if it counted more."""
        off = influence - influence.mean() if len(influence) else influence
        n, square = len(off), float((off**2).sum())
        if n < 2 or square == 0.0:
            return cls(float(value), float(value), float(value))
        error = math.sqrt(square * n / (n - 1))
        skew = float((off**3).sum()) / square**1.5
        kurtosis = float((off**4).sum()) * n / square**2
        reach = student(2 * n / (kurtosis - 1) if kurtosis > 1 else math.inf)
        return cls(
            float(value),
            float(value) - unskewed(reach, skew) * error,
            float(value) - unskewed(-reach, skew) * error,
        )


def unskewed(t: float, skew: float) -> float:
    """What a studentized sum with ``skew`` (that of its terms over the root of their number) is,
    where one without would be ``t``."""
    if abs(skew) < 1e-6:
        return t
    return 3 / skew * (math.cbrt(1 + skew * (t - skew / 6)) - 1)


def student(df: float) -> float:
    """The 97.5 % point of Student's t, by Cornish and Fisher's expansion."""
    df = max(df, FEWEST)
    return Z + (Z**3 + Z) / (4 * df) + (5 * Z**5 + 16 * Z**3 + 3 * Z) / (96 * df**2)
