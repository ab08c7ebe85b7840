"""What runners say of pieces: not found, recovered, missing in a room, counted at a fixture."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Response
from pydantic import BaseModel, Field

from service.floor.commands import (
    AnswerQuestion,
    ClaimCount,
    ClearRoom,
    FinishCount,
    MissGarment,
    RecoverGarment,
    ReleaseCount,
    TurnedUp,
)
from service.floor.facts import Whereabouts
from service.web.access import Staff
from service.web.asking import Once, ShopHere, new_id
from service.web.garments import garment_of
from service.web.routes.requests import Gtin
from service.web.routes.staff import do
from service.web.shop import Shop

router = APIRouter(prefix="/v1/stores/{store}", tags=["staff"])

#: Pieces in a room, sizes on a rail: more than any has, and no more than one screen sends.
Few = Field(max_length=60)


class Absence(BaseModel):
    """``seen`` are the GTINs of other sizes that hang there; ``fixture`` is where it was seen."""

    reason: Literal["missing", "other_size_here", "damaged", "at_other_fixture", "with_customer"]
    seen: Annotated[tuple[Gtin, ...], Few] = ()
    fixture: Annotated[str, Field(max_length=64)] | None = None


class Recovery(BaseModel):
    found: bool = True


class Clearing(BaseModel):
    """``missing`` are go-backs that should hang in the room and do not; ``found`` are GTINs of
    pieces that nobody expected there."""

    missing: Annotated[tuple[str, ...], Few] = ()
    found: Annotated[tuple[Gtin, ...], Few] = ()


class Answer(BaseModel):
    answer: Whereabouts


class Counted(BaseModel):
    """How many pieces hang there, by GTIN."""

    pieces: Annotated[dict[Gtin, Annotated[int, Field(ge=0, le=100_000)]], Field(min_length=1)]


@router.post("/requests/{request_id}/absence")
async def miss(shop: ShopHere, who: Staff, request_id: str, body: Absence, once: Once) -> Response:
    """The garment is not to be had where it should be; the reason corrects the stock."""
    await shop.moment()
    seen = tuple(garment_of(shop, gtin)[0] for gtin in body.seen)
    command = MissGarment(request_id, who.subject, body.reason, seen, body.fixture)
    return await do(shop, who, command, once)


@router.post("/go-backs/{go_back}/recovery")
async def recover(shop: ShopHere, who: Staff, go_back: str, body: Recovery, once: Once) -> Response:
    """The garment hangs on the floor again, or is not where it should be."""
    return await do(shop, who, RecoverGarment(go_back, who.subject, body.found), once)


@router.post("/rooms/{room}/clearing")
async def clear(
    shop: ShopHere, who: Staff, room: str, once: Once, body: Clearing | None = None
) -> Response:
    """The room is empty: checked against what was brought there, or simply so."""
    said = body or Clearing()
    await shop.moment()
    found = tuple(_turned_up(shop, gtin) for gtin in said.found)
    return await do(shop, who, ClearRoom(room, who.subject, said.missing, found), once)


def _turned_up(shop: Shop, gtin: str) -> TurnedUp:
    number, style, colourway = garment_of(shop, gtin)
    return TurnedUp(new_id(), number, style.id, colourway.id)


@router.post("/questions/{question}/answer")
async def answer(shop: ShopHere, who: Staff, question: str, body: Answer, once: Once) -> Response:
    """Somebody knows what became of a piece that was missing."""
    return await do(shop, who, AnswerQuestion(question, body.answer, who.subject), once)


@router.post("/counts/{fixture}/claim")
async def claim(shop: ShopHere, who: Staff, fixture: str, once: Once) -> Response:
    return await do(shop, who, ClaimCount(fixture, who.subject, who.name), once)


@router.delete("/counts/{fixture}/claim")
async def release(shop: ShopHere, who: Staff, fixture: str, once: Once) -> Response:
    return await do(shop, who, ReleaseCount(fixture, who.subject), once)


@router.post("/counts/{fixture}/count")
async def finish(shop: ShopHere, who: Staff, fixture: str, body: Counted, once: Once) -> Response:
    """What hangs at the fixture: all that is in doubt, some of it, or more."""
    await shop.moment()
    pieces = {garment_of(shop, gtin)[0]: pieces for gtin, pieces in body.pieces.items()}
    return await do(shop, who, FinishCount(fixture, who.subject, pieces), once)
