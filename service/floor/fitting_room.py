"""Fitting rooms: vacant -> offered -> occupied -> needs clearing -> vacant, or out of service."""

from __future__ import annotations

from service.clock import Ms
from service.floor.booking.keeping import kept_for, redeem
from service.floor.call_sign import call_sign
from service.floor.commands import CloseRoom, EnterRoom, OpenRoom, WalkIn
from service.floor.facts import (
    Fact,
    LineJoined,
    OfferWithdrawn,
    RoomClosed,
    RoomEntered,
    RoomLeft,
    RoomOffered,
    RoomOpened,
    VisitStarted,
)
from service.floor.lookup import any_room
from service.floor.policy import Policy
from service.floor.promise.keeping import made, promise_made
from service.floor.refusal import Refusal
from service.floor.rules import Decision, decides, folds
from service.floor.state import Floor, Request
from service.floor.turnover import learn_stay
from service.floor.waiting_line import offered_room, offers, waiting

#: How many measured stays an estimate looks back on.
RECENT = 50


@decides(EnterRoom)
def _enter(floor: Floor, command: EnterRoom, now: Ms, policy: Policy) -> Decision:
    room = offered_room(floor, command.visit)
    if isinstance(room, Refusal):
        return room
    if command.room is not None and command.room != room.id:
        return Refusal("room_taken")
    visit = floor.visits[command.visit]
    entered = RoomEntered(room=room.id, visit=visit.id)
    return [entered, *made(floor, visit, room.id, now, policy)]


@decides(WalkIn)
def _walk_in(floor: Floor, command: WalkIn, now: Ms, policy: Policy) -> Decision:
    """A vacant room may be walked into, unless somebody who waits or booked is due there."""
    room = any_room(floor, command.room)
    if isinstance(room, Refusal):
        return room
    if command.visit in floor.visits:
        return Refusal("visit_exists")
    if room.state != "vacant":
        return Refusal("room_not_vacant" if room.state != "offered" else "room_taken")
    if kept_for(floor, room, now, policy) is not None:
        return Refusal("room_booked")
    if any(getattr(fact, "room", None) == room.id for fact in offers(floor, now, policy)):
        return Refusal("room_taken")
    visit = command.visit
    return [
        VisitStarted(
            visit=visit,
            call_sign=call_sign(floor, command.luck),
            via="room",
            accessible=room.accessible,
        ),
        LineJoined(visit=visit, accessible=room.accessible),
        RoomOffered(room=room.id, visit=visit, until=now + policy.offer_s * 1000),
        RoomEntered(room=room.id, visit=visit),
    ]


@decides(CloseRoom)
def _close(floor: Floor, command: CloseRoom, now: Ms, policy: Policy) -> Decision:
    """A room that was offered is taken back; its shopper keeps the place and gets the next one."""
    room = any_room(floor, command.room)
    if isinstance(room, Refusal):
        return room
    if room.state == "occupied":
        return Refusal("room_in_use")
    if room.state == "out_of_service":
        return []
    facts: list[Fact] = []
    if room.visit is not None:
        facts.append(OfferWithdrawn(room=room.id, visit=room.visit))
    facts.append(RoomClosed(room.id, command.by, command.reason, command.cause))
    line = waiting(floor, again=room.visit)
    return facts + offers(floor, now, policy, line=line, closed=[room.id])


@decides(OpenRoom)
def _open(floor: Floor, command: OpenRoom, now: Ms, policy: Policy) -> Decision:
    room = any_room(floor, command.room)
    if isinstance(room, Refusal):
        return room
    if room.state != "out_of_service":
        return Refusal("room_not_closed")
    opened: list[Fact] = [RoomOpened(room=room.id, by=command.by)]
    if any(go_back.room == room.id for go_back in floor.go_backs.values()):
        return opened
    return opened + offers(floor, now, policy, freed=[room.id])


# --- what the facts change -----------------------------------------------------------------------


@folds(RoomEntered)
def _entered(floor: Floor, fact: RoomEntered, at: Ms) -> None:
    room, visit = floor.rooms[fact.room], floor.visits[fact.visit]
    if at > room.since:  # Whoever walks in has not come from anywhere.
        floor.coming_s = [*floor.coming_s, (at - room.since) / 1000][-RECENT:]
    if room.accessible or room.booking is not None:
        redeem(floor, visit)
    room.state, room.visit, room.since = "occupied", visit.id, at
    room.offer_until, room.held, room.booking = None, False, None
    floor.line.remove(visit.id)
    visit.room, visit.entered_at, visit.waiting_since = room.id, at, None
    for request in floor.requests_of(visit):
        if request.open and request.promised_s is not None:
            # A log of before promises were made again has no other word on it.
            promise_made(floor, request, request.promised_s, None, at)
        if request.state == "carried" and request.outcome is None:
            request.room = room.id
        if request.state == "picked":
            _start_lease(request, at)


def _start_lease(task: Request, at: Ms) -> None:
    """A piece that was picked while its shopper had no room can be delivered from now on."""
    if task.lease_until is not None and task.picked_at is not None:
        task.lease_until += at - task.picked_at


@folds(RoomLeft)
def _left(floor: Floor, fact: RoomLeft, at: Ms) -> None:
    room, visit = floor.rooms[fact.room], floor.visits[fact.visit]
    room.state, room.visit, room.since = "needs_clearing", None, at
    room.left_by, visit.room = visit.id, None
    if visit.entered_at is not None:
        floor.stay_s = [*floor.stay_s, (at - visit.entered_at) / 1000][-RECENT:]
    learn_stay(floor, visit, room.id, at)


@folds(RoomClosed)
def _closed(floor: Floor, fact: RoomClosed, at: Ms) -> None:
    room = floor.rooms[fact.room]
    room.state, room.visit, room.since = "out_of_service", None, at
    room.closed, room.closed_words = fact.cause, fact.reason


@folds(RoomOpened)
def _opened(floor: Floor, fact: RoomOpened, at: Ms) -> None:
    """A room that was closed with garments in it still needs clearing."""
    room = floor.rooms[fact.room]
    left = any(go_back.room == room.id for go_back in floor.go_backs.values())
    room.state, room.since = ("needs_clearing" if left else "vacant"), at
    room.closed = room.closed_words = None
