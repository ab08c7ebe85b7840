"""Requests as the shopper makes them: ask, carry, change, cancel.

A request reserves one piece from the moment it is made until the piece is kept, hangs on the floor
again, or was never found. That is the whole of "nothing can be promised twice".
"""

from __future__ import annotations

from service.clock import Ms
from service.floor.commands import (
    CancelRequest,
    ChangeRequest,
    RequestGarment,
)
from service.floor.facts import (
    Fact,
    GarmentCarried,
    GarmentRequested,
    RequestCancelled,
    RequestChanged,
)
from service.floor.go_back import open_go_back
from service.floor.lookup import live_visit, own_request
from service.floor.policy import Policy
from service.floor.promise import promise
from service.floor.refusal import Refusal
from service.floor.rules import Decision, decides, folds
from service.floor.state import Floor, Request, Visit
from service.floor.stock import hold
from service.floor.waiting_line import join


@decides(RequestGarment)
def _request(floor: Floor, command: RequestGarment, now: Ms, policy: Policy) -> Decision:
    """One tap is enough: a shopper without a room joins the waiting line with the first request."""
    visit = live_visit(floor, command.visit)
    if isinstance(visit, Refusal):
        return visit
    refusal = _may_ask(floor, visit, command.gtin, command.carry, policy)
    if refusal is not None:
        return refusal
    asked: list[Fact] = [_asked(floor, command, policy)]
    needs_room = visit.room is None and visit.waiting_since is None
    return asked + (join(floor, visit, now, policy) if needs_room else [])


def _asked(floor: Floor, command: RequestGarment, policy: Policy) -> Fact:
    if command.carry:
        return GarmentCarried(
            request=command.request,
            visit=command.visit,
            gtin=command.gtin,
            style=command.style,
            colourway=command.colourway,
            found=floor.available(command.gtin) <= 0,
            slate=command.slate,
            position=command.position,
            zone=command.zone,
            fixture=command.fixture,
        )
    return GarmentRequested(
        request=command.request,
        visit=command.visit,
        gtin=command.gtin,
        style=command.style,
        colourway=command.colourway,
        promised_s=promise(floor, policy).seconds,
        slate=command.slate,
        position=command.position,
        zone=command.zone,
        fixture=command.fixture,
    )


def _may_ask(floor: Floor, visit: Visit, gtin: str, carry: bool, policy: Policy) -> Refusal | None:
    mine = floor.requests_of(visit)
    if any(request.gtin == gtin and request.holds_a_piece for request in mine):
        return Refusal("already_asked")
    # A shopper who has the piece in hand proves that it exists, whatever the record says.
    if not carry and floor.available(gtin) <= 0:
        return Refusal("sold_out")
    # Last, because who changes a size does not make the list longer.
    if sum(request.holds_a_piece for request in mine) >= policy.open_requests:
        return Refusal("list_full")
    return None


@decides(ChangeRequest)
def _change(floor: Floor, command: ChangeRequest, now: Ms, policy: Policy) -> Decision:
    """Before anyone has the garment in hand it is swapped in place; after, another is asked for."""
    request = own_request(floor, command.visit, command.request)
    if isinstance(request, Refusal):
        return request
    if command.style != request.style:
        return Refusal("other_style")
    if request.gtin == command.gtin and request.open:
        return []
    visit = floor.visits[request.visit]
    refusal = _may_ask(floor, visit, command.gtin, False, policy)
    if refusal is not None and not (refusal.code == "list_full" and request.open):
        return refusal
    if request.open and request.picked_by is None:
        return [
            RequestChanged(
                request=request.id,
                visit=request.visit,
                gtin=command.gtin,
                colourway=command.colourway,
            )
        ]
    asked: list[Fact] = [
        GarmentRequested(
            request=command.new_request,
            visit=request.visit,
            gtin=command.gtin,
            style=command.style,
            colourway=command.colourway,
            promised_s=promise(floor, policy).seconds,
            replaces=request.id,
            zone=command.zone,
            fixture=command.fixture,
        )
    ]
    if request.open:
        gone = RequestCancelled(
            request=request.id, visit=visit.id, go_back=True, replaced_by=command.new_request
        )
        asked.insert(0, gone)
    needs_room = visit.room is None and visit.waiting_since is None
    return asked + (join(floor, visit, now, policy) if needs_room else [])


@decides(CancelRequest)
def _cancel(floor: Floor, command: CancelRequest, now: Ms, policy: Policy) -> Decision:
    request = own_request(floor, command.visit, command.request)
    if isinstance(request, Refusal):
        return request
    if request.state == "cancelled":
        return []
    in_hand = request.state == "carried" and request.room is None and request.outcome is None
    if not request.open and not in_hand:
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
    in_room = floor.state_of(visit) == "in_room"
    floor.requests[fact.request] = Request(
        id=fact.request,
        visit=fact.visit,
        gtin=fact.gtin,
        style=fact.style,
        colourway=fact.colourway,
        state="requested",
        requested_at=at,
        said_at=at,
        zone=fact.zone,
        fixture=fact.fixture,
        promised_s=fact.promised_s,
        promised_at=at + fact.promised_s * 1000 if in_room else None,
    )
    visit.requests.append(fact.request)
    if fact.replaces is not None:
        floor.requests[fact.replaces].replaced_by = fact.request
    hold(floor, fact.gtin, 1)
    floor.asked_for[fact.style] = floor.asked_for.get(fact.style, 0) + 1


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
        zone=fact.zone,
        fixture=fact.fixture,
        room=visit.room if floor.state_of(visit) == "in_room" else None,
        found=fact.found,
    )
    visit.requests.append(fact.request)
    if fact.found:
        floor.on_hand[fact.gtin] = floor.on_hand.get(fact.gtin, 0) + 1
    hold(floor, fact.gtin, 1)
    floor.asked_for[fact.style] = floor.asked_for.get(fact.style, 0) + 1


@folds(RequestChanged)
def _changed(floor: Floor, fact: RequestChanged, at: Ms) -> None:
    request = floor.requests[fact.request]
    hold(floor, request.gtin, -1)
    hold(floor, fact.gtin, 1)
    request.gtin, request.colourway, request.said_at = fact.gtin, fact.colourway, at


@folds(RequestCancelled)
def _cancelled(floor: Floor, fact: RequestCancelled, at: Ms) -> None:
    request = floor.requests[fact.request]
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


def put_down(task: Request) -> None:
    """No runner has the piece of this task in hand now."""
    task.picked_by = task.picked_at = None
