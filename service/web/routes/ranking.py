"""The learned order of slates, for the manager: what is in use, its trial, its stop, going on."""

from __future__ import annotations

from fastapi import APIRouter, Response

from service.web.access import Manager
from service.web.asking import ShopHere, answer

router = APIRouter(prefix="/v1/stores/{store}", tags=["ranker"])


@router.get("/ranker")
async def ranker(shop: ShopHere, who: Manager) -> Response:
    """The ranker in use, if any, with the card it came with; how its trial stood when last looked
    at (`trial.at`); what came of the last training, and when the next is.

    ``share`` of the visits see its order. ``problem`` says why one that lies there is not used,
    ``night`` why the last night taught nothing, ``stopped`` who stopped learning, why and until
    which night.
    """
    moment = await shop.moment()
    plan = moment.floor.plan
    return answer(shop.rankers.told(moment.now, plan.timezone if plan else "UTC"))


@router.delete("/ranker", status_code=204)
async def stop(shop: ShopHere, who: Manager) -> Response:
    """Slates are in the order of likeness again, from the next one on, and no night changes that
    until learning may go on; also while none is used."""
    shop.rankers.stop(shop.clock.now())
    return Response(status_code=204)


@router.post("/ranker/learning", status_code=204)
async def go_on(shop: ShopHere, who: Manager) -> Response:
    """Let learning go on after a stop, whoever stopped it: from the next night on a learned order
    may be used again, where it surely gains."""
    shop.rankers.go_on()
    return Response(status_code=204)
