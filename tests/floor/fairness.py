"""Fairness over a whole history: who was there first, by a ledger of its own.

Places are numbered as people scan their first garment, and nobody whose number is lower, and who
stands there for such a room, is passed; but for whoever booked the room. The ledger is kept from
what happened, as somebody would who watches the door with a note-pad; it uses no rule of the floor
and not its line.
"""

from __future__ import annotations

from service.floor.facts import Fact, RoomOffered
from service.floor.state import Floor

from .invariants import suits

#: The place is lost: whoever comes back stands at the end.
LOSES = ("LineLeft", "OfferLapsed", "RoomEntered", "VisitEnded")
#: The room that was offered is somebody else's again.
GIVES_BACK = ("OfferYielded", "OfferWithdrawn", *LOSES)


class Ledger:
    """Who came when, who asked for a room, who has one, who holds, and who let others go first."""

    def __init__(self) -> None:
        self.numbers = 0
        self.came: dict[str, int] = {}
        self.asked: set[str] = set()
        self.has_room: set[str] = set()
        self.holds: set[str] = set()
        self.yielded: set[str] = set()

    def note(self, floor: Floor, fact: Fact) -> None:
        """Note one fact; ``floor`` is the floor before it.

        Raises:
            AssertionError: a room was offered over the head of somebody who was there first.
        """
        visit, kind = getattr(fact, "visit", ""), fact.kind
        if isinstance(fact, RoomOffered):
            if fact.booking is None:
                self._is_fair(floor, fact)
            self.has_room.add(visit)
        if kind in GIVES_BACK:
            self.has_room.discard(visit)
        if kind in ("PlaceResumed", "HoldLapsed", "RoomOffered", *LOSES):
            self.holds.discard(visit)
        if kind in LOSES:
            self.came.pop(visit, None)
            self.asked.discard(visit)
            self.yielded.discard(visit)
        if kind in ("VisitStarted", "LineJoined") and visit not in self.came:
            self.numbers += 1
            self.came[visit] = self.numbers
        if kind == "LineJoined":
            self.asked.add(visit)
        elif kind == "PlaceHeld":
            self.holds.add(visit)
        elif kind in ("OfferYielded", "PlaceYielded"):
            self.yielded.add(visit)

    def _is_fair(self, floor: Floor, offer: RoomOffered) -> None:
        room = floor.rooms[offer.room]
        passed = [
            other
            for other in self.asked - self.has_room - self.holds - self.yielded
            if self.came[other] < self.came[offer.visit] and suits(floor, room, floor.visits[other])
        ]
        assert passed == [], f"{offer.visit} was offered {offer.room} before {passed}"
