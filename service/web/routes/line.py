"""The place in the waiting line, and the room that is offered: take, hold, yield, give up."""

from __future__ import annotations

from fastapi import APIRouter, Response
from pydantic import BaseModel

from service.floor.commands import (
    HoldOffer,
    HoldPlace,
    JoinLine,
    LeaveLine,
    ResumePlace,
    YieldOffer,
)
from service.web.asking import Once, OwnVisit, ShopHere
from service.web.routes.visits import shown

router = APIRouter(prefix="/v1/stores/{store}/visits/{visit}", tags=["waiting line"])


class Place(BaseModel):
    accessible: bool = False


@router.post("/place")
async def join(shop: ShopHere, visit: OwnVisit, body: Place, once: Once) -> Response:
    """Ask for a room, at the place of the first scan."""
    await shop.do(JoinLine(visit, body.accessible), once)
    return await shown(shop, visit)


@router.delete("/place")
async def leave(shop: ShopHere, visit: OwnVisit, once: Once) -> Response:
    await shop.do(LeaveLine(visit), once)
    return await shown(shop, visit)


@router.post("/place/hold")
async def hold_place(shop: ShopHere, visit: OwnVisit, once: Once) -> Response:
    """Call me later: others go first for a while, and the place is kept."""
    await shop.do(HoldPlace(visit), once)
    return await shown(shop, visit)


@router.delete("/place/hold")
async def resume(shop: ShopHere, visit: OwnVisit, once: Once) -> Response:
    """Ready again, before the time of holding is over."""
    await shop.do(ResumePlace(visit), once)
    return await shown(shop, visit)


@router.post("/place/yield")
@router.post("/offer/yield")
async def yield_(shop: ShopHere, visit: OwnVisit, once: Once) -> Response:
    """The next one goes first, before a room is offered or with the one that is."""
    await shop.do(YieldOffer(visit), once)
    return await shown(shop, visit)


@router.post("/offer/hold")
async def hold(shop: ShopHere, visit: OwnVisit, once: Once) -> Response:
    await shop.do(HoldOffer(visit), once)
    return await shown(shop, visit)
