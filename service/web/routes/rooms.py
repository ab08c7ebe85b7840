"""Room screens and the store's kiosk."""

from __future__ import annotations

import secrets
from typing import Annotated

from fastapi import APIRouter, Depends, Response

from service.floor.commands import EnterRoom, WalkIn
from service.web.access import KioskDevice, RoomDevice
from service.web.asking import Once, ShopHere, answer, new_id
from service.web.problems import Problem
from service.web.shop import Shop
from service.web.views.room import lobby_view, room_view

router = APIRouter(prefix="/v1/stores/{store}", tags=["rooms"])


async def own_room(shop: ShopHere, room: str, who: RoomDevice) -> str:
    """The room of the path, if this is its screen."""
    if who.subject != room:
        raise Problem(403, "not_allowed", "Your access does not cover this room.")
    if room not in (await shop.live.catch_up()).rooms:
        raise Problem(404, "room_unknown", "This store has no such fitting room.")
    return room


OwnRoom = Annotated[str, Depends(own_room)]


async def _shown(shop: Shop, room: str, status: int = 200) -> Response:
    await shop.standing.ready(await shop.moment(), room)
    moment = shop.last_known()
    found = moment.floor.rooms[room]
    view = room_view(moment, found, shop.standing.of(moment, found, new_id()))
    await shop.standing.record()
    return answer(view, status)


@router.get("/rooms/{room}")
async def look(shop: ShopHere, room: OwnRoom) -> Response:
    return await _shown(shop, room)


@router.post("/rooms/{room}/walk-in", status_code=201)
async def walk_in(shop: ShopHere, room: OwnRoom, once: Once) -> Response:
    """A shopper without a phone starts in a vacant room."""
    await shop.do(WalkIn(new_id(), secrets.randbits(32), room), once)
    return await _shown(shop, room, 201)


@router.post("/rooms/{room}/entry")
async def enter(shop: ShopHere, room: OwnRoom, once: Once) -> Response:
    """The shopper whom the room was offered to taps "I am here" on its screen."""
    visit = shop.live.floor.rooms[room].visit
    if visit is None:
        raise Problem(409, "no_offer", "No room is being held for anybody here.")
    await shop.do(EnterRoom(visit, room), once)
    return await _shown(shop, room)


@router.get("/lobby")
async def lobby(shop: ShopHere, who: KioskDevice) -> Response:
    return answer(lobby_view(await shop.moment()))
