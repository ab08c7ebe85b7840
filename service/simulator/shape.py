"""The shape of a day: how many shoppers come to the fitting rooms, and when.

A day's visitors are those of the fitting rooms, not of the doors. The hours are those of clothing
stores: a slow morning, a peak in the middle of the afternoon, a second, lower one after work on
weekdays.

Saturday is the load that three runners with eight rooms can just carry. In its busiest hour (15 %
of the day) 38 shoppers come. Seven rooms are open to everyone; each is taken for six or seven
minutes, waits a minute to be cleared and half a minute for the next shopper, which seats 50 an
hour: there is a line, and it moves. Those 38 have about 80 garments brought; one by one that costs
70 seconds each, and clearing 38 rooms and hanging up 75 garments costs more than half of that
again. Together these are 2.6 hours of work in the hour of three people: habits matter, and nothing
is hopeless. A sale is beyond what they can carry, on purpose; a Tuesday is a quiet day.
"""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass

from service.clock import Ms
from service.simulator.luck import Luck

HOUR_MS = 3_600_000


@dataclass(frozen=True, slots=True)
class Shape:
    """``visits`` on average, spread over hours of the day in proportion to ``weights``."""

    name: str
    visits: int
    weights: Mapping[int, float]

    @property
    def opens(self) -> int:
        return min(self.weights)

    @property
    def closes(self) -> int:
        return max(self.weights) + 1

    def arrivals(self, luck: Luck, midnight: Ms) -> list[Ms]:
        """When each shopper comes in, in order: a Poisson number in each hour, at any moment of it.

        ``midnight`` is the beginning of the day on the store's clock.
        """
        total = sum(self.weights.values())
        out: list[Ms] = []
        for hour, weight in self.weights.items():
            rng = luck.of("arrivals", hour)
            begins = midnight + hour * HOUR_MS
            at = _gap(rng, mean := HOUR_MS * total / (self.visits * weight))
            while at < HOUR_MS:
                out.append(begins + round(at))
                at += _gap(rng, mean)
        return sorted(out)


def _gap(rng: random.Random, mean: float) -> float:
    return rng.expovariate(1 / mean)


#: Percent of the day's visitors by the hour.
_WEEKEND = {10: 3.5, 11: 6.5, 12: 9, 13: 11, 14: 13.5, 15: 15, 16: 14, 17: 11.5, 18: 9, 19: 7}
_WEEKDAY = {10: 5, 11: 8, 12: 12, 13: 11, 14: 9, 15: 9, 16: 10, 17: 12, 18: 14, 19: 10}

SHAPES = {
    shape.name: shape
    for shape in (
        Shape("tuesday", 105, _WEEKDAY),
        Shape("saturday", 255, _WEEKEND),
        Shape("sale", 370, _WEEKEND),
    )
}
