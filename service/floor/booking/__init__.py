"""Bookings: an accessible room at a certain time, because there is often only one of them.

A room is kept free ahead of its booking for as long as stays usually take, offered at its time
before anyone else, and given to the others again if nobody comes.
"""

from __future__ import annotations

from service.floor.booking.asking import due_for_bookings

__all__ = ["due_for_bookings"]
