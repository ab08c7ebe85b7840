"""What runners have on their arms and before them, and what nobody has taken yet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from catalog.walking import Walking
from service.clock import Ms
from service.floor.pieces import place_of
from service.floor.policy import Policy
from service.floor.state import Floor, Request, Walk
from service.floor.walk.round import Errand


def in_room(floor: Floor, task: Request) -> bool:
    """Whether its shopper waits for it in a room; else it can be fetched, but not brought."""
    return floor.state_of(floor.visits[task.visit]) == "in_room"


def taken(floor: Floor) -> list[Request]:
    """Tasks that some runner has claimed, or has the piece of, oldest first. Few of all are, so
    whoever asks after each runner looks for them once."""
    return [task for task in floor.under_way if task.open and (task.owner or task.picked_by)]


def to_fetch(tasks: Iterable[Request], runner: str) -> list[Request]:
    """What of the ``tasks`` the runner has claimed and not picked yet."""
    return [task for task in tasks if _claimed(task) and task.owner == runner]


def to_bring(floor: Floor, tasks: Iterable[Request], runner: str) -> list[Request]:
    """What of the ``tasks`` the runner has in hand for somebody in a room.

    What waits for a shopper without a room hangs by the rooms meanwhile: it is on nobody's arm.
    """
    return [
        task for task in tasks if task.open and task.picked_by == runner and in_room(floor, task)
    ]


def _claimed(task: Request) -> bool:
    return task.state == "claimed"


def free_arms(floor: Floor, tasks: Sequence[Request], runner: str, policy: Policy) -> int:
    """How many garments more the runner could carry, by what they have of the ``tasks``."""
    busy = {task.id for task in (*to_fetch(tasks, runner), *to_bring(floor, tasks, runner))}
    return max(0, policy.armful - len(busy))


def unowned(floor: Floor) -> list[Request]:
    """What hangs on its rail and nobody has taken. A piece in somebody's hands is not sent for."""
    return [
        task
        for task in floor.under_way
        if task.open and task.owner is None and task.picked_by is None
    ]


def due(task: Request, policy: Policy) -> Ms:
    """When it should hang in the room: as promised, or else before anybody calls that long."""
    return task.promised_at or task.place_at + policy.long_bring_s * 1000


def errand(floor: Floor, walking: Walking, task: Request, policy: Policy) -> Errand:
    """A task as a round sees it. Only who is in a room can be kept waiting."""
    order = {zone.id: step for step, zone in enumerate(floor.plan.zones)} if floor.plan else {}
    return Errand(
        request=task.id,
        order=(order.get(task.zone or "", len(order)), task.fixture or ""),
        at=place_of(floor, walking, task),
        room=walking.room(floor.visits[task.visit].room),
        due=due(task, policy) if in_room(floor, task) else None,
    )


def current(floor: Floor, runner: str) -> Walk | None:
    """The round that the runner is on: the last one with something left to fetch or to bring."""
    mine = [walk for walk in floor.walks.values() if walk.runner == runner and active(floor, walk)]
    return mine[-1] if mine else None


def active(floor: Floor, walk: Walk) -> bool:
    """Whether anything is left to fetch or to bring on this round."""
    return any(
        task.walk == walk.id and (_claimed(task) or in_room(floor, task)) and task.open
        for request in walk.tasks
        if (task := floor.requests.get(request)) is not None
    )
