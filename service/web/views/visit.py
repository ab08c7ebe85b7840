"""A visit as its own shopper sees it: the list, the place in the line, the room. Nobody else's."""

from __future__ import annotations

from service.floor.pieces import free_on_rail
from service.floor.state import ARRIVED, Request, Visit
from service.floor.waiting_line.holding import holds_left
from service.web.moment import Moment
from service.web.views import View, when
from service.web.views.booking import own_booking_view
from service.web.views.company import company
from service.web.views.garment import garment_line, promise_view, siblings, where_view
from service.web.views.line import line_view
from service.web.views.load import load_view
from service.web.views.naming import room_name
from service.web.views.wish import instead_view, wishes_view


def request_view(moment: Moment, request: Request) -> View:
    """A request as its shopper sees it: with every other colour and size, one tap away."""
    return {
        **request_line(moment, request),
        "reasons": list(request.why),
        "by": request.by,
        "from": "room" if request.go_back is not None else "rail",
        "variants": siblings(moment, request.style),
        **instead_view(moment, request),
    }


def request_line(moment: Moment, request: Request) -> View:
    """A request as one line of a list."""
    return {
        "id": request.id,
        "style": request.style,
        "colourway": request.colourway,
        **garment_line(moment, request.gtin),
        "state": request.state,
        "outcome": request.outcome,
        "requested_at": when(request.requested_at),
        "promised_at": when(request.promised_at) if request.open else None,
        "in_room": request.room is not None and request.state in ARRIVED,
        "fetching": request.in_hand and _in_room(moment, request),
        "late": _late_view(moment, request),
        **where_view(moment, request.zone, request.fixture),
        "delivered_at": when(request.delivered_at),
        "reason": request.reason,
        "replaced_by": request.replaced_by,
        "escalated": request.escalated,
    }


def _in_room(moment: Moment, request: Request) -> bool:
    visit = moment.floor.visits[request.visit]
    return moment.floor.state_of(visit) == "in_room"


def _late_view(moment: Moment, request: Request) -> View | None:
    """What its shopper was told of a garment that takes longer, and what they may do about it."""
    late = request.late
    if late is None or not request.open:
        return None
    fetched = request.picked_by is not None
    left = request.go_back is not None and free_on_rail(moment.floor, request.gtin) <= 0
    choices = {"wait": not late.accepted, "carry": not (fetched or left), "another": True}
    return {
        "told_at": when(late.told_at),
        "expected_at": when(late.expected_at),
        "accepted": late.accepted,
        "choices": [*(choice for choice, open_ in choices.items() if open_), "cancel"],
    }


def own_room_view(moment: Moment, visit: Visit) -> View | None:
    if visit.room is None:
        return None
    room = moment.floor.rooms[visit.room]
    return {
        **room_name(moment, room.id),
        "accessible": room.accessible,
        "state": room.state,
        "offer_until": when(room.offer_until),
        "held": room.held,
        "holds_left": holds_left(visit, moment.policy),
    }


def help_view(moment: Moment, visit: Visit) -> View | None:
    """``answered_by`` is what whoever is coming wants to be called, or null: a colleague."""
    call = moment.floor.help_calls.get(visit.help or "")
    if call is None:
        return None
    coming = moment.floor.runners.get(call.answered_by or "")
    return {
        "id": call.id,
        "about": call.about,
        "called_at": when(call.called_at),
        "answered_at": when(call.answered_at),
        "answered_by": coming.called if coming else None,
        "escalated": call.escalated,
    }


def visit_view(moment: Moment, visit: Visit) -> View:
    floor = moment.floor
    return {
        "position": moment.position,
        "id": visit.id,
        "call_sign": visit.call_sign,
        "state": floor.state_of(visit),
        "started_at": when(visit.started_at),
        "ended_at": when(visit.ended_at),
        "accessible": visit.accessible,
        "line": line_view(moment, visit),
        "room": own_room_view(moment, visit),
        "booking": own_booking_view(moment, visit),
        "requests": [request_view(moment, request) for request in floor.requests_of(visit)],
        "wishes": wishes_view(moment, visit),
        "counted": visit.counted,
        "opinions": {style: said.opinion for style, said in visit.opinions.items()},
        "opinion_reasons": {
            style: list(said.reasons) for style, said in visit.opinions.items() if said.reasons
        },
        "companions": company(visit),
        "help": help_view(moment, visit),
        **load_view(moment),
        "staff_on_floor": bool(floor.runners),
        "promise": promise_view(moment.estimate.new(None, None, visit.room)),
    }
