"""The waiting line: first come first served, and accessible rooms are kept for those who ask.

A visit that is offered a room stays in the line until it enters, so that a room that is taken back
costs it nothing. ``match`` is the one place where rooms and visits meet.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

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


def waiting(floor: Floor, without: Collection[str] = ()) -> list[Waiting]:
    """The visits in the line that no room is offered to, first come first."""
    return [
        (visit, floor.visits[visit].accessible)
        for visit in floor.line
        if visit not in without and floor.visits[visit].room is None
    ]


def vacant(floor: Floor, plus: Iterable[str] = (), without: Collection[str] = ()) -> list[Room]:
    """The rooms that can be offered, the one that has been free longest first."""
    free = [room for room in floor.rooms.values() if room.state == "vacant"]
    free += [floor.rooms[room] for room in plus]
    return sorted((room for room in free if room.id not in without), key=lambda r: (r.since, r.id))


def match(line: Sequence[Waiting], rooms: Sequence[Room], until: Ms) -> list[Fact]:
    """Offer each free room to the first in line who may have it."""
    free = list(rooms)
    offers: list[Fact] = []
    for visit, accessible in line:
        room = next((room for room in free if room.accessible == accessible), None)
        if room is not None:
            free.remove(room)
            offers.append(RoomOffered(room=room.id, visit=visit, until=until))
    return offers


def place(floor: Floor, visit: Visit) -> tuple[int, int] | None:
    """``(place, of)`` of a waiting visit among those who wait for the same kind of room."""
    same = [other for other, accessible in waiting(floor) if accessible == visit.accessible]
    return (same.index(visit.id) + 1, len(same)) if visit.id in same else None


def join(
    floor: Floor, visit: Visit, now: Ms, policy: Policy, accessible: bool | None = None
) -> list[Fact]:
    """Join the line, and be offered a room at once if one is free and nobody is before."""
    wants = visit.accessible if accessible is None else accessible
    joined: list[Fact] = [LineJoined(visit=visit.id, accessible=wants)]
    line = [*waiting(floor), (visit.id, wants)]
    return joined + match(line, vacant(floor), now + policy.offer_s * 1000)


@decides(JoinLine)
def _join(floor: Floor, command: JoinLine, now: Ms, policy: Policy) -> Decision:
    visit = live_visit(floor, command.visit)
    if isinstance(visit, Refusal):
        return visit
    if visit.room is not None and floor.rooms[visit.room].state == "occupied":
        return Refusal("in_room")
    if visit.id in floor.line:
        return Refusal("already_waiting")
    return join(floor, visit, now, policy, command.accessible or visit.accessible)


def leave(floor: Floor, visit: Visit, now: Ms, policy: Policy) -> list[Fact]:
    """Leave the line; a room that was offered goes to the next."""
    left: list[Fact] = [LineLeft(visit=visit.id)]
    if visit.room is None:
        return left
    rooms = vacant(floor, plus=[visit.room])
    return left + match(waiting(floor, {visit.id}), rooms, now + policy.offer_s * 1000)


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
    """The next one goes first. With nobody behind, giving the room away means leaving the line."""
    room = offered_room(floor, command.visit)
    if isinstance(room, Refusal):
        return room
    visit = floor.visits[command.visit]
    if _behind(floor, visit) is None:
        return [
            OfferYielded(room=room.id, visit=visit.id),
            *leave(floor, visit, now, policy),
        ]
    line = [(other, floor.visits[other].accessible) for other in _one_back(floor, visit)]
    line = [(other, access) for other, access in line if _unoffered(floor, other, visit.id)]
    offers = match(line, vacant(floor, plus=[room.id]), now + policy.offer_s * 1000)
    return [OfferYielded(room=room.id, visit=visit.id), *offers]


def _unoffered(floor: Floor, other: str, yielding: str) -> bool:
    return other == yielding or floor.visits[other].room is None


def offered_room(floor: Floor, visit_id: str) -> Room | Refusal:
    """The room that is offered to a live visit, or why there is none."""
    visit = live_visit(floor, visit_id)
    if isinstance(visit, Refusal):
        return visit
    if visit.room is None:
        return Refusal("no_offer")
    room = floor.rooms[visit.room]
    return room if room.state == "offered" else Refusal("in_room")


def _behind(floor: Floor, visit: Visit) -> str | None:
    """The first visit behind this one that waits for the same kind of room."""
    after = floor.line[floor.line.index(visit.id) + 1 :]
    return next(
        (
            other
            for other in after
            if floor.visits[other].room is None
            and floor.visits[other].accessible == visit.accessible
        ),
        None,
    )


def _one_back(floor: Floor, visit: Visit) -> list[str]:
    """The line with this visit moved behind the next one that could use its room."""
    line = [other for other in floor.line if other != visit.id]
    behind = _behind(floor, visit)
    at = line.index(behind) + 1 if behind is not None else len(line)
    return [*line[:at], visit.id, *line[at:]]


# --- what the facts change -----------------------------------------------------------------------


@folds(LineJoined)
def _joined(floor: Floor, fact: LineJoined, at: Ms) -> None:
    visit = floor.visits[fact.visit]
    visit.accessible = fact.accessible
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
    _take_back(floor, visit, at)
    floor.line = _one_back(floor, visit)


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
