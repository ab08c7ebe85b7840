"""Not found: what a runner does not find corrects the stock, and its shopper is told the truth.

Before a shopper is told, another piece takes over where there is one that the runner did not look
at: one that was left in a room, or the rail where it was the left one that is gone. Whoever stands
at the rail and reports a damaged piece would have taken another one from it.
"""

from __future__ import annotations

from service.clock import Ms
from service.floor.commands import MissGarment
from service.floor.count_task import doubt
from service.floor.facts import (
    Fact,
    GarmentNotFound,
    GarmentRecovered,
    GarmentSighted,
    NotFoundReason,
    StockCounted,
    TaskRedirected,
)
from service.floor.pick_task import own_task
from service.floor.pieces import Spare, accounted, certain, let_go, promise_piece
from service.floor.policy import Policy
from service.floor.question import SPOILT, lost
from service.floor.refusal import Refusal
from service.floor.request import disown, put_down
from service.floor.rules import Decision, decides, folds
from service.floor.state import Floor, Request, Sighting
from service.floor.stock import hold, record


@decides(MissGarment)
def _miss(floor: Floor, command: MissGarment, now: Ms, policy: Policy) -> Decision:
    """A garment at another fixture is only fetched from there; without one, it is missing."""
    task = own_task(floor, command.request, command.runner)
    if isinstance(task, Refusal):
        return task
    reason: NotFoundReason
    if command.reason != "at_other_fixture":
        reason = command.reason
    elif command.fixture is not None:
        return _sighted(floor, task, command.fixture, command.runner)
    else:
        reason = "missing"
    if reason == "other_size_here" and not command.seen:
        return Refusal("no_size_seen")
    back = floor.go_backs.get(task.go_back or "")
    if back is not None:
        return lost(floor, [back], command.runner, reason)
    return _not_on_rail(floor, task, reason, command)


def _not_on_rail(
    floor: Floor, task: Request, reason: NotFoundReason, command: MissGarment
) -> list[Fact]:
    """``missing``: nothing is left of it beyond what others hold or were promised; whoever fetches
    for them looks for themselves. ``damaged`` and ``with_customer``, or in hand already: one piece
    fewer."""
    others = accounted(floor, task.gtin) - 1
    hangs = task.picked_by is None
    one_fewer = reason in SPOILT or not hangs
    on_hand = max(others, floor.on_hand[task.gtin] - 1) if one_fewer else others
    seen = tuple(dict.fromkeys(gtin for gtin in command.seen if gtin != task.gtin))
    facts: list[Fact] = [
        StockCounted(gtin=gtin, on_hand=accounted(floor, gtin) + 1, by=command.runner)
        for gtin in seen
        if floor.on_hand.get(gtin, 0) == certain(floor, gtin)
    ]
    redirected = Spare(floor).redirect(task, missed=True, from_rail=False) if hangs else None
    if redirected is None:
        told = GarmentNotFound(
            request=task.id,
            visit=task.visit,
            gtin=task.gtin,
            reason=reason,
            on_hand=on_hand,
            runner=command.runner,
            seen=seen,
        )
        return [*facts, told]
    counted = StockCounted(gtin=task.gtin, on_hand=on_hand, by=command.runner)
    return [*facts, redirected, counted]


def _sighted(floor: Floor, task: Request, fixture: str, runner: str) -> Decision:
    zones = {one.id: one.zone for one in floor.plan.fixtures} if floor.plan else {}
    if fixture not in zones:
        return Refusal("fixture_unknown")
    if task.picked_by is not None:
        return Refusal("picked_already")
    facts: list[Fact] = []
    if task.go_back is not None:
        # Somebody has hung it up already, if not where it belongs.
        facts.append(GarmentRecovered(go_back=task.go_back, by=runner))
    elif task.fixture == fixture:
        return []
    seen = GarmentSighted(task.id, task.visit, task.gtin, zones[fixture], fixture, runner)
    return [*facts, seen]


# --- what the facts change -----------------------------------------------------------------------


@folds(GarmentNotFound)
def _not_found(floor: Floor, fact: GarmentNotFound, at: Ms) -> None:
    task = floor.requests[fact.request]
    # A runner who misses a go-back has not looked at the rail.
    looked = fact.reason not in ("stock_corrected", *SPOILT) and fact.go_back is None
    let_go(floor, task)
    if looked:
        doubt(floor, task.fixture, task.gtin, at)
    hold(floor, task.gtin, -1)
    record(floor, task.gtin, fact.on_hand, looked=looked)
    task.state, task.reason, task.seen = "not_found", fact.reason, fact.seen
    disown(task)
    put_down(task)


@folds(TaskRedirected)
def _redirected(floor: Floor, fact: TaskRedirected, at: Ms) -> None:
    request = floor.requests[fact.request]
    if fact.missed and request.go_back is None:
        doubt(floor, request.fixture, request.gtin, at)
    promise_piece(floor, request, fact.go_back)


@folds(GarmentSighted)
def _seen(floor: Floor, fact: GarmentSighted, at: Ms) -> None:
    """Whoever fetches the same from its rail is sent there, too."""
    floor.sightings[fact.gtin] = Sighting(fact.zone, fact.fixture, at)
    for request in floor.under_way:
        if request.gtin == fact.gtin and request.open:
            request.zone, request.fixture = fact.zone, fact.fixture
