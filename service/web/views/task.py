"""One pick task as the staff sees it: what, where, for which room, whose it is and who has it."""

from __future__ import annotations

from service.floor.pieces import place_of
from service.floor.shift import silent
from service.floor.state import Request
from service.web.access import Principal
from service.web.moment import Moment
from service.web.views import View, when
from service.web.views.garment import where_view
from service.web.views.map import place_on_map
from service.web.views.naming import room_name
from service.web.views.pieces import source_view
from service.web.views.visit import request_line


def task_view(moment: Moment, me: Principal, task: Request) -> View:
    """``mine`` if it is of whoever asks; the rest of it is the same for everybody."""
    return {**shared_task(moment, task), "mine": task.owner == me.subject}


def shared_task(moment: Moment, task: Request) -> View:
    """``silent`` if its owner has not been heard of, so that a colleague may take it over, and
    ``in_hand_of`` whoever picked it: ask them before you look on the rail."""
    return moment.once(("task", task.id), lambda: _task(moment, task))


def _task(moment: Moment, task: Request) -> View:
    floor = moment.floor
    visit = floor.visits[task.visit]
    walking = moment.estimate.outlook.walking
    at = place_of(floor, walking, task) if walking.mapped else None
    owner = {"id": task.owner, "name": task.owner_name} if task.owner else None
    out_of_reach = task.owner is not None and silent(floor, task.owner, moment.now, moment.policy)
    return {
        **request_line(moment, task),
        **where_view(moment, task.zone, task.fixture),
        **source_view(moment, task),
        "at": place_on_map(at),
        "room": room_name(moment, visit.room) if visit.room else None,
        "call_sign": visit.call_sign,
        "visit_state": floor.state_of(visit),
        "owner": owner,
        "silent": out_of_reach,
        "in_hand_of": runner_view(moment, task.picked_by),
        "walk": task.walk,
        "joined": task.joined,
        "lease_until": when(task.lease_until),
    }


def runner_view(moment: Moment, runner: str | None) -> View | None:
    """A colleague, by the name that they have among the staff."""
    if runner is None:
        return None
    here = moment.floor.runners.get(runner)
    return {"id": runner, "name": here.name if here else None}
