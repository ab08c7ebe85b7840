"""Room screens and the store's kiosk."""

from __future__ import annotations

import secrets

from fastapi import APIRouter, Response

from service.floor.commands import EnterRoom, WalkIn
from service.floor.state import Room
from service.web.access import KioskDevice, Principal, RoomDevice
from service.web.asking import Once, ShopHere, answer, new_id
from service.web.problems import Problem
from service.web.shop import Moment
from service.web.views.room import lobby_view, room_view

router = APIRouter(prefix="/v1/stores/{store}", tags=["rooms"])


def own_room(moment: Moment, room: str, who: Principal) -> Room:
    """The room of the path, if this is its screen."""
    if who.subject != room:
        raise Problem(403, "not_allowed", "Your access does not cover this room.")
    found = moment.floor.rooms.get(room)
    if found is None:
        raise Problem(404, "room_unknown", "This store has no such fitting room.")
    return found


@router.get("/rooms/{room}")
async def look(shop: ShopHere, room: str, who: RoomDevice) -> Response:
    moment = await shop.moment()
    return answer(room_view(moment, own_room(moment, room, who)))


@router.post("/rooms/{room}/walk-in", status_code=201)
async def walk_in(shop: ShopHere, room: str, who: RoomDevice, once: Once) -> Response:
    """A shopper without a phone starts in a vacant room."""
    own_room(await shop.moment(), room, who)
    await shop.do(WalkIn(new_id(), secrets.randbits(32), room), once)
    moment = await shop.moment()
    return answer(room_view(moment, own_room(moment, room, who)), 201)


@router.post("/rooms/{room}/entry")
async def enter(shop: ShopHere, room: str, who: RoomDevice, once: Once) -> Response:
    """The shopper whom the room was offered to taps "I am here" on its screen."""
    found = own_room(await shop.moment(), room, who)
    if found.visit is None:
        raise Problem(409, "no_offer", "No room is being held for anybody here.")
    await shop.do(EnterRoom(found.visit, room), once)
    moment = await shop.moment()
    return answer(room_view(moment, own_room(moment, room, who)))


@router.get("/lobby")
async def lobby(shop: ShopHere, who: KioskDevice) -> Response:
    return answer(lobby_view(await shop.moment()))
