"""Attention that is made up: shoppers walk past fixtures, and what draws them is known.

It knows nothing of how attention is measured. A visit comes in some hour, is curious to some
degree, walks through some zones, and looks at each fixture there by a chance that is the product of
what the fixture draws (hidden), how it drifts, what kind of day it is for everybody, and what kind
for that fixture alone. So looks are overdispersed, days are alike for neighbours, one fixture's
days hang together, and Saturdays are full. A change multiplies that chance for one fixture, on some
blocks; for a while after each change nobody notices it yet.

The same world is the same looks. Everything is drawn at once, with numpy: a quarter of a store's
year takes some milliseconds.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Whole = npt.NDArray[np.int64]

#: Visits of a weekday for each of the average day, Monday first.
WEEK = (0.8, 0.8, 0.85, 0.9, 1.1, 1.5, 1.05)
#: Visits by hour, from the first open hour on: a lunch, and a long afternoon.
HOURS = (0.5, 0.7, 1.0, 1.1, 1.0, 1.1, 1.3, 1.4, 1.2, 0.7)
#: The hours of a day before and after noon.
NOON = 5


@dataclass(frozen=True, slots=True)
class World:
    """A store and its days. Spreads are standard deviations of logarithms."""

    seed: int
    days: int = 84
    #: Other days of the same store.
    stretch: int = 0
    zones: int = 4
    fixtures_a_zone: int = 4
    visits_a_day: float = 220.0
    #: The chance that a usual visit looks at a usual fixture of a zone that it walks through.
    look: float = 0.12
    #: How unlike fixtures are, visits are curious, and days are: visits, and how they look.
    draw: float = 0.5
    curious: float = 0.5
    crowd: float = 0.2
    weather: float = 0.15
    #: What a day is like for one zone (how many walk through), and for one fixture alone.
    zone_day: float = 0.15
    fixture_day: float = 0.12
    #: How far a fixture drifts in a day, and how far it swings around that for days on end.
    drift: float = 0.008
    swing: float = 0.08
    #: How much of yesterday's swing is left today.
    lasting: float = 0.8


@dataclass(frozen=True, slots=True)
class Change:
    """``log`` (days, 2): the log of what the change multiplies looks at ``fixture`` by, before noon
    and after; unnoticed in the first ``unnoticed_h`` hours after each time it changes."""

    fixture: int
    log: Floats
    unnoticed_h: int = 0


@dataclass(frozen=True, slots=True)
class Seen:
    """A look, one a row: its day, hour (from 0), visit and fixture (n,)."""

    day: Whole
    hour: Whole
    visit: Whole
    fixture: Whole


def zone_of(world: World) -> list[int]:
    """The zone of each fixture."""
    return [zone for zone in range(world.zones) for _ in range(world.fixtures_a_zone)]


def drawn(world: World) -> Floats:
    """What each fixture draws (fixtures,), as a multiple of a usual one: the hidden truth."""
    chance = np.random.default_rng([world.seed, 1])
    return np.exp(chance.normal(0, world.draw, world.zones * world.fixtures_a_zone))


def live(world: World, change: Change | None = None) -> Seen:
    """Every look of every day. A change moves nobody's luck: without it, all else is the same."""
    chance = np.random.default_rng([world.seed, 2, world.stretch])
    weekday = np.resize(np.array(WEEK), world.days)
    busy = world.visits_a_day * weekday * np.exp(chance.normal(0, world.crowd, world.days))
    people = chance.poisson(busy)
    day = np.repeat(np.arange(world.days), people)
    visit = np.arange(len(day))
    shape = np.array(HOURS) / sum(HOURS)
    hour = np.searchsorted(np.cumsum(shape)[:-1], chance.random(len(day)))
    there = chance.random((len(day), world.zones)) < _walked(world, chance)[day]
    curious = np.exp(chance.normal(-(world.curious**2) / 2, world.curious, len(day)))
    of_day = _of_day(world, chance)  # (days, fixtures)
    odds = world.look * curious[:, None] * np.exp(of_day[day])
    if change is not None:
        odds[:, change.fixture] *= np.exp(_noticed(change)[day, hour])
    zones = np.array(zone_of(world))
    looked = (chance.random(odds.shape) < np.minimum(odds, 1.0)) & there[:, zones]
    who, what = np.nonzero(looked)
    return Seen(day[who], hour[who], visit[who], what)


def _walked(world: World, chance: np.random.Generator) -> Floats:
    """The chance that a visit walks through each zone on each day (days, zones)."""
    usual = np.random.default_rng([world.seed, 3]).uniform(0.35, 0.7, world.zones)
    unlike = np.exp(chance.normal(0, world.zone_day, (world.days, world.zones)))
    return np.asarray(np.minimum(usual * unlike, 1.0))


def _of_day(world: World, chance: np.random.Generator) -> Floats:
    """The log of what each fixture draws on each day (days, fixtures)."""
    shape = (world.days, world.zones * world.fixtures_a_zone)
    weather = chance.normal(0, world.weather, (world.days, 1))
    alone = chance.normal(0, world.fixture_day, shape)
    drift = np.cumsum(chance.normal(0, world.drift, shape), axis=0)
    swing = np.empty(shape)
    swing[0] = chance.normal(0, world.swing, shape[1])
    fresh = world.swing * np.sqrt(1 - world.lasting**2)
    for day in range(1, world.days):
        swing[day] = world.lasting * swing[day - 1] + chance.normal(0, fresh, shape[1])
    return np.asarray(np.log(drawn(world)) + weather + alone + drift + swing)


def _noticed(change: Change) -> Floats:
    """The log of the change in each hour (days, hours)."""
    hours = np.repeat(change.log, (NOON, len(HOURS) - NOON), axis=1).reshape(-1)
    noticed = hours.copy()
    for at in np.flatnonzero(np.diff(hours)) + 1:
        noticed[at : at + change.unnoticed_h] = hours[at - 1]
    return noticed.reshape(len(change.log), len(HOURS))
