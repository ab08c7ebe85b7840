"""A visit, from the first scan to leaving. Its shopper acts with its token; so may its room."""

from __future__ import annotations

import secrets
from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request, Response
from pydantic import BaseModel, Field

from service.clock import rfc3339
from service.floor import Refusal
from service.floor.commands import (
    CallHelp,
    ChooseCounting,
    EndVisit,
    EnterRoom,
    GiveOpinion,
    IssueCode,
    StartVisit,
    TakeOver,
    WithdrawHelp,
)
from service.floor.facts import HelpReason, VisitTakenOver
from service.log.keyring import digest
from service.log.operation import Operation
from service.recommend.record import slate_record
from service.recommend.slate import PLACES, for_visit
from service.recommend.taste import Taste
from service.web.access import Principal
from service.web.asking import (
    SLATE,
    Explain,
    Once,
    OwnVisit,
    Reasons,
    ShopHere,
    answer,
    find_visit,
    new_id,
    token_for,
)
from service.web.coding import Code, coded, new_code
from service.web.garments import garment_of
from service.web.limits import Limited, check
from service.web.problems import Problem
from service.web.shop import Shop
from service.web.views.explain import explained
from service.web.views.slate import slate_view
from service.web.views.visit import visit_view

router = APIRouter(prefix="/v1/stores/{store}/visits", tags=["visits"])


class NewVisit(BaseModel):
    """``gtin`` is the tag that was scanned; one that is not sold here starts nothing."""

    via: Literal["phone", "kiosk", "entrance"] = "phone"
    gtin: Annotated[str, Field(min_length=8, max_length=14)] | None = None
    accessible: bool = False


class OpinionBody(BaseModel):
    """All that is said of a style; null takes it back. ``reasons`` are why."""

    opinion: Literal["like", "dislike"] | None
    reasons: Reasons = ()


class Help(BaseModel):
    about: HelpReason | None = None


async def shown(shop: Shop, visit: str, status: int = 200, **extra: object) -> Response:
    """The visit as it is after a command, and whatever that answered."""
    moment = await shop.aftermath()
    return answer({**extra, "visit": visit_view(moment, find_visit(moment, visit))}, status)


@router.post("", status_code=201)
async def start(shop: ShopHere, request: Request, body: NewVisit, once: Once) -> Response:
    """Start a visit. No account and no name; the token in the answer is all there is."""
    check(request, "visits", request.app.state.settings.max_visits_per_minute)
    if body.gtin is not None:
        garment_of(shop, body.gtin)
    visit, luck = new_id(), secrets.randbits(32)
    command = StartVisit(visit, luck, via=body.via, accessible=body.accessible)
    made = await shop.do(command, _answering(once, {"visit": visit}))
    token = token_for(request, Principal("visit", shop.store, made["visit"]))
    return await shown(shop, made["visit"], 201, token=token)


def _answering(once: Operation, said: dict[str, str]) -> Operation:
    return Operation(once.name, once.fingerprint, lambda facts: dict(said), once.named)


@router.post("/takeover", dependencies=[Limited("takeovers", 20)])
async def take_over(shop: ShopHere, request: Request, body: Code, once: Once) -> Response:
    """Take a visit over with a code that the kiosk or a room's screen shows."""
    kept = digest(body.code.strip().upper())
    operation = Operation(
        once.name,
        once.fingerprint,
        lambda facts: {"visit": next(f.visit for f in facts if isinstance(f, VisitTakenOver))},
        once.named,
    )
    made = await shop.do(TakeOver(kept), operation)
    token = token_for(request, Principal("visit", shop.store, made["visit"]))
    return await shown(shop, made["visit"], token=token)


@router.get("/{visit}")
async def look(shop: ShopHere, visit: OwnVisit) -> Response:
    moment = await shop.moment()
    return answer(visit_view(moment, find_visit(moment, visit)))


@router.delete("/{visit}", status_code=204)
async def forget(shop: ShopHere, visit: OwnVisit, once: Once) -> Response:
    """End the visit and forget it at once, and soon everywhere: in the log and the archive, too.

    Also of a visit that ended so long ago that the floor knows nothing of it.
    """
    outcome = await shop.live.submit(EndVisit(visit, "forgotten"), once)
    if isinstance(outcome, Refusal):
        await shop.erasures.ask([visit])
    return Response(status_code=204)


class Counting(BaseModel):
    counted: bool


@router.put("/{visit}/counting")
async def choose_counting(shop: ShopHere, visit: OwnVisit, body: Counting, once: Once) -> Response:
    """Whether the visit may stand in reports and teach rankers. The service is the same.

    One that may not is told by no report, and erased soon after it is over.
    """
    await shop.do(ChooseCounting(visit, body.counted), once)
    return await shown(shop, visit)


@router.post("/{visit}/end")
async def end(shop: ShopHere, visit: OwnVisit, once: Once) -> Response:
    await shop.do(EndVisit(visit), once)
    return await shown(shop, visit)


@router.post("/{visit}/entry")
async def enter(shop: ShopHere, visit: OwnVisit, once: Once) -> Response:
    """I am in the room that was offered to me."""
    await shop.do(EnterRoom(visit), once)
    return await shown(shop, visit)


@router.put("/{visit}/opinions/{style}")
async def opine(
    shop: ShopHere, visit: OwnVisit, style: str, body: OpinionBody, once: Once
) -> Response:
    if style not in shop.serving.now.release.styles:
        raise Problem.no_such_garment()
    await shop.do(GiveOpinion(visit, style, body.opinion, body.reasons), once)
    return await shown(shop, visit)


@router.post("/{visit}/help")
async def call_help(shop: ShopHere, visit: OwnVisit, body: Help, once: Once) -> Response:
    await shop.do(CallHelp(visit, new_id(), body.about), once)
    return await shown(shop, visit)


@router.delete("/{visit}/help")
async def withdraw_help(shop: ShopHere, visit: OwnVisit, once: Once) -> Response:
    await shop.do(WithdrawHelp(visit), once)
    return await shown(shop, visit)


@router.post("/{visit}/code")
async def issue_code(shop: ShopHere, request: Request, visit: OwnVisit) -> Response:
    """A code, and a QR code of it, with which a phone takes this visit over. Good once, briefly."""
    code = new_code()
    await shop.do(IssueCode(visit, digest(code)))
    moment = await shop.moment()
    issued = find_visit(moment, visit).code
    return coded(request, shop.store, "code", code, issued.until if issued else moment.now)


@router.get("/{visit}/slate", responses=SLATE)
async def slate(
    shop: ShopHere,
    visit: OwnVisit,
    n: Annotated[int, Query(ge=1, le=24)] = PLACES,
    explain: Explain = False,
) -> Response:
    """Garments for this visit: here, on hand, in the wanted size, not asked for already.

    A new slate each time, and recorded as one; a room's own screen finds the one that it is to show
    in its view. Slates of one visit toss alike: nothing changes for luck alone.
    """
    moment = await shop.moment_with_attention()
    found = find_visit(moment, visit)
    here, wants = moment.here(), moment.wants(found)
    ranker, draw = shop.rankers.of_visit(visit)
    made = for_visit(here, wants, new_id(), places=n, luck=visit, ranker=ranker)
    view = slate_view(moment, made, found)
    if explain:
        view = explained(view, made, here, wants, Taste.of_visit(here.shelf, wants))
    await shop.signals.append([slate_record(made, rfc3339(moment.now), visit, draw)])
    return answer(view)
