"""What a shopper is told of a garment that could not be brought: what there is instead of it, and
what they wait for."""

from __future__ import annotations

from service.floor.state import Request, Visit
from service.floor.wish import wishes_of
from service.web.moment import Moment
from service.web.views import View, when
from service.web.views.garment import garment_line


def instead_view(moment: Moment, request: Request) -> View:
    """Of what was not found, or is late and still on its rail. ``seen``: other sizes, by GTIN, that
    hang in its place and are free. ``instead``: up to three garments like it, here in its size. One
    tap replaces it."""
    if not _to_be_replaced(moment, request):
        return {"seen": [], "instead": []}
    free = moment.floor.available
    return {
        "seen": [gtin for gtin in request.seen if free(gtin) > 0],
        "instead": [
            {
                "style": card.style,
                "colourway": card.colourway,
                **garment_line(moment, card.gtin),
                "available": free(card.gtin),
                "reason": {"code": card.reason.code, "text": card.reason.text()},
            }
            for card in moment.instead(request)
            if card.gtin is not None
        ],
    }


def _to_be_replaced(moment: Moment, request: Request) -> bool:
    if request.state == "not_found":
        over = moment.floor.visits[request.visit].ended_at is not None
        return request.replaced_by is None and not over
    return request.open and request.late is not None and request.picked_by is None


def wishes_view(moment: Moment, visit: Visit) -> list[View]:
    """What comes as soon as one comes back: ``ahead`` is how many others wait for it longer.

    ``in_vain`` once there is none left in the store that could.
    """
    floor = moment.floor
    longer = list(floor.wishes)
    return [
        {
            "id": wish.id,
            "style": wish.style,
            "colourway": wish.colourway,
            **garment_line(moment, wish.gtin),
            "since": when(wish.since),
            "in_vain": wish.in_vain,
            "ahead": sum(
                floor.wishes[other].gtin == wish.gtin and not floor.wishes[other].in_vain
                for other in longer[: longer.index(wish.id)]
            ),
        }
        for wish in wishes_of(floor, visit)
    ]
