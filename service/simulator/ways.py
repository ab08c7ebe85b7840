"""Which tasks a runner takes next: the policy that is compared, and nothing else of a runner.

``fcfs``: the oldest task, alone. What a list without walks comes to.
``fcfs-by-room``: the oldest task and, as people do who carry a list, whatever else its shopper
wants, in the order of the zones.
``one-walk``: the round that the pick-list plans for several rooms; new tasks join it.

All of them look at the same tasks: those of shoppers in a room or on the way to one; with idle
hands, those of the line as well.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from service.floor import Floor
from service.floor.commands import ClaimTask, StartWalk
from service.floor.state import Request, VisitState
from service.simulator.store import Store

#: Claims the next tasks for a runner; whether there were any.
Way = Callable[[Store, str, str, int], bool]


def waiting_tasks(floor: Floor) -> list[Request]:
    """Tasks that nobody has taken, the oldest first: of those in a room or on the way to one, else
    of those in the line."""
    free = [one for one in floor.requests.values() if one.open and one.owner is None]
    free = [one for one in free if one.picked_by is None]
    near = [one for one in free if _stands(floor, one) in ("in_room", "offered")]
    in_line = [one for one in free if _stands(floor, one) == "waiting"]
    return sorted(near or in_line, key=lambda one: (one.place_at, one.id))


def _stands(floor: Floor, task: Request) -> VisitState:
    return floor.state_of(floor.visits[task.visit])


def one_by_one(store: Store, runner: str, name: str, armful: int) -> bool:
    """``fcfs``."""
    return _claim(store, waiting_tasks(store.floor)[:1], runner, name)


def room_by_room(store: Store, runner: str, name: str, armful: int) -> bool:
    """``fcfs-by-room``."""
    tasks = waiting_tasks(store.floor)
    return _claim(
        store, [one for one in tasks if one.visit == tasks[0].visit][:armful], runner, name
    )


def _claim(store: Store, tasks: Sequence[Request], runner: str, name: str) -> bool:
    """Two runners may reach for the same task at once; the floor gives it to one of them."""
    claimed = [store.did(ClaimTask(task.id, runner, name)) for task in tasks]
    return any(claimed)


def one_walk(store: Store, runner: str, name: str, armful: int) -> bool:
    """``one-walk``."""
    return store.did(StartWalk(f"{runner}-{store.clock.now}", runner, name))


WAYS: dict[str, Way] = {
    "fcfs": one_by_one,
    "fcfs-by-room": room_by_room,
    "one-walk": one_walk,
}


def in_order(store: Store, tasks: Sequence[Request]) -> list[Request]:
    """As planned on a walk; else by zone as a runner walks them, then fixture by fixture."""
    zones = {zone.id: step for step, zone in enumerate(store.plan().zones)}
    walks = store.floor.walks

    def order(task: Request) -> tuple[int, int, str, str]:
        planned = walks[task.walk].tasks.index(task.id) if task.walk else -1
        return (planned, zones.get(task.zone or "", len(zones)), task.fixture or "", task.id)

    return sorted(tasks, key=order)
