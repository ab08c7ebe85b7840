"""Companions: a second phone joins a visit, adds a garment, votes, is called; and nothing else."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response
from pydantic import BaseModel

from service.floor import Floor
from service.floor.audience import Audience
from service.floor.commands import (
    CallCompanion,
    IssueCode,
    JoinAsCompanion,
    PartCompany,
    RequestGarment,
    Vote,
)
from service.floor.companion import visit_with
from service.floor.facts import CompanionJoined, CompanionLabel, Opinion
from service.floor.state import Visit
from service.log.keyring import digest
from service.log.operation import Operation
from service.web.access import CompanionPhone, Principal
from service.web.asking import (
    Once,
    OwnVisit,
    ShopHere,
    answer,
    find_visit,
    new_id,
    token_for,
)
from service.web.coding import Code, coded, new_code
from service.web.following import Aside, Gone, follow
from service.web.garments import garment_of
from service.web.limits import Limited
from service.web.moment import Moment
from service.web.problems import Problem
from service.web.routes.events import LastSeen, on_display
from service.web.routes.requests import Variant
from service.web.routes.visits import shown
from service.web.shop import Shop
from service.web.streaming import EventStream
from service.web.views import View
from service.web.views.company import companion_view

router = APIRouter(prefix="/v1/stores/{store}", tags=["companions"])


class Invitation(Code):
    """``label`` is how the shopper sees who it is; a closed list, so that there are no names."""

    label: CompanionLabel | None = None


class VoteBody(BaseModel):
    """Null takes it back."""

    opinion: Opinion | None


def _unknown() -> Problem:
    return Problem(404, "companion_unknown", "This visit is over, or you are not in it any more.")


async def own_company(shop: ShopHere, companion: str, who: CompanionPhone) -> Visit:
    """The visit that the companion of the path is in, if this is its phone."""
    if who.subject != companion:
        raise Problem(403, "not_allowed", "Your access does not cover this companion.")
    visit = visit_with(await shop.live.catch_up(), companion)
    if visit is None:
        raise _unknown()
    return visit


OwnCompany = Annotated[Visit, Depends(own_company)]


def _view(moment: Moment, companion: str) -> View:
    visit = visit_with(moment.floor, companion)
    if visit is None:
        raise _unknown()
    return companion_view(moment, visit, visit.companions[companion])


async def _shown(shop: Shop, companion: str, status: int = 200, **extra: object) -> Response:
    return answer({**extra, "company": _view(await shop.moment(), companion)}, status)


# --- the shopper ---------------------------------------------------------------------------------


@router.post("/visits/{visit}/companions/code")
async def invite(shop: ShopHere, request: Request, visit: OwnVisit) -> Response:
    """A code, and a QR code of it, with which one more phone joins. Good once, briefly."""
    code = new_code()
    await shop.do(IssueCode(visit, digest(code), companion=True))
    moment = await shop.moment()
    issued = find_visit(moment, visit).companion_code
    until = issued.until if issued else moment.now
    return coded(request, shop.store, "companion", code, until)


@router.post("/visits/{visit}/companions/{companion}/call")
async def call(shop: ShopHere, visit: OwnVisit, companion: str, once: Once) -> Response:
    await shop.do(CallCompanion(visit, companion), once)
    return await shown(shop, visit)


@router.delete("/visits/{visit}/companions/{companion}")
async def send_away(shop: ShopHere, visit: OwnVisit, companion: str, once: Once) -> Response:
    await shop.do(PartCompany(visit, companion), once)
    return await shown(shop, visit)


# --- the companion -------------------------------------------------------------------------------


@router.post("/companions", status_code=201, dependencies=[Limited("companions", 20)])
async def join(shop: ShopHere, request: Request, body: Invitation, once: Once) -> Response:
    """Join a visit with the code that its phone or its room shows."""
    operation = Operation(
        once.name,
        once.fingerprint,
        lambda facts: {"id": next(f.companion for f in facts if isinstance(f, CompanionJoined))},
        once.named,
    )
    command = JoinAsCompanion(digest(body.code.strip().upper()), new_id(), body.label)
    made = await shop.do(command, operation)
    token = token_for(request, Principal("companion", shop.store, made["id"]))
    return await _shown(shop, made["id"], 201, token=token)


@router.get("/companions/{companion}")
async def look(shop: ShopHere, companion: str, company: OwnCompany) -> Response:
    return answer(_view(await shop.moment(), companion))


@router.delete("/companions/{companion}", status_code=204)
async def go(shop: ShopHere, companion: str, company: OwnCompany, once: Once) -> Response:
    await shop.do(PartCompany(company.id, companion), once)
    return Response(status_code=204)


@router.post("/companions/{companion}/requests", status_code=201)
async def add(
    shop: ShopHere, companion: str, company: OwnCompany, body: Variant, once: Once
) -> Response:
    """One garment more for the visit; whose idea it was is shown to its shopper."""
    await shop.moment()  # A card that was shown before may be of a release that is gone.
    gtin, style, colourway = garment_of(shop, body.gtin)
    command = RequestGarment(
        request=new_id(),
        visit=company.id,
        gtin=gtin,
        style=style.id,
        colourway=colourway.id,
        zone=style.zone,
        fixture=style.fixture,
        companion=companion,
    )
    await shop.do(command, once)
    return await _shown(shop, companion, 201)


@router.put("/companions/{companion}/votes/{style}")
async def vote(
    shop: ShopHere,
    companion: str,
    company: OwnCompany,
    style: str,
    body: VoteBody,
    once: Once,
) -> Response:
    if style not in shop.serving.now.release.styles:
        raise Problem.no_such_garment()
    await shop.do(Vote(company.id, companion, style, body.opinion), once)
    return await _shown(shop, companion)


@router.get(
    "/companions/{companion}/events",
    response_class=EventStream,
    dependencies=[Depends(on_display)],
)
async def events(
    shop: ShopHere, companion: str, company: OwnCompany, last: LastSeen
) -> EventStream:
    def ended(floor: Floor) -> Gone | None:
        return None if visit_with(floor, companion) else Gone("access_ended")

    def show(moment: Moment) -> View:
        return _view(moment, companion)

    audience = Audience("companion", company.id, companion)
    return EventStream(follow(shop, audience, show, last, Aside(ended=ended)))
