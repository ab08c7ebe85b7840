"""The wait that a shopper was told, beside what happened; and how a place ends.

The first time that was told is the one that is measured. A shopper who holds or yields the place
has changed the question, and what they were told counts no more.
"""

from __future__ import annotations

import math

from service.clock import Ms
from service.floor.state import Floor, Visit

#: Told waits are to be right four times out of five, as promises are.
SHARE = 0.8
#: How far one told wait moves the stretch: twenty of them double it at most.
STEP = 0.1
#: Beyond these the stretch says that something else is wrong: rooms nobody clears, a stopped clock.
LEAST, MOST = 0.5, 4.0
#: What is learned of shoppers is forgotten by one in a hundred: a season, not a day.
FORGET = 0.99


def tell(visit: Visit, told_s: int | None, at: Ms) -> None:
    """The visit is told how long it takes from now on; None if there was nothing to tell."""
    visit.told_s, visit.told_at = told_s, at if told_s is not None else None


def untell(visit: Visit) -> None:
    """What was told is not measured any more."""
    tell(visit, None, 0)


def kept(visit: Visit, at: Ms) -> bool | None:
    """Whether a room at ``at`` keeps what was told; None where nothing is measured."""
    if visit.told_s is None or visit.told_at is None:
        return None
    return at <= visit.told_at + visit.told_s * 1000


def offered_after(floor: Floor, visit: Visit, at: Ms) -> None:
    """The room is there: the next waits that are told are longer or shorter for it."""
    was_kept = kept(visit, at)
    if was_kept is not None:
        moved = floor.waits.stretch * math.exp(STEP * ((1 - SHARE) * -1 if was_kept else SHARE))
        floor.waits.stretch = min(MOST, max(LEAST, moved))
    untell(visit)


def asks(floor: Floor, visit: Visit) -> None:
    """Whoever has a place by their scan asks for a room after all."""
    if not visit.asked:
        visit.asked = True
        _learn_share(floor, asked=True)


def gone(floor: Floor, visit: Visit, at: Ms) -> None:
    """The visit is over; whatever place it had is nobody's."""
    if not visit.asked:
        _learn_share(floor, asked=False)
    if visit.id in floor.line:
        give_up(floor, visit, at)


def give_up(floor: Floor, visit: Visit, at: Ms) -> None:
    """Out of the line. Somebody who waited longer than they were told was told wrong."""
    if visit.room is None and kept(visit, at) is False:
        offered_after(floor, visit, at)
    lose(floor, visit, at)


def lose(floor: Floor, visit: Visit, at: Ms) -> None:
    """The place is gone, and with it the room that was offered."""
    take_back(floor, visit, at)
    floor.line.remove(visit.id)
    visit.waiting_since = visit.held_until = None
    untell(visit)


def take_back(floor: Floor, visit: Visit, at: Ms) -> None:
    """The offered room is free again."""
    if visit.room is None:
        return
    room = floor.rooms[visit.room]
    room.state, room.visit, room.since = "vacant", None, at
    room.offer_until, room.held, room.booking = None, False, None
    visit.room = None


def _learn_share(floor: Floor, asked: bool) -> None:
    waits = floor.waits
    waits.asked = FORGET * waits.asked + asked
    waits.not_asked = FORGET * waits.not_asked + (not asked)
