"""Where rooms and visits meet: each free room, and the first in line who may have it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from service.clock import Ms
from service.floor.booking.keeping import due, kept_for
from service.floor.facts import Fact, LineJoined, RoomOffered
from service.floor.policy import Policy
from service.floor.state import Booking, Floor, Room

#: Who waits, and whether they asked for an accessible room.
Waiting = tuple[str, bool]


def waiting(floor: Floor, again: str | None = None) -> list[Waiting]:
    """The visits that are ready for a room and are offered none, first come first.

    ``again`` is a visit that is about to be ready and without a room, and waits in its place.
    """
    return [
        (visit.id, visit.accessible)
        for visit in (floor.visits[one] for one in floor.line)
        if visit.id == again or (visit.ready and visit.room is None)
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
    over: Collection[str] = (),
) -> list[Fact]:
    """Offer each free room, the one longest free first, to the first in line who may have it.

    Whoever booked a room for now comes before the line, and a room that is kept for a booking is
    offered to nobody else. ``line`` is who will be waiting, ``freed`` and ``closed`` are rooms that
    will be vacant and out of service, and ``over`` bookings that will be no more, once the facts of
    the same decision that come before are folded.
    """
    kinds = kinds_in_service(floor, freed, closed)
    line = waiting(floor) if line is None else line
    free = [
        room
        for room in sorted(floor.rooms.values(), key=lambda room: (room.since, room.id))
        if (room.state == "vacant" or room.id in freed) and room.id not in closed
    ]
    kept = {room.id: kept_for(floor, room, now, policy, over) for room in free}
    facts = _to_the_booked(floor, now, policy, line, free, kept, kind_for(True, kinds), over)
    served = {fact.visit for fact in facts if isinstance(fact, RoomOffered)}
    for visit, accessible in line:
        if not free:
            break
        if visit in served:
            continue
        kind = kind_for(accessible, kinds)
        room = next(
            (r for r in free if r.accessible == kind and _may_have(visit, kept[r.id])), None
        )
        if room is not None:
            free.remove(room)
            until = now + policy.offer_s * 1000
            own = kept[room.id]
            facts.append(RoomOffered(room.id, visit, until, booking=own.id if own else None))
    return facts


def _may_have(visit: str, kept: Booking | None) -> bool:
    return kept is None or kept.visit == visit


def _to_the_booked(
    floor: Floor,
    now: Ms,
    policy: Policy,
    line: Sequence[Waiting],
    free: list[Room],
    kept: Mapping[str, Booking | None],
    kind: bool,
    over: Collection[str],
) -> list[Fact]:
    """Rooms for those whose booked time has come: their own, or another one; taken from ``free``.

    They need not stand in the line for it; whoever gives the room back then stands there.
    """
    facts: list[Fact] = []
    ready = {visit for visit, _ in line}
    for booking in due(floor, now, over):
        visit = floor.visits.get(booking.visit or "")
        if visit is None or not (visit.id in ready or visit.room is None):
            continue
        mine = [r for r in free if r.accessible == kind and _may_have(visit.id, kept[r.id])]
        room = next((r for r in mine if r.id == booking.room), mine[0] if mine else None)
        if room is None:
            continue
        free.remove(room)
        if visit.waiting_since is None:
            facts.append(LineJoined(visit=visit.id, accessible=True))
        until = now + policy.booking_grace_s * 1000
        facts.append(RoomOffered(room.id, visit.id, until, booking=booking.id))
    return facts
