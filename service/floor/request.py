"""Requests as the shopper makes them: ask, carry, cancel. To change one: ``replacement.py``.

A request reserves one piece from the moment it is made until the piece is kept, is left or hangs
where it was, or was never found. That is the whole of "nothing can be promised twice". Which piece
it is, one of the rail or one that somebody left, is said in ``pieces.py``.
"""

from __future__ import annotations

from service.clock import Ms
from service.floor.asking import count_asked
from service.floor.commands import (
    CancelRequest,
    RequestGarment,
)
from service.floor.facts import (
    Fact,
    GarmentCarried,
    GarmentRequested,
    OutcomeWithdrawn,
    RequestCancelled,
)
from service.floor.go_back import open_go_back
from service.floor.lookup import live_visit, own_request
from service.floor.pieces import Spare, free_on_rail, let_go, promise_piece, unpromised
from service.floor.policy import Policy
from service.floor.promise import Estimate
from service.floor.promise.keeping import promise_made
from service.floor.refusal import Refusal
from service.floor.rules import Decision, decides, folds
from service.floor.state import Floor, Request, Visit
from service.floor.stock import hold
from service.floor.waiting_line import join
from service.floor.wish import fulfil, wishes_of


@decides(RequestGarment)
def _request(floor: Floor, command: RequestGarment, now: Ms, policy: Policy) -> Decision:
    """One tap is enough: a shopper without a room joins the waiting line with the first request."""
    visit = live_visit(floor, command.visit)
    if isinstance(visit, Refusal):
        return visit
    if command.companion is not None and command.companion not in visit.companions:
        return Refusal("companion_unknown")
    refusal = may_ask(floor, visit, command.gtin, command.carry, policy)
    if refusal is not None:
        return refusal
    here = left_here(floor, visit, command.gtin)
    if here is not None and command.companion is not None:
        # Whether it is kept or left is not for a companion to say.
        return Refusal("already_asked")
    if here is not None:
        return [OutcomeWithdrawn(request=here.id, visit=visit.id)]
    asked: Fact = (
        _carried_along(floor, command) if command.carry else asked_for(floor, command, now, policy)
    )
    return [asked, *needs_room(floor, visit, now, policy)]


def _carried_along(floor: Floor, command: RequestGarment) -> Fact:
    return GarmentCarried(
        request=command.request,
        visit=command.visit,
        gtin=command.gtin,
        style=command.style,
        colourway=command.colourway,
        found=free_on_rail(floor, command.gtin) <= 0,
        slate=command.slate,
        position=command.position,
        zone=command.zone,
        fixture=command.fixture,
    )


def asked_for(floor: Floor, command: RequestGarment, now: Ms, policy: Policy) -> GarmentRequested:
    """The fact that a garment is asked for, one of which is free: a certain piece of it."""
    seen = floor.sightings.get(command.gtin)
    zone, fixture = (seen.zone, seen.fixture) if seen else (command.zone, command.fixture)
    source = Spare(floor).take(command.visit, command.gtin, zone, fixture)
    go_back = source.go_back if source else None
    room = floor.visits[command.visit].room
    said = Estimate.of(floor, policy, now).new(zone, fixture, room, go_back)
    return GarmentRequested(
        request=command.request,
        visit=command.visit,
        gtin=command.gtin,
        style=command.style,
        colourway=command.colourway,
        promised_s=said.seconds,
        baseline_s=said.baseline_s,
        slate=command.slate,
        position=command.position,
        zone=zone,
        fixture=fixture,
        go_back=go_back,
        companion=command.companion,
    )


def needs_room(floor: Floor, visit: Visit, now: Ms, policy: Policy) -> list[Fact]:
    """With a garment a shopper needs a room: who has none and waits for none joins the line."""
    waits = visit.room is not None or visit.waiting_since is not None
    return [] if waits else join(floor, visit, now, policy)


def left_here(floor: Floor, visit: Visit, gtin: str) -> Request | None:
    """The request whose piece hangs in the visit's own room, left and promised to nobody.

    To ask for it again is to think again: nobody needs to walk.
    """
    return next(
        (
            floor.requests[back.id]
            for back in unpromised(floor, gtin)
            if back.id in visit.requests and back.room is not None
        ),
        None,
    )


