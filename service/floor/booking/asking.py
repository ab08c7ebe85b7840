"""Booking a room, meeting whoever it is for, cancelling; moving it, and letting it lapse."""

from __future__ import annotations

from service.clock import Ms
from service.floor.booking.keeping import (
    bookable,
    booking_of,
    is_offered,
    lead_s,
    rooms_for,
)
from service.floor.call_sign import call_sign
from service.floor.commands import BookRoom, CancelBooking, MeetBooking
from service.floor.facts import (
    BookingCancelled,
    BookingLapsed,
    BookingMet,
    BookingMoved,
    Fact,
    RoomBooked,
    VisitStarted,
)
from service.floor.lookup import live_visit
from service.floor.policy import Policy
from service.floor.refusal import Refusal
from service.floor.rules import Decision, decides, folds
from service.floor.state import Booking, Floor, Visit


@decides(BookRoom)
def _book(floor: Floor, command: BookRoom, now: Ms, policy: Policy) -> Decision:
    """No sooner than a room is kept free ahead: so nobody who waits for one now is overtaken."""
    sign = _whose(floor, command)
    if isinstance(sign, Refusal):
        return sign
    begins_at, ends_at = command.begins_at, command.begins_at + command.for_s * 1000
    soonest, latest = now + round(lead_s(floor, policy) * 1000), now + policy.booking_ahead_s * 1000
    if not (soonest <= begins_at <= latest and 0 < command.for_s <= policy.longest_booking_s):
        return Refusal("booking_time")
    if not bookable(floor):
        return Refusal("no_accessible_room")
    rooms = rooms_for(floor, begins_at, ends_at)
    if not rooms:
        return Refusal("booking_taken")
    return [
        RoomBooked(
            booking=command.booking,
            room=rooms[0].id,
            begins_at=begins_at,
            ends_at=ends_at,
            call_sign=sign,
            visit=command.visit,
            by=command.by,
        )
    ]


def _whose(floor: Floor, command: BookRoom) -> str | Refusal:
    """The call sign that the booking is under."""
    if command.booking in floor.bookings:
        return Refusal("booking_exists")
    if command.visit is None:
        return call_sign(floor, command.luck)
    visit = live_visit(floor, command.visit)
    if isinstance(visit, Refusal):
        return visit
    if floor.state_of(visit) == "in_room":
        return Refusal("in_room")
    if booking_of(floor, visit.id) is not None:
        return Refusal("booked_already")
    return visit.call_sign


@decides(MeetBooking)
def _meet(floor: Floor, command: MeetBooking, now: Ms, policy: Policy) -> Decision:
    """A visit that starts here has the call sign that the booking was made under."""
    booking = floor.bookings.get(command.booking)
    if booking is None:
        return Refusal("booking_unknown")
    if booking.visit is not None:
        return [] if booking.visit == command.visit else Refusal("booking_met")
    met = BookingMet(booking=booking.id, visit=command.visit)
    if command.visit not in floor.visits:
        started = VisitStarted(
            visit=command.visit, call_sign=booking.call_sign, via="booking", accessible=True
        )
        return [started, met]
    visit = live_visit(floor, command.visit)
    if isinstance(visit, Refusal):
        return visit
    if floor.state_of(visit) == "in_room":
        return Refusal("in_room")
    return Refusal("booked_already") if booking_of(floor, visit.id) else [met]


@decides(CancelBooking)
def _cancel(floor: Floor, command: CancelBooking, now: Ms, policy: Policy) -> Decision:
    """Of a booking of somebody else nobody learns that there is one."""
    booking = floor.bookings.get(command.booking)
    if booking is None or command.visit not in (None, booking.visit):
        return Refusal("booking_unknown")
    if is_offered(floor, booking):
        return Refusal("offered_already")
    return [cancelled(booking)]


def cancelled(booking: Booking) -> BookingCancelled:
    return BookingCancelled(booking=booking.id, visit=booking.visit)


def given_up_by(
    floor: Floor, visit: Visit, now: Ms, for_good: bool = False
) -> list[BookingCancelled]:
    """The booking of a visit that wants no room now: one for now, or any if it leaves for good."""
    booking = booking_of(floor, visit.id)
    if booking is None:
        return []
    for_now = booking.begins_at <= now or is_offered(floor, booking)
    return [cancelled(booking)] if for_good or for_now else []


def lapsed(booking: Booking) -> BookingLapsed:
    return BookingLapsed(booking=booking.id, visit=booking.visit)


def due_for_bookings(floor: Floor, now: Ms, policy: Policy) -> list[Fact]:
    """Bookings that nobody came for lapse; one whose room cannot be kept is moved, one at a time,
    because each takes a room that the next one cannot have."""
    gone: list[Fact] = [
        lapsed(one) for one in floor.bookings.values() if _over(floor, one, now, policy)
    ]
    return gone or next(
        (moved for one in floor.bookings.values() if (moved := _moved(floor, one))), []
    )


def _over(floor: Floor, booking: Booking, now: Ms, policy: Policy) -> bool:
    """Nobody came, or came and has a room; or its whole time went by without a room for it."""
    if is_offered(floor, booking):
        return False
    visit = floor.visits.get(booking.visit or "")
    came = visit is not None and visit.room is None
    return booking.ends_at <= now or (
        not came and booking.begins_at + policy.booking_grace_s * 1000 <= now
    )


def _moved(floor: Floor, booking: Booking) -> list[Fact]:
    if any(room.id == booking.room for room in bookable(floor)):
        return []
    rooms = rooms_for(floor, booking.begins_at, booking.ends_at, but=booking.id)
    room = rooms[0].id if rooms else None
    if room == booking.room:
        return []
    return [BookingMoved(booking=booking.id, room=room, visit=booking.visit)]


# --- what the facts change -----------------------------------------------------------------------


@folds(RoomBooked)
def _booked(floor: Floor, fact: RoomBooked, at: Ms) -> None:
    floor.bookings[fact.booking] = Booking(
        id=fact.booking,
        room=fact.room,
        begins_at=fact.begins_at,
        ends_at=fact.ends_at,
        call_sign=fact.call_sign,
        visit=fact.visit,
    )


@folds(BookingMet)
def _met(floor: Floor, fact: BookingMet, at: Ms) -> None:
    booking = floor.bookings[fact.booking]
    booking.visit, booking.call_sign = fact.visit, floor.visits[fact.visit].call_sign


@folds(BookingMoved)
def _has_moved(floor: Floor, fact: BookingMoved, at: Ms) -> None:
    floor.bookings[fact.booking].room = fact.room


@folds(BookingCancelled)
def _is_cancelled(floor: Floor, fact: BookingCancelled, at: Ms) -> None:
    floor.bookings.pop(fact.booking, None)


@folds(BookingLapsed)
def _has_lapsed(floor: Floor, fact: BookingLapsed, at: Ms) -> None:
    floor.bookings.pop(fact.booking, None)
