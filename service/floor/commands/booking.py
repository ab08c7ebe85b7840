"""What one may ask of bookings: a shopper for oneself, staff for somebody who is not here yet."""

from __future__ import annotations

from dataclasses import dataclass

from service.floor.commands.command import Command


@dataclass(frozen=True, slots=True)
class BookRoom(Command):
    """An accessible room for a time (ms). Without ``visit``, ``luck`` makes a call sign for it."""

    booking: str
    begins_at: int
    for_s: int
    visit: str | None = None
    luck: int = 0
    by: str | None = None


@dataclass(frozen=True, slots=True)
class MeetBooking(Command):
    """Whoever it is for has come; ``visit`` starts with this, unless they have scanned already."""

    booking: str
    visit: str


@dataclass(frozen=True, slots=True)
class CancelBooking(Command):
    """``visit`` is who asks; None is the staff."""

    booking: str
    visit: str | None = None
