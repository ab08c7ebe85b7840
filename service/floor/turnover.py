"""Turnover: how long shoppers stay in a room, and how long it takes until the next one is in it.

What is known is what this store measured: a line through stays by the number of garments in the
room, and for each hour how much longer or shorter they are. A few planned stays stand beside it
from the first day, and count less with every stay that was measured. Older ones are forgotten.
"""

from __future__ import annotations

from service.clock import Ms
from service.floor.policy import Policy
from service.floor.state import Floor, Stays, Visit
from service.floor.tally import local

#: Each stay that is measured takes this much of what the ones before it said: some fifty count.
FORGET = 0.98
#: How many stays the plan is worth, and how many of an hour its difference to the day.
PLANNED_STAYS, USUAL_OF_AN_HOUR = 6.0, 8.0
#: With fewer stays measured than this, a wait says that it is planned.
ENOUGH = 3
#: The garments of the planned stays: a line needs two ends.
FEW, MANY = 1, 5


def hour_of(floor: Floor, at: Ms) -> int:
    """The hour on the clock that hangs in the store."""
    return local(at, floor.plan.timezone if floor.plan else "UTC").hour


def measured(floor: Floor) -> bool:
    """Whether stays were measured here, rather than planned."""
    return len(floor.stay_s) >= ENOUGH


def stay_of_s(floor: Floor, policy: Policy, now: Ms, garments: int | None = None) -> float:
    """How long a stay with so many garments takes around this hour; None: with as many as usual."""
    start, each = _line(floor.stays, policy)
    usual = floor.stays.garments / floor.stays.n if floor.stays.n else (FEW + MANY) / 2
    stay = start + each * (usual if garments is None else garments)
    return max(policy.shortest_stay_s, stay * _of_the_hour(floor, now, start, each))


def clearing_s(floor: Floor, policy: Policy) -> float:
    """From a shopper's leaving until the room is clear."""
    return _mean(floor.clearing_s, policy.planned_clearing_s)


def turn_s(floor: Floor, policy: Policy, now: Ms, stay_s: float) -> float:
    """From one free moment of a room to the next: somebody comes, stays, and it is cleared."""
    coming_s = _mean(floor.coming_s, policy.planned_coming_s)
    return coming_s + stay_s + clearing_s(floor, policy)


def learn_stay(floor: Floor, visit: Visit, room: str, at: Ms) -> None:
    """A shopper leaves ``room``."""
    if visit.entered_at is None:
        return
    seconds = (at - visit.entered_at) / 1000
    garments = sum(one.room == room for one in floor.requests_of(visit))
    hour = hour_of(floor, at)
    of_hour = floor.stays_by_hour.setdefault(hour, Stays())
    for stays in (floor.stays, of_hour):
        stays.n = FORGET * stays.n + 1
        stays.garments = FORGET * stays.garments + garments
        stays.garments_2 = FORGET * stays.garments_2 + garments**2
        stays.seconds = FORGET * stays.seconds + seconds
        stays.garments_seconds = FORGET * stays.garments_seconds + garments * seconds


def _line(stays: Stays, policy: Policy) -> tuple[float, float]:
    """The line through the stays: seconds of an empty-handed one, and for each garment."""
    half = PLANNED_STAYS / 2
    n, g, gg = stays.n, stays.garments, stays.garments_2
    s, gs = stays.seconds, stays.garments_seconds
    for garments in (FEW, MANY):
        planned = policy.planned_stay_s + policy.planned_garment_s * garments
        n, g, gg = n + half, g + half * garments, gg + half * garments**2
        s, gs = s + half * planned, gs + half * garments * planned
    each = max(0.0, (n * gs - g * s) / (n * gg - g * g))
    return (s - each * g) / n, each


def _of_the_hour(floor: Floor, now: Ms, start: float, each: float) -> float:
    """How much longer stays are around this hour than the line says."""
    here = floor.stays_by_hour.get(hour_of(floor, now))
    if here is None:
        return 1.0
    usual = (start * here.n + each * here.garments) / here.n
    return (USUAL_OF_AN_HOUR * usual + here.seconds) / ((USUAL_OF_AN_HOUR + here.n) * usual)


def _mean(measured_s: list[float], planned_s: float) -> float:
    total = planned_s * PLANNED_STAYS + sum(measured_s)
    return total / (PLANNED_STAYS + len(measured_s))
