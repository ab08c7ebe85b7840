"""Call signs: what a shopper is called on screens and by staff, such as ``K47``. Never a name."""

from __future__ import annotations

from service.floor.state import Floor

#: No I, O or Q: they are mistaken for digits and for each other at three metres.
LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ"
NUMBERS = range(10, 100)
COUNT = len(LETTERS) * len(NUMBERS)


def call_sign(floor: Floor, luck: int) -> str:
    """A call sign that nobody in the store has now.

    ``luck`` is any number; the search starts there, so signs look random and are never counted.
    With more than 2,070 visits at once a sign gets a third digit rather than a twin.
    """
    taken = {visit.call_sign for visit in floor.visits.values()}
    taken |= {booking.call_sign for booking in floor.bookings.values()}
    start = luck % COUNT
    for step in range(COUNT):
        letter, number = divmod((start + step) % COUNT, len(NUMBERS))
        sign = f"{LETTERS[letter]}{NUMBERS[number]}"
        if sign not in taken:
            return sign
    letter, number = divmod(start, len(NUMBERS))
    base = f"{LETTERS[letter]}{NUMBERS[number]}"
    return next(sign for n in range(len(taken) + 1) if (sign := f"{base}{n}") not in taken)
