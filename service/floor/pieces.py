"""Pieces: where the pieces of a variant are, and which of them a request gets.

    on hand = on the rail + go-backs + in runners' hands + with shoppers

A request that nobody has fetched for yet speaks for one piece: one of the rail, or a certain
go-back, which is then brought from room to room. Every promise has its piece, and no piece two.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass

from catalog.store import Place
from catalog.walking import Walking
from service.floor.facts import TaskRedirected
from service.floor.state import ARRIVED, Floor, GoBack, Request

#: To knock at a room that is in use, and to wait until the garment is handed out, takes as long as
#: walking so far (metres).
KNOCK_M = 15.0
#: A piece of which nobody knows where it is, and one that its shopper has just left, come last.
FAR_M = 1_000.0


def unpromised(floor: Floor, gtin: str) -> list[GoBack]:
    """Go-backs of a variant that no request speaks for."""
    return [
        back for back in floor.go_backs.values() if back.gtin == gtin and back.promised_to is None
    ]


def accounted(floor: Floor, gtin: str) -> int:
    """Pieces that are there whatever a list says, and those of the rail that are promised."""
    return floor.held.get(gtin, 0) + len(unpromised(floor, gtin))


def certain(floor: Floor, gtin: str) -> int:
    """Pieces that do not hang on a rail: with shoppers, in runners' hands, on their way back."""
    taken = (
        (request.state in ARRIVED and request.outcome is None) or request.picked_by is not None
        for request in floor.under_way
        if request.gtin == gtin
    )
    return sum(taken) + sum(back.gtin == gtin for back in floor.go_backs.values())


def free_on_rail(floor: Floor, gtin: str) -> int:
    """Pieces that hang where they belong, as far as we know, and that nobody is promised."""
    return floor.on_hand.get(gtin, 0) - accounted(floor, gtin)


def awaits_from_rail(request: Request) -> bool:
    """Whether a piece of the rail is promised to it, and still hangs there."""
    return request.open and request.picked_by is None and request.go_back is None


def place_of(floor: Floor, walking: Walking, request: Request) -> Place:
    """Where a runner finds the piece of an open request: in a room, or where it hangs."""
    back = floor.go_backs.get(request.go_back or "")
    if back is not None:
        return walking.room(back.room)
    return walking.place(request.fixture, request.zone)


@dataclass(frozen=True, slots=True)
class Source:
    """Where a piece comes from: this ``go_back``, or else its rail."""

    go_back: str | None = None


class Spare:
    """What is free while one decision gives pieces away, so that none is given twice.

    ``lost`` are go-backs that the same decision finds to be gone.
    """

    def __init__(self, floor: Floor, lost: Collection[str] = ()) -> None:
        self._floor = floor
        self._walking = Walking.of(floor.plan)
        self._gone = set(lost)
        self._off_rail: Counter[str] = Counter()

    def take(
        self,
        visit: str,
        gtin: str,
        zone: str | None,
        fixture: str | None,
        from_rail: bool = True,
    ) -> Source | None:
        """The free piece of a variant that is the shortest way from the rooms; None if none is.

        Runners bring garments to the rooms anyway, so what was left in one is mostly near.
        """
        ways = [
            (self._to_go_back(back, visit), back.id)
            for back in unpromised(self._floor, gtin)
            if back.id not in self._gone
        ]
        if from_rail and self._hangs(gtin):
            ways.append((self._to_rail(zone, fixture), ""))
        if not ways:
            return None
        _, go_back = min(ways)
        if go_back:
            self._gone.add(go_back)
        else:
            self._off_rail[gtin] += 1
        return Source(go_back or None)

    def redirect(
        self, request: Request, missed: bool = False, from_rail: bool = True
    ) -> TaskRedirected | None:
        """Another piece for a request that does not get the one it was promised; None if there is
        no other."""
        found = self.take(request.visit, request.gtin, request.zone, request.fixture, from_rail)
        if found is None:
            return None
        return TaskRedirected(request.id, request.visit, found.go_back, missed)

    def is_nearer(self, request: Request) -> bool:
        """Whether another free piece is nearer than the one that is promised to the request."""
        back = self._floor.go_backs.get(request.go_back or "")
        rail = self._to_rail(request.zone, request.fixture)
        now = rail if back is None else self._to_go_back(back, request.visit)
        others = [
            self._to_go_back(other, request.visit)
            for other in unpromised(self._floor, request.gtin)
            if other.id not in self._gone
        ]
        if back is not None and self._hangs(request.gtin):
            others.append(rail)
        return min(others, default=now) < now

    def _hangs(self, gtin: str) -> bool:
        return free_on_rail(self._floor, gtin) > self._off_rail[gtin]

    def _to_rail(self, zone: str | None, fixture: str | None) -> float:
        return self._walking.metres_from_start(self._walking.place(fixture, zone))

    def _to_go_back(self, back: GoBack, visit: str) -> float:
        """Metres from in front of the rooms to a go-back, and what else it costs to get it."""
        room = self._floor.rooms.get(back.room or "")
        if room is None:
            return 0.0 if back.by is not None else FAR_M
        far = self._walking.metres_from_start(self._walking.room(room.id))
        if room.state != "occupied":
            return far
        return far + (FAR_M if room.visit == visit else KNOCK_M)


# --- what the facts change -----------------------------------------------------------------------


def promise_piece(floor: Floor, request: Request, go_back: str | None) -> None:
    """From now on the request waits for this go-back, or for a piece of its rail."""
    let_go(floor, request)
    if go_back is not None:
        request.go_back = go_back
        floor.go_backs[go_back].promised_to = request.id


def let_go(floor: Floor, request: Request) -> None:
    """No go-back is promised to the request any more."""
    if request.go_back is not None:
        floor.go_backs[request.go_back].promised_to = None
        request.go_back = None


def take_away(floor: Floor, go_back: str) -> GoBack:
    """The go-back is none any more; whoever it was promised to waits for a piece of the rail."""
    back = floor.go_backs.pop(go_back)
    promised = floor.requests.get(back.promised_to or "")
    if promised is not None:
        promised.go_back = None
    return back
