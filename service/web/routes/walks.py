"""What runners do about walks: set out, hand on, say that they are here, and close a call."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Response
from pydantic import BaseModel, Field, StringConstraints

from service.floor.commands import (
    EndShift,
    FinishHelp,
    HandTask,
    HandWalk,
    SetIndividualTiming,
    StartShift,
    StartWalk,
)
from service.web.access import Manager, Staff
from service.web.asking import Once, ShopHere, answer, new_id
from service.web.routes.staff import do
from service.web.views.today import today_view

router = APIRouter(prefix="/v1/stores/{store}", tags=["walks"])

Called = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=40)]


class Handing(BaseModel):
    """``to`` is a colleague who is on the floor, by id."""

    to: Annotated[str, Field(min_length=1, max_length=200)]


class Shift(BaseModel):
    """``called`` is what shoppers may call whoever is coming; null is "a colleague"."""

    called: Called | None = None
    lead: bool = False


class Timing(BaseModel):
    on: bool


@router.post("/walks")
async def set_out(shop: ShopHere, who: Staff, once: Once) -> Response:
    """Take the next walk as the pick-list shows it: all of its tasks at once."""
    return await do(shop, who, StartWalk(new_id(), who.subject, who.name), once)


@router.post("/walks/{walk}/handing")
async def hand_walk(shop: ShopHere, who: Staff, walk: str, body: Handing, once: Once) -> Response:
    """A colleague goes on with the walk; anybody may say so of somebody who is out of reach."""
    return await do(shop, who, HandWalk(walk, who.subject, body.to), once)


@router.post("/requests/{request_id}/handing")
async def hand_task(
    shop: ShopHere, who: Staff, request_id: str, body: Handing, once: Once
) -> Response:
    return await do(shop, who, HandTask(request_id, who.subject, body.to), once)


@router.put("/shift")
async def start_shift(shop: ShopHere, who: Staff, body: Shift, once: Once) -> Response:
    command = StartShift(who.subject, who.name, body.called, body.lead)
    return await do(shop, who, command, once)


@router.delete("/shift")
async def end_shift(shop: ShopHere, who: Staff, once: Once) -> Response:
    return await do(shop, who, EndShift(who.subject), once)


@router.post("/help-calls/{help_id}/done")
async def finish_help(shop: ShopHere, who: Staff, help_id: str, once: Once) -> Response:
    """I was there."""
    return await do(shop, who, FinishHelp(help_id, who.subject), once)


@router.put("/individual-timing")
async def time_runners(shop: ShopHere, who: Manager, body: Timing, once: Once) -> Response:
    """Keep figures of single runners, or forget them. Whoever is timed can see it."""
    await shop.do(SetIndividualTiming(body.on, who.subject), once)
    return answer(today_view(await shop.moment(), shop.live.recent, shop.serving))
