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
from service.floor.waiting_line.places import Places

#: The standard normal quantile at 80 %.
Z80 = 0.8416


@dataclass(frozen=True, slots=True)
class Wait:
    """``seconds`` until a room is offered, as people say it, and how we know."""

    seconds: int
    basis: Literal["measured", "planned"]


class WaitTimes:
    """How long everybody in the line waits at one moment. What all share is found once."""

    def __init__(self, floor: Floor, now: Ms, policy: Policy, places: Places | None = None) -> None:
        self._floor, self._now, self._policy = floor, now, policy
        self._places = Places(floor) if places is None else places
        self._kinds = kinds_in_service(floor)
        self._rooms: dict[bool, _Rooms] = {}
        self._basis: Literal["measured", "planned"] = "measured" if measured(floor) else "planned"

    def of(self, visit: Visit, accessible: bool | None = None) -> Wait | None:
        """The wait of a visit that asks now, or has asked; at the end of the line without a place.
        None where no room is in service: then nobody knows."""
        wants = visit.accessible if accessible is None else accessible
        return self._after(self._places.before(visit.id, wants).turns, wants, visit.id)

    def next(self) -> Wait | None:
        """The wait of somebody who scans a garment now and asks at once."""
        return self._after(self._places.before("", False).turns, False, "")

    def _after(self, ahead: float, accessible: bool, me: str) -> Wait | None:
        kind = kind_for(accessible, self._kinds)
        rooms = self._of_kind(kind)
        if not rooms.number:
            return None
        seconds = rooms.until_free_s(ahead)
        if kind:
            by_then = due(self._floor, self._now + round(seconds * 1000))
            booked = sum(booking.visit != me for booking in by_then)
            seconds = rooms.until_free_s(ahead + booked)
        told = spoken(seconds * self._floor.waits.stretch, up=True) if seconds else 0
        return Wait(told, self._basis)

    def _of_kind(self, kind: bool) -> _Rooms:
        if kind not in self._rooms:
            self._rooms[kind] = _Rooms.of(self._floor, kind, self._now, self._policy)
        return self._rooms[kind]


def wait_of(
    floor: Floor, visit: Visit, now: Ms, policy: Policy, accessible: bool | None = None
) -> Wait | None:
    """`WaitTimes.of`, for a single visit."""
    return WaitTimes(floor, now, policy).of(visit, accessible)


@dataclass(frozen=True, slots=True)
class _Rooms:
    """Rooms of one kind that are in service. ``pace``: so many of them are free again a second."""

    number: int
    free: int
    soon: int
    clearing_s: float
    pace: float

    @classmethod
    def of(cls, floor: Floor, kind: bool, now: Ms, policy: Policy) -> _Rooms:
        rooms = [
            room
            for room in floor.rooms.values()
            if room.accessible == kind and room.state != "out_of_service"
        ]
        return cls(
            number=len(rooms),
            free=sum(_is_free(floor, room, now, policy) for room in rooms),
            soon=sum(room.state == "needs_clearing" for room in rooms),
            clearing_s=clearing_s(floor, policy),
            pace=sum(
                1 / turn_s(floor, policy, now, _stay_s(floor, policy, now, room)) for room in rooms
            ),
        )

    def until_free_s(self, ahead: float) -> float:
        """The 80th percentile until the room after ``ahead`` turns is free."""
        turns = ahead + 1 - self.free
        if turns <= 0:
            return 0.0
        if turns <= self.soon:
            return late_s(self.clearing_s, turns / self.soon)
        return late_s(1 / self.pace, turns - self.soon)


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
