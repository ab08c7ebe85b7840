"""What runners work with: walks, rooms, go-backs and help calls.

``my_walk``, ``next_walk``, ``open`` (with ``open_more`` and ``open_count``), ``others``,
``carried`` and ``team`` are what the pick-list is made of: see ``walk.py``. Who wants all open
tasks asks for them: in a full store that is a megabyte.
"""

from __future__ import annotations

from collections import Counter

from service.floor.state import Request, Room, Visit, VisitState
from service.web.access import Principal
from service.web.moment import Moment
from service.web.views import View, when
from service.web.views.booking import bookings
from service.web.views.line import line
from service.web.views.load import load_view
from service.web.views.naming import room_name
from service.web.views.pieces import checklist_view, counts, go_backs
from service.web.views.task import task_view
from service.web.views.team import own_timing
from service.web.views.walk import walks_view
from service.web.writing import written

#: Who is served first: somebody in a room, and last whoever has not even joined the line.
NEAREST: tuple[VisitState, ...] = ("in_room", "offered", "waiting", "browsing", "ended")


def staff_view(moment: Moment, me: Principal) -> View:
    return {
        "position": moment.position,
        "load": load_view(moment)["load"],
        "me": _me(moment, me),
        "timing": own_timing(moment, me),
        **walks_view(moment, me),
        "rooms": moment.once("rooms", lambda: written(_rooms(moment))),
        "go_backs": moment.once("go-backs", lambda: written(go_backs(moment))),
        "counts": counts(moment, me),
        "help_calls": _help_calls(moment, me),
        "line": moment.once("line", lambda: written(line(moment))),
        "bookings": moment.once("bookings", lambda: written(bookings(moment))),
    }


def whole_staff_view(moment: Moment, me: Principal) -> View:
    """As `staff_view`; and ``walks``, every open task there is, by visit."""
    return {**staff_view(moment, me), "walks": _walks(moment, me)}


def _me(moment: Moment, me: Principal) -> View:
    """Who asks, and whether they are on the floor: there by doing something, or by saying so."""
    here = moment.floor.runners.get(me.subject)
    return {
        "id": me.subject,
        "name": me.name,
        "on_floor": here is not None,
        "called": here.called if here else None,
        "lead": here.lead if here else False,
    }


def _steps(moment: Moment, style_id: str) -> tuple[int, str]:
    """Where on the walk a style hangs: its zone's place in the walking order, then its fixture."""
    plan = moment.floor.plan
    order = {zone.id: step for step, zone in enumerate(plan.zones)} if plan else {}
    style = moment.display.release.styles.get(style_id)
    if style is None:
        return (len(order), "")
    return (order.get(style.zone or "", len(order)), style.fixture or "")


def _walks(moment: Moment, me: Principal) -> list[View]:
    """Open tasks by visit."""
    return [_walk(moment, me, tasks) for tasks in _by_visit(moment)]


def _by_visit(moment: Moment) -> list[list[Request]]:
    """The nearer to a room, the sooner; then whoever has waited longest."""
    floor = moment.floor
    by_visit: dict[str, list[Request]] = {}
    for request in floor.under_way:
        if request.open:
            by_visit.setdefault(request.visit, []).append(request)

    def urgency(tasks: list[Request]) -> tuple[int, int]:
        state = floor.state_of(floor.visits[tasks[0].visit])
        return (NEAREST.index(state), min(task.place_at for task in tasks))

    return sorted(by_visit.values(), key=urgency)


def _walk(moment: Moment, me: Principal, tasks: list[Request]) -> View:
    visit: Visit = moment.floor.visits[tasks[0].visit]
    in_order = sorted(tasks, key=lambda task: (_steps(moment, task.style), task.requested_at))
    return {
        "room": room_name(moment, visit.room) if visit.room else None,
        "call_sign": visit.call_sign,
        "visit_state": moment.floor.state_of(visit),
        "tasks": [task_view(moment, me, task) for task in in_order],
    }


def _rooms(moment: Moment) -> list[View]:
    floor = moment.floor
    inside = Counter(one.room for one in floor.under_way)
    left = Counter(go_back.room for go_back in floor.go_backs.values())
    return [_room(moment, room, inside[room.id] + left[room.id]) for room in floor.rooms.values()]


def _room(moment: Moment, room: Room, garments: int) -> View:
    visit = moment.floor.visits.get(room.visit or "")
    return {
        **room_name(moment, room.id),
        "accessible": room.accessible,
        "state": room.state,
        "call_sign": visit.call_sign if visit else None,
        "since": when(room.since),
        "closed": {"cause": room.closed, "reason": room.closed_words} if room.closed else None,
        "garments": garments,
        "checklist": checklist_view(moment, room),
    }


def _help_calls(moment: Moment, me: Principal) -> list[View]:
    floor = moment.floor
    return [
        {
            "id": call.id,
            "room": room_name(moment, room) if (room := floor.visits[call.visit].room) else None,
            "call_sign": floor.visits[call.visit].call_sign,
            "about": call.about,
            "called_at": when(call.called_at),
            "answered_by": call.answered_by_name,
            "mine": call.answered_by == me.subject,
            "escalated": call.escalated,
        }
        for call in sorted(floor.help_calls.values(), key=lambda call: call.called_at)
    ]
