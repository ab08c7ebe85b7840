"""Carry or send, changed on the way: the shopper fetches it after all, or a runner takes it over.

One piece is spoken for by one request all the time, whoever has it in hand.
"""

from __future__ import annotations

from dataclasses import replace

from service.clock import Ms
from service.floor.commands import BringIn, CarryInstead, HandOver, TakeFromShopper
from service.floor.facts import CarriedIn, CarriedInstead, HandedToShopper, TakenFromShopper
from service.floor.lookup import own_request
from service.floor.pieces import free_on_rail, let_go
from service.floor.policy import Policy
from service.floor.promise.estimate import Estimate
from service.floor.promise.keeping import promise_of
from service.floor.refusal import Refusal
from service.floor.request import disown, put_down
from service.floor.rules import Decision, decides, folds
from service.floor.state import Floor, Request


@decides(CarryInstead)
def _carry(floor: Floor, command: CarryInstead, now: Ms, policy: Policy) -> Decision:
    """Possible while it hangs on its rail: not if a runner has it in hand, or another shopper left
    it in their room and no other is free."""
    request = own_request(floor, command.visit, command.request)
    if isinstance(request, Refusal):
        return request
    if request.state == "carried" and request.outcome is None:
        return []
    if not request.open:
        return Refusal("too_late")
    left = request.go_back is not None and free_on_rail(floor, request.gtin) <= 0
    if request.picked_by is not None or left:
        return Refusal("in_other_hands")
    return [CarriedInstead(request=request.id, visit=request.visit)]


@decides(BringIn)
def _bring_in(floor: Floor, command: BringIn, now: Ms, policy: Policy) -> Decision:
    request = own_request(floor, command.visit, command.request)
    if isinstance(request, Refusal):
        return request
    visit = floor.visits[command.visit]
    if visit.room is None or floor.state_of(visit) != "in_room":
        return Refusal("no_room_yet")
    if not request.in_hand:
        here = request.room == visit.room and request.under_way
        return [] if here else Refusal("not_carried")
    return [CarriedIn(request=request.id, visit=visit.id, room=visit.room)]


@decides(HandOver)
def _hand_over(floor: Floor, command: HandOver, now: Ms, policy: Policy) -> Decision:
    """They met on the floor. To a shopper in a room it is delivered."""
    task = floor.requests.get(command.request)
    if task is None:
        return Refusal("request_unknown")
    if not task.open:
        return Refusal("task_not_open")
    if task.picked_by != command.runner:
        return Refusal("not_picked_yet" if task.owner == command.runner else "not_your_task")
    if floor.state_of(floor.visits[task.visit]) == "in_room":
        return Refusal("shopper_in_room")
    return [HandedToShopper(request=task.id, visit=task.visit, runner=command.runner)]


@decides(TakeFromShopper)
def _take(floor: Floor, command: TakeFromShopper, now: Ms, policy: Policy) -> Decision:
    """From now on it is a piece that was picked, as if the runner had fetched it."""
    request = floor.requests.get(command.request)
    if request is None:
        return Refusal("request_unknown")
    if request.picked_by == command.runner and request.open:
        return []
    if not request.in_hand:
        return Refusal("not_carried")
    taken = TakenFromShopper(
        request=request.id,
        visit=request.visit,
        runner=command.runner,
        runner_name=command.runner_name,
        until=now + policy.lease_s * 1000,
    )
    visit = floor.visits[request.visit]
    if visit.room is None or floor.state_of(visit) != "in_room":
        return [taken]
    in_hand = replace(request, state="picked", owner=command.runner, picked_by=command.runner)
    return [taken, promise_of(in_hand, visit.room, Estimate.of(floor, policy, now))]


# --- what the facts change -----------------------------------------------------------------------


@folds(CarriedInstead)
def _carried(floor: Floor, fact: CarriedInstead, at: Ms) -> None:
    let_go(floor, floor.requests[fact.request])
    _with_shopper(floor, floor.requests[fact.request], at)


@folds(CarriedIn)
def _carried_in(floor: Floor, fact: CarriedIn, at: Ms) -> None:
    request = floor.requests[fact.request]
    request.room, request.said_at = fact.room, at


@folds(HandedToShopper)
def _handed(floor: Floor, fact: HandedToShopper, at: Ms) -> None:
    _with_shopper(floor, floor.requests[fact.request], at)


def _with_shopper(floor: Floor, request: Request, at: Ms) -> None:
    """As if it had been carried from the beginning; what was promised is nobody's business now."""
    request.state, request.said_at = "carried", at
    request.promised_at = request.late = None
    disown(request)
    put_down(request)


@folds(TakenFromShopper)
def _taken(floor: Floor, fact: TakenFromShopper, at: Ms) -> None:
    """A piece that the record did not know of has been seen by one of us now."""
    request = floor.requests[fact.request]
    request.state, request.lease_until = "picked", fact.until
    request.owner, request.owner_name = fact.runner, fact.runner_name
    request.picked_by, request.picked_at = fact.runner, at
    request.found = False
