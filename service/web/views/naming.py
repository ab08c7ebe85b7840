"""What things in the store are called on every screen."""

from __future__ import annotations

from service.web.moment import Moment
from service.web.views import View


def room_name(moment: Moment, room_id: str) -> View:
    """A room's id and what is written on its door."""
    return moment.once(("room name", room_id), lambda: _name(moment, room_id))


def _name(moment: Moment, room_id: str) -> View:
    rooms = moment.floor.plan.rooms if moment.floor.plan else ()
    name = next((dict(room.name) for room in rooms if room.id == room_id), {"und": room_id})
    return {"id": room_id, "name": name}
