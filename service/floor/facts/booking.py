"""What happens to a booking of an accessible room."""

from __future__ import annotations

from dataclasses import dataclass

from service.floor.facts.fact import Fact


@dataclass(frozen=True, slots=True)
class RoomBooked(Fact):
    """An accessible room is kept for somebody at a time (ms); ``visit`` is None until they come."""

    booking: str
    room: str
    begins_at: int
    ends_at: int
    call_sign: str
    visit: str | None = None
    by: str | None = None


@dataclass(frozen=True, slots=True)
class BookingMet(Fact):
    """Whoever the staff booked for is here: the booking is this visit's."""

    booking: str
    visit: str


@dataclass(frozen=True, slots=True)
class BookingMoved(Fact):
    """Its room is out of service: it is another one now, or none, and its shopper is told."""

    booking: str
    room: str | None
    visit: str | None = None


@dataclass(frozen=True, slots=True)
class BookingCancelled(Fact):
    booking: str
    visit: str | None = None


@dataclass(frozen=True, slots=True)
class BookingLapsed(Fact):
    """Nobody came for it in time."""

    booking: str
    visit: str | None = None
