"""Handing on: a task or a whole walk passes to a colleague, with what is in hand or without it.

A runner hands on what is theirs. What belongs to somebody who has not been heard of (a flat
battery, a handheld in a drawer, gone home) anybody may pass to anybody, themselves included. Where
the piece is then is asked, never assumed: until somebody says "I have it", it is with whoever
picked it, who may still bring it.
"""

from __future__ import annotations

from service.clock import Ms
from service.floor.commands import HandTask, HandWalk
from service.floor.facts import Fact, TaskHanded, WalkHanded
from service.floor.lookup import open_task
from service.floor.policy import Policy
from service.floor.refusal import Refusal
from service.floor.rules import Decision, decides, folds
from service.floor.shift import silent
from service.floor.state import Floor, Request, Runner
from service.floor.walk.arms import current
from service.floor.walk.under_way import step_off


@decides(HandTask)
def _hand(floor: Floor, command: HandTask, now: Ms, policy: Policy) -> Decision:
    task = open_task(floor, command.request)
    if isinstance(task, Refusal):
        return task
    if task.owner is None:
        return Refusal("not_your_task")
    to = _receiver(floor, task.owner, command.runner, command.to, now, policy)
    if isinstance(to, Refusal):
        return to
    if to.id == task.owner:
        return []
    into = current(floor, to.id)
    return [_handed(task, command.runner, to, into.id if into else None, now, policy)]


@decides(HandWalk)
def _hand_walk(floor: Floor, command: HandWalk, now: Ms, policy: Policy) -> Decision:
    """Somebody who is on a walk themselves goes on with both as one."""
    walk = floor.walks.get(command.walk)
    if walk is None:
        return Refusal("walk_unknown")
    to = _receiver(floor, walk.runner, command.runner, command.to, now, policy)
    if isinstance(to, Refusal):
        return to
    if to.id == walk.runner:
        return []
    into = current(floor, to.id)
    goes_on: list[Fact] = [] if into else [WalkHanded(walk.id, command.runner, to.id, to.name)]
    tasks = [
        task for one in walk.tasks if (task := floor.requests.get(one)) and task.walk == walk.id
    ]
    on = into.id if into else walk.id
    return goes_on + [_handed(task, command.runner, to, on, now, policy) for task in tasks]


def _receiver(
    floor: Floor, owner: str, asks: str, to: str, now: Ms, policy: Policy
) -> Runner | Refusal:
    """Who takes over what is ``owner``'s, if whoever asks may pass it on."""
    if owner != asks and not silent(floor, owner, now, policy):
        return Refusal("not_your_task")
    return floor.runners.get(to) or Refusal("runner_unknown")


def _handed(
    task: Request, runner: str, to: Runner, walk: str | None, now: Ms, policy: Policy
) -> TaskHanded:
    return TaskHanded(
        request=task.id,
        visit=task.visit,
        runner=runner,
        to=to.id,
        to_name=to.name,
        until=now + policy.lease_s * 1000,
        in_hand=task.picked_by == runner or task.picked_by == to.id,
        walk=walk,
    )


# --- what the facts change -----------------------------------------------------------------------


@folds(WalkHanded)
def _walk_handed(floor: Floor, fact: WalkHanded, at: Ms) -> None:
    floor.walks[fact.walk].runner = fact.to


@folds(TaskHanded)
def _task_handed(floor: Floor, fact: TaskHanded, at: Ms) -> None:
    """Whoever gets it sees it as new on their walk."""
    task = floor.requests[fact.request]
    if task.walk != fact.walk:
        step_off(floor, task)
        if fact.walk is not None:
            floor.walks[fact.walk].tasks.append(task.id)
    task.walk, task.joined = fact.walk, True
    task.owner, task.owner_name, task.lease_until = fact.to, fact.to_name, fact.until
    task.state = "picked" if fact.in_hand else "claimed"
    if fact.in_hand:
        task.picked_by, task.picked_at = fact.to, at
