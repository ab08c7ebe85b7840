"""Complete the look: what goes with a garment, or with what a visit has in the room."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Response

from service.clock import rfc3339
from service.recommend.outfits.completing import goes_with
from service.recommend.outfits.worn import Worn
from service.recommend.record import slate_record
from service.recommend.slate import PLACES
from service.recommend.wants import Wants
from service.web.asking import SLATE, Explain, OwnVisit, ShopHere, answer, find_visit, new_id
from service.web.outfits import GoesWithTable
from service.web.problems import Problem
from service.web.views.explain import look_explained
from service.web.views.slate import slate_view

router = APIRouter(prefix="/v1/stores/{store}", tags=["looks"])

Places = Annotated[int, Query(ge=1, le=24)]


@router.get("/styles/{style}/goes-with", responses=SLATE)
async def with_style(
    shop: ShopHere,
    style: str,
    table: GoesWithTable,
    size: str | None = None,
    colourway: str | None = None,
    n: Places = PLACES,
    explain: Explain = False,
) -> Response:
    """What goes with this style in ``colourway``: other slots only, here now. ``size`` is its own.

    Empty with a ``why`` where nothing goes: ``nothing_goes``, or ``no_kind`` where it is not known
    what sort of garment this is.
    """
    moment = await shop.moment()
    if style not in moment.display.release.styles:
        raise Problem.no_such_garment()
    here, wants = moment.here(), Wants()
    slate = goes_with(here, wants, style, new_id(), n, colourway=colourway, size=size, table=table)
    view = slate_view(moment, slate)
    if explain:
        worn = Worn.by(here.shelf, wants, style, colourway)
        view = look_explained(view, slate, here, wants, worn, table, hidden=[style])
    await shop.signals.append([slate_record(slate, rfc3339(moment.now), None)])
    return answer(view)


@router.get("/visits/{visit}/goes-with", responses=SLATE)
async def with_visit(
    shop: ShopHere,
    visit: OwnVisit,
    table: GoesWithTable,
    n: Places = PLACES,
    explain: Explain = False,
) -> Response:
    """What completes what is in the room and what was kept; or, before that, what is coming."""
    moment = await shop.moment()
    found = find_visit(moment, visit)
    here, wants = moment.here(), moment.wants(found)
    slate = goes_with(here, wants, None, new_id(), n, table=table)
    view = slate_view(moment, slate, found)
    if explain:
        worn = Worn.by(here.shelf, wants, None, None)
        view = look_explained(view, slate, here, wants, worn, table)
    await shop.signals.append([slate_record(slate, rfc3339(moment.now), visit)])
    return answer(view)
