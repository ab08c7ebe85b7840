"""Luck with a name: streams of one seed that do not disturb each other."""

from __future__ import annotations

import math
import random
from dataclasses import dataclass

#: Half the width, in standard deviations, of what nine in ten people lie within.
_NINE_IN_TEN = 1.645


@dataclass(frozen=True, slots=True)
class Luck:
    """``of("shopper", 7)`` is the same stream of numbers whatever anybody else has drawn.

    This is what makes two policies comparable: the seventh shopper wants the same under both.
    """

    seed: int

    def of(self, *names: str | int) -> random.Random:
        # A text is hashed by its bytes (SHA-512), so no process sees another stream than the next.
        return random.Random("/".join(map(str, (self.seed, *names))))


@dataclass(frozen=True, slots=True)
class Span:
    """How long something takes: half of the times are shorter than ``median_s`` (log-normal).

    Nine in ten lie between ``median_s / spread`` and ``median_s * spread``.
    """

    median_s: float
    spread: float

    def draw(self, rng: random.Random) -> float:
        sigma = math.log(self.spread) / _NINE_IN_TEN
        return self.median_s * math.exp(rng.gauss(0.0, sigma))


def poisson(rng: random.Random, mean: float) -> int:
    """How many of something there are, where ``mean`` are on average."""
    n, at = 0, rng.expovariate(1.0)
    while at < mean:
        n, at = n + 1, at + rng.expovariate(1.0)
    return n
