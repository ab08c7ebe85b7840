"""The waiting line: first come first served, and accessible rooms are kept for those who ask.

A visit that is offered a room stays in the line until it enters, so that a room that is taken back
costs it nothing. ``offers`` is the one place where rooms and visits meet.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from service.clock import Ms
from service.floor.commands import HoldOffer, JoinLine, LeaveLine, YieldOffer
from service.floor.facts import (
    Fact,
    LineJoined,
    LineLeft,
    OfferHeld,
    OfferLapsed,
    OfferWithdrawn,
    OfferYielded,
    RoomOffered,
)
from service.floor.lookup import live_visit
from service.floor.policy import Policy
from service.floor.refusal import Refusal
from service.floor.rules import Decision, decides, folds
from service.floor.state import Floor, Room, Visit

#: Who waits, and whether they asked for an accessible room.
Waiting = tuple[str, bool]


def waiting(floor: Floor, again: str | None = None) -> list[Waiting]:
    """The visits in the line that no room is offered to, first come first.

    ``again`` is a visit that is about to lose the room it is offered, and waits again.
    """
    return [
        (visit, floor.visits[visit].accessible)
        for visit in floor.line
        if floor.visits[visit].room is None or visit == again
    ]


def kinds_in_service(
    floor: Floor, freed: Collection[str] = (), closed: Collection[str] = ()
) -> frozenset[bool]:
    """Which kinds of room, accessible or not, somebody may be offered sooner or later."""
    return frozenset(
        room.accessible
        for room in floor.rooms.values()
        if room.id in freed or (room.state != "out_of_service" and room.id not in closed)
    )


def kind_for(accessible: bool, kinds: Collection[bool]) -> bool:
    """The kind of room for somebody who asks for that kind, where ``kinds`` are in service.

    It is what they ask for. While no room of that kind is in service it is the other one, and their
    screens say so: better a room that staff can help with than a wait that never ends.
    """
    return accessible if accessible in kinds or not kinds else not accessible


def offers(
    floor: Floor,
    now: Ms,
    policy: Policy,
    line: Sequence[Waiting] | None = None,
    freed: Collection[str] = (),
    closed: Collection[str] = (),
) -> list[RoomOffered]:
    """Offer each free room, the one longest free first, to the first in line who may have it.

    ``line`` is who will be waiting, ``freed`` and ``closed`` are rooms that will be vacant and out
    of service, once the facts of the same decision that come before are folded.
    """
    kinds = kinds_in_service(floor, freed, closed)
    free = [
        room
        for room in sorted(floor.rooms.values(), key=lambda room: (room.since, room.id))
        if (room.state == "vacant" or room.id in freed) and room.id not in closed
    ]
    offered: list[RoomOffered] = []
    for visit, accessible in waiting(floor) if line is None else line:
        kind = kind_for(accessible, kinds)
        room = next((room for room in free if room.accessible == kind), None)
        if room is not None:
            free.remove(room)
            until = now + policy.offer_s * 1000
            offered.append(RoomOffered(room=room.id, visit=visit, until=until))
    return offered


def place(floor: Floor, visit: Visit) -> tuple[int, int] | None:
    """``(place, of)`` of a waiting visit among those who wait for the same rooms."""
    kinds = kinds_in_service(floor)
    kind = kind_for(visit.accessible, kinds)
    same = [other for other, accessible in waiting(floor) if kind_for(accessible, kinds) == kind]
    return (same.index(visit.id) + 1, len(same)) if visit.id in same else None


def join(
    floor: Floor, visit: Visit, now: Ms, policy: Policy, accessible: bool | None = None
) -> list[Fact]:
    """Join the line, and be offered a room at once if one is free and nobody is before."""
    wants = visit.accessible if accessible is None else accessible
    line = [*waiting(floor), (visit.id, wants)]
    joined = LineJoined(visit=visit.id, accessible=wants)
    return [joined, *offers(floor, now, policy, line=line)]


@decides(JoinLine)
def _join(floor: Floor, command: JoinLine, now: Ms, policy: Policy) -> Decision:
    visit = live_visit(floor, command.visit)
    if isinstance(visit, Refusal):
        return visit
    if visit.room is not None and floor.rooms[visit.room].state == "occupied":
        return Refusal("in_room")
    if visit.id not in floor.line:
        return join(floor, visit, now, policy, command.accessible or visit.accessible)
    if command.accessible and not visit.accessible:
        return _ask_for_accessible(floor, visit, now, policy)
    return Refusal("already_waiting")


def _ask_for_accessible(floor: Floor, visit: Visit, now: Ms, policy: Policy) -> list[Fact]:
    """The first request joined the line by itself, so the need is said later; the place stays."""
    asked = LineJoined(visit=visit.id, accessible=True)
    line = [
        (other, accessible or other == visit.id)
        for other, accessible in waiting(floor, again=visit.id)
    ]
    if visit.room is None:
        return [asked, *offers(floor, now, policy, line=line)]
    if floor.rooms[visit.room].accessible == kind_for(True, kinds_in_service(floor)):
        return [asked]
    withdrawn = OfferWithdrawn(room=visit.room, visit=visit.id)
    return [withdrawn, asked, *offers(floor, now, policy, line=line, freed=[visit.room])]


def leave(floor: Floor, visit: Visit, now: Ms, policy: Policy) -> list[Fact]:
    """Leave the line; a room that was offered goes to the next."""
    left: list[Fact] = [LineLeft(visit=visit.id)]
    if visit.room is None:
        return left
    return left + offers(floor, now, policy, freed=[visit.room])


@decides(LeaveLine)
def _leave(floor: Floor, command: LeaveLine, now: Ms, policy: Policy) -> Decision:
    visit = live_visit(floor, command.visit)
    if isinstance(visit, Refusal):
        return visit
    if visit.id not in floor.line:
        return Refusal("not_waiting")
    return leave(floor, visit, now, policy)


@decides(HoldOffer)
def _hold(floor: Floor, command: HoldOffer, now: Ms, policy: Policy) -> Decision:
    room = offered_room(floor, command.visit)
    if isinstance(room, Refusal):
        return room
    if room.held:
        return Refusal("already_held")
    until = max(now, room.offer_until or now) + policy.hold_s * 1000
    return [OfferHeld(room=room.id, visit=command.visit, until=until)]


@decides(YieldOffer)
def _yield(floor: Floor, command: YieldOffer, now: Ms, policy: Policy) -> Decision:
    """The next one goes first. With nobody waiting, giving the room away is leaving."""
    room = offered_room(floor, command.visit)
    if isinstance(room, Refusal):
        return room
    visit = floor.visits[command.visit]
    yielded = OfferYielded(room=room.id, visit=visit.id)
    if not any(_could_use(floor, other, room) for other in floor.line):
        return [yielded, *leave(floor, visit, now, policy)]
    line = [
        (other, floor.visits[other].accessible)
        for other in _one_back(floor, visit, room)
        if other == visit.id or floor.visits[other].room is None
    ]
    return [yielded, *offers(floor, now, policy, line=line, freed=[room.id])]


def offered_room(floor: Floor, visit_id: str) -> Room | Refusal:
    """The room that is offered to a live visit, or why there is none."""
    visit = live_visit(floor, visit_id)
    if isinstance(visit, Refusal):
        return visit
    if visit.room is None:
        return Refusal("no_offer")
    room = floor.rooms[visit.room]
    return room if room.state == "offered" else Refusal("in_room")


def _could_use(floor: Floor, other: str, room: Room) -> bool:
    """Whether another visit waits for a room like this one."""
    visit = floor.visits[other]
    kind = kind_for(visit.accessible, kinds_in_service(floor))
    return visit.room is None and kind == room.accessible


def _one_back(floor: Floor, visit: Visit, room: Room) -> list[str]:
    """The line with this visit behind the next one that could use its room, if there is one."""
    at = floor.line.index(visit.id)
    before, after = floor.line[:at], floor.line[at + 1 :]
    behind = next((i + 1 for i, o in enumerate(after) if _could_use(floor, o, room)), 0)
    return [*before, *after[:behind], visit.id, *after[behind:]]


# --- what the facts change -----------------------------------------------------------------------


@folds(LineJoined)
def _joined(floor: Floor, fact: LineJoined, at: Ms) -> None:
    visit = floor.visits[fact.visit]
    visit.accessible = fact.accessible
    if visit.id not in floor.line:
        visit.waiting_since = at
        floor.line.append(visit.id)


@folds(LineLeft)
def _left(floor: Floor, fact: LineLeft, at: Ms) -> None:
    visit = floor.visits[fact.visit]
    _take_back(floor, visit, at)
    floor.line.remove(visit.id)
    visit.waiting_since = None


@folds(RoomOffered)
def _offered(floor: Floor, fact: RoomOffered, at: Ms) -> None:
    room = floor.rooms[fact.room]
    room.state, room.visit, room.since = "offered", fact.visit, at
    room.offer_until, room.held = fact.until, False
    floor.visits[fact.visit].room = room.id


@folds(OfferHeld)
def _held(floor: Floor, fact: OfferHeld, at: Ms) -> None:
    room = floor.rooms[fact.room]
    room.offer_until, room.held = fact.until, True


@folds(OfferYielded)
def _yielded(floor: Floor, fact: OfferYielded, at: Ms) -> None:
    visit = floor.visits[fact.visit]
    floor.line = _one_back(floor, visit, floor.rooms[fact.room])
    _take_back(floor, visit, at)


@folds(OfferLapsed)
def _lapsed(floor: Floor, fact: OfferLapsed, at: Ms) -> None:
    visit = floor.visits[fact.visit]
    _take_back(floor, visit, at)
    floor.line.remove(visit.id)
    visit.waiting_since = None


@folds(OfferWithdrawn)
def _withdrawn(floor: Floor, fact: OfferWithdrawn, at: Ms) -> None:
    _take_back(floor, floor.visits[fact.visit], at)


def _take_back(floor: Floor, visit: Visit, at: Ms) -> None:
    if visit.room is None:
        return
    room = floor.rooms[visit.room]
    room.state, room.visit, room.since = "vacant", None, at
    room.offer_until, room.held = None, False
    visit.room = None
