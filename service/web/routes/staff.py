"""What runners and managers do: fetch, answer help, open and close rooms, correct the stock."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Response
from pydantic import BaseModel, Field

from catalog.gtin import GtinProblem, normalise_gtin
from service.floor.commands import (
    AnswerHelp,
    ChangeStock,
    ClaimTask,
    CloseRoom,
    Command,
    CountStock,
    DeliverGarment,
    HandOver,
    OpenRoom,
    PickGarment,
    ReleaseTask,
    SeeOff,
    SellGarment,
    SetStock,
    TakeFromShopper,
)
from service.floor.facts import ClosedBecause
from service.log.operation import Operation
from service.web.access import Manager, Principal, Staff
from service.web.asking import Once, ShopHere, answer
from service.web.problems import Problem
from service.web.shop import Shop
from service.web.views.staff import staff_view, whole_staff_view
from service.web.views.today import today_view
from service.web.views.walk import carried

router = APIRouter(prefix="/v1/stores/{store}", tags=["staff"])


class Claim(BaseModel):
    """``in_hand``: a colleague had picked the piece, and whoever claims has it now."""

    in_hand: bool = False


class Closure(BaseModel):
    """``cause`` is why, in a word that is counted; ``reason`` is what else is to be said."""

    cause: ClosedBecause = "other"
    reason: Annotated[str, Field(max_length=200)] | None = None


class StockChange(BaseModel):
    """``set`` and ``count`` say how many there are; ``sold`` how many left through the till."""

    gtin: Annotated[str, Field(min_length=8, max_length=14)]
    kind: Literal["set", "count", "sold"]
    pieces: Annotated[int, Field(ge=0, le=100_000)]


class StockChanges(BaseModel):
    changes: Annotated[list[StockChange], Field(min_length=1, max_length=1000)]


async def do(shop: Shop, who: Principal, command: Command, once: Operation) -> Response:
    """Do it, and show whoever did what is to be done now."""
    await shop.do(command, once)
    return answer(staff_view(await shop.aftermath(), who))


@router.get("/staff")
async def look(shop: ShopHere, who: Staff) -> Response:
    return answer(whole_staff_view(await shop.moment(), who))


@router.get("/carried")
async def carried_(shop: ShopHere, who: Staff) -> Response:
    """What shoppers carry on the floor, by call sign; a runner may take a piece over."""
    moment = await shop.moment()
    return answer({"position": moment.position, "carried": carried(moment)})


@router.get("/today")
async def today(shop: ShopHere, who: Manager) -> Response:
    return answer(today_view(await shop.moment(), shop.live.recent, shop.serving))


@router.post("/requests/{request_id}/claim")
async def claim(
    shop: ShopHere, who: Staff, request_id: str, once: Once, body: Claim | None = None
) -> Response:
    in_hand = body is not None and body.in_hand
    return await do(shop, who, ClaimTask(request_id, who.subject, who.name, in_hand), once)


@router.delete("/requests/{request_id}/claim")
async def release(shop: ShopHere, who: Staff, request_id: str, once: Once) -> Response:
    return await do(shop, who, ReleaseTask(request_id, who.subject), once)


@router.post("/requests/{request_id}/pick")
async def pick(shop: ShopHere, who: Staff, request_id: str, once: Once) -> Response:
    return await do(shop, who, PickGarment(request_id, who.subject), once)


@router.post("/requests/{request_id}/delivery")
async def deliver(shop: ShopHere, who: Staff, request_id: str, once: Once) -> Response:
    return await do(shop, who, DeliverGarment(request_id, who.subject), once)


@router.post("/requests/{request_id}/handover")
async def hand_over(shop: ShopHere, who: Staff, request_id: str, once: Once) -> Response:
    """The picked piece is with its shopper, whom the runner met on the floor."""
    return await do(shop, who, HandOver(request_id, who.subject), once)


@router.post("/requests/{request_id}/takeover")
async def take_over(shop: ShopHere, who: Staff, request_id: str, once: Once) -> Response:
    """The runner takes over a piece that its shopper carries."""
    return await do(shop, who, TakeFromShopper(request_id, who.subject, who.name), once)


@router.post("/help-calls/{help_id}/answer")
async def answer_help(shop: ShopHere, who: Staff, help_id: str, once: Once) -> Response:
    return await do(shop, who, AnswerHelp(help_id, who.subject, who.name), once)


@router.post("/rooms/{room}/departure")
async def see_off(shop: ShopHere, who: Staff, room: str, once: Once) -> Response:
    """The shopper has left the room without saying so."""
    return await do(shop, who, SeeOff(room, who.subject), once)


@router.post("/rooms/{room}/closure")
async def close(shop: ShopHere, who: Staff, room: str, body: Closure, once: Once) -> Response:
    return await do(shop, who, CloseRoom(room, who.subject, body.reason, body.cause), once)


@router.delete("/rooms/{room}/closure")
async def open_(shop: ShopHere, who: Staff, room: str, once: Once) -> Response:
    return await do(shop, who, OpenRoom(room, who.subject), once)


@router.post("/stock")
async def stock(shop: ShopHere, who: Staff, body: StockChanges, once: Once) -> Response:
    """Correct the stock. Either every change is taken or none is."""
    changes = tuple(_change(change, who) for change in body.changes)
    gtins = [gtin_of(change.gtin) for change in body.changes]
    sold_here = shop.serving.now.release.by_gtin
    if any(gtin not in sold_here for gtin in gtins):
        raise Problem.no_such_garment()
    if len(set(gtins)) != len(gtins):
        raise Problem(422, "stock_twice", "Each variant may be named once in a list of changes.")
    await shop.do(ChangeStock(changes), once)
    moment = await shop.moment()
    available = {gtin: moment.floor.available(gtin) for gtin in gtins}
    return answer({"position": moment.position, "available": available})


def _change(change: StockChange, who: Principal) -> SetStock | CountStock | SellGarment:
    gtin = gtin_of(change.gtin)
    if change.kind == "set":
        return SetStock({gtin: change.pieces})
    if change.kind == "count":
        return CountStock(gtin, change.pieces, who.subject)
    return SellGarment(gtin, change.pieces)


def gtin_of(text: str) -> str:
    try:
        return normalise_gtin(text)
    except GtinProblem as problem:
        raise Problem(400, "gtin_invalid", str(problem)) from None
