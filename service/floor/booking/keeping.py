"""Which room is kept for which booking, which are due, and when one has served."""

from __future__ import annotations

import math
from collections.abc import Collection

from service.clock import Ms
from service.floor.policy import Policy
from service.floor.state import Booking, Floor, Room, Visit
from service.floor.turnover import clearing_s, measured

#: Of ten stays, nine are over within the time that a room is kept free ahead.
NEARLY_ALL = 0.9


def lead_s(floor: Floor, policy: Policy) -> float:
    """How long ahead of its booking a room is given to nobody else."""
    if not measured(floor):
        return policy.booking_lead_s
    stays = sorted(floor.stay_s)
    stay_s = stays[math.ceil(NEARLY_ALL * len(stays)) - 1]
    return min(policy.longest_booking_lead_s, stay_s + clearing_s(floor, policy))


def kept_for(
    floor: Floor, room: Room, now: Ms, policy: Policy, over: Collection[str] = ()
) -> Booking | None:
    """The booking that ``room`` is kept for from now on, the first of several."""
    if not floor.bookings:
        return None
    ahead = now + round(lead_s(floor, policy) * 1000)
    return next((one for one in due(floor, ahead, over) if one.room == room.id), None)


def due(floor: Floor, now: Ms, over: Collection[str] = ()) -> list[Booking]:
    """Bookings whose time has come, first come first; those that are ``over`` left out."""
    found = (one for one in floor.bookings.values() if one.begins_at <= now and one.id not in over)
    return sorted(found, key=lambda one: (one.begins_at, one.id))


def next_of(floor: Floor, room: Room) -> Booking | None:
    """The next booking of this very room."""
    own = (one for one in floor.bookings.values() if one.room == room.id)
    return min(own, key=lambda one: (one.begins_at, one.id), default=None)


def booking_of(floor: Floor, visit: str) -> Booking | None:
    """A visit's booking; it has one at most."""
    return next((one for one in floor.bookings.values() if one.visit == visit), None)


def is_offered(floor: Floor, booking: Booking) -> bool:
    """Whether a room is being offered for it now."""
    return any(room.booking == booking.id for room in floor.rooms.values())


def rooms_for(floor: Floor, begins_at: Ms, ends_at: Ms, but: str = "") -> list[Room]:
    """Accessible rooms in service that no booking takes at that time; ``but`` is one to ignore."""
    taken = {
        one.room
        for one in floor.bookings.values()
        if one.id != but and one.begins_at < ends_at and begins_at < one.ends_at
    }
    return [room for room in bookable(floor) if room.id not in taken]


def bookable(floor: Floor) -> list[Room]:
    """Every accessible room in service."""
    return [
        room for room in floor.rooms.values() if room.accessible and room.state != "out_of_service"
    ]


def redeem(floor: Floor, visit: Visit) -> None:
    """The visit has the room that it booked, or as good a one, and needs no booking any more."""
    booking = booking_of(floor, visit.id)
    if booking is not None:
        del floor.bookings[booking.id]
