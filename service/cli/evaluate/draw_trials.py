"""What fixtures of made-up stores draw, where that is known: how often intervals hold the truth."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from service.insight.displays.draw import draws
from service.insight.displays.looks import Looks, count
from service.simulator.attention import World, drawn, live, zone_of

#: Days that a draw is told of. What a fixture draws drifts: the truth is that of the first day.
DAYS = 28


@dataclass(frozen=True, slots=True)
class Store:
    """Of each fixture of one store, the log of its draw as it was told less the true one, and
    whether the 95 % interval held the true one."""

    off: tuple[float, ...]
    held: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class Draws:
    """Many stores: the share of intervals that held the truth, and how far off draws were (log,
    root mean square)."""

    stores: int
    fixtures: int
    days: int
    covered: float
    off: float


def draw_trial(seed: int) -> Store:
    """One store, from ``seed`` alone."""
    world = World(seed, days=DAYS)
    seen, zones = live(world), zone_of(world)
    looks = Looks(seen.day, seen.hour, seen.visit, seen.fixture)
    told = draws(
        count(looks, zones, DAYS, passers=True), ["rail"] * len(zones), [None] * len(zones)
    )
    true = np.log(drawn(world))
    off, held = [], []
    for one, log in zip(told.fixtures, (true - true.mean()).tolist(), strict=True):
        assert one.draw is not None  # Of sixteen fixtures, all that were passed are compared.
        assert one.draw_interval is not None
        low, high = one.draw_interval
        off.append(math.log(one.draw) - log)
        held.append(low <= math.exp(log) <= high)
    return Store(tuple(off), tuple(held))


def draws_counted(stores: Sequence[Store]) -> Draws:
    """The shares that are to be judged."""
    off = np.array([one.off for one in stores])
    return Draws(
        stores=len(stores),
        fixtures=off.size,
        days=DAYS,
        covered=float(np.mean([one.held for one in stores])),
        off=float(np.sqrt((off**2).mean())),
    )
