"""Rounds: from the rooms past the fixtures and back to the rooms, in the shortest order.

Pure geometry, in metres along the aisles. A round is small (an armful), so its order is exact: the
shortest of all orders, not the nearest fixture next. Of two that are equally long it is the one
that follows the store's own walking order.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from catalog.store import Place
from catalog.walking import metres
from service.clock import Ms
from service.floor.policy import Policy

#: Up to so many places an order is searched in full; beyond, they stay as they were put in.
EXACT = 8


@dataclass(frozen=True, slots=True)
class Errand:
    """One task as a round sees it: from where to where, and by when if somebody waits in a room."""

    request: str
    #: Its zone's place in the walking order, and its fixture.
    order: tuple[int, str]
    at: Place
    room: Place
    due: Ms | None = None

    def alone(self, start: Place) -> float:
        """Metres of a walk of its own."""
        return metres(start, self.at) + metres(self.at, self.room)


@dataclass(frozen=True, slots=True)
class Round:
    """``errands`` in the order of fetching, then ``rooms`` in the order of bringing.

    ``carried`` is on the arm already and goes to its room with the rest.
    """

    start: Place
    errands: tuple[Errand, ...] = ()
    carried: tuple[Errand, ...] = ()
    rooms: tuple[Place, ...] = ()

    @property
    def metres(self) -> float:
        return length([self.start, *(one.at for one in self.errands), *self.rooms])

    def with_(self, errand: Errand) -> Round:
        """The round with one errand more, put where it makes the way least longer."""
        places = [one.at for one in self.errands]
        place = cheapest([self.start, *places, *(self.rooms[:1] or (errand.room,))], errand.at)
        errands = (*self.errands[:place], errand, *self.errands[place:])
        rooms = self.rooms
        if errand.room not in rooms:
            door = cheapest([errands[-1].at, *rooms, None], errand.room)
            rooms = (*rooms[:door], errand.room, *rooms[door:])
        return replace(self, errands=errands, rooms=rooms)

    def in_order(self) -> Round:
        """The same errands in the shortest order, and their rooms after them."""
        ranked = sorted(self.errands, key=lambda one: (one.order, one.due or 0))
        n = max(1, len(self.rooms))
        doors = Place(sum(at.x for at in self.rooms) / n, sum(at.y for at in self.rooms) / n)
        places = shortest(self.start, list(dict.fromkeys(one.at for one in ranked)), doors)
        ranked.sort(key=lambda one: places.index(one.at))
        return replace(self, errands=tuple(ranked)).with_rooms_in_order()

    def with_rooms_in_order(self) -> Round:
        """The same order of fetching, and every room once, in the shortest order."""
        last = self.errands[-1].at if self.errands else self.start
        rooms = dict.fromkeys(one.room for one in (*self.errands, *self.carried))
        return replace(self, rooms=tuple(shortest(last, list(rooms), None)))

    def late(self, now: Ms, policy: Policy) -> set[str]:
        """What would hang in its room only after it is due."""
        at = self.errands[-1].at if self.errands else self.start
        walked = length([self.start, *(one.at for one in self.errands)])
        busy_s = policy.pick_s * len(self.errands)
        late: set[str] = set()
        for room in self.rooms:
            here = [one for one in (*self.errands, *self.carried) if one.room == room]
            walked, at = walked + metres(at, room), room
            busy_s += policy.hang_s * len(here)
            there = now + math.ceil((walked / policy.walking_m_s + busy_s) * 1000)
            late |= {one.request for one in here if one.due is not None and one.due < there}
        return late


def length(places: Sequence[Place]) -> float:
    """Metres from the first place through all to the last."""
    return sum(metres(one, other) for one, other in pairwise(places))


def cheapest(way: Sequence[Place | None], new: Place) -> int:
    """How many stops of ``way``, after its beginning, come before ``new`` where it costs least.

    A way that ends in None may end anywhere.
    """
    costs = [
        (metres(before, new) if before else 0.0)
        + (metres(new, after) if after else 0.0)
        - (metres(before, after) if before and after else 0.0)
        for before, after in pairwise(way)
    ]
    return min(range(len(costs)), key=costs.__getitem__)


def shortest(start: Place, places: Sequence[Place], end: Place | None) -> list[Place]:
    """``places`` in the order that makes the way from ``start`` through all (to ``end``) shortest.

    Held and Karp's table: the best way through each set of places that stops at each of them. Ties
    go to the order that ``places`` came in.
    """
    n = len(places)
    if n > EXACT:
        return list(places)
    best: dict[tuple[int, int], tuple[float, tuple[int, ...]]] = {
        (1 << k, k): (metres(start, at), (k,)) for k, at in enumerate(places)
    }
    for seen in range(1, 1 << n):
        for last in range(n):
            if (seen, last) not in best:
                continue
            walked, order = best[seen, last]
            for k in range(n):
                if not seen >> k & 1:
                    way, key = (*order, k), (seen | 1 << k, k)
                    longer = (walked + metres(places[last], places[k]), way)
                    best[key] = min(best.get(key, longer), longer)
    everywhere = (1 << n) - 1
    whole = [
        (walked + (metres(places[last], end) if end else 0.0), order)
        for (seen, last), (walked, order) in best.items()
        if seen == everywhere
    ]
    return [places[k] for k in min(whole)[1]] if whole else []
