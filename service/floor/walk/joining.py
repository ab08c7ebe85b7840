"""A new task joins a walk that has not passed it, so that nobody walks the same way twice.

Only while its runner was heard of lately: nothing sticks to a handheld that lies in a drawer. And
only where the way grows by little, there is room on the arm, and no promise breaks: neither one of
the walk's nor the new one, if a walk of its own could keep it.
"""

from __future__ import annotations

from collections.abc import Sequence

from catalog.store import Place
from catalog.walking import Walking
from service.clock import Ms
from service.floor.facts import Fact, TaskClaimed
from service.floor.policy import Policy
from service.floor.shift import silent
from service.floor.state import Floor, Request, Walk
from service.floor.walk.arms import current, errand, free_arms, taken, to_bring, to_fetch
from service.floor.walk.planning import breaks_none, by_nearness
from service.floor.walk.round import Errand, Round


def joined(floor: Floor, now: Ms, policy: Policy) -> list[Fact]:
    """The next task that joins a walk, the promise that is due first before all others.

    One at a time: the round is another one then. It is looked at as of the last fact: what was not
    worth a detour then is not, only because time passes, and what is was seen a second later.
    """
    if not floor.walks:
        return []
    seen_at = floor.at
    walking = Walking.of(floor.plan)
    tasks = taken(floor)
    open_walks = [
        walk for walk in floor.walks.values() if _takes_more(floor, walk, tasks, seen_at, policy)
    ]
    urgent, near, _ = by_nearness(floor, policy) if open_walks else ([], [], [])
    for task in (*urgent, *near):
        new = errand(floor, walking, task, policy)
        for walk in open_walks:
            if walk.id in task.declined:
                continue
            place = _place(ahead(floor, walk.runner, policy, tasks), walk, new, seen_at, policy)
            if place is not None:
                return [_claim(floor, walk, task, place, now, policy)]
    return []


def _takes_more(
    floor: Floor, walk: Walk, tasks: Sequence[Request], now: Ms, policy: Policy
) -> bool:
    """A walk that is still fetching, with room on the arm and a runner who was heard of."""
    return (
        not silent(floor, walk.runner, now, policy)
        and free_arms(floor, tasks, walk.runner, policy) > 0
        and any(task.walk == walk.id for task in to_fetch(tasks, walk.runner))
    )


def ahead(
    floor: Floor, runner: str, policy: Policy, tasks: Sequence[Request] | None = None
) -> Round:
    """What is left for a runner: from where their walk has come to, in its order, to the rooms.

    With something claimed or taken over beside it, the shortest order of everything. ``tasks`` is
    `taken`, where it is known already.
    """
    tasks = taken(floor) if tasks is None else tasks
    walking, walk = Walking.of(floor.plan), current(floor, runner)
    planned = walk.tasks if walk else []

    def order(task: Request) -> int:
        return planned.index(task.id) if task.id in planned else len(planned)

    left = sorted(to_fetch(tasks, runner), key=order)
    carried = to_bring(floor, tasks, runner)
    found = Round(
        start=Place(walk.x, walk.y) if walk else walking.start,
        errands=tuple(errand(floor, walking, task, policy) for task in left),
        carried=tuple(errand(floor, walking, task, policy) for task in carried),
    ).with_rooms_in_order()
    return found if all(task.id in planned for task in left) else found.in_order()


def _place(before: Round, walk: Walk, new: Errand, now: Ms, policy: Policy) -> int | None:
    """Where in the order of ``walk`` the new errand goes; None if it had better not."""
    longer = before.with_(new)
    if longer.metres - before.metres > policy.join_m:
        return None
    if not breaks_none(before, new, longer, now, policy):
        return None
    alone = Round(new.room).with_(new)
    if new.request in longer.late(now, policy) - alone.late(now, policy):
        return None
    behind = longer.errands[longer.errands.index(new) + 1 :]
    places = (walk.tasks.index(one.request) for one in behind if one.request in walk.tasks)
    return next(places, len(walk.tasks))


def _claim(
    floor: Floor, walk: Walk, task: Request, place: int, now: Ms, policy: Policy
) -> TaskClaimed:
    return TaskClaimed(
        request=task.id,
        visit=task.visit,
        runner=walk.runner,
        runner_name=floor.runners[walk.runner].name,
        until=now + policy.lease_s * 1000,
        walk=walk.id,
        place=place,
        joined=True,
    )