def may_ask(floor: Floor, visit: Visit, gtin: str, carry: bool, policy: Policy) -> Refusal | None:
    """Why the visit may not have one of these now; None if it may."""
    if holds(floor, visit, gtin):
        return Refusal("already_asked")
    # A shopper who has the piece in hand proves that it exists, whatever the record says.
    if not carry and floor.available(gtin) <= 0:
        return Refusal("sold_out")
    # Last, because who changes a size does not make the list longer.
    if not has_room_for_more(floor, visit, policy):
        # What one waited for takes its place on the list when it is there.
        waited = any(wish.gtin == gtin and not wish.in_vain for wish in wishes_of(floor, visit))
        return None if waited else Refusal("list_full")
    return None


def holds(floor: Floor, visit: Visit, gtin: str) -> bool:
    """Whether a piece of this variant is spoken for by the visit."""
    return any(one.gtin == gtin and one.under_way for one in floor.requests_of(visit))


def has_room_for_more(floor: Floor, visit: Visit, policy: Policy) -> bool:
    """Whether the list has a place left. What one waits for has taken one already."""
    listed = sum(request.under_way for request in floor.requests_of(visit))
    listed += sum(not wish.in_vain for wish in wishes_of(floor, visit))
    return listed < policy.open_requests


@decides(CancelRequest)
def _cancel(floor: Floor, command: CancelRequest, now: Ms, policy: Policy) -> Decision:
    request = own_request(floor, command.visit, command.request)
    if isinstance(request, Refusal):
        return request
    if request.state == "cancelled":
        return []
    if not request.open and not request.in_hand:
        return Refusal("too_late")
    return [cancelled(request)]


def cancelled(request: Request) -> RequestCancelled:
    """What cancelling means for the piece: on its rail still, or in a runner's hands."""
    return RequestCancelled(
        request=request.id, visit=request.visit, go_back=request.picked_by is not None
    )


# --- what the facts change -----------------------------------------------------------------------


@folds(GarmentRequested)
def _requested(floor: Floor, fact: GarmentRequested, at: Ms) -> None:
    visit = floor.visits[fact.visit]
    wish = floor.wishes.get(fact.request)
    floor.requests[fact.request] = asked = Request(
        id=fact.request,
        visit=fact.visit,
        gtin=fact.gtin,
        style=fact.style,
        colourway=fact.colourway,
        state="requested",
        requested_at=at,
        said_at=wish.since if wish is not None else at,
        place_at=at if fact.place_at is None else fact.place_at,
        zone=fact.zone,
        fixture=fact.fixture,
        by=fact.companion,
        promised_s=fact.promised_s,
    )
    if floor.state_of(visit) == "in_room":
        promise_made(floor, asked, fact.promised_s, fact.baseline_s, at)
    visit.requests.append(fact.request)
    if fact.replaces is not None:
        floor.requests[fact.replaces].replaced_by = fact.request
    hold(floor, fact.gtin, 1)
    promise_piece(floor, floor.requests[fact.request], fact.go_back)
    fulfil(floor, visit, fact.gtin)
    count_asked(floor, visit, fact.style)


@folds(GarmentCarried)
def _carried(floor: Floor, fact: GarmentCarried, at: Ms) -> None:
    visit = floor.visits[fact.visit]
    floor.requests[fact.request] = Request(
        id=fact.request,
        visit=fact.visit,
        gtin=fact.gtin,
        style=fact.style,
        colourway=fact.colourway,
        state="carried",
        requested_at=at,
        said_at=at,
        place_at=at,
        zone=fact.zone,
        fixture=fact.fixture,
        found=fact.found,
    )
    visit.requests.append(fact.request)
    fulfil(floor, visit, fact.gtin)
    if fact.found:
        floor.on_hand[fact.gtin] = floor.on_hand.get(fact.gtin, 0) + 1
    hold(floor, fact.gtin, 1)
    count_asked(floor, visit, fact.style)


@folds(RequestCancelled)
def _cancelled(floor: Floor, fact: RequestCancelled, at: Ms) -> None:
    request = floor.requests[fact.request]
    let_go(floor, request)
    if fact.go_back:
        open_go_back(floor, request, at, room=None, by=request.picked_by)
    else:
        hold(floor, request.gtin, -1)
    if request.found:
        # The piece that the record did not know of has gone back to being unknown.
        floor.on_hand[request.gtin] -= 1
    request.state, request.replaced_by = "cancelled", fact.replaced_by
    disown(request)
    put_down(request)


def disown(task: Request) -> None:
    """Nobody works on this task now."""
    task.owner = task.owner_name = task.lease_until = None
    task.walk, task.joined, task.escalated = None, False, None


def put_down(task: Request) -> None:
    """No runner has the piece of this task in hand now."""
    task.picked_by = task.picked_at = None
