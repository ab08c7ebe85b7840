"""Setting out on a walk: one decision claims every task of the round, in its order."""

from __future__ import annotations

from catalog.walking import Walking
from service.clock import Ms
from service.floor.commands import StartWalk
from service.floor.facts import Fact, TaskClaimed, WalkStarted
from service.floor.policy import Policy
from service.floor.refusal import Refusal
from service.floor.rules import Decision, decides, folds
from service.floor.state import Floor, Walk
from service.floor.walk.arms import taken, to_fetch
from service.floor.walk.planning import next_walk


@decides(StartWalk)
def _start(floor: Floor, command: StartWalk, now: Ms, policy: Policy) -> Decision:
    """One walk at a time: what comes up meanwhile joins it, or waits for the next.

    Whoever has fetched everything may set out again; what is on the arm still counts there.
    """
    if command.walk in floor.walks:
        return [] if floor.walks[command.walk].runner == command.runner else Refusal("task_taken")
    if any(task.walk is not None for task in to_fetch(taken(floor), command.runner)):
        return Refusal("walk_unfinished")
    planned = next_walk(floor, command.runner, now, policy)
    if planned is None:
        return Refusal("nothing_to_fetch")
    started: list[Fact] = [WalkStarted(command.walk, command.runner, command.runner_name)]
    return started + [
        TaskClaimed(
            request=one.request,
            visit=floor.requests[one.request].visit,
            runner=command.runner,
            runner_name=command.runner_name,
            until=now + policy.lease_s * 1000,
            walk=command.walk,
            place=place,
        )
        for place, one in enumerate(planned.errands)
    ]


@folds(WalkStarted)
def _started(floor: Floor, fact: WalkStarted, at: Ms) -> None:
    start = Walking.of(floor.plan).start
    floor.walks[fact.walk] = Walk(fact.walk, fact.runner, at, at, start.x, start.y)
