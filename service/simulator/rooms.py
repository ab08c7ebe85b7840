"""The same store with more or fewer fitting rooms: what a manager asks "what if" about."""

from __future__ import annotations

from dataclasses import replace

from catalog.store import FittingRoom, Place, StorePlan

#: From one fitting room to the next along the wall (metres).
_ROOM_M = 2.0


def with_rooms(plan: StorePlan, n: int) -> StorePlan:
    """``plan`` with ``n`` rooms. Accessible ones stay to the last; new ones stand at the end.

    Raises:
        ValueError: a store needs a room.
    """
    if n < 1:
        raise ValueError("a store needs at least one fitting room")
    rooms = list(plan.rooms)
    while len(rooms) > n:
        rooms.remove(next((one for one in reversed(rooms) if not one.accessible), rooms[-1]))
    taken = {room.id for room in rooms}
    names = (f"extra-{k}" for k in range(1, n + 1))
    for name in (name for name in names if name not in taken):
        if len(rooms) == n:
            break
        rooms.append(_beside(rooms[-1] if rooms else None, name))
    return replace(plan, rooms=tuple(rooms))


def _beside(last: FittingRoom | None, name: str) -> FittingRoom:
    at = Place(last.at.x + _ROOM_M, last.at.y) if last and last.at else None
    return FittingRoom(name, {"en": name.replace("-", " ").capitalize()}, at=at)
