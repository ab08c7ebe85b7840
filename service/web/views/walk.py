"""Walks as the staff sees them: mine, the next one, what nobody has, and what colleagues have.

``my_walk`` has ``stops`` in the order of fetching (each a place with its tasks; ``joined`` ones
came while it was under way), then ``rooms`` in the order of bringing, each with what goes there,
and ``waiting``: what hangs by the rooms for shoppers who have none yet. ``next_walk`` is what
starting a walk would claim now, in the same shape; null while something is left to fetch.
``carried`` is how many pieces shoppers carry: who takes one over asks for the list of them.
"""

from __future__ import annotations

from functools import partial
from itertools import groupby

from service.floor.state import Request
from service.floor.walk import (
    Ranked,
    Round,
    ahead,
    by_nearness,
    current,
    free_arms,
    in_room,
    next_walk,
    taken,
    to_fetch,
)
from service.web.access import Principal
from service.web.moment import Moment
from service.web.views import View, when
from service.web.views.garment import garment_line
from service.web.views.naming import room_name
from service.web.views.task import runner_view, shared_task, task_view
from service.web.writing import Written, written

#: Tasks that nobody has taken are shown up to here.
OPEN_SHOWN = 100


def walks_view(moment: Moment, me: Principal) -> View:
    return {
        "my_walk": _mine(moment, me),
        "next_walk": _next(moment, me),
        **moment.once("open", lambda: _open(moment)),
        "others": _others(moment, me),
        "carried": moment.once(
            "carried", lambda: sum(one.in_hand for one in moment.floor.under_way)
        ),
        "team": moment.once("team", lambda: written(_team(moment))),
    }


def _team(moment: Moment) -> list[View]:
    return [
        {"id": one.id, "name": one.name, "called": one.called, "lead": one.lead}
        for one in moment.floor.runners.values()
    ]


def _mine(moment: Moment, me: Principal) -> View | None:
    floor = moment.floor
    tasks = _taken(moment)
    mine = [task for task in tasks if me.subject in (task.owner, task.picked_by)]
    if not mine:
        return None
    walk = current(floor, me.subject)
    left = ahead(floor, me.subject, moment.policy, tasks)
    return {
        "id": walk.id if walk else None,
        "started_at": when(walk.started_at) if walk else None,
        **_round(moment, me, left),
        "waiting": [
            task_view(moment, me, task)
            for task in mine
            if task.picked_by == me.subject and not in_room(floor, task)
        ],
    }


def _taken(moment: Moment) -> list[Request]:
    return moment.once("taken", lambda: taken(moment.floor))


def _next(moment: Moment, me: Principal) -> View | Written | None:
    """Whoever has nothing to fetch and as many free arms would be sent on the same round."""
    floor, policy = moment.floor, moment.policy
    tasks = _taken(moment)
    mine = to_fetch(tasks, me.subject)
    if any(task.walk is not None for task in mine):
        return None
    if mine:
        return _planned(moment, me)
    arms = free_arms(floor, tasks, me.subject, policy)
    return moment.once(("next", arms), lambda: written(_planned(moment, me)))


def _ranked(moment: Moment) -> Ranked:
    return moment.once("ranked", lambda: by_nearness(moment.floor, moment.policy))


def _planned(moment: Moment, me: Principal) -> View | None:
    known = (_ranked(moment), _taken(moment))
    planned = next_walk(moment.floor, me.subject, moment.now, moment.policy, *known)
    return _round(moment, me, planned) if planned else None


def _round(moment: Moment, me: Principal, found: Round) -> View:
    """A round in its order: where to go, for what, to which rooms, and how far that is."""
    floor = moment.floor
    stops = []
    for _, errands in groupby(found.errands, key=lambda one: one.at):
        tasks = [task_view(moment, me, floor.requests[one.request]) for one in errands]
        stops.append({key: tasks[0][key] for key in ("zone", "fixture", "at")} | {"tasks": tasks})
    rooms: dict[str, list[str]] = {}
    for door in found.rooms:
        for one in (*found.errands, *found.carried):
            room = floor.visits[floor.requests[one.request].visit].room
            if one.room == door and room is not None:
                rooms.setdefault(room, []).append(one.request)
    return {
        "pieces": len(found.errands) + len(found.carried),
        "metres": round(found.metres),
        "stops": stops,
        "rooms": [
            {
                "room": room_name(moment, room),
                "tasks": [task_view(moment, me, floor.requests[one]) for one in tasks],
            }
            for room, tasks in rooms.items()
        ],
    }


def _open(moment: Moment) -> View:
    """What nobody has taken, the most urgent first; then what a colleague still has in hand, and
    what shoppers want who have not joined the line.

    Nobody scrolls through hundreds: of those further back ``open_more`` names the first of each
    variant, as a scan must find it, and ``open_count`` is how many there are in all.
    """
    floor = moment.floor
    ranked = [task for tasks in _ranked(moment) for task in tasks]
    known = {task.id for task in ranked}
    rest = [task for task in floor.under_way if task.open and task.owner is None]
    found = ranked + [task for task in rest if task.id not in known]
    shown = [{**shared_task(moment, task), "mine": False} for task in found[:OPEN_SHOWN]]
    more: dict[str, Request] = {}
    for task in found[OPEN_SHOWN:]:
        more.setdefault(task.gtin, task)
    return {
        "open": written(shown),
        "open_more": written([_brief(moment, task) for task in more.values()]),
        "open_count": len(found),
    }


def _brief(moment: Moment, task: Request) -> View:
    name = garment_line(moment, task.gtin)["name"]
    return {"id": task.id, "gtin": task.gtin, "name": name, "state": task.state, "mine": False}


def carried(moment: Moment) -> list[View]:
    """What shoppers carry who are not in a room yet, by call sign: a runner may take it over."""
    visits = moment.floor.visits
    found = [
        {
            "id": one.id,
            "call_sign": visits[one.visit].call_sign,
            "style": one.style,
            "colourway": one.colourway,
            **garment_line(moment, one.gtin),
        }
        for one in moment.floor.under_way
        if one.in_hand
    ]
    return sorted(found, key=lambda one: one["call_sign"])


def _others(moment: Moment, me: Principal) -> list[Written]:
    """What each colleague is on."""
    tasks = moment.once("tasks by owner", lambda: _by_owner(moment))
    return [
        moment.once(("on", owner), partial(_colleague, moment, mine))
        for owner, mine in tasks.items()
        if owner != me.subject
    ]


def _by_owner(moment: Moment) -> dict[str, list[Request]]:
    by_owner: dict[str, list[Request]] = {}
    for task in _taken(moment):
        if task.owner is not None:
            by_owner.setdefault(task.owner, []).append(task)
    return by_owner


def _colleague(moment: Moment, tasks: list[Request]) -> Written:
    """A silent one may have a dead handheld: ask, then take over."""
    shown: list[View] = [{**shared_task(moment, task), "mine": False} for task in tasks]
    owner = shown[0]["owner"]
    return written(
        {
            "runner": owner | (runner_view(moment, owner["id"]) or {}),
            "walk": walk.id if (walk := current(moment.floor, owner["id"])) else None,
            "silent": shown[0]["silent"],
            "tasks": shown,
        }
    )
