"""A simulation that a computed capacity is held against: shoppers who tap, and one core.

Assumed: every shopper pauses lognormally, as people of the load test do, and then wants one thing,
whose kind is tossed by how often people want it. One core does one thing at a time, first come
first served. How long a thing takes is lognormal around what it costs, with a deviation as large as
itself: a few take several times as long. What screens are told of a tap is done before the next.
"""

from __future__ import annotations

import heapq
import math
import random
from collections.abc import Sequence
from dataclasses import dataclass

from load_tests.capacity.costs import Costs
from load_tests.capacity.mix import Mix
from load_tests.day import THINK_SPREAD
from load_tests.figures import percentile

#: The deviation of a time, by its mean; and so the spread of its logarithm.
VARIATION = 1.0
SPREAD = math.sqrt(math.log(1 + VARIATION**2))
#: Things that are done in a simulation, after as many again in which a crowd finds its pace.
THINGS = 20_000


@dataclass(frozen=True, slots=True)
class Wait:
    """From a tap to its end (ms), and how busy the core was."""

    p50_ms: float
    p95_ms: float
    p99_ms: float
    busy: float


def simulate(shoppers: int, costs: Costs, mix: Mix, seed: int = 1) -> Wait:
    """What so many shoppers wait. The same seed, the same waits."""
    luck = random.Random(seed)
    kinds = _kinds(costs, mix)
    rates = [rate for rate, _ in kinds]
    # What streams cost when nothing happens is taken off the core beforehand.
    pace = 1 - shoppers * mix.streams * costs.idle_us / 1e6
    if pace <= 0:
        return Wait(math.inf, math.inf, math.inf, 1.0)
    pause_s = 1 / mix.requests
    taps = [(luck.uniform(0, 2 * pause_s), n) for n in range(shoppers)]
    heapq.heapify(taps)
    free_at, worked, began = 0.0, 0.0, 0.0
    waits: list[float] = []
    for thing in range(2 * THINGS):
        at, who = heapq.heappop(taps)
        (cost_us,) = luck.choices([cost for _, cost in kinds], rates)
        takes = _around(luck, cost_us / 1e6, SPREAD) / pace
        free_at = max(free_at, at) + takes
        if thing == THINGS:
            began, worked = free_at, 0.0
        if thing >= THINGS:
            waits.append((free_at - at) * 1000)
            worked += takes
        heapq.heappush(taps, (free_at + _around(luck, pause_s, THINK_SPREAD), who))
    waits.sort()
    busy = min(1.0, worked / (free_at - began)) if free_at > began else 1.0
    p50, p95, p99 = (percentile(waits, share) for share in (0.5, 0.95, 0.99))
    return Wait(p50, p95, p99, busy)


def most(costs: Costs, mix: Mix, p95_ms: float, upto: int) -> int:
    """The most shoppers, ``upto`` at most, of whom 95 in 100 wait no longer than that."""
    low, high = 0, upto
    while low < high:
        middle = (low + high + 1) // 2
        if simulate(middle, costs, mix).p95_ms <= p95_ms:
            low = middle
        else:
            high = middle - 1
    return low


def _kinds(costs: Costs, mix: Mix) -> Sequence[tuple[float, float]]:
    """How often each is wanted, and what it costs (microseconds)."""
    return (
        (mix.commands, max(costs.told_us, costs.tap_us)),
        (mix.looks, costs.look_us),
        (mix.slates, costs.slate_us),
    )


def _around(luck: random.Random, mean: float, spread: float) -> float:
    """Lognormal with this mean."""
    return luck.lognormvariate(math.log(mean) - spread**2 / 2, spread)
