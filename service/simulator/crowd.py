"""Who comes: shoppers that are made up, or those of a day that a store remembers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from service.clock import Ms
from service.simulator.habits import ShopperHabits
from service.simulator.luck import Luck, Span, poisson
from service.simulator.remembered import Remembered
from service.simulator.shape import HOUR_MS, Shape

#: Undressing and dressing, as shares of the time that somebody was busy in the room.
_UNDRESS, _DRESS = 0.15, 0.15
#: Nobody comes to the second when somebody came last week (ms).
_ABOUT_MS = 120_000


@dataclass(frozen=True, slots=True)
class Comer:
    """Somebody who comes in ``at``. ``garments`` is what they look for on the floor, and
    ``inside`` what they ask for in the room; None leaves it to their habits."""

    at: Ms
    habits: ShopperHabits
    garments: int | None = None
    inside: int | None = None


class Crowd(Protocol):
    """The shoppers of a day."""

    def come(self, luck: Luck, midnight: Ms) -> list[Comer]:
        """In the order in which they come. Nothing but the luck changes who they are."""


@dataclass(frozen=True, slots=True)
class MadeUp:
    """As many as the shape of the day says, all with the same habits."""

    shape: Shape
    habits: ShopperHabits

    def come(self, luck: Luck, midnight: Ms) -> list[Comer]:
        return [Comer(at, self.habits) for at in self.shape.arrivals(luck, midnight)]


@dataclass(frozen=True, slots=True)
class Like:
    """A day like one that was: each hour has about as many visits, and each visit is one of that
    hour, drawn with replacement (a bootstrap), at about the time it began.

    What a visit did is taken as it was: what was carried and what was asked for, before the room
    and in it, and how long it was busy there. How long people wait before they give up is not in
    a log and stays what habits say.
    """

    visits: Sequence[Remembered]
    habits: ShopperHabits

    def come(self, luck: Luck, midnight: Ms) -> list[Comer]:
        by_hour: dict[int, list[Remembered]] = {}
        for visit in self.visits:
            by_hour.setdefault(visit.since_midnight // HOUR_MS, []).append(visit)
        comers = [one for hour in by_hour.items() for one in self._hour(*hour, luck, midnight)]
        return sorted(comers, key=lambda one: one.at)

    def _hour(
        self, hour: int, visits: Sequence[Remembered], luck: Luck, midnight: Ms
    ) -> list[Comer]:
        rng = luck.of("like", hour)
        begins = midnight + hour * HOUR_MS
        comers = []
        for _ in range(poisson(rng, len(visits))):
            visit = rng.choice(visits)
            at = midnight + visit.since_midnight + round(rng.uniform(-_ABOUT_MS, _ABOUT_MS))
            at = min(begins + HOUR_MS - 1, max(begins, at))
            # Whoever asked for nothing before the room asks for the first garment to get one.
            first = 1 if not visit.before and visit.inside else 0
            before, inside = visit.before + first, visit.inside - first
            comers.append(Comer(at, _as(visit, self.habits), before, inside))
        return comers


def _as(visit: Remembered, habits: ShopperHabits) -> ShopperHabits:
    """Somebody who does what was done in ``visit``. One that never came to a room does as usual."""
    asked = visit.before + visit.inside
    one = replace(
        habits,
        accessible=float(visit.accessible),
        kiosk=float(visit.kiosk),
        carries=visit.carried / visit.before if visit.before else 0.0,
        misfit=0.0,
        slate=0.0,
        asks_inside=1.0,
        keeps=visit.kept / asked if asked else 0.0,
        help=float(visit.help),
    )
    if visit.busy_s is None:
        return one
    each_s = visit.busy_s * (1 - _UNDRESS - _DRESS) / max(1, visit.arrived)
    return replace(
        one,
        undress=Span(visit.busy_s * _UNDRESS, 1.0),
        dress=Span(visit.busy_s * _DRESS, 1.0),
        try_on=Span(each_s, 1.0),
    )


def by_the_hour(visits: Sequence[Remembered]) -> Mapping[int, float]:
    """How many came in each hour, the quiet ones between the first and the last included."""
    hours = [visit.since_midnight // HOUR_MS for visit in visits]
    return {hour: float(hours.count(hour)) for hour in range(min(hours), max(hours) + 1)}
