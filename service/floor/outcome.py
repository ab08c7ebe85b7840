"""Outcomes: a garment that is with its shopper is kept, or left; and either may be thought over.

A kept piece leaves the stock with its shopper, and the till only confirms it. A left one stays in
the room as a go-back, and is on hand at once for whoever asks for it.
"""

from __future__ import annotations

from service.clock import Ms
from service.floor.commands import ChangeMind, DecideGarment
from service.floor.facts import (
    Because,
    Fact,
    GarmentKept,
    GarmentLeft,
    LeavingExplained,
    OutcomeWithdrawn,
    RequestCancelled,
)
from service.floor.fit_history import count_fit
from service.floor.go_back import open_go_back
from service.floor.kept_together import keeps, thinks_again
from service.floor.lookup import own_request
from service.floor.pieces import Spare, take_away
from service.floor.policy import Policy
from service.floor.reason import in_order
from service.floor.refusal import Refusal
from service.floor.rules import Decision, decides, folds
from service.floor.state import Floor, Request
from service.floor.stock import hold
from service.floor.wish import fulfil


@decides(DecideGarment)
def _decide(floor: Floor, command: DecideGarment, now: Ms, policy: Policy) -> Decision:
    request = own_request(floor, command.visit, command.request)
    if isinstance(request, Refusal):
        return request
    reasons = in_order(command.reasons)
    if reasons is None or (reasons and command.outcome == "kept"):
        return Refusal("reasons_wrong")
    if request.outcome == command.outcome:
        return _explained(request, reasons) if request.why != reasons else []
    if request.outcome is not None:
        return Refusal("already_decided")
    if request.state not in ("delivered", "carried"):
        return Refusal("not_here_yet" if request.open else "too_late")
    if command.outcome == "kept":
        return [GarmentKept(request=request.id, visit=request.visit)]
    left = left_or_put_back(floor, request)
    # Of what was put back before it was tried on, a reason would say nothing.
    why = _explained(request, reasons) if reasons and isinstance(left, GarmentLeft) else []
    return [left, *why]


def _explained(request: Request, reasons: tuple[Because, ...]) -> list[Fact]:
    return [LeavingExplained(request=request.id, visit=request.visit, reasons=reasons)]


@decides(ChangeMind)
def _change_mind(floor: Floor, command: ChangeMind, now: Ms, policy: Policy) -> Decision:
    """Possible until the till has confirmed a kept piece, or somebody has taken a left one away.

    Who was promised the left one gets another; if there is none, it is theirs.
    """
    request = own_request(floor, command.visit, command.request)
    if isinstance(request, Refusal):
        return request
    if request.outcome is None:
        return []
    withdrawn = OutcomeWithdrawn(request=request.id, visit=request.visit)
    if request.outcome == "kept":
        return [withdrawn] if floor.unsold.get(request.gtin) else Refusal("too_late")
    back = floor.go_backs.get(request.id)
    if back is None or back.room is None:
        return Refusal("too_late")
    if back.promised_to is None:
        return [withdrawn]
    other = Spare(floor, lost=[back.id]).redirect(floor.requests[back.promised_to])
    return Refusal("promised_on") if other is None else [other, withdrawn]


def left_or_put_back(floor: Floor, request: Request, assumed: bool = False) -> Fact:
    """What is in a room becomes a go-back; what never got there was put back by its shopper.

    Who fetched it for the room they are in is believed to have brought it there.
    """
    if floor.state_of(floor.visits[request.visit]) != "in_room":
        return RequestCancelled(request=request.id, visit=request.visit)
    return GarmentLeft(request=request.id, visit=request.visit, assumed=assumed)


# --- what the facts change -----------------------------------------------------------------------


@folds(GarmentKept)
def _kept(floor: Floor, fact: GarmentKept, at: Ms) -> None:
    """The piece leaves the floor with its shopper; the till then says so, too."""
    request = floor.requests[fact.request]
    request.outcome, request.said_at = "kept", at
    _came_along(floor, request)
    keeps(floor, request)
    count_fit(floor, request, 1)
    hold(floor, request.gtin, -1)
    floor.on_hand[request.gtin] -= 1
    floor.unsold[request.gtin] = floor.unsold.get(request.gtin, 0) + 1


@folds(GarmentLeft)
def _left(floor: Floor, fact: GarmentLeft, at: Ms) -> None:
    request = floor.requests[fact.request]
    request.outcome = "left"
    _came_along(floor, request)
    if not fact.assumed:
        request.said_at = at
    open_go_back(floor, request, at, room=request.room, by=None)


def _came_along(floor: Floor, request: Request) -> None:
    """Who decides on what they fetched for the room they are in has it there."""
    visit = floor.visits[request.visit]
    if floor.state_of(visit) == "in_room":
        request.room = request.room or visit.room


@folds(LeavingExplained)
def _leaving_explained(floor: Floor, fact: LeavingExplained, at: Ms) -> None:
    request = floor.requests[fact.request]
    count_fit(floor, request, -1)
    request.why, request.said_at = fact.reasons, at
    count_fit(floor, request, 1)


@folds(OutcomeWithdrawn)
def _withdrawn(floor: Floor, fact: OutcomeWithdrawn, at: Ms) -> None:
    request = floor.requests[fact.request]
    count_fit(floor, request, -1)
    if request.outcome == "kept":
        thinks_again(floor, request)
        hold(floor, request.gtin, 1)
        floor.on_hand[request.gtin] += 1
        floor.unsold[request.gtin] -= 1
        if not floor.unsold[request.gtin]:
            del floor.unsold[request.gtin]
    else:
        take_away(floor, request.id)
        hold(floor, request.gtin, 1)
    request.outcome, request.why, request.said_at = None, (), at
    _came_along(floor, request)
    fulfil(floor, floor.visits[request.visit], request.gtin)
