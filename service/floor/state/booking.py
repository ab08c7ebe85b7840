"""Bookings of accessible rooms."""

from __future__ import annotations

from dataclasses import dataclass

from service.clock import Ms


@dataclass(slots=True)
class Booking:
    """A time in an accessible room. ``room`` is None while there is none that could be kept."""

    id: str
    room: str | None
    begins_at: Ms
    ends_at: Ms
    call_sign: str
    visit: str | None = None
