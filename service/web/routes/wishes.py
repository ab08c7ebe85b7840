"""What a shopper waits for, and what comes instead of a garment that was not found."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Response
from pydantic import BaseModel, Field

from service.floor.commands import ReplaceRequest, StopWanting, WantGarment
from service.web.asking import Once, OwnVisit, ShopHere, new_id
from service.web.garments import garment_of
from service.web.routes import visits
from service.web.routes.requests import Gtin, shown

router = APIRouter(prefix="/v1/stores/{store}/visits/{visit}", tags=["requests"])


class Wanted(BaseModel):
    gtin: Gtin


class Replacement(BaseModel):
    gtin: Gtin
    slate: Annotated[str, Field(max_length=64)] | None = None
    position: Annotated[int, Field(ge=0, le=1000)] | None = None


@router.post("/requests/{request_id}/replacement", status_code=201)
async def replace(
    shop: ShopHere, visit: OwnVisit, request_id: str, body: Replacement, once: Once
) -> Response:
    """Another garment instead of one that was not found, or takes too long; it keeps the place."""
    await shop.moment()
    gtin, style, colourway = garment_of(shop, body.gtin)
    command = ReplaceRequest(
        request=request_id,
        new_request=new_id(),
        visit=visit,
        gtin=gtin,
        style=style.id,
        colourway=colourway.id,
        zone=style.zone,
        fixture=style.fixture,
        slate=body.slate,
        position=body.position,
    )
    made = await shop.do(command, once)
    return await shown(shop, visit, made.get("request", request_id), 201)


@router.post("/wishes", status_code=201)
async def want(shop: ShopHere, visit: OwnVisit, body: Wanted, once: Once) -> Response:
    """Every piece is with others: bring one when one comes back."""
    await shop.moment()
    gtin, style, colourway = garment_of(shop, body.gtin)
    command = WantGarment(
        wish=new_id(),
        visit=visit,
        gtin=gtin,
        style=style.id,
        colourway=colourway.id,
        zone=style.zone,
        fixture=style.fixture,
    )
    await shop.do(command, once)
    return await visits.shown(shop, visit, 201)


@router.delete("/wishes/{wish}")
async def stop(shop: ShopHere, visit: OwnVisit, wish: str, once: Once) -> Response:
    await shop.do(StopWanting(wish, visit), once)
    return await visits.shown(shop, visit)
