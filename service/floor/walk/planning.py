"""The planner: which tasks make the next walk. Pure, and simple enough to be said on a screen.

The task whose promise is due first is always in it, so nobody is passed over for ever: only what is
due sooner goes first. Others come along, the least detour first, as long as there is room on the
arm, the detour is small against a walk of their own, and no promise breaks that would be kept.

Nobody waits for more to come: on simulated Saturdays that saved next to no way and cost every
shopper the wait.

What a shopper without a room asked for is fetched when their room is near, after what people in
rooms wait for; or when there is nothing else to do.
"""

from __future__ import annotations

from collections.abc import Sequence

from catalog.walking import Walking
from service.clock import Ms
from service.floor.policy import Policy
from service.floor.state import Floor, Request
from service.floor.waiting_line import waiting
from service.floor.walk.arms import due, errand, free_arms, in_room, taken, to_fetch, unowned
from service.floor.walk.round import Errand, Round

#: Tasks that nobody has taken: for people in rooms, for those whose room is near, and the others.
Ranked = tuple[list[Request], list[Request], list[Request]]


def next_walk(
    floor: Floor,
    runner: str,
    now: Ms,
    policy: Policy,
    ranked: Ranked | None = None,
    tasks: Sequence[Request] | None = None,
) -> Round | None:
    """The round that ``runner`` should start now; None if there is nothing to fetch.

    What they claimed by itself before comes along. ``ranked`` is `by_nearness`, and ``tasks`` is
    `taken`, where they are known already: they are the same for every runner.
    """
    tasks = taken(floor) if tasks is None else tasks
    walking = Walking.of(floor.plan)
    found = Round(walking.start)
    for task in to_fetch(tasks, runner):
        if task.walk is not None:
            continue
        found = found.with_(errand(floor, walking, task, policy))
    most = len(found.errands) + free_arms(floor, tasks, runner, policy)
    urgent, near, idle = ranked or by_nearness(floor, policy)
    for some in (urgent, near):
        pool = [errand(floor, walking, task, policy) for task in some[: policy.looked_through]]
        found = filled(found, pool, most, now, policy)
    if not found.errands:
        pool = [errand(floor, walking, task, policy) for task in idle[: policy.looked_through]]
        found = filled(found, pool, most, now, policy)
    return found.in_order() if found.errands else None


def by_nearness(floor: Floor, policy: Policy) -> Ranked:
    """What nobody has taken: for people in rooms, the promise that is due first before all others;
    for those whose room is near; and for those further back in the line.

    Who has not joined the line may never come, and what they want stays on its rail.
    """
    before = {visit: place for place, (visit, _) in enumerate(waiting(floor))}
    joined = set(floor.line)
    tasks = unowned(floor)
    urgent = [task for task in tasks if in_room(floor, task)]
    urgent.sort(key=lambda task: (due(task, policy), task.requested_at))

    def behind(task: Request) -> int:
        """How many wait for a room before its shopper; who is offered one is before them all."""
        if floor.visits[task.visit].room is not None:
            return -1
        return before.get(task.visit, policy.near_places + len(before))

    rest = [(behind(task), task.requested_at, task) for task in tasks if task.visit in joined]
    rest.sort(key=lambda one: one[:2])
    near = [task for place, _, task in rest if place < policy.near_places]
    return urgent, near, [task for place, _, task in rest if place >= policy.near_places]


def filled(found: Round, pool: list[Errand], most: int, now: Ms, policy: Policy) -> Round:
    """``found`` with those of ``pool`` that come along.

    The first for somebody in a room comes along in any case: it is what the round is made for.
    """
    if pool and len(found.errands) < most and (pool[0].due is not None or not found.errands):
        found, pool = found.with_(pool[0]), pool[1:]
    while len(found.errands) < most:
        choices = [
            (longer.metres, rank, longer)
            for rank, one in enumerate(pool)
            if comes_along(found, one, longer := found.with_(one), now, policy)
        ]
        if not choices:
            break
        _, rank, found = min(choices, key=lambda choice: choice[:2])
        pool = [*pool[:rank], *pool[rank + 1 :]]
    return found


def comes_along(found: Round, one: Errand, longer: Round, now: Ms, policy: Policy) -> bool:
    """Whether one errand more is worth its detour and costs nobody else a promise."""
    detour = longer.metres - found.metres
    worth_it = detour <= policy.detour_share * one.alone(found.start)
    return worth_it and breaks_none(found, one, longer, now, policy)


def breaks_none(found: Round, one: Errand, longer: Round, now: Ms, policy: Policy) -> bool:
    """Whether everything that would be in time without ``one`` still is with it."""
    return longer.late(now, policy) - {one.request} <= found.late(now, policy)
