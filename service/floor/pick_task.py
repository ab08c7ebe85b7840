"""Pick tasks, the runner's side of a request: claim, pick, deliver. ``not_found.py`` says what
happens if the garment is not there.

A task has one owner at a time. A claim is a lease: if it lapses, the task is back on the list for
everybody, so that a garment is never waiting for somebody who has gone home.
"""

from __future__ import annotations

from service.clock import Ms
from service.floor.commands import (
    ClaimTask,
    DeliverGarment,
    PickGarment,
    ReleaseTask,
)
from service.floor.facts import (
    ClaimLapsed,
    Fact,
    GarmentDelivered,
    GarmentPicked,
    TaskClaimed,
    TaskReleased,
)
from service.floor.lookup import open_task
from service.floor.pieces import take_away
from service.floor.policy import Policy
from service.floor.promise.keeping import delivered
from service.floor.refusal import Refusal
from service.floor.request import disown, put_down
from service.floor.rules import Decision, decides, folds
from service.floor.shift import silent
from service.floor.state import Floor, Request
from service.floor.walk.under_way import step_off


def own_task(floor: Floor, request_id: str, runner: str) -> Request | Refusal:
    """An open task that this runner has claimed."""
    task = open_task(floor, request_id)
    if isinstance(task, Refusal):
        return task
    return task if task.owner == runner else Refusal("not_your_task")


def lapsed(floor: Floor, task: Request, now: Ms) -> bool:
    """Whether a claim has run out, be it said in the log already or not.

    A piece that was picked for a shopper without a room cannot be delivered: its runner is told to
    keep it, so its lease begins when the shopper enters one.
    """
    if task.lease_until is None or task.lease_until > now:
        return False
    return task.state != "picked" or floor.state_of(floor.visits[task.visit]) == "in_room"


def lapse(task: Request) -> ClaimLapsed:
    assert task.owner is not None
    return ClaimLapsed(request=task.id, visit=task.visit, runner=task.owner)


@decides(ClaimTask)
def _claim(floor: Floor, command: ClaimTask, now: Ms, policy: Policy) -> Decision:
    """A task whose runner has not been heard of may be taken over like one whose claim lapsed.

    What a colleague had picked is still with them, unless whoever claims says that they have it.
    """
    task = open_task(floor, command.request)
    if isinstance(task, Refusal):
        return task
    until = now + policy.lease_s * 1000
    facts: list[Fact] = []
    if task.owner is not None:
        mine = task.owner == command.runner
        if not lapsed(floor, task, now) and (mine or not _left_alone(floor, command, now, policy)):
            return [] if mine else Refusal("task_taken")
        facts.append(lapse(task))
    facts.append(
        TaskClaimed(
            request=task.id,
            visit=task.visit,
            runner=command.runner,
            runner_name=command.runner_name,
            until=until,
        )
    )
    if command.in_hand:
        facts.append(
            GarmentPicked(request=task.id, visit=task.visit, runner=command.runner, until=until)
        )
    return facts


def _left_alone(floor: Floor, command: ClaimTask, now: Ms, policy: Policy) -> bool:
    """Whether the owner of a task is out of reach, and a colleague may take it over.

    What hangs by the rooms for a shopper in the line is in nobody's way; only whoever has it in
    hand now takes that over.
    """
    task = floor.requests[command.request]
    parked = task.state == "picked" and floor.state_of(floor.visits[task.visit]) != "in_room"
    out_of_reach = task.owner is not None and silent(floor, task.owner, now, policy)
    return out_of_reach and (command.in_hand or not parked)


@decides(ReleaseTask)
def _release(floor: Floor, command: ReleaseTask, now: Ms, policy: Policy) -> Decision:
    task = own_task(floor, command.request, command.runner)
    if isinstance(task, Refusal):
        return task
    return [TaskReleased(request=task.id, visit=task.visit, runner=command.runner)]


@decides(PickGarment)
def _pick(floor: Floor, command: PickGarment, now: Ms, policy: Policy) -> Decision:
    task = own_task(floor, command.request, command.runner)
    if isinstance(task, Refusal):
        return task
    if task.state == "picked":
        return []
    until = now + policy.lease_s * 1000
    return [GarmentPicked(request=task.id, visit=task.visit, runner=command.runner, until=until)]


@decides(DeliverGarment)
def _deliver(floor: Floor, command: DeliverGarment, now: Ms, policy: Policy) -> Decision:
    """Whoever has the piece in hand delivers it, even after the lease lapsed: there it hangs."""
    task = open_task(floor, command.request)
    if isinstance(task, Refusal):
        return task
    if task.picked_by != command.runner:
        return Refusal("not_picked_yet" if task.owner == command.runner else "not_your_task")
    visit = floor.visits[task.visit]
    if visit.room is None or floor.rooms[visit.room].state != "occupied":
        return Refusal("no_room_yet")
    return [
        GarmentDelivered(request=task.id, visit=task.visit, runner=command.runner, room=visit.room)
    ]


# --- what the facts change -----------------------------------------------------------------------


@folds(TaskClaimed)
def _claimed(floor: Floor, fact: TaskClaimed, at: Ms) -> None:
    task = floor.requests[fact.request]
    task.state, task.lease_until = "claimed", fact.until
    task.owner, task.owner_name = fact.runner, fact.runner_name
    task.escalated = None
    if fact.walk is not None:
        floor.walks[fact.walk].tasks.insert(fact.place or 0, task.id)
        task.walk, task.joined = fact.walk, fact.joined


@folds(TaskReleased)
def _released(floor: Floor, fact: TaskReleased, at: Ms) -> None:
    task = floor.requests[fact.request]
    if task.walk is not None:
        task.declined = (*task.declined, task.walk)
    _back_on_the_list(floor, task, at)
    if task.picked_by == fact.runner:
        put_down(task)


@folds(ClaimLapsed)
def _lapsed(floor: Floor, fact: ClaimLapsed, at: Ms) -> None:
    _back_on_the_list(floor, floor.requests[fact.request], at)


def _back_on_the_list(floor: Floor, task: Request, at: Ms) -> None:
    step_off(floor, task)
    task.state, task.returned_at = "requested", at
    disown(task)


@folds(GarmentPicked)
def _picked(floor: Floor, fact: GarmentPicked, at: Ms) -> None:
    task = floor.requests[fact.request]
    task.state, task.lease_until = "picked", fact.until
    task.picked_by, task.picked_at = fact.runner, at
    if task.go_back is not None:
        take_away(floor, task.go_back)


@folds(GarmentDelivered)
def _delivered(floor: Floor, fact: GarmentDelivered, at: Ms) -> None:
    task = floor.requests[fact.request]
    task.state, task.room, task.delivered_at = "delivered", fact.room, at
    disown(task)
    put_down(task)
    delivered(floor, task, at)


def bring_s(floor: Floor, task: Request, at: Ms) -> float:
    """Seconds the shopper waited in the room for this; standing in line is not the runner's."""
    return (at - max(task.requested_at, _entered_at(floor, task))) / 1000


def _entered_at(floor: Floor, task: Request) -> Ms:
    entered_at = floor.visits[task.visit].entered_at
    assert entered_at is not None  # A garment is delivered to a shopper in a room.
    return entered_at
