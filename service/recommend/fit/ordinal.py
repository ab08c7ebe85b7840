"""Verdicts on an ordinal scale: chances, and beliefs as sums over a grid. Lengths are in steps.

The distribution is the logistic one, named by its standard deviation.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, pi, sqrt

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

VERDICTS = ("too_small", "fits", "too_large")
#: A logistic distribution of standard deviation 1 has the scale 1 / LOGISTIC.
LOGISTIC = pi / sqrt(3.0)
#: Grid: fine against the spreads of sizes and styles, and wide enough for a scale's two ends.
FINE = 0.125
MARGIN = 4.0
#: A chance of nothing, where its logarithm is taken.
LEAST = 1e-300


@dataclass(frozen=True, slots=True)
class Normal:
    """A belief: mean and variance, in steps."""

    mean: float
    variance: float


def below(x: Floats | float, deviation: Floats | float) -> Floats:
    """The logistic distribution function at ``x``, of mean 0 and this standard deviation."""
    return np.asarray(1.0 / (1.0 + np.exp(-_tame(x, deviation))), dtype=np.float64)


def chance_beyond(lead: float, room: float, deviation: float) -> float:
    """How likely one garment, ``lead`` steps off, is off by more than ``room``: P(small)."""
    x = (lead - room) * LOGISTIC / deviation
    return 1.0 / (1.0 + exp(-x)) if x > -600.0 else 0.0


def verdict_chances(
    lead: Floats | float, room: float, deviation: Floats | float
) -> tuple[Floats, Floats, Floats]:
    """P(small), P(fits), P(large) of garments that are ``lead`` steps smaller than needed."""
    small = below(np.subtract(lead, room), deviation)
    large = below(np.subtract(-np.asarray(lead), room), deviation)
    return small, 1.0 - small - large, large


def steps(low: int, high: int) -> Floats:
    return np.asarray(FINE * np.arange(low, high + 1), dtype=np.float64)


def moments(values: Floats, weights: Floats) -> Normal:
    mean = float((weights * values).sum())
    return Normal(mean, float((weights * (values - mean) ** 2).sum()))


def weights_of(log: Floats) -> Floats:
    weights = np.exp(log - log.max())
    return np.asarray(weights / weights.sum(), dtype=np.float64)


def log_sum(log: Floats, axes: tuple[int, ...]) -> Floats:
    most = log.max(axis=axes, keepdims=True)
    found = np.log(np.exp(log - most).sum(axis=axes)) + np.squeeze(most, axis=axes)
    return np.asarray(found, dtype=np.float64)


def _tame(x: Floats | float, deviation: Floats | float) -> Floats:
    """``x`` in units of the logistic distribution, kept where its exponential is finite."""
    return np.clip(np.asarray(x) * LOGISTIC / deviation, -600.0, 600.0)
