"""A booking for ten o'clock, in the small shop that opens at nine."""

from __future__ import annotations

from service.floor.commands import BookRoom

from .shop import OPENING, Shop

HOUR = 3600
#: Ten o'clock, an hour after opening.
TEN = OPENING + HOUR * 1000


def books(
    shop: Shop, visit: str | None, begins_at: int = TEN, booking: str = "b1", for_s: int = 1800
) -> str:
    shop.do(BookRoom(booking, begins_at, for_s, visit=visit, luck=7))
    return booking
