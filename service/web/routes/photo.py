"""By photo: a shopper shows any garment, and gets what is like it here. The photo is dropped."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response

from catalog.shown import Part
from service.clock import rfc3339
from service.floor.state import Floor, Visit
from service.recommend.by_photo import by_photo
from service.recommend.record import slate_record
from service.recommend.wants import Wants
from service.web.access import Anyone, Principal
from service.web.asking import ShopHere, answer, may_act_for, new_id
from service.web.limits import Limited, check
from service.web.problems import Problem
from service.web.seeing import Seeing, seeing
from service.web.upload import BODY, picture_of
from service.web.views.slate import slate_view

router = APIRouter(tags=["catalogue"])

#: Photos a minute: of one address, which a shop's phones often share, and of one visit or screen.
OF_AN_ADDRESS, OF_ONE = 120, 20

Fraction = Annotated[float, Query(ge=0, le=1)]


async def part_of(
    left: Fraction = 0.0, top: Fraction = 0.0, right: Fraction = 1.0, bottom: Fraction = 1.0
) -> Part:
    """The part of the photo that the shopper marked, as fractions of the upright photo.

    Raises:
        Problem: 422 where it is empty.
    """
    if left >= right or top >= bottom:
        detail = "left must be less than right, and top less than bottom."
        raise Problem(422, "part_invalid", detail)
    return Part(left, top, right, bottom)


@router.post(
    "/v1/stores/{store}/similar/by-photo",
    dependencies=[Limited("photos", OF_AN_ADDRESS)],
    openapi_extra=BODY,
)
async def similar_by_photo(
    shop: ShopHere,
    request: Request,
    who: Anyone,
    part: Annotated[Part, Depends(part_of)],
    eyes: Annotated[Seeing, Depends(seeing)],
    size: Annotated[str | None, Query(max_length=40)] = None,
    n: Annotated[int, Query(ge=1, le=24)] = 8,
) -> Response:
    """Garments like the one in a photo (JPEG, PNG or WebP, up to 12 MB) that are here now.

    With the access of a visit, or of the room that it is in: in its sizes, without what it has
    asked for or disliked. The photo is never written down.
    """
    if who is not None:
        check(request, f"photos of {who.sender}", OF_ONE)
    display = shop.serving.now
    with eyes.place():
        vector = await eyes.vector(display.release, await picture_of(request), part)
    # What hangs here is as of now; what it is called is as of when the photo was compared.
    moment = replace(await shop.moment_with_attention(), display=display)
    visit = visit_of(moment.floor, who, shop.store)
    wants = moment.wants(visit) if visit else Wants()
    here, near = moment.here(), display.near
    slate = by_photo(here, near, vector, new_id(), size=size, wants=wants, places=n)
    record = slate_record(slate, rfc3339(moment.now), visit.id if visit else None)
    await shop.signals.append([record])
    return answer({**slate_view(moment, slate, visit), "source": "photo"})


def visit_of(floor: Floor, who: Principal | None, store: str) -> Visit | None:
    """The visit whose phone asks, or that is in the room whose screen asks; None for strangers."""
    if who is None or who.store != store:
        return None
    room = floor.rooms.get(who.subject) if who.role == "room" else None
    visit = floor.visits.get((room.visit if room else who.subject) or "")
    return visit if visit is not None and may_act_for(floor, who, visit.id) else None
