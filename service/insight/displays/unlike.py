"""Random effects: how unlike things of one kind are beyond chance, and what follows for each.

``y[i]`` was measured with sampling variance ``v[i]``; the true values differ with variance
``tau2``, which is estimated by Paule and Mandel (1982), the estimator that DerSimonian and Kacker
(2007) and Veroniki et al. (2016) recommend: it assumes no distribution and is right for few things.
What explains part of the differences (a kind of fixture, a position) is a column of ``X``. The
intervals of coefficients are those of Hartung and Knapp (2001) and Sidik and Jonkman (2002), with
Student's t.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

#: Halvings of the interval that tau2 is looked for in.
HALVINGS = 100


@dataclass(frozen=True, slots=True)
class Unlike:
    """``coefficients`` (k,) with their ``covariance`` (k, k), on ``df`` degrees of freedom."""

    coefficients: Floats
    covariance: Floats
    tau2: float
    df: int


def unlike(y: Floats, v: Floats, X: Floats) -> Unlike:
    """Fit ``y`` (n,), measured with variance ``v`` (n,), on ``X`` (n, k).

    Raises:
        ValueError: there are no more things than coefficients, so nothing can be said of how
            unlike they are.
    """
    n, k = X.shape
    if n <= k:
        raise ValueError(f"{n} measurements cannot tell {k} coefficients and their spread")
    tau2 = _paule_mandel(y, v, X)
    coefficients, covariance, q = _weighted(y, v + tau2, X)
    # Knapp and Hartung's factor, never below one: it may not make a spread smaller than chance.
    scale = max(1.0, q / (n - k))
    return Unlike(coefficients, covariance * scale, tau2, n - k)


def _paule_mandel(y: Floats, v: Floats, X: Floats) -> float:
    """The ``tau2`` at which the weighted squares are what they should be, or 0."""
    df = len(y) - X.shape[1]

    def excess(tau2: float) -> float:
        return float(_weighted(y, v + tau2, X)[2] - df)

    if excess(0.0) <= 0:
        return 0.0
    low, high = 0.0, 1.0
    while excess(high) > 0:
        high *= 2
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        low, high = (middle, high) if excess(middle) > 0 else (low, middle)
        if high - low <= 1e-12 * high:
            break
    return (low + high) / 2


def _weighted(y: Floats, variance: Floats, X: Floats) -> tuple[Floats, Floats, float]:
    """Coefficients, their covariance, and the weighted sum of squares that is left."""
    weight = 1 / variance
    covariance = np.asarray(np.linalg.pinv((X * weight[:, None]).T @ X), np.float64)
    coefficients = covariance @ (X.T @ (weight * y))
    left = y - X @ coefficients
    return np.asarray(coefficients), covariance, float(np.sum(weight * left**2))
