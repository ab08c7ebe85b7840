"""A shopper's companions, as the shopper sees them; and what a companion sees of the visit."""

from __future__ import annotations

from service.floor.state import Companion, Request, Visit
from service.web.moment import Moment
from service.web.views import View, when
from service.web.views.garment import garment_line
from service.web.views.naming import room_name

#: What a companion learns of where a garment is.
COMING, HERE = "coming", "here"


def company(visit: Visit) -> list[View]:
    """Who came along, and what each says of which style."""
    return [
        {
            "id": companion.id,
            "number": companion.number,
            "label": companion.label,
            "called_at": when(companion.called_at),
            "votes": dict(companion.votes),
        }
        for companion in visit.companions.values()
    ]


def companion_view(moment: Moment, visit: Visit, companion: Companion) -> View:
    """The garments of the visit and where to go when called; nothing of what the shopper said.

    Sizes are the shopper's own business, so there are none, and no numbers that tell them.
    """
    floor = moment.floor
    inside = floor.state_of(visit) == "in_room" and visit.room is not None
    return {
        "position": moment.position,
        "id": companion.id,
        "number": companion.number,
        "label": companion.label,
        "call_sign": visit.call_sign,
        "called_at": when(companion.called_at),
        "room": room_name(moment, visit.room) if inside and visit.room else None,
        "garments": [
            _garment(moment, request, companion)
            for request in floor.requests_of(visit)
            if request.state not in ("cancelled", "not_found")
        ],
    }


def _garment(moment: Moment, request: Request, companion: Companion) -> View:
    shown = garment_line(moment, request.gtin)
    return {
        "style": request.style,
        "colourway": request.colourway,
        **{name: value for name, value in shown.items() if name not in ("gtin", "size")},
        "where": COMING if request.open else HERE,
        "mine": request.by == companion.id,
        "vote": companion.votes.get(request.style),
    }
