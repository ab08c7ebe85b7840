"""Nobody finds out by looking at the clock: a promise that will not be kept is owned up to before.

A shopper is told once, and again only if it gets much worse. Then they choose: wait, carry it
themselves, take another garment, or cancel.
"""

from __future__ import annotations

from service.clock import Ms
from service.floor.commands import AcceptDelay
from service.floor.facts import DelayAccepted, Fact, PromiseSlipping
from service.floor.lookup import own_request
from service.floor.policy import Policy
from service.floor.promise.estimate import Estimate
from service.floor.refusal import Refusal
from service.floor.rules import Decision, decides, folds
from service.floor.spoken import spoken
from service.floor.state import Floor, Late, Request


def slipping(floor: Floor, now: Ms, policy: Policy) -> list[Fact]:
    """Whom to tell now that it takes longer than was said."""
    promised = [task for task in floor.under_way if task.open and task.promised_at]
    if not promised:
        return []
    estimate = Estimate.of(floor, policy, now)
    told: list[Fact] = []
    for task in promised:
        room = floor.visits[task.visit].room
        if _slips(estimate, task, room, now, policy):
            told.append(PromiseSlipping(task.id, task.visit, _said_s(estimate, task, room, now)))
    return told


def _slips(estimate: Estimate, task: Request, room: str | None, now: Ms, policy: Policy) -> bool:
    expected_s = estimate.expected_s(task, room)
    if task.late is not None:
        return now + expected_s * 1000 > task.late.expected_at + policy.slip_again_s * 1000
    return max(expected_s, policy.slip_warn_s) >= _left_s(task, now)


def _said_s(estimate: Estimate, task: Request, room: str | None, now: Ms) -> int:
    """What is promised instead: later than before, and no sooner than what is expected."""
    seconds, expected_s = estimate.task(task, room).seconds, estimate.expected_s(task, room)
    return spoken(max(seconds, expected_s, _left_s(task, now) + 1), up=True)


def _left_s(task: Request, now: Ms) -> float:
    """Seconds until the promised time; negative once it has passed."""
    assert task.promised_at is not None
    return (task.promised_at - now) / 1000


@decides(AcceptDelay)
def _accept(floor: Floor, command: AcceptDelay, now: Ms, policy: Policy) -> Decision:
    request = own_request(floor, command.visit, command.request)
    if isinstance(request, Refusal):
        return request
    if not request.open:
        return Refusal("too_late")
    if request.late is None:
        return Refusal("not_late")
    return [] if request.late.accepted else [DelayAccepted(request.id, request.visit)]


@folds(PromiseSlipping)
def _slipping(floor: Floor, fact: PromiseSlipping, at: Ms) -> None:
    """What was said before is replaced: whoever accepted that is asked again."""
    floor.requests[fact.request].late = Late(at, at + fact.expected_s * 1000)


@folds(DelayAccepted)
def _accepted(floor: Floor, fact: DelayAccepted, at: Ms) -> None:
    late = floor.requests[fact.request].late
    assert late is not None  # Only what was owned up to can be accepted.
    late.accepted = True
