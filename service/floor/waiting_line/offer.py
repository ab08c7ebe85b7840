"""An offered room: held once, yielded to the next, lapsed if nobody comes, or taken back.

A visit that is offered a room stays in the line until it enters, so that a room that is taken back
costs it nothing.
"""

from __future__ import annotations

from service.clock import Ms
from service.floor.booking.asking import given_up_by
from service.floor.commands import HoldOffer, YieldOffer
from service.floor.facts import (
    OfferHeld,
    OfferLapsed,
    OfferWithdrawn,
    OfferYielded,
    PlaceYielded,
    RoomOffered,
)
from service.floor.lookup import live_visit
from service.floor.policy import Policy
from service.floor.refusal import Refusal
from service.floor.rules import Decision, decides, folds
from service.floor.state import Floor, Room, Visit
from service.floor.waiting_line.holding import holds_left
from service.floor.waiting_line.offering import kind_for, kinds_in_service, offers
from service.floor.waiting_line.place import leave
from service.floor.waiting_line.told import lose, offered_after, take_back, untell


def offered_room(floor: Floor, visit_id: str) -> Room | Refusal:
    """The room that is offered to a live visit, or why there is none."""
    visit = live_visit(floor, visit_id)
    if isinstance(visit, Refusal):
        return visit
    if visit.room is None:
        return Refusal("no_offer")
    room = floor.rooms[visit.room]
    return room if room.state == "offered" else Refusal("in_room")


@decides(HoldOffer)
def _hold(floor: Floor, command: HoldOffer, now: Ms, policy: Policy) -> Decision:
    room = offered_room(floor, command.visit)
    if isinstance(room, Refusal):
        return room
    if room.held:
        return Refusal("already_held")
    if not holds_left(floor.visits[command.visit], policy):
        return Refusal("no_holds_left")
    until = max(now, room.offer_until or now) + policy.hold_s * 1000
    return [OfferHeld(room=room.id, visit=command.visit, until=until)]


@decides(YieldOffer)
def _yield(floor: Floor, command: YieldOffer, now: Ms, policy: Policy) -> Decision:
    """The next one goes first. With nobody waiting, giving the room away is leaving."""
    visit = live_visit(floor, command.visit)
    if isinstance(visit, Refusal):
        return visit
    if visit.room is None:
        return _yield_place(floor, visit)
    room = offered_room(floor, command.visit)
    if isinstance(room, Refusal):
        return room
    yielded = OfferYielded(room=room.id, visit=visit.id)
    if not any(_could_use(floor, other, room.accessible) for other in floor.line):
        return [yielded, *leave(floor, visit, now, policy)]
    given_up = given_up_by(floor, visit, now)
    line = [
        (other, floor.visits[other].accessible)
        for other in _one_back(floor, visit, room.accessible)
        if other == visit.id or _waits(floor.visits[other])
    ]
    over = [fact.booking for fact in given_up]
    offered = offers(floor, now, policy, line=line, freed=[room.id], over=over)
    return [*given_up, yielded, *offered]


def _yield_place(floor: Floor, visit: Visit) -> Decision:
    """Before a room is offered: whoever is next behind and waits for such a room goes first."""
    if visit.waiting_since is None:
        return Refusal("not_waiting")
    kind = kind_for(visit.accessible, kinds_in_service(floor))
    if _one_back(floor, visit, kind) == floor.line:
        return Refusal("nobody_behind")
    return [PlaceYielded(visit=visit.id)]


def _waits(visit: Visit) -> bool:
    return visit.ready and visit.room is None


def _could_use(floor: Floor, other: str, accessible: bool) -> bool:
    """Whether another visit is ready for a room of this kind."""
    visit = floor.visits[other]
    return _waits(visit) and kind_for(visit.accessible, kinds_in_service(floor)) == accessible


def _one_back(floor: Floor, visit: Visit, accessible: bool) -> list[str]:
    """The line with this visit behind the next one that could use such a room, if there is one."""
    at = floor.line.index(visit.id)
    before, after = floor.line[:at], floor.line[at + 1 :]
    behind = next((i + 1 for i, o in enumerate(after) if _could_use(floor, o, accessible)), 0)
    return [*before, *after[:behind], visit.id, *after[behind:]]


# --- what the facts change -----------------------------------------------------------------------


@folds(RoomOffered)
def _offered(floor: Floor, fact: RoomOffered, at: Ms) -> None:
    room, visit = floor.rooms[fact.room], floor.visits[fact.visit]
    room.state, room.visit, room.since = "offered", fact.visit, at
    room.offer_until, room.held, room.booking = fact.until, False, fact.booking
    visit.room, visit.held_until = room.id, None
    offered_after(floor, visit, at)


@folds(OfferHeld)
def _held(floor: Floor, fact: OfferHeld, at: Ms) -> None:
    room = floor.rooms[fact.room]
    room.offer_until, room.held = fact.until, True
    floor.visits[fact.visit].holds += 1


@folds(OfferYielded)
def _yielded(floor: Floor, fact: OfferYielded, at: Ms) -> None:
    visit = floor.visits[fact.visit]
    floor.line = _one_back(floor, visit, floor.rooms[fact.room].accessible)
    take_back(floor, visit, at)


@folds(PlaceYielded)
def _place_yielded(floor: Floor, fact: PlaceYielded, at: Ms) -> None:
    visit = floor.visits[fact.visit]
    kind = kind_for(visit.accessible, kinds_in_service(floor))
    floor.line = _one_back(floor, visit, kind)
    untell(visit)


@folds(OfferLapsed)
def _lapsed(floor: Floor, fact: OfferLapsed, at: Ms) -> None:
    lose(floor, floor.visits[fact.visit], at)


@folds(OfferWithdrawn)
def _withdrawn(floor: Floor, fact: OfferWithdrawn, at: Ms) -> None:
    take_back(floor, floor.visits[fact.visit], at)
