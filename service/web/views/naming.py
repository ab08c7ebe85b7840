"""What things in the store are called on every screen."""

from __future__ import annotations

from service.web.moment import Moment
from service.web.views import View


def room_name(moment: Moment, room_id: str) -> View:
    """A room's id and what is written on its door."""
    names = moment.once("room names", lambda: _names(moment))
    return names.get(room_id) or {"id": room_id, "name": {"und": room_id}}


def _names(moment: Moment) -> dict[str, View]:
    rooms = moment.floor.plan.rooms if moment.floor.plan else ()
    return {room.id: {"id": room.id, "name": dict(room.name)} for room in rooms}
