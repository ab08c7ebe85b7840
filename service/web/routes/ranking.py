"""The learned order of slates, for the manager: what is in use, how its trial stands, its stop."""

from __future__ import annotations

from fastapi import APIRouter, Response

from service.web.access import Manager
from service.web.asking import ShopHere, answer

router = APIRouter(prefix="/v1/stores/{store}", tags=["ranker"])


@router.get("/ranker")
async def ranker(shop: ShopHere, who: Manager) -> Response:
    """The ranker in use, if any, with the card it came with; and the trial as of the last training.

    ``share`` of the visits see its order. ``problem`` says why one that lies there is not used.
    """
    return answer(shop.rankers.told())


@router.delete("/ranker", status_code=204)
async def stop(shop: ShopHere, who: Manager) -> Response:
    """Slates are in the order of likeness again, from the next one on; also while none is used."""
    shop.rankers.stop()
    return Response(status_code=204)
