"""A shopper's requests: ask, carry, change, cancel, keep or leave."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Response
from pydantic import BaseModel, Field

from service.floor.commands import (
    AcceptDelay,
    BringIn,
    CancelRequest,
    CarryInstead,
    ChangeMind,
    ChangeRequest,
    DecideGarment,
    RequestGarment,
)
from service.web.asking import Once, OwnVisit, Reasons, ShopHere, answer, find_visit, new_id
from service.web.garments import garment_of
from service.web.shop import Shop
from service.web.views.visit import visit_view

router = APIRouter(prefix="/v1/stores/{store}/visits/{visit}/requests", tags=["requests"])

Gtin = Annotated[str, Field(min_length=8, max_length=14)]


class NewRequest(BaseModel):
    gtin: Gtin
    carry: bool = False
    slate: Annotated[str, Field(max_length=64)] | None = None
    position: Annotated[int, Field(ge=0, le=1000)] | None = None


class Variant(BaseModel):
    gtin: Gtin


class Outcome(BaseModel):
    """``reasons`` are why it is left; sent again, they replace those sent before."""

    outcome: Literal["kept", "left"]
    reasons: Reasons = ()


async def shown(shop: Shop, visit: str, request: str, status: int = 200) -> Response:
    """The request that was made or changed, and the whole visit after it."""
    moment = await shop.aftermath()
    view = visit_view(moment, find_visit(moment, visit))
    return answer({"request": request, "visit": view}, status)


@router.post("", status_code=201)
async def ask(shop: ShopHere, visit: OwnVisit, body: NewRequest, once: Once) -> Response:
    """One garment, brought or carried. A shopper without a room joins the waiting line."""
    await shop.moment()  # A card that was shown before may be of a release that is gone.
    gtin, style, colourway = garment_of(shop, body.gtin)
    command = RequestGarment(
        request=new_id(),
        visit=visit,
        gtin=gtin,
        style=style.id,
        colourway=colourway.id,
        zone=style.zone,
        fixture=style.fixture,
        carry=body.carry,
        slate=body.slate,
        position=body.position,
    )
    made = await shop.do(command, once)
    return await shown(shop, visit, made["request"], 201)


@router.put("/{request_id}/variant")
async def change(
    shop: ShopHere, visit: OwnVisit, request_id: str, body: Variant, once: Once
) -> Response:
    """Another size or colour of the same style, in place while nobody has it in hand."""
    await shop.moment()
    gtin, style, colourway = garment_of(shop, body.gtin)
    command = ChangeRequest(
        request=request_id,
        new_request=new_id(),
        visit=visit,
        gtin=gtin,
        style=style.id,
        colourway=colourway.id,
        zone=style.zone,
        fixture=style.fixture,
    )
    made = await shop.do(command, once)
    return await shown(shop, visit, made.get("request", request_id))


@router.post("/{request_id}/cancellation")
async def cancel(shop: ShopHere, visit: OwnVisit, request_id: str, once: Once) -> Response:
    await shop.do(CancelRequest(request_id, visit), once)
    return await shown(shop, visit, request_id)


@router.post("/{request_id}/carry")
async def carry(shop: ShopHere, visit: OwnVisit, request_id: str, once: Once) -> Response:
    """I fetch it myself; where it hangs is in the request."""
    await shop.do(CarryInstead(request_id, visit), once)
    return await shown(shop, visit, request_id)


@router.post("/{request_id}/arrival")
async def bring_in(shop: ShopHere, visit: OwnVisit, request_id: str, once: Once) -> Response:
    """I fetched it myself, and have it in my room now."""
    await shop.do(BringIn(request_id, visit), once)
    return await shown(shop, visit, request_id)


@router.post("/{request_id}/patience")
async def wait(shop: ShopHere, visit: OwnVisit, request_id: str, once: Once) -> Response:
    """It takes longer than was said, and I would rather wait."""
    await shop.do(AcceptDelay(request_id, visit), once)
    return await shown(shop, visit, request_id)


@router.delete("/{request_id}/outcome")
async def change_mind(shop: ShopHere, visit: OwnVisit, request_id: str, once: Once) -> Response:
    """Neither kept nor left yet, after all."""
    await shop.do(ChangeMind(request_id, visit), once)
    return await shown(shop, visit, request_id)


@router.put("/{request_id}/outcome")
async def decide(
    shop: ShopHere, visit: OwnVisit, request_id: str, body: Outcome, once: Once
) -> Response:
    """Keep the garment, or leave it in the room."""
    await shop.do(DecideGarment(request_id, visit, body.outcome, body.reasons), once)
    return await shown(shop, visit, request_id)
