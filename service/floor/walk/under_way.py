"""A walk under way: where it has come to, how far that was, and that it is over.

It is followed by what its runner taps anyway, never by where they are: the last fixture or room
that something was picked at, missed at or brought to. Metres are those of the map between them.
"""

from __future__ import annotations

from catalog.store import Place
from catalog.walking import Walking, metres
from service.clock import Ms
from service.floor.facts import (
    Fact,
    GarmentDelivered,
    GarmentNotFound,
    GarmentPicked,
    TaskRedirected,
    WalkEnded,
)
from service.floor.pieces import place_of
from service.floor.rules import folds
from service.floor.state import Floor, Request, Walk
from service.floor.walk.arms import active


def follow(floor: Floor, fact: Fact, at: Ms) -> None:
    """Note where a walk has come to; called before ``fact`` changes the task that it is about."""
    task = floor.requests.get(getattr(fact, "request", ""))
    walk = floor.walks.get(task.walk or "") if task else None
    if task is None or walk is None:
        return
    walking = Walking.of(floor.plan)
    if isinstance(fact, GarmentPicked):
        _goes_on(floor, walk, fact.until)
    if isinstance(fact, GarmentDelivered):
        walk.pieces += 1
        _comes_to(walk, walking.room(fact.room), at)
    elif isinstance(fact, GarmentPicked) or _was_missed(fact):
        _comes_to(walk, place_of(floor, walking, task), at)


def _was_missed(fact: Fact) -> bool:
    """Whether somebody stood there and did not find the piece."""
    if isinstance(fact, GarmentNotFound):
        return fact.runner is not None
    return isinstance(fact, TaskRedirected) and fact.missed


def _comes_to(walk: Walk, place: Place, at: Ms) -> None:
    walk.metres += metres(Place(walk.x, walk.y), place)
    walk.x, walk.y, walk.touched_at = place.x, place.y, at


def _goes_on(floor: Floor, walk: Walk, until: Ms) -> None:
    """Whoever picks on a walk is at work on all of it: none of its claims lapses meanwhile."""
    for request in walk.tasks:
        task = floor.requests.get(request)
        if task is not None and task.walk == walk.id and task.lease_until is not None:
            task.lease_until = max(task.lease_until, until)


def step_off(floor: Floor, task: Request) -> None:
    """This task is on no walk any more."""
    walk = floor.walks.get(task.walk or "")
    if walk is not None:
        walk.tasks.remove(task.id)
    task.walk, task.joined = None, False


def ended(floor: Floor) -> list[Fact]:
    """The walks on which nothing is left to do."""
    return [WalkEnded(walk.id) for walk in floor.walks.values() if not active(floor, walk)]


@folds(WalkEnded)
def _ended(floor: Floor, fact: WalkEnded, at: Ms) -> None:
    """What waits for a shopper without a room hangs by the rooms, and is on no walk any more."""
    walk = floor.walks.pop(fact.walk)
    for request in walk.tasks:
        task = floor.requests.get(request)
        if task is not None and task.walk == walk.id:
            task.walk = None
