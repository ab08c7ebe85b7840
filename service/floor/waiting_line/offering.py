"""Where rooms and visits meet: each free room, and the first in line who may have it."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from service.clock import Ms
from service.floor.facts import RoomOffered
from service.floor.policy import Policy
from service.floor.state import Floor

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
