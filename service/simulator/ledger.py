"""What a day's log says about waits, promises and garments. It listens; a replayed log will do.

Every measure states what it counts:

- a *wait for a room* lasts from asking for one to the offer; who gave up is counted as waiting
  until then, and separately;
- a *told wait* for a room is the first that was told, and right if the room came by then;
- a *wait for a garment* lasts from the request, or from entering the room if that was later, until
  the garment hangs there;
- a *promise* begins in the same moment. It is kept if the garment hangs there in time, and broken
  if its time passes before. What was cancelled, taken over or not found before is neither;
- a request is *without an owner* while its shopper is in a room, it is on the list, nobody has
  claimed it and no step of escalation has been told.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from service.clock import Ms
from service.floor import Fact, Floor, fold
from service.floor.facts import (
    GarmentDelivered,
    GarmentKept,
    GarmentLeft,
    GarmentNotFound,
    LineLeft,
    OfferLapsed,
    PromiseMade,
    RequestCancelled,
    RoomEntered,
    RoomOffered,
    VisitEnded,
    VisitStarted,
)
from service.floor.state import Request, Visit
from service.floor.tally import local


@dataclass(frozen=True, slots=True)
class Wait:
    """Something was waited for from ``since`` on, and came, or did not, after ``seconds``."""

    since: Ms
    seconds: float
    came: bool = True


@dataclass(frozen=True, slots=True)
class Promised:
    """``seconds`` were promised at ``since``; it took ``took_s``, if it was delivered at all."""

    since: Ms
    seconds: float
    kept: bool
    took_s: float | None


@dataclass(frozen=True, slots=True)
class Happened:
    """Something worth counting, and when."""

    what: str
    at: Ms


@dataclass(slots=True)
class Ledger:
    """Everything that is measured of a day, in the order in which it was over."""

    rooms: list[Wait] = field(default_factory=list)
    garments: list[Wait] = field(default_factory=list)
    promises: list[Promised] = field(default_factory=list)
    told: list[Promised] = field(default_factory=list)
    alone: list[Wait] = field(default_factory=list)
    stays: list[Wait] = field(default_factory=list)
    events: list[Happened] = field(default_factory=list)
    #: The open promise of a request: when it began, and when it is due.
    _promised: dict[str, tuple[Ms, Ms]] = field(default_factory=dict)
    _broken: set[str] = field(default_factory=set)
    _alone: dict[str, Ms] = field(default_factory=dict)

    # --- as it happens ---------------------------------------------------------------------------

    def before(self, floor: Floor, fact: Fact, at: Ms) -> None:
        """Look at what was true until now: since when somebody waits, what was promised."""
        if isinstance(fact, RoomOffered):
            self._offered(floor.visits[fact.visit], at)
        elif isinstance(fact, LineLeft):
            self._out_of_line(floor.visits[fact.visit], at)
        elif isinstance(fact, OfferLapsed):
            self._event("lapsed", at)
        elif isinstance(fact, GarmentDelivered):
            self._delivered(floor, floor.requests[fact.request], at)
        elif isinstance(fact, VisitEnded):
            entered_at = floor.visits[fact.visit].entered_at
            if entered_at is not None:
                self.stays.append(Wait(entered_at, (at - entered_at) / 1000))
        what = COUNTED.get(type(fact))
        if what is not None:
            self._event(what, at)

    def after(self, floor: Floor, fact: Fact, at: Ms) -> None:
        """See which promises begin or end with it, and who has an owner now."""
        visit = floor.visits.get(getattr(fact, "visit", ""))
        if isinstance(fact, RoomEntered) and visit is not None:
            for request in floor.requests_of(visit):
                self._follow(floor, request, at)
            return
        if isinstance(fact, PromiseMade):
            self._promised.pop(fact.request, None)  # Said anew, now that its shopper is there.
        followed = floor.requests.get(getattr(fact, "request", ""))
        if followed is not None:
            self._follow(floor, followed, at)

    def _event(self, what: str, at: Ms) -> None:
        self.events.append(Happened(what, at))

    def _offered(self, visit: Visit, at: Ms) -> None:
        # Whoever is offered a room in the very decision that asks for one has not waited.
        since = at if visit.waiting_since is None else visit.waiting_since
        self.rooms.append(Wait(since, (at - since) / 1000))
        if visit.told_s is not None and visit.told_at is not None:
            took_s = (at - visit.told_at) / 1000
            self.told.append(Promised(visit.told_at, visit.told_s, took_s <= visit.told_s, took_s))

    def _out_of_line(self, visit: Visit, at: Ms) -> None:
        if visit.room is not None:
            self._event("declined", at)
        elif visit.waiting_since is not None:
            self._event("gave_up", at)
            since = visit.waiting_since
            self.rooms.append(Wait(since, (at - since) / 1000, came=False))

    def _delivered(self, floor: Floor, request: Request, at: Ms) -> None:
        since = max(request.requested_at, floor.visits[request.visit].entered_at or 0)
        self.garments.append(Wait(since, (at - since) / 1000))
        began = self._promised.pop(request.id, None)
        if began is not None:
            since, due = began
            took_s = (at - since) / 1000
            self.promises.append(Promised(since, (due - since) / 1000, at <= due, took_s))

    def _follow(self, floor: Floor, request: Request, at: Ms) -> None:
        in_room = floor.state_of(floor.visits[request.visit]) == "in_room"
        if not request.open:
            self._closed_without(request, at)
        elif in_room and request.id not in self._promised and request.promised_at is not None:
            self._promised[request.id] = (at, request.promised_at)
        alone = in_room and request.state == "requested" and request.escalated is None
        if alone:
            self._alone.setdefault(request.id, at)
        elif request.id in self._alone:
            since = self._alone.pop(request.id)
            self.alone.append(Wait(since, (at - since) / 1000))

    def _closed_without(self, request: Request, at: Ms) -> None:
        """Closed without a delivery. If its time had passed by then, the promise was broken."""
        began = self._promised.pop(request.id, None)
        if began is not None and at > began[1]:
            since, due = began
            self.promises.append(Promised(since, (due - since) / 1000, False, None))

    # --- afterwards ------------------------------------------------------------------------------

    def of_day(self, timezone: str, day: date) -> Ledger:
        """The waits that began on one day on the store's clock."""

        def then(waits: list[Wait]) -> list[Wait]:
            return [one for one in waits if local(one.since, timezone).date() == day]

        return Ledger(rooms=then(self.rooms), garments=then(self.garments))

    def count(self, what: str) -> int:
        return sum(one.what == what for one in self.events)


COUNTED: dict[type[Fact], str] = {
    VisitStarted: "visits",
    RoomEntered: "entered",
    GarmentDelivered: "delivered",
    GarmentNotFound: "not_found",
    GarmentKept: "kept",
    GarmentLeft: "left",
    RequestCancelled: "cancelled",
}


def read(log: list[tuple[Fact, Ms]]) -> Ledger:
    """The ledger of a log that was written before: it is folded once more."""
    floor, ledger = Floor(), Ledger()
    for fact, at in log:
        ledger.before(floor, fact, at)
        floor = fold(floor, fact, at)
        ledger.after(floor, fact, at)
    return ledger
