"""How long the line is, in time: what a shopper may honestly be told.

Rooms in use end at random moments, each at the pace of its own stay, so the next room of several
is free after the harmonic share of their turns; the one after that as much later again. Before a
shopper come those who are ready, those who only have a place as often as such shoppers ask, and
bookings. What is told is the 80th percentile of that (a sum of random turns is gamma distributed),
stretched by how right such waits were lately in this store, and rounded the way people speak.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

from service.clock import Ms
from service.floor.booking.keeping import due, kept_for
from service.floor.policy import Policy
from service.floor.spoken import spoken
from service.floor.state import Floor, Room, Visit
from service.floor.turnover import clearing_s, measured, stay_of_s, turn_s
from service.floor.waiting_line.offering import kind_for, kinds_in_service

#: Of those who have a place by their scan, how many ask for a room, before this store knows.
USUAL_SHARE = 0.6
#: And how many shoppers of its own a store needs to be believed as much as that.
USUAL_WEIGHT = 10.0
#: The standard normal quantile at 80 %.
Z80 = 0.8416


@dataclass(frozen=True, slots=True)
class Wait:
    """``seconds`` until a room is offered, as people say it, and how we know."""

    seconds: int
    basis: Literal["measured", "planned"]


def wait_of(
    floor: Floor, visit: Visit, now: Ms, policy: Policy, accessible: bool | None = None
) -> Wait | None:
    """The wait of a visit that asks now, or has asked; at the end of the line without a place."""
    wants = visit.accessible if accessible is None else accessible
    before = floor.line[: floor.line.index(visit.id)] if visit.id in floor.line else floor.line
    return _wait(floor, before, wants, now, policy, visit.id)


def next_wait(floor: Floor, now: Ms, policy: Policy) -> Wait | None:
    """The wait of somebody who scans a garment now and asks at once."""
    return _wait(floor, floor.line, False, now, policy)


def choosing(floor: Floor, visit: Visit) -> int:
    """How many before this visit have a place by their scan and have not asked for a room."""
    kinds = kinds_in_service(floor)
    before = floor.line[: floor.line.index(visit.id)] if visit.id in floor.line else []
    return sum(
        other.waiting_since is None
        and kind_for(other.accessible, kinds) == kind_for(visit.accessible, kinds)
        for other in (floor.visits[one] for one in before)
    )


def _wait(
    floor: Floor, before: list[str], accessible: bool, now: Ms, policy: Policy, me: str = ""
) -> Wait | None:
    """None where no room is in service: then nobody knows."""
    kinds = kinds_in_service(floor)
    kind = kind_for(accessible, kinds)
    rooms = [
        room
        for room in floor.rooms.values()
        if room.accessible == kind and room.state != "out_of_service"
    ]
    if not rooms:
        return None
    ahead = sum(
        _comes_first(floor, other)
        for other in (floor.visits[one] for one in before)
        if other.room is None and kind_for(other.accessible, kinds) == kind
    )
    seconds = _until_free_s(floor, rooms, ahead, now, policy)
    if kind:
        by_then = due(floor, now + round(seconds * 1000))
        booked = sum(booking.visit != me for booking in by_then)
        seconds = _until_free_s(floor, rooms, ahead + booked, now, policy)
    basis: Literal["measured", "planned"] = "measured" if measured(floor) else "planned"
    told = spoken(seconds * floor.waits.stretch, up=True) if seconds else 0
    return Wait(told, basis)


def _comes_first(floor: Floor, other: Visit) -> float:
    """How much of a turn another visit in front takes: all of it, or as likely as it asks."""
    if other.waiting_since is not None:
        return 1.0
    waits = floor.waits
    known = waits.asked + waits.not_asked
    return (waits.asked + USUAL_SHARE * USUAL_WEIGHT) / (known + USUAL_WEIGHT)


def _until_free_s(floor: Floor, rooms: list[Room], ahead: float, now: Ms, policy: Policy) -> float:
    """The 80th percentile until the room after ``ahead`` turns is free."""
    turns = ahead + 1 - sum(_is_free(floor, room, now, policy) for room in rooms)
    if turns <= 0:
        return 0.0
    soon = sum(room.state == "needs_clearing" for room in rooms)
    if turns <= soon:
        return late_s(clearing_s(floor, policy), turns / soon)
    pace = sum(1 / turn_s(floor, policy, now, _stay_s(floor, policy, now, room)) for room in rooms)
    return late_s(1 / pace, turns - soon)


def _is_free(floor: Floor, room: Room, now: Ms, policy: Policy) -> bool:
    return room.state == "vacant" and kept_for(floor, room, now, policy) is None


def _stay_s(floor: Floor, policy: Policy, now: Ms, room: Room) -> float:
    """How long whoever is in the room, or comes next, usually stays with what they have there."""
    visit = floor.visits.get(room.visit or "")
    garments = None
    if visit is not None and room.state == "occupied":
        mine = floor.requests_of(visit)
        garments = sum(one.open or one.room == room.id for one in mine)
    return stay_of_s(floor, policy, now, garments)


def late_s(each_s: float, turns: float) -> float:
    """The 80th percentile of the sum of ``turns`` random turns of ``each_s`` on average.

    Wilson and Hilferty's cube, which is within a few per cent of the gamma quantile.
    """
    cube = 1 - 1 / (9 * turns) + Z80 / (3 * math.sqrt(turns))
    return float(each_s * turns * max(0.0, cube) ** 3)
