"""Changing one's mind about what is to be brought: another size or colour, or another garment.

What comes instead of a request that is still open, or was not found, keeps its place in the queue
of tasks: a shopper who was let down does not go to the end of it.
"""

from __future__ import annotations

from dataclasses import replace

from service.clock import Ms
from service.floor.commands import ChangeRequest, ReplaceRequest, RequestGarment
from service.floor.facts import Fact, OutcomeWithdrawn, RequestCancelled, RequestChanged
from service.floor.lookup import own_request
from service.floor.pieces import let_go, promise_piece
from service.floor.policy import Policy
from service.floor.refusal import Refusal
from service.floor.request import asked_for, left_here, may_ask, needs_room
from service.floor.rules import Decision, decides, folds
from service.floor.state import Floor, Request
from service.floor.stock import hold
from service.floor.wish import fulfil


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
    refusal = _may_have(floor, request, command.gtin, policy)
    if refusal is not None:
        return refusal
    here = left_here(floor, floor.visits[request.visit], command.gtin)
    if here is not None or not request.open or request.picked_by is not None:
        return _instead(floor, request, _asking(command), now, policy)
    asked = asked_for(floor, _asking(command), now, policy)
    return [
        RequestChanged(
            request=request.id,
            visit=request.visit,
            gtin=asked.gtin,
            colourway=asked.colourway,
            zone=asked.zone,
            fixture=asked.fixture,
            go_back=asked.go_back,
        )
    ]


@decides(ReplaceRequest)
def _replace(floor: Floor, command: ReplaceRequest, now: Ms, policy: Policy) -> Decision:
    """For what was not found, and for what takes too long: any garment that is free instead."""
    request = own_request(floor, command.visit, command.request)
    if isinstance(request, Refusal):
        return request
    if request.gtin == command.gtin and request.open:
        return []
    waits = request.state == "not_found" and request.replaced_by is None
    if not request.open and not waits:
        return Refusal("too_late")
    refusal = _may_have(floor, request, command.gtin, policy)
    if refusal is not None:
        return refusal
    return _instead(floor, request, _asking(command), now, policy)


def _asking(command: ChangeRequest | ReplaceRequest) -> RequestGarment:
    return RequestGarment(
        request=command.new_request,
        visit=command.visit,
        gtin=command.gtin,
        style=command.style,
        colourway=command.colourway,
        zone=command.zone,
        fixture=command.fixture,
        slate=getattr(command, "slate", None),
        position=getattr(command, "position", None),
    )


def _may_have(floor: Floor, request: Request, gtin: str, policy: Policy) -> Refusal | None:
    """As for any other garment; but one in place of another does not make the list longer."""
    refusal = may_ask(floor, floor.visits[request.visit], gtin, False, policy)
    full = refusal is not None and refusal.code == "list_full"
    return None if full and request.open else refusal


def _instead(
    floor: Floor, request: Request, asking: RequestGarment, now: Ms, policy: Policy
) -> list[Fact]:
    """``asking`` takes the place of ``request``, whose piece goes back if somebody has it."""
    visit = floor.visits[request.visit]
    here = left_here(floor, visit, asking.gtin)
    facts: list[Fact] = []
    if request.open:
        name = here.id if here is not None else asking.request
        in_hand = request.picked_by is not None
        facts.append(RequestCancelled(request.id, visit.id, go_back=in_hand, replaced_by=name))
    if here is not None:
        return [*facts, OutcomeWithdrawn(request=here.id, visit=visit.id)]
    keeps = request.open or request.state == "not_found"
    asked = replace(
        asked_for(floor, asking, now, policy),
        replaces=request.id,
        place_at=request.place_at if keeps else None,
    )
    return [*facts, asked, *needs_room(floor, visit, now, policy)]


# --- what the facts change -----------------------------------------------------------------------


@folds(RequestChanged)
def _changed(floor: Floor, fact: RequestChanged, at: Ms) -> None:
    request = floor.requests[fact.request]
    let_go(floor, request)
    hold(floor, request.gtin, -1)
    hold(floor, fact.gtin, 1)
    request.gtin, request.colourway, request.said_at = fact.gtin, fact.colourway, at
    request.zone = fact.zone or request.zone
    request.fixture = fact.fixture or request.fixture
    promise_piece(floor, request, fact.go_back)
    fulfil(floor, floor.visits[request.visit], fact.gtin)
