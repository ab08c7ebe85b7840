"""Where everybody stands in the line, found in one walk along it.

A place is counted among those who are ready for the same rooms. Before somebody may also be those
who have a place by their scan and have not asked for a room: they go first if they ask.
"""

from __future__ import annotations

from typing import NamedTuple

from service.floor.state import Floor, Visit
from service.floor.waiting_line.offering import kind_for, kinds_in_service

#: Of those who have a place by their scan, how many ask for a room, before this store knows.
USUAL_SHARE = 0.6
#: And how many shoppers of its own a store needs to be believed as much as that.
USUAL_WEIGHT = 10.0


class Before(NamedTuple):
    """Those before a place who get the same kind of room.

    ``turns`` are how many rooms they take: one each that asked, and as much of one as such
    shoppers are likely to ask for the others.
    """

    ready: int = 0
    choosing: int = 0
    turns: float = 0.0


class Places:
    """Read it at once and keep nothing: the line moves."""

    def __init__(self, floor: Floor) -> None:
        kinds = kinds_in_service(floor)
        self._kind = (kind_for(False, kinds), kind_for(True, kinds))
        self._before: dict[str, tuple[Before, Before]] = {}
        share = _share_that_asks(floor)
        found = [Before(), Before()]
        for visit in (floor.visits[one] for one in floor.line):
            self._before[visit.id] = (found[False], found[True])
            kind = self._kind[visit.accessible]
            ready, choosing, turns = found[kind]
            asked = visit.waiting_since is not None
            if visit.room is None:
                ready += visit.ready
                turns += 1.0 if asked else share
            found[kind] = Before(ready, choosing + (not asked), turns)
        self._whole = (found[False], found[True])

    @property
    def ready(self) -> int:
        """How many are ready for a room, of whichever kind."""
        return sum(before.ready for before in self._whole)

    def before(self, visit: str, accessible: bool) -> Before:
        """Before the place of ``visit``, or before the end of the line if it has none, among those
        who get what somebody gets who asks for an ``accessible`` room or for another."""
        return self._before.get(visit, self._whole)[self._kind[accessible]]

    def of(self, visit: Visit) -> tuple[int, int] | None:
        """``(place, of)`` of a visit in the line among those who are ready for the same rooms.

        Whoever has not asked yet is told the place that asking now would give.
        """
        if visit.id not in self._before or visit.room is not None:
            return None
        ready = self._whole[self._kind[visit.accessible]].ready
        return self.before(visit.id, visit.accessible).ready + 1, ready + (not visit.ready)

    def choosing(self, visit: Visit) -> int:
        """How many before this visit have a place by their scan and have not asked for a room."""
        return self.before(visit.id, visit.accessible).choosing if visit.id in self._before else 0


def _share_that_asks(floor: Floor) -> float:
    """How likely it is that somebody who has a place by their scan asks for a room."""
    waits = floor.waits
    known = waits.asked + waits.not_asked
    return (waits.asked + USUAL_SHARE * USUAL_WEIGHT) / (known + USUAL_WEIGHT)
