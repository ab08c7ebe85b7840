"""Rooms as their own screens show them, and the lobby that the store's kiosk shows to everybody."""

from __future__ import annotations

from service.floor.booking.keeping import lead_s, next_of
from service.floor.state import Room, Visit
from service.recommend.slate import Slate
from service.web.moment import Moment
from service.web.views import View, when
from service.web.views.booking import called_bookings
from service.web.views.line import lobby_line, ready
from service.web.views.naming import room_name
from service.web.views.slate import slate_view
from service.web.views.visit import visit_view


def shopper_in(moment: Moment, room: Room) -> Visit | None:
    """Whose list and slate the room's screen shows: only while they are in the room."""
    visit = moment.floor.visits.get(room.visit or "")
    return visit if room.state == "occupied" else None


def room_view(moment: Moment, room: Room, slate: Slate | None) -> View:
    """A room's screen: ``slate`` is what it recommends to `shopper_in`, None for nobody."""
    floor = moment.floor
    visit, inside = floor.visits.get(room.visit or ""), shopper_in(moment, room)
    offered = visit is not None and room.state == "offered"
    return {
        "position": moment.position,
        "room": {
            **room_name(moment, room.id),
            "accessible": room.accessible,
            "state": room.state,
        },
        "offered_to": {"call_sign": visit.call_sign, "offer_until": when(room.offer_until)}
        if visit is not None and offered
        else None,
        "booking": _booking(moment, room),
        "waiting": ready(moment),
        "visit": visit_view(moment, inside) if inside else None,
        "slate": slate_view(moment, slate, inside) if inside and slate else None,
    }


def _booking(moment: Moment, room: Room) -> View | None:
    """The next booking of a vacant room; from ``kept_from`` on nobody else walks in.

    A screen that heard of it knows when that is: nothing is written when the time comes.
    """
    booking = next_of(moment.floor, room)
    if booking is None or room.state != "vacant":
        return None
    ahead_ms = round(lead_s(moment.floor, moment.policy) * 1000)
    return {
        "call_sign": booking.call_sign,
        "begins_at": when(booking.begins_at),
        "kept_from": when(booking.begins_at - ahead_ms),
    }


def lobby_view(moment: Moment) -> View:
    """Who is called where. Call signs are all that strangers learn of each other."""
    return moment.once("lobby", lambda: _lobby(moment))


def _lobby(moment: Moment) -> View:
    floor = moment.floor
    return {
        "position": moment.position,
        "rooms": [
            {**room_name(moment, room.id), "accessible": room.accessible, "state": room.state}
            for room in floor.rooms.values()
        ],
        **lobby_line(moment),
        "bookings": called_bookings(moment),
        "called": [
            {
                "call_sign": floor.visits[room.visit].call_sign,
                "room": room_name(moment, room.id)["name"],
                "offer_until": when(room.offer_until),
            }
            for room in floor.rooms.values()
            if room.state == "offered" and room.visit is not None
        ],
    }
