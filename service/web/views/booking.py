"""Bookings of accessible rooms, as their shopper, the lobby and the staff are shown them."""

from __future__ import annotations

from service.floor.booking.keeping import (
    bookable,
    booking_of,
    is_offered,
    lead_s,
    rooms_for,
)
from service.floor.state import Booking, Visit
from service.web.moment import Moment
from service.web.views import View, when
from service.web.views.naming import room_name

#: Bookings begin at a quarter of an hour, so that they lie close together (milliseconds).
QUARTER = 15 * 60 * 1000


def own_booking_view(moment: Moment, visit: Visit) -> View | None:
    booking = booking_of(moment.floor, visit.id)
    return booking_view(moment, booking) if booking else None


def booking_view(moment: Moment, booking: Booking) -> View:
    """``room`` is null while no accessible room is in service for it: whoever booked is told."""
    floor = moment.floor
    offered, due = is_offered(floor, booking), booking.begins_at <= moment.now
    return {
        "id": booking.id,
        "call_sign": booking.call_sign,
        "here": booking.visit is not None,
        "room": room_name(moment, booking.room) if booking.room else None,
        "begins_at": when(booking.begins_at),
        "ends_at": when(booking.ends_at),
        "state": "offered" if offered else "due" if due else "booked",
    }


def bookings(moment: Moment) -> list[View]:
    """Every booking there is, first come first."""
    found = sorted(moment.floor.bookings.values(), key=lambda one: (one.begins_at, one.id))
    return [booking_view(moment, booking) for booking in found]


def called_bookings(moment: Moment) -> list[View]:
    """What the lobby may show: which room is whose at what time, by call sign."""
    shown = ("call_sign", "room", "begins_at", "state")
    return [{name: view[name] for name in shown} for view in bookings(moment)]


def booking_times(moment: Moment, for_s: int) -> View:
    """When an accessible room may be booked from for so long: quarters of an hour, for a day."""
    floor, policy = moment.floor, moment.policy
    soonest = moment.now + round(lead_s(floor, policy) * 1000)
    first = -(-soonest // QUARTER) * QUARTER
    last = moment.now + policy.booking_ahead_s * 1000
    free = [
        when(at)
        for at in range(first, last + 1, QUARTER)
        if rooms_for(floor, at, at + for_s * 1000)
    ]
    return {
        "position": moment.position,
        "rooms": [room_name(moment, room.id) for room in bookable(floor)],
        "longest_s": policy.longest_booking_s,
        "times": free,
    }
