"""A time the way people say it: "two and a half minutes", "eight minutes", "a quarter of an hour".

What is said is what is kept in the log and measured, so nobody is held to a second that no shopper
was ever told.
"""

from __future__ import annotations

import math

#: (up to, in steps of), seconds: halves of a minute, minutes, and then only every fifth.
STEPS = ((300, 30), (900, 60))
COARSE_S = 300


def spoken(seconds: float, up: bool = False) -> int:
    """The nearest time that people would say, or the next one up; never under half a minute."""
    for most, step in STEPS:
        said = _to(seconds, step, up)
        if said <= most:
            return max(step, said)
    return _to(seconds, COARSE_S, up)


def _to(seconds: float, step: int, up: bool) -> int:
    steps = seconds / step
    return step * (math.ceil(steps) if up else math.floor(steps + 0.5))
