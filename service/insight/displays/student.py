"""Student's t distribution: its tail and its quantiles, to ten digits, with nothing but ``math``.

The tail is the regularised incomplete beta function by its continued fraction (Lentz's algorithm;
Press et al., Numerical Recipes, 3rd ed., 6.4).
"""

from __future__ import annotations

import functools
import math

#: Terms of the continued fraction; it needs about the square root of the degrees of freedom.
MOST_TERMS = 10_000
ENOUGH = 1e-15
#: More degrees of freedom than this are the normal distribution to eight digits.
MANY = 1e8
#: Halvings of an interval: as many as a float has digits, and some.
HALVINGS = 200


def upper(t: float, df: float) -> float:
    """The chance that Student's t with ``df`` degrees of freedom lies above ``t``."""
    if df > MANY:
        return math.erfc(t / math.sqrt(2)) / 2
    tail = _beta(df / (df + t * t), df / 2, 0.5) / 2
    return tail if t > 0 else 1 - tail


@functools.lru_cache(4096)
def quantile(share: float, df: float) -> float:
    """The ``t`` below which ``share`` (between 0 and 1) of Student's t lies.

    Raises:
        ValueError: ``share`` or ``df`` is none.
    """
    if not 0 < share < 1 or not df > 0:
        raise ValueError(f"there is no quantile {share} of Student's t with {df} degrees")
    if share < 0.5:
        return -quantile(1 - share, df)
    low, high = 0.0, 1.0
    while upper(high, df) > 1 - share:
        high *= 2
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        low, high = (middle, high) if upper(middle, df) > 1 - share else (low, middle)
        if high - low <= ENOUGH * high:
            break
    return (low + high) / 2


def _beta(x: float, a: float, b: float) -> float:
    """The regularised incomplete beta function I_x(a, b)."""
    if x <= 0 or x >= 1:
        return 0.0 if x <= 0 else 1.0
    if x > (a + 1) / (a + b + 2):
        return 1 - _beta(1 - x, b, a)
    log_front = (
        math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b) + a * math.log(x) + b * math.log1p(-x)
    )
    return math.exp(log_front) * _fraction(x, a, b) / a


def _fraction(x: float, a: float, b: float) -> float:
    c, d = 1.0, 1 / _away_from_zero(1 - (a + b) * x / (a + 1))
    value = d
    for m in range(1, MOST_TERMS):
        even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        step = 1.0
        for term in (even, odd):
            d = 1 / _away_from_zero(1 + term * d)
            c = _away_from_zero(1 + term / c)
            step = c * d
            value *= step
        if abs(step - 1) < ENOUGH:
            break
    return value


def _away_from_zero(value: float) -> float:
    return value if abs(value) > 1e-300 else 1e-300
